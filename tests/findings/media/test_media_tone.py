"""Tone by group."""

import numpy as np
import pandas as pd
import pytest

from casestudy.findings.media.tone import (
    FEW,
    add_net_tone,
    tone_by,
    tone_by_each,
    tone_counts,
    tone_rows,
    tone_rows_each,
)

CLIPPINGS = pd.DataFrame(
    {
        "doc": [f"KL-{n}" for n in range(1, 8)],
        "outlet": ["A", "B", "A", "", "A", "A", "A"],
        "topic": ["x", "x", "y", "y", "y", None, "y"],
        "tone": ["negative", "neutral", "positive", "negative", "negative", "neutral", "negative"],
    }
)


def test_groups_are_sorted_by_size_then_name() -> None:
    """The largest group stands first; an empty group name is left out."""
    table = tone_by(CLIPPINGS, "outlet")
    assert table[["outlet", "negative", "neutral", "positive", "n"]].to_numpy().tolist() == [
        ["A", 3, 1, 1, 5],
        ["B", 0, 1, 0, 1],
    ]
    assert table["net_tone"].tolist() == [-0.4, 0.0]


def test_the_share_of_voice_is_of_what_states_the_column() -> None:
    """Five of six clippings with an outlet are in A; the one without an outlet is in no share."""
    assert tone_by(CLIPPINGS, "outlet")["share"].tolist() == pytest.approx([500 / 6, 100 / 6])


def test_small_groups_are_marked_and_stay() -> None:
    """A group with fewer than five is small; what is few may be said; no group is merged."""
    assert FEW == 5
    assert tone_by(CLIPPINGS, "outlet")["small"].tolist() == [False, True]
    assert tone_by(CLIPPINGS, "outlet", few=1)["small"].tolist() == [False, False]
    assert tone_by(CLIPPINGS, "outlet", few=6)["small"].tolist() == [True, True]


def test_rows_without_a_tone_or_group_are_left_out() -> None:
    """A missing tone, a missing group and an empty group are not counted; the tone column may be named."""
    table = pd.DataFrame(
        {"role": ["A", "A", None, ""], "tone": ["negative", None, "neutral", "neutral"], "headline_tone": "positive"}
    )
    columns = ["role", "negative", "neutral", "positive", "n", "net_tone"]
    assert tone_by(table, "role")[columns].to_numpy().tolist() == [["A", 1, 0, 0, 1, -1.0]]
    assert tone_by(table, "role", tone="headline_tone")[columns].to_numpy().tolist() == [["A", 0, 0, 2, 2, 1.0]]


def test_groups_of_one_size_stand_in_the_alphabet() -> None:
    """Ties are sorted by name, whatever the order of rows."""
    table = pd.DataFrame({"outlet": ["C", "A", "B"], "tone": "neutral"})
    assert tone_by(table, "outlet")["outlet"].tolist() == ["A", "B", "C"]
    assert tone_by(table.iloc[::-1], "outlet")["outlet"].tolist() == ["A", "B", "C"]


def test_categories_without_texts_are_no_groups() -> None:
    """A choice that no clipping has does not appear with 0."""
    kinds = pd.Categorical(["online", "online"], categories=["print", "online"])
    assert tone_by(pd.DataFrame({"kind": kinds, "tone": "neutral"}), "kind")["kind"].tolist() == ["online"]


def test_several_columns_stand_one_under_the_other() -> None:
    """Each column's groups are those of its own count, under its name."""
    table = tone_by_each(CLIPPINGS, ["outlet", "topic"])
    assert table[["by", "value", "n"]].to_numpy().tolist() == [
        ["outlet", "A", 5], ["outlet", "B", 1], ["topic", "y", 4], ["topic", "x", 2],
    ]  # fmt: skip
    assert table.groupby("by")["share"].sum().tolist() == pytest.approx([100, 100])


def test_the_rows_are_those_that_are_counted() -> None:
    """Each text that states the column has one row, with its code; of several columns one for each."""
    assert tone_rows(CLIPPINGS, "outlet")["doc"].tolist() == ["KL-1", "KL-2", "KL-3", "KL-5", "KL-6", "KL-7"]
    each = tone_rows_each(CLIPPINGS, ["outlet", "topic"])
    assert set(each["value"]) == {"A", "B", "x", "y"}
    assert each.groupby("by").size().tolist() == [6, 6]


def test_tones_are_counted_under_their_keys() -> None:
    """There is a count for each tone and one for all, in the column of tones that is meant."""
    counts = tone_counts("outlet", "topic", tone="headline_tone")
    assert counts["negative"].where == {"headline_tone": "negative"}
    assert counts["n"].where == {}
    assert {count.by for count in counts.values()} == {("outlet", "topic")}


def test_nothing_has_no_net_tone() -> None:
    """Where nothing is counted the net tone is nan, never 0."""
    counts = pd.DataFrame({"negative": [0, 2], "positive": [0, 2], "n": [0, 5]})
    assert add_net_tone(counts)["net_tone"].tolist() == [pytest.approx(np.nan, nan_ok=True), 0.0]
