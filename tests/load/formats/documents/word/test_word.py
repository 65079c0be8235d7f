"""Tests of casestudy.load.formats.documents.word.reader."""

from collections.abc import Mapping

import pytest

from casestudy.errors import CaseError
from casestudy.load.formats.documents.blocks import Grid, Paragraph
from casestudy.load.formats.documents.word.reader import read_docx
from casestudy.load.formats.leftovers import Leftover
from tests.load import makers


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def read(*body: str, part: str = "word/document.xml", parts: Mapping[str, str] | None = None) -> list[Paragraph | Grid]:
    return list(read_docx(makers.docx(*body, part=part, parts=parts), file="a.docx").blocks)


def left(*body: str, parts: Mapping[str, str] | None = None) -> list[Leftover]:
    return list(read_docx(makers.docx(*body, parts=parts), file="a.docx").leftovers)


def texts(*body: str, part: str = "word/document.xml") -> list[str]:
    return [block.text for block in read(*body, part=part) if isinstance(block, Paragraph)]


def test_paragraphs_and_tables_come_in_document_order() -> None:
    """A table stands where it stands in the document."""
    body = ("Judul", makers.table(("NO", "JAWABAN"), ("1", "Ya")), "Penutup")
    assert read(*body) == [Paragraph("Judul"), Grid((("NO", "JAWABAN"), ("1", "Ya"))), Paragraph("Penutup")]


def test_tracked_insertions_are_kept_and_deletions_dropped() -> None:
    """The text is what a reader sees when all changes are accepted."""
    body = [
        f"<w:p>{run('Kami ')}<w:ins>{run('selalu ')}</w:ins><w:del><w:r><w:delText>tidak </w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('lama ')}</w:moveFrom><w:moveTo>{run('hadir')}</w:moveTo></w:p>"
    ]
    assert texts(*body) == ["Kami selalu hadir"]


def test_text_in_content_controls_links_and_fields_is_kept() -> None:
    """What other readers lose: content controls round runs and paragraphs, links; field codes are no text."""
    body = (
        f"<w:sdt><w:sdtPr><w:tab/></w:sdtPr><w:sdtContent><w:p>{run('satu ')}<w:sdt><w:sdtContent>{run('dua')}"
        "</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>",
        f"<w:p><w:hyperlink>{run('tiga')}</w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
    )
    assert texts(*body) == ["satu dua", "tiga"]


def test_text_box_is_read_once_after_its_paragraph() -> None:
    """Word stores a text box twice; the fallback copy is dropped."""
    box = "<w:txbxContent><w:p><w:r><w:t>Paraf narasumber</w:t></w:r></w:p></w:txbxContent>"
    body = [
        f"<w:p>{run('Anak')}<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>{run('kalimat')}</w:p>"
    ]
    assert texts(*body) == ["Anakkalimat", "Paraf narasumber"]


def test_nested_table_is_kept_in_its_cell() -> None:
    """The rows of a table within a cell are lines of that cell."""
    inner = makers.table(("a", "b"), ("c", "d"))
    cell = f"<w:p>{run('luar')}</w:p>{inner}<w:p/>"
    assert read(makers.table((cell, "lain"))) == [Grid((("luar\na\tb\nc\td", "lain"),))]


def test_table_of_one_column_is_paragraphs() -> None:
    """A form of one column, or a frame round the whole document, is read through; a table in it stays one."""
    inner = makers.table(("a", "b"))
    assert read(makers.table(("Pertanyaan",), (f"<w:p>{run('Apa?')}</w:p>{inner}",))) == [
        Paragraph("Pertanyaan"),
        Paragraph("Apa?"),
        Grid((("a", "b"),)),
    ]


def test_rows_in_content_controls_and_insertions_are_kept() -> None:
    """Forms wrap rows and cells in content controls."""
    cell = f"<w:tc><w:p>{run('isi')}</w:p></w:tc>"
    row = f"<w:tr><w:sdt><w:sdtContent>{cell}</w:sdtContent></w:sdt>{cell}</w:tr>"
    assert read(f"<w:tbl><w:tblPr/><w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt></w:tbl>") == [
        Grid((("isi", "isi"),))
    ]


def test_breaks_and_tabs_are_characters_and_tab_stops_are_not() -> None:
    """A tab in the text counts; a tab stop in the paragraph's properties does not."""
    body = [
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>P</w:t><w:tab/>"
        "<w:t>: a</w:t><w:br/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r></w:p>"
    ]
    assert read(*body) == [Paragraph("P\t: a\nb\u2011c", "Heading1")]


