"""Matrices: themes by informants, themes with themes, triangulation, SWOT alignment."""

from collections.abc import Mapping

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle

from casestudy.errors import Language
from casestudy.findings.alignment import CELLS, KINDS, split_ids
from casestudy.labels import label
from casestudy.plots.style import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PALE,
    SEQUENTIAL,
    VERMILLION,
    WIDTH_CM,
    bare,
    new_axes,
    text_colour_on,
)
from casestudy.plots.tables import wrap_to_width

#: Marks that differ in shape and fill, so that the matrix reads without colour.
STANCE_MARKS = {"supports": ("o", BLUE), "mixed": ("D", ORANGE), "contradicts": ("X", VERMILLION)}
#: The fields of the alignment page: type in points; cm left free for both edges and the hanging indent.
_FIELD_SIZE = 8
_FIELD_MARGIN = 0.95
_HANG = "   "
#: The most letters that the names of a heat map's columns may have together, to stand side by side.
_LETTERS_FIT = 60
_WASH = {"strength": BLUE, "weakness": ORANGE, "opportunity": GREEN, "threat": VERMILLION}


def plot_heat_map(
    table: pd.DataFrame, *, rows: str, columns: str, value: str = "n", row_names: Mapping[str, str] | None = None,
    totals: Mapping[str, str] | None = None, lang: Language = "id", ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """Draw counts as a heat map with the count in each cell; a zero stays white and empty.

    Parameters
    ----------
    table : pandas.DataFrame
        One row a cell. Rows and columns are drawn in their order of appearance.
    rows, columns, value : str
        The columns of `table` to use.
    row_names : mapping, optional
        What to show for the values of `rows`.
    totals : mapping, optional
        A note behind each row, such as ``"6 / 8"``.
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> table = pd.DataFrame({"theme": ["d"], "informant": ["IK-1"], "n": [3]})
    >>> [text.get_text() for text in plot_heat_map(table, rows="theme", columns="informant").texts]
    ['3']
    """
    import seaborn as sns

    down, across = list(dict.fromkeys(table[rows])), list(dict.fromkeys(table[columns]))
    ax = new_axes(ax, height_cm=1.6 + 0.62 * max(len(down), 1))
    counts = table.pivot(index=rows, columns=columns, values=value).loc[down, across]
    most = max(float(table[value].max()), 1.0) if len(table) else 1.0
    others = len(ax.texts)
    if len(table):
        sns.heatmap(counts, mask=counts == 0, annot=True, fmt="g", cmap=SEQUENTIAL, vmin=0, vmax=most, cbar=False,
                    linewidths=0.8, linecolor=PALE, ax=ax)  # fmt: skip
    for text in ax.texts[others:]:
        text.set_color(text_colour_on(mpl.colormaps[SEQUENTIAL](float(text.get_text()) / most)))
    for y, row in enumerate(down):
        if totals and row in totals:
            ax.text(len(across) + 0.15, y + 0.5, totals[row], va="center", ha="left", color=INK)
    ax.set_xlim(0, max(len(across), 1) + (1.3 if totals else 0))
    ax.set_ylim(max(len(down), 1), 0)
    ax.set(xlabel="", ylabel="")
    # Names that would meet, side by side, stand upright.
    crowded = len(across) * max((len(str(name)) for name in across), default=0) > _LETTERS_FIT
    ax.set_xticks(np.arange(len(across)) + 0.5, across, rotation=90 if crowded else 0)
    ax.set_yticks(np.arange(len(down)) + 0.5, [label(row, lang, own=row_names) for row in down], rotation=0)
    ax.xaxis.tick_top()
    bare(ax)
    return ax


def plot_cooccurrence(
    pairs: pd.DataFrame, *, names: Mapping[str, str] | None = None, lang: Language = "id", ax: Axes | None = None
) -> Axes:
    """Draw how often two themes meet as a triangle: the number of units in each cell, the fill for Jaccard.

    Parameters
    ----------
    pairs : pandas.DataFrame
        From `casestudy.findings.themes.theme_cooccurrence`.
    names : mapping, optional
        What to show for the themes.
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> pairs = pd.DataFrame({"first": ["a"], "second": ["b"], "n_both": [2], "jaccard": [0.5]})
    >>> [text.get_text() for text in plot_cooccurrence(pairs).texts]
    ['2']
    """
    order = list(dict.fromkeys([*pairs["first"], *pairs["second"]]))
    across, down = order[:-1], order[1:]
    ax = new_axes(ax, height_cm=3.4 + 0.56 * len(down))
    most = float(pairs["jaccard"].max()) if (pairs["n_both"] > 0).any() else 1.0
    fill = mpl.colormaps[SEQUENTIAL]
    for first, second, n, jaccard in pairs[["first", "second", "n_both", "jaccard"]].itertuples(index=False, name=None):
        x, y = across.index(first), down.index(second)
        colour = fill(0.08 + 0.92 * jaccard / most) if n else (1.0, 1.0, 1.0, 1.0)
        ax.add_patch(Rectangle((x, y), 1, 1, facecolor=colour, edgecolor=PALE, linewidth=0.8))
        if n:
            ax.text(x + 0.5, y + 0.5, f"{n:g}", ha="center", va="center", color=text_colour_on(colour))
    ax.set_xlim(0, max(len(across), 1))
    ax.set_ylim(max(len(down), 1), 0)
    ax.set_yticks(np.arange(len(down)) + 0.5, [label(theme, lang, own=names) for theme in down])
    ax.set_xticks(np.arange(len(across)) + 0.5, [label(theme, lang, own=names) for theme in across], rotation=55,
                  ha="right", rotation_mode="anchor")  # fmt: skip
    bare(ax)
    return ax


def plot_triangulation(
    matrix: pd.DataFrame, *, names: Mapping[str, str] | None = None, lang: Language = "id", ax: Axes | None = None
) -> Axes:
    """Draw each theme's stance in each source type as a mark with its number of passages, and the state behind.

    Parameters
    ----------
    matrix : pandas.DataFrame
        From `casestudy.findings.triangulation.triangulate`.
    names : mapping, optional
        What to show for the themes.
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> matrix = pd.DataFrame({"theme": ["d"], "source_type": ["clipping"], "n": [3], "stance": ["supports"],
    ...                        "state": ["single"]})
    >>> [text.get_text() for text in plot_triangulation(matrix).texts]
    ['3', 'Satu suara']
    """
    themes, types = list(dict.fromkeys(matrix["theme"])), list(dict.fromkeys(matrix["source_type"]))
    ax = new_axes(ax, height_cm=3.4 + 0.68 * len(themes))
    for theme, kind, n, stance in zip(
        matrix["theme"], matrix["source_type"], matrix["n"], matrix["stance"], strict=True
    ):
        x, y = types.index(kind), themes.index(theme)
        if stance == "silent":
            continue
        marker, colour = STANCE_MARKS[stance]
        ax.plot(x - 0.15, y, marker=marker, color=colour, markersize=7, markeredgecolor="white", markeredgewidth=0.5)
        ax.text(x + 0.12, y, str(n), va="center", ha="left", fontsize=8.5)
    states = matrix.drop_duplicates("theme")
    for theme, state in zip(states["theme"], states["state"], strict=True):
        ax.text(len(types) - 0.35, themes.index(theme), label(state, lang), va="center", ha="left",
                fontweight="bold" if state in ("convergent", "divergent") else "normal")  # fmt: skip
    for y in range(len(themes) + 1):
        ax.axhline(y - 0.5, color=PALE, linewidth=0.7, zorder=0)
    ax.set_xlim(-0.6, len(types) + 1.15)
    ax.set_ylim(max(len(themes), 1) - 0.5, -0.5)
    heads = [*(label(kind, lang) for kind in types), label("state", lang)]
    ax.set_xticks([*range(len(types)), len(types)], heads, rotation=35, ha="left", rotation_mode="anchor")
    ax.set_yticks(range(len(themes)), [label(theme, lang, own=names) for theme in themes])
    ax.xaxis.tick_top()
    handles = [
        mpl.lines.Line2D([], [], marker=marker, color=colour, linestyle="", markersize=7, label=label(stance, lang))
        for stance, (marker, colour) in STANCE_MARKS.items()
    ]
    ax.legend(handles=handles, ncols=3, loc="upper left", bbox_to_anchor=(0, 0), borderaxespad=0.3)
    bare(ax)
    return ax


def plot_alignment(
    grid: pd.DataFrame, *, names: Mapping[str, str] | None = None, lang: Language = "id", ax: Axes | None = None
) -> Axes:
    r"""Draw the SWOT alignment as a page of nine fields: factors at the edges, strategies where they meet.

    Parameters
    ----------
    grid : pandas.DataFrame
        From `casestudy.findings.alignment.alignment_grid`.
    names : mapping, optional
        What to show for the strategies.
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> grid = pd.DataFrame({"cell": ["strength"], "item": ["S1"], "label_id": ["Plt hadir"], "label_en": ["Present"],
    ...                      "factors": [""], "passages": [4]})
    >>> any("S1\u00a0Plt hadir" in text.get_text() for text in plot_alignment(grid).texts)
    True
    """
    fields = {cell: _field_lines(grid[grid["cell"] == cell], names, lang) for cell in (*KINDS, *CELLS)}
    rows = [["", "strength", "weakness"], ["opportunity", "SO", "WO"], ["threat", "ST", "WT"]]
    heights = [max(len(fields.get(cell, [])) for cell in row) + 2.6 for row in rows]
    ax = new_axes(ax, height_cm=max(17.0, 0.36 * sum(heights)))
    top = 0.0
    for row, height in zip(rows, heights, strict=True):
        for column, cell in enumerate(row):
            if cell:
                _draw_field(ax, column, top, height, cell, fields[cell], lang)
        top += height
    ax.set_xlim(0, 3)
    ax.set_ylim(top, 0)
    ax.set_axis_off()
    return ax


def _field_lines(items: pd.DataFrame, names: Mapping[str, str] | None, lang: Language) -> list[str]:
    font = FontProperties(size=_FIELD_SIZE, family="STIXGeneral")
    lines: list[str] = []
    for item, text, factors, n in zip(items["item"], items[f"label_{lang}"], items["factors"], items["passages"],
                                      strict=True):  # fmt: skip
        if factors:
            behind = ", ".join(split_ids(factors))
            said = f"{label(item, lang, own=names)}: {text.rstrip('.')} ({behind}; n\u00a0=\u00a0{n})"
        else:
            said = f"{item}\u00a0{text} (n\u00a0=\u00a0{n})"
        first, *more = wrap_to_width(said, WIDTH_CM / 3 - _FIELD_MARGIN, font)
        lines += [first, *(f"{_HANG}{line}" for line in more)]
    return lines


def _draw_field(ax: Axes, column: int, top: float, height: float, cell: str, lines: list[str], lang: Language) -> None:
    wash = _WASH.get(cell)
    face = (*mpl.colors.to_rgb(wash), 0.12) if wash else (1.0, 1.0, 1.0, 1.0)
    ax.add_patch(Rectangle((column, top), 1, height, facecolor=face, edgecolor=GREY, linewidth=0.6))
    ax.text(column + 0.03, top + 0.9, label(cell, lang) if wash else cell, fontweight="bold", va="center", ha="left",
            color=INK)  # fmt: skip
    for number, line in enumerate(lines):
        ax.text(column + 0.03, top + 2.1 + number, line, va="center", ha="left", fontsize=_FIELD_SIZE)
