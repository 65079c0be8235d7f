"""Patterns of a codebook: split, matched, nested ones once, and those that match nothing told."""

from collections import Counter

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.case import Case
from casestudy.errors import CaseError
from casestudy.load.sources import load_case
from casestudy.text.counting.dictionary import codebook_patterns, dictionary_counts, dictionary_hits, pattern_counts
from casestudy.text.tokens import join_phrases, replace_words, tokenize

STABLE = settings(deadline=None, derandomize=True, max_examples=100)


def texts(*written: str) -> pd.DataFrame:
    return pd.DataFrame({"doc": pd.Series([f"d{n}" for n in range(len(written))], dtype="str"),
                         "text": pd.Series(written, dtype="str")})  # fmt: skip


def book(**patterns: str | None) -> pd.DataFrame:
    return pd.DataFrame({"code": list(patterns), "pattern": list(patterns.values())})


def hits(tokens: pd.DataFrame, codebook: pd.DataFrame) -> list[list[object]]:
    found = dictionary_hits(tokens, codebook)[["doc", "position", "code", "match"]]
    rows: list[list[object]] = found.to_numpy().tolist()
    return rows


def test_patterns_are_split() -> None:
    """A cell holds patterns between semicolons; empty ones, repeated ones and codes without any are left out."""
    table = codebook_patterns(book(citra=" citra* ;; nama   baik;citra*;", deklarasi="", humas=None, plt="Plt"))

    assert table.to_numpy().tolist() == [["citra", "citra*"], ["citra", "nama baik"], ["plt", "Plt"]]


def test_a_codebook_without_patterns_is_told() -> None:
    """Columns that are not there are named together."""
    with pytest.raises(CaseError) as told:
        codebook_patterns(pd.DataFrame({"kode": ["a"]}))

    assert [problem.column for problem in told.value.problems] == ["code", "pattern"]


@pytest.mark.parametrize(
    ("pattern", "matches"),
    [
        ("citra", ["citra"]),
        ("Citra*", ["citra", "citraan"]),
        ("citra; citra*; citraan", ["citra", "citraan"]),
        ("nama baik", ["nama baik"]),
        ("nama baik; nama; baik", ["nama baik", "baik"]),
        ("nama; nama baik kota", ["nama baik kota"]),
        ("jum'at; KPK-nya", ["kpk-nya", "jum'at"]),
        ("rp 5.000", ["rp5.000"]),
        ("pencitra", []),
    ],
)
def test_what_matches(pattern: str, matches: list[str]) -> None:
    """However a pattern is written it meets the words as they are counted; the longest match of a code goes first."""
    tokens = tokenize(texts("Citra citraan pencitraan. Nama baik kota, baik KPK-nya Jum’at Rp. 5.000"))

    assert [row[3] for row in hits(tokens, book(x=pattern))] == matches


def test_nested_matches_count_once_in_a_code() -> None:
    """In a code what lies inside a longer match is part of it; another code counts it for itself."""
    tokens = tokenize(texts("pakta integritas dan pakta"))

    assert hits(tokens, book(a="pakta; pakta integritas; integritas", b="pakta")) == [
        ["d0", 0, "a", "pakta integritas"],
        ["d0", 0, "b", "pakta"],
        ["d0", 3, "a", "pakta"],
        ["d0", 3, "b", "pakta"],
    ]


def test_overlapping_matches_are_two() -> None:
    """Matches that share a word, neither inside the other, are both hits."""
    assert [row[3] for row in hits(tokenize(texts("wakil wali kota lama")), book(a="wakil wali kota; kota lama"))] == [
        "wakil wali kota",
        "kota lama",
    ]


def test_hits_stand_in_the_order_of_documents_and_codes() -> None:
    """Hits come document by document, at one place by the order of the codebook, with the pattern that found them."""
    table = dictionary_hits(tokenize(texts("warga kota", "kota")), book(z="kota", a="kota; warga k*"))

    assert table.columns.tolist() == ["doc", "position", "code", "pattern", "match"]
    assert table.to_numpy().tolist() == [
        ["d0", 0, "a", "warga k*", "warga kota"],
        ["d0", 1, "z", "kota", "kota"],
        ["d1", 0, "z", "kota", "kota"],
        ["d1", 0, "a", "kota", "kota"],
    ]


