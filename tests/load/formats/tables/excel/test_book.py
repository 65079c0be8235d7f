"""Tests of casestudy.load.formats.tables.excel.book, with openpyxl as the outside judge."""

import io
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.errors import CaseError
from casestudy.load.formats.files import open_archive
from casestudy.load.formats.tables.excel import book, sheet
from casestudy.load.formats.tables.excel.book import Workbook
from casestudy.load.formats.tables.excel.sheet import Sheet
from tests.load import table_makers as make

_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(
    lambda text: text.strip() and not text.startswith("=") and "_x" not in text
)
_CELL = st.one_of(
    st.none(), _TEXT, st.integers(-(10**14), 10**14), st.booleans(),
    st.dates(date(1900, 3, 1), date(2199, 1, 1)), st.datetimes(datetime(1900, 3, 1), datetime(2199, 1, 1)).map(
        lambda moment: moment.replace(microsecond=0)
    ),
)  # fmt: skip


def read(data: bytes) -> list[Sheet]:
    with open_archive(data, file="a.xlsx") as archive:
        opened = Workbook(archive, file="a.xlsx")
        return [opened.rows(one, member) for one, member in opened.sheets]


def written(value: object) -> str:
    """Return a value as the reader is to write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return (
            value.date().isoformat() if not (value.hour or value.minute or value.second) else value.isoformat(sep=" ")
        )
    return value.isoformat() if isinstance(value, date) else str(value)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(_CELL, min_size=1, max_size=5), min_size=1, max_size=6))
def test_what_openpyxl_writes_is_read(rows: list[list[object]]) -> None:
    """Texts, numbers, truths, days and times come out of every workbook as they went in."""
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.worksheets[0].append(row)
    data = io.BytesIO()
    workbook.save(data)

    (found,) = read(data.getvalue())

    filled = {number: [written(value) for value in row] for number, row in enumerate(rows, 1)}
    assert {number: cells + [""] * (len(filled[number]) - len(cells)) for number, cells in found.rows} == {
        number: cells for number, cells in filled.items() if any(cells)
    }


def test_the_shipped_workbooks_are_read_as_openpyxl_reads_them() -> None:
    """Every cell of both workbooks of the shipped case is the same by either reader."""
    for path in sorted((Path(__file__).parents[5] / "data" / "bekasi" / "raw").rglob("*.xlsx")):
        judge = openpyxl.load_workbook(io.BytesIO(path.read_bytes()), read_only=True)
        expected = [[written(value) for value in row] for row in judge.worksheets[0].iter_rows(values_only=True)]

        (found,) = read(path.read_bytes())

        width = max(map(len, expected))
        assert [cells + [""] * (width - len(cells)) for _, cells in found.rows] == [
            cells + [""] * (width - len(cells)) for cells in expected
        ]


def test_sheets_and_what_the_screen_hides() -> None:
    """Names, hidden sheets, hidden rows and columns, merged areas and formulas without a value are told."""
    first = make.sheet([["id", "isi"], ["1", "<c><f>A1&amp;1</f></c>"]], merged=["A1:B1"], hidden_rows=[2],
                       columns='<cols><col min="2" max="3" hidden="true"/></cols>')  # fmt: skip
    data = make.workbook({"Satu & dua": first, "Lain": make.sheet([["x"]])}, hidden=["Lain"])

    one, other = read(data)

    assert (one.name, one.hidden, other.name, other.hidden) == ("Satu & dua", False, "Lain", True)
    assert (one.hidden_rows, one.hidden_columns, one.merged) == ([2], [1, 2], [(1, 0, 1, 1)])
    assert one.formulas == [(2, "=A1&1")]


def test_a_formula_that_gives_no_text_has_a_value() -> None:
    """Nothing between quotation marks is a result, and not a formula that was never calculated."""
    (found,) = read(make.book([["id"], ["<c t='str'><f>\"\"</f><v></v></c>"]]))

    assert found.formulas == []


@pytest.mark.parametrize("cell", ["<c t='s'><v>5</v></c>", "<c><v>x</v></c>"])
def test_a_broken_value_is_an_error_of_the_file(cell: str) -> None:
    """A text that is not there, or a number that is none, is left to be wrapped by who opens the file."""
    with pytest.raises((ValueError, LookupError)):
        read(make.book([[cell]]))


@pytest.mark.parametrize("extra", ['<row r="2"/>', '<row r="1"/>', '<row r="0"/>', '<row r="1048577"/>'])
def test_rows_out_of_order_are_an_error_of_the_file(extra: str) -> None:
    """No program writes a row twice or before another: what is meant cannot be known."""
    with pytest.raises(ValueError, match="no such row"):
        read(make.workbook({"a": make.sheet([["id"], ["1"]], extra=extra)}))


@pytest.mark.parametrize(
    ("module", "name", "value"), [(sheet, "MAX_SHEET_CELLS", 1), (sheet, "MAX_CELLS", 3), (book, "_LARGEST_PART", 100)]
)
def test_the_caps_of_a_sheet(module: object, name: str, value: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many elements, too much empty space between cells, and a part too large end the reading in words."""
    data = make.book([["id", "isi"], ["1", "a"]])
    assert len(read(data)) == 1
    monkeypatch.setattr(module, name, value)

    with pytest.raises(CaseError, match="a table of at most"):
        read(data)
