"""Kappas of coders with margins of their own: weights, bounds, more than two coders, and what is refused."""

from itertools import combinations
from math import isnan
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from casestudy.coding.agreement.coefficients.kappa import (
    cohen_kappa,
    conger_kappa,
    kappa_max,
    kappa_se,
    light_kappa,
)
from casestudy.errors import CaseError

STABLE = settings(deadline=None, derandomize=True, max_examples=60)
PAIRS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=12)


@STABLE
@given(PAIRS)
def test_kappa_against_nltk(pairs: list[tuple[int, int]]) -> None:
    """κ of two coders is that of NLTK's AnnotationTask."""
    from nltk.metrics.agreement import AnnotationTask

    assume(len({v for pair in pairs for v in pair}) > 1)
    data = [(f"k{coder}", f"u{n}", v) for n, pair in enumerate(pairs) for coder, v in enumerate(pair)]

    assert cohen_kappa(*zip(*pairs, strict=True)) == pytest.approx(AnnotationTask(data=data).kappa(), abs=1e-9)


@STABLE
@given(PAIRS, st.sampled_from([None, "linear", "quadratic"]))
def test_kappa_is_symmetric(pairs: list[tuple[int, int]], weights: Any) -> None:
    """Which coder is called first changes nothing, nor does the order of the units, nor a scale turned round."""
    first, second = zip(*pairs, strict=True)
    found = cohen_kappa(first, second, weights=weights)

    others = [
        cohen_kappa(second, first, weights=weights),
        cohen_kappa(first[::-1], second[::-1], weights=weights),
        cohen_kappa([3 - v for v in first], [3 - v for v in second], weights=weights),
    ]
    for other in others:
        assert other == pytest.approx(found, abs=1e-9, nan_ok=True)
        assert other.reason == found.reason


@STABLE
@given(PAIRS)
def test_weights_by_definition(pairs: list[tuple[int, int]]) -> None:
    """Weighted κ is one less the mean weight of the pairs over that of all pairs of the coders' ratings."""
    first, second = zip(*pairs, strict=True)
    assume(len({*first, *second}) > 1)
    scale = range(4)
    for weights, power in (("linear", 1), ("quadratic", 2)):
        seen = np.mean([abs(a - b) ** power for a, b in pairs])
        chance = np.mean([abs(a - b) ** power for a in first for b in second])
        assume(chance > 0)

        found = cohen_kappa(first, second, weights=weights, categories=scale)  # type: ignore[arg-type]

        assert found == pytest.approx(1 - seen / chance, abs=1e-9)


def test_only_shared_units_count() -> None:
    """A unit that one coder skipped is left out of κ and counted; the rest is compared."""
    found = cohen_kappa(["a", "b", None, "a", "b"], ["a", "b", "a", None, "a"])

    assert found == cohen_kappa(["a", "b", "b"], ["a", "b", "a"])
    assert (found.n_units, found.n_left_out) == (3, 2)


def test_a_constant_coder_has_kappa_zero() -> None:
    """Where one coder alone is constant κ is defined, and 0; where both are, it is not."""
    assert cohen_kappa(["a", "b", "a"], ["a", "a", "a"]) == 0.0
    assert cohen_kappa(["a", "a"], ["b", "b"]) == 0.0
    assert cohen_kappa(["a", "a"], ["a", "a"]).reason == "no variation"
    assert isnan(cohen_kappa(["a", "a"], ["a", "a"]))


@pytest.mark.parametrize("coefficient", [cohen_kappa, conger_kappa, light_kappa, kappa_max, kappa_se])
@pytest.mark.parametrize(
    ("coders", "reason"),
    [
        ([["a", "a"], ["a", "a"]], "no variation"),
        ([["a", None], [None, "b"]], "no pairable unit"),
        ([["a", "b"]], "one coder"),
        ([], "no pairable unit"),
    ],
)
def test_undefined(coefficient: Any, coders: list[list[str | None]], reason: str) -> None:
    """Where a coefficient is undefined it is nan and says why."""
    found = coefficient(coders)

    assert isnan(found)
    assert found.reason == reason


@pytest.mark.parametrize("coefficient", [cohen_kappa, kappa_max, kappa_se])
def test_two_coders_and_no_more(coefficient: Any) -> None:
    """Cohen's coefficients refuse three coders, and say how a contingency table is read."""
    with pytest.raises(CaseError, match='layout="contingency"'):
        coefficient([[88, 14, 18], [10, 40, 10], [2, 6, 12]])


