"""The activities of the office: by kind month by month, and where they were held."""

from collections.abc import Mapping

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from casestudy.errors import Language
from casestudy.labels import label
from casestudy.plots.chronology.axes import axes_width_cm, month_labels, shown_months
from casestudy.plots.style import (
    CM,
    HEIGHT_CM,
    INK,
    KIND_COLOURS,
    KIND_HATCHES,
    PALE,
    SEQUENTIAL,
    bare,
    fitting_size,
    new_axes,
    split_axes,
    text_colour_on,
)

#: Of a district's row, of the bars above, and of months, notes and legend, in cm.
_ROW, _BARS, _REST = 0.56, 2.6, 3.4
#: The places of n and participants, in points behind the matrix.
_N_AT, _PARTICIPANTS_AT = 20, 96


def plot_activities(
    activities: pd.DataFrame, *, names: Mapping[str, str] | None = None, lang: Language = "id", ax: Axes | None = None
) -> Axes:
    """Draw activities by month stacked by kind, and below them their number by district and month.

    Beside each district stand its activities and the participants that were declared, with how many activities state
    them: a sum over part of the activities never stands alone.

    Parameters
    ----------
    activities : pandas.DataFrame
        From `casestudy.findings.chronology.activities.activity_map`.
    names : mapping, optional
        What to show for the districts.
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional
        Is split into two.

    Returns
    -------
    matplotlib.axes.Axes
        The upper axes.

    Examples
    --------
    >>> activities = pd.DataFrame({"district": ["Jatiasih"], "month": [pd.Timestamp("2022-01-01")], "declaration": [0],
    ...     "social": [2], "media": [0], "n": [2], "stated": [1], "participants": [1085]})
    >>> lower = plot_activities(activities, lang="en").figure.axes[1]
    >>> [text.get_text() for text in lower.texts]
    ['2', 'n', 'Participants', '2', '1,085 (1/2)']
    """
    districts = list(dict.fromkeys(activities["district"]))
    months = sorted(set(activities["month"]))
    row = min(_ROW, (HEIGHT_CM - _REST - _BARS) / max(len(districts), 1))
    height = row * max(len(districts), 1)
    upper, lower = split_axes(new_axes(ax, height_cm=_REST + _BARS + height), heights=[_BARS, height])
    lower.sharex(upper)
    _draw_kinds(upper, activities, months, lang)
    told = [label(district, lang, own=names) if district else label("not_stated", lang) for district in districts]
    width = axes_width_cm(lower, labels=told, beside=_PARTICIPANTS_AT / (72 * CM)) / max(len(months), 1)
    _draw_matrix(
        lower, activities, districts, months, fitting_size(activities["n"].astype("str"), width - 0.1, height_cm=row)
    )
    size = fitting_size([], 1, height_cm=row)
    _write_beside(lower, activities, districts, size, lang)
    lower.set_yticks([y + 0.5 for y in range(len(districts))], told, fontsize=size)
    shown = shown_months(months)
    lower.set_xticks([months.index(month) + 0.5 for month in shown], month_labels(shown, lang=lang))
    lower.set_xlabel(label("participants_are", lang))
    upper.tick_params(labelbottom=False, bottom=False)
    bare(lower)
    return upper


def _draw_kinds(ax: Axes, activities: pd.DataFrame, months: list[pd.Timestamp], lang: Language) -> None:
    totals = activities.groupby("month")[list(KIND_COLOURS)].sum()
    places = [x + 0.5 for x in range(len(months))]
    floor = pd.Series(0, index=totals.index)
    for kind, colour in KIND_COLOURS.items():
        ax.bar(places, totals[kind], width=0.7, bottom=floor, color=colour, hatch=KIND_HATCHES[kind], edgecolor=INK,
               linewidth=0.4, label=f"{label(f'activity_{kind}', lang)} ({totals[kind].sum()})")  # fmt: skip
        floor = floor + totals[kind]
    ax.set_ylabel(label("activities", lang))
    ax.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=4))
    ax.set_ylim(0, max(float(floor.max()) if len(floor) else 0, 1) * 1.08)
    ax.grid(axis="y")
    ax.legend(ncols=3, loc="lower left", bbox_to_anchor=(0, 1), handlelength=1.4, columnspacing=1.2, borderaxespad=0.2)


def _draw_matrix(
    ax: Axes, activities: pd.DataFrame, districts: list[str], months: list[pd.Timestamp], size: float
) -> None:  # fmt: skip
    most = max(int(activities["n"].max()), 1) if len(activities) else 1
    fill = mpl.colormaps[SEQUENTIAL]
    for district, month, n in activities[["district", "month", "n"]].itertuples(index=False, name=None):
        x, y = months.index(month), districts.index(district)
        colour = fill(0.15 + 0.85 * n / most) if n else (1.0, 1.0, 1.0, 1.0)
        ax.add_patch(Rectangle((x, y), 1, 1, facecolor=colour, edgecolor=PALE, linewidth=0.8))
        if n:
            ax.text(
                x + 0.5, y + 0.5, str(n), ha="center", va="center_baseline", color=text_colour_on(colour), fontsize=size
            )
    ax.set_xlim(0, max(len(months), 1))
    ax.set_ylim(max(len(districts), 1), 0)


def _write_beside(ax: Axes, activities: pd.DataFrame, districts: list[str], size: float, lang: Language) -> None:
    columns = ["n", "stated", "participants"]
    totals = activities.assign(participants=activities["participants"].fillna(0)).groupby("district")[columns].sum()
    for right, head in ((_N_AT, "n"), (_PARTICIPANTS_AT, label("participants", lang))):
        ax.annotate(head, (1, 1), xycoords="axes fraction", textcoords="offset points", xytext=(right, 4), ha="right")
    for y, (n, stated, participants) in enumerate(totals.loc[districts].itertuples(index=False, name=None)):
        told = f"{participants:,}".replace(",", "." if lang == "id" else ",") if stated else "–"
        for right, text in ((_N_AT, str(n)), (_PARTICIPANTS_AT, f"{told} ({stated}/{n})")):
            ax.annotate(text, (1, y + 0.5), xycoords=ax.get_yaxis_transform(), textcoords="offset points",
                        xytext=(right, 0), ha="right", va="center_baseline", fontsize=size)  # fmt: skip
