"""What one word is: the tokenising rule of each language, the form in which a word is counted, and its kind."""

import re
from array import array
from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple, cast, get_args
from unicodedata import normalize

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from casestudy.errors import Language

Kind = Literal["word", "number", "hashtag", "mention", "address", "emoji"]

#: Marks that decomposed and vowelled letters carry, which ``\w`` leaves out.
_MARKS = r"\u0300-\u036F\u064B-\u065F\u0670"
_LETTERS = rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*"
_HYPHENS = r"\-\u2010\u2011"
_SIGN = r"[\u231A-\u23FF\u2600-\u27BF\u2B05-\u2B55\U0001F000-\U0001FAFF][\uFE0F\U0001F3FB-\U0001F3FF]?"
#: What a number may end with: clitics and decades in Indonesian (2-nya, 1990-an), decades in English (80's).
_NUMBER_ENDS = {"id": rf"(?:[{_HYPHENS}](?:an|nya|ku|mu|lah|kah)\b)?", "en": r"(?:['’]s\b)?"}
#: English writes abbreviations with points as words (U.S., Ph.D.); Indonesian degrees (S.H.) fall into letters.
_ABBREVIATION = {"id": "", "en": r"(?:[^\W\d_]{1,2}\.){2,}|"}

#: What ends a run of words: no phrase, window of a negator or collocation crosses it.
BOUNDARY = r"[.,;:!?()\[\]{}\"“”„«»…–—/|•\n\r\v\f\x85\u2028\u2029]+"

_FOLD = str.maketrans(
    {**dict.fromkeys("\u2010\u2011", "-"), **dict.fromkeys("\u2018\u2019\u02bc`´", "'"), "\u00ad": None}
)
_AMOUNT = re.compile(r"(\brp|[$€£¥])\.?\s?(?=\d)")


def _token(lang: Language) -> str:
    """Return what is one token: each kind is a group of its name, in the order in which they are tried."""
    unit = r"(?:[^\W\d_]{1,6}\b)?"
    return "|".join(
        [
            # An e-mail's name has at most 64 characters; without that limit a long row of dashes takes minutes.
            r"(?P<address>(?i:https?://|www\.)\S*[^\s.,;:!?)\]}'\"’”]|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)",
            r"(?P<mention>@\w+(?:\.\w+)*)",
            r"(?P<hashtag>#\w+(?:\.\w+)*)",
            # keycap, flag, flag of a region, signs that a tone follows or that joiners make one
            r"(?P<emoji>[0-9#*]\uFE0F?\u20E3|[\U0001F1E6-\U0001F1FF]{2}|\U0001F3F4[\U000E0020-\U000E007F]+"
            rf"|{_SIGN}(?:\u200D{_SIGN})*)",
            # Rp1,5 · Rp 500.000 · Rp500rb · US$ 5; then 1.000.000 · 10:28 · 32/2021 · 50% · 20rb
            rf"(?P<number>(?:(?i:rp\.?|(?:us|s|a)?\$|[€£¥])\s?\d+(?:[.,]\d+)*{unit}"
            rf"|\d+(?:[.,:/]\d+)*(?:%|{unit})){_NUMBER_ENDS[lang]})",
            # hak-hak · KPK-nya · orang2 · Jum'at · don't; a soft hyphen joins as well
            rf"(?P<word>{_ABBREVIATION[lang]}{_LETTERS}(?:[{_HYPHENS}'’‘`´\u00AD]{_LETTERS})*)",
        ]
    )


class Found(NamedTuple):
    """The tokens of some texts, one after the other.

    Attributes
    ----------
    tokens, places : numpy.ndarray of int32
        Of each text how many tokens it has, and how many positions: its tokens and its boundaries.
    token, place, start, end : numpy.ndarray of int32
        Of each token its number in the vocabulary, its position in its text, and where it stands there, in code
        points, end exclusive.
    vocabulary : list of str
        Every form once, sorted.
    """

    tokens: NDArray[np.int32]
    places: NDArray[np.int32]
    token: NDArray[np.int32]
    place: NDArray[np.int32]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    vocabulary: list[str]


