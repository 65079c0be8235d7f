"""The command that sets several cases beside each other: `compare`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casestudy.cli.options import LangOption, open_named

if TYPE_CHECKING:
    from casestudy.chapter.comparison.making import Comparison
    from casestudy.errors import Language


def compare(
    names: Annotated[list[str], typer.Argument(help="Two cases or more: their folders under data/.")],
    crosswalk: Annotated[
        Path | None, typer.Option(help="Which themes answer to each other; by default data/compare/<names>.csv.")
    ] = None,
    lang: LangOption = None,
) -> None:
    """Set the themes of cases beside each other, each with its own denominator; writes figures/compare/<names>/."""
    from casestudy.chapter.comparison.making import compare_cases, write_comparison

    cases = [open_named(name, lang) for name in names]
    made = compare_cases(cases, crosswalk=crosswalk)
    written = write_comparison(made)
    _print_matrix(made, cases[0].language)
    folder = made.folder.relative_to(cases[0].root).as_posix()
    typer.echo(f"{len(written)} {'berkas di' if cases[0].language == 'id' else 'files in'} {folder}/")


def _print_matrix(made: "Comparison", lang: "Language") -> None:
    from rich.console import Console
    from rich.table import Table

    from casestudy.chapter.comparison.page import matrix_cells
    from casestudy.labels import label

    table = Table(label("theme", lang), *(case.place.to(lang) for case in made.cases), box=None, pad_edge=False)
    for cells in matrix_cells(made.matrix, lang):
        table.add_row(*cells)
    Console(markup=False).print(table)
