"""Ratings as numbers: categories fixed once for all coders, in the order of their scale where there is one."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from casestudy.coding.agreement.coefficients.formulas import (
    NO_UNITS,
    NO_VARIATION,
    ONE_CODER,
    Coefficient,
    beyond_chance,
    varies,
)
from casestudy.coding.agreement.coefficients.layouts import RATINGS, Layout, Ratings, units_by_coders
from casestudy.errors import Bilingual, CaseError, Problem


@dataclass(frozen=True)
class Judgements:
    """Ratings as numbers.

    Attributes
    ----------
    codes : numpy.ndarray
        Units × coders: the place of the rating in `labels`, -1 where there is none.
    labels : list
        The categories.
    declared : bool
        Whether the categories were stated, and not only met.
    ordered : bool
        Whether `labels` stand in the order of their scale.
    """

    codes: NDArray[np.int64]
    labels: list[Hashable]
    declared: bool
    ordered: bool

    @property
    def counts(self) -> NDArray[np.int64]:
        """Units × categories: how many coders chose each."""
        units, categories = len(self.codes), len(self.labels)
        rows, coders = np.nonzero(self.codes >= 0)
        cells = rows * categories + self.codes[rows, coders]
        return np.bincount(cells, minlength=units * categories).reshape(units, categories)

    @property
    def pairable(self) -> NDArray[np.bool_]:
        """Which units two coders or more have judged."""
        return np.asarray((self.codes >= 0).sum(axis=1) >= 2)

    @property
    def reason(self) -> str:
        """Why nothing can be compared, or empty."""
        if self.codes.shape[1] == 1 or (self.codes >= 0).any(axis=0).sum() == 1:
            return ONE_CODER
        return "" if self.pairable.any() else NO_UNITS

    @property
    def observed(self) -> float:
        """Po: the mean share of pairs of coders that agree, over the pairable units."""
        counts = self.counts[self.pairable]
        judged = counts.sum(axis=1)
        agreeing = (counts * (counts - 1)).sum(axis=1) / (judged * (judged - 1))
        return float(agreeing.mean()) if len(agreeing) else float("nan")

    def coefficient(self, value: float, *, observed: float = np.nan, expected: float = np.nan, reason: str = "",
                    ) -> Coefficient:  # fmt: skip
        """Return a value with the units that it rests on."""
        units = int(self.pairable.sum())
        return Coefficient(value, reason=reason or self.reason, observed=observed, expected=expected, n_units=units,
                           n_left_out=len(self.codes) - units)  # fmt: skip

    def beyond_chance(self, observed: float, expected: float) -> Coefficient:
        """Return the agreement beyond chance."""
        value = float(beyond_chance(observed, expected, varies(self.counts[self.pairable].sum(axis=0))))
        reason = NO_VARIATION if np.isnan(value) else ""
        return self.coefficient(value, observed=observed, expected=expected, reason=self.reason or reason)

    def pair(self) -> "Judgements":
        """Return the same ratings where they are those of two coders; a CaseError says how many more there are."""
        if self.codes.shape[1] > 2:
            raise CaseError(_not_two(self.codes.shape[1]))
        return self

    def numbers(self) -> NDArray[np.float64]:
        """Return the categories as numbers; a CaseError names those that are none."""
        numbers = [_number(label) for label in self.labels]
        if None in numbers:
            raise CaseError([_no_number(str(v)) for v, n in zip(self.labels, numbers, strict=True) if n is None])
        return np.array(numbers, dtype="float64")

    def in_order(self) -> "Judgements":
        """Return the same ratings with the categories in the order of their scale.

        Numbers have one; words whose order was not stated make a CaseError.
        """
        if self.ordered:
            return self
        numbers = [_number(label) for label in self.labels]
        if None in numbers:
            raise CaseError(_no_order(self.labels))
        order = np.argsort(np.array(numbers, dtype="float64"), kind="stable")
        place = np.append(np.argsort(order), -1)
        return Judgements(place[self.codes], [self.labels[n] for n in order], self.declared, ordered=True)


def judgements(
    ratings: Ratings, second: Ratings | None = None, *, categories: Sequence[Hashable] | None = None,
    layout: Layout | None = None,
) -> Judgements:  # fmt: skip
    """Return ratings of any layout as numbers.

    Sets and lists of codes are categories too: each set one, whatever its order.

    Parameters
    ----------
    ratings, second, layout
        As in `units_by_coders`.
    categories : sequence, optional
        All categories that coders could choose, in the order of their scale. Categoricals with the same categories
        declare these; so do booleans, which are yes or no.

    Returns
    -------
    Judgements

    Raises
    ------
    CaseError
        Where a rating is none of the categories, or one category is written both as a number and as text.

    Examples
    --------
    >>> judgements([["a", "b", None], ["a", "a", "b"]]).codes.tolist()
    [[0, 0], [1, 0], [-1, 1]]
    """
    table = units_by_coders(ratings, second, layout=layout)
    values = table.to_numpy(dtype="object")
    given = np.asarray(pd.notna(values), dtype="bool")
    met = [frozenset(value) if isinstance(value, set | list) else value for value in values[given]]
    distinct = list(dict.fromkeys(met))
    labels, declared, ordered = _categories(table, distinct, categories)
    place = {label: number for number, label in enumerate(labels)}
    unknown = [label for label in distinct if label not in place]
    problems = _two_spellings([*labels, *unknown]) or [_unknown(label, labels) for label in unknown]
    if problems:
        raise CaseError(problems)
    codes = np.full(values.shape, -1, dtype="int64")
    codes[given] = [place[value] for value in met]
    return Judgements(codes, labels, declared, ordered)


def _categories(
    table: pd.DataFrame, met: list[Hashable], categories: Sequence[Hashable] | None
) -> tuple[list[Hashable], bool, bool]:
    """Return the categories, whether they are declared, and whether their order is."""
    if categories is not None:
        return list(dict.fromkeys(categories)), True, True
    scales = list(table.dtypes.drop_duplicates())
    if len(scales) == 1 and isinstance(scales[0], pd.CategoricalDtype):
        return list(scales[0].categories), True, bool(scales[0].ordered)
    if met and all(isinstance(label, bool | np.bool_) for label in met):
        return [False, True], True, True
    return met, False, False


def _number(label: Hashable) -> float | None:
    try:
        number = float(str(label))
    except ValueError:
        number = float(label) if isinstance(label, bool | np.bool_) else float("nan")
    return number if isfinite(number) else None


def _two_spellings(labels: list[Hashable]) -> list[Problem]:
    texts = {label for label in labels if isinstance(label, str)}
    numbers = [label for label in labels if not isinstance(label, str)]
    spelled = [str(label)[:-2] if str(label).endswith(".0") else str(label) for label in numbers]
    return [
        Problem(
            RATINGS,
            Bilingual("satu cara menulis tiap kategori", "one way of writing each category"),
            Bilingual(
                "Kategori ini ditulis sebagai angka dan sebagai teks; samakan untuk semua pengode.",
                "It is written both as a number and as text; write it alike for all coders.",
            ),
            value=text,
        )
        for text in spelled
        if text in texts
    ]


def _not_two(coders: int) -> Problem:
    return Problem(
        RATINGS,
        Bilingual("dua pengode", "two coders"),
        Bilingual(
            'Pilih dua kolom; tabel silang dibaca dengan layout="contingency".',
            'Choose two columns; a contingency table is read with layout="contingency".',
        ),
        value=str(coders),
    )


def _unknown(label: Hashable, labels: list[Hashable]) -> Problem:
    choices = ", ".join(map(str, labels))
    return Problem(
        RATINGS,
        Bilingual(f"salah satu dari: {choices}", f"one of: {choices}"),
        Bilingual("Perbaiki penilaian itu, atau tambahkan kategorinya.", "Mend the rating, or declare the category."),
        value=str(label),
    )


def _no_number(value: str) -> Problem:
    return Problem(
        RATINGS,
        Bilingual("angka pada tingkat ukur interval dan rasio", "a number, on an interval or ratio scale"),
        Bilingual("Pilih tingkat ukur nominal atau ordinal.", "Choose the level nominal or ordinal."),
        value=value,
    )


def _no_order(labels: list[Hashable]) -> Problem:
    return Problem(
        RATINGS,
        Bilingual("kategori yang urutannya diketahui", "categories whose order is known"),
        Bilingual(
            "Sebutkan semua kategori dari yang terendah dalam categories=.",
            "List all categories from the lowest in categories=.",
        ),
        value=", ".join(map(str, labels)),
    )
