"""The search for leaks: a name planted in every kind of file and in every corner of it is found, by file and place."""

import base64
import io
import json
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from docx import Document
from nbformat.v4 import new_code_cell, new_notebook, new_output
from openpyxl import Workbook
from openpyxl.comments import Comment
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader, PdfWriter

import casestudy as cs
from casestudy.case import Case
from casestudy.errors import CaseError
from casestudy.privacy.key.lists import COLUMNS, write_list
from casestudy.privacy.key.places import key_file
from casestudy.privacy.leaks.searching import known_names, published_files, refuse_leaks
from tests.load.makers import archive, docx, odt, odt_paragraph, paragraph, pdf, rtf, word_part

NAME = "Ratna Wulandari"
ROW = {"original": NAME, "replacement": "[IK-1]", "approve": "yes", "kind": "name", "exact": False, "n": "1",
       "context": "", "note": ""}  # fmt: skip


@pytest.fixture
def kota(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Case:
    """Return a case with a list of one name."""
    monkeypatch.setenv("CASESTUDY_KEYS", str(tmp_path / "kunci"))
    case = cs.new_case("kota", root=tmp_path / "proyek")
    write_list(case, pd.DataFrame([ROW], columns=list(COLUMNS)))
    return case


def png(**texts: str) -> bytes:
    """Return a picture with texts in its chunks, one of them packed."""
    information = PngInfo()
    for key, value in texts.items():
        information.add_itxt(key, value, zip=key == "Packed")
    out = io.BytesIO()
    Image.new("RGB", (2, 2)).save(out, format="png", pnginfo=information)
    return out.getvalue()


def jpeg(text: str) -> bytes:
    """Return a picture of another format with a remark in it."""
    out = io.BytesIO()
    Image.new("RGB", (2, 2)).save(out, format="jpeg", comment=text.encode())
    return out.getvalue()


def figure(text: str) -> bytes:
    """Return a PDF as the figures are, with a text drawn in it."""
    out = io.BytesIO()
    drawn, ax = plt.subplots()
    ax.set_title(text)
    drawn.savefig(out, format="pdf", metadata={"CreationDate": None})
    plt.close(drawn)
    return out.getvalue()


def with_properties(**properties: str) -> bytes:
    """Return a PDF that says something in its properties alone."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(["isi"]))))
    writer.add_metadata({f"/{key}": value for key, value in properties.items()})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def word(place: str) -> bytes:
    """Return a Word document that names someone in one place."""
    document = Document()
    if place == "author":
        document.core_properties.author = NAME
    elif place == "split":
        paragraph_ = document.add_paragraph()
        for part in (NAME[:3], NAME[3:9], NAME[9:]):
            paragraph_.add_run(part).bold = part == NAME[3:9]
    elif place == "table":
        document.add_table(1, 1).cell(0, 0).text = NAME
    elif place == "footer":
        document.sections[0].footer.paragraphs[0].text = NAME
    elif place == "picture":
        document.add_picture(io.BytesIO(png(Author=NAME)))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def excel(place: str) -> bytes:
    """Return a workbook that names someone in one place."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "isi"
    if place == "cell":
        sheet["B7"] = NAME
    elif place == "sheet":
        sheet.title = NAME
    elif place == "hidden":
        book.create_sheet("x").append([NAME])
        book.worksheets[1].sheet_state = "hidden"
    elif place == "comment":
        sheet["A1"].comment = Comment("isi", NAME)
    elif place == "author":
        book.properties.creator = NAME
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def notebook(place: str) -> bytes:
    """Return an executed notebook that names someone in one place."""
    cell = new_code_cell("1", id="peaks")
    shown = new_output("display_data", data={"text/plain": "isi"})
    made = new_notebook(cells=[cell])
    if place == "source":
        cell.source = f"# {NAME}"
    elif place == "stream":
        cell.outputs = [new_output("stream", name="stdout", text=f"Bu {NAME}\n")]
    elif place == "html":
        shown.data = {"text/html": "<td>Ratna&nbsp;<b>Wulandari</b></td>"}
    elif place == "picture":
        shown.data = {"image/png": base64.b64encode(png(Packed=NAME)).decode()}
    elif place == "metadata":
        shown.metadata = {"image/png": {"alt": NAME}}
    elif place == "cell metadata":
        cell.metadata = {"tags": [NAME]}
    else:
        made.metadata["authors"] = [{"name": NAME}]
    cell.outputs = cell.outputs or [shown]
    return json.dumps(made).encode()


PLANTED: dict[str, Callable[[], bytes]] = {
    "a.csv": lambda: f"doc,quote\nIK-1,Bu {NAME} hadir\n".encode(),
    "a.md": lambda: f"# Bab\n\n![Bu {NAME}](a.png)\n".encode(),
    "a.txt": lambda: f"Bu {NAME.upper()}\r\n".encode("utf-16"),
    "cp1252.txt": lambda: f"“{NAME}”".encode("cp1252"),
    "a.json": lambda: json.dumps({"alt": {"id": [{"x": NAME}]}}).encode(),
    "key.json": lambda: json.dumps({NAME: 1}).encode(),
    "accents.json": lambda: b'{"x": "Ratna\\u00a0Wulandari"}',
    "broken.json": lambda: b'{"x": "Ratna\\u00a0Wulandari"',
    "a.toml": lambda: f'interviewers = ["{NAME}"]'.encode(),
    "text.html": lambda: b"<p>Ratna <b>Wulan</b>dari</p>",
    "attribute.html": lambda: f"<img alt='{NAME}'>".encode(),
    "entity.html": lambda: b"<p>R&#97;tna&nbsp;Wulandari</p>",
    "comment.html": lambda: f"<p>isi</p><!-- {NAME} -->".encode(),
    "script.html": lambda: b'<script>var x = "Ratna\\u0020Wulandari"</script>',
    "cells.html": lambda: b"<table><tr><td>Ratna</td></tr></table><p>Ratna<br>Wulandari</p>",
    "picture.html": lambda: b"<img src='data:image/png;base64," + base64.b64encode(png(Title=NAME)) + b"'>",
    "a.svg": lambda: f"<svg><title>{NAME}</title></svg>".encode(),
    "text.docx": lambda: docx(paragraph(NAME)),
    "deleted.docx": lambda: docx(f"<w:p><w:del><w:r><w:delText>{NAME}</w:delText></w:r></w:del></w:p>"),
    "remark.docx": lambda: docx("isi", parts={"word/comments.xml": word_part(
        "comments", f'<w:comment w:author="{NAME}">{paragraph("ya")}</w:comment>')}),
    "author.docx": lambda: word("author"),
    "split.docx": lambda: word("split"),
    "table.docx": lambda: word("table"),
    "footer.docx": lambda: word("footer"),
    "picture.docx": lambda: word("picture"),
    "cell.xlsx": lambda: excel("cell"),
    "sheet.xlsx": lambda: excel("sheet"),
    "hidden.xlsx": lambda: excel("hidden"),
    "comment.xlsx": lambda: excel("comment"),
    "author.xlsx": lambda: excel("author"),
    "a.odt": lambda: odt(odt_paragraph(NAME)),
    "a.rtf": lambda: rtf(NAME),
    "soft.txt": lambda: "Rat\u00adna Wulan\u200bdari".encode(),
    "text.pdf": lambda: pdf([NAME]),
    "lines.pdf": lambda: pdf(["Ratna", "Wulandari"]),
    "figure.pdf": lambda: figure(NAME),
    "properties.pdf": lambda: with_properties(Author=NAME),
    "subject.pdf": lambda: with_properties(Subject=f"Alt: {NAME}"),
    "a.png": lambda: png(Description=NAME),
    "packed.png": lambda: png(Packed=NAME),
    "a.jpg": lambda: jpeg(NAME),
    "a.zip": lambda: archive({"x/catatan.txt": NAME}),
    "nested.zip": lambda: archive({"x.docx": docx(paragraph(NAME))}),
    "member.zip": lambda: archive({f"{NAME}.txt": "isi"}),
    "binary.dat": lambda: b"\0\1\2" + NAME.encode() + b"\0",
    "Bu Ratna Wulandari.csv": lambda: b"isi\n",
    "transkripRatnaWulandari.csv": lambda: b"isi\n",
    **{f"{place}.ipynb": partial(notebook, place) for place in (
        "source", "stream", "html", "picture", "metadata", "cell metadata", "notebook metadata")},
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTED)
def test_a_name_is_found_wherever_it_stands(kota: Case, tmp_path: Path, name: str) -> None:
    """In each of fifty places the name is found; the message names the file and never repeats the name."""
    file = tmp_path / name
    file.write_bytes(PLANTED[name]())

    found = cs.check_leaks(kota, [file])

    assert found
    told = " ".join(problem.message("id") + problem.message("en") for problem in found).replace(file.as_posix(), "")
    assert all(problem.file == file.as_posix() for problem in found)
    assert "[IK-1]" in told
    assert "ratna" not in told.lower()


@pytest.mark.parametrize("name", [name for name in PLANTED if "Ratna" not in name])
def test_a_file_without_the_name_is_clean(
    kota: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The same files with another name in the same places are no leak: nothing else in them is taken for it."""
    monkeypatch.setitem(globals(), "NAME", "Ratna Puspita")
    file = tmp_path / name
    file.write_bytes(PLANTED[name]().replace(b"Wulandari", b"Puspita").replace(b"Wulan", b"Puspi"))

    assert cs.check_leaks(kota, [file]) == []


def test_the_place_is_told(kota: Case, tmp_path: Path) -> None:
    """Of a text the line is told, of a notebook the cell, of a PDF the page, of an archive the part."""
    places = {}
    for name in ("a.csv", "stream.ipynb", "text.pdf", "remark.docx"):
        (tmp_path / name).write_bytes(PLANTED[name]())
        (first, *_) = cs.check_leaks(kota, [tmp_path / name])
        places[name] = (first.row, first.column)

    assert places == {
        "a.csv": (2, None), "stream.ipynb": (None, "cell peaks outputs text"), "text.pdf": (None, "page 1"),
        "remark.docx": (None, "word/comments.xml"),
    }  # fmt: skip


def test_nothing_is_searched_without_a_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a list no file is opened: one that cannot be read is no trouble."""
    monkeypatch.setenv("CASESTUDY_KEYS", str(tmp_path / "kunci"))
    case = cs.new_case("kota", root=tmp_path / "proyek")

    assert known_names(case) is None
    assert not key_file(case).parent.exists()
    assert cs.check_leaks(case, [tmp_path]) == []
    refuse_leaks(case, f"Bu {NAME}".encode(), "a.md")


def test_a_changed_list_counts_at_once(kota: Case) -> None:
    """A row that is approved while Python runs is looked for from then on."""
    refuse_leaks(kota, b"Pak Gunadi", "a.md")

    rows = [ROW, {**ROW, "original": "Gunadi", "replacement": "[Orang 1]"}]
    write_list(kota, pd.DataFrame(rows, columns=list(COLUMNS)))

    with pytest.raises(CaseError, match=r"a\.md, baris 1: seharusnya ada samaran \[Orang 1\], bukan nama aslinya"):
        refuse_leaks(kota, b"Pak Gunadi", "a.md")


def test_what_could_be_published_is_data_figures_and_notebooks(kota: Case) -> None:
    """By default the case's data, its figures and the notebooks are searched, hidden copies of editors aside."""
    for name in ("figures/kota/en/a.png", "notebooks/01-a.ipynb", "notebooks/.ipynb_checkpoints/01-a.ipynb", "x.md"):
        (kota.root / name).parent.mkdir(parents=True, exist_ok=True)
        (kota.root / name).write_bytes(b"")

    files = {path.relative_to(kota.root).as_posix() for path in published_files(kota)}

    assert {"data/kota/case.toml", "figures/kota/en/a.png", "notebooks/01-a.ipynb"} <= files
    assert not {"notebooks/.ipynb_checkpoints/01-a.ipynb", "x.md"} & files


def test_an_exhibit_with_a_name_is_not_written(kota: Case) -> None:
    """Figure, table, numbers and evidence are refused as a whole, whichever part of them holds the name."""
    exhibits = cs.load_table(kota, "exhibits")
    events = cs.load_table(kota, "events").assign(note=f"Bu {NAME}")
    facts = {"n_events": 1, "n_activities": 1, "n_clippings": 1, "day_zero": "1"}

    with pytest.raises(CaseError, match=r"figures/kota/data/4-1-timeline\.csv"):
        cs.save_exhibit(kota, exhibits, "timeline", events, sources=["events"], facts=facts,
                        draw=lambda *_: plt.subplots()[1])  # fmt: skip
    plt.close("all")

    assert not kota.figures.exists()


def test_a_damaged_file_is_searched_as_far_as_it_can_be_read(kota: Case, tmp_path: Path) -> None:
    """A torn archive or PDF ends no search; plain letters in it are seen."""
    (tmp_path / "a.docx").write_bytes(b"PK\3\4 torn " + NAME.encode())
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 torn " + NAME.encode())
    (tmp_path / "a.png").write_bytes(png(Title=NAME)[:70])
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as out:
        out.writestr("a.docx", b"no archive")

    assert {Path(problem.file).name for problem in cs.check_leaks(kota, [tmp_path])} >= {"a.docx", "a.pdf"}
