"""Made raw files with the quirks of real ones: what is read, that no word is lost, and that nothing else happens."""

import hashlib
import json
import socket
import traceback
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

from casestudy.errors import CaseError
from casestudy.load.losses import PARTS
from casestudy.load.texts import canonical_text
from casestudy.load.transcripts import Transcript, load_transcript, read_transcript
from tests.load import makers
from tests.load.raw_files import RAW_FILES, RawFile
from tests.load.raw_words import DROPPED_BY_STRIPRTF, raw_words

each_file = pytest.mark.parametrize("raw", RAW_FILES, ids=lambda raw: f"{raw.quirk} ({raw.name})")


def read(raw: RawFile, folder: Path) -> Transcript:
    path = folder / raw.name
    path.write_bytes(raw.data)
    return read_transcript(path)


def test_there_are_files_of_many_kinds() -> None:
    """Each quirk has a file of its own."""
    assert len(RAW_FILES) >= 60
    assert len({raw.quirk for raw in RAW_FILES}) == len(RAW_FILES)


@each_file
def test_turns_are_what_a_reader_would_write_down(raw: RawFile, tmp_path: Path) -> None:
    """Speaker, role and words of each turn; a role that nothing decides is missing."""
    turns = read(raw, tmp_path).turns
    roles = turns["role"].astype("object").where(turns["role"].notna(), "")
    assert list(zip(turns["speaker"], roles, turns["text"], strict=True)) == raw.turns


@each_file
def test_no_word_is_lost(raw: RawFile, tmp_path: Path) -> None:
    """The words that an independent count finds are those of the turns and of what the report says was left out."""
    losses = read(raw, tmp_path).losses
    assert set(raw.told) <= set(losses["part"])
    if raw.data.startswith(b"{\\rtf"):
        losses = losses[~losses["part"].isin(DROPPED_BY_STRIPRTF)]
    assert losses["words"].sum() == raw_words(raw.name, raw.data)


@each_file
def test_every_turn_stands_in_the_canonical_text(raw: RawFile, tmp_path: Path) -> None:
    """From its start to its end, in each document."""
    turns = read(raw, tmp_path).turns
    for _, one in turns.groupby("doc"):
        text = canonical_text(one)
        assert [text[start:end] for start, end in zip(one["start"], one["end"], strict=True)] == one["text"].tolist()


