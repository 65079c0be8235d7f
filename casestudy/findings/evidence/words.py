"""Where the words that were counted stand: the rows behind frequencies, keyness and collocations."""

from collections.abc import Mapping

import pandas as pd

from casestudy.findings.counting import Count
from casestudy.text.counting.concordance import occurrences

#: What the numbers of `casestudy.text.counting.frequencies.count_words` count among `word_rows`.
WORD_COUNTS = {"n": Count(by=("word",)), "docs": Count(by=("word",), once=("doc",))}
#: What the number of `casestudy.text.counting.collocations.collocations` counts among `pair_rows`.
COLLOCATIONS = {"n": Count(by=("first", "second"))}
#: What the other columns of these tables are computed from.
KEYNESS_COMPUTED = {name: ["n_target", "n_reference"] for name in
                    ("g2", "log_ratio", "log_ratio_low", "log_ratio_high")}  # fmt: skip


def keyness_counts(target: str, reference: str) -> dict[str, Count]:
    """Return what the numbers of `casestudy.text.counting.keyness.keyness` count among `word_rows` with groups.

    Examples
    --------
    >>> keyness_counts("before", "after")["n_reference"].where
    {'group': 'after'}
    """
    sides = {"n_target": target, "n_reference": reference}
    return {name: Count(by=("word",), where={"group": group}) for name, group in sides.items()}


def word_rows(
    tokens: pd.DataFrame, texts: pd.DataFrame, words: "pd.Series[str]", *, by: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """Return every occurrence of the words, at its place in the whole document.

    Parameters
    ----------
    tokens : pandas.DataFrame
        The tokens of `texts`, also standardised.
    texts : pandas.DataFrame
        ``doc``, ``text``; where a row is a part of its document, such as an answer, ``start`` is where it begins.
    words : pandas.Series
    by : mapping, optional
        Document to group; documents that it lacks are left out.

    Returns
    -------
    pandas.DataFrame
        ``word``, ``doc``, ``start``, ``end``, ``group`` (empty without `by`).

    Examples
    --------
    >>> from casestudy.text.tokens import tokenize
    >>> answers = pd.DataFrame({"doc": ["IK-1"], "text": ["Warga hadir."], "start": [20]})
    >>> word_rows(tokenize(answers), answers, pd.Series(["hadir"]))[["start", "end"]].values.tolist()
    [[26, 31]]
    """
    found = occurrences(tokens, texts, words)
    shift = found["row"].map(texts["start"]).astype("int64") if "start" in texts else 0
    docs = found["doc"].astype("str")
    group = pd.Series("", index=found.index, dtype="str") if by is None else docs.map(dict(by))
    placed = found.assign(doc=docs, start=found["start"] + shift, end=found["end"] + shift, group=group)
    return placed.loc[group.notna(), ["word", "doc", "start", "end", "group"]].reset_index(drop=True)


def pair_rows(tokens: pd.DataFrame, texts: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return every occurrence of neighbouring words, at its place in the whole document.

    Parameters
    ----------
    tokens, texts : pandas.DataFrame
        As in `word_rows`.
    pairs : pandas.DataFrame
        ``first``, ``second``; from `casestudy.text.counting.collocations.collocations`.

    Returns
    -------
    pandas.DataFrame
        ``first``, ``second``, ``doc``, ``start``, ``end``.

    Examples
    --------
    >>> from casestudy.text.tokens import tokenize
    >>> texts = pd.DataFrame({"doc": ["a"], "text": ["kerja sama, kerja keras"]})
    >>> pairs = pd.DataFrame({"first": ["kerja"], "second": ["sama"]})
    >>> pair_rows(tokenize(texts), texts, pairs)[["start", "end"]].values.tolist()
    [[0, 10]]
    """
    named = pairs[["first", "second"]].assign(word=pairs["first"] + " " + pairs["second"])
    rows = word_rows(tokens, texts, named["word"]).merge(named, on="word", validate="many_to_one")
    return rows[["first", "second", "doc", "start", "end"]]


def token_totals(tokens: pd.DataFrame, by: Mapping[str, str], group: str) -> pd.DataFrame:
    """Return the documents of a group with their number of tokens: what a total of keyness adds up.

    Examples
    --------
    >>> from casestudy.text.tokens import tokenize
    >>> texts = pd.DataFrame({"doc": ["a", "b"], "text": ["satu dua", "tiga"]})
    >>> token_totals(tokenize(texts), {"a": "x", "b": "y"}, "x").values.tolist()
    [['a', 2]]
    """
    sizes = tokens["doc"].astype("str").value_counts(sort=False).rename_axis("doc").rename("tokens").reset_index()
    return sizes[sizes["doc"].map(dict(by)) == group].sort_values("doc", ignore_index=True)
