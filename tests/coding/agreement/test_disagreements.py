"""The units on which coders differ, with their words."""

import pandas as pd
import pytest

from casestudy.check import check_table
from casestudy.coding.agreement.disagreements import disagreements
from casestudy.coding.agreement.units import coding_units
from casestudy.errors import CaseError

TEXT = "P: Apa yang dilakukan?\nI: Kami hadir di kelurahan. Setiap pekan.\nI: Warga menulis surat.\n"
TEXTS = pd.DataFrame({"doc": ["IK-1"], "text": [TEXT]})
SPOKEN = ["Apa yang dilakukan?", "Kami hadir di kelurahan. Setiap pekan.", "Warga menulis surat."]
TURNS = check_table(
    pd.DataFrame({"text": SPOKEN, "start": [TEXT.index(words) for words in SPOKEN]}, index=[2, 3, 4]).assign(
        end=[TEXT.index(words) + len(words) for words in SPOKEN],
        doc="IK-1",
        turn=[1, 2, 3],
        speaker=["P", "I", "I"],
        role=["interviewer", "informant", "informant"],
    ),
    "turns",
    file="t.csv",
)


def segment(quote: str, code: str, coder: str) -> dict[str, object]:
    """Return a segment by its words."""
    start = TEXT.index(quote)
    return {"doc": "IK-1", "start": start, "end": start + len(quote), "quote": quote, "code": code, "coder": coder}


SEGMENTS = pd.DataFrame(
    [
        segment("Kami hadir", "hadir", "k1"),
        segment("hadir di kelurahan", "hadir", "k2"),
        segment("Setiap pekan", "rutin", "k2"),
        segment("surat", "tulis", "k1"),
        segment("Warga", "warga", "k2"),
        segment("menulis", "tulis", "k3"),
    ]
)
PAIR = ["k1", "k2"]


def test_turns_to_talk_about() -> None:
    """Each unit and code on which coders differ has a row with its place, who coded it, who not, and what instead."""
    units = coding_units(TEXTS, TURNS, unit="turn")

    table = disagreements(units, SEGMENTS, TEXTS, turns=TURNS, coders=PAIR)

    assert table.columns.tolist() == ["doc", "line", "turn", "speaker", "unit", "start", "end", "code", "coded_by",
                                      "not_coded_by", "instead", "text"]  # fmt: skip
    assert table.drop(columns=["doc", "speaker", "start", "end"]).to_numpy().tolist() == [
        [2, 2, 1, "rutin", "k2", "k1", "hadir", "Kami hadir di kelurahan. Setiap pekan."],
        [3, 3, 2, "tulis", "k1", "k2", "warga", "Warga menulis surat."],
        [3, 3, 2, "warga", "k2", "k1", "tulis", "Warga menulis surat."],
    ]
    for _, row in table.iterrows():
        assert TEXT[row["start"] : row["end"]] == row["text"]


def test_without_turns_and_cut() -> None:
    """Without the turns table there is no speaker; long units are cut when asked."""
    units = coding_units(TEXTS, TURNS, unit="sentence")

    table = disagreements(units, SEGMENTS, TEXTS, coders=PAIR, codes=["tulis"], cut=8)

    assert table[["line", "unit", "text"]].to_numpy().tolist() == [[3, 3, "Warga m…"]]
    assert "turn" not in table
    assert disagreements(units, SEGMENTS, TEXTS, coders=PAIR, codes=["tulis"], cut=20)["text"].tolist() == [
        "Warga menulis surat."
    ]


def test_characters_to_talk_about() -> None:
    """With characters the rows are the stretches that some coders marked and others did not, each once."""
    units = coding_units(TEXTS, TURNS, unit="character")

    table = disagreements(units, SEGMENTS, TEXTS, coders=PAIR, codes=["hadir", "rutin"])

    assert table[["code", "coded_by", "not_coded_by", "text"]].to_numpy().tolist() == [
        ["hadir", "k1", "k2", "Kami "],
        ["hadir", "k2", "k1", " di kelurahan"],
        ["rutin", "k2", "k1", "Setiap pekan"],
    ]


