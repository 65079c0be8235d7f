"""The rows of one sheet, as its XML tells them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from casestudy.errors import CaseError
from casestudy.load.formats.tables.excel.values import unescape, write_day, write_number
from casestudy.load.formats.tables.grid import MAX_CELLS, MAX_SHEET_CELLS, too_large

MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
_MOST_MERGED = 200_000
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?")


@dataclass
class Sheet:
    """One sheet: its rows of text by number, and what a reader of the screen would not see or see otherwise.

    ``formulas`` are the cells whose formula no program has calculated yet, by row.
    """

    name: str
    hidden: bool = False
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    formulas: list[tuple[int, str]] = field(default_factory=list)


def merge_cells(rows: Iterable[tuple[int, list[str]]], areas: Iterable[tuple[int, int, int, int]]) -> int:
    """Write the value of each merged area into all its cells, in place, and return how many areas held one.

    Examples
    --------
    >>> rows = [(1, ["a", ""]), (2, ["b"])]
    >>> merge_cells(rows, [(1, 0, 1, 1)]), rows
    (1, [(1, ['a', 'a']), (2, ['b'])])
    """
    by_number = dict(rows)
    filled, left_over = 0, _MOST_MERGED
    for top, left, bottom, right in areas:
        value = by_number[top][left] if top in by_number and left < len(by_number[top]) else ""
        left_over -= (bottom - top + 1) * (right - left + 1) if value else 1
        # An area of a million cells is a format of the sheet, and no cell of a table.
        if not value or left_over < 0:
            continue
        filled += 1
        for number in range(top, bottom + 1):
            if (cells := by_number.get(number)) is not None:
                cells += [""] * (right + 1 - len(cells))
                cells[left : right + 1] = [value] * (right + 1 - left)
    return filled


@dataclass
class Shared:
    """What the sheets of a workbook share: its file, its texts, which styles of cells are dates, and its calendar."""

    file: str
    strings: list[str] = field(default_factory=list)
    dates: list[bool] = field(default_factory=list)
    from_1904: bool = False


class SheetReader:
    """Takes the events of a sheet's XML and fills in the rows."""

    def __init__(self, sheet: Sheet, shared: Shared) -> None:
        self.sheet, self.shared = sheet, shared
        self.columns: dict[str, int] = {}
        self.row, self.column = 0, -1
        # Elements of any kind take time, and empty cells between two take memory.
        self.elements, self.wide = 0, 0
        self.cells: list[str] = []
        self.kind, self.style, self.value, self.formula = "n", "", [""], [""]
        self.target: list[str] | None = None
        self.calculated = True
        self.phonetic = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        self.elements += 1
        if self.elements > 5 * MAX_SHEET_CELLS:
            raise CaseError(too_large(self.shared.file, cells=MAX_SHEET_CELLS))
        if tag == "c":
            self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "")
            self.value, self.formula, self.calculated = [], [], True
            letters = attributes.get("r", "").rstrip("0123456789")
            self.column = self._place(letters) if letters else self.column + 1
        elif tag in ("v", "t"):
            # A guide to pronunciation stands beside the text that it spells.
            self.target = None if self.phonetic else self.value
        elif tag == "f":
            self.target, self.calculated = self.formula, False
        elif tag == "row":
            before, self.row = self.row, int(attributes.get("r") or self.row + 1)
            self.column, self.cells = -1, []
            if not before < self.row <= MAX_ROWS:
                raise ValueError("a sheet has no such row, or has it twice")
            if attributes.get("hidden") in ("1", "true"):
                self.sheet.hidden_rows.append(self.row)
        elif tag == "col" and attributes.get("hidden") in ("1", "true"):
            first, last = int(attributes["min"]), min(int(attributes["max"]), MAX_COLUMNS)
            if len(self.sheet.hidden_columns) < MAX_COLUMNS:
                self.sheet.hidden_columns += range(first - 1, last)
        elif tag == "mergeCell" and (found := _REFERENCE.fullmatch(attributes.get("ref", ""))) and found[3]:
            corner = self._place(found[1]), int(found[2])
            self.sheet.merged.append((corner[1], corner[0], int(found[4]), self._place(found[3])))
        elif tag == "rPh":
            self.phonetic = True

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag in ("v", "t", "f"):
            self.target = None
        elif tag == "c":
            value = "".join(self.value)
            if not self.calculated and not value and self.kind == "n":
                self.sheet.formulas.append((self.row, "=" + "".join(self.formula)))
            if value:
                self._keep(self._text(value))
        elif tag == "rPh":
            self.phonetic = False
        elif tag == "row":
            if any(self.cells):
                self.sheet.rows.append((self.row, self.cells))
            self.wide += len(self.cells)
            if self.wide > MAX_CELLS:
                raise CaseError(too_large(self.shared.file, cells=MAX_SHEET_CELLS))

    def text(self, data: str) -> None:
        """Take the text of an element."""
        if self.target is not None:
            self.target.append(data)

    def _place(self, letters: str) -> int:
        place = self.columns.get(letters)
        if place is None:
            place = 0
            for one in letters:
                place = place * 26 + ord(one) - 64
            place -= 1
            if not (letters.isascii() and letters.isupper() and place < MAX_COLUMNS):
                raise ValueError("a sheet has no such column")
            self.columns[letters] = place
        return place

    def _keep(self, value: str) -> None:
        missing = self.column - len(self.cells)
        if missing >= 0:
            self.cells += [""] * missing
            self.cells.append(value)
        else:
            self.cells[self.column] = value

    def _text(self, value: str) -> str:
        match self.kind:
            case "s":
                return self.shared.strings[int(value)]
            case "b":
                return "true" if value.strip() == "1" else "false"
            case "n":
                dated = self.style.isdecimal() and int(self.style) < len(self.shared.dates)
                if dated and self.shared.dates[int(self.style)]:
                    return write_day(float(value), from_1904=self.shared.from_1904)
                return write_number(value.strip())
            case "d":
                return value.removesuffix("T00:00:00")
        return unescape(value)
