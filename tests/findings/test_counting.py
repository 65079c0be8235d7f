"""Counts and the rows they count."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.findings.counting import Count, count_rows

ROWS = pd.DataFrame(
    {
        "theme": pd.Categorical(["d", "d", "d", "k"], categories=["k", "d", "n"]),
        "who": ["IK-1", "IK-1", "IP-1", "IP-1"],
        "against": [True, False, True, False],
        "words": [3, 4, 5, 6],
    }
)
TABLE = pd.DataFrame({"theme": ["d", "k", "n"]})


def counted(count: Count) -> list[int]:
    """Count the rows for each theme."""
    numbers: list[int] = count_rows(TABLE, ROWS, {"n": count})["n"].tolist()
    return numbers


def test_rows_are_counted_by_their_keys() -> None:
    """Each row counts in the row of the finding that has its keys; where there is none, the count is 0."""
    assert counted(Count(by=("theme",))) == [3, 1, 0]


def test_only_rows_that_hold_what_is_asked_count() -> None:
    """A count of what contradicts leaves out what does not."""
    assert counted(Count(by=("theme",), where={"against": True})) == [2, 0, 0]


def test_rows_alike_count_once() -> None:
    """Informants count once a theme, however many of their passages have it."""
    assert counted(Count(by=("theme",), once=("who",))) == [2, 1, 0]


def test_a_total_adds_up() -> None:
    """A total is the sum of a column, of the rows that count once where they do."""
    assert counted(Count(by=("theme",), total="words")) == [12, 6, 0]
    assert counted(Count(by=("theme",), once=("who",), total="words")) == [8, 6, 0]


def test_counts_go_by_several_keys() -> None:
    """With two keys, both are shared; a table that names a pair twice shows its count twice."""
    pairs = pd.DataFrame({"theme": ["d", "d", "d"], "who": ["IP-1", "IK-1", "IP-1"]})

    assert count_rows(pairs, ROWS, {"n": Count(by=("theme", "who"))})["n"].tolist() == [1, 2, 1]


def test_no_rows_count_nothing() -> None:
    """Without rows every count is 0, and a table without rows stays without them."""
    counts = {"n": Count(by=("theme", "who")), "words": Count(by=("theme",), total="words")}
    pairs = pd.DataFrame({"theme": ["d"], "who": ["IK-1"]})

    assert count_rows(pairs, ROWS.head(0), counts)[["n", "words"]].to_numpy().tolist() == [[0, 0]]
    assert count_rows(pairs.head(0), ROWS, counts).columns.tolist() == ["theme", "who", "n", "words"]


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz"), st.booleans()), max_size=12))
def test_a_number_is_as_many_rows_as_it_counts(drawn: list[tuple[str, str, bool]]) -> None:
    """Whatever the rows, the number of a cell is the number of those that its count picks with the cell's keys."""
    rows = pd.DataFrame(drawn, columns=["theme", "who", "against"]).astype(
        {"theme": "str", "who": "str", "against": "bool"}
    )
    counts = {
        "n": Count(by=("theme",)),
        "against": Count(by=("theme",), where={"against": True}),
        "people": Count(by=("theme",), where={"against": True}, once=("who",)),
    }

    table = count_rows(pd.DataFrame({"theme": ["a", "b"]}), rows, counts)

    for theme, *numbers in table.itertuples(index=False, name=None):
        behind = [part[part["theme"] == theme] for part in (count.of(rows) for count in counts.values())]
        assert numbers == [len(part) for part in behind]
        assert numbers[2] == len({who for one, who, against in drawn if one == theme and against})
