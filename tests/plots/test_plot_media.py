"""Coverage and comment drawn."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.dates import date2num
from matplotlib.figure import Figure

from casestudy.errors import Language
from casestudy.plots.media import FEW, plot_tone_bars, plot_weekly_tone
from casestudy.plots.style import CM, TONE_COLOURS, TONE_HATCHES, WIDTH_CM, new_axes, new_figure
from casestudy.tables import TONES

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


def test_colours_and_hatches_are_those_of_the_tones() -> None:
    """In both kinds of chart each tone has its own colour and hatch, in the order negative, neutral, positive."""
    for ax in (plot_weekly_tone(WEEKLY), plot_tone_bars(OUTLETS, "outlet")):
        bars = [container[0] for container in ax.containers]
        assert [to_hex(bar.get_facecolor()).upper() for bar in bars] == [TONE_COLOURS[tone] for tone in TONES]
        assert [bar.get_hatch() or "" for bar in bars] == [TONE_HATCHES[tone] for tone in TONES]


def test_tones_of_a_bar_stand_end_to_end() -> None:
    """Each part of a bar is as long as its count and starts where the one before it ends."""
    parts = [(bars[0].get_x(), bars[0].get_width()) for bars in plot_tone_bars(OUTLETS, "outlet").containers]
    assert parts == [(0, 2), (2, 1), (3, 1)]


def test_bars_stand_over_their_week() -> None:
    """A week's bar begins on its Monday and ends before the next one; the net tone stands at its middle."""
    upper = plot_weekly_tone(WEEKLY)
    bars = upper.containers[0]
    mondays = date2num(WEEKLY["week"])
    assert [bar.get_x() for bar in bars] == mondays.tolist()
    assert all(bar.get_width() < 7 for bar in bars)
    lower = upper.figure.axes[1]
    line = np.asarray(lower.lines[1].get_xdata(), dtype="float64")
    assert line == pytest.approx(mondays + bars[0].get_width() / 2)
    assert lower.get_xlim() == upper.get_xlim()


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("id", ["Jumlah kliping", "Nada bersih", "Negatif", "Agu"]),
        ("en", ["Number of clippings", "Net tone", "Negative", "Aug"]),
    ],
)
def test_both_languages_label_the_axes(lang: Language, words: list[str]) -> None:
    """Axes, tones and months are named in the language asked for."""
    upper = plot_weekly_tone(WEEKLY, lang=lang)
    lower = upper.figure.axes[1]
    legend = upper.get_legend()
    assert legend is not None
    month = lower.xaxis.get_major_formatter()(float(date2num(pd.Timestamp("2022-08-01"))))
    assert [upper.get_ylabel(), lower.get_ylabel(), legend.get_texts()[0].get_text(), month] == words


def test_the_unit_names_the_axis() -> None:
    """Bars of comments say that they count comments."""
    ax = plot_tone_bars(OUTLETS, "outlet", unit="n_comments", lang="en")
    assert ax.get_xlabel() == "Number of comments"


@pytest.mark.parametrize("table", [OUTLETS, OUTLETS.head(0), OUTLETS.assign(negative=0, neutral=0, positive=0, n=0)])
def test_bars_can_be_drawn_without_any_count(table: pd.DataFrame) -> None:
    """A table without rows, or with nothing but zeros, is drawn on a scale that begins at 0."""
    ax = plot_tone_bars(table, "outlet")
    figure = ax.get_figure(root=True)
    assert isinstance(figure, Figure)
    FigureCanvasAgg(figure).draw()
    assert figure.get_size_inches()[0] == pytest.approx(WIDTH_CM * CM)
    assert ax.get_xlim()[0] == 0 < ax.get_xlim()[1]


def test_a_case_without_clippings_has_an_empty_chart() -> None:
    """Without weeks there are no bars and no marks, and the events still stand."""
    ax = plot_weekly_tone(WEEKLY.head(0), events=[(pd.Timestamp("2022-01-05"), "OTT")])
    figure = ax.get_figure(root=True)
    assert isinstance(figure, Figure)
    FigureCanvasAgg(figure).draw()
    assert [len(container) for container in ax.containers] == [0, 0, 0]
    assert [text.get_text() for text in ax.texts] == ["OTT"]


def test_given_axes_are_split_in_their_place() -> None:
    """The panels take the place of the axes given, in its figure; other axes of that figure stay."""
    figure = new_figure()
    first, second = figure.subplots(1, 2)
    ax = plot_weekly_tone(WEEKLY, ax=second)
    assert ax.figure is figure
    assert first in figure.axes and second not in figure.axes
    assert len(figure.axes) == 3


def test_the_legend_stands_above_the_bars() -> None:
    """Events' names may stand anywhere in the chart: the legend is outside of it."""
    ax = plot_weekly_tone(WEEKLY)
    figure, legend = ax.get_figure(root=True), ax.get_legend()
    assert isinstance(figure, Figure)
    assert legend is not None
    FigureCanvasAgg(figure).draw()
    assert legend.get_window_extent().y0 >= ax.get_window_extent().y1 - 1
