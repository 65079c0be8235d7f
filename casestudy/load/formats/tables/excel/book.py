"""The XML of Excel workbooks: the sheets there are, and the rows of one as text, read in one pass.

A reader of one's own, since the library that reads whole workbooks takes three times as long, refuses files for the
colour of a cell, and tells neither hidden rows nor merged cells when it streams.
"""

from collections.abc import Callable
from itertools import count
from pathlib import PurePosixPath
from xml.parsers import expat
from zipfile import ZipFile

from casestudy.errors import CaseError
from casestudy.load.formats.files import damaged, read_member
from casestudy.load.formats.tables.excel.sheet import Shared, Sheet, SheetReader
from casestudy.load.formats.tables.excel.values import is_date_format, unescape
from casestudy.load.formats.tables.grid import MAX_SHEET_CELLS, too_large

_LARGEST_PART = 100 * 1024 * 1024
#: The formats of numbers that are dates without being spelled out in the file.
_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})


class Workbook:
    """The sheets of an open archive; each is read when asked for."""

    def __init__(self, archive: ZipFile, *, file: str) -> None:
        self.archive, self.file = archive, file
        self.names = {name.lstrip("/").lower(): name for name in archive.namelist()}
        root = self._links("_rels/.rels", "")
        self.main = next((target for kind, target in root.values() if kind == "officeDocument"), "xl/workbook.xml")
        if not self.main.lower().endswith(".xml") or self.main.lower() not in self.names:
            raise damaged(file)
        folder = PurePosixPath(self.main)
        links = self._links(str(folder.parent / "_rels" / f"{folder.name}.rels"), str(folder.parent))
        self.parts = dict(links.values())
        self.sheets: list[tuple[Sheet, str]] = []
        self.shared = Shared(file)
        self._read(self.main, lambda name, attributes: self._start_book(name, attributes, links))
        self.shared.strings = self._strings()
        self.shared.dates = self._date_styles()

    def rows(self, sheet: Sheet, member: str) -> Sheet:
        """Fill in the rows of a sheet and return it."""
        reader = SheetReader(sheet, self.shared)
        parser = _parser(reader.start, reader.end, reader.text)
        parser.Parse(self._member(member), True)
        return sheet

    def _start_book(self, name: str, attributes: dict[str, str], links: dict[str, tuple[str, str]]) -> None:
        if name == "workbookPr":
            self.shared.from_1904 = attributes.get("date1904") in ("1", "true")
        elif name == "sheet":
            link = next(
                (value for key, value in attributes.items() if key.rpartition(":")[2] == "id" and ":" in key), ""
            )
            kind, target = links.get(link, ("", ""))
            # Charts and dialogs are sheets as well, without cells.
            if kind == "worksheet":
                hidden = attributes.get("state", "visible") != "visible"
                self.sheets.append((Sheet(attributes.get("name", ""), hidden), target))

    def _links(self, name: str, folder: str) -> dict[str, tuple[str, str]]:
        """Return kind and target of each relation that a part states, by its name."""
        links: dict[str, tuple[str, str]] = {}

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "Relationship":
                target = attributes.get("Target", "")
                path = target.lstrip("/") if target.startswith("/") else str(PurePosixPath(folder) / target)
                links[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], path)

        if name.lower() in self.names:
            self._read(name, start)
        return links

    def _strings(self) -> list[str]:
        strings: list[str] = []
        pieces: list[str] = []
        # Phonetic guides stand beside the text that they spell.
        state = {"t": False, "rPh": False}
        elements = count()

        def start(tag: str, _: dict[str, str]) -> None:
            if next(elements) > 5 * MAX_SHEET_CELLS:
                raise CaseError(too_large(self.file, cells=MAX_SHEET_CELLS))
            if tag in state:
                state[tag] = True

        def end(tag: str) -> None:
            if tag in state:
                state[tag] = False
            elif tag == "si":
                strings.append(unescape("".join(pieces)))
                pieces.clear()

        def text(data: str) -> None:
            if state["t"] and not state["rPh"]:
                pieces.append(data)

        if "sharedStrings" in self.parts:
            self._read(self.parts["sharedStrings"], start, end, text)
        return strings

    def _date_styles(self) -> list[bool]:
        """Return for each style of cells whether it shows a number as a date."""
        own: dict[str, bool] = {}
        styles: list[bool] = []
        inside = [False]

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "numFmt":
                own[attributes.get("numFmtId", "")] = is_date_format(attributes.get("formatCode", ""))
            elif tag == "cellXfs":
                inside[0] = True
            elif tag == "xf" and inside[0]:
                number = attributes.get("numFmtId", "0")
                styles.append(own.get(number, number.isdecimal() and int(number) in _DATE_FORMATS))

        def end(tag: str) -> None:
            if tag == "cellXfs":
                inside[0] = False

        if "styles" in self.parts:
            self._read(self.parts["styles"], start, end)
        return styles

    def _read(
        self,
        name: str,
        start: Callable[[str, dict[str, str]], None],
        end: Callable[[str], None] = lambda _: None,
        text: Callable[[str], None] = lambda _: None,
    ) -> None:
        _parser(start, end, text).Parse(self._member(name), True)

    def _member(self, name: str) -> bytes:
        there = self.names.get(name.lower(), name)
        if there in self.names.values() and self.archive.getinfo(there).file_size > _LARGEST_PART:
            raise CaseError(too_large(self.file, cells=MAX_SHEET_CELLS))
        return read_member(self.archive, there, file=self.file)


def _parser(
    start: Callable[[str, dict[str, str]], None], end: Callable[[str], None], text: Callable[[str], None]
) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.CharacterDataHandler = text
    local: dict[str, str] = {}

    def opened(tag: str, attributes: dict[str, str]) -> None:
        start(local.get(tag) or local.setdefault(tag, tag.rpartition(":")[2]), attributes)

    def closed(tag: str) -> None:
        end(local.get(tag, tag))

    def root(tag: str, attributes: dict[str, str]) -> None:
        # Some programs write <x:row> for <row>; for all others a tag is its own name.
        prefixed = ":" in tag
        parser.StartElementHandler, parser.EndElementHandler = (opened, closed) if prefixed else (start, end)
        parser.StartElementHandler(tag, attributes)

    parser.StartElementHandler = root
    return parser
