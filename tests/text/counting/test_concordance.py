import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.errors import CaseError
from casestudy.text.counting.concordance import kwic, occurrences
from casestudy.text.counting.frequencies import count_words
from casestudy.text.rules import fold
from casestudy.text.tokens import join_phrases, remove_words, replace_words, token_spans, tokenize

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
        ["a", 4, 1, 1, 2, 7, "🙏", "Warga", "hadir"],
        ["a", 6, 1, 6, 5, 10, "Kata", "warga", ": ya"],
    ]
    assert found.columns.tolist() == ["doc", "row", "line", "position", "start", "end", "before", "match", "after"]
    places = zip(found["row"], found["start"], found["end"], strict=True)
    assert [table["text"][row][start:end] for row, start, end in places] == found["match"].tolist()


@pytest.mark.parametrize(
    ("window", "line"),
    [
        (0, ["", "tiga", ""]),
        (1, ["dua,", "tiga", "empat"]),
        (2, ["Satu dua,", "tiga", "empat. Lima"]),
        (3, ["Satu dua,", "tiga", "empat. Lima"]),
        (9, ["Satu dua,", "tiga", "empat. Lima"]),
    ],
)
def test_the_window(window: int, line: list[str]) -> None:
    """A window counts tokens, shows what stands between them as written, and ends with its text."""
    table = pd.DataFrame({"doc": ["a", "a", "a"], "text": ["Enam tujuh", "Satu dua, tiga\nempat. Lima", "Delapan"]})

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
        ("deklarasi anti*", ["Deklarasi antikorupsi", "deklarasi\tanti-suap"]),
        ("deklarasi antikorup??", ["Deklarasi antikorupsi"]),
        ("antikorup?", []),
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
    """A pattern is a word or several neighbours, * any characters and ? one; how it is typed makes no difference."""
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
    columns = ["doc", "row", "line", "position", "start", "end", "before", "match", "after"]

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


def standard(table: pd.DataFrame) -> pd.DataFrame:
    """Return the tokens with a spelling replaced by a unit of two words, and those two words joined."""
    return join_phrases(replace_words(tokenize(table), {"walikota": "wali kota", "wl": "wali"}), ["wali kota"])


def test_lines_are_counted() -> None:
    """A line of the text is named by its number, from 1, in a text of several rows in each row."""
    table = pd.DataFrame({"doc": ["a", "a"], "text": ["warga\n\nsatu warga", "dua\nwarga"]}, index=["x", "y"])

    found = kwic(tokenize(table), table, "warga", window=0)

    assert found[["row", "line"]].to_numpy().tolist() == [["x", 1], ["x", 3], ["y", 2]]


def test_standardised_words_are_shown_as_written() -> None:
    """A search for the standard form finds every spelling and shows it as it is, with its neighbours."""
    table = texts("Pak Walikota hadir, wali kota lama; wl kota baru")

    found = kwic(standard(table), table, "wali kota", window=1)

    assert found[["before", "match", "after"]].to_numpy().tolist() == [
        ["Pak", "Walikota", "hadir"],
        ["hadir,", "wali kota", "lama"],
        ["lama;", "wl kota", "baru"],
    ]


def test_removed_words_are_still_shown() -> None:
    """Words that were removed are not found, and stand in the lines of the others."""
    table = texts("warga dan humas")
    tokens = remove_words(tokenize(table), {"dan"})

    assert len(kwic(tokens, table, "dan")) == 0
    assert kwic(tokens, table, "warga")["after"].tolist() == ["dan humas"]


def test_tokens_of_other_texts_are_told() -> None:
    """Where a position is not in the texts, or a document is missing, the texts are not those of the tokens."""
    tokens = tokenize(texts("satu dua tiga", "empat"))

    for other in (texts("satu", "empat"), texts("satu dua tiga").assign(doc="x")):
        with pytest.raises(CaseError, match="the words of the texts that are given"):
            kwic(tokens, other, "tiga")
    with pytest.raises(CaseError, match="lang"):
        kwic(tokenize(texts("U.S. hadir")), texts("U.S. hadir"), "hadir", lang="en")


def test_the_rule_of_the_tokens_is_that_of_the_search() -> None:
    """Tokens remember their language through every change, and are searched by its rule unless another is named."""
    table = texts("The U.S. mayor of the 80's, wali kota yg hadir")
    tokens = tokenize(table, lang="en")
    changed = join_phrases(
        replace_words(remove_words(tokens[tokens["position"] >= 0], {"of"}), {"yg": "yang"}), ["wali kota"]
    )

    assert kwic(tokens, table, "u.s.", window=1)[["match", "after"]].to_numpy().tolist() == [["U.S.", "mayor"]]
    assert kwic(changed, table, "hadir", window=1)["before"].tolist() == ["yg"]
    places = occurrences(changed, table, ["80's", "wali kota"])
    assert places[["start", "end"]].to_numpy().tolist() == [[22, 26], [28, 37]]


