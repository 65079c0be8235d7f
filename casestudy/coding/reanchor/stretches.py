"""Where two versions of a text agree: the stretches that a correction left alone."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, cycle, takewhile
from math import isqrt
from typing import NamedTuple

#: Words in a row that mark a place where both versions have them once.
_RUN = 3
#: Agreement shorter than this, between two changes, is chance and says nothing about a place.
_CHANCE = 12
#: Pairs of words compared at most where no run of words marks a place; some 400,000 characters of such text.
_PAIRS = 4_000_000_000
_WORD = re.compile(r"\S*\s+|\S+")


class Stretch(NamedTuple):
    """A run of characters that both versions have: where it starts in each, and how long it is."""

    old: int
    new: int
    length: int

    @property
    def old_end(self) -> int:
        """Where it ends in the old version."""
        return self.old + self.length

    @property
    def new_end(self) -> int:
        """Where it ends in the new version."""
        return self.new + self.length


def unchanged(old: str, new: str) -> list[Stretch]:
    """Return the stretches that both versions share, in order, each sure to be the same passage of both.

    Where a change could as well stand a little earlier or later ("ya, ya" that became "ya"), the characters that it
    could stand on belong to no stretch, here a space. The first stretch starts both texts and the last one ends both;
    they may be empty.

    Examples
    --------
    >>> unchanged("Kami hadir di sana.", "Kami selalu hadir di sana.")
    [Stretch(old=0, new=0, length=4), Stretch(old=5, new=12, length=14)]
    """
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    one, two = _WORD.findall(old[head : len(old) - tail]), _WORD.findall(new[head : len(new) - tail])
    here, there = (list(accumulate(map(len, words), initial=head)) for words in (one, two))
    found = [Stretch(here[i], there[j], len(one[i])) for i, j in _common_words(one, two)]
    found = [Stretch(0, 0, head), *found, Stretch(len(old) - tail, len(new) - tail, tail)]
    joined = list(_join(found))
    sure = [stretch for stretch in joined if stretch.length >= _CHANCE or stretch in (joined[0], joined[-1])]
    trimmed = _trim(sure, old, new)
    return [stretch for n, stretch in enumerate(trimmed) if stretch.length or n in (0, len(trimmed) - 1)]


def _join(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield stretches as long as they go on in both versions."""
    current = stretches[0]
    for stretch in stretches[1:]:
        if (stretch.old, stretch.new) == (current.old_end, current.new_end):
            current = current._replace(length=current.length + stretch.length)
        else:
            yield current
            current = stretch
    yield current


def _trim(stretches: list[Stretch], old: str, new: str) -> list[Stretch]:
    """Return the stretches without the ends over which an insertion or a deletion could slide."""
    trimmed = stretches[:1]
    for right in stretches[1:]:
        left = trimmed[-1]
        gap = old[left.old_end : right.old] + new[left.new_end : right.new]
        if left.old_end == right.old or left.new_end == right.new:
            back = _shared(old[left.old : left.old_end][::-1], cycle(gap[::-1]))
            on = _shared(old[right.old : right.old_end], cycle(gap))
            trimmed[-1] = left._replace(length=left.length - back)
            right = Stretch(right.old + on, right.new + on, right.length - on)
        trimmed.append(right)
    return trimmed


def _shared(one: Iterable[str], two: Iterable[str]) -> int:
    """Return how many characters two texts share before they differ."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))


def _common_words(one: list[str], two: list[str]) -> Iterator[tuple[int, int]]:
    """Yield pairs of places of words that both lists have, in order: marked places, and all there is between them."""
    i = j = -1
    for mark_i, mark_j in [*_marks(one, two), (len(one), len(two))]:
        start_i, start_j = i + 1, j + 1
        for left, right in _longest_common(one[start_i:mark_i], two[start_j:mark_j]):
            yield start_i + left, start_j + right
        i, j = mark_i, mark_j
        if i < len(one):
            yield i, j


def _marks(one: list[str], two: list[str]) -> list[tuple[int, int]]:
    """Return places of runs of words that stand once in each list, the most that follow each other in both.

    They cut long texts into short ones, as the patience diff does with lines.
    """
    once = []
    for words in (one, two):
        runs = list(zip(*(words[shift:] for shift in range(_RUN)), strict=False))
        counts = Counter(runs)
        once.append({run: place for place, run in enumerate(runs) if counts[run] == 1})
    pairs = [(place, once[1][run]) for run, place in once[0].items() if run in once[1]]
    ends: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for place, (_, other) in enumerate(pairs):
        pile = bisect_left(ends, other)
        before.append(tops[pile - 1] if pile else -1)
        ends[pile : pile + 1], tops[pile : pile + 1] = [other], [place]
    chain = []
    place = tops[-1] if tops else -1
    while place >= 0:
        chain.append(pairs[place])
        place = before[place]
    return chain[::-1]


def _longest_common(one: list[str], two: list[str]) -> list[tuple[int, int]]:
    """Return a longest common subsequence as pairs of places.

    All places of `one` are compared at once, as the bits of a number (Hyyrö 2004, "Bit-parallel LCS-length computation
    revisited"): the ordinary comparison takes minutes where the same words recur in one long line. Of the numbers,
    one for each word of `two`, every so many are kept and the others made again on the way back.
    """
    if not one or not two or len(one) * len(two) > _PAIRS:
        return []
    places: dict[str, int] = defaultdict(int)
    wanted = set(two)
    for place, word in enumerate(one):
        if word in wanted:
            places[word] |= 1 << place
    every = (1 << len(one)) - 1

    def advance(row: int, word: str) -> int:
        met = row & places.get(word, 0)
        return ((row + met) | (row - met)) & every if met else row

    step = isqrt(len(two)) + 1
    kept = [every]
    row = every
    for number, word in enumerate(two, 1):
        row = advance(row, word)
        if number % step == 0:
            kept.append(row)
    pairs = []
    i = len(one)
    for block in reversed(range(len(kept))):
        rows = list(accumulate(two[block * step : (block + 1) * step], advance, initial=kept[block]))
        j = len(rows) - 1
        while i and j:
            if rows[j] >> (i - 1) & 1:
                i -= 1
            else:
                j -= 1
                if rows[j] >> (i - 1) & 1:
                    i -= 1
                    pairs.append((i, block * step + j))
    return pairs[::-1]
