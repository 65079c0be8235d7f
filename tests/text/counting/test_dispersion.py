"""How evenly words are spread: the deviation of proportions by hand and against its definition."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.text.counting.dispersion import dispersion
from casestudy.text.tokens import tokenize

STABLE = settings(deadline=None, derandomize=True, max_examples=60)


def tokens(*written: str) -> pd.DataFrame:
    return tokenize(pd.DataFrame({"doc": pd.Series([f"d{n}" for n in range(len(written))], dtype="str"),
                                  "text": pd.Series(written, dtype="str")}))  # fmt: skip


def test_dispersion_by_hand() -> None:
    """Half the sum of the differences between a word's share and all words' share of each document."""
    table = dispersion(tokens("x x y y", "x z", "x y"), minimum=1)

    # The documents hold 1/2, 1/4 and 1/4 of the words, x 2/4, 1/4 and 1/4, y 2/3, 0 and 1/3, z 0, 1 and 0.
    y = (abs(2 / 3 - 1 / 2) + 1 / 4 + abs(1 / 3 - 1 / 4)) / 2
    assert table.columns.tolist() == ["word", "n", "docs", "dp", "dp_norm"]
    assert table[["word", "n", "docs"]].to_numpy().tolist() == [["x", 4, 3], ["y", 3, 2], ["z", 1, 1]]
    assert table["dp"].tolist() == pytest.approx([0, y, 3 / 4])
    assert table["dp_norm"].tolist() == pytest.approx([0, y / (3 / 4), 1])


def test_the_five_parts_of_gries() -> None:
    """A word 1, 2, 3, 4 and 5 times in five equal parts deviates by 0.2, as the definition has it."""
    parts = [" ".join(["a"] * n + ["b"] * (20 - n)) for n in (1, 2, 3, 4, 5)]

    assert dispersion(tokens(*parts)).set_index("word").at["a", "dp"] == pytest.approx(0.2)


@STABLE
@given(st.lists(st.lists(st.sampled_from("abcd"), max_size=8).map(" ".join), min_size=1, max_size=5))
def test_against_the_definition(written: list[str]) -> None:
    """So it is for any texts; documents without words take no part, and the normed form ends at 1."""
    table = dispersion(tokens(*written), minimum=1).set_index("word")
    texts = [text.split() for text in written if text]

    total = sum(map(len, texts))
    for word in table.index:
        n = sum(text.count(word) for text in texts)
        dp = sum(abs(text.count(word) / n - len(text) / total) for text in texts) / 2
        assert table.at[word, "dp"] == pytest.approx(dp, abs=1e-12)
        if len(texts) > 1:
            assert table.at[word, "dp_norm"] == pytest.approx(dp / (1 - min(map(len, texts)) / total))
    assert len(texts) < 2 or (table["dp_norm"] <= 1 + 1e-12).all()


def test_ties_stand_in_the_alphabet() -> None:
    """Words spread alike are sorted by word, though their sums may differ in the last digit."""
    parts = zip((3, 4, 2, 1), (4, 1, 2, 3), strict=True)
    table = dispersion(tokens(*(" ".join(["a"] * n + ["b"] * m + ["z"] * (12 - n - m)) for n, m in parts)), minimum=1)

    assert table["word"].tolist()[1:] == ["a", "b"]
    assert table["dp"].iloc[1] > table["dp"].iloc[2] == pytest.approx(table["dp"].iloc[1])


def test_one_document_norms_nothing() -> None:
    """In one document every word is spread as all words are, and there is no largest value to divide by."""
    table = dispersion(tokens("x y x"), minimum=1)

    assert table["dp"].tolist() == [0, 0]
    assert table["dp_norm"].isna().all()


def test_rare_and_dropped_words() -> None:
    """Rare and dropped words are left out of the table, and count in the documents' lengths."""
    table = tokens("x x x y", "x x y")

    whole = dispersion(table, minimum=1).set_index("word")
    part = dispersion(table, drop={"y"}).set_index("word")

    assert part.index.tolist() == ["x"]
    pd.testing.assert_frame_equal(part, whole.loc[["x"]])


@pytest.mark.parametrize("written", [[], ["..."]])
def test_texts_without_words(written: list[str]) -> None:
    """Texts without words give an empty table with its types."""
    table = dispersion(tokens(*written))

    assert len(table) == 0
    assert table["dp"].dtype == np.float64
