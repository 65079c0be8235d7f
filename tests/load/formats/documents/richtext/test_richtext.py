"""Tests of casestudy.load.formats.documents.richtext.reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from striprtf.striprtf import rtf_to_text

from casestudy.errors import CaseError
from casestudy.load.formats.documents.blocks import Grid, Paragraph
from casestudy.load.formats.documents.richtext import reader as richtext
from casestudy.load.formats.documents.richtext.reader import read_rtf
from casestudy.load.formats.leftovers import Leftover, word_count
from tests.load import makers


def read(body: str) -> list[str]:
    blocks = read_rtf(f"{{\\rtf1\\ansi {body}}}".encode("latin-1"), file="a.rtf").blocks
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def left(body: str) -> list[Leftover]:
    return list(read_rtf(f"{{\\rtf1\\ansi Halo {body}}}".encode("latin-1"), file="a.rtf").leftovers)


def test_paragraphs_lines_and_tabs() -> None:
    """A paragraph is one, also the last without a mark; line breaks and tabs are characters."""
    assert read(r"P\tab : Apa?\line Lalu?\par\par I: Ini") == ["P\t: Apa?\nLalu?", "", "I: Ini"]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"Jum\'92at di caf\'e9", "Jum’at di café"),
        (r"\u8217?\u233\'e9 x", "’é x"),
        (r"{\uc2\u8217ab}c", "’c"),
        (r"{\uc0\u8217 a}", "’a"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"\u-10179? x", "� x"),
        (r"a\emdash b\~c\_d\-e\{f\}\\", "a—b\u00a0c\u2011de{f}\\"),
        (r"\lquote a\rquote\ldblquote b\rdblquote", "‘a’“b”"),
        (r"{\fonttbl{\f1\fcharset128 MS;}}\f1\'82\'a0", "あ"),
        (r"{\fonttbl{\f1\fcharset238 A;}}{\f1\'b9}\'b9", "ą¹"),
        ("caf\xe9 langsung", "café langsung"),
        (r"\ansicpg1251\'e4", "д"),
        (r"\ansicpg99999\'e4", "ä"),
        (r"\ansicpg-1 a", "a"),
    ],
)
def test_letters(body: str, text: str) -> None:
    """Escapes, code pages, fonts and halves of letters come out as letters."""
    assert read(body) == [text]


def test_tables_are_grids() -> None:
    """Cells and rows become a table; text after it is a paragraph."""
    data = (
        rb"{\rtf1\ansi\trowd\intbl No\cell Pertanyaan\par lagi\cell\row\trowd\intbl 1\cell Apa?\cell\row\pard Usai\par}"
    )
    assert read_rtf(data, file="a.rtf").blocks == [Grid((("No", "Pertanyaan\nlagi"), ("1", "Apa?"))), Paragraph("Usai")]


def test_table_of_one_column_is_paragraphs() -> None:
    """A form of one column is read through."""
    assert read(r"\trowd\intbl Pertanyaan\cell\row\intbl Apa?\cell\row\pard") == ["Pertanyaan", "Apa?"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (r"{\header Lampiran 2\par}", [Leftover("page header", "Lampiran 2\n")]),
        (r"{\footnote catatan}{\*\annotation cek}", [Leftover("footnote", "catatan"), Leftover("comment", "cek")]),
        (r"{\deleted tidak}", [Leftover("deleted", "tidak")]),
        (r"{\pict\wmetafile8 0123ab}", [Leftover("picture")]),
        (r"{\object{\*\objdata 01ab}{\result gambar}}", [Leftover("object")]),
        (r"{\*\shppict{\pict 01}}{\nonshppict{\pict 01}}", [Leftover("picture")]),
        (r"{\listtext 1.\tab}", [Leftover("number", "1.\t")]),
        (r"{\*\generator Word}{\info{\author Dewi}}{\stylesheet{\s1 Judul;}}", []),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt tautan}}", []),
    ],
)
def test_what_is_left_out_is_told(body: str, told: list[Leftover]) -> None:
    """Margins, comments, deletions, pictures and numbers are told; the file's own marks hold no words of anybody."""
    assert left(body) == told


def test_text_boxes_and_results_are_kept() -> None:
    """Words in shapes, old drawings, objects and links are words; the older copy of a shape is none."""
    box = r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt kotak\par}}{\shprslt lama}}"
    assert " ".join(read(rf"a {box}{{\field{{\*\fldinst x}}{{\fldrslt tautan}}}}")).split() == ["a", "kotak", "tautan"]
    assert read(r"{\upr{ansi}{\*\ud{satu}}}") == ["satu"]


def test_numbers_stand_beside_the_text() -> None:
    """Word writes the number it shows before a paragraph in a group of its own."""
    data = rb"{\rtf1 {\listtext\tab 2.\tab}Apa?\par Biasa\par}"
    assert read_rtf(data, file="a.rtf").blocks == [Paragraph("Apa?", number=2), Paragraph("Biasa")]


def test_binary_data_is_passed_over() -> None:
    """Braces within it are none of the document's."""
    assert read(r"a{\pict\bin6 }}}{{{}b") == ["ab"]


@pytest.mark.parametrize("content", [rb"{\rtf1\ansi }", b"P: Halo", rb"{\rtf1 {\*\x Halo}}"])
def test_rtf_without_text_is_refused(content: bytes) -> None:
    """Nothing read is a refusal."""
    with pytest.raises(CaseError, match="an RTF document that holds text"):
        read_rtf(content, file="a.rtf")


def test_rtf_that_breaks_off_is_refused() -> None:
    """A copy without its end may have lost words; blanks and nulls after the end are none."""
    data = makers.rtf("P: Apa?", "I: Ini.")
    assert read_rtf(data + b"\r\n\0", file="a.rtf").blocks
    with pytest.raises(CaseError, match="this file breaks off"):
        read_rtf(data[:-20], file="a.rtf")


def test_rtf_of_endless_groups_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Control words are counted."""
    monkeypatch.setattr(richtext, "MAX_TOKENS", 10)
    with pytest.raises(CaseError, match="no more than some five hundred pages"):
        read_rtf(b"{\\rtf1 " + b"{}" * 20 + b"a}", file="a.rtf")


@given(st.lists(st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="|"), max_size=20), max_size=5))
def test_two_readers_agree(paragraphs: list[str]) -> None:
    """The words are those that another reader of rich text finds."""
    data = makers.rtf("Halo", *paragraphs)
    blocks = read_rtf(data, file="a.rtf").blocks
    ours = "\n".join(block.text for block in blocks if isinstance(block, Paragraph))
    # The library carries no annotations.
    theirs: str = rtf_to_text(data.decode())  # type: ignore[no-untyped-call]
    theirs = theirs.encode("utf-16", "surrogatepass").decode("utf-16")
    assert word_count(ours) == word_count(theirs)
    assert ours.split() == theirs.split()
