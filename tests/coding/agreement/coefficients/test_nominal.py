"""Coefficients with chance from all coders together: percent, Holsti, S, Scott, Fleiss and AC1."""

from itertools import combinations
from math import isnan
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from casestudy.coding.agreement.coefficients.nominal import (
    brennan_prediger,
    fleiss_kappa,
    gwet_ac1,
    holsti,
    percent_agreement,
    scott_pi,
)
from casestudy.errors import CaseError

STABLE = settings(deadline=None, derandomize=True, max_examples=60)
UNITS = st.integers(2, 4).flatmap(
    lambda coders: st.lists(st.lists(st.sampled_from("abc"), min_size=coders, max_size=coders), min_size=2, max_size=9)
)
CORRECTED = [brennan_prediger, scott_pi, fleiss_kappa, gwet_ac1]


@STABLE
@given(UNITS)
def test_percent_is_the_mean_over_pairs(units: list[list[str]]) -> None:
    """Percent agreement is the share of agreeing units, with more coders its mean over their pairs; so is Holsti's."""
    table = pd.DataFrame(units)
    pairs = [(table[a] == table[b]).mean() for a, b in combinations(table.columns, 2)]

    assert percent_agreement(table) == pytest.approx(np.mean(pairs))
    assert holsti(table) == pytest.approx(np.mean(pairs))


def test_holsti_counts_what_each_coder_judged() -> None:
    """Holsti is 2M/(N1 + N2): a unit that one coder skipped lowers it, and leaves percent agreement as it is."""
    first, second = ["a", "b", "b", None, "a"], ["a", "b", "a", "a", None]

    assert percent_agreement(first, second) == pytest.approx(2 / 3)
    assert holsti(first, second) == pytest.approx(4 / 8)


@STABLE
@given(UNITS)
def test_scott_and_fleiss_against_nltk(units: list[list[str]]) -> None:
    """Fleiss' κ is the π of NLTK's AnnotationTask; with two coders it is Scott's π."""
    from nltk.metrics.agreement import AnnotationTask

    assume(len({v for unit in units for v in unit}) > 1)
    data = [(f"k{coder}", f"u{n}", v) for n, unit in enumerate(units) for coder, v in enumerate(unit)]
    table = pd.DataFrame(units)

    found = fleiss_kappa(table)

    assert found == pytest.approx(AnnotationTask(data=data).pi(), abs=1e-9)
    if table.shape[1] == 2:
        assert scott_pi(table) == pytest.approx(found, abs=1e-9)


@STABLE
@given(UNITS)
def test_s_and_ac1_by_hand(units: list[list[str]]) -> None:
    """S takes 1/q for chance, AC1 Σ p(1 - p)/(q - 1), over the declared categories."""
    table = pd.DataFrame(units)
    assume(len(np.unique(table)) > 1)
    po = float(percent_agreement(table))
    p = pd.Series(np.ravel(table)).value_counts(normalize=True).reindex(list("abcd"), fill_value=0)
    chance = float((p * (1 - p)).sum() / 3)

    assert brennan_prediger(table, categories=list("abcd")) == pytest.approx((po - 0.25) / 0.75)
    assert gwet_ac1(table, categories=list("abcd")) == pytest.approx((po - chance) / (1 - chance))


def test_categories_that_nobody_chose() -> None:
    """S falls back on no guess: more declared categories raise it, and without any it is unknown."""
    coders = [list("aabb"), list("abbb")]

    two, four = (brennan_prediger(coders, categories=scale) for scale in ("ab", "abcd"))

    assert two == 0.5
    assert four == pytest.approx(2 / 3)
    assert isnan(brennan_prediger(coders))
    assert brennan_prediger(coders).reason == "category set unknown"
    assert brennan_prediger(coders).observed == 0.75


def test_yes_and_no_declare_themselves() -> None:
    """Booleans are yes or no, so that S of them has two categories without being told."""
    assert brennan_prediger([True, True, False, False], [True, False, False, False]) == 0.5


def test_columns_of_categories_declare_them() -> None:
    """Categoricals carry their categories, chosen or not."""
    scale = pd.CategoricalDtype(list("abcd"))
    table = pd.DataFrame({"k1": list("aabb"), "k2": list("abbb")}).astype(scale)

    assert brennan_prediger(table) == pytest.approx(2 / 3)


@pytest.mark.parametrize("coefficient", CORRECTED)
@pytest.mark.parametrize(
    ("coders", "reason"),
    [
        ([["a", "a"], ["a", "a"]], "no variation"),
        ([["a", None], [None, "b"]], "no pairable unit"),
        ([["a", "b"]], "one coder"),
        ([["a", "b"], [None, None]], "one coder"),
        ([], "no pairable unit"),
    ],
)
def test_undefined(coefficient: Any, coders: list[list[str | None]], reason: str) -> None:
    """Where a coefficient is undefined it is nan and says why, also S and AC1 of constant coding."""
    options = {"categories": ["a", "b"]} if coefficient in (brennan_prediger, gwet_ac1) else {}
    found = coefficient(coders, **options)

    assert isnan(found)
    assert found.reason == reason


def test_constant_coding_still_has_a_percentage() -> None:
    """Coders who never vary agree on every unit; that is told, though it proves nothing."""
    coders = [["a", "a"], ["a", "a"]]

    assert percent_agreement(coders) == 1.0
    assert holsti(coders) == 1.0
    assert scott_pi(coders).observed == 1.0


@pytest.mark.parametrize("coefficient", [percent_agreement, holsti])
def test_percentages_without_pairs(coefficient: Any) -> None:
    """Without two ratings of one unit there is no percentage either."""
    assert coefficient([["a", "b"]]).reason == "one coder"
    assert coefficient([["a", None], [None, "b"]]).reason == "no pairable unit"


def test_what_two_coders_share() -> None:
    """Scott's π rests on the units that both judged; S says first that there is one coder, then what else it lacks."""
    first, second = ["a", "b", "b", "a", None, "a"], ["a", "b", "a", None, "b", None]

    assert scott_pi(first, second) == scott_pi(first[:3], second[:3])
    assert brennan_prediger([first]).reason == "one coder"


def test_holsti_of_those_who_judged() -> None:
    """A third coder who judged nothing makes no pair."""
    assert holsti([["a", "b"], ["a", "a"], [None, None]]) == 0.5


def test_scott_is_of_two() -> None:
    """Scott's π refuses three coders; Fleiss' κ takes them."""
    with pytest.raises(CaseError, match='"3", but two coders was expected'):
        scott_pi([["a"], ["b"], ["a"]])


@STABLE
@given(UNITS, st.permutations(range(3)))
def test_names_change_nothing(units: list[list[str]], order: list[int]) -> None:
    """Renaming the categories and turning coders and units round leaves every coefficient as it is."""
    table = pd.DataFrame(units)
    moved = table.map(lambda value: order["abc".index(value)]).iloc[::-1, ::-1]

    for coefficient in (fleiss_kappa, gwet_ac1, percent_agreement, holsti):
        found, other = coefficient(table), coefficient(moved)
        assert other == pytest.approx(found, abs=1e-9, nan_ok=True)
        assert other.reason == found.reason
