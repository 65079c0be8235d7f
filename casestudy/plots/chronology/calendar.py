"""The posts of the office day by day: one strip a pillar, a column a week, a row a weekday."""

from collections.abc import Mapping, Sequence

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Patch, Rectangle

from casestudy.errors import Language
from casestudy.labels import label
from casestudy.plots.chronology.axes import axes_width_cm, month_labels, place_labels, shown_months
from casestudy.plots.style import INK, RC, SEQUENTIAL, bare, new_axes
from casestudy.plots.tables.pictures import wrap_to_width

#: A weekday's row, the widest name of a strip, and months, key and names of events, in cm.
_DAY, _NAME, _REST = 0.2, 3.2, 2.8
#: The fewest weeks that the width is divided into, so that the days of a short period stay near squares.
_WEEKS = 26
#: Between two strips, in rows; the fills of a day without a post, with one, and with more.
_BETWEEN, _FILLS = 2, (0.06, 0.55, 0.98)


def plot_post_days(
    days: pd.DataFrame, *, events: Sequence[tuple[pd.Timestamp, str]] = (), names: Mapping[str, str] | None = None,
    lang: Language = "id", ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """Draw a calendar of posts: weeks across, weekdays down from Monday, all posts first and then a strip a pillar.

    Parameters
    ----------
    days : pandas.DataFrame
        From `casestudy.findings.chronology.posts.post_days`.
    events : sequence of (date, label)
        Days that are marked across all strips.
    names : mapping, optional
        What to show for the pillars.
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> days = pd.DataFrame({"pillar": ["layanan"], "date": [pd.Timestamp("2022-01-05")], "n": [2]})
    >>> [name.get_text() for name in plot_post_days(days, lang="en").get_yticklabels()]
    ['All posts (2)', 'layanan (2)']
    """
    pillars = sorted(set(days["pillar"]), key=lambda pillar: label(pillar, lang, own=names))
    parts = [days[days["pillar"] == pillar] for pillar in pillars]
    strips = [part.groupby("date")["n"].sum() for part in (days, *parts)]
    told = [label("all_posts", lang), *(label(pillar, lang, own=names) for pillar in pillars)]
    font = FontProperties(family=RC["font.family"], size=RC["font.size"])
    lines = ["\n".join(wrap_to_width(f"{name} ({strip.sum()})", _NAME, font))
             for name, strip in zip(told, strips, strict=True)]  # fmt: skip
    rows = len(strips) * (7 + _BETWEEN)
    ax = new_axes(ax, height_cm=_REST + _DAY * rows)
    ax.set_yticks([number * (7 + _BETWEEN) + 3.5 for number in range(len(strips))], lines)
    if len(days):
        every = pd.date_range(days["date"].min(), days["date"].max())
        for number, strip in enumerate(strips):
            _draw_strip(ax, strip.reindex(every).fillna(0), number * (7 + _BETWEEN), list(every))
        _name_months(ax, list(every), lang)
        _mark_events(ax, events, list(every), rows, lines)
    bare(ax)
    ax.set_xlabel(label("calendar_is", lang))
    _add_key(ax, lang)
    return ax


def _columns(days: Sequence[pd.Timestamp], first: pd.Timestamp) -> list[float]:
    """Return the column of each day: the weeks since that of the first."""
    monday = first - pd.Timedelta(days=first.day_of_week)
    return [float((day - monday).days // 7) for day in days]


def _draw_strip(ax: Axes, counts: "pd.Series[float]", top: int, every: Sequence[pd.Timestamp]) -> None:
    places = zip(_columns(every, every[0]), every, strict=True)
    cells = [Rectangle((x + 0.08, top + day.day_of_week + 0.08), 0.84, 0.84) for x, day in places]
    shades = np.array(_FILLS)[np.clip(counts.to_numpy(), 0, 2).astype("int64")]
    ax.add_collection(PatchCollection(cells, facecolors=mpl.colormaps[SEQUENTIAL](shades), linewidths=0))


def _name_months(ax: Axes, every: Sequence[pd.Timestamp], lang: Language) -> None:
    months = shown_months(list(pd.date_range(every[0].replace(day=1), every[-1], freq="MS")))
    places = _columns([max(month, every[0]) for month in months], every[0])
    ax.set_xticks([place + 0.5 for place in places], month_labels(months, lang=lang), ha="left")


def _mark_events(
    ax: Axes, events: Sequence[tuple[pd.Timestamp, str]], every: Sequence[pd.Timestamp], rows: int, names: Sequence[str]
) -> None:
    """Draw a line across all strips at each event in view, and make room for the names above them."""
    inside = sorted((day, name) for day, name in events if every[0] <= day <= every[-1])
    columns = _columns([day for day, _ in inside], every[0])
    marks = [(x + 0.5, x + 0.5, name) for x, (_, name) in zip(columns, inside, strict=True)]
    weeks = max(_columns(every, every[0])[-1] + 1, _WEEKS)
    places = place_labels(marks, limits=(0, weeks), width_cm=axes_width_cm(ax, labels=names))
    line = 0.42 / _DAY
    for (x, _, name), place in zip(marks, places, strict=True):
        top = -0.3 - line * place.row
        ax.plot([x, x], [top - line, rows - _BETWEEN], color=INK, linewidth=0.7, linestyle=(0, (3, 2)))
        ax.text(place.x, top - 0.5 * line, name, ha=place.align, va="center_baseline",
                bbox={"pad": 0.4, "facecolor": "white", "linewidth": 0})  # fmt: skip
    ax.set_xlim(0, weeks)
    ax.set_ylim(rows - _BETWEEN, -0.6 - line * (1 + max((place.row for place in places), default=-1)))


def _add_key(ax: Axes, lang: Language) -> None:
    fill = mpl.colormaps[SEQUENTIAL]
    keys = [Patch(facecolor=fill(shade), label=label(f"posts_{number}", lang)) for number, shade in enumerate(_FILLS)]
    ax.legend(handles=keys, ncols=3, loc="lower left", bbox_to_anchor=(0, 1), handlelength=0.8, handleheight=0.8,
              columnspacing=1.2, borderaxespad=0.2)  # fmt: skip
