"""One column of cells: text in, typed values out, and what is said about each cell that cannot be read."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

import pandas as pd

from casestudy.dates import DateColumn, parse_partial, read_dates
from casestudy.errors import Bilingual, Problem, cut
from casestudy.tables import NO, VALUE_ALIASES, YES, Column

#: What a value is called in Indonesian: of several words the first.
_LOCAL = {known: alias for alias, known in reversed(VALUE_ALIASES.items())}
_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: What Excel shows where it took a text for a formula.
_EXCEL_ERRORS = ("#NAME?", "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!")
#: What UTF-8 looks like when it is read as Windows-1252.
_MANGLED = r"â€[œ\x9d™˜“”¦]|Ã[©¨¡³±¼¶]|ðŸ"


@dataclass
class Remarks:
    """What is noticed about one file beside errors.

    Attributes
    ----------
    facts : list of Bilingual
        What was decided or passed over while it was read.
    warnings : list of Problem
    rows : int
        How many rows were read.
    places : dict
        The row and the sheet in which each document stands.
    """

    facts: list[Bilingual] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    rows: int = 0
    places: dict[str, tuple[int, str | None]] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """Where a column stands: its file, its sheet in a workbook with several, its header."""

    file: str
    header: str
    sheet: str | None = None

    def problem(
        self, expected: Bilingual, remedy: Bilingual, *, row: int | None = None, value: str | None = None
    ) -> Problem:
        """Return the problem of one cell of the column, or of all of it."""
        return Problem(self.file, expected, remedy, row=row, column=self.header, value=value, sheet=self.sheet)


def check_column(
    values: pd.Series, column: Column, place: Place, *, remarks: Remarks, month_first: bool | None = None
) -> tuple[dict[str, pd.Series], list[Problem]]:
    """Return the typed column (a partial date brings its precision as a second one) and a problem for each bad cell.

    Parameters
    ----------
    values : pandas.Series
        The cells as text, indexed by their rows.
    column : Column
    place : Place
    remarks : Remarks
        Takes what was decided about the column, and its warnings.
    month_first : bool, optional
        States the order of day and month.

    Examples
    --------
    >>> typed, problems = check_column(pd.Series(["5", "lima"]), Column("likes", "count"), Place("a.csv", "suka"),
    ...                                remarks=Remarks())
    >>> typed["likes"].tolist()[0], problems[0].row, problems[0].column
    (5, 1, 'suka')
    """
    stripped = values.str.strip()
    problems = []
    if column.required:
        problems = [place.problem(*_EMPTY, row=int(row)) for row in stripped.index[stripped == ""]]
    if column.kind == "text":
        remarks.warnings += _suspect_text(values, place)
        return {column.name: values if column.name in {"text", "quote"} else stripped}, problems
    if column.kind in ("date", "partial date"):
        read = read_dates(stripped.tolist(), month_first=month_first)
        _tell_order(read, stripped, place, remarks)
        columns = _dates(read, stripped, column)
        bad = _bad(columns[column.name], stripped)
        wrong = {value: _no_date(value, column, read) for value in bad.unique()}
    else:
        converted = _convert(stripped, column)
        bad = _bad(converted, stripped)
        if column.kind == "yes/no":
            converted = converted.where(converted.notna(), False).astype("bool")
        columns = {column.name: converted}
        wrong = {value: _wrong(value, column) for value in bad.unique()}
    rows_of_bad = zip(bad.index.tolist(), bad, strict=True)
    return columns, [
        *problems,
        *(place.problem(*wrong[value], row=row, value=value) for row, value in rows_of_bad),
    ]


def _bad(converted: pd.Series, stripped: pd.Series) -> pd.Series:
    return stripped[converted.isna().to_numpy() & (stripped != "").to_numpy()]


def _dates(read: DateColumn, values: pd.Series, column: Column) -> dict[str, pd.Series]:
    if column.kind == "date":
        return {column.name: pd.to_datetime(pd.Series(read.days, index=values.index, dtype="object"))}
    parsed = [
        (day, "day") if day else parse_partial(value) if value else None
        for day, value in zip(read.days, values, strict=True)
    ]
    first = pd.Series([None if p is None else p[0] for p in parsed], index=values.index, dtype="object")
    precision = pd.Series(["" if p is None else p[1] for p in parsed], index=values.index, dtype="str")
    return {column.name: pd.to_datetime(first), f"{column.name}_precision": precision}


def _convert(values: pd.Series, column: Column) -> pd.Series:
    if column.kind == "count":
        # 1.000 is a thousand to an Indonesian reader, so only the ".0" that software appends is a decimal part. Longer
        # numbers than these are not exact as floats.
        whole = values.str.fullmatch(r"[0-9]{1,15}(?:\.0)?")
        return pd.to_numeric(values.where(whole)).astype("Float64").astype("Int64")
    if column.kind == "number":
        # A comma or a point is the decimal sign, and a number has one at most. Spreadsheets keep up to 20 decimals.
        plain = values.str.fullmatch(r"[0-9]{1,15}(?:[.,][0-9]{1,20})?")
        return pd.to_numeric(values.where(plain).str.replace(",", ".")).astype("float64")
    if column.kind == "yes/no":
        return values.str.lower().map({**dict.fromkeys(YES, True), **dict.fromkeys(NO, False)})
    spelled = {allowed.lower().replace("_", " "): allowed for allowed in column.allowed}
    known = {**{alias: value for alias, value in VALUE_ALIASES.items() if value in column.allowed}, **spelled}
    chosen = values.str.lower().str.replace("_", " ").map(known)
    return pd.Series(pd.Categorical(chosen, categories=list(column.allowed)), index=values.index)


def _tell_order(read: DateColumn, values: pd.Series, place: Place, remarks: Remarks) -> None:
    """Say how a column of dates was read; ask where it could have been read otherwise."""
    order = (
        Bilingual("bulan/hari/tahun", "month/day/year")
        if read.month_first
        else Bilingual("hari/bulan/tahun", "day/month/year")
    )
    header = cut(place.header)
    if read.month_first is not None and read.settled:
        remarks.facts.append(
            Bilingual(
                f'tanggal di kolom "{header}" dibaca {order.id}', f'dates in column "{header}" read as {order.en}'
            )
        )
    elif read.month_first is not None:
        first = next(place for place, day in enumerate(read.days) if day and day.day != day.month)
        name = place.file.rpartition("/")[2]
        expected = Bilingual(
            "tanggal yang urutan hari dan bulannya pasti; kolom ini dibaca hari/bulan/tahun",
            "a date whose order of day and month is certain; the column was read as day/month/year",
        )
        remedy = Bilingual.each(
            lambda lang: (
                f"{'Nyatakan di' if lang == 'id' else 'State it in'} columns.toml: "
                f'["{name}"] "{header}" = "date, day first" {"atau" if lang == "id" else "or"} "date, month first".'
            )
        )
        remarks.warnings.append(
            replace(
                place.problem(expected, remedy, row=int(values.index[first]), value=str(values.iloc[first])),
                severity="warning",
            )
        )
    if read.numbers:
        remarks.facts.append(
            Bilingual(
                f'{read.numbers} angka di kolom "{header}" dibaca sebagai tanggal',
                f'{read.numbers} numbers in column "{header}" read as dates',
            )
        )
    for position in read.clashes:
        remarks.warnings.append(_clash(place, int(values.index[position]), str(values.iloc[position]), read, position))


def _clash(place: Place, row: int, value: str, read: DateColumn, position: int) -> Problem:
    day = read.days[position]
    weekday = day.weekday() if day else 0
    expected = Bilingual(
        f"hari yang cocok dengan tanggalnya ({_WEEKDAYS[weekday]})",
        f"the weekday of that date ({_WEEKDAYS_EN[weekday]})",
    )
    remedy = Bilingual("Periksa hari, tanggal dan tahunnya.", "Check weekday, day and year.")
    return replace(place.problem(expected, remedy, row=row, value=value), severity="warning")


def _suspect_text(values: pd.Series, place: Place) -> Iterator[Problem]:
    """Yield a warning for each cell that holds an error of Excel, and one for a column of mangled letters."""
    lost = values[values.isin(_EXCEL_ERRORS)]
    for row, value in zip(lost.index.tolist(), lost, strict=True):
        expected = Bilingual("teks, bukan galat Excel", "text, not an error of Excel")
        remedy = Bilingual(
            "Salin lagi teks aslinya; ketik ' di depannya bila diawali = atau -.",
            "Copy the original text again; type ' before it if it starts with = or -.",
        )
        yield replace(place.problem(expected, remedy, row=row, value=value), severity="warning")
    mangled = values.index[values.str.contains(_MANGLED)]
    if len(mangled):
        expected = Bilingual(
            f"huruf yang utuh; {len(mangled)} sel memuat huruf rusak seperti â€™",
            f"whole letters; {len(mangled)} cells hold broken ones such as â€™",
        )
        remedy = Bilingual(
            "Ekspor ulang sebagai UTF-8; isi berkas dibaca apa adanya.",
            "Export the file again as UTF-8; its text is read as it stands.",
        )
        yield replace(place.problem(expected, remedy, row=int(mangled[0])), severity="warning")


def _wrong(value: str, column: Column) -> tuple[Bilingual, Bilingual]:
    """Return what was expected instead of a value, and what to do about it."""
    if column.kind in _EXPECTED:
        return _EXPECTED[column.kind]
    words = Bilingual(", ".join(_LOCAL.get(one, one) for one in column.allowed), ", ".join(column.allowed))
    aliases = [alias for alias, known in VALUE_ALIASES.items() if known in column.allowed]
    close = get_close_matches(value.lower()[:100], [*column.allowed, *aliases], n=1)
    remedy = Bilingual("Pilih salah satu.", "Choose one of them.")
    if close:
        meant = VALUE_ALIASES.get(close[0], close[0])
        remedy = Bilingual(f'Mungkin "{_LOCAL.get(meant, meant)}"?', f'Perhaps "{meant}"?')
    return Bilingual(f"salah satu dari: {words.id}", f"one of: {words.en}"), remedy


def _no_date(value: str, column: Column, read: DateColumn) -> tuple[Bilingual, Bilingual]:
    """Return what is wrong with a date, with the reading that the column's order leaves it."""
    expected, remedy = _wrong(value, column)
    other = read_dates([value], month_first=not read.month_first).days[0]
    if other is not None and read.month_first is not None:
        written = f"{other:%d/%m/%Y}" if not read.month_first else f"{other:%m/%d/%Y}"
        remedy = Bilingual(
            f"Sel lain di kolom ini {'bulan/hari' if read.month_first else 'hari/bulan'}/tahun; tulis {written}.",
            f"Other cells of the column are {'month/day' if read.month_first else 'day/month'}/year; write {written}.",
        )
    return expected, remedy


_EMPTY = (
    Bilingual("isi di kolom wajib ini", "a value in this required column"),
    Bilingual("Isi sel itu, atau hapus barisnya bila kosong.", "Fill the cell in, or delete the row if it is empty."),
)
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
    "number": (
        Bilingual("angka dari 0, dengan atau tanpa desimal", "a number from 0, with or without decimals"),
        Bilingual("Tulis seperti 3, 0,25 atau 0.25.", "Write it like 3, 0.25 or 0,25."),
    ),
    "yes/no": (Bilingual("ya atau tidak", "yes or no"), Bilingual("Tulis ya atau tidak.", "Write yes or no.")),
}
