"""The periods that time is cut into: phases, weeks, and the dates that divide them."""

from collections.abc import Sequence

import pandas as pd

from casestudy.case import Case, Phase
from casestudy.errors import Language


def assign_phase(dates: "pd.Series[pd.Timestamp]", phases: Sequence[Phase]) -> "pd.Series[str]":
    """Return the name of the phase that each date falls in; ``""`` before the first.

    Examples
    --------
    >>> from datetime import date
    >>> from casestudy.errors import Bilingual
    >>> phases = [Phase("acute", Bilingual("Akut", "Acute"), date(2022, 1, 5))]
    >>> assign_phase(pd.Series(pd.to_datetime(["2022-01-04", "2022-01-05"])), phases).tolist()
    ['', 'acute']
    """
    names = pd.Series("", index=dates.index, dtype="str")
    for phase in sorted(phases, key=lambda phase: phase.start):
        names = names.mask(dates >= pd.Timestamp(phase.start), phase.name)
    return names


def assign_week(dates: "pd.Series[pd.Timestamp]") -> "pd.Series[pd.Timestamp]":
    """Return the Monday of the week of each date.

    Examples
    --------
    >>> assign_week(pd.Series([pd.Timestamp("2022-01-09")])).dt.strftime("%Y-%m-%d").tolist()
    ['2022-01-03']
    """
    return dates - pd.to_timedelta(dates.dt.day_of_week, unit="D")


def event_lines(
    case: Case, events: pd.DataFrame, *, lang: Language, lanes: Sequence[str] = ("audit_award",)
) -> list[tuple[pd.Timestamp, str]]:
    """Return the dates that a figure over time may mark: day 0, the turning point, and events with a short label.

    The turning point is named by what follows it, with an arrow.

    Parameters
    ----------
    case : casestudy.case.Case
    events : pandas.DataFrame
        The ``events`` table. Only events with a label (``mark_id``, ``mark_en``) and a full date are marked.
    lang : {"id", "en"}
    lanes : sequence of str
        The lanes whose events are wanted; by default audits and awards, which make news of their own.

    Returns
    -------
    list of (pandas.Timestamp, str)
        In order of date.
    """
    told = events[events["lane"].isin(list(lanes)) & (events["date_precision"] == "day") & (events["mark_id"] != "")]
    # The case's own words name day 0; its event in the register would stand there twice.
    others = told[~told["date"].isin([pd.Timestamp(case.day_zero), pd.Timestamp(case.turning_point)])]
    lines = [
        (pd.Timestamp(case.day_zero), case.crisis.to(lang)),
        (pd.Timestamp(case.turning_point), f"{case.after.to(lang)} →"),
    ]
    return sorted([*lines, *zip(others["date"], others[f"mark_{lang}"], strict=True)])
