"""Tests of casestudy.load.speech.transcript."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from casestudy.check import check_table
from casestudy.errors import CaseError
from casestudy.load.speech.transcript import (
    load_transcript,
    read_transcript,
)
from casestudy.load.texts import canonical_text
from tests.load import makers

COLUMNS = ["doc", "turn", "speaker", "role", "time", "text", "start", "end"]


def write(folder: Path, content: str, *, name: str = "IK-1.txt") -> Path:
    path = folder / name
    path.write_bytes(content.encode())
    return path


def said(turns: pd.DataFrame) -> list[tuple[str, ...]]:
    return list(turns[["speaker", "role", "text"]].itertuples(index=False, name=None))


def undecided(turns: pd.DataFrame) -> list[str]:
    """Return the texts of turns that are nobody's."""
    assert (turns["speaker"] == "").all()
    assert turns["role"].isna().all()
    return turns["text"].tolist()


def test_turns_have_the_columns_and_types_of_the_table(tmp_path: Path) -> None:
    """One row a turn, counted from 1, with the place of its text in the canonical text."""
    turns = load_transcript(write(tmp_path, "P: Apa?\nI [00:01:02]: Ini."))
    assert turns.columns.tolist() == COLUMNS
    assert turns["doc"].tolist() == ["IK-1", "IK-1"]
    assert turns["turn"].tolist() == [1, 2]
    assert turns["time"].tolist() == ["", "00:01:02"]
    assert turns["role"].tolist() == ["interviewer", "informant"]
    text = canonical_text(turns)
    assert [text[start:end] for start, end in zip(turns["start"], turns["end"], strict=True)] == ["Apa?", "Ini."]


def test_word_dialogue(docx: Callable[..., Path]) -> None:
    """Both speakers in one paragraph, a wrapped line, a paragraph that goes on, and a header with tabs."""
    path = docx("Informan\t: IK-1", "Jabatan\t: Staf", "P : Apa?\nI :Satu\ndua.", "Tiga.", "P: Lalu?", "I: Selesai.")
    assert said(load_transcript(path)) == [
        ("P", "interviewer", "Apa?"),
        ("I", "informant", "Satu dua.\nTiga."),
        ("P", "interviewer", "Lalu?"),
        ("I", "informant", "Selesai."),
    ]


def test_word_dialogue_in_table_rows(docx: Callable[..., Path], table: Callable[..., str]) -> None:
    """A table whose first cells are labels is dialogue; one of header fields is no speech."""
    path = docx(table(("Nama", ":", "Sari"), ("Tanggal", "5 Mei 2022")), table(("1", "P", "Apa?"), ("2", "I", "Ini.")))
    assert said(load_transcript(path)) == [("P", "interviewer", "Apa?"), ("I", "informant", "Ini.")]


def test_word_table_of_questions_and_answers(docx: Callable[..., Path], table: Callable[..., str]) -> None:
    """Each row gives a question and an answer, over both halves of a divided table; signatures are no speech."""
    path = docx(
        "Informan: IK-1",
        table(("NO", "PERTANYAAN", "JAWABAN"), ("1", "Apa?", "Satu\n \ndua."), ("2", "Lalu?", "")),
        "",
        table(("3", "Selesai?", "Ya.")),
        "Mengetahui",
        "Narasumber: Sari",
    )
    assert said(load_transcript(path)) == [
        ("P", "interviewer", "Apa?"),
        ("I", "informant", "Satu\ndua."),
        ("P", "interviewer", "Lalu?"),
        ("P", "interviewer", "Selesai?"),
        ("I", "informant", "Ya."),
    ]


