"""Verify: what the project holds is what its notebooks make, and one changed number, pixel or word is found."""

import json
import shutil
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from casestudy.case import Case
from casestudy.chapter.notebooks import list_notebooks, notebook_target, run_notebooks
from casestudy.chapter.verify import Verdict, compare_runs, verify
from casestudy.load.sources import load_case
from casestudy.load.texts import check_texts

WriteNotebook = Callable[[Path, dict[str, str]], Path]


def texts(folder: Path) -> dict[str, bytes]:
    """Return the content of every file in a folder that is neither picture nor PDF, by its path."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.suffix not in {".png", ".pdf"})
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def found(committed: Case, again: Case) -> dict[str, tuple[str, ...]]:
    """Return the differences of every exhibit and notebook that was not reproduced."""
    return {verdict.name: verdict.differences for verdict in compare_runs(committed, again) if not verdict.reproduced}


def edit_json(file: Path, change: Callable[[Any], object]) -> None:
    """Change a JSON file in its place."""
    content = json.loads(file.read_text("utf-8"))
    change(content)
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")


def change_pixel(png: bytes) -> bytes:
    """Return the picture with one pixel a little different."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    red, green, blue = picture.getpixel((10, 10))  # type: ignore[misc]  # an RGB picture has three values a pixel
    picture.putpixel((10, 10), (red ^ 1, green, blue))
    out = BytesIO()
    picture.save(out, format="png")
    return out.getvalue()


@pytest.fixture
def planted(rerun: Case, tmp_path: Path) -> Case:
    """Return a copy of the rerun's results in which a test may change one thing."""
    shutil.copytree(rerun.root / "notebooks", tmp_path / "notebooks")
    shutil.copytree(rerun.figures, tmp_path / "figures" / rerun.name)
    (tmp_path / "data" / rerun.name).mkdir(parents=True)
    shutil.copy2(rerun.folder / "case.toml", tmp_path / "data" / rerun.name)
    return replace(rerun, root=tmp_path)


def test_the_project_is_reproduced(bekasi: Case, rerun: Case) -> None:
    """Every exhibit of the register, every notebook and every page comes out of another run as it is committed."""
    verdicts = compare_runs(bekasi, rerun)

    assert [(verdict.name, verdict.differences) for verdict in verdicts if not verdict.reproduced] == []
    assert {verdict.name for verdict in verdicts if verdict.kind == "exhibit"} == set(
        load_case(bekasi).exhibits["slug"]
    )
    assert [verdict.name for verdict in verdicts if verdict.kind == "notebook"] == [
        file.name for file in list_notebooks(bekasi.root)
    ]
    assert [verdict.name for verdict in verdicts if verdict.kind == "page"] == [
        "bab-4.docx", "bab-4.md", "chapter-4.docx", "chapter-4.md", "chapter.html",
    ]  # fmt: skip


def test_notebooks_numbers_and_pages_are_the_same_to_the_byte(bekasi: Case, rerun: Case) -> None:
    """Executed notebooks, the numbers behind exhibits, the manifest and the pages do not differ in one byte."""
    for file in list_notebooks(bekasi.root):
        assert (rerun.root / "notebooks" / file.name).read_bytes() == file.read_bytes(), file.name
    assert texts(rerun.figures) == texts(bekasi.figures)


def test_the_committed_texts_are_those_of_the_raw_files(bekasi: Case) -> None:
    """What segments point into is what the loaders read today."""
    assert check_texts(bekasi, load_case(bekasi).texts) == []


def plant_number(case: Case) -> None:
    file = case.figures / "data" / "4-7-coverage-tone.csv"
    header, first, *rest = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join([header, first.replace(first[-2], str((int(first[-2]) + 1) % 10), 1), *rest]), "utf-8")


def plant_pixel(case: Case) -> None:
    file = case.figures / "en" / "figure-4-1-timeline.png"
    file.write_bytes(change_pixel(file.read_bytes()))


def plant_damage(case: Case) -> None:
    file = case.figures / "id" / "gambar-4-1-timeline.png"
    file.write_bytes(file.read_bytes()[:5000])


def plant_size(case: Case) -> None:
    file = case.figures / "id" / "tabel-4-2-sources.png"
    with Image.open(file) as picture:
        smaller = picture.resize((picture.width - 1, picture.height))
    smaller.save(file)


def plant_cell(case: Case) -> None:
    file = case.root / "notebooks" / "02-interviews.ipynb"
    text = file.read_text("utf-8")
    assert text.count("(~may_show).sum()") == 1
    file.write_text(text.replace("(~may_show).sum()", "may_show.sum()"), "utf-8")


def plant_output(case: Case) -> None:
    def change(notebook: Any) -> None:
        picture = next(cell for cell in notebook["cells"] if cell["id"] == "timeline")["outputs"][0]["data"]
        picture["image/png"] = b64encode(change_pixel(b64decode("".join(picture["image/png"])))).decode()

    edit_json(case.root / "notebooks" / "01-case-and-sources.ipynb", change)


