from math import log, log2

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.text.frequencies import count_words, keyness, top_keyness
from casestudy.text.tokens import tokenize

STABLE = settings(deadline=None, derandomize=True, max_examples=60)
WORDS = st.lists(st.sampled_from(["warga", "humas", "dan", "KPK", "Kpk", ".", "hak-hak"]), max_size=12).map(" ".join)


def tokens(**written: str) -> pd.DataFrame:
    return tokenize(pd.DataFrame({"doc": pd.Series(list(written), dtype="str"), "text": list(written.values())}))


def counts(target: dict[str, int], reference: dict[str, int]) -> pd.DataFrame:
    """Return counts of a group `t` and a group `r`."""
    return pd.DataFrame(
        [(group, word, n) for group, words in (("t", target), ("r", reference)) for word, n in words.items()],
        columns=["group", "word", "n"],
    )


def test_count_words() -> None:
    """Each word has its occurrences and its documents, the most frequent first, ties in the alphabet."""
    table = count_words(tokens(a="warga dan humas. Warga!", b="humas, dan warga", c="KPK"))

    assert table.columns.tolist() == ["group", "word", "n", "docs"]
    assert table.to_numpy().tolist() == [
        ["", "warga", 3, 2],
        ["", "dan", 2, 2],
        ["", "humas", 2, 2],
        ["", "kpk", 1, 1],
    ]


def test_count_words_by_group() -> None:
    """Counts are taken within groups of documents; documents without a group are left out."""
    written = tokens(a="warga humas", b="warga", c="warga kpk", d="kpk")

    table = count_words(written, by={"a": "y", "b": "y", "c": "x", "z": "x"})

    assert table.to_numpy().tolist() == [
        ["x", "kpk", 1, 1],
        ["x", "warga", 1, 1],
        ["y", "warga", 2, 2],
        ["y", "humas", 1, 1],
    ]


def test_count_words_drops_what_is_asked() -> None:
    """Nothing is left out unless asked, and what is asked leaves the other counts alone."""
    written = tokens(a="yang warga yang", b="dan")

    assert count_words(written)["word"].tolist() == ["yang", "dan", "warga"]
    assert count_words(written, drop={"yang", "dan", "tidak ada"}).to_numpy().tolist() == [["", "warga", 1, 1]]


@pytest.mark.parametrize("by", [None, {}, {"z": "x"}])
def test_count_words_of_nothing(by: dict[str, str] | None) -> None:
    """Without words, or without documents in a group, the table is empty and has its types."""
    for table in (tokens(), tokens(a="..."), *([] if by is None else [tokens(a="warga")])):
        counted = count_words(table, by=by)

        assert len(counted) == 0
        assert counted.dtypes.astype("str").tolist() == ["str", "str", "int64", "int64"]


@STABLE
@given(st.lists(WORDS, max_size=5), st.lists(st.sampled_from(["x", "y", "z"]), min_size=5, max_size=5))
def test_counts_add_up(written: list[str], groups: list[str]) -> None:
    """Over any split of the documents into groups the counts of a word add up to its count in all of them."""
    docs = {f"d{number}": text for number, text in enumerate(written)}
    table = tokens(**docs)

    whole = count_words(table).set_index("word")
    parts = count_words(table, by=dict(zip(docs, groups, strict=False))).groupby("word")[["n", "docs"]].sum()

    assert parts.to_dict("index") == whole[["n", "docs"]].to_dict("index")
    assert whole["n"].sum() == len(table)


def test_keyness_by_hand() -> None:
    """G² is 2·Σ O·ln(O/E) over both groups, signed; the log ratio has 0.5 added to every count."""
    table = keyness(counts({"kpk": 10, "warga": 90}, {"kpk": 1, "warga": 199}), target="t", reference="r", minimum=1)

    # E = total · (10 + 1) / 300, with 100 and 200 words
    kpk = 2 * (10 * log(10 / (100 * 11 / 300)) + 1 * log(1 / (200 * 11 / 300)))
    warga = 2 * (90 * log(90 / (100 * 289 / 300)) + 199 * log(199 / (200 * 289 / 300)))
    assert table["word"].tolist() == ["kpk", "warga"]
    assert table["g2"].tolist() == pytest.approx([kpk, -warga])
    assert table["log_ratio"].tolist() == pytest.approx(
        [log2((10.5 / 100.5) / (1.5 / 200.5)), log2((90.5 / 100.5) / (199.5 / 200.5))]
    )
    assert table[["n_target", "n_reference", "total_target", "total_reference"]].to_numpy().tolist() == [
        [10, 1, 100, 200],
        [90, 199, 100, 200],
    ]


