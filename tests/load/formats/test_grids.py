"""Tests of casestudy.load.formats.grids."""

import pytest

from casestudy.load.formats.grids import Columns, find_columns, pair_rows, row_text
from casestudy.load.formats.word import Grid


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (("NO", "PERTANYAAN", "JAWABAN"), Columns(1, 2, 3)),
        (("Pertanyaan penelitian", "Hasil wawancara"), Columns(0, 1, 2)),
        (("Answer", "Question"), Columns(1, 0, 2)),
        (("Tanggal", "5 Mei 2022"), None),
        (("Pertanyaan apa yang Anda terima?", "Jawaban singkat"), None),
    ],
)
def test_find_columns_by_the_header(head: tuple[str, ...], expected: Columns | None) -> None:
    """The header names question and answer, in any order; a question itself is no header."""
    assert find_columns(Grid((head, ("1", "a", "b")))) == expected


def test_second_half_of_a_table_has_the_columns_of_the_first() -> None:
    """Only a table of the same width goes on."""
    before = Columns(1, 2, 3)
    assert find_columns(Grid((("2", "Apa?", "Itu."),)), before=before) == before
    assert find_columns(Grid((("Mengetahui", "Dewi"),)), before=before) is None


def test_pair_rows_skips_headers_and_titles() -> None:
    """A caption over all columns and a header repeated on the next page are no questions."""
    rows = (("Wawancara",), ("No", "Pertanyaan", "Jawaban"), ("1", "Apa?", "Ini."), ("No", "Pertanyaan", "Jawaban"))
    rest = (("2", "Pertanyaan tambahan", "Ya."), ("3", "Lalu?", ""))
    pairs = pair_rows(Grid((*rows, *rest)), Columns(1, 2, 3))
    assert pairs == [("Apa?", "Ini."), ("Pertanyaan tambahan", "Ya."), ("Lalu?", "")]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (("Jabatan :", "Staf"), "Jabatan: Staf"),
        (("P", ": Apa?"), "P: Apa?"),
        (("satu\nbaris", "dua"), "satu\nbaris\tdua"),
        (("", "", ""), ""),
    ],
)
def test_row_text(row: tuple[str, ...], text: str) -> None:
    """A short cell is a label, a cell of several lines is not."""
    assert row_text(row) == text
