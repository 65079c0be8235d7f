"""Tests of casestudy.load.speech.labelling.shapes."""

import pytest

from casestudy.load.speech.labelling.shapes import (
    Found,
    clock_alone,
    split_bare,
    split_bracket,
    split_chat,
    split_heading,
    split_label,
    split_message,
    split_time,
    split_title,
)  # fmt: skip


def parts(found: Found | None) -> tuple[str, str, str] | None:
    return None if found is None else (found.label, found.time, found.text)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("P: Apa?", ("P", "", "Apa?")),
        ("P :Apa?", ("P", "", "Apa?")),
        ("Peneliti\t: Apa?", ("Peneliti", "", "Apa?")),
        ("P：Apa?", ("P", "", "Apa?")),
        ("[00:12:31] I: Ini.", ("I", "00:12:31", "Ini.")),
        ("00:12:31 I: Ini.", ("I", "00:12:31", "Ini.")),
        ("[00:12:31 - 00:12:40] I: Ini.", ("I", "00:12:31 - 00:12:40", "Ini.")),
        ("I (12.31): Ini.", ("I", "12.31", "Ini.")),
        ("I: [12:31] Ini.", ("I", "12:31", "Ini.")),
        ("**P:** Apa?", ("P", "", "Apa?")),
        ("**P**: Apa?", ("P", "", "Apa?")),
        ("- P: Apa?", ("P", "", "Apa?")),
        ("[SPEAKER_00]: Apa?", ("SPEAKER_00", "", "Apa?")),
        ("P1:20 orang", ("P1", "", "20 orang")),
        ("Informan 2: 20 orang", ("Informan 2", "", "20 orang")),
        ("I:", ("I", "", "")),
        ("Kami mulai pukul 10:30", None),
        ("Apa itu? Begini: ya", None),
        ("2: dua", None),
        ("tanpa titik dua", None),
        ("Pukul 10 lewat: mulai", None),
        ("https://contoh.id", None),
        ("a" * 51 + ": b", None),
    ],
)
def test_split_label(line: str, expected: tuple[str, str, str] | None) -> None:
    """Spaces, bold, bullets and times round the label are allowed; a clock time or an address is no label."""
    assert parts(split_label(line)) == expected


def test_number_before_a_label_is_kept_apart() -> None:
    """Paragraph numbers are no speech."""
    assert split_label("12 Dewi: Apa?") == Found("Dewi", "", "Apa?", number="12")
    assert split_label("3. P: Apa?") == Found("P", "", "Apa?", number="3")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Dewi Lestari   0:04", ("Dewi Lestari", "0:04", "")),
        ("Dewi\t1:02:03", ("Dewi", "1:02:03", "")),
        ("Unknown Speaker  0:00  ", ("Unknown Speaker", "0:00", "")),
        ("[Dewi] 11:02:09", ("Dewi", "11:02:09", "")),
        ("**Dewi** [0:00]", ("Dewi", "0:00", "")),
        ("Speaker 1 (00:01:23):", ("Speaker 1", "00:01:23", "")),
        ("00:00:05 Speaker 2", ("Speaker 2", "00:00:05", "")),
        ("Transcription ended after 00:00:39", None),
        ("mulai pukul 10:30", None),
        ("Dewi: Apa?", None),
        ("00:00:05", None),
    ],
)
def test_split_heading(line: str, expected: tuple[str, str, str] | None) -> None:
    """A speaker and a time alone on the line, two blanks or brackets between them."""
    assert parts(split_heading(line)) == expected


