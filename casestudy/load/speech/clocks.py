"""Times that stand in a transcript beside no label: alone on their lines, before the words, or as marks within them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from casestudy.load.formats.leftovers import Leftover
from casestudy.load.speech.labelling.shapes import clock_alone
from casestudy.load.speech.lines import Line

_BEFORE = re.compile(r"\s*+(\d{1,2}:\d{2}(?::\d{2})?)\s++(?=\S)(.*)$", re.S)
#: The marks of programs for transcribers, such as f4 and MAXQDA.
_STAMP = re.compile(r"#(\d{1,2}:\d{2}:\d{2}(?:[-.,]\d{1,3})?)#")


def take_clocks(lines: Sequence[Line], leftovers: list[Leftover]) -> list[Line]:
    """Return lines without the times that stand alone, or before most of them, each time beside what follows it.

    Parameters
    ----------
    lines : sequence of Line
        Of a file without labels.
    leftovers : list of Leftover
        Takes the times.

    Examples
    --------
    >>> taken = take_clocks([Line(text, 1) for text in ("0:00", "selamat pagi", "0:02", "apa kabar")], [])
    >>> [(line.time, line.text) for line in taken if line.text]
    [('0:00', 'selamat pagi'), ('0:02', 'apa kabar')]
    """
    filled = [line for line in lines if line.text.strip()]
    alone = sum(1 for line in filled if clock_alone(line.text)) > 1
    before = 2 * sum(1 for line in filled if _BEFORE.match(line.text)) > max(4, len(filled))
    taken = []
    time = ""
    for line in lines:
        found = _BEFORE.match(line.text) if before else None
        if alone and (clock := clock_alone(line.text)):
            leftovers.append(Leftover("time", line.text))
            # A blank line in its place, which divides what stands before it from what follows.
            time, line = clock, replace(line, text="")
        elif found:
            leftovers.append(Leftover("time", found[1]))
            line = replace(line, text=found[2], time=found[1])
        elif time and line.text.strip():
            time, line = "", replace(line, time=time)
        taken.append(line)
    return taken


def take_stamps(lines: Sequence[Line], leftovers: list[Leftover]) -> list[Line]:
    """Return lines without the marks of times, which stand in several; one that opens a line is its time.

    Examples
    --------
    >>> said = ("#00:00:01-5# P: Apa? #00:00:04-1#", "I: Ini. #00:00:09-8#")
    >>> [(line.time, line.text) for line in take_stamps([Line(text, 1) for text in said], [])]
    [('00:00:01-5', 'P: Apa?'), ('', 'I: Ini.')]
    """
    if sum(1 for line in lines if _STAMP.search(line.text)) < 2:
        return list(lines)
    taken = []
    for line in lines:
        stamps = _STAMP.findall(line.text)
        leftovers += [Leftover("time", stamp) for stamp in stamps]
        first = _STAMP.match(line.text.lstrip())
        rest = " ".join(part.strip() for part in _STAMP.split(line.text)[::2] if part.strip()) if stamps else line.text
        taken.append(replace(line, text=rest, time=line.time or (first[1] if first else "")))
    return taken
