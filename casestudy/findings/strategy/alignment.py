"""SWOT alignment: internal capabilities against what is outside, each factor with the passages that carry it."""

from collections.abc import Collection

import pandas as pd

from casestudy.coding.codebook import codebook_tree
from casestudy.findings.counting import Count, count_rows

KINDS = ("strength", "weakness", "opportunity", "threat")
CELLS = ("SO", "WO", "ST", "WT")

_PLACE = ("doc", "start", "end")
#: What the numbers of `factor_evidence` count among `factor_passages`.
FACTOR_EVIDENCE = {"passages": Count(by=("factor",)), "documents": Count(by=("factor",), once=("doc",))}
_ITEM = ("cell", "item", "factors")
#: What the numbers of `alignment_grid` count among `alignment_passages`.
ALIGNMENT_GRID = {"passages": Count(by=_ITEM), "documents": Count(by=_ITEM, once=("doc",))}


def factor_passages(
    swot: pd.DataFrame, segments: pd.DataFrame, *, codebook: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return the passages behind each factor, each passage once a factor.

    Parameters
    ----------
    swot, segments, codebook
        As in `factor_evidence`.

    Returns
    -------
    pandas.DataFrame
        ``factor`` and the columns of `segments`; factors in the order of `swot`, passages by document and start.

    Examples
    --------
    >>> swot = pd.DataFrame({"factor": ["S1"], "evidence": ["plt; KL-1"]})
    >>> segments = pd.DataFrame({"doc": ["IK-1", "KL-1"], "start": 0, "end": 5, "code": ["plt", "other"]})
    >>> factor_passages(swot, segments)["doc"].tolist()
    ['IK-1', 'KL-1']
    """
    parts = [
        passages_behind(split_ids(evidence), segments, codebook=codebook).assign(factor=factor)
        for factor, evidence in zip(swot["factor"], swot["evidence"], strict=True)
    ]
    table = pd.concat([segments.head(0).assign(factor=pd.Series(dtype="str")), *parts], ignore_index=True)
    return table[["factor", *segments.columns]]


def factor_evidence(
    swot: pd.DataFrame, segments: pd.DataFrame, *, codebook: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return each factor with the number of passages and documents behind it.

    Parameters
    ----------
    swot : pandas.DataFrame
        The ``swot`` table; ``evidence`` names codes or documents, separated by semicolons.
    segments : pandas.DataFrame
        The ``segments`` table of one coder.
    codebook : pandas.DataFrame, optional
        With it, a code stands for the codes below it as well.

    Returns
    -------
    pandas.DataFrame
        ``factor``, ``kind``, ``label_id``, ``label_en``, ``evidence``, ``passages``, ``documents``; strengths,
        weaknesses, opportunities, threats, in the order of the table within each. The rows counted are those of
        `factor_passages`.

    Examples
    --------
    >>> swot = pd.DataFrame({"factor": ["S1"], "kind": ["strength"], "label_id": "", "label_en": "", "evidence": "plt"})
    >>> segments = pd.DataFrame({"doc": ["a", "a"], "start": [0, 0], "end": [5, 5], "code": ["plt", "other"]})
    >>> factor_evidence(swot, segments)[["passages", "documents"]].values.tolist()
    [[1, 1]]
    """
    columns = ["factor", "kind", "label_id", "label_en", "evidence"]
    table = count_rows(swot[columns], factor_passages(swot, segments, codebook=codebook), FACTOR_EVIDENCE)
    order = pd.Categorical(table["kind"].astype("str"), categories=list(KINDS), ordered=True)
    return table.assign(kind=order).sort_values("kind", kind="stable", ignore_index=True)


def alignment_passages(
    factors: pd.DataFrame, alignment: pd.DataFrame, segments: pd.DataFrame, *, codebook: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return the passages behind each row of the alignment page, each passage once a row.

    Parameters
    ----------
    factors, alignment, segments, codebook
        As in `alignment_grid`.

    Returns
    -------
    pandas.DataFrame
        ``cell``, ``item``, ``factors`` and the columns of `segments`.

    Examples
    --------
    >>> factors = pd.DataFrame({"factor": ["S1"], "kind": ["strength"], "evidence": ["plt"]})
    >>> segments = pd.DataFrame({"doc": "a", "start": [0], "end": [5], "code": ["plt"]})
    >>> alignment = pd.DataFrame({"cell": ["SO"], "strategy": ["d"], "factors": ["S1; O1"]})
    >>> alignment_passages(factors, alignment, segments)[["cell", "item"]].values.tolist()
    [['strength', 'S1'], ['SO', 'd']]
    """
    evidence = {factor: split_ids(ids) for factor, ids in zip(factors["factor"], factors["evidence"], strict=True)}
    own = [(str(kind), factor, "") for factor, kind in zip(factors["factor"], factors["kind"], strict=True)]
    cells = zip(alignment["cell"].astype("str"), alignment["strategy"], alignment["factors"], strict=True)
    rows = [(*item, evidence[item[1]]) for item in own] + [
        (*item, [one for factor in split_ids(item[2]) for one in evidence.get(factor, [])]) for item in cells
    ]
    parts = [
        passages_behind(ids, segments, codebook=codebook).assign(cell=cell, item=item, factors=named)
        for cell, item, named, ids in rows
    ]
    empty = segments.head(0).assign(**{name: pd.Series(dtype="str") for name in _ITEM})
    # Two statements of one cell may rest on the same factors.
    table = pd.concat([empty, *parts], ignore_index=True).drop_duplicates([*_ITEM, *_PLACE], ignore_index=True)
    return table[[*_ITEM, *segments.columns]]


def alignment_grid(
    factors: pd.DataFrame, alignment: pd.DataFrame, segments: pd.DataFrame, *, codebook: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return the rows of the alignment page: the factors, then the strategies of each cell with their evidence.

    Parameters
    ----------
    factors : pandas.DataFrame
        From `factor_evidence`.
    alignment : pandas.DataFrame
        The ``alignment`` table.
    segments : pandas.DataFrame
        The ``segments`` table of the same coder.
    codebook : pandas.DataFrame, optional
        As in `factor_evidence`.

    Returns
    -------
    pandas.DataFrame
        ``cell`` (a kind of factor, or SO, WO, ST, WT), ``item`` (factor or strategy), ``label_id``, ``label_en``,
        ``factors``, ``passages`` (behind a factor; behind any factor of a strategy, each passage once),
        ``documents`` (in which they stand). The rows counted are those of `alignment_passages`.

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
    strategies = alignment.assign(cell=alignment["cell"].astype("str"), item=alignment["strategy"])
    columns = ["cell", "item", "label_id", "label_en", "factors"]
    grid = pd.concat([own[columns], strategies[columns]], ignore_index=True)
    grid = count_rows(grid, alignment_passages(factors, alignment, segments, codebook=codebook), ALIGNMENT_GRID)
    rank = {cell: number for number, cell in enumerate((*KINDS, *CELLS))}
    return grid.sort_values("cell", key=lambda cells: cells.map(rank), kind="stable", ignore_index=True)


def passages_behind(
    evidence: Collection[str], segments: pd.DataFrame, *, codebook: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return the passages that carry one of these codes or stand in one of these documents, each once.

    Examples
    --------
    >>> segments = pd.DataFrame({"doc": "a", "start": [0, 0], "end": [5, 5], "code": ["plt", "media"]})
    >>> len(passages_behind(["plt", "media"], segments))
    1
    """
    codes = set(evidence)
    if codebook is not None:
        for code, parent in codebook_tree(codebook)[["code", "parent"]].itertuples(index=False, name=None):
            # Parents stand before their children.
            codes |= {code} if parent in codes else set()
    named = segments[segments["code"].isin(codes) | segments["doc"].isin(evidence)]
    by = [*_PLACE, *(["coder"] if "coder" in named else []), "code"]
    return named.sort_values(by, kind="stable").drop_duplicates(_PLACE)


def split_ids(ids: str) -> list[str]:
    """Return the ids of a cell such as ``S1; O2``.

    Examples
    --------
    >>> split_ids("S1; O2;")
    ['S1', 'O2']
    """
    return [part.strip() for part in ids.split(";") if part.strip()]
