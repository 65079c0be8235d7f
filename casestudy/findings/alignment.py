"""SWOT alignment: internal capabilities against what is outside, each factor with the passages that carry it."""

from collections.abc import Collection

import pandas as pd

KINDS = ("strength", "weakness", "opportunity", "threat")
CELLS = ("SO", "WO", "ST", "WT")


def factor_evidence(swot: pd.DataFrame, segments: pd.DataFrame) -> pd.DataFrame:
    """Return each factor with the number of passages and documents behind it.

    Parameters
    ----------
    swot : pandas.DataFrame
        The ``swot`` table; ``evidence`` names codes or documents, separated by semicolons.
    segments : pandas.DataFrame
        The ``segments`` table of one coder.

    Returns
    -------
    pandas.DataFrame
        ``factor``, ``kind``, ``label_id``, ``label_en``, ``evidence``, ``passages``, ``documents``; strengths,
        weaknesses, opportunities, threats, in the order of the table within each.

    Examples
    --------
    >>> swot = pd.DataFrame({"factor": ["S1"], "kind": ["strength"], "label_id": "", "label_en": "", "evidence": "plt"})
    >>> segments = pd.DataFrame({"doc": ["a", "a"], "start": [0, 0], "end": [5, 5], "code": ["plt", "other"]})
    >>> factor_evidence(swot, segments)[["passages", "documents"]].values.tolist()
    [[1, 1]]
    """
    behind = [passages_behind(split_ids(evidence), segments) for evidence in swot["evidence"]]
    passages, documents = [len(part) for part in behind], [part["doc"].nunique() for part in behind]
    columns = ["factor", "kind", "label_id", "label_en", "evidence"]
    table = swot[columns].assign(passages=passages, documents=documents)
    order = pd.Categorical(table["kind"].astype("str"), categories=list(KINDS), ordered=True)
    return table.assign(kind=order).sort_values("kind", kind="stable", ignore_index=True)


def alignment_grid(factors: pd.DataFrame, alignment: pd.DataFrame, segments: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the alignment page: the factors, then the strategies of each cell with their evidence.

    Parameters
    ----------
    factors : pandas.DataFrame
        From `factor_evidence`.
    alignment : pandas.DataFrame
        The ``alignment`` table.
    segments : pandas.DataFrame
        The ``segments`` table of the same coder.

    Returns
    -------
    pandas.DataFrame
        ``cell`` (a kind of factor, or SO, WO, ST, WT), ``item`` (factor or strategy), ``label_id``, ``label_en``,
        ``factors``, ``passages`` (behind a factor; behind any factor of a strategy, each passage once).

    Examples
    --------
    >>> factors = pd.DataFrame({"factor": ["S1", "O1"], "kind": ["strength", "opportunity"], "label_id": "",
    ...                         "label_en": "", "evidence": ["plt", "media; plt"], "passages": [1, 2]})
    >>> segments = pd.DataFrame({"doc": "a", "start": [0, 9], "end": [5, 20], "code": ["plt", "media"]})
    >>> alignment = pd.DataFrame({"cell": ["SO"], "strategy": ["d"], "factors": ["S1; O1"], "label_id": "",
    ...                           "label_en": ""})
    >>> alignment_grid(factors, alignment, segments)[["cell", "passages"]].values.tolist()
    [['strength', 1], ['opportunity', 2], ['SO', 2]]
    """
    own = factors.assign(cell=factors["kind"].astype("str"), item=factors["factor"], factors="")
    evidence = {factor: split_ids(ids) for factor, ids in zip(factors["factor"], factors["evidence"], strict=True)}
    named = [[ids for factor in split_ids(own) for ids in evidence.get(factor, [])] for own in alignment["factors"]]
    behind = [len(passages_behind(ids, segments)) for ids in named]
    strategies = alignment.assign(cell=alignment["cell"].astype("str"), item=alignment["strategy"], passages=behind)
    rank = {cell: number for number, cell in enumerate((*KINDS, *CELLS))}
    columns = ["cell", "item", "label_id", "label_en", "factors", "passages"]
    grid = pd.concat([own[columns], strategies[columns]], ignore_index=True)
    return grid.sort_values("cell", key=lambda cells: cells.map(rank), kind="stable", ignore_index=True)


def passages_behind(evidence: Collection[str], segments: pd.DataFrame) -> pd.DataFrame:
    """Return the passages that carry one of these codes or stand in one of these documents, each once.

    Examples
    --------
    >>> segments = pd.DataFrame({"doc": "a", "start": [0, 0], "end": [5, 5], "code": ["plt", "media"]})
    >>> len(passages_behind(["plt", "media"], segments))
    1
    """
    named = segments[segments["code"].isin(evidence) | segments["doc"].isin(evidence)]
    return named.drop_duplicates(["doc", "start", "end"])


def split_ids(ids: str) -> list[str]:
    """Return the ids of a cell such as ``S1; O2``.

    Examples
    --------
    >>> split_ids("S1; O2;")
    ['S1', 'O2']
    """
    return [part.strip() for part in ids.split(";") if part.strip()]
