"""Coverage and comment: stacked tone by week, by group and by phase."""

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import date2num
from matplotlib.ticker import MaxNLocator

from casestudy.errors import Language
from casestudy.labels import label
from casestudy.plots.chronology import month_axis
from casestudy.plots.style import GREY, INK, TONE_COLOURS, TONE_HATCHES, new_axes, split_axes
from casestudy.tables import TONES

#: The net tone of a week with fewer clippings is drawn hollow: one clipping more would turn it round.
FEW = 3


def plot_weekly_tone(
    weekly: pd.DataFrame,
    *,
    events: Sequence[tuple[pd.Timestamp, str]] = (),
    lang: Language = "id",
    ax: Axes | None = None,
) -> Axes:
    """Draw weekly clippings stacked by tone, the net tone below, and lines at events.

    Parameters
    ----------
    weekly : pandas.DataFrame
        From `casestudy.findings.media.weekly_tone`.
    events : sequence of (date, label)
        Vertical lines.
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
    upper, lower = split_axes(new_axes(ax, height_cm=10), heights=[3, 1.2])
    lower.sharex(upper)
    start = date2num(weekly["week"])
    floor = pd.Series(0, index=weekly.index)
    for tone in TONES:
        upper.bar(start, weekly[tone], width=6.2, align="edge", bottom=floor, color=TONE_COLOURS[tone],
                  hatch=TONE_HATCHES[tone], edgecolor="white", linewidth=0.3, label=label(tone, lang))  # fmt: skip
        floor = floor + weekly[tone]
    upper.set_ylabel(label("n_clippings", lang))
    upper.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
    upper.grid(axis="y")
    # Above the axes: the events' names may stand anywhere below.
    upper.legend(ncols=3, loc="lower right", bbox_to_anchor=(1, 1), handlelength=1.4, columnspacing=1.2,
                 borderaxespad=0.2)  # fmt: skip
    top = float(weekly["n"].max()) if len(weekly) else 1.0
    upper.set_ylim(0, top * 1.42)
    _mark_events(upper, lower, events, top)
    lower.axhline(0, color=GREY, linewidth=0.6)
    lower.plot(start + 3.1, weekly["net_tone"], color=GREY, linewidth=0.7)
    few = weekly["n"] < FEW
    for part, fill in ((~few, INK), (few, "white")):
        lower.plot((start + 3.1)[part], weekly["net_tone"][part], linestyle="", marker="o", markersize=3, color=INK,
                   markerfacecolor=fill, markeredgewidth=0.7)  # fmt: skip
    lower.set_ylim(-1.15, 1.15)
    lower.set_yticks([-1, 0, 1])
    lower.set_ylabel(label("net_tone", lang))
    upper.tick_params(labelbottom=False)
    month_axis(lower, lang=lang)
    return upper


def plot_tone_bars(
    counts: pd.DataFrame, column: str, *, names: Mapping[str, str] | None = None, unit: str = "n_clippings",
    lang: Language = "id", ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """Draw one stacked bar of tone counts for each row, its n behind it, the first row on top.

    Parameters
    ----------
    counts : pandas.DataFrame
        From `casestudy.findings.media.tone_by` or `comment_tone`.
    column : str
        The column that names the bars.
    names : mapping, optional
        What to show for its values.
    unit : str
        The label key of the horizontal axis.
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> counts = pd.DataFrame({"outlet": ["A"], "negative": [1], "neutral": [0], "positive": [2], "n": [3]})
    >>> [text.get_text() for text in plot_tone_bars(counts, "outlet").texts]
    ['n = 3']
    """
    ax = new_axes(ax, height_cm=1.6 + 0.62 * max(len(counts), 1))
    rows = range(len(counts))
    left = pd.Series(0, index=counts.index)
    for tone in TONES:
        ax.barh(rows, counts[tone], left=left, height=0.72, color=TONE_COLOURS[tone], hatch=TONE_HATCHES[tone],
                edgecolor="white", linewidth=0.3, label=label(tone, lang))  # fmt: skip
        left = left + counts[tone]
    widest = max(float(counts["n"].max()), 1.0) if len(counts) else 1.0
    for row, n in zip(rows, counts["n"], strict=True):
        ax.text(n + widest * 0.015, row, f"n = {n}", va="center", ha="left")
    ax.set_yticks(list(rows), [label(str(value), lang, own=names) for value in counts[column]])
    ax.set_xlim(0, widest * 1.14)
    ax.invert_yaxis()
    ax.set_xlabel(label(unit, lang))
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=6))
    ax.grid(axis="x")
    ax.tick_params(axis="y", length=0)
    ax.legend(ncols=3, loc="lower left", bbox_to_anchor=(0, 1), handlelength=1.4, columnspacing=1.2, borderaxespad=0.2)
    return ax


def _mark_events(upper: Axes, lower: Axes, events: Sequence[tuple[pd.Timestamp, str]], top: float) -> None:
    for number, (day, name) in enumerate(sorted(events)):
        for ax in (upper, lower):
            ax.axvline(date2num(day), color=INK, linewidth=0.7, linestyle=(0, (3, 2)))
        # One step down for each event: labels of events a few weeks apart do not meet.
        upper.text(date2num(day) + 1.5, top * (1.38 - 0.12 * number), name, va="top", ha="left",
                   bbox={"pad": 0.8, "facecolor": "white", "linewidth": 0})  # fmt: skip
