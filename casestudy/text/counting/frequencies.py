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
    cells = document_cells(table) if docs else _single(table)
    keys, n, held = _add_up(((group[each.doc] * len(words) + each.word, each.n) for each in cells),
                            (len(names) + 1) * len(words))  # fmt: skip
    number, word = np.divmod(keys, max(len(words), 1))
    kept = np.flatnonzero((number < len(names)) & ~words.isin(list(drop))[word])
    # The keys are sorted and this is stable: words of one count stay in the alphabet.
    order = kept[np.lexsort((-n[kept], number[kept]))]
    counted = {
        "group": pd.Series(names.take(number[order]), dtype="str"),
        "word": pd.Series(words.take(word[order]), dtype="str"),
        "n": n[order],
    }
    return pd.DataFrame({**counted, "docs": held[order]} if docs else counted)


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


def _single(table: Columns) -> Iterator[Cells]:
    """Yield every token as a cell of its own."""
    for first in range(0, len(table.token), SLICE):
        token = table.token[first : first + SLICE]
        yield Cells(table.doc[first : first + SLICE], token, np.ones(len(token), "int64"))


def _groups(table: Columns, by: Mapping[str, str] | pd.Series | None) -> tuple[NDArray[np.int64], pd.Index]:
    """Return the number of each document's group, that after the last where it has none, and the groups' names."""
    if by is None:
        return np.zeros(len(table.docs), "int64"), pd.Index([""], dtype="str")
    by = by if isinstance(by, pd.Series) else pd.Series(dict(by))
    groups = by[~by.index.duplicated(keep="last")].reindex(table.docs).astype("str")
    numbered = pd.Categorical(groups)
    numbers = numbered.codes.astype("int64")
    return np.where(numbers < 0, len(numbered.categories), numbers), numbered.categories


def _add_up(
    parts: Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]], size: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return each key once, sorted, with the sum of its numbers and how many they are."""
    if size <= _DENSE:
        total, times = np.zeros(size, "int64"), np.zeros(size, "int64")
        for keys, numbers in parts:
            np.add.at(total, keys, numbers)
            np.add.at(times, keys, 1)
        keys = np.flatnonzero(times)
        return keys, total[keys], times[keys]
    pairs = list(parts)
    keys, numbers = (np.concatenate([pair[k] for pair in pairs]) for k in range(2))
    order = np.argsort(keys, kind="stable")
    keys, numbers = keys[order], numbers[order]
    first = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])[: len(keys)])
    return keys[first], np.add.reduceat(numbers, first), np.diff(np.append(first, len(keys)))
