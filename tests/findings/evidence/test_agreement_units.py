"""The decisions behind an agreement table add up to its numbers, code by code and together."""

import pandas as pd
import pytest

import casestudy as cs
from casestudy.chapter.exhibits.evidence import behind, gather_evidence
from casestudy.findings.evidence.agreement import AGREEMENT, AGREEMENT_COMPUTED, agreement_units

UNITS = pd.DataFrame({"doc": ["a", "a", "b"], "unit": [1, 2, 1], "start": [0, 10, 0], "end": [9, 19, 9]})
SEGMENTS = pd.DataFrame(
    {
        "doc": ["a", "a", "b", "b"],
        "start": [0, 2, 0, 3],
        "end": [5, 8, 4, 6],
        "code": ["x", "x", "x", "y"],
        "coder": ["k1", "k2", "k1", "k2"],
    }
)


def test_the_numbers_of_the_table_are_counted_among_the_decisions() -> None:
    """For each code, for all codes together and for the sets of codes, the decisions add up to every number."""
    table = cs.agreement_wide(cs.agreement(UNITS, SEGMENTS, unit="turn", seed=1, codes=["x", "y"]))
    rows = agreement_units(UNITS, SEGMENTS, coders=("k1", "k2"), codes=["x", "y"])

    found = gather_evidence(table, behind(rows, AGREEMENT), computed=AGREEMENT_COMPUTED, exhibit="agreement")

    assert table["code"].tolist() == ["x", "y", "all_codes", "code_sets"]
    assert found.groupby("row")["counts"].sum().tolist() == [6, 6, 12, 6]
    assert found[(found["row"] == 1) & (found["column"] == "n_first")][["doc", "start"]].to_numpy().tolist() == [
        ["b", 0]
    ]


@pytest.mark.parametrize("coders", [("k1", "k2"), ("k2", "k1")])
def test_the_first_coder_is_the_one_named_first(coders: tuple[str, str]) -> None:
    """Swapping the coders swaps the columns and nothing else."""
    rows = agreement_units(UNITS, SEGMENTS, coders=coders, codes=["y"])

    alone = rows[(rows["code"] == "y") & (rows["first"] != rows["second"])]
    assert alone[["doc", "first"]].to_numpy().tolist() == [["b", coders[0] == "k2"]]
