"""Malformed and hostile tables: each is loaded or refused in words, within seconds and without filling the memory."""

import json
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from casestudy.errors import QUOTE_LIMIT, CaseError
from casestudy.load.tabular.register import load_register
from tests.load.fuzz import MAX_MEGABYTES, MAX_SECONDS, Outcome, load_clippings, load_comments, run_limited
from tests.load.makers import archive
from tests.load.table_makers import (
    BIBTEX,
    CLIPPINGS,
    COMMENTS,
    PAGE,
    RIS,
    YOUTUBE,
    book,
    calc,
    calc_rows,
    delimited,
    page_table,
    sheet,
    workbook,
)

_SEED = 20220105
_TEXT = delimited(CLIPPINGS)
_BOOK = book(CLIPPINGS)
_JSON = json.dumps([dict(zip(CLIPPINGS[0], row, strict=True)) for row in CLIPPINGS[1:]])
_XLS = page_table(CLIPPINGS)
_ODS = calc({"a": calc_rows(CLIPPINGS)})


def _part(name: str, change: Callable[[str], str]) -> bytes:
    """Return the workbook with one part changed."""
    import io

    with zipfile.ZipFile(io.BytesIO(_BOOK)) as opened:
        members = {one: opened.read(one).decode() for one in opened.namelist()}
    members[name] = change(members[name])
    return archive(members)


def _cell(draw: random.Random, old: str, new: str) -> bytes:
    del draw
    return _TEXT.replace(old, new).encode()


