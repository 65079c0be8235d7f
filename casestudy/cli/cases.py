"""The commands that look after a case's folder: `check` and `fetch`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casestudy.cli.options import CaseOption, LangOption, open_named
from casestudy.errors import CaseError, Language, default_language, printable

if TYPE_CHECKING:
    from casestudy.case import Case
    from casestudy.errors import Problem
    from casestudy.load.checks.report import Report

FileArgument = Annotated[Path | None, typer.Argument(help="One file to check before it is put anywhere.")]
KindOption = Annotated[str | None, typer.Option("--as", help="What the file is: clippings, comments, transcript, …")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the report for a program; docs/check.md describes it.")]


def check(
    file: FileArgument = None, case: CaseOption = None, kind: KindOption = None, lang: LangOption = None,
    as_json: JsonOption = False,
) -> None:  # fmt: skip
    """Read every input and list every problem: file, row, column, value, what was expected, how to mend it."""
    from casestudy.load.checks.report import make_report

    opened: Case | None = None
    try:
        opened = open_named(case, lang)
    except CaseError as error:
        # One file can be checked anywhere; a case that is named, or that all is about, has to be there.
        if file is None or case is not None:
            _show(make_report(error.problems), case or "", error.lang or default_language(), as_json=as_json)
    language = opened.language if opened else (lang.value if lang else default_language())
    if file is not None:
        from casestudy.load.checks.files import inspect_file

        try:
            report = inspect_file(file, kind=kind, case=opened)
        except CaseError as error:
            report = make_report(error.problems)
        _show(report, file.name, language, as_json=as_json, case=opened)
    elif opened is not None:
        _show(_inspect(opened), opened.name, language, as_json=as_json, case=opened, of_case=True)


def fetch(
    addresses: Annotated[Path, typer.Argument(help="A text file with one address a line.")],
    case: CaseOption = None,
    lang: LangOption = None,
) -> None:
    """Download the pages of a list of addresses into raw/clippings: the only command that opens a connection."""
    from casestudy.load.tabular.web import fetch_pages, read_addresses

    opened = open_named(case, lang)
    path = addresses if addresses.is_file() else opened.folder / addresses
    written = fetch_pages(opened, read_addresses(path), tell=typer.echo)
    said = "halaman baru di" if opened.language == "id" else "new pages in"
    typer.echo(f"{len(written)} {said} raw/clippings. casestudy check --case {opened.name}")


def _inspect(case: "Case") -> "Report":
    """Check a case and its word lists, and show on a terminal how far it is."""
    from rich.console import Console

    from casestudy.load.checks.case import inspect_case
    from casestudy.load.checks.report import Report, make_report
    from casestudy.load.formats.files import gather
    from casestudy.privacy.risks import risk_problems
    from casestudy.text.language.words import load_words

    console = Console(stderr=True, markup=False)
    if console.is_terminal:
        with console.status("…") as status:
            report = inspect_case(case, tell=lambda name: status.update(f"casestudy check: {name} …"))
    else:
        report = inspect_case(case)
    problems: list[Problem] = []
    with gather(problems):
        load_words(case.language, case=case)
    problems += risk_problems(case)
    return Report((*report.files, *make_report(problems).files), todo=report.todo)


def _show(
    report: "Report", name: str, lang: Language, *, as_json: bool, case: "Case | None" = None, of_case: bool = False
) -> None:
    """Print a report, that of a whole case with what is left to do, and end with status 1 where it holds an error."""
    from casestudy.load.checks.report import problem_lines
    from casestudy.load.checks.todo.listing import todo_lines

    errors, warnings = report.errors, report.warnings
    if as_json:
        typer.echo(
            json.dumps(report.as_dict(case=case.name if case else None, lang=lang), ensure_ascii=False, indent=1)
        )
        raise typer.Exit(1 if errors else 0)
    for one in report.files:
        rows = [_rows(one.rows, lang)] if one.rows and one.table not in ("transcript", "note") else []
        if one.facts:
            typer.echo(f"{printable(one.file)}: {'; '.join([*rows, *(fact.to(lang) for fact in one.facts)])}")
    for line in problem_lines(warnings, lang):
        typer.echo(f"{'peringatan' if lang == 'id' else 'warning'}: {line}")
    for line in problem_lines(errors, lang):
        typer.echo(line)
    typer.echo(_summary(name, len(errors), len(warnings), lang))
    if of_case:
        for line in ("", *todo_lines(report.todo, name, lang, errors=bool(errors))):
            typer.echo(line)
    raise typer.Exit(1 if errors else 0)


def _rows(count: int, lang: Language) -> str:
    return f"{count} baris" if lang == "id" else f"{count} row{'' if count == 1 else 's'}"


def _summary(name: str, errors: int, warnings: int, lang: Language) -> str:
    if lang == "id":
        told = f", {warnings} peringatan" if warnings else ""
        return f"{errors} masalah{told}." if errors else f"{name}: tidak ada masalah{told}."
    told = f", {warnings} warning{'' if warnings == 1 else 's'}" if warnings else ""
    return f"{errors} problem{'' if errors == 1 else 's'}{told}." if errors else f"{name}: no problems{told}."
