"""What coders decided about every unit: choices of coders, codes and units, and what is refused."""

from typing import Any

import pandas as pd
import pytest

from casestudy.coding.agreement.decisions import decide
from casestudy.errors import CaseError

UNITS = pd.DataFrame({"doc": ["a", "a", "b"], "unit": [1, 2, 1], "start": [0, 10, 0], "end": [9, 19, 9]})
SEGMENTS = pd.DataFrame(
    [("a", 0, 5, "x", "k1"), ("a", 3, 12, "x", "k2"), ("b", 0, 5, "y", "k1"), ("c", 0, 5, "x", "k1"),
     ("b", 20, 25, "x", "k2")],
    columns=["doc", "start", "end", "code", "coder"],
)  # fmt: skip


def test_decisions_by_hand() -> None:
    """For each code, coder and unit there is a yes or a no; segments that reach no unit are counted."""
    found = decide(UNITS, SEGMENTS, unit="turn")

    assert (found.unit, found.coders, found.codes, found.outside) == ("turn", ["k1", "k2"], ["x", "y"], 2)
    assert found.coded.tolist() == [
        [[True, False, False], [True, True, False]],
        [[False, False, True], [False, False, False]],
    ]
    assert found.judged.all()
    assert (found.weight.tolist(), found.document.tolist(), found.documents) == ([1, 1, 1], [0, 0, 1], 2)


def test_stretches_of_characters() -> None:
    """Characters are counted in stretches between the ends of units and segments, each as long as it is."""
    found = decide(UNITS, SEGMENTS, unit="character")

    assert found.units[["doc", "unit", "start", "end"]].to_numpy().tolist() == [
        ["a", 1, 0, 3], ["a", 1, 3, 5], ["a", 1, 5, 9], ["a", 2, 10, 12], ["a", 2, 12, 19], ["b", 1, 0, 5],
        ["b", 1, 5, 9],
    ]  # fmt: skip
    assert found.weight.tolist() == [3, 2, 4, 2, 7, 5, 4]
    assert found.weight.sum() == (UNITS["end"] - UNITS["start"]).sum()
    assert found.coded[0].tolist() == [
        [True, True, False, False, False, False, False],
        [False, True, True, True, False, False, False],
    ]


def test_characters_of_overlapping_units_count_once() -> None:
    """A character in two units is one character."""
    units = pd.DataFrame({"doc": "a", "unit": [1, 2], "start": [0, 5], "end": [10, 15]})

    assert decide(units, SEGMENTS.iloc[:2], unit="character").weight.sum() == 15


def test_choices() -> None:
    """Chosen coders and codes are compared in the order given, doubles once; others play no part."""
    found = decide(UNITS, SEGMENTS, unit="turn", coders=["k2", "k1", "k2"], codes=["z", "x"])

    assert (found.coders, found.codes) == (["k2", "k1"], ["z", "x"])
    assert found.coded[0].sum() == 0
    assert found.coded[1].tolist() == [[True, True, False], [True, False, False]]


def test_rows_in_any_order_and_documents_as_categories() -> None:
    """Neither the order of rows nor how pandas stores documents changes a decision."""
    mixed = UNITS.astype({"doc": pd.CategoricalDtype(["b", "a"])})[::-1]

    for unit in ("turn", "character"):
        there, back = decide(UNITS, SEGMENTS, unit=unit), decide(mixed, SEGMENTS[::-1], unit=unit)
        pd.testing.assert_frame_equal(there.units, back.units)
        assert (there.coded == back.coded).all()
        assert there.outside == back.outside


def test_the_table_names_its_unit() -> None:
    """Units of one kind need no name; their characters can be compared; another name is refused."""
    turns = UNITS.assign(kind="turn")

    assert decide(turns, SEGMENTS).unit == "turn"
    assert decide(turns, SEGMENTS, unit="character").unit == "character"
    with pytest.raises(CaseError, match='the value is "sentence", but the name of the unit: turn was expected'):
        decide(turns, SEGMENTS, unit="sentence")


def test_a_unit_needs_a_name() -> None:
    """Units of the caller's own are named by the caller, in any word; a table of two kinds has no name."""
    two_kinds = UNITS.assign(kind=["turn", "turn", "sentence"])

    assert decide(UNITS, SEGMENTS, unit="baris").unit == "baris"
    for units in (UNITS, two_kinds, UNITS.assign(kind="interview")):
        with pytest.raises(CaseError, match="the name of the unit"):
            decide(units, SEGMENTS)


