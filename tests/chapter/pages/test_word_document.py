"""The Word chapter: captions that Word counts, tables as tables, alternative text, and nothing lost in a PDF."""

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pandas as pd
import pytest
from pypdf import PdfReader

from casestudy.case import Case
from casestudy.chapter.pages.contents import Chapter
from casestudy.chapter.pages.word import word_document
from casestudy.errors import Bilingual, Language
from casestudy.plots.style import text_width_cm

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def xml(content: bytes, part: str = "word/document.xml") -> str:
    """Return a part of a Word file as text."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return package.read(part).decode()


def test_captions_are_fields_that_word_counts(kota: Case, chapter: Chapter) -> None:
    """Each caption's sequence number is a SEQ field of its kind, with the number of the register as its result."""
    written = xml(word_document(kota, chapter, "id"))

    assert re.findall(r"SEQ (\w+) \\\* ARABIC \\r (\d+)", written) == [("Gambar", "1"), ("Tabel", "2")]
    paragraphs = [p.text for p in docx.Document(BytesIO(word_document(kota, chapter, "id"))).paragraphs]
    assert "Gambar 4.1 Puncak di Kota Kota" in paragraphs
    assert "Tabel 4.2 Orang" in paragraphs
    assert paragraphs[paragraphs.index("Tabel 4.2 Orang") + 1].startswith("Sumber: ")


def test_lists_name_every_figure_and_table_with_its_page(kota: Case, chapter: Chapter) -> None:
    """Both lists point at the bookmark of each caption, and every bookmark is there once."""
    written = xml(word_document(kota, chapter, "en"))

    pointed = re.findall(r"PAGEREF (\w+) ", written)
    assert pointed == ["figure_4_1", "table_4_2"]
    assert re.findall(r'<w:bookmarkStart w:id="\d+" w:name="(\w+)"', written) == pointed
    assert "updateFields" in xml(word_document(kota, chapter, "en"), "word/settings.xml")


def test_a_table_is_a_table(kota: Case, chapter: Chapter) -> None:
    """The cells are those that readers see, under a head that is repeated on every page."""
    document = docx.Document(BytesIO(word_document(kota, chapter, "en")))

    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Informant", "Position", "Kind", "Minutes"]
    assert [row.cells[2].text for row in table.rows[1:3]] == ["Key", "Key"]
    assert "tblHeader" in table.rows[0]._tr.xml
    assert "tblHeader" not in table.rows[1]._tr.xml


def column_widths(document: bytes) -> list[float]:
    """Return the widths of the columns of the only table, in cm."""
    (table,) = docx.Document(BytesIO(document)).tables
    return [column.width.cm for column in table.columns if column.width is not None]


def test_columns_are_as_wide_as_what_they_hold(kota: Case, chapter: Chapter) -> None:
    """The columns fill the page; that of the long texts takes the room that the others leave, none breaks a word."""
    plain = column_widths(word_document(kota, chapter, "en"))
    assert sum(plain) == pytest.approx(kota.width_cm, abs=0.05)
    (entry,) = [one for one in chapter.entries if one["kind"] == "table"]
    cells = pd.read_csv(file := kota.figures / entry["files"]["en.csv"], dtype="str")
    cells.loc[0, "Position"] = "Menjawab warga setiap hari. " * 20

    cells.to_csv(file, index=False)
    crowded = column_widths(word_document(kota, chapter, "en"))

    assert sum(crowded) == pytest.approx(kota.width_cm, abs=0.05)
    assert crowded[1] > plain[1]
    assert crowded[1] > sum(crowded) / 2
    for name, width in zip(cells.columns, crowded, strict=True):
        words = {word for text in (name, *cells[name]) for word in text.split()}
        assert width > max(text_width_cm(word, size=8) for word in words)


def test_a_short_table_stays_on_one_page_and_a_crowded_one_is_set_smaller(kota: Case, chapter: Chapter) -> None:
    """The cells of a short table are kept with what follows; of a longer one only its head is."""
    (entry,) = [one for one in chapter.entries if one["kind"] == "table"]
    cells = pd.read_csv(file := kota.figures / entry["files"]["en.csv"], dtype="str")
    written = xml(word_document(kota, chapter, "en"))
    assert written.count("<w:keepNext/>") - written.count('w:val="Caption"') >= cells.size
    assert "TableTextSmall" not in written

    longer = pd.concat([cells] * 5).assign(Position="Menjawab warga setiap hari. " * 9)
    longer.to_csv(file, index=False)
    written = xml(word_document(kota, chapter, "en"))

    of_cells = re.findall(r'<w:pStyle w:val="TableTextSmall"/>(<w:keepNext/>)?', written)
    assert [bool(kept) for kept in of_cells] == [True] * 4 + [False] * 4 * len(longer)


def test_pictures_have_alternative_text_and_the_width_of_the_page(kota: Case, chapter: Chapter) -> None:
    """Who hears the document hears the finding; a picture is as wide as the text of the thesis."""
    document = docx.Document(BytesIO(word_document(replace(kota, width_cm=13.5), chapter, "id")))

    (picture,) = document.inline_shapes
    assert picture._inline.docPr.get("descr") == "Batang <b>3</b>."
    section = document.sections[0]
    assert picture.width.cm == pytest.approx(13.5, abs=0.01)
    page, left, right = section.page_width, section.left_margin, section.right_margin
    assert page and left and right
    assert page.cm - left.cm - right.cm == pytest.approx(13.5, abs=0.01)


def test_a_chapter_of_illustrative_data_says_so(kota: Case, chapter: Chapter) -> None:
    """The line stands under the question and in every source line, in the document's language."""
    texts = [p.text for p in docx.Document(BytesIO(word_document(kota, chapter, "en"))).paragraphs]

    assert texts[2] == "Illustrative data, not field data."
    assert sum(text.endswith("Illustrative data, not field data.") for text in texts) == 3


def test_nobody_is_its_author(kota: Case, chapter: Chapter) -> None:
    """The file names no person, program or hour; its title is the chapter's."""
    properties = docx.Document(BytesIO(word_document(kota, chapter, "en"))).core_properties

    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.title == "Chapter 4: Kota City"
    assert properties.created is not None
    assert properties.created.year == 1980


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("lang", ["id", "en"])
def test_libreoffice_turns_it_into_a_pdf_without_losing_a_caption(
    kota: Case, chapter: Chapter, lang: Language, tmp_path: Path
) -> None:
    """Every caption, source line and question is in the PDF, and the lists have the pages counted."""
    file = tmp_path / "chapter.docx"
    file.write_bytes(word_document(replace(kota, question=Bilingual("Apa?", "What?")), chapter, lang))

    subprocess.run(
        [str(OFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(file)], check=True, capture_output=True, timeout=120,
    )  # fmt: skip

    text = " ".join(" ".join(page.extract_text() for page in PdfReader(tmp_path / "chapter.pdf").pages).split())
    for entry in chapter.entries:
        assert text.count(entry["caption"][lang]) == 2
        assert entry["source_line"][lang] in text
        assert re.search(rf"{re.escape(entry['caption'][lang])}\s?\.{{3,}}\s?\d", text)
