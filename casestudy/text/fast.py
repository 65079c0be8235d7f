"""The fast path of tokenising: the rule runs once on every distinct run between blanks, the rest is integers.

A text is cut at blanks (U+0020), which no token and no boundary crosses; the one exception, the blank of an amount
(``Rp 500.000``), is no cut. Arrow numbers the runs, a megabyte of text at a time and on two threads, and what the rule
finds in a run is copied to all its occurrences. All other white space stays inside the runs, where it means what it
means to the rule.
"""

import re
from array import array
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from casestudy.errors import Language
from casestudy.text import rules

#: Bytes of text that are cut at once, few enough to stay in a processor's cache.
PIECE = 1 << 20
#: Marks that each end a run of words. By every rule letters, and any of these behind them, are one word.
MARKS = ".,;:!?"
#: What may stand before the blank of an amount: the `p` and the point of Rp., a dollar, the last bytes of ¥, £ and €.
_BEFORE_AMOUNT = np.isin(np.arange(256), [*b"pP.$", 0xA5, 0xA3, 0xAC])
#: What may stand after it: a digit of any script.
_AFTER_BLANK = np.isin(np.arange(256), [*b"0123456789", *range(128, 256)])
#: Stands between runs that are searched together: no token holds two blanks.
_GAP = "  "
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class _Runs(NamedTuple):
    """The runs of a piece of the texts.

    Its distinct ones, then their numbers among those of all pieces; each run as its number among the piece's own; how
    many each text has; where each starts in its text, in code points.
    """

    distinct: Any
    number: NDArray[np.int32]
    per_text: NDArray[np.int32]
    start: NDArray[np.int32]


def find_tokens(
    texts: pd.Series,
    *,
    lang: Language = "id",
    spans: bool = False,
    threads: int = 2,
    progress: Callable[[int, int], None] | None = None,
) -> rules.Found:
    """Return the tokens of each text, exactly as `casestudy.text.rules.find_tokens` does.

    Parameters
    ----------
    texts : pandas.Series of str
        A missing text has no tokens. Half a surrogate pair, which no file of text can hold, counts as U+FFFD.
    lang : {"id", "en"}
        Whose rule.
    spans : bool
        Whether to fill ``start`` and ``end``, which take time and room; otherwise they are empty.
    threads : int
        How many work at once. The result is the same for any number.
    progress : callable, optional
        Is told how many texts have been cut, and of how many.

    Returns
    -------
    casestudy.text.rules.Found

    Examples
    --------
    >>> found = find_tokens(pd.Series(["Hak-hak warga", None, "warga"]))
    >>> [found.vocabulary[number] for number in found.token], found.tokens.tolist()
    (['hak-hak', 'warga', 'warga'], [2, 0, 1])
    """
    pieces = list(_pieces(as_arrow(texts)))
    with ThreadPoolExecutor(threads) as pool:
        # One piece is worth no thread.
        each_of = pool.map if len(pieces) > 1 else map
        runs: list[_Runs] = []
        done = 0
        for cut in each_of(lambda piece: _cut(piece, spans), pieces):
            runs.append(cut)
            done += len(cut.per_text)
            if progress:
                progress(done, len(texts))
        distinct = pa.chunked_array([each.distinct for each in runs], pa.large_string())
        united = distinct.combine_chunks().dictionary_encode()
        numbers = np.split(united.indices.to_numpy(), np.cumsum([len(each.distinct) for each in runs])[:-1])
        runs = [each._replace(distinct=own) for each, own in zip(runs, numbers, strict=False)]
        return _spread(runs, _find_in_runs(united.dictionary, lang), spans, each_of)


def as_arrow(texts: pd.Series) -> Any:
    """Return texts as Arrow holds them, missing ones empty.

    Examples
    --------
    >>> as_arrow(pd.Series(["satu", None])).to_pylist()
    ['satu', '']
    """
    if texts.dtype == "object":
        texts = texts.map(lambda text: _LONE_SURROGATE.sub("\ufffd", text) if isinstance(text, str) else text)
    column = pa.chunked_array(texts.astype("str"))
    return column.cast(pa.large_string()).fill_null("")


