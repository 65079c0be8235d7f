"""The command that sets cases beside each other, called in this process on two small cases."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

import casestudy.cli.main as program
from casestudy.errors import CaseError
from casestudy.new import new_case


def call(*arguments: str) -> tuple[int, list[str]]:
    """Call a command in this process; return its exit status and the lines that it printed."""
    result = CliRunner().invoke(program.app, list(arguments), catch_exceptions=False)
    return result.exit_code, result.output.splitlines()


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project of two cases made from the same example."""
    for name in ("serang", "cilegon"):
        new_case(name, root=tmp_path)
    (tmp_path / "notebooks").mkdir()
    monkeypatch.setenv("CASESTUDY_ROOT", str(tmp_path))
    monkeypatch.setenv("CASESTUDY_LANG", "")
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path


def test_compare_prints_the_matrix_and_says_where_it_is(project: Path) -> None:
    """Two cases with one codebook share every row by its code; files stand under both names."""
    status, lines = call("compare", "serang", "cilegon", "--lang", "en")

    assert status == 0
    assert lines[0].startswith("Theme ")
    assert lines[-1] == "9 files in figures/compare/serang-cilegon/"
    assert not [line for line in lines[1:-1] if line.endswith("–")]
    assert (project / "figures" / "compare" / "serang-cilegon" / "numbers.csv").is_file()


def test_a_crosswalk_may_stand_anywhere(tmp_path: Path) -> None:
    """A named file is read instead of the project's own, and is refused by its name."""
    path = tmp_path / "mine.csv"
    path.write_text("serang,cilegon\n,nothing\n", "utf-8")

    with pytest.raises(CaseError, match=r'mine\.csv, row 2, column "cilegon": the value is "nothing"'):
        call("compare", "serang", "cilegon", "--crosswalk", str(path), "--lang", "en")


def test_a_crosswalk_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A mistyped name does not pass for no crosswalk."""
    with pytest.raises(CaseError, match=r"gone\.csv"):
        call("compare", "serang", "cilegon", "--crosswalk", str(tmp_path / "gone.csv"), "--lang", "en")


def test_one_name_is_not_enough() -> None:
    """The remedy is said in the language that was asked for."""
    with pytest.raises(CaseError, match="sedikitnya dua kasus yang berbeda"):
        call("compare", "serang", "--lang", "id")
