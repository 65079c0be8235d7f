"""What counts as coverage."""

import pandas as pd

from casestudy.findings.media.selection import (
    REASONS,
    clipping_selections,
    left_out_counts,
    left_out_rows,
    select_clippings,
)

CLIPPINGS = pd.DataFrame(
    {
        "doc": ["KL-1", "KL-2", "KL-3", "KL-4", "KL-5"],
        "date": pd.to_datetime(["2022-01-05", "2022-01-06", "2022-01-19", "2022-01-20", "2022-01-10"]),
        "outlet": "A",
        "headline": "Judul",
        "text": ["Isi.", "Isi.", "Isi.", "Isi.", "Sejak 5 Januari 2021."],
        "tone": ["negative", "neutral", "positive", "positive", "negative"],
        "advertorial": [False, True, False, True, False],
        "duplicate_of": ["", "KL-1", "", "", ""],
        "region": ["kota", "kota", "kabupaten", "kota", ""],
    }
)


def test_each_clipping_left_out_has_one_reason() -> None:
    """A copy is a copy before it is an advertorial, and an advertorial before it is of another region."""
    chosen = select_clippings(CLIPPINGS, region="kota")
    assert chosen["left_out"].tolist() == ["", "copy", "other region", "advertorial", ""]
    paid_elsewhere = select_clippings(CLIPPINGS.assign(region="kabupaten"), region="kota")
    assert paid_elsewhere["left_out"].tolist() == [
        "other region", "copy", "other region", "advertorial", "other region",
    ]  # fmt: skip


def test_advertorials_count_when_asked_and_regions_when_not_named() -> None:
    """With advertorials only copies go; without a region no clipping goes for its region."""
    assert select_clippings(CLIPPINGS, advertorials=True)["left_out"].tolist() == ["", "copy", "", "", ""]


def test_dates_far_away_go_only_when_asked() -> None:
    """A text that writes a date a year off is left out with a limit of days, and stays without one."""
    assert select_clippings(CLIPPINGS, days=60)["left_out"].tolist()[-1] == "other date"
    assert select_clippings(CLIPPINGS, days=400)["left_out"].tolist()[-1] == ""
    assert select_clippings(CLIPPINGS)["left_out"].tolist()[-1] == ""


def test_what_is_left_out_is_counted_with_its_tone() -> None:
    """Every reason is a row, also one that nothing has; with what is counted they are all clippings."""
    table = left_out_counts(select_clippings(CLIPPINGS, region="kota"))
    assert table["left_out"].tolist() == ["counted", *REASONS]
    assert table["n"].tolist() == [2, 1, 1, 1, 0]
    assert table["positive"].tolist() == [0, 0, 1, 1, 0]
    assert table["share"].tolist() == [40, 20, 20, 20, 0]
    assert table["net_tone"].isna().tolist() == [False] * 4 + [True]


def test_the_rows_name_the_reason_of_each_clipping() -> None:
    """Each clipping is one row, counted or with its reason."""
    rows = left_out_rows(select_clippings(CLIPPINGS, region="kota"))
    assert dict(zip(rows["doc"], rows["left_out"], strict=True)) == {
        "KL-1": "counted", "KL-2": "copy", "KL-3": "other region", "KL-4": "advertorial", "KL-5": "counted",
    }  # fmt: skip


def test_selections_grow_narrower() -> None:
    """All of the region, then without copies, then without advertorials; another region is in none of them."""
    table = clipping_selections(CLIPPINGS, region="kota")
    docs = {str(name): part["doc"].tolist() for name, part in table.groupby("selection", observed=True)}
    assert docs == {
        "all": ["KL-1", "KL-2", "KL-4", "KL-5"],
        "no_copies": ["KL-1", "KL-4", "KL-5"],
        "earned": ["KL-1", "KL-5"],
    }
    assert table["selection"].cat.categories.tolist() == ["all", "no_copies", "earned"]


def test_the_narrowest_selection_is_what_select_clippings_leaves() -> None:
    """Two ways to the same earned coverage, copies paid for or not; without a region all regions count in both."""
    unpaid_copy = CLIPPINGS.tail(1).assign(doc="KL-6", duplicate_of="KL-5")
    clippings = pd.concat([CLIPPINGS, unpaid_copy], ignore_index=True)
    for region in ("kota", ""):
        chosen = select_clippings(clippings, region=region)
        selections = clipping_selections(clippings, region=region)
        earned = selections.loc[selections["selection"] == "earned", "doc"]
        assert earned.tolist() == chosen.loc[chosen["left_out"] == "", "doc"].tolist()
