"""Tests of casestudy.load.formats.tables.excel.values."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casestudy.load.formats.tables.excel.values import is_date_format, unescape, write_day, write_number


@pytest.mark.parametrize(
    ("code", "dated"),
    [
        ("dd/mm/yyyy", True), ("[$-421]dd mmmm yyyy", True), ("[h]:mm:ss", True), ("mm:ss.0", True), ("d-mmm", True),
        ("General", False), ("0.00", False), ('"Rp"#,##0', False), ("#,##0\\ \\d", False), ("[Red]0.00", False),
        ("@", False), ('0" hari"', False), ("0.00E+00", False), ("_-* #,##0_-", False), ("", False),
    ],
)  # fmt: skip
def test_is_date_format(code: str, dated: bool) -> None:
    """Letters of a date count only outside quotation marks, escapes and brackets."""
    assert is_date_format(code) == dated


@pytest.mark.parametrize(
    ("serial", "from_1904", "written"),
    [
        (44566, False, "2022-01-05"), (44566.5, False, "2022-01-05 12:00:00"), (0.5, False, "12:00:00"),
        (0, False, "00:00:00"),
        (1, False, "1900-01-01"), (59, False, "1900-02-28"), (61, False, "1900-03-01"), (43104, True, "2022-01-05"),
        (-1, False, "-1"), (1e9, False, "1000000000"), (44566.99999, False, "2022-01-05 23:59:59"),
    ],
)  # fmt: skip
def test_write_day(serial: float, from_1904: bool, written: str) -> None:
    """Days are ISO, with a time where there is one, by the calendar of 1900 or 1904; what is no day stays a number."""
    assert write_day(serial, from_1904=from_1904) == written


@given(st.datetimes(min_value=datetime(1900, 3, 1), max_value=datetime(2199, 1, 1)))
def test_every_second_comes_back(moment: datetime) -> None:
    """A moment that is kept as a number of days is read to the second."""
    moment = moment.replace(microsecond=0)
    serial = (moment - datetime(1899, 12, 30)) / timedelta(days=1)

    assert datetime.fromisoformat(write_day(serial)) == moment


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("12", "12"),
        ("12.0", "12"),
        ("-3", "-3"),
        ("1.50", "1.5"),
        ("1E3", "1000"),
        ("1478614123456789013", "1478614123456789013"),
    ],
)
def test_write_number(written: str, text: str) -> None:
    """Whole numbers have no decimal point, and a long one keeps every digit that the file has."""
    assert write_number(written) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a_x000D_\nb", "a\nb"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("_x005F_x000D_", "_x000D_"),
        ("a_x0041_b", "a_x0041_b"),
        ("a_xyz_", "a_xyz_"),
    ],
)
def test_unescape(text: str, plain: str) -> None:
    """Only the codes that Excel writes are undone."""
    assert unescape(text) == plain
