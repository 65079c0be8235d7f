"""Dates as Indonesian files write them, decided a column at a time and never guessed a cell at a time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

MONTHS_ID = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_SHORT = {"agt": 8, "ags": 8, "agst": 8, "nop": 11, "nopember": 11, "pebruari": 2, "peb": 2, "mrt": 3}
#: Every start of a name from its third letter on: Agust, Sept, Okt.
_MONTH_NUMBER = {
    **{
        name.lower()[:length]: number
        for names in (MONTHS_ID, MONTHS_EN)
        for number, name in enumerate(names, 1)
        for length in range(3, len(name) + 1)
    },
    **_SHORT,
}
_WEEKDAYS = (
    r"senin|sen|mon(?:day)?", r"selasa|sel|tue(?:s(?:day)?)?", r"rabu|rab|wed(?:nesday)?",
    r"kamis|kam|thu(?:rs(?:day)?)?", r"jum['’`]?at|jum|fri(?:day)?", r"sabtu|sab|sat(?:urday)?",
    r"minggu|min|ahad|sun(?:day)?",
)  # fmt: skip
_WEEKDAY = re.compile(r"\b(?:" + "|".join(f"({names})" for names in _WEEKDAYS) + r")\b[\s,./(]*(?=\d)", re.I)
_CLOCK = re.compile(
    # A clock time is not the first two numbers of 05.01.2022.
    r"(?:\b(?:pukul|pkl\.?|jam|at)\s*)?T?(?<![\d.:])\d{1,2}[.:]\d{2}(?:[.:]\d{2}(?:[.,]\d{1,9})?)?(?![.:]?\d)"
    r"(?:\s*[ap]\.?m\b\.?)?(?:\s*\(?(?:wib|wita|wit|utc|gmt|z)\b\)?)?(?:\s*[+-]\d{2}:?\d{2}(?!\d)|(?<=[tc])[+-]\d{1,2}\b)?",
    re.I,
)
_ZONE = re.compile(r"\(?\b(?:gmt|utc)\s*[+-]\d{1,2}(?::?\d{2})?\)?", re.I)
#: What programs write, read without further search.
_STAMP = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?")
#: What stands after it tells of a later version of the page.
_UPDATED = re.compile(r"\b(?:diperbarui|diperbaharui|diubah|dimutakhirkan|updated?|modified|edited)\b", re.I)
#: A day that is only near the one meant, or counted back from the day of the export, is none.
_INEXACT = re.compile(
    r"\b(?:sebelum|sesudah|setelah|sejak|sekitar|akhir|awal|hingga|sampai|lalu|before|after|since|about|circa|until|ago)\b",
    re.I,
)
_FROM, _TO = r"(?<![\d/.-])", r"(?![/.-]?\d)"
_ISO = re.compile(rf"{_FROM}(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TO}")
_NAMED = re.compile(
    rf"{_FROM}(\d{{1,2}})(?:st|nd|rd|th)?[\s./-]*([A-Za-z]{{3,9}})\.?[\s,./-]+['’]?(\d{{4}}|\d{{2}})(?!\d)", re.I
)
_NAMED_US = re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)", re.I)
_YEAR_NAMED = re.compile(rf"{_FROM}(\d{{4}})[\s/.-]+([A-Za-z]{{3,9}})\.?[\s/.,-]+(\d{{1,2}})(?!\d)")
_NUMERIC = re.compile(rf"{_FROM}(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{4}}|\d{{2}}){_TO}")
_NUMBER = re.compile(r"\d{5}(?:\.\d+)?|\d{8}|\d{10}(?:\.\d+)?|\d{13}")
_PARTIAL = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?|(\d{1,2})[/.-](\d{4})|([A-Za-z]{3,9})\.?[\s,/-]+(\d{4})")
#: No date is longer than this with its weekday, outlet and time.
_LONGEST = 120
_YEARS = range(1500, 2200)
_YEAR = re.compile(r"\b(?:1[5-9]|2[01])\d{2}\b")
_AROUND = 20
#: The numbers that spreadsheets keep for 1990 to 2099, and seconds since 1970 from 2001 on.
_SERIALS = range(32_874, 73_051)
_SECONDS = range(1_000_000_000, 4_102_444_800)


@dataclass(frozen=True)
class DateColumn:
    """The dates of one column, and how they were read.

    Attributes
    ----------
    days : list of datetime.date or None
        One a cell; None for an empty one and for one that is no date.
    month_first : bool or None
        Whether ``05/01/2022`` means 1 May; None where no cell has its day and month in numbers that could be swapped.
    settled : bool
        Whether the column itself, or who reads it, settles that order. If not, day before month was taken.
    numbers : int
        How many cells are a spreadsheet's number of a day, or seconds since 1970.
    clashes : list of int
        Places of the cells whose weekday is not that of their date.
    """

    days: list[date | None]
    month_first: bool | None
    settled: bool
    numbers: int
    clashes: list[int]


def read_dates(values: Sequence[str], *, month_first: bool | None = None) -> DateColumn:
    """Return the dates of one column and how they were read.

    Parameters
    ----------
    values : sequence of str
        The cells of one column.
    month_first : bool, optional
        States the order of day and month instead of letting the column settle it.

    Returns
    -------
    DateColumn

    Examples
    --------
    >>> column = read_dates(["05/01/2022", "01/24/2022"])
    >>> column.month_first, column.settled, column.days[0]
    (True, True, datetime.date(2022, 5, 1))
    >>> read_dates(["Rabu (5/1/2022)"]).settled, read_dates(["05/01/2022"]).settled
    (True, False)
    """
    distinct = {value: _candidates(value) for value in dict.fromkeys(values)}
    order, settled = _order(distinct) if month_first is None else (month_first, True)
    read = {value: _only([_day(one, month_first=bool(order)) for one in found]) for value, found in distinct.items()}
    weekdays = {value: _weekday(value) if day else None for value, day in read.items()}
    wrong = {value for value, day in read.items() if day and weekdays[value] not in (None, day.weekday())}
    return DateColumn(
        days=[read[value] for value in values],
        month_first=order,
        settled=settled,
        numbers=sum(1 for value in values if read[value] and _NUMBER.fullmatch(value.strip())),
        clashes=[place for place, value in enumerate(values) if value in wrong],
    )


def parse_dates(values: Sequence[str], *, month_first: bool | None = None) -> list[date | None]:
    """Return a date for each value, None for an empty one and for one that is no date.

    ISO dates are never read day-first. For ``05/01/2022`` the whole column decides: a number above 12 in either
    place, or a weekday, settles the order; where nothing settles it the Indonesian order, day before month, holds
    (`read_dates` tells). Times, weekdays and an outlet's name around the date are passed over.

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
    return read_dates(values, month_first=month_first).days


