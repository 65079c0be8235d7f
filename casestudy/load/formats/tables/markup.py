"""Tables of web pages, which many programs hand out under the name .xls: rows of text, read in one pass."""

import html
import re
from collections.abc import Iterator

from casestudy.errors import CaseError
from casestudy.load.formats.leftovers import word_count
from casestudy.load.formats.tables.excel.sheet import MAX_COLUMNS, Sheet
from casestudy.load.formats.tables.grid import MAX_CELLS, MAX_ROWS, MAX_SHEET_CELLS, too_large

#: A page of more letters or tags is no register of a study.
_LARGEST, _MOST_TAGS = 50_000_000, 2 * MAX_SHEET_CELLS
_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html|head|meta|body|style|div|table|center)\b", re.I
)
# Every part has an end: a sign that is never closed must not be looked for from each place anew.
_TAG = re.compile(r"<(/?)([a-z][\w:.-]{0,40})((?:[^<>\"']|\"[^\"]{0,4000}\"|'[^']{0,4000}')*+)>", re.I)
_SPAN = re.compile(r"\b(col|row)span\s{0,9}=\s{0,9}[\"']?\s{0,9}(\d{1,7})", re.I)
_HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none", re.I)
_BLANKS = re.compile(r"[ \t\n\r\f]+")
#: The elements after which a line ends, and those whose content is no text.
_BLOCKS = frozenset({"p", "div", "li", "tr", "h1", "h2", "h3", "h4"})
_UNREAD = frozenset({"script", "style", "title", "xml", "template"})


def is_page(text: str) -> bool:
    """Return whether a text is that of a web page.

    Examples
    --------
    >>> is_page("<meta charset=utf-8><table><tr><td>a"), is_page("id;<b>isi</b>")
    (True, False)
    """
    return _START.match(text[:4000].lstrip("\ufeff")) is not None


def read_tables(text: str, *, file: str) -> tuple[list[Sheet], int]:
    r"""Return the tables of a page, numbered in their order, and how many words stand outside of them.

    A table within a cell is part of the cell's text. A cell that spans several is one of the sheet's merged cells.

    Raises
    ------
    CaseError
        Where the page is larger than any register.

    Examples
    --------
    >>> read_tables("Kliping <table><tr><th>id<th>isi<tr><td>KL-1<td>satu<br>dua</table>", file="a.xls")[0][0].rows
    [(1, ['id', 'isi']), (2, ['KL-1', 'satu\ndua'])]
    """
    if len(text) > _LARGEST or text.count("<") > _MOST_TAGS:
        raise CaseError(too_large(file, cells=MAX_SHEET_CELLS))
    reader = _Reader(file)
    for name, attributes, closes, said in _tokens(text):
        if said:
            reader.text(said)
        if name and closes:
            reader.end(name)
        elif name:
            reader.start(name, attributes)
    reader.end_table()
    return reader.sheets, reader.outside


def _tokens(text: str) -> Iterator[tuple[str, str, bool, str]]:
    """Yield each tag, in small letters, with its attributes, whether it closes, and the text before it."""
    place = since = 0
    while (place := text.find("<", place)) >= 0:
        if text.startswith("<!--", place):
            yield "", "", False, text[since:place]
            end = text.find("-->", place + 4)
            place = since = len(text) if end < 0 else end + 3
            continue
        if text.startswith(("<!", "<?"), place):
            yield "", "", False, text[since:place]
            end = text.find(">", place)
            place = since = len(text) if end < 0 else end + 1
            continue
        found = _TAG.match(text, place)
        if found is None:
            place += 1
            continue
        name = (found[2] or "").lower()
        yield name, found[3] or "", bool(found[1]), text[since:place]
        place = since = found.end()
        if name in _UNREAD and not found[1] and not (found[3] or "").endswith("/"):
            closing = re.compile(rf"</{re.escape(name)}\b", re.I).search(text, place)
            place = since = len(text) if closing is None else closing.start()
    yield "", "", False, text[since:]


class _Reader:
    """Takes tags and texts, and fills in the sheets."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.sheets: list[Sheet] = []
        self.outside = self.depth = self.wide = 0
        self.row = 0
        self.cells: list[str] = []
        self.held: dict[int, int] = {}
        self.cell: list[str] | None = None
        self.span = (1, 1)

    def start(self, name: str, attributes: str) -> None:
        """Take the start of an element."""
        if name == "table":
            self.depth += 1
            if self.depth == 1:
                self.sheets.append(Sheet(str(len(self.sheets) + 1)))
                self.row, self.cells, self.held = 0, [], {}
        elif self.depth == 1 and name in ("tr", "caption"):
            self._end_row()
            self.row += 1
            if name == "tr" and _HIDDEN.search(attributes):
                self.sheets[-1].hidden_rows.append(self.row)
            self.cell, self.span = ([], (1, 1)) if name == "caption" else (None, (1, 1))
        elif self.depth == 1 and name in ("td", "th"):
            self._end_cell()
            self.row = self.row or 1
            spans = {kind.lower(): max(1, int(number)) for kind, number in _SPAN.findall(attributes)}
            self.cell, self.span = [], (min(spans.get("col", 1), MAX_COLUMNS), min(spans.get("row", 1), MAX_ROWS))
        elif self.cell is not None and name in {"br", *_BLOCKS}:
            self.cell.append("\n")
        elif self.cell is not None and name in ("td", "th"):
            self.cell.append(" ")

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == "table" and self.depth == 1:
            self.end_table()
        elif name == "table":
            self.depth = max(0, self.depth - 1)
        elif self.depth == 1 and name in ("td", "th"):
            self._end_cell()
        elif self.depth == 1 and name in ("tr", "caption"):
            self._end_row()
        elif self.cell is not None and name in _BLOCKS:
            self.cell.append("\n")

    def text(self, said: str) -> None:
        """Take text, with its signs still written as the page writes them."""
        plain = html.unescape(said)
        if self.cell is not None:
            self.cell.append(_BLANKS.sub(" ", plain))
        else:
            self.outside += word_count(plain)

    def end_table(self) -> None:
        """Take the end of the outermost table, or of the page."""
        self._end_row()
        self.depth = 0

    def _end_cell(self) -> None:
        if self.cell is None:
            return
        value = "\n".join(filter(None, (line.strip(" ") for line in "".join(self.cell).split("\n"))))
        self.cell = None
        column = len(self.cells)
        while self.held.get(column):
            self.cells.append("")
            column += 1
        across, down = self.span
        self.wide += across
        if column + across > MAX_COLUMNS or self.wide > MAX_CELLS or self.row > MAX_ROWS:
            raise CaseError(too_large(self.file, cells=MAX_SHEET_CELLS))
        self.cells += [value, *[""] * (across - 1)]
        if across > 1 or down > 1:
            self.sheets[-1].merged.append((self.row, column, self.row + down - 1, column + across - 1))
        if down > 1:
            # The row that is just read counts as one of them.
            self.held |= dict.fromkeys(range(column, column + across), down)

    def _end_row(self) -> None:
        self._end_cell()
        if any(self.cells):
            self.sheets[-1].rows.append((self.row, self.cells))
        if self.cells or self.held:
            # Cells that reach down a long way take time in every row.
            self.wide += len(self.held)
            self.held = {column: left - 1 for column, left in self.held.items() if left > 1}
        self.cells = []
