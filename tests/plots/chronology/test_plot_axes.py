"""Months and places for labels."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.dates import date2num

from casestudy.plots.chronology.axes import (
    Place,
    axes_height_cm,
    axes_width_cm,
    month_axis,
    month_labels,
    month_name,
    place_labels,
    shown_months,
)
from casestudy.plots.style import new_axes, new_figure, text_width_cm


def test_months_are_named_in_the_language() -> None:
    """August is Agu in Indonesian and Aug in English."""
    assert [month_name(pd.Timestamp("2022-08-01"), lang=lang) for lang in ("id", "en")] == ["Agu", "Aug"]


def test_each_year_is_named_once() -> None:
    """The year stands below the first of its months, and all labels have two lines."""
    months = list(pd.to_datetime(["2021-11-01", "2021-12-01", "2022-01-01", "2022-04-01"]))
    assert month_labels(months, lang="id") == ["Nov\n2021", "Des\n", "Jan\n2022", "Apr\n"]


@pytest.mark.parametrize(("count", "first"), [(15, [1, 2, 3]), (16, [1, 4, 7]), (45, [1, 4, 7]), (46, [1, 1, 1])])
def test_as_many_months_are_named_as_fit(count: int, first: list[int]) -> None:
    """All up to fifteen, then quarters, then years."""
    months = list(pd.date_range("2022-01-01", periods=count, freq="MS"))
    assert [month.month for month in shown_months(months)][:3] == first


def test_a_time_axis_names_the_months_in_view() -> None:
    """Ticks stand on the first of each month between the limits, limits included, and nowhere else."""
    ax = new_axes()
    ax.set_xlim(date2num(pd.Timestamp("2021-12-31")), date2num(pd.Timestamp("2022-03-01")))
    month_axis(ax, lang="en")
    ticks = ax.xaxis.get_majorticklocs()
    assert list(ticks) == [date2num(pd.Timestamp(f"2022-0{month}-01")) for month in (1, 2, 3)]
    name = ax.xaxis.get_major_formatter()
    assert [name(tick) for tick in (*ticks, 0.0)] == ["Jan\n2022", "Feb\n", "Mar\n", ""]


def test_a_label_stands_right_of_its_mark_or_left_at_the_edge() -> None:
    """Where the right edge is nearer than the label is long it stands to the left, unless there is no room either."""
    right, left = place_labels([(0, 0, "Operasi"), (98, 98, "Operasi")], limits=(0, 100), width_cm=10)
    assert (right.align, left.align) == ("left", "right")
    assert 0 < right.x < left.x < 98
    assert place_labels([(50, 50, "m" * 60)], limits=(0, 100), width_cm=10)[0].align == "left"


def test_a_mark_that_lasts_keeps_its_label_behind_it() -> None:
    """The label of a month stands behind its end, or before its beginning."""
    behind, before = place_labels([(10, 40, "Donasi"), (70, 99, "Donasi")], limits=(0, 100), width_cm=10)
    assert behind.x > 40
    assert before.x < 70


def test_smaller_type_needs_fewer_rows() -> None:
    """Labels that meet in full size may stand side by side in a smaller one."""
    marks: list[tuple[float, float, str]] = [(0, 0, "Operasi tangkap tangan"), (30, 30, "Plt")]
    rows = [max(place.row for place in place_labels(marks, limits=(0, 100), width_cm=10, size=size)) for size in (9, 5)]
    assert rows == [1, 0]


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 365), st.integers(0, 31), st.text("abm ", max_size=30)), max_size=25))
def test_labels_never_meet(drawn: list[tuple[int, int, str]]) -> None:
    """Whatever the marks, no two labels or marks of one row share a place on the axis."""
    marks = [(float(start), float(start + length), name) for start, length, name in drawn]
    places = place_labels(marks, limits=(-5, 400), width_cm=11)
    unit = 405 / 11
    taken: dict[int, list[tuple[float, float]]] = {}
    for (start, end, name), place in zip(marks, places, strict=True):
        length = text_width_cm(name) * unit
        low = min(start, place.x - (0 if place.align == "left" else length))
        high = max(end, place.x + (length if place.align == "left" else 0))
        assert all(high < other_low or other_high < low for other_low, other_high in taken.get(place.row, []))
        taken.setdefault(place.row, []).append((low, high))


def test_the_order_of_marks_moves_no_label() -> None:
    """Marks may come in any order; each has the place that it has in order of time."""
    marks = [(float(n), float(n), "Nama") for n in (0, 1, 2, 50, 97)]
    assert place_labels(marks[::-1], limits=(0, 100), width_cm=10)[::-1] == place_labels(
        marks, limits=(0, 100), width_cm=10
    )


def test_rows_are_filled_from_the_top() -> None:
    """The first label stands in the first row, and a row is used again as soon as it is free."""
    places = place_labels([(n, n, "Nama") for n in (0, 1, 2, 50)], limits=(0, 100), width_cm=10)
    assert [place.row for place in places] == [0, 1, 2, 0]
    assert place_labels([], limits=(0, 1), width_cm=1) == list[Place]()


def test_labels_beside_an_axes_leave_it_less_room() -> None:
    """The widest line counts; axes that share a figure have a part of its width and height."""
    whole = new_figure(width_cm=14, height_cm=10).add_subplot()
    assert axes_width_cm(whole) == pytest.approx(13.5)
    assert axes_width_cm(whole, labels=["a\nHukum"]) == pytest.approx(13.5 - text_width_cm("Hukum"))
    assert axes_height_cm(whole, below=2) == pytest.approx(7.7)
    half = new_figure(width_cm=14, height_cm=10).subplots(2, 2)[0][0]
    assert axes_width_cm(half) < 7
    assert axes_height_cm(half) < 5
