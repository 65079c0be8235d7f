"""Segments after a correction: on their own words, or reported."""

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from casestudy.coding.reanchor.placing import count_statuses, reanchor

OLD = "P: Apa kabar?\n\nI: Kami hadir. Warga senang.\n\nI: Kami hadir."


def segments(*spans: tuple[int, int], doc: str = "a", text: str = OLD) -> pd.DataFrame:
    """Make segments of `text` from their offsets."""
    rows = [{"doc": doc, "start": start, "end": end, "quote": text[start:end]} for start, end in spans]
    return pd.DataFrame(rows)


def place(text: str, quote: str) -> tuple[int, int]:
    """Return the first place of `quote` in `text`."""
    return text.index(quote), text.index(quote) + len(quote)


def test_untouched_text_keeps_every_segment() -> None:
    """A text that did not change keeps every segment where it was, repeated words included."""
    table = reanchor(segments(place(OLD, "Kami hadir"), place(OLD, "Warga senang")), {"a": OLD}, {"a": OLD})
    assert table["status"].tolist() == ["kept", "kept"]
    assert table["start"].tolist() == [18, 30]
    assert table["now"].tolist() == ["", ""]


def test_repeated_words_move_with_their_line() -> None:
    """A line inserted above moves segments with their own lines, so that a repeated quote is not confused."""
    second = OLD.rindex("Kami hadir")
    new = "P: Baru.\n\n" + OLD
    table = reanchor(segments(place(OLD, "Kami hadir"), (second, second + 10)), {"a": OLD}, {"a": new})
    assert table["status"].tolist() == ["moved", "moved"]
    assert table["start"].tolist() == [28, second + 10]


def test_quote_is_found_in_the_changed_stretch_first() -> None:
    """In a corrected line the quote is looked for there before anywhere else."""
    new = OLD.replace("I: Kami hadir. Warga", "I: Ya, Kami hadir. Warga")
    table = reanchor(segments(place(OLD, "Kami hadir")), {"a": OLD}, {"a": new})
    assert table["status"].tolist() == ["moved"]
    assert new[table["start"].iloc[0] : table["end"].iloc[0]] == "Kami hadir"
    assert table["start"].iloc[0] == 22


def test_changed_words_are_lost_and_keep_their_old_place() -> None:
    """A quote whose words were corrected is lost; its offsets stay those of the old text."""
    new = OLD.replace("Warga senang", "Warga gembira")
    table = reanchor(segments(place(OLD, "Warga senang")), {"a": OLD}, {"a": new})
    assert table[["start", "end", "status", "now"]].to_numpy().tolist() == [[30, 42, "lost", "Warga gembira"]]


@pytest.mark.parametrize(
    ("quote", "now"),
    [
        ("kabar?\n\nI: Kami hadir. Warga", "kabar?\n\nI: Kita datang. Warga"),
        ("Kami", "Kita datang"),
        ("hadir", "Kita datang"),
        ("hadir. Warga senang.", "Kita datang. Warga senang."),
    ],
)
def test_the_words_at_the_old_place_are_shown(quote: str, now: str) -> None:
    """A segment without a place is shown the whole words that stand there now, from its own start to its own end."""
    new = OLD.replace("I: Kami hadir. Warga", "I: Kita datang. Warga")
    table = reanchor(segments(place(OLD, quote)), {"a": OLD}, {"a": new})
    assert table["now"].tolist() == [now]


def test_several_places_are_ambiguous() -> None:
    """A quote that stands twice in the changed stretch is ambiguous, and not guessed."""
    new = OLD.replace("Warga senang.", "Warga senang sekali, ya Warga senang.")
    table = reanchor(segments(place(OLD, "Warga senang")), {"a": OLD}, {"a": new})
    assert table["status"].tolist() == ["ambiguous"]


def test_removed_document_loses_its_segments() -> None:
    """Segments of a document that is gone are lost, those of the others kept."""
    both = pd.concat([segments(place(OLD, "Apa")), segments(place(OLD, "Apa"), doc="b")], ignore_index=True)
    table = reanchor(both, {"a": OLD, "b": OLD}, {"a": OLD})
    assert table["status"].tolist() == ["kept", "lost"]
    assert count_statuses(table).to_numpy().tolist() == [["a", 1, 0, 0, 0], ["b", 0, 0, 0, 1]]


def test_no_segments_gives_an_empty_table() -> None:
    """A coder without segments gets an empty table with a status column."""
    empty = pd.DataFrame({"doc": [], "start": [], "end": [], "quote": []})
    assert reanchor(empty, {}, {})["status"].tolist() == []


def test_equal_words_that_were_there_before_are_another_passage() -> None:
    """A passage that was deleted is not put on its twin, which stood elsewhere all along."""
    new = "I: Kami hadir."
    table = reanchor(segments(place(OLD, "Kami hadir")), {"a": OLD}, {"a": new})
    assert table["status"].tolist() == ["ambiguous"]


def test_a_passage_that_was_moved_is_found_again() -> None:
    """A turn that was cut and put in elsewhere takes its segments along, however far."""
    one, two, three = "P: Apa kabar Anda hari ini?", "I: Warga senang sekali.", "I: Loket itu tutup pukul dua."
    old, new = "\n\n".join([one, two, three]), "\n\n".join([two, three, one])
    table = reanchor(segments(place(old, "Warga senang"), place(old, "hari ini?"), text=old), {"a": old}, {"a": new})
    assert table["status"].tolist() == ["moved", "moved"]
    assert table["start"].tolist() == [new.index("Warga senang"), new.index("hari ini?")]


