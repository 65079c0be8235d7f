"""Public comment by phase drawn."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from casestudy.plots.media.comments import plot_comment_tone
from casestudy.plots.style import CM, WIDTH_CM, new_axes

PHASES = pd.DataFrame(
    {
        "phase": ["acute", "response", "recovery"],
        "negative": [6, 2, 0],
        "neutral": [1, 0, 0],
        "positive": [3, 1, 0],
        "n": [10, 3, 0],
        "net_tone": [-0.3, -1 / 3, np.nan],
        "low": [-0.6, np.nan, np.nan],
        "high": [0.1, np.nan, np.nan],
        "reason": ["", "one_cluster", "no_comments"],
        "level": 0.9,
    }
)


def right_of(ax: Axes) -> Axes:
    return ax.figure.axes[1]


def test_phases_stand_beside_their_counts() -> None:
    """Each phase has its name and n; its bars are its counts, the first phase on top."""
    ax = plot_comment_tone(PHASES, names={"acute": "Akut"}, lang="en")
    assert [label.get_text() for label in ax.get_yticklabels()] == [
        "Akut\nn = 10",
        "response\nn = 3",
        "recovery\nn = 0",
    ]
    assert [bar.get_width() for bar in ax.containers[0]] == [6, 2, 0]
    assert ax.yaxis_inverted()


def test_the_net_tone_stands_in_its_interval() -> None:
    """The mark is at the net tone, the line from low to high; the axis names the level."""
    right = right_of(plot_comment_tone(PHASES, lang="en"))
    marks = [line for line in right.lines if line.get_marker() == "o"]
    assert [np.asarray(line.get_xdata(), dtype="float64")[0] for line in marks] == pytest.approx(
        [-0.3, -1 / 3, np.nan], nan_ok=True
    )
    lines = [part.get_segments()[0] for part in right.collections if isinstance(part, LineCollection)]
    assert [lines[0][0][0], lines[0][1][0]] == [-0.6, 0.1]
    assert right.get_xlabel() == "Net tone, 90 % interval\n(bootstrap, posts as clusters)"


def test_numbers_and_reasons_are_written_out() -> None:
    """With an interval both numbers are said; without one, why there is none."""
    said = [text.get_text() for text in right_of(plot_comment_tone(PHASES, lang="en")).texts]
    assert said == ["−0.30 (−0.60 to +0.10)", "−0.33 (one cluster: no interval)", "no comments"]
    said = [text.get_text() for text in right_of(plot_comment_tone(PHASES)).texts]
    assert said == ["−0,30 (−0,60 sampai +0,10)", "−0,33 (satu kelompok: tanpa selang)", "tidak ada komentar"]


def test_few_comments_are_hollow() -> None:
    """The net tone of a phase with fewer than five comments is drawn hollow."""
    marks = [line for line in right_of(plot_comment_tone(PHASES)).lines if line.get_marker() == "o"]
    assert [line.get_markerfacecolor() == "white" for line in marks] == [False, True, True]


@pytest.mark.parametrize("rows", [0, 1, 3])
def test_any_number_of_phases_can_be_drawn(rows: int) -> None:
    """Without phases, and with one, the figure is as wide as the page's text; both panels share their rows."""
    ax = plot_comment_tone(PHASES.head(rows))
    figure = ax.get_figure(root=True)
    assert isinstance(figure, Figure)
    FigureCanvasAgg(figure).draw()
    assert figure.get_size_inches()[0] == pytest.approx(WIDTH_CM * CM)
    assert ax.get_ylim() == right_of(ax).get_ylim()


def test_given_axes_make_room_for_both() -> None:
    """Given axes are split into two in the same figure."""
    ax = new_axes()
    figure = ax.figure
    assert plot_comment_tone(PHASES, ax=ax).figure is figure
    assert len(figure.axes) == 2
