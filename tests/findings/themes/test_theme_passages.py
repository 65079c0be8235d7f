"""Passages of themes and of codes: each once, with its side and its remarks."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.findings.themes.passages import passages_under, theme_passages
from casestudy.tables import VALENCES

BOOK = pd.DataFrame(
    {
        "code": ["s", "d", "k", "n"],
        "parent": ["", "s", "d", ""],
        "label_id": ["Strategi", "Deklarasi", "Komitmen", "Negatif"],
        "label_en": ["Strategy", "Declaration", "Commitment", "Negative"],
    }
)


def segments(*rows: tuple[str, int, str, str | None, str]) -> pd.DataFrame:
    """Make segments of ten characters: document, start, code, valence, memo."""
    table = pd.DataFrame(rows, columns=["doc", "start", "code", "valence", "memo"])
    valence = pd.Categorical(table["valence"].tolist(), categories=list(VALENCES))
    return table.assign(end=table["start"] + 10, coder="k1", quote="x" * 10, valence=valence)


def test_two_codes_of_one_theme_are_one_passage() -> None:
    """A passage with a theme and a code below it counts once, under the code that comes first in the codebook."""
    table = theme_passages(segments(*[("IK-1", 0, code, "supports", "") for code in "kdn"]), BOOK)

    assert table[["theme", "code"]].to_numpy().tolist() == [["d", "d"], ["n", "n"]]


@pytest.mark.parametrize(
    ("valences", "side"),
    [
        (("supports", "supports"), "supports"),
        (("supports", "contradicts"), "mixed"),
        (("contradicts", "mixed"), "mixed"),
        ((None, "contradicts"), "contradicts"),
        (("contradicts", None), "contradicts"),
        ((None, None), None),
    ],
)
def test_codings_that_part_make_a_passage_mixed(valences: tuple[str | None, str | None], side: str | None) -> None:
    """A passage has the side on which its codings agree; where they part it is mixed; no valence takes no side."""
    rows = segments(
        ("IK-1", 0, "d", valences[0], ""), ("IK-1", 0, "k", valences[1], ""), ("IK-1", 20, "d", "supports", "")
    )

    table = theme_passages(rows, BOOK)

    assert [None if pd.isna(one) else one for one in table["valence"]] == [side, "supports"]


def test_remarks_of_all_codings_are_kept() -> None:
    """The remark of a coding that another stands for is not lost, and none is said twice."""
    rows = segments(("IK-1", 0, "d", None, "satu"), ("IK-1", 0, "k", None, "kutip"), ("IK-1", 0, "k", None, ""))
    again = pd.concat([rows, rows.head(1).assign(code="k")], ignore_index=True)

    assert theme_passages(again, BOOK)["memo"].tolist() == ["satu; kutip"]


def test_passages_stand_in_the_order_of_the_codebook() -> None:
    """Themes stand as in the codebook, their passages by document and start, whatever the order of the rows."""
    rows = segments(("IP-1", 0, "n", None, ""), ("IK-1", 20, "k", None, ""), ("IK-1", 0, "d", None, ""))

    table = theme_passages(rows, BOOK)

    assert table[["theme", "start"]].to_numpy().tolist() == [["d", 0], ["d", 20], ["n", 0]]
    pd.testing.assert_frame_equal(theme_passages(rows.iloc[::-1], BOOK), table)


def test_two_coders_have_their_own_passages() -> None:
    """The same passage of two coders is one of each, and neither changes the other's side."""
    rows = segments(("IK-1", 0, "d", "supports", ""), ("IK-1", 0, "d", "contradicts", "")).assign(coder=["k1", "k2"])

    assert theme_passages(rows, BOOK)[["coder", "valence"]].to_numpy().tolist() == [
        ["k1", "supports"], ["k2", "contradicts"],
    ]  # fmt: skip


def test_a_code_has_the_passages_below_it() -> None:
    """A passage of a code is one of every code above it that is asked for, and of no other."""
    rows = segments(("IK-1", 0, "k", None, ""), ("IK-1", 20, "s", None, ""), ("IK-1", 40, "n", None, ""))

    table = passages_under(rows, BOOK, ["s", "d"], column="step")

    assert table[["step", "code", "start"]].to_numpy().tolist() == [["s", "k", 0], ["s", "s", 20], ["d", "k", 0]]


def test_no_codes_have_no_passages() -> None:
    """Where no code is asked for there are no passages, and the columns are there."""
    table = passages_under(segments(("IK-1", 0, "k", None, "")), BOOK, [], column="step")

    assert table.empty
    assert "step" in table


CODINGS = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(["s", "d", "k", "n"]), st.sampled_from([None, *VALENCES])),
    unique_by=lambda coding: coding[:2],
    max_size=8,
)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(CODINGS)
def test_no_side_is_lost(drawn: list[tuple[int, str, str | None]]) -> None:
    """Where some coding of a passage contradicts, the passage of that theme contradicts or is mixed."""
    rows = segments(*[("IK-1", place * 20, code, valence, "") for place, code, valence in drawn])
    theme = {"s": "s", "d": "d", "k": "d", "n": "n"}

    table = theme_passages(rows, BOOK)

    assert not table.duplicated(["theme", "doc", "start"]).any()
    for name, start, side in table[["theme", "start", "valence"]].itertuples(index=False, name=None):
        sides = {valence for place, code, valence in drawn if theme[code] == name and place * 20 == start} - {None}
        assert side == (sides.pop() if len(sides) == 1 else "mixed") if sides else pd.isna(side)
