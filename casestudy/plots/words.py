"""Words drawn: ranked bars, clouds beside them, comparison clouds, keyness."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.textpath import TextPath
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import Affine2D

from casestudy.errors import Language
from casestudy.labels import label
from casestudy.plots.style import BLUE, GREY, INK, VERMILLION, bare, new_axes, split_axes

#: Pixels in which a cloud is laid out; the drawing itself is vector.
_SCALE = 100
#: The library's type, as a file: a cloud is laid out by measuring its letters.
_FONT_FILE = "STIXGeneral.ttf"


def plot_word_bars(counts: pd.DataFrame, *, colour: str = BLUE, lang: Language = "id", ax: Axes | None = None) -> Axes:
    """Draw the words as ranked bars, the most frequent on top, each with its count.

    Parameters
    ----------
    counts : pandas.DataFrame
        ``word``, ``n``, in the order to draw.
    colour : str
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> ax = plot_word_bars(pd.DataFrame({"word": ["warga", "humas"], "n": [3, 1]}))
    >>> [float(bar.get_width()) for bar in ax.patches]
    [3.0, 1.0]
    """
    import seaborn as sns

    ax = new_axes(ax, height_cm=1.2 + 0.5 * max(len(counts), 1))
    sns.barplot(counts, x="n", y="word", orient="h", color=colour, saturation=1, width=0.72, errorbar=None, ax=ax)
    widest = float(counts["n"].max()) if len(counts) else 1.0
    for row, n in enumerate(counts["n"]):
        ax.text(n + widest * 0.02, row, str(n), va="center", fontsize=8.5)
    ax.set_xlim(0, widest * 1.18)
    ax.set_xlabel(label("occurrences", lang))
    ax.set_ylabel("")
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
    bare(ax, keep=["left"])
    return ax


def plot_cloud(
    sizes: pd.DataFrame, *, seed: int, colours: Sequence[str] = (BLUE, INK, GREY), ax: Axes | None = None
) -> Axes:
    """Draw a word cloud as vector letters.

    The layout is that of the package wordcloud, which is given the numbers and never the text. Words for which there
    is no room at a legible size, the last of the table, are left out. Colour goes by rank and carries no meaning of
    its own.

    Parameters
    ----------
    sizes : pandas.DataFrame
        ``word``, ``n``: the larger `n`, the larger the word. Sorted, so that ties fall the same way every time.
    seed : int
        Of the layout.
    colours : sequence of str
        From the first third of the ranks to the last.
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> len(plot_cloud(pd.DataFrame({"word": ["warga", "humas"], "n": [3, 1]}), seed=1).patches)
    2
    """
    ax = new_axes(ax)
    width, height = (_SCALE * side for side in _inches(ax))
    ax.set_xlim(0, width)
    ax.set_ylim(height, 0)
    ax.set_aspect("equal")
    ax.set_axis_off()
    if sizes.empty:
        return ax
    rank = {word: number for number, word in enumerate(sizes["word"])}
    font = FontProperties(fname=_font())
    for (word, _), size, (top, left), _, _ in _layout(sizes, int(width), int(height), seed):
        letters = TextPath((0, 0), word, size=size, prop=font)
        box = letters.get_extents()
        # wordcloud places the ink of a word, from its upper left corner; the axis points down.
        place = Affine2D().translate(-box.x0, -box.y1).scale(1, -1).translate(left, top)
        colour = colours[min(len(colours) - 1, rank[word] * len(colours) // len(rank))]
        ax.add_patch(PathPatch(place.transform_path(letters), facecolor=colour, linewidth=0, gid=word))
    return ax


def plot_cloud_beside_bars(
    counts: pd.DataFrame, *, seed: int, bars: int = 15, lang: Language = "id", ax: Axes | None = None
) -> Axes:
    """Draw a word cloud and, beside it, the ranked bars of the same table.

    Parameters
    ----------
    counts : pandas.DataFrame
        ``word``, ``n``, most frequent first. The cloud takes as many rows as it has room for, the bars
        the first `bars`.
    seed : int
    bars : int
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional
        Is split into two.

    Returns
    -------
    matplotlib.axes.Axes
        That of the bars.

    Examples
    --------
    >>> counts = pd.DataFrame({"word": ["warga", "humas"], "n": [3, 1]})
    >>> len(plot_cloud_beside_bars(counts, seed=1, bars=1).patches)
    1
    """
    cloud, ranked = split_axes(new_axes(ax, height_cm=8.5), widths=[1.75, 1])
    plot_cloud(counts, seed=seed, ax=cloud)
    return plot_word_bars(counts.head(bars), lang=lang, ax=ranked)


def plot_comparison_cloud(keyness: pd.DataFrame, *, names: tuple[str, str], seed: int, ax: Axes | None = None) -> Axes:
    """Draw the words of each side of a comparison as two clouds, sized by the size of G².

    Parameters
    ----------
    keyness : pandas.DataFrame
        From `casestudy.text.counting.keyness.keyness`: positive ``g2`` belongs to the target.
    names : tuple of str
        Of the target and of the reference.
    seed : int
    ax : matplotlib.axes.Axes, optional
        Is split into two.

    Returns
    -------
    matplotlib.axes.Axes
        That of the target.

    Examples
    --------
    >>> table = pd.DataFrame({"word": ["kpk", "donasi"], "g2": [9.0, -4.0]})
    >>> plot_comparison_cloud(table, names=("Before", "After"), seed=1).get_title()
    'Before'
    """
    sides = split_axes(new_axes(ax, height_cm=7.5), widths=[1, 1])
    parts = (keyness[keyness["g2"] > 0], keyness[keyness["g2"] < 0])
    for side, part, name, colour in zip(sides, parts, names, (VERMILLION, BLUE), strict=True):
        sizes = pd.DataFrame({"word": part["word"], "n": part["g2"].abs()})
        plot_cloud(
            sizes.sort_values(["n", "word"], ascending=[False, True]), seed=seed, colours=(colour, INK, GREY), ax=side
        )
        side.set_title(name, loc="center")
    return sides[0]


def plot_keyness(
    keyness: pd.DataFrame, *, names: tuple[str, str], lang: Language = "id", ax: Axes | None = None
) -> Axes:
    """Draw keyness as mirrored bars: the target's words to the right, the reference's to the left.

    Parameters
    ----------
    keyness : pandas.DataFrame
        ``word``, ``g2``, ``n_target``, ``n_reference``, strongest of the target first.
    names : tuple of str
        Of the target and of the reference.
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> table = pd.DataFrame({"word": ["kpk", "donasi"], "g2": [9.0, -4.0], "n_target": [10, 0], "n_reference": [1, 6]})
    >>> [float(bar.get_width()) for bar in plot_keyness(table, names=("Before", "After")).patches]
    [9.0, -4.0]
    """
    ax = new_axes(ax, height_cm=2 + 0.5 * len(keyness))
    rows = list(range(len(keyness)))
    colours = np.where(keyness["g2"] >= 0, VERMILLION, BLUE)
    bars = ax.barh(rows, keyness["g2"].astype("float64"), height=0.72, color=list(colours))
    for bar, g2 in zip(bars, keyness["g2"], strict=True):
        bar.set_hatch("" if g2 >= 0 else "....")
        bar.set_edgecolor("white")
        bar.set_linewidth(0.3)
    reach = float(keyness["g2"].abs().max()) or 1.0 if len(keyness) else 1.0
    for row, word, g2, n, m in zip(rows, keyness["word"], keyness["g2"], keyness["n_target"], keyness["n_reference"],
                                   strict=True):  # fmt: skip
        toward, side = (-1, "right") if g2 >= 0 else (1, "left")
        ax.text(toward * reach * 0.02, row, word, va="center", ha=side)
        ax.text(g2 - toward * reach * 0.02, row, f"{n} : {m}", va="center", ha="left" if g2 >= 0 else "right",
                fontsize=8, color=GREY)  # fmt: skip
    ax.axvline(0, color=INK, linewidth=0.6)
    ax.set_xlim(-reach * 1.35, reach * 1.35)
    ax.invert_yaxis()
    ax.set_yticks([])
    ax.set_xlabel(label("g2", lang))
    ax.xaxis.set_major_formatter(lambda value, _: f"{abs(value):g}")
    ax.set_title(f"← {names[1]}", loc="left", color=BLUE)
    ax.set_title(f"{names[0]} →", loc="right", color=VERMILLION)
    bare(ax, keep=["bottom"])
    return ax


def _layout(
    sizes: pd.DataFrame, width: int, height: int, seed: int
) -> list[tuple[tuple[str, float], int, tuple[int, int], None, str]]:
    from wordcloud import WordCloud

    # It lays letters out dot by dot, they are drawn as outlines: an even margin keeps what differs on both sides.
    cloud = WordCloud(
        font_path=_font(), width=width, height=height, random_state=seed, prefer_horizontal=1.0, margin=4,
        max_words=len(sizes), relative_scaling=0.5, min_font_size=11, color_func=lambda *_, **__: INK,
    )  # fmt: skip
    numbers = {str(word): float(n) for word, n in zip(sizes["word"], sizes["n"], strict=True)}
    layout: list[tuple[tuple[str, float], int, tuple[int, int], None, str]] = cloud.generate_from_frequencies(
        numbers
    ).layout_
    return layout


def _inches(ax: Axes) -> tuple[float, float]:
    # Constrained layout has not run yet, so the share of the grid stands for the final size.
    box, place = ax.figure.bbox, ax.get_position()
    return box.width / ax.figure.dpi * place.width * 1.2, box.height / ax.figure.dpi * place.height * 1.1


@cache
def _font() -> str:
    return str(Path(mpl.get_data_path()) / "fonts" / "ttf" / _FONT_FILE)
