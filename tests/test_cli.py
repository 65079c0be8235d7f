"""The command line: what each command prints, its exit status, and words instead of tracebacks."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from typer.testing import CliRunner

from casestudy.case import Case, open_case
from casestudy.chapter.notebooks import Step
from casestudy.cli import main as program
from casestudy.cli.progress import Bar
from casestudy.errors import CaseError
from casestudy.load.registers import load_table
from casestudy.new import new_case

#: Saves an exhibit in a second; its first line holds brackets that a terminal must not read as markup.
CELL = """\
kinds = "[/b] [bold]"
import casestudy as cs
from casestudy.plots.style import new_axes
case = cs.open_case()
events = cs.load_table(case, "events")
facts = {"n_events": len(events), "n_activities": 1, "n_clippings": 1, "day_zero": "[/b]"}
saved = cs.save_exhibit(case, cs.load_table(case, "exhibits"), "timeline", events, sources=["events"], facts=facts,
                        behind={"": cs.rows_behind(events, on=["date", "event_id"], table="events")},
                        draw=lambda table, lang: new_axes(height_cm=2))
"""


def call(*arguments: str) -> tuple[int, str]:
    """Call a command in this process; return its exit status and what it printed."""
    result = CliRunner().invoke(program.app, list(arguments), catch_exceptions=False)
    return result.exit_code, result.output


def run_main(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """Call the program as the console script does; return its exit status."""
    monkeypatch.setattr(sys, "argv", ["casestudy", *arguments])
    with pytest.raises(SystemExit) as ended:
        program.main()
    return int(ended.value.code or 0)


def script(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the installed program in a process of its own."""
    program = shutil.which("casestudy", path=str(Path(sys.executable).parent))
    assert program, "the package is installed with its console script"
    return subprocess.run(
        [program, *arguments], env={**os.environ, **environment}, capture_output=True, text=True, encoding="utf-8",
        check=False,
    )  # fmt: skip


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Case:
    """Return the only case of a project that commands find without being told; its one notebook runs in a second."""
    made = new_case("kota", root=tmp_path)
    (tmp_path / "notebooks").mkdir()
    notebook = new_notebook(cells=[new_code_cell(CELL, id="timeline")])
    (tmp_path / "notebooks" / "01-a.ipynb").write_text(nbformat.writes(notebook), "utf-8")
    monkeypatch.setenv("CASESTUDY_ROOT", str(tmp_path))
    # `--lang` sets it for the rest of the process; setting it here puts it back afterwards.
    monkeypatch.setenv("CASESTUDY_LANG", "")
    return made


def test_help_lists_the_commands() -> None:
    """The installed program lists its commands and says what each does."""
    shown = script("--help")

    assert (shown.returncode, shown.stderr) == (0, "")
    for command in ("run", "check", "fetch", "verify", "trace", "new", "lab"):
        assert f" {command} " in shown.stdout
    assert "Read every input and list every problem" in shown.stdout


def test_no_command_is_help(project: Case) -> None:
    """Called without a command the program says what it can do."""
    assert project.name == "kota"
    assert "Usage" in call()[1]


def test_check_of_the_shipped_case_finds_no_error(bekasi: Case) -> None:
    """The installed program finds no error in the shipped case, and says so last, in the language asked for."""
    english = script("check", "--case", "bekasi", "--lang", "en", CASESTUDY_ROOT=str(bekasi.root))
    own = script("check", CASESTUDY_ROOT=str(bekasi.root))

    assert (english.returncode, english.stderr) == (own.returncode, own.stderr) == (0, "")
    assert english.stdout.splitlines()[-3] == "bekasi: no problems, 1 warning."
    assert own.stdout.splitlines()[-3] == "bekasi: tidak ada masalah, 1 peringatan."
    assert english.stdout.splitlines()[-1] == "bekasi: ready. Next: casestudy run --case bekasi"
    assert english.stdout.splitlines()[-4].startswith("warning: raw/clippings/kliping-januari-maret.csv, row 31, ")
    assert "raw/interviews/IK-1.docx: 1,755 words read, 1,673 in turns; left out: " in english.stdout


@pytest.mark.parametrize(
    ("command", "lang", "message"),
    [
        ("run", "en", "data/kotta: a case folder with case.toml (there are: kota) was expected. "
         "Make one with: casestudy new kotta\n"),
        ("verify", "id", "data/kotta: seharusnya ada folder kasus dengan case.toml (yang ada: kota). "
         "Buat dengan: casestudy new kotta\n"),
    ],
)  # fmt: skip
def test_an_unknown_case_is_told_in_words(project: Case, command: str, lang: str, message: str) -> None:
    """The installed program names the folder, what was expected and the remedy, and ends with status 1."""
    ended = script(command, "--case", "kotta", "--lang", lang, CASESTUDY_ROOT=str(project.root))

    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", message)


