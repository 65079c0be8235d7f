"""Tests of casestudy.text.language.spelling."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.errors import Language
from casestudy.text.language.spelling import normalisation_log, standard_forms, standardise
from casestudy.text.language.words import Words, load_words
from casestudy.text.tokens import tokenize

INDONESIAN, ENGLISH = load_words("id"), load_words("en")
TYPES = st.lists(
    st.sampled_from(
        ["yg", "walikota", "mantapppp", "anak2", "wkwkwk", "gak", "iii", "kerjasamanya", "warga", "😀", "#x"]
    )
    | st.text(alphabet="abkny2-'", min_size=1, max_size=9)
)


def table(written: str) -> pd.DataFrame:
    return tokenize(pd.DataFrame({"doc": ["a"], "text": [written]}))


def standard(written: str, words: Words = INDONESIAN) -> list[str]:
    return standardise(table(written), words)["token"].tolist()


def test_standardise() -> None:
    """Slang, spelling and phrases come to one form, positions are kept."""
    tokens = standardise(table("Walikota & wali kota gak ijin, jubir medsos; orang-orang"), INDONESIAN)

    assert list(zip(tokens["position"].tolist(), tokens["token"].tolist(), strict=True)) == [
        (0, "wali kota"),
        (1, "wali kota"),
        (3, "tidak"),
        (4, "izin"),
        (6, "juru bicara"),
        (7, "media sosial"),
        (9, "orang-orang"),
    ]


def test_standardise_in_english() -> None:
    """The English lists do the same for English."""
    assert standard("Ppl dont organize city hall", ENGLISH) == ["people", "don't", "organise", "city hall"]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("mantappp", "mantap"), ("bagusssss", "bagus"), ("tidaaaak", "tidak"), ("bgtttt", "banget"), ("yaaa", "ya"),
        ("maaaf", "maaf"), ("wkwkwkwkwk", "wkwk"), ("hahahah", "haha"), ("hehehehe", "hehe"),
    ],
)  # fmt: skip
def test_letters_drawn_out_are_folded(written: str, wanted: str) -> None:
    """Three or more equal letters become one, or two, where a known word results; laughter has one length."""
    assert standard(written) == [wanted]


@pytest.mark.parametrize("written", ["zzzzz", "www", "iii", "xviii", "kakak", "saat", "xyzzzy", "#baguss", "haha"])
def test_what_is_not_drawn_out_stays(written: str) -> None:
    """Without a known word, in Roman numerals and in words as they are spelt, nothing is folded."""
    assert standard(written) == [written]


def test_numerals_and_two_letters_are_no_evidence() -> None:
    """A Roman numeral is no longer form of a smaller one, and two letters of the texts are no word."""
    assert standard("xvi xviii ww www") == ["xvi", "xviii", "ww", "www"]


def test_a_lengthened_word_is_known_from_the_texts() -> None:
    """A word of the texts is known, and the caller may say instead which words are."""
    assert standard("ronggeng ronggenggg") == ["ronggeng", "ronggeng"]
    assert standardise(table("ronggeng ronggenggg"), INDONESIAN, known=set())["token"].tolist()[1] == "ronggenggg"
    assert standardise(table("ronggenggg"), INDONESIAN, known={"ronggeng"})["token"].tolist() == ["ronggeng"]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("anak2", "anak-anak"), ("orang2nya", "orang-orangnya"), ("mudah2an", "mudah-mudahan"), ("org2", "orang-orang"),
        ("temen2nya", "teman-temannya"), ("bersama2", "bersama-sama"), ("seolah2", "seolah-olah"), ("hak²", "hak-hak"),
        ("pertama2", "pertama-tama"),
    ],
)  # fmt: skip
def test_words_doubled_with_a_digit_are_written_out(written: str, wanted: str) -> None:
    """The digit doubles the word, in its standard spelling; where only its root is doubled the list says so."""
    assert standard(written) == [wanted]


@pytest.mark.parametrize("written", ["rp2", "b2b", "h-2", "ke-2", "2022", "rw2", "anak3"])
def test_other_digits_double_nothing(written: str) -> None:
    """Amounts, ordinals and short codes are no doubled words."""
    assert standard(written) == [written]


def test_english_doubles_nothing() -> None:
    """A digit behind an English word is no reduplication, and no English word loses an ending to be looked up."""
    assert standard("area2 pplnya", ENGLISH) == ["area2", "pplnya"]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("ijinnya", "izinnya"), ("walikotanya", "wali kotanya"), ("kerjasamanya", "kerja samanya"),
        ("tanggung jawabnya", "tanggung jawabnya"), ("udahlah", "sudahlah"), ("dimanakah", "di manakah"),
        ("kayaknya", "sepertinya"), ("hanya", "hanya"), ("galah", "galah"), ("punya", "punya"),
    ],
)  # fmt: skip
def test_clitics_do_not_keep_a_word_from_its_spelling(written: str, wanted: str) -> None:
    """A listed word is found with -nya, -lah and -kah, a phrase with -nya; ordinary words that end so stay."""
    assert standard(written) == [wanted]


def test_the_log_names_type_form_list_and_line() -> None:
    """Each respelt type stands there once with its count, its form and the line of the list that it follows."""
    log = normalisation_log(table("gak anak2 bgttt yg gak org2 warga walikota"), INDONESIAN)

    assert log[["type", "form", "rule", "n"]].to_numpy().tolist() == [
        ["gak", "tidak", "slang", 2],
        ["anak2", "anak-anak", "doubling", 1],
        ["bgttt", "banget", "lengthening + slang", 1],
        ["org2", "orang-orang", "slang + doubling", 1],
        ["walikota", "wali kota", "variant", 1],
        ["yg", "yang", "slang", 1],
    ]
    assert log["file"].tolist() == [
        "lists/id/slang.csv", "", "lists/id/slang.csv", "lists/id/slang.csv", "lists/id/variants.csv",
        "lists/id/slang.csv",
    ]  # fmt: skip
    assert log["row"].isna().tolist() == [False, True, False, False, False, False]
    place = INDONESIAN.slang["slang"].tolist().index("gak")
    assert log["row"].tolist()[0] == INDONESIAN.slang["row"].tolist()[place] == place + 2


def test_the_log_of_nothing_has_its_columns() -> None:
    """Texts in standard spelling have an empty log."""
    log = normalisation_log(table("warga"), INDONESIAN)

    assert log.empty
    assert log.columns.tolist() == ["type", "form", "rule", "file", "row", "n"]
    assert log.dtypes.equals(normalisation_log(table("yg"), INDONESIAN).dtypes)


def test_a_row_to_itself_takes_a_word_off_the_list() -> None:
    """A case that needs a word as it is written leads it to itself."""
    own = INDONESIAN.slang.assign(form=INDONESIAN.slang["form"].where(INDONESIAN.slang["slang"] != "dgn", "dgn"))

    assert standard("dgn", replace(INDONESIAN, slang=own)) == ["dgn"]
    assert standard("dgn") == ["dengan"]


@pytest.mark.parametrize("lang", ["id", "en"])
@settings(deadline=None, derandomize=True, max_examples=40)
@given(types=TYPES)
def test_spelling_is_done_in_one_pass(types: list[str], lang: Language) -> None:
    """A form has no other standard form, and the log holds the types that `standardise` changes and no others."""
    words = INDONESIAN if lang == "id" else ENGLISH
    forms = standard_forms(types, words, known=words.known)

    assert standard_forms([form for form in forms.values() if " " not in form], words, known=words.known) == {}
    assert set(forms) <= set(types)
    assert all(word != form for word, form in forms.items())
