"""Resampling documents: percentiles, replicates without a value, and what a seed fixes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.coding.agreement.bootstrap import estimate
from casestudy.coding.agreement.coefficients.formulas import Floats
from casestudy.coding.agreement.estimates import pair_coefficients

STABLE = settings(deadline=None, derandomize=True, max_examples=40)


def mean(sums: Floats) -> dict[str, Floats]:
    """Return a total over a number, nan where the number is 0."""
    number = np.where(sums[..., 1] > 0, sums[..., 1], np.nan)
    return {"mean": sums[..., 0] / number}


@STABLE
@given(st.integers(0, 1000))
def test_percentiles_are_those_of_numpy(seed: int) -> None:
    """The interval holds the middle 95 % of what the same draws of whole documents give one by one."""
    table = np.array([[[3, 2]], [[8, 2]], [[1, 5]], [[4, 1]]])
    drawn = np.random.default_rng(seed).multinomial(4, [0.25] * 4, size=50)
    values = [float((draw @ table[:, 0, 0]) / (draw @ table[:, 0, 1])) for draw in drawn]

    found = estimate(table, mean, seed=seed, replicates=50)["mean"]

    assert found.value.tolist() == [1.6]
    assert found.low[0] == pytest.approx(np.quantile(values, 0.025))
    assert found.high[0] == pytest.approx(np.quantile(values, 0.975))
    assert found.undefined.tolist() == [0]


def test_replicates_without_a_value() -> None:
    """Draws in which a code has no value are counted and left out; those with one make the interval."""
    table = np.array([[[1, 1], [0, 0]], [[0, 0], [1, 0]], [[3, 1], [0, 0]]])

    found = estimate(table, mean, seed=3, replicates=900)["mean"]

    # All three draws fall on the document without the first code once in 27 times.
    assert 15 < found.undefined[0] < 60
    assert (found.low[0], found.high[0]) == (1.0, 3.0)
    assert found.undefined[1] == 900
    assert np.isnan([found.value[1], found.low[1], found.high[1]]).all()


def test_a_seed_fixes_the_draws_of_every_code() -> None:
    """A seed gives the same interval again, whatever codes stand beside; another seed draws others."""
    table = np.array([[[4, 1, 0, 5]], [[2, 2, 1, 5]], [[3, 0, 2, 5]], [[1, 1, 1, 7]]])
    beside = np.concatenate([table[::-1], table], axis=1)

    alone, again = (estimate(part, pair_coefficients, seed=5, replicates=99) for part in (table, beside))
    others = {
        float(estimate(table, pair_coefficients, seed=seed, replicates=99)["cohen_kappa"].high[0]) for seed in range(9)
    }

    for name, one in alone.items():
        assert (one.low[0], one.high[0]) == (again[name].low[1], again[name].high[1])
    assert len(others) > 1


def test_documents_without_anything_to_count() -> None:
    """A document that a coder did not read is not drawn: the interval is that of the others."""
    table = np.array([[[4, 1, 0, 5]], [[2, 2, 1, 5]], [[3, 0, 2, 5]]])
    padded = np.insert(table, [0, 1, 1, 3], 0, axis=0)

    found, other = (estimate(part, pair_coefficients, seed=2, replicates=60)["scott_pi"] for part in (table, padded))

    assert (found.low[0], found.high[0]) == (other.low[0], other.high[0])


@pytest.mark.parametrize("documents", [0, 1])
def test_nothing_to_resample(documents: int) -> None:
    """With no document, or one, there is no interval: the sample cannot be drawn in another way."""
    found = estimate(np.full((documents, 1, 4), 3.0), pair_coefficients, seed=1, replicates=100)["cohen_kappa"]

    assert np.isnan([found.low[0], found.high[0]]).all()
    assert found.undefined.tolist() == [0]
    assert np.isnan(found.value[0]) == (documents == 0)


def test_no_replicates() -> None:
    """Without replicates there is a value and no interval."""
    found = estimate(np.array([[[1, 1]], [[3, 1]]]), mean, seed=1, replicates=0)["mean"]

    assert found.value.tolist() == [2.0]
    assert np.isnan(found.low[0])
    assert np.isnan(found.high[0])
