"""When things happened."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.case import Phase
from casestudy.errors import Bilingual
from casestudy.findings.chronology import (
    activity_counts,
    activity_register,
    assign_phase,
    content_map,
    month_name,
    timeline,
)

PHASES = [
    Phase("recovery", Bilingual("Pemulihan", "Recovery"), date(2022, 4, 1)),
    Phase("acute", Bilingual("Akut", "Acute"), date(2022, 1, 5)),
]


def test_a_phase_lasts_until_the_next_begins() -> None:
    """A date belongs to the last phase that had begun, whatever the order of the phases; none before the first."""
    days = pd.Series(pd.to_datetime(["2022-01-04", "2022-01-05", "2022-03-31", "2022-04-01"]))
    assert assign_phase(days, PHASES).tolist() == ["", "acute", "acute", "recovery"]


def events() -> pd.DataFrame:
    """Make three events: one marked, one without a mark, one known by its year only."""
    return pd.DataFrame(
        {
            "date": pd.to_datetime(["2022-01-05", "2022-01-06", "2022-01-01"]),
            "date_precision": ["day", "day", "year"],
            "lane": ["legal", "legal", "government"],
            "mark_id": ["OTT", "", "Tahun"],
            "mark_en": ["Sting", "", "Year"],
            "source": "x",
            "confidence": ["high", "high", "low"],
        }
    )


ACTIVITIES = pd.DataFrame(
    {
        "date": pd.to_datetime(["2022-02-02", "2021-12-01", "2022-01-25"]),
        "name": ["B", "Z", "A"],
        "kind": pd.Categorical(["social", "media", "declaration"], ["declaration", "social", "media"]),
        "district": ["Utara", "Utara", "Timur"],
        "participants": pd.array([10, None, 20], dtype="Int64"),
        "evidence": ["KL-1", "", ""],
    }
)


def test_timeline_holds_marked_events_and_activities_of_the_period() -> None:
    """Events without a mark or known by year only, and activities outside the period, are not on the timeline."""
    marks = timeline(events(), ACTIVITIES, start=pd.Timestamp("2022-01-01"), end=pd.Timestamp("2022-12-31"))
    assert marks["lane"].tolist() == ["legal", "activity_declaration", "activity_social"]
    assert marks["label_en"].tolist() == ["Sting", "", ""]


def test_register_stands_in_order_of_date() -> None:
    """The register lists activities from the earliest to the latest."""
    assert activity_register(ACTIVITIES)["name"].tolist() == ["Z", "A", "B"]


def test_each_district_and_kind_is_counted() -> None:
    """Pairs of district and kind without an activity are counted 0."""
    counted = activity_counts(ACTIVITIES).set_index(["district", "kind"])["n"]
    assert counted["Utara", "social"] == 1
    assert counted["Timur", "social"] == 0
    assert counted.sum() == 3


def posts() -> pd.DataFrame:
    """Make four posts in January and March, one without followers and one without likes."""
    return pd.DataFrame(
        {
            "date": pd.to_datetime(["2022-01-09", "2022-01-20", "2022-03-01", "2022-03-02"]),
            "pillar": ["layanan", "layanan", "layanan", "edukasi"],
            "likes": pd.array([8, 18, 5, None], dtype="Int64"),
            "comments": pd.array([1, 1, 0, 0], dtype="Int64"),
            "shares": pd.array([1, 1, 0, 0], dtype="Int64"),
            "followers": pd.array([1000, 1000, 0, 1000], dtype="Int64"),
        }
    )


def test_engagement_is_the_mean_rate_of_posts_that_state_it() -> None:
    """Rates are per cent of followers; posts without followers or likes are counted and not rated."""
    table = content_map(posts())
    service = table[table["pillar"] == "layanan"]
    assert service["n"].tolist() == [2, 0, 1]
    assert service["rated"].tolist() == [2, 0, 0]
    assert service["engagement"].tolist() == pytest.approx([1.5, np.nan, np.nan], nan_ok=True)


def test_months_without_posts_are_there() -> None:
    """Every month from the first post to the last has a row for every pillar, and all posts are counted."""
    table = content_map(posts())
    assert len(table) == 6
    assert table["n"].sum() == 4
    assert table.loc[table["month"] == pd.Timestamp("2022-02-01"), "n"].tolist() == [0, 0]


def test_no_posts_make_an_empty_map() -> None:
    """A case without posts has an empty map."""
    assert content_map(posts().head(0)).empty


def test_months_are_named_in_the_language() -> None:
    """August is Agu in Indonesian and Aug in English."""
    assert [month_name(pd.Timestamp("2022-08-01"), lang=lang) for lang in ("id", "en")] == ["Agu", "Aug"]


def test_an_unknown_date_is_in_no_phase() -> None:
    """A date that is missing falls in no phase, and without phases no date does."""
    days = pd.Series([pd.NaT, pd.Timestamp("2022-02-01")])
    assert assign_phase(days, PHASES).tolist() == ["", "acute"]
    assert assign_phase(days, []).tolist() == ["", ""]


def test_the_period_includes_its_first_and_last_day() -> None:
    """Marks of the first and of the last day are on the timeline, those a day beyond are not."""
    day = pd.Timestamp("2022-01-05")
    assert timeline(events(), ACTIVITIES.head(0), start=day, end=day)["label_id"].tolist() == ["OTT"]
    after = day + pd.Timedelta(days=1)
    assert timeline(events(), ACTIVITIES.head(0), start=after, end=after).empty


def test_an_activity_in_two_districts_has_a_fixed_order() -> None:
    """The same activity on one day in two districts stands in the order of the districts, whatever the file's."""
    twice = pd.concat([ACTIVITIES.head(1).assign(district=name) for name in ("Utara", "Barat")], ignore_index=True)
    assert activity_register(twice)["district"].tolist() == ["Barat", "Utara"]
    pd.testing.assert_frame_equal(activity_register(twice), activity_register(twice.iloc[::-1]))


def test_marks_of_one_day_have_a_fixed_order() -> None:
    """Marks that share day, lane and label are ordered by what tells them apart."""
    twins = pd.concat([events().head(1).assign(source=name) for name in ("y", "x")], ignore_index=True)
    span = {"start": pd.Timestamp("2022-01-01"), "end": pd.Timestamp("2022-12-31")}
    assert timeline(twins, ACTIVITIES.head(0), **span)["source"].tolist() == ["x", "y"]


@settings(deadline=None, derandomize=True, max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 400), st.sampled_from("abc"), st.integers(0, 9)), min_size=1, max_size=15))
def test_months_add_up_to_all_posts(drawn: list[tuple[int, str, int]]) -> None:
    """Whatever the days, every month between is there once for every pillar, and the posts add up."""
    table = pd.DataFrame(
        {
            "date": pd.Timestamp("2022-01-15") + pd.to_timedelta([day for day, _, _ in drawn], unit="D"),
            "pillar": [pillar for _, pillar, _ in drawn],
            "likes": [likes for _, _, likes in drawn],
            "comments": 0,
            "shares": 0,
            "followers": 100,
        }
    )

    content = content_map(table)

    assert content["n"].sum() == content["rated"].sum() == len(drawn)
    assert not content.duplicated(["month", "pillar"]).any()
    assert len(content) == content["month"].nunique() * len({pillar for _, pillar, _ in drawn})
    # With 100 followers a like is a per cent.
    assert (content["engagement"] * content["rated"]).sum() == pytest.approx(sum(likes for _, _, likes in drawn))
    pd.testing.assert_frame_equal(content_map(table.iloc[::-1]), content)
