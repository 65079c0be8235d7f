"""The tokens table: one row a token, words kept whole as Indonesian writes them, positions never renumbered."""

import re
from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

#: What is one token, in the order in which it is tried.
TOKEN = "|".join(
    [
        r"(?:https?://|www\.)\S*[^\s.,;:!?)\]}'\"’”]",  # address
        r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",  # e-mail
        r"[@#]\w+(?:\.\w+)*",  # mention, hashtag
        r"[Rr]p\.?\s?\d+(?:[.,]\d+)*(?:[^\W\d_]{1,6}\b)?",  # Rp1,5 · Rp 500.000 · Rp500rb
        r"[0-9#*]\uFE0F?\u20E3",  # keycap emoji
        r"\d+(?:[.,:/]\d+)*(?:%|[^\W\d_]{1,6}\b)?",  # 1.000.000 · 10:28 · 50% · 20rb
        r"[^\W\d_][^\W_]*(?:[-\u2010\u2011'’][^\W_]+)*",  # hak-hak · KPK-nya · orang2 · Jum'at
        r"[\U0001F1E6-\U0001F1FF]{2}",  # flag
        r"[\u2600-\u27BF\u231A-\u23FF\u2B05-\u2B55\U0001F000-\U0001FAFF][\uFE0F\U0001F3FB-\U0001F3FF]?"
        r"(?:\u200D[\u2600-\u27BF\U0001F000-\U0001FAFF][\uFE0F\U0001F3FB-\U0001F3FF]?)*",  # emoji
    ]
)
#: What ends a run of words: no phrase, window of a negator or collocation crosses it.
BOUNDARY = r"[.,;:!?()\[\]{}\"“”…–—/\n]+"

_PIECES = re.compile(f"{TOKEN}|{BOUNDARY}")
_BOUNDARY = re.compile(BOUNDARY)
_FOLD = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2019": "'"})
_AMOUNT = re.compile(r"\brp\.?\s?(?=\d)")


def tokenize(texts: pd.DataFrame, *, doc: str = "doc", text: str = "text") -> pd.DataFrame:
    """Return the tokens of each text in order.

    Reduplications (``hak-hak``), clitics (``KPK-nya``), amounts and hashtags are one token each; letters are
    lower-cased. Nothing is removed. Punctuation that ends a run of words is no token but takes a position, so that
    neighbours in the table are neighbours in a run. Several rows of one document continue its positions.

    Parameters
    ----------
    texts : pandas.DataFrame
        One row a text.
    doc, text : str
        The columns that name the document and hold the text.

    Returns
    -------
    pandas.DataFrame
        ``doc`` (Categorical), ``position`` (int32, from 0 in each document), ``token`` (Categorical, its categories
        the sorted vocabulary).

    Examples
    --------
    >>> table = tokenize(pd.DataFrame({"doc": ["a"], "text": ["Hak-hak warga, KPK-nya!"]}))
    >>> table[["position", "token"]].to_records(index=False).tolist()
    [(0, 'hak-hak'), (1, 'warga'), (3, 'kpk-nya')]
    """
    names = texts[doc].astype("str").tolist()
    found = [_PIECES.findall(value) for value in texts[text]]
    ids: dict[str, int] = {}
    codes = np.fromiter((ids.setdefault(p, len(ids)) for pieces in found for p in pieces), dtype="int32")
    lengths = np.fromiter((len(pieces) for pieces in found), dtype="int64", count=len(found))
    docs = pd.Categorical(names, categories=pd.Index(sorted(set(names)), dtype="str"))
    position = _positions(np.asarray(docs.codes, dtype="int64"), lengths)
    forms = ["" if _BOUNDARY.fullmatch(piece) else fold(piece) for piece in ids]
    vocabulary = sorted(set(forms) - {""})
    place = {form: number for number, form in enumerate(vocabulary)}
    to_vocabulary = np.array([place.get(form, -1) for form in forms], dtype="int32")
    token = to_vocabulary[codes] if len(codes) else codes
    kept = token >= 0
    return pd.DataFrame(
        {
            "doc": pd.Categorical.from_codes(np.repeat(docs.codes, lengths)[kept], docs.categories),
            "position": position[kept].astype("int32"),
            "token": pd.Categorical.from_codes(token[kept], pd.Index(vocabulary, dtype="str")),
        }
    )


def fold(word: str) -> str:
    """Return a word in the form in which `tokenize` counts it: lower case, plain hyphens, apostrophes and amounts.

    Examples
    --------
    >>> fold("Jum’at"), fold("Rp. 500.000")
    ("jum'at", 'rp500.000')
    """
    return _AMOUNT.sub("rp", word.lower().translate(_FOLD))