@each_file
def test_reading_changes_and_opens_nothing_else(
    raw: RawFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The raw file stays as it is, in a folder that is read only; nothing is printed, and no connection opened."""

    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    path = tmp_path / raw.name
    path.write_bytes(raw.data)
    tmp_path.chmod(0o500)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    first, second = load_transcript(path), load_transcript(path)
    tmp_path.chmod(0o700)
    pd.testing.assert_frame_equal(first, second)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert [one.name for one in tmp_path.iterdir()] == [raw.name]
    assert capfd.readouterr() == ("", "")


def test_whisper_gives_the_same_words_in_five_formats(tmp_path: Path) -> None:
    """Two recordings, one of them long: the words, and the times where the format has them, are equal."""
    for said in (("Apa tugas Ibu?", "Menjawab warga."), tuple(f"Kalimat ke-{n}, lalu jeda." for n in range(2000))):
        texts, times = [], []
        for ending, data in makers.whisper(*said).items():
            path = tmp_path / f"a.{ending}"
            path.write_bytes(data)
            turns = load_transcript(path)
            texts.append(turns["text"].tolist())
            times.append(turns["time"].tolist())
        assert texts == [list(said)] * 5
        assert [stamps for stamps in times if any(stamps)] == [times[0]] * 4


# Text from a file is never markup

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>a</a>",
    "<iframe src=//contoh.invalid>",
    "</td></tr></table><h1>a",
    "<style>*{color:red}</style>",
    "<b onclick=alert(1)>a</b>",
    "<!--",
    "-->",
    "]]>",
    "&lt;script&gt;",
    "&#60;script&#62;",
    "<math><mi//xlink:href='data:x,<script>'>",
    '"><script>a</script>',
    "'><script>a</script>",
    "<body onload=a>",
    "<input autofocus onfocus=a>",
    "<details open ontoggle=a>",
    "<video><source onerror=a>",
    "<object data=a>",
    "<embed src=a>",
    "<form action=a><button>",
    "<link rel=stylesheet href=a>",
    "<base href=//contoh.invalid>",
    "<meta http-equiv=refresh content=0>",
    "**tebal** [a](javascript:alert(1))",
    "$\\href{javascript:a}{b}$",
    "{{7*7}}",
    "\x1b[31mmerah",
]


class Tags(HTMLParser):
    """Collects the tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag and the names of its attributes."""
        self.found |= {tag, *(name for name, _ in attrs)}


def shown(table: pd.DataFrame) -> set[str]:
    page = Tags()
    page.feed(str(table._repr_html_()))  # type: ignore[operator]
    return page.found


def test_tables_show_text_as_text(tmp_path: Path) -> None:
    """Thirty payloads as words, labels and header bring no tag or attribute that an innocent table does not have."""
    assert len(PAYLOADS) == 30
    innocent = tmp_path / "a.txt"
    innocent.write_text("Nama: a\nP: a\nI: b\n", encoding="utf-8")
    plain = read_transcript(innocent)
    for payload in PAYLOADS:
        path = tmp_path / "b.txt"
        path.write_text(f"Nama: {payload}\nP: {payload}\nI: {payload}\n[{payload}]: a\n", encoding="utf-8")
        hostile = read_transcript(path, interviewer=[payload])
        for name in ("turns", "speakers", "header", "losses"):
            assert shown(getattr(hostile, name)) <= shown(getattr(plain, name)) | {"p"}, payload
    assert not hasattr(plain, "_repr_html_")


# What an error may say

SECRET = "rahasia pribadi yang panjang sekali dan tidak boleh tampil di layar siapa pun, kapan pun, di mana pun juga"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", makers.docx(SECRET)[:-40]),
        ("a.docx", makers.docx(f"<w:p>{SECRET}")),
        ("a.docx", makers.docx(f"<!DOCTYPE a>{SECRET}")),
        ("a.odt", makers.archive({"content.xml": f"<a>{SECRET}"})),
        ("a.rtf", makers.rtf(SECRET)[:-30]),
        ("a.pdf", makers.pdf([SECRET]).replace(b"/Type/Page/", b"/Type/Pag/").replace(b"Kids", b"Kid")),
        ("a.pdf", makers.pdf([SECRET])[:-50].replace(b"Tj", b"(T")),
        ("a.json", f'{{"segments": "{SECRET}"}}'.encode()),
        ("a.json", f'{{"segments": [{{"text": "{SECRET}"'.encode()),
        ("a.txt", f"<html>{SECRET}".encode()),
        ("a.txt", SECRET.encode() + b"\0\0\0"),
        (f"{SECRET[:60]}.pages", b"a"),
    ],
)
def test_no_error_quotes_a_participant(name: str, data: bytes, tmp_path: Path) -> None:
    """Neither the message nor the traceback with its causes holds more than forty characters of the file."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(CaseError) as caught:
        load_transcript(path)
    told = "".join(
        [*traceback.format_exception(caught.value), caught.value.message("id"), json.dumps(repr(caught.value))]
    )
    assert not any(SECRET[place : place + 41] in told.replace(path.name, "") for place in range(len(SECRET) - 41))


def test_every_part_is_told_somewhere(tmp_path: Path) -> None:
    """Each kind of thing that a report can name stands in one of the made files, charts and objects aside."""
    told = {part for raw in RAW_FILES for part in read(raw, tmp_path).losses["part"]}
    assert set(PARTS) - told == {"chart", "object"}
