"""Dates in clippings that lie far from their day."""

import pandas as pd
import pytest

from casestudy.findings.media.misdated import misdated_clippings


def clippings(*texts: str, headline: str = "Judul", day: str = "2022-01-10") -> pd.DataFrame:
    """Make clippings of one day with these bodies."""
    return pd.DataFrame({"doc": [f"KL-{n}" for n in range(1, len(texts) + 1)], "date": pd.Timestamp(day), "outlet": "A",
                         "headline": headline, "text": list(texts)})  # fmt: skip


@pytest.mark.parametrize(
    "written",
    ["5 Januari 2021", "5 january 2021", "January 5, 2021", "2021-01-05", "05/01/2021", "5-1-2021", "05.01.2021"],
)
def test_full_dates_are_found_as_they_are_written(written: str) -> None:
    """Indonesian, English, ISO and numeric dates are read, wherever they stand."""
    for table in (clippings(f"Sejak {written}, katanya."), clippings("Isi.", headline=f"Ditangkap {written}")):
        found = misdated_clippings(table)
        assert found[["doc", "passage", "days"]].to_numpy().tolist() == [["KL-1", written, -370]]
        assert found["stated"].tolist() == [pd.Timestamp("2021-01-05")]


@pytest.mark.parametrize(
    "written", ["5/1", "Januari 2021", "tahun 2021", "31 Februari 2021", "Perwal 53/2018", "1.250"]
)
def test_what_is_no_full_date_is_none(written: str) -> None:
    """A date without its year or day, one in no calendar, a number and a regulation are left alone."""
    assert misdated_clippings(clippings(f"Sejak {written}, katanya.")).empty


def test_near_dates_are_no_finding() -> None:
    """The limit is exclusive: 60 days away is near, 61 is far; it may be set."""
    text = "Pada 11 November 2021, 10 November 2021 dan 5 Januari 2022."
    assert misdated_clippings(clippings(text))["passage"].tolist() == ["10 November 2021"]
    assert misdated_clippings(clippings(text), days=59)["passage"].tolist() == ["11 November 2021", "10 November 2021"]


def test_dates_stand_in_the_order_of_documents_and_places() -> None:
    """Whatever the order of rows, findings are sorted by document, and in one by where they stand."""
    table = clippings("Pada 1 Mei 2020 dan 1 Maret 2020.", "Pada 1 Juni 2020.")
    assert misdated_clippings(table.iloc[::-1])["passage"].tolist() == ["1 Mei 2020", "1 Maret 2020", "1 Juni 2020"]


def test_day_and_month_are_settled_by_all_dates_together() -> None:
    """One date whose second number is above 12 says that months stand first in all of them."""
    found = misdated_clippings(clippings("Pada 02/03/2020.", "Pada 02/25/2020."))
    assert found["stated"].dt.month.tolist() == [2, 2]


def test_no_dates_are_no_rows() -> None:
    """Without clippings, and in clippings without dates, there is nothing, with the same columns."""
    for table in (clippings("Isi."), clippings()):
        found = misdated_clippings(table)
        assert found.empty
        assert found.columns.tolist() == ["doc", "date", "outlet", "passage", "stated", "days"]
