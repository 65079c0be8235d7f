"""Hold a table read from a file against its definition: every problem at once, each with its row and its remedy."""

from difflib import get_close_matches
from typing import Any

import pandas as pd

from casestudy.dates import parse_dates, parse_partial
from casestudy.errors import Bilingual, CaseError, Language, Problem
from casestudy.tables import NO, TABLES, VALUE_ALIASES, YES, Column, Table


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
        dates are datetime64; counts are ``Int64``; yes/no are ``bool``. A partial date brings a second column
        ``<name>_precision`` (day, month, year). Rows are numbered from 0.

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
    definition = TABLES[name]
    cells = _as_text(table)
    repeated = cells.columns.duplicated()
    problems = [_double_header(file, header, header, header) for header in cells.columns[repeated]]
    cells = cells.loc[:, ~repeated]
    headers, unmatched = _match_headers(cells, definition, file)
    problems += unmatched
    checked: dict[str, pd.Series] = {}
    for column in definition.columns:
        header = headers.get(column.name)
        if header is None and column.required:
            continue
        values = cells[header] if header is not None else pd.Series("", index=cells.index, dtype="str")
        columns, found = _check_column(values, column, file, header or column.name)
        checked.update(columns)
        problems.extend(found)
    problems.extend(_repeated_keys(cells, definition, headers, file))
    if problems:
        raise CaseError(sorted(problems, key=lambda problem: problem.row or 0), lang=lang)
    known = set(headers.values())
    extra = {header: cells[header] for header in cells.columns if header not in known and header not in checked}
    return pd.DataFrame({**checked, **extra}, index=cells.index).reset_index(drop=True)


def _as_text(table: pd.DataFrame) -> pd.DataFrame:
    text = table.astype("object").where(table.notna(), "").map(str)
    text.columns = [str(header) for header in text.columns]
    return text.astype("str")


def _match_headers(cells: pd.DataFrame, definition: Table, file: str) -> tuple[dict[str, str], list[Problem]]:
    headers: dict[str, str] = {}
    problems = []
    # A column's own name wins over an alias, so that a file may carry `kind` and an unrelated `jenis`.
    for header in sorted(cells.columns, key=lambda h: h not in definition.names):
        column = definition.header(header)
        if column is None:
            continue
        if column.name not in headers:
            headers[column.name] = header
        elif header not in definition.names and headers[column.name] not in definition.names:
            problems.append(_double_header(file, column.name, headers[column.name], header))
    missing = [column for column in definition.columns if column.required and column.name not in headers]
    unknown = [header for header in cells.columns if definition.header(header) is None]
    return headers, problems + [_missing_column(file, column, unknown) for column in missing]


def _double_header(file: str, name: str, first: str, second: str) -> Problem:
    return Problem(
        file,
        Bilingual(f'satu kolom saja untuk "{name}"', f'only one column for "{name}"'),
        Bilingual(f'Ganti nama atau hapus "{first}" atau "{second}".', f'Rename or remove "{first}" or "{second}".'),
        row=1,
        column=second,
        value=second,
    )


def _missing_column(file: str, column: Column, present: list[str]) -> Problem:
    names = [column.name, *column.aliases]
    close = get_close_matches(column.name, present, n=1) or [
        match for alias in column.aliases for match in get_close_matches(alias, present, n=1)
    ]
    also_id = f" (boleh juga: {', '.join(column.aliases)})" if column.aliases else ""
    also_en = f" (also accepted: {', '.join(column.aliases)})" if column.aliases else ""
    hint_id = f' Yang mirip di berkas: "{close[0]}".' if close else ""
    hint_en = f' Similar in the file: "{close[0]}".' if close else ""
    return Problem(
        file,
        Bilingual(f'kolom "{names[0]}"{also_id}', f'the column "{names[0]}"{also_en}'),
        Bilingual(f"Tambahkan kolom itu di baris judul.{hint_id}", f"Add it to the header row.{hint_en}"),
        row=1,
    )


