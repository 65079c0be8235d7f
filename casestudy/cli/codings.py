"""The commands that look after codings: `reanchor`, `import-codings`, `pack` and `unpack`."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casestudy.cli.options import CaseOption, LangOption, open_named
from casestudy.errors import Bilingual, CaseError, Language, Problem, cut

if TYPE_CHECKING:
    import pandas as pd

    from casestudy.case import Case

DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show what would be done, and write nothing.")]


class Unit(StrEnum):
    """What a coder judges at once."""

    turn = "turn"
    paragraph = "paragraph"
    document = "document"


_STATUSES = {
    "kept": Bilingual("tetap", "kept"),
    "moved": Bilingual("pindah", "moved"),
    "ambiguous": Bilingual("ambigu", "ambiguous"),
    "lost": Bilingual("hilang", "lost"),
}
_OUTCOMES = {
    "placed": Bilingual("ditempatkan", "placed"),
    "repeated": Bilingual("berulang", "repeated"),
    "ambiguous": Bilingual("ambigu", "ambiguous"),
    "lost": Bilingual("tidak ditemukan", "lost"),
    "unknown document": Bilingual("dokumen tak dikenal", "unknown document"),
    "unknown code": Bilingual("kode tak dikenal", "unknown code"),
    "unclear mark": Bilingual("tanda tak jelas", "unclear mark"),
    "incomplete": Bilingual("tidak lengkap", "incomplete"),
}
_ACTIONS = {
    "add": Bilingual("ditambahkan", "add"),
    "same": Bilingual("sudah ada", "same"),
    "conflict": Bilingual("bertentangan", "conflict"),
}
_LINE = Bilingual("baris", "line")
_WRITTEN = Bilingual("Ditulis", "Written")
_WOULD_WRITE = Bilingual("Akan ditulis", "Would be written")
_NOTHING = Bilingual("Tidak ada yang perlu ditulis.", "There is nothing to write.")


def reanchor(case: CaseOption = None, lang: LangOption = None, dry_run: DryRunOption = False) -> None:
    """Put codings back on their words after a transcript was corrected, and write the texts with them."""
    from casestudy.coding.reanchor.case import apply_plan, plan_correction
    from casestudy.load.sources import load_case

    opened = open_named(case, lang)
    plan = plan_correction(opened, load_case(opened, codings=False).texts)
    for line in _tell_correction(plan.report, opened.language):
        typer.echo(line)
    if not dry_run:
        apply_plan(opened, plan)
    _tell_files(opened, plan.files, dry_run=dry_run)


def import_codings(
    file: Annotated[Path, typer.Argument(help="A CSV or XLSX of coded passages: from Taguette, QualCoder or Excel.")],
    coder: Annotated[str, typer.Option(help="The coder of rows that name none.")] = "",
    sheet: Annotated[str | None, typer.Option(help="The sheet of a workbook; by default its first one.")] = None,
    case: CaseOption = None,
    lang: LangOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """Add coded passages from another program or a spreadsheet to the coders' files, and list those without a place."""
    from casestudy.coding.imports.reading import import_codings as read
    from casestudy.load.codings.segments import merge_segments, read_coder, write_segments
    from casestudy.load.sources import load_case

    opened = open_named(case, lang)
    sources = load_case(opened, codings=False)
    known = {"texts": sources.texts, "codebook": sources.codebook, "history": sources.codebook_history}
    found = read(file, coder=coder, sheet=sheet, lang=opened.language, **known)
    for line in _tell_import(found.report, found.layout, found.unused, opened.language):
        typer.echo(line)
    files = []
    for name in sorted(found.segments["coder"].unique()):
        there = read_coder(opened, name)
        merged = merge_segments(there, found.segments[found.segments["coder"] == name])
        if len(merged) > len(there):
            files.append(write_segments(opened, name, merged, dry_run=dry_run, **known))
    _tell_files(opened, files, dry_run=dry_run)
    if not found.report["outcome"].isin(["placed", "repeated"]).all():
        raise typer.Exit(1)


def pack(
    coder: Annotated[str, typer.Option(help="The coder's code, such as K2; no name.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The workbook to write.")],
    size: Annotated[int, typer.Option(min=1, help="How many units.")] = 60,
    unit: Annotated[Unit, typer.Option(help="What is judged at once.")] = Unit.turn,
    seed: Annotated[int, typer.Option(help="Of the drawing of units.")] = 1,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    case: CaseOption = None,
    lang: LangOption = None,
) -> None:
    """Draw units of interviews and field notes for a second coder and write them as a workbook, without any codes."""
    import casestudy as cs
    from casestudy.coding.packs.making import make_pack, sample_units
    from casestudy.load.formats.files import replace_file
    from casestudy.load.texts import WRITTEN
    from casestudy.privacy.leaks.searching import refuse_leaks

    opened = open_named(case, lang)
    if output.exists() and not force:
        expected = Bilingual("nama berkas yang belum dipakai", "a name that no file has")
        remedy = Bilingual("Pilih nama lain, atau tambahkan --force.", "Choose another name, or add --force.")
        raise CaseError(Problem(str(output), expected, remedy), lang=opened.language)
    sources = cs.load_case(opened)
    texts = sources.texts[sources.texts["source"].isin(list(WRITTEN))]
    sample = sample_units(cs.coding_units(texts, sources.turns, unit=unit.value), size=size, seed=seed)
    try:
        made = make_pack(sample, coder=coder, texts=texts, codebook=sources.codebook, unit=unit.value, seed=seed)
    except CaseError as error:
        raise CaseError(error.problems, lang=opened.language) from None
    refuse_leaks(opened, made, str(output))
    replace_file(output, made, file=str(output), lang=opened.language)
    documents = sample["doc"].nunique()
    typer.echo(
        f"{output}: {len(sample)} satuan dari {documents} dokumen untuk {coder}."
        if opened.language == "id"
        else f"{output}: {len(sample)} units from {documents} documents for {coder}."
    )


