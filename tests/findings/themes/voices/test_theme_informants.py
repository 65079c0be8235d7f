"""Themes by informant: passages, and people."""

import pandas as pd

from casestudy.findings.themes.voices.informants import THEME_BY_INFORMANT, informant_passages, theme_by_informant

BOOK = pd.DataFrame({"code": ["s", "d", "k", "n"], "parent": ["", "s", "d", ""], "label_id": "", "label_en": ""})
OWNERS = {"IK-1": "IK-1", "IK-1_2": "IK-1", "IP-1": "IP-1"}


def passages(*rows: tuple[str, str]) -> pd.DataFrame:
    """Make passages: theme and document."""
    return pd.DataFrame(rows, columns=["theme", "doc"], dtype="str").assign(start=range(len(rows)))


def test_every_theme_and_informant_is_in_the_matrix() -> None:
    """Pairs without passages are there with 0; the number of informants counts people, not passages or interviews."""
    table = theme_by_informant(passages(("d", "IK-1"), ("d", "IK-1"), ("d", "IK-1_2")), BOOK, OWNERS)

    assert table[["theme", "informant", "n", "informants"]].to_numpy().tolist() == [
        ["d", "IK-1", 3, 1], ["d", "IP-1", 0, 1], ["n", "IK-1", 0, 0], ["n", "IP-1", 0, 0],
    ]  # fmt: skip


def test_a_broad_code_given_itself_is_a_theme() -> None:
    """A first-level code with children is a theme where passages carry that code itself, and is counted."""
    table = theme_by_informant(passages(("s", "IK-1")), BOOK, OWNERS)

    assert table["theme"].unique().tolist() == ["s", "d", "n"]
    assert table["n"].sum() == 1


def test_passages_outside_interviews_are_nobodys() -> None:
    """A passage of a clipping counts for no informant."""
    table = theme_by_informant(passages(("d", "KL-1")), BOOK, OWNERS)

    assert table["n"].sum() == table["informants"].sum() == 0


def test_a_second_interview_belongs_to_its_informant() -> None:
    """Passages of all interviews of an informant carry the informant's code; others are left out."""
    said = informant_passages(passages(("d", "IK-1_2"), ("d", "KL-1"), ("n", "IP-1")), OWNERS)

    assert said[["doc", "informant"]].to_numpy().tolist() == [["IK-1_2", "IK-1"], ["IP-1", "IP-1"]]


def test_numbers_are_counted_from_the_passages() -> None:
    """Each number is that of the rows which its count picks."""
    rows = passages(("d", "IK-1"), ("d", "IP-1"), ("n", "IP-1"))
    table = theme_by_informant(rows, BOOK, OWNERS)
    said = informant_passages(rows, OWNERS)

    for cell in table.to_dict("records"):
        for column, count in THEME_BY_INFORMANT.items():
            picked = count.of(said)
            assert cell[column] == (picked[list(count.by)] == [cell[key] for key in count.by]).all(axis=1).sum()