def _check_column(
    values: pd.Series, column: Column, file: str, header: str
) -> tuple[dict[str, pd.Series], list[Problem]]:
    stripped = values.str.strip()
    problems = []
    if column.required:
        problems = [_empty(file, int(row), header) for row in stripped.index[stripped == ""]]
    if column.kind == "text":
        return {column.name: values if column.name in {"text", "quote"} else stripped}, problems
    columns: dict[str, pd.Series[Any]]
    if column.kind == "partial date":
        parsed = [parse_partial(value) if value else None for value in stripped]
        first = pd.Series([None if p is None else p[0] for p in parsed], index=values.index)
        precision = pd.Series(["" if p is None else p[1] for p in parsed], index=values.index, dtype="str")
        columns = {column.name: pd.to_datetime(first), f"{column.name}_precision": precision}
        bad = first.isna()
    else:
        converted = _convert(stripped, column)
        bad = converted.isna()
        if column.kind == "yes/no":
            converted = converted.where(~bad, False).astype("bool")
        columns = {column.name: converted}
    problems += [_wrong(file, int(row), header, column, stripped[row]) for row in values.index[bad & (stripped != "")]]
    return columns, problems


def _convert(values: pd.Series, column: Column) -> pd.Series:
    if column.kind == "date":
        return pd.to_datetime(pd.Series(parse_dates(values.tolist()), index=values.index, dtype="object"))
    if column.kind == "count":
        # 1.000 is a thousand to an Indonesian reader, so only the ".0" that software appends is a decimal part. Longer
        # numbers than these are not exact as floats.
        whole = values.str.fullmatch(r"[0-9]{1,15}(?:\.0)?")
        return pd.to_numeric(values.where(whole)).astype("Float64").astype("Int64")
    if column.kind == "yes/no":
        return values.str.lower().map({**dict.fromkeys(YES, True), **dict.fromkeys(NO, False)})
    spelled = {allowed.lower().replace("_", " "): allowed for allowed in column.allowed}
    known = {**{alias: value for alias, value in VALUE_ALIASES.items() if value in column.allowed}, **spelled}
    chosen = values.str.lower().str.replace("_", " ").map(known)
    return pd.Series(pd.Categorical(chosen, categories=list(column.allowed)), index=values.index)


def _empty(file: str, row: int, header: str) -> Problem:
    return Problem(
        file,
        Bilingual("isi di kolom wajib ini", "a value in this required column"),
        Bilingual(
            "Isi sel itu, atau hapus barisnya bila kosong.", "Fill the cell in, or delete the row if it is empty."
        ),
        row=row,
        column=header,
    )


def _wrong(file: str, row: int, header: str, column: Column, value: str) -> Problem:
    expected, remedy = _EXPECTED.get(column.kind, (None, None))
    if expected is None or remedy is None:
        choices = ", ".join(column.allowed)
        close = get_close_matches(value.lower(), column.allowed, n=1)
        expected = Bilingual(f"salah satu dari: {choices}", f"one of: {choices}")
        remedy = (
            Bilingual(f'Mungkin "{close[0]}"?', f'Perhaps "{close[0]}"?')
            if close
            else Bilingual("Pilih salah satu.", "Choose one of them.")
        )
    return Problem(file, expected, remedy, row=row, column=header, value=value)


_DATE_REMEDY = Bilingual(
    "Tulis seperti 05/01/2022, 5 Januari 2022 atau 2022-01-05.",
    "Write it like 05/01/2022, 5 January 2022 or 2022-01-05.",
)
_EXPECTED = {
    "date": (Bilingual("tanggal yang ada di kalender", "a date that is in the calendar"), _DATE_REMEDY),
    "partial date": (
        Bilingual("tanggal, bulan atau tahun", "a date, a month or a year"),
        Bilingual("Tulis seperti 2022-01-05, 2022-01 atau 2022.", "Write it like 2022-01-05, 2022-01 or 2022."),
    ),
    "count": (
        Bilingual("bilangan bulat dari 0", "a whole number from 0"),
        Bilingual("Tulis angka saja, tanpa titik dan satuan.", "Write digits only, without separators or units."),
    ),
    "yes/no": (Bilingual("ya atau tidak", "yes or no"), Bilingual("Tulis ya atau tidak.", "Write yes or no.")),
}


def _repeated_keys(cells: pd.DataFrame, definition: Table, headers: dict[str, str], file: str) -> list[Problem]:
    if not definition.key or any(name not in headers for name in definition.key):
        return []
    keys = cells[[headers[name] for name in definition.key]].apply(lambda cell: cell.str.strip())
    keys = keys[(keys != "").all(axis=1)]
    named = ", ".join(definition.key)
    return [
        Problem(
            file,
            Bilingual(f"nilai {named} yang belum dipakai baris lain", f"a value of {named} that no other row has"),
            Bilingual("Hapus baris ganda atau beri kode lain.", "Delete the repeated row or give it another code."),
            row=int(row),
            column=keys.columns[0],
            value=" ".join(keys.loc[row]),
        )
        for row in keys.index[keys.duplicated()]
    ]
