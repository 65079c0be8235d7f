"""The timeline drawn."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex
from matplotlib.dates import date2num
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from casestudy.case import Phase
from casestudy.errors import Bilingual, Language
from casestudy.plots.chronology.timeline import plot_timeline
from casestudy.plots.style import CM, HEIGHT_CM, LANE_COLOURS, WIDTH_CM, new_axes

MARKS = pd.DataFrame(
    {
        "date": pd.to_datetime(["2022-01-05", "2022-01-06", "2022-06-01", "2022-02-02", "2022-01-03", "2022-01-10"]),
        "precision": ["day", "day", "month", "day", "week", "week"],
        "lane": ["legal", "legal", "social", "activity_social", "coverage", "coverage"],
        "label_id": ["OTT", "Tersangka", "Bantuan", "", "", ""],
        "label_en": ["Sting", "Suspects", "Aid", "", "", ""],
        "confidence": ["high", "medium", "low", "", "", ""],
        "n": [1, 1, 1, 2, 22, 4],
    }
)
DAY = pd.Timestamp("2022-01-05")
PHASES = [Phase("acute", Bilingual("Akut", "Acute"), date(2022, 1, 5)),
          Phase("recovery", Bilingual("Pemulihan", "Recovery"), date(2022, 1, 24))]  # fmt: skip


def said(ax: Axes) -> dict[str, tuple[float, float]]:
    """Return every text on the axes and where it stands."""
    return {text.get_text(): text.get_position() for text in ax.texts}


def points(ax: Axes) -> list[Line2D]:
    return [line for line in ax.lines if line.get_marker() in ("o", "s")]


def test_only_lanes_with_marks_are_drawn() -> None:
    """Lanes and activities without marks take no room; what is not labelled says how many there are."""
    ax = plot_timeline(MARKS, day_zero=DAY, lang="en")
    lanes = [label.get_text().replace("\n", " ") for label in ax.get_yticklabels()]
    assert lanes == ["Legal", "Social", "Social activities (2)", "Clippings a week (26)"]


def test_events_close_in_time_stand_in_rows_of_their_own() -> None:
    """Two events a day apart do not share a row, so that their labels do not meet."""
    places = said(plot_timeline(MARKS, day_zero=DAY))
    assert places["OTT"][1] != places["Tersangka"][1]


def test_day_zero_is_named_with_its_date_and_marked() -> None:
    """Day 0 has a dashed line and a label with its date in the language asked for."""
    ax = plot_timeline(MARKS, day_zero=DAY, lang="en")
    assert "Day 0: 5 January 2022" in said(ax)
    assert "Hari ke-0: 5 Januari 2022" in said(plot_timeline(MARKS, day_zero=DAY))
    dashed = [line for line in ax.lines if line.get_linestyle() == "--"]
    assert [np.asarray(line.get_xdata())[0] for line in dashed] == [date2num(DAY)]


def test_marks_stand_on_their_days_in_the_colour_of_their_lane() -> None:
    """A point stands on its day in its lane's colour, its label just behind it, in one row with it."""
    ax = plot_timeline(MARKS, day_zero=DAY)
    assert [float(np.asarray(line.get_xdata())[0]) for line in points(ax)] == date2num(MARKS["date"][:2]).tolist()
    assert {line.get_color() for line in points(ax)} == {LANE_COLOURS["legal"]}
    for line, name in zip(points(ax), MARKS["label_id"], strict=False):
        x, y = (float(np.asarray(side)[0]) for side in line.get_data())
        assert said(ax)[name][0] > x
        assert said(ax)[name][1] == y


def test_confidence_is_told_by_fill() -> None:
    """High is full, medium half, low hollow, and what states none is a square."""
    marks = pd.concat([MARKS.head(1)] * 4).assign(confidence=["high", "medium", "low", ""])
    looks = [(line.get_marker(), line.get_fillstyle()) for line in points(plot_timeline(marks, day_zero=DAY))]
    assert looks == [("o", "full"), ("o", "left"), ("o", "none"), ("s", "full")]


def test_the_key_names_what_is_there() -> None:
    """Only levels that marks have are explained, and the bar of a month where there is one."""
    legend = plot_timeline(MARKS, day_zero=DAY, lang="en").get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["high", "medium", "low", "known by its month only"]
    assert legend.get_title().get_text() == "Confidence in the source:"
    legend = plot_timeline(MARKS.head(1), day_zero=DAY).get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["tinggi"]
    assert plot_timeline(MARKS[3:], day_zero=DAY).get_legend() is None


