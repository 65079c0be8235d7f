"""Which themes meet: pairs of themes in one unit of text."""

import itertools

import numpy as np
import pandas as pd

from casestudy.coding.codebook import themes
from casestudy.findings.counting import Count, count_rows

_PAIR = ("first", "second")
#: What the numbers of `theme_cooccurrence` count among `theme_meetings`.
THEME_COOCCURRENCE = {
    "n_first": Count(by=_PAIR, where={"has_first": True}),
    "n_second": Count(by=_PAIR, where={"has_second": True}),
    "n_both": Count(by=_PAIR, where={"has_first": True, "has_second": True}),
}


def theme_units(passages: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """Return which themes stand in which units; any overlap of a passage with a unit counts.

    Parameters
    ----------
    passages : pandas.DataFrame
        From `casestudy.findings.themes.passages.theme_passages`, of one coder.
    units : pandas.DataFrame
        From `casestudy.coding.agreement.coding_units`.

    Returns
    -------
    pandas.DataFrame
        ``theme``, ``doc``, ``unit``, ``start``, ``end`` (of the unit), each theme once a unit, sorted by document,
        unit and theme.

    Examples
    --------
    >>> units = pd.DataFrame({"doc": "x", "unit": [1, 2], "start": [0, 10], "end": [9, 19]})
    >>> passages = pd.DataFrame({"theme": ["a"], "doc": "x", "start": [5], "end": [12]})
    >>> theme_units(passages, units)[["theme", "unit"]].values.tolist()
    [['a', 1], ['a', 2]]
    """
    docs = pd.Index(units["doc"].unique())
    here = passages[passages["doc"].isin(docs)]
    # One line for all documents: each stands behind the one before it, so that no passage reaches into another's units.
    length = max(int(units["end"].max()), int(here["end"].max())) if len(here) else 0
    unit_doc, passage_doc = docs.get_indexer(units["doc"]), docs.get_indexer(here["doc"])
    starts, ends = (units[side].to_numpy("int64") + length * unit_doc for side in ("start", "end"))
    opens, closes = (here[side].to_numpy("int64") + length * passage_doc for side in ("start", "end"))
    order = np.lexsort((ends, starts))
    # Units before the first whose end is not yet reached, and from the first that starts behind the passage, are none
    # of its own: what is left is a few a passage, however many units there are.
    low = np.searchsorted(np.maximum.accumulate(ends[order]), opens, side="right")
    high = np.maximum(np.searchsorted(starts[order], closes, side="left"), low)
    count = high - low
    passage = np.repeat(np.arange(len(here)), count)
    unit = order[np.arange(len(passage)) - np.repeat(np.cumsum(count) - count - low, count)]
    overlap = ends[unit] > opens[passage]
    found = units.iloc[unit[overlap]][["doc", "unit", "start", "end"]]
    table = found.assign(theme=here["theme"].to_numpy()[passage[overlap]])[["theme", "doc", "unit", "start", "end"]]
    once: pd.DataFrame = table.drop_duplicates(["doc", "unit", "theme"])
    return once.sort_values(["doc", "unit", "theme"], ignore_index=True)


def theme_meetings(passages: pd.DataFrame, units: pd.DataFrame, codebook: pd.DataFrame) -> pd.DataFrame:
    """Return the units behind each pair of themes: those in which either theme stands.

    Parameters
    ----------
    passages, units, codebook : pandas.DataFrame
        As in `theme_cooccurrence`.

    Returns
    -------
    pandas.DataFrame
        ``first``, ``second`` (themes, in the codebook's order), ``doc``, ``unit``, ``start``, ``end`` (of the unit),
        ``has_first``, ``has_second``; one row a pair and unit.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["a", "b"], "parent": ["", ""], "label_id": "", "label_en": ""})
    >>> units = pd.DataFrame({"doc": ["x"], "unit": [1], "start": [0], "end": [9]})
    >>> passages = pd.DataFrame({"theme": ["b"], "doc": "x", "start": [5], "end": [8]})
    >>> theme_meetings(passages, units, book)[["has_first", "has_second"]].values.tolist()
    [[False, True]]
    """
    named = list(themes(codebook, given=set(passages["theme"]))["theme"])
    standing = theme_units(passages[passages["theme"].isin(named)], units)
    where = standing.drop_duplicates(["doc", "unit"])[["doc", "unit", "start", "end"]].reset_index(drop=True)
    places = pd.MultiIndex.from_frame(where[["doc", "unit"]])
    has = np.zeros((len(where), len(named)), dtype=bool)
    column = pd.Index(named, dtype="str").get_indexer(standing["theme"])
    has[places.get_indexer(pd.MultiIndex.from_frame(standing[["doc", "unit"]])), column] = True
    pairs = list(itertools.combinations(range(len(named)), 2))
    either = [np.flatnonzero(has[:, one] | has[:, two]) for one, two in pairs]
    pair = np.repeat(np.arange(len(pairs)), [len(rows) for rows in either])
    rows = np.concatenate([np.zeros(0, "int64"), *either])
    one, two = np.array(pairs, "int64").reshape(-1, 2)[pair].T
    names = np.array(named, dtype="object")
    table = where.iloc[rows].reset_index(drop=True).assign(has_first=has[rows, one], has_second=has[rows, two])
    table.insert(0, "first", pd.Series(names[one], dtype="str"))
    table.insert(1, "second", pd.Series(names[two], dtype="str"))
    return table


def theme_cooccurrence(passages: pd.DataFrame, units: pd.DataFrame, codebook: pd.DataFrame) -> pd.DataFrame:
    """Return how often two themes stand in one unit.

    Jaccard is the number of units with both, divided by the number with either. What a unit is, is that of `units`:
    an answer, a paragraph or a document.

    Parameters
    ----------
    passages : pandas.DataFrame
        From `casestudy.findings.themes.passages.theme_passages`, of one coder.
    units : pandas.DataFrame
        From `casestudy.coding.agreement.coding_units`.
    codebook : pandas.DataFrame
        The ``codebook`` table.

    Returns
    -------
    pandas.DataFrame
        ``first``, ``second`` (themes, in the codebook's order), ``n_first``, ``n_second`` (units with each),
        ``n_both``, ``jaccard`` (nan where neither occurs); each pair once. The rows counted are those of
        `theme_meetings`.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["a", "b"], "parent": ["", ""], "label_id": "", "label_en": ""})
    >>> units = pd.DataFrame({"doc": ["x", "x"], "unit": [1, 2], "start": [0, 10], "end": [9, 19]})
    >>> passages = pd.DataFrame({"theme": ["a", "b", "b"], "doc": "x", "start": [0, 5, 12], "end": [4, 8, 15]})
    >>> theme_cooccurrence(passages, units, book)[["n_both", "jaccard"]].values.tolist()
    [[1.0, 0.5]]
    """
    named = themes(codebook, given=set(passages["theme"]))["theme"]
    pairs = pd.DataFrame(list(itertools.combinations(named, 2)), columns=list(_PAIR), dtype="str")
    table = count_rows(pairs, theme_meetings(passages, units, codebook), THEME_COOCCURRENCE)
    either = table["n_first"] + table["n_second"] - table["n_both"]
    return table.assign(jaccard=(table["n_both"] / either.where(either > 0)).astype("float64"))
