"""Agreement between coders in one table: counts, coefficients, intervals, reasons, and the thesis table."""

from collections.abc import Sequence
from math import isnan
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import casestudy as cs
from casestudy.coding.agreement.compare import agreement, agreement_wide
from casestudy.errors import CaseError

STABLE = settings(deadline=None, derandomize=True, max_examples=15)

#: Published two-category examples: the cells (both, first only, second only, neither), and the values printed there.
PUBLISHED = {
    # Krippendorff 2011, Computing Krippendorff's alpha-reliability, section A
    "krippendorff 2011 A": ((1, 1, 3, 5), {"percent": 0.6, "alpha": 0.095}),
    # Krippendorff 1995, On the reliability of unitizing continuous data, p. 57, cut into 24 units
    "krippendorff 1995 A": ((6, 8, 0, 10), {"kappa": 0.385, "pi": 0.314, "alpha": 0.329}),
    "krippendorff 1995 B": ((10, 8, 0, 6), {"kappa": 0.385, "pi": 0.314, "alpha": 0.329}),
    # Artstein & Poesio 2008, Inter-coder agreement for computational linguistics, tables 1 to 3
    "artstein poesio 2008": ((20, 20, 10, 50), {"percent": 0.7, "kappa": 0.348, "pi": 0.341}),
    # Gwet 2002, the paradox of high agreement and low kappa
    "gwet 2002": ((118, 5, 2, 0), {"percent": 0.944, "kappa": -0.0234, "pi": -0.0288, "ac1": 0.9408, "alpha": -0.0247}),
}


def ratings(numbers: tuple[int, int, int, int]) -> list[tuple[bool, bool]]:
    """Return the units of a 2 × 2 table one by one: what the first and what the second coder said."""
    kinds = [(True, True), (True, False), (False, True), (False, False)]
    return [kind for kind, n in zip(kinds, numbers, strict=True) for _ in range(n)]


def universe(*sizes: int) -> pd.DataFrame:
    """Return units of ten characters, so many a document, in documents d0, d1 and so on."""
    rows = [(f"d{doc}", unit + 1, unit * 10, unit * 10 + 9) for doc, size in enumerate(sizes) for unit in range(size)]
    return pd.DataFrame(rows, columns=["doc", "unit", "start", "end"]).astype({"doc": "str"}).assign(kind="turn")


def segments(units: pd.DataFrame, rated: Sequence[tuple[bool, ...]], code: str = "x") -> pd.DataFrame:
    """Return the segments of coders k1, k2, … that rate the units in order, each three characters of its unit."""
    rows = [
        (doc, start + 2, start + 5, code, f"k{coder}")
        for doc, start, said in zip(units["doc"], units["start"], rated, strict=True)
        for coder, yes in enumerate(said, 1)
        if yes
    ]
    return pd.DataFrame(rows, columns=["doc", "start", "end", "code", "coder"]).astype({"doc": "str"})


def compare(units: pd.DataFrame, coded: pd.DataFrame, **options: Any) -> pd.DataFrame:
    """Return the agreement of k1 and k2 on code x, unless told otherwise."""
    return agreement(units, coded, **{"coders": ["k1", "k2"], "codes": ["x"], "seed": 7, "replicates": 200, **options})


def wide(units: pd.DataFrame, coded: pd.DataFrame, **options: Any) -> dict[str, Any]:
    """Return the first row of the thesis table."""
    row: dict[str, Any] = agreement_wide(compare(units, coded, **options)).to_dict("records")[0]  # type: ignore[assignment]
    return row


RATED = [(True, True), (True, False), (False, False), (False, True), (True, True), (False, False), (True, False)]


@pytest.mark.parametrize(("numbers", "values"), PUBLISHED.values(), ids=list(PUBLISHED))
def test_published_values_from_segments(numbers: tuple[int, int, int, int], values: dict[str, float]) -> None:
    """Published values come out of units and segments, so that nothing is lost on the way to the 2 × 2 table."""
    units = universe(sum(numbers))

    row = wide(units, segments(units, ratings(numbers)))

    assert (row["n_both"], row["n_first"], row["n_second"], row["n_neither"]) == numbers
    for name, value in values.items():
        assert round(row[name], len(str(value).split(".")[1])) == value, name


@pytest.mark.parametrize(("start", "end", "kappa"), [((0, 50), (25, 75), 0.0), ((10, 90), (20, 100), 0.375),
                                                     ((0, 50), (50, 100), -1.0)])  # fmt: skip
