"""How long the loaders take: ``python -m benchmarks.loaders`` prints seconds of processor time; nothing is tested.

The bar: sixty Word documents of ten pages in less than three seconds, and so fifty thousand comments.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

from casestudy.load.checks.clippings import suspect_clippings
from casestudy.load.tabular.register import load_register
from casestudy.load.transcripts import load_transcript
from tests.load import makers, table_makers

SENTENCE = "Kami menjawab warga setiap hari di loket dan lewat telepon, kadang sampai petang. "
#: About five hundred words a page.
PAGE = [f"{'PI'[n % 2]}: {SENTENCE * 3}" for n in range(13)]


def paragraph(text: str) -> str:
    """Return a paragraph as Word writes it: divided into runs, each with its properties."""
    properties = '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="24"/><w:lang w:val="id-ID"/></w:rPr>'
    words = text.split(" ")
    runs = (" ".join(words[place : place + 4]) for place in range(0, len(words), 4))
    return '<w:p w:rsidR="00A1" w:rsidRDefault="00A2"><w:pPr><w:spacing w:after="0"/></w:pPr>{}</w:p>'.format(
        "".join(f'<w:r w:rsidR="00A3">{properties}<w:t xml:space="preserve">{escape(run)} </w:t></w:r>' for run in runs)
    )


def files(folder: Path, name: str, data: Callable[[int], bytes], n: int) -> list[Path]:
    """Write n files and return their paths."""
    paths = [folder / f"{place:03d}-{name}" for place in range(n)]
    for place, path in enumerate(paths):
        path.write_bytes(data(place))
    return paths


def measure(name: str, paths: list[Path]) -> None:
    """Print how long it takes to load files."""
    started, wall = time.process_time(), time.perf_counter()
    turns = sum(len(load_transcript(path)) for path in paths)
    seconds, passed = time.process_time() - started, time.perf_counter() - wall
    print(f"{name:44} {len(paths):3} files {turns:6} turns {seconds:6.2f} s ({passed:.2f} s on the clock)")


def measure_rows(name: str, path: Path, table: str) -> None:
    """Print how long it takes to load a table, and to look through clippings."""
    started, wall = time.process_time(), time.perf_counter()
    rows = load_register(path, table)
    if table == "clippings":
        suspect_clippings(rows)
    seconds, passed = time.process_time() - started, time.perf_counter() - wall
    print(f"{name:44}   1 files {len(rows):6} rows  {seconds:6.2f} s ({passed:.2f} s on the clock)")


def comments(n: int) -> list[tuple[str, ...]]:
    """Return an export of n comments."""
    rows = [
        (f"Ugx{place:07d}", f"2022-01-{place % 28 + 1:02d}T10:{place % 60:02d}:00Z", f"@warga{place % 9000}",
         f"{SENTENCE}{place}", str(place % 99), f"v{place % 40}", "")
        for place in range(n)
    ]  # fmt: skip
    return [table_makers.YOUTUBE[0], *rows]


def clippings(n: int) -> list[tuple[str, ...]]:
    """Return n clippings of two hundred and fifty words."""
    words = [f"kata{chr(97 + place % 26)}{chr(97 + place // 26 % 26)}{place % 7}" for place in range(4000)]
    texts = (" ".join(words[(place * 37 + step * step) % 4000] for step in range(250)) for place in range(n))
    rows = [
        (f"KL-{place}", f"{place % 28 + 1:02d}/{place % 12 + 1:02d}/2022", "Kabar", f"Judul {place}", text, "netral")
        for place, text in enumerate(texts)
    ]
    return [table_makers.CLIPPINGS[0], *rows]


def measure_tables(folder: Path) -> None:
    """Measure tables in either format."""
    rows = comments(50_000)
    text = table_makers.delimited(rows).encode()
    measure_rows("comments, text", files(folder, "d.csv", lambda _: text, 1)[0], "comments")
    measure_rows("comments, workbook", files(folder, "d.xlsx", lambda _: table_makers.book(rows), 1)[0], "comments")
    text = table_makers.delimited(clippings(5_000)).encode()
    measure_rows("clippings, text, looked through", files(folder, "e.csv", lambda _: text, 1)[0], "clippings")


def main() -> None:
    """Measure each format."""
    pages = PAGE * 10
    cues = [f"{'PI'[n % 2]}: {SENTENCE}" for n in range(1000)]
    chat = "".join(f"14/11/23 10.{n % 60:02d} - {('Dewi', 'Sari')[n % 2]}: {SENTENCE}\n" for n in range(40_000))
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        load_transcript(files(folder, "warm.docx", lambda _: makers.docx("P: a", "I: b"), 1)[0])
        word = files(folder, "a.docx", lambda n: makers.docx(*map(paragraph, [f"P: Berkas {n}?", *pages])), 60)
        measure("Word, ten pages", word)
        measure(
            "Word, three hundred pages", files(folder, "b.docx", lambda _: makers.docx(*map(paragraph, PAGE * 300)), 1)
        )
        measure("OpenDocument, ten pages", files(folder, "a.odt", lambda _: makers.odt(*pages), 10))
        measure("rich text, ten pages", files(folder, "a.rtf", lambda _: makers.rtf(*pages), 10))
        measure("PDF, ten pages", files(folder, "a.pdf", lambda _: makers.pdf(*[PAGE] * 10), 10))
        measure("text, ten pages", files(folder, "a.txt", lambda _: "\n".join(pages).encode(), 10))
        measure("captions of an hour", files(folder, "a.vtt", lambda _: makers.vtt(*cues, seconds=3), 10))
        measure("Whisper's JSON of an hour", files(folder, "a.json", lambda _: makers.whisper(*cues)["json"], 10))
        measure("a chat of forty thousand messages", files(folder, "c.txt", lambda _: chat.encode(), 1))
        measure_tables(folder)
    if sys.platform != "win32":
        print(f"most memory held: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
