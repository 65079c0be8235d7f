import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import CountVectorizer

from casestudy.text.counting import frequencies
from casestudy.text.counting.frequencies import count_words, document_counts
from casestudy.text.tokens import remove_words, tokenize

STABLE = settings(deadline=None, derandomize=True, max_examples=60)
WORDS = st.lists(st.sampled_from(["warga", "humas", "dan", "KPK", "Kpk", ".", "hak-hak"]), max_size=12).map(" ".join)


def tokens(**written: str) -> pd.DataFrame:
    return tokenize(pd.DataFrame({"doc": pd.Series(list(written), dtype="str"), "text": list(written.values())}))


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


def test_groups_of_a_series() -> None:
    """Groups may be a column with the documents as its index, in any order; of several rows the last one holds."""
    written = tokens(a="warga humas", b="warga", c="warga kpk", d="kpk")
    by = pd.Series(["z", "x", "y", "y", None], index=["a", "c", "b", "a", "d"])

    pd.testing.assert_frame_equal(
        count_words(written, by=by), count_words(written, by={"a": "y", "b": "y", "c": "x", "z": "x"})
    )


def test_groups_are_named_in_order() -> None:
    """Groups stand in the alphabet, whatever the order of the documents, and numbers among them are written out."""
    counted = count_words(tokens(a="warga", b="warga", c="warga"), by=pd.Series([2, 10, 2], index=["a", "b", "c"]))

    assert counted[["group", "n"]].to_numpy().tolist() == [["10", 1], ["2", 2]]


def test_counts_without_documents() -> None:
    """Where documents need not be counted the column is not there, and the rest is the same."""
    written = tokens(a="warga humas warga", b="warga")

    for by in (None, {"a": "x", "b": "y"}):
        without = count_words(written, by=by, docs=False)
        pd.testing.assert_frame_equal(without, count_words(written, by=by).drop(columns="docs"))


@pytest.mark.parametrize("dense", [0, 1 << 23])
@pytest.mark.parametrize("rows", [1, 3, 1 << 18])
def test_counts_of_documents_in_pieces(dense: int, rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that comes back after others is one document, however the rows are taken, and many groups are few."""
    monkeypatch.setattr(frequencies, "_DENSE", dense)
    monkeypatch.setattr(frequencies, "SLICE", rows)
    table = pd.DataFrame({"doc": ["b", "a", "b", "c", "a"], "text": ["x y", "x", "x", "y y", "z x"]})

    assert count_words(tokenize(table)).to_numpy().tolist() == [["", "x", 4, 2], ["", "y", 3, 2], ["", "z", 1, 1]]
    assert count_words(tokenize(table), by={"a": "g", "c": "g"}).to_numpy().tolist() == [
        ["g", "x", 2, 1],
        ["g", "y", 2, 1],
        ["g", "z", 1, 1],
    ]


@STABLE
@given(st.lists(WORDS, max_size=6))
def test_counts_are_those_of_pandas_and_of_scikit_learn(written: list[str]) -> None:
    """Words, occurrences and documents are what pandas' own grouping and scikit-learn's vectorizer count."""
    table = tokens(**{f"d{number}": text for number, text in enumerate(written)})
    counted = count_words(table).set_index("word")

    grouped = table.astype("str").groupby("token")["doc"].agg(["size", "nunique"])
    assert counted["n"].to_dict() == grouped["size"].to_dict()
    assert counted["docs"].to_dict() == grouped["nunique"].to_dict()
    if len(counted):
        vectorizer = CountVectorizer(token_pattern=r"[\w-]+")
        matrix = vectorizer.fit_transform(written).toarray()
        there = vectorizer.get_feature_names_out().tolist()
        assert counted["n"].to_dict() == dict(zip(there, matrix.sum(axis=0).tolist(), strict=True))
        assert counted["docs"].to_dict() == dict(zip(there, (matrix > 0).sum(axis=0).tolist(), strict=True))


@STABLE
@given(st.lists(WORDS, max_size=4), st.sets(st.sampled_from(["warga", "humas", "kpk"])))
def test_dropping_is_removing(written: list[str], dropped: set[str]) -> None:
    """A word that is not to be counted and one that was removed before give the same counts of the others."""
    table = tokens(**{f"d{number}": text for number, text in enumerate(written)})

    pd.testing.assert_frame_equal(count_words(table, drop=dropped), count_words(remove_words(table, dropped)))


def test_document_counts() -> None:
    """Each document that holds a word has its count and its length, in the order of documents and words."""
    table = tokenize(pd.DataFrame({"doc": ["b", "a", "b"], "text": ["warga dan warga", "humas", "humas. Warga"]}))

    counted = document_counts(table, ["warga", "humas", "kpk"])

    assert counted.columns.tolist() == ["doc", "word", "n", "total"]
    assert counted.to_numpy().tolist() == [["a", "humas", 1, 1], ["b", "humas", 1, 5], ["b", "warga", 3, 5]]
    assert document_counts(table, []).dtypes.astype("str").tolist() == ["str", "str", "int64", "int64"]


@STABLE
@given(st.lists(WORDS, max_size=4))
def test_documents_add_up(written: list[str]) -> None:
    """The counts of all documents are the counts of all words, and the lengths those of all tokens."""
    table = tokens(**{f"d{number}": text for number, text in enumerate(written)})

    each = document_counts(table, table["token"].cat.categories.tolist())

    assert each.groupby("word")["n"].sum().to_dict() == count_words(table).set_index("word")["n"].to_dict()
    assert each.drop_duplicates("doc")["total"].sum() == len(table)


def test_tables_that_were_put_together() -> None:
    """Tables put together by pandas, which then holds plain words, are counted as one; missing words are none."""
    both = pd.concat([tokens(a="warga humas"), tokens(b="warga")])
    both = pd.concat([both, pd.DataFrame({"doc": ["b"], "position": [3], "token": [None]})])

    assert count_words(both).to_numpy().tolist() == [["", "warga", 2, 2], ["", "humas", 1, 1]]
