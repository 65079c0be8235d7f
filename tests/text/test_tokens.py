import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.errors import CaseError
from casestudy.text.rules import fold
from casestudy.text.tokens import join_phrases, remove_words, replace_words, token_spans, tokenize

STABLE = settings(deadline=None, derandomize=True, max_examples=60)
#: Pieces that texts are made of: few words, so that they meet often, and everything that stands between words.
PIECES = st.sampled_from(["a", "b", "Kota", "wali", "kota", "hak-hak", "Jum’at", "KPK-nya", "Rp 5", "🙏", "#aksi", ".",
                          ", ", "\n", " ", " ", "—", "5", "-", "’"])  # fmt: skip
TEXT = st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=30)
TEXTS = st.lists(TEXT, max_size=4)


def texts(*written: str) -> pd.DataFrame:
    """Return one document a text, named d0, d1 and so on."""
    return pd.DataFrame({"doc": pd.Series([f"d{n}" for n in range(len(written))], dtype="str"), "text": list(written)})


def tokens(*written: str) -> pd.DataFrame:
    return tokenize(texts(*written))


def placed(table: pd.DataFrame) -> list[tuple[int, str]]:
    return list(zip(table["position"].tolist(), table["token"].tolist(), strict=True))


def neighbours(table: pd.DataFrame) -> set[tuple[str, int, str, str]]:
    """Return the words that stand next to each other, with document and position of the first."""
    at = {(doc, place): word for doc, place, word in zip(table["doc"], table["position"], table["token"], strict=True)}
    return {(doc, place, word, at[doc, place + 1]) for (doc, place), word in at.items() if (doc, place + 1) in at}


@pytest.mark.parametrize(
    ("written", "words"),
    [
        # reduplication, also of chats, and with typographic hyphens
        ("Hak-hak warga", ["hak-hak", "warga"]),
        ("tolong-menolong hak-haknya", ["tolong-menolong", "hak-haknya"]),
        ("anak2 orang2nya", ["anak2", "orang2nya"]),
        ("hak\u2010hak hak\u2011hak", ["hak-hak", "hak-hak"]),
        # clitics and prefixes stay on their word
        ("KPK-nya bukunya pergilah", ["kpk-nya", "bukunya", "pergilah"]),
        ("di-PHK se-Bekasi ke-3 Covid-19", ["di-phk", "se-bekasi", "ke-3", "covid-19"]),
        # a hyphen that joins nothing
        ("hak- -hak hak -- hak", ["hak", "hak", "hak", "hak"]),
        # apostrophes
        ("Jum'at Jum’at ma’af", ["jum'at", "jum'at", "ma'af"]),
        ("'kata' ‘kata’ kata’", ["kata", "kata", "kata"]),
        # numbers
        ("1.000.000 1,5 10:28 32/2021", ["1.000.000", "1,5", "10:28", "32/2021"]),
        ("50% 20rb 3G 5jt", ["50%", "20rb", "3g", "5jt"]),
        ("Tahun 2022.", ["tahun", "2022"]),
        # amounts, the same however they are spaced
        ("Rp5.000 Rp 5.000 rp. 5.000 Rp\u00a05.000", ["rp5.000"] * 4),
        ("Rp1,5 miliar Rp500rb", ["rp1,5", "miliar", "rp500rb"]),
        ("korp 5", ["korp", "5"]),
        # hashtags and mentions
        ("#AksiBersih #anti_korupsi!", ["#aksibersih", "#anti_korupsi"]),
        ("@humas.kota @warga_22.", ["@humas.kota", "@warga_22"]),
        # addresses and e-mail
        ("lihat https://x.go.id/a?b=1, ya", ["lihat", "https://x.go.id/a?b=1", "ya"]),
        ("www.bekasikota.go.id.", ["www.bekasikota.go.id"]),
        ("tulis humas@kota.go.id.", ["tulis", "humas@kota.go.id"]),
        # emoji: with tone, joined, flag, keycap, variation
        ("🙏 👍🏽 👨‍👩‍👧", ["🙏", "👍🏽", "👨‍👩‍👧"]),
        ("🇮🇩🇮🇩 5️⃣ ❤️", ["🇮🇩", "🇮🇩", "5️⃣", "❤️"]),
        ("bagus🔥🔥", ["bagus", "🔥", "🔥"]),
        # what is no token
        ("", []),
        (" \t ", []),
        ("… — ?!", []),
        ("_ * + =", []),
        # letters of other scripts and with marks
        ("Café SÃO ı", ["café", "são", "ı"]),
    ],
)  # fmt: skip
def test_tokenize(written: str, words: list[str]) -> None:
    """What Indonesian writes as one word is one token, in lower case."""
    assert tokens(written)["token"].tolist() == words


