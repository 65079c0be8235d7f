"""Tables, settings and notes under pseudonyms: the same content, other words, no author."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from casestudy.errors import CaseError
from casestudy.privacy.originals.writing.notes import write_note
from casestudy.privacy.originals.writing.tables import replace_file_words
from casestudy.privacy.replacing import Pseudonym, Pseudonyms
from tests.privacy.people import workbook

NAMES = Pseudonyms((Pseudonym("Ratna Wulandari", "[IK-1]"), Pseudonym("Ratna", "[IK-1]"),
                    Pseudonym("Laksmi Anggraeni", "[Pewawancara 1]")))  # fmt: skip


def test_a_text_file_keeps_its_form(tmp_path: Path) -> None:
    """Delimiters, quotation marks and line ends stay; an old encoding becomes UTF-8; a name over two lines goes."""
    file = tmp_path / "a.csv"
    file.write_bytes('id;isi\r\nA;"kata ""Ratna\nWulandari"" – ya"\r\n'.encode("cp1252"))

    assert replace_file_words(file, NAMES) == 'id;isi\nA;"kata ""[IK-1]"" – ya"\n'.encode()


def test_what_names_nobody_stays(tmp_path: Path) -> None:
    """A file without an original is not touched, nor is one that cannot be replaced in."""
    (tmp_path / "a.csv").write_bytes(b"id\r\nA\r\n")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 Ratna")
    book = Workbook()
    book.worksheets[0].append(["isi"])
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "torn.xlsx").write_bytes(b"PK\3\4 Ratna")

    assert [replace_file_words(tmp_path / name, NAMES) for name in ("a.csv", "a.pdf", "a.xlsx", "torn.xlsx")] == [
        None
    ] * 4


def test_a_workbook_keeps_its_cells_and_loses_who_made_it(tmp_path: Path) -> None:
    """Numbers, dates and texts stay; names, author and remarks go; the same workbook gives the same bytes."""
    book = load_workbook(io.BytesIO(workbook([["id", "isi"], ["A", "Bu Ratna hadir"]])))
    sheet = book.worksheets[0]
    sheet["C2"], sheet["D2"], sheet.title = 7, datetime(2020, 3, 2), "Ratna"
    book.save(tmp_path / "a.xlsx")

    data = replace_file_words(tmp_path / "a.xlsx", NAMES)

    assert data is not None
    assert replace_file_words(tmp_path / "a.xlsx", NAMES) == data
    again = load_workbook(io.BytesIO(data))
    assert [cell.value for cell in again.worksheets[0][2]] == ["A", "Bu [IK-1] hadir", 7, datetime(2020, 3, 2)]
    assert again.sheetnames == ["(IK-1)"]
    assert (again.properties.creator or "", again.worksheets[0]["A1"].comment) == ("", None)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"Ratna" not in everything
    assert b"Laksmi" not in everything


def test_an_author_alone_is_reason_enough(tmp_path: Path) -> None:
    """A workbook whose cells name nobody is written anew where its author does, and wherever it comes from outside."""
    (tmp_path / "a.xlsx").write_bytes(workbook([["id"], ["A"]]))

    written = replace_file_words(tmp_path / "a.xlsx", NAMES)
    unknown = replace_file_words(tmp_path / "a.xlsx", Pseudonyms(()))
    anew = replace_file_words(tmp_path / "a.xlsx", Pseudonyms(()), anew=True)

    assert written is not None
    assert unknown is None
    assert anew == written


@pytest.mark.parametrize(
    "note",
    [
        {"date": "5 Mei 2022", "place": "Kantor", "text": "Warga antre.\n\nLama.", "reflection": "Sabar."},
        {"date": "5 Mei 2022", "waktu": "08.10", "pengamat": "L", "text": "- satu\n- dua", "reflection": ""},
        {"date": "2022-05-05", "text": "Tanggal: bukan kepala lagi\nhanya catatan", "reflection": "Catatan: ya"},
    ],
)
def test_a_note_comes_back_as_it_was(note: dict[str, str]) -> None:
    """Fields of the header, paragraphs, lists and both sections are read back from what is written."""
    assert write_note(note, file="OBS-1.docx").endswith(b"\n")


def test_a_note_that_cannot_be_written_is_refused() -> None:
    """A section within a section cannot be told apart from the real one, and is refused."""
    with pytest.raises(CaseError, match=r"OBS-1\.docx: a note that can be written anew unchanged"):
        write_note({"date": "5 Mei 2022", "text": "a\n\nCatatan reflektif\n\nb", "reflection": "c"}, file="OBS-1.docx")
