"""One file of a table in, its checked rows out: columns named, codes made, and what was noticed on the way."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from casestudy.cells import Remarks
from casestudy.check import check_rows
from casestudy.dates import read_dates
from casestudy.errors import Bilingual, CaseError, Problem, cut
from casestudy.load.formats.files import gather
from casestudy.load.formats.tables.grid import RawTable
from casestudy.load.tabular.columns import ColumnMap, find_map
from casestudy.load.tabular.exports.completing import complete
from casestudy.load.tabular.exports.identity import hide_authors, hide_persons
from casestudy.load.tabular.exports.platforms import (
    EXPORTS,
    MADE_LATER,
    Export,
    find_export,
    knows,
    plain_export,
    rename,
)
from casestudy.load.tabular.files import read_raw
from casestudy.tables import TABLES, plain_header

#: Tables that come as they were exported: their raw files are never edited, so what they lack is made here.
EXPORTED = tuple(MADE_LATER)
#: So many cells tell whether a column holds days.
_LOOKED_AT = 50
#: The platforms by the words that files are named with.
_PLATFORMS = {
    **{export.name: export.name for export in EXPORTS if export.constants},
    "twitter": "x", "tweet": "x", "tweets": "x", "fb": "facebook", "ig": "instagram", "insta": "instagram",
    "yt": "youtube",
}  # fmt: skip


@dataclass(frozen=True)
class Part:
    """The checked rows of a file, or of one sheet of it, indexed by their row numbers.

    ``exported`` says that the codes of its rows come from a platform or from their content.
    """

    rows: pd.DataFrame
    file: str
    sheet: str | None
    exported: bool


def load_register(
    path: Path, name: str, *, file: str | None = None, maps: Sequence[ColumnMap] = (), remarks: Remarks | None = None
) -> pd.DataFrame:
    """Return the rows of one file as a table of the library.

    It may be a register with the library's headers or their Indonesian names; for clippings and comments also the
    export of a platform or a scraper, references (RIS, BibTeX) or a saved page. An export may lack codes, which are
    then made from what a row holds; its bad rows are left out with a warning each, as long as they are not the most.

    Parameters
    ----------
    path : pathlib.Path
    name : str
        A name of `casestudy.tables.TABLES`.
    file : str, optional
        Names the file in messages; by default its name.
    maps : sequence of ColumnMap, optional
        What ``columns.toml`` says (`casestudy.load.tabular.columns.load_columns`).
    remarks : Remarks, optional
        Takes the facts of the reading and the warnings.

    Returns
    -------
    pandas.DataFrame
        The columns and types of `casestudy.check.check_table`. Authors of comments come as codes.

    Raises
    ------
    CaseError
        With every problem of the file.
    """
    parts = read_parts(path, name, file=file or path.name, maps=maps, remarks=remarks or Remarks())
    return pd.concat([part.rows for part in parts], ignore_index=True)


def read_parts(path: Path, name: str, *, file: str, maps: Sequence[ColumnMap], remarks: Remarks) -> list[Part]:
    """Return the rows of one file, sheet by sheet; see `load_register`."""
    chosen = find_map(maps, file)
    exportable = name in EXPORTED
    raw = read_raw(path, name, file=file, knows=_headers(name, chosen), lenient=exportable)
    parts: list[Part] = []
    problems: list[Problem] = []
    for table in raw:
        with gather(problems):
            parts.append(_read_part(table, name, file, chosen, remarks))
    if problems:
        raise CaseError(problems)
    remarks.rows += sum(len(part.rows) for part in parts)
    for part in parts if "doc" in TABLES[name].names else ():
        rows = zip(part.rows["doc"], part.rows.index.tolist(), strict=True)
        remarks.places |= {doc: (row, part.sheet) for doc, row in rows}
    return parts


def _headers(name: str, chosen: ColumnMap | None) -> Callable[[str], bool]:
    mapped = {plain_header(header) for header in chosen.columns} if chosen else set()
    return lambda header: plain_header(header) in mapped or knows(name, header)


def _read_part(table: RawTable, name: str, file: str, chosen: ColumnMap | None, remarks: Remarks) -> Part:
    cells, orders, mapped = _apply_map(table.cells, chosen)
    cells, export = (cells, None) if table.whole else _apply_export(cells, name, file, said=mapped)
    exported = mapped or table.whole or export is not None
    shown = dict(zip(cells.columns, table.cells.columns, strict=False))
    if table.left_out and not exported:
        raise CaseError([replace(problem, severity="error") for problem in table.left_out])
    facts = list(table.facts)
    if export is not None:
        facts.insert(0, Bilingual(f"dikenali sebagai ekspor {export}", f"recognised as an export of {export}"))
    lacking: tuple[str, ...] = ()
    if exported:
        lacking = ("tone", "text") if table.whole else ("tone",)
        cells = complete(cells, name, file=file, sheet=table.sheet, facts=facts, warnings=remarks.warnings)
    # A sheet's name goes with its facts where there are several.
    told = f"{cut(table.sheet)}: " if table.sheet else ""
    own = Remarks()
    rows = check_rows(
        cells, name, file=file, sheet=table.sheet, remarks=own, orders=orders, shown=shown, lenient=exported,
        lacking=lacking if name in EXPORTED else (),
    )  # fmt: skip
    lost = len(cells) - len(rows) + len(table.left_out)
    if lost:
        facts.append(Bilingual(f"{lost} baris tidak dimuat", f"{lost} rows left out"))
    remarks.facts += [Bilingual(told + fact.id, told + fact.en) for fact in (*facts, *own.facts)]
    remarks.warnings += [*table.left_out, *own.warnings, *_uncoded(rows, name, file, table.sheet)]
    if name == "comments":
        rows = rows.assign(author=pd.Series(hide_authors(rows["author"]), index=rows.index, dtype="str"))
        further = [header for header in rows.columns if exported and header not in TABLES[name].names]
        rows = rows.assign(**hide_persons(rows[further]))
    return Part(rows, file, table.sheet, exported)


def _apply_map(cells: pd.DataFrame, chosen: ColumnMap | None) -> tuple[pd.DataFrame, Mapping[str, bool], bool]:
    """Return cells under the names that columns.toml gives them, the stated orders of dates, and whether it did."""
    if chosen is None:
        return cells, {}, False
    given = {plain_header(header): ours for header, ours in chosen.columns.items()}
    meant = {header: given[plain] for header in cells.columns if (plain := plain_header(header)) in given}
    taken = {header: ours for header, ours in meant.items() if ours}
    # What has another meaning by its own header gives way to what the researcher says.
    aside = {header: f"({header})" for header in cells.columns if header not in taken and
             (header in taken.values() or header in meant)}  # fmt: skip
    named = cells.rename(columns={**taken, **aside})
    constants = {name: value for name, value in chosen.constants.items() if name not in named}
    named = named.assign(
        **{name: pd.Series(value, index=named.index, dtype="str") for name, value in constants.items()}
    )
    ordered = {plain_header(header): first for header, first in chosen.orders.items()}
    orders = {
        taken.get(header, header): ordered[plain]
        for header in cells.columns
        if (plain := plain_header(header)) in ordered
    }
    return named, orders, bool(constants) or any(header != ours for header, ours in taken.items())


def _apply_export(cells: pd.DataFrame, name: str, file: str, *, said: bool) -> tuple[pd.DataFrame, str | None]:
    """Return cells under the library's names where they are those of a known export, and the export's name."""
    definition = TABLES[name]
    there = {column.name for header in cells.columns if (column := definition.header(header))}
    missing = {column.name for column in definition.columns if column.required} - there
    if not missing or name not in EXPORTED:
        return cells, None
    export = find_export(cells.columns, name)
    if export is None or (missing <= {"tone"} and not said):
        return _with_platform(cells, name, file, {}) if said else cells, None
    names = rename(cells.columns, export, definition, undated=_undated(cells, export))
    # Of two columns of a text, such as the whole and the cut one, the other stays beside it.
    beside = {header: f"({header})" for header in cells.columns if header in names.values() and header not in names}
    named = cells.rename(columns={**names, **beside})
    return _with_platform(named, name, file, export.constants), export.name


def _undated(cells: pd.DataFrame, export: Export) -> list[str]:
    """Return the headers of days, where an export has several, under which most cells hold none."""
    headers = [header for header in cells.columns if plain_export(header) in export.columns["date"]]
    undated = []
    for header in headers if len(headers) > 1 else ():
        filled = [cell for cell in cells[header].str.strip() if cell][:_LOOKED_AT]
        if 2 * sum(1 for day in read_dates(filled).days if day) < len(filled) or not filled:
            undated.append(header)
    return undated


def _with_platform(cells: pd.DataFrame, name: str, file: str, constants: Mapping[str, str]) -> pd.DataFrame:
    if name != "comments" or any((one := TABLES[name].header(h)) and one.name == "platform" for h in cells.columns):
        return cells
    # Words, since an x stands in every .xlsx.
    called = re.findall("[a-z]+", file.rpartition("/")[2].rpartition(".")[0].lower())
    platform = constants.get("platform") or next((_PLATFORMS[word] for word in called if word in _PLATFORMS), "")
    return cells.assign(platform=pd.Series(platform, index=cells.index, dtype="str")) if platform else cells


def _uncoded(rows: pd.DataFrame, name: str, file: str, sheet: str | None) -> list[Problem]:
    """Return a warning where clippings have no tone yet: figures of tone leave them out."""
    count = int(rows["tone"].isna().sum()) if name == "clippings" else 0
    if not count:
        return []
    expected = Bilingual(
        f"tone untuk {count} kliping yang belum punya", f"a tone for {count} clippings that have none yet"
    )
    remedy = Bilingual(
        "Beri tone di salinan tabelnya; gambar tone tidak menghitung kliping tanpa tone.",
        "Give it in a copy of the table; figures of tone do not count clippings without one.",
    )
    return [Problem(file, expected, remedy, column="tone", sheet=sheet, severity="warning")]