@pytest.mark.parametrize("weights", ["cubic", [[0, 1], [1, 0]], [[1, 0, 0], [0, 2, 0], [0, 0, 1]]])
def test_weights_that_fit_nothing(weights: Any) -> None:
    """An unknown kind of weights, and a matrix of the wrong size or without a clear diagonal, are refused."""
    with pytest.raises(CaseError, match="a matrix of 3 × 3"):
        cohen_kappa([1, 2, 3], [1, 3, 3], weights=weights)


def test_weights_need_an_order() -> None:
    """Weights over words need the categories in order; a declared category that nobody chose widens the scale."""
    first, second = ["rendah", "sedang"], ["sedang", "sedang"]

    with pytest.raises(CaseError, match="categories whose order is known"):
        cohen_kappa(first, second, weights="linear")

    assert cohen_kappa(first, second, weights="linear", categories=["rendah", "sedang", "tinggi"]) == 0.0


@STABLE
@given(PAIRS)
def test_kappa_is_at_most_its_maximum(pairs: list[tuple[int, int]]) -> None:
    """No arrangement of two coders' margins has a κ above the maximum; equal margins reach 1."""
    first, second = zip(*pairs, strict=True)
    found = cohen_kappa(first, second)
    assume(not found.reason)

    assert found <= kappa_max(first, second) + 1e-9
    assert kappa_max(first, sorted(first)) == pytest.approx(1.0) or len(set(first)) == 1


@STABLE
@given(st.lists(st.lists(st.integers(0, 2), min_size=3, max_size=3), min_size=3, max_size=9))
def test_three_coders(units: list[list[int]]) -> None:
    """Conger's chance is the mean of Cohen's over the pairs, and Light's κ the mean of Cohen's κ."""
    table = pd.DataFrame(units)
    pairs = [cohen_kappa(table[a], table[b]) for a, b in combinations(range(3), 2)]
    assume(not any(pair.reason for pair in pairs))

    conger = conger_kappa(table)

    assert conger.expected == pytest.approx(np.mean([pair.expected for pair in pairs]))
    assert conger.observed == pytest.approx(np.mean([pair.observed for pair in pairs]))
    assert light_kappa(table) == pytest.approx(np.mean(pairs), abs=1e-9)


def test_of_two_coders_conger_and_light_are_cohen() -> None:
    """With two coders Conger's and Light's κ are Cohen's."""
    table = [[20, 20], [10, 50]]

    found = cohen_kappa(table, layout="contingency")

    assert conger_kappa(table, layout="contingency") == pytest.approx(found)
    assert light_kappa(table, layout="contingency") == pytest.approx(found)


def test_a_coder_without_ratings_has_no_share() -> None:
    """A coder who judged nothing enters neither chance nor agreement."""
    two = {"k1": ["a", "b", "b"], "k2": ["a", "b", "a"]}

    assert conger_kappa({**two, "k3": [None] * 3}) == conger_kappa(two)


def test_weights_may_be_gains() -> None:
    """A matrix of losses below a diagonal of 0 is one of agreements, and gives the plain κ."""
    coders = [["a", "b", "b"], ["a", "b", "a"]]

    assert cohen_kappa(coders, weights=[[0, -1], [-1, 0]], categories=["a", "b"]) == cohen_kappa(coders)


def test_light_skips_pairs_without_a_common_unit() -> None:
    """Two coders who share no unit have no κ to enter the mean; a constant pair leaves it undefined."""
    apart = {"k1": ["a", "b", "b", None], "k2": ["a", "b", "a", "b"], "k3": [None, None, None, "b"]}

    assert light_kappa({name: apart[name] for name in ("k1", "k2")}) == pytest.approx(0.4)
    assert light_kappa(apart).reason == "no variation"
    assert light_kappa({**apart, "k3": [None] * 4}) == pytest.approx(0.4)


def test_standard_error_shrinks_with_the_units() -> None:
    """Ten times as many units of the same shares have the same κ and a standard error smaller by √10."""
    table = np.array([[20, 5], [10, 15]])

    few, many = kappa_se(table, layout="contingency"), kappa_se(table * 10, layout="contingency")

    assert few == pytest.approx(many * 10**0.5)
    assert few.n_units * 10 == many.n_units
    assert kappa_se(["a", "b"], ["a", "b"]) == 0.0
