"""The findings where a case has nothing to find: empty tables keep their columns, and nothing is raised."""

from collections.abc import Callable

import pandas as pd
import pytest

import casestudy as cs

Tables = dict[str, pd.DataFrame]
NAMES = ("informants", "turns", "clippings", "comments", "posts", "activities", "events", "segments", "texts",
         "codebook", "swot", "alignment")  # fmt: skip
YEAR = {"start": pd.Timestamp("2022-01-01"), "end": pd.Timestamp("2022-12-31")}
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


FINDINGS: dict[str, tuple[Callable[[Tables], pd.DataFrame], list[str]]] = {
    "informants": (lambda t: cs.informant_table(t["informants"], t["turns"]), [
        "informant", "position", "unit", "kind", "standing", "date", "minutes", "turns", "words"]),
    "inventory": (lambda t: cs.source_inventory(t["texts"], t["segments"], coder="k1"), [
        "source", "documents", "words", "coded", "passages"]),
    "timeline": (lambda t: cs.timeline(t["events"], t["activities"], **YEAR), [
        "date", "precision", "lane", "label_id", "label_en", "source", "confidence"]),
    "register": (lambda t: cs.activity_register(t["activities"]), [
        "date", "name", "kind", "district", "participants", "evidence"]),
    "districts": (lambda t: cs.activity_counts(t["activities"]), ["district", "kind", "n"]),
    "content": (lambda t: cs.content_map(t["posts"]), ["month", "pillar", "n", "rated", "engagement"]),
    "weekly": (lambda t: cs.weekly_tone(cs.select_clippings(t["clippings"], region="kota")), ["week", *TONES]),
    "outlets": (lambda t: cs.tone_by(t["clippings"], "outlet"), ["outlet", *TONES]),
    "comments": (lambda t: cs.comment_tone(t["comments"], ()), ["phase", *TONES]),
    "themes": (lambda t: cs.theme_by_informant(passages(t), t["codebook"], {}), [
        "theme", "informant", "n", "informants"]),
    "meetings": (lambda t: cs.theme_cooccurrence(passages(t), UNITS, t["codebook"]), [
        "first", "second", "n_first", "n_second", "n_both", "jaccard"]),
    "quotes": (lambda t: cs.theme_quotes(passages(t), t["codebook"], t["informants"], {}), [
        "theme", "parent", "informants", "passages", "contradicts", "quote", "informant", "doc", "start", "end"]),
    "triangulation": (lambda t: cs.triangulate(passages(t), t["codebook"], {}), [
        "theme", "source_type", "supports", "mixed", "contradicts", "n", "stance", "state"]),
    "factors": (lambda t: cs.factor_evidence(t["swot"], t["segments"]), [
        "factor", "kind", "label_id", "label_en", "evidence", "passages", "documents"]),
    "alignment": (lambda t: cs.alignment_grid(cs.factor_evidence(t["swot"], t["segments"]), t["alignment"],
                                              t["segments"]), [
        "cell", "item", "label_id", "label_en", "factors", "passages"]),
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


def test_interviews_of_nobody_are_no_informants_words(empty: Tables) -> None:
    """Turns without any informant in the register are counted for nobody."""
    turns = pd.DataFrame({"doc": ["X-1"], "role": ["informant"], "text": ["Ya."]})

    assert cs.informant_table(empty["informants"], turns).empty