def test_check_of_an_unknown_case_is_told_in_words(project: Case) -> None:
    """So does `check`, which lists it as the problem that it is."""
    assert call("check", "--case", "kotta", "--lang", "en") == (
        1,
        "data/kotta: a case folder with case.toml (there are: kota) was expected. "
        "Make one with: casestudy new kotta\n1 problem.\n",
    )
    assert project.folder.is_dir()


def test_check_lists_every_problem_of_every_file(project: Case) -> None:
    """Problems of tables and word lists come together, with their number, in the language asked for."""
    events = project.folder / "tables" / "events.csv"
    events.write_text(events.read_text("utf-8").replace("2020-03-02", "2020-13-02", 1), "utf-8")
    (project.folder / "words" / "stopwords.csv").write_text("kata\nyang\n", "utf-8")

    status, english = call("check", "--lang", "en")
    _, indonesian = call("check", "--lang", "id")

    assert status == 1
    report, _, todo = english.partition("\n\n")
    lines = [line for line in report.splitlines() if " words read, " not in line]
    assert lines[0] == (
        'tables/events.csv, row 3, column "date": the value is "2020-13-02", but a date, a month or a year was '
        "expected. Write it like 2022-01-05, 2022-01 or 2022."
    )
    assert lines[1].startswith("words/stopwords.csv")
    assert lines[-1] == f"{len(lines) - 1} problems."
    assert f"\n{len(lines) - 1} masalah.\n\n" in indonesian
    assert todo.splitlines()[:2] == [
        "To do, in this order:", "[ ] first mend the problems above, then: casestudy check --case kota",
    ]  # fmt: skip
    assert "[ ] codings/contoh-1.csv: 34 of 34 passages still example." in todo


def test_check_sees_a_text_that_its_raw_file_no_longer_gives(project: Case) -> None:
    """A transcript that was changed after its text was written is a problem, before any quotation moves."""
    (project.folder / "texts").mkdir()
    (project.folder / "texts" / "IK-9.txt").write_text("A: Baik.\n", "utf-8")

    status, printed = call("check", "--lang", "en")

    assert status == 1
    assert "\ntexts/IK-9.txt: an interview or observation of this name in raw/ was expected." in printed
    assert "\n1 problem.\n\nTo do, in this order:\n" in printed


def test_check_lists_all_problems_of_the_settings(project: Case) -> None:
    """A case.toml with more than ten problems has them all listed, in its own language or the one asked for."""
    (project.folder / "case.toml").write_text('language = "id"\n', "utf-8")

    status, printed = call("check")
    _, english = call("check", "--lang", "en")

    lines = printed.splitlines()
    assert status == 1
    assert len(lines) > 12
    assert lines[-1] == f"{len(lines) - 1} masalah."
    assert all(line.startswith("data/kota/case.toml, kolom ") for line in lines[:-1])
    assert english.splitlines()[-1] == f"{len(lines) - 1} problems."


def test_check_of_one_file(project: Case, tmp_path: Path) -> None:
    """A file is checked before it is put anywhere, as what it is taken for or as what is said."""
    path = tmp_path / "lain.csv"
    path.write_text("id,tgl,platform,komentar\nKM-1,31/02/2022,x,Baik\n", "utf-8")

    status, printed = call("check", str(path), "--lang", "en")
    _, said = call("check", str(path), "--as", "clippings", "--lang", "id")

    assert status == 1
    assert printed.splitlines() == [
        "lain.csv: taken for comments",
        'lain.csv, row 2, column "tgl": the value is "31/02/2022", but a date that is in the calendar was expected. '
        "Write it like 05/01/2022, 5 January 2022 or 2022-01-05.",
        "1 problem.",
    ]
    assert 'seharusnya ada kolom "outlet"' in said
    assert project.folder.is_dir()


