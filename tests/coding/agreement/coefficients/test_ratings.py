"""Ratings as numbers: one list of categories for all coders, gaps, declared scales."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from casestudy.coding.agreement.coefficients.ratings import judgements
from casestudy.errors import CaseError


@pytest.mark.parametrize("missing", [None, np.nan, pd.NA, pd.NaT])
def test_what_is_missing(missing: Any) -> None:
    """None and every nan are a rating that was not given; an empty text is a rating."""
    found = judgements([["a", missing], ["", "a"]])

    assert found.codes.tolist() == [[0, 1], [-1, 0]]
    assert found.labels == ["a", ""]


def test_one_list_of_categories_for_all_coders() -> None:
    """Coders who used different categories share one list of them; counts are per unit."""
    found = judgements([["a", "b", "c"], ["b", "b", None]])

    assert found.labels == ["a", "b", "c"]
    assert found.counts.tolist() == [[1, 1, 0], [0, 2, 0], [0, 0, 1]]
    assert found.pairable.tolist() == [True, True, False]


def test_whole_numbers_survive_gaps() -> None:
    """A gap makes pandas write 1 as 1.0; it is the same category."""
    found = judgements(pd.DataFrame({"k1": [1, 2, None], "k2": [1, 2, 2]}))

    assert found.codes.tolist() == [[0, 0], [1, 1], [-1, 1]]


def test_one_category_in_two_spellings() -> None:
    """1 as a number and as text would never agree; the ratings are refused instead."""
    with pytest.raises(CaseError) as error:
        judgements(pd.DataFrame({"k1": [1.0, 2.0], "k2": ["1", "x"]}))

    assert str(error.value) == (
        'ratings: the value is "1", but one way of writing each category was expected. '
        "It is written both as a number and as text; write it alike for all coders."
    )


def test_unknown_categories_are_all_named() -> None:
    """With declared categories every other rating is named, each once."""
    with pytest.raises(CaseError) as error:
        judgements([["a", "x", "y"], ["x", "a", "b"]], categories=["a", "b"])

    assert [problem.value for problem in error.value.problems] == ["x", "y"]


def test_declared_categories() -> None:
    """Declared categories keep their order, doubles dropped; those that were only met are not declared."""
    declared, met = judgements(["b"], ["a"], categories=["a", "b", "a"]), judgements(["b"], ["a"])

    assert (declared.labels, declared.declared, declared.ordered) == (["a", "b"], True, True)
    assert (met.labels, met.declared, met.ordered) == (["b", "a"], False, False)


def test_categories_of_columns() -> None:
    """Columns that share a Categorical declare its categories; columns that differ do not."""
    alike = pd.DataFrame({"k1": ["b"], "k2": ["a"]}).astype(pd.CategoricalDtype(["a", "b", "c"]))
    differing = alike.astype({"k2": pd.CategoricalDtype(["a"])})

    assert (judgements(alike).labels, judgements(alike).declared) == (["a", "b", "c"], True)
    assert (judgements(differing).labels, judgements(differing).declared) == (["b", "a"], False)


@pytest.mark.parametrize(
    ("coders", "labels"),
    [
        ([[10, 9], [2, 2]], [2, 9, 10]),
        ([["10", "9"], ["2", "2"]], ["2", "9", "10"]),
        ([[0.5, -1], [0, 0]], [-1, 0, 0.5]),
    ],
)
def test_numbers_in_order(coders: list[list[Any]], labels: list[Any]) -> None:
    """Numbers, also as text, are put in their own order, and the ratings with them."""
    found = judgements(coders).in_order()

    assert found.labels == labels
    assert [[found.labels[code] for code in unit] for unit in found.codes] == [
        list(unit) for unit in zip(*coders, strict=True)
    ]


def test_categories_without_order() -> None:
    """Categories of pandas follow the alphabet; that is no order of a scale unless it is said to be one."""
    words = pd.DataFrame({"k1": ["rendah", "tinggi"], "k2": ["sedang", "tinggi"]})
    plain = words.astype(pd.CategoricalDtype(["rendah", "sedang", "tinggi"]))
    scale = words.astype(pd.CategoricalDtype(["rendah", "sedang", "tinggi"], ordered=True))

    with pytest.raises(CaseError, match="categories whose order is known"):
        judgements(plain).in_order()
    assert judgements(scale).in_order().labels == ["rendah", "sedang", "tinggi"]


def test_an_ordered_scale_stays() -> None:
    """Words whose order is declared, and ratings with gaps, keep places that fit."""
    scale = ["rendah", "sedang", "tinggi"]
    found = judgements(["tinggi", None], ["rendah", "sedang"], categories=scale).in_order()

    assert (found.labels, found.codes.tolist()) == (scale, [[2, 0], [-1, 1]])
    assert judgements([[2, None], [1, 1]]).in_order().codes.tolist() == [[1, 0], [-1, 0]]


@pytest.mark.parametrize("label", ["nan", "inf", "1,5", "x"])
def test_what_is_no_number(label: str) -> None:
    """Words, infinities and a decimal comma are no numbers of a scale."""
    with pytest.raises(CaseError, match="a number, on an interval or ratio scale"):
        judgements([[label, "1"], ["1", "1"]]).numbers()
