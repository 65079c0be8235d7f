"""Cases that lack inputs: the same notebooks run to their end, and what is left out says what it needs."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from casestudy.case import Case, open_case
from casestudy.chapter.exhibits.manifest import read_manifest, read_skipped
from casestudy.chapter.notebooks import list_notebooks
from casestudy.load.checks.todo.needs import NEEDS, unmet_needs
from casestudy.load.sources import load_case
from casestudy.new import new_case

#: What each case keeps of the example: folders, or the starts of its files' paths.
KEPT = {
    "interviews": ("raw/interviews", "tables/informants", "tables/codebook.csv"),
    "press": ("raw/clippings", "tables/events"),
    "nothing": (),
    "most": ("raw", "tables", "codings", "words"),
}
#: What the last of them lacks.
LACKING = ("raw/comments/comments.csv", "tables/posts.csv", "tables/swot.csv")


@dataclass(frozen=True)
class Ran:
    """A case that has been run, and what the program printed."""

    case: Case
    printed: str
    errors: str
    status: int


def take_away(case: Case, kept: tuple[str, ...]) -> None:
    """Remove the files of the example that a case is to lack, and the codings of what they held."""
    for file in sorted(case.folder.rglob("*")):
        name = file.relative_to(case.folder).as_posix()
        if file.is_file() and name != "case.toml" and (not name.startswith(kept or ("-",)) or name in LACKING):
            file.unlink()
    for file in sorted(case.folder.glob("codings/*.csv")):
        lines = file.read_text("utf-8").splitlines(keepends=True)
        file.write_text("".join(line for line in lines if not line.startswith("KM-")), "utf-8", newline="\n")


@pytest.fixture(scope="module", params=KEPT)
def ran(request: pytest.FixtureRequest, bekasi: Case, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Return each case in turn, run once by the installed program in a project of its own."""
    root = tmp_path_factory.mktemp("partial")
    (root / "notebooks").mkdir()
    for notebook in list_notebooks(bekasi.root):
        shutil.copy2(notebook, root / "notebooks")
    take_away(new_case(request.param, root=root), KEPT[request.param])
    program = shutil.which("casestudy", path=str(Path(sys.executable).parent))
    assert program, "the package is installed with its console script"
    ended = subprocess.run(
        [program, "run", "--lang", "en"], cwd=root, check=False, capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, "CASESTUDY_ROOT": str(root), "COLUMNS": "400"},
    )  # fmt: skip
    return Ran(open_case(request.param, root=root), ended.stdout, ended.stderr, ended.returncode)


def test_it_runs_to_its_end(ran: Ran) -> None:
    """All notebooks run without an error or a warning, and the pages of the chapter are written."""
    assert ran.status == 0, ran.errors
    assert ran.errors.splitlines()[-1].startswith("7/7 07-chapter.ipynb ("), ran.errors
    outputs = [
        output
        for file in (ran.case.root / "notebooks").glob("*.ipynb")
        for cell in json.loads(file.read_text("utf-8"))["cells"]
        for output in cell.get("outputs", [])
    ]
    assert len(outputs) > 30
    assert [one for one in outputs if one["output_type"] == "error" or one.get("name") == "stderr"] == []
    assert (ran.case.figures / "chapter-4.docx").is_file()


def test_exactly_what_has_its_inputs_is_made(ran: Ran) -> None:
    """The needs that the library states are true: with them an exhibit is made, and without one it is not."""
    sources = load_case(ran.case)
    lacking = {slug: unmet_needs(ran.case, sources, slug) for slug in sources.exhibits["slug"]}

    assert set(read_manifest(ran.case)) == {slug for slug, names in lacking.items() if not names}
    assert set(read_skipped(ran.case)) == {slug for slug, names in lacking.items() if names}


def test_what_is_left_out_says_what_it_needs(ran: Ran) -> None:
    """The reason names the missing input and its place in both languages, in the notebook and on the terminal."""
    sources = load_case(ran.case)
    shown = "".join((ran.case.root / "notebooks" / file.name).read_text("utf-8")
                    for file in list_notebooks(ran.case.root))  # fmt: skip
    skipped = read_skipped(ran.case)
    assert len(skipped) >= 5

    for slug, reason in skipped.items():
        for need in (NEEDS[name] for name in unmet_needs(ran.case, sources, slug)):
            place = f"(data/{ran.case.name}/{need.place})"
            assert f"{need.what.id} {place}" in reason["id"], slug
            assert f"{need.what.en} {place}" in reason["en"], slug
        assert f"`{slug}` dilewati: butuh {reason['id'].removeprefix('butuh ')}." in shown
        assert f"`{slug}` was skipped: it needs {reason['en'].removeprefix('it needs ')}." in shown
        (line,) = [one for one in ran.printed.splitlines() if one.endswith(f": {reason['en']}")]
        assert slug in line


def test_numbers_have_no_gap_and_texts_no_hole(ran: Ran) -> None:
    """Figures and tables are each numbered from 1, and every title and alternative text is filled in."""
    manifest = read_manifest(ran.case)

    for kind in ("figure", "table"):
        numbers = sorted(int(entry["number"].split(".")[1]) for entry in manifest.values() if entry["kind"] == kind)
        assert numbers == list(range(1, len(numbers) + 1))
    for slug, entry in manifest.items():
        said = [*entry["caption"].values(), *entry["alt"].values()]
        assert not [text for text in said if "{" in text or "nan" in text.split()], slug
