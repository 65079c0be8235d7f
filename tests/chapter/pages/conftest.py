"""Entries of a manifest without files, and a chapter of two exhibits with them."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from matplotlib.axes import Axes

from casestudy.case import Case
from casestudy.chapter.exhibits.evidence import rows_behind
from casestudy.chapter.exhibits.manifest import read_manifest
from casestudy.chapter.exhibits.saving import save_exhibit, save_table
from casestudy.chapter.pages.contents import Chapter, gather_chapter
from casestudy.errors import Language
from casestudy.load.sources import load_case
from casestudy.plots.style import new_axes

#: Makes an entry as the manifest has it.
MakeEntry = Callable[..., dict[str, Any]]


@pytest.fixture
def entry() -> MakeEntry:
    """Return what makes an entry of the manifest as `save_exhibit` writes it."""

    def make(
        number: str, kind: str = "figure", *, pages: int = 1, title: str = "Tone", **changed: Any
    ) -> dict[str, Any]:
        names = ["" if page == 1 else f"-{page}" for page in range(1, pages + 1)]
        files = {f"{lang}{page}.png": f"{lang}/{number}{page}.png" for lang in ("id", "en") for page in names}
        files |= {f"{lang}.pdf": f"{lang}/{number}.pdf" for lang in ("id", "en")}
        made = {
            "number": number,
            "kind": kind,
            "notebook": "04-media",
            "caption": {"id": f"Gambar {number} Nada", "en": f"Figure {number} {title}"},
            "alt": {"id": f"Batang {number}", "en": f"Bars {number}"},
            "source_line": {"id": "Sumber: A", "en": "Source: A"},
            "illustrative": True,
            "inputs": {"a": "1", "b": "2"},
            "rows": 3,
            "files": {
                "data": f"data/{number}.csv",
                "en.pdf": f"en/{number}.pdf",
                "id.pdf": f"id/{number}.pdf",
                **files,
            },
        }
        return {**made, **changed}

    return make


def bars(_: pd.DataFrame, lang: Language) -> Axes:
    """Draw a title."""
    ax = new_axes(height_cm=3)
    ax.set_title(lang)
    return ax


@pytest.fixture
def chapter(kota: Case, register: pd.DataFrame) -> Chapter:
    """Return the chapter of a figure of passages by informant and a table of informants, saved in the example case."""
    sources = load_case(kota)
    coded = sources.segments[sources.segments["coder"] == "contoh-1"]
    coded = coded[coded["doc"].isin(sources.informants["informant"])]
    data = coded.groupby("doc").size().rename("n").reset_index()
    save_exhibit(kota, register, "peaks", data, draw=bars, sources=["codings"], facts={"n": "<b>3</b>"},
                 behind={"n": rows_behind(coded, on=["doc"])})  # fmt: skip
    people = sources.informants[["informant", "position", "kind", "minutes"]]
    talked = rows_behind(people, on=["informant"], table="informants", counts="minutes")
    save_table(kota, register, "people", people, columns={"informant": 1, "position": 3, "kind": 1, "minutes": 1},
               sources=["informants"], facts={"n": len(people)}, behind={"minutes": talked})  # fmt: skip
    return gather_chapter(kota, read_manifest(kota), register["slug"])
