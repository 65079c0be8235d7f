"""The commands of a reviewer: `verify` and `trace`."""

from typing import TYPE_CHECKING, Annotated

import typer

from casestudy.cli.options import CaseOption, LangOption, open_named
from casestudy.cli.progress import Bar
from casestudy.errors import cut

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from typing import Any

    import pandas as pd

    from casestudy.errors import Language

#: Characters of a passage that are printed.
SHOWN = 300


def verify(case: CaseOption = None, lang: LangOption = None) -> None:
    """Run everything again in a scratch folder and compare it with what the project holds."""
    from casestudy.chapter.notebooks import list_notebooks
    from casestudy.chapter.verify import verify as compare

    opened = open_named(case, lang)
    with Bar(list_notebooks(opened.root)) as tell:
        verdicts = compare(opened, progress=tell)
    for verdict in verdicts:
        typer.echo(
            f"{'ok ' if verdict.reproduced else 'NO '} {verdict.name}  {'; '.join(verdict.differences)}".rstrip()
        )
    exhibits = [verdict for verdict in verdicts if verdict.kind == "exhibit"]
    same = sum(verdict.reproduced for verdict in exhibits)
    if opened.language == "id":
        typer.echo(f"{same} dari {len(exhibits)} peraga dihasilkan kembali")
    # The line that reviewers and programs look for is the same in every language.
    typer.echo(f"{same} of {len(exhibits)} exhibits reproduced")
    if not all(verdict.reproduced for verdict in verdicts):
        raise typer.Exit(1)


def trace(
    exhibit: Annotated[str, typer.Argument(help="Its name (theme-informant) or number (4.3, figure-4-3, tabel-4-3).")],
    cell: Annotated[
        tuple[str, str] | None,
        typer.Option(help="A row (its number, or a text in it) and a column.", metavar="ROW COLUMN"),
    ] = None,
    row: Annotated[str | None, typer.Option(help="A row: its number, or a text in it such as a theme.")] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Show words whose informant agreed to be paraphrased only.")
    ] = False,
    case: CaseOption = None,
    lang: LangOption = None,
) -> None:
    """Print the passages behind an exhibit, a row of it or one number: document, line, speaker, words, coder."""
    from casestudy.chapter.exhibits.manifest import read_manifest
    from casestudy.chapter.trace import find_exhibit, read_numbers
    from casestudy.chapter.trace import trace as walk_back

    opened = open_named(case, lang)
    _, entry = find_exhibit(read_manifest(opened), exhibit)
    wanted, column = cell or (row, None)
    found = walk_back(exhibit, wanted, column, case=opened)
    numbers = read_numbers(opened, entry)
    typer.echo(entry["caption"][opened.language])
    cells = dict.fromkeys(zip(found["row"].tolist(), found["column"].tolist(), strict=True))
    for number, name in cells:
        passages = found[(found["row"] == number) & (found["column"] == name)]
        typer.echo(f"\n{_heading(numbers, number, name, opened.language)}")
        for passage in passages.to_dict("records"):
            typer.echo(f"  {_passage(passage, opened.language, everything=everything)}")
    counted = "passage" if len(found) == 1 else "passages"
    typer.echo(f"\n{len(found)} {'bukti' if opened.language == 'id' else counted}")


def _heading(numbers: "pd.DataFrame", row: int, column: str, lang: "Language") -> str:
    """Return which cell the passages below stand behind: the row, the first words in it, the column and its number."""
    cells = numbers.iloc[row - 1]
    words = [f"{name} {cut(text)}" for name, text in cells.items() if text and not text.replace(".", "").isdecimal()]
    number = [f"{column} = {cells[column]}"] if column in cells else []
    return " · ".join([f"{'baris' if lang == 'id' else 'row'} {row}", *words[:3], *number])


def _passage(passage: "Mapping[Hashable, Any]", lang: "Language", *, everything: bool) -> str:
    """Return one line: where the passage stands, who speaks, who coded it, what it says, how much it adds."""
    place = f"{passage['doc']}, {'baris' if lang == 'id' else 'line'} {passage['line']}"
    words = " ".join(str(passage["quote"]).split())
    shown = words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()} …"
    if not passage["quotable"] and not everything:
        shown = "[hanya boleh diparafrasakan]" if lang == "id" else "[to be paraphrased only]"
    elif passage["before"] or passage["after"]:
        shown = f"{passage['before']}[{shown}]{passage['after']}"
    added = [f"+{passage['counts']}"] if passage["counts"] != 1 else []
    return " · ".join([place, *filter(None, [passage["speaker"], passage["coder"]]), *added, shown])
