"""What a check found, file by file: for a person to read, and for a program."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from casestudy.errors import Bilingual, Language, Problem, cut, printable
from casestudy.load.checks.todo.listing import Todo

#: More problems of one kind in one file than this are told once, with their rows.
MANY = 25
_SHOWN = 10
#: The version of what `Report.as_dict` returns; it changes where a name or a meaning does.
VERSION = 1


@dataclass(frozen=True)
class FileReport:
    """What was found in one file.

    Attributes
    ----------
    file : str
        Its path in the case folder.
    table : str
        The table that it belongs to, or ``""``.
    rows : int or None
        How many rows were read, where it is a table that could be.
    facts : tuple of Bilingual
        What was decided or passed over while it was read.
    problems : tuple of Problem
        Errors and warnings in the order of their rows.
    """

    file: str
    table: str = ""
    rows: int | None = None
    facts: tuple[Bilingual, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Report:
    """What a check found, in the order in which the files were read, and what is left to do in the case."""

    files: tuple[FileReport, ...] = field(default_factory=tuple)
    todo: tuple[Todo, ...] = ()

    @property
    def errors(self) -> list[Problem]:
        """The problems that keep a file from being used."""
        return [problem for one in self.files for problem in one.problems if problem.severity == "error"]

    @property
    def warnings(self) -> list[Problem]:
        """The problems that a person should look at."""
        return [problem for one in self.files for problem in one.problems if problem.severity == "warning"]

    def as_dict(self, *, case: str | None = None, lang: Language = "en") -> dict[str, object]:
        """Return the report as a program reads it; see docs/check.md. Values are cut as in messages."""
        return {
            "version": VERSION,
            "case": case,
            "errors": len(self.errors),
            "warnings": len(self.warnings),
            "files": [_file_as_dict(one, lang) for one in self.files],
            "todo": [_todo_as_dict(one, lang) for one in self.todo],
        }


def make_report(
    problems: Iterable[Problem],
    *,
    facts: Iterable[tuple[str, Sequence[Bilingual]]] = (),
    tables: Iterable[tuple[str, str, int | None]] = (),
) -> Report:
    """Return problems and facts file by file, files in the order in which they are first named.

    Parameters
    ----------
    problems : iterable of Problem
    facts : iterable of (str, sequence of Bilingual)
        Files and what was noticed about each.
    tables : iterable of (str, str, int or None)
        Files, the tables that they belong to, and how many rows they have.

    Examples
    --------
    >>> problem = Problem("a.csv", Bilingual("isi", "content"), Bilingual("Isi.", "Fill it."))
    >>> [(one.file, len(one.problems)) for one in make_report([problem], tables=[("b.csv", "events", 3)]).files]
    [('b.csv', 0), ('a.csv', 1)]
    """
    kinds = {file: (table, rows) for file, table, rows in tables}
    noticed: dict[str, list[Bilingual]] = {}
    for file, told in facts:
        noticed.setdefault(file, []).extend(told)
    found: dict[str, list[Problem]] = {}
    # What every table asks for, such as columns.toml, is told once.
    for problem in dict.fromkeys(problems):
        found.setdefault(problem.file, []).append(problem)
    return Report(
        tuple(
            FileReport(
                file,
                *kinds.get(file, ("", None)),
                facts=tuple(dict.fromkeys(noticed.get(file, []))),
                problems=tuple(sorted(found.get(file, []), key=lambda problem: problem.row or 0)),
            )
            for file in dict.fromkeys([*kinds, *noticed, *found])
        )
    )


def problem_lines(problems: Iterable[Problem], lang: Language) -> list[str]:
    """Return one line a problem; where a file has many of one kind, the first ten and the rows of the others.

    Examples
    --------
    >>> many = [Problem("a.csv", Bilingual("isi", "content"), Bilingual("Isi.", "Fill it."), row=row)
    ...         for row in range(2, 40)]
    >>> problem_lines(many, "en")[-1]
    'a.csv: content was expected in 28 more rows: 12–39'
    """
    lines: list[str] = []
    for file, group in groupby(problems, key=lambda problem: problem.file):
        kinds: dict[tuple[object, ...], list[Problem]] = {}
        for problem in group:
            kinds.setdefault((problem.sheet, problem.column, problem.expected, problem.severity), []).append(problem)
        for alike in kinds.values():
            shown = alike if len(alike) <= MANY else alike[:_SHOWN]
            lines += [problem.message(lang) for problem in shown]
            if len(alike) > MANY:
                lines.append(_more(file, alike[_SHOWN:], lang))
    return lines


def _more(file: str, problems: list[Problem], lang: Language) -> str:
    file = printable(file)
    rows = row_ranges([problem.row for problem in problems if problem.row is not None])
    expected = problems[0].expected.to(lang)
    where = f"{problems[0].place(lang).rpartition(', ')[2]}: " if problems[0].column is not None else ""
    if lang == "id":
        return f"{file}: {where}seharusnya ada {expected}, juga di {len(problems)} baris lain: {rows}"
    return f"{file}: {where}{expected} was expected in {len(problems)} more rows: {rows}"


def row_ranges(rows: Sequence[int]) -> str:
    """Return row numbers as ranges, the first forty of them.

    Examples
    --------
    >>> row_ranges([2, 3, 4, 9])
    '2–4, 9'
    """
    ranges: list[list[int]] = []
    for row in sorted(rows):
        if ranges and row <= ranges[-1][1] + 1:
            ranges[-1][1] = row
        else:
            ranges.append([row, row])
    shown = [f"{first}–{last}" if last > first else str(first) for first, last in ranges[:40]]
    return ", ".join(shown) + (", … (--json)" if len(ranges) > 40 else "")


def _file_as_dict(one: FileReport, lang: Language) -> dict[str, object]:
    return {
        "file": one.file,
        "table": one.table,
        "rows": one.rows,
        "facts": [fact._asdict() for fact in one.facts],
        "problems": [
            {
                "severity": problem.severity,
                "sheet": None if problem.sheet is None else cut(problem.sheet),
                "row": problem.row,
                "column": None if problem.column is None else cut(problem.column),
                "value": None if problem.value is None else cut(problem.value),
                "expected": problem.expected._asdict(),
                "remedy": problem.remedy._asdict(),
                "message": problem.message(lang),
            }
            for problem in one.problems
        ],
    }


def _todo_as_dict(one: Todo, lang: Language) -> dict[str, object]:
    return {
        "kind": one.kind,
        "file": one.file,
        "what": one.what._asdict(),
        "how": one.how._asdict(),
        "exhibits": list(one.exhibits),
        "message": one.message(lang),
    }
