from datetime import date

import pytest

from casestudy.dates import find_dates, parse_dates, parse_partial, read_dates, write_date

READ = {
    # ISO, never day-first
    "2022-01-05": date(2022, 1, 5),
    "2022-10-03": date(2022, 10, 3),
    "2022-1-5": date(2022, 1, 5),
    " 2022-01-05 ": date(2022, 1, 5),
    "2022-01-05 14:30": date(2022, 1, 5),
    "2022-01-05 00:00:00": date(2022, 1, 5),
    "2022-01-05 14.30 WIB": date(2022, 1, 5),
    "2022-01-05T14:30:00Z": date(2022, 1, 5),
    "2022-01-05T14:30:00.123456": date(2022, 1, 5),
    "2022-01-05T14:30:00+07:00": date(2022, 1, 5),
    "2024-02-29": date(2024, 2, 29),
    # numbers, day before month
    "05/01/2022": date(2022, 1, 5),
    "5/1/2022": date(2022, 1, 5),
    "05-01-2022": date(2022, 1, 5),
    "05.01.2022": date(2022, 1, 5),
    "5/1/22": date(2022, 1, 5),
    "05/01/2022 14:30": date(2022, 1, 5),
    "05/01/2022, 14:30 WIB": date(2022, 1, 5),
    "05.01.2022 14:30": date(2022, 1, 5),
    "05.01.2022, 14.30 WIB": date(2022, 1, 5),
    "Rabu, 05.01.2022": date(2022, 1, 5),
    "Selasa / 09-09-2025": date(2025, 9, 9),
    "29/02/2024": date(2024, 2, 29),
    # Indonesian months
    "5 Januari 2022": date(2022, 1, 5),
    "05 JANUARI 2022": date(2022, 1, 5),
    "5 Jan 2022": date(2022, 1, 5),
    "5 Jan. 2022": date(2022, 1, 5),
    "2022 Jan 05": date(2022, 1, 5),
    "2022-Jan-5": date(2022, 1, 5),
    "14 Februari 2022": date(2022, 2, 14),
    "14 Pebruari 2022": date(2022, 2, 14),
    "14 Peb 2022": date(2022, 2, 14),
    "2 Mei 2022": date(2022, 5, 2),
    "5 Agustus 2022": date(2022, 8, 5),
    "5 Agt 2022": date(2022, 8, 5),
    "5 Ags 2022": date(2022, 8, 5),
    "5 Agst 2022": date(2022, 8, 5),
    "5 Agu 2022": date(2022, 8, 5),
    "3 Sept. 2022": date(2022, 9, 3),
    "3 Okt 2022": date(2022, 10, 3),
    "10 Nopember 2022": date(2022, 11, 10),
    "10 Nop 2022": date(2022, 11, 10),
    "31 Des 2022": date(2022, 12, 31),
    # weekdays
    "Jumat, 7 Januari 2022": date(2022, 1, 7),
    "Jum'at, 7 Januari 2022": date(2022, 1, 7),
    "Jum’at 7/1/2022": date(2022, 1, 7),
    "Minggu 9 Januari 2022": date(2022, 1, 9),
    "Ahad, 9 Januari 2022": date(2022, 1, 9),
    # as news pages print them
    "Rabu, 05 Jan 2022 14:30 WIB": date(2022, 1, 5),
    "Rabu   18 Jun 2025  22:02 WIB": date(2025, 6, 18),
    "18 Juni 2025 | 20.04 WIB": date(2025, 6, 18),
    "Senin,\u00a016 Juni 2025 |15:20 WIB": date(2025, 6, 16),
    "5 Januari 2022 pukul 10.28 WIB": date(2022, 1, 5),
    "5 Januari 2022, pkl. 10.28": date(2022, 1, 5),
    "5 Januari 2022 - 10:28:05 WITA": date(2022, 1, 5),
    "10.28 WIT, 5 Januari 2022": date(2022, 1, 5),
    "5 Januari 2022 WITA": date(2022, 1, 5),
    "5 Januari 2022 WIB": date(2022, 1, 5),
    # English
    "5 January 2022": date(2022, 1, 5),
    "January 5, 2022": date(2022, 1, 5),
    "Jan. 5, 2022": date(2022, 1, 5),
    "Wednesday, 5 January 2022": date(2022, 1, 5),
    "5 August 2022": date(2022, 8, 5),
    "5 Oct 2022": date(2022, 10, 5),
    "5 December, 2022": date(2022, 12, 5),
    "January 5th, 2022": date(2022, 1, 5),
    # with the outlet, the weekday or another word before it
    "Senin (24/1/2022)": date(2022, 1, 24),
    "Kabar.example - 10/06/2025, 21:23 WIB": date(2025, 6, 10),
    ",\u00a0Jurnalis-Senin, 16 Juni 2025 |15:20 WIB": date(2025, 6, 16),
    "Diperbarui 18 Jun 2025, 14:05 WIB": date(2025, 6, 18),
    "Kabar - 05/01/2022, 14:30 WIB Diperbarui 06/01/2022, 15:00 WIB": date(2022, 1, 5),
    "Tayang: Rabu, 5 Januari 2022 10:28 WIB": date(2022, 1, 5),
    "Rab, 5 Jan 2022": date(2022, 1, 5),
    # as programs write them
    "05-Jan-22": date(2022, 1, 5),
    "5-Agu-2022": date(2022, 8, 5),
    "5 Agust 2022": date(2022, 8, 5),
    "2022/01/05": date(2022, 1, 5),
    "2022.01.05": date(2022, 1, 5),
    "2022/01/05 14:30:00": date(2022, 1, 5),
    "Wed Jan 05 14:30:00 +0000 2022": date(2022, 1, 5),
    "Wed, 05 Jan 2022 14:30:00 GMT": date(2022, 1, 5),
    "Wed, 05 Jan 2022 14:30:00 +0700": date(2022, 1, 5),
    "5 Jan 2022 14:30 WIB (GMT+7)": date(2022, 1, 5),
    "Jan 5, 2022, 2:30 PM": date(2022, 1, 5),
    "5/1/2022 2:30:15 PM": date(2022, 1, 5),
    "2022-01-05 14:30:00 UTC": date(2022, 1, 5),
    "2022-01-05 14:30:00+07:00": date(2022, 1, 5),
    "05.01.22": date(2022, 1, 5),
    "05.01.22 14.30": date(2022, 1, 5),
    # numbers: a spreadsheet's days, seconds and thousandths since 1970, eight digits
    "44566": date(2022, 1, 5),
    "44566.604": date(2022, 1, 5),
    "1641340800": date(2022, 1, 5),
    "1641340800.5": date(2022, 1, 5),
    "1641340800000": date(2022, 1, 5),
    "20220105": date(2022, 1, 5),
}

