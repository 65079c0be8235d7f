import re

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from casestudy.check import check_table
from casestudy.coding.segments import anchor_segments, find_quotes, locate_segments
from casestudy.errors import CaseError
from casestudy.load.texts import canonical_text, place_turns

STABLE = settings(deadline=None, derandomize=True, max_examples=60)
#: Each typist's variant and what a researcher would type for it.
TYPED = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2010": "-", "–": "-", "\n": " ", "…": "..."}
)
TEXT = st.text(alphabet="abc🙏 .’‘“”'\"\u00a0-\u2010–…\n", min_size=1, max_size=40)


def texts(**written: str) -> pd.DataFrame:
    return pd.DataFrame({"doc": list(written), "text": list(written.values())})


def quotes(*rows: tuple[str, str], **more: list[object]) -> pd.DataFrame:
    return pd.DataFrame(
        {"doc": [doc for doc, _ in rows], "quote": [quote for _, quote in rows], **more}, dtype="object"
    )


def spans(table: pd.DataFrame) -> list[tuple[int, int]]:
    return list(zip(table["start"].tolist(), table["end"].tolist(), strict=True))


def problems(table: pd.DataFrame, written: pd.DataFrame) -> list[str]:
    with pytest.raises(CaseError) as refused:
        anchor_segments(table, written, file="k.csv")
    return [problem.message("en") for problem in refused.value.problems]


def test_anchor_segments() -> None:
    """A quote gets its place in code points, end exclusive; all other columns stay."""
    table = quotes(("a", "kami hadir"), ("b", "🙏"), code=["x", "y"])

    anchored = anchor_segments(table, texts(a="I: 🙏 kami hadir.", b="🙏"), file="k.csv")

    assert anchored.columns.tolist() == ["doc", "quote", "code", "start", "end"]
    assert spans(anchored) == [(5, 15), (0, 1)]
    assert anchored["code"].tolist() == ["x", "y"]
    assert anchored["start"].dtype == anchored["end"].dtype == "int64"
    assert "start" not in table


@pytest.mark.parametrize(
    ("written", "quote"),
    [
        ("Kata ‘kami’ itu", "'kami'"),
        ("Kata “kami hadir” itu", '"kami hadir"'),
        ('Kata "kami hadir" itu', "“kami hadir”"),
        ("hari Jum’at ini", "Jum'at"),
        ("hari Jum'at ini", "Jum’at"),
        ("pada 5\u00a0Januari", "pada 5 Januari"),
        ("pada 5 Januari", "pada 5\u00a0Januari"),
        ("hak\u2011hak warga", "hak-hak warga"),
        ("hak-hak warga", "hak\u2010hak warga"),
        ("kami\nhadir", "kami hadir"),
        ("kami hadir", "  kami hadir\n"),
        ("kami  hadir\n\n\tdi sini", "kami hadir di sini"),
        ("kami hadir", "kami \n hadir"),
        ("warga — semua", "warga - semua"),
        ("sebentar…", "sebentar..."),
        ("ke\u00adbaikan\u200b warga", "kebaikan warga"),
    ],
)
def test_typographic_variants_are_equal(written: str, quote: str) -> None:
    """Quotation marks, hyphens, dashes, unseen marks and runs of white space are equal; the text's own are kept."""
    anchored = anchor_segments(quotes(("a", quote)), texts(a=f"Ia: {written}!"), file="k.csv")

    ((start, end),) = spans(anchored)
    assert anchored["quote"].tolist() == [f"Ia: {written}!"[start:end]]
    assert f"Ia: {written}!"[start:end] in (written, quote.strip(), written.removeprefix("Kata ").removesuffix(" itu"),
                                            "Jum’at", "Jum'at", "5\u00a0Januari", "hak\u2011hak", "hak-hak",
                                            "5 Januari")  # fmt: skip


@pytest.mark.parametrize("quote", ['"Kami hadir."', "“Kami hadir.”", "' Kami hadir. '"])
def test_marks_round_a_whole_quote_are_left_away(quote: str) -> None:
    """Quotation marks that a spreadsheet puts round a passage do not hide it; those in the text still count first."""
    assert spans(anchor_segments(quotes(("a", quote)), texts(a="I: Kami hadir."), file="k.csv")) == [(3, 14)]
    assert spans(anchor_segments(quotes(("a", '"ya"')), texts(a='Kata "ya", ya.'), file="k.csv")) == [(5, 9)]


def test_quotes_of_programs_that_put_spaces_in() -> None:
    """Where white space means nothing, words are found without it, and the slice is the text's own."""
    table, written = quotes(("a", "Bek asi kota ,"), ("a", "zz")), texts(a="Di Bekasi\n\nkota, ya.")

    assert find_quotes(table, written) == [[], []]
    assert find_quotes(table, written, spaced=False) == [[(3, 16)], []]
    assert find_quotes(quotes(("b", "ya")), written) == [[]]


