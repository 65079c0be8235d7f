"""Every coefficient against the literature: each example and each value at the precision in which it was printed."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import casestudy as cs
from casestudy.coding.agreement.coefficients.layouts import Layout

#: Examples from the literature with their sources, as data.
EXAMPLES = json.loads(Path(__file__).with_name("published.json").read_text("utf-8"))
LAYOUTS: dict[str, Layout] = {
    "coders_by_units": "coders_by_units",
    "contingency_rows_coder1": "contingency",
    "units_by_category_counts": "counts",
}
#: What the file calls the coefficients; those of R's irrCAC rest on ratings with gaps.
FUNCTIONS: dict[str, Callable[..., float]] = {
    "percent": cs.percent_agreement,
    "po": cs.percent_agreement,
    "pa": cs.percent_agreement,
    "S": cs.brennan_prediger,
    "bp": cs.brennan_prediger,
    "pi": cs.scott_pi,
    "kappa": cs.cohen_kappa,
    "kappa_max": cs.kappa_max,
    "se_kappa_statsmodels": cs.kappa_se,
    "fleiss": cs.fleiss_kappa,
    "fleiss_irrCAC": cs.fleiss_kappa,
    "conger": cs.conger_kappa,
    "light": cs.light_kappa,
    "ac1": cs.gwet_ac1,
    "gwet_ac1_irrCAC": cs.gwet_ac1,
    **{f"alpha_{level}": cs.krippendorff_alpha for level in ("nominal", "ordinal", "interval", "ratio")},
}
#: Unitizing is not offered. Conger's κ on data with gaps differs between R (0.76282) and its own port (0.76207).
LEFT_OUT = ("alpha_u", "Do_c", "De_c", "conger_irrCAC")


def assert_printed(found: float, printed: float) -> None:
    """Hold a value against one that was printed, at the digits printed."""
    digits = -int(Decimal(str(printed)).as_tuple().exponent)

    assert abs(found - printed) <= 0.5 * 10**-digits + 1e-12, f"{found} is not {printed}"


def example(name: str) -> dict[str, Any]:
    """Return one example of the file."""
    return next(one for one in EXAMPLES if one["name"] == name)


@pytest.mark.parametrize(
    ("one", "key"),
    [
        pytest.param(one, key, id=f"{one['name']}-{key}")
        for one in EXAMPLES
        for key in one["expected"]
        if key in FUNCTIONS
    ],
)
def test_published_value(one: dict[str, Any], key: str) -> None:
    """The coefficient is the published one."""
    options: dict[str, Any] = {}
    if key.startswith("alpha_"):
        options["level"] = key.removeprefix("alpha_")
    found = FUNCTIONS[key](one["data"], layout=LAYOUTS[one["layout"]], **options)

    assert_printed(found, one["expected"][key])


def test_every_key_of_the_examples_is_tried() -> None:
    """No value of the file is passed over but those of unitizing and the one on which R and its port differ."""
    tried = {*FUNCTIONS, "pe", "bp_irrCAC", "weighted_kappa_cohen1968", "alpha_weighted_chck_half"}

    assert {
        key for one in EXAMPLES for key in one["expected"] if key not in tried and not key.startswith(LEFT_OUT)
    } == set()


def test_declared_categories_with_gaps() -> None:
    """S of ratings with gaps is that of R's irrCAC once its five categories are declared, and unknown before."""
    one = example("krippendorff2011_C_missing")

    assert cs.brennan_prediger(one["data"]).reason == "category set unknown"
    assert_printed(cs.brennan_prediger(one["data"], categories=list("12345")), one["expected"]["bp_irrCAC"])


def test_expected_agreement_of_cohen() -> None:
    """Cohen's (1960) Pe of his second example is 0.41."""
    assert_printed(cs.cohen_kappa(example("cohen1960_ex2")["data"], layout="contingency").expected, 0.41)


def test_expected_agreement_of_fleiss() -> None:
    """Fleiss (1971) printed Pe 0.2201, from shares that he had rounded to three digits; unrounded it is 0.2199."""
    table = example("fleiss1971")["data"]
    votes = sum(sum(row) for row in table)
    shares = [round(sum(row[place] for row in table) / votes, 3) for place in range(5)]

    assert_printed(sum(share**2 for share in shares), 0.2201)
    assert_printed(cs.fleiss_kappa(table, layout="counts").expected, 0.2199)


def test_weighted_kappa_of_cohen() -> None:
    """Cohen's (1968) weights, as disagreements or turned round into agreements, give his weighted κ, 0.348."""
    one = example("cohen1960_ex2")
    agreements = [[6 - weight for weight in row] for row in one["weights"]]

    for weights in (one["weights"], agreements):
        assert_printed(cs.cohen_kappa(one["data"], weights=weights, layout="contingency"), 0.348)


def test_weighted_alpha_of_artstein_and_poesio() -> None:
    """With half a distance to the category Chck, α of Artstein and Poesio (2008), example 2, is 0.8156."""
    one = example("artstein_poesio2008_ex2")
    ratings = cs.ratings_from_contingency(one["data"], labels=one["labels"])

    def distance(a: str, b: str) -> float:
        return 0.0 if a == b else 0.5 if "Chck" in (a, b) else 1.0

    assert_printed(cs.krippendorff_alpha(ratings, distance=distance), 0.8156)


@pytest.mark.parametrize(
    ("table", "po", "kappa"),
    [
        # Viera and Garrett 2005, Understanding interobserver agreement, table 2
        ([[15, 5], [10, 70]], 0.85, 0.57),
        # Feinstein and Cicchetti 1990, High agreement but low kappa I, tables 1 and 2
        ([[40, 9], [6, 45]], 0.85, 0.70),
        ([[80, 10], [5, 5]], 0.85, 0.32),
        # Fleiss 1981, Statistical methods for rates and proportions, table 13.1
        ([[75, 1, 4], [5, 4, 1], [0, 0, 10]], 0.89, 0.676),
        # Agresti 1990, Categorical data analysis, diagnoses of carcinoma by two pathologists
        ([[22, 2, 2, 0], [5, 7, 14, 0], [0, 2, 36, 0], [0, 1, 17, 10]], 0.636, 0.493),
    ],
)
def test_kappa_of_textbook_tables(table: list[list[int]], po: float, kappa: float) -> None:
    """Po and κ of well-known contingency tables are those of the textbooks."""
    assert_printed(cs.percent_agreement(table, layout="contingency"), po)
    assert_printed(cs.cohen_kappa(table, layout="contingency"), kappa)


def test_weights_of_a_textbook() -> None:
    """Agresti's pathologists have κ with standard error 0.057, and 0.649 and 0.78 with weights."""
    table = [[22, 2, 2, 0], [5, 7, 14, 0], [0, 2, 36, 0], [0, 1, 17, 10]]

    assert_printed(cs.kappa_se(table, layout="contingency"), 0.057)
    assert_printed(cs.cohen_kappa(table, weights="linear", layout="contingency"), 0.649)
    assert_printed(cs.cohen_kappa(table, weights="quadratic", layout="contingency"), 0.78)


def test_fourteen_raters() -> None:
    """The example of fourteen raters and ten subjects in encyclopaedias has Fleiss' κ 0.210 and Pe 0.213."""
    table = [
        [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
    ]  # fmt: skip
    found = cs.fleiss_kappa(table, layout="counts")

    assert_printed(found, 0.210)
    assert_printed(found.observed, 0.378)
    assert_printed(found.expected, 0.213)
