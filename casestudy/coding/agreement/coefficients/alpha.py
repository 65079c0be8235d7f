"""Krippendorff's α for any number of coders, missing ratings, any level of measurement and sets of codes."""

from collections.abc import Callable, Hashable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Literal, TypeAlias

import numpy as np

from casestudy.coding.agreement.coefficients.formulas import NO_VARIATION, Coefficient, Floats, alpha
from casestudy.coding.agreement.coefficients.layouts import RATINGS, Layout, Ratings
from casestudy.coding.agreement.coefficients.ratings import Judgements, judgements
from casestudy.errors import Bilingual, CaseError, Problem

Level = Literal["nominal", "ordinal", "interval", "ratio"]
Distance: TypeAlias = Callable[[Any, Any], float]

#: Names the distance wherever a value that rests on it is shown: other programs define MASI otherwise.
MASI = "MASI (Passonneau)"


def krippendorff_alpha(
    ratings: Ratings, second: Ratings | None = None, *, level: Level = "nominal", distance: Distance | None = None,
    categories: Sequence[Hashable] | None = None, layout: Layout | None = None,
) -> Coefficient:  # fmt: skip
    """Return Krippendorff's α: 1 - Do/De, from the coincidences of ratings within units (Krippendorff 2011).

    Parameters
    ----------
    ratings : pandas.DataFrame, mapping or sequence
        A DataFrame is units × coders, unless its rows and columns carry the same names: then it is a contingency table.
        A mapping names each coder's ratings. A sequence of sequences or an array is coders × units. Labels may be any
        values, also sets of codes; None and nan are missing ratings. With `second`, the first coder's ratings.
    second : sequence, optional
        The second coder's ratings of the same units, in the same order.
    level : {"nominal", "ordinal", "interval", "ratio"}
        The level of measurement.
    distance : callable, optional
        How far two labels are apart (δ², with Krippendorff; 0 for equal ones), instead of a level; such as
        `masi_distance` for sets of codes.
    categories : sequence, optional
        All categories in the order of their scale; needed for an ordinal scale whose categories are words.
    layout : {"units_by_coders", "coders_by_units", "contingency", "counts"}, optional
        What rows and columns are, where it is not as above.

    Returns
    -------
    Coefficient
        Units with fewer than two ratings are left out and counted.

    Raises
    ------
    CaseError
        Where a level asks for numbers, or an order, that the categories do not have.

    Examples
    --------
    >>> # Krippendorff (2011), section C: four coders, twelve units
    >>> coders = [[1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None], [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    ...           [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None], [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None]]
    >>> [round(krippendorff_alpha(coders, level=level), 3) for level in ("nominal", "ordinal", "interval")]
    [0.743, 0.815, 0.849]

    >>> # Two coders, several codes on one unit
    >>> round(krippendorff_alpha([{"a"}, {"a", "b"}, {"c"}], [{"a"}, {"b"}, {"c"}], distance=masi_distance), 3)
    0.722
    """
    found = judgements(ratings, second, categories=categories, layout=layout)
    if level not in _LEVELS:
        raise CaseError(_no_level(str(level)))
    if found.reason:
        return found.coefficient(np.nan)
    if level == "ordinal" and distance is None:
        found = found.in_order()
    counts = found.counts[found.pairable]
    margins = counts.sum(axis=0)
    distances = _between(found.labels, distance) if distance else _LEVELS[level](found, margins)
    # Each unit's ordered pairs, weighted so that every rating counts once; equal ratings are no distance apart.
    weighted = counts / (counts.sum(axis=1, keepdims=True) - 1)
    disagreement = float((weighted.T @ counts * distances).sum())
    n = int(margins.sum())
    value = float(alpha(disagreement, margins, distances))
    return found.coefficient(value, observed=disagreement / n, reason=NO_VARIATION if np.isnan(value) else "",
                             expected=float(margins @ distances @ margins) / (n * (n - 1)))  # fmt: skip


def masi_distance(first: AbstractSet[Hashable], second: AbstractSet[Hashable]) -> float:
    """Return how far two sets of codes are apart: 1 - J · M (Passonneau 2006).

    J is the share of common codes among all; M is 1 for equal sets, 2/3 where one contains the other, 1/3 where they
    overlap otherwise. Two empty sets (no code, said both) are equal; an empty set and another have distance 1.

    Parameters
    ----------
    first, second : set

    Returns
    -------
    float
        From 0 to 1.

    Examples
    --------
    >>> pairs = [({"a"}, {"a"}), ({"a"}, {"a", "b"}), ({"a", "b"}, {"b", "c"}), ({"a"}, {"b"}), (set(), set())]
    >>> [round(masi_distance(*pair), 3) for pair in pairs]
    [0.0, 0.667, 0.889, 1.0, 0.0]
    """
    members = np.array([[code in each for code in {*first, *second}] for each in (first, second)], dtype="bool")
    return float(masi_distances(members.reshape(2, -1))[0, 1])


def masi_distances(members: np.ndarray[Any, np.dtype[np.bool_]]) -> Floats:
    """Return `masi_distance` between each two sets.

    Parameters
    ----------
    members : numpy.ndarray
        Sets × codes, whether the set holds the code.

    Returns
    -------
    numpy.ndarray
        Sets × sets.

    Examples
    --------
    >>> masi_distances(np.array([[True, False], [True, True]])).round(3).tolist()
    [[0.0, 0.667], [0.667, 0.0]]
    """
    held = members.astype("float64")
    common = held @ held.T
    sizes = held.sum(axis=1)
    smaller, larger = np.minimum(sizes[:, None], sizes), np.maximum(sizes[:, None], sizes)
    union = smaller + larger - common
    kind = np.select([common == union, common == 0, common == smaller], [1.0, 0.0, 2 / 3], 1 / 3)
    return 1 - kind * np.where(union > 0, common / np.maximum(union, 1), 1.0)


def _nominal(found: Judgements, _: Any) -> Floats:
    return 1 - np.eye(len(found.labels))


def _ordinal(found: Judgements, margins: Any) -> Floats:
    del found
    rank = np.cumsum(margins) - margins / 2
    return np.asarray((rank[:, None] - rank) ** 2, dtype="float64")


def _interval(found: Judgements, _: Any) -> Floats:
    value = found.numbers()
    return (value[:, None] - value) ** 2


def _ratio(found: Judgements, _: Any) -> Floats:
    value = found.numbers()
    if (value < 0).any():
        raise CaseError(_no_ratio(value.min()))
    total = value[:, None] + value
    return np.asarray(np.divide(value[:, None] - value, total, out=np.zeros_like(total), where=total > 0) ** 2)


_LEVELS: dict[str, Callable[[Judgements, Any], Floats]] = {
    "nominal": _nominal, "ordinal": _ordinal, "interval": _interval, "ratio": _ratio,
}  # fmt: skip


def _between(labels: list[Hashable], distance: Distance) -> Floats:
    return np.array([[distance(a, b) for b in labels] for a in labels], dtype="float64")


def _no_level(value: str) -> Problem:
    levels = ", ".join(_LEVELS)
    return Problem(
        RATINGS,
        Bilingual(f"salah satu tingkat ukur: {levels}", f"a level of measurement: {levels}"),
        Bilingual("Perbaiki level=.", "Mend level=."),
        value=value,
    )


def _no_ratio(value: float) -> Problem:
    return Problem(
        RATINGS,
        Bilingual("angka dari 0 pada tingkat ukur rasio", "numbers from 0, on a ratio scale"),
        Bilingual("Pilih tingkat ukur interval.", "Choose the level interval."),
        value=f"{value:g}",
    )
