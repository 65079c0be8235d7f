"""The crisis in time, drawn."""

import pandas as pd

from casestudy.plots.chronology import plot_content_map, plot_timeline, wrapped

MARKS = pd.DataFrame(
    {
        "date": pd.to_datetime(["2022-01-05", "2022-01-06", "2022-06-01", "2022-02-02"]),
        "lane": ["legal", "legal", "social", "activity_social"],
        "label_id": ["OTT", "Tersangka", "Bantuan", ""],
        "label_en": ["Sting", "Suspects", "Aid", ""],
    }
)
DAY = pd.Timestamp("2022-01-05")


def test_only_lanes_with_marks_are_drawn() -> None:
    """Lanes and activities without marks take no room."""
    ax = plot_timeline(MARKS, day_zero=DAY, lang="en")
    lanes = [label.get_text().replace("\n", " ") for label in ax.get_yticklabels()]
    assert lanes == ["Legal", "Social", "Activities: social"]


def test_events_close_in_time_stand_in_rows_of_their_own() -> None:
    """Two events a day apart do not share a row, so that their labels do not meet."""
    places = {text.get_text(): text.get_position()[1] for text in plot_timeline(MARKS, day_zero=DAY).texts}
    assert places["OTT"] != places["Tersangka"]


def test_day_zero_is_named_and_marked() -> None:
    """Day 0 has a dashed line and a label in the language asked for."""
    texts = [text.get_text() for text in plot_timeline(MARKS, day_zero=DAY, lang="en").texts]
    assert "Day 0" in texts


CONTENT = pd.DataFrame(
    {
        "month": pd.to_datetime(["2022-01-01", "2022-01-01", "2022-02-01", "2022-02-01"]),
        "pillar": ["layanan", "edukasi", "layanan", "edukasi"],
        "n": [4, 0, 2, 1],
        "engagement": [1.25, float("nan"), float("nan"), 0.5],
    }
)


def test_cells_say_posts_and_engagement() -> None:
    """A cell shows its posts and their rate, a dash without a rate, and nothing where there are no posts."""
    ax = plot_content_map(CONTENT, lang="en")
    assert [text.get_text() for text in ax.texts] == ["4", "1.2 %", "2", "–", "1", "0.5 %"]


def test_months_and_pillars_are_labelled() -> None:
    """Months stand in order, pillars by their label."""
    ax = plot_content_map(CONTENT, names={"layanan": "Layanan", "edukasi": "Edukasi"})
    assert [label.get_text() for label in ax.get_xticklabels()] == ["Jan", "Feb"]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Edukasi", "Layanan"]


def test_long_words_are_not_broken() -> None:
    """A word longer than the width stays whole."""
    assert wrapped("Pemberitaan negatif", 5) == "Pemberitaan\nnegatif"
