"""The planted texts, and how many of their identifiers are found: what docs/privacy.md prints."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from casestudy.privacy.finding.found import KINDS
from casestudy.privacy.finding.texts import find_identifiers

_MARK = re.compile(r"\[\[(\w+)\|(.+?)\]\](?!\])")


class Planted(NamedTuple):
    """One identifier of the texts: which text, where, of what kind, and the words."""

    doc: str
    start: int
    end: int
    kind: str
    value: str


def read_planted() -> tuple[pd.DataFrame, list[Planted]]:
    """Return the texts without their marks, and what is marked."""
    lines = (Path(__file__).parent / "planted.txt").read_text("utf-8").splitlines()
    marked = [line for line in lines if line and not line.startswith("#")]
    texts, planted = [], []
    for number, line in enumerate(marked, 1):
        parts, place = list[str](), 0
        for found in _MARK.finditer(line):
            parts.append(line[place : found.start()])
            start = len("".join(parts))
            planted.append(Planted(f"T-{number}", start, start + len(found[2]), found[1], found[2]))
            parts.append(found[2])
            place = found.end()
        texts.append((f"T-{number}", "".join([*parts, line[place:]])))
    return pd.DataFrame(texts, columns=["doc", "text"]), planted


def measure() -> tuple[pd.DataFrame, list[Planted], list[Planted]]:
    """Return for each kind how many were planted, found and false; what was missed, and the false alarms.

    One is found where no letter or digit of it is left outside of what was found, titles, offices and degrees aside.
    Whatever was found and touches nothing that was planted is a false alarm.
    """
    texts, planted = read_planted()
    columns = (find_identifiers(texts)[name].tolist() for name in Planted._fields)
    found = [Planted(*one) for one in zip(*columns, strict=True)]
    missed = [one for one in planted if not _covered(one, found)]
    false = [one for one in found if not any(_touch(one, other) for other in planted)]
    counts = [Counter(one.kind for one in part) for part in (planted, missed, false)]
    rows = [(kind, counts[0][kind], counts[0][kind] - counts[1][kind], counts[2][kind]) for kind in KINDS]
    return pd.DataFrame(rows, columns=["kind", "planted", "found", "false"]), missed, false


#: May stay when a name is gone: it tells an office or a title and no person.
_MAY_STAY = re.compile(
    r"\b(?:dr|Ir|Drs|H|KH|Prof|Haji|Pak|Bu|Ibu|Bang|Mang|Mak|Mbak|Lurah|RT|Bidan|Bripka|M\.T|Sp\.A)\b\.?"
)


def _covered(one: Planted, found: Sequence[Planted]) -> bool:
    rest = list(one.value)
    for other in found:
        if other.doc == one.doc:
            for place in range(max(one.start, other.start), min(one.end, other.end)):
                rest[place - one.start] = " "
    left = _MAY_STAY.sub(" ", "".join(rest))
    return "".join(rest) != one.value and not re.search(r"[^\W_]", left)


def _touch(one: Planted, other: Planted) -> bool:
    return one.doc == other.doc and one.start < other.end and other.start < one.end
