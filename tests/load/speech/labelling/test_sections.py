"""Tests of casestudy.load.speech.labelling.sections."""

import pytest

from casestudy.load.speech.labelling.layouts import Layout, choose_layout
from casestudy.load.speech.labelling.sections import (
    closing_start,
    header_end,
    header_fields,
    opening_end,
    split_interviews,
)
from casestudy.load.speech.labelling.shapes import split_heading, split_label
from casestudy.load.speech.lines import Line

PI = Layout(split_label, frozenset("PI"))


def lines_of(*texts: str) -> list[Line]:
    return [Line(text, number) for number, text in enumerate(texts, 1)]


def split(*texts: str) -> list[list[str]]:
    lines = lines_of(*texts)
    return [[line.text for line in one] for one in split_interviews(lines, choose_layout(lines))]


def test_one_interview_is_whole() -> None:
    """Fields within the dialogue, a single field, or a signature start no other one."""
    said = ["Nama: Sari", "P: a", "I: b"]
    for more in (
        ["Nama: Tuti"],
        ["Nama: Tuti", "Jabatan: Staf"],
        ["Tempat: lama", "Waktu: lama", "P: c"],
        ["Nama: Tuti", "P: c"],
    ):
        assert split(*said, *more) == [[*said, *more]]


def test_a_second_header_starts_a_second_interview() -> None:
    """With the title above it and the blank lines between."""
    first, second = (
        ["Nama: Sari", "Umur: 40", "P: a", "I: b"],
        ["WAWANCARA 2", "", "Nama: Tuti", "", "Umur: 41", "P: a", "I: b"],
    )
    assert split(*first, *second) == [first, second]
    assert split(*first, "Terima kasih, Bu.", *second) == [[*first, "Terima kasih, Bu."], second]


def test_after_a_table_one_name_is_a_header() -> None:
    """What stands below a table is no answer, so that less is needed to tell the next interview."""
    table = [Line("Apa?", 2, label="P"), Line("Ini.", 2, label="I")]
    lines = [Line("Informan: IK-1", 1), *table, Line("Mengetahui", 3), Line("Informan: IK-2", 4), *table]
    assert [len(one) for one in split_interviews(lines, Layout())] == [3, 4]


def test_header_end_wants_the_shape_of_labels() -> None:
    """Other layouts have no header of fields."""
    lines = lines_of("Tanggal: 5 Mei", "Dewi  0:04", "a")
    assert (header_end(lines, PI), header_end(lines, Layout(split_heading, frozenset({"Dewi"})))) == (1, 0)


@pytest.mark.parametrize(
    ("texts", "end"),
    [
        (("Apa tugas Ibu?", "Nama: Sari"), 0),
        (("Transkrip", "", "Nama: Sari", "", "Jabatan: Staf", "Apa?", "Tempat: lama"), 5),
        (("satu", "dua", "tiga", "empat", "Nama: Sari"), 0),
        ((), 0),
    ],
)
def test_opening_of_a_file_without_labels(texts: tuple[str, ...], end: int) -> None:
    """A title of few lines and the fields under it; a field further down is text."""
    assert opening_end(lines_of(*texts)) == end


@pytest.mark.parametrize(
    ("texts", "layout", "start"),
    [
        (("a", "Transcribed by https://otter.ai", ""), Layout(), 1),
        (("a", "Transcription ended after 00:00:39"), Layout(clocks=True), 1),
        (("a", "Selesai pukul 00:00:39", "Catatan"), Layout(clocks=True), 1),
        (("a", "Transcription ended after 00:00:39"), Layout(), 2),
        (("Dewi  0:04", "a", "Dewi stopped transcription"), Layout(split_heading, frozenset({"Dewi"})), 2),
        (("Dewi  0:04", "Dewi stopped transcription", "a"), Layout(split_heading, frozenset({"Dewi"})), 3),
        (("P: a", "P: transcribed by https://otter.ai"), PI, 2),
        ((), PI, 0),
    ],
)
def test_closing_of_programs(texts: tuple[str, ...], layout: Layout, start: int) -> None:
    """What a program writes at the end is told by where it stands, not by its language."""
    assert closing_start(lines_of(*texts), layout) == start


def test_fields_of_a_header() -> None:
    """Fields and speakers' words are fields, other labels are not."""
    assert header_fields(lines_of("Nama: Sari", "Contoh: a", "Narasumber : Bu Sari", "apa")) == {
        "Nama": "Sari",
        "Narasumber": "Bu Sari",
    }
