"""Choices about a new case, by their names in both languages."""

from collections.abc import Mapping

import pytest

from casestudy.errors import Language
from casestudy.start.choices import CRISES, HEADS, NAMESAKES, REGIONS, called, chosen


@pytest.mark.parametrize("choices", [REGIONS, CRISES, HEADS])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_name_of_a_choice_leads_to_it(choices: Mapping[str, object], lang: Language) -> None:
    """What a question shows can be typed, in whatever capitals, and no two choices share a name."""
    names = [called(choice, lang) for choice in choices]

    assert [chosen(f" {name.upper()} ", choices) for name in names] == list(choices)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("text", "choice"), [("kab", "kabupaten"), ("acting", "plt"), ("OTT", "arrest"), ("desa", None)]
)
def test_further_words_are_known_and_others_are_not(text: str, choice: str | None) -> None:
    """Short forms of the field mean a choice too; what nobody knows means none."""
    assert chosen(text, {**REGIONS, **CRISES, **HEADS}) == choice


def test_namesakes_are_each_others() -> None:
    """A city and a regency of one name are told apart from both sides."""
    assert all(NAMESAKES[NAMESAKES[kind]] == kind for kind in NAMESAKES)
    assert set(NAMESAKES) <= set(REGIONS)