def find_tokens(texts: Iterable[str], *, lang: Language = "id") -> Found:
    """Return the tokens of each text by the rule of a language: the plain path, one match after the other.

    `casestudy.text.fast.find_tokens` finds the same and is what tables of texts go through.

    Examples
    --------
    >>> found = find_tokens(["Hak-hak warga, KPK-nya!"])
    >>> [found.vocabulary[number] for number in found.token], found.place.tolist(), found.start.tolist()
    (['hak-hak', 'warga', 'kpk-nya'], [0, 1, 3], [0, 8, 15])
    """
    words: list[str] = []
    tokens, places, place, start, end = (array("i") for _ in range(5))
    for text in texts:
        position = -1
        before = len(words)
        for position, match in enumerate(pieces(lang).finditer(text)):
            if match.lastgroup != "boundary":
                words.append(match[0])
                place.append(position)
                start.append(match.start())
                end.append(match.end())
        tokens.append(len(words) - before)
        places.append(position + 1)
    forms = {word: fold(word) for word in words}
    vocabulary = sorted(set(forms.values()))
    number = {form: place for place, form in enumerate(vocabulary)}
    token = [number[forms[word]] for word in words]
    first, second, *rest = (np.array(each, dtype="int32") for each in (tokens, places, token, place, start, end))
    return Found(first, second, rest[0], rest[1], rest[2], rest[3], vocabulary)


def fold(word: str) -> str:
    """Return a word in the form in which it is counted.

    That is lower case, composed letters, plain hyphens and apostrophes, no soft hyphen, an amount without its space.

    Examples
    --------
    >>> fold("Jum’at"), fold("Rp. 500.000")
    ("jum'at", 'rp500.000')
    """
    plain = word.lower()
    if plain.isascii() and plain.isalnum():
        return plain
    plain = plain.translate(_FOLD)
    return _AMOUNT.sub(r"\1", plain if plain.isascii() else normalize("NFC", plain))


def kind_of(word: str, *, lang: Language = "id") -> Kind:
    """Return what kind of token a word is; a unit of several words is a word.

    Examples
    --------
    >>> [kind_of(word) for word in ("hak-hak", "rp500.000", "#aksi", "@humas", "www.kota.go.id", "🇮🇩", "wali kota")]
    ['word', 'number', 'hashtag', 'mention', 'address', 'emoji', 'word']
    """
    match = pieces(lang).fullmatch(word)
    return cast(Kind, match.lastgroup) if match and match.lastgroup in get_args(Kind) else "word"


def rule_of(tokens: pd.DataFrame, lang: Language | None = None) -> Language:
    """Return the language whose rule made a tokens table, unless another is asked for.

    Examples
    --------
    >>> from casestudy.text.tokens import tokenize
    >>> rule_of(tokenize(pd.DataFrame({"doc": ["a"], "text": ["It's"]}), lang="en"))
    'en'
    """
    return lang or cast(Language, tokens.attrs.get("lang", "id"))


def token_kinds(tokens: pd.DataFrame, *, lang: Language | None = None) -> pd.DataFrame:
    """Return what kind of token each word of the vocabulary is.

    Parameters
    ----------
    tokens : pandas.DataFrame
        From `casestudy.text.tokens.tokenize`.
    lang : {"id", "en"}, optional
        By default that of the tokens.

    Returns
    -------
    pandas.DataFrame
        ``word``, ``kind``: word, number, hashtag, mention, address or emoji; sorted by word. Mentions and addresses
        name people: no display should show them.

    Examples
    --------
    >>> from casestudy.text.tokens import tokenize
    >>> kinds = token_kinds(tokenize(pd.DataFrame({"doc": ["a"], "text": ["Terima kasih @humas 🙏 24"]})))
    >>> kinds.loc[kinds["kind"] != "word", "word"].tolist()
    ['24', '@humas', '🙏']
    """
    words = tokens["token"].astype("category").cat.categories
    rule = rule_of(tokens, lang)
    kinds = pd.Series([kind_of(word, lang=rule) for word in words], dtype="str")
    return pd.DataFrame({"word": pd.Series(words, dtype="str"), "kind": kinds})


@cache
def pieces(lang: Language) -> re.Pattern[str]:
    """Return the rule as a pattern: what it finds is a token, its kind the name of the group, or a ``boundary``.

    Examples
    --------
    >>> [(match[0], match.lastgroup) for match in pieces("id").finditer("Hak-hak, 24")]
    [('Hak-hak', 'word'), (',', 'boundary'), ('24', 'number')]
    """
    return re.compile(f"{_token(lang)}|(?P<boundary>{BOUNDARY})")
