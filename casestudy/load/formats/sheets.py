"""Excel sheets: the cells as text, with the row numbers that Excel shows."""

import io
import warnings
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pandas as pd

from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.files import damaged, open_archive, read_bytes, read_member
from casestudy.load.formats.plain import to_table


def read_xlsx(path: Path, *, sheet: str | None = None, file: str | None = None) -> pd.DataFrame:
    """Return one sheet of an Excel workbook as cells of text.

    Dates come as ISO text, whole numbers without a decimal point, formulas as the value that Excel last stored.

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
        Where the file is no workbook, is locked, over the caps of `open_archive`, lacks the sheet, or where a row or
        header is refused by `to_table`.
    """
    import openpyxl

    file = file or path.name
    data = read_bytes(path, file=file)
    with open_archive(data, file=file) as archive:
        calculated = False
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                member = read_member(archive, name, file=file)
                calculated |= name.startswith("xl/worksheets/") and (b"<f>" in member or b"<f " in member)
    # Excel writes extensions that openpyxl announces it will not keep; nothing is written here.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            rows = _values(openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True), sheet, file)
            if calculated:
                written = _values(openpyxl.load_workbook(io.BytesIO(data), read_only=True), sheet, file)
                _refuse_uncalculated(dict(written), dict(rows), file)
        except CaseError:
            raise
        # A damaged workbook surfaces as whatever the first misread part breaks.
        except Exception as error:
            raise damaged(file) from error
    return to_table([(number, [_write(value) for value in values]) for number, values in rows], file=file, padded=True)


def _choose(book: Any, sheet: str | None, file: str) -> Any:
    names = [page.title for page in book.worksheets]
    if sheet is None:
        visible = [page for page in book.worksheets if page.sheet_state == "visible"]
        if visible:
            return visible[0]
    elif sheet in names:
        return book[sheet]
    there = ", ".join(names) or "-"
    raise CaseError(
        Problem(
            file,
            Bilingual(f"lembar yang tampak (yang ada: {there})", f"a visible sheet (there are: {there})"),
            Bilingual("Perbaiki nama lembarnya, atau tampilkan lembarnya.", "Mend the sheet's name, or unhide it."),
            value=sheet,
        )
    )


def _values(book: Any, sheet: str | None, file: str) -> list[tuple[int, tuple[object, ...]]]:
    page = _choose(book, sheet, file)
    # The size stated in a sheet is often wrong, and openpyxl would stop there.
    page.reset_dimensions()
    rows = enumerate(page.iter_rows(values_only=True), 1)
    filled = [(number, values) for number, values in rows if any(value is not None for value in values)]
    book.close()
    return filled


def _refuse_uncalculated(
    written: dict[int, tuple[object, ...]], stored: dict[int, tuple[object, ...]], file: str
) -> None:
    """Refuse formulas whose value no program has stored yet: their cells would be read as empty."""
    problems = []
    for number, cells in written.items():
        values = (*stored.get(number, ()), *[None] * len(cells))
        for cell, value in zip(cells, values, strict=False):
            if isinstance(cell, str) and cell.startswith("=") and value is None:
                expected = Bilingual("nilai hasil hitungan", "a calculated value")
                remedy = Bilingual("Buka di Excel, simpan, muat ulang.", "Open it in Excel, save, and load again.")
                problems.append(Problem(file, expected, remedy, row=number, value=cell))
    if problems:
        raise CaseError(problems)


def _write(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    # Excel writes a carriage return within a cell by its code.
    return str(value).replace("_x000D_", "\r").replace("\r\n", "\n").replace("\r", "\n")
