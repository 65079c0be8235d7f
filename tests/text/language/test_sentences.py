"""Tests of casestudy.text.language.sentences."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.errors import Language
from casestudy.text.language.sentences import sentence_spans
from casestudy.text.language.words import load_words, read_list

PIECES = st.sampled_from(
    ["Warga", "humas", "Drs", "S.H", "Rp5.000", "10.00", "A", "2", ".", "...", "…", "?", "!", '"', "”", ")", "(", " ",
     "  ", "\n", "\r\n", "\x0b", "\u2028", "\u00a0", "😀", "👍🏽", "-", ":"]
)  # fmt: skip
TEXT = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=40)


def sentences(text: str, lang: Language = "id", abbreviations: pd.DataFrame | None = None) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, lang=lang, abbreviations=abbreviations)]


@pytest.mark.parametrize(
    "text",
    [
        "Plt. Wali Kota, Drs. H. Yusuf, M.M., hadir di Jl. Mawar No. 1, Kec. Randu.",
        "Rapat dipimpin Dr. Ir. M. Arif, S.H., M.Si., dan Hj. Siti.",
        "Suratnya a.n. camat, u.p. sekretaris, d.a. kantor lurah.",
        "PT. Randu Jaya, Tbk. menyumbang Rp. 500.000 lewat RT. 03 RW. 05.",
        "Ada apel, rapat, dll. yang dihadiri Budi dkk. sampai pkl. 16.00.",
        "Telp. 021 dan tgl. 5 Jan. 2022 dicatat.",
        "Buku R.A. Kartini dan A. Rahman dibaca.",
        "Alamatnya (Jl. Melati) dan “Jl. Mawar”.",
    ],
)
def test_abbreviations_and_initials_end_no_sentence(text: str) -> None:
    """A listed abbreviation or an initial carries its stop into the sentence."""
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Anggarannya Rp5.000. Itu cukup.", ["Anggarannya Rp5.000.", "Itu cukup."]),
        ("Mulai pukul 10.00 WIB. Anggaran dibahas.", ["Mulai pukul 10.00 WIB.", "Anggaran dibahas."]),
        ("Lihat ayat 2. Hal itu jelas.", ["Lihat ayat 2.", "Hal itu jelas."]),
        ("Ini di desa. Warga datang.", ["Ini di desa.", "Warga datang."]),
        ("Ini satu hal. Besok lain.", ["Ini satu hal.", "Besok lain."]),
        ("Menurut ketua RT. Warga setuju.", ["Menurut ketua RT.", "Warga setuju."]),
        ("Surel ke humas@kota.example.id. Terima kasih.", ["Surel ke humas@kota.example.id.", "Terima kasih."]),
        ("bagus banget. lanjutkan. salut", ["bagus banget.", "lanjutkan.", "salut"]),
        ("Masa?! Benar!!! Ya? ya.", ["Masa?!", "Benar!!!", "Ya?", "ya."]),
        ("Apa ? Entah . Pulang", ["Apa ?", "Entah .", "Pulang"]),
    ],
)
def test_stops_before_a_blank_end_a_sentence(text: str, wanted: list[str]) -> None:
    """Amounts, times, numbers, addresses and ordinary words end a sentence like any other, in chat without capitals."""
    assert sentences(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('"Kami siap." Ia pergi.', ['"Kami siap."', "Ia pergi."]),
        ("“Kami siap.” Ia pergi.", ["“Kami siap.”", "Ia pergi."]),
        ("(Lihat lampiran.) Lalu pulang.", ["(Lihat lampiran.)", "Lalu pulang."]),
        ('"Kapan?" tanya warga. "Besok!" kata lurah.', ['"Kapan?" tanya warga.', '"Besok!" kata lurah.']),
        ('Ia menulis "siap?" di papan.', ['Ia menulis "siap?" di papan.']),
        ('Katanya begitu ("resmi".) Itu saja.', ['Katanya begitu ("resmi".)', "Itu saja."]),
    ],
)
def test_quotation_marks_and_brackets_close_with_their_sentence(text: str, wanted: list[str]) -> None:
    """What closes a quotation stays with it, and the clause that reports it is no sentence of its own."""
    assert sentences(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Jadi... begitu, eh… ya.", ["Jadi... begitu, eh… ya."]),
        ("Entah... Besok saja.", ["Entah...", "Besok saja."]),
        ("Entah… Besok saja.", ["Entah…", "Besok saja."]),
        ("Off dulu. ... Oke, lanjut.", ["Off dulu.", "... Oke, lanjut."]),
        ("iya.. bagus", ["iya.. bagus"]),
        ("Ya . . . Besok", ["Ya . . .", "Besok"]),
    ],
)
def test_an_ellipsis_ends_a_sentence_only_before_a_capital(text: str, wanted: list[str]) -> None:
    """A pause in speech goes on in lower case; an ellipsis alone opens what follows it."""
    assert sentences(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mantap! 👍 Lanjut!👏👏 Ya", ["Mantap! 👍", "Lanjut!👏👏", "Ya"]),
        ("Selesai? 🇮🇩 #Merdeka", ["Selesai? 🇮🇩", "#Merdeka"]),
        ("Selesai? 1️⃣ Daftar", ["Selesai?", "1️⃣ Daftar"]),
        ("Selamat 😀 pagi. 😀", ["Selamat 😀 pagi. 😀"]),
    ],
)
def test_emoji_behind_a_stop_belong_to_its_sentence(text: str, wanted: list[str]) -> None:
    """An emoji comments on what it follows."""
    assert sentences(text) == wanted


def test_the_number_of_an_item_stays_with_it() -> None:
    """A number or letter at the beginning of a line counts the item; further on it ends a sentence."""
    assert sentences("1. Humas bicara. Warga diam.\na. Rapat.\niv. Apel.\nIsi ayat 2. Hal.") == [
        "1. Humas bicara.", "Warga diam.", "a. Rapat.", "iv. Apel.", "Isi ayat 2.", "Hal.",
    ]  # fmt: skip


def test_a_sentence_ends_with_its_line() -> None:
    """Whatever ends a line ends the sentence, also without a stop; empty lines hold none."""
    assert sentences("Judul tanpa titik\nIsi\r\n\r\n  Akhir, Drs.\nBudi\u2028C ") == [
        "Judul tanpa titik", "Isi", "Akhir, Drs.", "Budi", "C",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["Isi M.Si. Rapat.", "Apel, dll. Warga pulang.", "Ada vitamin C. Bagus.", "banget.mantap"]
)
def test_what_is_missed(text: str) -> None:
    """A real end behind an abbreviation or a single capital, and a stop without a blank, are not seen."""
    assert sentences(text) == [text]


def test_english() -> None:
    """English has its own abbreviations; the short word no is one only before a number."""
    assert sentences("Dr. A. Smith vs. the U.S. Senate, e.g. No. 5, p. 7. No. I agree at 5 p.m. today.", "en") == [
        "Dr. A. Smith vs. the U.S. Senate, e.g. No. 5, p. 7.",
        "No.",
        "I agree at 5 p.m. today.",
    ]


def test_abbreviations_of_a_case() -> None:
    """A list that is handed in stands in place of the library's."""
    own = pd.DataFrame({"abbreviation": ["disp", "bid"], "before": ["any", "number"]})

    assert sentences("Disp. Lurah ke Bid. 3 dan bid. Humas, Drs. Budi.", abbreviations=own) == [
        "Disp. Lurah ke Bid. 3 dan bid.",
        "Humas, Drs.",
        "Budi.",
    ]
    assert sentences("Drs. Budi", abbreviations=load_words("id").abbreviations) == ["Drs. Budi"]


