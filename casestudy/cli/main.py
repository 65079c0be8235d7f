"""The program `casestudy`: its commands in the order of its help."""

import os
import sys
from pathlib import Path

import typer

from casestudy.cli.cases import check, fetch
from casestudy.cli.codings import import_codings, pack, reanchor, unpack
from casestudy.cli.compare import compare
from casestudy.cli.new import new
from casestudy.cli.notebooks import lab, run
from casestudy.cli.privacy import check_leaks, pseudonymise
from casestudy.cli.review import trace, verify
from casestudy.errors import CaseError, Language, default_language

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
                  help="From raw interviews and clippings to numbered thesis figures.")  # fmt: skip
for command in (
    run, check, fetch, verify, trace, compare, reanchor, import_codings, pack, unpack, pseudonymise, check_leaks, new,
    lab,
):  # fmt: skip
    app.command()(command)


def main() -> None:
    """Run the command line; a problem in a case is told in words and ends with status 1."""
    # Windows consoles may not speak UTF-8; a message with an unknown letter is better than none.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app()
    except CaseError as error:
        typer.echo(error.message(error.lang or _language()), err=True)
        sys.exit(1)
    except PermissionError as error:
        typer.echo(_locked(error), err=True)
        sys.exit(1)


def _language() -> Language:
    """Return the language that was asked for, else that of the case that is meant, else the default."""
    from casestudy.case import open_case

    if os.environ.get("CASESTUDY_LANG"):
        return default_language()
    named = sys.argv[sys.argv.index("--case") + 1] if "--case" in sys.argv[:-1] else None
    try:
        return open_case(named).language
    except CaseError:
        return default_language()


def _locked(error: PermissionError) -> str:
    name = Path(error.filename or "").name
    if _language() == "id":
        return f"{name}: berkas ini tidak dapat dibuka. Tutup dulu di Excel atau program lain, lalu ulangi."
    return f"{name}: the file cannot be opened. Close it in Excel or any other program first, then try again."
