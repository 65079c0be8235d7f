"""The tokenising rule of each language: what is one token, how it is counted, and what kind it is."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.errors import Language
from casestudy.text.rules import find_tokens, fold, kind_of, token_kinds
from casestudy.text.tokens import join_phrases, tokenize

STABLE = settings(deadline=None, derandomize=True, max_examples=200)


def words(written: str, lang: Language = "id") -> list[str]:
    """Return the tokens of one text in order."""
    found = find_tokens([written], lang=lang)
    return [found.vocabulary[number] for number in found.token]


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(
    ("written", "expected"),
    [
        # reduplication is one word, with whatever hyphen and ending
        ("undang-undang hak-haknya", ["undang-undang", "hak-haknya"]),
        ("hak\u2010hak hak\u2011hak hak‑hak", ["hak-hak"] * 3),
        ("ini–itu 2019–2022", ["ini", "itu", "2019", "2022"]),
        # apostrophes as people type them
        ("Jum'at Jum’at Jum‘at jum`at jum´at", ["jum'at"] * 5),
        # a soft hyphen of a printed page is no letter
        ("pem\u00aderin\u00adtah", ["pemerintah"]),
        # letters with marks of their own, and vowelled ones
        ("cafe\u0301 café", ["café", "café"]),
        ("بِسْمِ", ["بِسْمِ"]),
        # amounts, in capitals and in other currencies
        ("RP 500.000 Rp. 5 juta US$ 5 $5.00 €7", ["rp500.000", "rp5", "juta", "us$5", "$5.00", "€7"]),
        # a dollar sign alone, and an amount whose digits stand too far
        ("$ Rp  5", ["rp", "5"]),
        # emoji: flags of countries and regions, keycaps, tones, joined persons and hearts
        ("🇮🇩🇵🇸 🏴\U000e0067\U000e0062\U000e007f", ["🇮🇩", "🇵🇸", "🏴\U000e0067\U000e0062\U000e007f"]),
        ("1️⃣2️⃣ #️⃣ *️⃣", ["1️⃣", "2️⃣", "#️⃣", "*️⃣"]),
        ("👍🏽👍🏻 👩🏽‍🚒 ❤️‍🔥 🏳️‍🌈", ["👍🏽", "👍🏻", "👩🏽‍🚒", "❤️‍🔥", "🏳️‍🌈"]),
        ("mantap🔥", ["mantap", "🔥"]),
        # signs that join or vary others are nothing alone
        ("\ufe0f \u200d \u20e3", []),
        # addresses keep their path and lose the sentence's point
        ("(https://x.go.id/a_b?c=1&d#e).", ["https://x.go.id/a_b?c=1&d#e"]),
        ("HTTP://X.id/A WWW.x.id/", ["http://x.id/a", "www.x.id/"]),
        ("humas+pers@kota.go.id,", ["humas+pers@kota.go.id"]),
        ("@humas.kota. #AksiBersih!", ["@humas.kota", "#aksibersih"]),
        # the name of an e-mail has at most 64 characters
        ("a" * 65 + "@kota.id " + "a" * 64 + "@kota.id", ["a" * 65, "@kota.id", "a" * 64 + "@kota.id"]),
        # a mention is no e-mail, and a sign alone is nothing
        ("@ # a@b", ["a", "@b"]),
    ],
)  # fmt: skip
def test_both_languages(written: str, expected: list[str], lang: Language) -> None:
    """What people write on one keyboard is one token in either language."""
    assert words(written, lang) == expected


@pytest.mark.parametrize(
    ("written", "indonesian", "english"),
    [
        ("1990-an", ["1990-an"], ["1990", "an"]),
        ("5jt-an 50%-nya", ["5jt-an", "50%-nya"], ["5jt", "an", "50%", "nya"]),
        ("24-Januari", ["24", "januari"], ["24", "januari"]),
        ("the 80's", ["the", "80", "s"], ["the", "80's"]),
        ("U.S. Ph.D. e.g.", ["u", "s", "ph", "d", "e", "g"], ["u.s.", "ph.d.", "e.g."]),
        ("S.H. dan M.Si.", ["s", "h", "dan", "m", "si"], ["s.h.", "dan", "m.si."]),
        ("don't it's the city’s", ["don't", "it's", "the", "city's"], ["don't", "it's", "the", "city's"]),
        ("well-known 1990s 19-year-old", ["well-known", "1990s", "19", "year-old"],
         ["well-known", "1990s", "19", "year-old"]),
    ],
)  # fmt: skip
def test_what_the_languages_differ_in(written: str, indonesian: list[str], english: list[str]) -> None:
    """Indonesian numbers take clitics, English ones a decade's s, and English abbreviations keep their points."""
    assert words(written, "id") == indonesian
    assert words(written, "en") == english


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("warga", "word"), ("hak-hak", "word"), ("orang2", "word"), ("covid-19", "word"), ("don't", "word"),
        ("wali kota", "word"), ("pasal 5", "word"),
        ("2022", "number"), ("1.000.000", "number"), ("50%", "number"), ("20rb", "number"), ("10:28", "number"),
        ("rp500.000", "number"), ("us$5", "number"), ("1990-an", "number"),
        ("#aksi", "hashtag"), ("@humas.kota", "mention"), ("humas@kota.go.id", "address"),
        ("https://x.id/a", "address"), ("www.x.id", "address"),
        ("🙏", "emoji"), ("👍🏽", "emoji"), ("🇮🇩", "emoji"), ("5️⃣", "emoji"),
    ],
)  # fmt: skip
def test_kinds(word: str, kind: str) -> None:
    """A kind is told from the word as it is counted."""
    assert kind_of(word) == kind


