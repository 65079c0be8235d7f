"""When things happened: phases, the timeline, the activities and posts of the office."""

from collections.abc import Sequence

import pandas as pd

from casestudy.case import Phase
from casestudy.dates import MONTHS_EN, MONTHS_ID


def assign_phase(dates: "pd.Series[pd.Timestamp]", phases: Sequence[Phase]) -> "pd.Series[str]":
    """Return the name of the phase that each date falls in; ``""`` before the first.

    Examples
    --------
    >>> from datetime import date
    >>> from casestudy.errors import Bilingual
    >>> phases = [Phase("acute", Bilingual("Akut", "Acute"), date(2022, 1, 5))]
    >>> assign_phase(pd.Series(pd.to_datetime(["2022-01-04", "2022-01-05"])), phases).tolist()
    ['', 'acute']
    """
    names = pd.Series("", index=dates.index, dtype="str")
    for phase in sorted(phases, key=lambda phase: phase.start):
        names = names.mask(dates >= pd.Timestamp(phase.start), phase.name)
    return names


def timeline(events: pd.DataFrame, activities: pd.DataFrame, *, start: pd.Timestamp, end: pd.Timestamp) -> pd.DataFrame:
    """Return the marks of the crisis timeline: dated public events, and the office's activities by kind.

    Parameters
    ----------
    events, activities : pandas.DataFrame
        The tables of those names. Only events with a short label (``mark_id``, ``mark_en``) and a day or month are
        drawn; activities are marks without a label.
    start, end : pandas.Timestamp
        The period shown, both included.

    Returns
    -------
    pandas.DataFrame
        ``date``, ``precision``, ``lane`` (an event lane, or ``activity_`` and a kind), ``label_id``, ``label_en``,
        ``source``, ``confidence``, sorted by date, lane and label.

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
    marked = events[(events["mark_id"] != "") & (events["date_precision"] != "year")]
    public = marked.rename(columns={"date_precision": "precision", "mark_id": "label_id", "mark_en": "label_en"})
    own = activities[["date"]].assign(precision="day", lane="activity_" + activities["kind"].astype("str"), label_id="",
                                      label_en="", source=activities["evidence"], confidence="")  # fmt: skip
    columns = ["date", "precision", "lane", "label_id", "label_en", "source", "confidence"]
    both = pd.concat([frame[columns].astype({"lane": "str", "confidence": "str"}) for frame in (public, own)])
    shown = both[both["date"].between(start, end)]
    order = ["date", "lane", "label_id", "source", "label_en", "confidence", "precision"]
    return shown.sort_values(order, ignore_index=True)


def activity_register(activities: pd.DataFrame) -> pd.DataFrame:
    """Return the activities in order of date.

    Returns
    -------
    pandas.DataFrame
        ``date``, ``name``, ``kind``, ``district``, ``participants``, ``evidence``.

    Examples
    --------
    >>> activities = pd.DataFrame({"date": pd.to_datetime(["2022-02-01"]), "name": ["Deklarasi"],
    ...     "kind": ["declaration"], "district": ["Rawalumbu"], "participants": [100], "evidence": ["KL-1"]})
    >>> len(activity_register(activities))
    1
    """
    columns = ["date", "name", "kind", "district", "participants", "evidence"]
    # The same activity may be held in two districts on one day.
    order = ["date", "name", "district", "kind", "evidence", "participants"]
    return activities.sort_values(order, ignore_index=True)[columns]


def activity_counts(activities: pd.DataFrame) -> pd.DataFrame:
    """Return the number of activities by kind and district: ``district``, ``kind``, ``n``; empty pairs are 0.

    Examples
    --------
    >>> activities = pd.DataFrame({"kind": pd.Categorical(["social"], ["declaration", "social"]), "district": ["A"]})
    >>> activity_counts(activities).values.tolist()
    [['A', 'declaration', 0], ['A', 'social', 1]]
    """
    counted = activities.groupby(["district", "kind"], observed=False).size().rename("n").reset_index()
    return counted.sort_values(["district", "kind"], ignore_index=True)


def content_map(posts: pd.DataFrame) -> pd.DataFrame:
    """Return posts and their engagement by month and pillar.

    The engagement rate of a post is (likes + comments + shares) / followers × 100; the mean over posts that state
    all four is given, nan where none does.

    Returns
    -------
    pandas.DataFrame
        ``month`` (its first day), ``pillar``, ``n``, ``rated`` (posts with a rate), ``engagement`` (per cent), every
        month from the first to the last and every pillar.

    Examples
    --------
    >>> posts = pd.DataFrame({"date": pd.to_datetime(["2022-01-09"]), "pillar": ["layanan"], "likes": [8],
    ...     "comments": [1], "shares": [1], "followers": [1000]})
    >>> content_map(posts)[["n", "engagement"]].values.tolist()
    [[1.0, 1.0]]
    """
    parts = posts[["likes", "comments", "shares", "followers"]].astype("Float64")
    rate = (parts["likes"] + parts["comments"] + parts["shares"]) / parts["followers"].where(parts["followers"] > 0)
    month = posts["date"].dt.to_period("M").dt.start_time
    rated = pd.DataFrame({"month": month, "pillar": posts["pillar"], "rate": (rate * 100).astype("float64")})
    counted = rated.groupby(["month", "pillar"])["rate"].agg(n="size", rated="count", engagement="mean")
    months = pd.date_range(month.min(), month.max(), freq="MS") if len(posts) else pd.DatetimeIndex([])
    pairs = [(month, pillar) for month in months for pillar in sorted(set(posts["pillar"]))]
    table = counted.reindex(pd.MultiIndex.from_tuples(pairs, names=["month", "pillar"])) if pairs else counted
    return table.fillna({"n": 0, "rated": 0}).reset_index().astype({"n": "int64", "rated": "int64"})


def month_name(month: pd.Timestamp, *, lang: str) -> str:
    """Return the month's name cut to three letters, as figures show it.

    Examples
    --------
    >>> month_name(pd.Timestamp("2022-08-01"), lang="id")
    'Agu'
    """
    return (MONTHS_ID if lang == "id" else MONTHS_EN)[month.month - 1][:3]
