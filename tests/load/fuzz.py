"""Mutation fuzzing of the loaders: ``make fuzz``, or ``python -m tests.load.fuzz --seconds 30 --seed 7 NAME``.

Each mutant is loaded in a child process with a limit of time and memory. A loader passes where every mutant either
loads or is refused with a `CaseError`; another exception, a hang, a death or a hunger for memory is a finding. The
mutant of each finding is kept, and its path printed.
"""

import argparse
import contextlib
import io
import json
import multiprocessing
import os
import random
import re
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from casestudy.errors import CaseError
from casestudy.load.checks.files import inspect_file
from casestudy.load.notes import read_note
from casestudy.load.tabular.register import load_register
from casestudy.load.texts import canonical_text
from casestudy.load.transcripts import read_transcript
from tests.load import makers, table_makers
from tests.load.raw_files import RAW_FILES

#: What one file may cost.
MAX_SECONDS, MAX_MEGABYTES = 5.0, 500
#: A child that has not answered by then hangs.
_PATIENCE = 30.0
#: The seed of every run; a second one is drawn and printed, unless one is given.
FIXED_SEED = 20220105

#: A thread of comments as a service hands it out.
THREADS = {"kind": "list", "items": [{"id": "UgxA", "snippet": {"videoId": "v1", "topLevelComment": {
    "id": "UgxA",
    "snippet": {"textOriginal": "Semoga", "authorDisplayName": "@a", "publishedAt": "2022-01-05T10:00:00Z"},
}}, "replies": {"comments": [{"id": "UgxA.1", "snippet": {
    "textOriginal": "Amin", "authorDisplayName": "@b", "publishedAt": "2022-01-05T11:00:00Z"}}]}}]}  # fmt: skip

Seeds = Sequence[tuple[str, bytes]]


@dataclass(frozen=True)
class Loader:
    """What is fuzzed: a function of a path, and the files whose mutants it is given."""

    load: Callable[[Path], object]
    seeds: Callable[[], Seeds]


def transcripts() -> Seeds:
    """Return the made transcripts, each with the quirk of a real one."""
    return [(raw.name, raw.data) for raw in RAW_FILES]


def check_transcript(path: Path) -> None:
    """Load a transcript and hold its tables against each other: a wrong answer is a finding as well."""
    read = read_transcript(path)
    for _, turns in read.turns.groupby("doc"):
        text = canonical_text(turns)
        text.encode()
        spans = zip(turns["start"], turns["end"], turns["text"], strict=True)
        assert all(text[start:end] == said for start, end, said in spans), "a turn is not where it says"
    assert read.losses.loc[read.losses["kept"], "words"].sum() == read.speakers["words"].sum(), "words do not add up"


def notes() -> Seeds:
    """Return one observation note of each format."""
    lines = [
        "Tanggal: 5 Mei 2022",
        "Tempat: Kantor",
        "Catatan deskriptif",
        "Warga antre.",
        "Catatan reflektif",
        "Sabar.",
    ]
    return [
        ("a.md", "\n".join(["# Catatan", *lines]).encode()),
        ("a.docx", makers.docx(makers.heading("Catatan"), *lines)),
        ("a.odt", makers.odt(*lines)),
        ("a.rtf", makers.rtf(*lines)),
        ("a.pdf", makers.pdf(lines)),
    ]


def tables() -> Seeds:
    """Return one small table of each format that clippings may come in."""
    rows = table_makers.CLIPPINGS
    return [
        ("a.csv", table_makers.delimited(rows).encode()),
        ("b.csv", table_makers.delimited(rows, delimiter=";", end="\r\n").encode("cp1252")),
        ("a.tsv", table_makers.delimited(rows, delimiter="\t").encode("utf-16")),
        ("a.xlsx", table_makers.book(rows, merged=["A2:A3"], hidden_rows=[3])),
        ("a.ods", table_makers.calc({"Lembar1": table_makers.calc_rows(rows)})),
        ("a.xls", table_makers.page_table(rows).encode()),
        ("a.json", json.dumps([dict(zip(rows[0], row, strict=True)) for row in rows[1:]]).encode()),
        ("a.ris", table_makers.RIS.encode()),
        ("a.bib", table_makers.BIBTEX.encode()),
        ("a.html", table_makers.PAGE.encode()),
        ("a.mhtml", table_makers.mhtml(table_makers.PAGE, "https://kabarrandu.example/1")),
    ]


