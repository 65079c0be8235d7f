"""Where two versions of a text agree."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.coding.reanchor.stretches import Stretch, unchanged

STABLE = settings(deadline=None, derandomize=True, max_examples=200)
SENTENCES = ["Warga datang ke loket. ", "Humas menjawab surat. ", "Ya. ", "Tidak ada yang hadir di sana, kata mereka. "]


def spans(old: str, new: str) -> list[tuple[str, int]]:
    """Return the words of each stretch and how far they moved."""
    return [(old[s.old : s.old_end], s.new - s.old) for s in unchanged(old, new) if s.length]


def test_equal_texts_are_one_stretch() -> None:
    """A text that did not change is a stretch from its start to its end."""
    assert spans("Kami hadir.", "Kami hadir.") == [("Kami hadir.", 0)]
    assert unchanged("", "") == [Stretch(0, 0, 0)]


def test_an_inserted_word_parts_the_text_in_two() -> None:
    """What stands before an insertion stays, what stands behind it moves; a space it could slide over does neither."""
    assert spans("Kami hadir di sana.", "Kami selalu hadir di sana.") == [("Kami", 0), ("hadir di sana.", 7)]


def test_a_replaced_word_belongs_to_no_stretch() -> None:
    """A corrected word is left out, and nothing beside it."""
    assert spans("Kami absen di sana.", "Kami hadir di sana.") == [("Kami ", 0), (" di sana.", 0)]


@pytest.mark.parametrize(("old", "new"), [("ya ya ya ya", "ya ya ya"), ("ya ya ya", "ya ya ya ya")])
def test_what_an_insertion_can_slide_over_is_not_sure(old: str, new: str) -> None:
    """Among equal words it cannot be told which one came or went, so that none of them is sure to have stayed."""
    assert spans(old, new) == []


def test_agreement_by_chance_is_none() -> None:
    """Short words that two different sentences share are no stretch."""
    old = "Awal. Kami datang ke sana dan itu baik. Akhir."
    new = "Awal. Mereka pulang dari kantor dan lupa, padahal itu wajib. Akhir."
    assert spans(old, new) == [("Awal. ", 0), (". Akhir.", len(new) - len(old))]


def test_edits_all_over_a_long_line_leave_the_rest() -> None:
    """In one long line of ever the same sentences, each edit costs the words around it and no more."""
    rng = random.Random(1)
    words = "".join(rng.choice(SENTENCES) for _ in range(900)).split(" ")
    changed = [f"ubah{n}" if n % 50 == 7 else word for n, word in enumerate(words)]

    shared = unchanged(" ".join(words), " ".join(changed))

    assert sum(stretch.length for stretch in shared) > 0.9 * len(" ".join(words))


TEXT = st.lists(st.sampled_from([*SENTENCES, "loket ", "\n\n", "surat", "🙏 "]), max_size=25).map("".join)


@STABLE
@given(TEXT, TEXT)
def test_stretches_are_equal_and_in_order(old: str, new: str) -> None:
    """Each stretch has the same characters in both versions, and starts where no earlier one reaches, in either."""
    shared = unchanged(old, new)

    assert all(old[s.old : s.old_end] == new[s.new : s.new_end] for s in shared)
    assert all(one.old_end <= two.old and one.new_end <= two.new for one, two in pairwise(shared))
    assert (shared[0].old, shared[0].new) == (0, 0)
    assert (shared[-1].old_end, shared[-1].new_end) == (len(old), len(new))


@STABLE
@given(TEXT, TEXT, st.integers(0, 99))
def test_an_insertion_of_unseen_marks_costs_nothing(old: str, new: str, cut: int) -> None:
    """What stands before and after an insertion of unseen words is kept whole, whatever the text is made of."""
    place = min(cut, len(old))
    shared = unchanged(old, f"{old[:place]}[{new}]{old[place:]}".replace("[", "<").replace("]", ">"))

    assert sum(stretch.length for stretch in shared) == len(old)