def test_characters(start: tuple[int, int], end: tuple[int, int], kappa: float) -> None:
    """On a document of a hundred characters κ is 0 by chance, 0.375 for a shifted span and -1 for the opposite."""
    units = pd.DataFrame({"doc": ["d"], "unit": [1], "start": [0], "end": [100], "kind": ["character"]})
    spans = pd.DataFrame([start, end], columns=["start", "end"]).assign(doc="d", code="x", coder=["k1", "k2"])

    row = wide(units, spans)

    assert row["kappa"] == pytest.approx(kappa)
    assert (row["unit"], row["n_units"]) == ("character", 100)


def test_nested_segments_of_one_coder_count_once() -> None:
    """Characters that a coder gave a code twice are given it once."""
    units = pd.DataFrame({"doc": ["d"], "unit": [1], "start": [0], "end": [100], "kind": ["character"]})
    twice = pd.DataFrame(
        [(0, 40, "k1"), (10, 20, "k1"), (30, 50, "k1"), (25, 75, "k2")], columns=["start", "end", "coder"]
    ).assign(doc="d", code="x")

    row = wide(units, twice)

    assert (row["n_both"], row["n_first"], row["n_second"], row["n_neither"]) == (25, 25, 25, 25)


def test_a_row_by_hand() -> None:
    """A row says what was compared, how, and with what result."""
    units = universe(5, 5)
    rated = [(True, True)] * 2 + [(True, False)] * 1 + [(False, True)] * 2 + [(False, False)] * 5
    outside = pd.DataFrame({"doc": ["d7"], "start": [0], "end": [3], "code": ["x"], "coder": ["k1"]})

    table = compare(units, pd.concat([segments(units, rated), outside]))
    (row,) = table.query("code == 'x' and coefficient == 'krippendorff_alpha'").to_dict("records")

    assert table.columns.tolist() == [
        "unit", "code", "coders", "n_units", "n_both_coded", "n_first_only", "n_second_only", "n_both_uncoded",
        "prevalence", "po", "coefficient", "value", "ci_low", "ci_high", "level", "reason", "comparison", "overlap",
        "documents", "outside", "interval", "replicates", "undefined", "seed",
    ]  # fmt: skip
    # 7 of 20 ratings are yes; 7 of 10 units agree
    assert row["value"] == pytest.approx(1 - 19 * 3 / (7 * 13))
    assert row["ci_low"] <= row["value"] <= row["ci_high"]
    # Both draws fall on the document without the code a quarter of the time.
    assert 30 < row["undefined"] < 75
    assert {name: value for name, value in row.items() if name not in ("value", "ci_low", "ci_high", "undefined")} == {
        "unit": "turn", "code": "x", "coders": "k1, k2", "n_units": 10, "n_both_coded": 2, "n_first_only": 1,
        "n_second_only": 2, "n_both_uncoded": 5, "prevalence": 0.35, "po": 0.7, "coefficient": "krippendorff_alpha",
        "level": "nominal", "reason": "", "comparison": "inter-coder", "overlap": "any", "documents": 2, "outside": 1,
        "interval": "95% percentile, documents resampled", "replicates": 200, "seed": 7,
    }  # fmt: skip


def test_rows_of_two_coders() -> None:
    """Each code has seven coefficients, then all codes together, then the sets of codes with α by MASI and percent."""
    units = universe(4)
    coded = pd.concat([segments(units, RATED[:4]), segments(units, RATED[3:], code="y")])

    table = compare(units, coded, codes=["y", "x", "z"])

    seven = ["percent_agreement", "holsti", "brennan_prediger", "scott_pi", "cohen_kappa", "gwet_ac1",
             "krippendorff_alpha"]  # fmt: skip
    assert table["code"].drop_duplicates().tolist() == ["y", "x", "z", "all_codes", "code_sets"]
    for code in ("y", "x", "z", "all_codes"):
        assert table.loc[table["code"] == code, "coefficient"].tolist() == seven
    sets = table[table["code"] == "code_sets"]
    assert sets["coefficient"].tolist() == ["percent_agreement", "krippendorff_alpha"]
    assert set(sets["level"]) == {"MASI (Passonneau)"}
    assert table["n_units"].tolist() == [4] * 21 + [12] * 7 + [4] * 2