@pytest.mark.parametrize(
    ("written", "table"),
    [
        ("satu dua", [(0, "satu"), (1, "dua")]),
        ("satu, dua", [(0, "satu"), (2, "dua")]),
        ("satu ... dua", [(0, "satu"), (2, "dua")]),
        ("satu. \n\ndua", [(0, "satu"), (3, "dua")]),
        ("satu\ndua", [(0, "satu"), (2, "dua")]),
        ("“satu” dua", [(1, "satu"), (3, "dua")]),
        ("(satu) dua", [(1, "satu"), (3, "dua")]),
        ("satu–dua", [(0, "satu"), (2, "dua")]),
        ("satu/dua", [(0, "satu"), (2, "dua")]),
        ("satu - dua", [(0, "satu"), (1, "dua")]),
    ],
)
def test_punctuation_takes_a_position(written: str, table: list[tuple[int, str]]) -> None:
    """What ends a run of words leaves a gap in the positions, however many marks it is; a hyphen does not."""
    assert placed(tokens(written)) == table


def test_a_document_of_several_rows() -> None:
    """Positions go on through the rows of a document, with a gap between rows and from 0 in each document."""
    table = tokenize(pd.DataFrame({"doc": ["b", "a", "b", "b"], "text": ["satu dua", "satu", "", "tiga"]}))

    assert table["doc"].tolist() == ["b", "b", "a", "b"]
    assert placed(table) == [(0, "satu"), (1, "dua"), (0, "satu"), (4, "tiga")]


def test_the_columns_of_the_tokens() -> None:
    """Documents and words are Categoricals whose categories are sorted, positions int32."""
    table = tokenize(
        pd.DataFrame({"name": ["b", "a", "c"], "said": ["Dua satu", "satu", "!"]}), doc="name", text="said"
    )

    assert table.columns.tolist() == ["doc", "position", "token"]
    assert table["doc"].cat.categories.tolist() == ["a", "b", "c"]
    assert table["token"].cat.categories.tolist() == ["dua", "satu"]
    assert table["position"].dtype == "int32"


@pytest.mark.parametrize("written", [[], [""], ["...", ""]], ids=["no text", "an empty text", "marks alone"])
def test_texts_without_words(written: list[str]) -> None:
    """Texts without words make an empty table of the same columns, that every verb accepts."""
    table = tokens(*written)

    for empty in (table, replace_words(table, {"a": "b"}), join_phrases(table, ["a b"])):
        assert len(empty) == 0
        assert empty["doc"].cat.categories.dtype == "str"
        assert empty["token"].cat.categories.tolist() == []
        assert empty["position"].dtype == "int32"


@pytest.mark.parametrize(
    ("written", "folded"),
    [("Jum’at", "jum'at"), ("hak\u2011hak", "hak-hak"), ("Rp. 5", "rp5"), ("bayar Rp 5", "bayar rp5"), ("KPK", "kpk")],
)
def test_fold(written: str, folded: str) -> None:
    """A word as written and the same word as counted fold to one form."""
    assert fold(written) == folded
    assert fold(folded) == folded


def test_token_spans() -> None:
    """A span is the place of a token in its text, with the text's own index label."""
    table = pd.DataFrame({"doc": ["a", "a"], "text": ["Hak-hak, 🙏 ya", "baru"]}, index=[7, 9])

    spans = token_spans(table)

    assert spans.to_numpy().tolist() == [["a", 0, 7, 0, 7], ["a", 2, 7, 9, 10], ["a", 3, 7, 11, 13], ["a", 5, 9, 0, 4]]


@STABLE
@given(TEXTS)
def test_spans_and_tokens_are_the_same(written: list[str]) -> None:
    """Spans and tokens agree row by row: same document, same position, and the slice folds to the token."""
    table = pd.concat([texts(*written), texts(*written[::-1])], ignore_index=True)

    counted, spans = tokenize(table), token_spans(table)

    assert spans["doc"].tolist() == counted["doc"].tolist()
    assert spans["position"].tolist() == counted["position"].tolist()
    slices = [table["text"][row][a:b] for row, a, b in zip(spans["row"], spans["start"], spans["end"], strict=True)]
    assert [fold(piece) for piece in slices] == counted["token"].tolist()


