"""What figures over time share: the names of the months, and places for labels where none meets another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import date2num
from matplotlib.ticker import FixedLocator, FuncFormatter

from casestudy.dates import MONTHS_EN, MONTHS_ID
from casestudy.errors import Language
from casestudy.plots.style import CM, RC, text_width_cm

#: The most months whose names stand side by side over the width of the page.
MONTHS_FIT = 15
#: Between a mark and its label, and between a label and the next mark, in cm.
_GAP = 0.14
_APART = 0.3


@dataclass(frozen=True)
class Place:
    """Where a label stands: at `x`, its text to the right of it or to the left, in the row `row` from 0."""

    x: float
    align: str
    row: int


def month_name(month: pd.Timestamp, *, lang: str) -> str:
    """Return the month's name cut to three letters, as figures show it.

    Examples
    --------
    >>> month_name(pd.Timestamp("2022-08-01"), lang="id")
    'Agu'
    """
    return (MONTHS_ID if lang == "id" else MONTHS_EN)[month.month - 1][:3]


def month_labels(months: Sequence[pd.Timestamp], *, lang: str) -> list[str]:
    r"""Return the names of months in a row, with the year below the first of each year.

    Every label has two lines, so that all of them stand at one height.

    Examples
    --------
    >>> month_labels(pd.to_datetime(["2021-12-01", "2022-01-01", "2022-02-01"]), lang="en")
    ['Dec\n2021', 'Jan\n2022', 'Feb\n']
    """
    years = [None, *(month.year for month in months)]
    return [f"{month_name(month, lang=lang)}\n{month.year if month.year != before else ''}"
            for month, before in zip(months, years, strict=False)]  # fmt: skip


def shown_months(months: Sequence[pd.Timestamp]) -> list[pd.Timestamp]:
    """Return the months whose names fit the width of the page: all, the first of each quarter, or of each year.

    Examples
    --------
    >>> months = pd.date_range("2022-01-01", periods=24, freq="MS")
    >>> [month.month for month in shown_months(months)]
    [1, 4, 7, 10, 1, 4, 7, 10]
    """
    step = next((step for step in (1, 3) if len(months) <= step * MONTHS_FIT), 12)
    return [month for month in months if (month.month - 1) % step == 0]


def month_axis(ax: Axes, *, lang: Language) -> None:
    """Name the months below a time axis, as many as fit: see `shown_months`.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Its limits are final.
    lang : {"id", "en"}
    """
    first, last = (pd.Timestamp(side, unit="D") for side in ax.get_xlim())
    months = shown_months(list(pd.date_range(first.ceil("D"), last, freq="MS")))
    places = [float(date2num(month)) for month in months]
    told = dict(zip(places, month_labels(months, lang=lang), strict=True))
    ax.xaxis.set_major_locator(FixedLocator(places))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda place, _: told.get(place, "")))


def place_labels(
    marks: Iterable[tuple[float, float, str]], *, limits: tuple[float, float], width_cm: float,
    size: float = RC["font.size"],
) -> list[Place]:  # fmt: skip
    """Return a place for the label of each mark, in the highest row in which it meets neither label nor mark.

    A label stands to the right of its mark, or to the left where the right edge is too near.

    Parameters
    ----------
    marks : iterable of (float, float, str)
        Where each mark begins and ends on the axis, and its label.
    limits : (float, float)
        Of the axis.
    width_cm : float
        Of the axes.
    size : float
        Of the type, in points.

    Returns
    -------
    list of Place
        In the order of `marks`.

    Examples
    --------
    >>> marks = [(0, 0, "Operasi"), (1, 1, "Plt"), (90, 90, "Opini")]
    >>> [place.row for place in place_labels(marks, limits=(0, 100), width_cm=10)]
    [0, 1, 0]
    """
    unit = (limits[1] - limits[0]) / width_cm
    gap, apart = _GAP * unit, _APART * unit
    given = list(marks)
    # Where each row is free from, as marks come in order of place.
    free: list[float] = []
    places = dict[int, Place]()
    for number in sorted(range(len(given)), key=lambda number: given[number]):
        first, last, text = given[number]
        length = gap + text_width_cm(text, size=size) * unit
        right = last + length <= limits[1] or first - length < limits[0]
        start, end = (first - gap, last + length) if right else (first - length, last + gap)
        row = next((row for row, place in enumerate(free) if place <= start), len(free))
        free[row : row + 1] = [end + apart]
        places[number] = Place(last + gap if right else first - gap, "left" if right else "right", row)
    return [places[number] for number in range(len(given))]


def axes_width_cm(ax: Axes, *, labels: Iterable[str] = (), beside: float = 0.0) -> float:
    """Return about how wide an axes will be when the layout has made room for what stands at its sides.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    labels : iterable of str
        The labels of its vertical axis.
    beside : float
        What else stands beside it, in cm.
    """
    widest = max((text_width_cm(line) for text in labels for line in text.split("\n")), default=0.0)
    # The layout leaves a little air round everything.
    return max(_room_cm(ax, 0) - widest - beside - 0.5, 1.0)


def axes_height_cm(ax: Axes, *, below: float = 0.0) -> float:
    """Return about how high an axes will be when the layout has made room for what stands below it, in cm."""
    return max(_room_cm(ax, 1) - below - 0.3, 1.0)


def _room_cm(ax: Axes, side: int) -> float:
    whole, place = ax.get_figure(root=True), ax.get_subplotspec()
    if whole is None:
        return 0.0
    box = ax.get_position()
    alone = place is not None and (place.get_gridspec().ncols, place.get_gridspec().nrows)[side] == 1
    share = 1.0 if alone else (box.width, box.height)[side]
    return float(whole.get_size_inches()[side] / CM * share)
