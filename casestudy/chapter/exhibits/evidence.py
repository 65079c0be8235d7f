"""What the numbers of an exhibit count: the passages, documents or rows behind each cell, kept beside the exhibit."""

from collections.abc import Mapping, Sequence
from io import BytesIO

import pandas as pd

from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.findings.counting import Count
from casestudy.tables import unguard_formulas

#: Where a counted thing stands, and how much it adds to the number.
POINTERS = ["doc", "start", "end", "coder", "counts"]
#: The key of evidence for a row as a whole, where it is not behind one number alone.
WHOLE_ROW = ""


def behind(rows: pd.DataFrame, counts: Mapping[str, Count], *, table: str = "") -> dict[str, pd.DataFrame]:
    """Return what stands behind each column of a finding: the rows that its counts were made from.

    Parameters
    ----------
    rows : pandas.DataFrame
        One row a counted thing, as the finding's module returns them.
    counts : mapping
        How each column counts them, as the finding's module states it.
    table : str
        As in `rows_behind`.

    Returns
    -------
    dict
        For `casestudy.chapter.exhibits.saving.save_exhibit`.

    Examples
    --------
    >>> said = pd.DataFrame({"theme": "n", "informant": ["A", "A"], "doc": "A", "start": [0, 9], "end": [5, 12]})
    >>> counts = {"n": Count(by=("theme",)), "informants": Count(by=("theme",), once=("informant",))}
    >>> {column: len(part) for column, part in behind(said, counts).items()}
    {'n': 2, 'informants': 1}
    """
    return {column: rows_behind(count.of(rows), on=count.by, table=table, counts=count.total)
            for column, count in counts.items()}  # fmt: skip


def rows_behind(counted: pd.DataFrame, *, on: Sequence[str] = (), table: str = "", counts: str = "") -> pd.DataFrame:
    """Return the things that one column of an exhibit counts, under the keys that place each in its row.

    Parameters
    ----------
    counted : pandas.DataFrame
        One row a counted thing. ``doc`` names its document, ``start`` and ``end`` its passage; without them the whole
        document is meant. ``coder`` is kept where it is there. Where there is no document, ``register`` names the table
        of the case that the row stands in.
    on : sequence of str
        The columns that `counted` and the exhibit share: a thing stands behind every row with the same values. None
        puts it behind every row.
    table : str
        The table of the case whose rows all of these are, such as ``activities``. The index is then the row's number
        in the table.
    counts : str
        The column that says how much each thing adds to the number, such as its words; otherwise each adds one.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``start``, ``end``, ``coder``, ``counts``, indexed by `on`. A row of a table has the table as its
        ``doc`` and as its ``start`` the row of the file, in which the header is row 1.

    Examples
    --------
    >>> said = pd.DataFrame({"theme": "n", "doc": "A", "start": [0, 9], "end": [5, 12]})
    >>> len(rows_behind(said, on=["theme"]))
    2
    """
    label = pd.Series(table, index=counted.index, dtype="str")
    doc = counted["doc"].astype("str") if "doc" in counted and not table else label
    register = counted["register"].astype("str").where(doc == "", "") if "register" in counted else label
    of_table, passage = register != "", "start" in counted and not table
    line = pd.Series(counted.index.to_numpy() + 2 if of_table.any() else 0, index=counted.index).astype("Int64")
    empty = pd.Series(pd.NA, index=counted.index, dtype="Int64")
    placed = pd.DataFrame(
        {
            "doc": doc.where(~of_table, register),
            "start": (counted["start"].astype("Int64") if passage else empty).where(~of_table, line),
            "end": counted["end"].astype("Int64") if passage else empty,
            "coder": counted["coder"].astype("str") if "coder" in counted and not table else "",
            "counts": counted[counts].fillna(0).astype("int64") if counts else 1,
        }
    )
    keys = [_plain(counted[name]) for name in on]
    placed.index = pd.MultiIndex.from_arrays(keys, names=list(on)) if keys else pd.RangeIndex(len(placed))
    return placed


