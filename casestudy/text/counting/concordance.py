"""Words in their context and in their place: every occurrence as written, and the way back to its line."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from casestudy.errors import Bilingual, CaseError, Language, Problem
from casestudy.text.fast import as_arrow
from casestudy.text.patterns import Columns, columns, find_patterns
from casestudy.text.rules import fold, rule_of
from casestudy.text.tokens import token_spans


def kwic(
    tokens: pd.DataFrame,
    texts: pd.DataFrame,
    pattern: str,
    *,
    window: int = 5,
    doc: str = "doc",
    text: str = "text",
    lang: Language | None = None,
) -> pd.DataFrame:
    """Return one row for each occurrence of a word or phrase.

    Parameters
    ----------
    tokens : pandas.DataFrame
        `casestudy.text.tokens.tokenize` of `texts`, also with words removed, replaced or joined.
    texts : pandas.DataFrame
        The table that was tokenised.
    pattern : str
        A word, or several that stand next to each other; ``*`` stands for any characters, as in ``deklarasi*``, and
        ``?`` for one.
    window : int
        How many tokens to show on each side, within the same text.
    doc, text : str
        As they were given to `tokenize`.
    lang : {"id", "en"}, optional
        By default that of the tokens.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``row`` (index label in `texts`), ``line`` (of the text, from 1), ``position``, ``start``, ``end``
        (code points in the text), ``before``, ``match``, ``after`` (as written), in the order of the documents.

    Raises
    ------
    CaseError
        Where the tokens are not those of the texts.

    Examples
    --------
    >>> from casestudy.text.tokens import tokenize
    >>> texts = pd.DataFrame({"doc": ["a"], "text": ["Isi Deklarasi antikorupsi itu jelas."]})
    >>> kwic(tokenize(texts), texts, "deklarasi*", window=1)[["before", "match", "after"]].values.tolist()
    [['Isi', 'Deklarasi', 'antikorupsi']]
    """
    table = columns(tokens)
    found = find_patterns(table, [fold(pattern)])
    placed = place_rows(table, found.first, found.last, texts, window=window, doc=doc, text=text,
                        lang=rule_of(tokens, lang))  # fmt: skip
    written = zip(placed.pop("text"), *(placed[name] for name in ("left", "start", "end", "right")), strict=True)
    lines = [(_line(each[left:start]), each[start:end], _line(each[end:right]))
             for each, left, start, end, right in written]  # fmt: skip
    context = pd.DataFrame(lines, columns=["before", "match", "after"], dtype="str")
    return pd.concat([placed.drop(columns=["left", "right"]), context], axis=1)


def occurrences(
    tokens: pd.DataFrame,
    texts: pd.DataFrame,
    words: str | Iterable[str],
    *,
    doc: str = "doc",
    text: str = "text",
    lang: Language | None = None,
) -> pd.DataFrame:
    """Return where words stand in the texts: the rows behind a count.

    Parameters
    ----------
    tokens : pandas.DataFrame
        `casestudy.text.tokens.tokenize` of `texts`, also standardised or with words removed. A word that was
        replaced stands where its spelling is written; a unit that was joined, from its first word to its last.
    texts : pandas.DataFrame
        The table that was tokenised.
    words : str or iterable of str
        Words, phrases or patterns, as for `kwic`.
    doc, text : str
        As they were given to `tokenize`.
    lang : {"id", "en"}, optional
        By default that of the tokens.

    Returns
    -------
    pandas.DataFrame
        ``word`` (as it was asked for), ``doc``, ``row`` (index label in `texts`), ``line`` (of the text, from 1),
        ``position``, ``start``, ``end`` (code points in the text, end exclusive), by word in the order in which they
        were asked for, then in the order of the documents.

    Raises
    ------
    CaseError
        Where the tokens are not those of the texts.

    Examples
    --------
    >>> from casestudy.text.tokens import replace_words, tokenize
    >>> texts = pd.DataFrame({"doc": ["a"], "text": ["Walikota hadir"]})
    >>> tokens = replace_words(tokenize(texts), {"walikota": "wali kota"})
    >>> occurrences(tokens, texts, ["wali kota"])[["word", "start", "end"]].values.tolist()
    [['wali kota', 0, 8]]
    """
    table = columns(tokens)
    asked = pd.Series([words] if isinstance(words, str) else list(words), dtype="str")
    found = find_patterns(table, [fold(word) for word in asked])
    placed = place_rows(table, found.first, found.last, texts, doc=doc, text=text, lang=rule_of(tokens, lang))
    placed.insert(0, "word", asked.iloc[found.pattern].reset_index(drop=True))
    return placed.drop(columns=["text", "left", "right"])


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
) -> pd.DataFrame:
    """Return where the words from one row of a tokens table to another stand in the texts.

    Only documents that hold one of the rows are read.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``row``, ``line``, ``position``, ``start``, ``end`` as in `occurrences`, ``text`` and the code points
        ``left`` and ``right`` between which `window` words on each side stand.

    Examples
    --------
    >>> from casestudy.text.tokens import tokenize
    >>> texts = pd.DataFrame({"doc": ["a"], "text": ["satu dua tiga"]})
    >>> rows = np.array([1])
    >>> place_rows(columns(tokenize(texts)), rows, rows, texts)[["doc", "start", "end"]].values.tolist()
    [['a', 5, 8]]
    """
    numbers, number = np.unique(table.doc[first], return_inverse=True)
    names = texts[doc].astype("str")
    # Where each text is a document of its own, in the order of their names, the numbers are those of the texts.
    one_each = pd.Index(names).equals(table.docs)
    mentioned = np.zeros(len(texts), "bool")
    mentioned[numbers if one_each else np.flatnonzero(names.isin(table.docs[numbers]))] = True
    # Arrow picks texts where they lie; pandas would first copy all of them into one piece of memory.
    picked = as_arrow(texts[text]).filter(pa.array(mentioned)).combine_chunks().to_pandas()
    spans = token_spans(pd.DataFrame({"doc": names[mentioned].array, "text": picked}), lang=lang)
    written = picked.to_numpy(dtype="object")
    row, start, end = (spans[name].to_numpy() for name in ("row", "start", "end"))
    same = spans["doc"].cat.categories.get_indexer(table.docs[numbers])[number]
    begin, stop = (_span_at(spans, same, table.position[rows]) for rows in (first, last))
    if (begin < 0).any() or (stop < 0).any():
        raise CaseError(_other_texts())
    stop = _unit_ends(table, last, stop, spans, written)
    edges = np.searchsorted(row, np.arange(len(written) + 1))
    left = np.maximum(begin - window, edges[row[begin]])
    right = np.minimum(stop + window, edges[row[begin] + 1] - 1)
    whole = written[row[begin]]
    breaks = [each.count("\n", 0, at) for each, at in zip(whole, start[begin].tolist(), strict=True)]
    return pd.DataFrame(
        {
            "doc": pd.Series(table.docs.take(table.doc[first]), dtype="str"),
            "row": texts.index[mentioned].take(row[begin]),
            "line": np.array(breaks, "int64") + 1,
            "position": table.position[first],
            "start": start[begin],
            "end": end[stop],
            "text": whole,
            "left": start[left],
            "right": end[right],
        }
    )


def _span_at(spans: pd.DataFrame, doc: NDArray[np.intp], position: NDArray[np.int32]) -> NDArray[np.intp]:
    """Return the number of the span at each position of a document, -1 where the texts have none."""
    sought = (doc.astype("int64") << 32) + position
    keys = (spans["doc"].cat.codes.to_numpy("int64") << 32) + spans["position"].to_numpy("int64")
    order = np.append(np.argsort(keys, kind="stable"), -1)
    keys = np.append(keys, -1)
    at = order[np.searchsorted(keys[order[:-1]], sought)]
    return np.where(keys[at] == sought, at, -1)


def _unit_ends(
    table: Columns, last: NDArray[np.intp], stop: NDArray[np.intp], spans: pd.DataFrame, written: NDArray[np.object_]
) -> NDArray[np.intp]:
    """Return the span with which each match ends, also where its last token is a unit of several words.

    A unit that was joined left the positions of its further words empty. One that replaced another spelling
    (``walikota``) did not, unless the words after it were removed; so the spelling is looked at too.
    """
    words = [table.words[number] for number in table.token[last]]
    row, position, start, end = (spans[name].to_numpy() for name in ("row", "position", "start", "end"))
    further = np.array([word.count(" ") for word in words], "int64")
    for at in np.flatnonzero(further).tolist():
        spelt = written[row[stop[at]]][start[stop[at]] : end[stop[at]]]
        if fold(spelt).replace("-", "") == words[at].replace(" ", ""):
            further[at] = 0
    after = np.minimum(last + 1, len(table.token) - 1)
    gap = np.where(table.doc[after] == table.doc[last], table.position[after] - table.position[last] - 1, further)
    further = np.where(after > last, np.minimum(further, gap), further)
    for step in range(1, int(further.max(initial=0)) + 1):
        then = np.minimum(stop + 1, len(row) - 1)
        joins = (further >= step) & (row[then] == row[stop]) & (position[then] == position[stop] + 1)
        stop = np.where(joins, then, stop)
    return stop


def _line(written: str) -> str:
    return " ".join(written.split())


def _other_texts() -> Problem:
    return Problem(
        "tokens",
        Bilingual("kata-kata dari teks yang diberikan", "the words of the texts that are given"),
        Bilingual(
            "Berikan tabel teks, kolom, dan lang yang sama seperti kepada tokenize.",
            "Give the same table of texts, columns and lang as to tokenize.",
        ),
    )
