"""What follows from answers about a case, in both languages."""

from datetime import date

import pytest

from casestudy.errors import Bilingual, CaseError
from casestudy.start.answers import Answers, place_of, region_of, settle
from casestudy.start.choices import CRISES, HEADS, REGIONS


@pytest.mark.parametrize(
    ("answers", "region", "place"),
    [
        (Answers("kota-baru"), "kota", ("Kota Kota Baru", "Kota Baru City")),
        (Answers("pati", region="kabupaten"), "kabupaten", ("Kabupaten Pati", "Pati Regency")),
        (Answers("x", region="province", place_en="Bali Province"), "provinsi", ("Provinsi Bali", "Bali Province")),
        (Answers("x", place_id="Kabupaten Pati"), "kabupaten", ("Kabupaten Pati", "Pati Regency")),
        (Answers("x", place_id="Kota Tegal", place_en="Tegal"), "kota", ("Kota Tegal", "Tegal")),
        (Answers("x", place_id="Desa Wuni"), "other", ("Desa Wuni", "Desa Wuni")),
        (Answers("lakeview", region="other"), "other", ("Lakeview", "Lakeview")),
    ],
)  # fmt: skip
def test_place_and_region_follow_from_each_other(answers: Answers, region: str, place: tuple[str, str]) -> None:
    """The kind of region names the place, a place's own words tell its kind, and what is stated stands."""
    assert (region_of(answers), place_of(answers)) == (region, place)


def test_defaults_are_those_of_the_example() -> None:
    """A name alone gives a city, the example's day, a crisis without a kind, no head and the place's own office."""
    start = settle(Answers("cilegon"))

    assert (start.language, start.region, start.day_zero) == ("id", "kota", date(2020, 3, 2))
    assert start.crisis == ("Peristiwa krisis", "Crisis event")
    assert start.question.id == "Bagaimana humas menjaga citra pemerintah Kota Cilegon sesudah peristiwa krisis?"
    assert start.unit.en == "the public-relations unit of the Cilegon City government"
    assert (start.head, start.own_unit, start.strategies) == (Bilingual("", ""), False, ())


@pytest.mark.parametrize("crisis", CRISES)
def test_every_kind_of_crisis_reaches_label_and_question(crisis: str) -> None:
    """A kind of crisis gives the short name of day 0, and the question names it in a sentence of its own."""
    start = settle(Answers("x", crisis=crisis))

    assert start.crisis == CRISES[crisis].label
    assert start.question.id.endswith(f" sesudah {CRISES[crisis].after.id}?")
    assert start.question.en.endswith(f" after {CRISES[crisis].after.en}?")


def test_own_words_for_a_crisis_stand_in_both_languages() -> None:
    """Two texts divided by a colon are Indonesian and English, one stands for both; the question quotes them."""
    start = settle(Answers("x", crisis="Banjir bandang : Flash flood"))

    assert start.crisis == ("Banjir bandang", "Flash flood")
    assert start.question.en.endswith("after “Flash flood”?")
    assert settle(Answers("x", crisis="Banjir bandang")).crisis == ("Banjir bandang", "Banjir bandang")


@pytest.mark.parametrize("head", [head for head in HEADS if head != "none"])
@pytest.mark.parametrize("region", REGIONS)
def test_the_head_is_named_by_region_and_status(head: str, region: str) -> None:
    """The office depends on the region, its status in law on the answer, and the question names both."""
    start = settle(Answers("x", region=region, head=head))

    assert start.head.id == HEADS[head].id.format(REGIONS[region].head.id)
    assert start.question.id.endswith(f", ketika dipimpin {start.head.id}?")
    assert start.question.en.endswith(f", while it was led by the {start.head.en}?")
    assert start.definitive == (head == "definitive")


def test_statuses_are_never_merged() -> None:
    """Plt, Plh, Pj and definitive are four offices in each language."""
    named = [settle(Answers("x", head=head)).head for head in ("plt", "plh", "pj", "definitive")]

    assert len({head.id for head in named}) == len({head.en for head in named}) == 4


def test_all_bad_answers_are_told_at_once() -> None:
    """Name, day, region, head and strategies that cannot be meant are refused together, each under its setting."""
    with pytest.raises(CaseError) as refused:
        settle(Answers("Kota", region="desa", day_zero=date(202, 1, 5), head="raja", strategies=("Sendiri",)))

    assert [(problem.column, problem.value) for problem in refused.value.problems] == [
        (None, "Kota"), ("crisis.date", "0202-01-05"), ("region", "desa"), ("head", "raja"), ("strategies", "Sendiri"),
    ]  # fmt: skip


@pytest.mark.parametrize("strategies", [("A",), ("A", "a"), ("A:X", "B:x"), ("A", "…"), ("A", "b" * 121)])
def test_strategies_need_names_of_their_own(strategies: tuple[str, ...]) -> None:
    """One strategy, two of one name in a language, one without a letter and one as long as a sentence are refused."""
    with pytest.raises(CaseError) as refused:
        settle(Answers("x", strategies=strategies))

    assert [problem.column for problem in refused.value.problems] == ["strategies"]
