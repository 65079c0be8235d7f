"""Agreement on categories without order, chance from all coders together: Holsti, S, Scott, Fleiss, AC1."""

from collections.abc import Callable, Hashable, Sequence
from itertools import combinations

import numpy as np

from casestudy.coding.agreement.coefficients.formulas import (
    NO_CATEGORIES,
    Coefficient,
    Floats,
    gwet,
    pooled,
)
from casestudy.coding.agreement.coefficients.layouts import Layout, Ratings
from casestudy.coding.agreement.coefficients.ratings import Judgements, judgements


def percent_agreement(ratings: Ratings, second: Ratings | None = None, *, layout: Layout | None = None) -> Coefficient:
    """Return the share of agreement, Po: of the units with two coders, of the pairs of coders in each unit with more.

    Parameters
    ----------
    ratings, second, layout
        As in `krippendorff_alpha`.

    Returns
    -------
    Coefficient
        From 0 to 1. Units with fewer than two ratings are left out.

    Examples
    --------
    >>> # Krippendorff (2011), section A
    >>> percent_agreement([list("0100000010"), list("1110010000")])
    0.6
    """
    found = judgements(ratings, second, layout=layout)
    return found.coefficient(found.observed, observed=found.observed)


def holsti(ratings: Ratings, second: Ratings | None = None, *, layout: Layout | None = None) -> Coefficient:
    """Return Holsti's (1969) coefficient of reliability, 2M / (N1 + N2); with more coders, its mean over their pairs.

    M are the units on which two coders agree, N1 and N2 those that each has judged. It equals percent agreement where
    both judged every unit, and is lower where one skipped some.

    Parameters
    ----------
    ratings, second, layout
        As in `krippendorff_alpha`.

    Returns
    -------
    Coefficient

    Examples
    --------
    >>> round(holsti(["a", "b", "b", None], ["a", "b", "a", "a"]), 3)
    0.571
    """
    found = judgements(ratings, second, layout=layout)
    if found.reason:
        return found.coefficient(np.nan)
    given = found.codes >= 0
    shares = [
        2 * (given[:, a] & (found.codes[:, a] == found.codes[:, b])).sum() / (given[:, a].sum() + given[:, b].sum())
        for a, b in combinations(np.flatnonzero(given.any(axis=0)), 2)
    ]
    value = round(float(np.mean(shares)), 12)
    return found.coefficient(value, observed=found.observed)


def brennan_prediger(
    ratings: Ratings, second: Ratings | None = None, *, categories: Sequence[Hashable] | None = None,
    layout: Layout | None = None,
) -> Coefficient:  # fmt: skip
    """Return the S of Bennett, Alpert and Goldstein (1954), κn of Brennan and Prediger (1981): chance is 1/q.

    Parameters
    ----------
    ratings, second, layout
        As in `krippendorff_alpha`.
    categories : sequence, optional
        The q categories that coders could choose. Categories that nobody chose count; ratings alone do not tell them.

    Returns
    -------
    Coefficient
        nan where the categories are not declared (``category set unknown``).

    Examples
    --------
    >>> # Brennan and Prediger (1981)
    >>> brennan_prediger([[50, 0, 0], [10, 10, 10], [20, 0, 0]], layout="contingency")
    0.4
    """
    found = judgements(ratings, second, categories=categories, layout=layout)
    if not found.declared and not found.reason:
        return found.coefficient(np.nan, observed=found.observed, reason=NO_CATEGORIES)
    return _chance_corrected(found, lambda shares: np.asarray(1 / len(shares)))


def scott_pi(ratings: Ratings, second: Ratings | None = None, *, layout: Layout | None = None) -> Coefficient:
    """Return Scott's (1955) π of two coders: chance is the agreement of their pooled shares.

    Parameters
    ----------
    ratings, second, layout
        As in `krippendorff_alpha`.

    Returns
    -------
    Coefficient
        Units that one of the coders has not judged are left out.

    Raises
    ------
    CaseError
        With more than two coders; see `fleiss_kappa`.

    Examples
    --------
    >>> # Artstein and Poesio (2008), example 1
    >>> round(scott_pi([[20, 20], [10, 50]], layout="contingency"), 3)
    0.341
    """
    found = judgements(ratings, second, layout=layout).pair()
    return _chance_corrected(found, pooled, pairable_only=True)


def fleiss_kappa(ratings: Ratings, second: Ratings | None = None, *, layout: Layout | None = None) -> Coefficient:
    """Return the κ of Fleiss (1971) for two coders or more, who need not be the same for each unit.

    Where units have unequal numbers of ratings, Po is the mean over units with two or more, and chance comes from the
    mean shares over units with one or more (Gwet 2014); other programs treat such data otherwise.

    Parameters
    ----------
    ratings, second, layout
        As in `krippendorff_alpha`.

    Returns
    -------
    Coefficient

    Examples
    --------
    >>> round(fleiss_kappa([[3, 0], [2, 1], [0, 3]], layout="counts"), 3)
    0.55
    """
    return _chance_corrected(judgements(ratings, second, layout=layout), pooled)


def gwet_ac1(
    ratings: Ratings, second: Ratings | None = None, *, categories: Sequence[Hashable] | None = None,
    layout: Layout | None = None,
) -> Coefficient:  # fmt: skip
    """Return Gwet's (2008) AC1, which stays near Po where one category prevails.

    Units with unequal numbers of ratings are treated as in `fleiss_kappa`.

    Parameters
    ----------
    ratings, second, layout
        As in `krippendorff_alpha`.
    categories : sequence, optional
        All categories that coders could choose; by default those declared by the ratings, else those that they chose.

    Returns
    -------
    Coefficient

    Examples
    --------
    >>> # The paradox of Gwet (2002), where Cohen's κ is -0.02
    >>> round(gwet_ac1([[118, 5], [2, 0]], layout="contingency"), 4)
    0.9408
    """
    return _chance_corrected(judgements(ratings, second, categories=categories, layout=layout), gwet)


def _chance_corrected(
    found: Judgements, expected: Callable[[Floats], Floats], *, pairable_only: bool = False
) -> Coefficient:
    if found.reason:
        return found.coefficient(np.nan)
    rated = found.counts[found.pairable] if pairable_only else found.counts[found.counts.any(axis=1)]
    shares = (rated / rated.sum(axis=1, keepdims=True)).mean(axis=0)
    return found.beyond_chance(found.observed, float(expected(shares)))
