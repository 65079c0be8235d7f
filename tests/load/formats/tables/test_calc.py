"""Tests of casestudy.load.formats.tables.calc."""

from collections.abc import Callable
from pathlib import Path

import pytest

from casestudy.errors import CaseError
from casestudy.load.formats.sheets import read_sheets, read_workbook, read_xlsx
from casestudy.load.formats.tables import calc
from tests.load.table_makers import CLIPPINGS, calc_cell, calc_rows
from tests.load.table_makers import calc as made

Rows = list[tuple[int, list[str]]]


@pytest.fixture
def rows(tmp_path: Path) -> Callable[..., Rows]:
    """Return the rows of a spreadsheet of one sheet, whose rows are the given XML or cells."""

    def read(content: str | list[list[str]]) -> Rows:
        xml = content if isinstance(content, str) else calc_rows(content)
        (tmp_path / "a.ods").write_bytes(made({"Lembar1": xml}))
        return read_sheets(tmp_path / "a.ods", file="a.ods")[0].rows

    return read


def test_the_rows_of_a_sheet(rows: Callable[..., Rows]) -> None:
    """Cells come as text under the row numbers that the screen shows."""
    assert rows([list(row) for row in CLIPPINGS]) == [(n, list(row)) for n, row in enumerate(CLIPPINGS, 1)]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (calc_cell("1.234,50", 'office:value-type="float" office:value="1234.5"'), "1234.5"),
        (calc_cell("12", 'office:value-type="float" office:value="12"'), "12"),
        (calc_cell("25 %", 'office:value-type="percentage" office:value="0.25"'), "0.25"),
        (calc_cell("Rp5", 'office:value-type="currency" office:value="5"'), "5"),
        (calc_cell("5 Jan", 'office:value-type="date" office:date-value="2022-01-05"'), "2022-01-05"),
        (calc_cell("5 Jan", 'office:value-type="date" office:date-value="2022-01-05T14:30:00"'), "2022-01-05 14:30:00"),
        (calc_cell("08.30", 'office:value-type="time" office:time-value="PT08H30M00S"'), "08:30:00"),
        (calc_cell("YA", 'office:value-type="boolean" office:boolean-value="true"'), "true"),
        (calc_cell("3", 'table:formula="of:=1+2" office:value-type="float" office:value="3"'), "3"),
        (calc_cell("satu\ndua"), "satu\ndua"),
        ("<table:table-cell><text:p>a<text:s text:c='2'/>b<text:tab/>c<text:line-break/>d</text:p></table:table-cell>",
         "a  b\tc\nd"),
        ("<table:table-cell><text:p>satu\n   <text:span>dua</text:span></text:p></table:table-cell>", "satu dua"),
        # notes and drawings are no texts of the table
        ("<table:table-cell><office:annotation><text:p>tanya</text:p></office:annotation><text:p>isi</text:p>"
         "<draw:frame><text:p>kotak</text:p></draw:frame></table:table-cell>", "isi"),
    ],
)  # fmt: skip
def test_the_value_of_a_cell(cell: str, value: str, rows: Callable[..., Rows]) -> None:
    """Numbers and days come without their format, formulas as what was last stored, texts with their lines."""
    assert rows([["a"], [cell]]) == [(1, ["a"]), (2, [value])]


def test_repeated_cells_and_rows(rows: Callable[..., Rows]) -> None:
    """What is written once for several is read as often, and the empty rest of a sheet is none of it."""
    cell = '<table:table-cell table:number-columns-repeated="{}">{}</table:table-cell>'
    twice, rest = cell.format(2, "<text:p>x</text:p>"), cell.format(16_000, "")
    row = '<table:table-row table:number-rows-repeated="{}">{}</table:table-row>'

    assert rows(row.format(3, "<table:table-cell/>") + row.format(2, twice + rest) + row.format(1_048_570, rest)) == [
        (4, ["x", "x"]), (5, ["x", "x"]),
    ]  # fmt: skip


def test_merged_hidden_and_empty(tmp_path: Path) -> None:
    """A merged cell holds for each of its cells, hidden rows are read and told, hidden sheets are told."""
    header = calc_rows([["kode", "nama"]])
    merged = '<table:table-cell table:number-rows-spanned="2"><text:p>A</text:p></table:table-cell>'
    body = calc_rows([[merged, "x"]]) + (
        '<table:table-row table:visibility="collapse"><table:covered-table-cell/>'
        + calc_cell("y")
        + "</table:table-row>"
    )
    (tmp_path / "a.ods").write_bytes(made({"Data": header + body, "Rahasia": calc_rows([["b"]])}, hidden=["Rahasia"]))

    (table,) = read_workbook(tmp_path / "a.ods")

    assert table.cells.to_numpy().tolist() == [["A", "x"], ["A", "y"]]
    assert [fact.en for fact in table.facts] == [
        "hidden rows read: 3", "1 merged cells: their value holds for each cell", 'hidden sheet "Rahasia" not read',
    ]  # fmt: skip


def test_formula_that_nobody_calculated(tmp_path: Path) -> None:
    """A formula without a value is refused with its row."""
    (tmp_path / "a.ods").write_bytes(made({"a": calc_rows([["x"], ['<table:table-cell table:formula="of:=1"/>']])}))

    with pytest.raises(CaseError, match=r"a\.ods, row 2: .*a calculated value"):
        read_xlsx(tmp_path / "a.ods")


def test_locked_and_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A password and a table beyond the caps are refused by name."""
    path = tmp_path / "a.ods"
    path.write_bytes(made({"a": ""}, parts={"META-INF/manifest.xml": "<manifest:encryption-data/>"}))
    with pytest.raises(CaseError, match="without a password"):
        read_sheets(path, file="a.ods")

    path.write_bytes(made({"a": calc_rows([["a", "b"], ["c", "d"]])}))
    monkeypatch.setattr(calc, "MAX_CELLS", 3)
    with pytest.raises(CaseError, match="a table of at most"):
        read_sheets(path, file="a.ods")
