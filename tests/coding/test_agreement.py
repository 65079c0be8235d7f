from collections.abc import Callable
from math import isnan

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from casestudy.check import check_table
from casestudy.coding.agreement import (
    NO_UNITS,
    NO_VARIATION,
    Unit,
    agreement,
    coded_units,
    coding_units,
    cohen_kappa,
    krippendorff_alpha,
)

STABLE = settings(deadline=None, derandomize=True, max_examples=60)
CELLS = st.tuples(*[st.integers(0, 12)] * 4)

#: Published two-category examples: the cells (both, first only, second only, neither), and the values printed there.
PUBLISHED = {
    # Krippendorff 2011, Computing Krippendorff's alpha-reliability, section A
    "krippendorff 2011 A": ((1, 1, 3, 5), {"percent": 0.6, "alpha": 0.095}),
    # Krippendorff 1995, On the reliability of unitizing continuous data, p. 57, cut into 24 units
    "krippendorff 1995 A": ((6, 8, 0, 10), {"kappa": 0.385, "alpha": 0.329}),
    "krippendorff 1995 B": ((10, 8, 0, 6), {"kappa": 0.385, "alpha": 0.329}),
    # Artstein & Poesio 2008, Inter-coder agreement for computational linguistics, tables 1 to 3
    "artstein poesio 2008": ((20, 20, 10, 50), {"percent": 0.7, "kappa": 0.348}),
    # Gwet 2002, the paradox of high agreement and low kappa
    "gwet 2002": ((118, 5, 2, 0), {"percent": 0.944, "kappa": -0.0234, "alpha": -0.0247}),
}


