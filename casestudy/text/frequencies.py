"""How often words occur, and which words mark one group of texts against another."""

from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

#: Added to both counts of a word before the log ratio, so that a word absent from one side has a finite one.
SMOOTHING = 0.5


def count_words(
    tokens: pd.DataFrame, *, by: Mapping[str, str] | None = None, drop: Collection[str] = ()
) -> pd.DataFrame:
    """Return how often each word occurs.

    Parameters
    ----------
    tokens : pandas.DataFrame
        From `casestudy.text.tokens.tokenize`.
    by : mapping, optional
        Document to group; documents that it lacks are left out. Without it there is one group, ``""``.
    drop : collection of str
        Words to leave out, such as stop words. Nothing is left out unless asked.

    Returns
    -------
    pandas.DataFrame
        ``group``, ``word``, ``n`` (occurrences), ``docs`` (documents that hold the word), sorted by group, falling
        ``n`` and word.

    Examples
    --------
    >>> from casestudy.text.tokens import tokenize
    >>> table = tokenize(pd.DataFrame({"doc": ["a", "b"], "text": ["warga dan humas", "warga"]}))
    >>> count_words(table, drop={"dan"})[["word", "n", "docs"]].values.tolist()
    [['warga', 2, 2], ['humas', 1, 1]]
    """
    docs = tokens["doc"].astype("str")
    group = pd.Series("", index=tokens.index, dtype="str") if by is None else docs.map(dict(by))
    word = tokens["token"].astype("str")
    kept = pd.DataFrame({"group": group, "word": word, "doc": docs})[group.notna() & ~word.isin(drop)]
    counts = kept.groupby(["group", "word"], sort=False).agg(n=("doc", "size"), docs=("doc", "nunique")).reset_index()
    ordered = counts.sort_values(["group", "n", "word"], ascending=[True, False, True], ignore_index=True)
    return ordered.astype({"group": "str", "word": "str", "n": "int64", "docs": "int64"})


def keyness(
    counts: pd.DataFrame, *, target: str, reference: str, minimum: int = 5, drop: Collection[str] = ()
) -> pd.DataFrame:
    """Return which words mark the target group against the reference group, in both directions.

    G² is the log-likelihood ratio of Dunning (1993) in the two-cell form of Rayson and Garside (2000), signed:
    positive where the word is relatively more frequent in the target. The log ratio (Hardie 2014) is the base-2
    logarithm of the ratio of relative frequencies, with 0.5 added to both counts: 1 means twice as frequent.

    Parameters
    ----------
    counts : pandas.DataFrame
        From `count_words` with groups and nothing dropped, so that the totals are those of all words.
    target, reference : str
        Two groups of `counts`.
    minimum : int
        Words with fewer occurrences in both groups together are left out.
    drop : collection of str
        Words to leave out of the result; they still count in the totals.

    Returns
    -------
    pandas.DataFrame
        ``word``, ``n_target``, ``n_reference``, ``total_target``, ``total_reference``, ``g2``, ``log_ratio``,
        sorted by falling ``g2`` and word.

    Examples
    --------
    >>> counts = pd.DataFrame({"group": ["a", "a", "b", "b"], "word": ["kpk", "warga", "kpk", "warga"],
    ...                        "n": [10, 90, 1, 99]})
    >>> keyness(counts, target="a", reference="b")[["word", "g2", "log_ratio"]].round(2).values.tolist()
    [['kpk', 8.55, 2.81], ['warga', -0.43, -0.14]]
    """
    wide = counts[counts["group"].isin([target, reference])].pivot_table(
        index="word", columns="group", values="n", aggfunc="sum", fill_value=0
    )
    wide = wide.reindex(columns=[target, reference], fill_value=0)
    n1, n2 = wide[target].to_numpy("float64"), wide[reference].to_numpy("float64")
    total1, total2 = n1.sum(), n2.sum()
    expected1 = total1 * (n1 + n2) / (total1 + total2)
    expected2 = total2 * (n1 + n2) / (total1 + total2)
    g2 = 2 * (_times_log(n1, expected1) + _times_log(n2, expected2))
    ratio = np.log2(((n1 + SMOOTHING) / (total1 + SMOOTHING)) / ((n2 + SMOOTHING) / (total2 + SMOOTHING)))
    table = pd.DataFrame(
        {
            "word": wide.index.astype("str"),
            "n_target": n1.astype("int64"),
            "n_reference": n2.astype("int64"),
            "total_target": int(total1),
            "total_reference": int(total2),
            "g2": np.where(n1 >= expected1, g2, -g2),
            "log_ratio": ratio,
        }
    )
    kept = table[(table["n_target"] + table["n_reference"] >= minimum) & ~table["word"].isin(drop)]
    return kept.sort_values(["g2", "word"], ascending=[False, True], ignore_index=True)


def top_keyness(table: pd.DataFrame, *, n: int) -> pd.DataFrame:
    """Return the `n` strongest words of each direction of `keyness`, the strongest of the target first.

    Examples
    --------
    >>> table = pd.DataFrame({"word": list("abcd"), "g2": [9.0, 2.0, -1.0, -7.0]})
    >>> top_keyness(table, n=1)["word"].tolist()
    ['a', 'd']
    """
    more = table[table["g2"] > 0].head(n)
    less = table[table["g2"] < 0].tail(n)
    return pd.concat([more, less], ignore_index=True)


def _times_log(observed: NDArray[np.float64], expected: NDArray[np.float64]) -> NDArray[np.float64]:
    # 0 · log 0 is 0 here: a word that does not occur adds nothing.
    ratio = np.divide(observed, expected, out=np.ones_like(observed), where=observed > 0)
    return observed * np.log(ratio)