def test_occurrences_of_several_words() -> None:
    """Words come in the order asked for, each in the order of the documents, with the code points of each place."""
    table = pd.DataFrame({"doc": ["b", "a"], "text": ["🙏 Warga kota.", "kota\nwarga"]}, index=[4, 5])

    found = occurrences(tokenize(table), table, ["warga", "k*", "warga kota", "tidak"])

    assert found.columns.tolist() == ["word", "doc", "row", "line", "position", "start", "end"]
    assert found.to_numpy().tolist() == [
        ["warga", "b", 4, 1, 1, 2, 7],
        ["warga", "a", 5, 2, 2, 5, 10],
        ["k*", "b", 4, 1, 2, 8, 12],
        ["k*", "a", 5, 1, 0, 0, 4],
        ["warga kota", "b", 4, 1, 1, 2, 12],
    ]
    assert occurrences(tokenize(table), table, "warga")["doc"].tolist() == ["b", "a"]
    assert occurrences(tokenize(table), table, []).columns.tolist() == found.columns.tolist()


@pytest.mark.parametrize(
    ("written", "places"),
    [
        ("walikota kota", [[0, 8]]),
        ("wali kota kota", [[0, 9]]),
        ("wl kota", [[0, 7]]),
        ("wali\tkota, walikota", [[0, 9], [11, 19]]),
        ("wali\nkota", []),
        # a spelling that stands for the unit, before a mark, an end, and another unit
        ("walikota, kota", [[0, 8]]),
        ("lama walikota", [[5, 13]]),
        ("walikota wali kota walikota", [[0, 8], [9, 18], [19, 27]]),
    ],
)
def test_the_place_of_a_unit(written: str, places: list[list[int]]) -> None:
    """A unit that was joined reaches over all its words, one that replaced a spelling over that spelling."""
    table = texts(written)

    found = occurrences(standard(table), table, ["wali kota"])

    assert found[["start", "end"]].to_numpy().tolist() == places


def test_the_place_of_a_spelling_before_a_removed_word() -> None:
    """A spelling of a unit does not take in the word after it because that was removed."""
    table = texts("walikota yang baru, wali-kota yang baru, wali kota yang baru")
    forms = {"walikota": "wali kota", "wali-kota": "wali kota"}
    tokens = remove_words(join_phrases(replace_words(tokenize(table), forms), ["wali kota"]), {"yang"})

    assert occurrences(tokens, table, ["wali kota"])[["start", "end"]].to_numpy().tolist() == [
        [0, 8],
        [20, 29],
        [41, 50],
    ]


def test_a_spelling_at_the_end_of_a_text_ends_there() -> None:
    """A unit that a text ends with takes in no word of the next text, though its position would follow."""
    table = texts("wlkt", ", kota wlkt")
    tokens = replace_words(tokenize(table), {"wlkt": "wali kota"})

    assert occurrences(tokens, table, ["wali kota"])[["start", "end"]].to_numpy().tolist() == [[0, 4], [7, 11]]


def test_the_last_word_of_a_phrase_may_be_a_unit() -> None:
    """A phrase that ends with a unit ends where the unit ends."""
    table = texts("wakil wali kota hadir")

    assert occurrences(standard(table), table, ["wakil wali kota"])[["start", "end"]].to_numpy().tolist() == [[0, 15]]


@STABLE
@given(TEXTS)
def test_every_token_has_its_place(written: list[str]) -> None:
    """The places of all words together are the places of all tokens, no more and no less."""
    table = pd.concat([texts(*written), texts(*written[::-1])], ignore_index=True)
    tokens = tokenize(table)
    spans = token_spans(table)

    found = occurrences(tokens, table, tokens["token"].cat.categories)

    expected = zip(
        tokens["token"], spans["doc"], spans["row"], spans["position"], spans["start"], spans["end"], strict=True
    )
    columns = ["word", "doc", "row", "position", "start", "end"]
    assert sorted(found[columns].itertuples(index=False, name=None)) == sorted(expected)


@STABLE
@given(TEXTS)
def test_occurrences_are_what_was_counted_after_standardising(written: list[str]) -> None:
    """In a table with replaced and joined words each word has as many places as occurrences, none shared."""
    table = texts(*written)
    spoken = {"warga": "warga kota", "5": "lima", "🙏": "terima kasih"}
    tokens = join_phrases(replace_words(tokenize(table), spoken), ["lima lima", "hak-hak warga kota", "#aksi #aksi"])

    counts = count_words(tokens)
    found = occurrences(tokens, table, counts["word"])

    assert found.groupby("word").size().to_dict() == dict(zip(counts["word"], counts["n"], strict=True))
    ordered = found.sort_values(["row", "start"])
    apart = ordered["start"].shift(-1) >= ordered["end"]
    assert (apart | (ordered["row"].shift(-1) != ordered["row"])).all()
