"""Dates as Indonesian files write them, decided a column at a time and never guessed a cell at a time."""

import re
from collections.abc import Sequence
from datetime import date

MONTHS_ID = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_SHORT = {"agt": 8, "ags": 8, "agst": 8, "sept": 9, "nop": 11, "nopember": 11, "pebruari": 2, "peb": 2}
_MONTH_NUMBER = {
    **{name.lower(): n for names in (MONTHS_ID, MONTHS_EN) for n, name in enumerate(names, 1)},
    **{name.lower()[:3]: n for names in (MONTHS_ID, MONTHS_EN) for n, name in enumerate(names, 1)},
    **_SHORT,
}
_WEEKDAY = re.compile(
    r"\b(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.I
)
_CLOCK = re.compile(
    # A clock time is not the first two numbers of 05.01.2022.
    r"(?:\bpukul\s*|\bpkl\.?\s*)?(?<![\d.:])\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?![.:]?\d)(?:\s*(?:wib|wita|wit)\b)?"
    r"|\b(?:wib|wita|wit)\b",
    re.I,
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.+Zz-]*)?$")
_NAMED = re.compile(r"(\d{1,2})\s+([A-Za-z]+)\.?,?\s+(\d{4})$")
_NAMED_US = re.compile(r"([A-Za-z]+)\.?\s+(\d{1,2}),?\s+(\d{4})$")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$")
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{1,2}))?$")


def parse_dates(values: Sequence[str], *, month_first: bool | None = None) -> list[date | None]:
    """Return a date for each value, None for an empty one and for one that is no date.

    ISO dates are never read day-first. For ``05/01/2022`` the whole column decides: a number above 12 in either
    place settles the order; where nothing settles it the Indonesian order, day before month, holds.

    Parameters
    ----------
    values : sequence of str
        The cells of one column.
    month_first : bool, optional
        States the order instead of letting the column settle it.

    Returns
    -------
    list of datetime.date or None

    Examples
    --------
    >>> parse_dates(["Rabu, 05 Jan 2022 14:30 WIB", "5 Januari 2022", "2022-01-05", "31/02/2022"])
    [datetime.date(2022, 1, 5), datetime.date(2022, 1, 5), datetime.date(2022, 1, 5), None]
    """
    cleaned = [_clean(value) for value in values]
    if month_first is None:
        month_first = _is_month_first(cleaned)
    return [_parse(value, month_first=month_first) for value in cleaned]


def parse_partial(value: str) -> tuple[date, str] | None:
    """Return the first day of a full date, a month ``2022-03`` or a year ``2022``, with its precision.

    Examples
    --------
    >>> parse_partial("2021-11")
    (datetime.date(2021, 11, 1), 'month')
    """
    found = _PARTIAL.fullmatch(value.strip())
    if not found:
        day = parse_dates([value])[0]
        return None if day is None else (day, "day")
    day = _date(int(found[1]), int(found[2] or 1), 1)
    return None if day is None else (day, "month" if found[2] else "year")


def write_date(day: date, *, lang: str) -> str:
    """Return the date in words: ``12 Maret 2022`` or ``12 March 2022``.

    Examples
    --------
    >>> write_date(date(2022, 3, 12), lang="id")
    '12 Maret 2022'
    """
    return f"{day.day} {(MONTHS_ID if lang == 'id' else MONTHS_EN)[day.month - 1]} {day.year}"


def _clean(value: str) -> str:
    text = " ".join(value.replace("\u00a0", " ").replace("|", " ").split())
    if not _ISO.fullmatch(text):
        text = _WEEKDAY.sub(" ", _CLOCK.sub(" ", text) if not _NUMERIC.fullmatch(text) else text)
    return " ".join(text.split()).strip(" ,/-")


def _is_month_first(values: Sequence[str]) -> bool:
    pairs = [(int(m[1]), int(m[2])) for m in map(_NUMERIC.fullmatch, values) if m]
    return any(second > 12 for _, second in pairs) and not any(first > 12 for first, _ in pairs)


def _parse(text: str, *, month_first: bool) -> date | None:
    if m := _ISO.fullmatch(text):
        return _date(int(m[1]), int(m[2]), int(m[3]))
    if m := _NAMED.fullmatch(text):
        return _date(int(m[3]), _MONTH_NUMBER.get(m[2].lower(), 0), int(m[1]))
    if m := _NAMED_US.fullmatch(text):
        return _date(int(m[3]), _MONTH_NUMBER.get(m[1].lower(), 0), int(m[2]))
    if m := _NUMERIC.fullmatch(text):
        year = int(m[3]) if len(m[3]) == 4 else 2000 + int(m[3])
        day, month = (int(m[2]), int(m[1])) if month_first else (int(m[1]), int(m[2]))
        return _date(year, month, day)
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