#: Each kind of damage makes one file from a draw; a name without an ending is a .csv.
KINDS: dict[str, tuple[str, Callable[[random.Random], bytes]]] = {
    "truncated text": ("a.csv", lambda draw: _TEXT.encode()[: draw.randrange(1, 150)]),
    "truncated workbook": ("a.xlsx", lambda draw: _BOOK[: draw.randrange(1, len(_BOOK))]),
    "empty": ("a.csv", lambda draw: b" \n" * draw.randrange(5)),
    "one byte": ("a.xlsx", lambda draw: bytes([draw.randrange(256)])),
    "wrong ending": ("a.xlsx", lambda draw: _TEXT[: draw.randrange(20, 200)].encode()),
    "UTF-16 without a mark": ("a.csv", lambda draw: _TEXT.encode(draw.choice(["utf-16-le", "utf-16-be"]))),
    "null bytes": ("a.csv", lambda draw: _insert(_TEXT.encode(), b"\0" * draw.randrange(1, 9), draw)),
    "a mark in the middle": ("a.csv", lambda draw: _insert(_TEXT.encode(), b"\xef\xbb\xbf", draw)),
    "an open quotation mark": ("a.csv", lambda draw: _insert(_TEXT.encode(), b',"', draw)),
    "torn rows": ("a.csv", lambda draw: _insert(_TEXT.encode(), b"\n" * draw.randrange(1, 3), draw)),
    "more delimiters": ("a.csv", lambda draw: _insert(_TEXT.encode(), b"," * draw.randrange(1, 9), draw)),
    "repeated headers": ("a.csv", lambda draw: _cell(draw, "nama_media", draw.choice(["judul", "isi", "tone_isi"]))),
    "blank headers": ("a.csv", lambda draw: _cell(draw, draw.choice(["judul", "isi", "tgl_terbit"]), " ")),
    "impossible days": ("a.csv", lambda draw: _cell(draw, "24/01", draw.choice(["31/02", "32/01", "0/0", "99/99"]))),
    "words for days": ("a.csv", lambda draw: _cell(draw, "24/01/2022", draw.choice(["kemarin", "2 hari lalu", "-"]))),
    "repeated codes": ("a.csv", lambda draw: _cell(draw, "KL-2", draw.choice(["KL-1", " KL-1 ", ""]))),
    "merged cells": ("a.xlsx", lambda draw: book(CLIPPINGS, merged=[f"A1:{draw.choice('CF')}{draw.randrange(1, 4)}"])),
    "a formula without its value": (
        "a.xlsx", lambda draw: book([*CLIPPINGS, [f"<c><f>A{draw.randrange(9)}&amp;1</f></c>"]]),
    ),
    "only hidden sheets": (
        "a.xlsx", lambda draw: workbook({"a": sheet(CLIPPINGS[: draw.randrange(1, 3)])}, hidden=["a"]),
    ),
    "an archive in an archive": ("a.xlsx", lambda draw: archive({f"{draw.randrange(9)}.xlsx": _BOOK})),
    "parts that are gone": (
        "a.xlsx", lambda draw: _part("xl/_rels/workbook.xml.rels", lambda xml: xml.replace(draw.choice("rst"), "x")),
    ),
    "broken XML": (
        "a.xlsx", lambda draw: _part(draw.choice(["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"]),
                                     lambda xml: xml[: draw.randrange(len(xml))]),
    ),
    "a document type": (
        "a.xlsx", lambda draw: _part(draw.choice(["xl/workbook.xml", "xl/worksheets/sheet1.xml", "_rels/.rels"]),
                                     lambda xml: f'<!DOCTYPE a [<!ENTITY b "{"c" * 99}">]>{xml}'),
    ),
    "wrong places of cells": (
        "a.xlsx", lambda draw: _part("xl/worksheets/sheet1.xml", lambda xml: re.sub(
            r'r="A2"', f'r="{draw.choice(["ZZZZ2", "a2", "2", "A99999999", "Ä2", "A-1"])}"', xml)),
    ),
    "wrong values": (
        "a.xlsx", lambda draw: book([*CLIPPINGS, [draw.choice(
            ["<c t='s'><v>99</v></c>", "<c t='s'><v>x</v></c>", "<c><v>1e999</v></c>", "<c s='1'><v>x</v></c>",
             "<c s='1'><v>-5</v></c>", "<c s='99'><v>5</v></c>", "<c t='?'><v>5</v></c>",
             "<c s='1'><v>nan</v></c>"])]]),
    ),
    "an archive of another program": (
        "a.xlsx", lambda draw: archive({draw.choice(["mimetype", "word/document.xml", "a"]): "x"}),
    ),
    "an old workbook": ("a.csv", lambda draw: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + draw.randbytes(200)),
    "chance": ("a.csv", lambda draw: draw.randbytes(draw.randrange(1, 2000))),
    "RIS cut short": ("a.ris", lambda draw: RIS[: draw.randrange(len(RIS))].encode()),
    "BibTeX cut short": ("a.bib", lambda draw: BIBTEX[: draw.randrange(len(BIBTEX))].encode()),
    "a page cut short": ("a.html", lambda draw: PAGE[: draw.randrange(len(PAGE))].encode()),
    "a PDF": ("a.xlsx", lambda draw: b"%PDF-1.7\n" + draw.randbytes(200)),
    "records cut short": ("a.json", lambda draw: _JSON[: draw.randrange(len(_JSON))].encode()),
    "a page of tables cut short": ("a.xls", lambda draw: _XLS[: draw.randrange(len(_XLS))].encode()),
    "a broken spreadsheet": ("a.ods", lambda draw: _insert(_ODS, draw.randbytes(3), draw)),
}  # fmt: skip


def _insert(data: bytes, piece: bytes, draw: random.Random) -> bytes:
    place = draw.randrange(len(data))
    return data[:place] + piece + data[place:]


def _write(folder: Path, name: str, data: bytes) -> Path:
    folder.mkdir()
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.fixture(scope="module")
def malformed(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Path, Outcome]]:
    """Load four files of each kind of damage in one child process."""
    folder = tmp_path_factory.mktemp("malformed")
    draw = random.Random(_SEED)
    made = [
        (kind, _write(folder / f"{place}-{number}", name, make(draw)))
        for place, (kind, (name, make)) in enumerate(KINDS.items())
        for number in range(4)
    ]
    outcomes = run_limited(load_clippings, [path for _, path in made])
    return [(kind, path, outcome) for (kind, path), outcome in zip(made, outcomes, strict=True)]


