"""Tests of casestudy.cells."""

import pandas as pd
import pytest

from casestudy.cells import Place, Remarks, check_column
from casestudy.errors import Problem
from casestudy.tables import Column


def check(
    cells: list[str], kind: str = "text", *, month_first: bool | None = None
) -> tuple[pd.Series, list[Problem], Remarks]:
    """Check a column whose rows are numbered from 2."""
    remarks = Remarks()
    column = Column("x", kind, allowed=("negative", "positive") if kind == "choice" else ())  # type: ignore[arg-type]
    values = pd.Series(cells, index=range(2, 2 + len(cells)), dtype="str")
    typed, problems = check_column(
        values, column, Place("a.csv", "kolom", "Lembar"), remarks=remarks, month_first=month_first
    )
    return typed["x"], problems, remarks


def test_a_problem_names_sheet_row_and_column() -> None:
    """Whatever is wrong with a cell, its place is the one of the file."""
    _, (problem,), _ = check(["3", "lima"], "count")

    assert (problem.file, problem.sheet, problem.row, problem.column, problem.value) == (
        "a.csv",
        "Lembar",
        3,
        "kolom",
        "lima",
    )


@pytest.mark.parametrize(
    ("cells", "facts", "warnings"),
    [
        (["24/01/2022", "05/01/2022"], ['dates in column "kolom" read as day/month/year'], []),
        (["01/24/2022", "05/01/2022"], ['dates in column "kolom" read as month/day/year'], []),
        (["44585", "5 Januari 2022"], ['1 numbers in column "kolom" read as dates'], []),
        (["05/05/2022", "05/01/2022"], [], [3]),
        (["2022-01-05", "5 Januari 2022", "05/05/2022"], [], []),
        (["Senin, 5 Januari 2022", "Rabu, 5 Januari 2022"], [], [2]),
        (["13/14/2022"], [], []),
    ],
)
def test_what_is_said_about_dates(cells: list[str], facts: list[str], warnings: list[int]) -> None:
    """A decision is told, an open order asked about at its first cell, a wrong weekday named; else nothing is said."""
    _, _, remarks = check(cells, "date")

    assert [fact.en for fact in remarks.facts] == facts
    assert [(warning.row, warning.severity) for warning in remarks.warnings] == [(row, "warning") for row in warnings]


def test_a_stated_order_is_asked_about_no_more() -> None:
    """What the researcher says holds, and is told as decided."""
    days, _, remarks = check(["05/01/2022"], "date", month_first=True)

    assert days.dt.month.tolist() == [5]
    assert (remarks.warnings, len(remarks.facts)) == ([], 1)


def test_a_date_in_the_other_order_is_told_with_its_reading() -> None:
    """A cell that breaks the column's order is refused, with the same day as the column writes it."""
    _, (problem,), _ = check(["24/01/2022", "01/25/2022"], "date")

    assert (problem.row, problem.remedy.en) == (3, "Other cells of the column are day/month/year; write 25/01/2022.")


def test_a_partial_date_follows_the_column() -> None:
    """Months and years stand among days whose order one of them settles."""
    days, problems, _ = check(["2022", "Maret 2022", "01/24/2022", "05/01/2022"], "partial date")

    assert problems == []
    assert days.dt.strftime("%m-%d").tolist() == ["01-01", "03-01", "01-24", "05-01"]


@pytest.mark.parametrize("error", ["#NAME?", "#REF!", "#N/A"])
def test_an_error_of_excel_is_no_text(error: str) -> None:
    """A cell in which Excel lost a text is kept and told."""
    values, problems, remarks = check(["Baik", error])

    assert (values.tolist(), problems) == (["Baik", error], [])
    assert [(warning.row, warning.value) for warning in remarks.warnings] == [(3, error)]


@pytest.mark.parametrize("text", ["donâ€™t", "kafÃ©", "ðŸ˜€"])
def test_mangled_letters_are_told_once_and_left(text: str) -> None:
    """A column read by the wrong table of letters is not repaired by guessing; the first cell is named."""
    values, _, remarks = check(["a", text, text])

    assert values.tolist() == ["a", text, text]
    assert [warning.row for warning in remarks.warnings] == [3]
    assert "2 cells" in remarks.warnings[0].expected.en


@pytest.mark.parametrize(
    "text",
    [
        "“Jum’at” – café", "naïve Ångström", "Rp 5.000 ½", "a\u00a0b", "Ã", "â", "😀👩‍👩‍👧", "José Ñandú", "#namaku",
        "N/A", "1/2", "x & y <z>", "ÃƒO", "ß", "¿Qué?", "Ｆｕｌｌ", "العربية", "日本語", "…", "–—",
        "é", "µ", "ő", "ł", "đ", "ø", "ÿ", "“”‘’„", "20°C", "5 €", "a​b",
    ],
)  # fmt: skip
def test_good_text_is_left_and_not_suspected(text: str) -> None:
    """Letters of every language, quotation marks, emoji and special blanks come through unchanged and unremarked."""
    values, problems, remarks = check([text])

    assert (values.tolist(), problems, remarks.warnings) == ([text], [], [])
