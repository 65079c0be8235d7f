"""Workbooks as Excel reads them: plain cells of text, choices from lists, and the same bytes for the same cells."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

#: What a sheet holds: a header, the rows under it, and how wide its columns are.
Sheet = tuple[Sequence[str], Sequence[Sequence[object]], Sequence[int]]

#: Stands wherever a workbook notes when it was written.
_MOMENT = datetime(2000, 1, 1)


def make_workbook(sheets: Mapping[str, Sheet], choices: Mapping[str, Mapping[str, str]], *, room: int = 0) -> bytes:
    """Return an Excel workbook of text cells; the same input gives the same bytes.

    Parameters
    ----------
    sheets : mapping
        Each sheet's name to its header, rows and column widths.
    choices : mapping
        A sheet's name to the columns, by their headers, whose cells are chosen from a list: the formula that names it.
    room : int
        How many rows under the given ones choose from the lists too.

    Examples
    --------
    >>> sheets = {"a": (["Kode"], [["=1+1"]], [20])}
    >>> make_workbook(sheets, {}) == make_workbook(sheets, {})
    True
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, (header, rows, widths) in sheets.items():
        page = book.create_sheet(name)
        _fill(page, [header, *rows], widths)
        for column, allowed in choices.get(name, {}).items():
            _let_choose(page, list(header).index(column) + 1, len(rows) + 1 + room, allowed)
    return workbook_bytes(book)


def clean(text: str) -> str:
    r"""Return a text as a cell can hold it: control characters, which Excel refuses, are replaced.

    Examples
    --------
    >>> clean("a\x07b")
    'a�b'
    """
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", text)


def _fill(page: Any, rows: Sequence[Sequence[object]], widths: Sequence[int]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for number, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            cell = page.cell(number, column, clean(value) if isinstance(value, str) else value)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if isinstance(value, str):
                # Text that starts with = is text, and no formula.
                cell.data_type = "s"
            if number == 1:
                cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDDDDD")
    page.freeze_panes = "A2"
    for column, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(column)].width = width


def _let_choose(page: Any, column: int, last: int, allowed: str) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    choice = DataValidation(type="list", formula1=allowed, allow_blank=True, showErrorMessage=True)
    page.add_data_validation(choice)
    letter = get_column_letter(column)
    choice.add(f"{letter}2:{letter}{last}")


def workbook_bytes(book: Any) -> bytes:
    """Return a workbook of openpyxl as bytes that hold no time of writing.

    Examples
    --------
    >>> from openpyxl import Workbook
    >>> workbook_bytes(Workbook()) == workbook_bytes(Workbook())
    True
    """
    book.properties.created = _MOMENT
    raw, fixed = io.BytesIO(), io.BytesIO()
    book.save(raw)
    moment = f"{_MOMENT:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(raw) as before, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = before.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + moment, data)
            member = zipfile.ZipInfo(name, date_time=_MOMENT.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(member, data)
    return fixed.getvalue()
