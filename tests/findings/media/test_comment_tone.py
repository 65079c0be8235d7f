"""Public comment by phase."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from casestudy.case import Phase
from casestudy.errors import Bilingual
from casestudy.findings.media.comments import comment_rows, comment_tone

PHASES = [Phase("acute", Bilingual("Akut", "Acute"), date(2022, 1, 5)),
          Phase("after", Bilingual("Lalu", "After"), date(2022, 3, 1))]  # fmt: skip


def comments(tones: list[str | None], *, posts: list[str] | None = None, day: str = "2022-01-06") -> pd.DataFrame:
    """Make one comment a tone, each with a text of its own."""
    return pd.DataFrame({"doc": [f"KM-{n:03}" for n in range(len(tones))], "date": pd.Timestamp(day),
                         "post": posts or "", "text": [f"kata {n}" for n in range(len(tones))],
                         "tone": tones})  # fmt: skip


def interval(table: pd.DataFrame, *, row: int = 0) -> tuple[float, float]:
    """Return the interval of one phase."""
    return float(table["low"].iloc[row]), float(table["high"].iloc[row])


def test_repeated_comments_count_once_in_their_phase() -> None:
    """A comment repeated word for word counts once; a phase without comments has 0 and no net tone, with its reason."""
    table = comment_tone(comments(["neutral", "neutral", "negative"]).assign(text=["amin", "amin", "wah"]), PHASES)
    assert table[["phase", "negative", "neutral", "n"]].to_numpy().tolist() == [["acute", 1, 1, 2], ["after", 0, 0, 0]]
    assert np.isnan(table["net_tone"].iloc[1])
    assert table["reason"].tolist() == ["", "no_comments"]


def test_a_repeated_comment_belongs_to_its_first_day() -> None:
    """A comment repeated in a later phase counts where it first stood with a tone, whichever row comes first."""
    twice = comments(["positive", "negative", None]).assign(
        date=pd.to_datetime(["2022-03-02", "2022-01-06", "2022-01-05"]), text="amin"
    )

    for table in (twice, twice.iloc[::-1]):
        found = comment_tone(table, PHASES)
        assert found[["negative", "positive", "n"]].to_numpy().tolist() == [[1, 0, 1], [0, 0, 0]]


def test_comments_before_the_first_phase_are_in_none() -> None:
    """A comment from before the first phase is not counted."""
    early = comments(["negative"], day="2022-01-04")
    assert comment_tone(early, PHASES)["n"].tolist() == [0, 0]
    assert comment_rows(early, PHASES).empty


def test_the_rows_name_what_is_drawn_together() -> None:
    """A comment on a post belongs to the post's cluster; one without a post is a cluster of its own."""
    rows = comment_rows(comments(["negative"] * 3, posts=["PS-1", "", "PS-1"]), PHASES)
    assert rows["cluster"].tolist() == ["post PS-1", "comment KM-001", "post PS-1"]
    table = comment_tone(comments(["negative"] * 3, posts=["PS-1", "", "PS-1"]), PHASES)
    assert table[["clusters", "posts"]].iloc[0].tolist() == [2, 1]


def test_one_cluster_has_no_interval() -> None:
    """Where all comments answer one post there is a net tone, and nothing that could vary."""
    table = comment_tone(comments(["negative", "positive", "negative"], posts=["PS-1"] * 3), PHASES)
    assert table["net_tone"].iloc[0] == pytest.approx(-1 / 3)
    assert np.isnan(interval(table)).all()
    assert table["reason"].iloc[0] == "one_cluster"


def test_comments_of_one_tone_have_an_interval_of_no_width() -> None:
    """Whichever clusters are drawn, all comments are negative."""
    table = comment_tone(comments(["negative"] * 4), PHASES)
    assert table[["net_tone", "low", "high"]].iloc[0].tolist() == [-1, -1, -1]


def test_single_comments_have_the_interval_of_the_binomial() -> None:
    """Of 100 comments half are positive: the 95 % interval of the net tone is about ±1.96 / √100."""
    table = comment_tone(comments(["negative", "positive"] * 50), PHASES, replicates=4000)
    assert interval(table) == pytest.approx((-0.196, 0.196), abs=0.03)


def test_posts_drawn_as_a_whole_make_the_interval_wider() -> None:
    """Ten posts with ten comments of one tone each say no more than ten comments: ±1.96 / √10."""
    tones: list[str | None] = [tone for tone in ("negative", "positive") * 5 for _ in range(10)]
    posts = [f"PS-{n // 10}" for n in range(100)]
    table = comment_tone(comments(tones, posts=posts), PHASES, replicates=4000)
    assert interval(table) == pytest.approx((-0.62, 0.62), abs=0.05)


def test_a_lower_level_makes_the_interval_narrower() -> None:
    """Half of the replicates lie in a narrower interval than nine tenths of them."""
    wide, narrow = (
        interval(comment_tone(comments(["negative", "positive"] * 20), PHASES, level=level)) for level in (0.9, 0.5)
    )
    assert wide[0] < narrow[0] < narrow[1] < wide[1]


def test_the_same_seed_gives_the_same_interval_whatever_the_order() -> None:
    """Rows may be shuffled; the seed settles the interval, and another seed moves it a little."""
    table = comments(["negative", "positive", "neutral"] * 20, posts=[f"PS-{n % 17}" for n in range(60)])
    first = comment_tone(table, PHASES)
    pd.testing.assert_frame_equal(comment_tone(table.sample(frac=1, random_state=3), PHASES), first)
    other = interval(comment_tone(table, PHASES, seed=2))
    assert other != interval(first)
    assert other == pytest.approx(interval(first), abs=0.05)


def test_one_phase_does_not_move_the_interval_of_another() -> None:
    """Each phase is drawn on its own: more comments in the first leave the second as it was."""
    later = comments(["negative", "positive"] * 10, day="2022-03-05")
    later = later.assign(doc="B" + later["doc"], text="lalu " + later["text"])
    both = pd.concat([comments(["negative", "positive"] * 30), later])
    assert interval(comment_tone(both, PHASES), row=1) == interval(comment_tone(later, PHASES), row=1)


def test_each_phase_is_drawn_with_numbers_of_its_own() -> None:
    """Two phases with the same comments have the same net tone, and intervals that differ by chance alone."""
    tones: list[str | None] = ["negative", "positive", "neutral"] * 9
    later = comments(tones, day="2022-03-05")
    later = later.assign(doc="B" + later["doc"], text="lalu " + later["text"])
    table = comment_tone(pd.concat([comments(tones), later]), PHASES, replicates=50)
    assert table["net_tone"].iloc[0] == table["net_tone"].iloc[1]
    assert interval(table) != interval(table, row=1)


def test_the_table_says_how_the_interval_was_made() -> None:
    """Method, replicates, level and seed stand in every row; small phases are marked."""
    table = comment_tone(comments(["negative"] * 4), PHASES, replicates=10, level=0.9, seed=7)
    assert table[["method", "replicates", "level", "seed", "small"]].iloc[0].tolist() == [
        "percentile, clusters", 10, 0.9, 7, True,
    ]  # fmt: skip
