"""Exhibits: the only way a figure or table reaches ``figures/``, with its numbers, caption and manifest entry."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from casestudy.case import Case
from casestudy.chapter.exhibits.captions import (
    caption,
    data_stem,
    exhibit_row,
    file_stem,
    fill_in,
    is_illustrative,
    number_exhibits,
    source_line,
)
from casestudy.chapter.exhibits.evidence import gather_evidence
from casestudy.chapter.exhibits.manifest import (
    file_hash,
    input_hashes,
    read_manifest,
    read_skipped,
    write_files,
    write_manifest,
)
from casestudy.chapter.exhibits.pictures import Draw, preview, render
from casestudy.chapter.exhibits.results import LANGUAGES, UNLISTED, Exhibit, Skipped, skip_reason
from casestudy.errors import Bilingual, Language
from casestudy.plots.tables.cells import shown_table
from casestudy.plots.tables.pictures import plot_table_pages
from casestudy.tables import guard_formulas


def save_exhibit(
    case: Case,
    exhibits: pd.DataFrame,
    slug: str,
    data: pd.DataFrame,
    *,
    draw: Draw,
    sources: Iterable[str],
    behind: Mapping[str, pd.DataFrame] | None = None,
    computed: Mapping[str, Sequence[str]] | None = None,
    facts: Mapping[str, object] | Callable[[], Mapping[str, object]] | None = None,
    parameters: Mapping[str, object] | None = None,
    shown: Mapping[Language, pd.DataFrame] | None = None,
) -> Exhibit | Skipped:
    """Draw an exhibit in both languages and write its files.

    The picture is drawn from `data` and from nothing else that varies, and `data` is written beside it: the numbers
    behind an exhibit are exactly what was drawn. An exhibit that the register does not list, or that has no data yet,
    is left out with a kind line, and the numbers of those after it close up.

    Parameters
    ----------
    case : Case
    exhibits : pandas.DataFrame
        The register: title and alternative text of each exhibit, in the order in which they are numbered.
    slug : str
        Its name in the register, which is also the id of the notebook cell that saves it.
    data : pandas.DataFrame
        What is drawn.
    draw : callable
        Takes `data` and a language, returns Axes.
    sources : iterable of str
        The tables and folders of the case that `data` was made from; see
        `casestudy.chapter.exhibits.manifest.input_hashes`.
    behind, computed : mapping, optional
        What each column of `data` counts, or is computed from; see `casestudy.chapter.exhibits.evidence`. It is kept
        beside the numbers for `casestudy.chapter.trace.trace`. Without it the exhibit cannot be walked back from.
    facts : mapping or callable, optional
        Values for the placeholders of title and alternative text, or what returns them once there is data.
    parameters : mapping, optional
        What the numbers depend on besides the sources: minimum counts, seeds, units.
    shown : mapping, optional
        The cells that readers see, in each language, where the exhibit is a table; see `save_table`.

    Returns
    -------
    Exhibit or Skipped

    Raises
    ------
    CaseError
        Where a text names an unknown fact, a number and its evidence differ, or an original name stands in any of the
        files that the case's list of pseudonyms replaces. Nothing is written then, nor where `draw` fails.
    """
    named = sorted(set(sources))
    if data.empty or slug not in set(exhibits["slug"]):
        return _skip(case, exhibits, slug, named)
    # An exhibit that was skipped before is back, as it has data.
    skipped = set(read_skipped(case)) - {slug}
    row = exhibit_row(number_exhibits(exhibits, chapter=case.chapter, skipped=skipped), slug)
    captions, alts = _texts(row, case, facts() if callable(facts) else facts or {})
    notes = {lang: source_line(case, named, lang) for lang in LANGUAGES}
    contents = {"data": table_bytes(data)}
    if behind is not None:
        contents["evidence"] = table_bytes(gather_evidence(data, behind, computed=computed or {}, exhibit=slug))
    contents |= {f"{lang}.csv": table_bytes(cells) for lang, cells in (shown or {}).items()}
    pictures = dict[Language, list[bytes]]()
    for lang in LANGUAGES:
        about = {"Title": captions[lang], "Subject": f"{notes[lang]} {alts[lang]}"}
        contents[f"{lang}.pdf"], pictures[lang] = render(data, draw, lang, about)
        contents |= {f"{lang}{'' if page == 1 else -page}.png": png for page, png in enumerate(pictures[lang], 1)}
    names = {part: _file_name(part, row) for part in contents}
    write_files(case, {case.figures / names[part]: content for part, content in contents.items()})
    entry: dict[str, Any] = {
        "number": row["number"],
        "kind": row["kind"],
        "notebook": row["notebook"],
        "cell": slug,
        "caption": captions,
        "alt": alts,
        "source_line": notes,
        **_origin(case, named),
        "counted": sorted(behind or {}),
        "computed": {name: list(columns) for name, columns in sorted((computed or {}).items())},
        "parameters": {name: str(value) for name, value in sorted((parameters or {}).items())},
        "rows": len(data),
        "data_sha256": file_hash(case.figures / names["data"]),
        "files": names,
    }
    _register(case, exhibits, slug, entry=entry)
    files = {part: case.figures / name for part, name in names.items()}
    return Exhibit(slug, captions, notes, alts, files, case.language, tuple(map(preview, pictures[case.language])))


def save_table(
    case: Case,
    exhibits: pd.DataFrame,
    slug: str,
    data: pd.DataFrame,
    *,
    columns: Mapping[str, float],
    names: Mapping[Language, Mapping[str, str]] | None = None,
    size: float = 8.5,
    **rest: Any,
) -> Exhibit | Skipped:
    """Save an exhibit that is a table: its picture, its numbers, and in each language its cells as they are read.

    Parameters
    ----------
    case, exhibits, slug, data
        As in `save_exhibit`.
    columns : mapping
        Which columns to show, each with its share of the width; see `casestudy.plots.tables.pictures.plot_table`.
    names : mapping, optional
        The case's own labels in each language.
    size : float
        Of the type, in points.
    **rest
        What else `save_exhibit` takes: `sources`, `behind`, `computed`, `facts`, `parameters`.

    Returns
    -------
    Exhibit or Skipped
    """

    def draw(table: pd.DataFrame, lang: Language) -> Sequence[Axes]:
        return plot_table_pages(table, columns=columns, lang=lang, names=(names or {}).get(lang), size=size)

    shown = {lang: shown_table(data, columns=columns, lang=lang, names=(names or {}).get(lang)) for lang in LANGUAGES}
    return save_exhibit(case, exhibits, slug, data, draw=draw, shown=shown, **rest)


def table_bytes(data: pd.DataFrame) -> bytes:
    r"""Return a table as the CSV that is written and compared: UTF-8, LF, dates as ISO days, floats to 10 digits.

    No spreadsheet takes a text in it for a formula; `casestudy.tables.unguard_formulas` gives the text back.

    Examples
    --------
    >>> table_bytes(pd.DataFrame({"week": [pd.Timestamp("2022-01-03")], "share": [1 / 3]}))
    b'week,share\n2022-01-03,0.3333333333\n'
    """
    return (
        guard_formulas(data)
        .to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d", float_format="%.10g")
        .encode()
    )


def _file_name(part: str, row: Mapping[str, str]) -> str:
    """Return where a part goes: ``data`` and ``evidence`` in folders of those names, ``en-2.png`` among the English."""
    if "." not in part:
        return f"{part}/{data_stem(row)}.csv"
    page, ending = part.split(".")
    lang: Language = "id" if page.startswith("id") else "en"
    return f"{lang}/{file_stem(row, lang)}{page.removeprefix(lang)}.{ending}"


def _origin(case: Case, sources: list[str]) -> dict[str, Any]:
    return {
        "illustrative": is_illustrative(case, sources),
        "sources": {source: case.provenance.get(source, "") for source in sources},
        "inputs": input_hashes(case, sources),
    }


_InLanguages = dict[Language, str]


def _texts(row: Mapping[str, str], case: Case, facts: Mapping[str, object]) -> tuple[_InLanguages, _InLanguages]:
    captions = {lang: caption(row, case, lang, facts=facts) for lang in LANGUAGES}
    return captions, {lang: fill_in(row, f"alt_{lang}", case, lang, facts=facts) for lang in LANGUAGES}


def _skip(case: Case, exhibits: pd.DataFrame, slug: str, sources: list[str]) -> Skipped:
    listed = slug in set(exhibits["slug"])
    reason = skip_reason(case, slug, sources) if listed else UNLISTED
    _register(case, exhibits, slug, reason=reason if listed else None)
    return Skipped(slug, reason)


def _register(
    case: Case, exhibits: pd.DataFrame, slug: str, *, entry: dict[str, Any] | None = None,
    reason: Bilingual | None = None,
) -> None:  # fmt: skip
    """Enter an exhibit in the manifest, made or skipped, and let go of what the register or the exhibit lost."""
    known = set(exhibits["slug"]) - {slug}
    before = read_manifest(case)
    entries = {name: old for name, old in before.items() if name in known}
    skipped = {name: old for name, old in read_skipped(case).items() if name in known}
    if entry is not None:
        entries[slug] = entry
    elif reason is not None:
        skipped[slug] = reason._asdict()
    write_manifest(case, entries, skipped=skipped)
    # Only what an earlier run wrote is taken away: under a number, or on a page, that an exhibit no longer has.
    written = {name for kept in entries.values() for name in kept["files"].values()}
    for name in sorted({name for old in before.values() for name in old["files"].values()} - written):
        file = (case.figures / name).resolve()
        if file.is_relative_to(case.figures.resolve()):
            file.unlink(missing_ok=True)
