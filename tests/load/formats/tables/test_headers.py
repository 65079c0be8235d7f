"""Tests of casestudy.load.formats.tables.headers."""

import pytest

from casestudy.load.formats.tables.headers import find_header

KNOWN = {"Nama Media", "id", "tgl", "judul", "isi", "Tone Judul", "Tone Isi", "No ID"}


@pytest.mark.parametrize(
    ("rows", "place", "header", "height"),
    [
        # the first row, where nothing says otherwise
        ([["a", "b"], ["1", "2"]], 0, ["a", "b"], 1),
        ([["a"], ["1"]], 0, ["a"], 1),
        # titles of one cell above a table of at least three columns
        ([["Kliping"], ["a", "b", "c"], ["1", "2", "3"]], 1, ["a", "b", "c"], 1),
        # a title that was merged over all columns
        ([["Kliping"] * 3, ["a", "b", "c"], ["1", "2", "3"]], 1, ["a", "b", "c"], 1),
        # titles of several cells, where the header is known
        ([["Periode", "Januari"], ["Media", "semua"], ["id", "tgl"], ["1", "2"]], 2, ["id", "tgl"], 1),
        # a row of data with one known word is no header
        ([["x", "y", "z"], ["id", "b", "c"]], 0, ["x", "y", "z"], 1),
        # groups above: merged and filled, or empty as text files have them
        ([["id", "Tone", "Tone"], ["id", "Judul", "Isi"], ["1", "a", "b"]], 0, ["id", "Tone Judul", "Tone Isi"], 2),
        ([["id", "Tone", ""], ["", "Judul", "Isi"], ["1", "a", "b"]], 0, ["id", "Tone Judul", "Tone Isi"], 2),
        # a group after its part, parts that are known alone, one part under two groups
        ([["Media", "", "B"], ["Nama", "tgl", "isi"], ["a", "b", "c"]], 0, ["Nama Media", "tgl", "isi"], 2),
        ([["Media", "A", "B", "C"], ["Nama", "isi", "isi", "tgl"], ["a"] * 4], 1, ["Nama", "isi", "isi", "tgl"], 1),
        # a group that means nothing by itself
        ([["Berita", "", ""], ["id", "tgl", "isi"], ["1", "a", "b"]], 1, ["id", "tgl", "isi"], 1),
        # empty cells at the end are no columns, and spaces in a header are one
        ([["id", " judul \n berita ", ""], ["1", "a", ""]], 0, ["id", "judul berita"], 1),
    ],
)
def test_find_header(rows: list[list[str]], place: int, header: list[str], height: int) -> None:
    """The header is the row, or the two rows, with the most known names; without any, the first that is no title."""
    assert find_header(list(enumerate(rows, 1)), KNOWN.__contains__) == (place, header, height)


def test_text_is_no_header() -> None:
    """A cell as long as a sentence is not taken for one, whatever it says."""
    rows = [["a", "b"], ["id " * 40, "tgl " * 40]]

    assert find_header(list(enumerate(rows, 1)), lambda header: "id" in header or "tgl" in header)[0] == 0
