"""The position that IFAS and EFAS scores make: a point in four quadrants, with its judges around it."""

import pandas as pd
from matplotlib.axes import Axes

from casestudy.errors import Language
from casestudy.findings.strategy.scores import MEAN, QUADRANTS, Severe
from casestudy.labels import label
from casestudy.plots.style import BLUE, GREY, INK, PALE, bare, new_axes
from casestudy.plots.tables.cells import cell_text

_STRATEGY = {"SO": "grow", "WO": "turn_around", "ST": "diversify", "WT": "defend"}


def plot_position(position: pd.DataFrame, *, severe: Severe, lang: Language = "id", ax: Axes | None = None) -> Axes:
    """Draw where the scores put the organisation: strengths less weaknesses across, opportunities less threats up.

    The judges' mean is the large point, with its values; judges, where there are several, are small ones. Below stands
    how many judges there are, and what a rating of a weakness or threat means.

    Parameters
    ----------
    position : pandas.DataFrame
        From `casestudy.findings.strategy.scores.swot_position`.
    severe : {1, 4}
        As it was scored.
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> position = pd.DataFrame({"judge": ["mean"], "x": [0.85], "y": [-0.2]})
    >>> [text.get_text() for text in plot_position(position, severe=4, lang="en").texts][-1]
    'X = 0.85, Y = −0.20'
    """
    ax = new_axes(ax, height_cm=9.8)
    reach = max(0.5, 1.35 * position[["x", "y"]].abs().max().max()) if len(position) else 1.0
    for (right, up), cell in QUADRANTS.items():
        ax.text(right * reach * 0.96, up * reach * 0.96, f"{cell}: {label(_STRATEGY[cell], lang)}", fontweight="bold",
                ha="right" if right > 0 else "left", va="top" if up > 0 else "bottom")  # fmt: skip
    ax.axhline(0, color=INK, linewidth=0.8, zorder=1)
    ax.axvline(0, color=INK, linewidth=0.8, zorder=1)
    judges = position[position["judge"] != MEAN]
    if len(judges) > 1:
        ax.plot(
            judges["x"],
            judges["y"],
            linestyle="",
            marker="o",
            markersize=5,
            color=GREY,
            markeredgecolor="white",
            zorder=3,
        )
    for x, y in position.loc[position["judge"] == MEAN, ["x", "y"]].itertuples(index=False, name=None):
        ax.plot([0, x, x], [y, y, 0], color=BLUE, linewidth=0.8, linestyle=(0, (3, 2)), zorder=2)
        ax.plot(x, y, marker="D", markersize=10, color=BLUE, markeredgecolor="white", zorder=4)
        ax.annotate(f"X = {cell_text(float(x), lang)}, Y = {cell_text(float(y), lang)}", (x, y),
                    (0, -11 if y >= 0 else 11), textcoords="offset points",
                    ha="center" if abs(x) < reach / 2 else "right" if x > 0 else "left",
                    va="top" if y >= 0 else "bottom", fontweight="bold", zorder=5,
                    bbox={"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none"})  # fmt: skip
    ax.set_xlim(-reach, reach)
    ax.set_ylim(-reach, reach)
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter(lambda value, _: cell_text(float(value), lang))
    ax.set_ylabel(label("axis_y", lang))
    told = [label("judges", lang).format(n=len(judges))] if len(judges) > 1 else []
    ax.set_xlabel("\n".join([label("axis_x", lang), *told, label(f"severe_{severe}", lang)]))
    ax.grid(color=PALE, linewidth=0.6, zorder=0)
    bare(ax)
    return ax
