"""The formulas over arrays, and the number that knows why it is nan."""

import pickle
from math import isnan

import numpy as np
import pytest

from casestudy.coding.agreement.coefficients.formulas import (
    Coefficient,
    alpha,
    beyond_chance,
    by_coder,
    gwet,
    pooled,
    varies,
)


def test_a_coefficient_is_a_number() -> None:
    """It counts, compares and rounds as a float, and carries what it rests on."""
    found = Coefficient(0.6, observed=0.8, expected=0.5, n_units=10, n_left_out=2)

    assert found + 0.1 == pytest.approx(0.7)
    assert round(found, 1) == 0.6
    assert (found.value, found.reason, found.observed, found.expected) == (0.6, "", 0.8, 0.5)
    assert (found.n_units, found.n_left_out, repr(found)) == (10, 2, "0.6")
    assert type(found.value) is float


def test_an_undefined_coefficient_says_why() -> None:
    """Shown on a screen, nan carries its reason; it survives being stored."""
    found = Coefficient(float("nan"), reason="no variation", n_units=3)
    again = pickle.loads(pickle.dumps(found))

    assert isnan(found)
    assert repr(found) == "nan (no variation)"
    assert (repr(again), again.n_units) == ("nan (no variation)", 3)


def test_beyond_chance_of_many() -> None:
    """Whole arrays are corrected at once; without variation there is no value, whatever chance is."""
    found = beyond_chance([1.0, 0.5, 1.0, 1.0], [0.5, 0.5, 1.0, 0.5], [True, True, False, False])

    assert found.tolist()[:2] == [1.0, 0.0]
    assert np.isnan(found[2:]).all()


def test_chance_over_the_last_axis() -> None:
    """The last axis holds the categories; the axes before it are kept."""
    shares = np.array([[[0.5, 0.5], [1.0, 0.0]]])

    assert pooled(shares).tolist() == [[0.5, 1.0]]
    assert by_coder(shares, shares[..., ::-1]).tolist() == [[0.5, 0.0]]
    assert gwet(shares).tolist() == [[0.5, 0.0]]
    assert varies(shares).tolist() == [[True, False]]


def test_alpha_of_many() -> None:
    """α of stacked sums is α of each: 1 - (n - 1) Σ oδ / Σ nnδ."""
    distances = np.array([[0.0, 1.0], [1.0, 0.0]])
    margins = np.array([[14, 6], [20, 0]])

    found = alpha(np.array([8, 0]), margins, distances)

    assert found[0] == pytest.approx(1 - 19 * 8 / (2 * 14 * 6))
    assert isnan(found[1])
