"""The commands that keep participants safe: `pseudonymise` and `check-leaks`."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casestudy.cli.options import CaseOption, LangOption, open_named
from casestudy.errors import Bilingual, CaseError, Language, Problem, cut

if TYPE_CHECKING:
    import pandas as pd

    from casestudy.case import Case
    from casestudy.privacy.originals.planning import Rewriting
    from casestudy.privacy.originals.reading import Originals

#: Rows of the list that are printed; the file holds all.
SHOWN = 40
WARNING = Bilingual(
    "Daftar ini membantu, bukan jaminan. Baca ulang sebelum dibagikan.",
    "This list helps; it is no guarantee. Read again before sharing.",
)
_STATUSES = {
    "kept": Bilingual("tetap", "kept"),
    "moved": Bilingual("pindah", "moved"),
    "ambiguous": Bilingual("ambigu", "ambiguous"),
    "lost": Bilingual("hilang", "lost"),
}


def pseudonymise(
    case: CaseOption = None,
    lang: LangOption = None,
    originals: Annotated[
        Path | None, typer.Option("--from", help="Where the originals are, outside the project; remembered.")
    ] = None,
    apply: Annotated[bool, typer.Option("--apply", help="Replace what the list approves.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what --apply would do, and write nothing.")] = False,
) -> None:
    """List the names and numbers that identify someone; with --apply replace those that the list approves."""
    from casestudy.privacy.key.lists import FOLDER, OPEN, read_list, write_list
    from casestudy.privacy.originals.reading import read_originals

    opened, apply = open_named(case, lang), apply or dry_run
    there = read_list(opened)
    folder = _originals_folder(opened, there, originals)
    read = read_originals(opened, folder)
    if read.problems:
        raise CaseError(read.problems, lang=opened.language)
    table, new = _updated(opened, there, folder, read)
    rows = table[table["kind"] != FOLDER]
    waiting = int((rows["approve"] == OPEN).sum())
    for line in _tell_list(rows if not apply else rows.iloc[:0], opened.language):
        typer.echo(line)
    if not dry_run and (new or originals is not None or not apply):
        write_list(opened, table)
    if not apply or new or waiting:
        _tell_next(opened, len(rows), new=new, waiting=waiting, applying=apply)
        _tell_risks(opened)
        raise typer.Exit(1 if apply else 0)
    _apply(opened, read, table, folder, dry_run=dry_run)


def check_leaks(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files or folders; by default all of the case.")] = None,
    case: CaseOption = None,
    lang: LangOption = None,
) -> None:
    """Look for original names, and for words that may be paraphrased only, in all that could be published."""
    from casestudy.load.checks.report import problem_lines
    from casestudy.privacy.key.places import key_file, missing_list
    from casestudy.privacy.leaks.consent import find_refused_words
    from casestudy.privacy.leaks.searching import find_leaks, published_files

    opened = open_named(case, lang)
    path, missing = key_file(opened), missing_list(opened)
    if missing:
        typer.echo(missing.to(opened.language))
    elif not path.is_file():
        none = f"Tidak ada daftar samaran di {path}; nama tidak dicari."
        typer.echo(none if opened.language == "id" else f"No list of pseudonyms at {path}; names were not looked for.")
    files = published_files(opened, paths or None)
    names = find_leaks(opened, files)
    # The data hold everybody's words; what is made of them, or was asked for, is searched.
    results = files if paths else [one for one in files if not one.is_relative_to(opened.folder)]
    words = find_refused_words(opened, results)
    for line in problem_lines([*names, *words], opened.language):
        typer.echo(line)
    typer.echo(f"{_searched(len(files), len(names), len(words), opened.language)} {WARNING.to(opened.language)}")
    if names or words or missing:
        raise typer.Exit(1)


def _searched(files: int, names: int, words: int, lang: Language) -> str:
    if lang == "id":
        return f"{files} berkas diperiksa: {names} nama asli, {words} kutipan tanpa izin."
    return f"{files} files searched: {names} original names, {words} quotations without consent."


def _originals_folder(case: "Case", there: "pd.DataFrame", stated: Path | None) -> Path:
    """Return where the originals are: as stated now, as remembered in the list, or the default."""
    from casestudy.privacy.key.lists import FOLDER
    from casestudy.privacy.key.places import default_originals, refuse_inside
    from casestudy.privacy.originals.reading import read_record

    remembered = there.loc[there["kind"] == FOLDER, "original"].tolist()
    folder = stated or (Path(remembered[0]) if remembered else default_originals(case))
    folder = folder.expanduser().absolute()
    refuse_inside(folder, case)
    # Without the originals everything written from them would look as if nobody had asked for it.
    if not folder.is_dir() and (stated is not None or read_record(case)):
        expected = Bilingual("folder yang berisi naskah asli", "a folder that holds the originals")
        remedy = Bilingual(
            "Periksa namanya, atau pasang diskanya; folder lain: --from.",
            "Check its name, or connect its disk; another folder: --from.",
        )
        raise CaseError(Problem(str(folder), expected, remedy), lang=case.language)
    return folder


def _updated(case: "Case", there: "pd.DataFrame", folder: Path, read: "Originals") -> tuple["pd.DataFrame", int]:
    """Return the list with what was found now, and how many rows are new."""
    from casestudy.privacy.key.lists import FOLDER
    from casestudy.privacy.key.proposing import file_rows, folder_row, propose
    from casestudy.privacy.originals.searching import all_texts, file_names, search_originals

    known = there[there["kind"] != FOLDER]
    table = propose(search_originals(case, read), known, all_texts(read), lang=case.language)
    table = file_rows(file_names(read, table), table, case.language)
    new = len(table) - len(known)
    return folder_row(str(folder), table, case.language), new


def _apply(case: "Case", read: "Originals", table: "pd.DataFrame", folder: Path, *, dry_run: bool) -> None:
    from casestudy.load.checks.report import problem_lines
    from casestudy.privacy.leaks.searching import find_leaks, published_files
    from casestudy.privacy.originals.applying import apply_pseudonyms
    from casestudy.privacy.originals.planning import plan_pseudonyms

    plan = plan_pseudonyms(case, read, table)
    for line in _tell_plan(case, plan, dry_run=dry_run):
        typer.echo(line)
    if dry_run:
        return
    kept = apply_pseudonyms(case, plan, folder)
    if kept:
        said = "naskah asli disimpan di luar proyek" if case.language == "id" else "originals kept outside the project"
        typer.echo(f"{len(kept)} {said}: {folder}")
    _tell_risks(case)
    left = find_leaks(case, published_files(case, None))
    for line in problem_lines(left, case.language):
        typer.echo(line)
    typer.echo(WARNING.to(case.language))
    if left:
        raise typer.Exit(1)


def _tell_list(rows: "pd.DataFrame", lang: Language) -> Iterable[str]:
    """Yield the rows of the list, and how many there are of each kind."""
    from casestudy.privacy.finding.found import KINDS

    columns = rows[["kind", "original", "replacement", "approve", "n", "context", "note"]]
    for kind, original, replacement, answer, n, context, note in columns.head(SHOWN).itertuples(index=False, name=None):
        name = KINDS[kind].to(lang) if kind in KINDS else ("berkas" if lang == "id" else "file")
        mark = {"yes": "", "no": "-", "?": "?"}[answer]
        told = [f"{n}×" if n else "", f'"{cut(context)}"' if context else "", note]
        yield f"{mark:1} {name}: {cut(original)} → {replacement}  {' · '.join(filter(None, told))}".rstrip()
    if len(rows) > SHOWN:
        yield f"… {len(rows) - SHOWN} {'baris lagi di daftar' if lang == 'id' else 'more rows in the list'}"
    counts = rows["kind"].value_counts()
    if len(counts):
        yield ", ".join(f"{names.to(lang)} {counts[kind]}" for kind, names in KINDS.items() if kind in counts)


def _tell_next(case: "Case", rows: int, *, new: int, waiting: int, applying: bool) -> None:
    from casestudy.privacy.key.places import key_file

    place = key_file(case)
    if case.language == "id":
        typer.echo(f"{place}: {rows} baris, {new} baru, {waiting} menunggu keputusan (?).")
        if applying:
            typer.echo("Belum ada yang diganti: baca dulu baris yang baru atau belum diputuskan.")
        typer.echo("Sunting kolom samaran dan setuju (ya/tidak) di berkas itu, simpan, lalu jalankan:")
    else:
        typer.echo(f"{place}: {rows} rows, {new} new, {waiting} to be decided (?).")
        if applying:
            typer.echo("Nothing was replaced: read the rows that are new or not decided first.")
        typer.echo("Edit the columns replacement and approve (yes/no) in that file, save it, and run:")
    typer.echo(f"  casestudy pseudonymise --case {case.name} --apply")
    typer.echo(WARNING.to(case.language))


def _tell_plan(case: "Case", plan: "Rewriting", *, dry_run: bool) -> Iterable[str]:
    lang = case.language
    for name, count in sorted(plan.counts.items()):
        original = plan.written.get(name)
        source = f"{original.path.name} → " if original and original.path.name != Path(name).name else ""
        yield f"{source}{name}: {count} {'diganti' if lang == 'id' else 'replaced'}"
    for row in plan.segments.itertuples(index=False):
        if row.status in ("ambiguous", "lost"):
            yield f'    {_STATUSES[str(row.status)].to(lang)}  {row.doc}: "{cut(str(row.quote))}" [{row.code}]'
    counts = plan.segments["status"].value_counts()
    told = ", ".join(f"{name.to(lang)} {counts.get(status, 0)}" for status, name in _STATUSES.items())
    if len(plan.segments):
        yield f"{'koding' if lang == 'id' else 'codings'}: {told}"
    if not plan.files:
        yield "Tidak ada yang perlu ditulis." if lang == "id" else "There is nothing to write."
    elif dry_run:
        yield f"{len(plan.files)} {'berkas akan ditulis.' if lang == 'id' else 'files would be written.'}"


def _tell_risks(case: "Case") -> None:
    """Print the informants whom their post identifies."""
    from casestudy.load.formats.files import gather
    from casestudy.load.registers import load_table
    from casestudy.privacy.risks import risky_informants

    # What is wrong with the register is told where it is loaded.
    with gather([]):
        for line in risk_lines(risky_informants(load_table(case, "informants", required=False)), case.language):
            typer.echo(line)


def risk_lines(risky: "pd.DataFrame", lang: Language) -> Iterable[str]:
    """Yield a line for each informant whom unit and position tell apart, with what would hide them."""
    for row in risky.to_dict("records"):
        who = f"{row['informant']} ({cut(str(row['position']))}, {cut(str(row['unit']) or '-')})"
        if lang == "id":
            level = "hanya satu orang (k = 1)" if row["k"] == 1 else f"hanya {row['k']} orang (k = {row['k']})"
            hint = (f'sebut kolom "{row["coarser"]}" saja ({row["coarser_k"]} orang)' if row["coarser"]
                    else "gabungkan dengan jabatan lain")  # fmt: skip
            yield f"mudah dikenali: {who}: {level}; {hint}."
        else:
            level = "the only one (k = 1)" if row["k"] == 1 else f"one of {row['k']} (k = {row['k']})"
            hint = (f'tell the column "{row["coarser"]}" alone ({row["coarser_k"]} people)' if row["coarser"]
                    else "join it with other positions")  # fmt: skip
            yield f"easily recognised: {who}: {level}; {hint}."
