"""What the office posted."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.findings.chronology.posts import content_map, content_rows, post_days, top_posts


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


def test_what_has_no_rate_says_why() -> None:
    """No posts, no followers, and likes that are missing are told apart; a cell with a rate has no reason."""
    content = content_map(posts()).set_index(["pillar", "month"])["reason"]
    january, february, march = pd.to_datetime(["2022-01-01", "2022-02-01", "2022-03-01"])
    assert content["layanan", january] == ""
    assert content["layanan", february] == "no_posts"
    assert content["layanan", march] == "no_followers"
    assert content["edukasi", march] == "no_reactions"


def test_followers_that_are_missing_are_no_reactions_of_nobody() -> None:
    """Where no post states its followers that is the reason, whatever else is missing; one that does is enough."""
    alone = posts().iloc[[3]].assign(followers=pd.array([None], dtype="Int64"))
    assert content_map(alone)["reason"].tolist() == ["no_followers"]
    assert content_map(pd.concat([alone, posts().iloc[[3]]]))["reason"].tolist() == ["no_reactions"]


def test_each_post_has_a_row_with_its_rate() -> None:
    """Rates are per cent, missing where likes or followers are, and where there are no followers."""
    rows = content_rows(posts())
    assert rows["month"].dt.month.tolist() == [1, 1, 3, 3]
    assert rows["engagement"].tolist() == pytest.approx([1, 2, np.nan, np.nan], nan_ok=True)
    assert rows["rated"].tolist() == [True, True, False, False]


def named() -> pd.DataFrame:
    return posts().assign(doc=["PS-1", "PS-2", "PS-3", "PS-4"], platform="x", text="Halo")


def test_posts_are_ranked_by_their_rate() -> None:
    """The highest rate first, posts without a rate in no place, no more than asked for."""
    top = top_posts(named())
    assert top[["doc", "engagement"]].to_numpy().tolist() == [["PS-2", 2.0], ["PS-1", 1.0]]
    assert top_posts(named(), n=1)["doc"].tolist() == ["PS-2"]
    assert top.columns.tolist() == [
        "doc", "date", "platform", "pillar", "likes", "comments", "shares", "followers", "engagement", "text",
    ]  # fmt: skip


def test_equal_rates_stand_in_order_of_date_and_code() -> None:
    """Ties are settled, whatever the order of rows."""
    twins = pd.concat([named().iloc[[0]].assign(doc=doc) for doc in ("PS-9", "PS-8")])
    for table in (twins, twins.iloc[::-1]):
        assert top_posts(table)["doc"].tolist() == ["PS-8", "PS-9"]


def test_days_with_posts_are_counted_by_pillar() -> None:
    """Two posts of a pillar on a day are one row of 2; days without a post have none."""
    twice = pd.concat([named(), named().iloc[[0]].assign(doc="PS-5")], ignore_index=True)
    days = post_days(twice)
    assert days[["pillar", "n"]].to_numpy().tolist() == [["edukasi", 1], ["layanan", 2], ["layanan", 1], ["layanan", 1]]
    assert days["n"].sum() == len(twice)


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