def test_malformed_files_are_loaded_or_refused_in_words(malformed: list[tuple[str, Path, Outcome]]) -> None:
    """Of 144 damaged files none raises another error, hangs, takes half a gigabyte or prints."""
    assert len(malformed) >= 140
    assert [(kind, path.parent.name, outcome) for kind, path, outcome in malformed if not outcome.passed] == []
    assert {outcome.kind for *_, outcome in malformed} == {"loaded", "refused"}


def test_a_refusal_names_file_expectation_and_remedy(malformed: list[tuple[str, Path, Outcome]]) -> None:
    """Every message starts with the file's name and has what was expected and what to do about it."""
    for kind, path, outcome in malformed:
        for line in outcome.message.splitlines() if outcome.kind == "refused" else []:
            assert line.startswith(path.name), kind
            assert re.search(r"was expected\. \S.*[.)]$", line) or line.startswith(f"{path.name}, "), (kind, line)


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("empty", "content; the file is empty"),
        ("a PDF", "this file is a PDF"),
        ("null bytes", "a text file"),
        ("impossible days", "a date that is in the calendar"),
        ("only hidden sheets", "a sheet that is visible"),
        ("a formula without its value", "a calculated value"),
        ("a document type", "without a DOCTYPE"),
        ("an old workbook", "not the old .doc/.xls"),
        ("wrong places of cells", "a sound Office file"),
        ("repeated headers", "a header that stands once"),
    ],
)
def test_the_reason_is_true(kind: str, reason: str, malformed: list[tuple[str, Path, Outcome]]) -> None:
    """A damage that can be told is told as what it is, not as another."""
    messages = [outcome.message for one, _, outcome in malformed if one == kind]

    assert all(reason in message for message in messages if message), messages
    assert any(reason in message for message in messages)


def _hostile() -> Iterator[tuple[str, bytes]]:
    """Yield files made to take a reader down."""
    rows = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(2, 5000))
    yield "far-cells.xlsx", workbook({"a": sheet([["id"]], extra=rows)})
    yield (
        "far-cell.xlsx",
        workbook({"a": sheet([["id"]], extra='<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')}),
    )
    yield "bomb.xlsx", archive({"xl/workbook.xml": b"<a/>" + b" " * 150_000_000})
    yield "tags.xlsx", workbook({"a": sheet([], extra="<x y='1'/>" * 1_500_000)})
    yield "deep.xlsx", workbook({"a": sheet([], extra="<x>" * 500_000)})
    yield "merged.xlsx", workbook({"a": sheet([["id"]] * 3000, merged=["A1:XFD1048576"] * 20_000)})
    columns = '<col min="1" max="16384" hidden="1"/>' * 50_000
    yield "hidden.xlsx", workbook({"a": sheet([["id"]], columns=f"<cols>{columns}</cols>")})
    yield "laughs.xlsx", workbook({"a": sheet([["id"]])}, parts={"xl/styles.xml": _laughs()})
    yield "names.xlsx", archive({"../x": "x", "C:\\x": "x", "CON": "x"})
    yield "entries.xlsx", archive({str(n): "" for n in range(5001)})
    yield "wide.csv", b",".join(b"k%d" % n for n in range(300_000)) + b"\n1\n"
    yield "commas.csv", b"a,b\n" + b"," * 5_000_000
    yield "rows.csv", b"a,b\n" * 3_000_000
    yield "cell.csv", b'id,tgl,platform,komentar\n1,2022-01-05,x,"' + b"kata " * 4_000_000
    yield "quotes.csv", b"id,tgl,platform,komentar\n" + b'1,2022-01-05,x,"b\n' * 50_000
    yield "blanks.csv", b"id,tgl,platform,komentar\n1," + b" " * 10_000_000 + b",x,y\n"
    yield (
        "clocks.csv",
        b"id,tgl,platform,komentar\n" + b"".join(b"%d,%s%d,x,y\n" % (n, b"1.1:" * 22, n) for n in range(4000)),
    )
    yield (
        "markup.csv",
        b"publishedAt,authorDisplayName,comment\n"
        + b"".join(b"2022-01-05,a,%s\n" % (b"<a " * 30_000) for _ in range(20)),
    )


