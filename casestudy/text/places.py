"""The way back from the tokens to the texts: where a word stands, in code points and lines."""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from casestudy.errors import Bilingual, CaseError, Language, Problem
from casestudy.text.fast import as_arrow, find_tokens
from casestudy.text.patterns import Columns
from casestudy.text.rules import fold
from casestudy.text.tokens import first_positions


class Places(NamedTuple):
    """Where words stand in the texts.

    `doc`, `row` (index label in the texts), `line` (of the text, from 1), `position`, `start`, `end` (code points, end
    exclusive); `text`, the whole of it, and the code points `left` and `right` between which some words on each side
    stand.
    """

    doc: pd.Series
    row: pd.Index
    line: NDArray[np.int64]
    position: NDArray[np.int32]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    text: NDArray[np.object_]
    left: NDArray[np.int32]
    right: NDArray[np.int32]

    def columns(self) -> dict[str, Any]:
        """Return what a table shows of them, by name.

        Examples
        --------
        >>> from casestudy.text.patterns import columns
        >>> from casestudy.text.tokens import tokenize
        >>> texts = pd.DataFrame({"doc": ["a"], "text": ["satu dua tiga"]})
        >>> rows = np.array([1])
        >>> list(place_rows(columns(tokenize(texts)), rows, rows, texts).columns())
        ['doc', 'row', 'line', 'position', 'start', 'end']
        """
        return dict(zip(self._fields[:6], self, strict=False))


def place_rows(
    table: Columns,
    first: NDArray[np.intp],
    last: NDArray[np.intp],
    texts: pd.DataFrame,
    *,
    window: int = 0,
    doc: str = "doc",
    text: str = "text",
    lang: Language = "id",
) -> Places:
    """Return where the words from one row of a tokens table to another stand in the texts.

    Only documents that hold one of the rows are read.

    Parameters
    ----------
    table : Columns
        The tokens.
    first, last : numpy.ndarray of int
        Of each place its first row and its last.
    texts, doc, text, lang
        As they were given to `casestudy.text.tokens.tokenize`.
    window : int
        How many words on each side to show.

    Raises
    ------
    CaseError
        Where the tokens are not those of the texts.

    Examples
    --------
    >>> from casestudy.text.patterns import columns
    >>> from casestudy.text.tokens import tokenize
    >>> texts = pd.DataFrame({"doc": ["a"], "text": ["satu dua tiga"]})
    >>> rows = np.array([1])
    >>> places = place_rows(columns(tokenize(texts)), rows, rows, texts)
    >>> places.start.tolist(), places.end.tolist()
    ([5], [8])
    """
    rows, docs, picked = _texts_of(table, first, texts, doc, text)
    spans = _spans(docs, picked, lang)
    written = picked.to_numpy("object")
    begin, stop = (_span_at(spans, table.doc[each], table.position[each]) for each in (first, last))
    if (begin < 0).any() or (stop < 0).any():
        raise CaseError(_other_texts())
    stop = _unit_ends(table, last, stop, spans, written)
    edges = np.searchsorted(spans.text, np.arange(len(written) + 1))
    number = spans.text[begin]
    left = np.maximum(begin - window, edges[number])
    right = np.minimum(stop + window, edges[number + 1] - 1)
    start = spans.start[begin]
    breaks = [each.count("\n", 0, at) for each, at in zip(written[number], start.tolist(), strict=True)]
    return Places(
        pd.Series(table.docs.take(table.doc[first]), dtype="str"),
        texts.index.take(rows[number]),
        np.array(breaks, "int64") + 1,
        table.position[first],
        start,
        spans.end[stop],
        written[number],
        spans.start[left],
        spans.end[right],
    )


class _Spans(NamedTuple):
    """The tokens of some texts: the number of the text and of its document, the position, the code points."""

    text: NDArray[np.intp]
    doc: NDArray[np.int32]
    position: NDArray[np.int32]
    start: NDArray[np.int32]
    end: NDArray[np.int32]


def _texts_of(
    table: Columns, tokens: NDArray[np.intp], texts: pd.DataFrame, doc: str, text: str
) -> tuple[NDArray[np.intp], NDArray[np.int32], pd.Series]:
    """Return the rows, the documents' numbers and the texts of the documents that hold some tokens."""
    numbers = np.unique(table.doc[tokens])
    names = pd.Index(texts[doc].astype("str"))
    # Where each text is a document of its own, in the order of their names, the numbers are those of the texts.
    one_each = names.equals(table.docs)
    rows = numbers.astype("intp") if one_each else np.flatnonzero(names.isin(table.docs[numbers]))
    docs = numbers if one_each else numbers[table.docs[numbers].get_indexer(names[rows])]
    mentioned = np.zeros(len(texts), "bool")
    mentioned[rows] = True
    # Arrow picks texts where they lie; pandas would first copy all of them into one piece of memory.
    return rows, docs, as_arrow(texts[text]).filter(pa.array(mentioned)).combine_chunks().to_pandas()


def _spans(docs: NDArray[np.int32], texts: pd.Series, lang: Language) -> _Spans:
    found = find_tokens(texts, lang=lang, spans=True)
    text = np.repeat(np.arange(len(texts)), found.tokens)
    position = found.place + first_positions(docs, found.places)[text]
    return _Spans(text, docs[text], position, found.start, found.end)


def _span_at(spans: _Spans, doc: NDArray[np.int32], position: NDArray[np.int32]) -> NDArray[np.intp]:
    """Return the number of the span at each position of a document, -1 where the texts have none."""
    sought = (doc.astype("int64") << 32) + position
    keys = (spans.doc.astype("int64") << 32) + spans.position
    order = np.append(np.argsort(keys, kind="stable"), -1)
    keys = np.append(keys, -1)
    at = order[np.searchsorted(keys[order[:-1]], sought)]
    return np.where(keys[at] == sought, at, -1)


def _unit_ends(
    table: Columns, last: NDArray[np.intp], stop: NDArray[np.intp], spans: _Spans, written: NDArray[np.object_]
) -> NDArray[np.intp]:
    """Return the span with which each match ends, also where its last token is a unit of several words.

    A unit that was joined left the positions of its further words empty. One that replaced another spelling
    (``walikota``) did not, unless the words after it were removed; so the spelling is looked at too.
    """
    words = table.words.take(table.token[last]).tolist()
    further = np.array([word.count(" ") for word in words], "int64")
    for at in np.flatnonzero(further).tolist():
        spelt = written[spans.text[stop[at]]][spans.start[stop[at]] : spans.end[stop[at]]]
        if fold(spelt).replace("-", "") == words[at].replace(" ", ""):
            further[at] = 0
    after = np.minimum(last + 1, len(table.token) - 1)
    gap = np.where(table.doc[after] == table.doc[last], table.position[after] - table.position[last] - 1, further)
    further = np.where(after > last, np.minimum(further, gap), further)
    for step in range(1, int(further.max(initial=0)) + 1):
        then = np.minimum(stop + 1, len(spans.text) - 1)
        next_to = (spans.text[then] == spans.text[stop]) & (spans.position[then] == spans.position[stop] + 1)
        joins = (further >= step) & next_to
        stop = np.where(joins, then, stop)
    return stop


def _other_texts() -> Problem:
    return Problem(
        "tokens",
        Bilingual("kata-kata dari teks yang diberikan", "the words of the texts that are given"),
        Bilingual(
            "Berikan tabel teks, kolom, dan lang yang sama seperti kepada tokenize.",
            "Give the same table of texts, columns and lang as to tokenize.",
        ),
    )
