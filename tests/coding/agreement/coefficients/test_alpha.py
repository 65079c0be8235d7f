"""Krippendorff's α against its definition, pair by pair, and against NLTK."""

from collections.abc import Callable
from itertools import permutations
from math import isnan
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from casestudy.coding.agreement.coefficients.alpha import Level, krippendorff_alpha, masi_distance, masi_distances
from casestudy.coding.agreement.coefficients.nominal import fleiss_kappa
from casestudy.errors import CaseError

STABLE = settings(deadline=None, derandomize=True, max_examples=60)
#: Units × coders, with gaps and without.
GAPPY = st.integers(2, 4).flatmap(
    lambda coders: st.lists(
        st.lists(st.one_of(st.none(), st.integers(0, 4)), min_size=coders, max_size=coders), min_size=1, max_size=9
    )
)
COMPLETE = st.integers(2, 4).flatmap(
    lambda coders: st.lists(st.lists(st.integers(0, 3), min_size=coders, max_size=coders), min_size=2, max_size=9)
)
SETS = st.lists(st.lists(st.frozensets(st.sampled_from("abc")), min_size=3, max_size=3), min_size=2, max_size=8)


def by_definition(units: list[list[int | None]], distance: Callable[[int, int], float]) -> float:
    """Return 1 - Do/De from every ordered pair of ratings, within units and among all."""
    pairable = [[v for v in unit if v is not None] for unit in units]
    pairable = [unit for unit in pairable if len(unit) > 1]
    values = [v for unit in pairable for v in unit]
    n = len(values)
    observed = sum(distance(a, b) / (len(unit) - 1) for unit in pairable for a, b in permutations(unit, 2)) / n
    expected = sum(distance(a, b) for a, b in permutations(values, 2)) / (n * (n - 1))
    return 1 - observed / expected


def varied(units: list[list[int | None]]) -> bool:
    """Return whether pairable units hold more than one value."""
    return len({v for unit in units if sum(v is not None for v in unit) > 1 for v in unit if v is not None}) > 1


@STABLE
@given(GAPPY)
def test_levels_by_definition(units: list[list[int | None]]) -> None:
    """α of each level is what its distance gives pair by pair; units with one rating play no part."""
    assume(varied(units))
    table = pd.DataFrame(units, dtype="object")
    pairable = [[v for v in unit if v is not None] for unit in units]
    count = np.bincount([v for unit in pairable if len(unit) > 1 for v in unit], minlength=5)

    def ordinal(a: int, b: int) -> float:
        low, high = min(a, b), max(a, b)
        return float((count[low : high + 1].sum() - (count[low] + count[high]) / 2) ** 2)

    distances: dict[Level, Callable[[int, int], float]] = {
        "nominal": lambda a, b: float(a != b),
        "ordinal": ordinal,
        "interval": lambda a, b: float((a - b) ** 2),
        "ratio": lambda a, b: ((a - b) / (a + b)) ** 2 if a + b else 0.0,
    }
    for level, distance in distances.items():
        assert krippendorff_alpha(table, level=level) == pytest.approx(by_definition(units, distance), abs=1e-9), level
    assert krippendorff_alpha(table, distance=distances["interval"]) == krippendorff_alpha(table, level="interval")


@STABLE
@given(COMPLETE)
def test_nominal_against_nltk(units: list[list[int]]) -> None:
    """On complete data nominal α is that of NLTK's AnnotationTask."""
    from nltk.metrics.agreement import AnnotationTask

    assume(len({v for unit in units for v in unit}) > 1)
    data = [(f"k{coder}", f"u{n}", v) for n, unit in enumerate(units) for coder, v in enumerate(unit)]

    assert krippendorff_alpha(pd.DataFrame(units)) == pytest.approx(AnnotationTask(data=data).alpha(), abs=1e-9)


@STABLE
@given(SETS)
def test_sets_against_nltk(units: list[list[frozenset[str]]]) -> None:
    """With MASI, α of sets of codes is NLTK's, where an empty set is written as a code of its own."""
    from nltk.metrics.agreement import AnnotationTask
    from nltk.metrics.distance import masi_distance as nltk_masi

    assume(len({v for unit in units for v in unit}) > 1)
    data = [
        (f"k{coder}", f"u{n}", v or frozenset({"-"})) for n, unit in enumerate(units) for coder, v in enumerate(unit)
    ]
    task = AnnotationTask(data=data, distance=nltk_masi)

    found = krippendorff_alpha(pd.DataFrame(units), distance=masi_distance)

    # NLTK rounds two thirds to 0.67 in some versions.
    assert found == pytest.approx(task.alpha(), abs=0.01)


@STABLE
@given(COMPLETE)
def test_identity_with_pi(units: list[list[int]]) -> None:
    """On complete data with N ratings α is 1 - (1 - π)(N - 1)/N, with the π of Scott and Fleiss."""
    table = pd.DataFrame(units)
    assume(len(np.unique(table)) > 1)
    n = table.size

    assert krippendorff_alpha(table) == pytest.approx(1 - (1 - fleiss_kappa(table)) * (n - 1) / n, abs=1e-9)


@STABLE
@given(GAPPY, st.randoms(use_true_random=False))
def test_names_and_order_change_nothing(units: list[list[int | None]], random: Any) -> None:
    """Renamed categories, coders in another order and units in another order leave nominal α as it is."""
    table = pd.DataFrame(units, dtype="object")
    renamed = table.map(lambda value: None if value is None else "edcba"[value])
    rows, columns = list(range(len(table))), list(table.columns)
    random.shuffle(rows)
    random.shuffle(columns)

    found, moved = krippendorff_alpha(table), krippendorff_alpha(renamed.iloc[rows][columns])

    assert moved == pytest.approx(found, abs=1e-9, nan_ok=True)
    assert moved.reason == found.reason
    assert (moved.n_units, moved.n_left_out) == (found.n_units, found.n_left_out)


