"""What documents are made of: paragraphs and tables, and the safe way to the XML that holds them."""

import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree import ElementTree as ET

from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.files import damaged, read_member
from casestudy.load.formats.leftovers import Leftover

#: No transcript has more: five hundred pages of Word, or a chat of years, stay below. Beyond these the reading takes
#: longer than seconds, and a tree of more elements would fill the memory.
MAX_XML_BYTES = 24 * 1024 * 1024
MAX_TAGS = 750_000
MAX_LINES = 100_000


@dataclass(frozen=True, slots=True)
class Paragraph:
    r"""One paragraph: its text, with ``\n`` for line breaks and ``\t`` for tabs, and the name of its style.

    `number` is the one that the program shows before it and keeps out of the text, where it counts with numerals.
    """

    text: str
    style: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: its rows of cell texts; the paragraphs of a cell are divided by line breaks."""

    rows: tuple[tuple[str, ...], ...]


class Document(NamedTuple):
    """A document's paragraphs and tables in order, and what is left out of them.

    It is `wrapped` where a line of it is a printed line that the next one goes on with, not a paragraph.
    """

    blocks: Sequence[Paragraph | Grid]
    leftovers: Sequence[Leftover] = ()
    wrapped: bool = False


def read_xml(archive: zipfile.ZipFile, name: str, *, file: str) -> ET.Element:
    """Return the root of one XML member of an archive.

    Raises
    ------
    CaseError
        See `read_member`; also where the XML is broken, or larger than any document.
    """
    data = read_member(archive, name, file=file)
    if len(data) > MAX_XML_BYTES or data.count(b"<") > MAX_TAGS:
        raise CaseError(too_large(file))
    try:
        return ET.fromstring(data)
    except (ET.ParseError, RecursionError, ValueError, LookupError):
        # The cause may quote the document.
        raise damaged(file) from None


def local_name(element: ET.Element) -> str:
    """Return the name of an element without its namespace.

    Examples
    --------
    >>> local_name(ET.Element("{urn:a}p"))
    'p'
    """
    return str(element.tag).rpartition("}")[2]


def attribute(element: ET.Element, name: str) -> str:
    """Return an attribute whatever its namespace, or an empty text.

    Examples
    --------
    >>> attribute(ET.Element("p", {"{urn:a}style": "Judul"}), "style")
    'Judul'
    """
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""


def table_blocks(
    rows: Sequence[Sequence[ET.Element]], blocks: Callable[[ET.Element], Iterable[Paragraph | Grid]]
) -> Iterator[Paragraph | Grid]:
    r"""Yield a table as one grid; of a table that is one column, which frames text, what stands in its cells.

    Parameters
    ----------
    rows : sequence of sequence of Element
        The cells of each row.
    blocks : callable
        Returns the paragraphs and tables of a cell.

    Examples
    --------
    >>> cells = [[ET.fromstring("<c>P</c>"), ET.fromstring("<c>Apa?</c>")]]
    >>> list(table_blocks(cells, lambda cell: [Paragraph(cell.text or "")]))
    [Grid(rows=(('P', 'Apa?'),))]
    """
    if all(len(row) <= 1 for row in rows):
        for row in rows:
            for cell in row:
                yield from blocks(cell)
    else:
        yield Grid(tuple(tuple(_cell_text(blocks(cell)) for cell in row) for row in rows))


def _cell_text(blocks: Iterable[Paragraph | Grid]) -> str:
    parts: list[str] = []
    for block in blocks:
        parts += [block.text] if isinstance(block, Paragraph) else ["\t".join(row) for row in block.rows]
    return "\n".join(parts).strip("\n")


def row_text(row: Sequence[str]) -> str:
    r"""Return a row as text: a short cell before one other is its label, more cells are divided by tabs.

    Examples
    --------
    >>> row_text(("Tanggal", ":", "5 Mei 2022")), row_text(("a", "b", "c"))
    ('Tanggal: 5 Mei 2022', 'a\tb\tc')
    """
    cells = [cell for cell in row if cell.strip(" :\n\t")]
    if len(cells) == 2 and len(cells[0]) <= 40 and "\n" not in cells[0] and not cells[0].strip(" .)").isdecimal():
        return f"{cells[0].rstrip(' :')}: {cells[1].lstrip(' :')}"
    return "\t".join(cells)


def too_large(file: str) -> Problem:
    """Return the problem of a document that is larger than any transcript.

    Examples
    --------
    >>> too_large("a.docx").expected.en
    'a document of no more than some five hundred pages or 100,000 lines'
    """
    return Problem(
        file,
        Bilingual(
            "naskah paling banyak sekitar lima ratus halaman atau 100.000 baris",
            "a document of no more than some five hundred pages or 100,000 lines",
        ),
        Bilingual("Bagi isinya ke beberapa berkas.", "Divide its content over several files."),
    )