def gather_evidence(
    data: pd.DataFrame,
    behind: Mapping[str, pd.DataFrame],
    *,
    computed: Mapping[str, Sequence[str]],
    exhibit: str,
) -> pd.DataFrame:
    """Return the evidence of every cell of an exhibit, and refuse a number that its evidence does not add up to.

    Parameters
    ----------
    data : pandas.DataFrame
        The numbers of the exhibit.
    behind : mapping
        Column of `data`, or ``""`` for the row as a whole, to what stands behind it; see `rows_behind`.
    computed : mapping
        Column to the columns that it is computed from, as a share is from two counts. A number that counts nothing,
        such as a rank, is computed from none.
    exhibit : str
        Names the exhibit in messages.

    Returns
    -------
    pandas.DataFrame
        ``row`` (of `data`, from 1), ``column``, ``doc``, ``start``, ``end``, ``coder``, ``counts``, sorted.

    Raises
    ------
    CaseError
        For each cell whose evidence adds up to another number, and each numeric column without evidence.

    Examples
    --------
    >>> data = pd.DataFrame({"theme": ["n"], "n": [1]})
    >>> said = pd.DataFrame({"theme": ["n"], "doc": ["A"], "start": [0], "end": [5]})
    >>> behind = {"n": rows_behind(said, on=["theme"])}
    >>> gather_evidence(data, behind, computed={}, exhibit="a")[["row", "column", "doc"]].values.tolist()
    [[1, 'n', 'A']]
    """
    numeric = [str(name) for name in data.columns if pd.api.types.is_numeric_dtype(data[name])]
    problems = [_untraced(exhibit, name) for name in numeric if name not in behind and name not in computed]
    numbered = pd.DataFrame({name: _plain(data[name]) for name in data.columns}).assign(row=range(1, len(data) + 1))
    parts = []
    for column, rows in behind.items():
        keys = [str(name) for name in rows.index.names if name is not None]
        left = numbered[["row", *keys]]
        # A key may have the name of a pointer, as in a list of documents.
        right = rows.set_axis([f"_{name}" for name in POINTERS], axis=1).reset_index(drop=not keys)
        joined = left.merge(right, on=keys) if keys else left.merge(right, how="cross")
        found = joined.drop(columns=keys).set_axis(["row", *POINTERS], axis=1)
        parts.append(found.assign(column=column))
        if column != WHOLE_ROW:
            problems += _unequal(exhibit, data, column, found)
    if problems:
        raise CaseError(problems)
    order = ["row", "column", *POINTERS]
    evidence = pd.concat(parts, ignore_index=True)[order] if parts else pd.DataFrame(columns=order)
    return evidence.sort_values(order, ignore_index=True)


def read_evidence(content: bytes) -> pd.DataFrame:
    r"""Return the evidence that an exhibit's file holds, with the types of `gather_evidence`.

    Examples
    --------
    >>> read_evidence(b"row,column,doc,start,end,coder,counts\n1,n,A,0,5,k1,1\n")["end"].tolist()
    [5]
    """
    types = {"row": "int64", "column": "str", "doc": "str", "start": "Int64", "end": "Int64", "coder": "str",
             "counts": "int64"}  # fmt: skip
    table = pd.read_csv(BytesIO(content), dtype=types, keep_default_na=False, na_values={"start": "", "end": ""})
    return unguard_formulas(table[list(types)])


def _plain(values: "pd.Series") -> "pd.Series":
    """Return values that compare alike whatever held them: a choice is its text."""
    return values.astype("str") if isinstance(values.dtype, pd.CategoricalDtype) else values


def _unequal(exhibit: str, data: pd.DataFrame, column: str, found: pd.DataFrame) -> list[Problem]:
    added = found.groupby("row")["counts"].sum().reindex(range(1, len(data) + 1), fill_value=0)
    stated = data[column].fillna(0).reset_index(drop=True)
    wrong = [row for row, (number, sum_) in enumerate(zip(stated, added, strict=True), 1) if number != sum_]
    return [
        Problem(
            exhibit,
            Bilingual(f"angka yang sama dengan buktinya ({added[row]})", f"the number of its evidence ({added[row]})"),
            Bilingual("Hitung angka itu dari baris yang sama.", "Count the number from the same rows."),
            row=row,
            column=column,
            value=str(stated[row - 1]),
        )
        for row in wrong
    ]


def _untraced(exhibit: str, column: str) -> Problem:
    return Problem(
        exhibit,
        Bilingual("bukti di balik setiap angka", "evidence behind every number"),
        Bilingual('Sebut kolom itu dalam "behind" atau "computed".', 'Name the column in "behind" or in "computed".'),
        column=column,
    )
