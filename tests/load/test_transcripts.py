"""Tests of casestudy.load.transcripts."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from casestudy.case import Case
from casestudy.errors import CaseError
from casestudy.load.transcripts import (
    load_interviews,
    transcript_losses,
    transcript_speakers,
)


def test_interviews_of_a_case_are_read_in_order(full_case: Case, put: Callable[[str, str | bytes], Path]) -> None:
    """All formats of the folder, sorted by name; lock and hidden files are passed over; codes are labels."""
    put("raw/interviews/IP-1.VTT", "WEBVTT\n\n00:01.000 --> 00:02.000\nDewi: a?\n\n00:03.000 --> 00:04.000\nIK-1: b\n\n"
        "00:05.000 --> 00:06.000\nDewi: c?\n\n00:07.000 --> 00:08.000\nIK-1: d\n")  # fmt: skip
    put("raw/interviews/~$IP-1.docx", b"x")
    put("raw/interviews/.DS_Store", b"x")
    turns = load_interviews(full_case)
    assert turns["doc"].unique().tolist() == ["IK-1", "IP-1"]
    assert turns.index.tolist() == list(range(6))
    assert turns.loc[turns["doc"] == "IP-1", "role"].tolist() == ["interviewer", "informant"] * 2
    assert turns.dtypes.equals(load_interviews(full_case, informants=pd.DataFrame({"informant": ["IK-1"]})).dtypes)


def test_all_problems_of_the_folder_are_told(case: Case, put: Callable[[str, str | bytes], Path]) -> None:
    """A damaged file, an unknown ending and two files of one name are told together, in the case's language."""
    put("raw/interviews/a.docx", b"x")
    put("raw/interviews/b.pages", b"x")
    put("raw/interviews/c.rtf", "{\\rtf1 P: a\\par I: b}")
    put("raw/interviews/c.txt", "P: a\nI: b")
    put("tables/informants.csv", "salah\n1\n")
    with pytest.raises(CaseError) as caught:
        load_interviews(case)
    assert [p.file for p in caught.value.problems] == [f"raw/interviews/{n}" for n in ("a.docx", "b.pages", "c.txt")]
    assert caught.value.lang == "en"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("DEWI: a?\nSARI: b\nDEWI: c?\nSARI: d\nDEWI: e?", r"there are: DEWI \(3\), SARI \(2\).*interviewers = "),
        ("P: a?\nT: b", r"there are: P \(1\), T \(1\)"),
        ("tanpa label", r'the value is "tanpa label", but a speaker.s label.*Start questions with "P:"'),
    ],
)
def test_a_case_wants_the_role_of_every_turn(
    case: Case, put: Callable[[str, str | bytes], Path], content: str, expected: str
) -> None:
    """What is counted must be the informants' words: the message shows the labels there are and what to write."""
    put("raw/interviews/a.txt", content)
    with pytest.raises(CaseError, match=expected) as caught:
        load_interviews(case)
    assert '"P:"' in caught.value.message("id")


def test_a_case_may_name_its_interviewers(case: Case, put: Callable[[str, str | bytes], Path]) -> None:
    """One line of the settings tells who asks in every transcript."""
    put("raw/interviews/a.txt", "Dewi: a?\nSari: b\nDewi: c?\nTuti: d\nSari: e\nTuti: f")
    turns = load_interviews(replace(case, interviewers=("Dewi",)))
    assert turns.loc[turns["role"] == "interviewer", "speaker"].unique().tolist() == ["Dewi"]


def test_losses_and_speakers_of_a_case(full_case: Case, put: Callable[[str, str | bytes], Path]) -> None:
    """All files in the order of their names; one that cannot be read has no rows and raises nothing."""
    put("raw/interviews/IK-0.docx", b"x")
    put("raw/interviews/IK-2.txt", "P: Apa?\nI: Ini dia.")
    losses, speakers = transcript_losses(full_case), transcript_speakers(full_case)
    assert losses["file"].unique().tolist() == ["raw/interviews/IK-1.txt", "raw/interviews/IK-2.txt"]
    assert losses.loc[losses["kept"], "words"].tolist() == [5, 3]
    assert losses.groupby("file")["words"].sum().tolist() == [13, 5]
    assert speakers[["doc", "speaker"]].to_numpy().tolist() == [
        ["IK-1", "P"],
        ["IK-1", "I"],
        ["IK-2", "P"],
        ["IK-2", "I"],
    ]


def test_losses_of_an_empty_case_are_an_empty_table(case: Case) -> None:
    """The columns and types are those of any other."""
    assert transcript_losses(case).columns.tolist() == ["file", "part", "kept", "n", "words"]
    assert transcript_speakers(case).columns.tolist() == ["doc", "speaker", "role", "because", "turns", "words"]


def test_without_a_folder_there_are_no_turns(full_case: Case, case: Case) -> None:
    """A case without interviews has an empty table with the columns and types of one that has some."""
    turns = load_interviews(full_case)
    shutil.rmtree(case.folder / "raw" / "interviews")

    assert load_interviews(case).empty
    assert load_interviews(case).dtypes.equals(turns.dtypes)
