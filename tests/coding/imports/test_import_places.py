"""Where imported passages stand."""

import pandas as pd
import pytest

from casestudy.coding.imports.placing import Place, find_places, match_document

DOCS = ["IK-1", "IK-2_1", "IK-2_2", "IP-1.2", "Kliping é"]
TEXT = "Ya. Satu. Ya. Dua. Ya. Tiga. Ya."


def places(*rows: tuple[str, str], text: str = TEXT) -> list[list[Place] | None]:
    """Return the places of quotes with what a file says of their start."""
    table = pd.DataFrame(rows, columns=["quote", "start"]).assign(doc="a")
    return list(find_places(table, pd.DataFrame({"doc": ["a"], "text": [text]})).values())


@pytest.mark.parametrize(
    ("name", "docs"),
    [
        ("IK-1", ["IK-1"]),
        ("ik-1", ["IK-1"]),
        ("IK 1.docx", ["IK-1"]),
        ("C:\\naskah\\IK-1.TXT", ["IK-1"]),
        ("raw/interviews/IK-1.vtt", ["IK-1"]),
        ("IP-1.2", ["IP-1.2"]),
        ("IP-1.2.docx", ["IP-1.2"]),
        ("KLIPING E\u0301", ["Kliping é"]),
        ("IK-2", ["IK-2_1", "IK-2_2"]),
        ("IK-2_2.docx", ["IK-2_2"]),
        ("IK-3", []),
        ("", []),
        (".docx", []),
    ],
)
def test_documents_are_known_by_their_names(name: str, docs: list[str]) -> None:
    """Folder, ending, capitals and joints make no difference; an informant's name means each of their interviews."""
    assert match_document(name, DOCS) == docs


def test_names_that_mean_two_documents() -> None:
    """Where only a hyphen tells two documents apart, the exact name is needed."""
    assert match_document("IK_1", ["IK-1", "IK_1"]) == ["IK_1"]
    assert match_document("ik 1", ["IK-1", "IK_1"]) == []


def test_an_exact_offset_chooses() -> None:
    """In a file whose offsets are right, or alone in it, an offset chooses among several places."""
    assert places(("Ya.", "10")) == [[("a", 10, 13)]]
    assert places(("Satu", "4"), ("Ya.", "19")) == [[("a", 4, 8)], [("a", 19, 22)]]


def test_offsets_that_are_off_choose_by_their_neighbours() -> None:
    """A program that counts one more for each line is followed; its offsets are never believed as they stand."""
    shifted = [("Satu", "6"), ("Ya.", "13"), ("Dua", "17"), ("Ya.", "23"), ("Tiga", "28")]

    assert [found[0][1] for found in places(*shifted) if found] == [4, 10, 14, 19, 23]


@pytest.mark.parametrize("start", ["", "x", "11", "99", "-1"])
def test_an_offset_that_chooses_nothing(start: str) -> None:
    """Without an offset that fits, words that stand in several places stay ambiguous, and those that stand once not."""
    several, once, nowhere = places(("Ya.", start), ("Dua", start), ("Lima", "4"))

    assert several is not None
    assert len(several) == 4
    assert once == [("a", 14, 17)]
    assert nowhere == []


def test_one_informant_with_several_interviews() -> None:
    """A passage is looked for in each interview of its informant; an unknown document has no places at all."""
    texts = pd.DataFrame({"doc": ["IK-2_1", "IK-2_2"], "text": ["Kami hadir. Ya.", "Ya, kami pulang."]})
    table = pd.DataFrame(
        {"doc": ["IK-2", "IK-2", "IK-9"], "quote": ["kami pulang", "Ya", "Ya"], "start": ""}, index=[4, 5, 9]
    )

    assert find_places(table, texts) == {
        4: [("IK-2_2", 4, 15)],
        5: [("IK-2_1", 12, 14), ("IK-2_2", 0, 2)],
        9: None,
    }
