"""Tests of casestudy.load.formats.cues."""

from pathlib import Path

import pytest

from casestudy.load.formats.cues import Cue, parse_cues, read_cues

ZOOM = """WEBVTT

1
00:00:01.220 --> 00:00:07.500
Dewi Lestari (SL): Apa tugas Anda?

2
00:00:08.000 --> 00:00:09.000
IK-1: Begini: kami menjawab.

3
00:00:09.500 --> 00:00:12.000
Setiap pagi pukul 08:30.

4
00:00:13.000 --> 00:00:14.000
Dewi Lestari (SL): Lalu?

5
00:00:15.000 --> 00:00:16.000
IK-1: Selesai.
"""


def read(folder: Path, content: str, *, name: str = "IK-1.vtt") -> list[Cue]:
    path = folder / name
    path.write_bytes(content.encode())
    return read_cues(path)


def test_zoom_labels_are_speakers(tmp_path: Path) -> None:
    """Labels that recur are speakers; a caption without one has none, and a colon in speech is no label."""
    cues = read(tmp_path, ZOOM)
    assert [cue.speaker for cue in cues] == ["Dewi Lestari (SL)", "IK-1", "", "Dewi Lestari (SL)", "IK-1"]
    assert cues[1] == Cue("00:00:08.000", "00:00:09.000", "IK-1", "Begini: kami menjawab.", 8)
    assert cues[2].text == "Setiap pagi pukul 08:30."


def test_srt_and_vtt_of_the_same_recording_agree(tmp_path: Path) -> None:
    """Commas, CRLF and the missing header change nothing."""
    srt = ZOOM.removeprefix("WEBVTT\n\n").replace(".220 ", ",220 ").replace("\n", "\r\n")
    first, second = read(tmp_path, ZOOM), read(tmp_path, srt, name="IK-1.srt")
    assert [(c.start, c.speaker, c.text) for c in first] == [(c.start, c.speaker, c.text) for c in second]


def test_teams_voices_are_speakers(tmp_path: Path) -> None:
    """The tag names the speaker, also twice in one caption; identifiers of Teams are no text."""
    content = (
        "WEBVTT\n\n5e1f-02/12-0\n00:00:01.000 --> 00:00:02.000\n<v.first Dewi &amp; Co>Apa?</v> <v IK-1>Ini.</v>\n\n"
        "5e1f-02/12-1\n0:0:3.0 --> 0:0:3.820\ntanpa label\n"
    )
    cues = read(tmp_path, content)
    assert [(cue.start, cue.speaker, cue.text) for cue in cues] == [
        ("00:00:01.000", "Dewi & Co", "Apa?"),
        ("00:00:01.000", "IK-1", "Ini."),
        ("00:00:03.000", "", "tanpa label"),
    ]


def test_whisper_times_have_no_hours() -> None:
    """Minutes alone, and hours over two digits, come out in one form."""
    cues = parse_cues("WEBVTT\n\n00:43.810 --> 00:47.850\nHalo\n\n100:00:01 --> 100:00:02 align:start\nya\n")
    assert [(cue.start, cue.end) for cue in cues] == [
        ("00:00:43.810", "00:00:47.850"),
        ("100:00:01.000", "100:00:02.000"),
    ]


def test_blocks_and_tags_are_no_text() -> None:
    """STYLE, NOTE and REGION blocks end at a blank line; formatting is dropped, other brackets are kept."""
    content = (
        "WEBVTT - judul\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE catatan\nlagi\n\n"
        "00:01.000 --> 00:02.000\n<i>Kami</i> <c.merah>hadir</c> <00:01.500>&lt;tepuk tangan> {\\an8}ya <tertawa>\n"
    )
    assert [cue.text for cue in parse_cues(content)] == ["Kami hadir <tepuk tangan> ya <tertawa>"]


def test_speech_that_looks_like_a_block_is_kept() -> None:
    """A line of speech that starts with the word NOTE belongs to its caption."""
    assert parse_cues("WEBVTT\n\n00:01.000 --> 00:02.000\nkata\nNOTE ini\n")[0].text == "kata\nNOTE ini"


def test_loose_lines_are_kept() -> None:
    """Lines before the first caption and after a blank line are somebody's words."""
    cues = parse_cues("pembuka\n\n00:01.000 --> 00:02.000\nsatu\n\nlepas\n\nYa\n00:03.000 --> 00:04.000\ndua\n")
    assert [(cue.start, cue.text) for cue in cues] == [
        ("", "pembuka"),
        ("00:00:01.000", "satu\nlepas\nYa"),
        ("00:00:03.000", "dua"),
    ]


def test_cues_without_blank_lines_between() -> None:
    """A number directly before the times is the next caption's."""
    cues = parse_cues("1\n00:00:01,000 --> 00:00:02,000\nsatu\n2\n00:00:03,000 --> 00:00:04,000\n7\n")
    assert [cue.text for cue in cues] == ["satu", "7"]


def test_labelled_lines_within_a_caption_are_divided(tmp_path: Path) -> None:
    """Two speakers in one caption become two with the same times; a wrapped line stays with its own."""
    cues = read(tmp_path, "00:01.000 --> 00:02.000\nP: satu\nI: dua\ntiga\n\n00:03.000 --> 00:04.000\nI: a\nP: b\n")
    assert [(c.start[-6:], c.speaker, c.text) for c in cues] == [
        ("01.000", "P", "satu"),
        ("01.000", "I", "dua\ntiga"),
        ("03.000", "I", "a"),
        ("03.000", "P", "b"),
    ]


def test_header_alone_has_no_captions(tmp_path: Path) -> None:
    """Zoom writes such files; they are no error here."""
    assert read(tmp_path, "WEBVTT\n\n") == []


@pytest.mark.parametrize("name", ["IK-1.vtt", "IK-1.srt"])
def test_no_word_of_the_captions_is_lost(tmp_path: Path, name: str) -> None:
    """Labels and text together have the words that were put in."""
    caption = "{n}\n00:{n:02d}:01.000 --> 00:{n:02d}:09.000\n{label}: kata ke-{n} dan\nlagi satu\n\n"
    body = "".join(caption.format(n=n, label="PI"[n % 2]) for n in range(40))
    cues = read(tmp_path, ("WEBVTT\n\n" if name.endswith("vtt") else "") + body, name=name)
    assert sum(len(f"{cue.speaker} {cue.text}".split()) for cue in cues) == 40 * 6
