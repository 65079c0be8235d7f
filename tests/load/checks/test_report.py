"""Tests of casestudy.load.checks.report."""

import json
from dataclasses import replace

from casestudy.errors import Bilingual, Problem
from casestudy.load.checks.report import MANY, Report, make_report, problem_lines, row_ranges
from casestudy.load.checks.todo.listing import Todo

EXPECTED, REMEDY = Bilingual("isi", "content"), Bilingual("Isi.", "Fill it.")


def problem(file: str = "a.csv", row: int | None = 2, **more: object) -> Problem:
    return Problem(file, EXPECTED, REMEDY, row=row, **more)  # type: ignore[arg-type]


def test_problems_are_grouped_by_file_and_sorted_by_row() -> None:
    """Files stand in the order in which they were read, their problems in the order of the rows."""
    report = make_report(
        [problem("b.csv", 9), problem("a.csv", 5), problem("b.csv", 3)],
        facts=[("c.csv", [EXPECTED, EXPECTED])], tables=[("a.csv", "events", 7)],
    )  # fmt: skip

    assert [(one.file, one.table, one.rows, [p.row for p in one.problems]) for one in report.files] == [
        ("a.csv", "events", 7, [5]), ("c.csv", "", None, []), ("b.csv", "", None, [3, 9]),
    ]  # fmt: skip
    assert report.files[1].facts == (EXPECTED,)


def test_errors_stand_apart_from_warnings() -> None:
    """What keeps a case from being used is not mixed with what a person should look at."""
    report = make_report([problem(row=2), problem(row=3, severity="warning")])

    assert ([p.row for p in report.errors], [p.row for p in report.warnings]) == ([2], [3])


def test_few_problems_have_a_line_each() -> None:
    """Up to twenty-five of one kind are told one by one."""
    lines = problem_lines([problem(row=n) for n in range(2, 2 + MANY)], "en")

    assert len(lines) == MANY
    assert lines[0] == "a.csv, row 2: content was expected. Fill it."


def test_many_problems_of_one_kind_are_told_with_their_rows() -> None:
    """Ten are told, then all further rows as ranges, in the language asked for; another kind is not swallowed."""
    many = [problem(row=n, column="tgl", value=str(n)) for n in range(2, 102) if n != 50]
    other = [problem(row=7, column="lain")]

    english, indonesian = problem_lines([*many, *other], "en"), problem_lines(many, "id")

    assert len(english) == 12
    assert english[10] == 'a.csv: column "tgl": content was expected in 89 more rows: 12–49, 51–101'
    assert english[11] == 'a.csv, row 7, column "lain": content was expected. Fill it.'
    assert indonesian[10] == 'a.csv: kolom "tgl": seharusnya ada isi, juga di 89 baris lain: 12–49, 51–101'


def test_row_ranges() -> None:
    """Rows that follow each other are a range; of very many ranges the first forty are shown."""
    assert row_ranges([]) == ""
    assert row_ranges([3, 2, 2, 5]) == "2–3, 5"
    assert row_ranges(range(2, 200, 2)).endswith(", 80, … (--json)")


def test_a_report_for_programs() -> None:
    """The names of the schema are these, values are cut, and it is JSON in either language."""
    report = make_report(
        [problem(row=3, column="tgl", value="x" * 60, sheet="Januari")], facts=[("a.csv", [EXPECTED])],
        tables=[("a.csv", "events", 7)],
    )  # fmt: skip
    report = replace(report, todo=(Todo("missing", "codings", EXPECTED, REMEDY, ("agreement",)),))

    told = json.loads(json.dumps(report.as_dict(case="randu", lang="id")))

    assert told == {
        "version": 1, "case": "randu", "errors": 1, "warnings": 0,
        "files": [{
            "file": "a.csv", "table": "events", "rows": 7, "facts": [{"id": "isi", "en": "content"}],
            "problems": [{
                "severity": "error", "sheet": "Januari", "row": 3, "column": "tgl", "value": "x" * 39 + "…",
                "expected": {"id": "isi", "en": "content"}, "remedy": {"id": "Isi.", "en": "Fill it."},
                "message": report.errors[0].message("id"),
            }],
        }],
        "todo": [{
            "kind": "missing", "file": "codings", "what": {"id": "isi", "en": "content"},
            "how": {"id": "Isi.", "en": "Fill it."}, "exhibits": ["agreement"], "message": "[ ] codings: isi. Isi.",
        }],
    }  # fmt: skip
    assert Report().as_dict() == {"version": 1, "case": None, "errors": 0, "warnings": 0, "files": [], "todo": []}
