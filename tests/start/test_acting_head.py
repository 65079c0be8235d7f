"""Who leads the government reaches the example rows that it concerns."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from casestudy.errors import Language
from casestudy.load.sources import Sources, load_case
from casestudy.new import new_case
from casestudy.start.answers import Answers


def load(root: Path, head: str, lang: Language = "id") -> Sources:
    """Return what a case holds whose head has this status."""
    answers = Answers(head, language=lang, region="kabupaten", day_zero=date(2021, 5, 9), head=head)
    return load_case(new_case(head, root=root, answers=answers))


@pytest.mark.parametrize(("head", "office"), [("plt", "acting regent"), ("plh", "daily acting regent"),
                                              ("pj", "interim regent")])  # fmt: skip
@pytest.mark.parametrize("lang", ["id", "en"])
def test_an_acting_head_is_an_event_a_weakness_and_a_question(
    tmp_path: Path, head: str, office: str, lang: Language
) -> None:
    """The day after the crisis it starts, its limited powers are a weakness, and the guide asks about them."""
    before, after = load(tmp_path, "none", lang), load(tmp_path, head, lang)

    events = after.events[~after.events["event_en"].isin(before.events["event_en"])]
    factors = after.swot[~after.swot["factor"].isin(before.swot["factor"])]
    assert events[["date", "event_en"]].to_numpy().tolist() == [
        [pd.Timestamp("2021-05-10"), f"The {office} starts work."]
    ]
    assert factors[["factor", "kind", "label_en"]].to_numpy().tolist() == [
        ["W2", "weakness", f"Limited powers of the {office}"]
    ]
    assert len(after.interview_guide) == len(before.interview_guide) + 1 == after.interview_guide["number"].iloc[-1]
    assert after.events["date"].is_monotonic_increasing


def test_a_definitive_head_is_a_strength_and_no_event(tmp_path: Path) -> None:
    """Who holds the office in full can decide at once; nothing happens on the day after the crisis."""
    before, after = load(tmp_path, "none"), load(tmp_path, "definitive")

    assert after.swot.iloc[-1][["factor", "label_id"]].tolist() == ["S3", "Bupati definitif dapat langsung memutuskan"]
    assert len(after.events) == len(before.events)
    assert len(after.interview_guide) == len(before.interview_guide) + 1
