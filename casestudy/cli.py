"""The command line: `casestudy run · check · verify · new · lab`."""

import os
import subprocess
import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from casestudy.errors import CaseError, Language, Problem, default_language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from casestudy.case import Case
    from casestudy.chapter.notebooks import Step

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
                  help="From raw interviews and clippings to numbered thesis figures.")  # fmt: skip


class Lang(StrEnum):
    """The language of messages."""

    id = "id"
    en = "en"


CaseOption = Annotated[str | None, typer.Option("--case", help="The folder under data/; by default the project's own.")]
LangOption = Annotated[Lang | None, typer.Option("--lang", help="The language of messages; by default the case's.")]


@app.command()
def run(case: CaseOption = None, lang: LangOption = None) -> None:
    """Run the notebooks in order and write every exhibit to figures/<case>/."""
    from casestudy.chapter.notebooks import list_notebooks, run_notebooks
    from casestudy.load.sources import load_case
    from casestudy.load.texts import write_texts

    opened = _open(case, lang)
    write_texts(opened, load_case(opened).texts)
    with _Bar(list_notebooks(opened.root)) as tell:
        copies = run_notebooks(opened, lang=lang.value if lang else None, progress=tell)
    _print_written(opened, copies)


@app.command()
def check(case: CaseOption = None, lang: LangOption = None) -> None:
    """Read every input and list every problem: file, row, column, value, what was expected, how to mend it."""
    from casestudy.load.formats.files import gather
    from casestudy.load.sources import load_case
    from casestudy.load.texts import check_texts
    from casestudy.text.words import load_words

    problems: list[Problem] = []
    try:
        opened = _open(case, lang)
    except CaseError as error:
        _list_problems(error.problems, error.lang or default_language())
    with gather(problems):
        problems += check_texts(opened, load_case(opened).texts)
    with gather(problems):
        load_words(opened.language, case=opened)
    if problems:
        _list_problems(problems, opened.language)
    typer.echo(f"{opened.name}: {'tidak ada masalah' if opened.language == 'id' else 'no problems'}.")


@app.command()
def verify(case: CaseOption = None, lang: LangOption = None) -> None:
    """Run everything again in a scratch folder and compare it with what the project holds."""
    from casestudy.chapter.notebooks import list_notebooks
    from casestudy.chapter.verify import verify as compare

    opened = _open(case, lang)
    with _Bar(list_notebooks(opened.root)) as tell:
        verdicts = compare(opened, progress=tell)
    for verdict in verdicts:
        typer.echo(
            f"{'ok ' if verdict.reproduced else 'NO '} {verdict.name}  {'; '.join(verdict.differences)}".rstrip()
        )
    exhibits = [verdict for verdict in verdicts if verdict.kind == "exhibit"]
    typer.echo(f"{sum(verdict.reproduced for verdict in exhibits)} of {len(exhibits)} exhibits reproduced")
    if not all(verdict.reproduced for verdict in verdicts):
        raise typer.Exit(1)


@app.command()
def new(
    name: Annotated[str, typer.Argument(help="The folder under data/: lower-case letters, digits, hyphens.")],
    place: Annotated[str | None, typer.Option(help="The place in Indonesian, such as 'Kota Cilegon'.")] = None,
    place_en: Annotated[str | None, typer.Option(help="The place in English.")] = None,
    day_zero: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day of the crisis.")] = None,
) -> None:
    """Start another city's case, with example rows in every table."""
    from casestudy.case import find_root
    from casestudy.new import new_case

    made = new_case(name, root=find_root(), place_id=place, place_en=place_en,
                    day_zero=day_zero.date() if day_zero else None)  # fmt: skip
    typer.echo(f"{made.folder}\n")
    typer.echo("Setiap berkas berisi baris contoh bertanda CONTOH; gantilah dengan data Anda, mulai dari case.toml.")
    typer.echo("Each file holds example rows marked CONTOH; replace them with your own, starting with case.toml.")
    typer.echo(f"\n  casestudy check --case {name}\n  casestudy run --case {name}")