def unpack(
    file: Annotated[Path, typer.Argument(help="A workbook from `casestudy pack`, with codes.")],
    force: Annotated[
        bool, typer.Option("--force", help="Add codes in spite of conflicts; nothing is removed.")
    ] = False,
    case: CaseOption = None,
    lang: LangOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """Read a blind pack, show what it adds and what it contradicts, and write it to the coder's file."""
    from casestudy.coding.packs.reading import add_segments, plan_unpacking, read_pack
    from casestudy.load.codings.segments import read_coder, write_segments
    from casestudy.load.sources import load_case

    opened = open_named(case, lang)
    sources = load_case(opened, codings=False)
    known = {"texts": sources.texts, "codebook": sources.codebook, "history": sources.codebook_history}
    found = read_pack(file, lang=opened.language, **known)
    there = read_coder(opened, found.coder)
    plan = plan_unpacking(found, there)
    for line in _tell_plan(plan, len(found.units), opened.language):
        typer.echo(line)
    if (plan["action"] == "conflict").any() and not force:
        raise typer.Exit(1)
    merged = add_segments(found, there, plan)
    written = (
        [write_segments(opened, found.coder, merged, dry_run=dry_run, **known)] if len(merged) > len(there) else []
    )
    _tell_files(opened, written, dry_run=dry_run)


def _tell_import(report: "pd.DataFrame", layout: str, unused: tuple[str, ...], lang: Language) -> Iterable[str]:
    yield f"tata letak: {layout}" if lang == "id" else f"layout: {layout}"
    if unused:
        yield ("kolom yang tidak dipakai: " if lang == "id" else "columns not used: ") + ", ".join(unused)
    told = report[~report["outcome"].isin(["placed"])].astype("str")
    for row, doc, quote, code, outcome, remedy in told[["row", "doc", "quote", "code", "outcome", "remedy"]].itertuples(
        index=False, name=None
    ):
        what = f'{doc} "{cut(quote)}" [{code}]'
        yield f"    {_OUTCOMES[outcome].to(lang)}  {_LINE.to(lang)} {row}: {what}. {remedy}"
    counts = report["outcome"].value_counts()
    yield ", ".join(f"{name.to(lang)} {counts[key]}" for key, name in _OUTCOMES.items() if counts[key])


def _tell_plan(plan: "pd.DataFrame", judged: int, lang: Language) -> Iterable[str]:
    yield f"{judged} satuan dinilai." if lang == "id" else f"{judged} units judged."
    told = plan[["doc", "unit", "code", "action"]].astype("str")
    for doc, unit, code, action in told[told["action"] != "same"].itertuples(index=False, name=None):
        yield f"    {_ACTIONS[action].to(lang)}  {doc}:{unit} [{code}]"
    counts = plan["action"].value_counts()
    yield ", ".join(f"{name.to(lang)} {counts[key]}" for key, name in _ACTIONS.items())
    if counts["conflict"]:
        yield (
            "Kode yang bertentangan ada di berkas koder, tetapi tidak di paketnya: perbaiki salah satunya, atau "
            "tambahkan --force untuk menyimpan keduanya."
            if lang == "id"
            else "Codes in conflict stand in the coder's file and not in the pack: mend one of them, or add --force to "
            "keep both."
        )


def _tell_correction(report: "pd.DataFrame", lang: Language) -> Iterable[str]:
    """Yield counts by coder and document where anything changed, each followed by what is not where it was."""
    from casestudy.coding.reanchor.placing import count_statuses

    current = report[~report["reviewed"] | (report["status"] == "moved")]
    pairs = current.loc[current["status"] != "kept", ["coder", "doc"]].drop_duplicates()
    for coder, doc in pairs.itertuples(index=False, name=None):
        rows = current[(current["coder"] == coder) & (current["doc"] == doc)]
        counts = count_statuses(rows).iloc[0]
        yield f"{coder}  {doc}: " + ", ".join(f"{name.to(lang)} {counts[key]}" for key, name in _STATUSES.items())
        told = rows.loc[rows["status"] != "kept", ["status", "line", "quote", "now"]].astype("str")
        for status, line, quote, now in told.itertuples(index=False, name=None):
            changed = f' → "{cut(now)}"' if now else ""
            yield f'    {_STATUSES[status].to(lang)}  {doc} {_LINE.to(lang)} {line}: "{cut(quote)}"{changed}'
    kept = int((current["status"] == "kept").sum())
    yield f"{kept} petikan tetap di tempatnya." if lang == "id" else f"{kept} passages keep their place."
    for coder, waiting in (
        report.loc[report["status"].isin(["ambiguous", "lost"]), "coder"].value_counts(sort=False).items()
    ):
        yield (
            f"{waiting} petikan menunggu di codings/review/{coder}.csv: isi start dengan salah satu places; untuk "
            "petikan yang hilang, salin now atau bagian naskah yang dimaksud ke quote. Lalu ulangi casestudy reanchor."
            if lang == "id"
            else f"{waiting} wait in codings/review/{coder}.csv: fill in start with one of places; for a lost one copy "
            "now, or the part of the text that is meant, to quote. Then run casestudy reanchor again."
        )


def _tell_files(case: "Case", files: Iterable[Path], *, dry_run: bool) -> None:
    names = ", ".join(case.show(path) for path in files)
    told = _WOULD_WRITE if dry_run else _WRITTEN
    typer.echo(f"{told.to(case.language)}: {names}" if names else _NOTHING.to(case.language))
