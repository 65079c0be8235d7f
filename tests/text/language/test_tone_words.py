"""Tests of casestudy.text.language.tone."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.errors import Language
from casestudy.text.language.spelling import standardise
from casestudy.text.language.tone import compare_tone, count_tones, find_tone_words, tone_by_words
from casestudy.text.language.words import Words, load_words
from casestudy.text.tokens import tokenize

COLUMNS = ["word", "weight", "kind", "reason"]
TEXT = st.lists(
    st.sampled_from(["tidak", "gak", "bagus", "buruk", "tidak hanya", "rumah sakit", "warga", ",", "😀", "walikota"]),
    max_size=12,
).map(" ".join)


def small(rows: dict[str, float], *, case: dict[str, float] | None = None) -> Words:
    """Return the Indonesian lists with a tone list of a few words."""
    kinds = [(word, weight, "general", "") for word, weight in rows.items()]
    kinds += [(word, weight, "case", "") for word, weight in (case or {}).items()]
    return replace(load_words("id"), tone=pd.DataFrame(kinds, columns=COLUMNS).astype({"weight": "float64"}))


SMALL = small(
    {"bagus": 1, "buruk": -2, "puas": 2, "mahal": -1, "terima kasih": 1, "tidak jelas": -1, "kebersihan": 0,
     "bersih": 1, "rumah sakit": 0, "sakit": -1, "kurang": -1},
    case={"korupsi": -1},
)  # fmt: skip


def tokens(*texts: str) -> pd.DataFrame:
    return tokenize(pd.DataFrame({"doc": [f"d{number}" for number in range(len(texts))], "text": texts}))


def found(text: str, words: Words = SMALL) -> list[tuple[str, str, float]]:
    table = find_tone_words(tokens(text), words)
    return list(table[["word", "negator", "weight"]].itertuples(index=False, name=None))


def score(text: str, words: Words = SMALL) -> float:
    return float(tone_by_words(tokens(text), words)["score"].iloc[0])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("bagus", 1), ("tidak bagus", -1), ("tidak terlalu bagus", -1), ("tidak begitu sangat bagus", -1),
        ("tidak begitu sangat amat bagus", 1), ("tidak, bagus", 1), ("tidak. Bagus", 1), ("bagus tidak", 1),
        ("tidak mahal", 1), ("gak bagus", -1), ("blm bagus", -1), ("tanpa buruk", 2), ("jangan puas", -2),
        ("tidak bukan bagus", 1), ("tidak bagus dan puas", -3), ("kurang bagus", -2),
    ],
)  # fmt: skip
def test_a_negator_turns_round_the_next_three_words(text: str, wanted: float) -> None:
    """Its window ends after three words and at punctuation, reaches forward only, and two negators cancel out."""
    assert score(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("tidak hanya bagus", 1), ("bukan cuma bagus", 1), ("tidak kalah bagus", 1), ("mau tidak mau bagus", 1),
     ("kurang lebih bagus", 1), ("gak cuma bagus", 1)],
)  # fmt: skip
def test_excepted_phrases_turn_nothing_round(text: str, wanted: float) -> None:
    """A phrase such as *not only* denies nothing; what a list says of its words alone does not count in it."""
    words = replace(SMALL, tone=SMALL.tone[SMALL.tone["word"] != "kurang"])
    assert score(text, words) == wanted


def test_the_surface_form_goes_before_the_stem() -> None:
    """A listed form counts as listed; another form of a listed root counts as the root."""
    assert found("kebersihan") == []
    assert found("dibersihkan") == [("bersih", "", 1.0)]
    assert found("kepuasannya memuaskan") == [("puas", "", 2.0), ("puas", "", 2.0)]
    assert found("terkorupsi") == [("korupsi", "", -1.0)]


def test_phrases_go_before_their_words() -> None:
    """A phrase counts once and hides its words; a weight of 0 makes it neutral; punctuation divides it."""
    assert found("terima kasih, rumah sakit bagus") == [("terima kasih", "", 1.0), ("bagus", "", 1.0)]
    assert found("rumah, sakit") == [("sakit", "", -1.0)]
    assert found("makasih ya") == [("terima kasih", "", 1.0)]


def test_a_phrase_that_holds_its_negator_is_not_turned_round() -> None:
    """It has its own weight, whatever negator stands before it, and its negator reaches on."""
    assert found("tidak jelas") == [("tidak jelas", "", -1.0)]
    assert found("gak ada yang tidak jelas") == [("tidak jelas", "", -1.0)]
    assert found("tidak jelas bagus") == [("tidak jelas", "", -1.0), ("bagus", "tidak", -1.0)]


def test_words_are_brought_to_their_spelling_first() -> None:
    """Slang, drawn-out letters and a digit that doubles do not hide a tone word."""
    assert found("baguuuus bgs") == [("bagus", "", 1.0), ("bagus", "", 1.0)]


def test_units_do_not_move_the_window() -> None:
    """Text is weighed alike as written and standardised, where units leave positions empty."""
    for text in ("tidak wali kota bagus", "tidak walikota bagus", "wali kota tidak bagus", "terima kasih, bagus"):
        plain = tokens(text)
        assert tone_by_words(standardise(plain, SMALL), SMALL).equals(tone_by_words(plain, SMALL)), text


def test_words_of_the_affair_can_be_switched_off() -> None:
    """Words that are negative in every text about the case count unless told otherwise."""
    table = tokens("korupsi itu mahal")

    assert tone_by_words(table, SMALL)["score"].tolist() == [-2.0]
    assert tone_by_words(table, SMALL, case_words=False)["score"].tolist() == [-1.0]


def test_each_document_has_a_row() -> None:
    """Sum, sign and words stand there for every document, neutral where nothing is found or all cancels out."""
    table = tone_by_words(tokens("Tidak mahal. Bagus!", "", "bagus tapi mahal", "buruk", "warga"), SMALL)

    assert table.to_numpy().tolist() == [
        ["d0", 2.0, "positive", "tidak mahal +1; bagus +1"],
        ["d1", 0.0, "neutral", ""],
        ["d2", 0.0, "neutral", "bagus +1; mahal -1"],
        ["d3", -2.0, "negative", "buruk -2"],
        ["d4", 0.0, "neutral", ""],
    ]


def test_positions_lead_back_to_the_tokens() -> None:
    """A hit stands where its first word stands among the tokens."""
    table = tokens("warga, terima kasih", "bagus")

    hits = find_tone_words(table, SMALL)

    assert hits[["doc", "position", "word"]].to_numpy().tolist() == [["d0", 2, "terima kasih"], ["d1", 0, "bagus"]]
    assert hits["doc"].cat.categories.tolist() == ["d0", "d1"]


def test_documents_do_not_run_into_each_other() -> None:
    """A negator at the end of a text does not reach the next text."""
    assert tone_by_words(tokens("tidak", "bagus"), SMALL)["score"].tolist() == [0.0, 1.0]


def test_nothing_has_the_same_columns() -> None:
    """No tokens, and lists without a phrase or a word, give empty tables and neutral documents."""
    empty = find_tone_words(tokens(), SMALL)
    assert empty.empty
    assert empty.dtypes.drop("doc").equals(find_tone_words(tokens("bagus"), SMALL).dtypes.drop("doc"))
    assert tone_by_words(tokens(), SMALL).columns.tolist() == ["doc", "score", "tone", "words"]
    assert tone_by_words(tokens("bagus"), small({}))["tone"].tolist() == ["neutral"]


def test_small_weights_do_not_leave_a_rest() -> None:
    """Weights that cancel out are neutral, though they are no exact binary numbers."""
    words = small({"bagus": 0.1, "puas": 0.2, "mahal": -0.3})
    assert tone_by_words(tokens("bagus puas mahal"), words)[["score", "tone"]].to_numpy().tolist() == [[0.0, "neutral"]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Makanannya enak banget, tempatnya nyaman, harganya terjangkau.", "positive"),
        ("gak nyesel mampir ke sini, pelayannya ramah2", "positive"),
        ("Tidak mahal dan rasanya tidak mengecewakan.", "positive"),
        ("Restoran ini tidak hanya enak tapi juga bersih.", "positive"),
        ("alhamdulillah lulus sidang, makasih semuanya 😍", "positive"),
        ("Pelayanannya lama sekali, makanan datang dingin, kapok.", "negative"),
        ("barangnya rusak, udah komplain gak ditanggapi", "negative"),
        ("kurang enak, dagingnya alot", "negative"),
        ("sinyal ilang terus, kecewa bgttt 😡", "negative"),
        ("Sedih melihat korban banjir belum dapat bantuan.", "negative"),
        ("Rapat koordinasi digelar hari Senin di balai kota.", "neutral"),
        ("Toko buka dari jam delapan pagi, salah satu pintunya di jalan raya.", "neutral"),
        ("Dia dirawat di rumah sakit dan membawa kartu keluarga.", "neutral"),
    ],
)
def test_everyday_indonesian(text: str, wanted: str) -> None:
    """Food, service, prices, goods, feelings and plain information come out as people would take them."""
    assert tone_by_words(tokens(text), load_words("id"))["tone"].tolist() == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The staff were friendly and the rooms spotless and clean.", "positive"),
        ("It isn't expensive and never disappointing.", "positive"),
        ("Not only cheap but delicious!", "positive"),
        ("The service was slow and the waiter rude.", "negative"),
        ("We did not enjoy it, the food was awful.", "negative"),
        ("The meeting is held at city hall on Monday.", "neutral"),
    ],
)
def test_everyday_english(text: str, wanted: str) -> None:
    """English has its own words, negators and stems."""
    assert tone_by_words(tokens(text), load_words("en"))["tone"].tolist() == [wanted]


def test_english_forms_count_by_their_stem() -> None:
    """A form of a listed English word counts as that word."""
    assert found("He enjoyed it, complaining", load_words("en"))[0][::2] == ("enjoy", 1.0)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_negator_and_tone_word_works(lang: Language) -> None:
    """Each listed tone word is found alone with its weight, and each negator turns a neighbour round."""
    words = load_words(lang)
    praise = "bagus" if lang == "id" else "good"
    tone = words.tone[words.tone["weight"] != 0]
    negators = words.negators.loc[words.negators["kind"] == "negator", "word"].tolist()
    flat = replace(words, tone=words.tone[words.tone["word"] == praise])

    alone = tone_by_words(tokenize(pd.DataFrame({"doc": tone["word"], "text": tone["word"]})), words)
    turned = tone_by_words(
        tokenize(pd.DataFrame({"doc": negators, "text": [f"{word} {praise}" for word in negators]})), flat
    )

    assert alone.set_index("doc")["score"].to_dict() == tone.set_index("word")["weight"].to_dict()
    assert turned["score"].tolist() == [-1.0] * len(negators)


def test_the_coded_tone_stands_beside_the_words() -> None:
    """Every coded document that has words is compared, in the coder's order; uncoded ones are left out."""
    human = pd.DataFrame({"doc": ["b", "a", "c", "x"], "tone": ["negative", "positive", None, "neutral"]})
    lexicon = pd.DataFrame(
        {"doc": ["a", "b", "c"], "score": [1.0, 0.0, 2.0], "tone": ["positive", "neutral", "positive"], "words": "w"}
    )

    compared = compare_tone(human, lexicon)

    assert compared.to_numpy().tolist() == [
        ["b", "negative", "neutral", False, 0.0, "w"],
        ["a", "positive", "positive", True, 1.0, "w"],
    ]
    assert compared.columns.tolist() == ["doc", "human", "lexicon", "same", "score", "words"]


