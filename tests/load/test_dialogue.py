"""Tests of casestudy.load.dialogue."""

import pytest

from casestudy.errors import CaseError
from casestudy.load.dialogue import (
    Line,
    Role,
    is_known,
    join_cues,
    label_roles,
    parse_dialogue,
    split_label,
)
from casestudy.load.formats.cues import Cue


def spoken(text: str, *, names: tuple[str, ...] = (), opens: bool = False) -> list[tuple[str, str]]:
    lines = [Line(line, number, opens=opens) for number, line in enumerate(text.split("\n"), 1)]
    return [(one.speaker, one.text) for one in parse_dialogue(lines, names=names)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("P: Apa?", ("P", "", "Apa?")),
        ("P :Apa?", ("P", "", "Apa?")),
        ("Peneliti\t: Apa?", ("Peneliti", "", "Apa?")),
        ("[00:12:31] I: Ini.", ("I", "00:12:31", "Ini.")),
        ("I (12.31): Ini.", ("I", "12.31", "Ini.")),
        ("I: [12:31] Ini.", ("I", "12:31", "Ini.")),
        ("I:", ("I", "", "")),
        ("Kami mulai pukul 10:30", None),
        ("Apa itu? Begini: ya", None),
        ("2: dua", None),
        ("tanpa titik dua", None),
        ("Pukul 10 lewat: mulai", None),
    ],
)
def test_split_label(line: str, expected: tuple[str, str, str] | None) -> None:
    """Spaces round the colon and times beside the label are allowed; a clock time is no label."""
    assert split_label(line) == expected


def test_label_stands_at_the_start_of_a_line_only() -> None:
    """A label within a sentence is speech."""
    assert spoken("P: Apa?\nI: Kata beliau P: begitu.") == [("P", "Apa?"), ("I", "Kata beliau P: begitu.")]


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("P", "I"), ("Peneliti ", "Informan "), ("Pewawancara", "Narasumber"), ("T", "J"), ("Q", "A"), ("P1", "I1"),
        ("INTERVIEWER", "Respondent"), ("DEWI LESTARI", "IBU SARI"), ("Peneliti", "IK-1"),
    ],
)  # fmt: skip
def test_usual_labels_and_names_in_capitals(asks: str, answers: str) -> None:
    """The labels of the field, the informant's code and capital names that recur are speakers."""
    text = f"{asks}: satu?\n{answers}: dua\n{asks}: tiga?\n{answers}: empat"
    said = [(asks.strip(), "satu?"), (answers.strip(), "dua"), (asks.strip(), "tiga?"), (answers.strip(), "empat")]
    assert spoken(text, names=("IK-1",)) == said


def test_label_seen_once_is_speech_unless_known() -> None:
    """A stray label stays in the text; a known one starts a turn."""
    assert spoken("P: Apa?\nI: Ini.\nW : itu\nCATATAN: satu\nN: tambahan") == [
        ("P", "Apa?"),
        ("I", "Ini. W : itu CATATAN: satu"),
        ("N", "tambahan"),
    ]


def test_lines_continue_and_paragraphs_break() -> None:
    """A wrapped line joins with a space, a line after a blank line or a new paragraph with a line break."""
    assert spoken("P: Apa\nitu?\nI: Satu.\n\nDua.\nTiga.") == [("P", "Apa itu?"), ("I", "Satu.\nDua. Tiga.")]
    assert spoken("P: Apa\nitu?", opens=True) == [("P", "Apa\nitu?")]


def test_label_alone_on_its_line() -> None:
    """The next line is its text; a label that nothing follows is no turn."""
    assert spoken("P:\nApa?\nI:\n\nIni.\nI :") == [("P", "Apa?"), ("I", "Ini.")]


@pytest.mark.parametrize(
    "header",
    [
        "Transkrip wawancara\nInforman: IK-1\nJabatan: Staf: humas\nTanggal\t: 5 November 2024",
        "Hari/Tanggal : Selasa / 09-09-2025\nTempat: Kantor\nWaktu: 13:00 – 13:30\n\n",
        "Pewawancara: Dewi\nNarasumber: Ibu Sari\nTanggal: 5 Mei 2022",
        "Tanggal: 5 Mei 2022\nNarasumber: Ibu Sari",
        "Informan: IK-1",
        "Data Informan: Sari, 40 tahun, Staf",
        "",
    ],
)
def test_header_fields_are_no_turns(header: str) -> None:
    """Fields before the first turn are not speech, also where their name can be a speaker's."""
    assert spoken(f"{header}\nP: Selamat pagi\nI: Selamat pagi", names=("IK-1",)) == [
        ("P", "Selamat pagi"),
        ("I", "Selamat pagi"),
    ]


