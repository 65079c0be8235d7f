"""Replacing: every form of an approved original becomes its pseudonym, and passages are carried along."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from casestudy.privacy.finding.found import Kind
from casestudy.privacy.finding.numbers import digits_of

#: What may hang on a name without being part of it.
_CLITIC = r"(?:-?(?:nya|ku|mu|lah|kah|pun|na|teh|mah))?"
#: The kinds whose value is its digits, however they are grouped.
_BY_DIGITS = frozenset({"nik", "nip", "phone", "number"})
_FEWEST_DIGITS = 6
_OPEN, _CLOSE = r"(?<![^\W_])", r"(?![^\W_])"


class Pseudonym(NamedTuple):
    """An original and what stands for it; `exact` where its capitals count, as of names that are words besides."""

    original: str
    replacement: str
    kind: Kind = "name"
    exact: bool = False


class Edit(NamedTuple):
    """A stretch of a text and what takes its place."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True)
class Pseudonyms:
    """Approved pseudonyms, ready to be looked for.

    Longer originals come first, so that a full name is never half replaced. Words are whole; capitals do not count
    unless an original says so; blanks, stops, hyphens and underscores between the words of a name may be any, and a
    number may be grouped in any way.

    Examples
    --------
    >>> known = Pseudonyms((Pseudonym("Budi Santoso", "[IK-1]"), Pseudonym("Budi", "[IK-1]")))
    >>> known.replace("Pak Budi dan budi_santoso, kata Budi-nya.")
    'Pak [IK-1] dan [IK-1], kata [IK-1]-nya.'
    """

    rows: tuple[Pseudonym, ...]

    def replace(self, text: str) -> str:
        """Return a text with every original replaced."""
        return apply_edits(text, self.edits(text))

    def edits(self, text: str) -> list[Edit]:
        """Return what `replace` changes, in order."""
        possible = self._possible(text)
        if not possible:
            return []
        return [
            Edit(found.start(), found.end(), possible[int(found.lastgroup[1:])].replacement)
            for found in _one_pattern(possible).finditer(text)
            if found.lastgroup
        ]

    def finds(self, text: str) -> list[tuple[int, str]]:
        """Return where originals stand in a text, and as what they are written there."""
        return [(edit.start, text[edit.start : edit.end]) for edit in self.edits(text)]

    def _possible(self, text: str) -> tuple[Pseudonym, ...]:
        """Return the originals whose words or digits are in a text at all: few, and found without a pattern."""
        lower, digits = text.lower(), digits_of(text) if self._numbered else ""
        return tuple(row for row, needles in self._needles
                     if all(needle in lower or needle in digits for needle in needles))  # fmt: skip

    @cached_property
    def _needles(self) -> Sequence[tuple[Pseudonym, tuple[str, ...]]]:
        ordered = sorted(dict.fromkeys(self.rows), key=lambda row: (-len(row.original), row.original))
        return [(row, _needles_of(row)) for row in ordered]

    @cached_property
    def _numbered(self) -> bool:
        return any(needle.isdecimal() for _, needles in self._needles for needle in needles)


def _needles_of(row: Pseudonym) -> tuple[str, ...]:
    if row.kind in _BY_DIGITS and len(digits_of(row.original)) >= _FEWEST_DIGITS:
        return (_core(row),)
    return tuple(re.findall(r"[^\W_]+", row.original.lower())) or (row.original.lower(),)


def _core(row: Pseudonym) -> str:
    """Return the digits of a number; of a phone those after the country's code and the nought, which are the same."""
    digits = digits_of(row.original)
    return re.sub(r"^(?:62)?0?", "", digits) if row.kind == "phone" else digits


@lru_cache(maxsize=256)
def _one_pattern(rows: tuple[Pseudonym, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<p{n}>{pattern_of(row)})" for n, row in enumerate(rows)))


def pattern_of(row: Pseudonym) -> str:
    r"""Return the regular expression of every form of an original.

    Examples
    --------
    >>> pattern = pattern_of(Pseudonym("0812-3456-7890", "[telepon 1]", "phone"))
    >>> bool(re.search(pattern, "wa +62 812 3456 7890")), bool(re.search(pattern, "10812345678901"))
    (True, False)
    """
    if row.kind in _BY_DIGITS and len(digits_of(row.original)) >= _FEWEST_DIGITS:
        opening = r"(?:\(?\+?62\)?[\W_]{0,2}|\(?0|\b)" if row.kind == "phone" else ""
        return rf"(?<!\d){opening}{_spread(_core(row))}(?!\d)"
    words = [re.escape(word) for word in re.findall(r"[^\W_]+", row.original)]
    if not words:
        return re.escape(row.original)
    opening = "@?" if row.original.startswith("@") else ""
    name = row.kind == "name"
    body, capitals = _joined(words, name=name), _joined([word.upper() for word in words], name=name)
    body = f"(?:{body}|{capitals})" if row.exact else f"(?i:{body})"
    clitic = rf"(?={_CLITIC}{_CLOSE})" if name else _CLOSE
    return f"{_OPEN}{opening}{body}{clitic}"


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return a text after edits that stand in order and do not overlap.

    Examples
    --------
    >>> apply_edits("Pak Budi hadir", [Edit(4, 8, "[IK-1]")])
    'Pak [IK-1] hadir'
    """
    parts, place = [], 0
    for edit in edits:
        parts += [text[place : edit.start], edit.replacement]
        place = edit.end
    return "".join([*parts, text[place:]])


def carry(edits: Sequence[Edit], start: int, end: int) -> tuple[int, int]:
    """Return where a passage stands after edits; one that begins or ends within an edit takes all of it in.

    Examples
    --------
    >>> edits = [Edit(4, 8, "[IK-1]")]
    >>> carry(edits, 0, 14), carry(edits, 6, 14), carry(edits, 9, 14)
    ((0, 16), (4, 16), (11, 16))
    """
    return _carry(edits, start, closing=False), _carry(edits, end, closing=True)


def _carry(edits: Sequence[Edit], place: int, *, closing: bool) -> int:
    starts = [edit.start for edit in edits]
    before = edits[: bisect_right(starts, place - 1 if closing else place)]
    shift = sum(len(edit.replacement) - (edit.end - edit.start) for edit in before)
    last = before[-1] if before else None
    if last is not None and last.start <= place < last.end and not (closing and place == last.start):
        own = shift - (len(last.replacement) - (last.end - last.start))
        return last.start + own + (len(last.replacement) if closing else 0)
    return place + shift


def _joined(words: Sequence[str], *, name: bool) -> str:
    if not name:
        return r"[\W_]{0,3}".join(words)
    # A stop and a blank part two sentences, unless an initial stands before them.
    gaps = [r"\.?[\s_+-]{0,3}" if len(word) == 1 else r"(?:\s{1,3}|[._+@-]|)" for word in words[:-1]]
    return "".join(part for pair in zip(words, [*gaps, ""], strict=True) for part in pair)


def _spread(digits: str) -> str:
    return r"[ .\u00a0()/_-]{0,2}".join(digits)
