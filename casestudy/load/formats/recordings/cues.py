"""Timed captions (.vtt, .srt, .sbv): who says what when, as Zoom, Teams, YouTube and Whisper write it."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from casestudy.load.formats.leftovers import Leftover

_CLOCK = r"(?:\d{1,4}:)?\d{1,4}:\d{1,2}(?:[.,]\d{1,9})?"
_TIMING = re.compile(rf"\s*+({_CLOCK})(?:\s*+-->\s*+|,)({_CLOCK})(?:\s.*)?$")
#: What Whisper prints: the times in brackets before the text.
_PREFIXED = re.compile(rf"\s*+\[({_CLOCK})\s*+-->\s*+({_CLOCK})\]\s*+(.*)$")
#: A cue number, or the identifier with digits that Teams writes; a lone word is speech.
_IDENTIFIER = re.compile(r"\s*+(?=[^\s\d]*+\d)[\w/.:-]++\s*+$")
_BLOCK = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,80})?\s+([^<>]{0,200})>")
_TAG = re.compile(r"</?(?:c|i|b|u|v|ruby|rt|lang|font)(?:[.\s][^<>]{0,200})?>|<\d[\d:.,]{0,20}>|\{\\an?\d{1,2}\}", re.I)
#: Teams' captions, copied from the browser, have times without padding and the name in the first line of each.
_UNPADDED = re.compile(r"^[ \t]*+\d:\d{1,2}:\d{1,2}\.\d{1,3}\s*+-->", re.M)
#: Captions roll where at least this share of them starts with what the one before ended with.
_ROLLING = 1 / 3


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption: its times as ``HH:MM:SS.mmm``, the speaker's name or ``""``, the text, the line of its times."""

    start: str
    end: str
    speaker: str
    text: str
    line: int


def has_cues(text: str) -> bool:
    r"""Return whether a text holds timed captions, in its first lines.

    Examples
    --------
    >>> has_cues("1\n00:00:01,000 --> 00:00:02,000\nHalo\n"), has_cues("P: Apa?\n")
    (True, False)
    """
    lines = text[:4000].split("\n")
    return lines[0].startswith("WEBVTT") or any(_TIMING.match(line) or _PREFIXED.match(line) for line in lines)


def read_cues(text: str) -> tuple[list[Cue], list[Leftover]]:
    r"""Return the captions of a text in its order, and what is left out of them.

    A speaker is who Teams names in ``<v Name>`` or in the first line of its copied captions; a label ``Name:`` stays in
    the text. Several speakers in one caption become several captions with the same times. Lines that belong to no
    caption are kept, with the times of the caption before them. Left out and told: times, numbers of captions,
    ``NOTE``, ``STYLE`` and ``REGION`` blocks, and lines that rolling captions show again.

    Examples
    --------
    >>> cues, left = read_cues("WEBVTT\n\n00:43.810 --> 00:47.850\n<v IK-1>Kami hadir</v>\n")
    >>> cues
    [Cue(start='00:00:43.810', end='00:00:47.850', speaker='IK-1', text='Kami hadir', line=3)]
    >>> [one.part for one in left]
    ['markup', 'time', 'label']
    """
    leftovers: list[Leftover] = []
    raw = _gather(text.split("\n"), leftovers)
    cues = [cue for start, end, number, said in raw for cue in _voices(start, end, number, "\n".join(said), leftovers)]
    if not any(cue.speaker for cue in cues) and _UNPADDED.search(text):
        cues = _name_first_lines(cues, leftovers)
    return _unroll(cues, leftovers), leftovers


def write_clock(seconds: float) -> str:
    """Return a time in seconds as ``HH:MM:SS.mmm``.

    Examples
    --------
    >>> write_clock(3671.5)
    '01:01:11.500'
    """
    whole = round(max(0.0, seconds) * 1000)
    return f"{whole // 3_600_000:02d}:{whole // 60_000 % 60:02d}:{whole // 1000 % 60:02d}.{whole % 1000:03d}"


_Raw = list[tuple[str, str, int, list[str]]]


def _gather(lines: Sequence[str], leftovers: list[Leftover]) -> _Raw:
    raw: _Raw = []
    skipping = lines[0].startswith("WEBVTT")
    for number, line in enumerate(lines, 1):
        blank_before = number == 1 or not lines[number - 2].strip()
        if timing := _TIMING.match(line) or _PREFIXED.match(line):
            raw.append((_clock(timing[1]), _clock(timing[2]), number, []))
            said = timing[3] if timing.re is _PREFIXED else ""
            leftovers.append(Leftover("time", line[: len(line) - len(said)]))
            raw[-1][3].extend([said] if said else [])
            skipping = False
        elif not line.strip():
            skipping = False
        elif skipping or (blank_before and _BLOCK.match(line)):
            leftovers.append(Leftover("markup", line))
            skipping = True
        elif _is_identifier(lines, number, blank_before):
            leftovers.append(Leftover("number", line))
        else:
            if not raw:
                raw.append(("", "", number, []))
            raw[-1][3].append(line.strip())
    return raw


def _is_identifier(lines: Sequence[str], number: int, blank_before: bool) -> bool:
    timed = number < len(lines) and _TIMING.match(lines[number]) is not None
    bare_number = timed and lines[number - 1].strip().isdecimal()
    return timed and (bare_number or (blank_before and _IDENTIFIER.match(lines[number - 1]) is not None))


def _voices(start: str, end: str, line: int, text: str, leftovers: list[Leftover]) -> Iterator[Cue]:
    pieces = _VOICE.split(text)
    for speaker, said in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        name, words = html.unescape(speaker).strip(), html.unescape(_TAG.sub("", said)).strip()
        if name:
            leftovers.append(Leftover("label", name))
        if words:
            yield Cue(start, end, name, words, line)


def _name_first_lines(cues: Sequence[Cue], leftovers: list[Leftover]) -> list[Cue]:
    split = [cue.text.partition("\n") for cue in cues]
    names = {name for name, _, said in split if said}
    whole = sum(bool(said) for _, _, said in split)
    # A name without words is one; other single lines go on with the caption before them.
    if not names or whole < 0.8 * len(cues):
        return list(cues)
    named = []
    for cue, (first, _, said) in zip(cues, split, strict=True):
        if said or first in names:
            leftovers.append(Leftover("label", first))
        if said:
            named.append(replace(cue, speaker=first, text=said))
        elif first not in names:
            named.append(cue)
    return named


def _unroll(cues: list[Cue], leftovers: list[Leftover]) -> list[Cue]:
    """Return captions without the lines that stood in the one before, where the captions roll up the screen."""
    before: list[str] = []
    repeated = []
    for cue in cues:
        lines = cue.text.split("\n")
        most = min(len(lines), len(before), 3)
        repeated.append(next((n for n in range(most, 0, -1) if lines[:n] == before[-n:]), 0))
        before = lines
    if sum(map(bool, repeated)) < max(3, _ROLLING * len(cues)):
        return cues
    kept = []
    for cue, n in zip(cues, repeated, strict=True):
        lines = cue.text.split("\n")
        leftovers += [Leftover("repeated", line) for line in lines[:n]]
        if lines[n:]:
            kept.append(replace(cue, text="\n".join(lines[n:])))
    return kept


def _clock(written: str) -> str:
    whole, _, fraction = written.replace(",", ".").partition(".")
    parts = [int(part) for part in whole.split(":")]
    hours, minutes, seconds = [0] * (3 - len(parts)) + parts
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}.{fraction[:3]:0<3}"
