"""The SWOT alignment as a page of three by three fields: factors at the edges, strategies where they meet."""

from collections.abc import Mapping, Sequence

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from casestudy.errors import Language
from casestudy.findings.strategy.alignment import CELLS, KINDS, split_ids
from casestudy.labels import label
from casestudy.plots.style import BLUE, GREEN, GREY, ORANGE, VERMILLION, WIDTH_CM
from casestudy.plots.themes.page import LINE, fit_lines, page_axes

_FIELDS = (("", "strength", "weakness"), ("opportunity", "SO", "WO"), ("threat", "ST", "WT"))
_MEETING = {"SO": ("strength", "opportunity"), "WO": ("weakness", "opportunity"), "ST": ("strength", "threat"),
            "WT": ("weakness", "threat")}  # fmt: skip
_WASH = {"strength": BLUE, "weakness": ORANGE, "opportunity": GREEN, "threat": VERMILLION}
#: In centimetres: the edges of the columns, the text's distance from them, its indent, the space between items.
_EDGES = (0.02, 4.1, 9.05, WIDTH_CM - 0.02)
_PAD, _INDENT, _BETWEEN = 0.16, 0.7, 0.16

#: A line of a field: its text, its indent, whether it is bold, and whether it opens an item.
_Line = tuple[str, float, bool, bool]


def plot_alignment(
    grid: pd.DataFrame, *, names: Mapping[str, str] | None = None, lang: Language = "id", ax: Axes | None = None
) -> Axes:
    r"""Draw the SWOT alignment as a page of nine fields, each item with the evidence behind it.

    Parameters
    ----------
    grid : pandas.DataFrame
        From `casestudy.findings.strategy.alignment.alignment_grid`.
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
    ...                      "factors": [""], "passages": [4], "documents": [3]})
    >>> {"S1", "Plt hadir (4/3)"} <= {text.get_text() for text in plot_alignment(grid).texts}
    True
    """
    widths = {column: _EDGES[column + 1] - _EDGES[column] - 2 * _PAD for column in range(3)}
    place = {cell: (row, column) for row, cells in enumerate(_FIELDS) for column, cell in enumerate(cells) if cell}
    fields = {
        cell: _field_lines(grid[grid["cell"] == cell], widths[place[cell][1]], names, lang) for cell in (*KINDS, *CELLS)
    }
    heights = [max(_height(fields.get(cell, [])) for cell in cells) for cells in _FIELDS]
    ax = page_axes(ax, height_cm=sum(heights) + 0.04)
    top = 0.02
    for cells, height in zip(_FIELDS, heights, strict=True):
        for column, cell in enumerate(cells):
            if cell:
                box = (_EDGES[column], top, _EDGES[column + 1] - _EDGES[column], height)
                _draw_field(ax, box, cell, fields[cell], lang)
        top += height
    for number, line in enumerate(fit_lines(label("alignment_key", lang), widths[0])):
        ax.text(_EDGES[0] + _PAD, 0.02 + _PAD + LINE * (number + 0.6), line, va="center_baseline")
    return ax


def _field_lines(items: pd.DataFrame, width: float, names: Mapping[str, str] | None, lang: Language) -> list[_Line]:
    lines: list[_Line] = []
    columns = ("item", f"label_{lang}", "factors", "passages", "documents")
    for item, text, factors, passages, documents in zip(*(items[name] for name in columns), strict=True):
        evidence = f"({passages}/{documents})"
        if factors:
            head = fit_lines(label(item, lang, own=names), width, weight="bold")
            lines += [(line, 0.0, True, number == 0) for number, line in enumerate(head)]
            behind = f"{', '.join(split_ids(factors))} {evidence}"
            lines += [(line, 0.0, False, False) for part in (text, behind) for line in fit_lines(part, width)]
        else:
            body = fit_lines(f"{text} {evidence}", width - _INDENT)
            lines.append((item, 0.0, True, True))
            lines += [(line, _INDENT, False, False) for line in body]
    return lines


def _height(lines: Sequence[_Line]) -> float:
    rows = sum(not _beside(lines, number) for number in range(len(lines)))
    return 2 * _PAD + LINE * 1.35 + LINE * rows + _BETWEEN * sum(opens for *_, opens in lines)


def _beside(lines: Sequence[_Line], number: int) -> bool:
    """Return whether a line stands on the height of the one before it: the first of a factor, beside its name."""
    return number > 0 and lines[number][1] > 0 and lines[number - 1][3]


def _draw_field(
    ax: Axes, box: tuple[float, float, float, float], cell: str, lines: Sequence[_Line], lang: Language
) -> None:
    left, top, width, height = box
    wash = _WASH.get(cell)
    face = (*mpl.colors.to_rgb(wash), 0.12) if wash else (1.0, 1.0, 1.0, 1.0)
    ax.add_patch(Rectangle((left, top), width, height, facecolor=face, edgecolor=GREY, linewidth=0.6))
    y = top + _PAD + LINE * 0.6
    ax.text(left + _PAD, y, label(cell, lang) if wash else cell, fontweight="bold", fontsize=10, va="center_baseline")
    if not wash:
        meeting = " × ".join(label(kind, lang).lower() for kind in _MEETING[cell])
        ax.text(left + _PAD + _INDENT, y, meeting, va="center_baseline")
    y += LINE * 0.35
    for number, (text, indent, bold, opens) in enumerate(lines):
        if not _beside(lines, number):
            y += LINE + (_BETWEEN if opens else 0)
        ax.text(left + _PAD + indent, y, text, va="center_baseline", fontweight="bold" if bold else "normal")
