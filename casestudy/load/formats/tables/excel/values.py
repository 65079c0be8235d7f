"""What the cell of a sheet holds, as text: numbers, days and times, and Excel's codes of control characters."""

import re
from datetime import datetime, timedelta

_NO_FORMAT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.I)
_ESCAPED = re.compile(r"_x(00[01][0-9A-Fa-f]|005F)_")


def is_date_format(code: str) -> bool:
    """Return whether a format of numbers shows a date or a time.

    Examples
    --------
    >>> is_date_format("[$-421]dd mmmm yyyy"), is_date_format('"Rp"#,##0'), is_date_format("General")
    (True, False, False)
    """
    return bool(re.search(r"[dmyhs]", _NO_FORMAT.sub("", code.split(";")[0]), re.I))


def write_number(value: str) -> str:
    """Return a number as a sheet shows it without a format: whole ones without a decimal point.

    Examples
    --------
    >>> write_number("12.0"), write_number("1.5"), write_number("1.2E+3"), write_number("1478610000000000123")
    ('12', '1.5', '1200', '1478610000000000123')
    """
    if value.isdecimal():
        return value
    number = float(value)
    return str(int(number)) if number.is_integer() and abs(number) < 1e21 else repr(number)


def write_day(serial: float, *, from_1904: bool = False) -> str:
    """Return the day, or day and time, or time, that a sheet keeps as a number of days.

    Examples
    --------
    >>> write_day(44566), write_day(44566.604166666664), write_day(0.35416666666666669)
    ('2022-01-05', '2022-01-05 14:30:00', '08:30:00')
    """
    seconds = round(serial * 86_400)
    if not 0 <= seconds < 2_958_466 * 86_400:
        return write_number(repr(serial))
    if seconds < 86_400:
        return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}:{seconds % 60:02d}"
    # The calendar of 1900 holds a 29 February that never was.
    epoch = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30 if serial >= 60 else 31)
    moment = epoch + timedelta(seconds=seconds)
    return moment.date().isoformat() if seconds % 86_400 == 0 else moment.isoformat(sep=" ")


def unescape(text: str) -> str:
    r"""Return text with the codes by which Excel writes control characters undone, and one kind of line end.

    Examples
    --------
    >>> unescape("satu_x000D_\ndua")
    'satu\ndua'
    """
    if "_x00" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
