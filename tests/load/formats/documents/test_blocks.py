"""Tests of casestudy.load.formats.documents.blocks."""

import pytest

from casestudy.errors import CaseError
from casestudy.load.formats.documents import blocks
from casestudy.load.formats.documents.blocks import read_xml, row_text
from casestudy.load.formats.files import open_archive
from tests.load import makers


def read(xml: str) -> str:
    with open_archive(makers.archive({"a.xml": xml}), file="a.docx") as archive:
        return str(read_xml(archive, "a.xml", file="a.docx").tag)


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (("Jabatan :", "Staf"), "Jabatan: Staf"),
        (("P", ": Apa?"), "P: Apa?"),
        (("1", "Apa?"), "1\tApa?"),
        (("satu\nbaris", "dua"), "satu\nbaris\tdua"),
        (("", "", ""), ""),
    ],
)
def test_row_text(row: tuple[str, ...], text: str) -> None:
    """A short cell is a label, a number or a cell of several lines is not."""
    assert row_text(row) == text


def test_sound_xml_is_read() -> None:
    """The root comes back."""
    assert read("<a><b/></a>") == "a"


@pytest.mark.parametrize(
    "xml", ["<a>", "", "<a>&b;</a>", "\ufeff<a>\x00</a>", '<?xml version="1.0" encoding="x"?><a/>']
)
def test_broken_xml_is_refused(xml: str) -> None:
    """The refusal names no cause, which may quote the document."""
    with pytest.raises(CaseError, match="a sound Office file") as caught:
        read(xml)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(("limit", "value"), [("MAX_XML_BYTES", 5), ("MAX_TAGS", 2)])
def test_large_xml_is_refused_unparsed(monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    """Bytes and tags are counted first: a tree of more would fill the memory."""
    monkeypatch.setattr(blocks, limit, value)
    with pytest.raises(CaseError, match="no more than some five hundred pages"):
        read("<a><b/></a>")
