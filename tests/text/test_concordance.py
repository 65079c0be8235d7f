import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.text.concordance import kwic
from casestudy.text.frequencies import count_words
from casestudy.text.tokens import fold, tokenize

STABLE = settings(deadline=None, derandomize=True, max_examples=60)
PIECES = st.sampled_from(["warga", "Warga", "KPK-nya", "hak\u2011hak", "Jum’at", "Rp 5.000", "rp5.000", "🙏", "#aksi",
                          "5", ". ", ", ", "\n", " ", " "])  # fmt: skip
TEXTS = st.lists(st.lists(PIECES, max_size=20).map("".join) | st.text(alphabet="ab’-.\n 5", max_size=20), max_size=4)


def lines(texts: pd.DataFrame, pattern: str, *, window: int = 5) -> list[list[object]]:
    found: list[list[object]] = (
        kwic(tokenize(texts), texts, pattern, window=window)[["before", "match", "after"]].to_numpy().tolist()
    )
    return found


def texts(*written: str) -> pd.DataFrame:
    """Return one document a text, named d0, d1 and so on."""
    return pd.DataFrame({"doc": pd.Series([f"d{n}" for n in range(len(written))], dtype="str"), "text": list(written)})


def test_every_occurrence_with_its_place() -> None:
    """A line has its document, row, position and code points, so that it can be found again."""
    table = pd.DataFrame(
        {"doc": ["a", "b", "a"], "text": ["🙏 Warga hadir.", "kota", "Kata warga: ya"]}, index=[4, 5, 6]
    )

    found = kwic(tokenize(table), table, "warga", window=1)

    assert found.to_numpy().tolist() == [
        ["a", 4, 1, 2, 7, "🙏", "Warga", "hadir"],
        ["a", 6, 6, 5, 10, "Kata", "warga", ": ya"],
    ]
    assert found.columns.tolist() == ["doc", "row", "position", "start", "end", "before", "match", "after"]
    places = zip(found["row"], found["start"], found["end"], strict=True)
    assert [table["text"][row][start:end] for row, start, end in places] == found["match"].tolist()


@pytest.mark.parametrize(
    ("window", "line"),
    [
        (0, ["", "tiga", ""]),
        (1, ["dua,", "tiga", "empat"]),
        (2, ["Satu dua,", "tiga", "empat. Lima"]),
        (9, ["Satu dua,", "tiga", "empat. Lima"]),
    ],
)
def test_the_window(window: int, line: list[str]) -> None:
    """A window counts tokens, shows what stands between them as written, and ends with its text."""
    table = pd.DataFrame({"doc": ["a", "a", "a"], "text": ["Enam", "Satu dua, tiga\nempat. Lima", "Tujuh"]})

    assert lines(table, "tiga", window=window) == [line]


def test_five_tokens_on_each_side_unless_stated() -> None:
    """Without a stated window a line shows five tokens before the word and five after it."""
    found = kwic(tokenize(table := texts("a b c d e f warga g h i j k l")), table, "warga")

    assert found[["before", "after"]].to_numpy().tolist() == [["b c d e f", "g h i j k"]]


@pytest.mark.parametrize(
    ("pattern", "matches"),
    [
        ("deklarasi", ["Deklarasi", "deklarasi"]),
        ("DEKLARASI", ["Deklarasi", "deklarasi"]),
        ("deklarasi*", ["Deklarasi", "deklarasinya", "deklarasi"]),
        ("*nya", ["deklarasinya"]),
        ("de*si", ["Deklarasi", "deklarasi"]),
        ("deklarasi anti*", ["Deklarasi antikorupsi"]),
        ("deklarasi anti-*", ["deklarasi\tanti-suap"]),
        ("bayar rp 5.000 itu", ["bayar Rp. 5.000 itu"]),
        ("deklarasi antikorupsi", ["Deklarasi antikorupsi"]),
        ("anti-suap", ["anti-suap"]),
        ("anti", []),
        ("antikorupsi deklarasi", []),
        ("jum'at", ["Jum’at"]),
        ("Jum’at", ["Jum’at"]),
        ("rp 5.000", ["Rp. 5.000"]),
        ("rp5.000", ["Rp. 5.000"]),
        ("d.klarasi", []),
        ("", []),
        ("  ", []),
    ],
)
def test_the_pattern(pattern: str, matches: list[str]) -> None:
    """A pattern is a word or several neighbours, with * for any letters; how it is typed makes no difference."""
    table = texts(
        "Deklarasi antikorupsi, deklarasinya itu. Antikorupsi: deklarasi\tanti-suap (Jum’at) bayar Rp. 5.000 itu"
    )

    assert [line[1] for line in lines(table, pattern)] == matches


def test_a_phrase_crosses_neither_punctuation_nor_texts() -> None:
    """Words on both sides of a mark, a turn or a document are no occurrence of a phrase."""
    table = pd.DataFrame({"doc": ["a", "a", "b"], "text": ["wali, kota wali", "kota wali", "kota. Wali kota"]})

    assert lines(table, "wali kota", window=1) == [["kota.", "Wali kota", ""]]


def test_overlapping_occurrences() -> None:
    """Each place from which the phrase can be read is an occurrence."""
    assert [line[1] for line in lines(texts("ya ya ya"), "ya ya")] == ["ya ya", "ya ya"]


def test_other_columns_and_other_documents() -> None:
    """The columns may have other names; lines come in the order of the table's documents."""
    table = pd.DataFrame({"id": ["z", "a"], "isi": ["Warga satu", "dua warga"]})

    found = kwic(tokenize(table, doc="id", text="isi"), table, "warga", doc="id", text="isi")

    assert found["doc"].tolist() == ["z", "a"]
    assert found["after"].tolist() == ["satu", ""]


def test_a_part_of_the_tokens() -> None:
    """Tokens of some of the documents, as a filter leaves them, are searched in those documents alone."""
    table = texts("warga satu", "dua warga", "warga tiga")
    tokens = tokenize(table)

    assert kwic(tokens[tokens["doc"] != "d0"], table, "warga")["doc"].tolist() == ["d1", "d2"]


def test_no_occurrence() -> None:
    """A word that does not occur, or a table without texts, gives no lines, in a table with the columns."""
    columns = ["doc", "row", "position", "start", "end", "before", "match", "after"]

    for table in (texts("warga"), texts("..."), texts()):
        found = kwic(tokenize(table), table, "humas")
        assert len(found) == 0
        assert found.columns.tolist() == columns


@STABLE
@given(TEXTS)
def test_kwic_finds_exactly_what_was_counted(written: list[str]) -> None:
    """For each word counted there are as many lines, in as many documents, and each line shows that word."""
    table = texts(*written)
    tokens = tokenize(table)

    for word, n, docs in count_words(tokens)[["word", "n", "docs"]].itertuples(index=False):
        found = kwic(tokens, table, word)

        assert (len(found), found["doc"].nunique()) == (n, docs)
        assert {fold(match) for match in found["match"]} == {word}
