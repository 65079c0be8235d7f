"""Themes in the informants' words, and how documents are cited."""

import pandas as pd
import pytest

from casestudy.errors import Language
from casestudy.findings.themes.voices.quotes import (
    cite_interview,
    document_citations,
    theme_quotes,
    theme_voices,
    with_voices,
)

BOOK = pd.DataFrame({"code": ["s", "d", "n"], "parent": ["", "s", ""], "label_id": "", "label_en": ""})
OWNERS = {"IK-1": "IK-1", "IP-1": "IP-1"}
PEOPLE = pd.DataFrame(
    {
        "informant": ["IK-1", "IP-1"],
        "position": ["Staf", "Warga"],
        "consent": pd.Categorical(["quote", "paraphrase"]),
        "date": pd.to_datetime(["2022-09-12", "2022-10-01"]),
    }
)
BOTH = PEOPLE.assign(consent="quote")


def said(doc: str, start: int, quote: str, memo: str = "", valence: str = "supports") -> dict[str, object]:
    """Make one passage of the theme d."""
    return {"theme": "d", "doc": doc, "start": start, "end": start + len(quote), "quote": quote, "memo": memo,
            "valence": valence}  # fmt: skip


def quotes(*passages: dict[str, object], people: pd.DataFrame = PEOPLE, most: int = 1) -> pd.DataFrame:
    """Return the quotes of the theme d."""
    table = theme_quotes(pd.DataFrame(passages), BOOK, people, OWNERS, most=most)
    return table[table["theme"] == "d"]


def test_only_informants_who_consent_are_quoted() -> None:
    """A passage of an informant to be paraphrased is counted and never quoted or cited."""
    row = quotes(said("IP-1", 0, "y" * 70)).iloc[0]

    assert row[["informants", "passages", "quote", "citation_id"]].tolist() == [1, 1, "", ""]


def test_consent_that_is_not_stated_allows_no_quotation() -> None:
    """An informant whose consent is empty is not quoted."""
    unstated = PEOPLE.assign(consent=pd.Categorical([None, None], categories=["quote", "paraphrase"]))

    assert quotes(said("IK-1", 0, "y" * 70), people=unstated)["quote"].tolist() == [""]


def test_a_quote_carries_its_citation_in_both_languages() -> None:
    """Informant, position and day stand under the quote, as each language writes them."""
    row = quotes(said("IK-1", 0, "y" * 70)).iloc[0]

    assert row["citation_id"] == "(Wawancara IK-1, Staf, 12 September 2022)"
    assert row["citation_en"] == "(Interview IK-1, Staf, 12 September 2022)"


def test_the_researchers_choice_goes_first() -> None:
    """A passage marked `kutip` is quoted before a shorter one; the passages against are counted."""
    table = quotes(said("IK-1", 0, "a" * 61), said("IK-1", 80, "b" * 90, "kutip", "contradicts"))

    assert table["quote"].tolist() == ["b" * 90]
    assert table["contradicts"].tolist() == [1]


def test_all_marked_passages_go_before_the_rest() -> None:
    """Two marked passages of one informant are both quoted, before unmarked ones of others."""
    table = quotes(said("IK-1", 0, "a" * 90, "kutip"), said("IK-1", 100, "b" * 95, "Kutip!"), said("IP-1", 0, "c" * 61),
                   people=BOTH, most=3)  # fmt: skip

    assert table["quote"].tolist() == ["a" * 90, "b" * 95, "c" * 61]


def test_one_unmarked_quote_an_informant() -> None:
    """Without marks, each informant is quoted once, the shortest that is long enough first."""
    table = quotes(
        said("IK-1", 0, "a" * 61), said("IK-1", 80, "b" * 62), said("IP-1", 0, "c" * 90), people=BOTH, most=3
    )

    assert table[["informant", "quote"]].to_numpy().tolist() == [["IK-1", "a" * 61], ["IP-1", "c" * 90]]


def test_without_a_choice_the_shortest_long_enough_is_quoted() -> None:
    """Passages under sixty characters are quoted only where there is nothing longer."""
    assert quotes(said("IK-1", 0, "a" * 20), said("IK-1", 30, "b" * 70))["quote"].tolist() == ["b" * 70]
    assert quotes(said("IK-1", 0, "a" * 20))["quote"].tolist() == ["a" * 20]


