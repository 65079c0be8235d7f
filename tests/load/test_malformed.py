"""Damaged and hostile transcripts: each is loaded or refused with a true reason, within seconds and a little memory.

Every file is given to a child process with limits, so that a hang or a death would fail one test and not the run.
"""

import random
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from casestudy.load.notes import load_note
from casestudy.load.transcripts import load_transcript
from tests.load import fuzz, makers
from tests.load.raw_files import RAW_FILES

SEED = 20220105
SAID = [f"{'PI'[n % 2]}: giliran ke-{n} dengan enam kata saja" for n in range(40)]
SOUND = {
    "docx": makers.docx(*SAID, makers.table(("NO", "PERTANYAAN", "JAWABAN"), ("1", "Apa?", "Ini."))),
    "odt": makers.odt(*SAID),
    "rtf": makers.rtf(*SAID),
    "pdf": makers.pdf(SAID[:20], SAID[20:]),
    "txt": "\n".join(SAID).encode(),
    "md": "\n\n".join(["# Wawancara", *SAID]).encode(),
    "vtt": makers.vtt(*SAID),
    "srt": makers.srt(*SAID),
    "json": makers.whisper(*SAID)["json"],
    "tsv": makers.whisper(*SAID)["tsv"],
}
ANY = ""


@pytest.fixture(scope="module")
def child() -> Iterator[fuzz.Child]:
    """Return the process that loads the files of this module."""
    process = fuzz.Child(load_transcript)
    yield process
    process.stop()


def outcome(child: fuzz.Child, folder: Path, name: str, data: bytes) -> fuzz.Outcome:
    path = folder / name
    path.write_bytes(data)
    return child.run(path)


# Generated: each kind of damage, for each format, by a fixed seed


def truncated(data: bytes, draw: random.Random) -> bytes:
    """Return a copy that broke off."""
    return data[: draw.randrange(1, len(data))]


def flipped(data: bytes, draw: random.Random) -> bytes:
    """Return a copy with bytes of chance."""
    damaged = bytearray(data)
    for _ in range(20):
        damaged[draw.randrange(len(data))] = draw.randrange(256)
    return bytes(damaged)


def holed(data: bytes, draw: random.Random) -> bytes:
    """Return a copy with a piece of null bytes, as a lost cloud file has."""
    start = draw.randrange(len(data))
    return data[:start] + b"\0" * 64 + data[start + 64 :]


def doubled(data: bytes, draw: random.Random) -> bytes:
    """Return a copy in which a piece stands many times."""
    start = draw.randrange(len(data))
    return data[:start] + data[start : start + 200] * 100 + data[start:]


def shuffled(data: bytes, draw: random.Random) -> bytes:
    """Return the pieces of a file in another order."""
    pieces = [data[place : place + 64] for place in range(0, len(data), 64)]
    draw.shuffle(pieces)
    return b"".join(pieces)


def marked(data: bytes, draw: random.Random) -> bytes:
    """Return a copy with byte-order marks, carriage returns and escapes in the middle."""
    place = draw.randrange(len(data))
    return data[:place] + b"\xef\xbb\xbf\r\xff\xfe\x1b[31m\xe2\x80\xae" + data[place:]


def inner(data: bytes, draw: random.Random) -> bytes:
    """Return an archive that is sound and has a damaged member; another file is flipped."""
    return fuzz.mutate(data, draw, [data]) if data.startswith(b"PK") else flipped(data, draw)


DAMAGES = (truncated, flipped, holed, doubled, shuffled, marked, inner)
GENERATED = {
    f"{damage.__name__} {ending} {turn}": damage(data, random.Random(f"{SEED} {damage.__name__} {ending} {turn}"))
    for damage in DAMAGES
    for ending, data in SOUND.items()
    for turn in range(2)
}


@pytest.mark.parametrize("name", GENERATED)
def test_damaged_files_are_loaded_or_refused(child: fuzz.Child, tmp_path: Path, name: str) -> None:
    """Nothing but a table or the library's own error comes out, within the limits."""
    result = outcome(child, tmp_path, f"a.{name.split()[1]}", GENERATED[name])
    assert result.passed, result


def test_there_are_enough_of_them() -> None:
    """Seven kinds of damage, ten formats, twice each, and no two files alike."""
    assert len(GENERATED) == 140
    assert len(set(GENERATED.values())) == 140


def test_the_files_are_sound_before_they_are_damaged(child: fuzz.Child, tmp_path: Path) -> None:
    """What is refused above is refused for its damage."""
    for ending, data in SOUND.items():
        assert outcome(child, tmp_path, f"a.{ending}", data).kind == "loaded", ending


