"""Triangulation as a matrix of marks: what each kind of source says of each theme, and how much speaks against it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes

from casestudy.errors import Language
from casestudy.findings.strategy.triangulation import OWN_VOICE
from casestudy.labels import label
from casestudy.plots.style import GREY, PALE, WIDTH_CM, text_colour_on, text_width_cm
from casestudy.plots.themes.page import LINE, STANCE_MARKS, draw_mark, fit_lines, page_axes, write_lines

#: In centimetres: the names of the themes, a row, the slanted heads above the first row, the least a mark measures.
_NAMES, _ROW, _HEAD, _MARK = 4.35, 0.64, 2.45, 0.53
_SLANT = 40
_POINTS_A_CM = 72 / 2.54
#: Vermillion, dark enough for a number on white.
_AGAINST = "#A84600"


@dataclass(frozen=True)
class _Measures:
    """What depends on the numbers and words shown: widths of a column, a mark and the states; a row's height.

    Numbers against stand beside their marks, or below them where they are too wide.
    """

    column: float
    mark: float
    states: float
    row: float
    below: bool


def plot_triangulation(
    matrix: pd.DataFrame, *, names: Mapping[str, str] | None = None, lang: Language = "id", ax: Axes | None = None
) -> Axes:
    """Draw each theme's stance in each source type as a mark, and what the sources make of it together.

    In a mark stands the number of passages; beside it, where some but not all of them do, how many speak against the
    theme: contradicting evidence is seen wherever it is. An empty field is a source that says nothing. The office's
    own sources stand together, being one voice; a convergent theme shows on which side.

    Parameters
    ----------
    matrix : pandas.DataFrame
        From `casestudy.findings.strategy.triangulation.triangulate`.
    names : mapping, optional
        What to show for the themes.
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> matrix = pd.DataFrame({"theme": ["d"], "source_type": ["clipping"], "n": [3], "contradicts": [1],
    ...                        "stance": ["supports"], "state": ["single"]})
    >>> {"3", "1", "Satu suara"} <= {text.get_text() for text in plot_triangulation(matrix).texts}
    True
    """
    themes, types = list(dict.fromkeys(matrix["theme"])), list(dict.fromkeys(matrix["source_type"]))
    written = {theme: fit_lines(label(theme, lang, own=names), _NAMES - 0.2) for theme in themes}
    size = _measure(matrix, len(types), max([1, *map(len, written.values())]), lang)
    middles = {kind: _NAMES + size.column * (number + 0.5) for number, kind in enumerate(types)}
    rows = {theme: _HEAD + size.row * (number + 0.5) for number, theme in enumerate(themes)}
    foot = _HEAD + size.row * max(len(themes), 1)
    note = fit_lines(label("triangulation_note", lang), WIDTH_CM - 0.1)
    ax = page_axes(ax, height_cm=foot + 1.35 + LINE * len(note))
    states = WIDTH_CM - size.states + 0.15
    for x, head in [*((middles[kind] - 0.1, kind) for kind in types), (states, "state")]:
        ax.text(x, _HEAD - 0.12, label(head, lang), rotation=_SLANT, rotation_mode="anchor")
    for number in range(len(themes) + 1):
        ax.plot([_NAMES, WIDTH_CM], [_HEAD + size.row * number] * 2, color=PALE, linewidth=0.7, zorder=0)
    for theme, y in rows.items():
        write_lines(ax, _NAMES - 0.12, y, written[theme], ha="right")
    cells = zip(*(matrix[name] for name in ("theme", "source_type", "n", "contradicts", "stance")), strict=True)
    for theme, kind, n, against, stance in cells:
        if stance != "silent":
            _draw_cell(ax, middles[kind], rows[theme], int(n), int(against), stance, size)
    _draw_states(ax, matrix, rows, states, lang)
    _draw_voice(ax, [middles[kind] for kind in types if kind in OWN_VOICE], size.column, foot, lang)
    _draw_key(ax, foot + 0.95, set(matrix["stance"]), lang)
    write_lines(ax, 0.05, foot + 1.25 + LINE * len(note) / 2, note, ha="left")
    return ax


def _measure(matrix: pd.DataFrame, types: int, lines: int, lang: Language) -> _Measures:
    written = {state: text_width_cm(label(state, lang), weight=_weight(state)) for state in set(matrix["state"])}
    states = 0.3 + max([1.7, *(width + (0.3 if state == "convergent" else 0) for state, width in written.items())])
    column = (WIDTH_CM - _NAMES - states) / max(types, 1)
    mark = max([_MARK, *(text_width_cm(str(n)) + 0.15 for n in matrix["n"])])
    some = matrix.loc[(matrix["contradicts"] > 0) & (matrix["contradicts"] < matrix["n"]), "contradicts"]
    beside = max([0.0, *(text_width_cm(str(n)) for n in some)])
    below = mark + beside + 0.04 > column
    row = max(_ROW, mark + 0.1 + (LINE if below else 0), LINE * lines + 0.12)
    return _Measures(column, mark, states, row, below)


def _draw_cell(ax: Axes, x: float, y: float, n: int, against: int, stance: str, size: _Measures) -> None:
    across, up = (0.0, LINE / 2) if size.below else (0.12, 0.0)
    draw_mark(ax, x - across, y - up, stance, size=size.mark * _POINTS_A_CM)
    ink = text_colour_on(mpl.colors.to_rgba(STANCE_MARKS[stance][1]))
    ax.text(x - across, y - up, str(n), ha="center", va="center_baseline", color=ink, zorder=5)
    if 0 < against < n:
        place, side = (
            ((x, y + size.mark / 2 + 0.04), "center") if size.below else ((x + size.mark / 2 - 0.08, y + 0.04), "left")
        )
        ax.text(*place, str(against), ha=side, va="center_baseline", color=_AGAINST, zorder=5)


def _draw_states(ax: Axes, matrix: pd.DataFrame, rows: Mapping[str, float], left: float, lang: Language) -> None:
    for theme, part in matrix.groupby("theme", sort=False):
        state, y = part["state"].iloc[0], rows[str(theme)]
        x = left
        if state == "convergent":
            # The side that all who take one share.
            for side in sorted(set(part["stance"]) & {"supports", "contradicts"}):
                draw_mark(ax, x + 0.1, y, side, size=7)
                x += 0.3
        ax.text(x, y, label(state, lang), va="center_baseline", fontweight=_weight(state))


def _weight(state: str) -> str:
    """Return in which weight a state is set: those in which sides are taken stand out."""
    return "bold" if state in ("convergent", "divergent") else "normal"


def _draw_voice(ax: Axes, middles: Sequence[float], column: float, foot: float, lang: Language) -> None:
    """Bracket the columns that are one voice."""
    if not middles:
        return
    left, right = middles[0] - column / 2 + 0.08, middles[-1] + column / 2 - 0.08
    ax.plot([left, left, right, right], [foot + 0.06, foot + 0.18, foot + 0.18, foot + 0.06], color=GREY, linewidth=0.8)
    ax.text((left + right) / 2, foot + 0.42, label("own_voice", lang), ha="center", va="center_baseline")


def _draw_key(ax: Axes, y: float, stances: set[str], lang: Language) -> None:
    x = 0.3
    for stance in [stance for stance in STANCE_MARKS if stance != "no_side" or stance in stances]:
        draw_mark(ax, x, y, stance, size=9)
        said = label(f"{stance}_claim" if stance in ("supports", "contradicts") else stance, lang)
        ax.text(x + 0.3, y, said, va="center_baseline")
        x += 0.9 + text_width_cm(said)
