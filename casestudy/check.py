"""Hold a table read from a file against its definition: every problem at once, each with its row and its remedy."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from difflib import get_close_matches

import pandas as pd

from casestudy.cells import Place, Remarks, check_column
from casestudy.errors import Bilingual, CaseError, Language, Problem, cut
from casestudy.tables import TABLES, Column, Table, plain_header

#: Tables that other programs fill: what their columns mean is said in columns.toml, since raw files are never edited.
_FROM_ELSEWHERE = ("clippings", "comments")
_MAP = Bilingual(
    ', atau nyatakan di columns.toml: ["{file}"] "judul di berkas itu" = "{name}"',
    ', or say in columns.toml which one it is: ["{file}"] "the header there" = "{name}"',
)

#: What a lenient check does about a bad cell of a column that must, or need not, be filled.
_LEFT_OUT = Bilingual("Baris ini tidak ikut dimuat.", "The row is left out.")
_EMPTIED = Bilingual("Sel ini dimuat kosong.", "The cell is loaded empty.")


def check_table(table: pd.DataFrame, name: str, *, file: str, lang: Language | None = None) -> pd.DataFrame:
    """Return `table` with the library's column names and types, or raise every problem at once.

    Parameters
    ----------
    table : pandas.DataFrame
        Cells as text, as they stand in the file. The index numbers the rows as the file does: the header is row 1.
    name : str
        A name of `casestudy.tables.TABLES`.
    file : str
        Names the file in messages.
    lang : {"id", "en"}, optional
        The language of the error.

    Returns
    -------
    pandas.DataFrame
        The defined columns in their order (optional ones that the file lacks are there and empty), then the file's
        own further columns. Text is ``str`` with ``""`` for empty; choices are Categoricals of the allowed values;
        dates are datetime64; counts are ``Int64``; numbers are float64; yes/no are ``bool``. A partial
        date brings a second column ``<name>_precision`` (day, month, year). Rows are numbered from 0.

    Raises
    ------
    CaseError
        With one `Problem` for each missing column, double header, empty required cell, value of the wrong kind and
        repeated key.

    Examples
    --------
    >>> raw = pd.DataFrame({"Kode": ["IK-1"], "Jabatan": ["Koordinator"], "Kategori": ["kunci"],
    ...                     "Posisi": ["internal"], "Tanggal": ["12 September 2022"]}, index=[2])
    >>> checked = check_table(raw, "informants", file="informants.csv")
    >>> checked.loc[0, ["informant", "kind"]].tolist()
    ['IK-1', 'key']
    """
    return check_rows(table, name, file=file, lang=lang).reset_index(drop=True)


def check_rows(
    table: pd.DataFrame,
    name: str,
    *,
    file: str,
    sheet: str | None = None,
    lang: Language | None = None,
    remarks: Remarks | None = None,
    lacking: Collection[str] = (),
    orders: Mapping[str, bool] | None = None,
    shown: Mapping[str, str] | None = None,
    lenient: bool = False,
) -> pd.DataFrame:
    """Return `table` as `check_table` does, its rows still numbered as in the file.

    Parameters
    ----------
    table, name, file, lang
        See `check_table`.
    sheet : str, optional
        Names the sheet in messages.
    remarks : Remarks, optional
        Takes what was decided about columns, and warnings.
    lacking : collection of str
        Required columns that may be missing or empty.
    orders : mapping, optional
        Header to whether the month comes first in its dates.
    shown : mapping, optional
        Header to the one that stands in the file, where it had another before.
    lenient : bool
        Whether rows with a problem are left out and become warnings, as long as they are not the most: an export of
        fifty thousand rows is not lost for ten bad ones. A bad cell of an optional column is loaded empty.

    Examples
    --------
    >>> raw = pd.DataFrame({"key": ["a", "a"], "label_id": ["A", "B"], "label_en": ["A", "B"]}, index=[2, 3])
    >>> remarks = Remarks()
    >>> check_rows(raw, "labels", file="labels.csv", lenient=True, remarks=remarks).index.tolist()
    [2]
    >>> remarks.warnings[0].row
    3
    """
    definition = TABLES[name]
    remarks = remarks if remarks is not None else Remarks()
    cells = _as_text(table)
    repeated = cells.columns.duplicated()
    of_header = [_double_header(file, header, header, header) for header in cells.columns[repeated]]
    cells = cells.loc[:, ~repeated]
    headers, unmatched = _match_headers(cells, definition, file, lacking)
    of_header += unmatched
    problems: list[Problem] = []
    checked: dict[str, pd.Series] = {}
    for column in definition.columns:
        header = headers.get(column.name)
        if header is None and column.required and column.name not in lacking:
            continue
        values = cells[header] if header is not None else pd.Series("", index=cells.index, dtype="str")
        wanted = replace(column, required=False) if column.name in lacking else column
        called = header or column.name
        place = Place(file, (shown or {}).get(called, called), sheet)
        month_first = (orders or {}).get(called)
        columns, found = check_column(values, wanted, place, remarks=remarks, month_first=month_first)
        checked.update(columns)
        if lenient and not wanted.required:
            remarks.warnings += [_warned(problem, _EMPTIED) for problem in found]
        else:
            problems.extend(found)
    problems.extend(_repeated_keys(cells, definition, headers, file))
    known = set(headers.values())
    extra = {header: cells[header] for header in cells.columns if header not in known and header not in checked}
    bad = {problem.row for problem in problems}
    if of_header or (problems and not (lenient and 2 * len(bad) <= len(cells))):
        located = [problem if sheet is None else replace(problem, sheet=sheet) for problem in [*of_header, *problems]]
        raise CaseError(sorted(located, key=lambda problem: problem.row or 0), lang=lang)
    remarks.warnings += [_warned(replace(problem, sheet=sheet), _LEFT_OUT) for problem in problems]
    rows = pd.DataFrame({**checked, **extra}, index=cells.index)
    return rows[~rows.index.isin(list(bad))] if bad else rows


def _warned(problem: Problem, done: Bilingual) -> Problem:
    remedy = Bilingual(f"{done.id} {problem.remedy.id}", f"{done.en} {problem.remedy.en}")
    return replace(problem, remedy=remedy, severity="warning")


def _as_text(table: pd.DataFrame) -> pd.DataFrame:
    # What the readers give is text already; of thousands of columns each step more takes its time.
    plain = all(dtype == "str" for dtype in table.dtypes) and not table.isna().to_numpy().any()
    text = table.copy(deep=False) if plain else table.astype("object").where(table.notna(), "").map(str)
    text.columns = [str(header) for header in text.columns]
    return text.astype("str")


def _match_headers(
    cells: pd.DataFrame, definition: Table, file: str, lacking: Collection[str]
) -> tuple[dict[str, str], list[Problem]]:
    headers: dict[str, str] = {}
    problems = []

    def rank(header: str) -> int:
        return 0 if header in definition.names else 1 if plain_header(header) in definition.names else 2

    # A column's own name wins over an alias, so that a file may carry `kind` and an unrelated `jenis`.
    for header in sorted(cells.columns, key=rank):
        column = definition.header(header)
        if column is None:
            continue
        if column.name not in headers:
            headers[column.name] = header
        elif rank(header) == rank(headers[column.name]):
            problems.append(_double_header(file, column.name, headers[column.name], header))
    wanted = [column for column in definition.columns if column.required and column.name not in lacking]
    missing = [column for column in wanted if column.name not in headers]
    unknown = [header for header in cells.columns if definition.header(header) is None]
    mapped = definition.name in _FROM_ELSEWHERE
    return headers, problems + [_missing_column(file, column, unknown, mapped=mapped) for column in missing]


def _double_header(file: str, name: str, first: str, second: str) -> Problem:
    return Problem(
        file,
        Bilingual(f'satu kolom saja untuk "{name}"', f'only one column for "{name}"'),
        Bilingual.each(
            lambda lang: (
                f"{'Ganti nama atau hapus' if lang == 'id' else 'Rename or remove'} "
                f'"{cut(first)}" {"atau" if lang == "id" else "or"} "{cut(second)}".'
            )
        ),
        row=1,
        column=second,
        value=second,
    )


def _missing_column(file: str, column: Column, present: list[str], *, mapped: bool) -> Problem:
    names = [column.name, *column.aliases]
    close = get_close_matches(column.name, present, n=1) or [
        match for alias in column.aliases for match in get_close_matches(alias, present, n=1)
    ]
    also_id = f" (boleh juga: {', '.join(column.aliases)})" if column.aliases else ""
    also_en = f" (also accepted: {', '.join(column.aliases)})" if column.aliases else ""
    hint_id = f' Yang mirip di berkas: "{cut(close[0])}".' if close else ""
    hint_en = f' Similar in the file: "{cut(close[0])}".' if close else ""
    place = {"file": file.rpartition("/")[2], "name": column.name}
    mapped_id, mapped_en = (_MAP.id.format(**place), _MAP.en.format(**place)) if mapped else ("", "")
    return Problem(
        file,
        Bilingual(f'kolom "{names[0]}"{also_id}', f'the column "{names[0]}"{also_en}'),
        Bilingual(
            f"Tambahkan kolom itu di baris judul{mapped_id}.{hint_id}", f"Add it to the header row{mapped_en}.{hint_en}"
        ),
        row=1,
    )


def _repeated_keys(cells: pd.DataFrame, definition: Table, headers: dict[str, str], file: str) -> list[Problem]:
    if not definition.key or any(name not in headers for name in definition.key):
        return []
    keys = cells[[headers[name] for name in definition.key]].apply(lambda cell: cell.str.strip())
    keys = keys[(keys != "").all(axis=1)]
    named = ", ".join(definition.key)
    expected = Bilingual(f"nilai {named} yang belum dipakai baris lain", f"a value of {named} that no other row has")
    remedy = Bilingual("Hapus baris ganda atau beri kode lain.", "Delete the repeated row or give it another code.")
    repeated = keys[keys.duplicated()]
    column = str(keys.columns[0])
    return [
        Problem(file, expected, remedy, row=row, column=column, value=" ".join(values))
        for row, *values in repeated.itertuples(name=None)
    ]
