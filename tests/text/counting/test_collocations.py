from math import log2, sqrt

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.errors import CaseError
from casestudy.text.counting import collocations as module
from casestudy.text.counting.collocations import collocations, suggest_phrases
from casestudy.text.tokens import join_phrases, remove_words, tokenize

STABLE = settings(deadline=None, derandomize=True, max_examples=60)
TEXT = (
    "kerja sama warga dan humas kota kerja sama humas dan warga wali kota kerja sama wali kota dan warga kota "
    "humas kota kerja bakti warga kota wali kota hadir dan warga hadir kerja sama"
)


def tokens(*written: str) -> pd.DataFrame:
    return tokenize(pd.DataFrame({"doc": [f"d{n}" for n in range(len(written))], "text": list(written)}))


def pairs(table: pd.DataFrame) -> list[list[object]]:
    found: list[list[object]] = table[["first", "second", "n"]].to_numpy().tolist()
    return found


def test_collocations_by_hand() -> None:
    """A pair has its count and its PMI, log2 of n·N over the product of its words' counts."""
    table = collocations(tokens("kerja sama. kerja sama, baik kerja"), minimum=2)

    assert table.columns.tolist() == ["first", "second", "n", "pmi", "g2"]
    assert pairs(table) == [["kerja", "sama", 2]]
    assert table["pmi"].tolist() == pytest.approx([log2(2 * 6 / (3 * 2))])


@pytest.mark.parametrize("joint", [",", ".", "\n", " — ", "/", " ( "])
def test_no_pair_crosses_punctuation(joint: str) -> None:
    """Words on both sides of a mark are no pair."""
    assert pairs(collocations(tokens(f"wali{joint}kota baru"), minimum=1)) == [["kota", "baru", 1]]


def test_no_pair_crosses_documents() -> None:
    """The last word of a text and the first of the next are no pair, in one document or in two."""
    turns = tokenize(pd.DataFrame({"doc": ["a", "a", "b"], "text": ["satu dua", "tiga empat", "lima enam"]}))

    assert pairs(collocations(turns, minimum=1)) == [["lima", "enam", 1], ["satu", "dua", 1], ["tiga", "empat", 1]]


def test_no_pair_crosses_a_removed_word() -> None:
    """Where a stop word was taken out its neighbours have not become a pair."""
    table = tokens("warga dan humas warga dan humas. Kota")

    assert pairs(collocations(table[table["token"] != "dan"], minimum=1)) == [["humas", "warga", 1]]


def test_a_joined_phrase_is_no_neighbour_of_what_follows() -> None:
    """The further words of a phrase keep their positions, so the word after it is no pair with it."""
    table = join_phrases(tokens("bapak wali kota hadir"), ["wali kota"])

    assert pairs(collocations(table, minimum=1)) == [["bapak", "wali kota", 1]]


def test_rare_short_and_dropped_words() -> None:
    """Pairs below the minimum, with a short word or with a dropped one are left out, and only those."""
    table = tokens("warga di kota warga kota. warga kota. humas dan warga, di kota")

    assert pairs(collocations(table, minimum=2, shortest=1)) == [["di", "kota", 2], ["warga", "kota", 2]]
    assert pairs(collocations(table, minimum=2)) == [["warga", "kota", 2]]
    assert ["humas", "dan", 1] in pairs(collocations(table, minimum=1))
    assert ["humas", "dan", 1] not in pairs(collocations(table, minimum=1, drop={"dan"}))


@pytest.mark.parametrize(("n", "listed"), [(4, []), (5, [["wali", "kota", 5]])])
def test_five_times_unless_stated(n: int, listed: list[list[object]]) -> None:
    """Without a stated minimum a pair is listed from five occurrences on."""
    assert pairs(collocations(tokens("wali kota. " * n))) == listed


