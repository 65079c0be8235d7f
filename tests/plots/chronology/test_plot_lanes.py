"""The timeline measured."""

from datetime import date
from itertools import pairwise

import pandas as pd
import pytest
from matplotlib.dates import date2num

from casestudy.case import Phase
from casestudy.errors import Bilingual
from casestudy.plots.chronology.lanes import count_marks, event_spans, lane_names, lay_out

DAY = pd.Timestamp("2022-01-05")
PHASES = [Phase("acute", Bilingual("Akut", "Acute"), date(2022, 1, 5)),
          Phase("recovery", Bilingual("Pemulihan", "Recovery"), date(2022, 1, 24))]  # fmt: skip


def crowd(count: int, *, lane: str = "legal") -> pd.DataFrame:
    """Make events on one day, and one a year later."""
    days = [DAY] * count + [DAY + pd.Timedelta(days=365)]
    return pd.DataFrame({"date": days, "lane": lane, "label_id": [f"Peristiwa {n}" for n in range(count + 1)],
                         "label_en": [f"Event {n}" for n in range(count + 1)]})  # fmt: skip


def test_lanes_stand_from_law_to_coverage_without_meeting() -> None:
    """Whatever the order of rows, each lane begins below the end of the one before it; all fit the height."""
    marks = pd.concat([crowd(3, lane=lane) for lane in ("coverage", "activity_media", "social", "legal")])
    layout = lay_out(marks, phases=[], day_zero=DAY, width_cm=11, height_cm=15, lang="id")
    assert list(layout.lanes) == ["legal", "social", "activity_media", "coverage"]
    lanes = list(layout.lanes.values())
    assert all(one.top + one.height < two.top for one, two in pairwise(lanes))
    assert lanes[-1].top + lanes[-1].height < layout.below
    assert layout.above + layout.below <= 15


def test_few_labels_have_ample_rows_in_full_size() -> None:
    """Where there is room a row is as high as it should be, whatever the height that is left over."""
    marks = crowd(2)
    low, high = (lay_out(marks, phases=[], day_zero=DAY, width_cm=11, height_cm=cm, lang="id") for cm in (8, 17))
    assert low == high
    assert low.size == 1


def test_many_labels_shrink_to_fit_the_page() -> None:
    """A hundred events on one day fit the height in smaller type, each in a row of its own."""
    layout = lay_out(crowd(100), phases=PHASES, day_zero=DAY, width_cm=11, height_cm=17.5, lang="id")
    lane = layout.lanes["legal"]
    assert layout.size < 1
    assert layout.above + layout.below <= 17.5
    assert sorted({place.row for place in lane.places}) == list(range(100))
    assert lane.middle(1) - lane.middle(0) >= 0.35 * layout.size


def test_rows_stand_one_below_the_other_in_their_lane() -> None:
    """The middles of a lane's rows divide it evenly."""
    lane = lay_out(crowd(3), phases=[], day_zero=DAY, width_cm=11, height_cm=15, lang="id").lanes["legal"]
    middles = [lane.middle(row) for row in range(3)]
    assert middles[0] - lane.top == pytest.approx(lane.top + lane.height - middles[2])
    assert middles[1] - middles[0] == pytest.approx(middles[2] - middles[1])


def test_a_phase_lasts_until_the_next_and_the_last_to_the_edge() -> None:
    """A name that its band cannot hold stands above it; phases before the marks are not in view."""
    layout = lay_out(crowd(1), phases=[*PHASES, Phase("far", Bilingual("Jauh", "Far"), date(2024, 1, 1))], day_zero=DAY,
                     width_cm=11, height_cm=15, lang="en")  # fmt: skip
    acute, recovery = layout.bands
    assert (acute.name, acute.start, acute.end) == ("Acute", date2num(DAY), date2num(pd.Timestamp("2022-01-24")))
    assert recovery.end == layout.limits[1]
    assert (acute.line, recovery.line) == (0, None)


def test_without_phases_there_is_the_line_of_day_zero_alone() -> None:
    """A band takes room only where there is a phase."""
    with_phases, without = (lay_out(crowd(1), phases=phases, day_zero=DAY, width_cm=11, height_cm=15, lang="id").above
                            for phases in (PHASES, []))  # fmt: skip
    assert with_phases > without > 0


def test_lanes_without_labels_say_how_many_they_hold() -> None:
    """Activities and coverage count what they hold, by n where the table has it; long names are broken."""
    marks = pd.concat([crowd(1), crowd(2, lane="activity_social"), crowd(1, lane="audit_award")]).assign(n=2)
    names = lane_names(marks, lang="en")
    assert names["activity_social"].replace("\n", " ") == "Social activities (6)"
    assert names["legal"] == "Legal"
    assert count_marks(crowd(1)).tolist() == [1, 1]


def test_marks_last_as_long_as_is_known() -> None:
    """A day begins and ends at once, a week after seven days, a month on its last day."""
    marks = pd.DataFrame({"date": pd.to_datetime(["2022-02-01"] * 3), "precision": ["day", "week", "month"],
                          "label_id": "x"})  # fmt: skip
    assert [end - start for start, end, _ in event_spans(marks, lang="id")] == [0, 7, 27]