def _pieces(column: Any) -> Iterator[Any]:
    for chunk in column.chunks:
        offsets = _offsets(chunk)
        first = 0
        while first < len(chunk):
            last = max(int(np.searchsorted(offsets, offsets[first] + PIECE, side="right")) - 1, first + 1)
            yield chunk.slice(first, last - first)
            first = last


def _offsets(texts: Any) -> NDArray[np.int64]:
    return np.frombuffer(texts.buffers()[1], "int64", len(texts) + 1, 8 * texts.offset)


def _cut(texts: Any, spans: bool) -> _Runs:
    """Return the runs of some texts without copying one: a run is a stretch of the bytes that Arrow holds."""
    offsets = _offsets(texts)
    bytes_, low = texts.buffers()[2] or pa.py_buffer(b""), int(offsets[0])
    held = bytes_.slice(low, int(offsets[-1]) - low)
    data = np.frombuffer(held, "uint8") if held.size else np.zeros(0, "uint8")
    edges = (offsets - low).astype("int32")
    cut = data == ord(" ")
    cut[edges[:-1][edges[:-1] < edges[1:]]] = True
    cuts = np.flatnonzero(cut)
    starts = np.append(np.delete(cuts, _amounts(data, cuts, edges)), len(data)).astype("int32")
    encoded = pa.StringArray.from_buffers(len(starts) - 1, pa.py_buffer(starts), held).dictionary_encode()
    runs = encoded.dictionary.cast(pa.large_string()), encoded.indices.to_numpy()
    per_text = np.diff(np.searchsorted(starts[:-1], edges)).astype("int32")
    if not spans:
        return _Runs(*runs, per_text, starts[:0])
    # Bytes that continue a letter are no code point of their own.
    points = _edges((data & 0xC0) != 0x80)
    return _Runs(*runs, per_text, points[starts[:-1]] - np.repeat(points[edges[:-1]], per_text))


def _amounts(data: NDArray[np.uint8], cuts: NDArray[np.intp], edges: NDArray[np.int32]) -> NDArray[np.intp]:
    """Return which of the cuts are blanks of amounts, as in ``Rp 500.000``."""
    at = np.flatnonzero(_AFTER_BLANK.take(data.take(cuts + 1, mode="clip")))
    at = at[(data[cuts[at]] == ord(" ")) & _BEFORE_AMOUNT[data[cuts[at] - 1]]]
    # What stands before the first blank of a text is in another text.
    first = np.searchsorted(edges, cuts[at]) < np.searchsorted(edges, cuts[at], side="right")
    return np.asarray(at[~first], "intp")


def _find_in_runs(runs: Any, lang: Language) -> rules.Found:
    """Return the tokens of each run, of which the rule is asked only about those that are no plain words."""
    bare = pc.ascii_ltrim(runs, " ")
    word = pc.ascii_rtrim(bare, MARKS)
    is_word = pc.ascii_is_alpha(word)
    plain = is_word.to_numpy(zero_copy_only=False)
    whole, marked, length = (pc.binary_length(each).to_numpy()[plain] for each in (runs, bare, word))
    tokens, bounds, forms, place, start, end = _search(runs.filter(pc.invert(is_word)).to_pylist(), lang)
    of_run = np.array([plain, plain], "int32")
    of_run[1, plain] = marked > length
    of_run[:, ~plain] = tokens, bounds
    order = np.argsort(np.append(np.flatnonzero(plain), np.repeat(np.flatnonzero(~plain), tokens)), kind="stable")
    token, vocabulary = _number(pa.concat_arrays([pc.ascii_lower(word.filter(is_word)), forms]))
    place = np.append(np.zeros_like(whole), place)
    start, end = np.append(whole - marked, start), np.append(whole - marked + length, end)
    token, place, start, end = (each[order].astype("int32") for each in (token, place, start, end))
    return rules.Found(of_run[0], of_run.sum(axis=0, dtype="int32"), token, place, start, end, vocabulary)


