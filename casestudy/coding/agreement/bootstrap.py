"""Bootstrap: intervals from resampling whole documents, for every code and replicate at once."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from casestudy.coding.agreement.coefficients.formulas import Floats

#: The share of the replicates inside the interval.
CONFIDENCE = 0.95


@dataclass(frozen=True)
class Estimate:
    """A coefficient of each code, its interval, and how many replicates had none."""

    value: Floats
    low: Floats
    high: Floats
    undefined: NDArray[np.int64]


def estimate(
    by_document: Floats, formula: Callable[[Floats], dict[str, Floats]], *, seed: int, replicates: int
) -> dict[str, Estimate]:
    """Return coefficients of sums over documents, with percentile intervals from resampling whole documents.

    Parameters
    ----------
    by_document : numpy.ndarray
        Documents × codes × the sums that `formula` takes.
    formula : callable
        Makes each coefficient, by its name, of such sums in the last axis.
    seed : int
        One seed draws the same documents for every code.
    replicates : int

    Returns
    -------
    dict
        Coefficient to `Estimate`. Replicates without a value are left out of the interval and counted. Fewer than two
        documents make no interval: nothing can be resampled.

    Examples
    --------
    >>> from casestudy.coding.agreement.estimates import pair_coefficients
    >>> cells = np.array([[[8, 1, 1, 10]], [[5, 0, 1, 14]], [[9, 2, 0, 9]]])
    >>> kappa = estimate(cells, pair_coefficients, seed=1, replicates=100)["cohen_kappa"]
    >>> round(float(kappa.value[0]), 3), bool(kappa.low[0] < kappa.value[0] < kappa.high[0])
    (0.828, True)
    """
    # A document without anything to count, such as one that a coder did not read, is no part of the sample.
    by_document = by_document[by_document.any(axis=(1, 2))]
    documents, *rest = by_document.shape
    drawn = np.zeros((0, documents))
    if documents > 1:
        even = np.full(documents, 1 / documents)
        drawn = np.random.default_rng(seed).multinomial(documents, even, size=replicates).astype("float64")
    sums = drawn @ by_document.reshape(documents, int(np.prod(rest))).astype("float64")
    samples = formula(sums.reshape(len(drawn), *rest))
    values = formula(by_document.sum(axis=0))
    return {name: _with_interval(value, samples[name]) for name, value in values.items()}


def _with_interval(value: Floats, samples: Floats) -> Estimate:
    """Return a value with the percentiles of those of its samples, replicates × codes, that are defined."""
    ordered = np.sort(samples, axis=0)
    defined = (~np.isnan(samples)).sum(axis=0)
    last = np.maximum(defined - 1, 0)
    bounds = []
    for share in ((1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2):
        place = last * share
        below = np.floor(place).astype("int64")
        low, high = (_nth(ordered, np.minimum(below + step, last)) for step in (0, 1))
        bounds.append(np.where(np.isnan(value), np.nan, np.round(low + (high - low) * (place - below), 12)))
    return Estimate(np.round(value, 12), bounds[0], bounds[1], len(ordered) - defined)


def _nth(ordered: Floats, place: NDArray[np.int64]) -> Floats:
    """Return the value in that place of each column; nan without any values."""
    if not len(ordered):
        return np.full(place.shape, np.nan)
    return np.asarray(np.take_along_axis(ordered, place[None], axis=0)[0])
