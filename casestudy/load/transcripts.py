"""The interviews of a case: the transcripts of its folder, one after the other, with an account of each."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from casestudy.case import Case
from casestudy.errors import CaseError, Problem
from casestudy.load.formats.files import gather, list_files, same_name
from casestudy.load.losses import loss_table, speaker_table
from casestudy.load.registers import empty_table, load_table
from casestudy.load.speech.transcript import ENDINGS, Transcript, check_roles, load_transcript, read_transcript

__all__ = [
    "ENDINGS", "Transcript", "check_roles", "load_interviews", "load_transcript", "read_transcript",
    "transcript_losses", "transcript_speakers",
]  # fmt: skip


def load_interviews(case: Case, *, informants: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the turns of every interview in ``raw/interviews``, file after file in the order of their names.

    Parameters
    ----------
    case : Case
        Its `interviewers` are labels of who asks.
    informants : pandas.DataFrame, optional
        The ``informants`` table, whose codes may be labels; by default it is read from the case.

    Returns
    -------
    pandas.DataFrame
        See `load_transcript`. Every turn has a role. Without files the table is empty.

    Raises
    ------
    CaseError
        With the problems of all files; also where who asks and who answers cannot be told, or two interviews share a
        name.
    """
    problems: list[Problem] = []
    read: dict[str, str] = {}
    tables: list[pd.DataFrame] = []
    for path, transcript in _read_all(case, informants, problems):
        file = case.show(path)
        problems += check_roles(transcript, file=file)
        for doc in transcript.turns["doc"].unique():
            if doc in read:
                problems.append(same_name(file, read[doc]))
            read[doc] = file
        tables.append(transcript.turns)
    if problems:
        raise CaseError(sorted(problems, key=lambda problem: problem.file), lang=case.language)
    return pd.concat(tables, ignore_index=True) if tables else empty_table("turns")


def transcript_losses(case: Case, *, informants: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return how many words of each file in ``raw/interviews`` are in its turns, and what was left out.

    A file that cannot be read has no rows: `load_interviews` tells its problem.

    Returns
    -------
    pandas.DataFrame
        See `casestudy.load.losses.loss_table`; the files in the order of their names.
    """
    tables = [transcript.losses for _, transcript in _read_all(case, informants, [])]
    return pd.concat([loss_table("", [], []).iloc[:0], *tables], ignore_index=True)


def transcript_speakers(case: Case, *, informants: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return who speaks in each interview of a case, in which role, and what decides it.

    A file that cannot be read has no rows: `load_interviews` tells its problem.

    Returns
    -------
    pandas.DataFrame
        The ``speakers`` of `Transcript`; the files in the order of their names.
    """
    tables = [transcript.speakers for _, transcript in _read_all(case, informants, [])]
    return pd.concat([speaker_table(empty_table("turns"), {}, ()), *tables], ignore_index=True)


def _read_all(
    case: Case, informants: pd.DataFrame | None, problems: list[Problem]
) -> Iterator[tuple[Path, Transcript]]:
    if informants is None:
        informants = empty_table("informants")
        # Its own problems are told when that table is loaded.
        with gather([]):
            informants = load_table(case, "informants", required=False)
    for path in list_files(case.folder / "raw" / "interviews"):
        with gather(problems):
            file = case.show(path)
            yield path, read_transcript(path, interviewer=case.interviewers, informants=informants, file=file)