def test_keyness_of_a_word_in_one_group_only() -> None:
    """A word that is absent from one side adds nothing there, and its log ratio is finite."""
    table = keyness(counts({"a": 5, "b": 5}, {"b": 5, "c": 5}), target="t", reference="r").set_index("word")

    assert table.loc["a", "g2"] == pytest.approx(2 * 5 * log(5 / 2.5))
    assert table.loc["c", "g2"] == pytest.approx(-2 * 5 * log(5 / 2.5))
    assert table.loc["b", "g2"] == 0
    assert table.loc["b", "log_ratio"] == 0
    assert np.isfinite(table["log_ratio"]).all()


def test_keyness_against_nltk() -> None:
    """In a vocabulary of two words the two G² together are the likelihood ratio of the 2 × 2 table, as in NLTK.

    The two-cell form leaves out the cells of all other words; here those are the other word's own.
    """
    from nltk.metrics.association import BigramAssocMeasures

    for here, others, there, rest in [(10, 90, 1, 199), (3, 7, 30, 60), (1, 500, 40, 9000), (25, 25, 25, 25)]:
        table = keyness(counts({"w": here, "x": others}, {"w": there, "x": rest}), target="t", reference="r")

        ratio = BigramAssocMeasures.likelihood_ratio(here, (here + there, here + others), here + others + there + rest)
        assert table["g2"].abs().sum() == pytest.approx(ratio)


def test_keyness_leaves_out_words_but_not_their_counts() -> None:
    """Rare and dropped words leave the result; the totals still count them, and so does every G²."""
    table = counts({"a": 4, "b": 6, "dan": 10}, {"a": 1, "b": 3, "dan": 20})

    whole = keyness(table, target="t", reference="r", minimum=1)
    part = keyness(table, target="t", reference="r", minimum=6, drop={"dan"})

    assert part["word"].tolist() == ["b"]
    assert part[["total_target", "total_reference"]].to_numpy().tolist() == [[20, 24]]
    pd.testing.assert_frame_equal(part, whole[whole["word"] == "b"].reset_index(drop=True))


def test_keyness_changes_sign_with_the_groups() -> None:
    """What marks one group against the other marks that one against it by as much, the other way round."""
    table = counts({"a": 4, "b": 6, "c": 10}, {"a": 1, "b": 13, "c": 20})

    there = keyness(table, target="t", reference="r", minimum=1).set_index("word")["g2"]
    back = keyness(table, target="r", reference="t", minimum=1).set_index("word")["g2"]

    assert back.to_dict() == pytest.approx((-there).to_dict())


def test_keyness_sorts_ties_by_word() -> None:
    """Words of the same keyness stand in the alphabet."""
    table = keyness(counts({"z": 5, "a": 5, "m": 5}, {"z": 5, "a": 5, "m": 5}), target="t", reference="r")

    assert table["word"].tolist() == ["a", "m", "z"]


def test_keyness_ignores_other_groups() -> None:
    """Only the two groups named are compared."""
    table = counts({"a": 4, "b": 6}, {"a": 1, "b": 13})
    third = table.assign(group="x", n=1000)

    pd.testing.assert_frame_equal(
        keyness(pd.concat([table, third]), target="t", reference="r"), keyness(table, target="t", reference="r")
    )


def test_keyness_of_counted_words() -> None:
    """Counts of a grouped table go straight into keyness."""
    counted = count_words(tokens(a="kpk " * 9 + "warga", b="warga " * 9 + "kpk"), by={"a": "t", "b": "r"})

    assert keyness(counted, target="t", reference="r")["word"].tolist() == ["kpk", "warga"]


def test_keyness_against_no_words() -> None:
    """Against a group that has no words nothing is marked: there is nothing to be more frequent than."""
    table = keyness(counts({"a": 7, "b": 5}, {}), target="t", reference="r")

    assert table[["n_reference", "total_reference", "g2"]].to_numpy().tolist() == [[0, 0, 0], [0, 0, 0]]


def test_keyness_of_nothing() -> None:
    """Groups without words give an empty table with its types."""
    table = keyness(count_words(tokens()), target="t", reference="r")

    assert len(table) == 0
    assert table["n_target"].dtype == "int64"


@pytest.mark.parametrize(
    ("n", "words"), [(1, ["a", "d"]), (2, ["a", "b", "c", "d"]), (9, ["a", "b", "c", "d"]), (0, [])]
)
def test_top_keyness(n: int, words: list[str]) -> None:
    """The strongest of each direction are kept in their order; a word that marks neither is in neither."""
    table = pd.DataFrame({"word": ["a", "b", "o", "c", "d"], "g2": [9.0, 0.5, 0.0, -0.5, -7.0]})

    assert top_keyness(table, n=n)["word"].tolist() == words