# Named: files that are empty, locked, something else, or made to do harm


def bomb(size: int) -> bytes:
    """Return an archive whose document unpacks to `size` bytes, made from a piece that is packed once."""
    piece = 1 << 20
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b" " * piece) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = block * (size // piece) + zlib.compressobj(9, zlib.DEFLATED, -15).flush()
    name = b"word/document.xml"
    common = struct.pack("<HHHHHIII", 20, 0, 8, 0, 0, 0, len(packed), size) + struct.pack("<H", len(name))
    local = b"PK\x03\x04" + common + struct.pack("<H", 0) + name + packed
    central = b"PK\x01\x02\x14\0" + common + struct.pack("<HHHHII", 0, 0, 0, 0, 0, 0) + name
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


def lying_bomb() -> bytes:
    """Return an archive whose directory states a small size for a document that unpacks to a gigabyte."""
    data = bomb(1 << 30)
    return data.replace(struct.pack("<I", 1 << 30), struct.pack("<I", 5000))


def laughs() -> str:
    """Return XML whose entities would grow a billionfold."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "ha">{entities}]><a>&a9;</a>'


def forms(depth: int) -> bytes:
    """Return a PDF whose page draws a form that draws another ten times, and so on."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"]
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"
    objects += [page, b"<</Length 5>>stream\n/X Do\nendstream"]
    for n in range(depth):
        inside = b"/X Do " * 10 if n < depth - 1 else b"BT (Halo) Tj ET " * 50
        head = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>/Length %d>>"
        objects.append(head % (6 + n, len(inside)) + b"stream\n" + inside + b"\nendstream")
    data = b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, part) for n, part in enumerate(objects, 1))
    return data + b"trailer\n<</Root 1 0 R>>\n%%EOF\n"


def word(xml: str) -> bytes:
    """Return a Word document of the given XML, whole."""
    return makers.archive({"word/document.xml": xml})


