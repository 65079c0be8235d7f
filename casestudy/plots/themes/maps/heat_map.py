"""Heat maps of counts: themes by informants, and any other two words by which things are counted."""

from collections.abc import Mapping, Sequence

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.transforms import ScaledTranslation

from casestudy.errors import Language
from casestudy.labels import label
from casestudy.plots.style import (
    CM,
    GREY,
    INK,
    PALE,
    SEQUENTIAL,
    WIDTH_CM,
    bare,
    new_axes,
    text_colour_on,
    text_width_cm,
)
from casestudy.plots.themes.page import fit_lines

#: In centimetres: a row, a line of the heads, the line and name above a group of columns.
_ROW, _LINE, _GROUP = 0.62, 0.4, 0.65


def plot_heat_map(
    table: pd.DataFrame, *, rows: str, columns: str, value: str = "n", row_names: Mapping[str, str] | None = None,
    column_names: Mapping[str, str] | None = None, column_groups: Mapping[str, str] | None = None,
    totals: Mapping[str, str] | None = None, totals_name: str = "", cells: str = "", note: str = "",
    most: float | None = None, lang: Language = "id", ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """Draw counts as a heat map with the count in each cell; a zero stays white and empty.

    Parameters
    ----------
    table : pandas.DataFrame
        One row a cell. Rows and columns are drawn in their order of appearance.
    rows, columns, value : str
        The columns of `table` to use.
    row_names, column_names : mapping, optional
        What to show for the values of `rows` and of `columns`.
    column_groups : mapping, optional
        What stands above columns that belong together; they are side by side in the table.
    totals : mapping, optional
        A note behind each row, such as ``"6 / 8"``.
    totals_name : str
        What stands above the notes.
    cells : str
        The column of texts that stand in the cells, where it is not the value; a zero shows its text too.
    note : str
        What is said below the map.
    most : float, optional
        The value that is darkest, where several maps share their shades; by default the largest of the table.
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
    down, across = list(dict.fromkeys(table[rows])), list(dict.fromkeys(table[columns]))
    written = [label(row, lang, own=row_names) for row in down]
    heads = [(column_names or {}).get(str(column), str(column)) for column in across]
    groups = [(column_groups or {}).get(str(column), "") for column in across]
    column, notes = _widths(written, len(across), [totals_name, *totals.values()] if totals else [])
    # Heads that would meet, side by side, stand upright.
    upright = max(map(_width, heads), default=0) + 0.15 > column
    above = max([_LINE, *(map(_width, heads) if upright else (_LINE * (head.count("\n") + 1) for head in heads))])
    below = fit_lines(note, column * len(across) + notes * column) if note else []
    lines = max(table[cells].str.count("\n"), default=0) if cells else 0
    ax = new_axes(ax, height_cm=0.5 + above + (_GROUP if any(groups) else 0) + _LINE * len(below)
                  + (_ROW + _LINE * lines) * max(len(down), 1))  # fmt: skip
    if len(table):
        counts, texts = (table.pivot(index=rows, columns=columns, values=name).loc[down, across]
                         for name in (value, cells or value))  # fmt: skip
        _fill_cells(ax, counts, texts, empty=texts == "" if cells else counts == 0, most=most)
    for y, row in enumerate(down):
        if totals and row in totals:
            ax.text(len(across) + notes / 2, y + 0.5, totals[row], va="center", ha="center", color=INK)
    ax.set_xlim(0, max(len(across), 1) + notes)
    ax.set_ylim(max(len(down), 1), 0)
    ax.set(ylabel="")
    ax.set_xlabel("\n".join(below), loc="left")
    ax.set_xticks(np.arange(len(across)) + 0.5, heads, rotation=90 if upright else 0)
    ax.set_yticks(np.arange(len(down)) + 0.5, written, rotation=0)
    ax.xaxis.tick_top()
    if totals and totals_name:
        _write_above(ax, len(across) + notes / 2, 0.12, totals_name)
    _name_groups(ax, groups, above + 0.25)
    bare(ax)
    return ax


def plot_theme_informants(
    matrix: pd.DataFrame, *, standing: Mapping[str, str] | None = None, names: Mapping[str, str] | None = None,
    lang: Language = "id", ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """Draw the passages of each theme with each informant, and behind each theme how many informants have it.

    Parameters
    ----------
    matrix : pandas.DataFrame
        From `casestudy.findings.themes.voices.informants.theme_by_informant`.
    standing : mapping, optional
        Informant to ``internal`` or ``external``: the informants inside stand first, under a common head.
    names : mapping, optional
        What to show for the themes.
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> matrix = pd.DataFrame({"theme": "d", "informant": ["IK-1", "IP-1"], "n": [3, 0], "informants": 1})
    >>> [text.get_text() for text in plot_theme_informants(matrix, lang="en").texts]
    ['3', '1 of 2', 'Informants']
    """
    sides = {str(who): (standing or {}).get(str(who), "") for who in dict.fromkeys(matrix["informant"])}
    order = sorted(sides, key=lambda who: sides[who] != "internal")
    people = matrix.set_index("informant").loc[order].reset_index() if order else matrix
    themes = {theme: number for number, theme in enumerate(dict.fromkeys(matrix["theme"]))}
    ordered = people.sort_values("theme", key=lambda theme: theme.map(themes), kind="stable")
    of = {"id": "dari", "en": "of"}[lang]
    behind = {theme: f"{n} {of} {len(order)}" for theme, n in zip(matrix["theme"], matrix["informants"], strict=True)}
    heads = {who: label(side, lang) for who, side in sides.items() if side}
    return plot_heat_map(
        ordered, rows="theme", columns="informant", row_names=names, column_groups=heads, totals=behind,
        totals_name=label("n_informants", lang) if order else "", lang=lang, ax=ax,
    )  # fmt: skip


def _fill_cells(
    ax: Axes, counts: pd.DataFrame, texts: pd.DataFrame, *, empty: pd.DataFrame, most: float | None
) -> None:
    """Shade the cells by their counts and write their texts, dark on pale and white on dark."""
    import seaborn as sns

    most, others = max(float(counts.to_numpy().max()), 1.0) if most is None else most, len(ax.texts)
    sns.heatmap(counts, mask=empty, annot=texts, fmt="" if texts.dtypes.eq("str").all() else "g", cmap=SEQUENTIAL,
                vmin=0, vmax=most, cbar=False, linewidths=0.8, linecolor=PALE, ax=ax)  # fmt: skip
    # Texts stand row by row in the cells that are not empty.
    for text, count in zip(ax.texts[others:], counts.to_numpy()[~empty.to_numpy()], strict=True):
        text.set_color(text_colour_on(mpl.colormaps[SEQUENTIAL](float(count) / most)))


def _name_groups(ax: Axes, groups: Sequence[str], height: float) -> None:
    """Draw a line above each group of columns, so many centimetres above the cells, and its name over it."""
    lift = ax.get_xaxis_transform() + ScaledTranslation(0, height * CM, ax.figure.dpi_scale_trans)
    for group in dict.fromkeys(filter(None, groups)):
        places = [place for place, name in enumerate(groups) if name == group]
        left, right = places[0] + 0.1, places[-1] + 0.9
        ax.plot([left, right], [1, 1], transform=lift, color=GREY, linewidth=0.8, clip_on=False)
        _write_above(ax, (left + right) / 2, height + 0.1, group)


def _write_above(ax: Axes, x: float, height: float, text: str) -> None:
    ax.annotate(text, (x, 1), (0, height * 72 * CM), xycoords=("data", "axes fraction"), textcoords="offset points",
                va="bottom", ha="center", color=INK)  # fmt: skip


def _widths(names: Sequence[str], columns: int, notes: Sequence[str]) -> tuple[float, float]:
    """Return how wide a column is on a page with these names, in centimetres, and how many columns the notes take."""
    room = WIDTH_CM - max(map(_width, names), default=0) - 0.5
    needed = max(map(_width, notes), default=0) + 0.3 if notes else 0.0
    column = max(room - needed, 1) / max(columns, 1)
    return column, needed / column


def _width(text: str) -> float:
    return max(map(text_width_cm, text.split("\n")))
