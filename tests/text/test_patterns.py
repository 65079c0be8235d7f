"""Patterns read against the vocabulary: words, wildcards, phrases, units, and what stands between words."""

import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.text.patterns import columns, find_patterns, follows, rows_with
from casestudy.text.rules import fold
from casestudy.text.tokens import join_phrases, remove_words, replace_words, tokenize

STABLE = settings(deadline=None, derandomize=True, max_examples=150)
WORDS = ["a", "ab", "abc", "b", "ba", "a-b", "wali", "kota"]


def tokens(*written: str) -> pd.DataFrame:
    return tokenize(pd.DataFrame({"doc": pd.Series([f"d{n}" for n in range(len(written))], dtype="str"),
                                  "text": pd.Series(written, dtype="str")}))  # fmt: skip


def matches(table: pd.DataFrame, *patterns: str, wildcards: bool = True) -> list[tuple[str, str]]:
    """Return each match as its pattern and its words, in order."""
    read = columns(table)
    found = find_patterns(read, patterns, wildcards=wildcards)
    return [
        (patterns[number], " | ".join(read.words[code] for code in read.token[first : last + 1]))
        for number, first, last in zip(found.pattern, found.first, found.last, strict=True)
    ]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("citra", ["citra"]),
        ("citra*", ["citra", "citraan", "citra-citra"]),
        ("*citra", ["citra", "citra-citra"]),
        ("*citra*", ["citra", "citraan", "pencitraan", "citra-citra"]),
        ("citra?", []),
        ("citra??", ["citraan"]),
        ("c*a", ["citra", "citra-citra"]),
        ("*", ["citra", "citraan", "pencitraan", "citra-citra", "kota"]),
        ("citr", []),
        ("cit.a", []),
        ("[c]itra", []),
        ("", []),
    ],
)
def test_wildcards(pattern: str, expected: list[str]) -> None:
    """A star is any characters of one word, also none or a hyphen, a question mark exactly one; nothing else is."""
    assert matches(tokens("citra citraan pencitraan citra-citra. Kota"), pattern) == [(pattern, w) for w in expected]


def test_a_word_with_such_a_sign_is_itself() -> None:
    """A keycap or an address of the vocabulary that holds * or ? is no wildcard, and none at all where not wished."""
    table = tokens("*️⃣ 5️⃣ https://x.id/a?b https://x.id/acb a*")

    assert matches(table, "*️⃣", "https://x.id/a?b") == [("*️⃣", "*️⃣"), ("https://x.id/a?b", "https://x.id/a?b")]
    assert matches(table, "https://x.id/*b") == [("https://x.id/*b", f"https://x.id/a{sign}b") for sign in "?c"]
    assert matches(table, "a*", wildcards=False) == []


@pytest.mark.parametrize("between", [",", "\n", " — ", "/", " dan "])
def test_phrases(between: str) -> None:
    """The words of a phrase stand next to each other: no mark, no line and no other word is between them."""
    table = tokens(f"wali kota. Wali{between}kota")

    assert matches(table, "wali kota", "wali k*") == [("wali kota", "wali | kota"), ("wali k*", "wali | kota")]


def test_a_removed_word_still_parts() -> None:
    """Words on both sides of a removed one are no phrase."""
    assert matches(remove_words(tokens("wali dan kota"), {"dan"}), "wali kota") == []


def test_units_count_as_their_words() -> None:
    """A unit is found by its words, alone and within a longer phrase, but never by one of them or by a part."""
    table = join_phrases(replace_words(tokens("wakil walikota, wali kota"), {"walikota": "wali kota"}), ["wali kota"])

    assert matches(table, "wali kota", "wakil wali kota", "w* w* *") == [
        ("wali kota", "wali kota"),
        ("wali kota", "wali kota"),
        ("wakil wali kota", "wakil | wali kota"),
        ("w* w* *", "wakil | wali kota"),
    ]
    assert matches(table, "wali", "kota", "wali*", "wakil wali", "*kota") == []


def test_overlapping_matches() -> None:
    """Each row from which a pattern can be read is a match, and patterns do not see each other."""
    assert matches(tokens("ya ya ya"), "ya ya", "ya") == [("ya ya", "ya | ya")] * 2 + [("ya", "ya")] * 3


def test_tables_that_were_put_together() -> None:
    """Tables with vocabularies of their own, put together by pandas, are searched as one."""
    both = pd.concat([tokens("wali kota"), tokens("kota lama").assign(doc="x")])

    assert matches(both, "kota") == [("kota", "kota")] * 2
    assert columns(both).words.tolist() == ["kota", "lama", "wali"]


def test_categories_in_another_order() -> None:
    """A vocabulary that someone has put in another order is put back, and words that are missing are passed over."""
    table = tokens("wali kota lama")
    table["token"] = table["token"].cat.reorder_categories(["wali", "lama", "kota"])

    assert columns(table).words.tolist() == ["kota", "lama", "wali"]
    assert matches(table, "wali kota", "l*") == [("wali kota", "wali | kota"), ("l*", "lama")]
    without = table.assign(token=table["token"].cat.remove_categories(["kota"]))
    assert matches(without, "wali lama", "*") == [("*", "wali"), ("*", "lama")]


@pytest.mark.parametrize("missing", [False, True])
def test_missing_words_and_documents_match_nothing(missing: bool) -> None:
    """Rows without a word or a document are in no match, whether they are left out beforehand or not."""
    table = tokens("wali kota lama kota", "wali kota")
    table["token"] = table["token"].cat.remove_categories(["lama"])
    table["doc"] = table["doc"].cat.remove_categories(["d1"])

    read = columns(table, missing=missing)
    found = find_patterns(read, ["*", "wali kota", "kota *", "kota wali"])

    assert len(read.token) == (6 if missing else 3)
    assert found.pattern.tolist() == [0, 0, 0, 1]
    assert read.position[found.first].tolist() == [0, 1, 3, 0]


def test_rows_with() -> None:
    """Rows are found for one number and for several; that of a missing word is never wanted."""
    numbers = np.array([2, -1, 0, 2, 1], "int32")

    assert rows_with(numbers, np.array([False, False, True])).tolist() == [0, 3]
    assert rows_with(numbers, np.array([True, False, True])).tolist() == [0, 2, 3]
    assert rows_with(numbers, np.array([False] * 3)).tolist() == []


def test_follows() -> None:
    """The last row of all, of a document and of a run has no neighbour."""
    table = columns(tokens("satu dua. tiga", "empat", ", lima"))

    assert follows(table, np.arange(5)).tolist() == [True, False, False, False, False]


@STABLE
@given(
    st.lists(st.lists(st.sampled_from([*WORDS, ".", "\n"]), max_size=12).map(" ".join), max_size=3),
    st.lists(st.sampled_from([*WORDS, "a*", "*b", "?", "a?c", "*"]), min_size=1, max_size=3).map(" ".join),
)
def test_against_a_search_word_by_word(written: list[str], pattern: str) -> None:
    """A pattern matches exactly where a plain walk through each run of words says so."""
    globs = [re.compile(re.escape(word).replace(r"\*", ".*").replace(r"\?", ".")) for word in pattern.split()]
    expected = []
    for text in written:
        for run in re.split(r"[.\n]", text):
            words = [fold(word) for word in run.split()]
            for start in range(len(words) - len(globs) + 1):
                here = words[start : start + len(globs)]
                if all(glob.fullmatch(word) for glob, word in zip(globs, here, strict=True)):
                    expected.append((pattern, " | ".join(here)))

    assert matches(tokens(*written), pattern) == expected
