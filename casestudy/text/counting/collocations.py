"""Pairs of neighbouring words that occur together more often than chance would have it, and units among them."""

from collections.abc import Collection, Sequence
from math import log2
from typing import Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from casestudy.errors import Bilingual, CaseError, Language, Problem
from casestudy.text.patterns import SLICE, Columns, columns
from casestudy.text.rules import kind_of, rule_of

Measure = Literal["pmi", "npmi", "g2", "t"]


def collocations(
    tokens: pd.DataFrame,
    *,
    minimum: int = 5,
    drop: Collection[str] = (),
    shortest: int = 3,
    measures: Sequence[Measure] = ("pmi", "g2"),
) -> pd.DataFrame:
    """Return adjacent word pairs with their association, the most frequent first.

    A pair never crosses punctuation, because that takes a position, nor a removed word. Only pairs above chance
    (PMI > 0) are listed. The association measures are NLTK's; NPMI is its PMI divided by -log2 of the pair's share
    of all tokens (Bouma 2009), 1 where the words occur only together.

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
    measures : sequence of {"pmi", "npmi", "g2", "t"}
        Pointwise mutual information (base 2), the same normed, log-likelihood ratio (Dunning 1993), Student's t.
        Ranked by PMI or NPMI the rarest pairs come first, which is why the table is ranked by frequency.

    Returns
    -------
    pandas.DataFrame
        ``first``, ``second``, ``n`` and the measures, sorted by falling ``n``, then by the words.

    Raises
    ------
    CaseError
        Where a measure is not one of these.

    Examples
    --------
    >>> from casestudy.text.tokens import tokenize
    >>> table = tokenize(pd.DataFrame({"doc": ["a"], "text": ["kerja sama. kerja sama, baik"]}))
    >>> collocations(table, minimum=2)[["first", "second", "n"]].values.tolist()
    [['kerja', 'sama', 2]]
    """
    unknown = [measure for measure in measures if measure not in get_args(Measure)]
    if unknown:
        raise CaseError([_no_measure(measure) for measure in unknown])
    table = columns(tokens)
    words = pd.Series(table.words)
    shown = ((words.str.len() >= shortest) & ~words.isin(list(drop))).to_numpy("bool")
    pairs = _pairs_above_chance(table, shown, minimum)
    listed = {
        "first": words.iloc[pairs["first"]].reset_index(drop=True),
        "second": words.iloc[pairs["second"]].reset_index(drop=True),
        "n": pairs["n"],
    }
    return pd.DataFrame({**listed, **_associations(pairs, len(table.token), measures)})


def suggest_phrases(
    tokens: pd.DataFrame,
    *,
    minimum: int = 5,
    drop: Collection[str] = (),
    shortest: int = 3,
    known: Collection[str] = (),
    lang: Language | None = None,
) -> pd.DataFrame:
    """Return pairs of words that may deserve a row in the case's list of phrases, the most frequent first.

    Suggested is what stands together in one run of words, often enough, above chance and without function words:
    names, titles and fixed expressions. Whether a pair is one unit only a reader can tell. Once units are joined
    (`casestudy.text.tokens.join_phrases`) the words before them are found with them: from ``wali kota``
    ``wakil wali kota``.

    Parameters
    ----------
    tokens : pandas.DataFrame
        From `casestudy.text.tokens.tokenize`, function words still in it.
    minimum : int
        Pairs with fewer occurrences are left out.
    drop : collection of str
        Function words, which no unit begins or ends with.
    shortest : int
        Pairs with a shorter word are left out.
    known : collection of str
        Phrases that are listed already.
    lang : {"id", "en"}, optional
        Whose rule tells words from numbers, names of accounts and signs; by default that of the tokens.

    Returns
    -------
    pandas.DataFrame
        ``phrase``, ``n``, ``first_n`` and ``second_n`` (occurrences of its words), sorted by falling ``n``, then by
        the phrase.

    Examples
    --------
    >>> from casestudy.text.tokens import tokenize
    >>> table = tokenize(pd.DataFrame({"doc": ["a"], "text": ["Wali kota hadir, wali kota pulang"]}))
    >>> suggest_phrases(table, minimum=2)[["phrase", "n"]].values.tolist()
    [['wali kota', 2]]
    """
    table = columns(tokens)
    words = pd.Series(table.words)
    shown = ((words.str.len() >= shortest) & ~words.isin(list(drop))).to_numpy("bool", copy=True)
    shown &= np.bincount(table.token, minlength=len(words)) >= minimum
    rule = rule_of(tokens, lang)
    shown[shown] = [kind_of(word, lang=rule) == "word" for word in words[shown]]
    pairs = _pairs_above_chance(table, shown, minimum)
    first, second = (words.iloc[pairs[side]].reset_index(drop=True) for side in ("first", "second"))
    listed = pd.DataFrame(
        {"phrase": first + " " + second, "n": pairs["n"], "first_n": pairs["n_first"], "second_n": pairs["n_second"]}
    )
    return listed[~listed["phrase"].isin(list(known))].sort_values(
        ["n", "phrase"], ascending=[False, True], ignore_index=True
    )


