"""Sheets: the tables of a workbook of Excel or LibreOffice, or of a web page, with the row numbers that they show."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from xml.parsers.expat import ExpatError

import pandas as pd

from casestudy.errors import Bilingual, CaseError, Problem, cut
from casestudy.load.formats.files import damaged, open_archive, read_bytes
from casestudy.load.formats.plain import decode
from casestudy.load.formats.tables.calc import read_calc
from casestudy.load.formats.tables.excel.book import Workbook
from casestudy.load.formats.tables.excel.sheet import Sheet, merge_cells
from casestudy.load.formats.tables.grid import RawTable, letter, to_table
from casestudy.load.formats.tables.headers import find_header
from casestudy.load.formats.tables.markup import read_tables

#: Sheets belong to one table where they have most of its known headers.
_ALIKE = 0.6
_SHOWN = 10


def read_xlsx(path: Path, *, sheet: str | None = None, file: str | None = None) -> pd.DataFrame:
    """Return one sheet of a workbook as cells of text.

    Dates come as ISO text, whole numbers without a decimal point, formulas as the value that Excel last stored, and
    merged cells as the same value in each. Hidden rows and columns are read.

    Parameters
    ----------
    path : pathlib.Path
    sheet : str, optional
        The sheet's name; by default the first one that is not hidden.
    file : str, optional
        Names the file in messages; by default its name.

    Returns
    -------
    pandas.DataFrame
        One ``str`` column a header; the index numbers the rows as Excel does. Empty rows are left out.

    Raises
    ------
    CaseError
        Where the file is no workbook, is locked, over the caps of `open_archive`, lacks the sheet, holds a formula
        that was never calculated, or where a row or header is refused by `casestudy.load.formats.tables.grid.to_table`.
    """
    file = file or path.name
    sheets = read_sheets(path, file=file)
    named = [one for one in sheets if (one.name == sheet if sheet is not None else not one.hidden)]
    if not named:
        there = ", ".join(cut(one.name) for one in sheets) or "-"
        raise CaseError(
            Problem(
                file,
                Bilingual(f"lembar yang tampak (yang ada: {there})", f"a visible sheet (there are: {there})"),
                Bilingual("Perbaiki nama lembarnya, atau tampilkan lembarnya.", "Mend the sheet's name, or unhide it."),
                value=sheet,
            )
        )
    return _table(named[0], file, lambda _: False, lenient=False, several=False).cells


def read_workbook(
    path: Path, *, file: str | None = None, knows: Callable[[str], bool] = lambda _: False, lenient: bool = False
) -> list[RawTable]:
    """Return the tables of a workbook: each visible sheet that has the headers that are looked for.

    Parameters
    ----------
    path : pathlib.Path
    file : str, optional
        Names the file in messages; by default its name.
    knows, lenient
        See `casestudy.load.formats.tables.grid.to_table`.

    Returns
    -------
    list of RawTable
        At least one. Where no sheet has two known headers, the first that is not empty. Sheets that were not read
        are told in the facts of the first table.

    Raises
    ------
    CaseError
        See `read_xlsx`.
    """
    file = file or path.name
    return _choose(read_sheets(path, file=file), file, knows, lenient=lenient)


def _choose(sheets: list[Sheet], file: str, knows: Callable[[str], bool], *, lenient: bool) -> list[RawTable]:
    filled = [sheet for sheet in sheets if sheet.rows and not sheet.hidden]
    if not filled:
        if any(sheet.rows for sheet in sheets):
            raise CaseError(_all_hidden(file))
        return [to_table([], file=file, padded=True)]
    scores = [_known(sheet, knows) for sheet in filled]
    best = max(scores)
    chosen = [sheet for sheet, score in zip(filled, scores, strict=True) if best >= 2 and score >= _ALIKE * best]
    chosen = chosen or filled[:1]
    tables = [_table(sheet, file, knows, lenient=lenient, several=len(filled) > 1) for sheet in chosen]
    others = [sheet for sheet in filled if sheet not in chosen]
    told = tuple(_not_read(sheet) for sheet in [*others, *(one for one in sheets if one.hidden and one.rows)])
    return [replace(tables[0], facts=tables[0].facts + told), *tables[1:]]


def read_sheets(path: Path, *, file: str) -> list[Sheet]:
    """Return every sheet of a workbook (.xlsx, .ods) with its rows of text; merged cells are filled in.

    Raises
    ------
    CaseError
        Where the file is no workbook, is locked, damaged, or over the caps.
    """
    with open_archive(read_bytes(path, file=file), file=file) as archive:
        try:
            if "content.xml" in archive.namelist():
                sheets = read_calc(archive, file=file)
            else:
                book = Workbook(archive, file=file)
                sheets = [book.rows(sheet, member) for sheet, member in book.sheets]
        # A damaged workbook surfaces as whatever the first misread part breaks.
        except (ExpatError, ValueError, LookupError, TypeError, OverflowError) as error:
            raise damaged(file) from error
    return _merged(sheets)


def read_page_tables(
    path: Path, *, file: str | None = None, knows: Callable[[str], bool] = lambda _: False, lenient: bool = False
) -> list[RawTable]:
    """Return the tables of a web page, which many programs call an Excel file; see `read_workbook`.

    How many words stand outside the tables is told in the facts of the first.

    Raises
    ------
    CaseError
        Where the page has no table, or larger ones than any register.
    """
    file = file or path.name
    sheets, outside = read_tables(decode(read_bytes(path, file=file)), file=file)
    if not any(sheet.rows for sheet in sheets):
        raise CaseError(_no_table(file))
    tables = _choose(_merged(sheets), file, knows, lenient=lenient)
    if outside:
        told = Bilingual(f"{outside} kata di luar tabel tidak dibaca", f"{outside} words outside the tables not read")
        tables[0] = replace(tables[0], facts=(*tables[0].facts, told))
    return tables


def _merged(sheets: list[Sheet]) -> list[Sheet]:
    for sheet in sheets:
        merge_cells(sheet.rows, sheet.merged)
    return sheets


def _table(sheet: Sheet, file: str, knows: Callable[[str], bool], *, lenient: bool, several: bool) -> RawTable:
    name = sheet.name if several else None
    if sheet.formulas:
        raise CaseError([replace(_uncalculated(file, row, text), sheet=name) for row, text in sheet.formulas])
    table = to_table(sheet.rows, file=file, padded=True, knows=knows, sheet=name, lenient=lenient)
    return replace(table, facts=(*table.facts, *_unseen(sheet, table.cells)))


def _known(sheet: Sheet, knows: Callable[[str], bool]) -> int:
    _, header, _ = find_header(sheet.rows, knows)
    return sum(1 for name in set(header) if knows(name))


def _unseen(sheet: Sheet, cells: pd.DataFrame) -> list[Bilingual]:
    """Return what the screen shows otherwise than the table: hidden rows and columns, merged cells."""
    facts = []
    rows = [str(row) for row in sheet.hidden_rows if row in cells.index]
    columns = [letter(place) for place in sheet.hidden_columns if place < len(cells.columns)]
    if rows:
        facts.append(Bilingual(f"baris tersembunyi ikut dibaca: {_list(rows)}", f"hidden rows read: {_list(rows)}"))
    if columns:
        facts.append(
            Bilingual(f"kolom tersembunyi ikut dibaca: {_list(columns)}", f"hidden columns read: {_list(columns)}")
        )
    merged = sum(1 for top, _, bottom, _ in sheet.merged if any(row in cells.index for row in (top, bottom)))
    if merged:
        facts.append(
            Bilingual(
                f"{merged} sel gabungan: isinya berlaku untuk setiap selnya",
                f"{merged} merged cells: their value holds for each cell",
            )
        )
    return facts


def _list(items: Sequence[str]) -> str:
    return ", ".join(items[:_SHOWN]) + (f", … ({len(items)})" if len(items) > _SHOWN else "")


def _not_read(sheet: Sheet) -> Bilingual:
    name = cut(sheet.name)
    if sheet.hidden:
        return Bilingual(f'lembar tersembunyi "{name}" tidak dibaca', f'hidden sheet "{name}" not read')
    return Bilingual(
        f'lembar "{name}" tidak dibaca: judul kolomnya lain', f'sheet "{name}" not read: it has other headers'
    )


def _uncalculated(file: str, row: int, formula: str) -> Problem:
    expected = Bilingual("nilai hasil hitungan", "a calculated value")
    remedy = Bilingual("Buka di Excel, simpan, muat ulang.", "Open it in Excel, save, and load again.")
    return Problem(file, expected, remedy, row=row, value=formula)


def _no_table(file: str) -> Problem:
    return Problem(
        file,
        Bilingual("tabel; halaman web ini tidak memuat tabel", "a table; this web page holds none"),
        Bilingual("Ekspor ulang sebagai .xlsx atau .csv.", "Export it again as .xlsx or .csv."),
    )


def _all_hidden(file: str) -> Problem:
    return Problem(
        file,
        Bilingual("lembar yang tampak dan berisi", "a sheet that is visible and not empty"),
        Bilingual("Tampilkan lembar yang berisi tabelnya.", "Unhide the sheet that holds the table."),
    )
