"""The tokens table: one row a token, words kept whole as the language writes them, positions never renumbered."""

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from casestudy.errors import Bilingual, CaseError, Language, Problem
from casestudy.text import fast
from casestudy.text.patterns import SLICE, columns, find_patterns, is_rising, rows_with


def tokenize(
    texts: pd.DataFrame,
    *,
    doc: str = "doc",
    text: str = "text",
    lang: Language = "id",
    progress: Callable[[int, int], None] | None = None,
) -> pd.DataFrame:
    """Return the tokens of each text in order.

    Reduplications (``hak-hak``), clitics (``KPK-nya``), amounts and hashtags are one token each; letters are
    lower-cased. Nothing is removed. Punctuation that ends a run of words is no token but takes a position, so that
    neighbours in the table are neighbours in a run. Several rows of one document continue its positions.

    Parameters
    ----------
    texts : pandas.DataFrame
        One row a text; a missing text has no tokens.
    doc, text : str
        The columns that name the document and hold the text.
    lang : {"id", "en"}
        Whose rule: what a number may end with, and whether letters with points (``U.S.``) are one word.
    progress : callable, optional
        Is told how many texts have been read, and of how many. A million comments take a few seconds.

    Returns
    -------
    pandas.DataFrame
        ``doc`` (Categorical), ``position`` (int32, from 0 in each document), ``token`` (Categorical, its categories
        the sorted vocabulary). `lang` is kept in the table's ``attrs``, for those who look into the texts again.

    Raises
    ------
    CaseError
        Where a column is missing, or a row names no document.

    Examples
    --------
    >>> table = tokenize(pd.DataFrame({"doc": ["a"], "text": ["Hak-hak warga, KPK-nya!"]}))
    >>> table[["position", "token"]].to_records(index=False).tolist()
    [(0, 'hak-hak'), (1, 'warga'), (3, 'kpk-nya')]
    """
    docs = _documents(texts, doc, text)
    found = fast.find_tokens(texts[text], lang=lang, progress=progress)
    first = first_positions(docs.codes, found.places)
    position = found.place + np.repeat(first, found.tokens) if first.any() else found.place
    table = pd.DataFrame(
        {
            "doc": pd.Categorical.from_codes(np.repeat(docs.codes, found.tokens), docs.categories),
            "position": position,
            "token": pd.Categorical.from_codes(found.token, pd.Index(found.vocabulary, dtype="str")),
        },
        copy=False,
    )
    table.attrs["lang"] = lang
    return table


def token_spans(texts: pd.DataFrame, *, doc: str = "doc", text: str = "text", lang: Language = "id") -> pd.DataFrame:
    """Return where each token of `tokenize` stands in its text.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``position`` as in `tokenize`; ``row`` the index label in `texts`; ``start``, ``end`` code points,
        end exclusive.

    Examples
    --------
    >>> token_spans(pd.DataFrame({"doc": ["a"], "text": ["Hak-hak warga"]}))[["start", "end"]].values.tolist()
    [[0, 7], [8, 13]]
    """
    docs = _documents(texts, doc, text)
    found = fast.find_tokens(texts[text], lang=lang, spans=True)
    first = first_positions(docs.codes, found.places)
    return pd.DataFrame(
        {
            "doc": pd.Categorical.from_codes(np.repeat(docs.codes, found.tokens), docs.categories),
            "position": found.place + np.repeat(first, found.tokens),
            "row": texts.index.repeat(found.tokens),
            "start": found.start,
            "end": found.end,
        }
    )


def remove_words(tokens: pd.DataFrame, words: Collection[str]) -> pd.DataFrame:
    """Return the tokens without the listed words, whose positions stay empty.

    Words on both sides of a removed one do not become neighbours.

    Examples
    --------
    >>> table = tokenize(pd.DataFrame({"doc": ["a"], "text": ["warga dan humas"]}))
    >>> remove_words(table, {"dan"})[["position", "token"]].values.tolist()
    [[0, 'warga'], [2, 'humas']]
    """
    token = tokens["token"].astype("category").array
    rows = rows_with(token.codes, ~token.categories.isin(list(words)))
    kept = _recode(token.codes[rows], token.categories.tolist())
    return tokens.iloc[rows].reset_index(drop=True).assign(token=kept)


def replace_words(tokens: pd.DataFrame, forms: Mapping[str, str]) -> pd.DataFrame:
    """Return the tokens with each listed word replaced by its form; a form with a space stays one token.

    Examples
    --------
    >>> table = tokenize(pd.DataFrame({"doc": ["a"], "text": ["walikota yg baru"]}))
    >>> replace_words(table, {"walikota": "wali kota", "yg": "yang"})["token"].tolist()
    ['wali kota', 'yang', 'baru']
    """
    token = tokens["token"].astype("category").array
    return tokens.assign(token=_recode(token.codes, [forms.get(word, word) for word in token.categories]))


