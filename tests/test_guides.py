"""The guides to another city: what they let a student type works, and prints what they say it prints."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from casestudy.case import Case, open_case
from casestudy.chapter.exhibits.manifest import read_manifest, read_skipped
from casestudy.chapter.notebooks import list_notebooks
from casestudy.load.sources import load_case
from tests.results import said

#: Each guide with the case that it starts.
GUIDES = {"another-city.md": "port-amber", "kota-lain.md": "wuni"}
#: Stands for lines that a guide leaves out.
GAP = "…"
_STEP = re.compile(
    r"^```console\n(?P<console>.*?)^```$|`(?P<file>data/[\w./-]+)`[^\n]*\n\n```csv\n(?P<rows>.*?)^```$", re.S | re.M
)


def steps(guide: str) -> Iterator[tuple[str, str, list[str]]]:
    """Yield what a guide lets one do: a command with the lines that it prints, or a file with its rows."""
    for found in _STEP.finditer(guide):
        if found["file"]:
            yield "write", found["file"], [found["rows"]]
            continue
        command, printed = "", list[str]()
        for line in found["console"].splitlines():
            if line.startswith("$ "):
                if command:
                    yield "type", command, printed
                command, printed = line[2:], []
            else:
                printed.append(line)
        yield "type", command, printed


def fits(printed: list[str], told: list[str]) -> bool:
    """Tell whether lines were printed as told: every run of told lines, in its order, with gaps only where told.

    How many spaces stand between two columns depends on the terminal's width.
    """
    printed, told = ([" ".join(line.split()) for line in lines] for lines in (printed, told))
    at, free = 0, False
    for is_gap, run in groupby(told, lambda line: line == GAP):
        wanted = list(run)
        if is_gap:
            free = True
            continue
        places = range(at, len(printed) - len(wanted) + 1) if free else [at]
        found = next((place for place in places if printed[place : place + len(wanted)] == wanted), None)
        if found is None:
            return False
        at, free = found + len(wanted), False
    return free or at == len(printed)


def type_in(command: str, project: Path) -> list[str]:
    """Type a command in the project's folder and return the lines that it prints."""
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=project, capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "PATH": programs, "CASESTUDY_ROOT": str(project), "COLUMNS": "160"},
    )  # fmt: skip
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout.splitlines()


@pytest.fixture(scope="module", params=GUIDES)
def walked(request: pytest.FixtureRequest, bekasi: Case, tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Do everything that a guide says, in a project of its own, and return the case that comes out."""
    project = tmp_path_factory.mktemp("student")
    for folder in ("data", "notebooks"):
        (project / folder).mkdir()
    shutil.copytree(bekasi.root / "docs", project / "docs")
    for notebook in list_notebooks(bekasi.root):
        shutil.copy2(notebook, project / "notebooks")
    # A project holds the shipped case beside the new one.
    shutil.copytree(bekasi.folder, project / "data" / bekasi.name)
    for kind, what, lines in steps((bekasi.root / "docs" / request.param).read_text("utf-8")):
        if kind == "write":
            assert (project / what).is_file(), f"{what} has an example in its place"
            (project / what).write_text(lines[0], "utf-8", newline="\n")
        else:
            printed = type_in(what, project)
            assert fits(printed, lines), "\n".join(["printed:", *printed, "told:", *lines])
    return open_case(GUIDES[request.param], root=project)


def test_every_command_prints_what_the_guide_says(walked: Case) -> None:
    """Done as it stands, a guide ends in the chapter in both languages, of one's own case alone."""
    there = {path.name for path in walked.figures.iterdir()}

    assert {"bab-4.docx", "chapter-4.docx", "chapter.html"} <= there
    assert {path.name for path in (walked.root / "figures").iterdir()} == {walked.name}


def test_nothing_of_the_example_is_left(walked: Case) -> None:
    """No row that came with the case is left in it, and no result says CONTOH or EXAMPLE."""
    sources = load_case(walked)
    marks = re.compile(r"\b(?:CONTOH|EXAMPLE)\b")

    assert len(sources.texts) == 2 + 6 + 6
    assert set(sources.segments["coder"]) == {"me" if walked.language == "en" else "saya"}
    assert [path for path in walked.folder.rglob("*.csv") if marks.search(path.read_text("utf-8"))] == []
    assert [name for name, text in said(walked) if marks.search(text)] == []


def test_what_is_missing_is_left_out_with_a_reason(walked: Case) -> None:
    """The exhibits of deleted tables say what they wait for, and the numbers of the others have no gap."""
    manifest, skipped = read_manifest(walked), read_skipped(walked)

    assert {"activities", "activity-map", "top-posts", "swot-alignment", "agreement"} <= set(skipped)
    assert {"theme-informant", "coverage-tone", "triangulation", "negative-cases", "timeline"} <= set(manifest)
    for kind in ("figure", "table"):
        numbers = sorted(int(entry["number"].split(".")[1]) for entry in manifest.values() if entry["kind"] == kind)
        assert numbers == list(range(1, len(numbers) + 1))


def test_both_guides_tell_the_same_story(bekasi: Case) -> None:
    """Step by step the guides type the same programs and write the same tables."""
    texts = [(bekasi.root / "docs" / name).read_text("utf-8") for name in GUIDES]
    # Of a command the program and, of ours, what it is to do; of a file its name.
    told = [
        [what.split()[: 1 + what.startswith("casestudy ")] if kind == "type" else [Path(what).name]
         for kind, what, _ in steps(text)] for text in texts
    ]  # fmt: skip

    assert told[0] == told[1]
    assert len(told[0]) > 12


def test_gaps_hide_lines_and_nothing_else() -> None:
    """Lines that are told have to be printed, in their order, and none is left over where no gap stands."""
    printed = ["a", "b", "c", "d"]

    assert fits(printed, ["a", "b", "c", "d"])
    assert fits(printed, ["a", GAP, "d"])
    assert fits(printed, [GAP, "b", "c", GAP])
    assert not fits(printed, ["a", "b", "c"])
    assert not fits(printed, ["a", "c", GAP])
    assert not fits(printed, [GAP, "c", "b", GAP])
    assert fits([], [])
    assert not fits(printed, [])
