"""The four-step process of public relations: what evidence there is for each step, and for which there is none."""

from collections.abc import Mapping, Sequence

import pandas as pd

from casestudy.findings.counting import Count, count_rows
from casestudy.findings.strategy.triangulation import SOURCE_TYPES, sourced_passages
from casestudy.findings.themes.passages import passages_under
from casestudy.tables import VALENCES

_CELL = ("step", "source_type")
#: What the numbers of `process_steps` count among `process_passages`.
PROCESS_STEPS = {
    **{valence: Count(by=_CELL, where={"valence": valence}) for valence in (*VALENCES, "no_side")},
    "n": Count(by=_CELL),
    "documents": Count(by=_CELL, once=("doc",)),
}
#: The sum of a step over all source types.
_STEP = {"in_step": Count(by=("step",))}


def process_passages(
    segments: pd.DataFrame, codebook: pd.DataFrame, types: Mapping[str, str], steps: Sequence[str]
) -> pd.DataFrame:
    """Return the passages of each step, with their source type.

    Parameters
    ----------
    segments, codebook, types, steps
        As in `process_steps`.

    Returns
    -------
    pandas.DataFrame
        ``step``, ``source_type`` and the columns of `segments`; a passage once a step.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["rencana"], "parent": "", "label_id": "", "label_en": ""})
    >>> segments = pd.DataFrame({"doc": "KL-1", "start": [0], "end": [5], "code": "rencana", "coder": "k1",
    ...                          "valence": ""})
    >>> process_passages(segments, book, {"KL-1": "clipping"}, ["rencana"])[["step", "valence"]].values.tolist()
    [['rencana', 'no_side']]
    """
    return sourced_passages(passages_under(segments, codebook, steps, column="step"), types)


def process_steps(
    segments: pd.DataFrame, codebook: pd.DataFrame, types: Mapping[str, str], steps: Sequence[str]
) -> pd.DataFrame:
    """Return the evidence for each step of the process by source type; an empty step stays and is flagged.

    The steps are usually the four of Cutlip, Center and Broom: fact finding, planning and programming, action and
    communication, evaluation. The case names the codes that stand for them (``process`` in ``case.toml``).

    Parameters
    ----------
    segments : pandas.DataFrame
        The ``segments`` table of one coder.
    codebook : pandas.DataFrame
        The ``codebook`` table.
    types : mapping
        Document to source type; see `casestudy.findings.strategy.triangulation.source_types`.
    steps : sequence of str
        Codes, in the order of the process. A code below one of them counts for it.

    Returns
    -------
    pandas.DataFrame
        ``step``, ``source_type``, ``supports``, ``mixed``, ``contradicts``, ``no_side``, ``n`` (passages),
        ``documents``, ``empty`` (whether the step has no evidence in any source); every step in order and every
        source type that the case holds documents of. The rows counted are those of `process_passages`.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["rencana", "nilai"], "parent": "", "label_id": "", "label_en": ""})
    >>> segments = pd.DataFrame({"doc": "KL-1", "start": [0], "end": [5], "code": "rencana", "coder": "k1",
    ...                          "valence": "supports"})
    >>> steps = process_steps(segments, book, {"KL-1": "clipping"}, ["rencana", "nilai"])
    >>> steps[["step", "n", "empty"]].values.tolist()
    [['rencana', 1, False], ['nilai', 0, True]]
    """
    held = set(types.values())
    cells = [(step, kind) for step in steps for kind in SOURCE_TYPES if kind in held]
    rows = process_passages(segments, codebook, types, steps)
    table = count_rows(pd.DataFrame(cells, columns=list(_CELL), dtype="str"), rows, PROCESS_STEPS | _STEP)
    return table.assign(empty=table["in_step"] == 0).drop(columns="in_step")
