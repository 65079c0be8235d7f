"""Pages drawn to measure: axes in centimetres, text in lines that fit, and the marks that stances have everywhere."""

from collections.abc import Collection
from typing import Any

from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle

from casestudy.errors import Language
from casestudy.labels import label
from casestudy.plots.style import BLUE, GREY, INK, ORANGE, VERMILLION, WIDTH_CM, new_figure, text_width_cm
from casestudy.plots.tables.pictures import wrap_to_width

#: Points of the type on such a page, and centimetres from one line to the next.
SIZE = 9.0
LINE = 0.39
#: A stance by shape and by colour, so that it reads without colour.
STANCE_MARKS = {
    "supports": ("o", BLUE),
    "mixed": ("D", ORANGE),
    "contradicts": ("s", VERMILLION),
    "no_side": ("o", "white"),
}
#: A valence by fill and by hatch, from one side to the other.
VALENCE_FILLS = {"supports": BLUE, "mixed": "#F5D58F", "contradicts": VERMILLION, "no_side": "white"}
VALENCE_HATCHES = {"supports": "", "mixed": "....", "contradicts": "////", "no_side": ""}


def page_axes(ax: Axes | None, *, height_cm: float, width_cm: float = WIDTH_CM) -> Axes:
    """Return axes in which a unit is a centimetre of the page, counted from its upper left corner.

    Examples
    --------
    >>> [float(end) for end in page_axes(None, height_cm=5).get_ylim()]
    [5.0, 0.0]
    """
    if ax is None:
        figure = new_figure(width_cm=width_cm, height_cm=height_cm)
        figure.set_layout_engine("none")
        ax = figure.add_axes((0, 0, 1, 1))
    ax.set_xlim(0, width_cm)
    ax.set_ylim(height_cm, 0)
    ax.set_axis_off()
    return ax


def fit_lines(text: str, width_cm: float, *, size: float = SIZE, weight: str = "normal") -> list[str]:
    """Return the lines of a text in the library's type, none wider than the width.

    Examples
    --------
    >>> fit_lines("Perencanaan dan pemrograman", 3)
    ['Perencanaan dan', 'pemrograman']
    """
    return wrap_to_width(text, width_cm, FontProperties(size=size, weight=weight, family="STIXGeneral"))


def write_lines(ax: Axes, x: float, middle: float, lines: list[str], **options: Any) -> None:
    """Write lines one below the other, centred on a height of the page.

    Examples
    --------
    >>> ax = page_axes(None, height_cm=5)
    >>> write_lines(ax, 1, 2, ["satu", "dua"])
    >>> [round(text.get_position()[1], 3) for text in ax.texts]
    [1.805, 2.195]
    """
    for number, line in enumerate(lines):
        y = middle + (number - (len(lines) - 1) / 2) * LINE
        ax.text(x, y, line, **{"va": "center_baseline", "fontsize": SIZE, "color": INK, **options})


def draw_mark(ax: Axes, x: float, y: float, stance: str, *, size: float = 15) -> None:
    """Draw the mark of a stance; without a side it is hollow.

    Examples
    --------
    >>> ax = page_axes(None, height_cm=5)
    >>> draw_mark(ax, 1, 2, "contradicts")
    >>> ax.lines[0].get_marker()
    's'
    """
    marker, colour = STANCE_MARKS[stance]
    # A diamond holds less beside its middle, a square more at its corners than a circle of the same width.
    points = size * {"D": 0.8, "s": 0.9}.get(marker, 1.0)
    edge = INK if colour == "white" else "white"
    ax.plot(x, y, marker=marker, color=colour, markersize=points, markeredgecolor=edge, markeredgewidth=0.6, zorder=3)


def draw_bar(ax: Axes, left: float, middle: float, width: float, height: float, valence: str) -> None:
    """Draw one part of a stacked bar in the fill and hatch of its valence.

    Examples
    --------
    >>> ax = page_axes(None, height_cm=5)
    >>> draw_bar(ax, 1, 2, 3, 0.4, "contradicts")
    >>> ax.patches[0].get_hatch()
    '////'
    """
    if width <= 0:
        return
    part = Rectangle((left, middle - height / 2), width, height, facecolor=VALENCE_FILLS[valence], linewidth=0.5)
    # The hatch has the colour of the edge.
    part.set_edgecolor(GREY if valence in ("mixed", "no_side") else "white")
    part.set_hatch(VALENCE_HATCHES[valence])
    ax.add_patch(part)


def draw_valence_key(ax: Axes, y: float, shown: Collection[str], *, lang: Language) -> None:
    """Draw what the parts of bars stand for, those without a side only where they are shown.

    Examples
    --------
    >>> ax = page_axes(None, height_cm=5)
    >>> draw_valence_key(ax, 4, (), lang="en")
    >>> [text.get_text() for text in ax.texts]
    ["Supports the office's claim", 'Mixed', 'Contradicts it']
    """
    x = 0.05
    for valence in [valence for valence in VALENCE_FILLS if valence != "no_side" or valence in shown]:
        draw_bar(ax, x, y, 0.5, 0.3, valence)
        said = label(f"{valence}_claim" if valence in ("supports", "contradicts") else valence, lang)
        ax.text(x + 0.62, y, said, va="center_baseline")
        x += 1.1 + text_width_cm(said)
