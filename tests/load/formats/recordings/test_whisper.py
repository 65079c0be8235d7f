"""Tests of casestudy.load.formats.recordings.whisper."""

import json

import pytest

from casestudy.errors import CaseError
from casestudy.load.formats.recordings.cues import read_cues
from casestudy.load.formats.recordings.whisper import is_whisper_table, read_whisper_json, read_whisper_table
from tests.load import makers

WORDS = ("Apa tugas Ibu?", "Menjawab warga.", "Terima kasih telah menonton")


def test_five_formats_of_one_recording_agree() -> None:
    """JSON, table and captions give the same words at the same times."""
    made = {ending: data.decode() for ending, data in makers.whisper(*WORDS).items()}
    read = [
        read_whisper_json(made["json"], file="a.json")[0],
        read_whisper_table(made["tsv"])[0],
        read_cues(made["vtt"])[0],
        read_cues(made["srt"])[0],
    ]
    said = [[(cue.start, cue.end, cue.text) for cue in cues] for cues in read]
    assert said == [said[0]] * 4
    assert [text for _, _, text in said[0]] == list(WORDS) == made["txt"].splitlines()


def test_speakers_of_whisperx() -> None:
    """A segment may name who speaks; a segment of blanks is none."""
    segments = [{"start": 0, "end": 1, "text": " Apa? ", "speaker": "SPEAKER_00"}, {"text": " "}, {"text": "Ini."}]
    cues, left = read_whisper_json(json.dumps({"segments": segments}), file="a.json")
    assert [(cue.start, cue.speaker, cue.text) for cue in cues] == [
        ("00:00:00.000", "SPEAKER_00", "Apa?"),
        ("", "", "Ini."),
    ]
    assert [(one.part, one.text) for one in left] == [("label", "SPEAKER_00"), ("time", "")]


def test_times_of_whisper_cpp_and_a_bare_text() -> None:
    """Times are text there; a document of one text is one segment."""
    segment = {"timestamps": {"from": "00:00:01,500", "to": "00:00:02,000"}, "text": "Halo"}
    assert read_whisper_json(json.dumps({"transcription": [segment]}), file="a.json")[0][0].start == "00:00:01.500"
    assert [cue.text for cue in read_whisper_json('{"text": "Halo"}', file="a.json")[0]] == ["Halo"]
    assert [cue.text for cue in read_whisper_json('[{"text": "Halo"}]', file="a.json")[0]] == ["Halo"]


@pytest.mark.parametrize("start", ["NaN", "-1", "1e99", "true", '"1"', "[]", "null"])
def test_times_that_are_none_are_empty(start: str) -> None:
    """A time that no recording has is left out, and the words stay."""
    cues, _ = read_whisper_json(f'[{{"start": {start}, "text": "Halo"}}]', file="a.json")
    assert (cues[0].start, cues[0].text) == ("", "Halo")


def test_halves_of_letters_become_marks() -> None:
    """JSON may hold half an emoji, which no text file can."""
    assert (
        read_whisper_json('[{"text": "Halo \\ud83d dan \\ud83d\\ude00"}]', file="a.json")[0][0].text == "Halo � dan 😀"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", "a sound JSON file"),
        ("[" * 100_000, "a sound JSON file"),
        ('{"a": 1}', 'a JSON transcript with "segments"'),
        ("[1]", 'a JSON transcript with "segments"'),
        ("7", 'a JSON transcript with "segments"'),
        ('{"segments": {"text": "a"}}', 'a JSON transcript with "segments"'),
        ("[" * 500_001, "no more than some five hundred pages"),
    ],
)
def test_other_json_is_refused(text: str, expected: str) -> None:
    """Broken, deep, huge or foreign JSON brings the library's own error."""
    with pytest.raises(CaseError, match=expected) as caught:
        read_whisper_json(text, file="a.json")
    # A cause would hold the whole text.
    assert caught.value.__context__ is None or caught.value.__suppress_context__


def test_rows_without_times_are_kept() -> None:
    """A line of the table that is broken is somebody's words."""
    text = "start\tend\ttext\n0\t1000\tsatu\ndua\n-5\t1\ttiga\n"
    assert is_whisper_table(text)
    assert [(cue.start, cue.text) for cue in read_whisper_table(text)[0]] == [
        ("00:00:00.000", "satu"),
        ("", "dua"),
        ("", "-5\t1\ttiga"),
    ]


def test_utterances_in_milliseconds() -> None:
    """AssemblyAI keeps who speaks when in a list of its own, and counts in milliseconds; others count in seconds."""
    one = {"text": "Apa?", "start": 900, "end": 2000, "confidence": 0.9, "speaker": "A"}
    other = {"text": "Ini.", "start": 2.5, "end": 3, "speaker": "B"}

    cues, _ = read_whisper_json(json.dumps({"text": "Apa? Ini.", "utterances": [one, other]}), file="a.json")

    assert [(cue.speaker, cue.start, cue.text) for cue in cues] == [
        ("A", "00:00:00.900", "Apa?"), ("B", "00:00:02.500", "Ini."),
    ]  # fmt: skip
