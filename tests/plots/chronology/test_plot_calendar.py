"""The calendar of posts drawn."""

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PatchCollection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from casestudy.plots.chronology.calendar import plot_post_days
from casestudy.plots.style import SEQUENTIAL, new_axes

DAYS = pd.DataFrame(
    {
        "pillar": ["edukasi", "layanan", "layanan"],
        "date": pd.to_datetime(["2022-01-05", "2022-01-05", "2022-01-16"]),
        "n": [1, 1, 2],
    }
)


def strips(ax: Axes) -> list[list[str]]:
    """Return the fills of the days of each strip."""
    return [[to_hex(colour) for colour in np.asarray(part.get_facecolor())]
            for part in ax.collections if isinstance(part, PatchCollection)]  # fmt: skip


def shade(part: float) -> str:
    return to_hex(mpl.colormaps[SEQUENTIAL](part))


def test_all_posts_come_first_then_a_strip_a_pillar() -> None:
    """Strips are named with their posts, all of them first, pillars in the order of their labels."""
    ax = plot_post_days(DAYS, names={"layanan": "A", "edukasi": "B"}, lang="en")
    assert [label.get_text() for label in ax.get_yticklabels()] == ["All posts (4)", "A (3)", "B (1)"]
    assert len(strips(ax)) == 3


def test_every_day_from_the_first_post_to_the_last_has_a_cell() -> None:
    """Twelve days are twelve cells in each strip; a day is pale without a post, darker with one, dark with more."""
    everything, education, service = strips(plot_post_days(DAYS))
    none, one, more = shade(0.06), shade(0.55), shade(0.98)
    assert everything == [more, *[none] * 10, more]
    assert education == [one, *[none] * 11]
    assert service == [one, *[none] * 10, more]


def test_weeks_stand_across_and_weekdays_down() -> None:
    """Wednesday 5 January is the third cell of the first column, Sunday 16 January the seventh of the second."""
    ax = plot_post_days(DAYS)
    part = next(part for part in ax.collections if isinstance(part, PatchCollection))
    boxes = [path.get_extents() for path in part.get_paths()]
    assert [int(boxes[0].x0), int(boxes[0].y0)] == [0, 2]
    assert [int(boxes[-1].x0), int(boxes[-1].y0)] == [1, 6]


def test_a_short_period_is_not_stretched() -> None:
    """Two weeks take the room of two of at least twenty-six; a year takes all."""
    assert plot_post_days(DAYS).get_xlim() == (0, 26)
    year = pd.concat([DAYS, DAYS.tail(1).assign(date=pd.Timestamp("2022-12-31"))])
    assert plot_post_days(year).get_xlim() == (0, 52)


def test_months_are_named_at_their_first_week() -> None:
    """A month is named over the week of its first day, the first one over the first week."""
    longer = pd.concat([DAYS, DAYS.tail(1).assign(date=pd.Timestamp("2022-02-20"))])
    ax = plot_post_days(longer, lang="en")
    assert [label.get_text() for label in ax.get_xticklabels()] == ["Jan\n2022", "Feb\n"]
    assert list(ax.get_xticks()) == [0.5, 4.5]


def test_events_in_view_are_marked_across_all_strips() -> None:
    """An event stands over its week with its name above; one outside the posts is left out."""
    events = [(pd.Timestamp("2022-01-10"), "Opini"), (pd.Timestamp("2023-01-10"), "Nanti")]
    ax = plot_post_days(DAYS, events=events)
    assert [text.get_text() for text in ax.texts] == ["Opini"]
    (line,) = ax.lines
    assert set(np.asarray(line.get_xdata(), dtype="float64")) == {1.5}
    assert ax.texts[0].get_position()[1] < 0


def test_no_posts_make_an_empty_calendar() -> None:
    """Without posts there is no strip to be filled."""
    ax = plot_post_days(DAYS.head(0), events=[(pd.Timestamp("2022-01-10"), "Opini")])
    figure = ax.get_figure(root=True)
    assert isinstance(figure, Figure)
    FigureCanvasAgg(figure).draw()
    assert strips(ax) == []


def test_the_calendar_is_drawn_on_given_axes() -> None:
    """Given axes are drawn on and returned; the key has three shades."""
    ax = new_axes()
    assert plot_post_days(DAYS, ax=ax) is ax
    legend = ax.get_legend()
    assert legend is not None
    assert len(legend.get_texts()) == 3