def test_kutipan_is_no_mark() -> None:
    """Only the word itself marks a quote: a memo about a `kutipan` does not."""
    table = quotes(said("IK-1", 0, "a" * 61), said("IK-1", 80, "b" * 90, "kutipan panjang"),
                   said("IK-1", 180, "c" * 95, "pilihan; Quote"))  # fmt: skip

    assert table["quote"].tolist() == ["c" * 95]


def test_a_theme_without_a_quote_stays_in_the_table() -> None:
    """Themes without passages are listed with an empty quote and their group."""
    table = theme_quotes(pd.DataFrame([said("IK-1", 0, "a" * 61)]), BOOK, PEOPLE, OWNERS)

    assert table[["theme", "parent", "passages", "quote"]].to_numpy().tolist() == [
        ["d", "s", 1, "a" * 61], ["n", "", 0, ""],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "citation"),
    [("id", "(Wawancara IP-1, Warga, 1 Oktober 2022)"), ("en", "(Interview IP-1, Warga, 1 October 2022)")],
)
def test_citation_names_informant_position_and_day(lang: Language, citation: str) -> None:
    """The citation of an interview is built from the informants table."""
    assert cite_interview("IP-1", PEOPLE, lang=lang) == citation


def test_every_document_is_cited_by_what_it_is() -> None:
    """Interviews are cited by informant, other documents by code and day; words are quotable or not."""
    texts = pd.DataFrame(
        {
            "doc": ["IK-1", "IP-1", "OBS-1", "KM-7", "DOK-1", "KL-9", "X"],
            "source": ["interview", "interview", "observation", "comment", "document", "clipping", "interview"],
            "date": pd.to_datetime(
                pd.Series(["2022-09-12", "2022-10-01", "2022-09-14", "2022-01-05", "2021-11-01", None, None])
            ),
            "date_precision": ["day", "day", "day", "", "month", "", ""],
        }
    )

    table = document_citations(texts, PEOPLE, OWNERS)

    assert table["citation_id"].tolist() == [
        "(Wawancara IK-1, Staf, 12 September 2022)", "(Wawancara IP-1, Warga, 1 Oktober 2022)",
        "(Observasi OBS-1, 14 September 2022)", "(Komentar KM-7, 5 Januari 2022)", "(Dokumen DOK-1, November 2021)",
        "(Kliping KL-9)", "(Wawancara X)",
    ]  # fmt: skip
    assert table["citation_en"].tolist()[3:5] == ["(Comment KM-7, 5 January 2022)", "(Document DOK-1, November 2021)"]
    assert table["quotable"].tolist() == [True, False, True, True, True, True, False]


def test_words_that_may_not_be_shown_are_paraphrased() -> None:
    """A quotation stands in quotation marks before its citation; without one the coder's remark does, unmarked."""
    table = pd.DataFrame(
        {
            "quote": ["Kami hadir.", "", "", ""], "memo": ["a", "kutip; Ia ragu.", "", "Kutip"],
            "citation_id": ["(A)", "(B)", "", "(C)"], "citation_en": ["(A)", "(B)", "", "(C)"],
        }
    )  # fmt: skip

    assert with_voices(table)["voice_en"].tolist() == ["“Kami hadir.” (A)", "Ia ragu. (B)", "", "(C)"]


def test_a_theme_stands_once_with_all_its_quotes() -> None:
    """Two quotes of a theme are two lines of one row, in their order; a theme without quotes has an empty cell."""
    passages = pd.DataFrame([said("IK-1", 0, "a" * 61), said("IP-1", 0, "c" * 90, valence="contradicts")])

    table = theme_voices(theme_quotes(passages, BOOK, BOTH, OWNERS, most=2))

    assert table[["theme", "informants", "passages", "contradicts"]].to_numpy().tolist() == [
        ["d", 2, 2, 1],
        ["n", 0, 0, 0],
    ]
    assert table["voice_id"].tolist() == [
        f"“{'a' * 61}” (Wawancara IK-1, Staf, 12 September 2022)\n"
        f"“{'c' * 90}” (Wawancara IP-1, Warga, 1 Oktober 2022)",
        "",
    ]  # fmt: skip
