"""The crisis in time, drawn."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgb
from matplotlib.dates import date2num
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from casestudy.errors import Language
from casestudy.plots.chronology import plot_content_map, plot_timeline, wrapped
from casestudy.plots.style import CM, LANE_COLOURS, WIDTH_CM, new_axes

MARKS = pd.DataFrame(
    {
        "date": pd.to_datetime(["2022-01-05", "2022-01-06", "2022-06-01", "2022-02-02"]),
        "lane": ["legal", "legal", "social", "activity_social"],
        "label_id": ["OTT", "Tersangka", "Bantuan", ""],
        "label_en": ["Sting", "Suspects", "Aid", ""],
    }
)
DAY = pd.Timestamp("2022-01-05")


def test_only_lanes_with_marks_are_drawn() -> None:
    """Lanes and activities without marks take no room."""
    ax = plot_timeline(MARKS, day_zero=DAY, lang="en")
    lanes = [label.get_text().replace("\n", " ") for label in ax.get_yticklabels()]
    assert lanes == ["Legal", "Social", "Activities: social"]


def test_events_close_in_time_stand_in_rows_of_their_own() -> None:
    """Two events a day apart do not share a row, so that their labels do not meet."""
    places = {text.get_text(): text.get_position()[1] for text in plot_timeline(MARKS, day_zero=DAY).texts}
    assert places["OTT"] != places["Tersangka"]


def test_day_zero_is_named_and_marked() -> None:
    """Day 0 has a dashed line and a label in the language asked for."""
    texts = [text.get_text() for text in plot_timeline(MARKS, day_zero=DAY, lang="en").texts]
    assert "Day 0" in texts


CONTENT = pd.DataFrame(
    {
        "month": pd.to_datetime(["2022-01-01", "2022-01-01", "2022-02-01", "2022-02-01"]),
        "pillar": ["layanan", "edukasi", "layanan", "edukasi"],
        "n": [4, 0, 2, 1],
        "engagement": [1.25, float("nan"), float("nan"), 0.5],
    }
)


def test_cells_say_posts_and_engagement() -> None:
    """A cell shows its posts and their rate, a dash without a rate, and nothing where there are no posts."""
    ax = plot_content_map(CONTENT, lang="en")
    assert [text.get_text() for text in ax.texts] == ["4", "1.2 %", "2", "–", "1", "0.5 %"]


def test_months_and_pillars_are_labelled() -> None:
    """Months stand in order, pillars by their label."""
    ax = plot_content_map(CONTENT, names={"layanan": "Layanan", "edukasi": "Edukasi"})
    assert [label.get_text() for label in ax.get_xticklabels()] == ["Jan", "Feb"]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Edukasi", "Layanan"]


def test_long_words_are_not_broken() -> None:
    """A word longer than the width stays whole."""
    assert wrapped("Pemberitaan negatif", 5) == "Pemberitaan\nnegatif"


def test_marks_stand_on_their_days_in_the_colour_of_their_lane() -> None:
    """A point stands on its day in its lane's colour, its label just behind it; day 0 is a dashed line."""
    ax = plot_timeline(MARKS, day_zero=DAY)
    points = [line for line in ax.lines if line.get_marker() == "o"]
    assert [float(np.asarray(line.get_xdata())[0]) for line in points] == date2num(MARKS["date"][:3]).tolist()
    assert [line.get_color() for line in points] == [LANE_COLOURS[lane] for lane in ("legal", "legal", "social")]
    labels = {text.get_text(): text.get_position() for text in ax.texts}
    for line, name in zip(points, MARKS["label_id"], strict=False):
        x, y = (float(np.asarray(side)[0]) for side in line.get_data())
        assert labels[name][0] > x
        assert labels[name][1] == y
    dashed = [line for line in ax.lines if line.get_linestyle() == "--"]
    assert [np.asarray(line.get_xdata())[0] for line in dashed] == [date2num(DAY)]