@pytest.mark.parametrize("quote", ["Kami hadir", "kamihadir", "kami hadir!", "kami, hadir"])
def test_words_are_not_folded(quote: str) -> None:
    """Capitals, punctuation and the ends of words must be those of the text: a quote is exact."""
    assert len(problems(quotes(("a", quote)), texts(a="kami hadir."))) == 1


@pytest.mark.parametrize(("start", "span"), [(0, (0, 2)), (3, (3, 5)), (6, (6, 8)), ("6", (6, 8)), (6.0, (6, 8))])
def test_the_start_column_chooses(start: object, span: tuple[int, int]) -> None:
    """Where a quote stands in several places, a start that is one of them chooses it."""
    table = quotes(("a", "ya"), start=[start])

    assert spans(anchor_segments(table, texts(a="ya ya ya"), file="k.csv")) == [span]


def test_the_start_column_of_a_checked_table() -> None:
    """A start of the type that a table read from a file has, whole number or missing, is used."""
    table = quotes(("a", "ya"), ("a", "satu")).assign(start=pd.array([8, pd.NA], dtype="Int64"))

    assert spans(anchor_segments(table, texts(a="ya satu ya"), file="k.csv")) == [(8, 10), (3, 7)]


@pytest.mark.parametrize("start", [99, "", "x", "inf", 3.5, None, pd.NA])
def test_a_start_that_chooses_nothing(start: object) -> None:
    """A start that is empty, no number or none of the places leaves a quote where it stands once."""
    table = quotes(("a", "satu"), start=[start])

    assert spans(anchor_segments(table, texts(a="ya satu ya"), file="k.csv")) == [(3, 7)]


def test_quotes_that_have_no_single_place() -> None:
    """Every quote that is nowhere, everywhere or in no known document is told, with its row and what to do."""
    table = quotes(
        ("a", "Warga menolak keras rencana itu"), ("a", "ya"), ("a", "hadir"), ("z", "ya"), ("a", "🙏"), ("a", " ")
    )
    written = texts(a="ya, warga menolak\nrencana itu, ya, hadir")

    assert problems(table, written) == [
        'k.csv, row 2, column "quote": the value is "Warga menolak keras rencana itu", but a quote that stands in a '
        'was expected. Copy it from the text; what matches: "arga menolak".',
        'k.csv, row 3, column "quote": the value is "ya", but a quote that stands once in a was expected. '
        "Lengthen the quote or fill in the column start.",
        'k.csv, row 5, column "doc": the value is "z", but a document of this case was expected. Mend the column doc.',
        'k.csv, row 6, column "quote": the value is "🙏", but a quote that stands in a was expected. '
        "Copy it from the text.",
        'k.csv, row 7, column "quote": the value is "", but a quote that stands in a was expected. '
        "Copy it from the text.",
    ]


def test_quotes_without_a_place_in_indonesian() -> None:
    """The same is told in Indonesian; what matches is quoted in 25 characters at most."""
    table = quotes(("a", "abcdefghijklmnopqrstuvwxyzA"), ("a", "x"), ("b", "x"), ("a", "!"))

    with pytest.raises(CaseError) as refused:
        anchor_segments(table, texts(a="abcdefghijklmnopqrstuvwxyz x"), file="k.csv", lang="id")

    assert str(refused.value).splitlines() == [
        'k.csv, baris 2, kolom "quote": isinya "abcdefghijklmnopqrstuvwxyzA", padahal seharusnya kutipan yang ada '
        'di a. Salin dari naskah; yang cocok: "abcdefghijklmnopqrstuvwxy".',
        'k.csv, baris 3, kolom "quote": isinya "x", padahal seharusnya kutipan yang hanya sekali ada di a. '
        "Panjangkan kutipan atau isi kolom start.",
        'k.csv, baris 4, kolom "doc": isinya "b", padahal seharusnya dokumen yang ada dalam kasus ini. '
        "Perbaiki kolom doc.",
        'k.csv, baris 5, kolom "quote": isinya "!", padahal seharusnya kutipan yang ada di a. Salin dari naskah.',
    ]


def test_a_start_cannot_choose_where_the_quote_is_not() -> None:
    """A start at which the quote does not stand leaves an ambiguous quote ambiguous."""
    assert len(problems(quotes(("a", "ya"), start=[1]), texts(a="ya ya"))) == 1


def test_overlapping_places_are_two() -> None:
    """A quote that can be read from two places is ambiguous even where they overlap."""
    assert len(problems(quotes(("a", "aa")), texts(a="aaa"))) == 1


def test_no_quotes() -> None:
    """A table without quotes comes back with the columns and without rows."""
    anchored = anchor_segments(quotes(), texts(a="ya"), file="k.csv")

    assert len(anchored) == 0
    assert anchored["start"].dtype == "int64"


def fold(text: str) -> str:
    """Return a text as a researcher would type it on one line."""
    return re.sub(r"\s+", " ", text.translate(TYPED))