def _laughs() -> str:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE a [<!ENTITY a0 "ha">{entities}]><a>&a9;</a>'


def _hostile_references() -> Iterator[tuple[str, bytes]]:
    yield "blanks.bib", b"@a{" + b" " * 4_000_000
    yield "ats.bib", b"@" * 4_000_000
    yield "open.bib", b"@a{b, title={" * 200_000
    yield "fields.bib", b"@a{b, " + b"x={y}," * 300_000 + b"}"
    yield "many.ris", b"TY  - NEWS\nTI  - a\nER  - \n" * 100_000
    yield "tags.html", b"<html><title>x</title><p>" + b"a<br>" * 19_000
    yield "links.html", b"<html><title>x</title><body>" + b"<a href=x>k</a>" * 9_000
    yield "nested.html", b"<html><title>x</title><body>" + b"<div>a" * 19_000


def _hostile_records() -> Iterator[tuple[str, bytes]]:
    yield "deep.json", b'{"a":' * 400_000
    yield "closed.json", b'[{"a":' + b"[" * 250_000 + b"]" * 250_000 + b"}]"
    yield "replies.json", b'[{"id":"1","replies":' * 5_000 + b"[]" + b"}]" * 5_000
    yield "some-replies.json", b'[{"id":"1","replies":' * 300 + b"[]" + b"}]" * 300
    yield "keys.json", b"[{" + b",".join(b'"k%d":1' % n for n in range(900_000)) + b"}]"
    yield "blank-keys.json", b"[{" + b",".join(b'"%s":1' % (b" " * (n % 3000)) for n in range(9_000)) + b"}]"
    yield "columns.json", b"[" + b",".join(b'{"k%d":1}' % n for n in range(100_000)) + b"]"
    yield "strings.json", b"[" + b'"ab",' * 9_000_000 + b'"a"]'
    yield "digits.json", b'[{"a":' + b"9" * 20_000_000 + b"}]"
    yield "line.json", b'[{"id":"1","text":"' + b"kata " * 9_000_000 + b'"}]'
    yield "lines.json", b'{"a":1}\n' * 500_000
    yield "comments.xls", b"<table>" + b"<!--" * 5_000_000
    yield "quotes.xls", b"<table>" + b"<td a='" * 2_000_000
    yield "opened.xls", b"<table>" + b"<" * 2_300_000
    yield "scripts.xls", b"<table>" + b"<script>" * 2_000_000
    yield "nested.xls", b"<table><tr><td>" * 500_000
    yield "spans.xls", b"<table>" + b"<tr><td rowspan=65000 colspan=2000>a" * 50_000
    yield "declared.xls", b"<table>" + b"<!a" * 2_000_000
    cells = (
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="{}">{}'
    )
    for name, columns in (("rows.ods", 3), ("columns.ods", 16_000)):
        one = cells.format(columns, "<text:p>x</text:p>") + "</table:table-cell></table:table-row>"
        yield name, calc({"a": one})
    yield "tags.ods", calc({"a": "<table:x/>" * 1_500_000})
    yield "deep.ods", calc({"a": "<table:x>" * 500_000})
    yield "laughs.ods", archive({"content.xml": _laughs()})
    yield "bomb.ods", archive({"content.xml": b"<a/>" + b" " * 150_000_000})
    hidden = '<table:table-column table:visibility="collapse" table:number-columns-repeated="16384"/>'
    yield "hidden.ods", calc({"a": hidden * 100_000})
    yield "line.csv", b"id,tgl,platform,komentar" + b" kata" * 10_000_000
    yield "sep.csv", b"sep=;\n" + b";" * 30_000_000


