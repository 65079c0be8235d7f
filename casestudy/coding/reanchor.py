"""Put segments back on their words after a transcript was corrected, and say of each what became of it."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import pairwise

import pandas as pd

STATUSES = ("kept", "moved", "ambiguous", "lost")


def reanchor(segments: pd.DataFrame, before: Mapping[str, str], after: Mapping[str, str]) -> pd.DataFrame:
    """Return the segments with their places in the corrected texts.

    A segment is only ever put on its own words: ``after[doc][start:end] == quote`` holds for every segment that is
    kept or moved. Lines that the correction left alone carry their segments along; a segment in a changed stretch goes
    where its quote stands once in that stretch, or else once in the document.

    Parameters
    ----------
    segments : pandas.DataFrame
        The ``segments`` table, valid in `before`.
    before, after : mapping
        Document to text. Documents that `after` lacks lose their segments.

    Returns
    -------
    pandas.DataFrame
        `segments` with new ``start`` and ``end``, and ``status``: ``kept`` (same place), ``moved``, ``ambiguous`` (the
        quote stands in several places), ``lost`` (nowhere). The offsets of the last two are those of `before`.

    Examples
    --------
    >>> segments = pd.DataFrame({"doc": ["a"], "start": [0], "end": [4], "quote": ["Kami"]})
    >>> reanchor(segments, {"a": "Kami hadir."}, {"a": "Ya. Kami hadir."})[["start", "end", "status"]].values.tolist()
    [[4, 8, 'moved']]
    """
    placed: dict[object, tuple[int, int, str]] = {}
    for doc, mine in segments.groupby("doc", sort=False):
        old, new = before.get(str(doc), ""), after.get(str(doc), "")
        stretches = list(_stretches(old, new))
        for label, start, end, quote in zip(mine.index, mine["start"], mine["end"], mine["quote"], strict=True):
            placed[label] = _place(int(start), int(end), str(quote), new, stretches)
    found = [placed[label] for label in segments.index]
    return segments.assign(
        start=pd.Series([start for start, _, _ in found], index=segments.index, dtype="Int64"),
        end=pd.Series([end for _, end, _ in found], index=segments.index, dtype="Int64"),
        status=pd.Categorical([status for _, _, status in found], categories=list(STATUSES)),
    )


def count_statuses(reanchored: pd.DataFrame) -> pd.DataFrame:
    """Return how many segments of each document were kept, moved, ambiguous and lost.

    Examples
    --------
    >>> status = pd.Categorical(["kept"], categories=["kept", "moved", "ambiguous", "lost"])
    >>> count_statuses(pd.DataFrame({"doc": ["a"], "status": status})).values.tolist()
    [['a', 1, 0, 0, 0]]
    """
    counted = pd.crosstab(reanchored["doc"], reanchored["status"].astype("str"))
    return counted.reindex(columns=list(STATUSES), fill_value=0).rename_axis(columns=None).reset_index()


_Stretch = tuple[int, int, int, int, bool]


def _stretches(old: str, new: str) -> Iterator[_Stretch]:
    """Yield (old start, old end, new start, new end, unchanged) over both texts, compared line by line."""
    if old == new:
        yield 0, len(old), 0, len(new), True
        return
    lines, fresh = old.splitlines(keepends=True), new.splitlines(keepends=True)
    here, there = _offsets(lines), _offsets(fresh)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, lines, fresh, autojunk=False).get_opcodes():
        yield here[i1], here[i2], there[j1], there[j2], tag == "equal"


def _offsets(lines: list[str]) -> list[int]:
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line))
    return offsets


def _place(start: int, end: int, quote: str, new: str, stretches: list[_Stretch]) -> tuple[int, int, str]:
    touched = [stretch for stretch in stretches if stretch[0] < end and stretch[1] > start]
    if touched and all(unchanged for *_, unchanged in touched) and _contiguous(touched):
        shift = touched[0][2] - touched[0][0]
        if new[start + shift : end + shift] == quote:
            return start + shift, end + shift, "moved" if shift else "kept"
    windows = [(min(s[2] for s in touched), max(s[3] for s in touched))] if touched else []
    for low, high in [*windows, (0, len(new))]:
        places = _find_all(new, quote, low, high)
        if len(places) == 1:
            return places[0], places[0] + len(quote), "kept" if places[0] == start else "moved"
        if places:
            return start, end, "ambiguous"
    return start, end, "lost"


def _contiguous(stretches: list[_Stretch]) -> bool:
    return all(one[1] == two[0] and one[3] == two[2] for one, two in pairwise(stretches))


def _find_all(text: str, quote: str, low: int, high: int) -> list[int]:
    places = []
    place = text.find(quote, low, high) if quote else -1
    while place >= 0:
        places.append(place)
        place = text.find(quote, place + 1, high)
    return places
