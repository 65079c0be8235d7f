"""SWOT alignment with the passages behind it."""

import pandas as pd

from casestudy.findings.strategy.alignment import (
    ALIGNMENT_GRID,
    FACTOR_EVIDENCE,
    alignment_grid,
    alignment_passages,
    factor_evidence,
    factor_passages,
    passages_behind,
    split_ids,
)

SWOT = pd.DataFrame(
    {
        "factor": ["T1", "S1", "O1"],
        "kind": ["threat", "strength", "opportunity"],
        "label_id": ["t", "s", "o"],
        "label_en": ["t", "s", "o"],
        "evidence": ["berita", "plt; IK-2", "plt"],
    }
)
SEGMENTS = pd.DataFrame(
    {
        "doc": ["IK-1", "IK-1", "IK-2", "KL-1"],
        "start": [0, 0, 5, 0],
        "end": [4, 4, 9, 3],
        "code": ["plt", "staf", "staf", "plt"],
    }
)


def test_factors_carry_their_passages() -> None:
    """A passage of a named code or document counts once for a factor, with the documents it stands in."""
    table = factor_evidence(SWOT, SEGMENTS)
    assert table[["factor", "passages", "documents"]].to_numpy().tolist() == [["S1", 3, 3], ["O1", 2, 2], ["T1", 0, 0]]


def test_strategies_count_each_passage_once() -> None:
    """A strategy's passages are those behind any of its factors, none twice; an unknown factor adds none."""
    alignment = pd.DataFrame(
        {"cell": ["ST", "SO"], "strategy": "d", "factors": ["S1; T1; X9", "S1; O1"], "label_id": "", "label_en": ""}
    )
    grid = alignment_grid(factor_evidence(SWOT, SEGMENTS), alignment, SEGMENTS)
    assert grid[["cell", "passages"]].to_numpy().tolist() == [
        ["strength", 3], ["opportunity", 2], ["threat", 0], ["SO", 3], ["ST", 3],
    ]  # fmt: skip


def test_a_passage_with_two_named_codes_is_one() -> None:
    """A passage that carries two of the codes, or stands in a named document as well, counts once."""
    assert passages_behind(["plt", "staf", "IK-1"], SEGMENTS)["doc"].tolist() == ["IK-1", "IK-2", "KL-1"]


def test_no_evidence_has_no_passages() -> None:
    """Without named codes or documents there are no passages."""
    assert passages_behind([], SEGMENTS).empty


def test_ids_are_split_at_semicolons() -> None:
    """Blanks and empty parts between semicolons do not count."""
    assert split_ids(" S1;; O2 ;") == ["S1", "O2"]


def test_factors_keep_their_order_within_a_kind() -> None:
    """Kinds stand in the order strengths, weaknesses, opportunities, threats; factors of one kind as in the table."""
    swot = pd.concat([SWOT.assign(factor=["T2", "S2", "O2"]), SWOT], ignore_index=True)
    assert factor_evidence(swot, SEGMENTS)["factor"].tolist() == ["S2", "S1", "O2", "O1", "T2", "T1"]


def test_cells_stand_in_the_order_of_the_page() -> None:
    """Strategies stand behind the factors, SO before WO before ST before WT, with their factors as written."""
    alignment = pd.DataFrame(
        {"cell": ["WT", "ST", "WO", "SO"], "strategy": list("abcd"), "factors": "S1", "label_id": "", "label_en": ""}
    )
    grid = alignment_grid(factor_evidence(SWOT, SEGMENTS), alignment, SEGMENTS)
    assert grid["item"].tolist() == ["S1", "O1", "T1", "d", "c", "b", "a"]
    assert grid["factors"].tolist() == ["", "", "", "S1", "S1", "S1", "S1"]


def test_a_code_stands_for_the_codes_below_it() -> None:
    """With the codebook, evidence that names a code counts the passages of codes below it; without, only its own."""
    book = pd.DataFrame(
        {"code": ["plt", "staf", "rapat"], "parent": ["", "plt", "staf"], "label_id": "", "label_en": ""}
    )
    swot = SWOT.head(2).assign(evidence=["berita", "plt"])

    assert factor_evidence(swot, SEGMENTS)["passages"].tolist() == [2, 0]
    assert factor_evidence(swot, SEGMENTS, codebook=book)["passages"].tolist() == [3, 0]


def test_passages_stand_behind_their_factor_and_statement() -> None:
    """Numbers are those of the rows: every passage of a factor, and every passage of any factor of a statement once."""
    alignment = pd.DataFrame({"cell": ["SO"], "strategy": "d", "factors": ["S1; O1"], "label_id": "", "label_en": ""})
    factors = factor_evidence(SWOT, SEGMENTS)
    grid = alignment_grid(factors, alignment, SEGMENTS)

    behind, rows = factor_passages(SWOT, SEGMENTS), alignment_passages(factors, alignment, SEGMENTS)

    assert behind[["factor", "doc"]].to_numpy().tolist() == [
        ["S1", "IK-1"], ["S1", "IK-2"], ["S1", "KL-1"], ["O1", "IK-1"], ["O1", "KL-1"],
    ]  # fmt: skip
    for column, count in FACTOR_EVIDENCE.items():
        counted = count.of(behind).groupby("factor").size()
        assert factors[column].tolist() == [counted.get(factor, 0) for factor in factors["factor"]]
    for column, count in ALIGNMENT_GRID.items():
        counted = count.of(rows).groupby(["cell", "item", "factors"]).size()
        keys = grid[["cell", "item", "factors"]].itertuples(index=False, name=None)
        assert grid[column].tolist() == [counted.get(key, 0) for key in keys]


def test_two_statements_on_the_same_factors_have_the_same_passages() -> None:
    """Two statements of one cell and strategy on the same factors have the same numbers, not twice them."""
    alignment = pd.DataFrame({"cell": "SO", "strategy": "d", "factors": "S1", "label_id": ["a", "b"], "label_en": ""})

    grid = alignment_grid(factor_evidence(SWOT, SEGMENTS), alignment, SEGMENTS)

    assert grid.loc[grid["cell"] == "SO", ["label_id", "passages", "documents"]].to_numpy().tolist() == [
        ["a", 3, 3], ["b", 3, 3],
    ]  # fmt: skip
