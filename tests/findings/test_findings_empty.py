"""The findings where a case has nothing to find: empty tables keep their columns, and nothing is raised."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

import casestudy as cs

Tables = dict[str, pd.DataFrame]
NAMES = ("informants", "turns", "clippings", "comments", "posts", "activities", "events", "segments", "texts",
         "codebook", "swot", "alignment", "swot_scores")  # fmt: skip
YEAR: dict[str, Any] = {"start": pd.Timestamp("2022-01-01"), "end": pd.Timestamp("2022-12-31")}
TONES = ["negative", "neutral", "positive", "n", "net_tone"]
UNITS = pd.DataFrame({"doc": pd.Series(dtype="str"), "unit": pd.Series(dtype="int64"),
                      "start": pd.Series(dtype="int64"), "end": pd.Series(dtype="int64")})  # fmt: skip


@pytest.fixture(scope="module")
def empty() -> Tables:
    """Return the tables of a case, each with its columns and types and without rows."""
    sources = cs.load_case(cs.open_case("bekasi"))
    return {name: getattr(sources, name).iloc[:0] for name in NAMES}


def passages(t: Tables) -> pd.DataFrame:
    return cs.theme_passages(t["segments"], t["codebook"])


def cited(t: Tables) -> pd.DataFrame:
    return cs.document_citations(t["texts"], t["informants"], {})


FINDINGS: dict[str, tuple[Callable[[Tables], pd.DataFrame], list[str]]] = {
    "informants": (lambda t: cs.informant_table(t["informants"], t["turns"]), [
        "informant", "position", "unit", "kind", "standing", "date", "minutes", "turns", "words"]),
    "inventory": (lambda t: cs.source_inventory(t["texts"], t["segments"], coder="k1"), [
        "source", "documents", "words", "coded", "passages"]),
    "timeline": (lambda t: cs.timeline(t["events"], t["activities"], **YEAR), [
        "date", "precision", "lane", "label_id", "label_en", "source", "confidence", "n"]),
    "register": (lambda t: cs.activity_register(t["activities"]), [
        "date", "name", "kind", "district", "participants", "evidence"]),
    "districts": (lambda t: cs.activity_counts(t["activities"]), ["district", "kind", "n"]),
    "content": (lambda t: cs.content_map(t["posts"]), [
        "month", "pillar", "n", "rated", "engagement", "reason"]),
    "top posts": (lambda t: cs.top_posts(t["posts"]), [
        "doc", "date", "platform", "pillar", "likes", "comments", "shares", "followers", "engagement", "text"]),
    "post days": (lambda t: cs.post_days(t["posts"]), ["pillar", "date", "n"]),
    "activity map": (lambda t: cs.activity_map(t["activities"]), [
        "district", "month", "declaration", "social", "media", "n", "stated", "participants"]),
    "evidence": (lambda t: cs.activity_evidence(t["activities"], t["texts"]), [
        "row", "date", "name", "evidence", "source", "state"]),
    "weekly": (lambda t: cs.weekly_tone(cs.select_clippings(t["clippings"], region="kota")), ["week", *TONES]),
    "outlets": (lambda t: cs.tone_by(t["clippings"], "outlet"), ["outlet", *TONES, "share", "small"]),
    "groups": (lambda t: cs.tone_by_each(t["clippings"], ["outlet", "topic"]), [
        "by", "value", *TONES, "share", "small"]),
    "selections": (lambda t: cs.weekly_tone(cs.clipping_selections(t["clippings"], region="kota"), by="selection"), [
        "selection", "week", *TONES]),
    "diverging": (lambda t: cs.diverging_headlines(t["clippings"]), [
        "doc", "date", "outlet", "headline", "headline_tone", "body_tone"]),
    "misdated": (lambda t: cs.misdated_clippings(t["clippings"]), [
        "doc", "date", "outlet", "passage", "stated", "days"]),
    "comments": (lambda t: cs.comment_tone(t["comments"], ()), [
        "phase", *TONES, "low", "high", "clusters", "posts", "reason", "small", "method", "replicates", "level",
        "seed"]),
    "themes": (lambda t: cs.theme_by_informant(passages(t), t["codebook"], {}), [
        "theme", "informant", "n", "informants"]),
    "meetings": (lambda t: cs.theme_cooccurrence(passages(t), UNITS, t["codebook"]), [
        "first", "second", "n_first", "n_second", "n_both", "jaccard"]),
    "quotes": (lambda t: cs.theme_quotes(passages(t), t["codebook"], t["informants"], {}), [
        "theme", "parent", "informants", "passages", "contradicts", "quote", "informant", "doc", "start", "end",
        "citation_id", "citation_en"]),
    "voices": (lambda t: cs.theme_voices(cs.theme_quotes(passages(t), t["codebook"], t["informants"], {})), [
        "theme", "parent", "informants", "passages", "contradicts", "voice_id", "voice_en"]),
    "triangulation": (lambda t: cs.triangulate(passages(t), t["codebook"], {}), [
        "theme", "source_type", "supports", "mixed", "contradicts", "no_side", "n", "stance", "state"]),
    "negative cases": (lambda t: cs.negative_cases(passages(t), t["codebook"], {}, cited(t)), [
        "theme", "source_type", "doc", "start", "end", "code", "coder", "quote", "memo", "citation_id", "citation_en"]),
    "tree": (lambda t: cs.theme_tree(t["segments"], t["codebook"], {}), [
        "code", "parent", "level", "theme", "leaf", "label_id", "label_en", "strategy", "own", "passages",
        "contradicts", "documents", "informants"]),
    "orders": (lambda t: cs.interview_orders(t["texts"], seed=1), ["order", "position", "doc"]),
    "saturation": (lambda t: cs.saturation_curve(
        t["segments"], cs.interview_orders(t["texts"], seed=1), t["codebook"]), [
        "order", "position", "doc", "new_codes", "codes", "new_themes", "themes", "status"]),
    "saturation index": (lambda t: cs.saturation_index(
        t["segments"], cs.interview_orders(t["texts"], seed=1), t["codebook"]), [
        "order", "interviews", "base", "base_codes", "run_from", "run_to", "run_codes", "new_share", "threshold",
        "reached", "status"]),
    "process": (lambda t: cs.process_steps(t["segments"], t["codebook"], {"KL-1": "clipping"}, []), [
        "step", "source_type", "supports", "mixed", "contradicts", "no_side", "n", "documents", "empty"]),
    "images": (lambda t: cs.image_valence(t["segments"], t["codebook"], t["informants"], {}, []), [
        "image", "standing", "supports", "mixed", "contradicts", "no_side", "n", "informants", "balance", "gap"]),
    "responses": (lambda t: cs.response_by_phase(t["segments"], t["codebook"], t["texts"], (), []), [
        "response", "phase", "n", "documents"]),
    "factors": (lambda t: cs.factor_evidence(t["swot"], t["segments"]), [
        "factor", "kind", "label_id", "label_en", "evidence", "passages", "documents"]),
    "alignment": (lambda t: cs.alignment_grid(cs.factor_evidence(t["swot"], t["segments"]), t["alignment"],
                                              t["segments"]), [
        "cell", "item", "label_id", "label_en", "factors", "passages", "documents"]),
    "scores": (lambda t: cs.score_factors(t["swot"], t["swot_scores"], severe=4), [
        "judge", "factor", "kind", "label_id", "label_en", "weight", "rating", "counted_rating", "score"]),
    "position": (lambda t: cs.swot_position(cs.score_factors(t["swot"], t["swot_scores"], severe=4)), [
        "judge", "strength", "weakness", "opportunity", "threat", "x", "y", "quadrant"]),
}  # fmt: skip


@pytest.mark.parametrize("name", FINDINGS)
def test_nothing_gives_an_empty_table(empty: Tables, name: str) -> None:
    """Without rows there are no findings, and the columns are those that the function promises."""
    find, columns = FINDINGS[name]

    table = find(empty)

    assert table.columns.tolist() == columns
    assert table.empty


def test_phases_stay_without_comments(empty: Tables) -> None:
    """Phases do not come from the comments: all three stand, with 0 and without a net tone."""
    table = cs.comment_tone(empty["comments"], cs.open_case("bekasi").phases)

    assert table["phase"].tolist() == ["acute", "response", "recovery"]
    assert table["n"].tolist() == [0, 0, 0]
    assert table["net_tone"].isna().all()


def test_headline_tones_stay_without_clippings(empty: Tables) -> None:
    """Nor do tones come from the clippings: the three rows are there, without a share."""
    table = cs.headline_divergence(empty["clippings"])

    assert table[["headline_tone", "n"]].to_numpy().tolist() == [["negative", 0], ["neutral", 0], ["positive", 0]]
    assert table["same"].isna().all()


def test_reasons_stay_without_clippings(empty: Tables) -> None:
    """Nor do the reasons for leaving clippings out: each is there with 0, and without a share of nothing."""
    table = cs.left_out_counts(cs.select_clippings(empty["clippings"], region="kota"))

    assert table["left_out"].tolist() == ["counted", "copy", "advertorial", "other region", "other date"]
    assert table["n"].tolist() == table["share"].tolist() == [0] * 5


def test_interviews_of_nobody_are_no_informants_words(empty: Tables) -> None:
    """Turns without any informant in the register are counted for nobody."""
    turns = pd.DataFrame({"doc": ["X-1"], "role": ["informant"], "text": ["Ya."]})

    assert cs.informant_table(empty["informants"], turns).empty
