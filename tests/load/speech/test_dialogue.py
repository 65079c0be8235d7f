"""Tests of casestudy.load.speech.dialogue."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casestudy.load.formats.leftovers import add_up, word_count
from casestudy.load.speech.dialogue import Dialogue, parse_dialogue, parse_unlabelled
from casestudy.load.speech.labelling.layouts import Layout, choose_layout
from casestudy.load.speech.labelling.shapes import split_heading, split_message
from casestudy.load.speech.lines import Line


def lines_of(text: str, *, opens: bool = False) -> list[Line]:
    return [Line(line, number, opens=opens) for number, line in enumerate(text.split("\n"), 1)]


def parse(text: str, *, names: tuple[str, ...] = (), opens: bool = False) -> Dialogue:
    lines = lines_of(text, opens=opens)
    return parse_dialogue(lines, choose_layout(lines, names=names), names=names)


def spoken(text: str, *, names: tuple[str, ...] = (), opens: bool = False) -> list[tuple[str, str]]:
    return [(one.speaker, one.text) for one in parse(text, names=names, opens=opens).utterances]


def test_label_stands_at_the_start_of_a_line_only() -> None:
    """A label within a sentence is speech."""
    assert spoken("P: Apa?\nI: Kata beliau P: begitu.") == [("P", "Apa?"), ("I", "Kata beliau P: begitu.")]


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("P", "I"), ("Peneliti ", "Informan "), ("Pewawancara", "Narasumber"), ("T", "J"), ("Q", "A"), ("P1", "I1"),
        ("INTERVIEWER", "Respondent"), ("DEWI LESTARI", "IBU SARI"), ("Peneliti", "IK-1"), ("Dewi", "Bu Sari"),
    ],
)  # fmt: skip
def test_usual_labels_and_names(asks: str, answers: str) -> None:
    """The labels of the field, the informant's code and names that recur are speakers."""
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
    """The next line is its text; a label that nothing follows is no turn, and is told."""
    dialogue = parse("P:\nApa?\nI:\n\nIni.\nI :")
    assert [(one.speaker, one.text) for one in dialogue.utterances] == [("P", "Apa?"), ("I", "Ini.")]
    assert add_up(dialogue.leftovers) == {"label": (3, 3)}


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
    """Fields before the first turn are not speech, also where their name can be a speaker's; their words are told."""
    dialogue = parse(f"{header}\nP: Selamat pagi\nI: Selamat pagi", names=("IK-1",))
    assert [(one.speaker, one.text) for one in dialogue.utterances] == [("P", "Selamat pagi"), ("I", "Selamat pagi")]
    assert add_up(dialogue.leftovers).get("preamble", (0, 0))[1] == word_count(header)


def test_fields_are_kept_for_the_header() -> None:
    """Name and value of each field come as the file writes them; a repeated one keeps its first value."""
    assert parse("TRANSKRIP\nNama : Sari\nTanggal\t: 5 Mei 2022\nNama: Tuti\nP: Apa?\nI: Ini.").header == {
        "Nama": "Sari",
        "Tanggal": "5 Mei 2022",
    }


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
    """A table's rows bring their speakers; a cell is not read as a label, and what stands below is told."""
    lines = [Line("Informan: siapa?", 1, label="P"), Line("Saya\nsendiri", 1, label="I"), Line("Mengetahui", 2)]
    dialogue = parse_dialogue(lines, choose_layout(lines))
    assert [(one.speaker, one.text) for one in dialogue.utterances] == [
        ("P", "Informan: siapa?"),
        ("I", "Saya\nsendiri"),
    ]
    assert add_up(dialogue.leftovers) == {"outside": (1, 1)}


def test_times_on_lines_of_their_own_belong_to_the_next_turn() -> None:
    """Where they recur they are no speech."""
    text = "P: Apa?\n00:01:30\nI: Ini.\nlagi\n[00:02:00]\nP: Lalu?"
    dialogue = parse(text)
    assert [(one.speaker, one.time, one.text) for one in dialogue.utterances] == [
        ("P", "", "Apa?"),
        ("I", "00:01:30", "Ini. lagi"),
        ("P", "00:02:00", "Lalu?"),
    ]
    assert add_up(dialogue.leftovers)["time"] == (2, 6)
    assert spoken("P: Apa?\nI: Ini.\n10:30")[-1] == ("I", "Ini. 10:30")


def test_notices_of_a_messenger_are_told() -> None:
    """A notice says nothing; the caption under a picture does."""
    text = (
        "1/2/24 10.00 - Grup dibuat\n1/2/24 10.01 - Dewi: foto.jpg (file terlampir)\nIni fotonya\n"
        "1/2/24 10.02 - Sari: Ya"
    )
    lines = lines_of(text)
    dialogue = parse_dialogue(lines, Layout(split_message, frozenset({"Dewi", "Sari"})))
    assert [(one.speaker, one.text) for one in dialogue.utterances] == [("Dewi", "Ini fotonya"), ("Sari", "Ya")]
    assert add_up(dialogue.leftovers) == {"time": (3, 15), "notice": (2, 6), "label": (2, 2)}


