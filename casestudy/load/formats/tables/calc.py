"""The XML of OpenDocument spreadsheets (.ods): the sheets there are, and their rows as text, read in one pass."""

import re
import zipfile
from xml.parsers import expat

from casestudy.errors import CaseError
from casestudy.load.formats.documents.opendocument import refuse_locked
from casestudy.load.formats.files import read_member
from casestudy.load.formats.tables.excel.sheet import MAX_COLUMNS, Sheet
from casestudy.load.formats.tables.excel.values import write_number
from casestudy.load.formats.tables.grid import MAX_CELLS, MAX_ROWS, MAX_SHEET_CELLS, too_large

#: A text of a workbook is no larger than this.
_LARGEST = 100 * 1024 * 1024
#: What stands within a table and is none of its texts: notes, drawings, what was there before a tracked change.
_BESIDE = frozenset({"annotation", "frame", "custom-shape", "shapes", "tracked-changes", "forms", "ruby-text"})
_CELLS = frozenset({"table-cell", "covered-table-cell"})
_NUMBERS = frozenset({"float", "percentage", "currency"})
_BLANKS = re.compile(r"[ \t\n\r]+")
_DURATION = re.compile(r"PT(\d{1,4})H(\d{1,2})M(\d{1,2})(?:[.,]\d{1,12})?S")


def read_calc(archive: zipfile.ZipFile, *, file: str) -> list[Sheet]:
    """Return every sheet of an OpenDocument spreadsheet with its rows of text.

    Dates come as ISO text, numbers without their format, formulas as the value that was last stored.

    Raises
    ------
    CaseError
        Where the archive is damaged or locked, or the table is larger than any register.
    """
    refuse_locked(archive, file=file)
    if archive.getinfo("content.xml").file_size > _LARGEST:
        raise CaseError(too_large(file, cells=MAX_SHEET_CELLS))
    data = read_member(archive, "content.xml", file=file)
    reader = _Reader(file)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    parser.Parse(data, True)
    for sheet in reader.sheets:
        sheet.hidden = sheet.hidden or reader.styles.get(reader.style_of[id(sheet)], False)
    return reader.sheets


