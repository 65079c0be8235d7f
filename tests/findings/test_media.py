"""Coverage and comment, counted."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.case import Phase
from casestudy.errors import Bilingual
from casestudy.findings.media import comment_tone, headline_divergence, select_clippings, tone_by, weekly_tone
from casestudy.tables import TONES

CLIPPINGS = pd.DataFrame(
    {
        "doc": ["KL-1", "KL-2", "KL-3", "KL-4"],
        "date": pd.to_datetime(["2022-01-05", "2022-01-06", "2022-01-19", "2022-01-20"]),
        "outlet": ["A", "B", "A", ""],
        "tone": ["negative", "neutral", "positive", "negative"],
        "headline_tone": ["negative", "negative", None, "positive"],
        "advertorial": [False, True, False, True],
        "duplicate_of": ["", "KL-1", "", ""],
        "region": ["kota", "kota", "kabupaten", "kota"],
    }
)


def test_each_clipping_left_out_has_one_reason() -> None:
    """A copy is a copy before it is an advertorial, and an advertorial before it is of another region."""
    assert select_clippings(CLIPPINGS, region="kota")["left_out"].tolist() == [
        "",
        "copy",
        "other region",
        "advertorial",
    ]


def test_advertorials_count_when_asked_and_regions_when_not_named() -> None:
    """With advertorials only copies go; without a region no clipping goes for its region."""
    assert select_clippings(CLIPPINGS, advertorials=True)["left_out"].tolist() == ["", "copy", "", ""]


def test_weeks_start_on_monday_and_none_is_missing() -> None:
    """5 January 2022 is a Wednesday: its week starts on the 3rd; the empty week between is there with nan tone."""
    table = weekly_tone(CLIPPINGS)
    assert table["week"].dt.strftime("%d").tolist() == ["03", "10", "17"]
    assert table[["negative", "neutral", "positive", "n"]].to_numpy().tolist() == [
        [1, 1, 0, 2],
        [0, 0, 0, 0],
        [1, 0, 1, 2],
    ]
    assert table["net_tone"].tolist() == [-0.5, pytest.approx(np.nan, nan_ok=True), 0.0]


def test_no_clippings_make_no_weeks() -> None:
    """Without clippings there is no week."""
    assert weekly_tone(CLIPPINGS.head(0)).empty


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


def test_groups_are_sorted_by_size_then_name() -> None:
    """The largest group stands first; an empty group name is left out."""
    table = tone_by(CLIPPINGS, "outlet")
    assert table.to_numpy().tolist() == [["A", 1, 0, 1, 2, 0.0], ["B", 0, 1, 0, 1, 0.0]]


def test_repeated_comments_count_once_in_their_phase() -> None:
    """A comment repeated word for word counts once; a phase without comments has 0 and no net tone."""
    phases = [Phase("acute", Bilingual("Akut", "Acute"), date(2022, 1, 5)),
              Phase("after", Bilingual("Lalu", "After"), date(2022, 3, 1))]  # fmt: skip
    comments = pd.DataFrame(
        {
            "date": pd.to_datetime(["2022-01-06"] * 3),
            "text": ["amin", "amin", "wah"],
            "tone": ["neutral", "neutral", "negative"],
        }
    )
    table = comment_tone(comments, phases)
    assert table[["phase", "negative", "neutral", "n"]].to_numpy().tolist() == [["acute", 1, 1, 2], ["after", 0, 0, 0]]
    assert np.isnan(table["net_tone"].iloc[1])


def test_headlines_are_held_against_bodies() -> None:
    """Clippings without a headline tone are left out; the share is of bodies in the headline's own tone."""
    table = headline_divergence(CLIPPINGS).set_index("headline_tone")
    assert table.loc["negative", ["negative", "neutral", "positive", "n", "same"]].to_numpy().tolist() == [
        1,
        1,
        0,
        2,
        0.5,
    ]
    assert table.loc["positive", ["n", "same"]].to_numpy().tolist() == [1, 0.0]
    assert table["same"].isna().tolist() == [False, True, False]


def test_a_repeated_comment_belongs_to_its_first_day() -> None:
    """A comment repeated in a later phase counts where it first stood with a tone, whichever row comes first."""
    phases = [Phase("acute", Bilingual("Akut", "Acute"), date(2022, 1, 5)),
              Phase("after", Bilingual("Lalu", "After"), date(2022, 3, 1))]  # fmt: skip
    comments = pd.DataFrame(
        {
            "date": pd.to_datetime(["2022-03-02", "2022-01-06", "2022-01-05"]),
            "text": ["amin", "amin", "amin"],
            "tone": ["positive", "negative", None],
        }
    )

    for table in (comments, comments.iloc[::-1]):
        found = comment_tone(table, phases)
        assert found[["negative", "positive", "n"]].to_numpy().tolist() == [[1, 0, 1], [0, 0, 0]]


def test_comments_before_the_first_phase_are_in_none() -> None:
    """A comment from before the first phase is not counted."""
    phases = [Phase("acute", Bilingual("Akut", "Acute"), date(2022, 1, 5))]
    comments = pd.DataFrame({"date": pd.to_datetime(["2022-01-04"]), "text": ["wah"], "tone": ["negative"]})
    assert comment_tone(comments, phases)["n"].tolist() == [0]


def test_rows_without_a_tone_or_group_are_left_out() -> None:
    """A missing tone, a missing group and an empty group are not counted; the tone column may be named."""
    table = pd.DataFrame(
        {"role": ["A", "A", None, ""], "tone": ["negative", None, "neutral", "neutral"], "headline_tone": "positive"}
    )
    assert tone_by(table, "role").to_numpy().tolist() == [["A", 1, 0, 0, 1, -1.0]]
    assert tone_by(table, "role", tone="headline_tone").to_numpy().tolist() == [["A", 0, 0, 2, 2, 1.0]]


def test_groups_of_one_size_stand_in_the_alphabet() -> None:
    """Ties are sorted by name, whatever the order of rows."""
    table = pd.DataFrame({"outlet": ["C", "A", "B"], "tone": "neutral"})
    assert tone_by(table, "outlet")["outlet"].tolist() == ["A", "B", "C"]
    assert tone_by(table.iloc[::-1], "outlet")["outlet"].tolist() == ["A", "B", "C"]


def test_a_week_runs_from_monday_to_sunday() -> None:
    """A Sunday belongs to the week of the Monday before it, and the Monday after it to the next."""
    days = pd.to_datetime(["2022-01-03", "2022-01-09", "2022-01-10"])
    weekly = weekly_tone(pd.DataFrame({"date": days, "tone": "neutral"}))
    assert weekly["n"].tolist() == [2, 1]
