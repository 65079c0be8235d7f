"""Tests of casestudy.load.speech.reading."""

from contextlib import suppress

import pytest

from casestudy.errors import CaseError
from casestudy.load.formats.leftovers import add_up
from casestudy.load.speech.labelling.shapes import split_label
from casestudy.load.speech.lines import Line
from casestudy.load.speech.reading import parse_interviews, read_interviews
from tests.load import makers


def test_documents_and_captions_come_out_alike() -> None:
    """The same interview as a document, as captions and as segments has the same utterances."""
    said = ("P: Apa?", "I: Ini.", "P: Lalu?", "I: Itu.")
    files = {"a.docx": makers.docx(*said), "a.vtt": makers.vtt(*said), "a.json": makers.whisper(*said)["json"]}
    read = [read_interviews(data, file=name).dialogues for name, data in files.items()]
    texts = [[(one.speaker, one.text) for one in dialogues[0].utterances] for dialogues in read]
    assert texts == [[("P", "Apa?"), ("I", "Ini."), ("P", "Lalu?"), ("I", "Itu.")]] * 3


@pytest.mark.parametrize("data", [b"P: Apa?\nI: Ini.", b"P: Apa?\n" * 200_000])
def test_lines_of_a_file_are_not_kept(data: bytes) -> None:
    """What is remembered while a file is read is forgotten afterwards, also where it is refused."""
    split_label("I: Ini.")
    with suppress(CaseError):
        read_interviews(data, file="a.txt")
    assert split_label.cache_info().currsize == 0


def test_labels_of_the_layout_are_told() -> None:
    """A table gives labels that the file does not write; captions do not."""
    table = makers.docx(makers.table(("Pertanyaan", "Jawaban"), ("Apa?", "Ini.")))
    assert read_interviews(table, file="a.docx").placed == {"P", "I"}
    assert read_interviews(b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v P>Apa?\n", file="a.vtt").placed == frozenset()


def test_few_labels_under_a_text_sign_it() -> None:
    """The text is not lost as a header, unless a table or a clock shows where speech starts."""
    text = [Line("Kami menjawab warga setiap hari.", 1), Line("Peneliti: Dewi", 2), Line("Informan: Sari", 3)]
    signed = parse_interviews(text).dialogues[0]
    assert [one.text for one in signed.utterances] == [line.text for line in text]
    spoken = parse_interviews([*text[1:], text[0]]).dialogues[0]
    assert [one.speaker for one in spoken.utterances] == ["Peneliti", "Informan"]


def test_answers_under_numbered_questions() -> None:
    """Questions are labelled by the layout, answers as the file labels them."""
    lines = [Line(text, 1) for text in ("1. Apa?", "Jawab: Ini.", "2. Lalu?", "Jawab: Itu.")]
    read = parse_interviews(lines)
    assert [(one.speaker, one.text) for one in read.dialogues[0].utterances][:2] == [
        ("P", "1. Apa?"),
        ("Jawab", "Ini."),
    ]
    assert read.placed == {"P"}


def test_lists_of_questions_and_answers() -> None:
    """They are paired before labels are looked at, and the line between them is told."""
    lines = [Line(text, 1, listed=n) for text, n in (("a", 1), ("b", 2), ("Jawaban:", None), ("c", 1), ("d", 2))]
    read = parse_interviews(lines)
    assert [(one.speaker, one.text) for one in read.dialogues[0].utterances] == [
        ("P", "a"),
        ("I", "c"),
        ("P", "b"),
        ("I", "d"),
    ]
    assert add_up(read.leftovers) == {"label": (1, 1)}
