"""Images as informants inside and outside perceive them."""

import pandas as pd
import pytest

from casestudy.findings.strategy.images import image_passages, image_valence

BOOK = pd.DataFrame({"code": ["kini", "harapan"], "parent": "", "label_id": "", "label_en": ""})
PEOPLE = pd.DataFrame({"informant": ["IK-1", "IP-1", "IP-2"], "standing": ["internal", "external", "external"]})
OWNERS = {"IK-1": "IK-1", "IK-1_2": "IK-1", "IP-1": "IP-1", "IP-2": "IP-2"}


def segments(*rows: tuple[str, int, str, str | None]) -> pd.DataFrame:
    """Make segments: document, start, code, valence."""
    table = pd.DataFrame(rows, columns=["doc", "start", "code", "valence"])
    return table.assign(end=table["start"] + 5, coder="k1", memo="")


SOME = segments(("IK-1", 0, "kini", "supports"), ("IK-1_2", 0, "kini", "mixed"), ("IP-1", 0, "kini", "contradicts"),
                ("IP-2", 0, "kini", "contradicts"), ("IP-2", 9, "kini", "supports"), ("IP-2", 20, "kini", None),
                ("KL-1", 0, "kini", "supports"))  # fmt: skip


def test_inside_and_outside_stand_side_by_side() -> None:
    """Passages are counted by the informant's standing; clippings are no informant's image; people count once."""
    table = image_valence(SOME, BOOK, PEOPLE, OWNERS, ["kini"])

    columns = ["standing", "supports", "mixed", "contradicts", "no_side", "n", "informants"]
    assert table[columns].to_numpy().tolist() == [["internal", 1, 1, 0, 0, 2, 1], ["external", 1, 0, 2, 1, 4, 2]]


def test_the_gap_is_between_the_balances() -> None:
    """A balance is (for - against) over passages with a side or both; the gap is internal less external."""
    table = image_valence(SOME, BOOK, PEOPLE, OWNERS, ["kini"])

    assert table["balance"].tolist() == pytest.approx([1 / 2, -1 / 3])
    assert table["gap"].tolist() == pytest.approx([5 / 6, 5 / 6])


def test_an_image_that_one_side_does_not_speak_of_has_no_gap() -> None:
    """Without passages there is no balance, and with one side only no gap; the rows are there."""
    table = image_valence(segments(("IK-1", 0, "harapan", "supports")), BOOK, PEOPLE, OWNERS, ["harapan", "kini"])

    assert table["n"].tolist() == [1, 0, 0, 0]
    assert table["balance"].notna().tolist() == [True, False, False, False]
    assert table["gap"].isna().all()


def test_the_passages_behind_carry_image_standing_and_informant() -> None:
    """Behind the numbers stand the passages of interviews, each with who says it and where that person stands."""
    rows = image_passages(SOME, BOOK, PEOPLE, OWNERS, ["kini"])

    assert rows[["doc", "standing", "informant", "valence"]].to_numpy().tolist() == [
        ["IK-1", "internal", "IK-1", "supports"], ["IK-1_2", "internal", "IK-1", "mixed"],
        ["IP-1", "external", "IP-1", "contradicts"], ["IP-2", "external", "IP-2", "contradicts"],
        ["IP-2", "external", "IP-2", "supports"], ["IP-2", "external", "IP-2", "no_side"],
    ]  # fmt: skip


def test_a_case_without_images_has_none() -> None:
    """Where the case names no codes the finding is empty."""
    assert image_valence(SOME, BOOK, PEOPLE, OWNERS, []).empty
