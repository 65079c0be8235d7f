"""Tests of casestudy.load.formats.word."""

from collections.abc import Callable
from pathlib import Path

import pytest

from casestudy.errors import CaseError
from casestudy.load.formats.word import Columns, Grid, Paragraph, find_columns, pair_rows, read_docx, row_text


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def texts(path: Path) -> list[str]:
    return [block.text for block in read_docx(path) if isinstance(block, Paragraph)]


def test_paragraphs_and_tables_come_in_document_order(docx: Callable[..., Path], table: Callable[..., str]) -> None:
    """A table stands where it stands in the document."""
    path = docx("Judul", table(("NO", "JAWABAN"), ("1", "Ya")), "Penutup")
    assert read_docx(path) == [Paragraph("Judul"), Grid((("NO", "JAWABAN"), ("1", "Ya"))), Paragraph("Penutup")]


def test_tracked_insertions_are_kept_and_deletions_dropped(docx: Callable[..., Path]) -> None:
    """The text is what a reader sees when all changes are accepted."""
    path = docx(
        f"<w:p>{run('Kami ')}<w:ins>{run('selalu ')}</w:ins><w:del><w:r><w:delText>tidak </w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('lama ')}</w:moveFrom><w:moveTo>{run('hadir')}</w:moveTo></w:p>"
    )
    assert texts(path) == ["Kami selalu hadir"]


def test_text_in_content_controls_links_and_fields_is_kept(docx: Callable[..., Path]) -> None:
    """What other readers lose: content controls round runs and paragraphs, links; field codes are no text."""
    path = docx(
        f"<w:sdt><w:sdtPr><w:tab/></w:sdtPr><w:sdtContent><w:p>{run('satu ')}<w:sdt><w:sdtContent>{run('dua')}"
        "</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>",
        f"<w:p><w:hyperlink>{run('tiga')}</w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
    )
    assert texts(path) == ["satu dua", "tiga"]


def test_text_box_is_read_once_after_its_paragraph(docx: Callable[..., Path]) -> None:
    """Word stores a text box twice; the fallback copy is dropped."""
    box = "<w:txbxContent><w:p><w:r><w:t>Paraf narasumber</w:t></w:r></w:p></w:txbxContent>"
    path = docx(
        f"<w:p>{run('Anak')}<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>{run('kalimat')}</w:p>"
    )
    assert texts(path) == ["Anakkalimat", "Paraf narasumber"]


def test_nested_table_is_kept_in_its_cell(docx: Callable[..., Path], table: Callable[..., str]) -> None:
    """The rows of a table within a cell are lines of that cell."""
    inner = table(("a", "b"), ("c", "d"))
    path = docx(f"<w:tbl><w:tr><w:tc><w:p>{run('luar')}</w:p>{inner}<w:p/></w:tc></w:tr></w:tbl>")
    assert read_docx(path) == [Grid((("luar\na\tb\nc\td",),))]


def test_rows_in_content_controls_and_insertions_are_kept(docx: Callable[..., Path]) -> None:
    """Forms wrap rows and cells in content controls."""
    row = f"<w:tr><w:sdt><w:sdtContent><w:tc><w:p>{run('isi')}</w:p></w:tc></w:sdtContent></w:sdt></w:tr>"
    path = docx(f"<w:tbl><w:tblPr/><w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt></w:tbl>")
    assert read_docx(path) == [Grid((("isi",),))]


def test_breaks_and_tabs_are_characters_and_tab_stops_are_not(docx: Callable[..., Path]) -> None:
    """A tab in the text counts; a tab stop in the paragraph's properties does not."""
    path = docx(
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>P</w:t><w:tab/>"
        "<w:t>: a</w:t><w:br/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r></w:p>"
    )
    assert read_docx(path) == [Paragraph("P\t: a\nb\u2011c", "Heading1")]


def test_paragraph_without_style_value(docx: Callable[..., Path]) -> None:
    """A style element without a value, or properties without a style, name none."""
    path = docx("<w:p><w:pPr><w:pStyle/></w:pPr></w:p>", "<w:p><w:pPr><w:jc/></w:pPr></w:p>")
    assert read_docx(path) == [Paragraph(""), Paragraph("")]


