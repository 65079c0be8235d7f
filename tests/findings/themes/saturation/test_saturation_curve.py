"""Codes and themes known after each interview."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.findings.themes.saturation.curve import code_arrivals, saturation_curve

BOOK = pd.DataFrame({"code": ["s", "d", "k", "n"], "parent": ["", "s", "d", ""], "label_id": "", "label_en": ""})


def orders(**named: str) -> pd.DataFrame:
    """Make orders of interviews from words."""
    rows = [(name, place, doc) for name, order in named.items() for place, doc in enumerate(order, 1)]
    return pd.DataFrame(rows, columns=["order", "position", "doc"])


def segments(*rows: tuple[str, int, str]) -> pd.DataFrame:
    """Make segments: document, start, code."""
    table = pd.DataFrame(rows, columns=["doc", "start", "code"]).astype({"doc": "str", "start": "int64", "code": "str"})
    return table.assign(end=table["start"] + 5, coder="k1")


def test_each_interview_brings_what_is_new() -> None:
    """A code counts as new in the first interview that has it; a code below a theme brings its theme too."""
    rows = segments(("A", 0, "d"), ("A", 9, "d"), ("B", 0, "k"), ("B", 9, "n"), ("KL-1", 0, "s"))

    table = saturation_curve(rows, orders(date="ABC", reversed="CBA"), BOOK)

    assert table[["order", "new_codes", "codes", "new_themes", "themes"]].to_numpy().tolist() == [
        ["date", 1, 1, 1, 1], ["date", 2, 3, 1, 2], ["date", 0, 3, 0, 2],
        ["reversed", 0, 0, 0, 0], ["reversed", 2, 2, 2, 2], ["reversed", 1, 3, 0, 2],
    ]  # fmt: skip


def test_what_is_known_points_to_the_passage_that_brought_it() -> None:
    """Behind each code known stands the first passage of the interview that brought it, in that order of interviews."""
    rows = segments(("A", 9, "d"), ("A", 0, "d"), ("B", 4, "d"))

    known = code_arrivals(rows, orders(date="AB", reversed="BA"), BOOK)
    codes = known[known["level"] == "code"]

    assert codes[["order", "position", "new", "doc", "start"]].to_numpy().tolist() == [
        ["date", 1, True, "A", 0], ["date", 2, False, "A", 0],
        ["reversed", 1, True, "B", 4], ["reversed", 2, False, "B", 4],
    ]  # fmt: skip


def test_nothing_coded_brings_nothing() -> None:
    """Without segments every interview is there and brings nothing."""
    assert saturation_curve(segments(), orders(date="AB"), BOOK)["codes"].tolist() == [0, 0]


CODINGS = st.lists(
    st.tuples(st.sampled_from("ABC"), st.integers(0, 3), st.sampled_from("sdkn")), unique=True, max_size=12
)


@settings(deadline=None, derandomize=True, max_examples=50)
@given(CODINGS, st.permutations("ABC"))
def test_curves_grow_to_the_same_end(drawn: list[tuple[str, int, str]], order: list[str]) -> None:
    """In any order what is known is the union of the interviews so far, and new codes add up to it."""
    rows = segments(*[(doc, start * 9, code) for doc, start, code in drawn])

    table = saturation_curve(rows, orders(date="".join(order)), BOOK)

    known = [len({code for doc, _, code in drawn if doc in order[:place]}) for place in (1, 2, 3)]
    assert table["codes"].tolist() == known
    assert table["new_codes"].cumsum().tolist() == known
    assert table["new_themes"].cumsum().tolist() == table["themes"].tolist()