def test_kinds_of_a_vocabulary() -> None:
    """Each word of a table has its kind once; units of several words are words."""
    tokens = tokenize(pd.DataFrame({"doc": ["a"], "text": ["Wali kota, wali kota @humas #aksi 24 🙏"]}))

    kinds = token_kinds(join_phrases(tokens, ["wali kota"]))

    assert kinds.to_numpy().tolist() == [
        ["#aksi", "hashtag"],
        ["24", "number"],
        ["@humas", "mention"],
        ["wali kota", "word"],
        ["🙏", "emoji"],
    ]
    assert token_kinds(tokenize(pd.DataFrame({"doc": [], "text": []}))).dtypes.astype("str").tolist() == ["str"] * 2


@STABLE
@given(st.text(max_size=40))
def test_folding_again_changes_nothing(written: str) -> None:
    """A word as it is counted folds to itself, so that patterns and lists may be written either way."""
    for word in words(written):
        assert fold(word) == word


@STABLE
@given(st.text(alphabet="aA1-.'@#$_ \n,é\u0301🙏\ufe0f\u20e3Rp", max_size=30), st.sampled_from(["id", "en"]))
def test_tokens_are_slices_in_order(written: str, lang: Language) -> None:
    """Tokens do not overlap, each is what is written at its place, and positions leave room for boundaries."""
    found = find_tokens([written], lang=lang)

    assert (found.start[1:] >= found.end[:-1]).all()
    slices = [written[start:end] for start, end in zip(found.start, found.end, strict=True)]
    assert [fold(piece) for piece in slices] == [found.vocabulary[number] for number in found.token]
    assert (found.place[1:] > found.place[:-1]).all()
    assert found.places[0] > found.place.max(initial=-1)


@pytest.mark.parametrize("row", ["-" * 20000, "_" * 20000, "a.-" * 7000, "a@" * 10000, "www." * 5000, "1.-" * 7000])
def test_long_rows_of_signs_end(row: str) -> None:
    """A line of dashes as long as a book is read like any other: the rule never goes back further than a name."""
    found = find_tokens([f"satu {row} dua"])

    assert found.vocabulary[found.token[0]] == "satu"