def plant_lost_picture(case: Case) -> None:
    def change(notebook: Any) -> None:
        next(cell for cell in notebook["cells"] if cell["id"] == "timeline")["outputs"].pop(0)

    edit_json(case.root / "notebooks" / "01-case-and-sources.ipynb", change)


def plant_extra_cell(case: Case) -> None:
    def change(notebook: Any) -> None:
        notebook["cells"].append({"cell_type": "markdown", "id": "extra", "metadata": {}, "source": ""})

    edit_json(case.root / "notebooks" / "07-chapter.ipynb", change)


def plant_no_notebook(case: Case) -> None:
    (case.root / "notebooks" / "07-chapter.ipynb").write_text("<<<<<<< HEAD\n", "utf-8")


def plant_deleted_picture(case: Case) -> None:
    (case.figures / "id" / "gambar-4-11-comment-tone.png").unlink()


def plant_deleted_pdf(case: Case) -> None:
    (case.figures / "en" / "table-4-3-collocations.pdf").unlink()


def plant_deleted_numbers(case: Case) -> None:
    (case.figures / "data" / "4-8-outlet-tone.csv").unlink()


def plant_deleted_notebook(case: Case) -> None:
    (case.root / "notebooks" / "04-media.ipynb").unlink()


def plant_caption(case: Case) -> None:
    def change(manifest: Any) -> None:
        manifest["exhibits"]["agreement"]["caption"]["en"] += "!"

    edit_json(case.figures / "manifest.json", change)


def plant_input(case: Case) -> None:
    def change(manifest: Any) -> None:
        manifest["exhibits"]["informants"]["inputs"]["data/bekasi/tables/informants.csv"] = "0" * 64

    edit_json(case.figures / "manifest.json", change)


def plant_evidence(case: Case) -> None:
    file = case.figures / "evidence" / "4-4-theme-informant.csv"
    file.write_text(file.read_text("utf-8").replace("IK-1", "IK-2", 1), "utf-8")


def plant_cells(case: Case) -> None:
    file = case.figures / "en" / "table-4-4-agreement.csv"
    file.write_text(file.read_text("utf-8").replace("0", "1", 1), "utf-8")


def plant_page(case: Case) -> None:
    file = case.figures / "chapter.html"
    file.write_text(file.read_text("utf-8").replace("<h1>", "<h1> ", 1), "utf-8")


def plant_deleted_page(case: Case) -> None:
    (case.figures / "bab-4.docx").unlink()


PLANTED: list[tuple[Callable[[Case], None], str, str]] = [
    (plant_number, "coverage-tone", "numbers: data/4-7-coverage-tone.csv"),
    (plant_pixel, "timeline", "picture: en/figure-4-1-timeline.png"),
    (plant_damage, "timeline", "picture: id/gambar-4-1-timeline.png"),
    (plant_size, "sources", "picture: id/tabel-4-2-sources.png"),
    (plant_cell, "02-interviews.ipynb", "cell: kwic"),
    (plant_output, "01-case-and-sources.ipynb", "cell: timeline"),
    (plant_lost_picture, "01-case-and-sources.ipynb", "cell: timeline"),
    (plant_extra_cell, "07-chapter.ipynb", "number of cells"),
    (plant_no_notebook, "07-chapter.ipynb", "not a notebook"),
    (plant_deleted_picture, "comment-tone", "missing: id/gambar-4-11-comment-tone.png"),
    (plant_deleted_pdf, "collocations", "missing: en/table-4-3-collocations.pdf"),
    (plant_deleted_numbers, "outlet-tone", "missing: data/4-8-outlet-tone.csv"),
    (plant_deleted_notebook, "04-media.ipynb", "missing: 04-media.ipynb"),
    (plant_caption, "agreement", "manifest: caption"),
    (plant_input, "informants", "input: data/bekasi/tables/informants.csv"),
    (plant_evidence, "theme-informant", "evidence: evidence/4-4-theme-informant.csv"),
    (plant_cells, "agreement", "cells: en/table-4-4-agreement.csv"),
    (plant_page, "chapter.html", "content"),
    (plant_deleted_page, "bab-4.docx", "missing: bab-4.docx"),
]


@pytest.mark.parametrize(("plant", "name", "difference"), PLANTED, ids=lambda value: getattr(value, "__name__", ""))
def test_one_planted_change_is_found_and_nothing_else(
    rerun: Case, planted: Case, plant: Callable[[Case], None], name: str, difference: str
) -> None:
    """A change in one file names its exhibit, notebook or page alone, whichever of the two sides it stands on."""
    plant(planted)

    assert found(planted, rerun) == {name: (difference,)}
    assert found(rerun, planted) == {name: (difference,)}