REFUSED = [
    "", "   ", "31/02/2022", "31 Februari 2022", "2022-02-30", "2022-13-01", "29/02/2023", "2023-02-29", "0/1/2022",
    "0000-01-01", "13/13/2022", "32 Januari 2022", "5 Foo 2022", "Foo 5, 2022", "Januari 2022", "2022-01", "2022",
    "Rabu", "14:30 WIB", "kemarin", "-", "5 Januari", "05/01", "5 Januari 20222", "1/2/3/2022", "2 hari yang lalu",
    "3 days ago", "sekitar 5 Januari 2022", "sejak 5 Januari 2022", "5 dan 6 Januari 2022", "5/1/2022 6/1/2022",
    "5 Januari 2022, 3 orang", "12345", "20221305", "99999", "123456", "4456666", "05/01/0022", "2022-01-05-06",
    "KL-2022-01", "1.1:1.1:1.1", "2022-01-05" + " " * 200, "#REF!", "Januari 5", "05//2022",
]  # fmt: skip


@pytest.mark.parametrize(("written", "day"), READ.items())
def test_parse_dates_reads(written: str, day: date) -> None:
    """Each of these shapes, met in Indonesian files, is that day."""
    assert parse_dates([written]) == [day]


@pytest.mark.parametrize("written", REFUSED)
def test_parse_dates_refuses(written: str) -> None:
    """What is empty, incomplete, impossible or no date at all is None, and never a neighbouring day."""
    assert parse_dates([written]) == [None]


def test_parse_dates_keeps_the_order() -> None:
    """There is one answer a cell, in order, whatever the others are."""
    assert parse_dates(["2022-01-05", "", "besok", "6 Januari 2022"]) == [
        date(2022, 1, 5),
        None,
        None,
        date(2022, 1, 6),
    ]
    assert parse_dates([]) == []


@pytest.mark.parametrize(
    ("column", "days"),
    [
        # nothing settles it: the Indonesian order
        (["05/01/2022", "06/01/2022"], [(1, 5), (1, 6)]),
        # a number above 12 in the second place: month first in the whole column
        (["05/01/2022", "01/24/2022"], [(5, 1), (1, 24)]),
        (["01/24/22", "05/01/22"], [(1, 24), (5, 1)]),
        # a number above 12 in the first place: day first
        (["05/01/2022", "24/01/2022"], [(1, 5), (1, 24)]),
        # a cell with a time counts like one without
        (["05/01/2022 10:00", "01/24/2022 11.30 WIB"], [(5, 1), (1, 24)]),
        # both orders in one column: the Indonesian order, and the cell that breaks it is refused
        (["24/01/2022", "01/24/2022", "05/01/2022"], [(1, 24), None, (1, 5)]),
        # ISO and named dates neither settle the order nor follow it
        (["2022-10-03", "01/24/2022", "3 Oktober 2022", "03/10/2022"], [(10, 3), (1, 24), (10, 3), (3, 10)]),
        (["2022-01-24", "05/01/2022"], [(1, 24), (1, 5)]),
        # 12 can be either, and settles nothing
        (["05/12/2022", "12/06/2022"], [(12, 5), (6, 12)]),
        (["12/24/2022", "05/12/2022"], [(12, 24), (5, 12)]),
        # 13 settles it, in either place
        (["05/01/2022", "01/13/2022"], [(5, 1), (1, 13)]),
        (["05/01/2022", "13/01/2022", "01/13/2022"], [(1, 5), (1, 13), None]),
        # a weekday settles it as well
        (["Rabu (5/1/2022)", "6/1/2022"], [(1, 5), (1, 6)]),
        (["Sunday 5/1/2022", "6/1/2022"], [(5, 1), (6, 1)]),
        # an impossible date settles nothing beyond its numbers
        (["31/02/2022", "05/01/2022"], [None, (1, 5)]),
    ],
)
def test_the_column_decides_day_or_month(column: list[str], days: list[tuple[int, int] | None]) -> None:
    """The order of day and month is one decision for the whole column."""
    assert parse_dates(column) == [None if day is None else date(2022, *day) for day in days]


