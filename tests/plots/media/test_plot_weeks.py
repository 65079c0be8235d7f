"""Coverage by week drawn."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.dates import date2num
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import StepPatch

from casestudy.errors import Language
from casestudy.plots.media.weeks import plot_weekly_tone
from casestudy.plots.style import CM, TONE_COLOURS, TONE_HATCHES, WIDTH_CM, new_axes
from casestudy.tables import TONES

WEEKLY = pd.DataFrame(
    {
        "week": pd.to_datetime(["2022-01-03", "2022-01-10", "2022-01-17"]),
        "negative": [5, 0, 1],
        "neutral": [1, 0, 0],
        "positive": [0, 0, 0],
        "n": [6, 0, 1],
        "net_tone": [-5 / 6, np.nan, -1.0],
    }
)
EVERYTHING = WEEKLY.assign(positive=[2, 1, 1], n=[8, 1, 2], net_tone=[-0.375, 1.0, 0.0])
SELECTIONS = pd.concat([EVERYTHING.assign(selection="all"), WEEKLY.assign(selection="earned")], ignore_index=True)


def lower_of(ax: Axes) -> Axes:
    return ax.figure.axes[1]


def heads(ax: Axes, marker: str) -> list[Line2D]:
    return [line for line in ax.lines if line.get_marker() == marker]


def ys(line: Line2D) -> list[float]:
    return [float(y) for y in np.asarray(line.get_ydata(), dtype="float64") if not np.isnan(y)]


def test_tones_are_stacked_and_told_apart_without_colour() -> None:
    """Each tone starts where the one below ends, in its own colour and hatch."""
    ax = plot_weekly_tone(WEEKLY)
    negative, neutral, _ = ax.containers
    assert [bar.get_height() for bar in negative] == [5, 0, 1]
    assert [bar.get_y() for bar in neutral] == [5, 0, 1]
    bars = [container[0] for container in ax.containers]
    assert [to_hex(bar.get_facecolor()).upper() for bar in bars] == [TONE_COLOURS[tone] for tone in TONES]
    assert [bar.get_hatch() or "" for bar in bars] == [TONE_HATCHES[tone] for tone in TONES]


def test_weeks_with_few_clippings_are_hollow() -> None:
    """A week with fewer than five clippings has a hollow mark in the lower panel; what is few may be said."""
    full, hollow = heads(lower_of(plot_weekly_tone(WEEKLY)), "o")
    assert (ys(full), ys(hollow)) == ([-5 / 6], [-1])
    assert hollow.get_markerfacecolor() == "white"
    full, hollow = heads(lower_of(plot_weekly_tone(WEEKLY, few=7)), "o")
    assert (ys(full), ys(hollow)) == ([], [-5 / 6, -1])
    assert "n < 7" in lower_of(plot_weekly_tone(WEEKLY, few=7, lang="en")).get_title(loc="left")


def test_the_net_tone_is_named_with_its_denominator() -> None:
    """What the lower panel shows is said above it, in both languages."""
    assert "(positif − negatif) / semua kliping" in lower_of(plot_weekly_tone(WEEKLY)).get_title(loc="left")
    assert "(positive − negative) / all" in lower_of(plot_weekly_tone(WEEKLY, lang="en")).get_title(loc="left")


def test_weeks_are_not_joined_by_a_line() -> None:
    """The net tone of a week stands on its own: no line leads from one week to the next."""
    for line in lower_of(plot_weekly_tone(SELECTIONS)).lines:
        assert line.get_linestyle() == "None" or len(set(np.asarray(line.get_xdata()))) == 1 or set(ys(line)) == {0.0}


def test_both_readings_stand_in_both_panels() -> None:
    """The last selection is drawn in tones; the first is an outline behind it, and dashes beside its net tone."""
    ax = plot_weekly_tone(SELECTIONS, lang="en")
    assert [bar.get_height() for bar in ax.containers[0]] == [5, 0, 1]
    (outline,) = [patch for patch in ax.patches if isinstance(patch, StepPatch)]
    assert list(outline.get_data()[0]) == [8, 1, 2]
    (dashes,) = heads(lower_of(ax), "_")
    assert ys(dashes) == [-0.375, 1.0, 0.0]


def test_both_readings_say_their_n() -> None:
    """The axis names the selection in tones with its n, the legend that of the outline."""
    ax = plot_weekly_tone(SELECTIONS, lang="en")
    assert ax.get_ylabel().replace("\n", " ") == "Clippings without copies and advertorials (n = 7)"
    legend = ax.get_legend()
    assert legend is not None
    assert "All clippings (n = 11)" in [text.get_text() for text in legend.get_texts()]
    assert "dashes: all clippings" in lower_of(ax).get_title(loc="left")


def test_one_reading_has_no_outline() -> None:
    """A table without selections, or with one, is drawn without a second reading."""
    for table in (WEEKLY, WEEKLY.assign(selection="earned")):
        ax = plot_weekly_tone(table)
        assert not [patch for patch in ax.patches if isinstance(patch, StepPatch)]
        assert heads(lower_of(ax), "_") == []


def test_each_event_has_a_line_in_both_panels_and_one_label() -> None:
    """Labels of neighbouring events stand in different rows; a line stands on its day in both panels."""
    days = [(pd.Timestamp("2022-01-12"), "Sesudah deklarasi"), (pd.Timestamp("2022-01-05"), "Operasi")]
    ax = plot_weekly_tone(WEEKLY, events=days)
    assert [text.get_text() for text in ax.texts] == ["Operasi", "Sesudah deklarasi"]
    for panel in (ax, lower_of(ax)):
        dashed = [float(np.asarray(line.get_xdata())[0]) for line in panel.lines if line.get_linestyle() == "--"]
        assert dashed == date2num([days[1][0], days[0][0]]).tolist()


def test_an_event_beyond_the_weeks_is_in_view() -> None:
    """The axis reaches to events before the first and after the last week."""
    early, late = pd.Timestamp("2021-11-01"), pd.Timestamp("2022-05-01")
    low, high = plot_weekly_tone(WEEKLY, events=[(early, "a"), (late, "b")]).get_xlim()
    assert low < date2num(early) < date2num(late) < high


def test_labels_stand_above_the_bars() -> None:
    """The highest bar leaves the rows of labels free, the more the more rows there are."""
    day = pd.Timestamp("2022-01-05")
    tops = [plot_weekly_tone(WEEKLY, events=[(day, f"Peristiwa {n}") for n in range(count)]).get_ylim()[1]
            for count in (0, 1, 4)]  # fmt: skip
    assert 6 < tops[0] < tops[1] < tops[2]


def test_bars_stand_over_their_week() -> None:
    """A week's bar begins on its Monday and ends before the next one; the net tone stands at its middle."""
    upper = plot_weekly_tone(WEEKLY)
    bars = upper.containers[0]
    mondays = date2num(WEEKLY["week"])
    assert [bar.get_x() for bar in bars] == mondays.tolist()
    assert all(bar.get_width() < 7 for bar in bars)
    full, _ = heads(lower_of(upper), "o")
    assert np.asarray(full.get_xdata(), dtype="float64")[0] == pytest.approx(mondays[0] + bars[0].get_width() / 2)
    assert lower_of(upper).get_xlim() == upper.get_xlim()


@pytest.mark.parametrize(
    ("lang", "words"), [("id", ["Jumlah kliping", "Negatif"]), ("en", ["Number of clippings", "Negative"])]
)
def test_both_languages_label_the_axes(lang: Language, words: list[str]) -> None:
    """Axes and tones are named in the language asked for."""
    upper = plot_weekly_tone(WEEKLY, lang=lang)
    legend = upper.get_legend()
    assert legend is not None
    assert [upper.get_ylabel(), legend.get_texts()[0].get_text()] == words


@pytest.mark.parametrize("table", [WEEKLY.head(0), SELECTIONS.head(0)])
def test_nothing_can_be_drawn(table: pd.DataFrame) -> None:
    """Without weeks there is an empty figure of the page's width."""
    figure = plot_weekly_tone(table).get_figure(root=True)
    assert isinstance(figure, Figure)
    FigureCanvasAgg(figure).draw()
    assert figure.get_size_inches()[0] == pytest.approx(WIDTH_CM * CM)


def test_given_axes_are_split() -> None:
    """Given axes are replaced by two in their place, of the same figure."""
    ax = new_axes()
    figure = ax.figure
    assert plot_weekly_tone(WEEKLY, ax=ax).figure is figure
    assert len(figure.axes) == 2
