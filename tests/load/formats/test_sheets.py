"""Tests of casestudy.load.formats.sheets."""

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from casestudy.errors import CaseError
from casestudy.load.formats.sheets import read_xlsx


def save(path: Path, *rows: list[object]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def rewrite(path: Path, change: dict[str, tuple[str, str]]) -> None:
    """Replace text in members of an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name).decode()
            pattern, text = change.get(name, ("$^", ""))
            new.writestr(name, re.sub(pattern, text, data, count=1))
    path.write_bytes(out.getvalue())


def test_cells_come_as_text(tmp_path: Path) -> None:
    """Dates are ISO, whole numbers have no decimal point, yes and no are words, line ends are one character."""
    path = save(
        tmp_path / "a.xlsx",
        ["tgl", "saat", "jam", "suka", "rasio", "ya", "isi", "kosong"],
        [
            dt.date(2022, 1, 5),
            dt.datetime(2022, 1, 5, 8, 30),
            dt.time(8, 30),
            12.0,
            1.5,
            True,
            "satu_x000D_\ndua_x000D_tiga",
            None,
        ],
        [dt.datetime(2022, 1, 6), None, None, 3, None, False, "0012", None],
    )
    table = read_xlsx(path)
    first, second = table.to_numpy().tolist()
    assert first == ["2022-01-05", "2022-01-05 08:30:00", "08:30:00", "12", "1.5", "true", "satu\ndua\ntiga", ""]
    assert second == ["2022-01-06", "", "", "3", "", "false", "0012", ""]


def test_row_numbers_are_those_of_excel(tmp_path: Path) -> None:
    """Empty rows above the header and between rows are left out and counted."""
    path = save(tmp_path / "a.xlsx", [], [], ["id", "isi"], [1, "a"], [], [2, "b"])
    assert read_xlsx(path).index.tolist() == [4, 6]


def test_wrong_stated_size_is_not_believed(tmp_path: Path) -> None:
    """A sheet that states the size A1 is read to its end."""
    path = save(tmp_path / "a.xlsx", ["id", "isi"], [1, "a"], [2, "b"])
    rewrite(path, {"xl/worksheets/sheet1.xml": ('<dimension ref="[^"]*"', '<dimension ref="A1"')})
    assert read_xlsx(path)["isi"].tolist() == ["a", "b"]


def test_sheet_is_chosen_by_name_or_the_first_visible(tmp_path: Path) -> None:
    """A hidden sheet is passed over; a sheet that is not there is refused with the names of those that are."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Daftar"
    sheet.append(["tersembunyi"])
    sheet.sheet_state = "hidden"
    book.create_sheet("Lembar1").append(["isi"])
    book.save(tmp_path / "a.xlsx")
    assert read_xlsx(tmp_path / "a.xlsx").columns.tolist() == ["isi"]
    assert read_xlsx(tmp_path / "a.xlsx", sheet="Daftar").columns.tolist() == ["tersembunyi"]
    with pytest.raises(CaseError, match=r'the value is "Lembar2".*there are: Daftar, Lembar1'):
        read_xlsx(tmp_path / "a.xlsx", sheet="Lembar2")


def test_formula_without_a_value_is_refused(tmp_path: Path) -> None:
    """A formula that no program has calculated yet would be read as an empty cell."""
    path = save(tmp_path / "a.xlsx", ["id", "suka"], [1, "=1+1"])
    with pytest.raises(CaseError, match=r'row 2: the value is "=1[+]1", but a calculated value was expected'):
        read_xlsx(path)


def test_formula_with_a_value_gives_the_value(tmp_path: Path) -> None:
    """The value that Excel stored beside the formula is read."""
    path = save(tmp_path / "a.xlsx", ["id", "suka"], [1, "=1+1"])
    rewrite(path, {"xl/worksheets/sheet1.xml": (r"<v */>|<v></v>", "<v>2</v>")})
    assert read_xlsx(path)["suka"].tolist() == ["2"]


def test_far_cell_is_read_in_stride(tmp_path: Path) -> None:
    """A cell in the last column and row neither hangs nor ends the process."""
    path = save(tmp_path / "a.xlsx", ["id"], [1])
    far = '</row><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    rewrite(path, {"xl/worksheets/sheet1.xml": ("</row></sheetData>", far)})
    with pytest.raises(CaseError, match="row 1048576"):
        read_xlsx(path)


def test_repeated_header_is_refused(tmp_path: Path) -> None:
    """The rules of a header are those of CSV files."""
    with pytest.raises(CaseError, match="a header that stands once"):
        read_xlsx(save(tmp_path / "a.xlsx", ["isi", "isi"], ["a", "b"]))


@pytest.mark.parametrize("member", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_damaged_workbook_is_refused(tmp_path: Path, member: str) -> None:
    """A broken part brings the library's own error."""
    path = save(tmp_path / "a.xlsx", ["isi"], ["a"])
    rewrite(path, {member: ("<[^?][^>]*>", "<rusak ")})
    with pytest.raises(CaseError, match="a sound Office file"):
        read_xlsx(path)


def test_text_file_named_xlsx_is_refused(tmp_path: Path) -> None:
    """Content decides, not the ending."""
    (tmp_path / "a.xlsx").write_text("id,isi\n")
    with pytest.raises(CaseError, match="a sound Office file"):
        read_xlsx(tmp_path / "a.xlsx")
