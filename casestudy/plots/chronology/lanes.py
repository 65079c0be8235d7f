"""Where everything on the timeline stands, measured before it is drawn: lanes, rows of labels, the band of phases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.dates import date2num
from matplotlib.font_manager import FontProperties

from casestudy.case import Phase
from casestudy.errors import Language
from casestudy.labels import label
from casestudy.plots.chronology.axes import Place, place_labels
from casestudy.plots.style import LINE_CM, RC, text_width_cm
from casestudy.plots.tables.pictures import wrap_to_width
from casestudy.tables import LANES

#: The lanes below those of events, whose marks have no labels.
BELOW = ("activity_declaration", "activity_social", "activity_media", "coverage")
#: Of the band of phases, and of a line of text above it, in cm.
BAND, LINE = 0.5, 0.42
#: A row of labels where there is room, in cm.
_ROW = 0.54
#: A lane of activities, that of coverage, and the air on both sides of a lane, in cm: where there is room, and else.
_AMPLE, _SCARCE = (0.62, 1.25, 0.22), (0.42, 0.8, 0.1)
#: Parts of the full size of type, tried from the largest; smaller labels may also need fewer rows.
_SIZES = [part / 20 for part in range(20, 5, -1)]
#: The widest name of a lane, and the air beside the first and the last mark, in cm.
_NAME, _BESIDE = 3.1, 0.25


@dataclass(frozen=True)
class Lane:
    """One lane: its top and height in cm from the first one's top, and the places of its labels."""

    top: float
    height: float
    places: tuple[Place, ...] = ()

    def middle(self, row: int) -> float:
        """Return the middle of one of its rows of labels."""
        rows = 1 + max(place.row for place in self.places)
        return self.top + self.height * (row + 0.5) / rows


@dataclass(frozen=True)
class Band:
    """A phase: where it begins and ends, and the line above the band for a name that is too long for it."""

    start: float
    end: float
    name: str
    line: int | None


@dataclass(frozen=True)
class Layout:
    """The whole timeline: days across, centimetres downwards; what stands above the first lane is negative."""

    limits: tuple[float, float]
    #: A centimetre in days.
    unit: float
    lanes: Mapping[str, Lane]
    air: float
    #: Of the type of the labels, as a part of the full size.
    size: float
    bands: tuple[Band, ...]
    above: float
    below: float


def lay_out(
    marks: pd.DataFrame, *, phases: Sequence[Phase], day_zero: pd.Timestamp, width_cm: float, height_cm: float,
    lang: Language,
) -> Layout:  # fmt: skip
    """Return where everything on a timeline stands, so that no label meets another and all of it fits the height.

    Where the rows of labels need more than there is, the other lanes give way first, then the type shrinks.

    Parameters
    ----------
    marks, phases, day_zero, lang
        As in `casestudy.plots.chronology.timeline.plot_timeline`.
    width_cm, height_cm : float
        Of the axes; the height is the most that may be used.

    Returns
    -------
    Layout

    Examples
    --------
    >>> marks = pd.DataFrame({"date": [pd.Timestamp("2022-01-05")], "lane": ["legal"], "label_en": ["Sting"]})
    >>> layout = lay_out(marks, phases=[], day_zero=marks["date"][0], width_cm=10, height_cm=15, lang="en")
    >>> list(layout.lanes), layout.size
    (['legal'], 1.0)
    """
    limits = _limits(marks, day_zero, width_cm)
    names = [lane for lane in (*LANES, *BELOW) if (marks["lane"] == lane).any()]
    spans = {lane: event_spans(marks[marks["lane"] == lane], lang=lang) for lane in names if lane in LANES}
    bands, above = _bands(phases, limits, width_cm, lang)
    for ticks, coverage, air, size in ((*_AMPLE, 1.0), *((*_SCARCE, size) for size in _SIZES)):
        type_size = RC["font.size"] * size
        places = {lane: tuple(place_labels(told, limits=limits, width_cm=width_cm, size=type_size))
                  for lane, told in spans.items()}  # fmt: skip
        rows = {lane: 1 + max(place.row for place in those) for lane, those in places.items()}
        others = {lane: coverage if lane == "coverage" else ticks for lane in names if lane not in rows}
        room = height_cm - above - sum(others.values()) - air * (2 * len(names) + 1)
        row = max(min(_ROW, room / max(sum(rows.values()), 1)), 0.05)
        if row >= size * LINE_CM:
            break
    lanes, top = dict[str, Lane](), air
    for lane in names:
        height = row * rows[lane] if lane in rows else others[lane]
        lanes[lane] = Lane(top, height, places.get(lane, ()))
        top += height + 2 * air
    return Layout(limits, (limits[1] - limits[0]) / width_cm, lanes, air, size, bands, above, top)


