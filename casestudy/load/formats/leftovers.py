"""What a reader leaves out of a text, kept so that it can be told, and what counts as a word."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:[-'’\u2011_]+[^\W_]+)*")


class Leftover(NamedTuple):
    """Something of a file that is no part of the text: what it is, its words, how many there are of it.

    `part` is a name of `casestudy.load.losses.PARTS`.
    """

    part: str
    text: str = ""
    n: int = 1


def word_count(text: str) -> int:
    """Return the number of words: runs of letters and digits, joined by hyphens, apostrophes and underscores.

    Where a text is divided at a blank or any other mark, its parts have the words of the whole: that lets a file's
    words be accounted for.

    Examples
    --------
    >>> word_count("Jum’at pukul 08.30, ramai-ramai — P:Apa?")
    7
    """
    # Counted without making a list of them.
    return _WORD.subn("", text)[1]


def add_up(leftovers: Iterable[Leftover]) -> dict[str, tuple[int, int]]:
    """Return for each part how many there are and how many words they hold, in the order of first mention.

    Examples
    --------
    >>> add_up([Leftover("label", "P"), Leftover("picture", n=2), Leftover("label", "I")])
    {'label': (2, 2), 'picture': (2, 0)}
    """
    found: dict[str, tuple[int, int]] = {}
    for part, text, n in leftovers:
        before = found.get(part, (0, 0))
        found[part] = before[0] + n, before[1] + word_count(text)
    return found