@pytest.mark.parametrize(
    ("month_first", "days"),
    [
        (True, [date(2022, 5, 1), None, date(2022, 1, 5)]),
        (False, [date(2022, 1, 5), date(2022, 1, 24), date(2022, 1, 5)]),
    ],
)
def test_the_order_can_be_stated(month_first: bool, days: list[date | None]) -> None:
    """A stated order overrules the column, and still leaves ISO dates alone."""
    assert parse_dates(["05/01/2022", "24/01/2022", "2022-01-05"], month_first=month_first) == days


@pytest.mark.parametrize(
    ("column", "order", "settled"),
    [
        (["05/01/2022"], False, False),
        (["05/01/2022", "24/01/2022"], False, True),
        (["05/01/2022", "01/24/2022"], True, True),
        (["Rabu (5/1/2022)"], False, True),
        (["05/05/2022"], None, True),
        (["2022-01-05", "5 Januari 2022"], None, True),
        (["13/13/2022", "13/14/2022"], None, True),
        ([], None, True),
    ],
)
def test_a_column_says_how_it_was_read(column: list[str], order: bool | None, settled: bool) -> None:
    """The order is settled by a cell that can only be one, open where all can be both, and none without numbers."""
    read = read_dates(column)

    assert (read.month_first, read.settled) == (order, settled)


def test_numbers_are_counted_and_wrong_weekdays_placed() -> None:
    """Cells that were numbers are told, and those whose weekday is not that of their day."""
    read = read_dates(["44566", "Rabu, 5 Januari 2022", "Senin, 5 Januari 2022", "x"])

    assert (read.numbers, read.clashes) == (1, [2])


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Rabu (5/1/2022), setelah 12 Maret 2021", [date(2022, 1, 5), date(2021, 3, 12)]),
        ("pada 2022-01-05 pukul 10.00", [date(2022, 1, 5)]),
        ("January 5, 2022, and later", [date(2022, 1, 5)]),
        ("tahun 2022, 5 Januari 14 orang, nomor 12345/2022, 31/02/2022", []),
        ("SK 5/12/2022/1", []),
        ("", []),
    ],
)
def test_find_dates(text: str, days: list[date]) -> None:
    """Full dates of a running text are found in order; years alone, numbers of letters and impossible days are none."""
    assert find_dates(text) == days


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Januari 2022", (date(2022, 1, 1), "month")),
        ("Agt 2022", (date(2022, 8, 1), "month")),
        ("03/2022", (date(2022, 3, 1), "month")),
        ("Foo 2022", None),
        ("13/2022", None),
        ("2022", (date(2022, 1, 1), "year")),
        ("2022-03", (date(2022, 3, 1), "month")),
        ("2022-3", (date(2022, 3, 1), "month")),
        (" 2022-03 ", (date(2022, 3, 1), "month")),
        ("2022-03-12", (date(2022, 3, 12), "day")),
        ("12 Maret 2022", (date(2022, 3, 12), "day")),
        ("2022-13", None),
        ("0000", None),
        ("31/02/2022", None),
        ("tahun lalu", None),
        ("", None),
    ],
)
def test_parse_partial(written: str, found: tuple[date, str] | None) -> None:
    """A year, a month or a day comes with its precision; what is none of them is None."""
    assert parse_partial(written) == found


@pytest.mark.parametrize(
    ("lang", "months"),
    [
        ("id", "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"),
        ("en", "January February March April May June July August September October November December"),
    ],
)
def test_write_date(lang: str, months: str) -> None:
    """A date in words has its month in the language asked for, and is read back as the same day."""
    days = [date(2022, month, month) for month in range(1, 13)]

    written = [write_date(day, lang=lang) for day in days]

    assert written == [f"{number} {name} 2022" for number, name in enumerate(months.split(), 1)]
    assert parse_dates(written) == days
