"""What waits for the researcher after a correction."""

import pandas as pd
import pytest

from casestudy.case import Case
from casestudy.coding.reanchor.review import NOTES, add_to_review, place_reviewed, read_review, review_csv, review_path
from casestudy.errors import CaseError
from casestudy.load.codings.segments import coder_files
from casestudy.tables import TABLES

TEXTS = pd.DataFrame({"doc": ["a"], "text": ["I: Ya.\n\nI: Ya, Kami hadir."]})


def unplaced(*rows: tuple[int, str, str]) -> pd.DataFrame:
    """Return segments with a status whose offsets are those of an older text."""
    return pd.DataFrame(
        [{"doc": "a", "start": start, "end": start + len(quote), "quote": quote, "code": "x", "coder": "k1",
          "memo": 'kata "ya"', "status": status, "now": "Ya"} for start, quote, status in rows]
    )  # fmt: skip


def waiting(**cells: str) -> pd.DataFrame:
    """Return one row in review, its cells changed as a researcher would."""
    row = dict.fromkeys([*TABLES["segments"].names, *NOTES], "")
    row |= {"doc": "a", "quote": "Ya", "code": "x", "coder": "k1", "status": "ambiguous", **cells}
    return pd.DataFrame([row], index=[2])


def test_rows_list_the_places_that_can_be_chosen() -> None:
    """A row keeps where it was, all columns of the segment, and names each place of its words with the line."""
    rows = add_to_review(pd.DataFrame(), unplaced((9, "Ya", "ambiguous"), (4, "absen", "lost")), TEXTS)

    assert rows[["start", "end", "old_start", "places", "lines"]].to_numpy().tolist() == [
        ["", "", "4", "", ""],
        ["", "", "9", "3; 11", "1; 3"],
    ]
    assert rows["memo"].tolist() == ['kata "ya"'] * 2


def test_no_row_is_a_formula_and_none_is_changed(kota: Case) -> None:
    """A quote that starts as a formula does stands behind an apostrophe in the file, and comes back without it."""
    rows = add_to_review(pd.DataFrame(), unplaced((4, "-ya, @humas", "lost"), (9, "'=1+1", "lost")), TEXTS)
    path = review_path(kota, "k1")
    path.parent.mkdir(parents=True, exist_ok=True)

    path.write_bytes(review_csv(rows))

    assert pd.read_csv(path, dtype="str")["quote"].tolist() == ["'-ya, @humas", "''=1+1"]
    assert read_review(kota, "k1")["quote"].tolist() == ["-ya, @humas", "'=1+1"]


def test_rows_stay_until_they_are_placed() -> None:
    """Rows of an earlier correction stay, are not doubled, and have their places in the text as it is."""
    first = add_to_review(pd.DataFrame(), unplaced((9, "Ya", "ambiguous")), TEXTS)
    both = add_to_review(first, unplaced((9, "Ya", "ambiguous"), (2, "hilang", "lost")), TEXTS)
    later = add_to_review(both, unplaced().reindex(columns=first.columns), TEXTS.assign(text="Ya"))

    assert both["quote"].tolist() == ["hilang", "Ya"]
    assert later["places"].tolist() == ["", "0"]


@pytest.mark.parametrize(
    ("cells", "span"),
    [
        ({"start": "11"}, [11, 13]),
        ({"start": " 3 "}, [3, 5]),
        ({"start": "4"}, None),
        ({}, None),
        ({"quote": "Kami hadir"}, None),
        ({"quote": "Kami hadir", "status": "lost"}, [15, 25]),
        ({"quote": "Ya", "status": "lost"}, None),
        ({"quote": "absen", "status": "lost"}, None),
        ({"doc": "b", "status": "lost"}, None),
    ],
)
def test_only_a_choice_gives_a_place(cells: dict[str, str], span: list[int] | None) -> None:
    """A start at which the words stand places a row, and so do words that were lost and stand once; else it waits."""
    placed = place_reviewed(waiting(**cells), TEXTS, file="codings/review/k1.csv")

    assert placed[["start", "end"]].to_numpy().tolist() == ([span] if span else [])
    assert placed.index.tolist() == ([2] if span else [])
    assert set(placed) == set(TABLES["segments"].names)


def test_a_row_that_is_no_segment_is_told() -> None:
    """A placed row with an empty code is refused with its row in the file."""
    with pytest.raises(CaseError, match=r'codings/review/k1\.csv, row 2, column "code"'):
        place_reviewed(waiting(start="3", code=""), TEXTS, file="codings/review/k1.csv")


def test_review_is_no_coder(kota: Case) -> None:
    """The file stands in a folder of its own and is not taken for a coder's; without one nothing waits."""
    before = coder_files(kota)
    path = review_path(kota, "contoh-1")
    assert read_review(kota, "contoh-1").columns.tolist() == [*TABLES["segments"].names, *NOTES]

    path.parent.mkdir()
    path.write_text("quote,doc,warna\nYa,a,merah\n", "utf-8")

    assert coder_files(kota) == before
    rows = read_review(kota, "contoh-1")
    assert [rows[name].tolist() for name in ("doc", "quote", "status", "warna")] == [["a"], ["Ya"], [""], ["merah"]]
