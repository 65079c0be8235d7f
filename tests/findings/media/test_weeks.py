"""Volume and tone week by week."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.findings.media.weeks import weekly_rows, weekly_tone
from casestudy.tables import TONES

CLIPPINGS = pd.DataFrame(
    {
        "doc": ["KL-1", "KL-2", "KL-3", "KL-4"],
        "date": pd.to_datetime(["2022-01-05", "2022-01-06", "2022-01-19", "2022-01-20"]),
        "tone": ["negative", "neutral", "positive", "negative"],
        "paid": ["no", "no", "yes", "no"],
    }
)


def test_weeks_start_on_monday_and_none_is_missing() -> None:
    """5 January 2022 is a Wednesday: its week starts on the 3rd; the empty week between is there with nan tone."""
    table = weekly_tone(CLIPPINGS)
    assert table["week"].dt.strftime("%d").tolist() == ["03", "10", "17"]
    assert table[[*TONES, "n"]].to_numpy().tolist() == [[1, 1, 0, 2], [0, 0, 0, 0], [1, 0, 1, 2]]
    assert table["net_tone"].tolist() == [-0.5, pytest.approx(np.nan, nan_ok=True), 0.0]


def test_a_week_runs_from_monday_to_sunday() -> None:
    """A Sunday belongs to the week of the Monday before it, and the Monday after it to the next."""
    days = pd.to_datetime(["2022-01-03", "2022-01-09", "2022-01-10"])
    weekly = weekly_tone(pd.DataFrame({"date": days, "tone": "neutral"}))
    assert weekly["n"].tolist() == [2, 1]


def test_groups_are_counted_over_the_same_weeks() -> None:
    """Every group has every week of the whole table, so that they can be laid one over the other."""
    table = weekly_tone(CLIPPINGS, by="paid")
    assert table[["paid", "n"]].to_numpy().tolist() == [
        ["no", 2], ["no", 0], ["no", 1], ["yes", 0], ["yes", 0], ["yes", 1],
    ]  # fmt: skip
    assert table["week"].tolist() == weekly_tone(CLIPPINGS)["week"].tolist() * 2


def test_groups_keep_the_order_of_their_categories() -> None:
    """Groups in an order of their own, such as selections, keep it, with 0 for one that is empty."""
    ordered = CLIPPINGS.assign(paid=pd.Categorical(CLIPPINGS["paid"], categories=["yes", "never", "no"]))
    table = weekly_tone(ordered, by="paid")
    assert table.groupby("paid", sort=False, observed=True)["n"].sum().to_dict() == {"yes": 1, "never": 0, "no": 3}
    assert list(dict.fromkeys(table["paid"])) == ["yes", "never", "no"]


def test_no_clippings_make_no_weeks() -> None:
    """Without clippings there is no week, in groups or not."""
    assert weekly_tone(CLIPPINGS.head(0)).empty
    assert weekly_tone(CLIPPINGS.head(0), by="paid").empty


def test_each_clipping_has_one_row() -> None:
    """The rows are the clippings with their week, under their index."""
    rows = weekly_rows(CLIPPINGS)
    pd.testing.assert_frame_equal(rows.drop(columns="week"), CLIPPINGS)
    assert rows["week"].dt.day.tolist() == [3, 3, 17, 17]


@settings(deadline=None, derandomize=True, max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 120), st.sampled_from(TONES)), min_size=1, max_size=25))
def test_weeks_add_up_to_all_clippings(drawn: list[tuple[int, str]]) -> None:
    """Whatever the dates, the weekly counts by tone add up to the clippings of that tone."""
    table = pd.DataFrame(
        {"date": pd.Timestamp("2022-01-01") + pd.to_timedelta([day for day, _ in drawn], unit="D"),
         "tone": [tone for _, tone in drawn]}
    )  # fmt: skip
    weekly = weekly_tone(table)
    assert {tone: int(weekly[tone].sum()) for tone in TONES} == {t: [d[1] for d in drawn].count(t) for t in TONES}