def test_only_pairs_above_chance() -> None:
    """A pair that is as frequent as chance would have it, or less, is not listed."""
    table = collocations(tokens("aaa aaa bbb aaa aaa bbb aaa"), minimum=1)

    assert pairs(table) == [["aaa", "bbb", 2], ["bbb", "aaa", 2]]
    assert (table["pmi"] > 0).all()


def test_the_most_frequent_first() -> None:
    """Pairs are sorted by falling count, ties by their words."""
    table = collocations(tokens("zz yy. zz yy. bb cc. bb aa. dd ee. dd ee. dd ee"), minimum=1, shortest=2)

    assert pairs(table) == [["dd", "ee", 3], ["zz", "yy", 2], ["bb", "aa", 1], ["bb", "cc", 1]]


@pytest.mark.parametrize("written", [[], ["..."], ["satu"], ["wkwk wkwk wkwk wkwk wkwk wkwk"]])
def test_texts_without_pairs(written: list[str]) -> None:
    """No words, one word, or one word said over and over make an empty table with its types."""
    table = collocations(tokens(*written), minimum=1)

    assert len(table) == 0
    assert table.dtypes.astype("str").tolist() == ["str", "str", "int64", "float64", "float64"]


def check_against_nltk(words: list[str]) -> None:
    from nltk.collocations import BigramCollocationFinder
    from nltk.metrics.association import BigramAssocMeasures

    finder = BigramCollocationFinder.from_words(words)
    pmi = {pair: score for pair, score in finder.score_ngrams(BigramAssocMeasures.pmi) if score > 0}

    table = collocations(tokens(" ".join(words)), minimum=1, shortest=1, measures=["pmi", "g2", "t"])

    found = list(zip(table["first"], table["second"], strict=True))
    assert set(found) == set(pmi)
    assert table["n"].tolist() == [finder.ngram_fd[pair] for pair in found]
    assert table["pmi"].tolist() == pytest.approx([pmi[pair] for pair in found])
    for name, measure in (("g2", BigramAssocMeasures.likelihood_ratio), ("t", BigramAssocMeasures.student_t)):
        assert table[name].tolist() == pytest.approx([finder.score_ngram(measure, *pair) for pair in found], abs=1e-9)


def test_collocations_against_nltk() -> None:
    """On a text without punctuation the pairs, counts, PMI and G² are those of NLTK's own finder."""
    check_against_nltk(TEXT.split())


@STABLE
@given(st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=2, max_size=40))
def test_collocations_against_nltk_on_any_text(words: list[str]) -> None:
    """So they are on any run of words, short and repetitive ones included."""
    check_against_nltk(words)


def test_measures_by_hand() -> None:
    """NPMI is PMI over -log2 of the pair's share, t the difference from chance over the root of the count."""
    table = collocations(tokens("kerja sama. kerja sama, baik kerja"), minimum=2, measures=["npmi", "t"])

    assert table.columns.tolist() == ["first", "second", "n", "npmi", "t"]
    assert table["npmi"].tolist() == pytest.approx([log2(2 * 6 / (3 * 2)) / -log2(2 / 6)])
    assert table["t"].tolist() == pytest.approx([(2 - 3 * 2 / 6) / sqrt(2)])


@STABLE
@given(st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=2, max_size=40))
def test_npmi_ends_at_one(words: list[str]) -> None:
    """NPMI of the pairs listed is above 0 and at most 1, and 1 where both words occur only together."""
    table = collocations(tokens(" ".join(words)), minimum=1, shortest=1, measures=["npmi"])

    assert ((table["npmi"] > 0) & (table["npmi"] < 1 + 1e-12)).all()
    together = collocations(tokens("wali kota. wali kota. baru"), minimum=1, measures=["npmi"])
    assert together["npmi"].tolist() == pytest.approx([1.0])


def test_a_measure_that_is_none() -> None:
    """A misspelt measure is named with those there are."""
    with pytest.raises(CaseError) as told:
        collocations(tokens("wali kota"), measures=["pmi", "pmii"])  # type: ignore[list-item]

    assert [problem.value for problem in told.value.problems] == ["pmii"]
    assert "(pmi, npmi, g2, t)" in told.value.message("en")