def join_phrases(tokens: pd.DataFrame, phrases: Iterable[str]) -> pd.DataFrame:
    """Return the tokens with each phrase of two or more words as one token at its first word's position.

    The further words of the phrase leave their positions empty. Longer phrases go first; a word belongs to one
    phrase at most, the leftmost. A token that is a unit already, such as ``wali kota`` for ``walikota``, may be part
    of a longer phrase.

    Examples
    --------
    >>> table = tokenize(pd.DataFrame({"doc": ["a"], "text": ["wali kota baru"]}))
    >>> join_phrases(table, ["wali kota"])[["position", "token"]].values.tolist()
    [[0, 'wali kota'], [2, 'baru']]
    """
    split = {tuple(phrase.split()) for phrase in phrases}
    listed = [" ".join(words) for words in sorted(split, key=lambda words: (-len(words), words)) if len(words) > 1]
    table = columns(tokens)
    found = find_patterns(table, listed, wildcards=False)
    code = table.token.astype("int32")
    used = np.zeros(len(code), "bool")
    kept = np.ones(len(code), "bool")
    edges = np.searchsorted(found.pattern, np.arange(len(listed) + 1))
    for number, (low, high) in enumerate(pairwise(edges.tolist())):
        first, last = _apart(found.first[low:high], found.last[low:high], used)
        for step in range(int((last - first).max(initial=-1)) + 1):
            further = np.minimum(first + step, last)
            used[further] = True
            kept[further] = further == first
        code[first] = len(table.words) + number
    whole = tokens if len(tokens) == len(code) else tokens.dropna(subset=["doc", "token"])
    return whole[kept].reset_index(drop=True).assign(token=_recode(code[kept], [*table.words, *listed]))


def _apart(
    first: NDArray[np.intp], last: NDArray[np.intp], used: NDArray[np.bool_]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the matches of several words that share no word with an earlier phrase, nor with one another."""
    free = np.ones(len(first), "bool")
    for step in range(int((last - first).max(initial=-1)) + 1):
        free &= ~used[np.minimum(first + step, last)]
    first, last = first[free], last[free]
    if (first[1:] > last[:-1]).all():
        return first, last
    chosen = []
    end = -1
    for number, (start, stop) in enumerate(zip(first.tolist(), last.tolist(), strict=True)):
        if start > end:
            chosen.append(number)
            end = stop
    return first[chosen], last[chosen]


def _documents(texts: pd.DataFrame, doc: str, text: str) -> "pd.Categorical[str]":
    missing = [name for name in (doc, text) if name not in texts]
    if missing:
        raise CaseError([_no_column(name, texts) for name in missing])
    names = texts[doc].astype("str")
    if names.isna().any():
        raise CaseError([_no_document(doc, row) for row in np.flatnonzero(names.isna()).tolist()])
    if not is_rising(names):
        return pd.Categorical(names)
    # Texts that are documents of their own, in order, as most are: numbering them is no search.
    together = fast.as_arrow(names).combine_chunks().to_pandas()
    return pd.Categorical.from_codes(np.arange(len(names), dtype="int32"), pd.Index(together, dtype="str"))


def first_positions(docs: NDArray[np.int32], places: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the position in its document at which each text begins, from its document and how many it takes.

    Rows of one document are kept one position apart: a turn's last word and the next turn's first are no pair.

    Examples
    --------
    >>> first_positions(np.array([0, 1, 0], "int32"), np.array([2, 1, 3], "int32")).tolist()
    [0, 0, 3]
    """
    order = np.argsort(docs, kind="stable")
    lengths = places[order].astype("int64") + 1
    before = np.cumsum(lengths) - lengths
    begins = np.append(True, docs[order][1:] != docs[order][:-1])[: len(docs)]
    first = np.empty(len(docs), "int32")
    first[order] = before - np.repeat(before[begins], np.diff(np.append(np.flatnonzero(begins), len(docs))))
    return first


def _recode(codes: NDArray[np.int32], forms: list[str]) -> pd.Categorical:
    """Return words by their numbers in a list of forms, which may repeat; a missing word stays missing."""
    seen = np.zeros(len(forms) + 1, "bool")
    parts = [slice(first, first + SLICE) for first in range(0, len(codes), SLICE)]
    for part in parts:
        seen[codes[part]] = True
    used = sorted({forms[number] for number in np.flatnonzero(seen[:-1])})
    place = {form: number for number, form in enumerate(used)}
    recode = np.array([*(place.get(form, -1) for form in forms), -1], "int32")
    token = np.empty(len(codes), "int32")
    for part in parts:
        token[part] = recode[codes[part]]
    return pd.Categorical.from_codes(token, pd.Index(used, dtype="str"))


def _no_column(name: str, texts: pd.DataFrame) -> Problem:
    there = ", ".join(map(str, texts.columns))
    return Problem(
        "texts",
        Bilingual(f'kolom "{name}" (yang ada: {there})', f'a column "{name}" (there are: {there})'),
        Bilingual("Sebutkan kolomnya dengan doc= dan text=.", "Name the columns with doc= and text=."),
    )


def _no_document(column: str, row: int) -> Problem:
    return Problem(
        "texts",
        Bilingual("nama dokumen", "the name of a document"),
        Bilingual("Isi kolom itu di setiap baris.", "Fill the column in every row."),
        row=row + 2,
        column=column,
    )
