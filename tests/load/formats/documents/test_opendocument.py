"""Tests of casestudy.load.formats.documents.opendocument."""

import pytest

from casestudy.errors import CaseError
from casestudy.load.formats.documents.blocks import Grid, Paragraph
from casestudy.load.formats.documents.opendocument import read_odt
from casestudy.load.formats.leftovers import Leftover
from tests.load import makers

STYLES = (
    '<text:list-style style:name="L1" xmlns:style="s"><text:list-level-style-number text:level="1"/>'
    '<text:list-level-style-bullet text:level="2"/></text:list-style>'
)


def read(*body: str) -> list[Paragraph | Grid]:
    return list(read_odt(makers.odt(*body), file="a.odt").blocks)


def left(*body: str, parts: dict[str, str] | None = None) -> list[Leftover]:
    return list(read_odt(makers.odt(*body, parts=parts), file="a.odt").leftovers)


def test_paragraphs_headings_and_tables_come_in_order() -> None:
    """A heading has the style of one; tables stand where they stand."""
    body = [makers.odt_paragraph("Judul", kind="h"), makers.odt_table(("No", "Jawaban"), ("1", "Ya")), "Penutup"]
    assert read(*body) == [Paragraph("Judul", "Heading"), Grid((("No", "Jawaban"), ("1", "Ya"))), Paragraph("Penutup")]


def test_blanks_are_what_they_mean() -> None:
    """Runs of blanks and line ends in the file are one blank; the elements for blanks are as many as they say."""
    assert read('<text:p>satu\n   dua<text:s text:c="3"/>tiga<text:tab/>empat<text:line-break/>lima</text:p>') == [
        Paragraph("satu dua   tiga\tempat\nlima")
    ]


@pytest.mark.parametrize(("count", "blanks"), [("999999999", 100), ("x", 1), ("-1", 1)])
def test_blanks_without_measure_are_few(count: str, blanks: int) -> None:
    """A file may claim millions of blanks, or nonsense."""
    assert read(f'<text:p>a<text:s text:c="{count}"/>b</text:p>') == [Paragraph(f"a{' ' * blanks}b")]


def test_text_round_other_elements_is_kept() -> None:
    """Spans, links, sections and tracked insertions hold text; what follows an element is text as well."""
    body = "<text:p>a<text:span>b<text:a>c</text:a>d</text:span>e<text:change-start/>f</text:p>"
    assert read(f"<text:section>{body}</text:section>") == [Paragraph("abcdef")]


def test_text_box_comes_after_its_paragraph() -> None:
    """Words in a frame are words."""
    box = "<draw:frame><draw:text-box><text:p>kotak</text:p></draw:text-box></draw:frame>"
    assert read(f"<text:p>satu{box}dua</text:p>") == [Paragraph("satudua"), Paragraph("kotak")]


def test_table_of_one_column_is_paragraphs() -> None:
    """A form of one column is read through, header rows too."""
    cell = "<table:table-row><table:table-cell><text:p>isi</text:p></table:table-cell></table:table-row>"
    assert read(f"<table:table><table:table-header-rows>{cell}</table:table-header-rows>{cell}</table:table>") == [
        Paragraph("isi"),
        Paragraph("isi"),
    ]


def test_lists_number_their_items() -> None:
    """Items of a numbered list count from one; bullets within them do not."""
    inner = "<text:list><text:list-item><text:p>butir</text:p></text:list-item></text:list>"
    first = f"<text:list-item><text:p>Apa?</text:p>{inner}</text:list-item>"
    second = "<text:list-item><text:p>Lalu?</text:p></text:list-item>"
    assert read(STYLES, f'<text:list text:style-name="L1">{first}{second}</text:list>') == [
        Paragraph("Apa?", number=1),
        Paragraph("butir"),
        Paragraph("Lalu?", number=2),
    ]


def test_what_is_left_out_is_told() -> None:
    """Deletions, comments, notes, pictures and page headers, with their words; who commented is none of them."""
    deletion = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>tidak pernah</text:p></text:deletion>"
        "</text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
    )
    comment = (
        "<office:annotation><dc:creator xmlns:dc='d'>Dewi</dc:creator><text:p>cek lagi</text:p></office:annotation>"
    )
    body = "<text:note-body><text:p>Sunda</text:p></text:note-body>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{body}</text:note>"
    picture = "<draw:frame><draw:image/></draw:frame>"
    styles = "<s:styles xmlns:s='s' xmlns:text='t'><s:header><text:p>Lampiran</text:p></s:header><s:footer/></s:styles>"
    assert left(deletion, f"<text:p>a{comment}b{note}c{picture}</text:p>", parts={"styles.xml": styles}) == [
        Leftover("deleted", "tidak pernah"),
        Leftover("comment", "cek lagi"),
        Leftover("footnote", "Sunda"),
        Leftover("picture"),
        Leftover("page header", "Lampiran"),
    ]


def test_locked_document_is_refused() -> None:
    """LibreOffice encrypts the members and says so in the manifest."""
    manifest = {"META-INF/manifest.xml": "<m><file-entry><encryption-data/></file-entry></m>"}
    with pytest.raises(CaseError, match="a file without a password"):
        read_odt(makers.odt("Halo", parts=manifest), file="a.odt")


@pytest.mark.parametrize("body", ["<text:p>", "<text:span>" * 50_000 + "</text:span>" * 50_000])
def test_damaged_and_deep_documents_are_refused(body: str) -> None:
    """Broken XML and endless nesting bring the library's own error."""
    with pytest.raises(CaseError, match="a sound Office file"):
        read(body)


def test_other_archives_are_refused() -> None:
    """An archive without the content of a document is none."""
    with pytest.raises(CaseError, match="a sound Office file"):
        read_odt(makers.archive({"a": "b"}), file="a.odt")
