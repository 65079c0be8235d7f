"""Where counted words stand: as many places as the count says, each at its word in the whole document."""

import pandas as pd
import pytest

import casestudy as cs
from casestudy.load.sources import Sources, load_case
from casestudy.text.language.words import load_words


@pytest.fixture(scope="module")
def sources(bekasi: cs.Case) -> Sources:
    """Return the tables of the shipped case."""
    return load_case(bekasi)


@pytest.fixture(scope="module")
def answers(sources: Sources) -> pd.DataFrame:
    """Return the informants' answers, each a part of its interview."""
    return sources.turns[sources.turns["role"] == "informant"].reset_index(drop=True)


@pytest.fixture(scope="module")
def tokens(answers: pd.DataFrame) -> pd.DataFrame:
    """Return their words in standard spelling."""
    return cs.standardise(cs.tokenize(answers), load_words("id"))


def test_every_count_has_its_places(answers: pd.DataFrame, tokens: pd.DataFrame, sources: Sources) -> None:
    """Frequencies and document counts are those of the places, and each place holds the word or what stands for it."""
    counts = cs.count_words(tokens).head(60)
    rows = cs.word_rows(tokens, answers, counts["word"])

    assert rows.groupby("word").size().to_dict() == dict(zip(counts["word"], counts["n"], strict=True))
    per_doc = rows.drop_duplicates(["word", "doc"]).groupby("word").size().to_dict()
    assert per_doc == dict(zip(counts["word"], counts["docs"], strict=True))
    texts = dict(zip(sources.texts["doc"], sources.texts["text"], strict=True))
    written = [texts[doc][start:end].lower() for doc, start, end in rows[["doc", "start", "end"]].to_numpy().tolist()]
    assert (pd.Series(written) == rows["word"]).mean() > 0.8
    assert all(text and not text[0].isspace() and not text[-1].isspace() for text in written)


def test_keyness_is_told_side_by_side(answers: pd.DataFrame, tokens: pd.DataFrame, sources: Sources) -> None:
    """Both counts of a word, and both totals, add up from places and documents of the two groups."""
    side = {doc: "k" if doc.startswith("IK") else "p" for doc in set(answers["doc"])}
    key = cs.keyness(cs.count_words(tokens, by=side), target="k", reference="p").head(20)
    rows = cs.word_rows(tokens, answers, key["word"], by=side)

    behind = cs.behind(rows, cs.keyness_counts("k", "p"))

    assert len(behind["n_target"]) == key["n_target"].sum()
    assert len(behind["n_reference"]) == key["n_reference"].sum()
    assert cs.token_totals(tokens, side, "k")["tokens"].sum() == key["total_target"].iloc[0]
    assert len(sources.texts) > 0


def test_pairs_stand_side_by_side(answers: pd.DataFrame, tokens: pd.DataFrame) -> None:
    """Each pair of a collocation has as many places as it was counted, units of several words included."""
    pairs = cs.collocations(tokens, minimum=3)
    rows = cs.pair_rows(tokens, answers, pairs)

    found = rows.groupby(["first", "second"]).size()
    assert found.to_dict() == pairs.set_index(["first", "second"])["n"].to_dict()


def test_documents_without_a_group_are_left_out() -> None:
    """A document that the grouping lacks has no place, as it has no count."""
    texts = pd.DataFrame({"doc": ["a", "b"], "text": ["satu", "satu"]})

    rows = cs.word_rows(cs.tokenize(texts), texts, pd.Series(["satu"]), by={"a": "x"})

    assert rows[["doc", "group"]].to_numpy().tolist() == [["a", "x"]]
