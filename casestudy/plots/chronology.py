"""The crisis in time: the timeline in lanes, and the office's posts by month and pillar."""

from collections.abc import Mapping, Sequence
from textwrap import wrap

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import MonthLocator, date2num
from matplotlib.ticker import FuncFormatter

from casestudy.errors import Language
from casestudy.findings.chronology import month_name
from casestudy.labels import label
from casestudy.plots.style import INK, LANE_COLOURS, PALE, SEQUENTIAL, bare, new_axes, text_colour_on
from casestudy.tables import LANES

#: The most months whose names stand side by side over the width of the page.
_MONTHS_FIT = 15
_ACTIVITIES = ("activity_declaration", "activity_media", "activity_social")


def plot_timeline(
    marks: pd.DataFrame, *, day_zero: pd.Timestamp, lang: Language = "id", ax: Axes | None = None
) -> Axes:
    """Draw events in lanes around day 0, and the office's activities as ticks below.

    Parameters
    ----------
    marks : pandas.DataFrame
        From `casestudy.findings.chronology.timeline`.
    day_zero : pandas.Timestamp
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> marks = pd.DataFrame({"date": [pd.Timestamp("2022-01-05")], "precision": ["day"], "lane": ["legal"],
    ...     "label_id": ["OTT"], "label_en": ["Sting"], "confidence": ["high"]})
    >>> ax = plot_timeline(marks, day_zero=pd.Timestamp("2022-01-05"))
    >>> "OTT" in [text.get_text() for text in ax.texts]
    True
    """
    ax = new_axes(ax, height_cm=15)
    first, last = _span(marks, day_zero)
    lanes = [lane for lane in LANES if (marks["lane"] == lane).any()]
    kinds = [kind for kind in _ACTIVITIES if (marks["lane"] == kind).any()]
    floor = 0.0
    ticks: list[tuple[float, str]] = []
    for lane in lanes:
        rows = _stack(marks[marks["lane"] == lane], lang, last - first)
        height = max(row for _, _, row in rows) + 1
        _draw_lane(ax, rows, floor, LANE_COLOURS[lane], last - first)
        ticks.append((floor + height / 2 - 0.5, label(lane, lang)))
        floor += height + 0.6
        ax.axhline(floor - 0.8, color=PALE, linewidth=0.8)
    for kind in kinds:
        dates = date2num(marks.loc[marks["lane"] == kind, "date"])
        ax.vlines(dates, floor - 0.4, floor + 0.4, color=INK, linewidth=1)
        ticks.append((floor, label(kind, lang)))
        floor += 1.5
    ax.axvline(date2num(day_zero), color=INK, linewidth=0.9, linestyle=(0, (3, 2)))
    ax.text(date2num(day_zero), -0.95, label("day_zero", lang), ha="left", va="bottom", fontweight="bold")
    ax.set_ylim(floor - 0.7, -0.9)
    ax.set_xlim(first, last)
    ax.set_yticks([place for place, _ in ticks], [wrapped(name, 16) for _, name in ticks])
    month_axis(ax, lang=lang)
    bare(ax, keep=["bottom"])
    return ax


