"""The commands `pseudonymise` and `check-leaks` as a researcher uses them, on cases made by `casestudy new`."""

import csv
import shutil
import subprocess
from collections.abc import Callable, Iterator
from hashlib import sha256
from io import StringIO
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from typer.testing import CliRunner

import casestudy as cs
from casestudy.case import Case, open_case
from casestudy.cli import main as program
from casestudy.errors import CaseError
from casestudy.load.texts import canonical_text
from tests.privacy.people import NOTE, SAID, names_left, transcripts, word_file, workbook, write_originals

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
    assert "mudah dikenali: IK-1 (Koordinator informasi publik, Unit humas (CONTOH)): hanya satu orang (k = 1)" in said


def test_every_format_is_written_without_a_name(empty: Case, home: Home) -> None:
    """Eight formats give the same turns under pseudonyms, no byte names anyone, and the originals stay as they are."""
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


def test_what_is_not_decided_is_not_replaced(empty: Case, home: Home) -> None:
    """While a row waits for a decision `--apply` writes nothing, and says how many wait."""
    call("pseudonymise", "--from", str(write_originals(home.records)))
    home.edit(lambda row: row.update(setuju="?") if row["asli"] == "Ratna" else row.update(setuju="ya"))
    before = hashes(empty.root)

    status, said = call("pseudonymise", "--apply")

    assert (status, hashes(empty.root)) == (1, before)
    assert "0 baru, 1 menunggu keputusan (?)" in said
    assert "Belum ada yang diganti" in said


def test_a_name_that_is_found_later_is_read_first(empty: Case, home: Home) -> None:
    """An interview that came after the list was read brings rows, and stops `--apply` until they are read."""
    folder = write_originals(home.records)
    call("pseudonymise", "--from", str(folder))
    home.approve()
    (folder / "IK-9.txt").write_text("P: Siapa?\n\nI: Saya dibantu Bu Maimunah.\n", "utf-8")

    first, said = call("pseudonymise", "--apply")
    second, _ = call("pseudonymise", "--apply")

    assert (first, second) == (1, 0)
    assert "1 baru" in said
    assert "Maimunah" not in (empty.folder / "raw/interviews/IK-9.txt").read_text("utf-8")


def test_a_row_that_is_refused_stays_in_the_text(empty: Case, home: Home) -> None:
    """What the researcher answers with no is not replaced, is no leak, and is not asked again."""
    call("pseudonymise", "--from", str(write_originals(home.records)))
    home.edit(lambda row: row.update(setuju="tidak" if row["asli"] == "Somad" else "ya"))

    status, _ = call("pseudonymise", "--apply")

    assert status == 0
    assert "Haji Somad" in (empty.folder / "raw/interviews/IK-1.txt").read_text("utf-8")
    assert [row["setuju"] for row in home.rows() if row["asli"] == "Somad"] == ["tidak"]


def test_the_list_may_be_a_workbook(empty: Case, home: Home) -> None:
    """A list that Excel saved as XLSX is read, and written as XLSX again; both at once are refused."""
    call("pseudonymise", "--from", str(write_originals(home.records)))
    home.approve()
    rows = home.rows()
    cells = [list(rows[0]), *([value.removeprefix("'") for value in row.values()] for row in rows)]
    (home.keys / "kota.xlsx").write_bytes(workbook(cells))

    both, said = call("pseudonymise", "--apply")
    home.list.unlink()
    alone, _ = call("pseudonymise", "--apply")

    assert (both, alone) == (1, 0)
    assert "satu daftar saja" in said
    assert names_left(empty.folder) == []


