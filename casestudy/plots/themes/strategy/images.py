"""Images of the organisation: what informants inside and outside say of each, from against to for."""

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes

from casestudy.errors import Language
from casestudy.labels import label
from casestudy.plots.style import GREY, INK, PALE, WIDTH_CM
from casestudy.plots.themes.page import (
    LINE,
    VALENCE_FILLS,
    draw_bar,
    draw_valence_key,
    fit_lines,
    page_axes,
    write_lines,
)

#: In centimetres: names of images, standings, numbers behind the bars, a row, a bar, the space between images.
_NAMES, _SIDES, _NUMBERS, _ROW, _BAR, _BETWEEN = 2.6, 1.75, 4.1, 0.62, 0.42, 0.35


def plot_images(
    images: pd.DataFrame, *, names: Mapping[str, str] | None = None, lang: Language = "id", ax: Axes | None = None
) -> Axes:
    """Draw each image with informants inside and outside: passages against to the left, for to the right.

    Mixed passages stand across the middle, those without a side at the end. Behind each bar stand its passages and
    informants; below, that these are informants and not the public.

    Parameters
    ----------
    images : pandas.DataFrame
        From `casestudy.findings.strategy.images.image_valence`.
    names : mapping, optional
        What to show for the images.
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> images = pd.DataFrame({"image": "citra-kini", "standing": ["internal", "external"], "supports": [0, 2],
    ...     "mixed": [0, 1], "contradicts": [1, 0], "no_side": 0, "n": [1, 3], "informants": [1, 2]})
    >>> "n = 3 (2 informants)" in [text.get_text() for text in plot_images(images, lang="en").texts]
    True
    """
    order = list(dict.fromkeys(images["image"]))
    note = fit_lines(label("images_note", lang), WIDTH_CM - 0.1)
    written = {image: fit_lines(label(image, lang, own=names), _NAMES - 0.2, weight="bold") for image in order}
    block = max(2 * _ROW, *(LINE * len(lines) for lines in written.values()), 0.0) + _BETWEEN
    foot = block * max(len(order), 1)
    ax = page_axes(ax, height_cm=foot + 0.9 + LINE * len(note))
    before = (images["contradicts"] + images["mixed"] / 2).max() if len(images) else 0
    behind = (images["supports"] + images["mixed"] / 2 + images["no_side"]).max() if len(images) else 0
    left, right = _NAMES + _SIDES, WIDTH_CM - _NUMBERS
    unit = min((right - left) / max(before + behind, 1), 0.9)
    middle = left + before * unit
    for number, image in enumerate(order):
        middle_row = block * (number + 0.5)
        write_lines(ax, _NAMES - 0.15, middle_row, written[image], ha="right", fontweight="bold")
        columns = ("standing", "n", "informants", *VALENCE_FILLS)
        mine = images[images["image"] == image]
        for row, (standing, n, informants, *parts) in enumerate(zip(*(mine[name] for name in columns), strict=True)):
            y = middle_row + _ROW * (row - 0.5)
            ax.text(_NAMES, y, label(standing, lang), va="center_baseline")
            _draw_parts(ax, middle, y, dict(zip(VALENCE_FILLS, parts, strict=True)), unit)
            people = label("informant" if informants == 1 else "informants", lang).lower()
            ax.text(right + 0.3, y, f"n = {n} ({informants} {people})", va="center_baseline")
        ax.plot([0, WIDTH_CM], [block * (number + 1)] * 2, color=PALE, linewidth=0.7, zorder=0)
    ax.plot([middle, middle], [_BETWEEN / 2, foot - _BETWEEN / 2], color=INK, linewidth=0.7, zorder=4)
    shown = [valence for valence in VALENCE_FILLS if len(images) and images[valence].sum() > 0]
    draw_valence_key(ax, foot + 0.4, shown, lang=lang)
    write_lines(ax, 0.05, foot + 0.8 + LINE * len(note) / 2, note, ha="left")
    return ax


def _draw_parts(ax: Axes, middle: float, y: float, counts: Mapping[str, int], unit: float) -> None:
    half = counts["mixed"] / 2 * unit
    draw_bar(ax, middle - half - counts["contradicts"] * unit, y, counts["contradicts"] * unit, _BAR, "contradicts")
    draw_bar(ax, middle - half, y, 2 * half, _BAR, "mixed")
    draw_bar(ax, middle + half, y, counts["supports"] * unit, _BAR, "supports")
    draw_bar(ax, middle + half + counts["supports"] * unit, y, counts["no_side"] * unit, _BAR, "no_side")
    if not any(counts.values()):
        ax.plot(middle, y, marker="|", color=GREY, markersize=8)
