"""The marks of the timeline."""

from typing import Any

import pandas as pd

from casestudy.findings.chronology.timeline import timeline, timeline_rows

SPAN: dict[str, Any] = {"start": pd.Timestamp("2022-01-01"), "end": pd.Timestamp("2022-12-31")}
EVENTS = pd.DataFrame(
    {
        "date": pd.to_datetime(["2022-01-05", "2022-01-06", "2022-01-01", "2022-12-01"]),
        "date_precision": ["day", "day", "year", "month"],
        "lane": ["legal", "legal", "government", "social"],
        "mark_id": ["OTT", "", "Tahun", "Donasi"],
        "mark_en": ["Sting", "", "Year", "Donations"],
        "source": "x",
        "confidence": ["high", "high", "low", "medium"],
    }
)
ACTIVITIES = pd.DataFrame(
    {
        "date": pd.to_datetime(["2022-02-02", "2021-12-01", "2022-01-25", "2022-02-02"]),
        "kind": pd.Categorical(["social", "media", "declaration", "social"], ["declaration", "social", "media"]),
        "evidence": "",
    }
)
CLIPPINGS = pd.DataFrame(
    {"doc": ["KL-1", "KL-2", "KL-3"], "date": pd.to_datetime(["2022-01-05", "2022-01-09", "2021-12-30"])}
)


def test_timeline_holds_marked_events_and_activities_of_the_period() -> None:
    """Events without a mark or known by year only, and activities outside the period, are not on the timeline."""
    marks = timeline(EVENTS, ACTIVITIES, **SPAN)
    assert marks["lane"].tolist() == ["legal", "activity_declaration", "activity_social", "social"]
    assert marks["label_en"].tolist() == ["Sting", "", "", "Donations"]
    assert marks["precision"].tolist() == ["day", "day", "day", "month"]


def test_activities_of_a_kind_on_one_day_are_one_mark() -> None:
    """A mark says for how many activities it stands; together they are all of the period."""
    marks = timeline(EVENTS, ACTIVITIES, **SPAN)
    assert marks.loc[marks["lane"] == "activity_social", "n"].tolist() == [2]
    assert marks.loc[marks["lane"].str.startswith("activity"), "n"].sum() == 3


def test_the_period_includes_its_first_and_last_day() -> None:
    """Marks of the first and of the last day are on the timeline, those a day beyond are not."""
    day = pd.Timestamp("2022-01-05")
    assert timeline(EVENTS, ACTIVITIES.head(0), start=day, end=day)["label_id"].tolist() == ["OTT"]
    after = day + pd.Timedelta(days=1)
    assert timeline(EVENTS, ACTIVITIES.head(0), start=after, end=after).empty


def test_a_month_that_has_begun_is_part_of_the_period() -> None:
    """An event of some day in December is shown when the period begins on the 10th, and not in January."""
    none = ACTIVITIES.head(0)
    within = timeline(EVENTS, none, start=pd.Timestamp("2022-12-10"), end=pd.Timestamp("2023-01-31"))
    assert within["label_en"].tolist() == ["Donations"]
    assert timeline(EVENTS, none, start=pd.Timestamp("2023-01-01"), end=pd.Timestamp("2023-01-31")).empty


def test_coverage_is_counted_by_week_within_the_period() -> None:
    """Clippings of the period are counted by the Monday of their week, though it lies before the first day."""
    marks = timeline(EVENTS, ACTIVITIES, clippings=CLIPPINGS, start=pd.Timestamp("2022-01-05"), end=SPAN["end"])
    coverage = marks[marks["lane"] == "coverage"]
    assert coverage[["precision", "n"]].to_numpy().tolist() == [["week", 2]]
    assert coverage["date"].tolist() == [pd.Timestamp("2022-01-03")]


def test_the_rows_name_their_register_and_keep_its_index() -> None:
    """An event and an activity is known by its place in the register, a clipping by its code."""
    rows = timeline_rows(EVENTS, ACTIVITIES, clippings=CLIPPINGS, **SPAN)
    told = list(zip(rows["register"], rows["doc"], rows.index, strict=True))
    assert told == [("clippings", "KL-1", 0), ("clippings", "KL-2", 1), ("events", "", 0), ("activities", "", 2),
                    ("activities", "", 0), ("activities", "", 3), ("events", "", 3)]  # fmt: skip
    assert len(rows) == timeline(EVENTS, ACTIVITIES, clippings=CLIPPINGS, **SPAN)["n"].sum()


def test_marks_of_one_day_have_a_fixed_order() -> None:
    """Marks that share day, lane and label are ordered by what tells them apart."""
    twins = pd.concat([EVENTS.head(1).assign(source=name) for name in ("y", "x")], ignore_index=True)
    first = timeline(twins, ACTIVITIES, **SPAN)
    pd.testing.assert_frame_equal(timeline(twins.iloc[::-1], ACTIVITIES.iloc[::-1], **SPAN), first)
    assert first["source"].tolist()[:2] == ["x", "y"]