def test_greetings_after_a_header_are_turns() -> None:
    """Short first turns are not taken for fields, though their labels may be fields as well."""
    text = (
        "Informan: IK-1\nTanggal: 5 Mei\nPeneliti: Selamat pagi\nInforman: Pagi\nPeneliti: Apa?\nInforman: Tanggal: 5"
    )
    assert spoken(text, names=("IK-1",))[:2] == [("Peneliti", "Selamat pagi"), ("Informan", "Pagi")]
    assert len(spoken(text, names=("IK-1",))) == 4


def test_first_turns_after_a_date_are_turns() -> None:
    """A label that stands once is a field only where another label has its role."""
    said = [("Peneliti", "Halo"), ("Narasumber", "Halo juga")]
    assert spoken("Tanggal: 5 Mei\nPeneliti: Halo\nNarasumber: Halo juga") == said


def test_field_words_within_the_dialogue_are_speech() -> None:
    """The header ends where the dialogue starts."""
    text = "Peneliti: Selamat pagi\nInforman: Pagi\nPeneliti: Di mana?\nInforman: Di kantor.\nTempat: lama"
    assert spoken(text)[-1] == ("Informan", "Di kantor. Tempat: lama")


def test_lines_labelled_by_their_layout() -> None:
    """A table's rows bring their speakers; what stands in the cell is not read as a label."""
    lines = [Line("Informan: siapa?", 1, label="P"), Line("Saya", 1, label="I"), Line("sendiri", 1)]
    assert [(one.speaker, one.text) for one in parse_dialogue(lines)] == [
        ("P", "Informan: siapa?"),
        ("I", "Saya\nsendiri"),
    ]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ({"P": 2, "I": 2}, {"P": "interviewer", "I": "informant"}),
        ({"I": 9, "N": 9}, {"I": "interviewer", "N": "informant"}),
        ({"P": 9, "I": 8, "N": 1}, {"P": "interviewer", "I": "informant", "N": "informant"}),
        ({"Dewi": 3, "IK-1 Sari": 3}, {"Dewi": "interviewer", "IK-1 Sari": "informant"}),
        ({"Peneliti": 3, "Sari": 3}, {"Peneliti": "interviewer", "Sari": "informant"}),
        ({"Informan 1": 3, "Informan 2": 3}, {"Informan 1": "informant", "Informan 2": "informant"}),
        ({"Dewi": 3, "Sari": 3}, {}),
        ({"Dewi": 3, "Sari": 3, "I": 1}, {"I": "informant"}),
        ({"IK-10": 3, "Sari": 3}, {}),
    ],
)
def test_label_roles(labels: dict[str, int], expected: dict[str, Role]) -> None:
    """The field's labels, the informants' codes, and the one left over of two; IK-1 is not IK-10."""
    assert label_roles(labels, informant=["IK-1"]) == expected


def test_given_labels_come_before_the_usual_ones() -> None:
    """What the caller states holds, even against the field's habit."""
    assert label_roles({"P": 2, "I": 2}, interviewer=["I"], informant=["P"]) == {"P": "informant", "I": "interviewer"}
    assert label_roles({"I": 2, "N": 2}, informant=["I"]) == {"I": "informant", "N": "informant"}


def test_is_known_wants_capital_letters() -> None:
    """A lower-case letter with a colon is an item of a list."""
    assert (is_known("a"), is_known("A"), is_known("informan"), is_known("Z")) == (False, True, True, False)


def test_captions_of_one_speaker_are_one_utterance() -> None:
    """A known label, also by name, counts; an unknown one is speech; a caption without text is no utterance."""
    cues = [
        Cue("1", "", "Dewi", "Apa", 1), Cue("2", "", "", "itu?", 4), Cue("3", "", "", "IK-1: Ini.", 7),
        Cue("4", "", "", "Contoh: satu.", 10), Cue("5", "", "Sari", "", 13),
    ]  # fmt: skip
    joined = join_cues(cues, file="a.vtt", names=["IK-1"])
    assert [(one.speaker, one.time, one.text) for one in joined] == [
        ("Dewi", "1", "Apa itu?"),
        ("IK-1", "3", "Ini. Contoh: satu."),
    ]


def test_captions_that_start_without_a_speaker_are_refused() -> None:
    """Nobody is given words that have no name."""
    with pytest.raises(CaseError, match=r"a\.vtt, row 1.*a speaker's label before the first text"):
        join_cues([Cue("1", "", "", "Halo", 1)], file="a.vtt")