@STABLE
@given(
    st.lists(st.lists(st.sampled_from(["a", "b", "c", ".", "\n"]), max_size=15).map(" ".join), max_size=3),
    st.sets(st.sampled_from(["a", "b", "c"])),
)
def test_removing_makes_no_pairs(written: list[str], removed: set[str]) -> None:
    """After words were removed the pairs left are those of the others, each as often as before."""
    table = tokens(*written)

    def every(of: pd.DataFrame) -> dict[tuple[str, str], int]:
        # Chance depends on the number of words, so pairs are counted here before it is asked.
        listed = collocations_by_hand(of)
        return {pair: listed.count(pair) for pair in listed if not removed & set(pair)}

    assert every(remove_words(table, removed)) == every(table)
    listed = collocations(remove_words(table, removed), minimum=1, shortest=1, measures=[])
    for first, second, n in listed.itertuples(index=False):
        assert n == every(table)[first, second]


def collocations_by_hand(table: pd.DataFrame) -> list[tuple[str, str]]:
    """Return each pair of neighbours, row by row."""
    at = {(doc, place): word for doc, place, word in table.astype({"doc": "str", "token": "str"}).to_numpy().tolist()}
    return [(word, at[doc, place + 1]) for (doc, place), word in at.items() if (doc, place + 1) in at]


@pytest.mark.parametrize("rows", [1, 2, 5])
def test_pairs_across_slices(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pairs do not depend on how many rows are looked at together."""
    whole = collocations(tokens(TEXT, TEXT), minimum=2)
    monkeypatch.setattr(module, "SLICE", rows)

    pd.testing.assert_frame_equal(collocations(tokens(TEXT, TEXT), minimum=2), whole)


def test_phrases_are_suggested() -> None:
    """Pairs of words above chance without a function word, the most frequent first, with the counts of their words."""
    table = tokens("Wali kota dan warga. Wali kota dan humas. Kerja sama dan kerja sama, wali kota di kota.")

    found = suggest_phrases(table, minimum=2, drop={"dan"})

    assert found.columns.tolist() == ["phrase", "n", "first_n", "second_n"]
    assert found.to_numpy().tolist() == [["wali kota", 3, 3, 4], ["kerja sama", 2, 2, 2]]
    assert suggest_phrases(table, minimum=2, drop={"dan"}, known=["wali kota"])["phrase"].tolist() == ["kerja sama"]
    assert suggest_phrases(table, minimum=3, drop={"dan"})["phrase"].tolist() == ["wali kota"]


def test_suggestions_are_words() -> None:
    """Numbers, accounts, addresses, signs and short words are no part of a phrase."""
    table = tokens(
        "tahun 2022 hadir. tahun 2022 pergi. @humas kota. @humas kota. 🙏🙏 amin. 🙏🙏 amin. di kota. di kota"
    )

    assert suggest_phrases(table, minimum=2)["phrase"].tolist() == []
    assert suggest_phrases(table, minimum=2, shortest=2)["phrase"].tolist() == ["di kota"]


def test_longer_phrases_are_suggested_once_shorter_ones_are_joined() -> None:
    """A unit of two words is one word of the next suggestion."""
    table = tokens("wakil wali kota hadir. wakil wali kota pulang, wali kota tinggal")

    assert suggest_phrases(table, minimum=2)["phrase"].tolist() == ["wali kota", "wakil wali"]
    joined = join_phrases(table, ["wali kota"])
    assert suggest_phrases(joined, minimum=2)["phrase"].tolist() == ["wakil wali kota"]


@pytest.mark.parametrize("written", [[], ["..."], ["satu"]])
def test_no_suggestions(written: list[str]) -> None:
    """Texts without pairs give an empty table with its types."""
    found = suggest_phrases(tokens(*written), minimum=1)

    assert found.dtypes.astype("str").tolist() == ["str", "int64", "int64", "int64"]
