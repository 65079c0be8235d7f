"""Who speaks of which theme: passages by informant, and how many informants a theme has."""

from collections.abc import Mapping

import pandas as pd

from casestudy.coding.codebook import themes
from casestudy.findings.counting import Count, count_rows

#: What the numbers of `theme_by_informant` count among `informant_passages`.
THEME_BY_INFORMANT = {
    "n": Count(by=("theme", "informant")),
    "informants": Count(by=("theme",), once=("informant",)),
}


def informant_passages(passages: pd.DataFrame, owners: Mapping[str, str]) -> pd.DataFrame:
    """Return the passages of interviews with the informant whose interview it is.

    Parameters
    ----------
    passages : pandas.DataFrame
        From `casestudy.findings.themes.passages.theme_passages`, of one coder.
    owners : mapping
        Interview document to informant; see `casestudy.findings.evidence.sources.doc_informants`.

    Returns
    -------
    pandas.DataFrame
        The rows of `passages` whose document is an interview, with ``informant``.

    Examples
    --------
    >>> passages = pd.DataFrame({"theme": ["n", "n"], "doc": ["IK-1_2", "KL-1"]})
    >>> informant_passages(passages, {"IK-1_2": "IK-1"})["informant"].tolist()
    ['IK-1']
    """
    said = passages[passages["doc"].isin(list(owners))]
    return said.assign(informant=said["doc"].map(dict(owners)).astype("str")).reset_index(drop=True)


def theme_by_informant(passages: pd.DataFrame, codebook: pd.DataFrame, owners: Mapping[str, str]) -> pd.DataFrame:
    """Return how many passages of each theme each informant has, and how many informants have the theme.

    Eight passages and eight people are different claims: ``n`` counts passages, ``informants`` people.

    Parameters
    ----------
    passages : pandas.DataFrame
        From `casestudy.findings.themes.passages.theme_passages`, of one coder.
    codebook : pandas.DataFrame
        The ``codebook`` table.
    owners : mapping
        Interview document to informant; see `casestudy.findings.evidence.sources.doc_informants`.

    Returns
    -------
    pandas.DataFrame
        ``theme``, ``informant``, ``n``, ``informants`` (how many informants have the theme at all); every theme in
        the codebook's order and every informant in the mapping's order; 0 where there is none. The rows counted are
        those of `informant_passages`.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["n"], "parent": [""], "label_id": "", "label_en": ""})
    >>> passages = pd.DataFrame({"theme": ["n"], "doc": ["IK-1"]})
    >>> theme_by_informant(passages, book, {"IK-1": "IK-1", "IP-1": "IP-1"})[["n", "informants"]].values.tolist()
    [[1, 1], [0, 1]]
    """
    names = themes(codebook, given=set(passages["theme"]))["theme"]
    people = dict.fromkeys(owners.values())
    pairs = [(theme, informant) for theme in names for informant in people]
    table = pd.DataFrame(pairs, columns=["theme", "informant"], dtype="str")
    return count_rows(table, informant_passages(passages, owners), THEME_BY_INFORMANT)