@pytest.mark.parametrize("inside", ["proyek/kunci", "proyek/data/kota", "repo/kunci"])
def test_the_list_never_stands_where_it_could_be_published(
    empty: Case, home: Home, monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    """A list inside the project or inside any git work tree is refused before anything is written."""
    outside = empty.root.parent
    (outside / "repo").mkdir()
    subprocess.run(["git", "init", "-q", str(outside / "repo")], check=True)
    monkeypatch.setenv("CASESTUDY_KEYS", str(outside / inside))

    status, said = call("pseudonymise", "--from", str(write_originals(home.records)))

    assert status == 1
    assert "tempat di luar folder proyek dan di luar folder git mana pun" in said
    assert list(outside.rglob("kota.csv")) == []


def test_originals_are_refused_inside_the_project(empty: Case, home: Home) -> None:
    """A folder of originals in the project is no safe place, and the command says so."""
    inside = write_originals(empty.root / "rekaman")

    status, said = call("pseudonymise", "--from", str(inside))

    assert (status, home.list.exists()) == (1, False)
    assert "--from untuk naskah asli" in said


def name_someone(case: Case) -> int:
    """Put a name into a coded passage of the example, as if it had been transcribed and coded so; return how many."""
    change = ("Humas hanya tiga orang", "Pak Gunadi hanya tiga orang")
    raw = case.folder / "raw/interviews/IK-1.txt"
    asked = ("Boleh Ibu ceritakan", "Bu Ratna, boleh Ibu ceritakan")
    raw.write_text(raw.read_text("utf-8").replace(*change).replace(*asked), "utf-8")
    turns = cs.load_interviews(case)
    text = {str(doc): canonical_text(own) for doc, own in turns.groupby("doc")}
    named = 0
    for path in sorted((case.folder / "codings").glob("*.csv")):
        rows = list(csv.DictReader(StringIO(path.read_text("utf-8"))))
        for row in rows:
            if row["doc"] == "IK-1":
                row["quote"] = row["quote"].replace(*change)
                named += change[1] in row["quote"]
                start = text["IK-1"].index(row["quote"])
                row.update(start=str(start), end=str(start + len(row["quote"])))
        out = StringIO()
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        path.write_text(out.getvalue(), "utf-8")
    return named


def test_codings_stay_on_their_words(kota: Case, home: Home) -> None:
    """Codings of a transcript that names someone stand on the same passages afterwards, and none is lost."""
    named = name_someone(kota)
    before = cs.load_case(kota).segments
    call("pseudonymise")
    home.approve()

    status, said = call("pseudonymise", "--apply")

    after = cs.load_case(kota).segments
    assert (status, len(after)) == (0, len(before))
    assert named > 0
    assert f"koding: tetap {len(before)}, pindah 0, ambigu 0, hilang 0" in said
    assert not (kota.folder / "codings/review").exists()
    pairs = zip(before["quote"], after["quote"], strict=True)
    assert [one.replace("Gunadi", pseudonym(home, "Gunadi")) for one, _ in pairs] == after["quote"].tolist()
    assert sum(pseudonym(home, "Gunadi") in quote for quote in after["quote"]) == named


def test_originals_in_the_project_are_kept_outside_first(kota: Case, home: Home) -> None:
    """Without `--from`, what stood in the project is kept outside, byte for byte, before it is replaced."""
    name_someone(kota)
    (kota.folder / "raw/interviews/IK-9.docx").write_bytes(word_file())
    before = hashes(kota.folder)
    call("pseudonymise")
    home.approve()

    status, _ = call("pseudonymise", "--apply")

    kept = home.originals / "kota"
    assert status == 0
    assert names_left(kota.folder) == []
    assert hashes(kept)["raw/interviews/IK-1.txt"] == before["raw/interviews/IK-1.txt"]
    assert hashes(kept)["raw/interviews/IK-9.docx"] == before["raw/interviews/IK-9.docx"]
    assert hashes(kept)["sebelum-samaran/codings/contoh-1.csv"] == before["codings/contoh-1.csv"]
    # The others name nobody and stay as they were.
    assert hashes(kota.folder)["raw/interviews/IP-2.txt"] == before["raw/interviews/IP-2.txt"]
    assert call("pseudonymise", "--apply")[1].startswith("raw/interviews/IK-1.txt: ")
    assert call("pseudonymise", "--apply", "--dry-run")[1].count("Tidak ada yang perlu ditulis.") == 1


def test_a_correction_of_an_original_carries_codings_along(kota: Case, home: Home) -> None:
    """An original that is corrected outside and applied again moves the codings with it, as `reanchor` does."""
    name_someone(kota)
    call("pseudonymise")
    home.approve()
    call("pseudonymise", "--apply")
    before = cs.load_case(kota).segments
    original = home.originals / "kota/raw/interviews/IK-1.txt"
    original.write_text(original.read_text("utf-8").replace("Pagi itu aplikasi", "Pagi itu, Senin, aplikasi"), "utf-8")

    status, said = call("pseudonymise", "--apply")

    after = cs.load_case(kota).segments
    assert status == 0
    assert "hilang 0" in said
    assert after["quote"].tolist() == before["quote"].tolist()
    moved = (before["doc"] == "IK-1").sum()
    assert (after["start"] - before["start"]).tolist().count(len(", Senin,")) == moved


def test_what_was_changed_by_hand_is_not_written_over(kota: Case, home: Home) -> None:
    """A copy that someone corrected in the project stops the command, which names the original to correct instead."""
    name_someone(kota)
    call("pseudonymise")
    home.approve()
    call("pseudonymise", "--apply")
    copy = kota.folder / "raw/interviews/IK-1.txt"
    copy.write_text(copy.read_text("utf-8") + "\n\nP: Sudah.\n", "utf-8")
    before = hashes(kota.root)

    status, said = call("pseudonymise", "--apply")

    assert (status, hashes(kota.root)) == (1, before)
    assert "raw/interviews/IK-1.txt: seharusnya ada berkas seperti yang ditulis terakhir kali" in said


def test_originals_that_are_out_of_reach_are_asked_for(empty: Case, home: Home) -> None:
    """Where the disk with the originals is not there, the command says so; list and project stay as they are."""
    folder = write_originals(home.records)
    call("pseudonymise", "--from", str(folder))
    home.approve()
    call("pseudonymise", "--apply")
    folder.rename(folder.with_name("terlepas"))
    before = hashes(empty.root), home.rows()

    status, said = call("pseudonymise", "--apply")

    assert (status, (hashes(empty.root), home.rows())) == (1, before)
    assert f"{folder}: seharusnya ada folder yang berisi naskah asli" in said


def test_an_example_is_not_written_over(kota: Case, home: Home) -> None:
    """Originals outside do not take the place of a file in the project that nobody has said to be theirs."""
    call("pseudonymise", "--from", str(write_originals(home.records, {"IK-1.docx": word_file()})))
    home.approve()
    before = hashes(kota.root)

    status, said = call("pseudonymise", "--apply")

    assert (status, hashes(kota.root)) == (1, before)
    assert "Hapus berkas contoh itu" in said


def test_the_register_gives_names_their_codes(empty: Case, home: Home) -> None:
    """Names in a register outside become the informants' codes, and the copy of the register holds no name."""
    register = (empty.folder / "tables/informants.csv").read_text("utf-8").splitlines()
    names = ["nama", "Ratna Wulandari", "Budi Santoso", "Gunadi", "Haji Somad"]
    (empty.folder / "tables/informants.csv").unlink()
    told = "\n".join(f"{line},{name}" for line, name in zip(register, names, strict=True))
    files = {"tabel/informants.csv": told.encode(), "wawancara/Bu Ratna.docx": word_file()}
    call("pseudonymise", "--from", str(write_originals(home.records, files)))
    home.approve()

    status, _ = call("pseudonymise", "--apply")

    assert (status, names_left(empty.folder)) == (0, [])
    assert pseudonym(home, "Budi") == "[IK-2]"
    assert [path.name for path in (empty.folder / "raw/interviews").iterdir()] == ["IK-1.txt"]
    assert "Nama saya [IK-1]." in (empty.folder / "raw/interviews/IK-1.txt").read_text("utf-8")


def test_a_run_refuses_a_name_in_the_data(kota: Case, home: Home) -> None:
    """Before a notebook starts, a name that the list replaces stops the run with its file and line."""
    name_someone(kota)
    call("pseudonymise")
    home.approve()

    status, said = call("run")

    line = (kota.folder / "raw/interviews/IK-1.txt").read_text("utf-8").split("Gunadi")[0].count("\n") + 1
    assert status == 1
    assert f"data/kota/raw/interviews/IK-1.txt, baris {line}" in said
    assert "bukan nama aslinya" in said
    assert "Gunadi" not in said
    assert not kota.figures.exists()


def test_a_run_refuses_a_name_among_the_results(kota: Case, home: Home) -> None:
    """A name in an older result, or in what a notebook shows, stops the run; without it the run ends well."""
    name_someone(kota)
    call("pseudonymise")
    home.approve()
    call("pseudonymise", "--apply")
    assert call("run")[0] == 0
    left = kota.figures / "catatan.md"
    left.parent.mkdir(parents=True)
    left.write_text("Terima kasih kepada Gunadi.", "utf-8")

    old, said = call("run")
    left.unlink()
    notebook = new_notebook(cells=[new_code_cell("print('Pak Gunadi')", id="shown")])
    (kota.root / "notebooks/01-a.ipynb").write_text(nbformat.writes(notebook), "utf-8")
    shown, told = call("run")

    assert (old, shown) == (1, 1)
    assert "figures/kota/catatan.md, baris 1" in said
    assert "notebooks/01-a.ipynb" in told
    assert "(cell shown outputs text)" in told


def test_the_search_runs_alone_and_on_any_file(kota: Case, home: Home, tmp_path: Path) -> None:
    """`check-leaks` searches the case, or the files and folders that it is given, and ends with 1 where it finds."""
    assert call("check-leaks")[0] == 0
    name_someone(kota)
    call("pseudonymise")
    home.approve()
    call("pseudonymise", "--apply")
    clean = call("check-leaks")
    thesis = tmp_path / "skripsi.docx"
    thesis.write_bytes(word_file())

    found = call("check-leaks", str(thesis))

    assert clean[0] == 0
    assert "0 nama asli, 0 kutipan tanpa izin" in clean[1]
    assert found[0] == 1
    assert "docProps/core.xml" in found[1]
    assert "word/comments.xml" in found[1]
    assert not {"Ratna", "Gunadi"} & set(found[1].replace(str(thesis), "").split())


def test_packs_refuse_a_name(kota: Case, home: Home, tmp_path: Path) -> None:
    """A blind pack for a second coder is not written while a passage in it names someone."""
    name_someone(kota)
    call("pseudonymise")
    home.approve()
    target = tmp_path / "K2.xlsx"

    refused, _ = call("pack", "--coder", "K2", "-o", str(target), "--size", "60")
    there = target.exists()
    call("pseudonymise", "--apply")
    written, _ = call("pack", "--coder", "K2", "-o", str(target), "--size", "60")

    assert (refused, there, written, target.exists()) == (1, False, 0, True)


def test_the_check_warns_of_posts_that_identify(kota: Case) -> None:
    """Where informants are real people, `check` warns of each whose post is the only one; examples are left alone."""
    example = call("check")[1]
    settings = kota.folder / "case.toml"
    settings.write_text(
        settings.read_text("utf-8").replace('informants = "illustrative"', 'informants = "field"'), "utf-8"
    )

    real = call("check")[1]

    assert "k = 1" not in example
    assert real.count("(k = 1)") == 4


def test_a_list_that_is_elsewhere_is_missed_and_said(
    kota: Case, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once names were replaced, a run without the list says that it looks for none; the search alone ends with 1."""
    name_someone(kota)
    call("pseudonymise")
    home.approve()
    assert call("pseudonymise", "--apply")[0] == 0
    assert "tidak dicari" not in call("run")[1]
    monkeypatch.setenv("CASESTUDY_KEYS", str(tmp_path / "elsewhere"))

    ran, said = call("run")
    searched, told = call("check-leaks")

    assert (ran, searched) == (0, 1)
    for text in (said, told):
        assert f"tidak ada di {tmp_path / 'elsewhere' / 'kota.csv'}: nama asli tidak dicari" in " ".join(text.split())
