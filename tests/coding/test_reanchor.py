"""Segments after a correction: on their own words, or reported."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.coding.reanchor import count_statuses, reanchor

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
    assert table[["start", "end", "status"]].to_numpy().tolist() == [[30, 42, "lost"]]


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


WORDS = st.sampled_from(["warga", "humas", "kota", "hadir", "😀", "hak-hak"])
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=8)


@settings(deadline=None, derandomize=True, max_examples=150)
@given(LINES, LINES, st.data())
def test_no_edit_puts_a_segment_on_other_words(old: list[str], new: list[str], data: st.DataObject) -> None:
    """Whatever the edit, a segment that is kept or moved stands on its own words, and none vanishes."""
    before, after = "\n".join(old), "\n".join(new)
    start = data.draw(st.integers(0, len(before) - 1))
    end = data.draw(st.integers(start + 1, len(before)))
    table = reanchor(segments((start, end), text=before), {"a": before}, {"a": after})
    row = table.iloc[0]
    assert len(table) == 1
    if row["status"] in ("kept", "moved"):
        assert after[row["start"] : row["end"]] == row["quote"]
    else:
        assert after.count(row["quote"]) != 1