@STABLE
@given(TEXT, st.data())
def test_a_segment_is_its_quote(text: str, data: st.DataObject) -> None:
    """Whatever slice of a text is quoted, however typed: the segment's slice of the text is its quote, exactly."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(text[start:end].strip())
    start += len(text[start:end]) - len(text[start:end].lstrip())
    typed = fold(text[start:end])
    quote = data.draw(st.sampled_from([text[start:end], typed, typed.strip(), f" {typed} "]))

    ((anchored_start, anchored_end),) = spans(anchor_segments(quotes(("a", quote), start=[start]), texts(a=text),
                                                              file="k.csv"))  # fmt: skip

    assert anchored_start == start
    assert fold(text[start:anchored_end]) == typed.strip()


@STABLE
@given(TEXT, TEXT)
def test_a_quote_is_anchored_or_told(text: str, quote: str) -> None:
    """Without a start a quote is placed at its one place, with the same words, or refused, whatever the two are."""
    places = find_quotes(quotes(("a", quote)), texts(a=text))[0]

    assert len(set(places)) == len(places)
    assert all(fold(text[a:b]).strip("'\" ") == fold(quote).strip("'\" ") for a, b in places)
    if len(places) == 1:
        anchored = anchor_segments(quotes(("a", quote)), texts(a=text), file="k.csv")
        assert anchored["quote"].tolist() == [text[a:b] for a, b in spans(anchored)]
    else:
        assert len(problems(quotes(("a", quote)), texts(a=text))) == 1


def interview() -> pd.DataFrame:
    """Return the turns of one interview, typed and placed as loaders do."""
    rows = {
        "doc": ["IK-1"] * 3,
        "turn": ["1", "2", "3"],
        "speaker": ["P", "I", "I"],
        "role": ["interviewer", "informant", "informant"],
        "text": ["Apa kabar?", "Kami hadir.", "Kami bekerja."],
    }
    return place_turns(check_table(pd.DataFrame(rows, index=[1, 2, 3]), "turns", file="IK-1.txt"))


@pytest.mark.parametrize(
    ("quote", "turn"),
    [
        ("Apa kabar?", [1, "P", "interviewer"]),
        ("P: Apa", [1, "P", "interviewer"]),
        ("kabar?\n\nI: Kami hadir", [1, "P", "interviewer"]),
        ("Kami hadir.", [2, "I", "informant"]),
        ("I: Kami hadir", [2, "I", "informant"]),
        ("\n\nI: Kami bekerja", [3, "I", "informant"]),
        ("bekerja.", [3, "I", "informant"]),
    ],
)
def test_locate_segments(quote: str, turn: list[object]) -> None:
    """A segment is in the turn that it starts in; one that starts in a speaker's label is in that speaker's turn."""
    turns = interview()
    written = canonical_text(turns)
    start = written.index(quote)
    segments = pd.DataFrame({"doc": ["IK-1"], "start": [start], "end": [start + len(quote)]}).astype({"doc": "str"})

    assert locate_segments(segments, turns)[["turn", "speaker", "role"]].to_numpy().tolist() == [turn]


def test_locate_anchored_segments() -> None:
    """Segments straight from their quotes are located."""
    turns = interview()
    written = texts(**{"IK-1": canonical_text(turns)})
    anchored = anchor_segments(quotes(("IK-1", "Kami bekerja"), ("IK-1", "Apa")), written, file="k.csv")

    assert locate_segments(anchored, turns)["speaker"].tolist() == ["I", "P"]


def test_locate_segments_keeps_the_rows() -> None:
    """Rows keep their order, whatever their index and their places; those that reach no turn are empty."""
    turns = interview()
    segments = pd.DataFrame(
        {"doc": ["IK-1", "OBS-1", "IK-1", "IK-1", "IK-1"], "start": [19, 3, 4, 0, 13], "end": [22, 9, 6, 2, 18]},
        index=[5, 1, 9, 0, 0],
    ).astype({"doc": "str"})

    found = locate_segments(segments, turns)

    assert found.columns.tolist() == ["doc", "start", "end", "turn", "speaker", "role"]
    assert found[["doc", "start"]].to_numpy().tolist() == segments[["doc", "start"]].to_numpy().tolist()
    assert found["turn"].astype("object").where(found["turn"].notna(), None).tolist() == [2, None, 1, None, None]
    assert found["speaker"].isna().tolist() == [False, True, False, True, True]
    assert found["role"].isna().tolist() == [False, True, False, True, True]


@pytest.mark.parametrize("none", ["turns", "segments"])
def test_locate_segments_of_nothing(none: str) -> None:
    """Without turns no segment has one; without segments there are no rows."""
    segments = pd.DataFrame({"doc": pd.Series(["IK-1"], dtype="str"), "start": [4], "end": [6]})
    turns = interview()

    if none == "turns":
        assert locate_segments(segments, turns.iloc[:0])["speaker"].isna().tolist() == [True]
    else:
        assert len(locate_segments(segments.iloc[:0], turns)) == 0
