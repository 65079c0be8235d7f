"""Informants whom their post identifies: counted by hand."""

import pandas as pd

from casestudy.privacy.risks import risky_informants

PEOPLE = pd.DataFrame(
    [
        ("IK-1", "Kepala", "Humas", "internal"), ("IK-2", "Staf", "Humas", "internal"),
        ("IK-3", "staf ", "HUMAS", "internal"), ("IP-1", "Warga", "Warga", "external"),
        ("IP-2", "Warga", "Warga", "external"), ("IP-3", "Warga", "Warga", "external"),
        ("IP-4", "Wartawan", "Media", "external"), ("IP-5", "Lurah", "", "internal"),
    ],
    columns=["informant", "position", "unit", "standing"],
)  # fmt: skip


def test_the_rarest_posts_come_first() -> None:
    """One of a kind is red, two are amber, three are not told; capitals and blanks make no difference."""
    risky = risky_informants(PEOPLE)

    assert risky[["informant", "k", "level"]].to_numpy().tolist() == [
        ["IK-1", 1, "red"], ["IP-4", 1, "red"], ["IP-5", 1, "red"], ["IK-2", 2, "amber"], ["IK-3", 2, "amber"],
    ]  # fmt: skip


def test_a_coarser_group_is_suggested() -> None:
    """The finest column of which at least three are alike is named, with how many; an empty cell is no group."""
    risky = risky_informants(PEOPLE).set_index("informant")

    assert risky.loc[["IK-1", "IP-4", "IP-5"], ["coarser", "coarser_k"]].to_numpy().tolist() == [
        ["unit", 3], ["standing", 4], ["standing", 4],
    ]  # fmt: skip


def test_nothing_hides_who_stands_alone_in_everything() -> None:
    """Where no column has three alike, none is suggested."""
    risky = risky_informants(PEOPLE.head(2))

    assert risky["coarser"].tolist() == ["", ""]
    assert risky["coarser_k"].isna().all()


def test_more_columns_make_groups_smaller() -> None:
    """A column that parts a group of three, such as sex, makes its members recognisable."""
    sexes = PEOPLE.assign(sex=["p", "l", "p", "l", "l", "p", "l", "p"])

    assert "IP-3" in risky_informants(sexes, by=("unit", "position", "sex"))["informant"].tolist()
    assert "IP-3" not in risky_informants(sexes)["informant"].tolist()


def test_nobody_is_at_risk_in_an_empty_register() -> None:
    """A register without rows has no risky informants."""
    assert risky_informants(PEOPLE.head(0)).empty