def parse_partial(value: str) -> tuple[date, str] | None:
    """Return the first day of a full date, a month ``2022-03`` or a year ``2022``, with its precision.

    Examples
    --------
    >>> parse_partial("2021-11"), parse_partial("November 2021")
    ((datetime.date(2021, 11, 1), 'month'), (datetime.date(2021, 11, 1), 'month'))
    """
    found = _PARTIAL.fullmatch(value.strip())
    if not found:
        day = parse_dates([value])[0]
        return None if day is None else (day, "day")
    year = found[1] or found[4] or found[6]
    month = _MONTH_NUMBER.get(found[5].lower(), 0) if found[5] else int(found[2] or found[3] or 1)
    first = _date(int(year), month, 1)
    return None if first is None else (first, "month" if found[2] or found[3] or found[5] else "year")


def find_dates(text: str) -> list[date]:
    """Return the full dates that stand in a running text, in order: ``5 Januari 2022``, ``(5/1/2022)``, ``2022-01-05``.

    Days in numbers are read day before month, as Indonesian news write them; a year has four digits.

    Examples
    --------
    >>> find_dates("Rabu (5/1/2022), sejak 12 Maret 2021, 14 orang")
    [datetime.date(2022, 1, 5), datetime.date(2021, 3, 12)]
    """
    found: dict[int, date] = {}
    for year in _YEAR.finditer(text):
        # A date stands close round its year.
        first = max(0, year.start() - _AROUND)
        for start, end, one in _search(text[first : year.end() + _AROUND]):
            day = _day(one, month_first=False)
            if day and start <= year.start() - first and year.end() - first <= end:
                found.setdefault(first + start, day)
    return [found[start] for start in sorted(found)]


def write_date(day: date, *, lang: str) -> str:
    """Return the date in words: ``12 Maret 2022`` or ``12 March 2022``.

    Examples
    --------
    >>> write_date(date(2022, 3, 12), lang="id")
    '12 Maret 2022'
    """
    return f"{day.day} {(MONTHS_ID if lang == 'id' else MONTHS_EN)[day.month - 1]} {day.year}"


