"""Crisis-response strategies: which response stands in which phase, by the date of the document."""

from collections.abc import Mapping, Sequence

import pandas as pd

from casestudy.case import Phase
from casestudy.findings.chronology.periods import assign_phase
from casestudy.findings.counting import Count, count_rows
from casestudy.findings.themes.passages import passages_under

#: Interviews tell of a response after the event: their own date says nothing of when it was given.
RETROSPECT = "retrospect"
#: A document dated before the first phase, or not dated at all.
NO_PHASE = "no_phase"

_CELL = ("response", "phase")
#: What the numbers of `response_by_phase` count among `response_passages`.
RESPONSE_BY_PHASE = {"n": Count(by=_CELL), "documents": Count(by=_CELL, once=("doc",))}


def response_passages(
    segments: pd.DataFrame, codebook: pd.DataFrame, texts: pd.DataFrame, phases: Sequence[Phase],
    responses: Sequence[str],
) -> pd.DataFrame:  # fmt: skip
    """Return the passages of each response, with the phase that their document is dated in.

    Parameters
    ----------
    segments, codebook, texts, phases, responses
        As in `response_by_phase`.

    Returns
    -------
    pandas.DataFrame
        ``response``, ``phase`` and the columns of `segments`; a passage once a response.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["menyangkal"], "parent": "", "label_id": "", "label_en": ""})
    >>> segments = pd.DataFrame({"doc": ["KL-1"], "start": 0, "end": 5, "code": "menyangkal", "coder": "k1"})
    >>> texts = pd.DataFrame({"doc": ["KL-1"], "source": "clipping", "date": pd.to_datetime(["2022-01-06"])})
    >>> response_passages(segments, book, texts, [], ["menyangkal"])["phase"].tolist()
    ['no_phase']
    """
    phase = assign_phase(texts["date"], phases).replace("", NO_PHASE)
    phase = phase.mask(texts["source"].astype("str") == "interview", RETROSPECT)
    when: Mapping[str, str] = dict(zip(texts["doc"], phase, strict=True))
    rows = passages_under(segments, codebook, responses, column="response")
    return rows.assign(phase=pd.Series([when.get(doc, NO_PHASE) for doc in rows["doc"]], index=rows.index, dtype="str"))


def response_by_phase(
    segments: pd.DataFrame, codebook: pd.DataFrame, texts: pd.DataFrame, phases: Sequence[Phase],
    responses: Sequence[str],
) -> pd.DataFrame:  # fmt: skip
    """Return how many passages of each crisis response stand in documents of each phase.

    The responses are those of the frame that the case works with, such as Benoit's five strategies of image repair or
    Coombs's deny, diminish, rebuild and bolster; it names their codes (``responses`` in ``case.toml``), and without
    any the finding is off.

    Parameters
    ----------
    segments : pandas.DataFrame
        The ``segments`` table of one coder.
    codebook : pandas.DataFrame
        The ``codebook`` table.
    texts : pandas.DataFrame
        ``doc``, ``source``, ``date``.
    phases : sequence of Phase
        Those of the case.
    responses : sequence of str
        Codes, in the order to show. A code below one of them counts for it.

    Returns
    -------
    pandas.DataFrame
        ``response``, ``phase``, ``n`` (passages), ``documents``; every response, and every phase in order, then
        ``retrospect`` (interviews) and ``no_phase`` (before the first phase, or undated) where there are any. The rows
        counted are those of `response_passages`.

    Examples
    --------
    >>> from datetime import date
    >>> from casestudy.errors import Bilingual
    >>> phases = [Phase("acute", Bilingual("Akut", "Acute"), date(2022, 1, 5))]
    >>> book = pd.DataFrame({"code": ["menyangkal"], "parent": "", "label_id": "", "label_en": ""})
    >>> segments = pd.DataFrame({"doc": ["KL-1"], "start": 0, "end": 5, "code": "menyangkal", "coder": "k1"})
    >>> texts = pd.DataFrame({"doc": ["KL-1"], "source": "clipping", "date": pd.to_datetime(["2022-01-06"])})
    >>> response_by_phase(segments, book, texts, phases, ["menyangkal"])[["phase", "n"]].values.tolist()
    [['acute', 1]]
    """
    rows = response_passages(segments, codebook, texts, phases, responses)
    further = [name for name in (RETROSPECT, NO_PHASE) if (rows["phase"] == name).any()]
    named = [*(phase.name for phase in sorted(phases, key=lambda phase: phase.start)), *further]
    cells = pd.DataFrame([(one, two) for one in responses for two in named], columns=list(_CELL), dtype="str")
    return count_rows(cells, rows, RESPONSE_BY_PHASE)
