"""Phases, weeks, and the dates that divide them."""

from datetime import date

import pandas as pd

from casestudy.case import Case, Phase
from casestudy.errors import Bilingual
from casestudy.findings.chronology.periods import assign_phase, assign_week, event_lines

PHASES = [
    Phase("recovery", Bilingual("Pemulihan", "Recovery"), date(2022, 4, 1)),
    Phase("acute", Bilingual("Akut", "Acute"), date(2022, 1, 5)),
]


def test_a_phase_lasts_until_the_next_begins() -> None:
    """A date belongs to the last phase that had begun, whatever the order of the phases; none before the first."""
    days = pd.Series(pd.to_datetime(["2022-01-04", "2022-01-05", "2022-03-31", "2022-04-01"]))
    assert assign_phase(days, PHASES).tolist() == ["", "acute", "acute", "recovery"]


def test_an_unknown_date_is_in_no_phase() -> None:
    """A date that is missing falls in no phase, and without phases no date does."""
    days = pd.Series([pd.NaT, pd.Timestamp("2022-02-01")])
    assert assign_phase(days, PHASES).tolist() == ["", "acute"]
    assert assign_phase(days, []).tolist() == ["", ""]


def test_a_week_is_named_by_its_monday() -> None:
    """Monday and Sunday of one week have the same Monday, across the turn of a year as well."""
    days = pd.Series(pd.to_datetime(["2021-12-27", "2022-01-02", "2022-01-03"]))
    assert assign_week(days).dt.strftime("%m-%d").tolist() == ["12-27", "12-27", "01-03"]


def events(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    """Make events from their date, precision, lane and English mark."""
    table = pd.DataFrame(rows, columns=["date", "date_precision", "lane", "mark_en"])
    return table.assign(date=pd.to_datetime(table["date"]), mark_id="id " + table["mark_en"])


def test_day_zero_and_turning_point_are_always_marked(bekasi: Case) -> None:
    """The case names both in the language asked for, in order of date."""
    for lang, words in (("id", ["Operasi tangkap tangan", "Sesudah deklarasi →"]),
                        ("en", ["Sting operation", "After the declarations →"])):  # fmt: skip
        lines = event_lines(bekasi, events().astype({"mark_id": "str"}), lang="id" if lang == "id" else "en")
        assert [name for _, name in lines] == words
        assert [day for day, _ in lines] == [pd.Timestamp(bekasi.day_zero), pd.Timestamp(bekasi.turning_point)]


def test_labelled_events_of_the_lanes_are_marked_on_their_day(bekasi: Case) -> None:
    """Events of other lanes, without a label, known by their month, or on day 0 itself are not added."""
    table = events(
        ("2022-12-08", "day", "audit_award", "Award"),
        ("2022-04-27", "day", "audit_award", "Opinion"),
        ("2022-06-01", "month", "audit_award", "Some month"),
        ("2022-05-01", "day", "legal", "Trial"),
        (str(bekasi.day_zero), "day", "audit_award", "Same day"),
    )
    unlabelled = events(("2022-07-01", "day", "audit_award", "")).assign(mark_id="")
    both = pd.concat([table, unlabelled], ignore_index=True)

    assert [name for _, name in event_lines(bekasi, both, lang="en")][2:] == ["Opinion", "Award"]
    assert [name for _, name in event_lines(bekasi, both, lang="id", lanes=["legal"])][2:] == ["id Trial"]
