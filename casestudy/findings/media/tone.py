"""Tone by group: outlets, topics, spokespersons, with the share of voice of each."""

from collections.abc import Sequence

import pandas as pd

from casestudy.findings.counting import Count, count_rows
from casestudy.tables import TONES

#: A group with fewer is marked as small: one text more would change its tone visibly.
FEW = 5


def tone_counts(*by: str, tone: str = "tone") -> dict[str, Count]:
    """Return how texts are counted by tone under some keys: one count a tone, and ``n`` for all.

    Examples
    --------
    >>> list(tone_counts("outlet"))
    ['negative', 'neutral', 'positive', 'n']
    """
    return {**{value: Count(by=by, where={tone: value}) for value in TONES}, "n": Count(by=by)}


def add_net_tone(counts: pd.DataFrame) -> pd.DataFrame:
    """Return tone counts with their net tone, (positive - negative) / n; nan where n is 0.

    Examples
    --------
    >>> counts = pd.DataFrame({"negative": [1, 0], "positive": [3, 0], "n": [4, 0]})
    >>> add_net_tone(counts)["net_tone"].tolist()
    [0.5, nan]
    """
    return counts.assign(net_tone=(counts["positive"] - counts["negative"]) / counts["n"].where(counts["n"] > 0))


def tone_rows(table: pd.DataFrame, column: str, *, tone: str = "tone") -> pd.DataFrame:
    """Return the texts that `tone_by` counts, with `tone_counts` of its column.

    Parameters
    ----------
    table, column, tone
        As in `tone_by`.

    Returns
    -------
    pandas.DataFrame
        The rows of `table` that state the column and the tone; both are text.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["A", ""], "doc": ["KL-1", "KL-2"], "tone": ["negative", "neutral"]})
    >>> tone_rows(table, "outlet")["doc"].tolist()
    ['KL-1']
    """
    stated = table[table[column].notna() & (table[column].astype("str") != "") & table[tone].notna()]
    return stated.astype({column: "str", tone: "str"})


def tone_by(table: pd.DataFrame, column: str, *, tone: str = "tone", few: int = FEW) -> pd.DataFrame:
    """Return tone counts for each value of a column, the most frequent value first.

    Net tone is (positive - negative) / n. The share of voice is n / (sum of n) × 100; it counts texts, so copies and
    paid pieces are to be left out first, with `select_clippings`.

    Parameters
    ----------
    table : pandas.DataFrame
        Clippings or comments.
    column : str
        What to group by, such as ``outlet``, ``outlet_type``, ``topic``, ``spokesperson`` or ``spokesperson_role``;
        rows where it is empty are left out.
    tone : str
        The tone column; rows where it is empty are left out.
    few : int
        Groups with fewer texts are marked in ``small``. None is left out and none is merged with another.

    Returns
    -------
    pandas.DataFrame
        `column`, ``negative``, ``neutral``, ``positive``, ``n``, ``net_tone``, ``share`` (per cent), ``small``,
        sorted by falling ``n`` and name. The rows counted are those of `tone_rows`.

    Examples
    --------
    >>> tone_by(pd.DataFrame({"outlet": ["A", "A"], "tone": ["negative", "positive"]}), "outlet").values.tolist()
    [['A', 1, 0, 1, 2, 0.0, 100.0, True]]
    """
    rows = tone_rows(table, column, tone=tone)
    groups = rows[[column]].drop_duplicates()
    counts = add_net_tone(count_rows(groups, rows, tone_counts(column, tone=tone)))
    counts = counts.assign(share=counts["n"] / max(len(rows), 1) * 100, small=counts["n"] < few)
    return counts.sort_values(["n", column], ascending=[False, True], ignore_index=True)


def tone_rows_each(table: pd.DataFrame, columns: Sequence[str], *, tone: str = "tone") -> pd.DataFrame:
    """Return the texts that `tone_by_each` counts, with ``tone_counts("by", "value")``.

    Returns
    -------
    pandas.DataFrame
        Rows of `table` with ``by`` and ``value``, one for each column that a text states.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["A"], "topic": ["x"], "doc": ["KL-1"], "tone": ["negative"]})
    >>> tone_rows_each(table, ["outlet", "topic"])[["by", "value", "doc"]].values.tolist()
    [['outlet', 'A', 'KL-1'], ['topic', 'x', 'KL-1']]
    """
    parts = [tone_rows(table, column, tone=tone) for column in columns]
    return pd.concat([part.assign(by=column, value=part[column]) for column, part in zip(columns, parts, strict=True)])


def tone_by_each(table: pd.DataFrame, columns: Sequence[str], *, tone: str = "tone", few: int = FEW) -> pd.DataFrame:
    """Return `tone_by` for several columns, one under the other.

    Parameters
    ----------
    table, tone, few
        As in `tone_by`.
    columns : sequence of str

    Returns
    -------
    pandas.DataFrame
        ``by`` (the column), ``value``, and the rest of `tone_by`; shares are of the texts that state that column.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["A", "B"], "topic": ["x", "x"], "tone": ["negative", "positive"]})
    >>> tone_by_each(table, ["outlet", "topic"])[["by", "value", "n", "share"]].values.tolist()
    [['outlet', 'A', 1, 50.0], ['outlet', 'B', 1, 50.0], ['topic', 'x', 2, 100.0]]
    """
    parts = [tone_by(table, column, tone=tone, few=few).rename(columns={column: "value"}) for column in columns]
    stacked = [part.assign(by=column) for column, part in zip(columns, parts, strict=True)]
    joined = pd.concat(stacked, ignore_index=True)
    return joined[["by", *joined.columns.drop("by")]]
