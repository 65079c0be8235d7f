"""Word documents: every word that a reader of the document sees, in document order."""

import zipfile
from collections.abc import Iterator
from re import fullmatch
from xml.etree import ElementTree as ET

from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.documents.blocks import (
    MAX_LINES,
    Document,
    Grid,
    Paragraph,
    attribute,
    local_name,
    read_xml,
    table_blocks,
    too_large,
)
from casestudy.load.formats.documents.word.numbering import Numbering
from casestudy.load.formats.files import damaged, open_archive
from casestudy.load.formats.leftovers import Leftover

#: The older copy of a text box, properties, and field codes are not read by a reader.
_DROPPED = frozenset({
    "delText", "Fallback", "pPr", "rPr", "sdtPr", "tblPr", "trPr", "tcPr", "instrText", "delInstrText", "sectPr",
})  # fmt: skip
_DELETED = frozenset({"del", "moveFrom"})
_MARKS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011"}
#: What a document shows beside text.
_SHOWN = {
    "blip": "picture", "imagedata": "picture", "contentPart": "ink", "chart": "chart", "OLEObject": "object",
    "altChunk": "object",
}  # fmt: skip
#: The parts beside the document's own, by their names, and what stands in them.
_PARTS = {"comments": "comment", "header": "page header", "footer": "page header", "footnotes": "footnote",
          "endnotes": "footnote"}  # fmt: skip


def read_docx(data: bytes, *, file: str) -> Document:
    """Return the paragraphs and tables of a Word document in document order.

    Text in tracked insertions, content controls, text boxes and nested tables is kept. A table of one column is read as
    its cells' paragraphs. Left out and told: tracked deletions, comments, notes, page headers and footers, pictures,
    ink, charts and embedded objects. A paragraph's automatic number stands beside its text.

    Parameters
    ----------
    data : bytes
    file : str
        Names the file in messages.

    Raises
    ------
    CaseError
        Where the file is no .docx, password-protected, damaged, over the caps of `open_archive` and `read_xml`, or
        declares a document type.
    """
    with open_archive(data, file=file) as archive:
        names = {name.replace("\\", "/"): name for name in archive.namelist()}
        main = next((one for one in sorted(names) if fullmatch(r"(?i)word/document\d*\.xml", one)), None)
        if main is None:
            raise CaseError(_no_document(file))
        root = read_xml(archive, names[main], file=file)
        own = {one: read_xml(archive, names[f"word/{one}.xml"], file=file)
               for one in ("numbering", "styles") if f"word/{one}.xml" in names}  # fmt: skip
        beside = list(_beside(archive, names, file))
    reader = _Reader(Numbering(own.get("numbering"), own.get("styles")), file)
    try:
        blocks = list(reader.blocks(root))
    except RecursionError:
        raise damaged(file) from None
    return Document(blocks, [*reader.leftovers, *beside])


class _Reader:
    """Reads one part, and keeps what it leaves out."""

    def __init__(self, numbering: Numbering, file: str) -> None:
        self.numbering, self.file = numbering, file
        self.paragraphs = 0
        self.leftovers: list[Leftover] = []

    def blocks(self, element: ET.Element) -> Iterator[Paragraph | Grid]:
        for child in element:
            name = local_name(child)
            if name in {"p", "r", "t"}:
                yield from self._paragraph(child)
            elif name == "tbl":
                yield from table_blocks([list(_inside(row, "tc")) for row in _inside(child, "tr")], self.blocks)
            elif name in _DELETED:
                self._delete(child)
            elif name in _SHOWN:
                self.leftovers.append(Leftover(_SHOWN[name]))
            elif name not in _DROPPED:
                yield from self.blocks(child)

    def _paragraph(self, element: ET.Element) -> Iterator[Paragraph | Grid]:
        self.paragraphs += 1
        if self.paragraphs > MAX_LINES:
            raise CaseError(too_large(self.file))
        pieces: list[str] = []
        boxes: list[ET.Element] = []
        self._collect([element] if local_name(element) == "t" else element, pieces, boxes)
        properties = next((child for child in element if local_name(child) == "pPr"), None)
        text = "".join(pieces).replace("\ufeff", "")
        yield Paragraph(text, _style(properties), self.numbering.number(properties))
        for box in boxes:
            yield from self.blocks(box)

    def _collect(self, element: ET.Element | list[ET.Element], pieces: list[str], boxes: list[ET.Element]) -> None:
        for child in element:
            name = local_name(child)
            if name == "t":
                pieces.append(child.text or "")
            elif name in _MARKS:
                pieces.append(_MARKS[name])
            elif name == "txbxContent":
                boxes.append(child)
            elif name in _DELETED:
                self._delete(child)
            elif name in _SHOWN:
                self.leftovers.append(Leftover(_SHOWN[name]))
            elif name not in _DROPPED:
                self._collect(child, pieces, boxes)

    def _delete(self, element: ET.Element) -> None:
        text = "".join(child.text or "" for child in element.iter() if local_name(child) in {"delText", "t"})
        self.leftovers.append(Leftover("deleted", text))


def _inside(element: ET.Element, wanted: str) -> Iterator[ET.Element]:
    """Yield the rows or cells of a table, through content controls and tracked insertions round them."""
    for child in element:
        name = local_name(child)
        if name == wanted:
            yield child
        elif name not in _DROPPED and name not in _DELETED and name != "tbl":
            yield from _inside(child, wanted)


def _beside(archive: zipfile.ZipFile, names: dict[str, str], file: str) -> Iterator[Leftover]:
    """Yield what stands in the margins: comments, notes, page headers and footers."""
    for name in sorted(names):
        found = fullmatch(r"word/([a-z]+)\d*\.xml", name)
        if found is None or found[1] not in _PARTS:
            continue
        for item in read_xml(archive, names[name], file=file):
            # Word draws the line above notes as a note of its own.
            text = "" if attribute(item, "type") in {"separator", "continuationSeparator"} else _plain(item)
            if text.strip():
                yield Leftover(_PARTS[found[1]], text)


def _plain(element: ET.Element) -> str:
    """Return the text of an element and all in it, the older copies of text boxes aside."""
    older = {id(inner) for one in element.iter() if local_name(one) == "Fallback" for inner in one.iter()}
    names = ((local_name(one), one) for one in element.iter() if id(one) not in older)
    return "".join(" " if name == "p" or name in _MARKS else one.text or "" for name, one in names
                   if name in {"p", "t", *_MARKS})  # fmt: skip


def _style(properties: ET.Element | None) -> str:
    return next(
        (
            attribute(one, "val")
            for one in (properties if properties is not None else ())
            if local_name(one) == "pStyle"
        ),
        "",
    )


def _no_document(file: str) -> Problem:
    return Problem(
        file,
        Bilingual("naskah Word (.docx)", "a Word document (.docx)"),
        Bilingual("Buka di Word, lalu Simpan Sebagai .docx.", "Open it in Word, then Save As .docx."),
    )
