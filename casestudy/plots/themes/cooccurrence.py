"""Themes that meet: as a network, and as a triangle of counts."""

from collections.abc import Mapping, Sequence
from math import sqrt

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path
from numpy.typing import NDArray

from casestudy.errors import Language
from casestudy.labels import label
from casestudy.plots.style import BLUE, GREY, INK, PALE, SEQUENTIAL, WIDTH_CM, bare, new_axes, text_colour_on
from casestudy.plots.themes.page import LINE, SIZE, fit_lines, page_axes, write_lines

#: Of the network, in centimetres: from one name to the next, half its width, the width of a name, the nodes' radii.
_STEP, _HALF, _NAME, _SMALL, _LARGE = 0.98, 3.5, 2.85, 0.27, 0.47
#: Where on its line a number may stand, from the middle outward.
_ALONG = [0.5 + sign * step / 40 for step in range(17) for sign in (1, -1)]
_Points = NDArray[np.float64]


def plot_theme_network(
    pairs: pd.DataFrame, *, names: Mapping[str, str] | None = None, unit: str = "unit", lang: Language = "id",
    ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """Draw the themes in a ring, in the codebook's order, and a line between two that meet.

    The number on a line, and its width, is that of the units with both themes; a thin grey line is one unit. The number
    in a theme's circle is that of the units it stands in. Places follow from the order alone. Where themes meet so
    often that numbers would lie on each other, the lower ones are left out; the triangle has them all.

    Parameters
    ----------
    pairs : pandas.DataFrame
        From `casestudy.findings.themes.cooccurrence.theme_cooccurrence`.
    names : mapping, optional
        What to show for the themes.
    unit : {"unit", "turn", "paragraph", "document"}
        What the units are, for the note below.
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> pairs = pd.DataFrame({"first": ["a"], "second": ["b"], "n_first": [3], "n_second": [4], "n_both": [2]})
    >>> {"2", "3", "4"} <= {text.get_text() for text in plot_theme_network(pairs).texts}
    True
    """
    units = dict(zip([*pairs["first"], *pairs["second"]], [*pairs["n_first"], *pairs["n_second"]], strict=True))
    order = list(dict.fromkeys([*pairs["first"], *pairs["second"]]))
    written = {theme: fit_lines(label(theme, lang, own=names), _NAME) for theme in order}
    step = max(_STEP, *(LINE * len(lines) + 0.2 for lines in written.values()), 0.0)
    places = _ring(order, step)
    ring = step * max((len(order) + 1) // 2, 1) + 0.3
    heaviest, most = max([1, *units.values()]), max([1, *pairs["n_both"]])
    radius = {theme: _SMALL + (_LARGE - _SMALL) * sqrt(n / heaviest) for theme, n in units.items()}
    meeting = pairs[pairs["n_both"] > 0].sort_values(["n_both", "first", "second"], ascending=[False, True, True])
    lines = [
        _bend(places[one], places[two], ring / 2) for one, two in zip(meeting["first"], meeting["second"], strict=True)
    ]
    numbers = _place_numbers(lines, meeting["n_both"].tolist(), [(*places[theme], radius[theme]) for theme in order])
    said = label("network_note", lang).format(unit=label(f"unit_{unit}", lang))
    left_out = len(numbers) < (meeting["n_both"] > 1).sum()
    note = fit_lines(f"{said} {label('network_left_out', lang)}" if left_out else said, WIDTH_CM - 0.2)
    ax = page_axes(ax, height_cm=ring + LINE * len(note) + 0.3)
    for line, n in zip(lines, meeting["n_both"], strict=True):
        _draw_meeting(ax, line, n / most, several=n > 1)
    for x, y, number in numbers:
        ax.text(x, y, number, ha="center", va="center_baseline", fontsize=SIZE, zorder=4,
                bbox={"boxstyle": "round,pad=0.1", "facecolor": "white", "edgecolor": "none"})  # fmt: skip
    for theme in order:
        _draw_theme(ax, places[theme], radius[theme], int(units[theme]), written[theme])
    write_lines(ax, 0.1, ring + 0.1 + LINE * len(note) / 2, note, ha="left")
    return ax


def plot_cooccurrence(
    pairs: pd.DataFrame, *, names: Mapping[str, str] | None = None, lang: Language = "id", ax: Axes | None = None
) -> Axes:
    """Draw how often two themes meet as a triangle: the number of units in each cell, the fill for Jaccard.

    Parameters
    ----------
    pairs : pandas.DataFrame
        From `casestudy.findings.themes.cooccurrence.theme_cooccurrence`.
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


def _ring(order: Sequence[str], step: float) -> dict[str, tuple[float, float]]:
    """Place the themes clockwise on an oval, its rows evenly spaced, so that the names beside them cannot meet."""
    rows = max((len(order) + 1) // 2, 1)
    places = {}
    for number, theme in enumerate(order):
        right = number < rows
        row = number if right else 2 * rows - 1 - number
        away = _HALF * max(sqrt(1 - ((2 * row + 1) / rows - 1) ** 2), 0.3)
        places[theme] = (WIDTH_CM / 2 + (away if right else -away), 0.15 + step * (row + 0.5))
    return places


def _bend(one: tuple[float, float], two: tuple[float, float], middle: float) -> _Points:
    """Return the curve between two themes: its ends, and the point towards the middle of the ring that bends it."""
    ends, centre = np.array([one, two]), np.array([WIDTH_CM / 2, middle])
    return np.array([ends[0], centre + (ends.mean(axis=0) - centre) * 0.55, ends[1]])


def _place_numbers(
    lines: Sequence[_Points], counts: Sequence[int], taken: Sequence[tuple[float, float, float]]
) -> list[tuple[float, float, str]]:
    """Place each number above one on its line, moved along it until it stands clear of circles and other numbers."""
    boxes, placed = list(taken), []
    for line, n in ((line, n) for line, n in zip(lines, counts, strict=True) if n > 1):
        half = 0.06 + 0.09 * len(str(n))
        spots = ((1 - t) ** 2 * line[0] + 2 * t * (1 - t) * line[1] + t**2 * line[2] for t in _ALONG)
        clear = next((spot for spot in spots if _clear(spot, half, boxes)), None)
        if clear is not None:
            boxes.append((float(clear[0]), float(clear[1]), half))
            placed.append((float(clear[0]), float(clear[1]), str(n)))
    return placed


def _draw_meeting(ax: Axes, line: _Points, weight: float, *, several: bool) -> None:
    ax.add_patch(
        PathPatch(Path(line, [Path.MOVETO, Path.CURVE3, Path.CURVE3]), fill=False, edgecolor=BLUE if several else GREY,
                  linewidth=0.6 + 4.4 * weight if several else 0.6, alpha=0.85, capstyle="round", zorder=1 + weight)
    )  # fmt: skip


def _clear(spot: _Points, half: float, taken: Sequence[tuple[float, float, float]]) -> bool:
    return all(abs(spot[0] - x) > half + r + 0.04 or abs(spot[1] - y) > 0.2 + max(r, 0.2) for x, y, r in taken)


def _draw_theme(ax: Axes, place: tuple[float, float], radius: float, n: int, name: list[str]) -> None:
    x, y = place
    face, edge, ink = (INK, "white", "white") if n else ("white", GREY, INK)
    ax.add_patch(Circle(place, radius, facecolor=face, edgecolor=edge, linewidth=0.8, zorder=3))
    ax.text(x, y, str(n), ha="center", va="center_baseline", fontsize=SIZE, color=ink, zorder=5)
    toward = 1 if x > WIDTH_CM / 2 else -1
    write_lines(ax, x + (radius + 0.12) * toward, y, name, ha="left" if toward > 0 else "right", zorder=5)
