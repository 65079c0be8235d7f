"""Themes of several cases in common rows."""

import pandas as pd

from casestudy.findings.themes.comparison.matching import match_themes


def book(*codes: str, parent: str = "") -> pd.DataFrame:
    """Return a codebook of these codes, each labelled by itself in capitals."""
    return pd.DataFrame(
        {"code": list(codes), "parent": parent, "label_id": [code.upper() for code in codes],
         "label_en": [f"{code.upper()}!" for code in codes]}
    )  # fmt: skip


def rows(table: pd.DataFrame) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return each common row with its match and the theme of each case."""
    return [(str(common), part["match"].iloc[0], tuple(part["theme"]))
            for common, part in table.groupby("common", sort=False)]  # fmt: skip


def joined(*pairs: tuple[str, str], label: str = "") -> pd.DataFrame:
    """Return a crosswalk of two cases."""
    return pd.DataFrame(pairs, columns=["x", "y"], dtype="str").assign(label_id=label, label_en=label, note="")


def test_equal_codes_share_a_row() -> None:
    """Without a crosswalk, codes that are spelt alike are one row; the others stand alone, the first case's first."""
    assert rows(match_themes({"x": book("a", "b", "c"), "y": book("d", "c", "b")})) == [
        ("b", "code", ("b", "b")),
        ("c", "code", ("c", "c")),
        ("a", "only", ("a", "")),
        ("d", "only", ("", "d")),
    ]


def test_the_crosswalk_goes_before_equal_codes() -> None:
    """A theme that the crosswalk joins to another is not joined by its spelling any more."""
    table = match_themes({"x": book("a", "b"), "y": book("b", "c")}, crosswalk=joined(("b", "c")))

    assert rows(table) == [
        ("b = c", "crosswalk", ("b", "c")),
        ("a", "only", ("a", "")),
        ("b", "only", ("", "b")),
    ]


def test_a_row_is_labelled_by_the_crosswalk_or_by_its_first_case() -> None:
    """Stated labels are shown; without them the first case's own."""
    books = {"x": book("a"), "y": book("b")}

    own = match_themes(books, crosswalk=joined(("a", "b")))
    stated = match_themes(books, crosswalk=joined(("a", "b"), label="Both"))

    assert own[["label_id", "label_en"]].drop_duplicates().to_numpy().tolist() == [["A", "A!"]]
    assert stated[["label_id", "label_en"]].drop_duplicates().to_numpy().tolist() == [["Both", "Both"]]


def test_a_row_of_three_cases_may_lack_one() -> None:
    """What two of three cases share is a common row, with the third empty."""
    table = match_themes({"x": book("a"), "y": book("b"), "z": book("a", "b")})

    assert rows(table) == [("a", "code", ("a", "", "a")), ("b", "code", ("", "b", "b"))]


def test_groups_are_rows_only_where_passages_were_given_them() -> None:
    """A group with children is no theme, unless somebody coded it."""
    grouped = pd.concat([book("g"), book("t", parent="g")], ignore_index=True)

    assert rows(match_themes({"x": grouped})) == [("t", "only", ("t",))]
    assert rows(match_themes({"x": grouped}, given={"x": {"g"}})) == [("g", "only", ("g",)), ("t", "only", ("t",))]
