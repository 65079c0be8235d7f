"""Tests of casestudy.load.formats.leftovers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casestudy.load.formats.leftovers import Leftover, add_up, word_count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Jum’at don't rata-rata", 3),
        ("P:Apa?", 2),
        ("pukul 08.30", 3),
        ("— … \u200e", 0),
        ("_P:_ a_b", 2),
        ("kata-\nlanjut", 2),
        ("naïve 日本 😀", 2),
    ],
)
def test_words(text: str, words: int) -> None:
    """Hyphens, apostrophes and underscores join letters; all else divides."""
    assert word_count(text) == words


@given(st.text(), st.sampled_from([" ", "\n", "\t", ": ", ":", "[", ") "]), st.text())
def test_a_text_has_the_words_of_its_parts(first: str, mark: str, second: str) -> None:
    """A label, a time or a line can be taken off without changing the sum."""
    assert word_count(first + mark + second) == word_count(first) + word_count(second)


def test_parts_add_up() -> None:
    """How many and how many words, each part once."""
    left = [Leftover("label", "P"), Leftover("picture", n=3), Leftover("label", "IK-1 Sari"), Leftover("picture")]
    assert add_up(left) == {"label": (2, 3), "picture": (4, 0)}