def test_who_judged_what() -> None:
    """Documents, or units, that a coder did not judge are no decision; coding a unit shows that it was judged."""
    documents = pd.DataFrame({"doc": ["a", "b", "a"], "coder": ["k1", "k1", "k2"]})
    parts = pd.DataFrame({"doc": ["a", "b"], "unit": [1, 1], "coder": ["k1", "k1"]})

    assert decide(UNITS, SEGMENTS, unit="turn", judged=documents).judged.tolist() == [
        [True, True, True],
        [True, True, False],
    ]
    assert decide(UNITS, SEGMENTS, unit="turn", judged=parts).judged.tolist() == [
        [True, False, True],
        [True, True, False],
    ]


def test_a_misspelt_coder() -> None:
    """A coder whom no segment names is refused while others wait to be chosen; else it is one who found nothing."""
    with pytest.raises(CaseError, match='coders: the value is "k3", but one of: k1, k2 was expected'):
        decide(UNITS, SEGMENTS, unit="turn", coders=["k1", "k3"])

    assert decide(UNITS, SEGMENTS, unit="turn", coders=["k1", "k2", "k3"]).coded[:, 2].sum() == 0
    read = pd.DataFrame({"doc": ["a"], "coder": ["k3"]})
    assert decide(UNITS, SEGMENTS, unit="turn", coders=["k1", "k3"], judged=read).coders == ["k1", "k3"]


def test_one_coder_at_two_times() -> None:
    """By another column than the coder, one coder's codings are told apart by its values."""
    twice = SEGMENTS[SEGMENTS["coder"] == "k1"].assign(time=pd.to_datetime(["2022-05-01", "2022-06-01", "2022-06-01"]))

    assert decide(UNITS, twice, unit="turn", by="time").coders == ["k1 (2022-05-01)", "k1 (2022-06-01)"]
    with pytest.raises(CaseError, match="one coder at several times"):
        decide(UNITS, SEGMENTS.assign(time=1), unit="turn", by="time")


def test_segments_stand_on_their_quotes() -> None:
    """Every segment whose words are not in the text at its place is named: the coders read different texts."""
    texts = pd.DataFrame({"doc": ["a", "b"], "text": ["Kami hadir di sana.", "Mereka pergi."]})
    quoted = SEGMENTS.assign(quote=["Kami ", "i hadir d", "Merek", "apa pun", ""])

    assert decide(UNITS, quoted, unit="turn", texts=texts).outside == 2

    with pytest.raises(CaseError) as error:
        decide(UNITS, quoted.assign(quote=["Kamu ", "i hadir d", "Mereka", "apa pun", ""]), unit="turn", texts=texts)
    assert [problem.value for problem in error.value.problems] == ["Kamu ", "Mereka"]
    assert "the text of b from 0 to 5 was expected" in str(error.value)


def test_texts_of_every_document() -> None:
    """A document without its text cannot be compared on its text."""
    with pytest.raises(CaseError, match='texts, column "doc": the value is "b"'):
        decide(
            UNITS,
            SEGMENTS[2:3].assign(quote="Merek"),
            unit="turn",
            texts=pd.DataFrame({"doc": ["a"], "text": ["Kami hadir di sana."]}),
        )


@pytest.mark.parametrize(
    ("units", "segments", "message"),
    [
        (UNITS.drop(columns="end"), SEGMENTS, 'units, column "end": that column was expected'),
        (UNITS, SEGMENTS.drop(columns=["code", "coder"]), 'segments, column "code": that column was expected'),
        (UNITS, SEGMENTS.assign(coder=SEGMENTS["coder"].mask(SEGMENTS.index == 1)), 'segments, row 3, column "coder"'),
        (UNITS.assign(start=UNITS["start"].mask(UNITS.index == 1)), SEGMENTS, 'units, row 3, column "start"'),
    ],
)
def test_incomplete_tables(units: pd.DataFrame, segments: pd.DataFrame, message: str) -> None:
    """A missing column or an empty cell is named before anything is compared."""
    with pytest.raises(CaseError) as error:
        decide(units, segments, unit="turn")

    assert message in str(error.value)


@pytest.mark.parametrize("options", [{}, {"unit": "character"}, {"coders": ["k1", "k2"], "codes": ["x"]}])
def test_nothing_to_decide(options: dict[str, Any]) -> None:
    """Without units, and without segments, there is nothing to decide and nothing breaks."""
    found = decide(UNITS.iloc[:0], SEGMENTS, **options)

    assert (len(found.units), found.documents, found.outside > 0) == (0, 0, True)
    assert decide(UNITS, SEGMENTS.iloc[:0], **{"unit": "turn", **options}).coded.sum() == 0
