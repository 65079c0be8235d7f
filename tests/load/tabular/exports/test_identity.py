"""Tests of casestudy.load.tabular.exports.identity."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casestudy.load.tabular.exports.identity import (
    are_ids,
    are_shortened,
    clean_parents,
    hide_authors,
    make_ids,
    site_of,
)


@pytest.mark.parametrize(
    ("values", "named"),
    [
        (["UgxA", "UgxB"], True),
        (["KL-1", "KL-2"], True),
        (["1478614123456789013", "1478614123456789014"], True),
        (["1", "2", "3"], False),
        (["1.0", "2.0"], False),
        (["1-1", "1-2"], False),
        (["1.4786E+18", "x"], False),
        (["1478610000000000000", "1478620000000000000"], False),
        (["", ""], False),
    ],
)
def test_what_names_a_row_for_good(values: list[str], named: bool) -> None:
    """Codes of a platform or of the researcher do; numbers of rows and numbers cut short do not."""
    assert are_ids(values) == named


def test_a_few_round_numbers_are_whole() -> None:
    """One code in four that happens to end in noughts was not cut short."""
    assert not are_shortened(["1478610000000000000", *(f"147861412345678901{n}" for n in (3, 4, 5))])


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), max_size=12))
def test_codes_are_distinct_and_stable(rows: list[tuple[str, str]]) -> None:
    """Every row has a code of its own, and rows that come after change none of them."""
    cells = pd.DataFrame(rows, columns=["date", "text"], dtype="str").assign(platform="x")

    codes = make_ids(cells, "comments")

    assert len(set(codes)) == len(rows)
    assert make_ids(cells.head(5), "comments") == codes[:5]


def test_a_clipping_is_its_address() -> None:
    """A headline that was changed later leaves the code, where there is an address."""
    cells = pd.DataFrame(
        {"outlet": ["A", "A"], "date": ["1", "2"], "headline": ["x", "y"], "url": ["https://a.example/1"] * 2}
    )

    first, second = make_ids(cells, "clippings")

    assert second == f"{first}-2"


def test_an_author_is_no_name() -> None:
    """The same name has the same code, another name another one, and none has none."""
    one, none, same, other = hide_authors(["@warga", " ", "@warga", "@lain"])

    assert (one == same, none, one == other) == (True, "", False)
    assert "warga" not in one


@pytest.mark.parametrize(
    ("parent", "doc", "answer"),
    [("UgxA", "UgxB", "UgxA"), ("", "UgxB", ""), ("None", "UgxB", ""), ("UgxB", "UgxB", ""), ("", "UgxA.9b", "UgxA")],
)
def test_what_a_comment_answers(parent: str, doc: str, answer: str) -> None:
    """A comment answers another one or none, never itself."""
    assert clean_parents([parent], [doc]) == [answer]


@pytest.mark.parametrize("address", ["", "bukan alamat", "http://[::1", "mailto:a@b.example"])
def test_what_is_no_address_has_no_site(address: str) -> None:
    """No address, however broken, is more than an empty site."""
    assert site_of(address) == ""
