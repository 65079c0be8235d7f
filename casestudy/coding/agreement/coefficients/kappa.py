"""Agreement with chance from each coder's own margins: Cohen's κ, plain and weighted, Conger's and Light's for more."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from casestudy.coding.agreement.coefficients.formulas import (
    NO_UNITS,
    ONE_CODER,
    Coefficient,
    Floats,
    by_coder,
)
from casestudy.coding.agreement.coefficients.layouts import RATINGS, Layout, Ratings
from casestudy.coding.agreement.coefficients.ratings import Judgements, judgements
from casestudy.errors import Bilingual, CaseError, Problem

Weights: TypeAlias = Literal["linear", "quadratic"] | Sequence[Sequence[float]] | NDArray[Any] | None


def cohen_kappa(
    ratings: Ratings, second: Ratings | None = None, *, weights: Weights = None,
    categories: Sequence[Hashable] | None = None, layout: Layout | None = None,
) -> Coefficient:  # fmt: skip
    """Return Cohen's (1960) κ of two coders, or the weighted κ of Cohen (1968).

    Parameters
    ----------
    ratings, second, layout
        As in `krippendorff_alpha`.
    weights : {"linear", "quadratic"} or matrix, optional
        How far a disagreement counts: by the distance of the two categories in their order, by its square, or as a
        matrix says, in the order of the categories. A matrix with 0 in the diagonal holds disagreements, as in Cohen
        (1968); one whose diagonal is its greatest value holds agreements.
    categories : sequence, optional
        All categories in order, for weights. Those that nobody chose widen the scale.

    Returns
    -------
    Coefficient
        Units that one of the coders has not judged are left out.

    Raises
    ------
    CaseError
        With more than two coders, where weights need an order that is unknown, or where a matrix fits neither.

    Examples
    --------
    >>> # Cohen (1960), and the same table with the weights of Cohen (1968)
    >>> table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
    >>> round(cohen_kappa(table, layout="contingency"), 3)
    0.492
    >>> round(cohen_kappa(table, weights=[[0, 1, 3], [1, 0, 6], [3, 6, 0]], layout="contingency"), 3)
    0.348
    """
    return _kappa(judgements(ratings, second, categories=categories, layout=layout).pair(), weights)


def kappa_max(ratings: Ratings, second: Ratings | None = None, *, layout: Layout | None = None) -> Coefficient:
    """Return the greatest κ that two coders could reach with their margins (Cohen 1960).

    Parameters
    ----------
    ratings, second, layout
        As in `krippendorff_alpha`.

    Returns
    -------
    Coefficient

    Examples
    --------
    >>> round(kappa_max([[88, 14, 18], [10, 40, 10], [2, 6, 12]], layout="contingency"), 3)
    0.831
    """
    found = judgements(ratings, second, layout=layout).pair()
    if found.reason:
        return found.coefficient(np.nan)
    joint = _joint(found)
    first, other = joint.sum(axis=1), joint.sum(axis=0)
    return found.beyond_chance(float(np.minimum(first, other).sum()), float(by_coder(first, other)))


def kappa_se(ratings: Ratings, second: Ratings | None = None, *, layout: Layout | None = None) -> Coefficient:
    """Return the large-sample standard error of Cohen's κ (Fleiss, Cohen and Everitt 1969), units taken as independent.

    Units of one document seldom are; the interval of `agreement` resamples documents instead.

    Parameters
    ----------
    ratings, second, layout
        As in `krippendorff_alpha`.

    Returns
    -------
    Coefficient

    Examples
    --------
    >>> round(kappa_se([[88, 14, 18], [10, 40, 10], [2, 6, 12]], layout="contingency"), 3)
    0.051
    """
    found = judgements(ratings, second, layout=layout).pair()
    kappa = _kappa(found, None)
    if kappa.reason:
        return kappa
    joint, lost = _joint(found), 1 - kappa.value
    margins = joint.sum(axis=0)[:, None] + joint.sum(axis=1)
    agreed = (np.diag(joint) * (1 - np.diag(margins) * lost) ** 2).sum()
    differed = lost**2 * ((joint - np.diag(np.diag(joint))) * margins**2).sum()
    spread = agreed + differed - (kappa.value - kappa.expected * lost) ** 2
    variance = max(spread, 0.0) / ((1 - kappa.expected) ** 2 * kappa.n_units)
    return found.coefficient(round(float(np.sqrt(variance)), 12))


def conger_kappa(ratings: Ratings, second: Ratings | None = None, *, layout: Layout | None = None) -> Coefficient:
    """Return Conger's (1980) κ for two coders or more: chance is the mean over their pairs, as Cohen has it for one.

    Missing ratings are treated as in `fleiss_kappa`, each coder's shares being those of the units judged.

    Parameters
    ----------
    ratings, second, layout
        As in `krippendorff_alpha`.

    Returns
    -------
    Coefficient

    Examples
    --------
    >>> round(conger_kappa([list("aab"), list("aab"), list("abb")]), 3)
    0.571
    """
    found = judgements(ratings, second, layout=layout)
    if found.reason:
        return found.coefficient(np.nan)
    chosen = (found.codes[:, :, None] == np.arange(len(found.labels))).sum(axis=0)
    chosen = chosen[chosen.any(axis=1)]
    shares = chosen / chosen.sum(axis=1, keepdims=True)
    pairs = len(shares) * (len(shares) - 1)
    expected = (shares.sum(axis=0) ** 2 - (shares**2).sum(axis=0)).sum() / pairs
    return found.beyond_chance(found.observed, float(expected))


def light_kappa(ratings: Ratings, second: Ratings | None = None, *, layout: Layout | None = None) -> Coefficient:
    """Return Light's (1971) κ: the mean of Cohen's κ over the pairs of coders.

    Parameters
    ----------
    ratings, second, layout
        As in `krippendorff_alpha`.

    Returns
    -------
    Coefficient
        nan where the κ of one pair is.

    Examples
    --------
    >>> round(light_kappa([list("aab"), list("aab"), list("abb")]), 3)
    0.6
    """
    found = judgements(ratings, second, layout=layout)
    if found.reason:
        return found.coefficient(np.nan)
    columns = combinations(range(found.codes.shape[1]), 2)
    kappas = [_kappa(replace(found, codes=found.codes[:, list(pair)]), None) for pair in columns]
    kappas = [kappa for kappa in kappas if kappa.reason not in (NO_UNITS, ONE_CODER)]
    undefined = next((kappa.reason for kappa in kappas if kappa.reason), "")
    value = float("nan") if undefined else round(float(np.mean(kappas)), 12)
    return found.coefficient(value, observed=found.observed, reason=undefined)


def _kappa(found: Judgements, weights: Weights) -> Coefficient:
    if found.reason:
        return found.coefficient(np.nan)
    ordered = found if weights is None else found.in_order()
    costs = _costs(weights, len(ordered.labels))
    joint = _joint(ordered)
    independent = np.outer(joint.sum(axis=1), joint.sum(axis=0))
    return found.beyond_chance(1 - float((costs * joint).sum()), 1 - float((costs * independent).sum()))


def _joint(found: Judgements) -> Floats:
    """Return the contingency table of two coders as shares of the units that both have judged."""
    size = len(found.labels)
    both = found.codes[found.pairable]
    cells = np.bincount(both[:, 0] * size + both[:, 1], minlength=size**2).reshape(size, size)
    return np.asarray(cells / len(both))


def _costs(weights: Weights, size: int) -> Floats:
    """Return how far each disagreement counts, from 0 to 1."""
    if weights is None:
        return 1 - np.eye(size)
    place = np.arange(size, dtype="float64")
    apart = np.abs(place[:, None] - place)
    if isinstance(weights, str):
        costs = {"linear": apart, "quadratic": apart**2}.get(weights)
    else:
        costs = _matrix(np.asarray(weights, dtype="float64"), size)
    if costs is None:
        raise CaseError(_no_weights(weights, size))
    return np.asarray(costs / (costs.max(initial=0.0) or 1.0))


def _matrix(given: Floats, size: int) -> Floats | None:
    if given.shape != (size, size):
        return None
    diagonal = np.diag(given)
    if (diagonal == 0).all() and (given >= 0).all():
        return given
    return np.asarray(diagonal.max() - given) if (diagonal == given.max()).all() else None


def _no_weights(weights: Weights, size: int) -> Problem:
    return Problem(
        RATINGS,
        Bilingual(
            f"linear, quadratic, atau matriks {size} × {size} dengan diagonal 0 atau diagonal terbesar",
            f"linear, quadratic, or a matrix of {size} × {size} whose diagonal is 0 or its greatest value",
        ),
        Bilingual("Perbaiki weights=.", "Mend weights=."),
        value=str(weights),
    )
