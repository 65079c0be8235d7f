"""The crosswalk between codebooks: found by the names of its cases, refused where it joins nothing."""

from pathlib import Path

import pandas as pd
import pytest

from casestudy.errors import CaseError
from casestudy.load.codings.crosswalk import find_crosswalk, load_crosswalk

#: Three levels: a is a group, b and d themes of it, c a code below b.
BOOK = pd.DataFrame({"code": ["a", "b", "c", "d"], "parent": ["", "a", "b", "a"]})
BOOKS = {"kota": BOOK, "my-city": BOOK.assign(code=["p", "q", "r", "s"], parent=["", "p", "q", "p"])}


def crosswalk(folder: Path, *lines: str) -> pd.DataFrame:
    """Write a crosswalk and load it."""
    path = folder / "kota-my-city.csv"
    path.write_text("\n".join([*lines, ""]), "utf-8", newline="\n")
    return load_crosswalk(path, BOOKS)


def told(folder: Path, *lines: str) -> list[tuple[int | None, str | None, str]]:
    """Return row, column and expectation of each problem of a crosswalk."""
    with pytest.raises(CaseError) as refused:
        crosswalk(folder, *lines)
    return [(problem.row, problem.column, problem.expected.en) for problem in refused.value.problems]


def test_it_is_found_whatever_the_order_of_the_cases(tmp_path: Path) -> None:
    """The file is named by its cases; who names them the other way round finds the same one."""
    assert find_crosswalk(tmp_path, ["kota", "my-city"]) is None
    folder = tmp_path / "data" / "compare"
    folder.mkdir(parents=True)
    (folder / "kota-my-city.csv").touch()

    assert find_crosswalk(tmp_path, ["my-city", "kota"]) == folder / "kota-my-city.csv"


def test_what_a_student_keeps_is_two_columns(tmp_path: Path) -> None:
    """A column of codes for each case is enough; labels and notes come back empty, blanks and order do not matter."""
    table = crosswalk(tmp_path, "My City;kota", "q; b ", "s;d")

    assert table.columns.tolist() == ["kota", "my-city", "label_id", "label_en", "note"]
    assert table[["kota", "my-city"]].to_numpy().tolist() == [["b", "q"], ["d", "s"]]
    assert (table[["label_id", "label_en", "note"]] == "").all(axis=None)


def test_a_case_without_a_column_is_named(tmp_path: Path) -> None:
    """Each case needs its column; the remedy lists the headers."""
    assert told(tmp_path, "kota,other", "b,q") == [(None, None, 'a column "my-city"')]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("b,", (3, None, "codes of two cases at least")),
        ("x,q", (3, "kota", "a code of the codebook")),
        ("c,q", (3, "kota", "a theme, on the first two levels")),
        ("d,q", (3, "kota", "each theme in one row only")),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, row: str, problem: tuple[int, str | None, str]) -> None:
    """A row of one case, an unknown code, a code below a theme and a theme in two rows stand with row and column."""
    assert problem in told(tmp_path, "kota,my-city", "d,s", row)


def test_the_remedy_for_a_code_below_a_theme_is_its_theme(tmp_path: Path) -> None:
    """What to write instead is said."""
    with pytest.raises(CaseError, match=r'column "kota": the value is "c".*Write its theme: b\.'):
        crosswalk(tmp_path, "kota,my-city", "c,q")


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    """Problems of several rows and cases come together."""
    assert len(told(tmp_path, "kota,my-city", "x,", "c,r")) == 4
