"""The coefficients of decisions: the same as those of the ratings that the decisions are."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import casestudy as cs
from casestudy.coding.agreement.bootstrap import Estimate
from casestudy.coding.agreement.decisions import Decisions
from casestudy.coding.agreement.estimates import estimate_codes, estimate_sets

STABLE = settings(deadline=None, derandomize=True, max_examples=50)
CODES = ["x", "y", "z"]


def decisions_of(rated: list[list[int]], coders: int) -> Decisions:
    """Return decisions on three codes: a number of each unit and coder whose bits are the codes; 8 is not judged."""
    table = np.array(rated, dtype="int64").reshape(-1, coders)
    judged = (table < 8).T
    coded = np.array([((table >> place) & 1).T.astype("bool") & judged for place in range(3)])
    units = pd.DataFrame({"doc": [f"d{n // 3}" for n in range(len(table))], "unit": range(len(table))})
    weight = np.arange(len(table)) % 3 + 1
    return Decisions("turn", [f"k{n}" for n in range(coders)], CODES, units, weight, coded, judged, 0)


def ratings_of(decisions: Decisions, cell: Any) -> pd.DataFrame:
    """Return units × coders, each unit as often as it counts; what `cell` makes of a unit's codes, None for a gap."""
    rows = []
    for unit, weight in enumerate(decisions.weight):
        row = [
            cell(decisions.coded[:, coder, unit]) if decisions.judged[coder, unit] else None
            for coder in range(len(decisions.coders))
        ]
        rows += [row] * int(weight)
    return pd.DataFrame(rows, columns=decisions.coders, dtype="object")


def assert_same(found: dict[str, Estimate], place: int, ratings: pd.DataFrame) -> None:
    """Hold each estimate against the function of its name."""
    for name, one in found.items():
        options = {"categories": [False, True]} if name in ("brennan_prediger", "gwet_ac1") else {}
        if name == "holsti":
            ratings = ratings.dropna()
        expected = getattr(cs, name)(ratings, **options)
        assert one.value[place] == pytest.approx(float(expected), abs=1e-9, nan_ok=True), name


def rated(coders: int) -> st.SearchStrategy[list[list[int]]]:
    """Return units, each with the sets that its coders gave, some not judged."""
    return st.lists(st.lists(st.integers(0, 8), min_size=coders, max_size=coders), min_size=1, max_size=9)


@STABLE
@given(rated(2))
def test_two_coders(units: list[list[int]]) -> None:
    """A pair's coefficients on each code are those of the ratings yes and no, over the units that both judged."""
    decisions = decisions_of(units, 2)
    found = estimate_codes(decisions, [0, 1], seed=1, replicates=0)

    for place in range(3):
        ratings = ratings_of(decisions, lambda codes, place=place: bool(codes[place])).dropna()
        assert_same(found, place, ratings)


@STABLE
@given(rated(3))
def test_three_coders(units: list[list[int]]) -> None:
    """Coefficients of three coders on each code are those of the ratings, gaps included."""
    decisions = decisions_of(units, 3)
    found = estimate_codes(decisions, [0, 1, 2], seed=1, replicates=0)

    for place in range(3):
        assert_same(found, place, ratings_of(decisions, lambda codes, place=place: bool(codes[place])))


@STABLE
@given(rated(3))
def test_decisions_on_all_codes(units: list[list[int]]) -> None:
    """The last row pools the decisions on all codes."""
    decisions = decisions_of(units, 3)
    pooled = pd.concat([ratings_of(decisions, lambda codes, place=place: bool(codes[place])) for place in range(3)])

    assert_same(estimate_codes(decisions, [0, 1, 2], seed=1, replicates=0), 3, pooled)
    assert_same(estimate_codes(decisions, [0, 2], seed=1, replicates=0), 3, pooled[["k0", "k2"]].dropna())


@STABLE
@given(rated(3), st.sampled_from([[0, 1], [0, 1, 2]]))
def test_sets_of_codes(units: list[list[int]], group: list[int]) -> None:
    """α of the sets of codes is Krippendorff's with MASI, percent the share of pairs with the same set."""
    decisions = decisions_of(units, 3)
    names = [decisions.coders[place] for place in group]
    ratings = ratings_of(decisions, lambda codes: frozenset(np.flatnonzero(codes).tolist()))[names]

    found = estimate_sets(decisions, group, seed=1, replicates=0)

    alpha = cs.krippendorff_alpha(ratings, distance=cs.masi_distance)
    assert found["krippendorff_alpha"].value[0] == pytest.approx(float(alpha), abs=1e-9, nan_ok=True)
    percent = float(cs.percent_agreement(ratings))
    assert found["percent_agreement"].value[0] == pytest.approx(percent, abs=1e-9, nan_ok=True)


def test_more_codes_than_bits() -> None:
    """Sets of a hundred codes are told apart like sets of three."""
    units = pd.DataFrame({"doc": ["a"] * 5, "unit": range(5)})
    coded = np.zeros((100, 2, 5), dtype="bool")
    coded[0, 0, 0] = coded[0, 1, 0] = True  # the same single code
    coded[0, 0, 1] = coded[99, 1, 1] = True  # codes that only the last bits tell apart
    coded[[40, 70], 0, 2] = coded[40, 1, 2] = True  # one contains the other
    coded[0, 0, 4] = coded[32, 1, 4] = True  # each the first of its thirty-two
    decisions = Decisions("turn", ["k1", "k2"], list(map(str, range(100))), units, np.ones(5, "int64"), coded,
                          np.ones((2, 5), "bool"), 0)  # fmt: skip
    first, second = [{0}, {0}, {40, 70}, set(), {0}], [{0}, {99}, {40}, set(), {32}]

    found = estimate_sets(decisions, [0, 1], seed=1, replicates=0)

    assert found["percent_agreement"].value.tolist() == [0.4]
    assert found["krippendorff_alpha"].value[0] == pytest.approx(
        cs.krippendorff_alpha(first, second, distance=cs.masi_distance)
    )


def test_intervals_of_sets_rest_on_documents() -> None:
    """Where every document is alike, resampling changes nothing but the number of ratings, and α stays near."""
    decisions = decisions_of([[1, 1], [2, 3], [0, 0]] * 6, 2)

    found = estimate_sets(decisions, [0, 1], seed=1, replicates=50)["krippendorff_alpha"]

    assert found.low[0] == pytest.approx(found.value[0]) == found.high[0]
