"""Word documents and rich text: every word that a reader of the document sees, in document order."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from re import fullmatch
from xml.etree import ElementTree as ET

from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.files import damaged, open_archive, read_bytes, read_member
from casestudy.load.formats.plain import decode

#: Deleted and moved-away text, the older copy of a text box, properties, and field codes are not read by a reader.
_DROPPED = frozenset({
    "del", "moveFrom", "delText", "Fallback", "pPr", "rPr", "sdtPr", "tblPr", "trPr", "tcPr", "instrText",
    "delInstrText", "sectPr",
})  # fmt: skip
_MARKS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011"}


@dataclass(frozen=True)
class Paragraph:
    r"""One paragraph: its text, with ``\n`` for line breaks and ``\t`` for tabs, and the name of its style."""

    text: str
    style: str = ""


@dataclass(frozen=True)
class Grid:
    """One table: its rows of cell texts; the paragraphs of a cell are divided by line breaks."""

    rows: tuple[tuple[str, ...], ...]


def read_docx(path: Path, *, file: str | None = None) -> list[Paragraph | Grid]:
    """Return the paragraphs and tables of a Word document in document order.

    Text in tracked insertions, content controls, text boxes and nested tables is kept; tracked deletions are not.
    Automatic numbers, notes, page headers and pictures are no part of the text.

    Parameters
    ----------
    path : pathlib.Path
    file : str, optional
        Names the file in messages; by default its name.

    Raises
    ------
    CaseError
        Where the file is a lock file, no .docx, password-protected, damaged, over the caps of `open_archive`, or
        declares a document type.
    """
    file = file or path.name
    with open_archive(read_bytes(path, file=file), file=file) as archive:
        names = sorted(name for name in archive.namelist() if fullmatch(r"word/document\d*\.xml", name))
        if not names:
            raise CaseError(_no_document(file))
        data = read_member(archive, names[0], file=file)
    try:
        root = ET.fromstring(data)
        return list(_blocks(root))
    except (ET.ParseError, RecursionError, ValueError, LookupError) as error:
        raise damaged(file) from error


def read_rtf(path: Path, *, file: str | None = None) -> str:
    """Return the text of a rich-text file, one line a paragraph.

    Raises
    ------
    CaseError
        Where the file is no rich text, or no text comes out of it.
    """
    from striprtf.striprtf import rtf_to_text

    file = file or path.name
    data = read_bytes(path, file=file)
    text = ""
    if data.lstrip().startswith(b"{\\rtf"):
        try:
            # The library carries no annotations.
            text = rtf_to_text(data.decode("cp1252", errors="replace"), errors="replace")  # type: ignore[no-untyped-call]
        # The library names no exceptions of its own for damaged input.
        except Exception:
            text = ""
    # It never complains either, so an empty result is the only sign of damage.
    if not text.strip():
        expected = Bilingual("naskah RTF yang berisi teks", "an RTF document that holds text")
        remedy = Bilingual("Buka di Word, lalu Simpan Sebagai .docx.", "Open it in Word, then Save As .docx.")
        raise CaseError(Problem(file, expected, remedy))
    return decode(text.encode())


def _blocks(element: ET.Element) -> Iterator[Paragraph | Grid]:
    for child in element:
        name = _local(child)
        if name == "p":
            yield from _paragraph(child)
        elif name == "tbl":
            yield Grid(tuple(tuple(map(_cell, _inside(row, "tc"))) for row in _inside(child, "tr")))
        elif name not in _DROPPED:
            yield from _blocks(child)


def _paragraph(element: ET.Element) -> Iterator[Paragraph | Grid]:
    pieces: list[str] = []
    boxes: list[ET.Element] = []
    _collect(element, pieces, boxes)
    yield Paragraph("".join(pieces).replace("\ufeff", ""), _style(element))
    for box in boxes:
        yield from _blocks(box)


def _collect(element: ET.Element, pieces: list[str], boxes: list[ET.Element]) -> None:
    for child in element:
        name = _local(child)
        if name == "t":
            pieces.append(child.text or "")
        elif name in _MARKS:
            pieces.append(_MARKS[name])
        elif name == "txbxContent":
            boxes.append(child)
        elif name not in _DROPPED:
            _collect(child, pieces, boxes)


def _cell(element: ET.Element) -> str:
    parts = []
    for block in _blocks(element):
        if isinstance(block, Paragraph):
            parts.append(block.text)
        else:
            parts.extend("\t".join(row) for row in block.rows)
    return "\n".join(parts).strip("\n")


def _inside(element: ET.Element, wanted: str) -> Iterator[ET.Element]:
    """Yield the rows or cells of a table, through content controls and tracked insertions round them."""
    for child in element:
        name = _local(child)
        if name == wanted:
            yield child
        elif name not in _DROPPED and name != "tbl":
            yield from _inside(child, wanted)


def _style(element: ET.Element) -> str:
    for properties in element:
        if _local(properties) == "pPr":
            for child in properties:
                if _local(child) == "pStyle":
                    return next((value for key, value in child.attrib.items() if key.endswith("}val")), "")
    return ""


def _local(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _no_document(file: str) -> Problem:
    return Problem(
        file,
        Bilingual("naskah Word (.docx)", "a Word document (.docx)"),
        Bilingual("Buka di Word, lalu Simpan Sebagai .docx.", "Open it in Word, then Save As .docx."),
    )