#: A date that was found: outright, or as the numbers of a day and a month whose order the column decides, and a year.
_Found = date | tuple[int, int, int] | None


def _candidates(value: str) -> list[_Found]:
    """Return the dates that a cell states: one, if it is a date."""
    if stamp := _STAMP.fullmatch(value):
        return [_date(int(stamp[1]), int(stamp[2]), int(stamp[3]))]
    text = _ZONE.sub(" ", " ".join(value[: _LONGEST + 1].replace("|", " ").split()))
    if len(value) > _LONGEST or not any(one.isdigit() for one in text):
        return []
    if _NUMBER.fullmatch(text):
        return [_numbered(text)]
    if _INEXACT.search(text):
        return []
    if (later := _UPDATED.search(text)) and any(one.isdigit() for one in text[: later.start()]):
        text = text[: later.start()]
    clocks = list(_CLOCK.finditer(text))
    # 05.01.22 looks like a clock time: what is left without the times decides, then without the last one, then all.
    shorter = [
        _CLOCK.sub(" ", text),
        *([text[: clocks[-1].start()] + text[clocks[-1].end() :]] if clocks else []),
        text,
    ]
    for one in shorter:
        found = list(_search(one))
        if found:
            rest = one
            for start, end, _ in sorted(found, key=lambda span: -span[0]):
                rest = rest[:start] + rest[end:]
            return [] if any(char.isdigit() for char in rest) else list(dict.fromkeys(day for *_, day in found))
    return []


def _search(text: str) -> Iterator[tuple[int, int, _Found]]:
    for m in _ISO.finditer(text):
        yield m.start(), m.end(), _date(int(m[1]), int(m[3]), int(m[4]))
    for m in _NAMED.finditer(text):
        if month := _MONTH_NUMBER.get(m[2].lower()):
            yield m.start(), m.end(), _date(_year(m[3]), month, int(m[1]))
    for m in _NAMED_US.finditer(text):
        if month := _MONTH_NUMBER.get(m[1].lower()):
            yield m.start(), m.end(), _date(int(m[3]), month, int(m[2]))
    for m in _YEAR_NAMED.finditer(text):
        if month := _MONTH_NUMBER.get(m[2].lower()):
            yield m.start(), m.end(), _date(int(m[1]), month, int(m[3]))
    for m in _NUMERIC.finditer(text):
        yield m.start(), m.end(), (int(m[1]), int(m[2]), _year(m[3]))


def _numbered(text: str) -> date | None:
    """Return the day that a bare number stands for: 20220105, a spreadsheet's 44566, or seconds since 1970."""
    if len(text) == 8:
        return _date(int(text[:4]), int(text[4:6]), int(text[6:]))
    number = int(text.partition(".")[0])
    if number in _SERIALS:
        return date(1899, 12, 30) + timedelta(days=number)
    seconds = number // 1000 if len(text) == 13 else number
    return datetime.fromtimestamp(seconds, UTC).date() if seconds in _SECONDS else None


def _order(cells: dict[str, list[_Found]]) -> tuple[bool | None, bool]:
    """Return whether the month comes first in the column, and whether its cells settle that."""
    pairs = [(value, found[0]) for value, found in cells.items() if len(found) == 1 and isinstance(found[0], tuple)]
    votes = {vote for value, pair in pairs if (vote := _vote(value, pair)) is not None}
    if votes:
        # Where cells contradict each other the Indonesian order holds, and those that break it are refused.
        return False not in votes, True
    both = [
        pair for _, pair in pairs if pair[0] != pair[1] and all(_day(pair, month_first=one) for one in (False, True))
    ]
    return (False, False) if both else (None, True)


def _vote(value: str, pair: tuple[int, int, int]) -> bool | None:
    first, second, _ = pair
    if (first > 12) != (second > 12):
        return second > 12
    weekday = _weekday(value)
    days = [_day(pair, month_first=order) for order in (False, True)]
    fits = [day is not None and day.weekday() == weekday for day in days]
    return None if weekday is None or fits[0] == fits[1] else fits[1]


def _weekday(value: str) -> int | None:
    found = _WEEKDAY.search(value[:_LONGEST])
    return None if found is None or found.lastindex is None else found.lastindex - 1


def _day(found: _Found, *, month_first: bool) -> date | None:
    if not isinstance(found, tuple):
        return found
    first, second, year = found
    return _date(year, first, second) if month_first else _date(year, second, first)


def _only(days: list[date | None]) -> date | None:
    return days[0] if len(days) == 1 else None


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None
