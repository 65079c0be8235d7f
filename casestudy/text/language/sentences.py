"""Sentences: where each begins and ends in a text, told from the stops of abbreviations, amounts and initials."""

import re
from functools import cache
from itertools import pairwise

import pandas as pd

from casestudy.errors import Language
from casestudy.text.language.words import read_list

_EMOJI = r"\u2600-\u27BF\U0001F000-\U0001FAFF\uFE0F\u200D"
_CLOSING = r"\"'”’»)\]}*_"
_OPENING = "\"'“‘«([{*_"
#: The stops at the end of a word, with the quotation marks, brackets and emoji behind them.
_STOPPED = re.compile(rf"(?<![.?!…])(?P<stop>[.?!…]+)(?P<closed>[{_CLOSING}]*)[{_EMOJI}]*$")
#: What stands alone behind a sentence and still belongs to it; a lone ellipsis opens the next one.
_TRAILING = re.compile(rf"(?!\.\.|…)[.?!…:;{_CLOSING}{_EMOJI}]+")
#: A number or letter that only counts the items of a list, as in ``1. Humas`` or ``a. Humas``.
_ITEM = re.compile(r"[(\[]?(?:\d{1,3}|[a-z]|[ivx]{1,4})\)?", re.I)
#: Letters with stops between them, as in ``R.A. Kartini``, or a single one, as in ``M. Yusuf``.
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")


def sentence_spans(text: str, *, lang: Language, abbreviations: pd.DataFrame | None = None) -> list[tuple[int, int]]:
    """Return where each sentence of a text begins and ends.

    A sentence ends with its line, or with ``.``, ``?``, ``!`` or an ellipsis and the quotation marks and brackets that
    close it, where a blank follows. It goes on behind a listed abbreviation and an initial (``Drs. H. M. Yusuf``),
    before a word in lower case that follows an ellipsis or a closed quotation, and behind the number of an item at the
    beginning of a line. The rule is that of Punkt (Kiss and Strunk 2006) with a fixed list of abbreviations, without
    its training. A real end is missed behind a listed abbreviation, a single capital and a stop without a blank.

    Parameters
    ----------
    text : str
    lang : {"id", "en"}
        Whose abbreviations the library's list holds.
    abbreviations : pandas.DataFrame, optional
        ``abbreviation`` (without its last stop, in lower case), ``before`` (``any`` or ``number``), as in
        `casestudy.text.language.words.Words`, instead of the library's own.

    Returns
    -------
    list of (int, int)
        Start and end in code points, the end exclusive, in order. Together they hold everything but the blanks
        between sentences, each character once; no span begins or ends with a blank.

    Examples
    --------
    >>> text = "Plt. Wali Kota hadir pukul 10.00 WIB. Anggarannya Rp5.000. Itu cukup."
    >>> [text[start:end] for start, end in sentence_spans(text, lang="id")]
    ['Plt. Wali Kota hadir pukul 10.00 WIB.', 'Anggarannya Rp5.000.', 'Itu cukup.']
    """
    known = _shipped(lang) if abbreviations is None else _by_word(abbreviations)
    spans = []
    place = 0
    for line in text.splitlines(keepends=True):
        start = 0
        for end in [*_ends(line, known), len(line)]:
            sentence = line[start:end]
            first = place + start + len(sentence) - len(sentence.lstrip())
            if last := len(sentence.strip()):
                spans.append((first, first + last))
            start = end
        place += len(line)
    return spans


def _ends(line: str, known: dict[str, str]) -> list[int]:
    words = list(re.finditer(r"\S+", line))
    ends = []
    stopped = False
    for number, (word, following) in enumerate(pairwise(words)):
        trails = stopped and _TRAILING.fullmatch(word[0]) is not None
        stopped = trails or _stops(word[0], following[0], known, item=number == 0)
        if stopped and not _TRAILING.fullmatch(following[0]):
            ends.append(word.end())
    return ends


def _stops(word: str, following: str, known: dict[str, str], *, item: bool) -> bool:
    found = _STOPPED.search(word)
    if not found:
        return False
    bare = word[: found.start()].lstrip(_OPENING)
    opens = following.lstrip(_OPENING)[:1]
    if found["closed"] and opens.islower():
        return False
    if found["stop"] != ".":
        return found["stop"][-1] not in ".…" or (bool(bare) and opens.isupper())
    if item and _ITEM.fullmatch(bare):
        return False
    if _INITIALS.fullmatch(bare) and opens.isupper():
        return False
    before = known.get(bare.lower(), "")
    return not (before == "any" or (before == "number" and opens.isdigit()))


def _by_word(abbreviations: pd.DataFrame) -> dict[str, str]:
    return dict(zip(abbreviations["abbreviation"], abbreviations["before"], strict=True))


@cache
def _shipped(lang: Language) -> dict[str, str]:
    return _by_word(read_list(lang, "abbreviations"))
