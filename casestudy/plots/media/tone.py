"""Tone by group: one stacked bar a group, with its n, share of voice and net tone beside it."""

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from casestudy.errors import Language
from casestudy.findings.media.tone import FEW
from casestudy.labels import label
from casestudy.plots.style import HEIGHT_CM, TONE_COLOURS, TONE_HATCHES, fitting_size, new_axes
from casestudy.plots.tables.cells import cell_text
from casestudy.tables import TONES

#: Of a bar with its air, and of what stands above and below all bars, in cm.
_BAR, _REST = 0.58, 3.0
#: What stands beside the bars: column, its head and its place in points behind the axes, right-aligned.
_BESIDE = (("n", "n", 24), ("share", "share_short", 58), ("net_tone", "net_tone", 108))


def plot_tone_bars(
    counts: pd.DataFrame, column: str, *, by: str | None = None, names: Mapping[str, str] | None = None,
    unit: str = "n_clippings", few: int = FEW, lang: Language = "id", ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """Draw one stacked bar of tone counts for each row, the first row on top, its n, share and net tone beside it.

    Parameters
    ----------
    counts : pandas.DataFrame
        From `casestudy.findings.media.tone.tone_by`, `tone_by_each` or any count by tone. ``share`` and ``net_tone``
        are shown where the table has them.
    column : str
        The column that names the bars.
    by : str, optional
        A column whose values stand as headings above their bars, as ``by`` of `tone_by_each`.
    names : mapping, optional
        What to show for the values of both.
    unit : str
        The label key of the horizontal axis.
    few : int
        The n of a group with fewer is marked with an asterisk.
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> counts = pd.DataFrame({"outlet": ["A"], "negative": [1], "neutral": [0], "positive": [2], "n": [3]})
    >>> [text.get_text() for text in plot_tone_bars(counts, "outlet").texts]
    ['n', '3*']
    """
    places, ticks = _places(counts, column, by, names, lang)
    lines = max(len(ticks), 1)
    row = min(_BAR, (HEIGHT_CM - _REST) / lines)
    size = fitting_size([], 1, height_cm=row)
    ax = new_axes(ax, height_cm=_REST + row * lines)
    draw_tones(ax, counts, places, lang=lang)
    widest = max(float(counts["n"].max()), 1.0) if len(counts) else 1.0
    ax.set_xlim(0, widest * 1.03)
    ax.set_ylim(lines - 0.4, -0.6)
    ax.set_yticks([place for place, _, _ in ticks], [name for _, name, _ in ticks])
    for text, (_, _, head) in zip(ax.get_yticklabels(), ticks, strict=True):
        text.set(fontweight="bold" if head else "normal", fontsize=size)
    ax.set_xlabel("\n".join(_notes(counts, unit, few, lang)))
    _write_beside(ax, counts, places, few, size, lang)
    ax.legend(ncols=3, loc="lower left", bbox_to_anchor=(0, 1), handlelength=1.4, columnspacing=1.2, borderaxespad=0.2)
    return ax


def draw_tones(ax: Axes, counts: pd.DataFrame, places: Sequence[float], *, lang: Language) -> None:
    """Draw the bars themselves, each at its place: negative, neutral and positive end to end."""
    left = pd.Series(0, index=counts.index)
    for tone in TONES:
        ax.barh(places, counts[tone], left=left, height=0.72, color=TONE_COLOURS[tone], hatch=TONE_HATCHES[tone],
                edgecolor="white", linewidth=0.3, label=label(tone, lang))  # fmt: skip
        left = left + counts[tone]
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=6))
    ax.grid(axis="x")
    ax.tick_params(axis="y", length=0)


def _places(
    counts: pd.DataFrame, column: str, by: str | None, names: Mapping[str, str] | None, lang: Language
) -> tuple[list[float], list[tuple[float, str, bool]]]:
    """Return the place of each bar, and the lines at the left: place, name, whether it is a heading."""
    places: list[float] = []
    ticks: list[tuple[float, str, bool]] = []
    before = None
    for value, group in zip(counts[column], counts[by] if by else [None] * len(counts), strict=True):
        if group != before:
            ticks.append((float(len(ticks)), label(str(group), lang, own=names), True))
            before = group
        places.append(float(len(ticks)))
        ticks.append((places[-1], label(str(value), lang, own=names), False))
    return places, ticks


def _notes(counts: pd.DataFrame, unit: str, few: int, lang: Language) -> list[str]:
    notes = [label(key, lang) for name, key in (("share", "share_is"), ("net_tone", "net_tone_of_n")) if name in counts]
    if (counts["n"] < few).any():
        notes.append(label("few_starred", lang).format(few=few))
    return [label(unit, lang), *(["; ".join(notes)] if notes else [])]


def _write_beside(
    ax: Axes, counts: pd.DataFrame, places: Sequence[float], few: int, size: float, lang: Language
) -> None:
    shown = [(name, head, right) for name, head, right in _BESIDE if name in counts]
    transform = ax.get_yaxis_transform()
    for name, head, right in shown:
        ax.annotate(label(head, lang), (1, 1), xycoords="axes fraction", textcoords="offset points", xytext=(right, 4),
                    ha="right", va="bottom")  # fmt: skip
        for place, value, n in zip(places, counts[name], counts["n"], strict=True):
            # The asterisk stands behind the column, so that the digits stay in line.
            star, shift = ("*", 4.5) if name == "n" and n < few else ("", 0)
            ax.annotate(_cell(name, value, lang) + star, (1, place), xycoords=transform, textcoords="offset points",
                        xytext=(right + shift, 0), ha="right", va="center", fontsize=size)  # fmt: skip


def _cell(name: str, value: float, lang: Language) -> str:
    if name == "n":
        return str(int(value))
    return f"{value:.0f}" if name == "share" else signed(value, lang)


def signed(value: float, lang: Language) -> str:
    """Return a number with two decimals and its sign; a dash where it is missing.

    Examples
    --------
    >>> signed(0.5, "id"), signed(-0.001, "en"), signed(float("nan"), "en")
    ('+0,50', '0.00', '–')
    """
    return ("+" if round(value, 2) > 0 else "") + cell_text(float(value), lang)
