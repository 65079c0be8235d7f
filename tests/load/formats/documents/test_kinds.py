"""Tests of casestudy.load.formats.documents.kinds."""

import pytest

from casestudy.errors import CaseError
from casestudy.load.formats.documents import kinds
from casestudy.load.formats.documents.blocks import Paragraph
from casestudy.load.formats.documents.kinds import find_kind, read_document, read_plain, split_lines
from casestudy.load.formats.leftovers import Leftover
from tests.load import makers


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.doc", makers.rtf("Halo"), "rtf"),
        ("a.txt", makers.docx("Halo"), "docx"),
        ("a.docx", makers.odt("Halo"), "odt"),
        ("a.txt", b"\n" + makers.pdf(["Halo"]), "pdf"),
        ("a.docx", b"Halo", "docx"),
        ("a.odt", b"Halo", "odt"),
        ("a.pdf", b"Halo", "pdf"),
        ("a.rtf", b"Halo", "rtf"),
        ("a.doc", b"Halo", "text"),
        ("a.vtt", b"WEBVTT", "text"),
        ("a.docm", makers.archive({"Word/Document.xml": "<a/>"}), "docx"),
        ("a.zip", makers.archive({"_chat.txt": "a", "b.jpg": "c"}), "chat"),
        ("a.zip", makers.archive({"a.txt": "a", "b.txt": "c"}), "docx"),
    ],
)
def test_content_decides_before_the_ending(name: str, data: bytes, kind: str) -> None:
    """A Word file named .txt is a Word file; what is nothing known is what its ending says."""
    assert find_kind(data, file=name) == kind


@pytest.mark.parametrize(
    ("data", "expected", "remedy"),
    [
        (makers.old_word(), "not the old .doc/.xls", "Save As .docx"),
        (makers.old_word(locked=True), "a file without a password", "remove its password"),
        (b"ID3\x04 suara", "not a recording of sound or video", "Transcribe it first"),
        (b"\0\0\0\x18ftypM4A ", "not a recording of sound or video", "Transcribe it first"),
        (b"RIFF1234WAVE", "not a recording of sound or video", "Transcribe it first"),
        (b"\x89PNG\r\n", "not a picture", r"\(OCR\)"),
        (b"\xff\xd8\xff\xe0", "not a picture", r"\(OCR\)"),
        (b"<!DOCTYPE html><p>P: a", "a web page", "save it as .docx"),
        (b' <?xml version="1.0"?>\n<html>', "a web page", "save it as .docx"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "a web page", "save it as .docx"),
        (b'<?xml?><?mso-application progid="Word.Document"?>', "a web page", "save it as .docx"),
        (makers.archive({"project.qde": "<a/>"}), "the project of a coding program", "Export its documents"),
        (makers.archive({"xl/workbook.xml": "<a/>"}), "an Excel workbook", "Copy the text into Word"),
    ],
)
def test_other_files_are_refused_with_the_reason(data: bytes, expected: str, remedy: str) -> None:
    """What a file is instead, and what to do, whatever its name."""
    for name in ("a.txt", "a.docx"):
        with pytest.raises(CaseError, match=rf"{expected}.*{remedy}") as caught:
            find_kind(data, file=name)
        assert caught.value.message("id") != caught.value.message("en")


def test_lines_of_a_text_are_paragraphs_that_go_on() -> None:
    """A text file's lines are wrapped, as a PDF's are."""
    document = read_document(b"satu\r\ndua", file="a.txt")
    assert (document.blocks, document.wrapped) == ([Paragraph("satu"), Paragraph("dua")], True)


def test_chat_of_an_archive_tells_what_lies_beside_it() -> None:
    """The pictures of the chat are counted, folders are none."""
    document = read_document(makers.archive({"_chat.txt": "a", "b.jpg": "c", "d/": ""}), file="a.zip")
    assert (document.blocks, document.leftovers) == ([Paragraph("a")], [Leftover("picture")])


def test_line_breaks_of_other_programs() -> None:
    """Page breaks and the line ends of Word and the web divide lines."""
    assert split_lines("a\fb\vc\u2028d\u2029e\nf") == list("abcdef")


@pytest.mark.parametrize("data", [b"a\0b\0\0c d e f", b"\x01\0\x02\0\0\0"])
def test_binary_is_refused(data: bytes) -> None:
    """Null bytes that are no UTF-16 are no text."""
    with pytest.raises(CaseError, match="a text file"):
        read_plain(data, file="a.txt")


def test_a_large_file_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its text would stand in the memory several times."""
    monkeypatch.setattr(kinds, "MAX_LETTERS", 3)
    monkeypatch.setattr(kinds, "decode", None)
    with pytest.raises(CaseError, match="no more than some five hundred pages"):
        read_plain(b"abcdefg", file="a.txt")


@pytest.mark.parametrize(("limit", "value"), [("MAX_LETTERS", 3), ("MAX_LINES", 1)])
def test_endless_text_is_refused(monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    """More letters or lines than any transcript has would take minutes."""
    read_plain(b"a\nb\nc", file="a.txt")
    monkeypatch.setattr(kinds, limit, value)
    with pytest.raises(CaseError, match="no more than some five hundred pages"):
        read_plain(b"a\nb\nc", file="a.txt")
