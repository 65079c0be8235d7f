"""How often words occur, in groups of documents and in each document."""

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from casestudy.text.patterns import SLICE, Columns, columns

#: Up to so many pairs of group and word are counted in one array; beyond it they are sorted.
_DENSE = 1 << 23


class Cells(NamedTuple):
    """Cells of the table documents × words that are not 0: the numbers of document and word, and the occurrences."""

    doc: NDArray[Any]
    word: NDArray[Any]
    n: NDArray[np.int64]


def count_words(
    tokens: pd.DataFrame,
    *,
    by: Mapping[str, str] | pd.Series | None = None,
    drop: Collection[str] = (),
    docs: bool = True,
) -> pd.DataFrame:
    """Return how often each word occurs.

    Parameters
    ----------
    tokens : pandas.DataFrame
        From `casestudy.text.tokens.tokenize`.
    by : mapping or pandas.Series, optional
        Document to group, a Series by its index; documents that it lacks are left out. Without it there is one
        group, ``""``.
    drop : collection of str
        Words to leave out, such as stop words. Nothing is left out unless asked.
    docs : bool
        Whether to count documents as well, which takes most of the time where there are a million.

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
    table = columns(tokens)
    words = table.words
    group, names = _groups(table, by)
    # The number of the pair of a group and its first word, of each document.
    first = group * len(words)
    pairs = (len(names) + 1) * len(words)
    keys, n = _count((first[doc] + token for doc, token in _slices(table)), pairs)
    number, word = np.divmod(keys, max(len(words), 1))
    kept = np.flatnonzero((number < len(names)) & ~words.isin(list(drop))[word])
    # The keys are sorted and this is stable: words of one count stay in the alphabet.
    order = kept[np.lexsort((-n[kept], number[kept]))]
    counted = {
        "group": pd.Series(names.take(number[order]), dtype="str"),
        "word": pd.Series(words.take(word[order]), dtype="str"),
        "n": n[order],
    }
    if docs:
        held = _count((first[cells.doc] + cells.word for cells in document_cells(table)), pairs)[1]
        counted["docs"] = held[order]
    return pd.DataFrame(counted)


def document_counts(tokens: pd.DataFrame, words: Collection[str]) -> pd.DataFrame:
    """Return how often each of some words occurs in each document.

    Parameters
    ----------
    tokens : pandas.DataFrame
        From `casestudy.text.tokens.tokenize`.
    words : collection of str

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``word``, ``n``, ``total`` (all tokens of the document), by document and word; documents without the
        word have no row.

    Examples
    --------
    >>> from casestudy.text.tokens import tokenize
    >>> table = tokenize(pd.DataFrame({"doc": ["a", "b"], "text": ["warga dan warga", "humas"]}))
    >>> document_counts(table, ["warga", "humas"]).values.tolist()
    [['a', 'warga', 2, 3], ['b', 'humas', 1, 1]]
    """
    table = columns(tokens)
    vocabulary = table.words
    every = np.zeros(len(table.docs), "int64")
    total = np.bincount(table.doc, minlength=len(every))
    wanted = vocabulary.isin(list(words))
    parts = [[column[wanted[cells.word]] for column in cells] for cells in document_cells(table)]
    doc, word, n = (np.concatenate([part[k] for part in parts] or [every[:0]]) for k in range(3))
    order = np.lexsort((word, pd.Series(table.docs).rank().to_numpy()[doc]))
    return pd.DataFrame(
        {
            "doc": pd.Series(table.docs.take(doc[order]), dtype="str"),
            "word": pd.Series(vocabulary.take(word[order]), dtype="str"),
            "n": n[order],
            "total": total[doc[order]],
        }
    )


def document_cells(table: Columns) -> Iterator[Cells]:
    """Yield the cells of documents × words, each once, some documents at a time.

    Examples
    --------
    >>> from casestudy.text.tokens import tokenize
    >>> table = columns(tokenize(pd.DataFrame({"doc": ["a", "b"], "text": ["warga dan warga", "warga"]})))
    >>> [(cells.doc.tolist(), cells.word.tolist(), cells.n.tolist()) for cells in document_cells(table)]
    [([0, 0, 1], [0, 1, 1], [1, 2, 1])]
    """
    doc, token = table.doc, table.token
    starts = np.flatnonzero(np.append(True, doc[1:] != doc[:-1])[: len(doc)])
    if len(starts) > np.count_nonzero(np.bincount(doc)):
        order = np.argsort(doc, kind="stable")
        doc, token = doc[order], token[order]
        starts = np.flatnonzero(np.append(True, doc[1:] != doc[:-1]))
    bits = len(table.words).bit_length()
    edges = np.append(starts, len(doc))
    cuts = np.unique(edges[np.searchsorted(edges, np.arange(0, len(doc) + SLICE, SLICE).clip(max=len(doc)))])
    for first, last in pairwise(cuts.tolist()):
        key = (doc[first:last].astype("int64") << bits) + token[first:last]
        key.sort()
        at = np.flatnonzero(np.append(True, key[1:] != key[:-1]))
        yield Cells(key[at] >> bits, key[at] & ((1 << bits) - 1), np.diff(np.append(at, len(key))))


def _slices(table: Columns) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32]]]:
    for first in range(0, len(table.token), SLICE):
        yield table.doc[first : first + SLICE], table.token[first : first + SLICE]


def _groups(table: Columns, by: Mapping[str, str] | pd.Series | None) -> tuple[NDArray[np.int64], pd.Index]:
    """Return the number of each document's group, that after the last where it has none, and the groups' names."""
    if by is None:
        return np.zeros(len(table.docs), "int64"), pd.Index([""], dtype="str")
    by = by if isinstance(by, pd.Series) else pd.Series(dict(by))
    if not by.index.equals(table.docs):
        by = by[~by.index.duplicated(keep="last")].reindex(table.docs)
    numbered = pd.Categorical(by.astype("str"))
    numbers = numbered.codes.astype("int64")
    return np.where(numbers < 0, len(numbered.categories), numbers), numbered.categories


def _count(parts: Iterator[NDArray[np.int64]], size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return each key once, sorted, and how often it is there."""
    if size > _DENSE:
        return np.unique(np.concatenate(list(parts)), return_counts=True)
    times = np.zeros(size, "int64")
    for keys in parts:
        np.add.at(times, keys, 1)
    keys = np.flatnonzero(times)
    return keys, times[keys]
