"""Patterns: words and phrases with wildcards, read against the vocabulary and then followed through the tokens."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow.compute as pc
from numpy.typing import NDArray

from casestudy.text.fast import as_arrow

#: Rows of a table that are looked at together, few enough to stay in a processor's cache.
SLICE = 1 << 16
#: Fewer patterns than these are few.
FEW = 20
_WILDCARDS = {"*": "[^ ]*", "?": "[^ ]"}


class Columns(NamedTuple):
    """A tokens table as arrays: the numbers of documents and words, the positions, the names behind the numbers.

    `words` is sorted, so that words in the order of their numbers stand in the alphabet.
    """

    doc: NDArray[np.int32]
    position: NDArray[np.int32]
    token: NDArray[np.int32]
    docs: pd.Index
    words: pd.Index


class Matches(NamedTuple):
    """Where patterns match: the number of the pattern, and the first and the last row of the tokens it takes up."""

    pattern: NDArray[np.intp]
    first: NDArray[np.intp]
    last: NDArray[np.intp]


def columns(tokens: pd.DataFrame, *, missing: bool = False) -> Columns:
    """Return a tokens table as arrays; a row without a word or a document is left out.

    Tables that were put together, whose columns pandas no longer holds as categories, count as well.

    Parameters
    ----------
    tokens : pandas.DataFrame
        From `casestudy.text.tokens.tokenize`.
    missing : bool
        Whether to leave such rows in, with -1 for what is missing: no pattern matches them, and to look for them
        takes longer than to look for a word.

    Examples
    --------
    >>> from casestudy.text.tokens import tokenize
    >>> columns(tokenize(pd.DataFrame({"doc": ["a"], "text": ["warga dan warga"]}))).token.tolist()
    [1, 0, 1]
    """
    doc, token = (_categories(tokens[name]) for name in ("doc", "token"))
    if not is_rising(token.cat.categories):
        token = token.cat.reorder_categories(sorted(token.cat.categories))
    docs, positions, numbers = doc.array.codes, tokens["position"].to_numpy(), token.array.codes
    if not missing and len(tokens) and min(docs.min(), numbers.min()) < 0:
        kept = (docs >= 0) & (numbers >= 0)
        docs, positions, numbers = docs[kept], positions[kept], numbers[kept]
    return Columns(docs, positions, numbers, doc.cat.categories, pd.Index(token.cat.categories, dtype="str"))


def _categories(column: pd.Series) -> pd.Series:
    # Also where nothing is to be done, `astype` looks through the whole column for missing words.
    return column if isinstance(column.dtype, pd.CategoricalDtype) else column.astype("category")


def is_rising(words: pd.Index | pd.Series) -> bool:
    """Return whether words stand in the alphabet, each once; Arrow compares them where they lie.

    Examples
    --------
    >>> [is_rising(pd.Index(words)) for words in (["dan", "warga"], ["warga", "dan"], ["dan", "dan"])]
    [True, False, False]
    """
    held = as_arrow(pd.Series(words))
    return bool(pc.all(pc.less(held[:-1], held[1:])).as_py())


def rows_with(numbers: NDArray[np.int32], wanted: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return the rows whose number is wanted; that of a missing word, -1, never is.

    Examples
    --------
    >>> rows_with(np.array([1, 0, 1], "int32"), np.array([False, True])).tolist()
    [0, 2]
    """
    only = int(wanted.argmax()) if np.count_nonzero(wanted) == 1 else None
    wanted = np.append(wanted, False)
    parts = [slice(first, first + SLICE) for first in range(0, len(numbers), SLICE)]
    # Comparing with one number is several times as fast as looking each one up.
    hits = (wanted.take(numbers[part]) if only is None else numbers[part] == only for part in parts)
    found = [np.flatnonzero(hit) + part.start for hit, part in zip(hits, parts, strict=True)]
    return np.concatenate(found or [np.zeros(0, "intp")])


