"""Layouts of ratings: units by coders, coders by units, contingency tables and counts, all brought to the first."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Literal, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from casestudy.errors import Bilingual, CaseError, Problem

Layout = Literal["units_by_coders", "coders_by_units", "contingency", "counts"]
Ratings: TypeAlias = pd.DataFrame | pd.Series | Mapping[Any, Any] | Sequence[Any] | NDArray[Any]
Counts: TypeAlias = pd.DataFrame | Sequence[Sequence[int]] | NDArray[Any]

#: Names the ratings in messages; they come from no file.
RATINGS = "ratings"


def units_by_coders(ratings: Ratings, second: Ratings | None = None, *, layout: Layout | None = None) -> pd.DataFrame:
    """Return ratings as a table of units × coders.

    Parameters
    ----------
    ratings : pandas.DataFrame, mapping or sequence
        A DataFrame is units × coders, unless its rows and columns carry the same names: then it is a contingency table.
        A mapping names each coder's ratings. A sequence of sequences or an array is coders × units. With `second`, the
        first coder's ratings. A rating that is None or nan is missing.
    second : sequence, optional
        The second coder's ratings of the same units, in the same order.
    layout : {"units_by_coders", "coders_by_units", "contingency", "counts"}, optional
        What rows and columns are, where it is not as above.

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    CaseError
        Where the coders have not the same number of units, or counts are no counts.

    Examples
    --------
    >>> units_by_coders([["a", "b", None], ["a", "a", "b"]]).values.tolist()
    [['a', 'a'], ['b', 'a'], [None, 'b']]
    """
    if second is not None:
        return _columns({0: ratings, 1: second})
    if layout == "contingency" or (layout is None and isinstance(ratings, pd.DataFrame) and _same_names(ratings)):
        return ratings_from_contingency(ratings)  # type: ignore[arg-type]
    if layout == "counts":
        return ratings_from_counts(ratings)  # type: ignore[arg-type]
    if isinstance(ratings, pd.DataFrame):
        return ratings.T if layout == "coders_by_units" else ratings
    if isinstance(ratings, Mapping):
        return _columns(ratings)
    rows = dict(enumerate(ratings))
    if isinstance(ratings, pd.Series) or not any(_is_row(row) for row in rows.values()):
        return _columns({0: ratings} if rows else {})
    table = _columns(rows)
    return table.T if layout == "units_by_coders" else table


def ratings_from_contingency(table: Counts, *, labels: Sequence[Hashable] | None = None) -> pd.DataFrame:
    """Return the ratings that a contingency table counts, unit by unit.

    Parameters
    ----------
    table : pandas.DataFrame or sequence of sequences
        Counts; rows are the categories of the first coder, columns those of the second.
    labels : sequence, optional
        The categories in order; by default the names of the DataFrame's rows and columns, else 1, 2, ….

    Returns
    -------
    pandas.DataFrame
        Units × coders (``coder 1``, ``coder 2``): Categoricals of all categories, also of those that nobody chose.

    Raises
    ------
    CaseError
        Where a cell is no whole number from 0, or rows, columns and labels are not equally many.

    Examples
    --------
    >>> ratings_from_contingency([[1, 2], [0, 1]], labels=["yes", "no"]).values.tolist()
    [['yes', 'yes'], ['yes', 'no'], ['yes', 'no'], ['no', 'no']]
    """
    if isinstance(table, pd.DataFrame) and labels is None:
        labels = list(dict.fromkeys([*table.index, *table.columns]))
        table = table.reindex(index=labels, columns=labels, fill_value=0)
    counts = _whole_numbers(table)
    labels = list(range(1, len(counts) + 1)) if labels is None else list(labels)
    if counts.shape != (len(labels), len(labels)):
        raise CaseError(_wrong_shape(counts.shape, (len(labels), len(labels))))
    first, second = np.indices(counts.shape).reshape(2, -1)
    codes = np.column_stack([np.repeat(first, counts.ravel()), np.repeat(second, counts.ravel())])
    return _categorical(codes, labels)


def ratings_from_counts(table: Counts, *, labels: Sequence[Hashable] | None = None) -> pd.DataFrame:
    """Return the ratings of a table that counts, for each unit, how many coders chose each category.

    Such a table does not say who chose what. Its coders are numbered unit by unit in the order of the categories, and
    coefficients with a margin for each coder (Cohen, Conger, Light) depend on that.

    Parameters
    ----------
    table : pandas.DataFrame or sequence of sequences
        Counts, units × categories.
    labels : sequence, optional
        The categories in order; by default the DataFrame's columns, else 1, 2, ….

    Returns
    -------
    pandas.DataFrame
        Units × coders (``coder 1``, …): Categoricals of all categories. A unit with fewer ratings has gaps at its end.

    Raises
    ------
    CaseError
        Where a cell is no whole number from 0, or columns and labels are not equally many.

    Examples
    --------
    >>> ratings_from_counts([[2, 0], [1, 1]], labels=["a", "b"]).values.tolist()
    [['a', 'a'], ['a', 'b']]
    """
    counts = _whole_numbers(table)
    if labels is None:
        labels = list(table.columns) if isinstance(table, pd.DataFrame) else range(1, counts.shape[1] + 1)
    if len(labels) != counts.shape[1]:
        raise CaseError(_wrong_shape(counts.shape, (len(counts), len(labels))))
    judged = counts.sum(axis=1)
    codes = np.full((len(counts), int(judged.max(initial=0))), -1, dtype="int64")
    chosen = np.repeat(np.tile(np.arange(counts.shape[1]), len(counts)), counts.ravel())
    codes[np.arange(codes.shape[1]) < judged[:, None]] = chosen
    return _categorical(codes, list(labels))


def _columns(ratings: Mapping[Any, Any]) -> pd.DataFrame:
    columns = {coder: list(given) for coder, given in ratings.items()}
    lengths = [len(given) for given in columns.values()]
    if len(set(lengths)) > 1:
        raise CaseError(_different_lengths(lengths))
    return pd.DataFrame({coder: pd.Series(given, dtype="object") for coder, given in columns.items()})


def _is_row(value: object) -> bool:
    return pd.api.types.is_list_like(value, allow_sets=False)


def _same_names(table: pd.DataFrame) -> bool:
    # Rows that are merely numbered have no names.
    numbered = isinstance(table.index, pd.RangeIndex)
    return not numbered and len(table.index) > 1 and list(table.index) == list(table.columns)


def _whole_numbers(table: Counts) -> NDArray[np.int64]:
    numbers = pd.DataFrame(table).apply(pd.to_numeric, errors="coerce").to_numpy("float64", na_value=np.nan)
    whole = (numbers >= 0) & (numbers == np.floor(numbers)) & np.isfinite(numbers)
    if not whole.all():
        cells = pd.DataFrame(table).to_numpy(dtype="object")
        raise CaseError([_no_count(int(row), str(cells[row, column])) for row, column in np.argwhere(~whole)])
    return np.asarray(numbers, dtype="int64")


def _categorical(codes: NDArray[np.int64], labels: list[Hashable]) -> pd.DataFrame:
    scale = pd.CategoricalDtype(labels, ordered=True)
    columns = {f"coder {n}": pd.Categorical.from_codes(column, dtype=scale) for n, column in enumerate(codes.T, 1)}
    return pd.DataFrame(columns, index=range(len(codes)))


def _no_count(row: int, value: str) -> Problem:
    return Problem(
        RATINGS,
        Bilingual("bilangan bulat dari 0", "a whole number from 0"),
        Bilingual("Isi dengan jumlah satuan atau pengode.", "Give the number of units or coders."),
        row=row + 1,
        value=value,
    )


def _wrong_shape(found: tuple[int, ...], expected: tuple[int, int]) -> Problem:
    return Problem(
        RATINGS,
        Bilingual(f"{expected[0]} baris × {expected[1]} kolom", f"{expected[0]} rows × {expected[1]} columns"),
        Bilingual("Samakan kategori dengan baris dan kolomnya.", "Give as many categories as there are."),
        value=" × ".join(map(str, found)),
    )


def _different_lengths(lengths: list[int]) -> Problem:
    return Problem(
        RATINGS,
        Bilingual("penilaian semua pengode atas satuan yang sama", "every coder's ratings of the same units"),
        Bilingual(
            "Isi yang tidak dinilai dengan None, agar semua sama panjang.",
            "Write None where a coder did not judge, so that all are equally long.",
        ),
        value=", ".join(map(str, lengths)),
    )
