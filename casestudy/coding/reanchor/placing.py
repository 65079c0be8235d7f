"""Put segments back on their words after a transcript was corrected, and say of each what became of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

import pandas as pd

from casestudy.coding.reanchor.stretches import Stretch, unchanged

STATUSES = ("kept", "moved", "ambiguous", "lost")


def reanchor(segments: pd.DataFrame, before: Mapping[str, str], after: Mapping[str, str]) -> pd.DataFrame:
    """Return the segments with their places in the corrected texts.

    A segment is only ever put on its own words: ``after[doc][start:end] == quote`` holds for every segment that is
    kept or moved. Stretches that the correction left alone carry their segments along. A segment that a change touches
    goes where its quote stands among the changed words, if it stands there once in both versions: within the same
    change first, then anywhere, for a passage that was moved. Equal words that stood elsewhere all along are another
    passage and are never taken for it.

    Parameters
    ----------
    segments : pandas.DataFrame
        The ``segments`` table.
    before, after : mapping
        Document to text. Documents that `after` lacks lose their segments. A segment that is not on its words in
        `before` stays where it is on them in `after`, or goes where they stand once.

    Returns
    -------
    pandas.DataFrame
        `segments` with new ``start`` and ``end``, and ``status``: ``kept`` (same place), ``moved``, ``ambiguous`` (the
        quote stands somewhere, and which place is meant is for the researcher to say), ``lost`` (it stands nowhere).
        The offsets of the last two are those of `before`; ``now`` holds the words that stand at their place now, for
        the researcher to compare.

    Examples
    --------
    >>> segments = pd.DataFrame({"doc": ["a"], "start": [0], "end": [4], "quote": ["Kami"]})
    >>> reanchor(segments, {"a": "Kami hadir."}, {"a": "Ya. Kami hadir."})[["start", "end", "status"]].values.tolist()
    [[4, 8, 'moved']]
    """
    placed: dict[object, tuple[int, int, str, str]] = {}
    for doc, mine in segments.groupby("doc", sort=False):
        correction = _Correction(before.get(str(doc), ""), after.get(str(doc), ""))
        for label, start, end, quote in zip(mine.index, mine["start"], mine["end"], mine["quote"], strict=True):
            spot, stop, status = correction.place(int(start), int(end), str(quote))
            now = "" if status in ("kept", "moved") else correction.words_at(spot, stop)
            placed[label] = (spot, stop, status, now)
    found = [placed[label] for label in segments.index]
    return segments.assign(
        start=pd.Series([start for start, *_ in found], index=segments.index, dtype="Int64"),
        end=pd.Series([end for _, end, *_ in found], index=segments.index, dtype="Int64"),
        status=pd.Categorical([status for *_, status, _ in found], categories=list(STATUSES)),
        now=pd.Series([now for *_, now in found], index=segments.index, dtype="str"),
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


class _Correction:
    """A text before and after its correction, and the stretches that both share."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        stretches = unchanged(old, new)
        self.stretches = stretches
        self.changed_old = _Changed(old, [stretch.old for stretch in stretches], [s.old_end for s in stretches])
        self.changed_new = _Changed(new, [stretch.new for stretch in stretches], [s.new_end for s in stretches])

    def place(self, start: int, end: int, quote: str) -> tuple[int, int, str]:
        """Return start, end and status of one segment."""
        if not quote or self.old[start:end] != quote:
            return self._place_by_quote(start, end, quote)
        carrier = self.stretches[bisect_right(self.changed_old.starts, start) - 1]
        if end <= carrier.old_end:
            return _placed(start, end, start + carrier.new - carrier.old)
        if quote not in self.new:
            return start, end, "lost"
        whole = (Stretch(0, 0, 0), Stretch(len(self.old), len(self.new), 0))
        for left, right in (self._neighbours(start, end), whole):
            here = self.changed_old.find(quote, left.old_end, right.old)
            there = self.changed_new.find(quote, left.new_end, right.new)
            if len(here) == len(there) == 1:
                return _placed(start, end, there[0])
        return start, end, "ambiguous"

    def words_at(self, start: int, end: int) -> str:
        """Return the words that stand in the new text where a segment of the old one stood."""
        left, right = self._neighbours(start, end)
        opens = self.stretches[bisect_right(self.changed_old.starts, start) - 1]
        closes = self.stretches[min(bisect_left(self.changed_old.ends, end), len(self.stretches) - 1)]
        low = opens.new + start - opens.old if start < opens.old_end else left.new_end
        high = closes.new + end - closes.old if closes.old < end <= closes.old_end else right.new
        # Changes are cut out by characters, and shown by words.
        while 0 < low < high and self.new[low - 1].isalnum() and self.new[low].isalnum():
            low -= 1
        while low < high < len(self.new) and self.new[high - 1].isalnum() and self.new[high].isalnum():
            high += 1
        return self.new[low:high].strip()

    def _place_by_quote(self, start: int, end: int, quote: str) -> tuple[int, int, str]:
        places = _find_all(self.new, quote, 0, len(self.new))
        if start in places or len(places) == 1:
            return _placed(start, start + len(quote), start if start in places else places[0])
        return start, end, "ambiguous" if places else "lost"

    def _neighbours(self, start: int, end: int) -> tuple[Stretch, Stretch]:
        """Return the last stretch that ends before a segment of the old text, and the first one that starts after."""
        left = bisect_right(self.changed_old.ends, start) - 1
        right = bisect_left(self.changed_old.starts, end)
        first, last = Stretch(0, 0, 0), Stretch(len(self.old), len(self.new), 0)
        return self.stretches[left] if left >= 0 else first, self.stretches[right] if right < len(
            self.stretches
        ) else last


class _Changed:
    """One version of a text, and the parts of it that the other version does not share."""

    def __init__(self, text: str, starts: Sequence[int], ends: Sequence[int]) -> None:
        self.text, self.starts, self.ends = text, starts, ends

    def find(self, quote: str, low: int, high: int) -> list[int]:
        """Return where a quote stands between two places, if not wholly in what both versions share."""
        return [
            place for place in _find_all(self.text, quote, low, high) if not self._shares(place, place + len(quote))
        ]

    def _shares(self, start: int, end: int) -> bool:
        stretch = bisect_right(self.starts, start) - 1
        return stretch >= 0 and end <= self.ends[stretch]


def _placed(start: int, end: int, place: int) -> tuple[int, int, str]:
    return place, place + end - start, "kept" if place == start else "moved"


def _find_all(text: str, quote: str, low: int, high: int) -> list[int]:
    places = []
    place = text.find(quote, low, high) if quote else -1
    while place >= 0:
        places.append(place)
        place = text.find(quote, place + 1, high)
    return places