def test_one_clipping_and_one_coded_segment_are_found(rerun: Case, tmp_path: Path) -> None:
    """After a clipping's tone and a passage's stance were changed, the exhibits that count them say in which file."""
    shutil.copytree(rerun.folder, tmp_path / "data" / rerun.name)
    shutil.copytree(rerun.root / "notebooks", tmp_path / "notebooks")
    changed = replace(rerun, root=tmp_path)
    clippings, codings = "raw/clippings/kliping-januari-maret.csv", "codings/pengode-1.csv"
    for name, old, new in (
        (clippings, "kasus-hukum;netral;netral;pihak KPK", "kasus-hukum;netral;negatif;pihak KPK"),
        (codings, "pencarian-fakta,pengode-1,supports", "pencarian-fakta,pengode-1,contradicts"),
    ):
        content = (changed.folder / name).read_bytes()
        assert old.encode() in content
        (changed.folder / name).write_bytes(content.replace(old.encode(), new.encode(), 1))

    run_notebooks(changed)

    differences = found(rerun, changed)
    for slug, file in (("coverage-tone", clippings), ("outlet-tone", clippings), ("process", codings)):
        assert f"input: data/{rerun.name}/{file}" in differences[slug]
        assert any(one.startswith("numbers: ") for one in differences[slug]), slug
    assert "timeline" in differences
    assert not {"informants", "content-map", "activities"} & set(differences)


def test_an_exhibit_that_one_side_lacks_is_told_from_where_it_is_missing(rerun: Case, planted: Case) -> None:
    """An exhibit that nobody makes any more, or that was never committed, has a verdict of its own."""
    edit_json(planted.figures / "manifest.json", lambda manifest: manifest["exhibits"].pop("swot-alignment"))

    assert found(planted, rerun) == {"swot-alignment": ("not in the committed manifest",)}
    assert found(rerun, planted) == {"swot-alignment": ("no longer made by any notebook",)}


def test_the_same_pixels_in_other_bytes_are_the_same_picture(rerun: Case, planted: Case) -> None:
    """Another compression, or a PDF with other bytes, is no difference of what is seen."""
    file = planted.figures / "id" / "tabel-4-2-sources.png"
    with Image.open(file) as picture:
        picture.load()
        picture.save(file, compress_level=1)
    pdf = planted.figures / "id" / "tabel-4-2-sources.pdf"
    pdf.write_bytes(pdf.read_bytes() + b"\n%")

    assert file.read_bytes() != (rerun.figures / "id" / "tabel-4-2-sources.png").read_bytes()
    assert found(planted, rerun) == {}


def test_exhibits_are_told_in_the_order_of_the_chapter(rerun: Case) -> None:
    """Figures come before tables, each by number, then notebooks and pages."""
    names = [verdict.name for verdict in compare_runs(rerun, rerun)]

    assert (names[0], names[9], names[22], names[33]) == (
        "timeline",
        "spokesperson-tone",
        "informants",
        "01-case-and-sources.ipynb",
    )


MAKES = """\
import casestudy as cs
from casestudy.plots.style import new_axes
case = cs.open_case()
events = cs.load_table(case, "events")
def draw(table, lang):
    ax = new_axes(height_cm=2)
    ax.set_title(f"{len(table)} {lang}")
    return ax
register = cs.load_table(case, "exhibits")
facts = {"n_events": 1, "n_activities": 1, "n_clippings": 1, "day_zero": 1}
saved = cs.save_exhibit(case, register, "timeline", events, draw=draw, sources=["events"], facts=facts)
"""


def test_verify_runs_a_copy_and_compares(kota: Case, write_notebook: WriteNotebook, scratch: Path) -> None:
    """A changed input is found in all that follows from it, and the comparison leaves project and scratch alone."""
    write_notebook(kota.root / "notebooks" / "01-a.ipynb", {"timeline": MAKES})
    run_notebooks(kota)
    file = kota.folder / "tables" / "events.csv"
    *kept, _ = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(kept), "utf-8")
    before = {path: path.read_bytes() for path in sorted(kota.root.rglob("*")) if path.is_file()}

    changed = {verdict.name: verdict.differences for verdict in verify(kota)}

    assert changed["timeline"] == (
        "input: data/kota/tables/events.csv",
        "manifest: data_sha256",
        "manifest: rows",
        "numbers: data/4-1-timeline.csv",
        "picture: en/figure-4-1-timeline.png",
        "picture: id/gambar-4-1-timeline.png",
    )
    assert changed["01-a.ipynb"] == ()
    assert {path: path.read_bytes() for path in sorted(kota.root.rglob("*")) if path.is_file()} == before
    assert list(scratch.iterdir()) == []


def test_another_case_is_verified_against_its_own_copies(kota: Case, write_notebook: WriteNotebook) -> None:
    """Where a project has a default case, the copies of another stand beside its figures and are compared there."""
    (kota.root / "pyproject.toml").write_text('[tool.casestudy]\ndefault-case = "desa"\n', "utf-8")
    file = write_notebook(kota.root / "notebooks" / "01-a.ipynb", {"one": "1"})
    before = file.read_bytes()

    steps: list[str] = []

    assert [verdict.differences for verdict in verify(kota)] == [("missing: 01-a.ipynb",)]
    run_notebooks(kota)

    assert notebook_target(kota, file).is_file()
    assert file.read_bytes() == before
    assert verify(kota, progress=lambda step: steps.append(step.source)) == [Verdict("01-a.ipynb", "notebook", ())]
    assert steps == ["1"]
