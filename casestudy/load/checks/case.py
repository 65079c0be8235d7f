"""Everything of a case read at once, with every problem and what was noticed about each file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

import pandas as pd

from casestudy.case import Case
from casestudy.cells import Remarks
from casestudy.errors import Bilingual, CaseError, Language, Problem
from casestudy.load.checks.clippings import suspect_clippings
from casestudy.load.checks.report import Report, make_report
from casestudy.load.checks.todo.listing import list_todos
from casestudy.load.codings.segments import load_segments
from casestudy.load.formats.files import gather, list_files
from casestudy.load.losses import loss_lines
from casestudy.load.registers import load_table
from casestudy.load.sources import Sources, load_case
from casestudy.load.tabular.columns import FILE, ColumnMap, load_columns
from casestudy.load.tabular.files import RAW_FOLDERS
from casestudy.load.texts import check_texts
from casestudy.load.transcripts import transcript_losses


def inspect_case(case: Case, *, tell: Callable[[str], None] = lambda _: None) -> Report:
    """Return every problem of every file of a case, and what was noticed while the files were read.

    Parameters
    ----------
    case : Case
    tell : callable
        Is told the name of each step before it starts.

    Returns
    -------
    Report
        Errors: what keeps a file from being loaded, and texts that their raw files no longer give. Warnings: rows of
        exports that are left out, dates that could be read otherwise, and clippings that need a second look. And what
        is left to do; see `casestudy.load.checks.todo.listing.list_todos`.

    Examples
    --------
    >>> from casestudy.case import open_case
    >>> inspect_case(open_case("bekasi")).errors
    []
    """
    problems: list[Problem] = []
    remarks: dict[str, Remarks] = {}
    sources: Sources | None = None
    with gather(problems):
        sources = load_case(case, codings=False, remarks=remarks, tell=tell)
        problems += (stale := check_texts(case, sources.texts))
        # Quotes of a text that was corrected would all be told as wrong, and none of them is.
        segments = load_segments(case, texts=None if stale else sources.texts, codebook=sources.codebook,
                                 history=sources.codebook_history)  # fmt: skip
        sources = replace(sources, segments=segments)
    tell("clippings")
    problems += [problem for noticed in remarks.values() for problem in noticed.warnings]
    problems += _suspects(case, _clippings(case, sources), remarks)
    problems += _unused_maps(case)
    tell("interviews")
    losses = transcript_losses(case)
    told = [(file, noticed.facts) for file, noticed in remarks.items()]
    tables = [(file, _table_of(file), noticed.rows or None) for file, noticed in remarks.items()]
    turns = losses[losses["kept"]]
    tables += [(file, "transcript", int(n)) for file, n in zip(turns["file"], turns["n"], strict=True)]
    report = make_report(problems, facts=[*told, *transcript_facts(losses)], tables=tables)
    tell("todo")
    return replace(report, todo=tuple(list_todos(case, None if report.errors else sources)))


def transcript_facts(losses: pd.DataFrame) -> Iterator[tuple[str, list[Bilingual]]]:
    """Yield for each transcript how many of its words were read, and what was left out of the turns.

    Parameters
    ----------
    losses : pandas.DataFrame
        What `casestudy.load.transcripts.transcript_losses` returns.

    Examples
    --------
    >>> from casestudy.load.losses import loss_table
    >>> [(file, facts[0].en) for file, facts in transcript_facts(loss_table("IK-1.txt", ["Menjawab warga."], []))]
    [('IK-1.txt', '2 words read, 2 in turns')]
    """
    for file, rows in losses.groupby("file", sort=False):
        told = told_lines(partial(loss_lines, rows))
        yield str(file), [Bilingual(*(text.removeprefix(f"{file}: ") for text in one)) for one in told]


def told_lines(write: Callable[[Language], list[str]]) -> list[Bilingual]:
    """Return lines that are written in both languages as facts, without their last full stop.

    Examples
    --------
    >>> told_lines(lambda lang: [f"a {lang}."])
    [Bilingual(id='a id', en='a en')]
    """
    return [Bilingual(one.rstrip("."), other.rstrip(".")) for one, other in zip(write("id"), write("en"), strict=True)]


def place_problems(found: list[tuple[str, Problem]], remarks: Mapping[str, Remarks]) -> Iterator[Problem]:
    """Yield problems of documents with the file and row in which each stands.

    Examples
    --------
    >>> problem = Problem("", Bilingual("isi", "content"), Bilingual("Isi.", "Fill it."))
    >>> remarks = {"a.csv": Remarks(places={"KL-1": (2, None)})}
    >>> [(one.file, one.row) for one in place_problems([("KL-1", problem)], remarks)]
    [('a.csv', 2)]
    """
    where = {doc: (file, *place) for file, noticed in remarks.items() for doc, place in noticed.places.items()}
    for doc, problem in found:
        file, row, sheet = where.get(doc, ("", None, None))
        yield replace(problem, file=file, row=row, sheet=sheet)


def _clippings(case: Case, sources: Sources | None) -> pd.DataFrame | None:
    """Return the clippings, also where something else keeps the case from being loaded."""
    if sources is not None:
        return sources.clippings
    try:
        return load_table(case, "clippings", required=False)
    except CaseError:
        return None


def _suspects(case: Case, clippings: pd.DataFrame | None, remarks: dict[str, Remarks]) -> Iterator[Problem]:
    if clippings is not None:
        yield from place_problems(suspect_clippings(clippings, region=case.region, regions=case.regions), remarks)


def _unused_maps(case: Case) -> list[Problem]:
    """Return a warning for each pattern of columns.toml that is no file's."""
    maps: tuple[ColumnMap, ...] = ()
    # What is wrong in it is told where tables are loaded.
    with gather([]):
        maps = load_columns(case)
    files = [
        case.show(path) for folder in (*RAW_FOLDERS.values(), "tables") for path in list_files(case.folder / folder)
    ]
    expected = Bilingual("nama atau pola berkas yang ada", "the name or pattern of a file that is there")
    remedy = Bilingual("Perbaiki namanya di columns.toml.", "Mend the name in columns.toml.")
    return [
        Problem(FILE, expected, remedy, value=one.pattern, severity="warning")
        for one in maps
        if not any(one.fits(file) for file in files)
    ]


def _table_of(file: str) -> str:
    folders = {folder: name for name, folder in RAW_FOLDERS.items()}
    return folders.get(file.rpartition("/")[0], file.rpartition("/")[2].partition(".")[0])
