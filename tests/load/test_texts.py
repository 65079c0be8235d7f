"""Tests of casestudy.load.texts."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from casestudy.case import Case
from casestudy.errors import CaseError
from casestudy.load.sources import load_texts
from casestudy.load.texts import (
    canonical_text,
    check_texts,
    committed_texts,
    informant_of,
    observation_text,
    place_turns,
    text_files,
    write_texts,
)

Put = Callable[[str, str | bytes], Path]
DAY = pd.Timestamp(2022, 1, 5)
TURNS = pd.DataFrame(
    {"doc": ["IK-1", "IK-1", "IK-2"], "speaker": ["P", "I", "I"], "text": ["Apa 😀?", "Dua\nbaris.", "Lain."]}
)
NOTES = pd.DataFrame({"doc": ["OBS-1"], "date": [DAY], "text": ["Warga antre."], "reflection": ["Sabar."]})


def test_turns_are_placed_by_code_points() -> None:
    """The slice of the canonical text is the turn's text, also after a character beyond the basic plane."""
    turns = place_turns(TURNS[TURNS["doc"] == "IK-1"])
    assert canonical_text(turns) == "P: Apa 😀?\n\nI: Dua\nbaris."
    assert turns[["start", "end"]].to_numpy().tolist() == [[3, 9], [14, 24]]
    assert turns["start"].dtype == "Int64"


def test_observation_without_reflection() -> None:
    """Only what was written is in the text."""
    assert observation_text(pd.Series({"text": "Warga antre.", "reflection": ""})) == "Warga antre."


@pytest.mark.parametrize(
    ("doc", "code"), [("IK-1", "IK-1"), ("IK-1_b", "IK-1"), ("IK-10", None), ("IK-1_2_3", "IK-1_2")]
)
def test_informant_of(doc: str, code: str | None) -> None:
    """The code is the name or stands before an underscore; the longest one counts."""
    assert informant_of(doc, pd.DataFrame({"informant": ["IK-1", "IK-1_2"]})) == code


def test_written_texts_and_sums(case: Case, put: Put) -> None:
    """Interviews and observations are written with one line end after the text; the sums name the raw files."""
    raw = put("raw/interviews/IK-1.txt", "P: Apa 😀?\r\nI: Dua\r\n\r\nbaris.")
    note = put("raw/observations/OBS-1.md", "Tanggal: 2022-01-05")
    before = [path.read_bytes() for path in (raw, note)]
    comments = pd.DataFrame({"doc": ["KM-1"], "date": [DAY], "text": ["Bagus"]})
    texts = load_texts(case, turns=TURNS, observations=NOTES, comments=comments)
    written = write_texts(case, texts)
    assert [path.name for path in written] == ["IK-1.txt", "IK-2.txt", "OBS-1.txt", "SHA256SUMS"]
    assert written[0].read_bytes() == "P: Apa 😀?\n\nI: Dua\nbaris.\n".encode()
    sums = [hashlib.sha256(data).hexdigest() for data in before]
    assert written[3].read_text() == f"{sums[0]}  raw/interviews/IK-1.txt\n{sums[1]}  raw/observations/OBS-1.md\n"
    assert [path.read_bytes() for path in (raw, note)] == before


def test_right_texts_are_left_alone(case: Case) -> None:
    """A second run writes nothing; a changed text is the only one written."""
    texts = load_texts(case, turns=TURNS)
    write_texts(case, texts)
    assert write_texts(case, texts) == []
    changed = texts.assign(text=["P: Lain", texts["text"][1]])
    assert [path.name for path in write_texts(case, changed)] == ["IK-1.txt"]


def test_changed_and_orphaned_texts_are_problems(case: Case, put: Put) -> None:
    """A committed text that is not what the raw file gives is told with the line of the first difference."""
    texts = load_texts(case, turns=TURNS)
    assert check_texts(case, texts) == []
    write_texts(case, texts)
    assert check_texts(case, texts) == []
    put("texts/IK-1.txt", "P: Apa 😀?\n\nI: Satu\nbaris.\n")
    put("texts/IK-9.txt", "P: Apa?\n")
    changed, orphan = check_texts(case, texts)
    assert (changed.file, changed.row) == ("texts/IK-1.txt", 3)
    assert "from character 14" in changed.message("en")
    assert orphan.file == "texts/IK-9.txt"


@pytest.mark.parametrize("committed", ["I: Lain.", "I: Lain.\n\n", "I: Lain. Lagi\n"])
def test_cut_or_lengthened_text_is_a_problem(case: Case, put: Put, committed: str) -> None:
    """A text that differs only at its end is seen too."""
    put("texts/IK-2.txt", committed)
    assert len(check_texts(case, load_texts(case, turns=TURNS))) == 1


def test_line_ends_of_a_windows_checkout_are_no_change(case: Case) -> None:
    """Git on Windows may turn the line ends of a committed text."""
    texts = load_texts(case, turns=TURNS)
    path = write_texts(case, texts)[0]
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert check_texts(case, texts) == []


def test_a_text_that_codings_point_into_is_not_written_over(case: Case, put: Put) -> None:
    """While a coder has passages in a text it stays as it is, whether they still fit or not; others are written."""
    texts = load_texts(case, turns=TURNS)
    write_texts(case, texts)
    put("codings/dewi.csv", "doc,start,end,quote,code,coder\nIK-2,3,8,Lain.,x,dewi\n")
    longer = texts.assign(text=["P: Lain", f"{texts['text'][1]} Lagi."])

    with pytest.raises(CaseError, match=r"texts/IK-2\.txt, row 1.*with: casestudy reanchor"):
        write_texts(case, longer)

    assert committed_texts(case) == dict(zip(texts["doc"], texts["text"], strict=True))
    other = texts.assign(text=["P: Lain", texts["text"][1]])
    assert [path.name for path in write_texts(case, other)] == ["IK-1.txt"]


def test_committed_texts_are_those_that_codings_point_into(case: Case) -> None:
    """The line end after the text is none of it, and line ends of a Windows checkout are read as one character."""
    texts = load_texts(case, turns=TURNS)
    for path, data in text_files(case, texts).items():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data.replace(b"\n", b"\r\n"))

    assert committed_texts(case) == dict(zip(texts["doc"], texts["text"], strict=True))