@STABLE
@given(TEXTS)
def test_positions_rise(written: list[str]) -> None:
    """In each document positions rise without repeating, from 0 on."""
    for _, table in tokens(*written).groupby("doc", observed=True):
        positions = table["position"].tolist()
        assert positions == sorted(set(positions))
        assert positions[0] >= 0


def test_remove_words() -> None:
    """Removed words leave their positions empty and the vocabulary; words that are not there are no matter."""
    table = tokens("warga dan humas, dan kota", "dan")

    kept = remove_words(table, ["dan", "tidak ada"])

    assert placed(kept) == [(0, "warga"), (2, "humas"), (5, "kota")]
    assert kept["token"].cat.categories.tolist() == ["humas", "kota", "warga"]
    assert kept["doc"].cat.categories.tolist() == ["d0", "d1"]
    assert len(remove_words(table, table["token"].cat.categories)) == 0


def test_columns_and_documents_that_are_missing_are_told() -> None:
    """Columns that are not there are named with those that are, and so is each row without a document."""
    table = pd.DataFrame({"doc": ["a", None, None], "isi": ["x", "y", "z"]})

    for read in (tokenize, token_spans):
        with pytest.raises(CaseError) as columns:
            read(table, doc="nama")
        with pytest.raises(CaseError) as rows:
            read(table, text="isi")
        assert columns.value.message("en").splitlines() == [
            'texts: a column "nama" (there are: doc, isi) was expected. Name the columns with doc= and text=.',
            'texts: a column "text" (there are: doc, isi) was expected. Name the columns with doc= and text=.',
        ]
        assert [problem.row for problem in rows.value.problems] == [3, 4]


def test_missing_texts_have_no_words() -> None:
    """A text that is missing is read as empty: it takes the gap of a row, and no more."""
    table = tokenize(pd.DataFrame({"doc": ["a", "a", "a"], "text": ["satu", None, "dua"]}))

    assert placed(table) == [(0, "satu"), (3, "dua")]


def test_progress_is_told() -> None:
    """Whoever asks is told how many texts have been read."""
    told: list[tuple[int, int]] = []
    tokenize(texts("satu", "dua"), progress=lambda done, of: told.append((done, of)))

    assert told == [(2, 2)]


def test_replace_words() -> None:
    """A word becomes its form, in one step and once; the others and all positions stay."""
    table = tokens("yg baru, walikota kota", "walikota")

    replaced = replace_words(table, {"yg": "yang", "walikota": "wali kota", "kota": "yg", "tak": "ada"})

    assert placed(replaced) == [(0, "yang"), (1, "baru"), (3, "wali kota"), (4, "yg"), (0, "wali kota")]
    assert replaced["token"].cat.categories.tolist() == ["baru", "wali kota", "yang", "yg"]
    assert placed(table)[0] == (0, "yg")


def test_replace_words_unites_words() -> None:
    """Two spellings of one form are one word of the vocabulary."""
    replaced = replace_words(tokens("gak ga tidak"), {"gak": "tidak", "ga": "tidak"})

    assert replaced["token"].tolist() == ["tidak"] * 3
    assert replaced["token"].cat.categories.tolist() == ["tidak"]


@pytest.mark.parametrize(
    ("written", "phrases", "table"),
    [
        ("wali kota baru", ["wali kota"], [(0, "wali kota"), (2, "baru")]),
        ("Wali Kota", ["wali kota"], [(0, "wali kota")]),
        # no phrase crosses punctuation or lines
        ("wali, kota", ["wali kota"], [(0, "wali"), (2, "kota")]),
        ("wali\nkota", ["wali kota"], [(0, "wali"), (2, "kota")]),
        # the longer phrase goes first, in whatever order they are listed
        ("wakil wali kota", ["wali kota", "wakil wali kota"], [(0, "wakil wali kota")]),
        ("wakil wali kota", ["wakil wali kota", "wali kota"], [(0, "wakil wali kota")]),
        # also where it starts later
        ("a b c d", ["a b", "b c d"], [(0, "a"), (1, "b c d")]),
        # a word belongs to one phrase, the leftmost
        ("a a a", ["a a"], [(0, "a a"), (2, "a")]),
        ("a a a a", ["a a"], [(0, "a a"), (2, "a a")]),
        # of phrases as long as each other the first in the alphabet
        ("a b c", ["b c", "a b"], [(0, "a b"), (2, "c")]),
        # one word, no word and unknown words are no phrase
        ("wali kota", ["wali", "", "kota baru", "a b"], [(0, "wali"), (1, "kota")]),
        ("wali kota", [], [(0, "wali"), (1, "kota")]),
    ],
)
def test_join_phrases(written: str, phrases: list[str], table: list[tuple[int, str]]) -> None:
    """A phrase is one token at its first word's position; the positions of its further words stay empty."""
    joined = join_phrases(tokens(written), phrases)

    assert placed(joined) == table
    assert joined.index.tolist() == list(range(len(table)))