def test_check_of_one_file_needs_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a case the file alone is looked at."""
    monkeypatch.setenv("CASESTUDY_ROOT", str(tmp_path))
    path = tmp_path / "lain.csv"
    path.write_text("id,tgl,platform,komentar\nKM-1,2022-01-05,x,Baik\n", "utf-8")

    assert call("check", str(path)) == (0, "lain.csv: taken for comments\nlain.csv: no problems.\n".replace(
        "lain.csv: taken", "lain.csv: 1 row; taken"))  # fmt: skip
    assert call("check", str(tmp_path / "x.csv"))[0] == 1


def test_check_for_programs(project: Case) -> None:
    """`--json` prints one object and nothing else, what is left to do included, with the same exit status."""
    status, printed = call("check", "--json")
    told = json.loads(printed)
    assert (status, told["case"], told["errors"]) == (0, "kota", 0)
    assert [one["exhibits"] for one in told["todo"] if one["kind"] == "missing"] == [["process"], ["images"]]
    assert told["todo"][0]["message"].startswith("[ ] case.toml: masih contoh: ")

    (project.folder / "tables" / "events.csv").write_text("date\nkapan\n", "utf-8")
    status, printed = call("check", "--json", "--lang", "en")

    told = json.loads(printed)
    (events,) = [one for one in told["files"] if one["file"] == "tables/events.csv"]
    assert (status, told["version"], told["errors"]) == (1, 1, len(events["problems"]))
    assert events["problems"][0]["message"].startswith("tables/events.csv, row 1: the column ")


def test_warnings_alone_end_well(project: Case) -> None:
    """A warning is told before the errors, and leaves the exit status 0."""
    path = project.folder / "raw" / "clippings" / "clippings.csv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[-1].replace(lines[-1].split(",")[0], "KL-99", 1)]) + "\n", "utf-8")

    status, printed = call("check", "--lang", "en")

    assert status == 0
    assert [line for line in printed.splitlines() if line.startswith("warning: raw/clippings/clippings.csv, row ")]
    assert "\nkota: no problems, 1 warning.\n\nTo do, in this order:\n[ ] case.toml: " in printed


def test_check_on_a_terminal_shows_values_as_they_are(project: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Brackets in a file are shown and never read as markup, also beside the display of progress."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    events = project.folder / "tables" / "events.csv"
    events.write_text(events.read_text("utf-8").replace("2020-03-02", "[/b] [red]x", 1), "utf-8")

    status, printed = call("check", "--lang", "en")

    assert status == 1
    assert 'the value is "[/b] [red]x"' in printed


def test_fetch_asks_for_what_the_list_says(project: Case, tmp_path: Path) -> None:
    """A list without addresses fetches nothing and says so; a slip in it is told with its line."""
    path = tmp_path / "alamat.txt"
    path.write_text("# belum ada\n", "utf-8")
    assert call("fetch", str(path), "--lang", "en") == (
        0,
        "0 new pages in raw/clippings. casestudy check --case kota\n",
    )

    path.write_text("ftp://a.example/x\n", "utf-8")
    with pytest.raises(CaseError, match="row 1"):
        call("fetch", str(path))
    assert project.folder.is_dir()


def test_trace_prints_what_stands_behind_a_row(project: Case) -> None:
    """After a run the row of an exhibit leads to its source: the table, the row of the file and its words."""
    call("run")

    status, english = call("trace", "4-1", "--row", "2", "--lang", "en")
    _, indonesian = call("trace", "gambar-4-1", "--cell", "2", "event_id", "--lang", "id")

    events = load_table(project, "events")
    lines = english.splitlines()
    assert status == 0
    assert lines[0].startswith("Figure 4.1 Timeline")
    assert lines[2].startswith(f"row 2 · date {events['date'].iloc[1]:%Y-%m-%d} · date_precision day · event_id ")
    assert lines[3].startswith(
        f"  events, line 3 · {events['date'].iloc[1]:%Y-%m-%d} · day · {events['event_id'].iloc[1]}"
    )
    assert lines[-1] == "1 passage"
    assert indonesian.splitlines()[-1] == "1 bukti"


def test_run_writes_what_verify_compares(project: Case) -> None:
    """`run` writes exhibits, texts and notebooks and lists them; `verify` counts what comes out the same again."""
    status, printed = call("run", "--lang", "en")

    lines = [line.strip() for line in printed.splitlines()]
    assert status == 0
    assert "1/1 01-a.ipynb (1 cells)" in lines
    assert "figures/kota/" in lines
    assert any(line.startswith("Figure 4.1") and line.endswith("en/figure-4-1-timeline.pdf") for line in lines)
    assert lines[-1] == "1 notebooks → notebooks/"
    assert (project.figures / "id" / "gambar-4-1-timeline.pdf").is_file()
    assert (project.folder / "texts" / "IK-1.txt").is_file()
    executed = json.loads((project.root / "notebooks" / "01-a.ipynb").read_text("utf-8"))
    assert executed["cells"][0]["execution_count"] == 1

    file = project.figures / "data" / "4-1-timeline.csv"
    file.write_text(file.read_text("utf-8").replace("2020", "2021", 1), "utf-8")
    status, printed = call("verify")

    assert status == 1
    assert printed.splitlines()[-4:] == [
        "NO  timeline  numbers: data/4-1-timeline.csv",
        "ok  01-a.ipynb",
        "0 dari 1 peraga dihasilkan kembali",
        "0 of 1 exhibits reproduced",
    ]


def test_a_profile_names_notebooks_and_cells(project: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """`run --profile` adds the seconds of each notebook and its kernel, and the slowest cells, code as it is."""
    monkeypatch.setenv("COLUMNS", "160")

    status, printed = call("run", "--profile", "--lang", "en")

    assert (status, project.name) == (0, "kota")
    seconds = printed[printed.index("seconds") :]
    assert re.search(r"^01-a.ipynb +\d+\.\d +\d+\.\d *$", seconds, re.MULTILINE)
    assert re.search(r'^\d+\.\d +01-a.ipynb 1/1 +kinds = "\[/b\] \[bold\]" *$', seconds, re.MULTILINE)
    assert "seconds" not in call("run", "--lang", "en")[1]


def test_run_on_a_terminal_shows_code_as_it_is(project: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Brackets in a cell's first line or in a caption are shown and never read as markup."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "160")
    table = project.folder / "tables" / "exhibits.csv"
    table.write_text(table.read_text("utf-8").replace("Linimasa krisis", "[/b] Linimasa [i]krisis", 1), "utf-8")

    status, printed = call("run")

    assert status == 0
    assert "1/1 01-a.ipynb" in printed
    assert 'kinds = "[/b] [bold]"' in printed
    assert "[/b] Linimasa [i]krisis" in printed


def test_progress_counts_the_cells_that_ended(project: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the second of three cells runs one is done, on whichever notebook."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    bar = Bar([project.root / "notebooks" / "01-a.ipynb"] * 3)

    with bar as tell:
        tell(Step("01-a.ipynb", 1, 2, 1, 2, "a"))
        tell(Step("01-a.ipynb", 1, 2, 2, 2, "b"))

        task = bar.bar.tasks[0]
        assert (task.completed, task.total) == (1, 3)
        assert task.fields["notebook"] == "1/2 01-a.ipynb"
        assert task.fields["cell"] == "b"


def test_a_run_that_fails_names_the_notebook(
    project: Case, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message names notebook, cell and reason; the exit status is 1 and no traceback is shown."""
    monkeypatch.chdir(project.root)
    monkeypatch.setattr(tempfile, "tempdir", str(project.root))
    notebook = new_notebook(cells=[new_code_cell("1 / 0", id="divide")])
    (project.root / "notebooks" / "01-a.ipynb").write_text(nbformat.writes(notebook), "utf-8")

    status = run_main(monkeypatch, "run", "--lang", "en")

    error = capsys.readouterr().err
    assert status == 1
    assert 'notebooks/01-a.ipynb, column "divide": a cell that runs to its end was expected.' in error
    assert "ZeroDivisionError: division by zero" in error
    assert "Traceback" not in error