def lane_names(marks: pd.DataFrame, *, lang: Language) -> dict[str, str]:
    """Return the name of each lane that has marks, broken into lines; where marks have no labels, with their number.

    Examples
    --------
    >>> lane_names(pd.DataFrame({"lane": ["coverage", "coverage"], "n": [3, 5]}), lang="en")
    {'coverage': 'Clippings a week (8)'}
    """
    font = FontProperties(family=RC["font.family"], size=RC["font.size"])
    names = {}
    for lane in (*LANES, *BELOW):
        if (marks["lane"] == lane).any():
            told = "" if lane in LANES else f" ({count_marks(marks[marks['lane'] == lane]).sum()})"
            names[lane] = "\n".join(wrap_to_width(label(lane, lang) + told, _NAME, font))
    return names


def event_spans(marks: pd.DataFrame, *, lang: Language) -> list[tuple[float, float, str]]:
    """Return where each mark begins and ends in matplotlib's days, and its label; a day begins and ends at once.

    Examples
    --------
    >>> marks = pd.DataFrame({"date": [pd.Timestamp("2022-12-01")], "precision": ["month"], "label_en": ["Donations"]})
    >>> [(start, end, name)] = event_spans(marks, lang="en")
    >>> end - start, name
    (30.0, 'Donations')
    """
    told = zip(marks["date"], _ends(marks), marks[f"label_{lang}"], strict=True)
    return [(float(date2num(start)), float(date2num(end)), str(name)) for start, end, name in told]


def count_marks(marks: pd.DataFrame) -> "pd.Series[int]":
    """Return how many things each mark stands for: its ``n``, else 1.

    Examples
    --------
    >>> count_marks(pd.DataFrame({"lane": ["legal"]})).tolist()
    [1]
    """
    return marks["n"] if "n" in marks else pd.Series(1, index=marks.index)


def _ends(marks: pd.DataFrame) -> "pd.Series[pd.Timestamp]":
    precision = marks["precision"] if "precision" in marks else pd.Series("day", index=marks.index)
    ends = marks["date"].mask(precision == "month", marks["date"] + pd.offsets.MonthEnd(0))
    return ends.mask(precision == "week", marks["date"] + pd.Timedelta(days=7))


def _limits(marks: pd.DataFrame, day_zero: pd.Timestamp, width_cm: float) -> tuple[float, float]:
    first, last = (float(date2num(day)) for day in (min([*marks["date"], day_zero]), max([*_ends(marks), day_zero])))
    margin = max(last - first, 30) / (width_cm - 2 * _BESIDE) * _BESIDE
    return first - margin, last + margin


def _bands(
    phases: Sequence[Phase], limits: tuple[float, float], width_cm: float, lang: Language
) -> tuple[tuple[Band, ...], float]:
    """Return the phases in view, and how much stands above the lanes: the line of day 0, the names, the band."""
    starts = sorted((float(date2num(pd.Timestamp(phase.start))), phase.label.to(lang)) for phase in phases)
    ends = [*(start for start, _ in starts[1:]), limits[1]]
    cut = [(max(start, limits[0]), min(end, limits[1]), name)
           for (start, name), end in zip(starts, ends, strict=False)]  # fmt: skip
    seen = [(start, end, name) for start, end, name in cut if start < end]
    unit = (limits[1] - limits[0]) / width_cm
    long = [(start, start, name) for start, end, name in seen if end - start < (text_width_cm(name) + 0.2) * unit]
    places = place_labels(long, limits=limits, width_cm=width_cm)
    lines = {start: place.row for (start, _, _), place in zip(long, places, strict=True)}
    above = LINE + (BAND + LINE * (1 + max(lines.values(), default=-1)) if seen else 0.0)
    return tuple(Band(start, end, name, lines.get(start)) for start, end, name in seen), above
