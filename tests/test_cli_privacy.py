"""The commands `pseudonymise` and `check-leaks` as a researcher uses them, on cases made by `casestudy new`."""

import csv
import shutil
import subprocess
from collections.abc import Callable, Iterator
from hashlib import sha256
from io import StringIO
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from typer.testing import CliRunner

import casestudy as cs
from casestudy.case import Case, open_case
from casestudy.cli import main as program
from casestudy.errors import CaseError
from tests.privacy.people import LINES, NOTE, SAID, names_left, transcripts, workbook, write_originals

#: Shows the turns of the case, and makes no exhibit.
CELL = "import casestudy as cs\ncase = cs.open_case()\ncs.load_interviews(case)[['speaker', 'text']]"


def call(*arguments: str) -> tuple[int, str]:
    """Call a command in this process; return its exit status and what it printed, or the message that it ends with."""
    result = CliRunner().invoke(program.app, list(arguments))
    if isinstance(result.exception, CaseError):
        return 1, f"{result.output}{result.exception}"
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


class Home:
    """A researcher's home folder beside a project, and the list in it."""

    def __init__(self, folder: Path) -> None:
        self.keys, self.originals, self.records = folder / "kunci", folder / "asli", folder / "rekaman"
        self.list = self.keys / "kota.csv"

    def rows(self) -> list[dict[str, str]]:
        """Return the rows of the list."""
        return list(csv.DictReader(StringIO(self.list.read_text("utf-8-sig")), delimiter=";"))

    def edit(self, change: Callable[[dict[str, str]], None]) -> None:
        """Change the list as a spreadsheet would."""
        rows = self.rows()
        for row in rows:
            change(row)
        out = StringIO()
        writer = csv.DictWriter(out, list(rows[0]), delimiter=";", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)
        self.list.write_text(out.getvalue(), "utf-8-sig", newline="")

    def approve(self) -> None:
        """Approve every row that waits."""
        self.edit(lambda row: row.update(setuju="ya") if row["setuju"] == "?" else None)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Return a home folder of its own."""
    made = Home(tmp_path / "home")
    monkeypatch.setenv("CASESTUDY_KEYS", str(made.keys))
    monkeypatch.setenv("CASESTUDY_ORIGINALS", str(made.originals))
    return made


@pytest.fixture
def kota(tmp_path: Path, home: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    """Return the case of a project, made by the command, whose one notebook runs in a second."""
    root = tmp_path / "proyek"
    (root / "notebooks").mkdir(parents=True)
    (root / "data").mkdir()
    notebook = new_notebook(cells=[new_code_cell(CELL, id="turns")])
    (root / "notebooks" / "01-a.ipynb").write_text(nbformat.writes(notebook), "utf-8")
    monkeypatch.setenv("CASESTUDY_ROOT", str(root))
    monkeypatch.setenv("CASESTUDY_LANG", "")
    assert call("new", "kota")[0] == 0
    assert home.keys.parent.is_relative_to(tmp_path)
    yield open_case("kota", root=root)


@pytest.fixture
def empty(kota: Case) -> Case:
    """Return the case without the example interviews, notes and codings."""
    for folder in ("raw/interviews", "raw/observations", "codings"):
        shutil.rmtree(kota.folder / folder)
        (kota.folder / folder).mkdir()
    return kota


def hashes(folder: Path) -> dict[str, str]:
    """Return the hash of each file of a folder."""
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file()}  # fmt: skip


def test_it_proposes_a_list_outside_the_project(empty: Case, home: Home) -> None:
    """The list holds names, number, mail and plate with places and context; nothing in the project changes."""
    before = hashes(empty.root)

    status, said = call("pseudonymise", "--from", str(write_originals(home.records)))

    assert status == 0
    assert hashes(empty.root) == before
    rows = {row["asli"]: row for row in home.rows()}
    assert rows["Ratna Wulandari"]["samaran"] == rows["Ratna"]["samaran"]
    assert rows["Budi Santoso"]["samaran"] == rows["Budi"]["samaran"] != rows["Ratna"]["samaran"]
    assert {row["jenis"] for row in rows.values()} >= {"nama", "NIK", "telepon", "surel", "pelat", "berkas", "folder"}
    # Eight transcripts, each with one place, and the list of who is who.
    assert rows["B 1234 XYZ"]["kali"] == "8"
    assert "mobil B 1234 XYZ sudah dijual" in rows["B 1234 XYZ"]["konteks"]
    assert all(row["samaran"].startswith("[") and row["samaran"].endswith("]")
               for row in rows.values() if row["jenis"] not in ("berkas", "folder"))  # fmt: skip
    assert "Daftar ini membantu, bukan jaminan. Baca ulang sebelum dibagikan." in said
    assert "mudah dikenali: IK-1 (Koordinator informasi publik, Unit humas (contoh)): hanya satu orang (k = 1)" in said


def test_every_format_is_written_without_a_name(empty: Case, home: Home) -> None:
    """Eight formats give the same turns under pseudonyms; no byte of the project names anyone; originals stay as they are."""
    folder = write_originals(home.records)
    before = hashes(folder)
    call("pseudonymise", "--from", str(folder))
    home.approve()

    status, said = call("pseudonymise", "--apply")

    assert (status, names_left(empty.folder)) == (0, [])
    assert "Wawancara Pak Gunadi.txt → raw/interviews/Orang-" in said or "→ raw/interviews/Informan-" in said
    assert {name: hash_ for name, hash_ in hashes(folder).items() if name in before} == before
    turns = cs.load_interviews(open_case("kota", root=empty.root))
    assert turns["doc"].nunique() == len(transcripts()) == 8
    wanted = home_words(home)
    for doc, own in turns.groupby("doc"):
        assert [" ".join(text.split()) for text in own["text"]] == wanted, doc
        assert own["role"].tolist() == ["interviewer", "informant"] * 3, doc
    assert cs.load_case(open_case("kota", root=empty.root), codings=False).observations["text"].tolist() == [
        NOTE.split("\n\n")[2].replace("Ratna", pseudonym(home, "Ratna")) + "\n\n"
        + NOTE.split("\n\n")[3].replace("Budi", pseudonym(home, "Budi"))
    ]  # fmt: skip


def pseudonym(home: Home, original: str) -> str:
    """Return what stands for an original."""
    return next(row["samaran"] for row in home.rows() if row["asli"] == original)


def home_words(home: Home) -> list[str]:
    """Return what is said in the transcripts with each original replaced by hand, longest first."""
    rows = sorted((row for row in home.rows() if row["jenis"] not in ("berkas", "folder")),
                  key=lambda row: -len(row["asli"]))  # fmt: skip
    said = []
    for _, text in SAID:
        for row in rows:
            for form in (row["asli"].removeprefix("'"), row["asli"].lower()):
                text = text.replace(form, row["samaran"])
        said.append(text)
    return said