@app.command()
def lab(case: CaseOption = None) -> None:
    """Open JupyterLab on the notebooks."""
    opened = _open(case, None)
    environment = {**os.environ, "CASESTUDY_ROOT": str(opened.root), "CASESTUDY_LANG": opened.language}
    if case:
        environment["CASESTUDY_CASE"] = case
    command = [sys.executable, "-m", "jupyterlab", str(opened.root / "notebooks")]
    raise typer.Exit(subprocess.run(command, env=environment, check=False).returncode)


def main() -> None:
    """Run the command line; a problem in a case is told in words and ends with status 1."""
    # Windows consoles may not speak UTF-8; a message with an unknown letter is better than none.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app()
    except CaseError as error:
        typer.echo(str(error), err=True)
        sys.exit(1)
    except PermissionError as error:
        typer.echo(_locked(error), err=True)
        sys.exit(1)


def _list_problems(problems: "Sequence[Problem]", lang: Language) -> NoReturn:
    for problem in problems:
        typer.echo(problem.message(lang))
    plural = "" if len(problems) == 1 else "s"
    typer.echo(f"{len(problems)} masalah." if lang == "id" else f"{len(problems)} problem{plural}.")
    raise typer.Exit(1)


def _locked(error: PermissionError) -> str:
    name = Path(error.filename or "").name
    if default_language() == "id":
        return f"{name}: berkas ini tidak dapat dibuka. Tutup dulu di Excel atau program lain, lalu ulangi."
    return f"{name}: the file cannot be opened. Close it in Excel or any other program first, then try again."


def _open(name: str | None, lang: Lang | None) -> "Case":
    from dataclasses import replace

    from casestudy.case import open_case

    if lang:
        os.environ["CASESTUDY_LANG"] = lang.value
    try:
        opened = open_case(name)
    except CaseError as error:
        # A broken case.toml is told in its own language, unless another was asked for.
        raise CaseError(error.problems, lang=lang.value if lang else error.lang) from None
    return replace(opened, language=lang.value) if lang else opened


class _Bar:
    """A progress display: notebook, cell, time left. Off a terminal it prints a line a notebook."""

    def __init__(self, notebooks: list[Path]) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        from casestudy.chapter.notebooks import count_cells

        # Code and names may hold brackets, which are not to be read as markup.
        self.console = Console(stderr=True, markup=False)
        self.bar = Progress(
            TextColumn("{task.fields[notebook]}", markup=False), BarColumn(),
            TextColumn("{task.completed:.0f}/{task.total:.0f}"), TimeRemainingColumn(),
            TextColumn("{task.fields[cell]}", markup=False), console=self.console, transient=True,
            disable=not self.console.is_terminal,
        )  # fmt: skip
        self.task = self.bar.add_task("", total=count_cells(notebooks), notebook="", cell="")
        self.last = ""

    def __enter__(self) -> "Callable[[Step], None]":
        self.bar.start()
        return self.tell

    def __exit__(self, *_: object) -> None:
        self.bar.stop()

    def tell(self, step: "Step") -> None:
        """Show the cell that starts."""
        if step.notebook != self.last and not self.console.is_terminal:
            self.console.print(f"{step.number}/{step.notebooks} {step.notebook} ({step.cells} cells)")
        if self.last:
            self.bar.advance(self.task)
        self.last = step.notebook
        self.bar.update(self.task, notebook=f"{step.number}/{step.notebooks} {step.notebook}", cell=step.source)


def _print_written(case: "Case", copies: list[Path]) -> None:
    from rich.console import Console
    from rich.table import Table

    from casestudy.chapter.manifest import read_manifest
    from casestudy.chapter.pages import exhibit_order

    table = Table("", f"{case.figures.relative_to(case.root)}/", box=None, pad_edge=False)
    for entry in sorted(read_manifest(case).values(), key=exhibit_order):
        table.add_row(entry["caption"][case.language], entry["files"][f"{case.language}.pdf"])
    console = Console(markup=False)
    console.print(table)
    console.print(f"{len(copies)} notebooks → {copies[0].parent.relative_to(case.root)}/")