def test_sets_of_codes_by_hand() -> None:
    """α of the sets is Krippendorff's with MASI over the sets that the coders gave, none included."""
    units = universe(2, 2)
    coded = pd.concat(
        [
            segments(units, [(True, True), (True, False), (True, True), (False, False)]),
            segments(units, [(False, False), (True, True), (False, True), (False, False)], code="y"),
        ]
    )
    first = [{"x"}, {"x", "y"}, {"x"}, set()]
    second = [{"x"}, {"y"}, {"x", "y"}, set()]

    table = compare(units, coded, codes=None).query("code == 'code_sets'").set_index("coefficient")
    row = table.loc["krippendorff_alpha"]

    assert row["value"] == pytest.approx(cs.krippendorff_alpha(first, second, distance=cs.masi_distance))
    assert table.loc["percent_agreement", "value"] == row["po"] == 0.5
    assert (row["n_both_coded"], row["n_first_only"], row["n_second_only"], row["n_both_uncoded"]) == (3, 0, 0, 1)
    assert row["prevalence"] == 0.75


def test_more_than_two_coders() -> None:
    """Three coders are compared together, then two by two, each pair by its names; the pairs' rows are those of two."""
    units = universe(2, 3)
    rated = [(True, True, False), (False, False, False), (True, True, True), (False, True, False), (True, False, True)]
    coded = segments(units, rated)

    table = compare(units, coded, coders=None)

    assert table["coders"].drop_duplicates().tolist() == ["k1, k2, k3", "k1, k2", "k1, k3", "k2, k3"]
    joint = table[table["coders"] == "k1, k2, k3"].query("code == 'x'").set_index("coefficient")
    assert joint.index.tolist() == ["percent_agreement", "brennan_prediger", "fleiss_kappa", "gwet_ac1",
                                    "krippendorff_alpha"]  # fmt: skip
    people = pd.DataFrame(rated)
    assert joint.loc["fleiss_kappa", "value"] == pytest.approx(cs.fleiss_kappa(people))
    assert joint.loc["krippendorff_alpha", "value"] == pytest.approx(cs.krippendorff_alpha(people))
    assert joint.iloc[0][["n_both_coded", "n_both_uncoded"]].tolist() == [1, 1]
    assert joint.iloc[0][["n_first_only", "n_second_only"]].isna().all()
    pair = table[table["coders"] == "k1, k2"].reset_index(drop=True)
    pd.testing.assert_frame_equal(pair, compare(units, coded[coded["coder"] != "k3"]), check_dtype=False)


def test_only_what_both_judged_is_compared() -> None:
    """A document that one coder did not read is no disagreement: it is left out of the pair's units."""
    units = universe(3, 4)
    coded = segments(units, RATED)
    only_first = coded[(coded["doc"] == "d0") | (coded["coder"] == "k1")]
    read = pd.DataFrame({"doc": ["d0", "d1", "d0"], "coder": ["k1", "k1", "k2"]})

    row = wide(units, only_first, judged=read)

    assert (row["n_units"], row["n_both"], row["n_first"], row["n_neither"]) == (3, 1, 1, 1)
    assert row["alpha"] == pytest.approx(cs.krippendorff_alpha([True, True, False], [True, False, False]))


def test_a_sample_that_the_second_coder_judged() -> None:
    """A sample may be the universe, or be named as what was judged: the comparison is the same, interval included."""
    units = universe(2, 1, 2, 2)
    coded = segments(units, RATED)
    sample = units[units["doc"] != "d1"].iloc[1:]
    # A segment of the second coder outside the sample would show that the unit was judged.
    beyond = (coded["doc"] == "d1") | (coded["doc"] == "d0") & (coded["start"] < 10)
    inside = coded[(coded["coder"] == "k1") | ~beyond]
    read = pd.concat([units.assign(coder="k1"), sample.assign(coder="k2")])

    alone = compare(sample, inside)
    named = compare(units, inside, judged=read)

    assert alone["documents"].unique().tolist() == [3]
    pd.testing.assert_frame_equal(named.drop(columns="outside"), alone.drop(columns="outside"))


@pytest.mark.parametrize(
    ("rated", "reason"), [([(False, False)] * 4, "no variation"), ([(True, True)] * 4, "no variation")]
)
def test_constant_coding(rated: list[tuple[bool, bool]], reason: str) -> None:
    """Where nobody, or everybody, gave a code there is a percentage and no coefficient, no interval, and a reason."""
    units = universe(2, 2)

    table = compare(units, segments(units, rated), replicates=50).query("code == 'x'").set_index("coefficient")

    assert table.loc[["percent_agreement", "holsti"], "value"].tolist() == [1.0, 1.0]
    rest = table.drop(["percent_agreement", "holsti"])
    assert rest[["value", "ci_low", "ci_high"]].isna().all(axis=None)
    assert set(rest["reason"]) == {reason}
    assert set(rest["undefined"]) == {50}
    assert set(table["po"]) == {1.0}


