"""Timed captions (.vtt, .srt): who says what when, as Zoom, Teams and Whisper write it."""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from casestudy.load.formats.plain import read_text

_CLOCK = r"(?:\d+:)?\d+:\d+(?:[.,]\d+)?"
_TIMING = re.compile(rf"\s*({_CLOCK})\s*-->\s*({_CLOCK})(?:\s.*)?$")
#: A cue number, or the identifier with digits that Teams writes; a lone word is speech.
_IDENTIFIER = re.compile(r"\s*(?=\S*\d)[\w/.:-]+\s*$")
_BLOCK = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]*)>")
_TAG = re.compile(r"</?(?:c|i|b|u|v|ruby|rt|lang|font)(?:[.\s][^>]*)?>|<\d[\d:.,]*>|\{\\an?\d+\}", re.I)
#: A label is short and holds no question or exclamation mark; digits after the colon are a time or a number.
_LABEL = re.compile(r"\s*([^\W\d_][^:?!\n<>]{0,49}?)\s*:(?!\d|//)\s*(.*)$", re.S)


@dataclass(frozen=True)
class Cue:
    """One caption: its times as ``HH:MM:SS.mmm``, the speaker's label or ``""``, the text, the line of its times."""

    start: str
    end: str
    speaker: str
    text: str
    line: int


def read_cues(path: Path, *, file: str | None = None) -> list[Cue]:
    """Return the captions of a .vtt or .srt file in the order of the file.

    A speaker is who Teams names in ``<v Name>``, or a label ``Name:`` that starts at least two lines: a phrase with a
    colon that stands once is speech. A line without a label has the speaker ``""``. Several speakers in one caption
    become several captions with the same times. Lines that belong to no caption are kept, with the times of the
    caption before them. No text is dropped but ``NOTE``, ``STYLE`` and ``REGION`` blocks and formatting tags.

    Parameters
    ----------
    path : pathlib.Path
    file : str, optional
        Names the file in messages; by default its name.

    Returns
    -------
    list of Cue
        Empty for a file with nothing but a header.

    Raises
    ------
    CaseError
        Where the file is empty, cannot be read or is not text.
    """
    return name_speakers(parse_cues(read_text(path, file=file)))


def parse_cues(text: str) -> list[Cue]:
    r"""Return the captions of a text; only ``<v Name>`` gives a speaker.

    Examples
    --------
    >>> parse_cues("WEBVTT\n\n00:43.810 --> 00:47.850\n<v IK-1>Kami hadir</v>\n")
    [Cue(start='00:00:43.810', end='00:00:47.850', speaker='IK-1', text='Kami hadir', line=3)]
    """
    lines = text.split("\n")
    raw: list[tuple[str, str, int, list[str]]] = []
    skipping = lines[0].startswith("WEBVTT")
    for number, line in enumerate(lines, 1):
        blank_before = number == 1 or not lines[number - 2].strip()
        if timing := _TIMING.match(line):
            raw.append((_clock(timing[1]), _clock(timing[2]), number, []))
            skipping = False
        elif not line.strip():
            skipping = False
        elif skipping or (blank_before and _BLOCK.match(line)):
            skipping = True
        elif not _is_identifier(lines, number, blank_before):
            if not raw:
                raw.append(("", "", number, []))
            raw[-1][3].append(line.strip())
    return [cue for start, end, number, said in raw for cue in _voices(start, end, number, "\n".join(said))]


def name_speakers(cues: Iterable[Cue]) -> list[Cue]:
    """Return the captions with the labels ``Name:`` that start at least two lines moved into ``speaker``.

    Examples
    --------
    >>> said = ["P: Apa itu?", "I: Begini: kami hadir.", "P: Lalu?", "I: Selesai."]
    >>> cues = [Cue("", "", "", line, number) for number, line in enumerate(said)]
    >>> [cue.speaker for cue in name_speakers(cues)]
    ['P', 'I', 'P', 'I']
    """
    pieces = [replace(cue, text=line) for cue in cues for line in cue.text.split("\n")]
    labels = Counter(found[1] for piece in pieces if not piece.speaker and (found := _LABEL.match(piece.text)))
    named: list[Cue] = []
    for piece in pieces:
        found = None if piece.speaker else _LABEL.match(piece.text)
        if found and labels[found[1]] > 1:
            named.append(replace(piece, speaker=found[1], text=found[2]))
        elif named and named[-1].line == piece.line and piece.speaker in {"", named[-1].speaker}:
            named[-1] = replace(named[-1], text=f"{named[-1].text}\n{piece.text}")
        else:
            named.append(piece)
    return named


def _is_identifier(lines: list[str], number: int, blank_before: bool) -> bool:
    timed = number < len(lines) and _TIMING.match(lines[number]) is not None
    bare_number = lines[number - 1].strip().isdecimal()
    return timed and (bare_number or (blank_before and _IDENTIFIER.match(lines[number - 1]) is not None))


def _voices(start: str, end: str, line: int, text: str) -> Iterator[Cue]:
    pieces = _VOICE.split(text)
    for speaker, said in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        words = html.unescape(_TAG.sub("", said)).strip()
        if words:
            yield Cue(start, end, html.unescape(speaker).strip(), words, line)


def _clock(written: str) -> str:
    whole, _, fraction = written.replace(",", ".").partition(".")
    parts = [int(part) for part in whole.split(":")]
    hours, minutes, seconds = [0] * (3 - len(parts)) + parts
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}.{fraction[:3]:0<3}"
