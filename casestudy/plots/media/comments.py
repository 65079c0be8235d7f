"""Public comment by phase: how many in which tone, and how sure the net tone is."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from casestudy.errors import Language
from casestudy.findings.media.tone import FEW
from casestudy.labels import label
from casestudy.plots.media.tone import draw_tones, signed
from casestudy.plots.style import GREY, INK, new_axes, split_axes


def plot_comment_tone(
    phases: pd.DataFrame, *, names: Mapping[str, str] | None = None, few: int = FEW, lang: Language = "id",
    ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """Draw the comments of each phase by tone, and beside them the net tone with its interval.

    Parameters
    ----------
    phases : pandas.DataFrame
        From `casestudy.findings.media.comments.comment_tone`.
    names : mapping, optional
        What to show for the phases.
    few : int
        The net tone of a phase with fewer comments is drawn hollow.
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional
        Is split into two.

    Returns
    -------
    matplotlib.axes.Axes
        The left axes, with the counts.

    Examples
    --------
    >>> phases = pd.DataFrame({"phase": ["acute"], "negative": [6], "neutral": [1], "positive": [3], "n": [10],
    ...     "net_tone": [-0.3], "low": [-0.6], "high": [0.1], "reason": [""], "level": [0.95]})
    >>> right = plot_comment_tone(phases, lang="en").figure.axes[1]
    >>> [text.get_text() for text in right.texts]
    ['−0.30 (−0.60 to +0.10)']
    """
    left, right = split_axes(new_axes(ax, height_cm=3.4 + 1.0 * max(len(phases), 1)), widths=[1, 1])
    places = list(range(len(phases)))
    draw_tones(left, phases, places, lang=lang)
    told = [
        f"{label(str(name), lang, own=names)}\nn = {n}" for name, n in zip(phases["phase"], phases["n"], strict=True)
    ]
    left.set_yticks(places, told)
    left.set_xlim(0, (max(float(phases["n"].max()), 1.0) if len(phases) else 1.0) * 1.03)
    left.set_xlabel(label("n_comments", lang))
    left.legend(ncols=3, loc="lower left", bbox_to_anchor=(0, 1), handlelength=1.2, columnspacing=1, borderaxespad=0.2)
    _draw_intervals(right, phases, few, lang)
    for part in (left, right):
        part.set_ylim(len(places) - 0.5 + (not places), -0.5)
    return left


def _draw_intervals(ax: Axes, phases: pd.DataFrame, few: int, lang: Language) -> None:
    ax.axvline(0, color=GREY, linewidth=0.6)
    columns = ["net_tone", "low", "high", "n", "reason"]
    for place, (net, low, high, n, reason) in enumerate(phases[columns].itertuples(index=False, name=None)):
        ax.hlines(place, low, high, color=INK, linewidth=1.2)
        ax.vlines([low, high], place - 0.09, place + 0.09, color=INK, linewidth=1.2)
        ax.plot(net, place, marker="o", markersize=4.5, color=INK, markerfacecolor="white" if n < few else INK)
        said = [signed(net, lang)] if np.isfinite(net) else []
        said += [f"({signed(low, lang)} {label('interval_to', lang)} {signed(high, lang)})"] if np.isfinite(low) else []
        said += [label(reason, lang)] if reason else []
        ax.text(0, place - 0.16, " ".join(said), va="bottom", ha="center",
                bbox={"pad": 0.6, "facecolor": "white", "linewidth": 0})  # fmt: skip
    ax.set_xlim(-1.05, 1.05)
    ax.set_xticks([-1, 0, 1])
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    level = f"{float(phases['level'].iloc[0]) * 100:g}" if len(phases) else "95"
    ax.set_xlabel(
        f"{label('net_tone', lang)}, {label('interval', lang).format(level=level)}\n{label('interval_is', lang)}"
    )