def test_the_confusion_counts_and_percents() -> None:
    """Rows are coded tones, columns tones by words; agreement is in percent and missing where nothing was coded."""
    compared = pd.DataFrame(
        {"human": ["negative", "negative", "positive", "negative"],
         "lexicon": ["negative", "neutral", "positive", "positive"]}
    )  # fmt: skip

    table = count_tones(compared)

    assert table.fillna(-1.0).round(1).to_numpy().tolist() == [
        ["negative", 1, 1, 1, 3, 33.3],
        ["neutral", 0, 0, 0, 0, -1.0],
        ["positive", 0, 0, 1, 1, 100.0],
        ["all", 1, 1, 2, 4, 50.0],
    ]


@settings(deadline=None, derandomize=True, max_examples=40)
@given(st.lists(TEXT, max_size=4))
def test_a_score_is_the_sum_of_its_words(texts: list[str]) -> None:
    """Each document's score is the sum of its hits, and texts are weighed one by one as together."""
    together = tone_by_words(tokens(*texts), SMALL)
    hits = find_tone_words(tokens(*texts), SMALL)

    sums = hits.groupby("doc", observed=False)["weight"].sum()
    assert together["score"].tolist() == [sums.get(doc, 0.0) for doc in together["doc"]]
    assert together["score"].tolist() == [score(text) for text in texts]
    assert (together["tone"] == "neutral").tolist() == (together["score"] == 0).tolist()