def test_join_phrases_keeps_documents_apart() -> None:
    """The last word of a document or a turn and the first of the next are no phrase."""
    assert join_phrases(tokens("wali", "kota"), ["wali kota"])["token"].tolist() == ["wali", "kota"]
    turns = pd.DataFrame({"doc": ["a", "a"], "text": ["wali", "kota"]})
    assert join_phrases(tokenize(turns), ["wali kota"])["token"].tolist() == ["wali", "kota"]


def test_join_phrases_unites_with_replaced_words() -> None:
    """`walikota` replaced and `wali kota` joined are one word of the vocabulary."""
    table = replace_words(tokens("walikota dan wali kota"), {"walikota": "wali kota"})

    joined = join_phrases(table, ["wali kota"])

    assert placed(joined) == [(0, "wali kota"), (1, "dan"), (2, "wali kota")]
    assert joined["token"].cat.categories.tolist() == ["dan", "wali kota"]


@pytest.mark.parametrize(
    ("written", "table"),
    [
        ("wakil walikota", [(0, "wakil wali kota")]),
        ("wakil wali kota", [(0, "wakil wali kota")]),
        ("walikota, wakil", [(0, "wali kota"), (2, "wakil")]),
        ("walikota kota", [(0, "wali kota"), (1, "kota")]),
    ],
)
def test_join_phrases_with_units(written: str, table: list[tuple[int, str]]) -> None:
    """A spelling that stands for two words may be part of a longer phrase, and is joined with nothing else."""
    replaced = replace_words(tokens(written), {"walikota": "wali kota"})

    assert placed(join_phrases(replaced, ["wali kota", "wakil wali kota"])) == table


@STABLE
@given(TEXTS, st.sets(st.sampled_from(["a b", "b a", "wali kota", "kota a b", "a a"])))
def test_joining_makes_no_neighbours(written: list[str], phrases: set[str]) -> None:
    """Words that are neighbours after phrases were joined were neighbours before, at the same place."""
    table = tokens(*written)

    joined = join_phrases(table, phrases)

    assert neighbours(joined) <= neighbours(table)
    assert sum(len(word.split()) for word in joined["token"]) == len(table)


@STABLE
@given(TEXTS, st.sets(st.sampled_from(["a", "kota", "hak-hak", "🙏"])))
def test_removal_makes_no_neighbours(written: list[str], removed: set[str]) -> None:
    """Words that are neighbours after others were removed were neighbours before, at the same place."""
    table = tokens(*written)

    kept = remove_words(table, removed)

    pd.testing.assert_frame_equal(
        kept.astype({"token": "str"}),
        table[~table["token"].isin(removed)].reset_index(drop=True).astype({"token": "str"}),
    )
    assert kept["token"].cat.categories.tolist() == sorted(set(kept["token"]))
    assert neighbours(kept) <= neighbours(table)
    assert neighbours(kept) == {pair for pair in neighbours(table) if not removed & {*pair[2:]}}


@STABLE
@given(TEXTS, st.dictionaries(st.sampled_from(["a", "b", "kota"]), st.sampled_from(["a", "b", "x y"])))
def test_replacing_moves_nothing(written: list[str], forms: dict[str, str]) -> None:
    """Replacing words changes words alone: same rows, same documents, same positions."""
    table = tokens(*written)

    replaced = replace_words(table, forms)

    pd.testing.assert_frame_equal(replaced[["doc", "position"]], table[["doc", "position"]])
    assert replaced["token"].tolist() == [forms.get(word, word) for word in table["token"]]
