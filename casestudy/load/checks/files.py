"""One file checked before it is put anywhere: what it is, and every problem that it would bring."""

from collections.abc import Sequence
from pathlib import Path

from casestudy.case import Case
from casestudy.cells import Remarks
from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.checks.case import place_problems, told_lines, transcript_facts
from casestudy.load.checks.clippings import suspect_clippings
from casestudy.load.checks.report import Report, make_report
from casestudy.load.formats.files import gather
from casestudy.load.losses import speaker_lines
from casestudy.load.notes import load_note
from casestudy.load.registers import load_table
from casestudy.load.tabular.articles import pages, references
from casestudy.load.tabular.columns import ColumnMap, find_map, load_columns
from casestudy.load.tabular.exports.platforms import find_export, knows, rename
from casestudy.load.tabular.files import RECORD_ENDINGS, SHEET_ENDINGS, TEXT_ENDINGS, read_raw
from casestudy.load.tabular.register import load_register
from casestudy.load.transcripts import ENDINGS as TRANSCRIPTS
from casestudy.load.transcripts import check_roles, read_transcript
from casestudy.tables import TABLES

_READ_AS_TABLES = tuple(name for name in TABLES if name not in ("turns", "observations"))
#: What a file may be checked as: a table, a transcript or an observation note.
KINDS = (*_READ_AS_TABLES, "transcript", "note")
#: The folders of a case, which say what a file in them is.
_FOLDERS = {
    "clippings": "clippings", "comments": "comments", "interviews": "transcript", "observations": "note",
    "codings": "segments",
}  # fmt: skip


def inspect_file(path: Path, *, kind: str | None = None, case: Case | None = None) -> Report:
    """Return every problem of one file, wherever it stands.

    Parameters
    ----------
    path : pathlib.Path
    kind : str, optional
        What the file is, one of `KINDS`; by default what its folder, its ending or its headers say.
    case : Case, optional
        The case whose ``columns.toml`` and regions hold.

    Returns
    -------
    Report
        One file; its first fact is what it was taken for.

    Raises
    ------
    CaseError
        Where the file is not there, or `kind` is none of `KINDS`.
    """
    file = case.show(path.resolve()) if case else path.name
    if not path.is_file():
        raise CaseError(_not_there(file))
    if kind is not None and kind not in KINDS:
        raise CaseError(_unknown_kind(file, kind))
    problems: list[Problem] = []
    remarks = Remarks()
    taken = kind
    with gather(problems):
        maps = load_columns(case) if case else ()
        taken = kind or recognise(path, file=file, maps=maps)
        remarks.facts.append(Bilingual(f"dikenali sebagai {taken}", f"taken for {taken}"))
        if taken == "transcript":
            problems += _inspect_transcript(path, file, case, remarks)
        elif taken == "note":
            remarks.rows = len(load_note(path, file=file))
        else:
            table = load_register(path, taken, file=file, maps=maps, remarks=remarks)
            if taken == "clippings":
                settings = (case.region, case.regions) if case else ("", {})
                found = suspect_clippings(table, region=settings[0], regions=settings[1])
                problems += place_problems(found, {file: remarks})
    return make_report(
        [*problems, *remarks.warnings],
        facts=[(file, remarks.facts)],
        tables=[(file, taken or "", remarks.rows or None)],
    )


def _inspect_transcript(path: Path, file: str, case: Case | None, remarks: Remarks) -> list[Problem]:
    """Return the problems of a transcript; what was left out of its turns, and who speaks, are facts of it."""
    informants = None
    if case:
        # Its own problems are told when that table is checked.
        with gather([]):
            informants = load_table(case, "informants", required=False)
    transcript = read_transcript(path, interviewer=case.interviewers if case else (), informants=informants, file=file)
    remarks.rows = len(transcript.turns)
    remarks.facts += [fact for _, told in transcript_facts(transcript.losses) for fact in told]
    remarks.facts += told_lines(lambda lang: speaker_lines(transcript.speakers, lang))
    return list(check_roles(transcript, file=file))


