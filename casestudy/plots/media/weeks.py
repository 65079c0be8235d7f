"""Volume and tone of coverage by week, with the dates that may matter."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import date2num
from matplotlib.font_manager import FontProperties
from matplotlib.ticker import MaxNLocator

from casestudy.errors import Language
from casestudy.findings.media.tone import FEW
from casestudy.labels import label
from casestudy.plots.chronology.axes import axes_width_cm, month_axis, place_labels
from casestudy.plots.style import CM, GREY, INK, RC, TONE_COLOURS, TONE_HATCHES, new_axes, split_axes
from casestudy.plots.tables.pictures import wrap_to_width
from casestudy.tables import TONES

_WEEK = 7
_BAR = 6.2
#: Of an event's label and the air above it, in cm.
_LINE = 0.45
#: The name and the numbers of the vertical axes, in cm.
_LEFT = 1.4


def plot_weekly_tone(
    weekly: pd.DataFrame,
    *,
    events: Sequence[tuple[pd.Timestamp, str]] = (),
    few: int = FEW,
    lang: Language = "id",
    ax: Axes | None = None,
) -> Axes:
    """Draw weekly clippings stacked by tone, the net tone below, and lines at events.

    Where the table has several selections, the last is drawn in tones and the first as an outline behind it, so that
    what was left out is seen: in the upper panel its number, in the lower its pull on the net tone.

    Parameters
    ----------
    weekly : pandas.DataFrame
        From `casestudy.findings.media.weeks.weekly_tone`, with or without ``selection``.
    events : sequence of (date, label)
        Vertical lines.
    few : int
        The net tone of a week with fewer clippings is drawn hollow: one clipping more would turn it round.
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional
        Is split into two.

    Returns
    -------
    matplotlib.axes.Axes
        The upper axes.

    Examples
    --------
    >>> weekly = pd.DataFrame({"week": pd.to_datetime(["2022-01-03"]), "negative": [1], "neutral": [0], "positive": [2],
    ...                        "n": [3], "net_tone": [1 / 3]})
    >>> len(plot_weekly_tone(weekly).containers)
    3
    """
    upper, lower = split_axes(new_axes(ax, height_cm=12), heights=[3, 1.2])
    lower.sharex(upper)
    shown, behind = _readings(weekly)
    _set_limits(upper, weekly, events)
    _draw_counts(upper, shown, behind, lang)
    _draw_net_tone(lower, shown, behind, few, lang)
    _mark_events(upper, lower, events, weekly)
    upper.tick_params(labelbottom=False)
    month_axis(lower, lang=lang)
    return upper


def _readings(weekly: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame | None]:
    if "selection" not in weekly:
        return weekly, None
    names = list(dict.fromkeys(weekly["selection"]))
    parts = [weekly[weekly["selection"] == name].reset_index(drop=True) for name in names]
    return (parts[-1] if parts else weekly), (parts[0] if len(parts) > 1 else None)


def _set_limits(ax: Axes, weekly: pd.DataFrame, events: Sequence[tuple[pd.Timestamp, str]]) -> None:
    days = [*weekly["week"], *(day for day, _ in events)]
    if days:
        ax.set_xlim(date2num(min(days)) - 4, date2num(max(days)) + _WEEK + 4)


def _draw_counts(ax: Axes, shown: pd.DataFrame, behind: pd.DataFrame | None, lang: Language) -> None:
    start = date2num(shown["week"])
    floor = pd.Series(0, index=shown.index)
    for tone in TONES:
        ax.bar(start, shown[tone], width=_BAR, align="edge", bottom=floor, color=TONE_COLOURS[tone],
               hatch=TONE_HATCHES[tone], edgecolor="white", linewidth=0.3, label=label(tone, lang))  # fmt: skip
        floor = floor + shown[tone]
    if behind is not None and len(behind):
        edges = [*date2num(behind["week"]), date2num(behind["week"].iloc[-1]) + _WEEK]
        # Half the gap between two bars to the left, so that the outline runs round the bars and not through them.
        ax.stairs(behind["n"], np.array(edges) - (_WEEK - _BAR) / 2, color=INK, linewidth=0.8,
                  label=_reading(behind, lang))  # fmt: skip
    ax.set_ylabel(label("n_clippings", lang) if behind is None else _wrapped(_reading(shown, lang), 5))
    ax.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
    ax.grid(axis="y")
    # Above the axes: the events' names may stand anywhere below.
    ax.legend(ncols=4, loc="lower right", bbox_to_anchor=(1, 1), handlelength=1.4, columnspacing=1.2, borderaxespad=0.2)


def _reading(part: pd.DataFrame, lang: Language) -> str:
    return f"{_selection(part, lang)} (n = {part['n'].sum()})"


def _selection(part: pd.DataFrame, lang: Language) -> str:
    return label(f"selection_{part['selection'].iloc[0]}", lang)


def _draw_net_tone(
    ax: Axes, shown: pd.DataFrame, behind: pd.DataFrame | None, few: int, lang: Language
) -> None:  # fmt: skip
    middle = date2num(shown["week"]) + _BAR / 2
    ax.axhline(0, color=GREY, linewidth=0.6)
    if behind is not None:
        ax.plot(middle, behind["net_tone"], linestyle="", marker="_", markersize=6.5, color=INK, markeredgewidth=1)
    # No line from week to week: between weeks of one clipping it would draw a trend that is none.
    ax.vlines(middle, 0, shown["net_tone"].fillna(0), color=GREY, linewidth=0.9)
    small = shown["n"] < few
    for part, fill in ((~small, INK), (small, "white")):
        ax.plot(middle[part], shown["net_tone"][part], linestyle="", marker="o", markersize=3.2, color=INK,
                markerfacecolor=fill, markeredgewidth=0.7)  # fmt: skip
    ax.set_ylim(-1.2, 1.2)
    ax.set_yticks([-1, 0, 1])
    marks = [label("few_hollow", lang).format(few=few)]
    if behind is not None and len(behind):
        marks.append(f"{label('dashes', lang)}: {_selection(behind, lang).lower()}")
    said = [label("net_tone_is", lang), f"({'; '.join(marks)})"]
    ax.set_title(
        "\n".join(_wrapped(line, axes_width_cm(ax, beside=_LEFT)) for line in said),
        fontsize=RC["font.size"],
        loc="left",
    )


def _wrapped(text: str, width_cm: float) -> str:
    return "\n".join(wrap_to_width(text, width_cm, FontProperties(family=RC["font.family"], size=RC["font.size"])))


def _mark_events(
    upper: Axes, lower: Axes, events: Sequence[tuple[pd.Timestamp, str]], weekly: pd.DataFrame
) -> None:  # fmt: skip
    top = max(float(weekly["n"].max()), 1.0) if len(weekly) else 1.0
    marks = sorted((float(date2num(day)), float(date2num(day)), name) for day, name in events)
    first, last = upper.get_xlim()
    places = place_labels(marks, limits=(first, last), width_cm=axes_width_cm(upper, beside=_LEFT))
    whole = upper.get_figure(root=True)
    height = 0.45 * (float(whole.get_size_inches()[1]) / CM if whole is not None else 1.0)
    rows = 1 + max((place.row for place in places), default=-1)
    # Labels stand in rows of their own above the highest bar.
    upper.set_ylim(0, top * 1.04 / (1 - min(_LINE * rows / height, 0.7)))
    for (x, _, name), place in zip(marks, places, strict=True):
        for ax in (upper, lower):
            ax.axvline(x, color=INK, linewidth=0.7, linestyle=(0, (3, 2)), zorder=2.5)
        upper.annotate(name, (place.x, 1), xycoords=upper.get_xaxis_transform(), textcoords="offset points",
                       xytext=(0, -(place.row + 0.1) * _LINE * 72 * CM), va="top", ha=place.align,
                       bbox={"pad": 0.6, "facecolor": "white", "linewidth": 0})  # fmt: skip