def token_spans(texts: pd.DataFrame, *, doc: str = "doc", text: str = "text") -> pd.DataFrame:
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
    rows = []
    next_position: dict[str, int] = {}
    for label, name, value in zip(texts.index, texts[doc].astype("str"), texts[text], strict=True):
        position = next_position.get(name, 0)
        for match in _PIECES.finditer(value):
            if not _BOUNDARY.fullmatch(match[0]):
                rows.append((name, position, label, match.start(), match.end()))
            position += 1
        next_position[name] = position + 1
    return pd.DataFrame(rows, columns=["doc", "position", "row", "start", "end"])


def replace_words(tokens: pd.DataFrame, forms: Mapping[str, str]) -> pd.DataFrame:
    """Return the tokens with each listed word replaced by its form; a form with a space stays one token.

    Examples
    --------
    >>> table = tokenize(pd.DataFrame({"doc": ["a"], "text": ["walikota yg baru"]}))
    >>> replace_words(table, {"walikota": "wali kota", "yg": "yang"})["token"].tolist()
    ['wali kota', 'yang', 'baru']
    """
    old = tokens["token"].cat.categories
    return tokens.assign(
        token=_recode(tokens["token"].cat.codes.to_numpy().astype("int32"), [forms.get(word, word) for word in old])
    )


def join_phrases(tokens: pd.DataFrame, phrases: Iterable[str]) -> pd.DataFrame:
    """Return the tokens with each phrase of two or more words as one token at its first word's position.

    The further words of the phrase leave their positions empty. Longer phrases go first; a word belongs to one
    phrase at most, the leftmost.

    Examples
    --------
    >>> table = tokenize(pd.DataFrame({"doc": ["a"], "text": ["wali kota baru"]}))
    >>> join_phrases(table, ["wali kota"])[["position", "token"]].values.tolist()
    [[0, 'wali kota'], [2, 'baru']]
    """
    split = sorted({tuple(phrase.split()) for phrase in phrases}, key=lambda words: (-len(words), words))
    words = tokens["token"].cat.categories
    ids = words.get_indexer
    code: NDArray[np.int32] = tokens["token"].cat.codes.to_numpy().astype("int32")
    joined = np.full(len(code), -1, dtype="int32")
    used = np.zeros(len(code), dtype="bool")
    labels: list[str] = []
    for phrase in split:
        numbers = ids(pd.Index(phrase))
        if len(phrase) < 2 or (numbers < 0).any():
            continue
        for first in phrase_starts(tokens, numbers):
            span = slice(first, first + len(phrase))
            if not used[span].any():
                used[span] = True
                joined[first] = len(words) + len(labels)
        labels.append(" ".join(phrase))
    code = np.where(joined >= 0, joined, code).astype("int32")
    kept = (joined >= 0) | ~used
    table = tokens[kept].reset_index(drop=True)
    return table.assign(token=_recode(code[kept], [*words, *labels]))


def phrase_starts(tokens: pd.DataFrame, numbers: Iterable[int]) -> list[int]:
    """Return the row numbers at which the words with these vocabulary numbers stand next to each other."""
    code = tokens["token"].cat.codes.to_numpy()
    place = tokens["position"].to_numpy()
    doc = tokens["doc"].cat.codes.to_numpy()
    wanted = list(numbers)
    last = len(code) - len(wanted) + 1
    if not wanted or last <= 0:
        return []
    hit = np.ones(last, dtype="bool")
    for step, number in enumerate(wanted):
        shifted = slice(step, step + last)
        hit &= (code[shifted] == number) & (doc[shifted] == doc[:last]) & (place[shifted] == place[:last] + step)
    return [int(row) for row in np.flatnonzero(hit)]


def _positions(docs: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    # Rows of one document are kept one position apart: a turn's last word and the next turn's first are no pair.
    start = np.zeros(len(docs), dtype="int64")
    following: dict[int, int] = {}
    for row, (doc, length) in enumerate(zip(docs.tolist(), lengths.tolist(), strict=True)):
        start[row] = following.get(doc, 0)
        following[doc] = int(start[row]) + length + 1
    within = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return np.repeat(start, lengths) + within


def _recode(codes: NDArray[np.int32], forms: list[str]) -> pd.Categorical:
    used = sorted({forms[number] for number in np.unique(codes)})
    place = {form: number for number, form in enumerate(used)}
    recode = np.array([place.get(form, -1) for form in forms], dtype="int32")
    return pd.Categorical.from_codes(recode[codes] if len(codes) else codes, pd.Index(used, dtype="str"))
