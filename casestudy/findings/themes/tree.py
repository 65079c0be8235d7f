"""The theme map: the tree of codes with the passages on each of its branches."""

from collections.abc import Collection, Mapping

import pandas as pd

from casestudy.coding.codebook import codebook_tree
from casestudy.findings.counting import Count, count_rows
from casestudy.findings.themes.passages import passages_under

_HERE = ("code",)
#: What the numbers of `theme_tree` count among `tree_passages`.
THEME_TREE = {
    "own": Count(by=_HERE, where={"own": True}),
    "passages": Count(by=_HERE),
    "contradicts": Count(by=_HERE, where={"valence": "contradicts"}),
    "documents": Count(by=_HERE, once=("doc",)),
    "informants": Count(by=_HERE, where={"said": True}, once=("informant",)),
}


def tree_passages(segments: pd.DataFrame, codebook: pd.DataFrame, owners: Mapping[str, str]) -> pd.DataFrame:
    """Return the passages on each branch of the tree: those of a code and of all codes below it, each once a branch.

    Parameters
    ----------
    segments, codebook, owners
        As in `theme_tree`.

    Returns
    -------
    pandas.DataFrame
        ``code`` (the branch), ``given`` (the code that the passage was given), the other columns of `segments`,
        ``own`` (whether the passage was given the branch's own code), ``informant`` (empty outside interviews),
        ``said`` (whether it is an informant's).

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["s", "d"], "parent": ["", "s"], "label_id": "", "label_en": ""})
    >>> segments = pd.DataFrame({"doc": "IK-1", "start": [0], "end": [5], "code": ["d"], "coder": "k1"})
    >>> tree_passages(segments, book, {"IK-1": "IK-1"})[["code", "given", "own"]].values.tolist()
    [['s', 'd', False], ['d', 'd', True]]
    """
    placed = passages_under(segments, codebook, set(codebook["code"]), column="branch")
    rows = placed.rename(columns={"code": "given", "branch": "code"})
    informant = pd.Series([owners.get(doc, "") for doc in rows["doc"]], index=rows.index, dtype="str")
    # The code that stands for a passage is the first in the tree, and so the branch's own where it was given at all.
    return rows.assign(own=rows["given"] == rows["code"], informant=informant, said=informant != "")


def theme_tree(
    segments: pd.DataFrame, codebook: pd.DataFrame, owners: Mapping[str, str], *, strategies: Collection[str] = ()
) -> pd.DataFrame:
    """Return the tree of codes, themes and groups with the passages of each branch.

    Parameters
    ----------
    segments : pandas.DataFrame
        The ``segments`` table of one coder.
    codebook : pandas.DataFrame
        The ``codebook`` table.
    owners : mapping
        Interview document to informant; see `casestudy.findings.evidence.sources.doc_informants`.
    strategies : collection of str
        The codes of the strategies under study.

    Returns
    -------
    pandas.DataFrame
        ``code``, ``parent``, ``level``, ``theme``, ``leaf``, ``label_id``, ``label_en``, ``strategy`` (whether it is
        one), ``own`` (passages given this code itself), ``passages`` (this code or one below, each once),
        ``contradicts`` (of these, passages against), ``documents``, ``informants``; parents before children, in the
        order of the codebook. The rows counted are those of `tree_passages`.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["s", "d"], "parent": ["", "s"], "label_id": "", "label_en": ""})
    >>> segments = pd.DataFrame({"doc": "KL-1", "start": [0], "end": [5], "code": ["d"], "coder": "k1",
    ...                          "valence": "supports"})
    >>> theme_tree(segments, book, {})[["code", "own", "passages"]].values.tolist()
    [['s', 0, 1], ['d', 1, 1]]
    """
    tree = codebook_tree(codebook)
    table = tree.assign(strategy=tree["code"].isin(list(strategies)))
    return count_rows(table, tree_passages(segments, codebook, owners), THEME_TREE)
