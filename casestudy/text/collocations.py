"""Pairs of neighbouring words that occur together more often than chance would have it."""

from collections.abc import Collection

import pandas as pd


def collocations(
    tokens: pd.DataFrame, *, minimum: int = 5, drop: Collection[str] = (), shortest: int = 3
) -> pd.DataFrame:
    """Return adjacent word pairs with their association, the most frequent first.

    A pair never crosses punctuation, because that takes a position. Only pairs above chance (PMI > 0) are listed.
    The association measures are NLTK's.

    Parameters
    ----------
    tokens : pandas.DataFrame
        From `casestudy.text.tokens.tokenize`, stop words still in it.
    minimum : int
        Pairs with fewer occurrences are left out.
    drop : collection of str
        Pairs with one of these words are left out.
    shortest : int
        Pairs with a shorter word are left out.

    Returns
    -------
    pandas.DataFrame
        ``first``, ``second``, ``n``, ``pmi`` (base 2), ``g2`` (log-likelihood ratio, Dunning 1993), sorted by falling
        ``n``, then by the words.

    Examples
    --------
    >>> from casestudy.text.tokens import tokenize
    >>> table = tokenize(pd.DataFrame({"doc": ["a"], "text": ["kerja sama. kerja sama, baik"]}))
    >>> collocations(table, minimum=2)[["first", "second", "n"]].values.tolist()
    [['kerja', 'sama', 2]]
    """
    pairs = _pairs(tokens)
    word_counts = tokens["token"].value_counts()
    words_total = len(tokens)
    counted = pairs.value_counts().rename("n").reset_index()
    counted = counted[counted["n"] >= minimum]
    for column in ("first", "second"):
        word = counted[column].astype("str")
        counted = counted[(word.str.len() >= shortest) & ~word.isin(drop)]
    scored = counted.astype({"first": "str", "second": "str"}).reset_index(drop=True)
    margins = zip(scored["n"], scored["first"].map(word_counts), scored["second"].map(word_counts), strict=True)
    pmi, g2 = _associations([(int(n), (int(a), int(b)), words_total) for n, a, b in margins])
    scored = scored.assign(pmi=pd.Series(pmi, dtype="float64"), g2=pd.Series(g2, dtype="float64"))
    above = scored[scored["pmi"] > 0]
    return above.sort_values(["n", "first", "second"], ascending=[False, True, True], ignore_index=True)


def _pairs(tokens: pd.DataFrame) -> pd.DataFrame:
    following = tokens.shift(-1)
    adjacent = (following["doc"] == tokens["doc"]) & (following["position"] == tokens["position"] + 1)
    return pd.DataFrame(
        {"first": tokens["token"][adjacent].astype("str"), "second": following["token"][adjacent].astype("str")}
    )


def _associations(marginals: list[tuple[int, tuple[int, int], int]]) -> tuple[list[float], list[float]]:
    # Importing nltk takes seconds; only this function pays for it.
    from nltk.metrics.association import BigramAssocMeasures

    measures = BigramAssocMeasures()
    pmi = [measures.pmi(*m) for m in marginals]
    # Where a word repeats itself in a very short text the likelihood ratio has no value; PMI is then never above 0.
    g2 = [measures.likelihood_ratio(*m) if p > 0 else float("nan") for m, p in zip(marginals, pmi, strict=True)]
    return pmi, g2
