"""Tests of casestudy.load.formats.tables.markup."""

from pathlib import Path

import pytest

from casestudy.errors import CaseError
from casestudy.load.formats.sheets import read_page_tables
from casestudy.load.formats.tables import markup
from casestudy.load.formats.tables.markup import is_page, read_tables
from tests.load.table_makers import CLIPPINGS, page_table


@pytest.mark.parametrize(
    ("page", "rows"),
    [
        (page_table(CLIPPINGS[:2]), [list(row) for row in CLIPPINGS[:2]]),
        # tags in any case, not closed, with attributes that hold signs
        ("<TABLE><TR><TD>a<TD>b<TR><TD style='mso-number-format:\"\\@>\"'>1<TD>2</TABLE>", [["a", "b"], ["1", "2"]]),
        ("<table><tr><td>a &amp; b</td><td>&quot;x&quot;&nbsp;</td></tr></table>", [["a & b", '"x"\xa0']]),
        ("<table><tr><td>satu<br>dua<p>tiga</p></td></tr></table>", [["satu\ndua\ntiga"]]),
        ("<table><tr><td>  a \n  b  </td><td><b>c</b>d</td></tr></table>", [["a b", "cd"]]),
        ("<table><!-- <td>nol</td> --><tr><td>a</td></tr></table>", [["a"]]),
        ("<table><caption>Kliping</caption><tr><th>a<th>b</table>", [["Kliping"], ["a", "b"]]),
        ("<style>td{}</style><table><tr><td>a<script>if(a<b){}</script>b</td></tr></table>", [["ab"]]),
        # a table within a cell is part of its text
        ("<table><tr><td>a<table><tr><td>b<td>c</table></td><td>d</td></table>", [["a\nb c", "d"]]),
        ("<table><tr><td>1 < 2 & 3</td></tr></table>", [["1 < 2 & 3"]]),
    ],
)  # fmt: skip
def test_the_rows_of_a_table(page: str, rows: list[list[str]]) -> None:
    """Rows and cells are those that a browser shows, with the line ends of a cell and without its markup."""
    (sheet,), _ = read_tables(page, file="a.xls")

    assert [cells for _, cells in sheet.rows] == rows


def test_cells_that_span_several(tmp_path: Path) -> None:
    """Columns stay in their places beside a cell that reaches down, which holds for each row."""
    path = tmp_path / "a.xls"
    path.write_text(
        "<table><tr><th>kode<th>nama<th>isi<tr><td rowspan=2>A<td colspan='2'>x<tr><td>y<td>z</table>", encoding="utf-8"
    )

    (table,) = read_page_tables(path)

    assert table.cells.to_numpy().tolist() == [["A", "x", "x"], ["A", "y", "z"]]


def test_the_table_that_is_wanted_is_found(tmp_path: Path) -> None:
    """Of several tables the one with the known headers is read; words outside and other tables are told."""
    path = tmp_path / "a.xls"
    path.write_text(f"<html><p>Laporan media</p><table><tr><td>Menu</table>{page_table(CLIPPINGS)}", encoding="utf-8")

    (table,) = read_page_tables(path, knows=set(CLIPPINGS[0]).__contains__)

    assert table.cells["judul"].tolist() == [row[3] for row in CLIPPINGS[1:]]
    assert [fact.en for fact in table.facts] == [
        'sheet "1" not read: it has other headers', "2 words outside the tables not read",
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "page"), [("\ufeff<!DOCTYPE html><html>", True), ("id,isi\n1,<table>", False)])
def test_what_is_a_page(text: str, page: bool) -> None:
    """A page starts with a tag of one."""
    assert is_page(text) == page


def test_a_table_beyond_the_caps_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cells that span more than a sheet has are refused."""
    monkeypatch.setattr(markup, "MAX_CELLS", 100)
    with pytest.raises(CaseError, match="a table of at most"):
        read_tables("<table><tr><td colspan=99>a<td rowspan=9999>b<tr><td>c</table>", file="a.xls")
