"""Tables as pictures: for PDF and PNG beside the CSV, set like the tables of a thesis."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties

from casestudy.errors import Language
from casestudy.plots.style import CM, DPI, HEIGHT_CM, INK, PALE, WIDTH_CM, drawable, new_figure
from casestudy.plots.tables.cells import shown_table

_POINTS_A_CM = 72 * CM
_LEADING = 1.2
#: White space where a line may end; no-break spaces hold.
_SPACE = re.compile(r"[^\S\u00a0\u202f]+")
_GAP = 0.3
_PADDING = 0.16
#: Widths are sums of fractions; a word that fits exactly must not be broken for the last digit.
_HAIR = 1e-6
#: Above and below the outer rules.
_EDGE = 0.15


@dataclass(frozen=True)
class _Row:
    """A row as it will stand: its lines in each column, and its height in cm."""

    lines: list[list[str]]
    height: float


def plot_table(
    data: pd.DataFrame, *, columns: Mapping[str, float], lang: Language = "id", names: Mapping[str, str] | None = None,
    size: float = 8.5, width_cm: float = WIDTH_CM, ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """Draw a table with its text wrapped to measured widths, rules above and below the head and at the end.

    Headings are the labels of the column names. Controlled words are shown by their labels, dates in words, fractions
    with two decimals, numbers to the right, a missing value as a dash.

    Parameters
    ----------
    data : pandas.DataFrame
    columns : mapping
        Which columns to show, each with its share of the width. A name that `data` has only in two languages
        (``label_id``, ``label_en``) is given without the ending. No column becomes narrower than its longest word,
        unless those words are too wide for the page together; then the widest are broken.
    lang : {"id", "en"}
    names : mapping, optional
        The case's own labels.
    size : float
        Of the type, in points.
    width_cm : float
    ax : matplotlib.axes.Axes, optional
        Of that width; without it, a figure as wide, and as high as the table needs.

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> data = pd.DataFrame({"informant": ["IK-1"], "kind": ["key"], "minutes": [75]})
    >>> ax = plot_table(data, columns={"informant": 1, "kind": 1, "minutes": 1}, lang="en")
    >>> [text.get_text() for text in ax.texts]
    ['Informant', 'Kind', 'Minutes', 'IK-1', 'Key', '75']
    """
    pages = plot_table_pages(data, columns=columns, lang=lang, names=names, size=size, width_cm=width_cm,
                             height_cm=float("inf"), ax=ax)  # fmt: skip
    return pages[0]


def plot_table_pages(
    data: pd.DataFrame, *, columns: Mapping[str, float], lang: Language = "id", names: Mapping[str, str] | None = None,
    size: float = 8.5, width_cm: float = WIDTH_CM, height_cm: float = HEIGHT_CM, ax: Axes | None = None,
) -> list[Axes]:  # fmt: skip
    """Draw a table over as many pages as it needs, the head on each; see `plot_table`.

    Parameters
    ----------
    data, columns, lang, names, size, width_cm
        As in `plot_table`.
    height_cm : float
        The most that a page may hold. A row is never split.
    ax : matplotlib.axes.Axes, optional
        For the first page.

    Returns
    -------
    list of matplotlib.axes.Axes
        One a page.

    Examples
    --------
    >>> data = pd.DataFrame({"informant": ["IK-1", "IK-2", "IK-3"]})
    >>> len(plot_table_pages(data, columns={"informant": 1}, height_cm=2))
    2
    """
    shown = shown_table(data, columns=columns, lang=lang, names=names)
    numeric = [pd.api.types.is_numeric_dtype(data[column]) if column in data else False for column in columns]
    aligns = ["right" if number else "left" for number in numeric]
    bold, plain = (FontProperties(size=size, weight=weight, family="STIXGeneral") for weight in ("bold", "normal"))
    heads, texts = list(shown.columns), shown.map(drawable).to_numpy().tolist()
    longest = [_GAP + max(_longest_word(head, bold), *(_longest_word(row[place], plain) for row in texts), 0.0)
               for place, head in enumerate(heads)]  # fmt: skip
    widths = _share(width_cm, list(columns.values()), _capped(longest, width_cm))
    head = _set_row(heads, widths, bold)
    body = [_set_row(row, widths, plain) for row in texts]
    pages: list[list[_Row]] = [[]]
    for row in body:
        if pages[-1] and head.height + sum(r.height for r in pages[-1]) + row.height > height_cm - 2 * _EDGE:
            pages.append([])
        pages[-1].append(row)
    return [_draw_page(head, page, widths, aligns, (bold, plain), ax if number == 0 else None)
            for number, page in enumerate(pages)]  # fmt: skip


def wrap_to_width(text: str, width_cm: float, font: FontProperties) -> list[str]:
    """Return the lines of a text set in `font`, none wider than the width; no-break spaces hold.

    Examples
    --------
    >>> wrap_to_width("satu dua", 0.8, FontProperties(size=8, family="STIXGeneral"))
    ['satu', 'dua']
    """
    lines = []
    for paragraph in text.split("\n"):
        line = ""
        for word in (part for whole in _SPACE.split(paragraph) if whole for part in _break(whole, width_cm, font)):
            longer = f"{line} {word}" if line else word
            if line and _width_cm(longer, font) > width_cm + _HAIR:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


def _set_row(texts: Sequence[str], widths: Sequence[float], font: FontProperties) -> _Row:
    lines = [wrap_to_width(text, width - _GAP, font) for text, width in zip(texts, widths, strict=True)]
    return _Row(lines, max(len(part) for part in lines) * _line_height(font) + _PADDING)


def _draw_page(
    head: _Row, body: Sequence[_Row], widths: Sequence[float], aligns: Sequence[str],
    fonts: tuple[FontProperties, FontProperties], ax: Axes | None,
) -> Axes:  # fmt: skip
    height = head.height + sum(row.height for row in body)
    if ax is None:
        # One to one: a centimetre of the axes is a centimetre of the page, as the widths were measured.
        figure = new_figure(width_cm=sum(widths), height_cm=height + 2 * _EDGE)
        figure.set_layout_engine("none")
        ax = figure.add_axes((0, 0, 1, 1))
    ax.set_xlim(0, sum(widths))
    ax.set_ylim(height + _EDGE, -_EDGE)
    ax.set_axis_off()
    top = 0.0
    for number, row in enumerate([head, *body]):
        _draw_row(ax, row, widths, aligns, top, fonts[number > 0])
        if number > 1:
            ax.axhline(top, color=PALE, linewidth=0.6)
        top += row.height
    for place in (0.0, head.height, top):
        ax.axhline(place, color=INK, linewidth=0.9)
    return ax


def _draw_row(
    ax: Axes, row: _Row, widths: Sequence[float], aligns: Sequence[str], top: float, font: FontProperties
) -> None:
    left = 0.0
    for lines, width, align in zip(row.lines, widths, aligns, strict=True):
        x = left + _GAP / 2 if align == "left" else left + width - _GAP / 2
        for number, line in enumerate(lines):
            baseline = top + _PADDING / 2 + (number + 0.76) * _line_height(font)
            ax.text(x, baseline, line, va="baseline", ha=align, fontproperties=font)
        left += width


def _share(total: float, shares: Sequence[float], least: Sequence[float]) -> list[float]:
    """Give each column its share of the width, but at least what its longest word needs."""
    fixed: set[int] = set()
    while True:
        free = [place for place in range(len(shares)) if place not in fixed]
        room = total - sum(least[place] for place in fixed)
        unit = room / sum(shares[place] for place in free) if free else 0.0
        widths = [least[place] if place in fixed else shares[place] * unit for place in range(len(shares))]
        tight = {place for place in free if widths[place] < least[place]}
        if not tight or not free:
            return widths
        fixed |= tight


def _capped(least: Sequence[float], total: float) -> list[float]:
    """Bring what the longest words need down to the total, from the widest."""
    room = total
    for place, width in enumerate(sorted(least)):
        share = room / (len(least) - place)
        if width > share:
            return [min(each, share) for each in least]
        room -= width
    return list(least)


def _break(word: str, width_cm: float, font: FontProperties) -> list[str]:
    if _width_cm(word, font) <= width_cm + _HAIR:
        return [word]
    parts, start = [], 0
    for end in range(2, len(word) + 1):
        if end - start > 1 and _width_cm(word[start:end], font) > width_cm:
            parts.append(word[start : end - 1])
            start = end - 1
    return [*parts, word[start:]]


def _longest_word(text: str, font: FontProperties) -> float:
    return max((_width_cm(word, font) for word in _SPACE.split(text)), default=0.0)


def _line_height(font: FontProperties) -> float:
    return float(font.get_size_in_points()) * _LEADING / _POINTS_A_CM


def _width_cm(text: str, font: FontProperties) -> float:
    return float(_renderer().get_text_width_height_descent(text, font, ismath=False)[0]) / (DPI * CM)


@cache
def _renderer() -> RendererAgg:
    # Letters are fitted to the dots: their widths depend on the resolution, which must be that of the print.
    return RendererAgg(1, 1, DPI)