def test_a_programs_last_words_are_a_notice() -> None:
    """Who stopped the transcript is no speech, unless it goes on."""
    said = "Dewi   0:04\nApa?\nSari   0:09\nIni.\nDewi stopped transcription"
    lines = [Line(text, number) for number, text in enumerate(said.split("\n"))]
    layout = Layout(split_heading, frozenset({"Dewi", "Sari"}))
    dialogue = parse_dialogue(lines, layout)
    assert [one.text for one in dialogue.utterances] == ["Apa?", "Ini."]
    more = parse_dialogue([*lines, Line("Ya, lalu kami pulang.", 9)], layout)
    assert more.utterances[-1].text == "Ini.\nDewi stopped transcription\nYa, lalu kami pulang."


def captions(*said: tuple[str, str]) -> list[tuple[str, str, str]]:
    lines = [Line(text, n, opens=False, label=name, time=str(n)) for n, (name, text) in enumerate(said, 1)]
    dialogue = parse_dialogue(lines, choose_layout(lines, names=["IK-1"], recorded=True), names=["IK-1"])
    return [(one.speaker, one.time, one.text) for one in dialogue.utterances]


def test_captions_of_one_speaker_are_one_utterance() -> None:
    """A known label, also by name, counts; an unknown one is speech; a caption without text is no utterance."""
    said = (("Dewi", "Apa"), ("", "itu?"), ("", "IK-1: Ini."), ("", "Contoh: satu."), ("Sari", ""))
    assert captions(*said) == [("Dewi", "1", "Apa itu?"), ("IK-1", "3", "Ini. Contoh: satu.")]


def test_captions_before_the_first_name_are_nobodys() -> None:
    """Nobody is given words that have no name."""
    assert captions(("", "Halo"), ("", "semua"), ("Dewi", "Apa?"))[:2] == [("", "1", "Halo"), ("", "2", "semua")]


def test_paragraphs_of_a_document_without_labels() -> None:
    """Each is an utterance of nobody, with its lines; a title and the fields after it are the header."""
    lines = [
        Line("WAWANCARA", 1),
        Line("Nama: Sari", 2),
        Line("Apa", 3),
        Line("tugas Ibu?", 3, opens=False),
        Line("Ini.", 4),
    ]
    dialogue = parse_unlabelled(lines)
    assert [(one.speaker, one.text) for one in dialogue.utterances] == [("", "Apa\ntugas Ibu?"), ("", "Ini.")]
    assert (dialogue.header, add_up(dialogue.leftovers)) == ({"Nama": "Sari"}, {"preamble": (2, 3)})


def test_paragraphs_of_a_text_without_labels() -> None:
    """A blank line ends one; where none is blank each line is one; a time in brackets is its time."""
    assert [one.text for one in parse_unlabelled(lines_of("a\nb\n\nc")).utterances] == ["a b", "c"]
    assert [one.text for one in parse_unlabelled(lines_of("a\nb\n")).utterances] == ["a", "b"]
    timed = parse_unlabelled(lines_of("[00:12:31] Kami hadir.\n(tertawa)"))
    assert [(one.time, one.text) for one in timed.utterances] == [("00:12:31", "Kami hadir."), ("", "(tertawa)")]
    assert add_up(timed.leftovers) == {"time": (1, 3)}


_PIECES = st.sampled_from([
    "P: Apa?", "I: Ini", "I :", "Dewi: ya", "Sari: tidak", "Nama: Sari", "Tanggal: 5 Mei 2022", "00:00:11", "00:05:00",
    "", "  ", "lanjutan", "Dewi   0:04", "Sari  1:02:03", "[00:12] P: lalu?", "### Peneliti", "[id1] ya", "1. Apa?",
    "2) Lalu?", "Jawaban :", "Jawab: ini", "W : itu", "1/2/24 10.04 - Dewi: halo", "1/2/24 10.05 - Grup dibuat",
    "P\ttab", "I. titik", "3 P: nomor", "Transcribed by https://otter.ai", "Ended after 00:00:39", "**P:** tebal",
    "00:11:09\tDewi:\tya", "(12.31) I (12.32): [0:10] apa", "**Sari** [0:00]",
])  # fmt: skip


@given(
    st.lists(st.builds(Line, _PIECES, st.integers(1, 9), st.booleans(), st.sampled_from(["", "", "", "P", "I"]))),
    st.booleans(),
)
def test_no_word_is_lost(lines: list[Line], recorded: bool) -> None:
    """However lines are labelled, the words of all are those of the utterances and of what is put aside."""
    labelled = [replace(line, label=line.label if line.text.strip() else "") for line in lines]
    layout = choose_layout(labelled, recorded=recorded)
    for dialogue in (parse_dialogue(labelled, layout), parse_unlabelled(labelled, recorded=recorded)):
        said = sum(word_count(one.text) for one in dialogue.utterances)
        left = sum(words for _, words in add_up(dialogue.leftovers).values())
        assert said + left == sum(word_count(line.text) for line in labelled)
