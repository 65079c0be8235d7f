"""Evidence: every number of an exhibit stands on rows that add up to it, or the exhibit is refused."""

import pandas as pd
import pytest

from casestudy.chapter.exhibits.evidence import POINTERS, behind, gather_evidence, read_evidence, rows_behind
from casestudy.chapter.exhibits.saving import table_bytes
from casestudy.errors import CaseError
from casestudy.findings.counting import Count


@pytest.fixture
def said() -> pd.DataFrame:
    """Return four passages of two themes by two informants."""
    return pd.DataFrame(
        {
            "theme": pd.Categorical(["a", "a", "a", "b"]),
            "informant": ["IK-1", "IK-1", "IP-1", "IP-1"],
            "doc": ["IK-1", "IK-1", "IP-1", "IP-1"],
            "start": [9, 0, 4, 4],
            "end": [12, 5, 8, 8],
            "coder": "k1",
            "words": [2, 3, 1, 1],
        }
    )


def test_passages_stand_behind_the_rows_with_their_keys(said: pd.DataFrame) -> None:
    """Each passage stands once behind the row of its theme, informants once however often they speak."""
    data = pd.DataFrame({"theme": ["a", "b", "c"], "n": [3, 1, 0], "informants": [2, 1, 0]})
    counts = {"n": Count(by=("theme",)), "informants": Count(by=("theme",), once=("informant",))}

    found = gather_evidence(data, behind(said, counts), computed={}, exhibit="x")

    assert found[["row", "column", "doc", "start"]].to_numpy().tolist() == [
        [1, "informants", "IK-1", 9], [1, "informants", "IP-1", 4],
        [1, "n", "IK-1", 0], [1, "n", "IK-1", 9], [1, "n", "IP-1", 4],
        [2, "informants", "IP-1", 4], [2, "n", "IP-1", 4],
    ]  # fmt: skip


def test_a_thing_may_add_more_than_one(said: pd.DataFrame) -> None:
    """Words are told by the passages that hold them, each with how many it adds."""
    data = pd.DataFrame({"theme": ["a", "b"], "words": [6, 1]})

    found = gather_evidence(data, {"words": rows_behind(said, on=["theme"], counts="words")}, computed={}, exhibit="x")

    assert found["counts"].tolist() == [3, 2, 1, 1]


def test_without_keys_everything_stands_behind_every_row(said: pd.DataFrame) -> None:
    """A total that all rows share is told by all passages in each of them."""
    data = pd.DataFrame({"theme": ["a", "b"], "total": [4, 4]})

    found = gather_evidence(data, {"total": rows_behind(said)}, computed={}, exhibit="x")

    assert found.groupby("row").size().tolist() == [4, 4]


def test_rows_of_a_table_are_named_by_table_and_row() -> None:
    """What has no document of its own is its table and the row of the file, of which the header is the first."""
    activities = pd.DataFrame({"kind": ["social", "media"]}, index=[0, 7])

    placed = rows_behind(activities, on=["kind"], table="activities")

    assert placed.reset_index(drop=True)[["doc", "start"]].to_numpy().tolist() == [["activities", 2], ["activities", 9]]
    assert placed["end"].isna().all()


def test_rows_may_say_themselves_which_table_they_stand_in() -> None:
    """Marks of a timeline come from several tables: a clipping is its document, an event its row."""
    marks = pd.DataFrame({"lane": ["legal", "coverage"], "register": ["events", "clippings"], "doc": ["", "KL-1"]},
                         index=[4, 9])  # fmt: skip

    placed = rows_behind(marks, on=["lane"])

    assert placed["doc"].tolist() == ["events", "KL-1"]
    assert placed["start"].tolist() == [6, pd.NA]


def test_a_document_is_a_key_and_a_pointer() -> None:
    """A list of documents is told by each of them, whole."""
    clippings = pd.DataFrame({"doc": ["KL-1", "KL-2"]})

    found = gather_evidence(clippings, {"": rows_behind(clippings, on=["doc"])}, computed={}, exhibit="x")

    assert found[["row", "doc"]].to_numpy().tolist() == [[1, "KL-1"], [2, "KL-2"]]
    assert found["start"].isna().all()


def test_a_number_that_differs_from_its_evidence_is_refused(said: pd.DataFrame) -> None:
    """Every wrong cell is named with exhibit, row, column, what it says and what its evidence adds up to."""
    data = pd.DataFrame({"theme": ["a", "b", "c"], "n": [3, 2, 1]})

    with pytest.raises(CaseError) as refused:
        gather_evidence(data, {"n": rows_behind(said, on=["theme"])}, computed={}, exhibit="themes")

    assert [(p.file, p.row, p.column, p.value, p.expected.en) for p in refused.value.problems] == [
        ("themes", 2, "n", "2", "the number of its evidence (1)"),
        ("themes", 3, "n", "1", "the number of its evidence (0)"),
    ]


def test_a_number_without_evidence_is_refused(said: pd.DataFrame) -> None:
    """Each numeric column is counted or computed from counted ones; a word needs neither."""
    data = pd.DataFrame({"theme": ["a", "b"], "n": [3, 1], "share": [0.75, 0.25], "rank": [1, 2]})
    known = {"n": rows_behind(said, on=["theme"])}

    with pytest.raises(CaseError) as refused:
        gather_evidence(data, known, computed={"rank": []}, exhibit="x")

    assert [problem.column for problem in refused.value.problems] == ["share"]
    assert len(gather_evidence(data, known, computed={"rank": [], "share": ["n"]}, exhibit="x")) == 4


def test_evidence_survives_its_file(said: pd.DataFrame) -> None:
    """What is read back from an exhibit's file is what was gathered, whole documents and coders included."""
    data = pd.DataFrame({"theme": ["a", "b"], "n": [3, 1], "documents": [2, 2]})
    whole = pd.DataFrame({"doc": ["IK-1", "NA"]})
    both = {"n": rows_behind(said, on=["theme"]), "documents": rows_behind(whole)}
    found = gather_evidence(data, both, computed={}, exhibit="x")

    again = read_evidence(table_bytes(found))

    pd.testing.assert_frame_equal(again, found, check_dtype=False)
    assert list(again.columns) == ["row", "column", *POINTERS]
