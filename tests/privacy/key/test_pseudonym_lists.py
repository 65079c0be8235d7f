"""The list: written for a spreadsheet, read again as it was, refused where it could be published or misread."""

import stat
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest

import casestudy as cs
from casestudy.case import Case
from casestudy.errors import CaseError
from casestudy.privacy.key.lists import COLUMNS, approved, read_list, same_original, write_list
from casestudy.privacy.key.places import key_file
from tests.privacy.people import workbook

ROWS = pd.DataFrame(
    [
        ("Ratna", "[IK-1]", "yes", "name", True, "3", "Bu Ratna; hadir", ""),
        ("3275014107850003", "[NIK 1]", "yes", "nik", False, "1", "", ""),
        ("+62 812 3456", "[telepon 1]", "?", "phone", False, "1", "", '=SUM(1) "x"'),
        ("Wawancara Bu Ratna", "IK-1", "yes", "file", False, "", "", ""),
        ("/media/asli", "", "yes", "folder", False, "", "", ""),
    ],
    columns=list(COLUMNS),
)


@pytest.fixture
def kota(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Case:
    """Return a case whose list stands beside the project."""
    monkeypatch.setenv("CASESTUDY_KEYS", str(tmp_path / "kunci"))
    return cs.new_case("kota", root=tmp_path / "proyek")


def write(case: Case, *rows: Mapping[str, str], head: str = "asli;samaran;setuju;jenis") -> None:
    """Write a list by hand."""
    key_file(case).parent.mkdir(exist_ok=True)
    lines = [head, *(";".join(row.values()) for row in rows)]
    key_file(case).write_text("\n".join(lines) + "\n", "utf-8")


def row(**changes: str) -> dict[str, str]:
    """Return a row as a researcher writes one."""
    return {"asli": "Ratna", "samaran": "[IK-1]", "setuju": "ya", "jenis": "nama", **changes}


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_list_is_read_as_it_was_written(kota: Case, lang: str) -> None:
    """Numbers, signs, quotation marks and semicolons come back, under the headers and words of either language."""
    from dataclasses import replace

    case = replace(kota, language="en" if lang == "en" else "id")
    write_list(case, ROWS)

    assert read_list(case).reset_index(drop=True).equals(ROWS.astype(read_list(case).dtypes.to_dict()))
    head = key_file(case).read_text("utf-8-sig").splitlines()[0]
    assert head.startswith("asli;samaran;setuju" if lang == "id" else "original,replacement,approve")


def test_a_spreadsheet_neither_rounds_nor_calculates(kota: Case) -> None:
    """Long numbers and what looks like a formula are written as text that a spreadsheet leaves alone."""
    write_list(kota, ROWS)
    written = key_file(kota).read_bytes()

    assert written.startswith(b"\xef\xbb\xbf")
    assert b"\n'3275014107850003;" in written
    assert b"\n'+62 812 3456;" in written
    assert b"'=SUM(1)" in written


def test_the_list_is_its_owners_alone(kota: Case) -> None:
    """Nobody else on the computer can read the list or its folder."""
    path = write_list(kota, ROWS)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_workbook_stays_a_workbook(kota: Case) -> None:
    """A list that was saved as XLSX is read, and written as XLSX again, text as text."""
    key_file(kota).parent.mkdir()
    (key_file(kota).parent / "kota.xlsx").write_bytes(workbook([["asli", "samaran", "setuju", "jenis"],
                                                               ["Ratna", "[IK-1]", "Ya", "Nama"]]))  # fmt: skip

    table = read_list(kota)
    write_list(kota, ROWS)

    assert table[["original", "approve", "kind"]].to_numpy().tolist() == [["Ratna", "yes", "name"]]
    assert key_file(kota).suffix == ".xlsx"
    assert read_list(kota)["original"].tolist() == ROWS["original"].tolist()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([row(setuju="mungkin")], '"ya", "tidak" atau "?"'),
        ([row(jenis="orang")], "nama, NIK, NIP, telepon"),
        ([row(samaran="")], "samaran tanpa tanda koma"),
        ([row(samaran="[IK-1], Bu")], "samaran tanpa tanda koma"),
        ([row(asli="3.27501E+15", jenis="NIK")], "nomor yang utuh; Excel membulatkannya"),
    ],
)
def test_what_cannot_be_meant_is_refused(kota: Case, rows: list[dict[str, str]], said: str) -> None:
    """Each row that cannot be used is told with its number and what was expected."""
    write(kota, row(asli="Sambodo"), *rows)

    with pytest.raises(CaseError, match="baris 3") as refused:
        read_list(kota)

    assert said in refused.value.message("id")


def test_a_missing_column_is_told(kota: Case) -> None:
    """A list without the column of decisions is no list."""
    write(kota, {"asli": "Ratna", "samaran": "x", "jenis": "nama"}, head="asli;samaran;jenis")

    with pytest.raises(CaseError, match='kolom "setuju"'):
        read_list(kota)


def test_an_empty_answer_waits(kota: Case) -> None:
    """A row that was added by hand and not answered is one that waits for a decision."""
    write(kota, row(setuju=""))

    assert read_list(kota)["approve"].tolist() == ["?"]
    assert approved(read_list(kota)).rows == ()


def test_forms_of_one_original_are_one() -> None:
    """Capitals, blanks and the country's code make no second row; another kind does."""
    assert same_original("phone", "0812-3456") == same_original("phone", "+62 812 3456")
    assert same_original("name", "Ratna") != same_original("account", "Ratna")
    assert same_original("file", "Bu Ratna") != same_original("file", "bu ratna")