@pytest.mark.parametrize(
    ("line", "expected", "notice"),
    [
        ("14/11/23 10.04 - Dewi: Apa?", ("Dewi", "14/11/23 10.04", "Apa?"), False),
        ("\u200e[3/27/22 21.41.35] Dewi Lestari: Apa: ini?", ("Dewi Lestari", "3/27/22 21.41.35", "Apa: ini?"), False),
        ("02/01/25, 8:27\u202fpm - +62 812-0000: Apa?", ("+62 812-0000", "02/01/25, 8:27 pm", "Apa?"), False),
        ("[2024-01-05, 9:00:00 AM] Dewi: a", ("Dewi", "2024-01-05, 9:00:00 AM", "a"), False),
        ("[10.04, 14/11/2023] Dewi: Apa?", ("Dewi", "10.04, 14/11/2023", "Apa?"), False),
        ("14/11/23 10.04 - Pesan dienkripsi.", ("", "14/11/23 10.04", "Pesan dienkripsi."), True),
        (
            "14/11/23 10.04 - Dewi mengubah nama grup menjadi “A: B”",
            ("", "14/11/23 10.04", "Dewi mengubah nama grup menjadi “A: B”"),
            True,
        ),
        (
            "14/11/23 10.04 - Dewi: <Media tidak disertakan>",
            ("Dewi", "14/11/23 10.04", "<Media tidak disertakan>"),
            True,
        ),
        (
            "14/11/23 10.04 - Dewi: \u200estiker tidak disertakan",
            ("Dewi", "14/11/23 10.04", "\u200estiker tidak disertakan"),
            True,
        ),
        ("1/2/24, 10:04 - Dewi: Foto.jpg (file attached)", ("Dewi", "1/2/24, 10:04", "Foto.jpg (file attached)"), True),
        (
            "14/11/23 10.04 - Dewi: Anda menghapus pesan ini",
            ("Dewi", "14/11/23 10.04", "Anda menghapus pesan ini"),
            True,
        ),
        ("1/2/24, 10:04 - Dewi: This message was deleted", ("Dewi", "1/2/24, 10:04", "This message was deleted"), True),
        ("14/11/23 10.04 - Dewi: Pesan ini penting", ("Dewi", "14/11/23 10.04", "Pesan ini penting"), False),
        ("14/11/23 10.04 - Dewi:", ("Dewi", "14/11/23 10.04", ""), False),
    ],
)
def test_split_message(line: str, expected: tuple[str, str, str], notice: bool) -> None:
    """Android and iPhone, Indonesian and English; what the program says is a notice, what a person says is not."""
    found = split_message(line)
    assert parts(found) == expected
    assert found is not None and found.notice == notice


@pytest.mark.parametrize("line", ["Dewi: Apa?", "5/5 orang hadir", "14/11/23", "pukul 10.04 - Dewi: a"])
def test_other_lines_are_no_messages(line: str) -> None:
    """A date or a dash alone is no header."""
    assert split_message(line) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("00:11:09\tDewi:\tSetuju", ("Dewi", "00:11:09", "Setuju")),
        ("11:02:09\t From Dewi to Everyone : Ya", ("Dewi", "11:02:09", "Ya")),
        ("11:02:09 Dari Dewi kepada Semua Orang: Ya", ("Dewi", "11:02:09", "Ya")),
        ("11:02:09 Dewi: Ya", None),
        ("Dewi: Ya", None),
    ],
)
def test_split_chat(line: str, expected: tuple[str, str, str] | None) -> None:
    """Zoom's chat in its old and new form."""
    assert parts(split_chat(line)) == expected


def test_titles_brackets_and_labels_without_a_colon() -> None:
    """Other ways to name who speaks; a word of laughter in brackets is told apart by the whole file, not here."""
    assert parts(split_title("## **Peneliti**")) == ("Peneliti", "", "")
    assert (split_title("#tagar"), split_title("# Satu. Dua?")) == (None, None)
    assert parts(split_bracket("[id1] ya")) == ("id1", "", "ya")
    assert parts(split_bare("P\tApa?")) == ("P", "", "Apa?")
    assert parts(split_bare("P. Apa?")) == ("P", "", "Apa?")
    assert parts(split_bare("Jawaban")) == ("Jawaban", "", "")
    assert (split_bare("P"), split_bare("Kami. Hadir"), split_bare("P apa")) == (None, None, None)


def test_times_alone_and_before_text() -> None:
    """Brackets round them are allowed; a number with a full stop is none."""
    assert [clock_alone(line) for line in ("[00:11]", " 1:02:03 ", "10.30", "00:11 a", "")] == [
        "00:11",
        "1:02:03",
        "",
        "",
        "",
    ]
    assert split_time("(00:11) a") == ("00:11", "a")


@pytest.mark.parametrize(
    "unit", [" ", "\t", "P ", "P: ", "[", "0", "0:", "**", "- ", "a.b", "\u200e", "1 ", ": ", "From "]
)
def test_no_line_takes_long(unit: str) -> None:
    """A line of a million letters is looked at in one pass: a pattern that goes back and forth would take hours."""
    line = unit * (1_000_000 // len(unit))
    for start in ("", "P", "[00:00", "14/11/23 10.04 - ", "00:11:09\t"):
        for shape in (split_label, split_heading, split_message, split_chat, split_title, split_bracket, split_bare):
            shape(start + line)
            shape(f"{start}{line}!")
