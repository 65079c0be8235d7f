"""Tests of casestudy.load.speech.lines."""

import pytest

from casestudy.load.formats.documents.blocks import Document, Grid, Paragraph
from casestudy.load.formats.leftovers import add_up
from casestudy.load.formats.recordings.cues import Cue
from casestudy.load.speech.lines import Line, cue_lines, document_lines, find_columns


def rows(*grids: Grid, names: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(line.label, line.text) for line in document_lines(Document(grids), names=names)[0]]


def numbered(*texts: str) -> list[str]:
    """Return the lines of a text file."""
    return [line.text for line in document_lines(Document(list(map(Paragraph, texts)), wrapped=True))[0]]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (("NO", "PERTANYAAN", "JAWABAN"), {"question": 1, "answer": 2}),
        (("Pertanyaan penelitian", "Hasil wawancara"), {"question": 0, "answer": 1}),
        (("Answer", "Question"), {"question": 1, "answer": 0}),
        (("Pertanyaan", "IK-1", "Informan 2", "Catatan"), {"question": 0, "IK-1": 1, "Informan 2": 2}),
        (("No", "Waktu", "Penutur", "Transkrip"), {"speaker": 2, "text": 3, "time": 1}),
        (("Baris", "Verbatim"), {"text": 1}),
        (("Transkrip",), None),
        (("Tanggal", "5 Mei 2022"), None),
        (("Pertanyaan apa yang Anda terima?", "Jawaban singkat"), None),
        (("Pertanyaan", "Aspek"), None),
    ],
)
def test_find_columns_by_the_header(head: tuple[str, ...], expected: dict[str, int] | None) -> None:
    """The header names the columns, in any order; a question itself is no header."""
    assert find_columns(Grid((head, ("1", "a", "b", "c"))), ["IK-1"]) == expected


def test_rows_give_question_and_answer() -> None:
    """Blank lines of a cell go; an empty answer is a line without text; a header on the next page is none."""
    head = ("No", "Pertanyaan", "Jawaban")
    assert rows(Grid((head, ("1", "Apa?", "Satu\n \ndua."), head, ("2", "Pertanyaan tambahan", "")))) == [
        ("P", "Apa?"),
        ("I", "Satu\ndua."),
        ("P", "Pertanyaan tambahan"),
        ("I", ""),
    ]


def test_a_title_over_all_columns_is_a_line() -> None:
    """It stands where a row is shorter than the table."""
    assert rows(Grid((("Wawancara",), ("Pertanyaan", "Jawaban"), ("Apa?", "Ini.")))) == [
        ("", "Wawancara"),
        ("P", "Apa?"),
        ("I", "Ini."),
    ]


def test_second_half_of_a_table_has_the_columns_of_the_first() -> None:
    """Only a table of the same width goes on."""
    first = Grid((("No", "Pertanyaan", "Jawaban"), ("1", "Apa?", "Ini.")))
    assert rows(first, Grid((("2", "Lalu?", "Itu."),)))[2:] == [("P", "Lalu?"), ("I", "Itu.")]
    assert rows(first, Grid((("Mengetahui", "Dewi"),)))[2:] == [("", "Mengetahui: Dewi")]


def test_columns_of_several_informants_bear_their_names() -> None:
    """Each answer is labelled by the header of its column."""
    assert rows(Grid((("Pertanyaan", "IK-1", "IK-2"), ("Apa?", "Ini.", "Itu."))), names=("IK-1", "IK-2")) == [
        ("P", "Apa?"),
        ("IK-1", "Ini."),
        ("IK-2", "Itu."),
    ]


def test_what_stands_beside_the_speech_is_told() -> None:
    """Numbers, codes, headers, speakers and times, with their words."""
    grid = Grid((("No", "Waktu", "Penutur", "Transkrip", "Kode"), ("1.", "00:05", "P :", "Apa?", "tugas humas")))
    lines, left = document_lines(Document([grid]))
    assert lines == [Line("Apa?", 1, label="P", time="00:05")]
    assert add_up(left) == {"label": (2, 6), "number": (1, 1), "outside": (1, 2), "time": (1, 2)}


def test_rows_without_a_header_are_lines() -> None:
    """A number that counts the rows goes; the first of two cells is a label."""
    lines, left = document_lines(Document([Grid((("1", "P", "Apa?"), ("2", "I: Ini.", ""), ("Nama", ":", "Sari")))]))
    assert [line.text for line in lines] == ["P: Apa?", "I: Ini.", "Nama: Sari"]
    assert add_up(left) == {"number": (2, 2)}


def test_lines_of_a_paragraph() -> None:
    """The first opens it and bears its number; in a text or a PDF none does."""
    block = Paragraph("P: Apa?\nI: Ini.", number=4)
    assert document_lines(Document([block]))[0] == [Line("P: Apa?", 1, listed=4), Line("I: Ini.", 1, opens=False)]
    assert not any(line.opens for line in document_lines(Document([block], wrapped=True))[0])


def test_lines_of_captions() -> None:
    """Each line of a caption has its time and speaker."""
    assert cue_lines([Cue("00:00:01.000", "", "Dewi", "satu\ndua", 3)]) == [
        Line("satu", 3, opens=False, label="Dewi", time="00:00:01.000"),
        Line("dua", 3, opens=False, label="Dewi", time="00:00:01.000"),
    ]


def test_line_numbers_are_no_speech() -> None:
    """Numbers that count every line go, blank lines' too; the header above has none."""
    lines = ["Transkrip", "", "1   P: Apa tugas", "2.  Anda?", "3", "4   I: 20 orang."]
    assert numbered(*lines) == ["Transkrip", "", "P: Apa tugas", "Anda?", "", "I: 20 orang."]


def test_paragraph_numbers_before_labels_are_no_speech() -> None:
    """They count paragraphs and not lines; a paragraph that goes on without a label is counted as well."""
    lines = [
        "1 Dewi: Apa",
        "itu?",
        "dan",
        "2 Sari: Ini",
        "lagi",
        "3 lanjutannya",
        "4 Dewi: Lalu?",
        "5 Sari: Itu",
        "lagi",
    ]
    assert numbered(*lines)[3:7] == ["Sari: Ini", "lagi", "lanjutannya", "Dewi: Lalu?"]


@pytest.mark.parametrize(
    "lines",
    [
        ["1 P: Apa?", "2 I: Ini."],
        ["1 satu", "P: Apa?", "I: Ini.", "2 dua", "lagi", "dan lagi", "3 tiga"],
        ["P: Apa?", "I: 3 orang"],
    ],
)
def test_numbers_in_speech_are_kept(lines: list[str]) -> None:
    """Two numbers, or numbers on some lines only, are no line numbers."""
    assert numbered(*lines) == lines


def test_numbers_are_counted_in_documents_without_lines_only() -> None:
    """A paragraph of Word that starts with a number is what was typed."""
    texts = ["1 satu", "2 dua", "3 tiga"]
    assert [line.text for line in document_lines(Document(list(map(Paragraph, texts))))[0]] == texts
