"""What the renderer says of every exhibit that the notebooks make, in both languages: nothing overlaps or is cut."""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from casestudy.case import Case, list_cases, open_case
from casestudy.chapter.exhibits import saving
from casestudy.chapter.exhibits.manifest import read_manifest
from casestudy.chapter.exhibits.pictures import Draw
from casestudy.chapter.notebooks import list_notebooks
from casestudy.errors import Language
from casestudy.plots.style import CM, style
from tests.plots.extents import Written, measured, outside, overlaps


class Drawn(NamedTuple):
    """One page of an exhibit as the renderer sees it."""

    exhibit: str
    lang: Language
    figure: Figure
    texts: Written


class Probe:
    """Measures what a notebook draws, in the place where it would be written as PDF and PNG."""

    def __init__(self) -> None:
        self.pages = list[Drawn]()

    def render(
        self, data: pd.DataFrame, draw: Draw, lang: Language, about: Mapping[str, str]
    ) -> tuple[bytes, list[bytes]]:
        """Draw and measure each page, and return small pictures of them."""
        pictures = []
        with style():
            drawn = draw(data, lang)
            for ax in [drawn] if isinstance(drawn, Axes) else drawn:
                figure = ax.get_figure(root=True)
                assert isinstance(figure, Figure)
                self.pages.append(Drawn(about["Title"], lang, figure, measured(figure)))
                png = BytesIO()
                figure.savefig(png, format="png", dpi=10)
                pictures.append(png.getvalue())
        return b"", pictures


def run_cells(notebook: Path) -> None:
    """Run the code of a notebook, all but what it displays."""
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    space: dict[str, object] = {"__name__": "__main__", "display": lambda *_, **__: None}
    for cell in cells:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), f"{notebook.name}, {cell['id']}", "exec"), space)


@pytest.fixture(scope="module", params=list_cases(Path(__file__).resolve().parent.parent))
def pages(
    request: pytest.FixtureRequest, bekasi: Case, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Case, list[Drawn]]]:
    """Return every page that the notebooks draw for each shipped case, measured."""
    root, name = tmp_path_factory.mktemp("drawn"), str(request.param)
    shutil.copytree(bekasi.root / "data" / name, root / "data" / name)
    (root / "notebooks").mkdir()
    probe = Probe()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CASESTUDY_ROOT", str(root))
        patch.setenv("CASESTUDY_CASE", name)
        patch.setattr(saving, "render", probe.render)
        for notebook in list_notebooks(bekasi.root)[:-1]:
            run_cells(notebook)
    yield open_case(name, root=root), probe.pages


Pages = tuple[Case, list[Drawn]]


def faults(pages: list[Drawn], find: Callable[[Drawn], object]) -> dict[tuple[str, Language], object]:
    """Return what is found wrong by exhibit and language."""
    return {(page.exhibit, page.lang): found for page in pages if (found := find(page))}


def test_every_exhibit_is_measured_in_both_languages(pages: Pages) -> None:
    """Each exhibit of the manifest was drawn once in Indonesian and once in English, and each page has texts."""
    case, drawn = pages
    captions = {(entry["caption"][lang], lang) for entry in read_manifest(case).values() for lang in ("id", "en")}

    assert {(page.exhibit, page.lang) for page in drawn} == captions
    assert len(captions) > 40
    assert all(len(page.texts) > 1 for page in drawn)


def test_no_two_texts_overlap(pages: Pages) -> None:
    """No text of an exhibit lies on another."""
    assert faults(pages[1], lambda page: overlaps(page.texts)) == {}


def test_no_text_is_cut(pages: Pages) -> None:
    """Every text lies inside its page, which is as wide as the thesis's text and no higher."""
    case, drawn = pages

    assert faults(drawn, lambda page: outside(page.figure, page.texts)) == {}
    for page in drawn:
        width, height = page.figure.get_size_inches()
        assert width == pytest.approx(case.width_cm * CM), page.exhibit
        assert height <= case.height_cm * CM + 0.01, page.exhibit


def test_an_exhibit_says_something_else_in_each_language(pages: Pages) -> None:
    """No exhibit shows the same texts in both languages, words of the case's own texts aside."""
    said: dict[Language, dict[str, set[str]]] = {"id": {}, "en": {}}
    for page in pages[1]:
        # A long table may take another page in one of the languages.
        said[page.lang].setdefault(page.exhibit, set()).update(text for text, _ in page.texts)

    assert len(said["id"]) == len(said["en"])
    alike = [title for (title, one), two in zip(said["id"].items(), said["en"].values(), strict=True) if one == two]
    assert alike == []
