"""The process of public relations step by step: what each kind of source holds on each, and steps without evidence."""

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Polygon, Rectangle

from casestudy.errors import Language
from casestudy.labels import label
from casestudy.plots.style import GREY, PALE, WIDTH_CM, text_width_cm
from casestudy.plots.themes.page import (
    LINE,
    VALENCE_FILLS,
    draw_bar,
    draw_valence_key,
    fit_lines,
    page_axes,
    write_lines,
)

#: In centimetres: a row, a bar, the point of an arrow, room for a number behind a bar.
_ROW, _BAR, _POINT, _NUMBER = 0.62, 0.36, 0.2, 0.75


def plot_process(
    steps: pd.DataFrame, *, names: Mapping[str, str] | None = None, lang: Language = "id", ax: Axes | None = None
) -> Axes:
    """Draw the steps as arrows from left to right, and below each its passages by kind of source and valence.

    A step without evidence in any source is framed and says so.

    Parameters
    ----------
    steps : pandas.DataFrame
        From `casestudy.findings.strategy.process.process_steps`.
    names : mapping, optional
        What to show for the steps.
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> steps = pd.DataFrame({"step": ["rencana", "nilai"], "source_type": "clipping", "supports": [2, 0], "mixed": 0,
    ...                       "contradicts": 0, "no_side": 0, "n": [2, 0], "documents": [1, 0], "empty": [False, True]})
    >>> [text.get_text() for text in plot_process(steps, lang="en").texts if "evidence" in text.get_text()]
    ['no evidence yet']
    """
    order, types = list(dict.fromkeys(steps["step"])), list(dict.fromkeys(steps["source_type"]))
    named = {kind: label(kind, lang) for kind in types} | {"": label("all_sources", lang)}
    names_end = (
        max(text_width_cm(name, weight="bold" if kind == "" else "normal") for kind, name in named.items()) + 0.1
    )
    start = names_end + 0.15
    width = (WIDTH_CM - start) / max(len(order), 1)
    heads = {
        step: fit_lines(f"{number} {label(step, lang, own=names)}", width - 2 * _POINT - 0.22, weight="bold")
        for number, step in enumerate(order, 1)
    }
    head = LINE * max([1, *map(len, heads.values())]) + 0.3
    foot = head + 0.2 + _ROW * max(len(types), 1)
    ax = page_axes(ax, height_cm=foot + 2.0)
    rows = {kind: head + 0.2 + _ROW * (number + 0.5) for number, kind in enumerate(types)}
    for kind, y in rows.items():
        ax.text(names_end, y, named[kind], ha="right", va="center_baseline")
        ax.plot([start, WIDTH_CM], [y + _ROW / 2] * 2, color=PALE, linewidth=0.6, zorder=0)
    ax.text(names_end, foot + 0.35, named[""], ha="right", va="center_baseline", fontweight="bold")
    unit = (width - _NUMBER - 0.15) / max([1, *steps["n"]])
    for number, step in enumerate(order):
        left, mine = start + width * number, steps[steps["step"] == step]
        _draw_arrow(ax, left, width, head, heads[step], first=number == 0)
        if mine["empty"].all():
            _draw_empty(ax, (left + 0.1, head + 0.28, width - 0.25, foot - head - 0.16), lang)
        _draw_bars(ax, mine, rows, left + 0.12, unit)
        total = f"{mine['n'].sum()} ({mine['documents'].sum()})"
        ax.text(left + 0.12, foot + 0.35, total, va="center_baseline", fontweight="bold")
    shown = [valence for valence in VALENCE_FILLS if steps[valence].sum() > 0]
    draw_valence_key(ax, foot + 1.1, shown, lang=lang)
    ax.text(0.05, foot + 1.65, label("process_note", lang), va="center_baseline")
    return ax


def _draw_arrow(ax: Axes, left: float, width: float, height: float, lines: Sequence[str], *, first: bool) -> None:
    right = left + width - 0.08
    notch = left + (0 if first else _POINT)
    corners = [(left, 0.02), (right - _POINT, 0.02), (right, height / 2), (right - _POINT, height), (left, height),
               (notch, height / 2)]  # fmt: skip
    ax.add_patch(Polygon(corners, closed=True, facecolor="#E3EDF6", edgecolor=GREY, linewidth=0.7))
    write_lines(ax, left + _POINT + 0.06, height / 2, list(lines), ha="left", fontweight="bold")


def _draw_bars(ax: Axes, mine: pd.DataFrame, rows: Mapping[str, float], left: float, unit: float) -> None:
    columns = ("source_type", "n", *VALENCE_FILLS)
    for kind, n, *parts in zip(*(mine[name] for name in columns), strict=True):
        x = left
        for valence, count in zip(VALENCE_FILLS, parts, strict=True):
            draw_bar(ax, x, rows[kind], unit * count, _BAR, valence)
            x += unit * count
        if n:
            ax.text(x + 0.1, rows[kind], str(n), va="center_baseline")


def _draw_empty(ax: Axes, box: tuple[float, float, float, float], lang: Language) -> None:
    left, top, width, height = box
    ax.add_patch(
        Rectangle((left, top), width, height, fill=False, edgecolor=GREY, linewidth=0.9, linestyle=(0, (3, 2)))
    )
    lines = fit_lines(label("no_evidence", lang), width - 0.2)
    write_lines(ax, left + width / 2, top + height / 2, lines, ha="center", fontstyle="italic")
