"""Comparisons written: numbers, evidence, figure, page, and what they were made from."""

import json
import re
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest

from casestudy.case import Case, open_case
from casestudy.chapter.comparison.making import Comparison, compare_cases, write_comparison
from casestudy.errors import CaseError
from casestudy.new import new_case
from tests.copies import copy_case

NAMES = {
    "numbers.csv", "evidence.csv", "comparison.md", "perbandingan.md", "comparison.json",
    "en/figure-cross-case-matrix.pdf", "en/figure-cross-case-matrix.png", "id/gambar-matriks-lintas-kasus.pdf",
    "id/gambar-matriks-lintas-kasus.png",
}  # fmt: skip


@pytest.fixture(scope="module")
def made(bekasi: Case, lakeview: Case, tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """Return a comparison of the two shipped cases in a project of their own, written."""
    root = tmp_path_factory.mktemp("compare")
    cases = [copy_case(case, root) for case in (bekasi, lakeview)]
    crosswalk = root / "data" / "compare" / "bekasi-lakeview.csv"
    crosswalk.parent.mkdir()
    crosswalk.write_bytes((bekasi.root / "data" / "compare" / "bekasi-lakeview.csv").read_bytes())
    comparison = compare_cases(cases)
    write_comparison(comparison)
    return comparison


def read(made: Comparison, name: str) -> str:
    """Return the text of a file of the comparison."""
    return (made.folder / name).read_text("utf-8")


def test_it_stands_under_the_names_of_its_cases(made: Comparison) -> None:
    """Numbers, evidence, a figure and a page in both languages, and the record of its inputs; nothing else."""
    there = {path.relative_to(made.folder).as_posix() for path in made.folder.rglob("*") if path.is_file()}

    assert made.folder.relative_to(made.cases[0].root) == Path("figures/compare/bekasi-lakeview")
    assert there == NAMES


def test_every_number_can_be_traced_to_its_passages(made: Comparison) -> None:
    """For each number there are as many rows of evidence, and each names case, document, place and coder."""
    numbers, evidence = pd.read_csv(made.folder / "numbers.csv"), pd.read_csv(made.folder / "evidence.csv")
    counted = evidence.groupby(["row", "column"])["counts"].sum()

    for column in ("n", "supports", "mixed", "contradicts", "informants", "documents", "source_kinds"):
        stated = numbers[column].fillna(0).astype(int)
        assert [counted.get((row, column), 0) for row in range(1, len(numbers) + 1)] == stated.tolist(), column
    assert evidence[["case", "doc", "start", "end", "coder", "citation_en"]].notna().all(axis=None)


def test_nobody_who_asked_for_paraphrase_is_quoted(made: Comparison) -> None:
    """The evidence holds the passages of such informants of both cases without their words."""
    evidence = pd.read_csv(made.folder / "evidence.csv", keep_default_na=False)
    withheld = evidence[evidence["informant"].isin(["IP-1", "SI-1"])]

    assert set(withheld["informant"]) == {"IP-1", "SI-1"}
    assert (withheld["quote"] == "").all()
    assert (evidence.loc[~evidence["informant"].isin(["IP-1", "SI-1"]), "quote"] != "").all()


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("comparison.md", ["# Cross-case matrix: Bekasi City, Lakeview", "Illustrative data, not field data.",
                           "| Evaluation | 22 (5 %), +1 −15; 8 of 8; complementary | 12 (7 %), +1 −10; 3 of 3; conver",
                           r"| Going door to door\* | – | 43 (24 %)", "## What this does not show",
                           "A larger share is not a more important theme.", "| `evaluasi` | `evaluation` |"]),
        ("perbandingan.md", ["# Matriks lintas kasus: Kota Bekasi, Kota Lakeview", "Data ilustratif",
                             "| Evaluasi | 22 (5 %), +1 −15; 8 dari 8; melengkapi |", "## Yang tidak ditunjukkan"]),
    ],
)  # fmt: skip
def test_the_page_tells_numbers_and_limits(made: Comparison, page: str, words: list[str]) -> None:
    """Each language has the table with its denominators, how rows were matched, and what is not shown."""
    text = read(made, page)

    assert [word for word in words if word not in text] == []
    for picture in re.findall(r"\]\((\S+\.png)\)", text):
        assert (made.folder / picture).is_file()


def test_what_it_was_made_from_is_recorded(made: Comparison) -> None:
    """Both cases' inputs and the crosswalk stand there with their hashes, and the data is said to be illustrative."""
    told = json.loads(read(made, "comparison.json"))
    root = made.cases[0].root

    assert (told["illustrative"], told["crosswalk"]) == (True, "data/compare/bekasi-lakeview.csv")
    assert {name: one["passages"] for name, one in told["cases"].items()} == {"bekasi": 485, "lakeview": 177}
    assert {name.split("/")[1] for name in told["inputs"]} == {"bekasi", "lakeview", "compare"}
    assert told["inputs"] == {name: sha256((root / name).read_bytes()).hexdigest() for name in told["inputs"]}


def test_the_same_cases_give_the_same_bytes(made: Comparison) -> None:
    """Read, compared and written again, every file is as it was."""
    before = {path: path.read_bytes() for path in made.folder.rglob("*") if path.is_file()}

    again = write_comparison(compare_cases([open_case(case.name, root=case.root) for case in made.cases]))

    assert sorted(before) == again
    assert {path: path.read_bytes() for path in again} == before


def test_the_committed_comparison_is_what_the_cases_give(bekasi: Case, made: Comparison) -> None:
    """Numbers, evidence, pages and hashes in the project are those of its two cases as they stand."""
    committed = bekasi.root / "figures" / "compare" / "bekasi-lakeview"
    names = {path.relative_to(folder).as_posix() for folder in (committed, made.folder)
             for path in folder.rglob("*") if path.is_file()}  # fmt: skip

    assert [name for name in sorted(names) if not (committed / name).is_file()] == []
    texts = [name for name in sorted(names) if not name.endswith((".png", ".pdf"))]
    assert [name for name in texts if (committed / name).read_bytes() != (made.folder / name).read_bytes()] == []


def test_a_page_of_the_figure_that_is_gone_is_taken_away(made: Comparison) -> None:
    """What is left of a longer figure would pass for part of this one; other files are left alone."""
    old, own = (made.folder / "en" / name for name in ("figure-cross-case-matrix-2.png", "my-notes.png"))
    old.touch()
    own.touch()

    write_comparison(made)

    assert (old.exists(), own.exists()) == (False, True)
    own.unlink()


def test_three_cases_are_compared_without_a_crosswalk(made: Comparison, tmp_path: Path) -> None:
    """A crosswalk of two cases says nothing about three: rows are joined by equal codes, and the page says so."""
    cases = [copy_case(case, tmp_path) for case in made.cases]
    cases.append(new_case("cilegon", root=tmp_path))

    comparison = compare_cases(cases)
    written = write_comparison(comparison)

    page = (comparison.folder / "comparison.md").read_text("utf-8")
    pictures = [file for file in written if file.suffix == ".png" and file.parent.name == "en"]
    assert comparison.folder.name == "bekasi-lakeview-cilegon"
    assert "crosswalk" not in set(comparison.matrix["match"])
    assert "only codes that are spelt alike share a row" in page
    assert len(pictures) > 1
    assert all(f"(en/{file.name})" in page for file in pictures)


def test_one_case_is_no_comparison(lakeview: Case) -> None:
    """A case alone, or the same one twice, is refused in words."""
    for cases in ([lakeview], [lakeview, lakeview]):
        with pytest.raises(CaseError, match="two different cases at least"):
            compare_cases(cases)
