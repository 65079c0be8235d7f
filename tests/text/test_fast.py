"""The fast path finds what the plain rule finds, whatever the text, the pieces it is cut into and the threads."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.errors import Language
from casestudy.text import fast, rules

STABLE = settings(deadline=None, derandomize=True, max_examples=300)
#: What may go wrong at a cut: blanks of every kind, amounts and what looks like them, signs of several code points.
PIECES = st.sampled_from(
    ["warga", "hak-hak", "KPK-nya", "Rp", "rp.", "RP", " Rp ", "xRp", "US$", "$", "€", "£", "¥", "5", "500.000", "٣",
     "²", "10:28", "50%", "an", "-an", "#", "@", "a@b.co", "www.", "https://x.id/a?", "http:", "U.S.", "Ph.D", "é,",
     ".", "..", "?!", ":", ", ", "…", "—", "\n", "\r\n", " ", "  ", "\t", "\v", "\f", "\x00", "\x1c", "\x1f",
     "\x85", "\xa0", "\u2003", "\u2028", "\u3000", "\ufeff", "\u200b", "🙏", "👍🏽", "👨‍👩‍👧", "🇮🇩", "5️⃣", "\u200d",
     "\ufe0f", "\u20e3", "’", "-", "_", "é", "e\u0301", "\u00ad", "𝐚", "𠮷"]
)  # fmt: skip
TEXT = st.lists(PIECES, max_size=12).map("".join) | st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
TEXTS = st.lists(TEXT, max_size=12)


def same(found: rules.Found, plain: rules.Found) -> None:
    """Check that two results are equal in every number, their types included."""
    assert found.vocabulary == plain.vocabulary
    for name, one, other in zip(found._fields[:-1], found, plain, strict=False):
        assert isinstance(one, np.ndarray)
        np.testing.assert_array_equal(one, other, err_msg=name)
        assert one.dtype == "int32", name


@STABLE
@given(TEXTS, st.sampled_from([1, 3, 16, 1 << 20]), st.integers(1, 3), st.sampled_from(["id", "en"]))
def test_fast_is_plain(texts: list[str], piece: int, threads: int, lang: Language) -> None:
    """Tokens, positions, places and vocabulary are those of the rule for any text, piece and number of threads."""
    # The shortest pieces hold one text each: what is found may not depend on where they end.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fast, "PIECE", piece)
        found = fast.find_tokens(pd.Series(texts, dtype="str"), lang=lang, spans=True, threads=threads)

    same(found, rules.find_tokens(texts, lang=lang))


@STABLE
@given(TEXTS)
def test_without_spans_the_rest_is_the_same(texts: list[str]) -> None:
    """Where no places are asked for their columns are empty, and the others as ever."""
    found = fast.find_tokens(pd.Series(texts, dtype="str"))

    assert (len(found.start), len(found.end)) == (0, 0)
    plain = rules.find_tokens(texts)
    same(found._replace(start=plain.start, end=plain.end), plain)


@pytest.mark.parametrize("blank", ["Rp 5", "RP. 5.000", "US$ 5 juta", "€ 7", "£ 7", "¥ 7", "rp ٣", "Rp 5Rp 6 7"])
def test_the_blank_of_an_amount_is_no_cut(blank: str) -> None:
    """An amount written with a blank is found whole, and so is what stands beside it."""
    texts = [blank, f"bayar {blank} itu", "Rp", "5", f"x{blank}"]

    same(fast.find_tokens(pd.Series(texts), spans=True), rules.find_tokens(texts))


def test_the_end_of_a_text_is_a_cut() -> None:
    """The currency that ends one text and the number that begins the next are no amount."""
    found = fast.find_tokens(pd.Series(["bayar Rp ", "5 juta", "Rp", " 5"]))

    assert found.vocabulary == ["5", "bayar", "juta", "rp"]
    assert found.tokens.tolist() == [2, 2, 1, 1]


def test_missing_texts_and_other_types() -> None:
    """A missing text has no tokens, a number is read as it is written, and any string type will do."""
    mixed = pd.Series(["Warga", None, float("nan"), 2022], dtype="object")

    assert fast.find_tokens(mixed).tokens.tolist() == [1, 0, 0, 1]
    assert fast.find_tokens(mixed).vocabulary == ["2022", "warga"]
    for dtype in ("str", "object", "string", "category", pd.StringDtype("python"), pd.ArrowDtype(pa.string())):
        texts = pd.Series(["Hak-hak warga", "warga"], dtype=dtype)
        same(fast.find_tokens(texts, spans=True), rules.find_tokens(["Hak-hak warga", "warga"]))


def test_what_lies_under_a_missing_text_is_not_read() -> None:
    """A text that was marked as missing has no tokens though its letters are still in memory."""
    _, offsets, letters = pa.array(["satu", "dua"], pa.large_string()).buffers()
    masked = pa.LargeStringArray.from_buffers(2, offsets, letters, pa.py_buffer(bytes([0b01])))

    assert fast.find_tokens(pd.Series(masked, dtype=pd.ArrowDtype(pa.large_string()))).tokens.tolist() == [1, 0]


@STABLE
@given(st.lists(st.text(st.characters() | st.sampled_from("\ud800\udfff a5.@"), max_size=20), max_size=6))
def test_half_a_surrogate_pair_is_a_sign(texts: list[str]) -> None:
    """What no file can hold, but Python strings can, is read as a replacement sign; places stay where they are."""
    plain = ["".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text) for text in texts]

    same(fast.find_tokens(pd.Series(texts, dtype="object"), spans=True), rules.find_tokens(plain))


def test_a_part_of_a_column() -> None:
    """A filtered, reversed or put-together column is read as it stands, not as it lies in memory."""
    column = pd.Series(["satu", "Rp 5 dua", "", "tiga"] * 3, dtype="str")

    for part in (column.iloc[2:7], column.iloc[::-1], column[column != ""], pd.concat([column, column.iloc[5:]])):
        same(fast.find_tokens(part, spans=True), rules.find_tokens(part.tolist()))


def test_progress_counts_texts() -> None:
    """Who waits is told the texts that were read, up to all of them."""
    told: list[tuple[int, int]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fast, "PIECE", 10)
        fast.find_tokens(pd.Series(["sepuluh huruf"] * 4), progress=lambda done, of: told.append((done, of)))

    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_large_table() -> None:
    """Texts of several megabytes, cut into many pieces, give what the rule gives."""
    texts = [f"warga {n} dan hak-hak, Rp {n % 7}.000 untuk 🙏 orang{n % 97}" for n in range(40_000)]

    same(fast.find_tokens(pd.Series(texts), spans=True), rules.find_tokens(texts))
