"""Themes: passages, informants, meetings, quotations."""

import numpy as np
import pandas as pd

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
