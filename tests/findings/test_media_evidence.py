"""Every number of the findings about media and chronology has its rows behind it, in the shipped case."""

from collections.abc import Callable, Mapping

import pandas as pd
import pytest

import casestudy as cs
from casestudy.chapter.exhibits.evidence import gather_evidence
from casestudy.findings.chronology.activities import ACTIVITY_COUNTS, ACTIVITY_KINDS, ACTIVITY_MAP
from casestudy.findings.chronology.posts import CONTENT_MAP, POST_DAYS
from casestudy.findings.chronology.timeline import TIMELINE
from casestudy.findings.counting import Count
from casestudy.findings.media.comments import COMMENT_TONE
from casestudy.findings.media.headlines import HEADLINE_DIVERGENCE
from casestudy.findings.media.selection import LEFT_OUT

Find = Callable[["cs.Sources"], pd.DataFrame]
GROUPS = ["outlet_type", "topic", "spokesperson", "spokesperson_role"]
PHASES = cs.open_case("bekasi").phases
SPAN = {"start": pd.Timestamp("2021-12-01"), "end": pd.Timestamp("2023-01-05")}


def chosen(s: "cs.Sources") -> pd.DataFrame:
    return cs.select_clippings(s.clippings, region="kota", days=60)


def kept(s: "cs.Sources") -> pd.DataFrame:
    return chosen(s)[chosen(s)["left_out"] == ""]


def selections(s: "cs.Sources") -> pd.DataFrame:
    return cs.clipping_selections(s.clippings, region="kota")


#: Each finding: what makes it, what its numbers count, what gives the rows counted, and the register they stand in.
FINDINGS: dict[str, tuple[Find, Mapping[str, Count], Find, str]] = {
    "weeks": (lambda s: cs.weekly_tone(kept(s)), cs.tone_counts("week"), lambda s: cs.weekly_rows(kept(s)), ""),
    "selections": (
        lambda s: cs.weekly_tone(selections(s), by="selection"), cs.tone_counts("selection", "week"),
        lambda s: cs.weekly_rows(selections(s)), "",
    ),
    "left out": (lambda s: cs.left_out_counts(chosen(s)), LEFT_OUT, lambda s: cs.left_out_rows(chosen(s)), ""),
    "outlets": (
        lambda s: cs.tone_by(kept(s), "outlet"), cs.tone_counts("outlet"), lambda s: cs.tone_rows(kept(s), "outlet"), ""
    ),
    "groups": (
        lambda s: cs.tone_by_each(kept(s), GROUPS), cs.tone_counts("by", "value"),
        lambda s: cs.tone_rows_each(kept(s), GROUPS), "",
    ),
    "headlines": (
        lambda s: cs.headline_divergence(kept(s)), HEADLINE_DIVERGENCE, lambda s: cs.headline_rows(kept(s)), ""
    ),
    "comments": (
        lambda s: cs.comment_tone(s.comments, PHASES, replicates=2), COMMENT_TONE,
        lambda s: cs.comment_rows(s.comments, PHASES), "",
    ),
    "districts": (
        lambda s: cs.activity_counts(s.activities), ACTIVITY_COUNTS, lambda s: cs.activity_rows(s.activities),
        "activities",
    ),
    "kinds": (
        lambda s: cs.activity_kinds(s.activities), ACTIVITY_KINDS, lambda s: cs.activity_rows(s.activities),
        "activities",
    ),
    "map": (
        lambda s: cs.activity_map(s.activities), ACTIVITY_MAP, lambda s: cs.activity_rows(s.activities), "activities"
    ),
    "content": (lambda s: cs.content_map(s.posts), CONTENT_MAP, lambda s: cs.content_rows(s.posts), ""),
    "days": (lambda s: cs.post_days(s.posts), POST_DAYS, lambda s: s.posts, ""),
}  # fmt: skip


@pytest.fixture(scope="module")
def sources() -> "cs.Sources":
    """Return the shipped case's tables."""
    return cs.load_case(cs.open_case("bekasi"))


@pytest.mark.parametrize("name", FINDINGS)
def test_every_number_has_its_rows_behind_it(sources: "cs.Sources", name: str) -> None:
    """The evidence of each counted column adds up to its number in every row of the finding, and to all rows in n."""
    find, counts, give, register = FINDINGS[name]
    finding, rows = find(sources), give(sources)

    others = {column: list[str]() for column in finding.columns if column not in counts}
    evidence = gather_evidence(finding, cs.behind(rows, counts, table=register), computed=others, exhibit=name)

    assert evidence.loc[evidence["column"] == "n", "counts"].sum() == finding["n"].sum() == len(rows)


def test_every_mark_has_its_events_activities_and_clippings_behind_it(sources: "cs.Sources") -> None:
    """The evidence of the timeline's marks lies in three registers, and adds up in each mark."""
    marks = cs.timeline(sources.events, sources.activities, clippings=kept(sources), **SPAN)
    rows = cs.timeline_rows(sources.events, sources.activities, clippings=kept(sources), **SPAN)

    evidence = gather_evidence(marks, cs.behind(rows, TIMELINE), computed={}, exhibit="timeline")

    assert evidence["counts"].sum() == marks["n"].sum() == len(rows)
    first = evidence[evidence["doc"] == "events"].iloc[0]
    assert sources.events.loc[first["start"] - 2, "mark_id"] == marks.loc[first["row"] - 1, "label_id"]


def test_rates_and_sums_are_of_the_rows_that_state_them(sources: "cs.Sources") -> None:
    """An engagement rate is the mean over the posts that are rated, a sum of participants over those that state it."""
    content, posts = cs.content_map(sources.posts), cs.content_rows(sources.posts)
    first = posts[(posts["month"] == content["month"].iloc[0]) & (posts["pillar"] == content["pillar"].iloc[0])]
    assert first.loc[first["rated"], "engagement"].mean() == pytest.approx(content["engagement"].iloc[0])

    kinds = cs.activity_kinds(sources.activities).set_index("kind")
    rows = cs.activity_rows(sources.activities)
    stated = rows[(rows["kind"] == "social") & rows["stated"]]
    assert len(stated) == kinds.loc["social", "stated"]
    assert stated["participants"].sum() == kinds.loc["social", "participants"]