@pytest.mark.parametrize(
    ("load", "files"),
    [(load_comments, _hostile), (load_clippings, _hostile_references), (load_comments, _hostile_records)],
)
def test_hostile_files_take_no_time_and_no_memory(
    load: Callable[[Path], object], files: Callable[[], Iterator[tuple[str, bytes]]], tmp_path: Path
) -> None:
    """Bombs, far cells, millions of tags, columns and rows, and text made for slow patterns end within the limits."""
    made = [_write(tmp_path / str(place), name, data) for place, (name, data) in enumerate(files())]

    outcomes = dict(zip((path.name for path in made), run_limited(load, made), strict=True))

    assert {name: outcome for name, outcome in outcomes.items() if not outcome.passed} == {}
    assert (MAX_SECONDS, MAX_MEGABYTES) == (5.0, 500)


PRIVATE = "Saya takut bicara soal pak lurah karena anak saya bekerja di kantornya sejak tahun lalu"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", delimited([COMMENTS[0], ("KM-1", PRIVATE, "x", "a", "0")])),
        ("a.csv", delimited([COMMENTS[0], ("KM-1", "2022-01-05", "x", "a", PRIVATE)])),
        ("a.csv", f"{PRIVATE}\n{PRIVATE}\n"),
        ("a.csv", f'id,tgl,platform,komentar\n1,2022-01-05,x,"{PRIVATE}\n'),
        ("a.csv", f"id,tgl,platform,komentar\n1,2022-01-05,{PRIVATE},x,{PRIVATE}\n"),
        ("a.csv", delimited([(*COMMENTS[0], PRIVATE, PRIVATE), (*COMMENTS[1], "", "")])),
        ("a.csv", delimited([COMMENTS[0], (PRIVATE, *COMMENTS[1][1:]), (PRIVATE, *COMMENTS[1][1:])])),
        ("a.csv", delimited([(*COMMENTS[0][:3], f"komentar {PRIVATE}", "suka"), COMMENTS[1]])),
    ],
)
def test_no_message_quotes_more_than_forty_characters(name: str, data: str, tmp_path: Path) -> None:
    """Whatever is wrong, and wherever a participant's words stand, a message holds forty characters of them at most."""
    path = _write(tmp_path / "x", name, data.encode())

    with pytest.raises(CaseError) as refused:
        load_register(path, "comments")

    for lang in ("id", "en"):
        for problem in refused.value.problems:
            assert PRIVATE[: QUOTE_LIMIT + 1] not in problem.message("id" if lang == "id" else "en")


def test_nothing_of_a_cell_reaches_the_terminal_as_a_command(tmp_path: Path) -> None:
    """Escape codes and signs that turn the direction of writing are replaced in messages."""
    path = _write(tmp_path / "x", "a.csv", delimited([COMMENTS[0], ("KM-1", "\x1b[2J\u202e5", "x", "a", "0")]).encode())

    with pytest.raises(CaseError) as refused:
        load_register(path, "comments")

    assert "\x1b" not in str(refused.value)
    assert "\u202e" not in str(refused.value)


def test_files_are_only_read(tmp_path: Path) -> None:
    """A folder that cannot be written to is enough, and every file is byte for byte what it was."""
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "a.csv").write_text(delimited(YOUTUBE), "utf-8")
    (folder / "a.xlsx").write_bytes(book(YOUTUBE))
    before = {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    folder.chmod(0o555)
    try:
        for path in sorted(folder.iterdir()):
            load_register(path, "comments")
        after = {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    finally:
        folder.chmod(0o755)

    assert after == before


def test_text_is_never_a_formula_or_markup_here(tmp_path: Path) -> None:
    """A cell that starts like a formula or holds tags comes out as the text that it is, in a display as text too."""
    said = ["=1+1", "+62 812", "-nya", "@warga", "<script>alert(1)</script>", '=HYPERLINK("x")']
    rows = [COMMENTS[0], *[(f"KM-{n}", "2022-01-05", "x", text, "0") for n, text in enumerate(said)]]
    path = _write(tmp_path / "x", "a.csv", delimited(rows).encode())

    table = load_register(path, "comments")

    assert table["text"].tolist() == said
    assert "<script>" not in table.to_html()