def test_a_stretch_is_not_cut_by_other_codes() -> None:
    """Where another code begins inside a stretch, the stretch of the code in question goes on."""
    units = coding_units(TEXTS, TURNS, unit="character")
    inner = pd.DataFrame([segment("Kami hadir di", "hadir", "k1"), segment("hadir", "warga", "k2")])

    table = disagreements(units, inner, TEXTS)

    assert table[["code", "text", "instead"]].to_numpy().tolist() == [
        ["hadir", "Kami hadir di", "warga"],
        ["warga", "hadir", "hadir"],
    ]


def test_stretches_stay_apart() -> None:
    """What does not touch, stands in two documents or was marked by different coders is not one stretch."""
    texts = pd.DataFrame({"doc": ["a", "b"], "text": ["0123456789", "0123456789"]})
    units = pd.DataFrame({"doc": ["a", "b"], "unit": 1, "start": 0, "end": 10})
    spans = pd.DataFrame(
        [("a", 0, 2, "k1"), ("a", 4, 6, "k1"), ("a", 6, 7, "k2"), ("b", 7, 9, "k2")],
        columns=["doc", "start", "end", "coder"],
    ).assign(code="x")

    table = disagreements(units, spans, texts, unit="character")

    assert table[["doc", "start", "end", "coded_by"]].to_numpy().tolist() == [
        ["a", 0, 2, "k1"], ["a", 4, 6, "k1"], ["a", 6, 7, "k2"], ["b", 7, 9, "k2"],
    ]  # fmt: skip


def test_three_coders() -> None:
    """All who coded and all who did not are named, those who did not judge the unit nowhere."""
    units = coding_units(TEXTS, TURNS, unit="turn")
    read = pd.DataFrame({"doc": ["IK-1", "IK-1"], "coder": ["k1", "k3"]})

    three = disagreements(units, SEGMENTS, TEXTS, codes=["tulis"])
    assert three[["coded_by", "not_coded_by"]].to_numpy().tolist() == [["k1, k3", "k2"]]
    judged = disagreements(units, SEGMENTS[SEGMENTS["coder"] != "k2"], TEXTS, coders=["k1", "k3"], judged=read)
    assert judged["code"].tolist() == ["hadir"]


def test_the_order_is_that_of_the_texts() -> None:
    """Rows go by document, place and code, however the tables are sorted."""
    units = coding_units(TEXTS, TURNS, unit="turn")

    there = disagreements(units, SEGMENTS, TEXTS)

    pd.testing.assert_frame_equal(disagreements(units[::-1], SEGMENTS[::-1], TEXTS), there)
    assert there["start"].is_monotonic_increasing


def test_documents_may_be_numbers() -> None:
    """A case that numbers its documents has the same disagreements as one that names them."""
    units = coding_units(TEXTS, TURNS, unit="turn")

    named = disagreements(units, SEGMENTS, TEXTS)
    numbered = disagreements(*(table.assign(doc=7) for table in (units, SEGMENTS, TEXTS)))

    pd.testing.assert_frame_equal(numbered.drop(columns="doc"), named.drop(columns="doc"))


@pytest.mark.parametrize("unit", ["document", "turn", "sentence", "character"])
def test_full_agreement(unit: str) -> None:
    """Coders who agree have nothing to discuss: an empty table with all its columns."""
    units = coding_units(TEXTS, TURNS, unit=unit)  # type: ignore[arg-type]
    both = pd.concat([SEGMENTS[:1], SEGMENTS[:1].assign(coder="k2")])

    table = disagreements(units, both, TEXTS, turns=TURNS)

    assert table.empty
    assert "not_coded_by" in table


def test_quotes_must_fit() -> None:
    """A segment that does not stand on its quote is refused before anything is listed."""
    units = coding_units(TEXTS, TURNS, unit="turn")

    with pytest.raises(CaseError, match="the text of IK-1 from 26 to 36"):
        disagreements(units, SEGMENTS.assign(quote=["Kamu hadir", *SEGMENTS["quote"][1:]]), TEXTS)
