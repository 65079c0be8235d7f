"""Themes: passages, informants, meetings, quotations."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.findings.themes import (
    cite_interview,
    theme_by_informant,
    theme_cooccurrence,
    theme_passages,
    theme_quotes,
)

BOOK = pd.DataFrame(
    {
        "code": ["s", "d", "k", "n"],
        "parent": ["", "s", "d", ""],
        "label_id": ["Strategi", "Deklarasi", "Komitmen", "Negatif"],
        "label_en": ["Strategy", "Declaration", "Commitment", "Negative"],
    }
)
OWNERS = {"IK-1": "IK-1", "IP-1": "IP-1"}


def segment(
    doc: str, start: int, code: str, valence: str = "supports", quote: str = "", memo: str = ""
) -> dict[str, object]:
    """Make one segment of ten characters."""
    return {"doc": doc, "start": start, "end": start + 10, "code": code, "coder": "k1", "valence": valence,
            "quote": quote or "x" * 10, "memo": memo}  # fmt: skip


def test_two_codes_of_one_theme_are_one_passage() -> None:
    """A passage with a theme and a code below it counts once; the code that comes first in the codebook is kept."""
    table = theme_passages(
        pd.DataFrame([segment("IK-1", 0, "k"), segment("IK-1", 0, "d"), segment("IK-1", 0, "n")]), BOOK
    )
    assert table[["theme", "code"]].to_numpy().tolist() == [["d", "d"], ["n", "n"]]


def test_a_broad_code_given_itself_is_a_theme() -> None:
    """A passage coded with a first-level code that has children keeps that code as its theme and is counted."""
    passages = theme_passages(pd.DataFrame([segment("IK-1", 0, "s")]), BOOK)
    table = theme_by_informant(passages, BOOK, OWNERS)
    assert table["theme"].unique().tolist() == ["s", "d", "n"]
    assert table["n"].sum() == 1


def test_every_theme_and_informant_is_in_the_matrix() -> None:
    """Themes and informants without passages are there with 0; the number of informants counts people, not passages."""
    passages = theme_passages(pd.DataFrame([segment("IK-1", 0, "d"), segment("IK-1", 20, "k")]), BOOK)
    table = theme_by_informant(passages, BOOK, OWNERS)
    assert table[["theme", "informant", "n", "informants"]].to_numpy().tolist() == [
        ["d", "IK-1", 2, 1], ["d", "IP-1", 0, 1], ["n", "IK-1", 0, 0], ["n", "IP-1", 0, 0],
    ]  # fmt: skip


def test_passages_outside_interviews_are_nobodys() -> None:
    """A passage of a clipping counts for no informant."""
    passages = theme_passages(pd.DataFrame([segment("KL-1", 0, "d")]), BOOK)
    assert theme_by_informant(passages, BOOK, OWNERS)["n"].sum() == 0


UNITS = pd.DataFrame({"doc": "IK-1", "unit": [1, 2, 3], "start": [0, 20, 40], "end": [18, 38, 58]})


def test_jaccard_divides_both_by_either() -> None:
    """Two themes that share one of three units have a Jaccard of a third."""
    passages = theme_passages(
        pd.DataFrame(
            [segment("IK-1", 0, "d"), segment("IK-1", 22, "d"), segment("IK-1", 25, "n"), segment("IK-1", 41, "n")]
        ),
        BOOK,
    )
    row = theme_cooccurrence(passages, UNITS, BOOK).iloc[0]
    assert row[["first", "second", "n_first", "n_second", "n_both"]].tolist() == ["d", "n", 2, 2, 1]
    assert row["jaccard"] == 1 / 3


def test_themes_that_never_occur_have_no_jaccard() -> None:
    """Where neither theme occurs Jaccard is nan, not 0."""
    passages = theme_passages(pd.DataFrame([segment("IK-1", 0, "d")]), BOOK).head(0)
    assert np.isnan(theme_cooccurrence(passages, UNITS, BOOK)["jaccard"].iloc[0])


PEOPLE = pd.DataFrame(
    {
        "informant": ["IK-1", "IP-1"],
        "position": ["Staf", "Warga"],
        "consent": ["quote", "paraphrase"],
        "date": pd.to_datetime(["2022-09-12", "2022-10-01"]),
    }
)


def quotes(*segments: dict[str, object]) -> pd.DataFrame:
    """Return the quotes of the theme d."""
    table = theme_quotes(theme_passages(pd.DataFrame(segments), BOOK), BOOK, PEOPLE, OWNERS)
    return table[table["theme"] == "d"]


def test_only_informants_who_consent_are_quoted() -> None:
    """A passage of an informant to be paraphrased is counted and never quoted."""
    row = quotes(segment("IP-1", 0, "d", quote="y" * 70)).iloc[0]
    assert row[["informants", "passages", "quote"]].tolist() == [1, 1, ""]


def test_the_researchers_choice_goes_first() -> None:
    """A passage marked `kutip` is quoted before a shorter one; the passages against are counted."""
    table = quotes(
        segment("IK-1", 0, "d", quote="a" * 61),
        segment("IK-1", 20, "d", quote="b" * 90, memo="kutip", valence="contradicts"),
    )
    assert table["quote"].tolist() == ["b" * 90]
    assert table["contradicts"].tolist() == [1]


def test_without_a_choice_the_shortest_long_enough_is_quoted() -> None:
    """Passages under sixty characters are quoted only where there is nothing longer."""
    assert quotes(segment("IK-1", 0, "d", quote="a" * 20), segment("IK-1", 20, "d", quote="b" * 70))[
        "quote"
    ].tolist() == ["b" * 70]


def test_a_theme_without_a_quote_stays_in_the_table() -> None:
    """Themes without passages are listed with an empty quote."""
    table = theme_quotes(theme_passages(pd.DataFrame([segment("IK-1", 0, "d")]), BOOK), BOOK, PEOPLE, OWNERS)
    assert table.loc[table["theme"] == "n", ["passages", "quote"]].to_numpy().tolist() == [[0, ""]]


def test_citation_names_informant_position_and_day() -> None:
    """The citation is built from the informants table in both languages."""
    assert cite_interview("IK-1", PEOPLE, lang="id") == "(Wawancara IK-1, Staf, 12 September 2022)"
    assert cite_interview("IP-1", PEOPLE, lang="en") == "(Interview IP-1, Warga, 1 October 2022)"


MEMBERS = st.lists(
    st.tuples(st.sampled_from("an"), st.integers(1, 5), st.integers(0, 8), st.integers(1, 9)), max_size=12
)


@settings(deadline=None, derandomize=True, max_examples=50)
@given(MEMBERS)
def test_themes_meet_as_sets_do(drawn: list[tuple[str, int, int, int]]) -> None:
    """Counts and Jaccard are those of the sets of units, and the same whichever theme is named first."""
    units = pd.DataFrame({"doc": "x", "unit": range(1, 6), "start": range(0, 50, 10), "end": range(9, 59, 10)})
    table = pd.DataFrame(
        [(theme, "x", (unit - 1) * 10 + start, (unit - 1) * 10 + min(start + length, 9))
         for theme, unit, start, length in drawn],
        columns=["theme", "doc", "start", "end"],
    ).astype({"theme": "str", "doc": "str", "start": "int64", "end": "int64"})  # fmt: skip
    one, two = ({unit for theme, unit, _, _ in drawn if theme == name} for name in "an")

    found, turned = (
        theme_cooccurrence(table, units, pd.DataFrame({"code": list(order), "parent": "", "label_id": "",
                                                       "label_en": ""})).iloc[0]
        for order in ("an", "na")
    )  # fmt: skip

    assert found[["n_first", "n_second", "n_both"]].tolist() == [len(one), len(two), len(one & two)]
    assert turned[["n_first", "n_second", "n_both"]].tolist() == [len(two), len(one), len(one & two)]
    share = len(one & two) / len(one | two) if one | two else np.nan
    assert [found["jaccard"], turned["jaccard"]] == pytest.approx([share, share], nan_ok=True)


def test_a_passage_across_two_units_is_in_both() -> None:
    """Any overlap counts; a passage that ends where a unit starts is not in that unit."""
    passages = theme_passages(
        pd.DataFrame([segment("IK-1", 15, "d"), segment("IK-1", 10, "n"), segment("IP-1", 0, "n")]), BOOK
    )
    row = theme_cooccurrence(passages, UNITS, BOOK).iloc[0]
    assert row[["n_first", "n_second", "n_both"]].tolist() == [2, 1, 1]


def test_one_quote_an_informant() -> None:
    """With several quotes a theme, each informant is quoted once."""
    both = PEOPLE.assign(consent="quote")
    segments = [segment("IK-1", 0, "d", quote="a" * 61), segment("IK-1", 20, "d", quote="b" * 62),
                segment("IP-1", 0, "d", quote="c" * 90)]  # fmt: skip
    table = theme_quotes(theme_passages(pd.DataFrame(segments), BOOK), BOOK, both, OWNERS, most=3)
    assert table.loc[table["theme"] == "d", ["informant", "quote"]].to_numpy().tolist() == [
        ["IK-1", "a" * 61], ["IP-1", "c" * 90],
    ]  # fmt: skip


def test_kutipan_is_no_mark() -> None:
    """Only the word itself marks a quote: a memo about a `kutipan` does not."""
    table = quotes(
        segment("IK-1", 0, "d", quote="a" * 61),
        segment("IK-1", 20, "d", quote="b" * 90, memo="kutipan panjang"),
        segment("IK-1", 40, "d", quote="c" * 95, memo="Quote!"),
    )
    assert table["quote"].tolist() == ["c" * 95]
