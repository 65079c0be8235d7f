"""The commands that look after codings, called in this process on a small case."""

import sys
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from typer.testing import CliRunner

import casestudy.cli.main as program
from casestudy.case import Case
from casestudy.errors import CaseError
from casestudy.load.codings.segments import read_coder
from casestudy.load.sources import load_case
from casestudy.load.texts import write_texts
from casestudy.new import new_case


def call(*arguments: str) -> tuple[int, list[str]]:
    """Call a command in this process; return its exit status and the lines that it printed."""
    result = CliRunner().invoke(program.app, list(arguments), catch_exceptions=False)
    return result.exit_code, result.output.splitlines()


@pytest.fixture
def kota(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Case:
    """Return the only case of a project that commands find without being told, with its texts written."""
    made = new_case("kota", root=tmp_path)
    (tmp_path / "notebooks").mkdir()
    write_texts(made, load_case(made).texts)
    monkeypatch.setenv("CASESTUDY_ROOT", str(tmp_path))
    monkeypatch.setenv("CASESTUDY_LANG", "")
    monkeypatch.chdir(tmp_path)
    return made


def correct(case: Case, old: str, new: str) -> None:
    """Replace words in the first interview."""
    path = case.folder / "raw" / "interviews" / "IK-1.txt"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8", newline="\n")


def snapshot(case: Case) -> dict[Path, bytes]:
    """Return every file of a case."""
    return {path: path.read_bytes() for path in case.folder.rglob("*") if path.is_file()}


def test_run_and_check_name_the_remedy_of_a_correction(kota: Case) -> None:
    """After a correction neither writes over the text: each names it once, and the command that mends it."""
    correct(kota, "Pagi itu", "Pada pagi itu")
    before = snapshot(kota)

    with pytest.raises(CaseError, match=r"texts/IK-1\.txt, row 3: .*with: casestudy reanchor"):
        call("run", "--lang", "en")
    status, lines = call("check", "--lang", "en")

    assert (status, "1 problem." in lines) == (1, True)
    assert sum(line.endswith("anchor its codings again with: casestudy reanchor") for line in lines) == 1
    assert snapshot(kota) == before


def test_reanchor_tells_what_it_does(kota: Case) -> None:
    """Counts come by coder and document, then what is not where it was, then what waits, then the files written."""
    correct(kota, "Pagi itu", "Pada pagi itu")
    correct(kota, "Humas hanya tiga orang dan", "Humas hanya empat orang dan")
    before = snapshot(kota)

    planned, shown = call("reanchor", "--dry-run", "--lang", "en")
    assert (planned, snapshot(kota)) == (0, before)
    status, lines = call("reanchor", "--lang", "en")

    assert status == 0
    assert lines[:-1] == shown[:-1]
    assert lines[0] == "contoh-1  IK-1: kept 0, moved 8, ambiguous 0, lost 1"
    assert '    moved  IK-1 line 7: "Setiap sore saya menulis data harian: b…"' in lines
    words = '"Naskah penjelasan harus diparaf di lima…"'
    assert f"    lost  IK-1 line 11: {words} → {words}" in lines
    assert lines[-3].startswith("1 wait in codings/review/contoh-1.csv: fill in start with one of places")
    assert shown[-1] == lines[-1].replace("Written", "Would be written")
    assert lines[-1] == (
        "Written: texts/IK-1.txt, texts/SHA256SUMS, codings/review/contoh-1.csv, codings/contoh-1.csv, "
        "codings/review/contoh-2.csv, codings/contoh-2.csv"
    )
    status, lines = call("check", "--lang", "en")
    assert (status, "kota: no problems." in lines) == (0, True)


def test_reanchor_in_indonesian_with_nothing_to_do(kota: Case) -> None:
    """A case that needs no correction is told so, in its own language."""
    segments = len(load_case(kota).segments)

    assert call("reanchor") == (0, [f"{segments} petikan tetap di tempatnya.", "Tidak ada yang perlu ditulis."])


def test_passages_come_in_from_a_spreadsheet(kota: Case, tmp_path: Path) -> None:
    """Placed passages are added to the coder's file; the others are listed with row and remedy, and end with 1."""
    sheet = tmp_path / "kutipan.csv"
    sheet.write_text("Informan;Kutipan;Kode;No\nik-1.txt;Kami mengakui kesalahan lebih dahulu;Keterbukaan;1\n"
                     "IK-1;papan;keterbukaan;2\nIK-1;Kami mengakui;kabar-bohong;3\n", "utf-8")  # fmt: skip

    planned, _ = call("import-codings", str(sheet), "--coder", "K3", "--dry-run", "--lang", "en")
    assert (planned, (kota.folder / "codings" / "K3.csv").exists()) == (1, False)
    status, lines = call("import-codings", str(sheet), "--coder", "K3", "--lang", "en")

    assert status == 1
    assert lines[:2] == ["layout: quotes", "columns not used: No"]
    assert lines[2].startswith('    ambiguous  line 3: IK-1 "papan" [keterbukaan]. Lengthen the quote')
    assert lines[3].endswith('[kabar-bohong]. This code became "sorotan" on 2020-09-28: write that.')
    assert lines[4:] == ["placed 1, ambiguous 1, unknown code 1", "Written: codings/K3.csv"]
    assert read_coder(kota, "K3")["quote"].tolist() == ["Kami mengakui kesalahan lebih dahulu"]
    assert call("import-codings", str(sheet), "--coder", "K3", "--lang", "en")[1][-1] == "There is nothing to write."
    status, lines = call("check", "--lang", "en")
    assert (status, "kota: no problems." in lines) == (0, True)


def test_a_pack_goes_out_and_comes_back(kota: Case, tmp_path: Path) -> None:
    """Units are drawn, judged, planned and written; unpacked again nothing is added."""
    file = tmp_path / "K2.xlsx"
    options = (
        "pack",
        "--coder",
        "K2",
        "--size",
        "12",
        "--unit",
        "turn",
        "--seed",
        "1",
        "-o",
        str(file),
        "--lang",
        "en",
    )
    assert call(*options) == (0, [f"{file}: 12 units from 5 documents for K2."])
    first = file.read_bytes()
    with pytest.raises(CaseError, match="or add --force"):
        call(*options)
    assert call(*options, "--force")[0] == 0
    assert file.read_bytes() == first
    assert not any(coder in first.decode("latin-1") for coder in ("contoh-1", "contoh-2"))

    book = openpyxl.load_workbook(file)
    for row, code in ((2, "citra"), (3, None)):
        book["units"][f"D{row}"], book["units"][f"E{row}"] = "ya", code
    book.save(file)
    assert call("unpack", str(file), "--dry-run")[1][-1] == "Akan ditulis: codings/K2.csv"
    assert not (kota.folder / "codings" / "K2.csv").exists()
    status, lines = call("unpack", str(file), "--lang", "en")

    assert status == 0
    assert (lines[0], lines[2:]) == ("2 units judged.", ["add 1, same 0, conflict 0", "Written: codings/K2.csv"])
    assert read_coder(kota, "K2")["code"].tolist() == ["citra"]
    assert call("unpack", str(file))[1][-2:] == [
        "ditambahkan 0, sudah ada 1, bertentangan 0",
        "Tidak ada yang perlu ditulis.",
    ]


def test_a_conflict_is_for_the_coder_to_settle(kota: Case, tmp_path: Path) -> None:
    """A code that only the coder's file has in a judged unit stops the writing, unless it is forced; it stays then."""
    file = tmp_path / "c2.xlsx"
    call("pack", "--coder", "contoh-2", "--size", "99", "-o", str(file))
    book = openpyxl.load_workbook(file)
    for row in range(2, book["units"].max_row + 1):
        book["units"][f"D{row}"] = "ya"
    book["units"]["E3"] = "citra"
    book.save(file)
    before = read_coder(kota, "contoh-2")

    status, lines = call("unpack", str(file), "--lang", "en")
    assert (status, lines[-1][:60]) == (1, "Codes in conflict stand in the coder's file and not in the p")
    assert len(read_coder(kota, "contoh-2")) == len(before)
    assert call("unpack", str(file), "--force")[0] == 0

    after = read_coder(kota, "contoh-2")
    assert len(after) == len(before) + 1
    assert len(pd.concat([before, after]).drop_duplicates(["doc", "start", "end", "code"])) == len(after)


def test_a_coder_s_name_is_no_code(
    kota: Case, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pack for a name is refused in words, in the language asked for, and nothing is written."""
    monkeypatch.setattr(sys, "argv", ["casestudy", "pack", "--coder", "Dewi A", "-o", "dewi.xlsx", "--lang", "en"])

    with pytest.raises(SystemExit):
        program.main()

    assert capsys.readouterr().err.startswith('pack, column "coder": the value is "Dewi A", but a coder\'s code')
    assert not (kota.root / "dewi.xlsx").exists()