def test_several_interviews_in_one_file_are_divided(docx: Callable[..., Path], table: Callable[..., str]) -> None:
    """A second header before a second table is a second informant; each is a document of its own."""
    rows = table(("PERTANYAAN", "JAWABAN"), ("Apa?", "Ini."))
    path = docx("Informan: IK-1", rows, "Informan: IK-2", rows, name="wawancara.docx")
    transcript = read_transcript(path)
    assert transcript.turns["doc"].tolist() == ["wawancara_1", "wawancara_1", "wawancara_2", "wawancara_2"]
    assert transcript.turns["turn"].tolist() == [1, 2, 1, 2]
    assert transcript.turns["start"].tolist() == [3, 12, 3, 12]
    assert transcript.header.to_numpy().tolist() == [
        ["wawancara_1", "Informan", "IK-1"],
        ["wawancara_2", "Informan", "IK-2"],
    ]


def test_interviews_of_one_file_bear_their_informants_codes(
    docx: Callable[..., Path], table: Callable[..., str]
) -> None:
    """Where the header of each names another informant of the register, that is its name."""
    rows = table(("PERTANYAAN", "JAWABAN"), ("Apa?", "Ini."))
    informants = pd.DataFrame({"informant": ["IK-1", "IK-2"]})
    path = docx("Informan: IK-2", rows, "Informan: IK-1 (staf)", rows)
    assert load_transcript(path, informants=informants)["doc"].unique().tolist() == ["IK-2", "IK-1"]
    same = docx("Informan: IK-2", rows, "Informan: IK-2", rows, name="a.docx")
    assert load_transcript(same, informants=informants)["doc"].unique().tolist() == ["a_1", "a_2"]


def test_dialogue_beside_a_table_is_kept(docx: Callable[..., Path], table: Callable[..., str]) -> None:
    """A dialogue under the table goes on where it stands."""
    rows = table(("PERTANYAAN", "JAWABAN"), ("Apa?", "Ini."))
    turns = load_transcript(docx(rows, "P: a", "I: b", "P: c", "I: d"))
    assert turns["text"].tolist() == ["Apa?", "Ini.", "a", "b", "c", "d"]


def test_numbered_lines_of_text(tmp_path: Path) -> None:
    """Wrapped lines join and their numbers go."""
    content = "Informan: IK-1\n\n   1  P: Apa tugas\n   2     Anda?\n   3  I: Menjawab 20\n   4     warga.\n"
    assert said(load_transcript(write(tmp_path, content))) == [
        ("P", "interviewer", "Apa tugas Anda?"),
        ("I", "informant", "Menjawab 20 warga."),
    ]


def test_rich_text(tmp_path: Path) -> None:
    """A paragraph without a label goes on with the turn."""
    content = r"{\rtf1\ansi Tanggal: 5 Mei 2022\par Peneliti: Apa?\par Informan: Satu.\par Dua.\par}"
    turns = load_transcript(write(tmp_path, content, name="IP-1.rtf"))
    assert said(turns) == [("Peneliti", "interviewer", "Apa?"), ("Informan", "informant", "Satu.\nDua.")]


def test_pdf_dialogue(pdf: Callable[..., Path]) -> None:
    """Wrapped lines join, over the end of a page too; line numbers go, as in a text file."""
    first = ["Informan: IK-1", "", "1  P: Apa tugas", "2     Anda?", "3  I: Menjawab 20"]
    assert said(load_transcript(pdf(first, ["4     warga."]))) == [
        ("P", "interviewer", "Apa tugas Anda?"),
        ("I", "informant", "Menjawab 20 warga."),
    ]


def test_pdf_without_labels_is_a_turn_a_page(pdf: Callable[..., Path]) -> None:
    """A PDF without labels is nobody's speech, and no word of it is lost."""
    assert undecided(load_transcript(pdf(["Catatan", "tanpa label"], ["Lagi"]))) == ["Catatan tanpa label", "Lagi"]