def test_paragraph_without_style_value() -> None:
    """A style element without a value, or properties without a style, name none."""
    body = ("<w:p><w:pPr><w:pStyle/></w:pPr></w:p>", "<w:p><w:pPr><w:jc/></w:pPr></w:p>")
    assert read(*body) == [Paragraph(""), Paragraph("")]


def test_no_word_of_a_document_is_lost() -> None:
    """As many words come out as were put in, wherever they stand."""
    body = (*["tujuh kata di dalam satu paragraf ini"] * 40, makers.table(*[("dua kata", "tiga kata lagi")] * 30))
    words = 0
    for block in read(*body):
        cells = [block.text] if isinstance(block, Paragraph) else [cell for row in block.rows for cell in row]
        words += sum(len(cell.split()) for cell in cells)
    assert words == 40 * 7 + 30 * 5


def test_other_name_of_the_main_part() -> None:
    """Some programs number the main part, or divide its path as Windows does."""
    assert texts("Halo", part="word/document2.xml") == ["Halo"]
    assert texts("Halo", part="word\\document.xml") == ["Halo"]


def test_workbook_named_docx_is_refused() -> None:
    """An archive without a Word document in it is refused with what to do."""
    with pytest.raises(CaseError, match=r"a Word document \(\.docx\) was expected\. Open it in Word"):
        read("Halo", part="xl/workbook.xml")


@pytest.mark.parametrize("body", ["<w:p>", "<w:ins>" * 100_000 + "</w:ins>" * 100_000])
def test_damaged_and_deep_documents_are_refused(body: str) -> None:
    """Broken XML and endless nesting bring the library's own error."""
    with pytest.raises(CaseError, match="a sound Office file"):
        read(body)


def test_document_of_too_many_elements_is_refused() -> None:
    """What no thousand pages hold would fill the memory."""
    with pytest.raises(CaseError, match="no more than some five hundred pages"):
        read("<w:p/>" * 750_000)


def test_deleted_text_is_told() -> None:
    """Deletions and the old place of moved text are left out, with their words."""
    body = f"<w:p>{run('hadir')}<w:del><w:r><w:delText>tidak pernah</w:delText></w:r></w:del></w:p>"
    moved = f"<w:p><w:moveFrom>{run('lama')}</w:moveFrom></w:p>"
    assert left(body, moved) == [Leftover("deleted", "tidak pernah"), Leftover("deleted", "lama")]


def test_margins_are_told() -> None:
    """Comments, notes and page headers are left out with their words; the line above notes is none."""
    note = f'<w:footnote w:type="separator">{makers.paragraph("-")}</w:footnote>'
    parts = {
        "word/comments.xml": makers.word_part("comments", f"<w:comment>{makers.paragraph('Cek lagi')}</w:comment>"),
        "word/footnotes.xml": makers.word_part(
            "footnotes", f"{note}<w:footnote>{makers.paragraph('Sunda')}</w:footnote>"
        ),
        "word/header2.xml": makers.word_part("hdr", makers.paragraph("Lampiran\t2")),
        "word/footer1.xml": makers.word_part("ftr", "<w:p/>"),
    }
    told = [(one.part, one.text.split()) for one in left("Halo", parts=parts)]
    assert told == [("comment", ["Cek", "lagi"]), ("footnote", ["Sunda"]), ("page header", ["Lampiran", "2"])]


def test_what_a_document_shows_beside_text_is_told() -> None:
    """Pictures, ink, charts and embedded objects are counted; the older copy of one is none."""
    shown = "<a:blip xmlns:a='a'/><c:chart xmlns:c='c'/><o:OLEObject xmlns:o='o'/>"
    ink = "<mc:AlternateContent><mc:Choice><w:contentPart/></mc:Choice><mc:Fallback><v:imagedata xmlns:v='v'/>"
    body = f"<w:p><w:r><w:drawing>{shown}</w:drawing>{ink}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    assert [one.part for one in left(body, "<w:altChunk/>")] == ["picture", "chart", "object", "ink", "object"]


def test_automatic_numbers_stand_beside_the_text() -> None:
    """A numbered paragraph knows its number, and its text is what was typed."""
    assert read(makers.numbered("Apa?"), "biasa", makers.numbered("Lalu?")) == [
        Paragraph("Apa?", number=1),
        Paragraph("biasa"),
        Paragraph("Lalu?", number=2),
    ]
