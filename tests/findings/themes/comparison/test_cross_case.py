"""The cross-case matrix, by hand on two small cases and on the two shipped ones."""

import pandas as pd
import pytest

import casestudy as cs
from casestudy.case import Case
from casestudy.chapter.exhibits.evidence import behind, gather_evidence
from casestudy.errors import CaseError
from casestudy.findings.themes.comparison.matrix import (
    CROSS_CASE,
    CROSS_CASE_COMPUTED,
    Reading,
    case_reading,
    cross_case,
    cross_case_passages,
)

BOOK = pd.DataFrame({"code": ["a", "b"], "parent": "", "label_id": ["A", "B"], "label_en": ["A", "B"]})
#: Theme, document, kind of source, informant, valence.
X = [
    ("a", "I-1", "interview_internal", "I-1", "supports"),
    ("a", "I-1", "interview_internal", "I-1", "supports"),
    ("a", "I-2", "interview_external", "I-2", "contradicts"),
    ("a", "C-1", "clipping", "", "contradicts"),
    ("b", "C-1", "clipping", "", "no_side"),
]
Y = [("b", "J-1", "interview_internal", "J-1", "mixed")]


def passages(rows: list[tuple[str, str, str, str, str]], case: str) -> pd.DataFrame:
    """Return passages as a reading holds them, each at a place of its own."""
    table = pd.DataFrame(rows, columns=["theme", "doc", "source_type", "informant", "valence"], dtype="str")
    starts = range(0, 10 * len(table), 10)
    return table.assign(start=starts, end=[start + 5 for start in starts], coder=case, spoken=table["informant"] != "")


@pytest.fixture
def readings() -> dict[str, Reading]:
    """Return two cases: x with ten coded passages and three informants, y with four and one, without theme a."""
    return {
        "x": Reading(passages(X, "x"), BOOK, ("a",), "x", 10, 3),
        "y": Reading(passages(Y, "y"), BOOK.tail(1), (), "y", 4, 1),
    }


def cell(matrix: pd.DataFrame, common: str, case: str) -> dict[str, object]:
    """Return one row of the matrix."""
    found = matrix[(matrix["common"] == common) & (matrix["case"] == case)]
    assert len(found) == 1
    return {str(name): value for name, value in found.iloc[0].items()}


def test_numbers_are_those_counted_by_hand(readings: dict[str, Reading]) -> None:
    """Passages, valences, informants, documents and kinds of source of a theme, against the case's own totals."""
    found = cell(cross_case(readings), "a", "x")

    assert {name: found[name] for name in ("n", "of", "share", "supports", "mixed", "contradicts", "no_side",
                                           "informants", "asked", "documents", "source_kinds")} == {
        "n": 4, "of": 10, "share": 40.0, "supports": 2, "mixed": 0, "contradicts": 2, "no_side": 0,
        "informants": 2, "asked": 3, "documents": 3, "source_kinds": 3,
    }  # fmt: skip
    assert (found["stance"], found["state"], found["strategy"]) == ("mixed", "divergent", True)


def test_each_case_has_its_own_denominator(readings: dict[str, Reading]) -> None:
    """One passage is ten in a hundred of one case and twenty-five of the other."""
    matrix = cross_case(readings)

    assert matrix.loc[matrix["common"] == "b", ["case", "n", "of", "share"]].to_numpy().tolist() == [
        ["x", 1, 10, 10.0],
        ["y", 1, 4, 25.0],
    ]
    assert cell(matrix, "b", "x")["stance"] == "no_side"
    assert cell(matrix, "b", "y")["state"] == "single"


def test_what_a_codebook_does_not_have_is_not_zero(readings: dict[str, Reading]) -> None:
    """A theme that a case does not look for has no number there; one that it has and nobody spoke of has zero."""
    absent = cell(cross_case(readings), "a", "y")
    quiet = cell(cross_case({**readings, "y": Reading(passages(Y, "y"), BOOK, (), "y", 4, 1)}), "a", "y")

    assert absent["n"] is pd.NA
    assert (absent["theme"], absent["stance"], absent["state"]) == ("", "", "")
    assert absent["share"] != absent["share"]
    assert (quiet["n"], quiet["share"], quiet["stance"], quiet["state"]) == (0, 0.0, "silent", "silent")


def test_every_number_is_counted_from_its_passages(readings: dict[str, Reading]) -> None:
    """Each count has as many rows of evidence as it says; a changed number is refused."""
    matrix, rows = cross_case(readings), cross_case_passages(readings)

    evidence = gather_evidence(matrix, behind(rows, CROSS_CASE), computed=CROSS_CASE_COMPUTED, exhibit="x")

    assert evidence.groupby("column")["counts"].sum().to_dict() == {
        "n": 6, "supports": 2, "mixed": 1, "contradicts": 2, "no_side": 1, "informants": 3, "documents": 5,
        "source_kinds": 5,
    }  # fmt: skip
    with pytest.raises(CaseError, match="the number of its evidence"):
        gather_evidence(matrix.assign(n=matrix["n"] + 1), behind(rows, CROSS_CASE), computed=CROSS_CASE_COMPUTED,
                        exhibit="x")  # fmt: skip


def test_the_shipped_cases_meet_in_eleven_rows(bekasi: Case, lakeview: Case) -> None:
    """The crosswalk joins eleven themes; each city's strategies stand alone, with the numbers of its chapter."""
    sources = {case.name: cs.load_case(case) for case in (bekasi, lakeview)}
    readings = {case.name: case_reading(sources[case.name], strategies=case.strategies) for case in (bekasi, lakeview)}
    file = cs.find_crosswalk(bekasi.root, ["lakeview", "bekasi"])
    assert file is not None
    crosswalk = cs.load_crosswalk(file, {name: reading.codebook for name, reading in readings.items()})

    matrix = cross_case(readings, crosswalk=crosswalk)
    held = matrix[matrix["theme"] != ""]

    assert matrix.loc[matrix["match"] == "crosswalk", "common"].nunique() == 11
    assert set(matrix.loc[matrix["strategy"], "match"]) == {"only"}
    for name, one in sources.items():
        mine = one.segments[one.segments["coder"] == readings[name].coder]
        own = cs.theme_passages(mine, one.codebook).groupby("theme").size()
        of = held[held["case"] == name].set_index("theme")["n"]
        assert of.to_dict() == own.reindex(of.index, fill_value=0).to_dict()
        assert of.sum() == own.sum()


def test_words_are_held_only_where_they_may_be_quoted(lakeview: Case) -> None:
    """A reading keeps the passages of an informant who asked to be paraphrased, and none of the words."""
    reading = case_reading(cs.load_case(lakeview))
    said = reading.passages[reading.passages["spoken"]]

    assert (said.loc[said["informant"] == "SI-1", "quote"] == "").all()
    assert (said.loc[said["informant"] != "SI-1", "quote"] != "").all()
    assert (said["informant"] == "SI-1").sum() > 20
