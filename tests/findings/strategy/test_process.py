"""The steps of the process and their evidence."""

import pandas as pd

from casestudy.findings.strategy.process import PROCESS_STEPS, process_passages, process_steps

BOOK = pd.DataFrame({"code": ["fakta", "kliping", "rencana", "nilai"], "parent": ["", "fakta", "", ""], "label_id": "",
                     "label_en": ""})  # fmt: skip
TYPES = {"IK-1": "interview_internal", "KL-1": "clipping"}
STEPS = ["fakta", "rencana", "nilai"]


def segments(*rows: tuple[str, int, str, str]) -> pd.DataFrame:
    """Make segments: document, start, code, valence."""
    table = pd.DataFrame(rows, columns=["doc", "start", "code", "valence"])
    return table.assign(end=table["start"] + 5, coder="k1", memo="")


SOME = segments(("IK-1", 0, "fakta", "supports"), ("IK-1", 0, "kliping", "contradicts"), ("IK-1", 9, "kliping", ""),
                ("KL-1", 0, "rencana", "contradicts"), ("gone", 0, "nilai", "supports"))  # fmt: skip


def test_each_step_has_its_evidence_by_source() -> None:
    """A passage counts once a step, codes below it included; steps stand in the order of the process."""
    table = process_steps(SOME, BOOK, TYPES, STEPS)

    columns = ["step", "source_type", "supports", "mixed", "contradicts", "no_side", "n", "documents"]
    assert table[columns].to_numpy().tolist() == [
        ["fakta", "interview_internal", 0, 1, 0, 1, 2, 1], ["fakta", "clipping", 0, 0, 0, 0, 0, 0],
        ["rencana", "interview_internal", 0, 0, 0, 0, 0, 0], ["rencana", "clipping", 0, 0, 1, 0, 1, 1],
        ["nilai", "interview_internal", 0, 0, 0, 0, 0, 0], ["nilai", "clipping", 0, 0, 0, 0, 0, 0],
    ]  # fmt: skip


def test_a_step_without_evidence_is_flagged_and_stays() -> None:
    """Evaluation, of which only a document without a source speaks, is empty; a step with any evidence is not."""
    table = process_steps(SOME, BOOK, TYPES, STEPS)

    assert table["empty"].tolist() == [False, False, False, False, True, True]


def test_numbers_are_counted_from_the_passages() -> None:
    """Each number is that of the rows which its count picks."""
    table, rows = process_steps(SOME, BOOK, TYPES, STEPS), process_passages(SOME, BOOK, TYPES, STEPS)

    for column, count in PROCESS_STEPS.items():
        counted = count.of(rows).groupby(["step", "source_type"]).size()
        assert table[column].sum() == counted.sum()


def test_a_case_without_steps_has_none() -> None:
    """Where the case names no codes the finding is empty."""
    assert process_steps(SOME, BOOK, TYPES, []).empty
