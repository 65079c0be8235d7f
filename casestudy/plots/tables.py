"""Tables as pictures: for PDF and PNG beside the CSV, set like the tables of a thesis."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties

from casestudy.dates import write_date
from casestudy.errors import Language
from casestudy.labels import LABELS, label
from casestudy.plots.style import CM, INK, PALE, WIDTH_CM, new_axes

_POINTS_A_CM = 72 * CM
_LEADING = 1.24
_GAP = 0.3


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
        (``label_id``, ``label_en``) is given without the ending.
    lang : {"id", "en"}
    names : mapping, optional
        The case's own labels.
    size : float
        Of the type, in points.
    width_cm : float
    ax : matplotlib.axes.Axes, optional
        Without it, a figure as high as the table needs.

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
    total = sum(columns.values())
    widths = [width_cm * share / total for share in columns.values()]
    fonts = (
        FontProperties(size=size, weight="bold", family="STIXGeneral"),
        FontProperties(size=size, family="STIXGeneral"),
    )
    shown = {column: data[column if column in data else f"{column}_{lang}"] for column in columns}
    aligns = ["right" if pd.api.types.is_numeric_dtype(values) else "left" for values in shown.values()]
    texts = [[label(column, lang, own=names) for column in columns]]
    texts += [[cell_text(value, lang, names=names) for value in row] for row in zip(*shown.values(), strict=True)]
    rows = [
        [_wrap(text, width - _GAP, fonts[number > 0]) for text, width in zip(row, widths, strict=True)]
        for number, row in enumerate(texts)
    ]
    heights = [max(len(lines) for lines in row) * size * _LEADING / _POINTS_A_CM + 0.14 for row in rows]
    ax = new_axes(ax, height_cm=sum(heights) + 0.3)
    ax.set_xlim(0, width_cm)
    ax.set_ylim(sum(heights) + 0.05, -0.05)
    ax.set_axis_off()
    top = 0.0
    for number, (row, height) in enumerate(zip(rows, heights, strict=True)):
        _draw_row(ax, row, widths, aligns, top, fonts[number > 0])
        if number > 1:
            ax.axhline(top, color=PALE, linewidth=0.6)
        top += height
    for place in (0.0, heights[0], top):
        ax.axhline(place, color=INK, linewidth=0.9)
    return ax


def cell_text(value: object, lang: Language, *, names: Mapping[str, str] | None = None) -> str:
    """Return what a table shows for a value.

    Examples
    --------
    >>> cell_text(0.5, "id"), cell_text(date(2022, 3, 12), "en"), cell_text(float("nan"), "id")
    ('0,50', '12 March 2022', '–')
    """
    if value is None or value is pd.NaT or value is pd.NA or value != value:
        return "–"
    if isinstance(value, date):
        return write_date(value, lang=lang)
    if isinstance(value, float):
        return f"{value:.2f}".replace(".", "," if lang == "id" else ".")
    text = str(value)
    if names and text in names:
        return names[text]
    return LABELS[text].to(lang) if text in LABELS else text


def _draw_row(
    ax: Axes, row: list[list[str]], widths: list[float], aligns: list[str], top: float, font: FontProperties
) -> None:
    left = 0.0
    for lines, width, align in zip(row, widths, aligns, strict=True):
        x = left + _GAP / 2 if align == "left" else left + width - _GAP / 2
        ax.text(x, top + 0.07, "\n".join(lines), va="top", ha=align, linespacing=_LEADING * 0.82, fontproperties=font)
        left += width


def _wrap(text: str, width_cm: float, font: FontProperties) -> list[str]:
    lines = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else word
            if line and _width_cm(longer, font) > width_cm:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


def _width_cm(text: str, font: FontProperties) -> float:
    renderer = RendererAgg(1, 1, 72)
    return float(renderer.get_text_width_height_descent(text, font, ismath=False)[0]) / _POINTS_A_CM
