"""Tests of casestudy.load.formats.recordings.cues."""

import pytest

from casestudy.load.formats.leftovers import add_up
from casestudy.load.formats.recordings.cues import Cue, has_cues, read_cues, write_clock


def cues(text: str) -> list[Cue]:
    return read_cues(text)[0]


def parts(text: str) -> dict[str, tuple[int, int]]:
    return add_up(read_cues(text)[1])


def test_captions_of_zoom_keep_their_labels_in_the_text() -> None:
    """Numbers and times go, each with the line of its times; a label is for the whole file to tell."""
    text = "WEBVTT\n\n1\n00:00:01.220 --> 00:00:07.500\nDewi (SL): Apa?\n\n2\n00:00:08.000 --> 00:00:09.000\nIni.\n"
    assert cues(text) == [
        Cue("00:00:01.220", "00:00:07.500", "", "Dewi (SL): Apa?", 4),
        Cue("00:00:08.000", "00:00:09.000", "", "Ini.", 8),
    ]
    assert parts(text) == {"markup": (1, 1), "number": (2, 2), "time": (2, 16)}


def test_teams_voices_are_speakers() -> None:
    """The tag names the speaker, also twice in one caption; identifiers of Teams are no text."""
    text = (
        "WEBVTT\n\n5e1f-02/12-0\n00:00:01.000 --> 00:00:02.000\n<v.first Dewi &amp; Co>Apa?</v> <v IK-1>Ini.</v>\n\n"
        "5e1f-02/12-1\n00:00:03.000 --> 00:00:03.820\ntanpa label\n"
    )
    assert [(cue.start, cue.speaker, cue.text) for cue in cues(text)] == [
        ("00:00:01.000", "Dewi & Co", "Apa?"),
        ("00:00:01.000", "IK-1", "Ini."),
        ("00:00:03.000", "", "tanpa label"),
    ]


def test_teams_captions_from_the_browser_name_the_speaker_in_the_first_line() -> None:
    """Times without padding mark them; where many captions have one line, first lines are text."""
    text = "0:0:0.0 --> 0:0:0.820\nDewi\nApa?\n\n0:0:1.0 --> 0:0:2.0\nSari\nIni\ndia.\n"
    assert [(cue.speaker, cue.text) for cue in cues(text)] == [("Dewi", "Apa?"), ("Sari", "Ini\ndia.")]
    more = text + "".join(f"\n0:0:{n}.0 --> 0:0:{n}.9\nDewi\nLalu?\n" for n in range(3, 9))
    assert [cue.text for cue in cues(f"{more}\n0:0:9.0 --> 0:0:9.9\nSari\n")] == [cue.text for cue in cues(more)]
    assert [(cue.speaker, cue.text) for cue in cues(f"{more}\n0:0:9.0 --> 0:0:9.9\nYa\n")][-1] == ("", "Ya")
    assert [cue.speaker for cue in cues(f"{text}\n0:0:3.0 --> 0:0:4.0\nYa\n")] == ["", "", ""]
    assert [cue.speaker for cue in cues(text.replace("0:0:", "00:00:0"))] == ["", ""]


def test_times_come_out_in_one_form() -> None:
    """Minutes alone, commas, no fraction, hours over two digits, and the times of Google."""
    text = (
        "WEBVTT\n\n00:43.810 --> 00:47.850\na\n\n100:00:01 --> 100:00:02 align:start\nb\n\n"
        "00:00:01,5 --> 00:00:02,25\nc\n\n0:00:03.000,0:00:04.000\nd\n"
    )
    assert [(cue.start, cue.end) for cue in cues(text)] == [
        ("00:00:43.810", "00:00:47.850"),
        ("100:00:01.000", "100:00:02.000"),
        ("00:00:01.500", "00:00:02.250"),
        ("00:00:03.000", "00:00:04.000"),
    ]


def test_times_in_brackets_before_the_text() -> None:
    """What Whisper prints is captions of one line."""
    text = "[00:43.810 --> 00:47.850]  Apa?\n[00:47.850 --> 00:50.000]  Ini.\n"
    assert [(cue.start, cue.text) for cue in cues(text)] == [("00:00:43.810", "Apa?"), ("00:00:47.850", "Ini.")]
    assert parts(text) == {"time": (2, 12)}


def test_blocks_and_tags_are_no_text() -> None:
    """STYLE, NOTE and REGION blocks end at a blank line; formatting is dropped, other brackets are kept."""
    text = (
        "WEBVTT - judul\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE catatan\nlagi\n\n"
        "00:01.000 --> 00:02.000\n<i>Kami</i> <c.merah>hadir</c> <00:01.500>&lt;tepuk tangan> {\\an8}ya <tertawa>\n"
    )
    assert [cue.text for cue in cues(text)] == ["Kami hadir <tepuk tangan> ya <tertawa>"]
    assert parts(text)["markup"] == (6, 11)


def test_speech_that_looks_like_a_block_is_kept() -> None:
    """A line of speech that starts with the word NOTE belongs to its caption."""
    assert cues("WEBVTT\n\n00:01.000 --> 00:02.000\nkata\nNOTE ini\n")[0].text == "kata\nNOTE ini"


def test_loose_lines_are_kept() -> None:
    """Lines before the first caption and after a blank line are somebody's words."""
    text = "pembuka\n\n00:01.000 --> 00:02.000\nsatu\n\nlepas\n\nYa\n00:03.000 --> 00:04.000\ndua\n"
    assert [(cue.start, cue.text) for cue in cues(text)] == [
        ("", "pembuka"),
        ("00:00:01.000", "satu\nlepas\nYa"),
        ("00:00:03.000", "dua"),
    ]


def test_cues_without_blank_lines_between() -> None:
    """A number directly before the times is the next caption's."""
    text = "1\n00:00:01,000 --> 00:00:02,000\nsatu\n2\n00:00:03,000 --> 00:00:04,000\n7\n"
    assert [cue.text for cue in cues(text)] == ["satu", "7"]


def test_rolling_captions_are_read_once() -> None:
    """A line that the next caption shows again is told and not repeated."""
    shown = ["satu", "satu\ndua", "dua", "dua\ntiga", "tiga"]
    text = "".join(f"00:0{n}.000 --> 00:0{n + 1}.000\n{lines}\n\n" for n, lines in enumerate(shown))
    assert [cue.text for cue in cues(text)] == ["satu", "dua", "tiga"]
    assert parts(text)["repeated"] == (4, 4)


def test_a_word_said_twice_is_kept() -> None:
    """Two captions that are alike among many are speech."""
    shown = ["ya", "ya", *map(str, range(10, 20))]
    text = "".join(f"00:{n:02d}.000 --> 00:{n:02d}.900\nkata {lines}\n\n" for n, lines in enumerate(shown))
    assert len(cues(text)) == 12


def test_header_alone_has_no_captions() -> None:
    """Zoom writes such files; they are no error here."""
    assert cues("WEBVTT\n\n") == []


@pytest.mark.parametrize("text", ["P: Apa?\nI: pukul 10:30, 11:00", "satu --> dua\n", "1\n2\n", ""])
def test_other_text_has_no_captions(text: str) -> None:
    """An arrow or a time alone is no caption."""
    assert not has_cues(text)


def test_clock_of_seconds() -> None:
    """Halves of a thousandth are rounded, never shown as a sixtieth second; a negative time is none."""
    assert [write_clock(seconds) for seconds in (0, 59.9996, 3671.25, -1)] == [
        "00:00:00.000",
        "00:01:00.000",
        "01:01:11.250",
        "00:00:00.000",
    ]