def plot_content_map(
    content: pd.DataFrame, *, names: Mapping[str, str] | None = None, lang: Language = "id", ax: Axes | None = None
) -> Axes:
    """Draw the posts by month and pillar: the number in each cell, the fill for it, the engagement rate below.

    Parameters
    ----------
    content : pandas.DataFrame
        From `casestudy.findings.chronology.content_map`.
    names : mapping, optional
        What to show for the pillars.
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> content = pd.DataFrame({"month": [pd.Timestamp("2022-01-01")], "pillar": ["layanan"], "n": [4], "rated": [4],
    ...                         "engagement": [1.25]})
    >>> [text.get_text() for text in plot_content_map(content).texts]
    ['4', '1,2 %']
    """
    pillars = sorted(set(content["pillar"]), key=lambda pillar: label(pillar, lang, own=names))
    months = sorted(set(content["month"]))
    ax = new_axes(ax, height_cm=1.6 + 1.05 * max(len(pillars), 1))
    most = max(int(content["n"].max()), 1) if len(content) else 1
    fill = mpl.colormaps[SEQUENTIAL]
    # Rates stand side by side over a year; beyond that their type shrinks with the cells.
    size = 7.5 * min(1.0, 12 / max(len(months), 1))
    cells = zip(content["month"], content["pillar"], content["n"].astype("int64"), content["engagement"], strict=True)
    for month, pillar, n, engagement in cells:
        x, y = months.index(month), pillars.index(pillar)
        colour = fill(n / most) if n else (1, 1, 1, 1)
        ax.add_patch(mpl.patches.Rectangle((x, y), 1, 1, facecolor=colour, edgecolor="white", linewidth=1))
        if n:
            ink = text_colour_on(colour)
            ax.text(x + 0.5, y + 0.38, str(n), ha="center", va="center", color=ink)
            rate = "–" if pd.isna(engagement) else _rate(engagement, lang)
            ax.text(x + 0.5, y + 0.74, rate, ha="center", va="center", color=ink, fontsize=size)
    ax.set_xlim(0, max(len(months), 1))
    ax.set_ylim(max(len(pillars), 1), 0)
    ax.set_xticks([x + 0.5 for x in range(len(months))], [month_name(month, lang=lang) for month in months],
                  rotation=90 if len(months) > _MONTHS_FIT else 0)  # fmt: skip
    ax.set_yticks([y + 0.5 for y in range(len(pillars))], [label(pillar, lang, own=names) for pillar in pillars])
    bare(ax)
    return ax


def month_axis(ax: Axes, *, lang: Language) -> None:
    """Name the months below a time axis: each one, or the first of each quarter where they would not fit."""
    first, last = ax.get_xlim()
    months = range(1, 13) if last - first < _MONTHS_FIT * 30.5 else (1, 4, 7, 10)
    ax.xaxis.set_major_locator(MonthLocator(bymonth=months))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: month_name(pd.Timestamp(value, unit="D"), lang=lang)))


def wrapped(text: str, width: int) -> str:
    r"""Return the text broken into lines of at most `width` characters where words allow it.

    Examples
    --------
    >>> wrapped("Audit dan penghargaan", 12)
    'Audit dan\npenghargaan'
    """
    return "\n".join(wrap(text, width, break_long_words=False))


def _rate(value: float, lang: Language) -> str:
    return f"{value:.1f} %".replace(".", "," if lang == "id" else ".")


def _span(marks: pd.DataFrame, day_zero: pd.Timestamp) -> tuple[float, float]:
    days = [*marks["date"], day_zero]
    first, last = min(days), max(days)
    margin = pd.Timedelta(days=10)
    return float(date2num(first - margin)), float(date2num(last + 4 * margin))


def _stack(events: pd.DataFrame, lang: Language, width: float) -> "list[tuple[float, str, int]]":
    """Give each event the highest row in which its label does not meet the one before it."""
    ends: list[float] = []
    placed = []
    for day, name in zip(date2num(events["date"]), events[f"label_{lang}"], strict=True):
        need = width * (0.0155 * len(name) + 0.03)
        row = next((number for number, end in enumerate(ends) if end <= day), len(ends))
        ends[row : row + 1] = [day + need]
        placed.append((float(day), str(name), row))
    return placed


def _draw_lane(ax: Axes, rows: Sequence[tuple[float, str, int]], floor: float, colour: str, width: float) -> None:
    for day, name, row in rows:
        ax.plot(
            day, floor + row, marker="o", markersize=4.5, color=colour, markeredgecolor="white", markeredgewidth=0.4
        )
        ax.text(day + width * 0.014, floor + row, name, va="center", ha="left")