def _search(
    runs: list[str], lang: Language
) -> tuple[NDArray[Any], NDArray[Any], Any, NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Return how many tokens and boundaries each run has; of each token its form, its place, its start and its end.

    The rule goes once through all runs, side by side.
    """
    words: list[str] = []
    begins, marks = array("i"), array("i")
    for match in rules.pieces(lang).finditer(_GAP.join(runs)):
        if match.lastgroup == "boundary":
            marks.append(match.start())
        else:
            words.append(match[0])
            begins.append(match.start())
    folded = {word: rules.fold(word) for word in words}
    begin, mark = np.array(begins, "int32"), np.array(marks, "int32")
    origin = _edges(np.fromiter(map(len, runs), "int32", len(runs)) + len(_GAP))
    tokens, bounds = (np.diff(np.searchsorted(each, origin)) for each in (begin, mark))
    run = np.repeat(np.arange(len(runs)), tokens)
    place = np.arange(len(begin)) + np.searchsorted(mark, begin) - _edges(tokens + bounds)[run]
    start = begin - origin[run]
    end = start + np.fromiter(map(len, words), "int32", len(words))
    return tokens, bounds, pa.array(map(folded.__getitem__, words), pa.large_string()), place, start, end


def _number(forms: Any) -> tuple[NDArray[np.int32], list[str]]:
    """Return the number of each form in the vocabulary, and the vocabulary, sorted."""
    encoded = forms.dictionary_encode()
    order = pc.sort_indices(encoded.dictionary)
    rank = np.empty(len(order), "int32")
    rank[order.to_numpy()] = np.arange(len(order), dtype="int32")
    return rank[encoded.indices.to_numpy()], encoded.dictionary.take(order).to_pylist()


def _spread(runs: list[_Runs], found: rules.Found, spans: bool, each_of: Callable[..., Iterator[Any]]) -> rules.Found:
    """Return the tokens of the texts from those of their distinct runs."""
    totals = list(each_of(lambda each: int(found.tokens[each.distinct].take(each.number).sum()), runs))
    first = _edges(found.tokens)
    token, place = (np.empty(sum(totals), "int32") for _ in range(2))
    start, end = (np.empty(sum(totals) if spans else 0, "int32") for _ in range(2))

    def spread(each: _Runs, stop: int, total: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        here = slice(stop - total, stop)
        # What is known of the piece's own runs comes together first: it fits the processor's smallest cache.
        tokens, places, begin = (
            known[each.distinct].take(each.number) for known in (found.tokens, found.places, first)
        )
        token_edge, place_edge, text_edge = _edges(tokens), _edges(places), _edges(each.per_text)
        # Of each token its number among the tokens of the distinct runs.
        source = np.repeat(begin - token_edge[:-1], tokens) + np.arange(total, dtype="int32")
        before = place_edge[:-1] - np.repeat(place_edge[text_edge[:-1]], each.per_text)
        token[here] = found.token.take(source)
        place[here] = np.repeat(before, tokens) + found.place.take(source)
        if spans:
            begins = np.repeat(each.start, tokens)
            start[here], end[here] = begins + found.start.take(source), begins + found.end.take(source)
        return np.diff(token_edge[text_edge]), np.diff(place_edge[text_edge])

    lengths = list(each_of(spread, runs, np.cumsum(totals).tolist(), totals))
    tokens, places = (np.concatenate([part[n] for part in lengths] or [token[:0]]) for n in range(2))
    return rules.Found(tokens, places, token, place, start, end, found.vocabulary)


def _edges(lengths: NDArray[Any]) -> NDArray[np.int32]:
    edges = np.zeros(len(lengths) + 1, "int32")
    np.cumsum(lengths, dtype="int32", out=edges[1:])
    return edges