def test_no_units() -> None:
    """Without units everything is undefined for that reason, and nothing breaks."""
    units = universe()

    table = compare(units, segments(units, []))

    assert set(table["reason"]) == {"no pairable unit"}
    assert table[["value", "prevalence", "po", "ci_low"]].isna().all(axis=None)
    assert set(table["n_units"]) == {0}


def test_one_coder() -> None:
    """One coder alone has counts and no coefficient, and the table says so."""
    units = universe(2, 2)
    coded = segments(units, [(True,), (False,), (True,), (False,)])

    table = agreement(units, coded, seed=1)

    assert set(table["reason"]) == {"one coder"}
    assert set(table["coders"]) == {"k1"}
    assert table["value"].isna().all()
    assert table.iloc[0][["n_units", "prevalence"]].tolist() == [4, 0.5]


def test_nobody_and_nothing() -> None:
    """Without any segment there is nobody to compare, and the table says so in its columns."""
    units = universe(2)

    table = agreement(units, segments(units, [()] * 2), seed=1)

    assert set(table["code"]) == {"all_codes", "code_sets"}
    assert set(table["coders"]) == {""}
    assert table["value"].isna().all()
    assert "" not in set(table["reason"])


def test_one_document_has_no_interval() -> None:
    """Resampling one document draws it again and again: the value stands alone, and the row says why."""
    units = universe(7)

    table = compare(units, segments(units, RATED)).query("code == 'x'")

    assert table["value"].notna().all()
    assert table[["ci_low", "ci_high"]].isna().all(axis=None)
    assert set(table["reason"]) == {"one document"}
    assert set(table["replicates"]) == {0}


def test_one_coder_at_two_times() -> None:
    """The same coder at two times is compared with oneself, and the table calls it intra-coder agreement."""
    units = universe(3, 4)
    coded = segments(units, RATED)
    twice = coded.assign(time=coded["coder"].map({"k1": "May", "k2": "June"}), coder="dewi")

    table = compare(units, twice, by="time", coders=["May", "June"])

    assert set(table["comparison"]) == {"intra-coder"}
    assert set(table["coders"]) == {"dewi (May), dewi (June)"}
    assert table["value"].tolist() == compare(units, coded)["value"].tolist()


def test_undefined_replicates_are_counted() -> None:
    """Replicates that draw documents without the code alone are left out of the interval and counted."""
    units = universe(1, 2)
    coded = segments(units, [(False, False), (True, True), (True, False)])

    row = wide(units, coded, replicates=400)

    # Both draws fall on the document without the code a quarter of the time.
    assert 60 < row["undefined"] < 140
    assert row["alpha_low"] <= row["alpha"] <= row["alpha_high"]


def test_an_interval_is_narrower_than_the_range() -> None:
    """The interval holds the middle 95 % of the replicates."""
    units = universe(*[1] * 40)
    rated = [(True, True)] * 15 + [(True, False)] * 3 + [(False, True)] * 2 + [(False, False)] * 20

    row = wide(units, segments(units, rated), replicates=1000)

    # By resampling units that are documents of their own, α scatters round 0.746 with a standard error near 0.11.
    assert 0.45 < row["alpha_low"] < 0.6
    assert 0.87 < row["alpha_high"] < 1
    assert row["alpha"] == pytest.approx(1 - 79 * 5 / (35 * 45))


def test_a_code_does_not_depend_on_the_other_codes() -> None:
    """Every code is resampled over the same draws of documents, so that adding a code changes no other's rows."""
    units = universe(2, 1, 2, 2)
    coded = pd.concat([segments(units, RATED), segments(units, RATED[::-1], code="y")])

    alone, beside = compare(units, coded), compare(units, coded, codes=["y", "x"])

    one, two = (table[table["code"] == "x"].reset_index(drop=True).drop(columns="outside") for table in (alone, beside))
    pd.testing.assert_frame_equal(one, two)


@STABLE
@given(st.lists(st.tuples(*[st.booleans()] * 3), min_size=7, max_size=7), st.permutations(range(3)))
def test_agreement_is_symmetric(rated: list[tuple[bool, ...]], order: list[int]) -> None:
    """The order in which coders are named swaps what each coded alone, and changes no coefficient or interval."""
    units = universe(2, 1, 2, 2)
    coded = segments(units, rated)
    names = [f"k{place + 1}" for place in order]

    def keyed(coders: list[str]) -> pd.DataFrame:
        table = compare(units, coded, coders=coders, replicates=30)
        who = [", ".join(sorted(group.split(", "))) for group in table["coders"]]
        return table.assign(coders=who).set_index(["coders", "code", "coefficient"]).sort_index()

    there, back = keyed(["k1", "k2", "k3"]), keyed(names)

    alone = ["n_first_only", "n_second_only"]
    pd.testing.assert_frame_equal(there.drop(columns=alone), back.drop(columns=alone))
    assert (there[alone].sum(axis=1) == back[alone].sum(axis=1)).all()