class _Reader:
    """Takes the events of the XML and fills in the sheets."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.sheets: list[Sheet] = []
        #: Whether the sheets of a style are hidden.
        self.styles: dict[str, bool] = {}
        self.style_of: dict[int, str] = {}
        self.style = ""
        self.row, self.column, self.columns = 0, 0, 0
        self.repeated, self.wide, self.elements = 1, 0, 0
        self.cells: list[str] = []
        self.cell: dict[str, str] | None = None
        self.pieces: list[str] = []
        self.paragraphs = 0
        # How many elements that are no text of the table stand open round this place, and how many cells.
        self.beside = self.inside = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        self.elements += 1
        if self.elements > 5 * MAX_SHEET_CELLS:
            raise CaseError(too_large(self.file, cells=MAX_SHEET_CELLS))
        name = tag.rpartition(":")[2]
        if name in _BESIDE:
            self.beside += 1
        elif self.beside:
            return
        elif self.cell is not None:
            self._within(name, attributes)
        elif name in _CELLS:
            self.cell, self.pieces, self.paragraphs = attributes, [], 0
        elif name == "table-row":
            self.repeated = _count(attributes, "table:number-rows-repeated", MAX_ROWS)
            self.cells, self.column = [], 0
            if attributes.get("table:visibility") in ("collapse", "filter") and self.repeated < MAX_ROWS:
                self.sheets[-1].hidden_rows += range(self.row + 1, self.row + 1 + min(self.repeated, 1000))
        elif name == "table-column":
            self._column(attributes)
        elif name == "table":
            self.sheets.append(Sheet(attributes.get("table:name", "")))
            self.style_of[id(self.sheets[-1])] = attributes.get("table:style-name", "")
            self.row = self.columns = 0
        elif name == "style":
            self.style = attributes.get("style:name", "")
        elif name == "table-properties":
            self.styles[self.style] = attributes.get("table:display") == "false"

    def _column(self, attributes: dict[str, str]) -> None:
        repeated = _count(attributes, "table:number-columns-repeated", MAX_COLUMNS)
        if attributes.get("table:visibility") in ("collapse", "filter"):
            self.sheets[-1].hidden_columns += range(self.columns, min(self.columns + repeated, MAX_COLUMNS))
        self.columns += repeated

    def _within(self, name: str, attributes: dict[str, str]) -> None:
        """Take an element within a cell; a cell within it is part of a table in a table, whose texts go on."""
        if name in _CELLS:
            self.inside += 1
        elif name in ("p", "h"):
            self.pieces += ["\n"] if self.paragraphs else []
            self.paragraphs += 1
        elif name == "s":
            self.pieces.append(" " * _count(attributes, "text:c", 1000))
        elif name in ("tab", "line-break"):
            self.pieces.append("\t" if name == "tab" else "\n")

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        name = tag.rpartition(":")[2]
        if name in _BESIDE:
            self.beside -= 1
        elif self.beside:
            return
        elif name in _CELLS and self.inside:
            self.inside -= 1
        elif name in _CELLS:
            self._end_cell()
        elif name == "table-row" and self.cell is None:
            self._end_row()

    def text(self, data: str) -> None:
        """Take text, which is one of the table's within a paragraph of a cell alone."""
        if self.cell is not None and self.paragraphs and not self.beside:
            # Only its own elements say that there are several blanks.
            self.pieces.append(_BLANKS.sub(" ", data))

    def _end_cell(self) -> None:
        attributes, self.cell = self.cell or {}, None
        repeated = _count(attributes, "table:number-columns-repeated", MAX_COLUMNS)
        value = _value(attributes, "".join(self.pieces))
        across = _count(attributes, "table:number-columns-spanned", MAX_COLUMNS)
        down = _count(attributes, "table:number-rows-spanned", MAX_ROWS)
        if across > 1 or down > 1:
            area = (self.row + 1, self.column, self.row + down, self.column + across - 1)
            self.sheets[-1].merged.append(area)
        if not value and "table:formula" in attributes and "office:value-type" not in attributes:
            self.sheets[-1].formulas.append((self.row + 1, attributes["table:formula"]))
        if value:
            if self.column + repeated > MAX_COLUMNS:
                raise ValueError("a sheet has no such column")
            self.cells += [""] * (self.column - len(self.cells)) + [value] * repeated
        self.column += repeated

    def _end_row(self) -> None:
        if self.cells:
            self.wide += len(self.cells) * self.repeated
            if self.wide > MAX_CELLS or self.row + self.repeated > MAX_ROWS:
                raise CaseError(too_large(self.file, cells=MAX_SHEET_CELLS))
            rows = range(self.row + 1, self.row + 1 + self.repeated)
            self.sheets[-1].rows += [(number, list(self.cells)) for number in rows]
        self.row += self.repeated


def _count(attributes: dict[str, str], name: str, most: int) -> int:
    written = attributes.get(name, "1")
    return max(1, min(int(written), most)) if written.isdecimal() and len(written) < 12 else 1


def _value(attributes: dict[str, str], shown: str) -> str:
    """Return what a cell holds: numbers and days without the format in which they are shown."""
    kind = attributes.get("office:value-type", "")
    if kind in _NUMBERS and "office:value" in attributes:
        return write_number(attributes["office:value"].strip())
    if kind == "date" and (day := attributes.get("office:date-value")):
        return day.removesuffix("T00:00:00").replace("T", " ")
    if kind == "time" and (found := _DURATION.fullmatch(attributes.get("office:time-value", ""))):
        return ":".join(part.zfill(2) for part in found.groups())
    if kind == "boolean":
        return attributes.get("office:boolean-value", shown)
    return shown or attributes.get("office:string-value", "")
