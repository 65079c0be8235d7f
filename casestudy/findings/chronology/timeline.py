"""The crisis timeline: public events, the office's own activities, and how much was printed."""

import pandas as pd

from casestudy.findings.chronology.periods import assign_week
from casestudy.findings.counting import Count, count_rows

_KEYS = ["date", "precision", "lane", "label_id", "label_en", "source", "confidence"]
_ORDER = ["date", "lane", "label_id", "source", "label_en", "confidence", "precision"]
#: What the numbers of `timeline` count among `timeline_rows`.
TIMELINE = {"n": Count(by=tuple(_KEYS))}


def timeline_rows(
    events: pd.DataFrame, activities: pd.DataFrame, *, start: pd.Timestamp, end: pd.Timestamp,
    clippings: pd.DataFrame | None = None,
) -> pd.DataFrame:  # fmt: skip
    """Return the events, activities and clippings that the marks of `timeline` stand for, one a row.

    Parameters
    ----------
    events, activities, start, end, clippings
        As in `timeline`.

    Returns
    -------
    pandas.DataFrame
        The columns of `timeline` without ``n``; ``register``, the table that the row comes from (``events``,
        ``activities``, ``clippings``), whose index it keeps; ``doc``, the code of a clipping.

    Examples
    --------
    >>> day = pd.Timestamp("2022-01-25")
    >>> events = pd.DataFrame({"date": [day], "date_precision": ["day"], "lane": ["legal"], "mark_id": ["OTT"],
    ...                        "mark_en": ["Sting"], "source": ["x"], "confidence": ["high"]})
    >>> activities = pd.DataFrame({"date": [day], "kind": ["declaration"], "evidence": [""]})
    >>> timeline_rows(events, activities, start=day, end=day)["register"].tolist()
    ['activities', 'events']
    """
    marked = events[(events["mark_id"] != "") & (events["date_precision"] != "year")]
    public = marked.assign(register="events", doc="").rename(
        columns={"date_precision": "precision", "mark_id": "label_id", "mark_en": "label_en"}
    )
    own = activities[["date"]].assign(
        precision="day", lane="activity_" + activities["kind"].astype("str"), label_id="", label_en="",
        source=activities["evidence"], confidence="", register="activities", doc="",
    )  # fmt: skip
    parts = [public, own]
    if clippings is not None:
        inside = clippings[clippings["date"].between(start, end)]
        printed = inside[["doc"]].assign(date=assign_week(inside["date"]), precision="week", lane="coverage")
        parts.append(printed.assign(label_id="", label_en="", source="", confidence="", register="clippings"))
    columns = [*_KEYS, "register", "doc"]
    rows = pd.concat([part[columns].astype({"lane": "str", "confidence": "str"}) for part in parts])
    # A month or week that the period begins in is part of it.
    last = rows["date"].mask(rows["precision"] == "month", rows["date"] + pd.offsets.MonthEnd(0))
    last = last.mask(rows["precision"] == "week", rows["date"] + pd.Timedelta(days=6))
    shown = rows[(last >= start) & (rows["date"] <= end)]
    return shown.sort_values([*_ORDER, "doc"], kind="stable")


def timeline(
    events: pd.DataFrame, activities: pd.DataFrame, *, start: pd.Timestamp, end: pd.Timestamp,
    clippings: pd.DataFrame | None = None,
) -> pd.DataFrame:  # fmt: skip
    """Return the marks of the crisis timeline: dated public events, the office's activities by kind, and coverage.

    Parameters
    ----------
    events, activities : pandas.DataFrame
        The tables of those names. Only events with a short label (``mark_id``, ``mark_en``) and a day or month are
        drawn; activities are marks without a label.
    start, end : pandas.Timestamp
        The period shown, both included.
    clippings : pandas.DataFrame, optional
        Adds the number of clippings by week, in the lane ``coverage``: what `select_clippings` leaves.

    Returns
    -------
    pandas.DataFrame
        ``date``; ``precision`` (``day``, ``month``, ``week``), the period that begins on it; ``lane`` (an event lane,
        ``activity_`` and a kind, or ``coverage``); ``label_id``, ``label_en``, ``source``, ``confidence``; ``n``, how
        many activities or clippings of that day or week the mark stands for, 1 for an event. Sorted by date, lane and
        label. The rows counted are those of `timeline_rows`.

    Examples
    --------
    >>> events = pd.DataFrame({"date": [pd.Timestamp("2022-01-05")], "date_precision": ["day"], "lane": ["legal"],
    ...     "mark_id": ["OTT"], "mark_en": ["Sting"], "source": ["x"], "confidence": ["high"]})
    >>> day = pd.Timestamp("2022-01-25")
    >>> activities = pd.DataFrame({"date": [day], "kind": ["declaration"], "evidence": [""]})
    >>> span = {"start": pd.Timestamp("2022-01-01"), "end": pd.Timestamp("2022-12-31")}
    >>> timeline(events, activities, **span)["lane"].tolist()
    ['legal', 'activity_declaration']
    """
    rows = timeline_rows(events, activities, start=start, end=end, clippings=clippings)
    return count_rows(rows[_KEYS].drop_duplicates(ignore_index=True), rows, TIMELINE)
