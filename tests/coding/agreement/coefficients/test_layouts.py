"""Ratings in the layouts in which they are published and kept."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from casestudy.coding.agreement.coefficients.alpha import krippendorff_alpha
from casestudy.coding.agreement.coefficients.kappa import cohen_kappa
from casestudy.coding.agreement.coefficients.layouts import (
    ratings_from_contingency,
    ratings_from_counts,
    units_by_coders,
)
from casestudy.errors import CaseError

FIRST, SECOND = ["a", "b", "a", "c"], ["a", "b", "b", "c"]
TABLE = pd.DataFrame({"k1": FIRST, "k2": SECOND})


@pytest.mark.parametrize(
    "ratings",
    [
        (TABLE,),
        ({"k1": FIRST, "k2": SECOND},),
        ([FIRST, SECOND],),
        (np.array([FIRST, SECOND]),),
        (FIRST, SECOND),
        (TABLE["k1"], TABLE["k2"]),
        (TABLE["k1"], TABLE["k2"].set_axis([9, 8, 7, 6])),
        (tuple(FIRST), np.array(SECOND)),
    ],
)
def test_every_layout_says_the_same(ratings: tuple[Any, ...]) -> None:
    """A table of units, the coders' lists, an array, two columns: each is read unit by unit, in order."""
    assert units_by_coders(*ratings).to_numpy().tolist() == TABLE.to_numpy().tolist()
    assert krippendorff_alpha(*ratings) == krippendorff_alpha(TABLE)
    assert cohen_kappa(*ratings) == cohen_kappa(TABLE)


def test_layouts_by_name() -> None:
    """A layout that is stated goes before what is assumed of a list or a DataFrame."""
    rows = TABLE.to_numpy().tolist()

    assert units_by_coders(rows, layout="units_by_coders").to_numpy().tolist() == rows
    assert units_by_coders(TABLE.T, layout="coders_by_units").to_numpy().tolist() == rows


def test_one_list_is_one_coder() -> None:
    """A list of ratings, text included, is one coder's, and never cut into letters."""
    assert units_by_coders(["ya", "tidak"]).shape == (2, 1)
    assert units_by_coders(TABLE["k1"]).shape == (4, 1)
    assert units_by_coders([{"a"}, {"b"}]).shape == (2, 1)
    assert units_by_coders(pd.Series([["a"], ["a", "b"]])).shape == (2, 1)
    assert units_by_coders([]).shape == (0, 0)


def test_a_cross_table_is_known_by_its_names() -> None:
    """A DataFrame whose rows and columns carry the same names counts units; without names it is units by coders."""
    crossed = pd.crosstab(TABLE["k1"], TABLE["k2"])

    assert list(crossed.index) == list(crossed.columns)
    assert cohen_kappa(crossed) == cohen_kappa(TABLE)
    assert units_by_coders(pd.DataFrame([[2, 1], [0, 1]])).to_numpy().tolist() == [[2, 1], [0, 1]]


def test_contingency_of_different_categories() -> None:
    """A category that only one coder used has a row or a column of zeros for the other."""
    crossed = pd.crosstab(pd.Series(["a", "a", "b"]), pd.Series(["a", "c", "a"]))

    ratings = ratings_from_contingency(crossed)

    assert ratings.to_numpy().tolist() == [["a", "a"], ["a", "c"], ["b", "a"]]
    assert ratings["coder 1"].cat.categories.tolist() == ["a", "b", "c"]


def test_contingency_keeps_empty_categories() -> None:
    """Categories that nobody chose stay among the categories, in the order of the table."""
    ratings = ratings_from_contingency([[1, 0, 0], [0, 0, 0], [1, 0, 2]], labels=["low", "mid", "high"])

    assert len(ratings) == 4
    assert ratings.columns.tolist() == ["coder 1", "coder 2"]
    assert ratings["coder 2"].cat.categories.tolist() == ["low", "mid", "high"]
    assert ratings["coder 2"].cat.ordered


def test_counts_with_gaps() -> None:
    """Units with fewer ratings have gaps at their end; a unit without any stays a row."""
    ratings = ratings_from_counts(pd.DataFrame({"x": [1, 0, 0], "y": [2, 1, 0]}))

    assert ratings.astype("object").where(ratings.notna(), None).to_numpy().tolist() == [
        ["x", "y", "y"],
        ["y", None, None],
        [None, None, None],
    ]
    assert ratings_from_counts([[0, 0], [0, 0]]).shape == (2, 0)


@pytest.mark.parametrize("cell", [-1, 0.5, "x", None, float("inf")])
def test_counts_are_whole_numbers(cell: Any) -> None:
    """A cell that is no whole number from 0 is named with its row."""
    for read in (ratings_from_contingency, ratings_from_counts):
        with pytest.raises(CaseError) as error:
            read([[1, 2], [3, cell]])
        assert f'ratings, row 2: the value is "{cell}", but a whole number from 0' in str(error.value).replace(
            "nan", str(cell)
        )


def test_tables_of_the_wrong_shape() -> None:
    """A contingency table is square, and there are as many labels as categories."""
    with pytest.raises(CaseError, match='"2 × 3", but 2 rows × 2 columns'):
        ratings_from_contingency([[1, 2, 3], [4, 5, 6]])
    with pytest.raises(CaseError, match='"2 × 2", but 2 rows × 1 columns'):
        ratings_from_counts([[1, 2], [3, 4]], labels=["x"])


def test_coders_of_different_lengths() -> None:
    """Lists of different lengths are not filled up in silence."""
    for ratings in (([["a", "b"], ["a"]],), ({"k1": ["a", "b"], "k2": ["a"]},), (["a", "b"], ["a"])):
        with pytest.raises(CaseError, match='"2, 1", but every coder'):
            units_by_coders(*ratings)