def exports() -> Seeds:
    """Return one small export of comments in each format."""
    return [
        ("youtube.csv", table_makers.delimited(table_makers.YOUTUBE).encode()),
        ("youtube.xlsx", table_makers.book(table_makers.YOUTUBE)),
        ("youtube.json", json.dumps(THREADS).encode()),
        ("komentar.txt", table_makers.delimited(table_makers.COMMENTS, delimiter="|").encode("utf-8-sig")),
    ]


def load_clippings(path: Path) -> object:
    """Load a file of clippings."""
    return load_register(path, "clippings")


def load_comments(path: Path) -> object:
    """Load a file of comments."""
    return load_register(path, "comments")


#: One line a family of loaders.
LOADERS: dict[str, Loader] = {
    "transcripts": Loader(check_transcript, transcripts),
    "notes": Loader(read_note, notes),
    "clippings": Loader(load_clippings, tables),
    "comments": Loader(load_comments, exports),
    "check": Loader(inspect_file, lambda: [*tables(), *exports()]),
}


@dataclass(frozen=True)
class Outcome:
    """What came of one file: ``loaded``, ``refused`` or a finding, what it took, and the message."""

    kind: str
    seconds: float = 0.0
    megabytes: float = 0.0
    message: str = ""

    @property
    def passed(self) -> bool:
        """Whether the file was loaded or refused within the limits."""
        return self.kind in {"loaded", "refused"} and self.seconds <= MAX_SECONDS and self.megabytes <= MAX_MEGABYTES


class Child:
    """A process that loads one file at a time, and is replaced where it hangs or dies."""

    def __init__(self, load: Callable[[Path], object]) -> None:
        self._load = load
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._load), daemon=True)
        self._process.start()
        theirs.close()
        # Its imports are not the file's time.
        self._pipe.recv()

    def run(self, path: Path) -> Outcome:
        """Load one file, and return what came of it."""
        self._pipe.send(path)
        outcome = Outcome("hang", seconds=MAX_SECONDS)
        # The child counts its own time; on a busy machine that is a part of what the clock on the wall shows.
        if self._pipe.poll(_PATIENCE):
            try:
                received: Outcome = self._pipe.recv()
            except EOFError:
                outcome = Outcome("death")
            else:
                return received
        self.stop()
        self._start()
        return outcome

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()
        self._pipe.close()


def run_limited(load: Callable[[Path], object], paths: Sequence[Path]) -> list[Outcome]:
    """Return what comes of each file when `load` is given it in a child process with limits."""
    child = Child(load)
    try:
        return [child.run(path) for path in paths]
    finally:
        child.stop()


def print_it(path: Path) -> None:
    """Stand in for a loader that prints a file."""
    print(path.read_text("utf-8"))


def divide_by_zero(path: Path) -> None:
    """Stand in for a loader that lets an error out."""
    print(1 / len(path.suffix[9:]), file=sys.stderr)


def end(path: Path) -> None:
    """Stand in for a loader that ends its process."""
    os._exit(len(path.suffix))


def mutate(data: bytes, draw: random.Random, others: Sequence[bytes]) -> bytes:
    """Return a damaged copy; of an archive mostly one member is damaged, and the archive itself stays sound."""
    if data.startswith(b"PK") and draw.random() < 0.8:
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            members = {name: source.read(name) for name in source.namelist()}
        name = draw.choice(sorted(members))
        members[name] = mutate(members[name], draw, others)
        return makers.archive(members)
    for _ in range(draw.choice((1, 1, 2, 4, 8))):
        data = draw.choice(_WAYS)(data, draw, others)[:2_000_000]
    return data


_MAGIC = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\xe2\x80\xae", b"\x1b[31m", b"<!DOCTYPE a>", b"-->", b"{", b"}",
    b"\\u-1?", b"\\bin99999999 ", b"\\'", b"&#0;", b"&lt;script&gt;", b"<w:p>", b"</w:p>", b"9" * 20, b"-1", b"NaN",
    b"[", b'"', b";", b"\t", b"=1+1", b"44566", b"31/02/2022",
    b" " * 5000, b"\n" * 5000, b"P: " * 500, b"a:" * 2000, b"00:00:00,000 --> ",
)  # fmt: skip


def _flip(data: bytes, draw: random.Random, others: Sequence[bytes]) -> bytes:
    del others
    place = draw.randrange(len(data) or 1)
    return data[:place] + bytes([draw.randrange(256)]) + data[place + 1 :]


def _cut(data: bytes, draw: random.Random, others: Sequence[bytes]) -> bytes:
    del others
    start, end = _span(data, draw)
    return data[:start] + data[end:]


def _repeat(data: bytes, draw: random.Random, others: Sequence[bytes]) -> bytes:
    del others
    start, end = _span(data, draw)
    return data[:end] + data[start:end] * draw.choice((1, 2, 50, 2000)) + data[end:]