def test_new_starts_a_case_that_passes_its_check(project: Case) -> None:
    """`new` tells where the case stands and the next three commands, and the case has no problem."""
    status, printed = call("new", "cilegon", "--place", "Kota Cilegon", "--day-zero", "2017-09-22")

    assert status == 0
    assert printed.splitlines() == [
        "data/cilegon/ sudah jadi dan langsung bisa dijalankan: Kota Cilegon. Bagaimana humas menjaga citra pemerintah "
        "Kota Cilegon sesudah peristiwa krisis?",
        "Setiap berkasnya berisi baris contoh bertanda CONTOH; gantilah satu per satu dengan data Anda.",
        "Formulir Word dan Excel untuk diisi ada di data/cilegon/forms/.",
        "",
        "Selanjutnya:",
        "  casestudy check --case cilegon   apa yang masih contoh dan apa yang kurang",
        "  casestudy run --case cilegon     gambar, tabel, dan bab",
        "  casestudy lab --case cilegon     buku catatan di peramban",
    ]
    status, printed = call("check", "--case", "cilegon", "--lang", "en")
    assert (status, "\ncilegon: no problems.\n\nTo do, in this order:\n" in printed) == (0, True)
    assert 'id = "Kota Cilegon"' in (project.root / "data" / "cilegon" / "case.toml").read_text("utf-8")


