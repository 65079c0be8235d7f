"""Themes that meet in one unit."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.findings.themes.cooccurrence import theme_cooccurrence, theme_meetings, theme_units

BOOK = pd.DataFrame({"code": ["d", "n"], "parent": "", "label_id": "", "label_en": ""})
UNITS = pd.DataFrame({"doc": "IK-1", "unit": [1, 2, 3], "start": [0, 20, 40], "end": [18, 38, 58]})


def passages(*rows: tuple[str, str, int]) -> pd.DataFrame:
    """Make passages of ten characters: theme, document, start."""
    table = pd.DataFrame(rows, columns=["theme", "doc", "start"]).astype(
        {"theme": "str", "doc": "str", "start": "int64"}
    )
    return table.assign(end=table["start"] + 10)


def test_jaccard_divides_both_by_either() -> None:
    """Two themes that share one of three units have a Jaccard of a third."""
    table = theme_cooccurrence(
        passages(("d", "IK-1", 0), ("d", "IK-1", 22), ("n", "IK-1", 25), ("n", "IK-1", 41)), UNITS, BOOK
    )

    row = table.iloc[0]
    assert row[["first", "second", "n_first", "n_second", "n_both"]].tolist() == ["d", "n", 2, 2, 1]
    assert row["jaccard"] == pytest.approx(1 / 3)


def test_themes_that_never_occur_have_no_jaccard() -> None:
    """Where neither theme occurs Jaccard is nan, not 0."""
    row = theme_cooccurrence(passages(), UNITS, BOOK).iloc[0]

    assert row["n_both"] == 0
    assert np.isnan(row["jaccard"])


def test_a_passage_across_two_units_is_in_both() -> None:
    """Any overlap counts; a passage that ends where a unit starts is not in that unit, nor is another document's."""
    table = theme_cooccurrence(passages(("d", "IK-1", 15), ("n", "IK-1", 10), ("n", "IP-1", 0)), UNITS, BOOK)

    assert table[["n_first", "n_second", "n_both"]].to_numpy().tolist() == [[2, 1, 1]]


def test_the_units_of_a_pair_are_those_with_either_theme() -> None:
    """Behind a pair stand the units with either theme, each saying which it has and where it stands."""
    table = theme_meetings(passages(("d", "IK-1", 0), ("n", "IK-1", 2), ("n", "IK-1", 41)), UNITS, BOOK)

    assert table[["doc", "unit", "start", "end", "has_first", "has_second"]].to_numpy().tolist() == [
        ["IK-1", 1, 0, 18, True, True], ["IK-1", 3, 40, 58, False, True],
    ]  # fmt: skip


def test_units_may_overlap() -> None:
    """A document and its paragraphs as units at once are each found, in whatever order they stand."""
    both = pd.concat(
        [
            UNITS.assign(start=UNITS["start"] + 1),
            pd.DataFrame({"doc": ["IK-1"], "unit": [0], "start": [0], "end": [58]}),
        ]
    )

    table = theme_units(passages(("d", "IK-1", 41), ("n", "IK-1", 60), ("n", "IK-1", 18)), both)

    assert table[["theme", "unit"]].to_numpy().tolist() == [["d", 0], ["n", 0], ["n", 2], ["d", 3]]


def test_a_theme_twice_in_a_unit_is_there_once() -> None:
    """Two passages of a theme in one answer are one unit with that theme."""
    assert len(theme_units(passages(("d", "IK-1", 0), ("d", "IK-1", 5)), UNITS)) == 1


MEMBERS = st.lists(
    st.tuples(st.sampled_from("dn"), st.sampled_from("xy"), st.integers(0, 60), st.integers(1, 30)), max_size=12
)


@settings(deadline=None, derandomize=True, max_examples=80)
@given(MEMBERS)
def test_themes_meet_as_sets_do(drawn: list[tuple[str, str, int, int]]) -> None:
    """Counts and Jaccard are those of the sets of units, and the same whichever theme is named first."""
    units = pd.DataFrame([(doc, n, n * 10, n * 10 + 9) for doc in "yx" for n in range(7)],
                         columns=["doc", "unit", "start", "end"])  # fmt: skip
    table = pd.DataFrame(
        [(theme, doc, start, start + length) for theme, doc, start, length in drawn],
        columns=["theme", "doc", "start", "end"],
    ).astype({"theme": "str", "doc": "str", "start": "int64", "end": "int64"})
    one, two = (
        {(doc, n) for theme, doc, start, length in drawn for n in range(7)
         if theme == name and start < n * 10 + 9 and start + length > n * 10}
        for name in "dn"
    )  # fmt: skip

    found, turned = (
        theme_cooccurrence(table, units, BOOK.iloc[[BOOK["code"].tolist().index(name) for name in order]]).iloc[0]
        for order in ("dn", "nd")
    )

    assert found[["n_first", "n_second", "n_both"]].tolist() == [len(one), len(two), len(one & two)]
    assert turned[["n_first", "n_second", "n_both"]].tolist() == [len(two), len(one), len(one & two)]
    share = len(one & two) / len(one | two) if one | two else np.nan
    assert [found["jaccard"], turned["jaccard"]] == pytest.approx([share, share], nan_ok=True)