@settings(deadline=None, derandomize=True, max_examples=100)
@given(TEXT)
def test_spans_hold_every_character_once(text: str) -> None:
    """Spans come in order, do not overlap, cross no line, begin and end without blanks, and miss none but blanks."""
    spans = sentence_spans(text, lang="id")

    covered = [place for start, end in spans for place in range(start, end)]
    assert covered == sorted(set(covered))
    assert all(text[place].isspace() for place in set(range(len(text))) - set(covered))
    for start, end in spans:
        assert len(text[start:end].splitlines()) == 1
        assert text[start:end] == text[start:end].strip() != ""


def test_punkt_divides_plain_prose_alike() -> None:
    """On prose without quotations, emoji and ellipses the spans are those of NLTK's Punkt with the same list."""
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    known = read_list("id", "abbreviations")
    parameters = PunktParameters()
    parameters.abbrev_types = set(known.loc[known["before"] == "any", "abbreviation"])
    text = (
        "Plt. Wali Kota, Drs. H. Yusuf, M.M., hadir di Jl. Mawar No. 1, Kec. Randu. Rapat dimulai pukul 10.00 WIB. "
        "Anggarannya Rp5.000. Itu cukup, dll. yang lain tidak! Apa benar?! (Lihat lampiran.) Ayat 2. Hal ini jelas. "
        "bagus banget. lanjut. A. Rahman, S.H., M.H. setuju. Ada vitamin C. Bagus."
    )

    punkt = list(PunktSentenceTokenizer(parameters).span_tokenize(text))

    assert sentence_spans(text, lang="id") == punkt
    assert len(punkt) == 12
