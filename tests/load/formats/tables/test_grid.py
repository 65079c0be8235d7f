"""Tests of casestudy.load.formats.tables.grid."""

import pytest

from casestudy.errors import CaseError
from casestudy.load.formats.tables import grid
from casestudy.load.formats.tables.grid import RawTable, letter, to_table

KNOWN = {"id", "isi", "tgl"}


def table(*rows: list[str], padded: bool = True, lenient: bool = False) -> RawTable:
    return to_table(list(enumerate(rows, 1)), file="a.csv", padded=padded, knows=KNOWN.__contains__, lenient=lenient)


def test_rows_keep_their_numbers() -> None:
    """Empty rows are passed over and counted, titles too."""
    found = table(["Judul tabel", ""], ["", " "], ["id", "isi"], ["1", "a"], ["", ""], ["2", "b"])

    assert found.cells.index.tolist() == [4, 6]
    assert [fact.en for fact in found.facts] == ["row 1 above the header read as a title, not as data"]


def test_a_blank_header_is_named_by_its_letter() -> None:
    """A column without a header is kept under the letter that a spreadsheet shows."""
    assert table([""] * 27 + ["isi"], ["1"] * 28).cells.columns[26] == "(AA)"


@pytest.mark.parametrize(
    ("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
)
def test_letter(place: int, name: str) -> None:
    """Columns are named as a spreadsheet names them."""
    assert letter(place) == name


def test_torn_rows_are_left_out_where_that_is_asked_for() -> None:
    """A lenient reading keeps the good rows and names the others; a strict one refuses them."""
    rows = (["id", "isi"], ["1", "a"], ["2", "b", "c"], ["3"], ["4", "d"], ["5", "e"])

    found = table(*rows, padded=False, lenient=True)

    assert found.cells["id"].tolist() == ["1", "4", "5"]
    assert [(warning.row, warning.value, warning.severity) for warning in found.left_out] == [
        (3, "3", "warning"), (4, "1", "warning"),
    ]  # fmt: skip
    with pytest.raises(CaseError) as refused:
        table(*rows, padded=False)
    assert [(problem.row, problem.severity) for problem in refused.value.problems] == [(3, "error"), (4, "error")]


def test_a_table_of_mostly_torn_rows_is_refused() -> None:
    """Where most rows are of another length, it is the delimiter or the header that is wrong."""
    with pytest.raises(CaseError):
        table(["id", "isi"], ["1"], ["2"], ["3", "c"], padded=False, lenient=True)


def test_a_header_that_comes_again_is_no_row() -> None:
    """Sheets that were printed or joined repeat it."""
    found = table(["id", "isi"], ["1", "a"], ["id", "isi"], ["2", "b"])

    assert found.cells["id"].tolist() == ["1", "2"]
    assert [fact.en for fact in found.facts] == ["header repeated in 1 rows passed over"]


@pytest.mark.parametrize(("name", "value"), [("MAX_CELLS", 5), ("MAX_ROWS", 2), ("MAX_COLUMNS", 1)])
def test_the_caps(name: str, value: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many cells, rows or columns are refused in words."""
    rows = (["id", "isi"], ["1", "a"], ["2", "b"])
    assert len(table(*rows).cells) == 2
    monkeypatch.setattr(grid, name, value)

    with pytest.raises(CaseError, match="a table of at most"):
        table(*rows)