def test_hits_with_their_places() -> None:
    """With the texts each hit has its row, line and code points, also of a spelling and of a unit."""
    written = pd.DataFrame({"doc": ["a", "a"], "text": ["Nama\nbaik 🙏 walikota", "wali kota itu"]}, index=[7, 9])
    tokens = join_phrases(replace_words(tokenize(written), {"walikota": "wali kota"}), ["wali kota"])

    table = dictionary_hits(tokens, book(k="wali kota", n="baik"), texts=written)

    places = table[["code", "row", "line", "start", "end"]].to_numpy().tolist()
    assert places == [["n", 7, 2, 5, 9], ["k", 7, 2, 12, 20], ["k", 9, 1, 0, 9]]


def test_counts_of_hits() -> None:
    """Hits are counted for each document and code that has any."""
    found = dictionary_hits(tokenize(texts("kota kota", "", "warga kota")), book(k="kota", w="warga"))

    assert dictionary_counts(found).to_numpy().tolist() == [["d0", "k", 2], ["d2", "k", 1], ["d2", "w", 1]]


def test_patterns_that_match_nothing_are_told() -> None:
    """Every pattern has its count, nested or not, and its documents; one that matches nothing has 0."""
    counts = pattern_counts(tokenize(texts("nama baik", "nama nama")), book(c="nama; nama baik; citra*"))

    assert counts.columns.tolist() == ["code", "pattern", "n", "docs"]
    assert counts["pattern"].tolist() == ["nama", "nama baik", "citra*"]
    assert counts[["n", "docs"]].to_numpy().tolist() == [[3, 2], [1, 1], [0, 0]]


@pytest.mark.parametrize("written", [[], ["..."], ["warga"]])
def test_no_hits(written: list[str]) -> None:
    """Without texts, patterns or matches the tables are empty and have their columns."""
    tokens = tokenize(texts(*written))

    for codebook in (book(), book(a=""), book(a="kota")):
        found = dictionary_hits(tokens, codebook, texts=texts(*written))
        assert len(found) == len(dictionary_counts(found)) == 0
        assert found.columns.tolist() == ["doc", "position", "code", "pattern", "match", "row", "line", "start", "end"]
        assert pattern_counts(tokens, codebook)["n"].sum() == 0


@STABLE
@given(
    st.lists(st.lists(st.sampled_from(["a", "b", "c", "."]), max_size=10).map(" ".join), max_size=3),
    st.lists(st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=4),
)
def test_against_a_search_run_by_run(written: list[str], patterns: list[str]) -> None:
    """Of all matches of a code in a run those are hits that lie in no other match."""
    expected: Counter[tuple[str, str]] = Counter()
    for number, text in enumerate(written):
        for run in text.split("."):
            words = run.split()
            spans = {
                (start, start + len(pattern.split()))
                for pattern in patterns
                for start in range(len(words))
                if words[start : start + len(pattern.split())] == pattern.split()
            }
            for start, end in spans:
                if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in spans):
                    expected[f"d{number}", " ".join(words[start:end])] += 1

    found = dictionary_hits(tokenize(texts(*written)), book(x="; ".join(patterns)))

    assert Counter(zip(found["doc"], found["match"], strict=True)) == expected


def test_the_shipped_codebook_finds_its_words(bekasi: Case) -> None:
    """In the interviews most patterns of the shipped codebook match, and every hit stands where it says."""
    sources = load_case(bekasi)
    written = sources.texts
    tokens = tokenize(written)

    counts = pattern_counts(tokens, sources.codebook)
    found = dictionary_hits(tokens, sources.codebook, texts=written)

    assert (counts["n"] > 0).mean() > 0.8
    assert 0 < len(found) <= counts["n"].sum()
    single = found[~found["match"].str.contains(" ")]
    shown = [written["text"][row][start:end].lower() for row, start, end in single[["row", "start", "end"]].to_numpy()]
    assert shown == single["match"].tolist()
