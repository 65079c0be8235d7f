"""The register of activities, counted and held against its evidence."""

import pandas as pd

from casestudy.findings.chronology.activities import (
    KINDS,
    activity_counts,
    activity_evidence,
    activity_kinds,
    activity_map,
    activity_register,
    activity_rows,
)

ACTIVITIES = pd.DataFrame(
    {
        "date": pd.to_datetime(["2022-02-02", "2021-12-01", "2022-02-25", "2022-02-20"]),
        "name": ["B", "Z", "A", "C"],
        "kind": pd.Categorical(["social", "media", "declaration", "social"], ["declaration", "social", "media"]),
        "district": ["Utara", "Utara", "Timur", "Utara"],
        "participants": pd.array([10, None, 20, None], dtype="Int64"),
        "evidence": ["KL-1", "", "", "foto; KL-1; KL-77"],
    }
)


def test_register_stands_in_order_of_date() -> None:
    """The register lists activities from the earliest to the latest."""
    assert activity_register(ACTIVITIES)["name"].tolist() == ["Z", "B", "C", "A"]


def test_an_activity_in_two_districts_has_a_fixed_order() -> None:
    """The same activity on one day in two districts stands in the order of the districts, whatever the file's."""
    twice = pd.concat([ACTIVITIES.head(1).assign(district=name) for name in ("Utara", "Barat")], ignore_index=True)
    assert activity_register(twice)["district"].tolist() == ["Barat", "Utara"]
    pd.testing.assert_frame_equal(activity_register(twice), activity_register(twice.iloc[::-1]))


def test_each_district_and_kind_is_counted() -> None:
    """Pairs of district and kind without an activity are counted 0."""
    counted = activity_counts(ACTIVITIES).set_index(["district", "kind"])["n"]
    assert counted["Utara", "social"] == 2
    assert counted["Timur", "social"] == 0
    assert counted.sum() == 4


def test_participants_are_summed_over_those_that_state_them() -> None:
    """The sum says of how many activities it is; where none states a number it is missing, never 0."""
    table = activity_kinds(ACTIVITIES)
    assert table["kind"].tolist() == list(KINDS) == ["declaration", "social", "media"]
    assert table[["n", "stated", "unstated"]].to_numpy().tolist() == [[1, 1, 0], [2, 1, 1], [1, 0, 1]]
    assert table["participants"].fillna(-1).tolist() == [20, 10, -1]


def test_kinds_without_activities_stay() -> None:
    """All three kinds are there, with 0 and without a sum, in a register without rows as well."""
    table = activity_kinds(ACTIVITIES.head(0))
    assert table["n"].tolist() == [0, 0, 0]
    assert table["participants"].isna().all()


def test_the_map_has_every_month_for_every_district() -> None:
    """Districts with the most activities stand first; the month between is there with 0."""
    table = activity_map(ACTIVITIES)
    assert list(dict.fromkeys(table["district"])) == ["Utara", "Timur"]
    utara = table[table["district"] == "Utara"]
    assert utara["month"].dt.month.tolist() == [12, 1, 2]
    assert utara[[*KINDS, "n", "stated"]].to_numpy().tolist() == [[0, 0, 1, 1, 0], [0, 0, 0, 0, 0], [0, 2, 0, 2, 1]]
    assert utara["participants"].fillna(-1).tolist() == [-1, -1, 10]


def test_districts_of_one_size_stand_in_the_alphabet() -> None:
    """Ties are settled by name, whatever the order of rows; a place that is not stated is a place of its own."""
    table = ACTIVITIES.assign(district=["C", "A", "B", ""])
    for rows in (table, table.iloc[::-1]):
        assert list(dict.fromkeys(activity_map(rows)["district"])) == ["", "A", "B", "C"]


def test_a_register_without_numbers_has_no_sums() -> None:
    """Where no activity states its participants the sums are missing in every cell, and the activities are counted."""
    table = activity_map(ACTIVITIES.assign(participants=pd.array([None] * 4, dtype="Int64")))
    assert table["n"].sum() == 4
    assert table["stated"].sum() == 0
    assert table["participants"].isna().all()


def test_the_rows_are_the_register_with_month_and_statement() -> None:
    """Each activity is one row under its index, so that its row of the file can be found."""
    rows = activity_rows(ACTIVITIES)
    assert rows.index.tolist() == ACTIVITIES.index.tolist()
    assert rows["month"].dt.strftime("%Y-%m").tolist() == ["2022-02", "2021-12", "2022-02", "2022-02"]
    assert rows["stated"].tolist() == [True, False, True, False]


def test_evidence_is_held_against_the_documents() -> None:
    """A code of a document is held, one of none is missing, words describe, and nothing is none."""
    texts = pd.DataFrame({"doc": ["KL-1"], "source": ["clipping"]})
    table = activity_evidence(ACTIVITIES, texts)
    assert table[["row", "evidence", "source", "state"]].to_numpy().tolist() == [
        [2, "KL-1", "clipping", "held"],
        [3, "", "", "none"],
        [4, "", "", "none"],
        [5, "foto", "", "described"],
        [5, "KL-1", "clipping", "held"],
        [5, "KL-77", "", "missing"],
    ]


def test_words_with_a_number_describe() -> None:
    """More than one word is a description, though a number stands in it; a code has no space."""
    told = ACTIVITIES.head(1).assign(evidence="daftar hadir 2022; daftar; kl99")
    states = activity_evidence(told, pd.DataFrame({"doc": [], "source": []}))["state"]
    assert states.tolist() == ["described", "described", "missing"]
