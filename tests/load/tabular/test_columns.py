"""Tests of casestudy.load.tabular.columns."""

from collections.abc import Callable
from pathlib import Path

import pytest

from casestudy.case import Case
from casestudy.errors import CaseError
from casestudy.load.registers import load_table
from casestudy.load.tabular.columns import ColumnMap, find_map, load_columns

Put = Callable[[str, str | bytes], Path]


def test_a_case_without_the_file_maps_nothing(case: Case) -> None:
    """The file is optional."""
    assert load_columns(case) == ()


def test_sections_are_read(case: Case, put: Put) -> None:
    """Names, orders of dates, columns left aside and values of every row come out as they are written."""
    put(
        "columns.toml",
        '["saker-*.xlsx"]\n"Judul Berita" = "headline"\n"Tgl" = "date, month first"\n"Kode" = ""\n'
        'values = { outlet = "Kabar Randu" }\n',
    )

    assert load_columns(case) == (
        ColumnMap("saker-*.xlsx", {"Judul Berita": "headline", "Tgl": "date", "Kode": ""}, {"Tgl": True},
                  {"outlet": "Kabar Randu"}),
    )  # fmt: skip


def test_everything_wrong_is_told(case: Case, put: Put) -> None:
    """An unknown column, an unknown order, an unknown value and a section that is none are told together."""
    put(
        "columns.toml",
        'x = 1\n["a.csv"]\n"Judul" = "headlin"\n"Tgl" = "date, hari dulu"\nvalues = { outlett = "x" }\n',
    )

    with pytest.raises(CaseError) as refused:
        load_columns(case)

    assert [(problem.column, problem.value) for problem in refused.value.problems] == [
        ("x", None), ("a.csv › Judul", "headlin"), ("a.csv › Tgl", "hari dulu"), ("a.csv › outlett", "outlett"),
    ]  # fmt: skip
    assert 'Similar: "headline".' in refused.value.message("en")


def test_a_file_that_is_no_toml_is_refused(case: Case, put: Put) -> None:
    """A slip in the file is told with the file's name, also where a table is loaded."""
    put("columns.toml", '["a.csv"\n')
    put("raw/comments/a.csv", "id,tgl,platform,komentar\nKM-1,2022-01-05,x,Baik\n")

    with pytest.raises(CaseError, match=r"columns\.toml: a TOML file in UTF-8 was expected"):
        load_table(case, "comments")


@pytest.mark.parametrize(
    ("pattern", "fits"),
    [("a-*.csv", True), ("raw/clippings/*", True), ("a-1.csv", True), ("b*.csv", False), ("*.xlsx", False)],
)
def test_a_pattern_is_a_name_or_a_path(pattern: str, fits: bool) -> None:
    """A pattern holds for the file's name or for its path in the case folder."""
    assert (find_map([ColumnMap(pattern)], "raw/clippings/a-1.csv") is not None) == fits


def test_a_header_is_meant_whatever_its_blanks_and_marks(case: Case, put: Put) -> None:
    """The header that a person reads off the screen is the file's, though that one holds a line end and a colon."""
    put("columns.toml", '["a.csv"]\n"Tgl Muat" = "date, month first"\n"catatan redaksi" = ""\n"Bunyi" = "text"\n')
    put("raw/comments/a.csv", 'id;platform;"Tgl\u00a0\nmuat :";Bunyi *;Catatan  Redaksi\nKM-1;x;01/05/2022;Baik;b\n')

    comments = load_table(case, "comments")

    assert comments["date"].dt.strftime("%Y-%m-%d").tolist() == ["2022-01-05"]
    assert comments["text"].tolist() == ["Baik"]
