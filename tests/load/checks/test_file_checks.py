"""Tests of casestudy.load.checks.files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from casestudy.case import Case
from casestudy.errors import CaseError
from casestudy.load.checks.files import KINDS, inspect_file, recognise
from tests.load.table_makers import BIBTEX, CLIPPINGS, COMMENTS, PAGE, RIS, YOUTUBE, book, delimited

Put = Callable[[str, str | bytes], Path]
TALK = "P: Apa tugas Anda?\nI: Menjawab warga.\nP: Lalu?\nI: Selesai.\n"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("x.csv", delimited(CLIPPINGS), "clippings"),
        ("x.xlsx", book(CLIPPINGS), "clippings"),
        ("x.csv", delimited(COMMENTS), "comments"),
        ("x.csv", delimited(YOUTUBE), "comments"),
        ("x.csv", "title,date,content,url\n", "clippings"),
        ("x.csv", "kode,jabatan,kategori,posisi,tanggal\n", "informants"),
        ("x.csv", "code,label_id,label_en,definition\n", "codebook"),
        ("x.csv", "doc,start,end,quote,code,coder\n", "segments"),
        ("x.csv", "date,event_id,event_en,lane,source\n", "events"),
        ("x.ris", RIS, "clippings"),
        ("x.ris", RIS.replace("NEWS", "THES"), "documents"),
        ("x.bib", BIBTEX, "clippings"),
        ("x.html", PAGE, "clippings"),
        ("x.txt", TALK, "transcript"),
        ("x.txt", delimited(CLIPPINGS, delimiter="\t"), "clippings"),
        ("x.md", "Tanggal: 5 Mei 2022\n\nCatatan deskriptif\nWarga antre.\n", "note"),
        ("x.tsv", "start\tend\ttext\n0\t1000\tHalo\n", "transcript"),
        ("x.srt", "1\n00:00:01,000 --> 00:00:02,000\nP: Apa?\n", "transcript"),
        # the folder decides where a file stands in one of a case
        ("comments/x.csv", delimited(CLIPPINGS), "comments"),
        ("interviews/x.txt", delimited(CLIPPINGS), "transcript"),
        ("tables/posts.csv", "a,b\n1,2\n", "posts"),
    ],
)
def test_recognise(name: str, content: str | bytes, kind: str, put: Put) -> None:
    """A file is known by its folder, its ending or its headers."""
    assert recognise(put(f"lain/{name}", content), file="x") == kind


def test_a_file_that_is_like_no_table_asks(put: Put) -> None:
    """Headers that no table has are told, with the way to say what the file is."""
    with pytest.raises(CaseError, match=r'the value is "satu, dua".*casestudy check x\.csv --as clippings'):
        recognise(put("lain/x.csv", "satu,dua\n1,2\n"), file="x.csv")


def test_a_file_is_checked_where_it_stands(put: Put) -> None:
    """Every problem and suspicion of the file is told, with what the file was taken for."""
    bad = [CLIPPINGS[0], CLIPPINGS[1], ["KL-2", "31/02/2022", *CLIPPINGS[2][2:]]]

    (found,) = inspect_file(put("lain/x.csv", delimited(bad))).files

    assert (found.file, found.table) == ("x.csv", "clippings")
    assert found.facts[0].en == "taken for clippings"
    assert [(one.row, one.column) for one in found.problems] == [(3, "tgl_terbit")]


def test_suspicions_have_their_rows(put: Put) -> None:
    """Clippings of the one file are looked at like those of a case."""
    twice = [CLIPPINGS[0], CLIPPINGS[1], ["KL-9", *CLIPPINGS[1][1:]]]

    report = inspect_file(put("lain/x.csv", delimited(twice)))

    assert [(one.file, one.row, one.column) for one in report.warnings] == [("x.csv", 3, "duplicate_of")]
    assert report.errors == []


def test_what_a_file_is_can_be_said(put: Put) -> None:
    """A statement holds over headers and folder."""
    report = inspect_file(put("lain/x.csv", delimited(COMMENTS)), kind="clippings")

    assert [one.expected.en[:12] for one in report.errors][:1] == ['the column "']


def test_the_map_of_a_case_holds(case: Case, put: Put) -> None:
    """A file is read with what columns.toml says about its name, before it is in its folder."""
    put("columns.toml", '["saker*.csv"]\n"A" = "headline"\n"B" = "date"\n"C" = "text"\n"D" = "outlet"\n')
    path = put("lain/saker-1.csv", "A,B,C,D\nIkrar,2022-01-05,Isi,Kabar\n")

    report = inspect_file(path, case=case)

    assert (report.errors, report.files[0].table, report.files[0].rows) == ([], "clippings", 1)


def test_a_transcript_is_checked_as_one(put: Put) -> None:
    """Turns are counted, what was left out of them is told, and a transcript without labels is refused in words."""
    (found,) = inspect_file(put("lain/x.txt", TALK)).files

    assert found.rows == 4
    assert "words read" in found.facts[1].en
    assert "speaker's label" in inspect_file(put("lain/y.txt", "tanpa label\n")).errors[0].expected.en


def test_a_note_is_checked_as_one(put: Put) -> None:
    """A note without a day lacks what it must have; with one it is in order."""
    note = "Tanggal: {}\n\nCatatan deskriptif\nWarga antre.\n"

    assert inspect_file(put("lain/x.md", note.format("5 Mei 2022"))).errors == []
    assert [one.column for one in inspect_file(put("lain/y.md", note.format("kapan"))).errors] == ["date"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("x.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "the new Office format, not the old"),
        ("x.xls", "<html><body>Masuk dulu</body></html>", "a table; this web page holds none"),
        ("x.xls", '<?xml version="1.0"?><Workbook/>', "this is XML, as Excel 2003 wrote it"),
        ("x.xls", "MIME-Version: 1.0\nX-Document-Type: Workbook\n", "this is a web page (MHTML)"),
        ("x.ods", b"PK\x03\x04", "a sound Office file"),
        ("x.json", "[1, 2]", 'a JSON transcript with "segments"'),
        ("x.xlsb", b"PK\x03\x04", "an .xlsx or .csv table, not .xlsb"),
        ("x.json", "{}", 'a JSON transcript with "segments"'),
        ("x.mp3", "ID3", "a file that ends in"),
        ("x.csv", b"", "content; the file is empty"),
        ("x.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "the new Office format"),
        (
            "x.csv",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a file without a password",
        ),
        ("~$x.docx", b"x" * 162, "a document, not a lock file of Word"),
    ],
)
def test_a_refusal_says_what_the_file_is(name: str, content: str | bytes, reason: str, put: Put) -> None:
    """Old, foreign, locked and empty files are refused with the true reason, and with what to do."""
    (error,) = inspect_file(put(f"lain/{name}", content)).errors

    assert reason in error.message("en")
    assert error.remedy.en


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A slip in the name is told in words."""
    with pytest.raises(CaseError, match=r"x\.csv: a file that is there was expected"):
        inspect_file(tmp_path / "x.csv")


def test_an_unknown_kind_is_told_with_all_kinds(put: Put) -> None:
    """`--as` takes the names of tables, and transcript."""
    with pytest.raises(CaseError) as refused:
        inspect_file(put("lain/x.csv", "a\n"), kind="kliping")

    assert all(kind in refused.value.message("en") for kind in KINDS)
