"""OpenDocument texts (.odt), as LibreOffice writes them: paragraphs, lists and tables in document order."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
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
from casestudy.load.formats.files import damaged, open_archive, read_member
from casestudy.load.formats.leftovers import Leftover

_MARKS = {"tab": "\t", "line-break": "\n"}
_SHOWN = {"image": "picture", "object": "object", "object-ole": "object", "plugin": "object"}
#: What stands within a paragraph and is none of its words.
_BESIDE = {"note": "footnote", "annotation": "comment"}
_DROPPED = frozenset({"ruby-text", "sequence-decls", "variable-decls", "user-field-decls", "forms", "title", "desc",
                      "annotation-end"})  # fmt: skip
#: No sentence has more blanks in a row; a file may claim millions.
_MAX_BLANKS = 100


def read_odt(data: bytes, *, file: str) -> Document:
    """Return the paragraphs and tables of an OpenDocument text in document order.

    Text in tracked insertions, text boxes, sections and nested tables is kept. A table of one column is read as its
    cells' paragraphs. Left out and told: tracked deletions, comments, notes, page headers and footers, pictures and
    embedded objects. A paragraph's automatic number stands beside its text.

    Parameters
    ----------
    data : bytes
    file : str
        Names the file in messages.

    Raises
    ------
    CaseError
        Where the file is no OpenDocument, password-protected, damaged, over the caps of `open_archive` and `read_xml`,
        or declares a document type.
    """
    with open_archive(data, file=file) as archive:
        refuse_locked(archive, file=file)
        root = read_xml(archive, "content.xml", file=file)
        reader = _Reader(_number_styles(root), file)
        try:
            blocks = [block for body in root.iter() if local_name(body) == "body" for block in reader.blocks(body)]
        except RecursionError:
            raise damaged(file) from None
        margins = list(_margins(archive, file))
    return Document(blocks, [*reader.leftovers, *margins])


class _Reader:
    """Reads the content, and keeps what it leaves out."""

    def __init__(self, numbered: frozenset[tuple[str, int]], file: str) -> None:
        self.numbered, self.file = numbered, file
        self.paragraphs = 0
        self.leftovers: list[Leftover] = []

    def blocks(self, element: ET.Element, *, style: str = "", level: int = 0) -> Iterator[Paragraph | Grid]:
        for child in element:
            yield from self._block(child, style, level)

    def _block(self, element: ET.Element, style: str, level: int) -> Iterator[Paragraph | Grid]:
        name = local_name(element)
        if name in {"p", "h"}:
            yield from self._paragraph(element)
        elif name == "list":
            yield from self._list(element, attribute(element, "style-name") or style, level + 1)
        elif name == "table":
            yield from table_blocks(
                [list(_inside(row, "table-cell")) for row in _inside(element, "table-row")], self.blocks
            )
        elif name == "tracked-changes":
            self.leftovers += [Leftover("deleted", text) for one in element if (text := _deletion(one)).strip()]
        elif name in _BESIDE:
            self.leftovers.append(Leftover(_BESIDE[name], _plain(element)))
        elif name in _SHOWN:
            self.leftovers.append(Leftover(_SHOWN[name]))
        elif name not in _DROPPED:
            yield from self.blocks(element, style=style, level=level)

    def _list(self, element: ET.Element, style: str, level: int) -> Iterator[Paragraph | Grid]:
        number = 0
        for item in element:
            number += local_name(item) == "list-item"
            for place, child in enumerate(item):
                blocks = self._block(child, style, level)
                first = next(blocks, None) if place == 0 and (style, level) in self.numbered else None
                if isinstance(first, Paragraph) and local_name(child) != "list":
                    first = replace(first, number=number)
                yield from [] if first is None else [first]
                yield from blocks

    def _paragraph(self, element: ET.Element) -> Iterator[Paragraph | Grid]:
        self.paragraphs += 1
        if self.paragraphs > MAX_LINES:
            raise CaseError(too_large(self.file))
        pieces: list[str] = []
        boxes: list[ET.Element] = []
        self._collect(element, pieces, boxes)
        heading = "Heading" if local_name(element) == "h" else ""
        yield Paragraph("".join(pieces).replace("\ufeff", ""), heading or attribute(element, "style-name"))
        for box in boxes:
            yield from self.blocks(box)

    def _collect(self, element: ET.Element, pieces: list[str], boxes: list[ET.Element]) -> None:
        pieces.append(_spaces(element.text))
        for child in element:
            name = local_name(child)
            if name == "s":
                count = attribute(child, "c")
                pieces.append(" " * min(int(count) if re.fullmatch(r"\d{1,9}", count) else 1, _MAX_BLANKS))
            elif name in _MARKS:
                pieces.append(_MARKS[name])
            elif name == "text-box":
                boxes.append(child)
            elif name in _BESIDE:
                self.leftovers.append(Leftover(_BESIDE[name], _plain(child)))
            elif name in _SHOWN:
                self.leftovers.append(Leftover(_SHOWN[name]))
            elif name not in _DROPPED:
                self._collect(child, pieces, boxes)
            pieces.append(_spaces(child.tail))


def _inside(element: ET.Element, wanted: str) -> Iterator[ET.Element]:
    for child in element:
        name = local_name(child)
        if name == wanted:
            yield child
        elif name != "table":
            yield from _inside(child, wanted)


def _spaces(text: str | None) -> str:
    """Return text with its runs of blanks and line ends as one blank, which is all they mean in OpenDocument."""
    return re.sub(r"[ \t\r\n]+", " ", text) if text else ""


def _plain(element: ET.Element) -> str:
    """Return the text of all paragraphs in an element; who wrote a comment and when is no text."""
    return " ".join("".join(one.itertext()) for one in element.iter() if local_name(one) in {"p", "h"})


def _deletion(region: ET.Element) -> str:
    return " ".join(_plain(one) for one in region if local_name(one) == "deletion")


def _number_styles(root: ET.Element) -> frozenset[tuple[str, int]]:
    """Return the list styles that count, with the level at which they do."""
    return frozenset(
        (attribute(style, "name"), int(attribute(level, "level")))
        for style in root.iter()
        if local_name(style) == "list-style"
        for level in style
        if local_name(level) == "list-level-style-number" and re.fullmatch(r"\d{1,2}", attribute(level, "level"))
    )


def _margins(archive: zipfile.ZipFile, file: str) -> Iterator[Leftover]:
    if "styles.xml" not in archive.namelist():
        return
    for element in read_xml(archive, "styles.xml", file=file).iter():
        if (
            re.fullmatch(r"(?:header|footer)(?:-left|-first)?", local_name(element))
            and (text := _plain(element)).strip()
        ):
            yield Leftover("page header", text)


def refuse_locked(archive: zipfile.ZipFile, *, file: str) -> None:
    """Refuse an OpenDocument file whose parts are encrypted.

    Raises
    ------
    CaseError
        Where it stands behind a password.
    """
    manifest = "META-INF/manifest.xml"
    if manifest in archive.namelist() and b"encryption-data" in read_member(archive, manifest, file=file):
        raise CaseError(_locked(file))


def _locked(file: str) -> Problem:
    return Problem(
        file,
        Bilingual("berkas tanpa kata sandi", "a file without a password"),
        Bilingual("Buka berkas itu, hapus kata sandinya, simpan.", "Open the file, remove its password, save it."),
    )