def test_captions_of_one_speaker_join(tmp_path: Path) -> None:
    """A turn starts at its first caption; unlabelled captions go on, and the file's name tells the informant."""
    content = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nDewi: Apa\n\n00:03.000 --> 00:04.000\nDewi: itu?\n\n"
        "00:05.000 --> 00:06.000\nIK-1 Sari: Ini\nanu\n\n00:07.000 --> 00:08.000\nlagi.\n\n"
        "00:09.000 --> 00:10.000\nIK-1 Sari: Sudah.\n\n00:10.000 --> 00:11.000\nDewi: Baik.\n"
    )
    turns = load_transcript(write(tmp_path, content, name="IK-1.vtt"))
    assert said(turns) == [
        ("Dewi", "interviewer", "Apa itu?"),
        ("IK-1 Sari", "informant", "Ini anu lagi. Sudah."),
        ("Dewi", "interviewer", "Baik."),
    ]
    assert turns["time"].tolist() == ["00:00:01.000", "00:00:05.000", "00:00:10.000"]


def test_known_label_seen_once_in_captions(tmp_path: Path) -> None:
    """A known label needs no second caption to be a speaker."""
    content = "1\n00:00:01,000 --> 00:00:02,000\nP: Apa?\n\n2\n00:00:03,000 --> 00:00:04,000\nI: Ini.\n"
    assert len(load_transcript(write(tmp_path, content, name="IK-1.srt"))) == 2


def test_captions_without_a_speaker_are_nobodys(tmp_path: Path) -> None:
    """Whisper names nobody: each caption is a turn with its time, without a speaker and without a role."""
    turns = load_transcript(write(tmp_path, "WEBVTT\n\n00:01.000 --> 00:02.000\nHalo\n", name="a.vtt"))
    assert undecided(turns) == ["Halo"]
    assert turns["time"].tolist() == ["00:00:01.000"]
    assert canonical_text(turns) == "Halo"
    assert turns[["start", "end"]].to_numpy().tolist() == [[0, 4]]


@pytest.mark.parametrize("content", ["WEBVTT\n\n", "P:\nI:\n", "—\n", "\ufeff"])
def test_file_without_a_word_is_refused(tmp_path: Path, content: str) -> None:
    """A file with nothing but a header or labels holds no interview."""
    with pytest.raises(CaseError, match=r"a\.vtt: an interview; the file holds not one word"):
        load_transcript(write(tmp_path, content, name="a.vtt"))


@pytest.mark.parametrize(
    ("content", "because"),
    [
        ("DEWI: a?\nSARI: b\nDEWI: c?\nSARI: d\nDEWI: e?", ["undecided", "undecided"]),
        ("P: a?\nI: b", ["label", "label"]),
        ("P: a?\nSARI: b\nP: c?\nSARI: d", ["label", "other"]),
        ("Nama: Sari Dewi\nDEWI: a?\nSARI: b\nDEWI: c?\nSARI: d", ["other", "header"]),
        ("tanpa label", ["undecided"]),
    ],
)
def test_what_decides_a_role_is_said(tmp_path: Path, content: str, because: list[str]) -> None:
    """Labels, the header or the only other speaker decide; where none does, the role is missing and never guessed."""
    transcript = read_transcript(write(tmp_path, content, name="a.txt"))
    assert transcript.speakers["because"].tolist() == because
    missing = transcript.speakers["role"].isna().tolist()
    assert missing == [ground == "undecided" for ground in because]
    assert transcript.turns["role"].isna().any() == ("undecided" in because)


def test_layout_of_a_table_is_said(docx: Callable[..., Path], table: Callable[..., str]) -> None:
    """The labels of a table are the layout's, not the file's."""
    transcript = read_transcript(docx(table(("Pertanyaan", "Jawaban"), ("Apa?", "Ini."))))
    assert transcript.speakers["because"].tolist() == ["layout", "layout"]


def test_strays_are_said(tmp_path: Path) -> None:
    """A label that stands once among others raises a question; one of the header does not."""
    transcript = read_transcript(write(tmp_path, "Informan: IK-1\nP: a?\nI: b\nP: c?\nI: d\nW : e\nP: f?\nI: g"))
    assert transcript.speakers.loc[transcript.speakers["because"] == "stray", "speaker"].tolist() == ["W"]


