"""Word documents: every word that a reader of the document sees, in document order, and what their tables say."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from re import fullmatch
from typing import NamedTuple
from xml.etree import ElementTree as ET

from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.files import damaged, open_archive, read_bytes, read_member

#: Deleted and moved-away text, the older copy of a text box, properties, and field codes are not read by a reader.
_DROPPED = frozenset({
    "del", "moveFrom", "delText", "Fallback", "pPr", "rPr", "sdtPr", "tblPr", "trPr", "tcPr", "instrText",
    "delInstrText", "sectPr",
})  # fmt: skip
_MARKS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011"}
_QUESTION = ("pertanyaan", "question", "tanya")
_ANSWER = ("jawab", "answer", "tanggapan", "hasil wawancara")


@dataclass(frozen=True)
class Paragraph:
    r"""One paragraph: its text, with ``\n`` for line breaks and ``\t`` for tabs, and the name of its style."""

    text: str
    style: str = ""


@dataclass(frozen=True)
class Grid:
    """One table: its rows of cell texts; the paragraphs of a cell are divided by line breaks."""

    rows: tuple[tuple[str, ...], ...]


class Columns(NamedTuple):
    """The places of question and answer in a row, and how many cells a row has."""

    question: int
    answer: int
    width: int


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


def find_columns(grid: Grid, *, before: Columns | None = None) -> Columns | None:
    """Return where a table of questions and answers has them, or None where it is another table.

    Parameters
    ----------
    grid : Grid
    before : Columns, optional
        Those of the table before it: Word ends a table at a page or a pasted row, and its second half, a table of the
        same width, has no header.

    Examples
    --------
    >>> find_columns(Grid((("No", "Pertanyaan", "Jawaban"), ("1", "Apa?", "Ini."))))
    Columns(question=1, answer=2, width=3)
    """
    for row in grid.rows[:3]:
        question = next((place for place, cell in enumerate(row) if _heads(cell, _QUESTION)), None)
        answer = next((place for place, cell in enumerate(row) if _heads(cell, _ANSWER)), None)
        if question is not None and answer is not None:
            return Columns(question, answer, len(row))
    return before if before and all(len(row) == before.width for row in grid.rows) else None


def pair_rows(grid: Grid, columns: Columns) -> list[tuple[str, str]]:
    """Return question and answer of each row; header rows, also repeated ones, and titles over all columns are none.

    Examples
    --------
    >>> pair_rows(Grid((("Pertanyaan", "Jawaban"), ("Apa?", "Ini."))), Columns(0, 1, 2))
    [('Apa?', 'Ini.')]
    """
    wide = [row for row in grid.rows if len(row) > max(columns.question, columns.answer)]
    pairs = [(row[columns.question], row[columns.answer]) for row in wide]
    return [(asked, said) for asked, said in pairs if not (_heads(asked, _QUESTION) and _heads(said, _ANSWER))]


def row_text(row: tuple[str, ...]) -> str:
    r"""Return a row as text: a short cell before one other is its label, more cells are divided by tabs.

    Examples
    --------
    >>> row_text(("Tanggal", ":", "5 Mei 2022")), row_text(("1", "P", "Apa?")), row_text(("a", "b", "c"))
    ('Tanggal: 5 Mei 2022', 'P: Apa?', 'a\tb\tc')
    """
    cells = [cell for cell in row if cell.strip(" :\n\t")]
    if len(cells) == 3 and cells[0].strip(" .)").isdecimal():
        cells = cells[1:]
    if len(cells) == 2 and len(cells[0]) <= 40 and "\n" not in cells[0]:
        return f"{cells[0].rstrip(' :')}: {cells[1].lstrip(' :')}"
    return "\t".join(cells)


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


def _heads(cell: str, words: tuple[str, ...]) -> bool:
    """Return whether a cell is a header that starts with one of `words`; a question itself is longer."""
    return cell.strip().lower().startswith(words) and len(cell.strip()) <= 40 and "?" not in cell


def _no_document(file: str) -> Problem:
    return Problem(
        file,
        Bilingual("naskah Word (.docx)", "a Word document (.docx)"),
        Bilingual("Buka di Word, lalu Simpan Sebagai .docx.", "Open it in Word, then Save As .docx."),
    )