def test_new_takes_all_answers_as_options(project: Case) -> None:
    """In English and with its own words the command ends in the same three commands, told in English."""
    status, printed = call(
        *("new", "rivertown", "--lang", "en", "--region", "province", "--place-en", "Rivertown", "--head", "acting"),
        *("--crisis", "Banjir:Flood", "--unit-en", "Press Bureau"),
        *("--strategy", "Papan:Board", "--strategy", "Temu warga:Meetings"),
    )
    made = open_case("rivertown", root=project.root)

    assert status == 0
    assert printed.splitlines()[0].endswith(
        "Rivertown government after “Flood”, while it was led by the acting governor?"
    )
    assert printed.splitlines()[-4:] == [
        "Next:",
        "  casestudy check --case rivertown   what is still an example and what is missing",
        "  casestudy run --case rivertown     figures, tables, chapter",
        "  casestudy lab --case rivertown     notebooks in the browser",
    ]
    assert (made.language, made.region, made.strategies) == ("en", "province", ("board", "meetings"))
    assert (made.unit.en, made.crisis.en, made.place.id) == ("Press Bureau", "Flood", "Provinsi Rivertown")
    assert made.regions == {"province": ("Rivertown Province",)}


def test_new_touches_no_case_that_is_there(
    project: Case, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A name that is in use is refused with the remedy, and the case keeps every byte."""
    before = {file: file.read_bytes() for file in project.folder.rglob("*") if file.is_file()}

    status = run_main(monkeypatch, "new", "kota")

    assert (status, capsys.readouterr().err) == (
        1,
        'data/kota: the value is "kota", but a name that is not in use was expected. '
        "Choose another; the existing case is left as it is.\n",
    )
    assert {file: file.read_bytes() for file in project.folder.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize("arguments", [["check", "--lang", "fr"], ["sing"]])
def test_a_wrong_option_is_a_matter_of_usage(arguments: Sequence[str]) -> None:
    """What the command line cannot read ends with status 2 and the usage."""
    status, printed = call(*arguments)

    assert status == 2
    assert "Usage" in printed


def test_lab_opens_the_notebooks_on_the_named_case(project: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """JupyterLab starts in the folder of notebooks, is told project, case and language, and lends its status."""
    started: list[tuple[list[str], dict[str, str]]] = []

    def start(command: list[str], *, env: dict[str, str], check: bool) -> subprocess.CompletedProcess[str]:
        assert not check
        started.append((command, env))
        return subprocess.CompletedProcess(command, 3)

    # A server that waits for a browser cannot be started in a test.
    monkeypatch.setattr(subprocess, "run", start)

    assert call("lab")[0] == call("lab", "--case", "kota")[0] == 3

    (command, first), (_, second) = started
    assert command == [sys.executable, "-m", "jupyterlab", str(project.root / "notebooks")]
    assert (first["CASESTUDY_ROOT"], first["CASESTUDY_LANG"]) == (str(project.root), "id")
    assert "CASESTUDY_CASE" not in first
    assert second["CASESTUDY_CASE"] == "kota"


@pytest.mark.parametrize(
    ("lang", "message"),
    [
        ("en", "a.csv: the file cannot be opened. Close it in Excel or any other program first, then try again.\n"),
        ("id", "a.csv: berkas ini tidak dapat dibuka. Tutup dulu di Excel atau program lain, lalu ulangi.\n"),
    ],
)
def test_a_locked_file_is_told_in_words(
    lang: str, message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that another program holds is named with the remedy, wherever it is met."""
    monkeypatch.setenv("CASESTUDY_LANG", lang)

    def locked() -> None:
        raise PermissionError(13, "Permission denied", "/somewhere/a.csv")

    # Excel's lock exists on Windows only; its error is raised where a command would meet it.
    monkeypatch.setattr(program, "app", locked)

    assert run_main(monkeypatch, "check") == 1
    assert capsys.readouterr().err == message


def test_a_problem_is_told_in_the_language_of_its_case(
    project: Case, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Settings that are broken are told in the language they state, unless another is asked for."""
    settings = project.folder / "case.toml"
    settings.write_text(
        settings.read_text("utf-8").replace("[page]\nchapter = 4", '[page]\nchapter = "empat"'), "utf-8"
    )

    assert run_main(monkeypatch, "run") == 1
    assert capsys.readouterr().err == (
        'data/kota/case.toml, kolom "page.chapter": isinya "empat", padahal seharusnya "page.chapter" '
        "(bilangan bulat). Tulis page.chapter di data/kota/case.toml.\n"
    )
    assert run_main(monkeypatch, "run", "--lang", "en") == 1
    assert "a whole number" in capsys.readouterr().err


def test_an_error_outside_the_command_line_is_still_an_error(project: Case) -> None:
    """Only `main` turns a problem into words: called from Python, a command raises it."""
    assert project.name == "kota"
    with pytest.raises(CaseError):
        call("run", "--case", "nowhere")