@pytest.mark.parametrize(
    ("confidence", "filled", "hatched"), [("high", True, False), ("medium", False, True), ("low", False, False)]
)
def test_a_month_is_no_point(confidence: str, filled: bool, hatched: bool) -> None:
    """An event that is known by its month is a bar from its first to its last day, filled by confidence."""
    ax = plot_timeline(MARKS[2:3].assign(confidence=confidence), day_zero=DAY)
    assert points(ax) == []
    (bar,) = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    assert (bar.get_x(), bar.get_width()) == (date2num(pd.Timestamp("2022-06-01")), 29)
    assert (to_hex(bar.get_facecolor()) != "#ffffff", bool(bar.get_hatch())) == (filled, hatched)


def test_activities_are_ticks_on_their_days() -> None:
    """Activities of a kind are one row of ticks, as thick as they are many, without a label of their own."""
    ax = plot_timeline(MARKS, day_zero=DAY)
    (ticks,) = [part for part in ax.collections if isinstance(part, LineCollection)]
    assert [segment[0][0] for segment in ticks.get_segments()] == [date2num(pd.Timestamp("2022-02-02"))]
    assert np.asarray(ticks.get_linewidth()).tolist() == [2]


def test_coverage_is_bars_over_its_weeks() -> None:
    """The highest week is as high as the lane and says its number; the others are in proportion."""
    ax = plot_timeline(MARKS, day_zero=DAY)
    first, second = ax.containers[0]
    assert first.get_height() / second.get_height() == pytest.approx(22 / 4)
    assert "22" in said(ax)
    assert first.get_x() == date2num(pd.Timestamp("2022-01-03"))


def test_phases_are_a_band_above_the_lanes() -> None:
    """Each phase is a field from its first day to the next one's, above all marks, with its name in or above it."""
    late = MARKS.tail(1).assign(date=pd.Timestamp("2022-12-05"))
    ax = plot_timeline(pd.concat([MARKS, late]), day_zero=DAY, phases=PHASES, lang="en")
    fields = [patch for patch in ax.patches if isinstance(patch, Rectangle) and patch.get_y() < 0]
    assert [field.get_x() for field in fields] == [date2num(DAY), date2num(pd.Timestamp("2022-01-24"))]
    assert fields[0].get_x() + fields[0].get_width() == fields[1].get_x()
    assert fields[0].get_facecolor() != fields[1].get_facecolor()
    places = said(ax)
    assert places["Acute"][1] < fields[0].get_y() < places["Recovery"][1] < 0 < places["Sting"][1]


def test_lanes_stand_in_their_order_without_meeting() -> None:
    """Whatever the order of rows, lanes stand from law to society, none on the ground of another."""
    crowd = pd.concat([MARKS, MARKS.head(1).assign(lane="government", label_id="Arahan")])
    ax = plot_timeline(crowd, day_zero=DAY)
    assert [label.get_text().split("\n")[0] for label in ax.get_yticklabels()][:3] == [
        "Hukum",
        "Pemerintahan",
        "Sosial",
    ]
    rows = {name: y for name, (_, y) in said(ax).items()}
    assert max(rows["OTT"], rows["Tersangka"]) < rows["Arahan"] < rows["Bantuan"]


def test_a_figure_is_as_high_as_its_labels_need() -> None:
    """Few labels make a low figure, many a page, and a hundred no more than a page."""
    heights = []
    for count in (2, 12, 100):
        marks = pd.concat([MARKS.head(1)] * count, ignore_index=True)
        figure = plot_timeline(marks, day_zero=DAY).get_figure(root=True)
        assert figure is not None
        heights.append(figure.get_size_inches()[1] / CM)
    assert heights[0] < heights[1] < heights[2] <= HEIGHT_CM + 0.01


def test_a_timeline_without_marks_is_day_zero() -> None:
    """Without marks there is day 0, in a figure as wide as the page's text."""
    ax = plot_timeline(MARKS.head(0), day_zero=DAY, lang="en")
    figure = ax.get_figure(root=True)
    assert isinstance(figure, Figure)
    FigureCanvasAgg(figure).draw()
    assert list(said(ax)) == ["Day 0: 5 January 2022"]
    low, high = ax.get_xlim()
    assert low < date2num(DAY) < high
    assert figure.get_size_inches()[0] == pytest.approx(WIDTH_CM * CM)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_drawing_uses_the_axes_it_is_given(lang: Language) -> None:
    """Given axes are drawn on and returned, in both languages; marks need neither precision nor confidence nor n."""
    ax = new_axes()
    bare = MARKS[["date", "lane", "label_id", "label_en"]]
    assert plot_timeline(bare, day_zero=DAY, lang=lang, ax=ax) is ax
