"""Estimates: the coefficients of yes-or-no decisions on each code and of the sets of codes, with their intervals."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from casestudy.coding.agreement.bootstrap import Estimate, estimate
from casestudy.coding.agreement.coefficients.alpha import masi_distances
from casestudy.coding.agreement.coefficients.formulas import (
    Floats,
    alpha,
    beyond_chance,
    by_coder,
    gwet,
    pooled,
    varies,
)
from casestudy.coding.agreement.decisions import Decisions

_EQUAL = 1 - np.eye(2)


def estimate_codes(decisions: Decisions, group: Sequence[int], *, seed: int, replicates: int) -> dict[str, Estimate]:
    """Return the coefficients of each code, then of the decisions on all codes together.

    Parameters
    ----------
    decisions : Decisions
    group : sequence of int
        The places of the coders that are compared.
    seed, replicates : int

    Returns
    -------
    dict
        Coefficient to `Estimate`; those of `pair_coefficients` for two coders, else those of `joint_coefficients`.

    Examples
    --------
    >>> import pandas as pd
    >>> from casestudy.coding.agreement.decisions import decide
    >>> units = pd.DataFrame({"doc": "a", "unit": [1, 2], "start": [0, 7], "end": [5, 11]})
    >>> segments = pd.DataFrame({"doc": "a", "start": [3, 8], "end": [10, 9], "code": "x", "coder": ["k1", "k2"]})
    >>> found = estimate_codes(decide(units, segments, unit="turn"), [0, 1], seed=1, replicates=0)
    >>> found["percent_agreement"].value.tolist()
    [0.5, 0.5]
    """
    sums, formula = (
        (_pair_cells(decisions, *group), pair_coefficients) if len(group) == 2
        else (_joint_sums(decisions, group), joint_coefficients)
    )  # fmt: skip
    return estimate(sums, formula, seed=seed, replicates=replicates)


def pair_coefficients(cells: Floats) -> dict[str, Floats]:
    """Return the coefficients of 2 × 2 tables (both, first alone, second alone, neither).

    Examples
    --------
    >>> found = pair_coefficients(np.array([20, 20, 10, 50]))
    >>> {name: round(float(found[name]), 3) for name in ("percent_agreement", "scott_pi", "cohen_kappa")}
    {'percent_agreement': 0.7, 'scott_pi': 0.341, 'cohen_kappa': 0.348}
    """
    both, one, two, neither = np.moveaxis(np.asarray(cells, dtype="float64"), -1, 0)
    n = both + one + two + neither
    first, second = np.stack([both + one, two + neither], axis=-1), np.stack([both + two, one + neither], axis=-1)
    observed, varied = _ratio(both + neither, n), varies(first + second)
    share, other, shares = (_ratio(part, n[..., None]) for part in (first, second, (first + second) / 2))
    return {
        "percent_agreement": observed,
        "holsti": _ratio(2 * (both + neither), n + n),
        "brennan_prediger": beyond_chance(observed, 0.5, varied),
        "scott_pi": beyond_chance(observed, pooled(shares), varied),
        "cohen_kappa": beyond_chance(observed, by_coder(share, other), varied),
        "gwet_ac1": beyond_chance(observed, gwet(shares), varied),
        "krippendorff_alpha": alpha(2 * (one + two), first + second, _EQUAL),
    }


def joint_coefficients(sums: Floats) -> dict[str, Floats]:
    """Return the coefficients of more than two coders, of sums as `estimate_codes` makes them.

    Examples
    --------
    >>> found = joint_coefficients(np.array([3, 2, 3, 1.5, 2, 4, 5]))
    >>> round(float(found["percent_agreement"]), 3), round(float(found["krippendorff_alpha"]), 3)
    (0.667, 0.6)
    """
    n, agreeing, judged, yes, disagreement, said_yes, said_no = np.moveaxis(np.asarray(sums, dtype="float64"), -1, 0)
    margins = np.stack([said_yes, said_no], axis=-1)
    share = _ratio(yes, judged)
    shares = np.stack([share, 1 - share], axis=-1)
    observed, varied = _ratio(agreeing, n), varies(margins)
    return {
        "percent_agreement": observed,
        "brennan_prediger": beyond_chance(observed, 0.5, varied),
        "fleiss_kappa": beyond_chance(observed, pooled(shares), varied),
        "gwet_ac1": beyond_chance(observed, gwet(shares), varied),
        "krippendorff_alpha": alpha(disagreement, margins, _EQUAL),
    }


def estimate_sets(decisions: Decisions, group: Sequence[int], *, seed: int, replicates: int) -> dict[str, Estimate]:
    """Return percent agreement on the sets of codes that coders gave to each unit, and Krippendorff's α with MASI.

    Examples
    --------
    >>> import pandas as pd
    >>> from casestudy.coding.agreement.decisions import decide
    >>> units = pd.DataFrame({"doc": "a", "unit": [1, 2], "start": [0, 7], "end": [5, 11]})
    >>> segments = pd.DataFrame({"doc": "a", "start": [3, 3], "end": [4, 4], "code": ["x", "y"], "coder": ["k1", "k2"]})
    >>> found = estimate_sets(decide(units, segments, unit="turn"), [0, 1], seed=1, replicates=0)
    >>> found["percent_agreement"].value.tolist()
    [0.5]
    """
    chosen, members = _sets(decisions.coded[:, group])
    distances = masi_distances(members)
    judged = decisions.judged[group]
    m = judged.sum(axis=0)
    pairable = m >= 2
    sums = np.zeros((1, len(m), 3))
    sums[0, :, 0] = pairable
    for one, two in combinations(range(len(group)), 2):
        both = judged[one] & judged[two]
        sums[0, :, 1] += both * (chosen[one] == chosen[two]) * 2 / np.maximum(m * (m - 1), 1)
        sums[0, :, 2] += both * distances[chosen[one], chosen[two]] * 2 / np.maximum(m - 1, 1)
    documents = decisions.documents
    cells = decisions.document * len(members) + chosen
    counted = judged * pairable * decisions.weight
    margins = np.bincount(cells.ravel(), counted.ravel(), documents * len(members)).reshape(documents, 1, len(members))

    def formula(totals: Floats) -> dict[str, Floats]:
        return {
            "percent_agreement": _ratio(totals[..., 1], totals[..., 0]),
            "krippendorff_alpha": alpha(totals[..., 2], totals[..., 3:], distances),
        }

    table = np.concatenate([_by_document(decisions, sums), margins], axis=-1)
    return estimate(table, formula, seed=seed, replicates=replicates)


def _pair_cells(decisions: Decisions, first: int, second: int) -> Floats:
    """Return the 2 × 2 table of two coders for each document and code.

    Returns
    -------
    numpy.ndarray
        Documents × (codes, all together) × (both, first alone, second alone, neither), over the units that both judged.
    """
    one, two = decisions.coded[:, first], decisions.coded[:, second]
    judged = decisions.judged[first] & decisions.judged[second]
    cells = np.stack([one & two, one & ~two, ~one & two, ~one & ~two], axis=-1)
    return _with_total(_by_document(decisions, cells & judged[:, None]))


def _joint_sums(decisions: Decisions, group: Sequence[int]) -> Floats:
    """Return what more than two coders' coefficients need, for each document and code.

    Returns
    -------
    numpy.ndarray
        Documents × (codes, all together) × (pairable units, their shares of agreeing pairs, judged units, their shares
        of yes, coincidences of yes and no, yes in pairable units, no in pairable units).
    """
    judged = decisions.judged[group]
    m = judged.sum(axis=0)
    yes = decisions.coded[:, group].sum(axis=1)
    no, pairable = m - yes, m >= 2
    pairs, others = np.maximum(m * (m - 1), 1), np.maximum(m - 1, 1)
    sums = [
        np.broadcast_to(pairable, yes.shape), pairable * (yes * (yes - 1) + no * (no - 1)) / pairs,
        np.broadcast_to(m > 0, yes.shape), yes / np.maximum(m, 1), 2 * yes * no / others, yes * pairable, no * pairable,
    ]  # fmt: skip
    return _with_total(_by_document(decisions, np.stack(sums, axis=-1)))


def _sets(coded: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return the number of each coder's set of codes in each unit, and which codes each set holds."""
    codes, coders, units = coded.shape
    held = coded.reshape(codes, coders * units)
    number = np.zeros(coders * units, dtype="int64")
    # Thirty-two codes at a time, so that a set is one whole number.
    for start in range(0, codes, 32):
        bits = held[start : start + 32]
        key = (number << 32) + (bits.T @ (1 << np.arange(len(bits), dtype="int64")))
        number = np.unique(key, return_inverse=True)[1]
    first = np.unique(number, return_index=True)[1]
    return number.reshape(coders, units), held[:, first].T


def _by_document(decisions: Decisions, values: NDArray[np.generic]) -> Floats:
    """Sum codes × rows × anything over the rows of each document, each row as often as it stands for units."""
    if not decisions.documents:
        return np.zeros((0, len(values), values.shape[-1]))
    first = np.searchsorted(decisions.document, np.arange(decisions.documents))
    weighted = values * decisions.weight[:, None].astype("float64")
    return np.asarray(np.moveaxis(np.add.reduceat(weighted, first, axis=1), 1, 0))


def _with_total(sums: Floats) -> Floats:
    return np.concatenate([sums, sums.sum(axis=1, keepdims=True)], axis=1)


def _ratio(part: Floats, whole: Floats) -> Floats:
    whole = np.broadcast_to(np.asarray(whole, dtype="float64"), np.shape(part))
    return np.asarray(np.divide(part, whole, out=np.full(np.shape(part), np.nan), where=whole > 0))
