"""Tests of casestudy.text.language.names."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.text.language.names import proper_names
from casestudy.text.language.stems import stem_words
from casestudy.text.language.words import load_words


def names(*texts: str) -> list[str]:
    table = pd.DataFrame({"doc": [f"d{number}" for number in range(len(texts))], "text": texts})
    return sorted(proper_names(table, lang="id"))


def test_a_name_has_a_capital_in_mid_sentence() -> None:
    """More than half of its places count, over all texts; digits and lower case are no names."""
    assert names("Kota Bekasi akan maju.", "Di Bekasi dan bekasi, humas hadir 5 kali.") == ["bekasi"]
    assert names("Di Bekasi dan bekasi.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Warga datang. Humas menjawab.\nLurah diam",
        'Kata dia, "Warga senang", lalu “Humas juga”.',
        "P: Warga bertanya apa saja",
        "WARGA MINTA JALAN DIPERBAIKI",
        "Warga Minta Jalan Cepat Diperbaiki lagi",
    ],
)
def test_where_grammar_asks_for_a_capital_it_says_nothing(text: str) -> None:
    """The first word of a sentence, a line, a quotation or a turn is no name for its capital, nor is a headline's."""
    assert names(text) == []


def test_names_are_not_stemmed() -> None:
    """A name is its own group, also with a clitic; what an override says goes before."""
    overrides = load_words("id").stems
    words = ["melayani", "melayani-nya", "pelayan", "bekasi"]

    stems = stem_words(words, overrides=overrides, names={"melayani", "bekasi"})

    assert stems == {"bekasi": "bekasi", "melayani": "melayani", "melayani-nya": "melayani", "pelayan": "layan"}


def test_no_texts_have_no_names() -> None:
    """An empty table, an empty text and a text of punctuation have none."""
    assert names() == []
    assert names("", " ... ", "😀") == []


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.lists(st.text(alphabet="AbC .\n\"'-:", max_size=25), max_size=3))
def test_names_are_words_of_the_texts(texts: list[str]) -> None:
    """Whatever the texts, each name stands in them with a capital."""
    for name in names(*texts):
        assert name in "\n".join(texts).lower()
        assert any(character.isupper() for character in "".join(texts))
