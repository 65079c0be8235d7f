"""Tests of casestudy.load.tabular.files."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from casestudy.case import Case
from casestudy.errors import CaseError, Problem
from casestudy.load.registers import load_table
from casestudy.load.tabular import files
from casestudy.load.tabular.files import ENDINGS, endings_of, find_files, read_raw
from casestudy.tables import TABLES
from tests.load.table_makers import CLIPPINGS, COMMENTS, RIS, book, calc, calc_rows, delimited, page_table

Put = Callable[[str, str | bytes], Path]


def names(case: Case, table: str) -> tuple[list[str], list[Problem]]:
    problems: list[Problem] = []
    return [path.name for path in find_files(case, table, problems)], problems


def test_every_table_has_its_endings() -> None:
    """Raw tables and documents come in many formats, registers as text or workbook."""
    assert set(ENDINGS) <= set(TABLES)
    assert all({".csv", ".xlsx"} <= set(endings_of(name)) for name in TABLES)


def test_what_stands_beside_a_table_is_passed_over(case: Case, put: Put) -> None:
    """Scans, notes and lock files are no tables; everything else in the folder is one, or a problem."""
    for name in ("b.csv", "a.xlsx", "scan.pdf", "foto.JPG", "catatan.md", "~$a.xlsx", ".DS_Store", "aneh.xyz"):
        put(f"raw/clippings/{name}", name)

    assert names(case, "clippings") == (["a.xlsx", "aneh.xyz", "b.csv"], [])


@pytest.mark.parametrize("name", ["kliping - Salin.csv", "kliping (1).csv", "kliping - Copy.csv"])
def test_a_copy_of_a_file_is_told_once(case: Case, put: Put, name: str) -> None:
    """A file with the bytes of another is one problem, and not one for each of its rows."""
    put("raw/clippings/a.csv", delimited(CLIPPINGS))
    put(f"raw/clippings/{name}", delimited(CLIPPINGS))

    found, problems = names(case, "clippings")

    assert found == ["a.csv"]
    assert [(one.file, one.expected.en) for one in problems] == [
        (f"raw/clippings/{name}", "a file with another content than a.csv")
    ]


def test_a_file_that_another_program_holds_is_told_where_it_is_read(
    case: Case, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Comparing files is no reason to fail."""
    put("raw/clippings/a.csv", "x")
    put("raw/clippings/b.csv", "x")

    def locked(*_: object, shallow: bool) -> bool:
        raise PermissionError(13, "Permission denied", str(shallow))

    # Excel's lock exists on Windows only.
    monkeypatch.setattr(files, "cmp", locked)

    assert names(case, "clippings") == (["a.csv", "b.csv"], [])


def test_documents_may_be_references(case: Case, put: Put) -> None:
    """A register of documents is filled from Zotero as well."""
    put("tables/documents.ris", RIS.replace("NEWS", "RPRT"))

    assert load_table(case, "documents")[["title", "origin"]].to_numpy().tolist() == [
        ["Wali Kota Hadir", "Kabar Randu"]
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", book(COMMENTS)),
        ("a.txt", book(COMMENTS)),
        ("a.xlsx", book(COMMENTS)),
        ("a.csv", delimited(COMMENTS).encode()),
        ("a.xlsx", delimited(COMMENTS).encode()),
        ("a.xls", delimited(COMMENTS, delimiter="\t").encode("utf-16")),
        ("a.xls", page_table(COMMENTS).encode()),
        ("a.csv", page_table(COMMENTS).encode()),
        ("a.html", page_table(COMMENTS).encode()),
        ("a.ods", calc({"Lembar1": calc_rows(COMMENTS)})),
        ("a.xlsx", calc({"Lembar1": calc_rows(COMMENTS)})),
        ("a.ods", book(COMMENTS)),
        ("a.json", json.dumps([dict(zip(COMMENTS[0], row, strict=True)) for row in COMMENTS[1:]]).encode()),
        ("a.txt", json.dumps([dict(zip(COMMENTS[0], row, strict=True)) for row in COMMENTS[1:]]).encode()),
    ],
)
def test_content_holds_over_the_ending(name: str, data: bytes, put: Put) -> None:
    """A workbook that was called a text, or a page that was called a workbook, is read as what it is."""
    (table,) = read_raw(put(f"x/{name}", data), "comments", file=name, knows=lambda _: False, lenient=True)

    assert table.cells["komentar"].tolist() == [row[3] for row in COMMENTS[1:]]


@pytest.mark.parametrize("name", ["a.csv", "panjang" * 30 + ".csv", "berkas dengan spasi é.csv", "CON.csv", "-x.csv"])
def test_any_name_will_do(name: str, put: Put) -> None:
    """Spaces, accents, long names and names that Windows keeps for devices are names like others."""
    (table,) = read_raw(
        put(f"x/{name}", delimited(COMMENTS)), "comments", file=name, knows=lambda _: False, lenient=True
    )

    assert len(table.cells) == 2


def test_a_folder_or_a_vanished_file_is_told(tmp_path: Path) -> None:
    """What cannot be opened is refused in words."""
    (tmp_path / "a.csv").mkdir()
    for name in ("a.csv", "b.xlsx"):
        with pytest.raises(CaseError, match="a file that can be read"):
            read_raw(tmp_path / name, "comments", file=name, knows=lambda _: False, lenient=True)
