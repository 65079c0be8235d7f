"""The tree of codes with its passages."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.findings.themes.tree import theme_tree, tree_passages

BOOK = pd.DataFrame(
    {
        "code": ["s", "d", "k", "w", "n"],
        "parent": ["", "s", "d", "d", ""],
        "label_id": list("sdkwn"),
        "label_en": list("SDKWN"),
    }
)
OWNERS = {"IK-1": "IK-1", "IK-1_2": "IK-1"}


def segments(*rows: tuple[str, int, str, str]) -> pd.DataFrame:
    """Make segments: document, start, code, valence."""
    table = pd.DataFrame(rows, columns=["doc", "start", "code", "valence"])
    table = table.astype({"doc": "str", "start": "int64", "code": "str", "valence": "str"})
    return table.assign(end=table["start"] + 5, coder="k1", memo="")


def test_a_branch_has_its_passages_and_those_below_once() -> None:
    """A passage with two codes of a branch is one of the branch; own counts only those with its own code."""
    rows = segments(("IK-1", 0, "d", "supports"), ("IK-1", 0, "k", "supports"), ("IK-1", 9, "w", "contradicts"),
                    ("IK-1_2", 0, "w", ""), ("KL-1", 0, "s", "supports"))  # fmt: skip

    table = theme_tree(rows, BOOK, OWNERS).set_index("code")

    assert table[["own", "passages", "contradicts", "documents", "informants"]].T.to_dict("list") == {
        "s": [1, 4, 1, 3, 1], "d": [1, 3, 1, 2, 1], "k": [1, 1, 0, 1, 1], "w": [2, 2, 1, 2, 1], "n": [0, 0, 0, 0, 0],
    }  # fmt: skip


def test_codes_keep_their_place_and_their_label() -> None:
    """The tree is that of the codebook, parents before children, and marks the strategies under study."""
    table = theme_tree(segments(), BOOK, {}, strategies=["d"])

    assert table[["code", "level", "label_en"]].to_numpy().tolist() == [
        ["s", 1, "S"], ["d", 2, "D"], ["k", 3, "K"], ["w", 3, "W"], ["n", 1, "N"],
    ]  # fmt: skip
    assert table.loc[table["strategy"], "code"].tolist() == ["d"]


def test_rows_say_which_code_was_given() -> None:
    """Behind each branch stand its passages with the code that they were given and whether it is the branch's own."""
    rows = tree_passages(segments(("IK-1", 0, "k", "supports")), BOOK, OWNERS)

    assert rows[["code", "given", "own", "informant"]].to_numpy().tolist() == [
        ["s", "k", False, "IK-1"], ["d", "k", False, "IK-1"], ["k", "k", True, "IK-1"],
    ]  # fmt: skip


@settings(deadline=None, derandomize=True, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 3), st.sampled_from("sdkwn")), max_size=10))
def test_a_branch_holds_the_union_of_what_is_below(drawn: list[tuple[str, int, str]]) -> None:
    """The passages of a branch are the set of places coded with it or with any code below it."""
    below = {"s": "sdkw", "d": "dkw", "k": "k", "w": "w", "n": "n"}
    rows = segments(*sorted({(doc, start * 9, code, "") for doc, start, code in drawn}))

    table = theme_tree(rows, BOOK, {}).set_index("code")

    for code, codes in below.items():
        places = {(doc, start) for doc, start, given_code in drawn if given_code in codes}
        assert table.loc[code, "passages"] == len(places)
        assert table.loc[code, "documents"] == len({doc for doc, _ in places})
        assert table.loc[code, "own"] == len({(doc, start) for doc, start, given_code in drawn if given_code == code})