def test_a_passage_that_was_moved_is_not_taken_for_its_twin() -> None:
    """A turn that was cut and put in elsewhere is told from equal words that stayed where they were."""
    one, two, three = "P: Apa kabar Anda hari ini?", "I: Warga senang sekali.", "I: Loket itu tutup. Warga senang lagi."
    old, new = "\n\n".join([two, one, three]), "\n\n".join([one, three, two])
    spans = place(old, "Warga senang"), (old.rindex("Warga senang"), old.rindex("Warga senang") + 12)
    table = reanchor(segments(*spans, text=old), {"a": old}, {"a": new})
    assert table["status"].tolist() == ["moved", "moved"]
    assert table["start"].tolist() == [new.rindex("Warga senang"), new.index("Warga senang")]


def test_one_of_two_that_went_is_for_the_researcher() -> None:
    """Where one of two equal words side by side is deleted, neither is guessed to be the one that stayed."""
    table = reanchor(
        segments((3, 5), (7, 9), text="I: Ya, Ya benar."), {"a": "I: Ya, Ya benar."}, {"a": "I: Ya benar."}
    )
    assert table["status"].tolist() == ["ambiguous", "ambiguous"]


@pytest.mark.parametrize("before", [{}, {"a": "Naskah lain sama sekali, tanpa kata itu."}])
def test_segments_that_are_not_on_their_words_before(before: dict[str, str]) -> None:
    """Without a text to compare, a segment stays on its words, goes where they stand once, or is told."""
    table = reanchor(
        pd.DataFrame({"doc": "a", "start": [18, 0, 0, 3], "end": [28, 5, 10, 9],
                      "quote": ["Kami hadir", "kabar", "Kami hadir", "absen!"]}),
        before, {"a": OLD},
    )  # fmt: skip
    assert table["status"].tolist() == ["kept", "moved", "ambiguous", "lost"]
    assert table[["start", "end"]].to_numpy().tolist() == [[18, 28], [7, 12], [0, 10], [3, 9]]


def test_overlapping_and_nested_segments_move_together() -> None:
    """Segments within each other, across each other and with several codes keep their order to each other."""
    new = f"P: Selamat pagi.\n\n{OLD}"
    spans = [place(OLD, "Kami hadir. Warga senang."), place(OLD, "hadir. Warga"), place(OLD, "Warga senang.")]
    table = reanchor(segments(*spans, *spans), {"a": OLD}, {"a": new})
    shift = len(new) - len(OLD)
    assert table["start"].tolist() == [start + shift for start, _ in spans] * 2


#: Where an edit is, how much it cuts out, and what it puts in.
EDITS = st.tuples(st.integers(0, 400), st.integers(0, 12), st.sampled_from(["", "ya ", "Bekasi", "\n\nP: Lalu?"]))
WORDS = st.sampled_from(["warga", "humas", "kota", "hadir", "😀", "hak-hak"])
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=8)


@settings(deadline=None, derandomize=True, max_examples=150)
@given(LINES, LINES, st.data())
def test_no_edit_puts_a_segment_on_other_words(old: list[str], new: list[str], data: st.DataObject) -> None:
    """Whatever the edit, a segment that has a place stands on its own words, and one is lost only if they are gone."""
    before, after = "\n".join(old), "\n".join(new)
    start = data.draw(st.integers(0, len(before) - 1))
    end = data.draw(st.integers(start + 1, len(before)))
    table = reanchor(segments((start, end), text=before), {"a": before}, {"a": after})
    row = table.iloc[0]
    assert len(table) == 1
    if row["status"] in ("kept", "moved"):
        assert after[row["start"] : row["end"]] == row["quote"]
        assert (row["status"] == "kept") == (row["start"] == start)
    else:
        assert (row["start"], row["end"]) == (start, end)
        assert (row["status"] == "lost") == (row["quote"] not in after)
    if before.count(row["quote"]) == after.count(row["quote"]) == 1:
        assert row["status"] in ("kept", "moved")


@settings(deadline=None, derandomize=True, max_examples=150)
@given(st.lists(EDITS, min_size=1, max_size=6), st.data())
def test_untouched_passages_stay_on_themselves(edits: list[tuple[int, int, str]], data: st.DataObject) -> None:
    """Whatever is cut out and put in, a passage that no edit touched is placed where it went, and never lost."""
    before = "".join(f"I: Jawaban {n} dari {n * 7 % 31} warga kota.\n\n" for n in range(14))
    cells = list(enumerate(before))
    kept: list[tuple[int, str]] = cells
    for place_, cut, text in edits:
        kept = [*kept[:place_], *((-1, char) for char in text), *kept[place_ + cut :]]
    after = "".join(char for _, char in kept)
    at = {origin: here for here, (origin, _) in enumerate(kept) if origin >= 0}
    start = data.draw(st.integers(0, len(before) - 25))
    end = start + data.draw(st.integers(12, 25))
    assume(all(at.get(n) == at.get(start, -999) + n - start for n in range(start, end)))

    row = reanchor(segments((start, end), text=before), {"a": before}, {"a": after}).iloc[0]

    assert row["status"] != "lost"
    if row["status"] != "ambiguous":
        assert row["start"] == at[start]
