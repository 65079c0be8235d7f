"""Tests of casestudy.load.transcripts."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from casestudy.case import Case
from casestudy.errors import CaseError
from casestudy.load.texts import canonical_text
from casestudy.load.transcripts import load_interviews, load_transcript

COLUMNS = ["doc", "turn", "speaker", "role", "time", "text", "start", "end"]


def write(folder: Path, content: str, *, name: str = "IK-1.txt") -> Path:
    path = folder / name
    path.write_bytes(content.encode())
    return path


def said(turns: pd.DataFrame) -> list[tuple[str, ...]]:
    return list(turns[["speaker", "role", "text"]].itertuples(index=False, name=None))


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


def test_several_interviews_in_one_file_are_refused(docx: Callable[..., Path], table: Callable[..., str]) -> None:
    """A second header before a second table is a second informant."""
    rows = table(("PERTANYAAN", "JAWABAN"), ("Apa?", "Ini."))
    with pytest.raises(CaseError, match="one interview in one file was expected"):
        load_transcript(docx("Informan: IK-1", rows, "Informan: IK-2", rows))


def test_dialogue_beside_a_table_is_refused(docx: Callable[..., Path], table: Callable[..., str]) -> None:
    """A dialogue outside the table would be lost, so the file is refused."""
    rows = table(("PERTANYAAN", "JAWABAN"), ("Apa?", "Ini."))
    with pytest.raises(CaseError, match="a table of questions and answers, or a labelled dialogue"):
        load_transcript(docx(rows, "P: a", "I: b", "P: c", "I: d"))


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


def test_pdf_without_labels_is_refused(pdf: Callable[..., Path]) -> None:
    """A PDF is held to the same rules as a text file."""
    with pytest.raises(CaseError, match=r"IK-1\.pdf: a speaker's label at the start of each turn"):
        load_transcript(pdf(["Catatan tanpa label"]))


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


def test_captions_without_a_speaker_are_refused(tmp_path: Path) -> None:
    """Whisper names nobody; the message names the line and what to write."""
    content = "WEBVTT\n\n00:01.000 --> 00:02.000\nHalo\n"
    with pytest.raises(CaseError, match=r'a\.vtt, row 3: the value is "Halo".*Start each turn with "P:" or "I:"'):
        load_transcript(write(tmp_path, content, name="a.vtt"))


def test_captions_without_text_are_refused(tmp_path: Path) -> None:
    """A file with nothing but a header holds no interview."""
    with pytest.raises(CaseError, match="a speaker's label at the start of each turn"):
        load_transcript(write(tmp_path, "WEBVTT\n\n", name="a.vtt"))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("DEWI: a?\nSARI: b\nDEWI: c?\nSARI: d\nDEWI: e?", r"there are: DEWI \(3\), SARI \(2\)"),
        ("Dewi: a?\nSari: b\nDewi: c?\nSari: d", r"there are: Dewi \(2\), Sari \(2\)"),
        ("P: a?\nT: b", r"there are: P \(1\), T \(1\)"),
        ("tanpa label", "a speaker's label"),
    ],
)
def test_unclear_labels_are_refused_with_their_counts(tmp_path: Path, content: str, expected: str) -> None:
    """The message shows what there is and asks for P: and I:, and never guesses."""
    with pytest.raises(CaseError, match=expected) as caught:
        load_transcript(write(tmp_path, content))
    assert '"P:"' in caught.value.message("id")


def test_roles_can_be_given(tmp_path: Path) -> None:
    """Mixed-case names are labels where the caller names them; of two, one is enough."""
    path = write(tmp_path, "Dewi: a?\nSari: b\nDewi: c?")
    turns = load_transcript(path, interviewer=["Dewi"], informant=["Sari"])
    assert turns["role"].tolist() == ["interviewer", "informant", "interviewer"]


def test_unknown_ending_is_refused(tmp_path: Path) -> None:
    """The message names the endings that are read."""
    with pytest.raises(CaseError, match=r"\.docx, \.pdf, \.rtf, \.srt, \.txt, \.vtt"):
        load_transcript(write(tmp_path, "P: a", name="IK-1.odt"))


@pytest.mark.parametrize("ending", ["txt", "docx", "rtf", "srt", "vtt", "pdf"])
def test_no_word_is_lost_and_the_file_is_untouched(
    tmp_path: Path, docx: Callable[..., Path], pdf: Callable[..., Path], ending: str
) -> None:
    """Every format gives the same words, as many as were put in, and leaves the raw file as it was."""
    turns = [("PI"[n % 2], f"giliran ke-{n} dengan enam kata saja") for n in range(60)]
    lines = [f"{speaker}: {text}" for speaker, text in turns]
    timed = "".join(f"\n00:{n:02d}:01.000 --> 00:{n:02d}:02.000\n{line}\n" for n, line in enumerate(lines))
    content = {
        "txt": "\r\n".join(lines),
        "rtf": "{\\rtf1\\ansi " + "\\par ".join(lines) + "}",
        "srt": timed.replace(".000", ",000"),
        "vtt": f"WEBVTT\n{timed}",
    }
    if ending == "docx":
        path = docx(*lines)
    elif ending == "pdf":
        path = pdf(lines[:35], lines[35:])
    else:
        path = write(tmp_path, content[ending], name=f"IK-1.{ending}")
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    loaded = load_transcript(path)
    assert list(loaded[["speaker", "text"]].itertuples(index=False, name=None)) == turns
    assert sum(len(text.split()) for text in loaded["text"]) == 60 * 6
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_interviews_of_a_case_are_read_in_order(full_case: Case, put: Callable[[str, str | bytes], Path]) -> None:
    """All formats of the folder, sorted by name; lock and hidden files are passed over; codes are labels."""
    put("raw/interviews/IP-1.VTT", "WEBVTT\n\n00:01.000 --> 00:02.000\nDewi: a?\n\n00:03.000 --> 00:04.000\nIK-1: b\n\n"
        "00:05.000 --> 00:06.000\nDewi: c?\n\n00:07.000 --> 00:08.000\nIK-1: d\n")  # fmt: skip
    put("raw/interviews/~$IP-1.docx", b"x")
    put("raw/interviews/.DS_Store", b"x")
    turns = load_interviews(full_case)
    assert turns["doc"].unique().tolist() == ["IK-1", "IP-1"]
    assert turns.index.tolist() == list(range(6))
    assert turns.loc[turns["doc"] == "IP-1", "role"].tolist() == ["interviewer", "informant"] * 2
    assert turns.dtypes.equals(load_interviews(full_case, informants=pd.DataFrame({"informant": ["IK-1"]})).dtypes)


def test_all_problems_of_the_folder_are_told(case: Case, put: Callable[[str, str | bytes], Path]) -> None:
    """A damaged file, an unknown ending and two files of one name are told together, in the case's language."""
    put("raw/interviews/a.docx", b"x")
    put("raw/interviews/b.odt", b"x")
    put("raw/interviews/c.rtf", "{\\rtf1 P: a\\par I: b}")
    put("raw/interviews/c.txt", "P: a\nI: b")
    put("tables/informants.csv", "salah\n1\n")
    with pytest.raises(CaseError) as caught:
        load_interviews(case)
    assert [p.file for p in caught.value.problems] == [f"raw/interviews/{n}" for n in ("a.docx", "b.odt", "c.txt")]
    assert caught.value.lang == "en"


def test_missing_folder_is_a_problem(case: Case) -> None:
    """A case without interviews is told where to put them."""
    with pytest.raises(CaseError, match="raw/interviews: at least one transcript"):
        load_interviews(case)