def follows(table: Columns, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Return of each row whether the next row is its neighbour in the text.

    Examples
    --------
    >>> from casestudy.text.tokens import tokenize
    >>> table = columns(tokenize(pd.DataFrame({"doc": ["a"], "text": ["satu dua, tiga"]})))
    >>> follows(table, np.arange(3)).tolist()
    [True, False, False]
    """
    after = np.minimum(rows + 1, len(table.token) - 1)
    same = (table.doc[rows] == table.doc[after]) & (table.position[after] - table.position[rows] == 1)
    return np.asarray(same, "bool")


def find_patterns(table: Columns, patterns: Sequence[str], *, wildcards: bool = True) -> Matches:
    """Return every place where a pattern matches.

    Parameters
    ----------
    table : Columns
    patterns : sequence of str
        Each one word or several, with blanks between them, in the form in which words are counted
        (`casestudy.text.rules.fold`). ``*`` stands for any characters of a word, also none, ``?`` for one; a word
        of the vocabulary that itself holds such a sign stands for itself. The words stand next to each other: no
        boundary, no end of a text and no removed word lies between them. Of a unit of several words every word
        counts.
    wildcards : bool
        Whether ``*`` and ``?`` stand for other characters.

    Returns
    -------
    Matches
        By pattern, then by row. Matches of one pattern may overlap.

    Examples
    --------
    >>> from casestudy.text.tokens import tokenize
    >>> table = columns(tokenize(pd.DataFrame({"doc": ["a"], "text": ["Wali Kota, wali kelas"]})))
    >>> found = find_patterns(table, ["wali k*", "kota"])
    >>> found.pattern.tolist(), found.first.tolist(), found.last.tolist()
    ([0, 0, 1], [0, 2, 1], [1, 3, 1])
    """
    held = as_arrow(pd.Series(table.words))
    # A few words are looked up where they lie; for many the vocabulary is worth a list.
    words = held if len(patterns) < FEW else held.to_pylist()
    spaced = pc.indices_nonzero(pc.match_substring(held, " ")).to_pylist()
    units = {number: str(words[number]).split(" ") for number in spaced}
    steps = [_steps(words, units, pattern.split(), wildcards) for pattern in patterns]
    found = [_follow(table, start, each) for start, each in zip(_starts(table, steps), steps, strict=True)]
    number = np.repeat(np.arange(len(found)), [len(first) for first, _ in found])
    first, last = (np.concatenate([pair[n] for pair in found] or [np.zeros(0, "intp")]) for n in range(2))
    order = np.lexsort((first, number))
    return Matches(number[order], first[order], last[order])


#: What may stand at one place of a pattern: numbers of words, and how many places of the pattern each takes.
_Step = dict[int, int]


def _steps(words: Sequence[Any], units: dict[int, list[str]], pattern: list[str], wildcards: bool) -> list[_Step]:
    """Return the steps of a pattern, none where a word of it is not in the vocabulary."""
    alike = [_alike(words, word, wildcards) for word in pattern]
    steps = []
    for place, word in enumerate(pattern):
        step = dict.fromkeys(_matching(words, word, alike[place]), 1)
        for number, parts in units.items():
            rest = alike[place : place + len(parts)]
            if len(rest) == len(parts) and all(one.fullmatch(part) for one, part in zip(rest, parts, strict=True)):
                step[number] = len(parts)
        steps.append(step)
    reached = {0}
    for place, step in enumerate(steps):
        reached |= {place + width for width in step.values() if place in reached}
    return steps if len(steps) in reached else []


def _alike(words: Sequence[Any], word: str, wildcards: bool) -> re.Pattern[str]:
    at = bisect_left(words, word, key=str)
    literal = not wildcards or (at < len(words) and str(words[at]) == word)
    return re.compile("".join(re.escape(c) if literal else _WILDCARDS.get(c, re.escape(c)) for c in word), re.DOTALL)


def _matching(words: Sequence[Any], word: str, alike: re.Pattern[str]) -> list[int]:
    known = re.split(r"[*?]", word)[0]
    first = bisect_left(words, known, key=str)
    last = bisect_left(words, True, first, key=lambda other: not str(other).startswith(known))
    return [number for number, other in enumerate(words[first:last], first) if alike.fullmatch(str(other))]


def _starts(table: Columns, steps: Sequence[list[_Step]]) -> Iterator[NDArray[np.intp]]:
    """Yield the rows at which each pattern may start; the tokens are looked through once for all of them."""
    sought = [np.array(sorted(each[0]) if each else [], "intp") for each in steps]
    wanted = np.zeros(len(table.words), "bool")
    wanted[np.concatenate([*sought, np.zeros(0, "intp")])] = True
    rows = rows_with(table.token, wanted)
    rows = rows[table.doc[rows] >= 0]
    rows = rows[np.argsort(table.token[rows], kind="stable")]
    number = table.token[rows]
    for each in sought:
        ends = zip(np.searchsorted(number, each), np.searchsorted(number, each, side="right"), strict=True)
        yield np.concatenate([rows[:0], *(rows[low:high] for low, high in ends)])


def _follow(table: Columns, start: NDArray[np.intp], steps: list[_Step]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the first and the last rows of the places where the words of a pattern follow each other."""
    done = [(start[:0], start[:0])]
    waiting = [[(start, start)], *([] for _ in steps)]
    for place, step in enumerate(steps):
        # The last number stands for a missing word, whose number is -1.
        width = np.zeros(len(table.words) + 1, "intp")
        width[list(step)] = list(step.values())
        for first, row in waiting[place]:
            # Most rows have another word, which is told without a look at document and position.
            at = np.flatnonzero(width[table.token[row]])
            at = at if place == 0 else at[follows(table, row[at] - 1)]
            taken = width[table.token[row[at]]]
            for words in sorted(set(step.values())):
                here = at[taken == words]
                if place + words == len(steps):
                    done.append((first[here], row[here]))
                elif place + words < len(steps):
                    here = here[row[here] + 1 < len(table.token)]
                    waiting[place + words].append((first[here], row[here] + 1))
    return np.concatenate([pair[0] for pair in done]), np.concatenate([pair[1] for pair in done])
