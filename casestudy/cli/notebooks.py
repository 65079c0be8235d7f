"""The commands that work with the notebooks: `run` and `lab`."""

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casestudy.cli.options import CaseOption, LangOption, open_named
from casestudy.cli.progress import Bar

if TYPE_CHECKING:
    from casestudy.case import Case
    from casestudy.chapter.notebooks import Step
    from casestudy.errors import Language

#: How many cells a profile lists.
SLOWEST = 10


def run(
    case: CaseOption = None,
    lang: LangOption = None,
    profile: Annotated[bool, typer.Option("--profile", help="Print where the time of the run went.")] = False,
) -> None:
    """Run the notebooks in order and write every exhibit to figures/<case>/."""
    from casestudy.chapter.notebooks import list_notebooks, run_notebooks
    from casestudy.load.codings.segments import load_segments
    from casestudy.load.sources import load_case
    from casestudy.load.texts import write_texts
    from casestudy.privacy.key.places import missing_list
    from casestudy.privacy.leaks.searching import refuse_published

    opened = open_named(case, lang)
    if missing := missing_list(opened):
        typer.echo(missing.to(opened.language), err=True)
    refuse_published(opened, [opened.folder])
    sources = load_case(opened, codings=False)
    write_texts(opened, sources.texts)
    load_segments(opened, texts=sources.texts, codebook=sources.codebook, history=sources.codebook_history)
    times: list[tuple[Step, float]] = []
    with Bar(list_notebooks(opened.root)) as tell:
        copies = run_notebooks(
            opened, lang=lang.value if lang else None, progress=tell, timed=lambda *told: times.append(told)
        )
    # What an earlier run left behind stands among the results as well.
    refuse_published(opened)
    _print_written(opened, copies)
    if profile:
        _print_profile(times, opened.language)


def lab(case: CaseOption = None) -> None:
    """Open JupyterLab on the notebooks."""
    opened = open_named(case, None)
    environment = {**os.environ, "CASESTUDY_ROOT": str(opened.root), "CASESTUDY_LANG": opened.language}
    if case:
        environment["CASESTUDY_CASE"] = case
    command = [sys.executable, "-m", "jupyterlab", str(opened.root / "notebooks")]
    raise typer.Exit(subprocess.run(command, env=environment, check=False).returncode)


def _print_written(case: "Case", copies: list[Path]) -> None:
    from rich.console import Console
    from rich.table import Table

    from casestudy.chapter.exhibits.manifest import read_manifest, read_skipped
    from casestudy.chapter.pages.contents import exhibit_order

    table = Table("", f"{case.figures.relative_to(case.root)}/", box=None, pad_edge=False)
    for entry in sorted(read_manifest(case).values(), key=exhibit_order):
        table.add_row(entry["caption"][case.language], entry["files"][f"{case.language}.pdf"])
    console = Console(markup=False)
    console.print(table)
    skipped: dict[str, list[str]] = {}
    for slug, reason in read_skipped(case).items():
        skipped.setdefault(reason[case.language], []).append(slug)
    for told, slugs in skipped.items():
        console.print(f"{'dilewati' if case.language == 'id' else 'skipped'} {', '.join(slugs)}: {told}")
    console.print(f"{len(copies)} notebooks → {copies[0].parent.relative_to(case.root)}/")


def _print_profile(times: "list[tuple[Step, float]]", lang: "Language") -> None:
    """Print the seconds of each notebook, those of its kernel apart, and the cells that took longest."""
    from rich.console import Console
    from rich.table import Table

    names = (
        ("detik", "kernel", "sel", "sel terlama") if lang == "id" else ("seconds", "kernel", "cells", "slowest cells")
    )
    each = Table("", names[1], names[2], title=names[0], box=None, pad_edge=False, title_justify="left")
    for notebook in dict.fromkeys(step.notebook for step, _ in times):
        own = [(step.cell, seconds) for step, seconds in times if step.notebook == notebook]
        kernel = sum(seconds for cell, seconds in own if cell == 0)
        each.add_row(notebook, f"{kernel:.1f}", f"{sum(seconds for _, seconds in own) - kernel:.1f}")
    slowest = Table("", "", "", title=names[3], box=None, pad_edge=False, show_header=False, title_justify="left")
    ended = sorted(((seconds, step) for step, seconds in times if step.cell), key=lambda pair: -pair[0])
    for seconds, step in ended[:SLOWEST]:
        slowest.add_row(f"{seconds:.1f}", f"{step.notebook} {step.cell}/{step.cells}", step.source)
    console = Console(markup=False)
    console.print("", each, "", slowest, sep="\n")