def test_activities_are_ticks_on_their_days() -> None:
    """Activities of a kind are one row of ticks below the lanes, and have no label of their own."""
    ax = plot_timeline(MARKS, day_zero=DAY)
    (ticks,) = [part for part in ax.collections if isinstance(part, LineCollection)]
    assert [segment[0][0] for segment in ticks.get_segments()] == [date2num(pd.Timestamp("2022-02-02"))]
    assert len(ax.texts) == 4


def test_lanes_stand_in_their_order_without_meeting() -> None:
    """Whatever the order of rows, lanes stand from law to society, none on the ground of another."""
    crowd = pd.concat([MARKS, MARKS.head(1).assign(lane="government", label_id="Arahan")])
    ax = plot_timeline(crowd, day_zero=DAY)
    assert [label.get_text() for label in ax.get_yticklabels()] == [
        "Hukum", "Pemerintahan", "Sosial", "Kegiatan: sosial",
    ]  # fmt: skip
    rows = {text.get_text(): text.get_position()[1] for text in ax.texts}
    assert max(rows["OTT"], rows["Tersangka"]) < rows["Arahan"] < rows["Bantuan"]


@pytest.mark.parametrize(
    ("last", "months"),
    [
        ("2022-06-01", ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul"]),
        ("2024-06-01", ["Jan", "Apr", "Jul", "Okt"] * 2 + ["Jan", "Apr", "Jul"]),
    ],
)
def test_months_are_named_as_far_as_they_fit(last: str, months: list[str]) -> None:
    """Each month has its name; over years only the first month of each quarter."""
    ax = plot_timeline(MARKS.assign(date=[*MARKS["date"][:3], pd.Timestamp(last)]), day_zero=DAY)
    low, high = ax.get_xlim()
    ticks = [tick for tick in ax.xaxis.get_majorticklocs() if low <= tick <= high]
    assert [ax.xaxis.get_major_formatter()(tick) for tick in ticks] == months


def test_a_timeline_without_marks_is_day_zero() -> None:
    """Without marks there is day 0, in a figure as wide as the page's text."""
    ax = plot_timeline(MARKS.head(0), day_zero=DAY, lang="en")
    figure = ax.get_figure(root=True)
    assert isinstance(figure, Figure)
    FigureCanvasAgg(figure).draw()
    assert [text.get_text() for text in ax.texts] == ["Day 0"]
    low, high = ax.get_xlim()
    assert low < date2num(DAY) < high
    assert figure.get_size_inches()[0] == pytest.approx(WIDTH_CM * CM)


def test_a_content_map_without_posts_is_empty() -> None:
    """Without posts there are no cells and no names."""
    ax = plot_content_map(CONTENT.head(0))
    figure = ax.get_figure(root=True)
    assert isinstance(figure, Figure)
    FigureCanvasAgg(figure).draw()
    assert len(ax.patches) == len(ax.texts) == len(ax.get_xticklabels()) == 0


def test_more_posts_make_a_darker_cell() -> None:
    """The fill follows the number of posts; a cell without posts is white; letters stand out from their cell."""
    ax = plot_content_map(CONTENT, names={"layanan": "A", "edukasi": "B"})
    fills = [sum(to_rgb(patch.get_facecolor())) for patch in ax.patches]
    assert fills[0] < fills[2] < fills[3] < fills[1] == 3
    assert [patch.get_xy() for patch in ax.patches if isinstance(patch, Rectangle)] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert ax.texts[0].get_color() == "white" != ax.texts[4].get_color()


@pytest.mark.parametrize("lang", ["id", "en"])
def test_drawing_uses_the_axes_it_is_given(lang: Language) -> None:
    """Given axes are drawn on and returned, by both functions and in both languages."""
    one, two = new_axes(), new_axes()
    assert plot_timeline(MARKS, day_zero=DAY, lang=lang, ax=one) is one
    assert plot_content_map(CONTENT, lang=lang, ax=two) is two