def cells(*numbers: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(numbers, dtype="int64")


def ratings(numbers: tuple[int, int, int, int]) -> list[tuple[bool, bool]]:
    """Return the units of a 2 × 2 table one by one: what the first and what the second coder said."""
    kinds = [(True, True), (True, False), (False, True), (False, False)]
    return [kind for kind, n in zip(kinds, numbers, strict=True) for _ in range(n)]


def universe(*sizes: int) -> pd.DataFrame:
    """Return units of ten characters, so many a document, in documents d0, d1 and so on."""
    rows = [(f"d{doc}", unit + 1, unit * 10, unit * 10 + 9) for doc, size in enumerate(sizes) for unit in range(size)]
    return pd.DataFrame(rows, columns=["doc", "unit", "start", "end"]).astype({"doc": "str"})


def segments(units: pd.DataFrame, rated: list[tuple[bool, bool]], code: str = "x") -> pd.DataFrame:
    """Return the segments of coders k1 and k2 that rate the units in order, each three characters of its unit."""
    rows = [
        (doc, start + 2, start + 5, code, coder)
        for doc, start, said in zip(units["doc"], units["start"], rated, strict=True)
        for coder, yes in zip(("k1", "k2"), said, strict=True)
        if yes
    ]
    return pd.DataFrame(rows, columns=["doc", "start", "end", "code", "coder"]).astype({"doc": "str"})


def compare(units: pd.DataFrame, coded: pd.DataFrame, *, coders: tuple[str, str] = ("k1", "k2"), seed: int = 7,
            replicates: int = 200, codes: tuple[str, ...] = ("x",)) -> pd.DataFrame:  # fmt: skip
    return agreement(units, coded, coders=coders, codes=list(codes), seed=seed, replicates=replicates)


def turns(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    """Return turns, each with its document, role, start and end, as a loader types them."""
    raw = pd.DataFrame(rows, columns=["doc", "role", "start", "end"], index=range(2, 2 + len(rows)))
    return check_table(raw.assign(turn=range(len(rows)), speaker="S", text="teks"), "turns", file="t.csv")


TEXTS = pd.DataFrame(
    {"doc": ["IK-1", "OBS-1"], "text": ["P: Apa?\n\nI: Baik.\n\nI: Ya.", "Satu.\n \n\nDua dan\ntiga.\n"]}
)
TURNS = turns(("IK-1", "interviewer", 3, 7), ("IK-1", "informant", 12, 17), ("IK-1", "informant", 22, 25))


@pytest.mark.parametrize(
    ("unit", "spans"),
    [
        ("document", [["IK-1", 1, 0, 25], ["OBS-1", 1, 0, 23]]),
        ("turn", [["IK-1", 1, 12, 17], ["IK-1", 2, 22, 25], ["OBS-1", 1, 0, 5],
                  ["OBS-1", 2, 9, 16], ["OBS-1", 3, 17, 22]]),
        ("paragraph", [["IK-1", 1, 0, 7], ["IK-1", 2, 9, 17], ["IK-1", 3, 19, 25], ["OBS-1", 1, 0, 5],
                       ["OBS-1", 2, 9, 16], ["OBS-1", 3, 17, 22]]),
    ],
)  # fmt: skip
def test_coding_units(unit: Unit, spans: list[list[object]]) -> None:
    """A unit is a document, an informant's turn or a line that is not blank, numbered from 1 in each document."""
    units = coding_units(TEXTS, TURNS, unit=unit)

    assert units.columns.tolist() == ["doc", "unit", "start", "end"]
    assert units.to_numpy().tolist() == spans


def test_an_interview_without_answers_has_no_turns() -> None:
    """Questions are no units, and a document that has turns is not cut into paragraphs instead."""
    questions = turns(("IK-1", "interviewer", 3, 7))

    assert coding_units(TEXTS.iloc[:1], questions, unit="turn").to_numpy().tolist() == []


@pytest.mark.parametrize(
    ("start", "end", "reached"),
    [(10, 19, [2]), (12, 14, [2]), (9, 10, []), (8, 11, [1, 2]), (0, 29, [1, 2, 3]), (19, 20, []), (28, 40, [3])],
)
def test_any_overlap_codes_a_unit(start: int, end: int, reached: list[int]) -> None:
    """A segment codes each unit that it shares a character with; ends are exclusive."""
    given = pd.DataFrame({"doc": ["d0"], "start": [start], "end": [end], "code": ["x"], "coder": ["k1"]})

    assert coded_units(universe(3), given)["unit"].tolist() == reached


def test_coded_units_are_listed_once() -> None:
    """Several segments of a coder in one unit are one coding of it; rows are sorted."""
    given = pd.DataFrame(
        [("d1", 2, 4, "y", "k1"), ("d0", 2, 4, "x", "k2"), ("d0", 5, 7, "x", "k2"), ("d0", 2, 9, "x", "k1")],
        columns=["doc", "start", "end", "code", "coder"],
    )

    assert coded_units(universe(1, 1), given).to_numpy().tolist() == [
        ["d0", 1, "x", "k1"],
        ["d0", 1, "x", "k2"],
        ["d1", 1, "y", "k1"],
    ]


@pytest.mark.parametrize(("numbers", "values"), PUBLISHED.values(), ids=list(PUBLISHED))
def test_published_values(numbers: tuple[int, int, int, int], values: dict[str, float]) -> None:
    """Percent, κ and α are those printed in the literature, to the digits printed there."""
    both, one, two, neither = numbers
    found = {
        "percent": (both + neither) / sum(numbers),
        "kappa": cohen_kappa(cells(*numbers))[0],
        "alpha": krippendorff_alpha(cells(*numbers))[0],
    }

    for name, value in values.items():
        digits = len(str(value).split(".")[1])
        assert round(found[name], digits) == value, name
    assert both + one + two + neither == sum(numbers)


@pytest.mark.parametrize(("numbers", "values"), PUBLISHED.values(), ids=list(PUBLISHED))
def test_published_values_from_segments(numbers: tuple[int, int, int, int], values: dict[str, float]) -> None:
    """The same values come out of units and segments, so that nothing is lost on the way to the 2 × 2 table."""
    units = universe(sum(numbers))

    (row,) = compare(units, segments(units, ratings(numbers)), replicates=1).to_dict("records")

    assert (row["n_both"], row["n_first"], row["n_second"], row["n_neither"]) == numbers
    for name, value in values.items():
        assert round(row[name], len(str(value).split(".")[1])) == value, name


@STABLE
@given(CELLS)
def test_coefficients_against_nltk(numbers: tuple[int, int, int, int]) -> None:
    """κ and α of any table that has both categories are those of NLTK's AnnotationTask."""
    from nltk.metrics.agreement import AnnotationTask

    both, one, two, neither = numbers
    assume(2 * both + one + two and 2 * neither + one + two)
    data = [(coder, f"u{n}", said[k]) for n, said in enumerate(ratings(numbers)) for k, coder in enumerate(("1", "2"))]
    task = AnnotationTask(data=data)

    assert cohen_kappa(cells(*numbers))[0] == pytest.approx(task.kappa(), abs=1e-9)
    assert krippendorff_alpha(cells(*numbers))[0] == pytest.approx(task.alpha(), abs=1e-9)


@STABLE
@given(CELLS)
def test_coefficients_are_symmetric(numbers: tuple[int, int, int, int]) -> None:
    """Neither which coder is called first nor which category is called yes changes a coefficient."""
    both, one, two, neither = numbers

    for coefficient in (cohen_kappa, krippendorff_alpha):
        value, reason = coefficient(cells(both, one, two, neither))
        for other in (cells(both, two, one, neither), cells(neither, one, two, both)):
            found, said = coefficient(other)
            assert found == pytest.approx(value, abs=1e-9, nan_ok=True)
            assert said == reason


@STABLE
@given(CELLS)
def test_alpha_and_its_identity(numbers: tuple[int, int, int, int]) -> None:
    """On complete data α is 1 - (1 - π)(N - 1)/N, with Scott's π and N ratings; it is never above 1."""
    both, one, two, neither = numbers
    assume(2 * both + one + two and 2 * neither + one + two)
    units = sum(numbers)
    yes = (2 * both + one + two) / (2 * units)
    chance = yes**2 + (1 - yes) ** 2
    pi = ((both + neither) / units - chance) / (1 - chance)

    alpha, _ = krippendorff_alpha(cells(*numbers))

    assert alpha == pytest.approx(1 - (1 - pi) * (2 * units - 1) / (2 * units), abs=1e-9)
    assert (alpha == 1) == (one + two == 0)


@pytest.mark.parametrize("coefficient", [cohen_kappa, krippendorff_alpha])
@pytest.mark.parametrize(
    ("numbers", "reason"), [((0, 0, 0, 9), NO_VARIATION), ((9, 0, 0, 0), NO_VARIATION), ((0, 0, 0, 0), NO_UNITS)]
)
def test_undefined_coefficients(
    coefficient: Callable[..., tuple[float, str]], numbers: tuple[int, int, int, int], reason: str
) -> None:
    """Constant coding and no coding at all have no coefficient, and a reason; they are neither 0 nor 1."""
    value, said = coefficient(cells(*numbers))

    assert isnan(value)
    assert said == reason


def test_one_constant_coder() -> None:
    """Where only one coder is constant both coefficients are defined; κ is then 0."""
    assert cohen_kappa(cells(0, 4, 0, 6)) == (0.0, "")
    assert krippendorff_alpha(cells(0, 4, 0, 6))[0] == pytest.approx(1 - 19 * 4 / (4 * 16))


def test_agreement_by_hand() -> None:
    """A row has the four cells, the mean share of coded units, the agreeing units and the coefficients."""
    units = universe(5, 5)
    rated = [(True, True)] * 2 + [(True, False)] * 1 + [(False, True)] * 2 + [(False, False)] * 5

    (row,) = compare(units, segments(units, rated)).to_dict("records")

    assert list(row) == [
        "code", "n_units", "n_both", "n_first", "n_second", "n_neither", "prevalence", "percent", "kappa", "alpha",
        "alpha_low", "alpha_high", "undefined", "reason",
    ]  # fmt: skip
    assert [row[name] for name in ("code", "n_units", "n_both", "n_first", "n_second", "n_neither")] == [
        "x", 10, 2, 1, 2, 5,
    ]  # fmt: skip
    # 7 of 20 ratings are yes; 7 of 10 units agree; by chance 0.3 · 0.4 + 0.7 · 0.6 = 0.54 would
    assert row["prevalence"] == 0.35
    assert row["percent"] == 0.7
    assert row["kappa"] == pytest.approx((0.7 - 0.54) / (1 - 0.54))
    assert row["alpha"] == pytest.approx(1 - 19 * 3 / (7 * 13))
    assert row["alpha_low"] <= row["alpha"] <= row["alpha_high"]
    assert row["reason"] == ""


def test_agreement_per_code() -> None:
    """Codes are compared one by one, in the order asked for; other codes and coders count for nothing."""
    units = universe(4)
    first = segments(units, [(True, True), (False, False), (True, False), (False, False)])
    second = segments(units, [(False, False), (True, True), (False, False), (False, False)], code="y")
    third = first.assign(coder="k3")

    table = compare(units, pd.concat([first, second, third]), codes=("y", "x", "z"))

    assert table["code"].tolist() == ["y", "x", "z"]
    assert table[["n_both", "n_first", "n_second", "n_neither"]].to_numpy().tolist() == [
        [1, 0, 0, 3],
        [1, 1, 0, 2],
        [0, 0, 0, 4],
    ]
    assert table["reason"].tolist() == ["", "", NO_VARIATION]
    assert compare(units, first, codes=()).columns.tolist() == table.columns.tolist()


def test_constant_coding() -> None:
    """Where nobody gave a code there is no coefficient, no interval, a reason, and still a percentage."""
    units = universe(2, 2)

    (row,) = compare(units, segments(units, [(False, False)] * 4), replicates=50).to_dict("records")

    assert [row[name] for name in ("percent", "prevalence", "n_neither", "undefined")] == [1.0, 0.0, 4, 50]
    assert all(isnan(row[name]) for name in ("kappa", "alpha", "alpha_low", "alpha_high"))
    assert row["reason"] == NO_VARIATION


def test_the_reasons_and_the_replicates_by_default() -> None:
    """The reasons are words that a table can show; a thousand replicates are drawn unless a number is stated."""
    units = universe(2)

    table = agreement(units, segments(units, [(False, False)] * 2), coders=("k1", "k2"), codes=["x"], seed=1)

    assert table["undefined"].tolist() == [1000]
    assert (NO_VARIATION, NO_UNITS) == ("no variation", "no pairable unit")


def test_no_units() -> None:
    """Without units everything is undefined for that reason, and nothing breaks."""
    units = universe()

    (row,) = compare(units, segments(units, [])).to_dict("records")

    assert [row[name] for name in ("n_units", "n_both", "n_neither", "undefined")] == [0, 0, 0, 0]
    assert all(isnan(row[name]) for name in ("prevalence", "percent", "kappa", "alpha", "alpha_low", "alpha_high"))
    assert row["reason"] == NO_UNITS


RATED = [(True, True), (True, False), (False, False), (False, True), (True, True), (False, False), (True, False)]


def test_the_same_seed_gives_the_same_interval() -> None:
    """A seed fixes the interval; another seed draws other documents."""
    units = universe(2, 1, 2, 2)
    coded = segments(units, RATED)

    pd.testing.assert_frame_equal(compare(units, coded), compare(units, coded))
    intervals = {tuple(compare(units, coded, seed=seed)[["alpha_low", "alpha_high"]].loc[0]) for seed in range(6)}
    assert len(intervals) > 1


def test_a_code_s_interval_does_not_depend_on_the_other_codes() -> None:
    """Every code is resampled over the same draws of documents, so that adding a code changes no other's interval."""
    units = universe(2, 1, 2, 2)
    coded = pd.concat([segments(units, RATED), segments(units, RATED[::-1], code="y")])

    alone, beside = compare(units, coded, codes=("x",)), compare(units, coded, codes=("y", "x"))

    pd.testing.assert_frame_equal(alone, beside[beside["code"] == "x"].reset_index(drop=True))


def test_the_coders_may_be_named_in_either_order() -> None:
    """Naming the coders the other way round swaps what each coded alone, and changes no coefficient or interval."""
    units = universe(2, 1, 2, 2)
    coded = segments(units, RATED)

    there, back = compare(units, coded), compare(units, coded, coders=("k2", "k1"))

    swapped = back.rename(columns={"n_first": "n_second", "n_second": "n_first"})[there.columns]
    pd.testing.assert_frame_equal(swapped, there)


def test_the_order_of_rows_changes_nothing() -> None:
    """Units and segments may come in any order."""
    units = universe(2, 1, 2, 2)
    coded = segments(units, RATED)

    pd.testing.assert_frame_equal(compare(units[::-1], coded[::-1]), compare(units, coded))


def test_documents_are_resampled_whole() -> None:
    """With one document every replicate is the sample itself, so the interval is the value; units are not resampled."""
    units = universe(7)

    (row,) = compare(units, segments(units, RATED)).to_dict("records")

    assert row["alpha_low"] == row["alpha"] == row["alpha_high"]
    assert row["undefined"] == 0


def test_no_replicates() -> None:
    """Without replicates there is a coefficient and no interval."""
    units = universe(7)

    (row,) = compare(units, segments(units, RATED), replicates=0).to_dict("records")

    assert not isnan(row["alpha"])
    assert isnan(row["alpha_low"])
    assert isnan(row["alpha_high"])
    assert row["undefined"] == 0


def test_undefined_replicates_are_counted() -> None:
    """Replicates that draw documents without the code alone are left out of the interval and counted."""
    units = universe(1, 2)
    coded = segments(units, [(False, False), (True, True), (True, False)])

    (row,) = compare(units, coded, replicates=400).to_dict("records")

    # Both draws fall on the document without the code a quarter of the time.
    assert 60 < row["undefined"] < 140
    assert row["alpha_low"] <= row["alpha"] <= row["alpha_high"]


def test_an_interval_is_narrower_than_the_range() -> None:
    """The interval holds the middle 95 % of the replicates that are defined."""
    units = universe(*[1] * 40)
    rated = [(True, True)] * 15 + [(True, False)] * 3 + [(False, True)] * 2 + [(False, False)] * 20
    coded = segments(units, rated)

    (row,) = compare(units, coded, replicates=1000).to_dict("records")

    # By resampling units that are documents of their own, α scatters round 0.746 with a standard error near 0.11.
    assert 0.45 < row["alpha_low"] < 0.6
    assert 0.87 < row["alpha_high"] < 1
    assert row["alpha"] == pytest.approx(1 - 79 * 5 / (35 * 45))
