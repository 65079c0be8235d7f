"""`casestudy new` on a terminal: what it asks, what Enter takes, and that nobody is asked where nobody sits."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from casestudy.case import Case, open_case
from casestudy.errors import Bilingual
from casestudy.load.sources import load_case

pty = pytest.importorskip("pty", reason="terminals of this kind are of Linux and macOS")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the folder of a project without a case."""
    (tmp_path / "data").mkdir()
    (tmp_path / "notebooks").mkdir()
    return tmp_path


def type_in(project: Path, typed: Sequence[str], *arguments: str) -> tuple[int, str]:
    """Run `casestudy new` on a terminal and type lines into it; return its exit status and what it printed."""
    ours, theirs = pty.openpty()
    try:
        os.write(ours, "".join(f"{line}\n" for line in typed).encode())
        done = subprocess.run(
            [sys.executable, "-c", "from casestudy.cli.main import main; main()", "new", *arguments], stdin=theirs,
            env={**os.environ, "CASESTUDY_ROOT": str(project)}, capture_output=True, text=True, encoding="utf-8",
            check=False,
        )  # fmt: skip
    finally:
        os.close(ours)
        os.close(theirs)
    return done.returncode, done.stdout + done.stderr


def made(project: Path, name: str = "pati") -> Case:
    """Return the case that was made."""
    return open_case(name, root=project)


def test_enter_takes_what_is_shown(project: Path) -> None:
    """Ten times Enter gives the case that the name alone gives, and every question has shown its answer."""
    status, printed = type_in(project, [""] * 10, "pati")
    alone, _ = type_in(project, [], "lain", "--no-input")

    case = made(project)
    assert (status, alone) == (0, 0)
    assert case.place == Bilingual("Kota Pati", "Pati City")
    for shown in ("[id]", "[kota]", "[Kota Pati]", "[Pati City]", "[2020-03-02]", "[krisis]", "[tidak]"):
        assert shown in printed, shown
    ours, theirs = ((project / "data" / name / "case.toml").read_text("utf-8") for name in ("pati", "lain"))
    assert ours.replace("Pati", "Lain") == theirs
    assert load_case(case).informants["unit"].iloc[0] == "Unit humas (CONTOH)"


def test_answers_reach_settings_and_rows(project: Path) -> None:
    """What is typed is what the case holds, and later questions show what follows from earlier answers."""
    typed = [
        "id",
        "kabupaten",
        "",
        "",
        "2025-08-13",
        "protest",
        "definitif",
        "Diskominfo Pati",
        "",
        "Siaran:News; Temu:Meet",
    ]

    status, printed = type_in(project, typed, "pati")

    case = made(project)
    sources = load_case(case)
    assert status == 0, printed
    assert "[Kabupaten Pati]" in printed
    assert "[Diskominfo Pati]" in printed
    assert (case.region, case.day_zero.isoformat(), case.crisis.en) == ("kabupaten", "2025-08-13", "Protest")
    assert (case.unit.id, case.strategies) == ("Diskominfo Pati", ("siaran", "temu"))
    assert "Bupati definitif" in case.question.id
    assert sources.informants["unit"].iloc[0] == "Diskominfo Pati (CONTOH)"


def test_an_answer_that_cannot_be_used_is_asked_again(project: Path) -> None:
    """A slip is told in the language that was chosen, and the question comes once more."""
    typed = ["en", "village", "kota", "", "", "31/02/2020", "2020-02-30", "2020-02-28", "", "", "", "", "One", ""]

    status, printed = type_in(project, typed, "pati")

    assert status == 0, printed
    assert 'the value is "village", but one of: city, regency, province, other was expected.' in printed
    assert printed.count("a date that is in the calendar was expected") == 2
    assert "two strategies or more" in printed
    assert (made(project).day_zero.isoformat(), made(project).language) == ("2020-02-28", "en")


def test_what_an_option_says_is_not_asked(project: Path) -> None:
    """With language, region, place, day, crisis, head and strategies given, two questions about the unit remain."""
    status, printed = type_in(
        project, ["", ""], "pati", "--lang", "id", "--region", "kab", "--place", "Kabupaten Pati", "--place-en", "Pati",
        "--day-zero", "2025-08-13", "--crisis", "protest", "--head", "none", "--strategy", "A", "--strategy", "B",
    )  # fmt: skip

    assert status == 0, printed
    questions = printed[: printed.index("data/pati/")]
    assert questions.count("[") == questions.count("Unit humas dalam bahasa Inggris [") + 1 == 2


@pytest.mark.parametrize("arguments", [("Pati",), ("ada",)])
def test_a_name_that_cannot_be_used_is_told_before_any_question(project: Path, arguments: tuple[str, ...]) -> None:
    """A bad name or one in use ends at once with status 1: nobody answers ten questions in vain."""
    type_in(project, [], "ada", "--no-input")

    status, printed = type_in(project, [], *arguments)

    assert status == 1
    assert "[" not in printed.splitlines()[0]


def test_leaving_in_the_middle_makes_nothing(project: Path) -> None:
    """The end of what is typed stops the questions, with no folder and no leftovers."""
    status, _ = type_in(project, ["id", "kota", "\x04"], "pati")

    assert status == 1
    assert list((project / "data").iterdir()) == []


@pytest.mark.parametrize("flags", [(), ("--no-input",)])
def test_nobody_is_asked_without_a_terminal(project: Path, flags: tuple[str, ...]) -> None:
    """Where the input is no terminal nothing is asked and nothing waits, with the flag or without."""
    done = subprocess.run(
        [sys.executable, "-c", "from casestudy.cli.main import main; main()", "new", "pati", *flags],
        input="en\n" if flags else "",
        env={**os.environ, "CASESTUDY_ROOT": str(project)}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert "[" not in done.stdout + done.stderr
    assert made(project).language == "id"


@pytest.mark.parametrize("day", ["23-05-2022", "5 Jan", "2022-02-31"])
def test_a_day_that_is_none_is_told_in_words(project: Path, day: str) -> None:
    """An option that is no date is answered as the question is: with what to write, and nothing is made."""
    status, printed = type_in(project, [], "pati", "--no-input", "--lang", "id", "--day-zero", day)

    assert status == 1
    assert f'isinya "{day}", padahal seharusnya tanggal yang ada di kalender. Tulis seperti 2022-01-05.' in " ".join(
        printed.split()
    )
    assert not (project / "data" / "pati").exists()
