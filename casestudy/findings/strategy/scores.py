"""IFAS and EFAS: weights and ratings that judges gave to the SWOT factors, and the position they make."""

from typing import Literal

import pandas as pd

from casestudy.errors import CaseError
from casestudy.findings.strategy.alignment import KINDS
from casestudy.load.references import check_scores

#: What 1 and 4 mean where a weakness or a threat is rated.
Severe = Literal[1, 4]
#: The judge of all judges' means.
MEAN = "mean"
#: The quadrants by the signs of x and y.
QUADRANTS = {(1, 1): "SO", (-1, 1): "WO", (1, -1): "ST", (-1, -1): "WT"}


def score_factors(swot: pd.DataFrame, scores: pd.DataFrame, *, severe: Severe) -> pd.DataFrame:
    """Return the score of each factor: weight × rating, by judge.

    Scores exist only where judges gave weights and ratings; none are made up.

    Parameters
    ----------
    swot : pandas.DataFrame
        The ``swot`` table.
    scores : pandas.DataFrame
        The ``swot_scores`` table: ``factor``, ``weight``, ``rating``, ``judge``.
    severe : {1, 4}
        What a rating of a weakness or threat means: with 4 the largest number is the gravest, and ratings are weighted
        as they stand; with 1 the smallest is, and they are turned round (5 - rating) before they are weighted, so that
        S - W and O - T subtract what is grave.

    Returns
    -------
    pandas.DataFrame
        ``judge``, ``factor``, ``kind``, ``label_id``, ``label_en``, ``weight``, ``rating`` (as given),
        ``counted_rating`` (the one that is weighted), ``score`` (``weight`` × ``counted_rating``); judges by name,
        kinds in the order strengths, weaknesses, opportunities, threats, factors in the order of `swot`.

    Raises
    ------
    CaseError
        Where a factor has no score, a score no factor, a rating is not from 1 to 4, or the weights of strengths and
        weaknesses, or of opportunities and threats, do not sum to 1.0 with one of the judges.

    Examples
    --------
    >>> swot = pd.DataFrame({"factor": ["S1", "W1", "O1", "T1"], "kind": list(KINDS), "label_id": "", "label_en": ""})
    >>> scores = pd.DataFrame({"factor": ["S1", "W1", "O1", "T1"], "weight": [0.6, 0.4, 0.5, 0.5],
    ...                        "rating": [4.0, 1.0, 3.0, 2.0], "judge": ""})
    >>> score_factors(swot, scores, severe=4)["score"].tolist()
    [2.4, 0.4, 1.5, 1.0]
    """
    if severe not in (1, 4):
        raise ValueError(f"`severe` must be 1 or 4, not {severe!r}")
    if problems := check_scores(swot, scores):
        raise CaseError(problems)
    kind = pd.Categorical(swot["kind"].astype("str"), categories=list(KINDS), ordered=True)
    factors = swot[["factor", "label_id", "label_en"]].assign(kind=kind, _place=range(len(swot)))
    table = scores[["judge", "factor", "weight", "rating"]].merge(factors, on="factor", validate="many_to_one")
    turned = table["kind"].isin(["weakness", "threat"]) & (severe == 1)
    table = table.assign(counted_rating=table["rating"].mask(turned, 5 - table["rating"]))
    table = table.assign(score=(table["weight"] * table["counted_rating"]).round(12))
    ordered = table.sort_values(["judge", "kind", "_place"], ignore_index=True)
    return ordered[["judge", "factor", "kind", "label_id", "label_en", "weight", "rating", "counted_rating", "score"]]


def swot_position(scored: pd.DataFrame) -> pd.DataFrame:
    """Return where the scores put the organisation: X = S - W and Y = O - T, by judge and as the judges' mean.

    Parameters
    ----------
    scored : pandas.DataFrame
        From `score_factors`.

    Returns
    -------
    pandas.DataFrame
        ``judge`` (each, and ``mean`` last), ``strength``, ``weakness``, ``opportunity``, ``threat`` (sums of scores;
        of the mean, means of the judges' sums), ``x``, ``y``, ``quadrant`` (SO, WO, ST, WT; empty on a line between
        them).

    Examples
    --------
    >>> scored = pd.DataFrame({"judge": "a", "kind": list(KINDS), "score": [2.4, 0.4, 1.5, 1.75]})
    >>> swot_position(scored)[["judge", "x", "y", "quadrant"]].values.tolist()
    [['a', 2.0, -0.25, 'ST'], ['mean', 2.0, -0.25, 'ST']]
    """
    kinds = scored["kind"].astype("str")
    sums = (
        scored.groupby(["judge", kinds])["score"].sum().unstack(fill_value=0).reindex(columns=list(KINDS), fill_value=0)
    )
    both = pd.concat([sums, sums.mean().to_frame(MEAN).T]) if len(sums) else sums
    table = both.rename_axis("judge").rename_axis(columns=None).reset_index()
    # Sums of decimal fractions miss a line between quadrants by their last digit.
    x = (table["strength"] - table["weakness"]).round(9)
    y = (table["opportunity"] - table["threat"]).round(9)
    signs = [(int(one > 0) - int(one < 0), int(two > 0) - int(two < 0)) for one, two in zip(x, y, strict=True)]
    quadrant = pd.Series([QUADRANTS.get(sign, "") for sign in signs], index=table.index, dtype="str")
    return table.assign(x=x + 0.0, y=y + 0.0, quadrant=quadrant)