def _insert(data: bytes, draw: random.Random, others: Sequence[bytes]) -> bytes:
    del others
    place = draw.randrange(len(data) + 1)
    return data[:place] + draw.choice(_MAGIC) + data[place:]


def _splice(data: bytes, draw: random.Random, others: Sequence[bytes]) -> bytes:
    other = draw.choice(others)
    start, end = _span(other, draw)
    place = draw.randrange(len(data) + 1)
    return data[:place] + other[start:end] + data[place:]


def _truncate(data: bytes, draw: random.Random, others: Sequence[bytes]) -> bytes:
    del others
    return data[: draw.randrange(len(data) + 1)]


_WAYS = (_flip, _flip, _cut, _repeat, _insert, _insert, _splice, _truncate)


def _span(data: bytes, draw: random.Random) -> tuple[int, int]:
    start = draw.randrange(len(data) + 1)
    return start, min(len(data), start + draw.choice((1, 4, 16, 64, 512)))


def _serve(pipe: Connection, load: Callable[[Path], object]) -> None:
    _limit_memory()
    pipe.send("ready")
    while True:
        try:
            path = pipe.recv()
        except EOFError:
            return
        # Its own time: what else the machine does is not the file's.
        base = _peak(anew=True)
        started = time.process_time()
        kind, message = "loaded", ""
        try:
            with contextlib.redirect_stdout(io.StringIO()) as printed:
                load(path)
        except CaseError as error:
            kind, message = "refused", error.message("en")
        except BaseException as error:
            kind, message = f"escape of {type(error).__name__}", str(error)[:200]
        if printed.getvalue():
            kind = "printing"
        pipe.send(Outcome(kind, time.process_time() - started, _peak() - base, message))


def _peak(*, anew: bool = False) -> float:
    """Return the most memory that this process has held, in megabytes, where the system tells it.

    With `anew`, count from what it holds at the moment.
    """
    if anew:
        with contextlib.suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text("ascii")) if status.is_file() else None
    return int(found[1]) / 1024 if found else 0.0


def _limit_memory() -> None:
    """Keep a hungry loader from taking the machine down; well above what is a finding, which `_peak` tells."""
    if sys.platform == "linux":
        import resource

        held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        limit = held + 3 * MAX_MEGABYTES * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def fuzz(name: str, *, seconds: float, seed: int, folder: Path) -> Iterator[tuple[Path, Outcome]]:
    """Yield each mutant of a loader's seeds and what came of it, until the time is over."""
    loader, draw = LOADERS[name], random.Random(f"{name} {seed}")
    seeds = loader.seeds()
    child, end, number = Child(loader.load), time.monotonic() + seconds, 0
    try:
        while time.monotonic() < end:
            file, data = draw.choice(seeds)
            path = folder / f"{name}-{seed}-{number}" / file
            path.parent.mkdir()
            path.write_bytes(mutate(data, draw, [other for _, other in seeds]))
            yield path, child.run(path)
            number += 1
    finally:
        child.stop()


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz the loaders named, or all; return 1 where there was a finding."""
    parser = argparse.ArgumentParser(description="Fuzz the loaders with damaged files.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(LOADERS)}; by default all")
    parser.add_argument("--seconds", type=float, default=30.0, help="for each loader (default: 30)")
    parser.add_argument("--seed", type=int, help="by default a fixed one, then one drawn by chance")
    options = parser.parse_args(arguments)
    seeds = [FIXED_SEED, random.SystemRandom().randrange(10**6)] if options.seed is None else [options.seed]
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    findings = 0
    for name in options.names or LOADERS:
        for seed in seeds:
            found: Counter[str] = Counter()
            for path, outcome in fuzz(name, seconds=options.seconds / len(seeds), seed=seed, folder=folder):
                found[outcome.kind] += 1
                if outcome.passed:
                    path.unlink()
                    path.parent.rmdir()
                else:
                    findings += 1
                    print(
                        f"  {path}: {outcome.kind} {outcome.seconds:.1f} s {outcome.megabytes:.0f} MB {outcome.message}"
                    )
            counts = ", ".join(f"{n} {kind}" for kind, n in sorted(found.items()))
            print(f"{name}, seed {seed}: {sum(found.values())} mutants: {counts}", flush=True)
    print(f"{findings} finding{'s' * (findings != 1)}{f' kept in {folder}' if findings else ''}")
    return int(findings > 0)


if __name__ == "__main__":
    # Under its own name, so that the child process finds what is sent to it.
    from tests.load.fuzz import main as run

    sys.exit(run())
