"""Everything a case holds, loaded at once, with the problems of all its files told together."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pandas as pd

from casestudy.case import Case
from casestudy.errors import CaseError, Problem
from casestudy.load.formats.files import gather
from casestudy.load.notes import load_observations
from casestudy.load.registers import load_segments, load_table
from casestudy.load.texts import informant_of, load_texts
from casestudy.load.transcripts import load_interviews

__all__ = ["Sources", "informant_of", "load_case"]

_REQUIRED = ("informants", "clippings", "events", "codebook", "exhibits")
_OPTIONAL = ("documents", "comments", "posts", "activities", "swot", "alignment", "interview_guide", "labels")
#: The tables whose documents have texts, besides interviews and observations.
_TEXTS = ("documents", "clippings", "comments", "posts")


@dataclass(frozen=True)
class Sources:
    """The tables of a case: those of `casestudy.tables.TABLES`, and ``texts``.

    An optional table that the case does not have is empty, with its columns and types.
    """

    turns: pd.DataFrame
    observations: pd.DataFrame
    documents: pd.DataFrame
    clippings: pd.DataFrame
    comments: pd.DataFrame
    posts: pd.DataFrame
    activities: pd.DataFrame
    events: pd.DataFrame
    informants: pd.DataFrame
    codebook: pd.DataFrame
    segments: pd.DataFrame
    swot: pd.DataFrame
    alignment: pd.DataFrame
    exhibits: pd.DataFrame
    interview_guide: pd.DataFrame
    labels: pd.DataFrame
    texts: pd.DataFrame


def load_case(case: Case) -> Sources:
    """Return every table of a case.

    Interviews, informants, clippings, events, codebook, exhibits and codings must be there; the other tables may be
    missing. Committed texts are not compared here: see `casestudy.load.texts.check_texts`.

    Parameters
    ----------
    case : Case

    Returns
    -------
    Sources

    Raises
    ------
    CaseError
        With every problem of every file. While a text or the codebook cannot be read, the segments' rows are checked
        and their quotes or codes are not: what was not read cannot be compared.
    """
    problems: list[Problem] = []
    tables: dict[str, pd.DataFrame] = {}

    def load(name: str, read: Callable[[], pd.DataFrame]) -> None:
        with gather(problems):
            tables[name] = read()

    for name in (*_REQUIRED, *_OPTIONAL):
        load(name, partial(load_table, case, name, required=name in _REQUIRED))
    load("turns", lambda: load_interviews(case, informants=tables.get("informants")))
    load("observations", lambda: load_observations(case, required=False))
    if all(name in tables for name in ("informants", "turns", "observations", *_TEXTS)):
        wanted = {name: tables[name] for name in ("informants", "turns", "observations", *_TEXTS)}
        load("texts", lambda: load_texts(case, **wanted))
    load("segments", lambda: load_segments(case, texts=tables.get("texts"), codebook=tables.get("codebook")))
    if problems:
        raise CaseError(problems, lang=case.language)
    return Sources(**tables)
