"""Crisis responses by phase: a small case with Benoit's first and last strategy."""

from datetime import date

import pandas as pd

from casestudy.case import Phase
from casestudy.errors import Bilingual
from casestudy.findings.strategy.responses import RESPONSE_BY_PHASE, response_by_phase, response_passages

PHASES = [
    Phase("recovery", Bilingual("Pemulihan", "Recovery"), date(2022, 4, 1)),
    Phase("acute", Bilingual("Akut", "Acute"), date(2022, 1, 5)),
]
BOOK = pd.DataFrame(
    {"code": ["sangkal", "bantah", "maaf"], "parent": ["", "sangkal", ""], "label_id": "", "label_en": ""}
)
TEXTS = pd.DataFrame(
    {
        "doc": ["KL-1", "KL-2", "DOK-1", "DOK-2", "IK-1"],
        "source": ["clipping", "clipping", "document", "document", "interview"],
        "date": pd.to_datetime(pd.Series(["2022-01-05", "2022-04-01", "2021-12-31", None, "2022-09-12"])),
    }
)


def segments(*rows: tuple[str, int, str]) -> pd.DataFrame:
    """Make segments: document, start, code."""
    table = pd.DataFrame(rows, columns=["doc", "start", "code"])
    return table.assign(end=table["start"] + 5, coder="k1")


SOME = segments(("KL-1", 0, "bantah"), ("KL-1", 0, "sangkal"), ("KL-1", 9, "sangkal"), ("KL-2", 0, "maaf"),
                ("IK-1", 0, "maaf"), ("DOK-1", 0, "maaf"), ("DOK-2", 0, "maaf"))  # fmt: skip


def cells(table: pd.DataFrame) -> dict[tuple[str, str], int]:
    """Return the counts above 0."""
    return {(r, p): n for r, p, n in table[["response", "phase", "n"]].itertuples(index=False, name=None) if n}


def test_responses_are_counted_by_the_date_of_their_document() -> None:
    """A passage counts once a response, in the phase of its document; codes below a response count for it."""
    table = response_by_phase(SOME, BOOK, TEXTS, PHASES, ["sangkal", "maaf"])

    assert cells(table) == {("sangkal", "acute"): 2, ("maaf", "recovery"): 1, ("maaf", "retrospect"): 1,
                            ("maaf", "no_phase"): 2}  # fmt: skip
    assert table.loc[table["response"] == "sangkal", "documents"].tolist() == [1, 0, 0, 0]


def test_interviews_tell_of_it_afterwards() -> None:
    """An interview's own date is no date of a response: its passages stand in retrospect, never in a phase."""
    rows = response_passages(segments(("IK-1", 0, "maaf")), BOOK, TEXTS, PHASES, ["maaf"])

    assert rows["phase"].tolist() == ["retrospect"]


def test_phases_stand_in_order_and_further_columns_only_where_needed() -> None:
    """Every phase has its column in order of time; what is outside them only where there is something."""
    table = response_by_phase(segments(("KL-2", 0, "maaf")), BOOK, TEXTS, PHASES, ["maaf"])

    assert table["phase"].tolist() == ["acute", "recovery"]


def test_no_passage_is_lost() -> None:
    """All passages of a response are in one column or another, and the numbers are theirs."""
    table = response_by_phase(SOME, BOOK, TEXTS, PHASES, ["sangkal", "maaf"])
    rows = response_passages(SOME, BOOK, TEXTS, PHASES, ["sangkal", "maaf"])

    assert table["n"].sum() == len(RESPONSE_BY_PHASE["n"].of(rows)) == 6
    assert table["documents"].sum() == len(RESPONSE_BY_PHASE["documents"].of(rows)) == 5


def test_a_case_that_does_not_ask_has_none() -> None:
    """Without responses in its settings the finding is empty."""
    assert response_by_phase(SOME, BOOK, TEXTS, PHASES, []).empty