SPACES, LONG = b" " * 2_000_000, b"a" * 2_000_000
#: The directory of an archive says which members are encrypted.
LOCKED = SOUND["docx"].replace(b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\x01\0")
AWAY = {"../../x": "a", "C:\\x": "a", "CON": "a", "word/document.xml": "<a/>"}
BLANKS = '<text:p>I: b<text:s text:c="999999999"/>c</text:p>'
CELLS = makers.table(*[("a", "b", "c")] * 33_000)
OWN_PARENT = makers.pdf(["P: a"]).replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]")
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
HOSTILE = {
    # nothing, or something else
    "empty": ("a.docx", b"", "the file is empty"),
    "one byte": ("a.docx", b"P", "a sound Office file"),
    "blank": ("a.txt", b" \r\n\t\0\0", "the file is empty"),
    "a cloud file of nulls": ("a.docx", b"\0" * 4096, "the file is empty"),
    "lock file": ("~$a.docx", b"\x04Dewi" + b"\0" * 157, "not a lock file of Word"),
    "temporary file": ("~WRL0001.tmp", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file that ends in"),
    "old Word": ("a.doc", makers.old_word(), "the new Office format, not the old .doc/.xls"),
    "old Word named .docx": ("a.docx", makers.old_word(), "the new Office format, not the old .doc/.xls"),
    "password of Word": ("a.docx", makers.old_word(locked=True), "a file without a password"),
    "password of LibreOffice": ("a.odt", makers.odt("P: a", parts={"META-INF/manifest.xml": "<encryption-data/>"}),
                                "a file without a password"),
    "password of a zip": ("a.docx", LOCKED, "a file without a password"),
    "recording": ("a.txt", b"ID3\x04" + b"\0" * 99, "not a recording of sound or video"),
    "picture": ("a.pdf", b"\x89PNG\r\n\x1a\n", "not a picture"),
    "workbook": ("a.docx", makers.archive({"xl/workbook.xml": "<a/>"}), "an Excel workbook"),
    "coding project": ("a.zip", makers.archive({"project.qde": "<a/>", "sources/a.txt": "P: a"}), "a coding program"),
    "web page": ("a.doc", b"<html><body>P: a", "a web page"),
    "archive of archives": ("a.zip", makers.archive({"a.docx": SOUND["docx"]}), r"a Word document (.docx)"),
    "program": ("a.txt", b"MZ\x90\0\x03\0\0\0\x04\0", "a text file"),
    # archives and XML made to do harm
    "bomb of three gigabytes": ("a.docx", bomb(3 << 30), "unpacks to no more than 200 MB"),
    "bomb within the caps": ("a.docx", bomb(190 << 20), "unpacks to no more than 200 MB"),
    "bomb that lies": ("a.docx", lying_bomb(), "a sound Office file"),
    "ten thousand members": ("a.docx", makers.archive({f"{n}": "" for n in range(10_000)}), "in 5,000 parts"),
    "names that lead away": ("a.docx", makers.archive(AWAY), "not one word"),
    "a billion laughs": ("a.docx", word(laughs()), "without a DOCTYPE declaration"),
    "a billion laughs in .odt": ("a.odt", makers.archive({"content.xml": laughs()}), "without a DOCTYPE"),
    "an outside file": ("a.docx", word(OUTSIDE), "DOCTYPE"),
    "deep XML": ("a.docx", word("<w:p>" * 200_000 + "</w:p>" * 200_000), "a sound Office file"),
    "wide XML": ("a.docx", word(f'<a xmlns:w="w">{"<w:p/>" * 740_000}</a>'), "100,000 lines"),
    "a million attributes": ("a.docx", word("<a>" + '<b c="d"/>' * 740_000 + "</a>"), "not one word"),
    "a long word": ("a.docx", makers.docx("P: " + "a" * 5_000_000, "I: b"), ANY),
    "a table of a hundred thousand cells": ("a.docx", makers.docx("P: a", CELLS), ANY),
    "blanks by the million in an .odt": ("a.odt", makers.odt("P: a<b", BLANKS), ANY),
    # rich text
    "groups without end": ("a.rtf", b"{\\rtf1 " + b"{" * 1_000_000 + b"a}", "no more than some five hundred pages"),
    "groups by the million": ("a.rtf", b"{\\rtf1 " + b"{}" * 2_000_000 + b"a}", "no more than some five hundred pages"),
    "links by the thousand": ("a.rtf", b"{\\rtf1 P: a " + b"{\\field{\\*\\fldinst{HYPERLINK " * 5000 + b"}", ANY),
    "binary without end": ("a.rtf", b"{\\rtf1 P: a\\bin9999999999 }", ANY),
    "halves of letters": ("a.rtf", b"{\\rtf1 P: " + b"\\u-10179?" * 1000 + b"}", ANY),
    "rich text that breaks off": ("a.rtf", makers.rtf(*SAID)[:-5], "this file breaks off"),
    # PDF
    "PDF that is a scan": ("a.pdf", makers.pdf([]), "not a scan or a picture"),
    "PDF of forms in forms": ("a.pdf", forms(9), "PDF"),
    "PDF of pages without end": ("a.pdf", makers.pdf(*[["P: a"]] * 2500), "a PDF no larger than a transcript"),
    "PDF page of a million steps": ("a.pdf", makers.pdf(["P: a"] * 60_000), "a PDF no larger than a transcript"),
    "PDF whose pages are their own parents": ("a.pdf", OWN_PARENT, "PDF"),
    "PDF of blanks by the million": ("a.pdf", b"%PDF-1.7\n" + b"\n" * 105_000_000, "no larger than a transcript"),
    "PDF of objects without end": ("a.pdf", b"%PDF-1.7\n" + b"1 0 obj\n" * 500_000, "no larger than a transcript"),
    "PDF of ends without end": ("a.pdf", b"%PDF-1.7\n" + b"startxref\n9\n" * 100_000, "no larger than a transcript"),
    "PDF without its end": ("a.pdf", b"%PDF-1.7\n" + b"a" * 90_000_000, "a sound PDF file"),
    # text
    "a line of blanks": ("a.txt", b"P: a\nP" + SPACES + b"I: b", ANY),
    "a line of one word": ("a.txt", b"P: a\n" + LONG, ANY),
    "labels by the million": ("a.txt", b"P: a\n" * 390_000, "100,000 lines"),
    "labels that are all different": ("a.txt", "".join(f"Nama{n}: a\n" for n in range(95_000)).encode(), ANY),
    "lines without end": ("a.txt", b"\n" * 500_000, "the file is empty"),
    "lines of letters without end": ("a.txt", b"a\n" * 500_000, "100,000 lines"),
    "brackets by the million": ("a.txt", b"P: a\n" + b"[" * 2_000_000, ANY),
    "marks of emphasis by the million": ("a.md", b"P: a\n" + b"*" * 2_000_000, ANY),
    "numbers by the million": ("a.txt", b"P: a\n" + b"1" * 2_000_000, ANY),
    "times by the thousand": ("a.txt", b"P: a\n" + b"00:00:01\n" * 100_000, ANY),
    "writing from right to left": ("a.txt", "P: a\u202eb\nI: \u200f\u202d c".encode(), ANY),
    # captions and JSON
    "tags without end": ("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"<c." * 500_000, ANY),
    "voices by the thousand": ("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"<v a>b" * 50_000, ANY),
    "a time of many digits": ("a.srt", b"1\n" + b"9" * 50_000 + b":00:00,000 --> 00:00:01,000\nP: a\n", ANY),
    "an end before the start": ("a.srt", b"1\n00:00:09,000 --> 00:00:01,000\nP: a\n", ANY),
    "a negative time": ("a.srt", b"1\n-00:00:09,000 --> -00:00:01,000\nP: a\n", ANY),
    "entities in captions": ("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nP: " + b"&#xD800;&#0;&amp" * 10_000, ANY),
    "captions without words": ("a.vtt", b"WEBVTT\n", "not one word"),
    "deep JSON": ("a.json", b"[" * 100_000 + b"]" * 100_000, "a sound JSON file"),
    "a number of many digits": ("a.json", b'[{"start": ' + b"9" * 10_000 + b', "text": "a"}]', "a sound JSON file"),
    "JSON of empty lists": ("a.json", b"[" + b"[]," * 3_000_000 + b"[]]", "no more than some five hundred pages"),
    "JSON of another kind": ("a.json", b'{"messages": []}', 'with "segments"'),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_are_refused_with_the_reason(child: fuzz.Child, tmp_path: Path, kind: str) -> None:
    """Within five seconds and five hundred megabytes; where harm is all there is in it, with the reason."""
    name, data, expected = HOSTILE[kind]
    result = outcome(child, tmp_path, name, data)
    assert result.passed, result
    assert result.kind == "refused" or not expected, result
    assert expected in result.message


@pytest.mark.parametrize("line", [b" ", b"* ", b"a ", b"a*", b"- ", b"1", b"Catatan deskriptif "])
def test_hostile_notes_take_no_time(tmp_path: Path, line: bytes) -> None:
    """An observation note of one endless line is looked at in one pass."""
    path = tmp_path / "a.md"
    path.write_bytes(
        b"Tanggal: 5 Mei 2022\nTempat:" + line * 100_000 + b"x\n" + line * 100_000 + b":" + b" " * 100_000 + b"x"
    )
    (result,) = fuzz.run_limited(load_note, [path])
    assert result.passed, result


@pytest.mark.parametrize(
    "kind", ["bomb of three gigabytes", "bomb within the caps", "bomb that lies", "ten thousand members"]
)
def test_bombs_are_refused_at_once(child: fuzz.Child, tmp_path: Path, kind: str) -> None:
    """In less than a second and two hundred megabytes, before anything is unpacked."""
    name, data, _ = HOSTILE[kind]
    result = outcome(child, tmp_path, name, data)
    assert (result.kind, result.seconds < 1, result.megabytes < 200) == ("refused", True, True), result


def test_the_recipe_makes_a_bomb(tmp_path: Path) -> None:
    """What is refused above is a sound archive that unpacks to what it says."""
    path = tmp_path / "a.zip"
    path.write_bytes(bomb(3 << 20))
    with zipfile.ZipFile(path) as archive, archive.open("word/document.xml") as member:
        assert len(zlib.decompress(path.read_bytes()[47:], -15)) == archive.infolist()[0].file_size == 3 << 20
        assert member.read(10) == b" " * 10


def test_limits_are_seen_to_work(tmp_path: Path) -> None:
    """A loader that hangs, dies, prints or lets another error out is a finding, and the next file is loaded."""
    path = tmp_path / "a.txt"
    path.write_text("P: a", encoding="utf-8")
    for load, kind in (
        (fuzz.print_it, "printing"),
        (fuzz.divide_by_zero, "escape of ZeroDivisionError"),
        (fuzz.end, "death"),
    ):
        results = fuzz.run_limited(load, [path, path])
        assert [one.kind for one in results] == [kind, kind]
        assert not any(one.passed for one in results)


def test_names_of_files_may_be_anything(child: fuzz.Child, tmp_path: Path) -> None:
    """Blanks, letters outside ASCII, Indonesian copies, device names and long paths are names like others."""
    deep = tmp_path / ("folder panjang " * 8).strip() / ("é" * 60)
    deep.mkdir(parents=True)
    for name in ("a - Salin.txt", "CON.txt", "wawancara é (2).txt", "<b>.txt", "…" * 40 + ".txt"):
        assert outcome(child, deep, name, b"P: a\nI: b").kind == "loaded", name


def test_made_files_keep_within_the_limits(child: fuzz.Child, tmp_path: Path) -> None:
    """The transcripts of the other tests are loaded by the child process as well."""
    for raw in RAW_FILES:
        assert outcome(child, tmp_path, raw.name, raw.data).kind == "loaded", raw.quirk
