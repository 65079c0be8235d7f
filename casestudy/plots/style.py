"""The look of every figure: size, type, colour. Nothing else in the library sets any of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any
from unicodedata import category

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font

CM = 1 / 2.54
#: Text width of an A4 thesis page with a left margin of 4 cm and a right one of 3 cm.
WIDTH_CM = 14.0
#: The most that fits on the page with its caption.
HEIGHT_CM = 20.0
DPI = 300
#: What a line of text needs.
LINE_CM = 0.36

#: Okabe and Ito's colour-blind safe colours, the ones that also differ in grey.
BLUE, ORANGE, VERMILLION, GREEN, SKY = "#0072B2", "#E69F00", "#D55E00", "#009E73", "#56B4E9"
INK, GREY, PALE = "#222222", "#8A8A8A", "#E4E4E4"

TONE_COLOURS = {"negative": VERMILLION, "neutral": "#C9C9C9", "positive": BLUE}
#: Hatches keep tones apart in grey print and for eyes that do not tell the colours.
TONE_HATCHES = {"negative": "////", "neutral": "", "positive": "...."}
LANE_COLOURS = {
    "legal": VERMILLION,
    "government": INK,
    "public_relations": BLUE,
    "audit_award": ORANGE,
    "social": GREEN,
}
#: Kinds of activity, from dark to light and each with its own hatch.
KIND_COLOURS = {"declaration": BLUE, "social": ORANGE, "media": "#E9E9E9"}
KIND_HATCHES = {"declaration": "", "social": "\\\\\\\\", "media": "...."}
#: One hue from pale to dark: reads in grey print and for every kind of colour vision.
SEQUENTIAL = "Blues"

RC: dict[Any, Any] = {
    # STIXGeneral comes with matplotlib: every computer draws the same letters.
    "font.family": "STIXGeneral",
    "mathtext.fontset": "stix",
    # A dollar sign in a quotation is a dollar sign.
    "text.parse_math": False,
    "font.size": 9,
    "axes.titlesize": 10,
    "axes.labelsize": 9,
    "xtick.labelsize": 9,
    "ytick.labelsize": 9,
    "legend.fontsize": 9,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlelocation": "left",
    "axes.axisbelow": True,
    "grid.color": PALE,
    "grid.linewidth": 0.6,
    "hatch.linewidth": 0.5,
    "legend.frameon": False,
    "figure.dpi": 100,
    "savefig.dpi": DPI,
    "savefig.bbox": None,
    "pdf.fonttype": 42,
    "svg.fonttype": "none",
}


@contextmanager
def style() -> Iterator[None]:
    """Draw in the library's style inside the ``with`` block.

    Examples
    --------
    >>> with style():
    ...     mpl.rcParams["font.size"]
    9.0
    """
    with mpl.rc_context(RC):
        yield


def new_figure(*, width_cm: float = WIDTH_CM, height_cm: float = 8) -> Figure:
    """Return an empty figure of exactly this size, laid out so that nothing overlaps.

    Examples
    --------
    >>> new_figure(height_cm=5.08).get_size_inches().round(2).tolist()
    [5.51, 2.0]
    """
    return Figure(figsize=(width_cm * CM, height_cm * CM), layout="constrained")


def new_axes(ax: Axes | None = None, *, height_cm: float = 8) -> Axes:
    """Return `ax`, or the only axes of a new figure."""
    return new_figure(height_cm=height_cm).add_subplot() if ax is None else ax


def split_axes(ax: Axes, *, widths: Sequence[float] = (1,), heights: Sequence[float] = (1,)) -> list[Axes]:
    """Return axes in the place of `ax`, side by side or one above the other, row by row.

    Examples
    --------
    >>> len(split_axes(new_axes(), widths=[2, 1]))
    2
    """
    figure, place = ax.figure, ax.get_subplotspec()
    if place is None:
        raise ValueError("`ax` must stand in a grid, as those of Figure.subplots do")
    ax.remove()
    grid = place.subgridspec(len(heights), len(widths), width_ratios=list(widths), height_ratios=list(heights))
    return [figure.add_subplot(grid[row, column]) for row in range(len(heights)) for column in range(len(widths))]


def text_width_cm(text: str, *, size: float = RC["font.size"], weight: str = "normal") -> float:
    """Return how wide a line of text is printed, in centimetres.

    Examples
    --------
    >>> text_width_cm("mm") == 2 * text_width_cm("m")
    True
    """
    font = FontProperties(size=size, weight=weight, family=RC["font.family"])
    return float(_renderer().get_text_width_height_descent(text, font, ismath=False)[0]) / (DPI * CM)


def drawable(text: str) -> str:
    """Return the text without the symbols that the font cannot draw, such as emoji; letters it lacks become □.

    Examples
    --------
    >>> drawable("Vaksin anak 💉 hari ini ☀️"), drawable("Тим")
    ('Vaksin anak hari ini', 'Тим')
    """
    letters = _letters()
    if all(letter in letters or letter.isspace() for letter in text):
        return text
    # Symbols, and the marks that only join or tint them.
    kept = (letter if letter in letters or letter.isspace() else "" if category(letter)[0] in "SMC" else "□"
            for letter in text)  # fmt: skip
    return re.sub(r" +(?= |\n|$)", "", "".join(kept))


@cache
def _letters() -> frozenset[str]:
    return frozenset(map(chr, get_font(findfont(RC["font.family"])).get_charmap()))


def fitting_size(texts: Iterable[str], width_cm: float, *, height_cm: float = 1.0) -> float:
    """Return the size of type, in points, at which every text fits the width and its line the height.

    It is never above the size of all other text.

    Examples
    --------
    >>> fitting_size(["12", "3"], 1.0), fitting_size(["mmmmmmmm"], 1.0) < 9
    (9.0, True)
    """
    widest = max(map(text_width_cm, texts), default=0.0)
    return float(RC["font.size"]) * min(1.0, width_cm / max(widest, 1e-6), height_cm / LINE_CM)


@cache
def _renderer() -> RendererAgg:
    # Letters are fitted to the dots: their widths depend on the resolution, which must be that of the print.
    return RendererAgg(1, 1, DPI)


def bare(ax: Axes, *, keep: Sequence[str] = ()) -> None:
    """Take spines and ticks off, except the named spines."""
    for name, spine in ax.spines.items():
        spine.set_visible(name in keep)
    ax.tick_params(length=0)


def text_colour_on(rgba: Sequence[float]) -> str:
    """Return white or ink, whichever has the higher contrast with a fill (WCAG 2.2).

    Examples
    --------
    >>> text_colour_on((0, 0, 0, 1)), text_colour_on((1, 1, 1, 1))
    ('white', '#222222')
    """
    fill, ink = _luminance(rgba), _luminance(mpl.colors.to_rgb(INK))
    # Contrast is the lighter of two colours by the darker, 0.05 added to both; white has a luminance of 1.
    return "white" if 1.05 / (fill + 0.05) > (fill + 0.05) / (ink + 0.05) else INK


def _luminance(rgba: Sequence[float]) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgba[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
