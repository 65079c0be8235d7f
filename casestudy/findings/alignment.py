"""SWOT alignment: internal capabilities against what is outside, each factor with the passages that carry it."""

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
    passages, documents = [], []
    for evidence in swot["evidence"]:
        named = split_ids(evidence)
        behind = segments[segments["code"].isin(named) | segments["doc"].isin(named)]
        passages.append(len(behind.drop_duplicates(["doc", "start", "end"])))
        documents.append(behind["doc"].nunique())
    columns = ["factor", "kind", "label_id", "label_en", "evidence"]
    table = swot[columns].assign(passages=passages, documents=documents)
    order = pd.Categorical(table["kind"].astype("str"), categories=list(KINDS), ordered=True)
    return table.assign(kind=order).sort_values("kind", kind="stable", ignore_index=True)


def alignment_grid(factors: pd.DataFrame, alignment: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the alignment page: the factors, then the strategies of each cell with their evidence.

    Parameters
    ----------
    factors : pandas.DataFrame
        From `factor_evidence`.
    alignment : pandas.DataFrame
        The ``alignment`` table.

    Returns
    -------
    pandas.DataFrame
        ``cell`` (a kind of factor, or SO, WO, ST, WT), ``item`` (factor or strategy), ``label_id``, ``label_en``,
        ``factors``, ``passages`` (behind a factor; behind all factors of a strategy taken together, each factor's own
        count added up).

    Examples
    --------
    >>> factors = pd.DataFrame({"factor": ["S1", "O1"], "kind": ["strength", "opportunity"], "label_id": "",
    ...                         "label_en": "", "passages": [2, 3]})
    >>> alignment = pd.DataFrame({"cell": ["SO"], "strategy": ["d"], "factors": ["S1; O1"], "label_id": "",
    ...                           "label_en": ""})
    >>> alignment_grid(factors, alignment)[["cell", "passages"]].values.tolist()
    [['strength', 2], ['opportunity', 3], ['SO', 5]]
    """
    own = factors.assign(cell=factors["kind"].astype("str"), item=factors["factor"], factors="")
    count = dict(zip(factors["factor"], factors["passages"], strict=True))
    behind = alignment["factors"].map(lambda ids: sum(count.get(factor, 0) for factor in split_ids(ids)))
    strategies = alignment.assign(cell=alignment["cell"].astype("str"), item=alignment["strategy"], passages=behind)
    rank = {cell: number for number, cell in enumerate((*KINDS, *CELLS))}
    columns = ["cell", "item", "label_id", "label_en", "factors", "passages"]
    grid = pd.concat([own[columns], strategies[columns]], ignore_index=True)
    return grid.sort_values("cell", key=lambda cells: cells.map(rank), kind="stable", ignore_index=True)


def split_ids(ids: str) -> list[str]:
    """Return the ids of a cell such as ``S1; O2``.

    Examples
    --------
    >>> split_ids("S1; O2;")
    ['S1', 'O2']
    """
    return [part.strip() for part in ids.split(";") if part.strip()]
