"""Which words mark one group of texts against another."""

from collections.abc import Collection
from statistics import NormalDist

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from casestudy.errors import Bilingual, CaseError, Problem

#: Added to both counts of a word before the log ratio, so that a word absent from one side has a finite one.
SMOOTHING = 0.5


def keyness(
    counts: pd.DataFrame,
    *,
    target: str,
    reference: str,
    minimum: int = 5,
    drop: Collection[str] = (),
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Return which words mark the target group against the reference group, in both directions.

    G² is the log-likelihood ratio of Dunning (1993) in the two-cell form of Rayson and Garside (2000), signed:
    positive where the word is relatively more frequent in the target. It says how sure a difference is, the log ratio
    (Hardie 2014) how large: the base-2 logarithm of the ratio of relative frequencies, with 0.5 added to both counts
    and both totals, so that 1 means twice as frequent. Its interval is that of the logarithm of a ratio of two
    proportions (Katz et al. 1978; with the 0.5, Pettigrew, Gart and Thomas 1986). It is the interval of one word:
    of a thousand words that mark nothing, fifty have a 95 % interval without 0.

    Parameters
    ----------
    counts : pandas.DataFrame
        From `casestudy.text.counting.frequencies.count_words` with groups and nothing dropped, so that the totals
        are those of all words.
    target, reference : str
        Two groups of `counts`.
    minimum : int
        Words with fewer occurrences in both groups together are left out.
    drop : collection of str
        Words to leave out of the result; they still count in the totals.
    confidence : float
        Of the interval.

    Returns
    -------
    pandas.DataFrame
        ``word``, ``n_target``, ``n_reference``, ``total_target``, ``total_reference``, ``g2``, ``log_ratio``,
        ``log_ratio_low``, ``log_ratio_high``, sorted by falling ``g2`` and word.

    Raises
    ------
    CaseError
        Where `counts` has no such group.

    Examples
    --------
    >>> counts = pd.DataFrame({"group": ["a", "a", "b", "b"], "word": ["kpk", "warga", "kpk", "warga"],
    ...                        "n": [10, 90, 1, 99]})
    >>> keyness(counts, target="a", reference="b")[["word", "g2", "log_ratio"]].round(2).values.tolist()
    [['kpk', 8.55, 2.81], ['warga', -0.43, -0.14]]
    """
    table = _side_by_side(counts, target, reference)
    n1, n2, total1, total2 = (table[name].to_numpy("float64") for name in _NUMBERS)
    share = (n1 + n2) / np.maximum(total1 + total2, 1)
    g2 = 2 * (_times_log(n1, total1 * share) + _times_log(n2, total2 * share))
    ratio = np.log2((n1 + SMOOTHING) / (total1 + SMOOTHING)) - np.log2((n2 + SMOOTHING) / (total2 + SMOOTHING))
    variance = sum(1 / (n + SMOOTHING) - 1 / (total + SMOOTHING) for n, total in ((n1, total1), (n2, total2)))
    reach = NormalDist().inv_cdf((1 + confidence) / 2) * np.sqrt(variance) / np.log(2)
    table = table.assign(
        g2=np.where(n1 >= total1 * share, g2, -g2),
        log_ratio=ratio,
        log_ratio_low=ratio - reach,
        log_ratio_high=ratio + reach,
    )
    return _listed(table, "g2", minimum, drop)


def log_odds(
    counts: pd.DataFrame,
    *,
    target: str,
    reference: str,
    minimum: int = 5,
    drop: Collection[str] = (),
    prior: float = 500,
) -> pd.DataFrame:
    """Return which words mark the target group, by log-odds that rare words cannot lead.

    The log-odds ratio with an informative Dirichlet prior of Monroe, Colaresi and Quinn (2008): every group is given
    `prior` words more, divided as all groups of `counts` together divide theirs, and the difference of the
    logarithms of the odds is divided by its standard deviation.

    Parameters
    ----------
    counts, target, reference, minimum, drop
        As in `keyness`. Further groups of `counts` take part in the prior.
    prior : float
        How many words the prior weighs, more than 0.

    Returns
    -------
    pandas.DataFrame
        ``word``, ``n_target``, ``n_reference``, ``total_target``, ``total_reference``, ``log_odds`` (natural
        logarithm), ``z``, sorted by falling ``z`` and word.

    Raises
    ------
    CaseError
        Where `counts` has no such group.

    Examples
    --------
    >>> counts = pd.DataFrame({"group": ["a", "a", "b", "b"], "word": ["kpk", "warga", "kpk", "warga"],
    ...                        "n": [10, 90, 1, 99]})
    >>> log_odds(counts, target="a", reference="b", prior=10)[["word", "z"]].round(2).values.tolist()
    [['kpk', 2.3], ['warga', -2.3]]
    """
    table = _side_by_side(counts, target, reference)
    everywhere = counts.groupby("word")["n"].sum()
    added = prior * table["word"].map(everywhere).to_numpy("float64") / max(float(everywhere.sum()), 1)
    n1, n2, total1, total2 = (table[name].to_numpy("float64") for name in _NUMBERS)
    sides = [(n + added, np.maximum(total + prior - n - added, SMOOTHING)) for n, total in ((n1, total1), (n2, total2))]
    odds = np.log(sides[0][0] / sides[0][1]) - np.log(sides[1][0] / sides[1][1])
    variance = sum(1 / word + 1 / others for word, others in sides)
    table = table.assign(log_odds=odds, z=odds / np.sqrt(variance))
    return _listed(table, "z", minimum, drop)


def top_keyness(table: pd.DataFrame, *, n: int, by: str = "g2") -> pd.DataFrame:
    """Return the `n` strongest words of each direction of `keyness`, the strongest of the target first.

    Parameters
    ----------
    table : pandas.DataFrame
        From `keyness`, or from `log_odds` with ``by="z"``.
    n : int
    by : str
        The signed measure by which the table is sorted.

    Examples
    --------
    >>> table = pd.DataFrame({"word": list("abcd"), "g2": [9.0, 2.0, -1.0, -7.0]})
    >>> top_keyness(table, n=1)["word"].tolist()
    ['a', 'd']
    """
    more = table[table[by] > 0].head(n)
    less = table[table[by] < 0].tail(n)
    return pd.concat([more, less], ignore_index=True)


_NUMBERS = ("n_target", "n_reference", "total_target", "total_reference")


def _side_by_side(counts: pd.DataFrame, target: str, reference: str) -> pd.DataFrame:
    """Return the words of two groups with their counts and the groups' totals, in the alphabet."""
    there = sorted(counts["group"].unique())
    problems = [_no_group(name, there) for name in (target, reference) if there and name not in there]
    if problems:
        raise CaseError(problems)
    sides = [counts[counts["group"] == name] for name in (target, reference)]
    numbered = pd.Categorical(pd.concat(sides)["word"])
    parts = np.split(numbered.codes, [len(sides[0])])
    # Floats hold counts of up to nine quadrillions exactly.
    n1, n2 = (
        np.bincount(part, weights=side["n"], minlength=len(numbered.categories)).astype("int64")
        for part, side in zip(parts, sides, strict=True)
    )
    return pd.DataFrame(
        {
            "word": pd.Series(numbered.categories, dtype="str"),
            "n_target": n1,
            "n_reference": n2,
            "total_target": n1.sum(),
            "total_reference": n2.sum(),
        }
    )


def _listed(table: pd.DataFrame, by: str, minimum: int, drop: Collection[str]) -> pd.DataFrame:
    kept = table[(table["n_target"] + table["n_reference"] >= minimum) & ~table["word"].isin(list(drop))]
    # The words stand in the alphabet, in which this leaves those of one strength.
    return kept.iloc[np.argsort(-kept[by].to_numpy(), kind="stable")].reset_index(drop=True)


def _times_log(observed: NDArray[np.float64], expected: NDArray[np.float64]) -> NDArray[np.float64]:
    # 0 · log 0 is 0 here: a word that does not occur adds nothing.
    ratio = np.divide(observed, expected, out=np.ones_like(observed), where=observed > 0)
    return observed * np.log(ratio)


def _no_group(name: str, there: list[str]) -> Problem:
    listed = ", ".join(there)
    return Problem(
        "counts",
        Bilingual(f"salah satu kelompok yang ada ({listed})", f"one of the groups there are ({listed})"),
        Bilingual("Perbaiki target= atau reference=.", "Mend target= or reference=."),
        column="group",
        value=name,
    )
