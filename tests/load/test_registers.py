"""Tests of casestudy.load.registers."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from casestudy.case import Case
from casestudy.errors import CaseError
from casestudy.load.registers import empty_table, load_segments, load_table
from casestudy.tables import TABLES

Put = Callable[[str, str | bytes], Path]
HEADER = "id;tgl_terbit;nama_media;judul;isi;tone_isi"
TEXTS = pd.DataFrame({"doc": ["IK-1", "IK-2"], "text": ["P: Apa?\n\nI: Kami hadir. Ya, hadir 😀 di sini.", "I: Lain."]})
CODES = pd.DataFrame({"code": ["deklarasi", "konten-positif"]})


def segments(case: Case, put: Put, *rows: str, coder: str = "dewi") -> pd.DataFrame:
    put(f"codings/{coder}.csv", "\n".join(["doc,start,end,quote,code,coder", *rows, ""]))
    return load_segments(case, texts=TEXTS, codebook=CODES)


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
    put("raw/comments/a.xls", b"x")
    put("raw/comments/b.csv", "id,tgl,platform,komentar\nKM-1,31/02/2022,Instagram,Bagus\n")
    with pytest.raises(CaseError) as caught:
        load_table(case, "comments", required=False)
    assert [(p.file, p.row) for p in caught.value.problems] == [("raw/comments/a.xls", None), ("raw/comments/b.csv", 2)]


def test_segments_are_joined_and_sorted(case: Case, put: Put) -> None:
    """All coders' passages in the order of documents and places; offsets count code points."""
    assert TEXTS["text"][0][28:40] == "hadir 😀 di s"
    put("codings/budi.csv", "doc,start,end,quote,code,coder,valensi\nIK-1,12,22,Kami hadir,deklarasi,budi,mendukung\n")
    table = segments(case, put, "IK-2,3,7,Lain,deklarasi,dewi", 'IK-1,28,40,"hadir 😀 di s",konten-positif,dewi',
                     "IK-1,12,22,Kami hadir,deklarasi,dewi")  # fmt: skip
    assert table[["doc", "start", "coder"]].to_numpy().tolist() == [
        ["IK-1", 12, "budi"], ["IK-1", 12, "dewi"], ["IK-1", 28, "dewi"], ["IK-2", 3, "dewi"],
    ]  # fmt: skip
    assert table["valence"].astype("object").where(table["valence"].notna(), "").tolist() == ["supports", "", "", ""]


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("IK-1,11,21,Kami hadir,deklarasi,dewi", "quote", "stands elsewhere: write start 12, end 22"),
        ("IK-1,0,5,hadir,deklarasi,dewi", "quote", "stands in 2 places"),
        ("IK-1,0,5,absen,deklarasi,dewi", "quote", "anchor it again"),
        ("IK-1,22,12,Kami hadir,deklarasi,dewi", "quote", "characters 22–12"),
        ("IK-9,3,7,Lain,deklarasi,dewi", "doc", 'Similar: "IK-'),
        ("XX,3,7,Lain,deklarasi,dewi", "doc", "There are, for example: IK-1, IK-2."),
        ("IK-2,3,7,Lain,deklarsi,dewi", "code", 'Similar: "deklarasi"'),
        ("IK-2,3,7,Lain,deklarasi,budi", "coder", '"dewi", the name of the file'),
    ],
)
def test_wrong_segments_are_named(case: Case, put: Put, row: str, column: str, said: str) -> None:
    """Each wrong segment is told by file, row and column, with what would be right."""
    with pytest.raises(CaseError) as caught:
        segments(case, put, "IK-2,3,7,Lain,deklarasi,dewi", row)
    (problem,) = caught.value.problems
    assert (problem.file, problem.row, problem.column) == ("codings/dewi.csv", 3, column)
    assert said in problem.message("en")


def test_long_quotes_are_cut_in_messages(case: Case, put: Put) -> None:
    """No message quotes more than 40 characters of what a participant said."""
    quote = "kata " * 30
    with pytest.raises(CaseError) as caught:
        segments(case, put, f"IK-1,0,5,{quote},deklarasi,dewi")
    assert "kata " * 9 not in caught.value.message("id")


def test_texts_and_codes_can_be_left_unverified(case: Case, put: Put) -> None:
    """Without texts and codebook only the table's form is checked."""
    put("codings/dewi.csv", "doc,start,end,quote,code,coder\nIK-9,3,7,Lain,apa,dewi\n")
    assert len(load_segments(case, texts=None, codebook=None)) == 1


def test_missing_codings_are_a_problem(case: Case) -> None:
    """The message names the folder and the columns."""
    with pytest.raises(CaseError, match=r"codings: one CSV for each coder.*doc, start, end, quote, code, coder"):
        load_segments(case, texts=TEXTS, codebook=CODES)