def _pairs_above_chance(table: Columns, shown: NDArray[np.bool_], minimum: int) -> pd.DataFrame:
    """Return the pairs with PMI > 0: the numbers of their words, their counts and those of their words."""
    n = np.bincount(table.token, minlength=len(shown))
    # A word that is rarer than the minimum is in no pair that reaches it.
    words = np.flatnonzero(shown & (n >= minimum))
    number = np.full(len(shown), -1, "int64")
    number[words] = np.arange(len(words))
    # Where half the memory holds a pair it is taken: a million comments have seventeen million pairs.
    kind = "uint32" if len(words) ** 2 <= 2**32 else "int64"
    keys = []
    for start in range(0, len(table.token), SLICE):
        # One row more than the slice has: the second word of its last pair.
        rows = slice(start, start + SLICE + 1)
        code = number[table.token[rows]]
        at = (np.diff(table.doc[rows]) == 0) & (np.diff(table.position[rows]) == 1) & (code[:-1] >= 0) & (code[1:] >= 0)
        keys.append((code[:-1][at] * len(words) + code[1:][at]).astype(kind))
    key, together = np.unique(np.concatenate([*keys, number[:0].astype(kind)]), return_counts=True)
    key, together = key[together >= minimum], together[together >= minimum]
    first, second = (words[each] for each in np.divmod(key.astype("int64"), max(len(words), 1)))
    # PMI > 0 is n · N > n1 · n2, which whole numbers decide exactly.
    above = together * len(table.token) > n[first] * n[second]
    pairs = {"first": first, "second": second, "n": together, "n_first": n[first], "n_second": n[second]}
    return pd.DataFrame(pairs)[above].sort_values(
        ["n", "first", "second"], ascending=[False, True, True], ignore_index=True
    )


def _associations(pairs: pd.DataFrame, total: int, measures: Sequence[Measure]) -> dict[str, NDArray[np.float64]]:
    # Importing nltk takes seconds; only this function pays for it.
    from nltk.metrics.association import BigramAssocMeasures

    def npmi(n: int, words: tuple[int, int], total: int) -> float:
        pmi: float = BigramAssocMeasures.pmi(n, words, total)
        return pmi / -log2(n / total)

    scores = {
        "pmi": BigramAssocMeasures.pmi, "npmi": npmi, "g2": BigramAssocMeasures.likelihood_ratio,
        "t": BigramAssocMeasures.student_t,
    }  # fmt: skip
    margins = [*zip(pairs["n"].tolist(), zip(pairs["n_first"].tolist(), pairs["n_second"].tolist(), strict=True),
                    strict=True)]  # fmt: skip
    return {
        measure: np.array([scores[measure](n, words, total) for n, words in margins], "float64") for measure in measures
    }


def _no_measure(name: str) -> Problem:
    listed = ", ".join(get_args(Measure))
    return Problem(
        "collocations",
        Bilingual(f"salah satu ukuran ({listed})", f"one of the measures ({listed})"),
        Bilingual("Perbaiki measures=.", "Mend measures=."),
        value=name,
    )