def test_no_word_of_a_document_is_lost(docx: Callable[..., Path], table: Callable[..., str]) -> None:
    """As many words come out as were put in, wherever they stand."""
    path = docx(*["tujuh kata di dalam satu paragraf ini"] * 40, table(*[("dua kata", "tiga kata lagi")] * 30))
    words = 0
    for block in read_docx(path):
        cells = [block.text] if isinstance(block, Paragraph) else [cell for row in block.rows for cell in row]
        words += sum(len(cell.split()) for cell in cells)
    assert words == 40 * 7 + 30 * 5


def test_other_name_of_the_main_part(docx: Callable[..., Path]) -> None:
    """Some programs number the main part."""
    assert texts(docx("Halo", part="word/document2.xml")) == ["Halo"]


def test_workbook_named_docx_is_refused(docx: Callable[..., Path]) -> None:
    """An archive without a Word document in it is refused with what to do."""
    with pytest.raises(CaseError, match=r"a Word document \(\.docx\) was expected\. Open it in Word"):
        read_docx(docx("Halo", part="xl/workbook.xml"))


def test_damaged_and_deep_documents_are_refused(docx: Callable[..., Path]) -> None:
    """Broken XML and endless nesting bring the library's own error."""
    for body in ("<w:p>", "<w:ins>" * 100_000 + "</w:ins>" * 100_000):
        with pytest.raises(CaseError, match="a sound Office file"):
            read_docx(docx(body))


def test_lock_file_is_refused(tmp_path: Path) -> None:
    """The lock file beside an open document is named as one."""
    (tmp_path / "~$IK-1.docx").write_bytes(b"\x04Dewi" + b"\0" * 157)
    with pytest.raises(CaseError, match="not a lock file of Word"):
        read_docx(tmp_path / "~$IK-1.docx")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (("NO", "PERTANYAAN", "JAWABAN"), Columns(1, 2, 3)),
        (("Pertanyaan penelitian", "Hasil wawancara"), Columns(0, 1, 2)),
        (("Answer", "Question"), Columns(1, 0, 2)),
        (("Tanggal", "5 Mei 2022"), None),
        (("Pertanyaan apa yang Anda terima?", "Jawaban singkat"), None),
    ],
)
def test_find_columns_by_the_header(head: tuple[str, ...], expected: Columns | None) -> None:
    """The header names question and answer, in any order; a question itself is no header."""
    assert find_columns(Grid((head, ("1", "a", "b")))) == expected


def test_second_half_of_a_table_has_the_columns_of_the_first() -> None:
    """Only a table of the same width goes on."""
    before = Columns(1, 2, 3)
    assert find_columns(Grid((("2", "Apa?", "Itu."),)), before=before) == before
    assert find_columns(Grid((("Mengetahui", "Dewi"),)), before=before) is None


def test_pair_rows_skips_headers_and_titles() -> None:
    """A caption over all columns and a header repeated on the next page are no questions."""
    rows = (("Wawancara",), ("No", "Pertanyaan", "Jawaban"), ("1", "Apa?", "Ini."), ("No", "Pertanyaan", "Jawaban"))
    rest = (("2", "Pertanyaan tambahan", "Ya."), ("3", "Lalu?", ""))
    pairs = pair_rows(Grid((*rows, *rest)), Columns(1, 2, 3))
    assert pairs == [("Apa?", "Ini."), ("Pertanyaan tambahan", "Ya."), ("Lalu?", "")]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (("Jabatan :", "Staf"), "Jabatan: Staf"),
        (("P", ": Apa?"), "P: Apa?"),
        (("satu\nbaris", "dua"), "satu\nbaris\tdua"),
        (("", "", ""), ""),
    ],
)
def test_row_text(row: tuple[str, ...], text: str) -> None:
    """A short cell is a label, a cell of several lines is not."""
    assert row_text(row) == text
