"""Coverage and comment drawn."""

import numpy as np
import pandas as pd

from casestudy.plots.media import FEW, plot_tone_bars, plot_weekly_tone
from casestudy.plots.style import new_axes

WEEKLY = pd.DataFrame(
    {
        "week": pd.to_datetime(["2022-01-03", "2022-01-10", "2022-01-17"]),
        "negative": [3, 0, 1],
        "neutral": [1, 0, 0],
        "positive": [0, 0, 0],
        "n": [4, 0, 1],
        "net_tone": [-0.75, np.nan, -1.0],
    }
)
OUTLETS = pd.DataFrame({"outlet": ["A", "B"], "negative": [2, 0], "neutral": [1, 1], "positive": [1, 0], "n": [4, 1]})


def test_tones_are_stacked_and_told_apart_without_colour() -> None:
    """Each tone starts where the one below ends, and no two tones share a hatch."""
    ax = plot_weekly_tone(WEEKLY)
    negative, neutral, _ = ax.containers
    assert [bar.get_height() for bar in negative] == [3, 0, 1]
    assert [bar.get_y() for bar in neutral] == [3, 0, 1]
    assert len({container[0].get_hatch() for container in ax.containers}) == 3


def test_weeks_with_few_clippings_are_hollow() -> None:
    """A week with fewer than three clippings has a hollow mark in the lower panel."""
    assert FEW == 3
    lower = plot_weekly_tone(WEEKLY).figure.axes[1]
    full, hollow = [line for line in lower.lines if line.get_marker() == "o"]
    assert np.asarray(full.get_ydata(), dtype="float64").tolist() == [-0.75]
    assert hollow.get_markerfacecolor() == "white"


def test_each_event_has_a_line_in_both_panels_and_one_label() -> None:
    """Labels of neighbouring events stand at different heights."""
    days = [(pd.Timestamp("2022-01-05"), "OTT"), (pd.Timestamp("2022-01-12"), "Sesudah")]
    ax = plot_weekly_tone(WEEKLY, events=days)
    assert [text.get_text() for text in ax.texts] == ["OTT", "Sesudah"]
    assert ax.texts[0].get_position()[1] > ax.texts[1].get_position()[1]


def test_each_bar_says_its_n() -> None:
    """The n stands behind each bar; the first row is on top; names are shown by their labels."""
    ax = plot_tone_bars(OUTLETS, "outlet", names={"A": "Harian A"}, lang="en")
    assert [text.get_text() for text in ax.texts] == ["n = 4", "n = 1"]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Harian A", "B"]
    assert ax.yaxis_inverted()
    legend = ax.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["Negative", "Neutral", "Positive"]


def test_bars_are_drawn_on_given_axes() -> None:
    """Given axes are used, for an empty table as well."""
    ax = new_axes()
    assert plot_tone_bars(OUTLETS.head(0), "outlet", ax=ax) is ax