def recognise(path: Path, *, file: str, maps: Sequence[ColumnMap] = ()) -> str:
    """Return what a file is: one of `KINDS`.

    Raises
    ------
    CaseError
        Where its ending is unknown, it cannot be read, or its headers are those of no table.
    """
    ending = path.suffix.lower()
    folder = _FOLDERS.get(path.resolve().parent.name)
    if folder:
        return folder
    if path.resolve().parent.name == "tables" and path.stem in KINDS:
        return path.stem
    if ending in references.ENDINGS:
        return "clippings" if references.holds_news(references.read_references(path, file=file)) else "documents"
    if ending in pages.ENDINGS:
        return _table_of(_headers(path, file, maps)) or "clippings"
    if ending in (*TEXT_ENDINGS, *SHEET_ENDINGS, *RECORD_ENDINGS):
        headers = _headers(path, file, maps)
        found = _table_of(headers)
        if found or ending not in TRANSCRIPTS:
            return found or _refuse(file, headers)
    if ending in TRANSCRIPTS:
        return "note" if ending == ".md" else "transcript"
    # The reader of tables tells what it is.
    read_raw(path, "clippings", file=file, knows=lambda _: False, lenient=True)
    return "clippings"


def _headers(path: Path, file: str, maps: Sequence[ColumnMap]) -> list[str]:
    """Return the headers of a file's first table, under the names that columns.toml gives them."""
    chosen = find_map(maps, file)

    def known(header: str) -> bool:
        return any(knows(name, header) for name in TABLES)

    try:
        cells = read_raw(path, "clippings", file=file, knows=known, lenient=True)[0].cells
    except CaseError:
        if path.suffix.lower() in TRANSCRIPTS:
            return []
        raise
    given = {**(chosen.columns if chosen else {})}
    return [given.get(header) or header for header in cells.columns] + list(chosen.constants if chosen else ())


def _table_of(headers: Sequence[str]) -> str:
    """Return the table whose headers these are: all that it needs, or most of them."""
    best, best_score = "", (0.0, 0.0)
    for name in _READ_AS_TABLES:
        definition = TABLES[name]
        there = {column.name for header in headers if (column := definition.header(header))}
        needed = [column.name for column in definition.columns if column.required]
        share = sum(1 for column in needed if column in there) / len(needed)
        if share < 1 and (export := find_export(headers, name)):
            share, there = 0.99, {*rename(headers, export, definition).values()}
        score = (share, len(there) / len(headers) if headers else 0.0)
        if score > best_score and (share >= 0.5 or len(there) > 2):
            best, best_score = name, score
    return best


def _refuse(file: str, headers: Sequence[str]) -> str:
    expected = Bilingual(
        "judul kolom yang dikenali dari salah satu tabel", "headers that are known from one of the tables"
    )
    remedy = Bilingual(
        f"Sebutkan tabelnya: casestudy check {file} --as clippings (atau {', '.join(KINDS[:3])}, …).",
        f"Say which table it is: casestudy check {file} --as clippings (or {', '.join(KINDS[:3])}, …).",
    )
    raise CaseError(Problem(file, expected, remedy, row=1, value=", ".join(headers[:8])))


def _not_there(file: str) -> Problem:
    expected = Bilingual("berkas yang ada", "a file that is there")
    return Problem(file, expected, Bilingual("Periksa nama dan foldernya.", "Check its name and folder."))


def _unknown_kind(file: str, kind: str) -> Problem:
    kinds = ", ".join(KINDS)
    return Problem(
        file, Bilingual(f"salah satu dari: {kinds}", f"one of: {kinds}"),
        Bilingual("Misalnya: --as clippings", "For instance: --as clippings"), value=kind,
    )  # fmt: skip
