"""The formulas of agreement beyond chance, over arrays of any shape, and the number that knows why it is nan."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]

#: Why a coefficient is undefined.
NO_VARIATION = "no variation"
NO_UNITS = "no pairable unit"
ONE_CODER = "one coder"
NO_CATEGORIES = "category set unknown"


class Coefficient(float):
    """A coefficient: a float that also says what it rests on and, where it is nan, why.

    Attributes
    ----------
    reason : str
        Why it is nan: ``no variation``, ``no pairable unit``, ``one coder``, ``category set unknown``; else empty.
    observed, expected : float
        The agreement observed and the one expected by chance; with Krippendorff's α, the disagreements.
    n_units, n_left_out : int
        The units it rests on, and those that too few coders judged.

    Examples
    --------
    >>> Coefficient(0.5, observed=0.75, expected=0.5), Coefficient("nan", reason="no variation")
    (0.5, nan (no variation))
    """

    reason: str
    observed: float
    expected: float
    n_units: int
    n_left_out: int

    def __new__(
        cls, value: float | str, *, reason: str = "", observed: float = np.nan, expected: float = np.nan,
        n_units: int = 0, n_left_out: int = 0,
    ) -> "Coefficient":  # fmt: skip
        """Return the number with what it rests on."""
        made = super().__new__(cls, value)
        made.reason, made.observed, made.expected = reason, float(observed), float(expected)
        made.n_units, made.n_left_out = int(n_units), int(n_left_out)
        return made

    @property
    def value(self) -> float:
        """The plain number."""
        return float(self)

    def __repr__(self) -> str:
        return f"{float(self)!r} ({self.reason})" if self.reason else repr(float(self))


def beyond_chance(observed: Any, expected: Any, varied: Any) -> Floats:
    """Return (observed - expected) / (1 - expected), to twelve decimals; nan where the ratings do not vary.

    Ratings that are all of one category cannot show that coders tell categories apart, so that no coefficient is given
    for them, also where a formula (S, AC1) would give 1.

    Examples
    --------
    >>> beyond_chance([0.75, 1.0], [0.5, 1.0], [True, False]).tolist()
    [0.5, nan]
    """
    observed, expected, varied = np.broadcast_arrays(np.asarray(observed, float), np.asarray(expected, float), varied)
    value = np.full(observed.shape, np.nan)
    np.divide(observed - expected, 1 - expected, out=value, where=varied & (expected < 1))
    return np.asarray(np.round(value, 12), dtype="float64")


def varies(margins: Any) -> NDArray[np.bool_]:
    """Return whether more than one category was chosen; the last axis holds the categories.

    Examples
    --------
    >>> varies([[3, 1], [4, 0]]).tolist()
    [True, False]
    """
    return np.asarray((np.asarray(margins) > 0).sum(axis=-1) > 1)


def by_coder(first: Any, second: Any) -> Floats:
    """Return the agreement that two coders' own shares of the categories let expect (Cohen 1960).

    Examples
    --------
    >>> float(by_coder([0.5, 0.5], [0.25, 0.75]))
    0.5
    """
    return np.asarray((np.asarray(first, float) * np.asarray(second, float)).sum(axis=-1))


def pooled(shares: Any) -> Floats:
    """Return the agreement that the pooled shares of the categories let expect (Scott 1955, Fleiss 1971).

    Examples
    --------
    >>> float(pooled([0.5, 0.5]))
    0.5
    """
    return np.asarray((np.asarray(shares, float) ** 2).sum(axis=-1))


def gwet(shares: Any) -> Floats:
    """Return the agreement by chance that AC1 expects (Gwet 2008): Σ p(1 - p) / (q - 1).

    Examples
    --------
    >>> round(float(gwet([0.9, 0.1])), 2)
    0.18
    """
    p = np.asarray(shares, float)
    return np.asarray((p * (1 - p)).sum(axis=-1) / max(p.shape[-1] - 1, 1))


def alpha(disagreement: Any, margins: Any, distances: Any) -> Floats:
    """Return Krippendorff's α, to twelve decimals; nan where the ratings do not vary.

    Parameters
    ----------
    disagreement : array
        Σ o_ck δ_ck: the coincidences of each two categories times their distance.
    margins : array
        n_c, the pairable ratings of each category, in the last axis.
    distances : array
        δ_ck, categories × categories.

    Examples
    --------
    >>> round(float(alpha(8, [14, 6], [[0, 1], [1, 0]])), 3)
    0.095
    """
    n_c = np.asarray(margins, float)
    n = n_c.sum(axis=-1)
    # One product of two matrices; `@` makes one for each small matrix of a stack, which takes many times longer.
    chance = (np.tensordot(n_c, np.asarray(distances, float), axes=1) * n_c).sum(axis=-1)
    share = np.full(n.shape, np.nan)
    np.divide((n - 1) * np.asarray(disagreement, float), chance, out=share, where=varies(n_c) & (chance > 0))
    return np.round(1 - share, 12)
