"""Units that could have been coded, and how much of each is covered."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.check import check_table
from casestudy.coding.agreement.units import Unit, coded_units, coding_units, covered, line_up, merge, reaches
from casestudy.errors import CaseError

STABLE = settings(deadline=None, derandomize=True, max_examples=80)
INTERVALS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda two: (min(two), max(two))), max_size=8
)


def turns(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    """Return turns, each with its document, role, start and end, as a loader types them."""
    raw = pd.DataFrame(rows, columns=["doc", "role", "start", "end"], index=range(2, 2 + len(rows)))
    return check_table(raw.assign(turn=range(len(rows)), speaker="S", text="teks"), "turns", file="t.csv")


def universe(*sizes: int) -> pd.DataFrame:
    """Return units of ten characters, so many a document, in documents d0, d1 and so on."""
    rows = [(f"d{doc}", unit + 1, unit * 10, unit * 10 + 9) for doc, size in enumerate(sizes) for unit in range(size)]
    return pd.DataFrame(rows, columns=["doc", "unit", "start", "end"]).astype({"doc": "str"})


def given_to(*rows: tuple[int, int], code: str = "x", coder: str = "k1") -> pd.DataFrame:
    """Return segments of one coder and code in document d0."""
    return pd.DataFrame(rows, columns=["start", "end"]).assign(doc="d0", code=code, coder=coder)


TEXTS = pd.DataFrame(
    {"doc": ["IK-1", "OBS-1"], "text": ["P: Apa?\n\nI: Baik. Ya.\n\nI: Ya", "Satu.\n \n\nDua dan\ntiga. Empat.\n"]}
)
TURNS = turns(("IK-1", "interviewer", 3, 7), ("IK-1", "informant", 12, 21), ("IK-1", "informant", 26, 28))
TURN_SPANS = [["IK-1", 1, 12, 21], ["IK-1", 2, 26, 28], ["OBS-1", 1, 0, 5], ["OBS-1", 2, 9, 16], ["OBS-1", 3, 17, 29]]


@pytest.mark.parametrize(
    ("unit", "spans"),
    [
        ("document", [["IK-1", 1, 0, 28], ["OBS-1", 1, 0, 30]]),
        ("turn", TURN_SPANS),
        ("character", TURN_SPANS),
        ("paragraph", [["IK-1", 1, 0, 7], ["IK-1", 2, 9, 21], ["IK-1", 3, 23, 28], *TURN_SPANS[2:]]),
        ("sentence", [["IK-1", 1, 12, 17], ["IK-1", 2, 18, 21], ["IK-1", 3, 26, 28], *TURN_SPANS[2:4],
                      ["OBS-1", 3, 17, 22], ["OBS-1", 4, 23, 29]]),
    ],
)  # fmt: skip
def test_coding_units(unit: Unit, spans: list[list[object]]) -> None:
    """A unit is a document, an informant's turn, a line that is not blank or a sentence, numbered in each document."""
    units = coding_units(TEXTS, TURNS, unit=unit)

    assert units.columns.tolist() == ["doc", "unit", "start", "end", "kind"]
    assert units[["doc", "unit", "start", "end"]].to_numpy().tolist() == spans
    assert set(units["kind"]) == {unit}


def test_a_sentence_never_crosses_a_turn() -> None:
    """A turn that breaks off without a stop ends its sentence: the next speaker begins another."""
    text = "I: Kami datang ke\nP: mana?\nI: Balai Kota. Sore."
    talk = turns(("IK-1", "informant", 3, 17), ("IK-1", "interviewer", 21, 26), ("IK-1", "informant", 30, 47))

    units = coding_units(pd.DataFrame({"doc": ["IK-1"], "text": [text]}), talk, unit="sentence")

    assert [text[a:b] for a, b in zip(units["start"], units["end"], strict=True)] == [
        "Kami datang ke",
        "Balai Kota.",
        "Sore.",
    ]


def test_sentences_know_the_language() -> None:
    """The abbreviations of a language do not end its sentences."""
    texts = pd.DataFrame({"doc": ["d"], "text": ["We met Mr. Smith there."]})
    none = turns()

    assert len(coding_units(texts, none, unit="sentence", lang="en")) == 1
    assert len(coding_units(texts, none, unit="sentence", lang="id")) == 2


def test_an_interview_without_answers_has_no_turns() -> None:
    """Questions are no units, and a document that has turns is not cut into paragraphs instead."""
    questions = turns(("IK-1", "interviewer", 3, 7))

    for unit in ("turn", "sentence", "character"):
        assert coding_units(TEXTS.iloc[:1], questions, unit=unit).empty


