"""What tables and settings name of each other must be there."""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pytest

from casestudy.case import Case, open_case
from casestudy.errors import CaseError, Problem
from casestudy.load.references import check_references, check_scores
from casestudy.load.registers import load_table
from casestudy.load.sources import load_case

Put = Callable[[str, str], object]
SWOT = pd.DataFrame({"factor": ["S1", "W1", "O1"], "kind": pd.Categorical(["strength", "weakness", "opportunity"])})


def scores(*rows: tuple[str, float, float, str]) -> pd.DataFrame:
    """Make scores: factor, weight, rating, judge."""
    return pd.DataFrame(rows, columns=["factor", "weight", "rating", "judge"])


def said(problems: list[Problem]) -> list[str]:
    return [problem.message("en") for problem in problems]


RIGHT = scores(("S1", 0.333, 4, ""), ("W1", 0.667, 1, ""), ("O1", 1, 2.5, ""))


def test_right_scores_have_no_problems() -> None:
    """Weights that sum to 1.0, ratings from 1 to 4 and a score for each factor are right."""
    assert check_scores(SWOT, RIGHT) == []


def test_weights_sum_to_one_on_each_side() -> None:
    """A sum of 0.99 is told with its side and its judge; one that misses by the fourth decimal is not."""
    a, b = RIGHT.assign(judge="A"), RIGHT.assign(judge="B", weight=[0.323, 0.667, 1.0])

    assert said(check_scores(SWOT, pd.concat([a, b]), file="tables/swot_scores.csv")) == [
        'tables/swot_scores.csv, column "weight": the value is "0.990", but weights of strengths and weaknesses '
        "(judge B) that sum to 1.0 was expected. Mend the weights."
    ]
    assert check_scores(SWOT, RIGHT.assign(weight=[0.33333, 0.66666, 1.0])) == []


@pytest.mark.parametrize(("column", "value", "most"), [("rating", 0.0, 4), ("rating", 4.5, 4), ("weight", -0.2, 1)])
def test_ratings_and_weights_have_bounds(column: str, value: float, most: int) -> None:
    """A rating outside 1 to 4 and a weight outside 0 to 1 are told with the factor."""
    wrong = RIGHT.copy()
    wrong.loc[0, column] = value

    first = said(check_scores(SWOT, wrong))[0]

    assert f'column "{column}": the value is "{value:g}", but a number from' in first
    assert first.endswith(f"to {most} was expected. Mend the row of S1.")


def test_each_factor_has_one_score_with_each_judge() -> None:
    """A factor without a score, one with two and a score without a factor are told, judge by judge."""
    twice = scores(("S1", 0.5, 4, "A"), ("S1", 0.5, 4, "A"), ("X9", 0.1, 1, "A"), ("O1", 1, 1, "A"))

    problems = check_scores(SWOT, twice)

    assert [(problem.column, problem.value) for problem in problems] == [
        ("factor", "X9"), ("factor", "S1"), ("factor", None),
    ]  # fmt: skip
    assert said(problems)[1:] == [
        'swot_scores, column "factor": the value is "S1", but one weight and rating for S1 (judge A) was expected. '
        "Delete the repeated row.",
        'swot_scores, column "factor": one weight and rating for W1 (judge A) was expected. Add its row.',
    ]


@pytest.mark.parametrize(
    ("change", "column", "value", "remedy"),
    [
        ({"strategies": ("deklarasi", "deklrasi")}, "strategies[2]", "deklrasi", 'Similar: "deklarasi".'),
        ({"process": ("evaluasi",)}, "process[1]", "evaluasi", "Mend the name, or add what is meant."),
        ({"images": ("citra",)}, "images[1]", "citra", "Mend the name, or add what is meant."),
        ({"responses": ("maaf",)}, "responses[1]", "maaf", "Mend the name, or add what is meant."),
    ],
)
def test_settings_name_codes_of_the_codebook(
    full_case: Case, change: dict[str, tuple[str, ...]], column: str, value: str, remedy: str
) -> None:
    """A code that the codebook lacks is told with its place in the list, in any list of codes."""
    codebook = pd.DataFrame({"code": ["deklarasi"]})

    (problem,) = check_references(replace(full_case, **change), {"codebook": codebook})  # type: ignore[arg-type]

    assert (problem.file, problem.column, problem.value) == ("data/kota/case.toml", column, value)
    assert problem.remedy.en == remedy


def test_what_was_not_read_is_not_compared(full_case: Case) -> None:
    """Without a codebook nothing is said about codes."""
    assert check_references(replace(full_case, images=("citra",)), {}) == []


def test_loading_tells_every_name_that_leads_nowhere(full_case: Case, put: Put) -> None:
    """Evidence, strategies, factors and scores are held against what they name when a case is loaded."""
    put("tables/swot.csv", "factor,kind,label_id,label_en,evidence\nS1,strength,Plt,Acting,deklarasi; KL-1; KL-9\n")
    put("tables/alignment.csv", "cell,strategy,factors,label_id,label_en\nSO,deklrasi,S1; O1,Janji,Pledge\n")
    put("tables/swot_scores.csv", 'faktor,bobot,rating\nS1,"0,9",4\n')

    with pytest.raises(CaseError) as caught:
        load_case(full_case)

    assert [(problem.file, problem.column, problem.value) for problem in caught.value.problems] == [
        ("tables/swot.csv", "evidence", "KL-9"),
        ("tables/alignment.csv", "strategy", "deklrasi"),
        ("tables/alignment.csv", "factors", "O1"),
        ("tables/swot_scores.csv", "weight", "0.900"),
    ]


def test_a_case_with_judges_is_loaded(full_case: Case, put: Put) -> None:
    """Scores in an Indonesian file, decimals after commas, come back as numbers."""
    put("tables/swot.csv", "factor,kind,label_id,label_en,evidence\nS1,strength,Plt,Acting,deklarasi\n")
    put("tables/swot_scores.csv", "faktor;bobot;rating;penilai\nS1;1,0;3,5;A\n")

    table = load_case(full_case).swot_scores

    assert table.to_numpy().tolist() == [["S1", 1.0, 3.5, "A"]]


def test_an_excel_file_is_named_as_it_is(full_case: Case) -> None:
    """Where the table is an Excel file, the message names that file."""
    (full_case.folder / "tables" / "swot_scores.xlsx").write_bytes(b"")
    swot = pd.DataFrame({"factor": ["S1"], "kind": ["strength"]})

    (problem,) = check_references(full_case, {"swot": swot, "swot_scores": scores(("S1", 0.5, 4, ""))})

    assert problem.file == "tables/swot_scores.xlsx"


def test_a_table_that_is_not_there_yet_is_no_problem(case: Case) -> None:
    """Settings, factors and strategies that wait for a codebook or for SWOT factors name nothing wrong."""
    tables = {name: load_table(open_case("bekasi"), name) for name in ("codebook", "swot", "alignment")}
    tables["texts"] = pd.DataFrame({"doc": []})
    assert check_references(case, {**tables, "codebook": tables["codebook"].head(1), "swot": tables["swot"].head(1)})

    assert check_references(case, {name: table.iloc[:0] for name, table in tables.items()}) == []
    assert check_references(case, {"codebook": tables["codebook"].iloc[:0], "alignment": tables["alignment"]}) == []
