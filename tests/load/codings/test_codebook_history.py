"""How the codebook changed."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from casestudy.case import Case
from casestudy.errors import CaseError
from casestudy.load.codings.history import load_history, successors

Put = Callable[[str, str | bytes], Path]
BOOK = pd.DataFrame({"code": ["citra", "citra-kini", "deklarasi"]})


def history(case: Case, put: Put, *rows: str) -> pd.DataFrame:
    """Write a history and load it."""
    put("tables/codebook_history.csv", "\n".join(["tanggal,kode,perubahan,menjadi,alasan", *rows, ""]))
    return load_history(case, BOOK)


def told(case: Case, put: Put, *rows: str) -> list[tuple[int | None, str | None, str]]:
    """Return row, column and expectation of each problem of a history."""
    with pytest.raises(CaseError) as refused:
        history(case, put, *rows)
    return [(problem.row, problem.column, problem.expected.en) for problem in refused.value.problems]


def test_a_case_need_not_keep_one(case: Case) -> None:
    """Without the file the history is empty, with its columns."""
    assert load_history(case, BOOK).columns.tolist() == ["date", "code", "change", "to", "reason"]


def test_changes_come_in_the_order_of_their_days(case: Case, put: Put) -> None:
    """Rows are sorted by day, those of one day in the order of the file; Indonesian words are understood."""
    table = history(case, put, "2022-10-01,citra-kini,ditambahkan,,baru", "2022-09-01,imej,diganti nama,citra,istilah",
                    "2022-10-01,deklarasi,didefinisikan ulang,,lebih sempit")  # fmt: skip

    assert table["code"].tolist() == ["imej", "citra-kini", "deklarasi"]
    assert table["change"].tolist() == ["renamed", "added", "redefined"]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("2022-09-01,imej,renamed,,x", (2, "to", "one new code")),
        ("2022-09-01,imej,merged,citra; deklarasi,x", (2, "to", "one new code")),
        ("2022-09-01,imej,split,citra,x", (2, "to", "two codes or more, divided by ;")),
        ("2022-09-01,citra,redefined,deklarasi,x", (2, "to", "an empty cell")),
        ("2022-09-01,citra-lama,added,,x", (2, "code", "a code of the codebook")),
        ("2022-09-01,imej,renamed,gambar,x", (2, "to", "a code of the codebook")),
        ("2022-09-01,citra,removed,,x", (2, "code", "a code that the codebook no longer has")),
        ("2022-09-01,citra,renamed,deklarasi,x", (2, "code", "a code that the codebook no longer has")),
        ("31/02/2022,citra,added,,x", (2, "tanggal", "a date that is in the calendar")),
    ],
)
def test_a_history_fits_the_codebook(case: Case, put: Put, row: str, problem: tuple[int, str, str]) -> None:
    """A change that names too few or too many codes, or leaves the codebook otherwise than it is, is told."""
    assert told(case, put, row) == [problem]


def test_the_last_change_decides(case: Case, put: Put) -> None:
    """A code that went and came again stands, and one that came and went does not; rows keep the file's numbers."""
    later = "2022-10-01,citra,added,,lagi"

    assert len(history(case, put, later, "2022-09-01,citra,removed,,x")) == 2
    assert told(case, put, "2022-10-01,gambar,removed,,x", "2022-11-01,gambar,added,,x", later)[0][:2] == (3, "code")


def test_a_code_that_was_split_may_stay(case: Case, put: Put) -> None:
    """A code may be among those that it was split into."""
    table = history(case, put, "2022-09-01,citra,split,citra; citra-kini,x")

    assert successors(table) == {"citra": ("citra", "citra-kini")}


def test_successors_follow_every_change(case: Case, put: Put) -> None:
    """A name that changed several times leads to the codes of today, in the order in which it became them."""
    table = history(
        case, put, "2022-01-01,a,renamed,b,x", "2022-02-01,b,split,c; citra-kini,x", "2022-03-01,c,merged,citra,x",
        "2022-04-01,d,removed,,x", "2022-05-01,e,renamed,d,x", "2022-06-01,d,renamed,deklarasi,x",
    )  # fmt: skip

    assert successors(table) == {
        "a": ("citra", "citra-kini"), "b": ("citra", "citra-kini"), "c": ("citra",), "d": ("deklarasi",),
        "e": ("deklarasi",),
    }  # fmt: skip


def test_the_shipped_history_fits_its_codebook(bekasi: Case) -> None:
    """It names codes of the codebook, and old ones that are not in it."""
    from casestudy.load.registers import load_table

    codebook = load_table(bekasi, "codebook")
    table = load_history(bekasi, codebook)

    assert len(table) == 7
    assert set(successors(table)) - set(codebook["code"]) == {"seremoni", "bantahan", "foto-bersama"}
