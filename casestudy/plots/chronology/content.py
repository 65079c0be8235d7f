"""The content of the office's accounts: posts by month and pillar, with their engagement."""

from collections.abc import Mapping

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle

from casestudy.errors import Language
from casestudy.labels import label
from casestudy.plots.chronology.axes import axes_width_cm, month_labels, shown_months
from casestudy.plots.style import RC, SEQUENTIAL, WIDTH_CM, bare, fitting_size, new_axes, text_colour_on
from casestudy.plots.tables.pictures import wrap_to_width

#: The widest name of a pillar, and a cell's height, in cm.
_NAME, _CELL = 3.4, 1.0


def plot_content_map(
    content: pd.DataFrame, *, names: Mapping[str, str] | None = None, lang: Language = "id", ax: Axes | None = None
) -> Axes:
    """Draw the posts by month and pillar: the number in each cell, the fill for it, the engagement rate below.

    Parameters
    ----------
    content : pandas.DataFrame
        From `casestudy.findings.chronology.posts.content_map`.
    names : mapping, optional
        What to show for the pillars.
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> content = pd.DataFrame({"month": [pd.Timestamp("2022-01-01")], "pillar": ["layanan"], "n": [4], "rated": [4],
    ...                         "engagement": [1.25]})
    >>> [text.get_text() for text in plot_content_map(content).texts]
    ['4', '1,2']
    """
    pillars = sorted(set(content["pillar"]), key=lambda pillar: label(pillar, lang, own=names))
    months = sorted(set(content["month"]))
    ax = new_axes(ax, height_cm=2.6 + _CELL * max(len(pillars), 1))
    most = max(int(content["n"].max()), 1) if len(content) else 1
    fill = mpl.colormaps[SEQUENTIAL]
    width = axes_width_cm(ax, beside=_NAME) / max(len(months), 1) - 0.1
    rates = [_rate(value, lang) for value in content["engagement"]]
    size = fitting_size([*rates, *(str(n) for n in content["n"])], width)
    cells = zip(content["month"], content["pillar"], content["n"].astype("int64"), rates, strict=True)
    for month, pillar, n, rate in cells:
        x, y = months.index(month), pillars.index(pillar)
        colour = fill(n / most) if n else (1.0, 1.0, 1.0, 1.0)
        ax.add_patch(Rectangle((x, y), 1, 1, facecolor=colour, edgecolor="white", linewidth=1))
        if n:
            ink = text_colour_on(colour)
            for text, height, weight in ((str(n), 0.3, "bold"), (rate, 0.72, "normal")):
                ax.text(x + 0.5, y + height, text, ha="center", va="center_baseline", color=ink, fontsize=size,
                        fontweight=weight)  # fmt: skip
    font = FontProperties(family=RC["font.family"], size=RC["font.size"])
    told = ["\n".join(wrap_to_width(label(pillar, lang, own=names), _NAME, font)) for pillar in pillars]
    ax.set_xlim(0, max(len(months), 1))
    ax.set_ylim(max(len(pillars), 1), 0)
    shown = shown_months(months)
    ax.set_xticks([months.index(month) + 0.5 for month in shown], month_labels(shown, lang=lang))
    ax.set_yticks([y + 0.5 for y in range(len(pillars))], told)
    notes = [label("content_is", lang)]
    if (content["n"].gt(0) & content["engagement"].isna()).any():
        notes.append(label("no_rate", lang))
    ax.set_xlabel("\n".join(line for note in notes for line in wrap_to_width(note, WIDTH_CM - _NAME - 0.8, font)))
    bare(ax)
    return ax


def _rate(engagement: float, lang: Language) -> str:
    return "–" if pd.isna(engagement) else f"{engagement:.1f}".replace(".", "," if lang == "id" else ".")