def test_an_unknown_unit() -> None:
    """A unit that does not exist is refused with those that do."""
    with pytest.raises(CaseError, match="one of: document, turn, paragraph, sentence, character"):
        coding_units(TEXTS, TURNS, unit="word")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("start", "end", "reached"),
    [(10, 19, [2]), (12, 14, [2]), (9, 10, []), (8, 11, [1, 2]), (0, 29, [1, 2, 3]), (19, 20, []), (28, 40, [3]),
     (5, 5, []), (7, 3, [])],
)  # fmt: skip
def test_any_overlap_codes_a_unit(start: int, end: int, reached: list[int]) -> None:
    """A segment codes each unit that it shares a character with; ends are exclusive, and nothing codes nothing."""
    assert coded_units(universe(3), given_to((start, end)))["unit"].tolist() == reached


@pytest.mark.parametrize(("overlap", "reached"), [(0.0, [1, 2]), (0.3, [1, 2]), (0.5, [1]), (1.0, [])])
def test_a_share_of_overlap(overlap: float, reached: list[int]) -> None:
    """What a coder's segments cover together, doubles once, is held against the share of the unit's nine characters."""
    segments = given_to((0, 3), (2, 4), (6, 7), (17, 18), (15, 17))

    # 5 of 9 characters of the first unit and 3 of 9 of the second
    assert coded_units(universe(2), segments, overlap=overlap)["unit"].tolist() == reached


def test_shares_are_of_one_coder_and_code() -> None:
    """Two coders, or two codes, do not add up to the share that one must reach."""
    both = pd.concat([given_to((0, 4)), given_to((4, 9), coder="k2"), given_to((4, 9), code="y")])

    assert coded_units(universe(1), both, overlap=0.5).to_numpy().tolist() == [
        ["d0", 1, "x", "k2"],
        ["d0", 1, "y", "k1"],
    ]


def test_a_segment_that_ends_before_it_starts() -> None:
    """A segment whose ends are turned round covers nothing, and takes nothing from the others."""
    assert coded_units(universe(1), given_to((0, 5), (7, 3)), overlap=0.5)["unit"].tolist() == [1]


@pytest.mark.parametrize("overlap", [-0.1, 1.5, float("nan")])
def test_an_overlap_is_a_share(overlap: float) -> None:
    """A share lies between 0 and 1."""
    with pytest.raises(CaseError, match="a share of a unit from 0 to 1"):
        coded_units(universe(1), given_to((0, 4)), overlap=overlap)


def test_coded_units_are_listed_once() -> None:
    """Several segments of a coder in one unit are one coding of it; rows are sorted."""
    segments = pd.concat(
        [
            given_to((2, 4), code="y").assign(doc="d1"),
            given_to((2, 4), (5, 7), coder="k2"),
            given_to((2, 9)),
            given_to((2, 9)).assign(doc="d9"),
        ]
    )

    assert coded_units(universe(1, 1), segments).to_numpy().tolist() == [
        ["d0", 1, "x", "k1"],
        ["d0", 1, "x", "k2"],
        ["d1", 1, "y", "k1"],
    ]
    assert coded_units(universe(1), segments.iloc[:0]).columns.tolist() == ["doc", "unit", "code", "coder"]


def test_units_of_the_caller() -> None:
    """Units may have names, overlap and stand in any order; each is judged by its own span."""
    units = pd.DataFrame({"doc": "d0", "unit": ["b", "a", "c"], "start": [5, 0, 2], "end": [9, 30, 4]})

    assert coded_units(units, given_to((6, 7)))["unit"].tolist() == ["a", "b"]


def test_documents_do_not_touch() -> None:
    """On the one line that holds all documents, the end of one and the start of the next stay apart."""
    units = universe(1, 1)
    segments = given_to((0, 9))

    starts, ends, placed = line_up(units, segments.assign(doc="d1"))

    assert (starts.tolist(), ends.tolist()) == ([0, 10], [9, 19])
    assert placed[["start", "end"]].to_numpy().tolist() == [[10, 19]]


@STABLE
@given(INTERVALS, INTERVALS, st.sampled_from([0.0, 0.25, 0.5, 1.0]))
def test_intervals_against_sets_of_characters(given_: Any, units: Any, overlap: float) -> None:
    """Merging, covering and sharing do with intervals what sets of characters would do."""
    covered_set = {place for start, end in given_ for place in range(start, end)}
    starts, ends = (np.array([pair[side] for pair in units], dtype="int64") for side in (0, 1))
    opens, closes = (np.array([pair[side] for pair in given_], dtype="int64") for side in (0, 1))

    spans = merge(opens, closes)

    assert {place for a, b in zip(*spans, strict=True) for place in range(a, b)} == covered_set
    assert (spans[0][1:] > spans[1][:-1]).all()
    within = [len(covered_set & set(range(a, b))) for a, b in units]
    assert covered(spans, starts, ends).tolist() == within
    table = pd.DataFrame({"start": opens, "end": closes})
    assert reaches(table, starts, ends, overlap=overlap).tolist() == [
        n > 0 and n >= overlap * (b - a) for n, (a, b) in zip(within, units, strict=True)
    ]