def test_roles_can_be_given(tmp_path: Path) -> None:
    """Mixed-case names are labels where the caller names them; of two, one is enough."""
    path = write(tmp_path, "Dewi: a?\nSari: b\nDewi: c?")
    turns = load_transcript(path, interviewer=["Dewi"], informant=["Sari"])
    assert turns["role"].tolist() == ["interviewer", "informant", "interviewer"]
    assert read_transcript(path, interviewer=["Dewi"]).speakers["because"].tolist() == ["argument"]


def test_register_may_name_the_labels(tmp_path: Path) -> None:
    """A column `speaker` of the informants' table holds the names that a meeting's transcript uses."""
    informants = pd.DataFrame({"informant": ["IK-1"], "speaker": ["Sari Dewi"]})
    path = write(tmp_path, "Dewi: a?\nSari Dewi: b\nDewi: c?\nSari Dewi: d", name="a.txt")
    transcript = read_transcript(path, informants=informants)
    assert transcript.speakers["role"].tolist() == ["interviewer", "informant"]
    assert transcript.speakers["because"].tolist() == ["other", "informants"]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.m4a", b"\0\0\0\x18ftypM4A ", "a transcript, not a recording of sound or video"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "not a picture"),
        ("a.html", b"<!doctype html>", "a web page"),
        ("a.qdpx", b"PK\x03\x04", "the project of a coding program"),
        ("a.xlsx", b"PK\x03\x04", "an Excel workbook"),
        ("a.pages", b"PK\x03\x04", "a file that ends in"),
        ("a.mp3", None, "a file that ends in"),
    ],
)
def test_other_files_are_refused_by_what_they_are(
    tmp_path: Path, name: str, content: bytes | None, expected: str
) -> None:
    """A recording in the folder of transcripts is told as one; what is nothing known, or not there, by its ending."""
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CaseError, match=expected):
        load_transcript(path)


def test_unknown_ending_is_refused(tmp_path: Path) -> None:
    """The message names the endings that are read."""
    with pytest.raises(CaseError, match=r"\.doc, \.docm, \.docx, \.json, \.md, \.odt, \.pdf, \.rtf, \.sbv"):
        load_transcript(write(tmp_path, "P: a", name="IK-1.pages"))


@pytest.mark.parametrize("ending", ["txt", "md", "docx", "odt", "rtf", "srt", "vtt", "json", "tsv", "pdf"])
def test_no_word_is_lost_and_the_file_is_untouched(tmp_path: Path, ending: str) -> None:
    """Every format gives the same words, as many as were put in, and leaves the raw file as it was."""
    turns = [("PI"[n % 2], f"giliran ke-{n} dengan enam kata saja") for n in range(60)]
    lines = [f"{speaker}: {text}" for speaker, text in turns]
    made = makers.whisper(*lines)
    content = {
        "txt": "\r\n".join(lines).encode(),
        "md": "\n\n".join(lines).encode(),
        "docx": makers.docx(*lines),
        "odt": makers.odt(*lines),
        "rtf": makers.rtf(*lines),
        "pdf": makers.pdf(lines[:35], lines[35:]),
        "srt": made["srt"],
        "vtt": made["vtt"],
        "json": made["json"],
        "tsv": made["tsv"],
    }
    path = tmp_path / f"IK-1.{ending}"
    path.write_bytes(content[ending])
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    transcript = read_transcript(path)
    loaded = transcript.turns
    assert list(loaded[["speaker", "text"]].itertuples(index=False, name=None)) == turns
    assert sum(len(text.split()) for text in loaded["text"]) == 60 * 6
    assert transcript.losses.set_index("part").loc["label", "words"] == 60
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_turns_are_the_librarys_table(tmp_path: Path) -> None:
    """Columns and types are those that the definition of the table asks for, with and without roles."""
    for content in ("P: Apa?\nI: Ini.", "tanpa label"):
        turns = load_transcript(write(tmp_path, content))
        raw = turns.astype("str").assign(role=turns["role"].astype("object").where(turns["role"].notna(), ""))
        pd.testing.assert_frame_equal(turns, check_table(raw, "turns", file="IK-1.txt"))