def test_names_and_order_change_nothing() -> None:
    """Renamed codes and coders, and rows in another order, leave every number as it is."""
    units = universe(2, 1, 2, 2)
    coded = pd.concat([segments(units, RATED), segments(units, RATED[::-1], code="y")])
    renamed = coded.assign(
        code=coded["code"].map({"x": "p", "y": "q"}), coder=coded["coder"].map({"k1": "a", "k2": "b"})
    )

    there = agreement(units, coded, seed=3, replicates=50)
    back = agreement(units[::-1], renamed.sample(frac=1, random_state=1), seed=3, replicates=50)

    names = ["code", "coders"]
    pd.testing.assert_frame_equal(there.drop(columns=names), back.drop(columns=names))


def test_a_share_of_overlap_stands_in_the_table() -> None:
    """Three of nine characters code a unit by any overlap, and not by half; the table says which was asked."""
    units = universe(3, 4)
    coded = segments(units, RATED)

    any_, half = compare(units, coded), compare(units, coded, overlap=0.5)

    assert (set(any_["overlap"]), set(half["overlap"])) == ({"any"}, {"0.5"})
    assert half.iloc[0]["n_both_uncoded"] == 7


def test_segments_that_do_not_fit_the_texts() -> None:
    """Coders are not compared on texts that they did not read."""
    units = universe(1)
    coded = segments(units, [(True, True)]).assign(quote="abc")
    texts = pd.DataFrame({"doc": ["d0"], "text": ["01abc6789"]})

    assert compare(units, coded, texts=texts).iloc[0]["value"] == 1.0
    with pytest.raises(CaseError, match="Coders must have read the same text"):
        compare(units, coded, texts=texts.assign(text="01abd6789"))


def test_the_thesis_table() -> None:
    """The wide table has a row a code with counts, coefficients and the interval of α; sets have no κ."""
    units = universe(3, 4)
    table = compare(units, segments(units, RATED))

    found = agreement_wide(table)

    assert found.columns.tolist() == [
        "unit", "code", "coders", "n_units", "n_both", "n_first", "n_second", "n_neither", "prevalence", "percent",
        "holsti", "kappa", "pi", "ac1", "alpha", "alpha_low", "alpha_high", "undefined", "level", "reason",
    ]  # fmt: skip
    assert found["code"].tolist() == ["x", "all_codes", "code_sets"]
    long = table.query("code == 'x'").set_index("coefficient")
    row = found.iloc[0]
    assert [row[name] for name in ("percent", "holsti", "kappa", "pi", "ac1", "alpha")] == [
        long.loc[name, "value"]
        for name in ("percent_agreement", "holsti", "cohen_kappa", "scott_pi", "gwet_ac1", "krippendorff_alpha")
    ]
    assert (row["alpha_low"], row["alpha_high"]) == tuple(long.loc["krippendorff_alpha", ["ci_low", "ci_high"]])
    assert found.iloc[2][["holsti", "kappa", "pi", "ac1"]].isna().all()
    assert not isnan(found.iloc[2]["alpha"])


def test_the_thesis_table_of_three() -> None:
    """With three coders the wide table has a row a code for all of them and one for each pair."""
    units = universe(2, 2)
    rated = [(True, True, False), (False, False, True), (True, True, True), (False, True, False)]

    found = agreement_wide(compare(units, segments(units, rated), coders=None))

    assert found["coders"].tolist() == [who for who in ("k1, k2, k3", "k1, k2", "k1, k3", "k2, k3") for _ in range(3)]
    assert np.isnan(found.iloc[0]["kappa"])
    assert not found.loc[found["code"] == "x", "alpha"].isna().any()


def test_a_seed_is_asked_for() -> None:
    """Without a seed nothing is drawn: the interval could not be repeated."""
    with pytest.raises(TypeError, match="seed"):
        agreement(universe(1), segments(universe(1), [(True, True)]))  # type: ignore[call-arg]


def test_a_thousand_replicates_by_default() -> None:
    """A thousand replicates are drawn unless a number is stated."""
    units = universe(1, 1)

    assert set(agreement(units, segments(units, [(True, True)] * 2), seed=1)["replicates"]) == {1000}
