"""Tests of casestudy.load.registers."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from casestudy.case import Case
from casestudy.errors import CaseError
from casestudy.load.registers import empty_table, library_register, load_exhibits, load_table
from casestudy.tables import TABLES

Put = Callable[[str, str | bytes], Path]
HEADER = "id;tgl_terbit;nama_media;judul;isi;tone_isi"


def test_table_from_csv_and_from_excel_agree(case: Case, put: Put) -> None:
    """The same register in either format gives the same table, with Indonesian headers."""
    path = put(
        "tables/informants.csv", "kode,jabatan,kategori,posisi,tanggal,durasi\nIK-1,Staf,kunci,internal,2022-09-12,75\n"
    )
    first = load_table(case, "informants")
    path.unlink()
    book = openpyxl.Workbook()
    for row in (["kode", "jabatan", "kategori", "posisi", "tanggal", "durasi"],
                ["IK-1", "Staf", "kunci", "internal", pd.Timestamp(2022, 9, 12), 75]):  # fmt: skip
        book.worksheets[0].append(row)
    book.save(case.folder / "tables/informants.xlsx")
    pd.testing.assert_frame_equal(load_table(case, "informants"), first)
    assert first["minutes"].tolist() == [75]


def test_two_files_for_one_table_are_refused(case: Case, put: Put) -> None:
    """Which one holds is for the researcher to say."""
    put("tables/labels.csv", "key,label_id,label_en\n")
    put("tables/labels.xlsx", b"x")
    with pytest.raises(CaseError, match=r"Delete or move labels\.csv or labels\.xlsx"):
        load_table(case, "labels", required=False)


@pytest.mark.parametrize("name", ["informants", "clippings"])
def test_missing_table(case: Case, name: str) -> None:
    """A required table is named with its columns; an optional one is empty and typed."""
    with pytest.raises(CaseError) as caught:
        load_table(case, name)
    assert caught.value.problems[0].file == ("raw/clippings" if name == "clippings" else "tables/informants.csv")
    assert "date" in caught.value.problems[0].remedy.en
    empty = load_table(case, name, required=False)
    assert (len(empty), empty["date"].dtype.kind) == (0, "M")


@pytest.mark.parametrize("name", list(TABLES))
def test_empty_tables_have_the_types_of_full_ones(name: str) -> None:
    """Every table of the library has an empty form with its columns."""
    empty = empty_table(name)
    assert set(TABLES[name].names) <= set(empty.columns)
    assert all(str(empty[column.name].dtype) == "Int64" for column in TABLES[name].columns if column.kind == "count")


def test_clippings_are_all_files_of_the_folder(case: Case, put: Put) -> None:
    """Files are joined in the order of their names; scans are passed over; further columns are kept."""
    put("raw/clippings/b.csv", f"{HEADER};rubrik\nKL-2;06/01/2022;Kabar;Judul;Isi;netral;Kota\n")
    put("raw/clippings/a.csv", f"{HEADER}\nKL-1;05/01/2022;Kabar;Judul;Isi;negatif\n".encode("utf-16"))
    put("raw/clippings/KL-1.pdf", b"x")
    table = load_table(case, "clippings")
    assert table["doc"].tolist() == ["KL-1", "KL-2"]
    assert table["rubrik"].tolist() == ["", "Kota"]
    assert table["tone"].astype("str").tolist() == ["negative", "neutral"]
    assert table["tone"].dtype == empty_table("clippings")["tone"].dtype


def test_keys_are_unique_over_files(case: Case, put: Put) -> None:
    """A clipping that two files hold is told with the file and row of the second and the name of the first."""
    put("raw/clippings/a.csv", f"{HEADER}\nKL-1;05/01/2022;Kabar;Judul;Isi;negatif\n")
    put("raw/clippings/b.csv", f"{HEADER}\n\nKL-1;05/01/2022;Kabar;Judul;Isi;negatif\n")
    with pytest.raises(
        CaseError, match=r'b\.csv, row 3, column "doc": the value is "KL-1".*not yet in raw/clippings/a'
    ):
        load_table(case, "clippings")


def test_problems_of_all_files_are_told(case: Case, put: Put) -> None:
    """An unknown ending and a wrong cell in another file come together, with the row of the file."""
    put("raw/comments/a.xlsb", b"x")
    put("raw/comments/b.csv", "id,tgl,platform,komentar\nKM-1,31/02/2022,Instagram,Bagus\n")
    with pytest.raises(CaseError) as caught:
        load_table(case, "comments", required=False)
    assert [(p.file, p.row) for p in caught.value.problems] == [
        ("raw/comments/a.xlsb", None),
        ("raw/comments/b.csv", 2),
    ]


def test_a_case_without_a_register_has_the_library_s(case: Case, put: Put) -> None:
    """Titles name the case by placeholders, so that the register of a new case serves any; its own goes first."""
    pd.testing.assert_frame_equal(load_exhibits(case), library_register())
    assert library_register()["caption_en"].str.contains("{place}", regex=False).any()

    put("tables/exhibits.csv", "slug,kind,caption_id,caption_en,alt_id,alt_en,notebook\nown,gambar,a,b,c,d,01-a\n")

    assert load_exhibits(case)["slug"].tolist() == ["own"]