@pytest.mark.parametrize(
    ("coders", "reason"),
    [
        ([["a", "a", "a"], ["a", "a", "a"]], "no variation"),
        ([["a", "b", None], [None, None, "a"]], "no pairable unit"),
        ([["a", "b", "a"]], "one coder"),
        ([["a", "b", "a"], [None, None, None]], "one coder"),
        ([[], []], "no pairable unit"),
        ([], "no pairable unit"),
        ([["a", "a", "b"], ["a", "a", None]], "no variation"),
    ],
)
@pytest.mark.parametrize("distance", [None, lambda a, b: float(a != b)])
def test_undefined(coders: list[list[str | None]], reason: str, distance: Any) -> None:
    """Where α is undefined it is nan and says why; it is neither 0 nor 1."""
    found = krippendorff_alpha(coders, distance=distance)

    assert isnan(found)
    assert found.reason == reason


def test_units_left_out_are_counted() -> None:
    """A unit that fewer than two coders judged is left out, and its number told."""
    found = krippendorff_alpha([["a", "b", "a", None], ["a", "b", None, None]])

    assert (found, found.n_units, found.n_left_out) == (1.0, 2, 2)


def test_observed_and_expected_disagreement() -> None:
    """The coefficient carries the disagreements that it is made of."""
    found = krippendorff_alpha([list("0100000010"), list("1110010000")])

    # 4 of 10 units differ; 14 zeros and 6 ones make 2 · 14 · 6 of 20 · 19 ordered pairs differ
    assert found.observed == pytest.approx(0.4)
    assert found.expected == pytest.approx(168 / 380)
    assert found == pytest.approx(1 - 0.4 / (168 / 380))


def test_words_have_no_order_of_their_own() -> None:
    """An ordinal scale of words needs its categories in order; the alphabet is not taken for one."""
    coders = [["rendah", "sedang", "tinggi", "sedang"], ["rendah", "tinggi", "tinggi", "sedang"]]

    with pytest.raises(CaseError, match="categories whose order is known"):
        krippendorff_alpha(coders, level="ordinal")

    scale = ["rendah", "sedang", "tinggi"]
    numbers = [[scale.index(value) for value in coder] for coder in coders]
    found = krippendorff_alpha(coders, level="ordinal", categories=scale)
    assert found == krippendorff_alpha(numbers, level="ordinal")
    assert found != krippendorff_alpha(coders, level="ordinal", categories=["sedang", "rendah", "tinggi"])


def test_numbers_are_ordered_as_numbers() -> None:
    """Ten follows nine on an ordinal scale, also where the file holds text."""
    coders = [[1, 9, 10, 2], [2, 10, 10, 1]]
    texts = [[str(value) for value in coder] for coder in coders]

    assert krippendorff_alpha(texts, level="ordinal") == krippendorff_alpha(coders, level="ordinal")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"level": "interval"}, 'the value is "tinggi", but a number, on an interval or ratio scale was expected'),
        ({"level": "metric"}, 'the value is "metric", but a level of measurement: nominal, ordinal, interval, ratio'),
        ({"categories": ["rendah"]}, 'the value is "tinggi", but one of: rendah was expected'),
    ],
)
def test_what_a_level_needs(options: dict[str, Any], message: str) -> None:
    """A level that the ratings do not reach, an unknown level and an undeclared category are refused by name."""
    with pytest.raises(CaseError) as error:
        krippendorff_alpha([["rendah", "tinggi"], ["rendah", "rendah"]], **options)

    assert message in str(error.value)


def test_a_ratio_scale_has_no_negative_numbers() -> None:
    """Ratios need a true zero: a negative rating is refused."""
    with pytest.raises(CaseError, match='"-1", but numbers from 0'):
        krippendorff_alpha([[1, -1], [1, 1]], level="ratio")


@pytest.mark.parametrize(
    ("first", "second", "distance"),
    [
        ("a", "a", 0), ("a", "ab", 2 / 3), ("ab", "bc", 8 / 9), ("a", "b", 1), ("", "", 0), ("", "a", 1),
        ("ab", "abcd", 2 / 3), ("abc", "bcd", 5 / 6), ("abc", "ab", 5 / 9),
    ],
)  # fmt: skip
def test_masi(first: str, second: str, distance: float) -> None:
    """MASI is 1 - J · M: equal 1, contained 2/3, overlapping 1/3, disjoint 0; two empty sets are equal."""
    assert masi_distance(set(first), frozenset(second)) == pytest.approx(distance)
    assert masi_distance(set(second), set(first)) == pytest.approx(distance)


@STABLE
@given(st.lists(st.lists(st.booleans(), min_size=4, max_size=4), min_size=1, max_size=6))
def test_masi_of_many_sets(members: list[list[bool]]) -> None:
    """The distances of many sets at once are those of each two."""
    sets = [{n for n, held in enumerate(row) if held} for row in members]

    assert masi_distances(np.array(members)) == pytest.approx(
        np.array([[masi_distance(a, b) for b in sets] for a in sets])
    )


def test_sets_may_be_written_as_lists() -> None:
    """A cell with several codes may be a set, a frozenset or a list; order and kind do not matter."""
    first = [{"a", "b"}, {"c"}, set()]
    second = [["b", "a"], ["c"], []]

    assert krippendorff_alpha(first, second, distance=masi_distance) == 1.0
    assert krippendorff_alpha(first, second).n_units == 3
