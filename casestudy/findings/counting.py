"""Numbers and the rows behind them: each count of a finding says which rows it counts, and is made by counting them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd


@dataclass(frozen=True)
class Count:
    """How one column of a finding counts the rows behind it.

    Attributes
    ----------
    by : tuple of str
        The columns that a row shares with the row of the finding that counts it.
    where : mapping
        What other columns of a counted row hold.
    once : tuple of str
        Rows that are alike in these columns count once; all of them count where it is empty.
    total : str
        The column whose values are added up, where it is not the rows that are counted.
    """

    by: tuple[str, ...]
    where: Mapping[str, object] = field(default_factory=dict)
    once: tuple[str, ...] = ()
    total: str = ""

    def of(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return the rows that are counted: those that hold what is asked, each once where it counts once.

        Examples
        --------
        >>> rows = pd.DataFrame({"theme": "d", "valence": ["supports", "contradicts"]})
        >>> Count(by=("theme",), where={"valence": "contradicts"}).of(rows).index.tolist()
        [1]
        """
        for column, value in self.where.items():
            rows = rows[rows[column] == value]
        return rows.drop_duplicates([*self.by, *self.once]) if self.once else rows


def count_rows(table: pd.DataFrame, rows: pd.DataFrame, counts: Mapping[str, Count]) -> pd.DataFrame:
    """Return `table` with a column for each count, 0 where no row is behind it.

    Parameters
    ----------
    table : pandas.DataFrame
        One row a row of the finding, with the columns that the counts go by.
    rows : pandas.DataFrame
        What is counted, one row a thing.
    counts : mapping
        Name of the column to its count.

    Examples
    --------
    >>> rows = pd.DataFrame({"theme": ["d", "d", "d"], "informant": ["IK-1", "IK-1", "IP-1"]})
    >>> counts = {"n": Count(by=("theme",)), "informants": Count(by=("theme",), once=("informant",))}
    >>> count_rows(pd.DataFrame({"theme": ["d", "k"]}), rows, counts).values.tolist()
    [['d', 3, 2], ['k', 0, 0]]
    """
    counted = {}
    for name, count in counts.items():
        groups = count.of(rows).groupby(list(count.by), observed=True, dropna=False)
        numbers = groups[count.total].sum() if count.total else groups.size()
        keys = table[list(count.by)]
        places = keys.iloc[:, 0] if len(count.by) == 1 else pd.MultiIndex.from_frame(keys)
        counted[name] = numbers.reindex(places).fillna(0).astype("int64").to_numpy()
    return table.assign(**counted)
