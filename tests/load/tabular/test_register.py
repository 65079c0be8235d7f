"""Tests of casestudy.load.tabular.register."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
import pytest

from casestudy.case import Case
from casestudy.cells import Remarks
from casestudy.errors import CaseError
from casestudy.load.registers import load_table
from casestudy.load.tabular.columns import ColumnMap
from casestudy.load.tabular.register import load_register
from tests.load.table_makers import CLIPPINGS, COMMENTS, YOUTUBE, book, delimited, sheet, workbook

Put = Callable[[str, str | bytes], Path]

EXPORTS: dict[str, tuple[str, Sequence[Sequence[str]], list[str]]] = {
    "youtube, by the interface of the platform": ("a.csv", YOUTUBE, ["UgxAa1", "UgxBb2"]),
    "youtube, four columns without codes": (
        "a.csv",
        (("publishedAt", "authorDisplayName", "comment", "likeCount"),
         ("2022-01-05T10:00:00Z", "@a", "Semoga baik", "3")),
        ["youtube-"],
    ),
    "youtube, cleaned": (
        "a.csv",
        (("author", "clean_comment", "likes", "publishedAt"), ("@a", "semoga baik", "3", "2022-01-05")),
        ["youtube-"],
    ),
    "youtube, a downloader's": (
        "a.csv",
        (("cid", "text", "time", "author", "votes", "time_parsed"),
         ("UgxA", "Baik", "2 days ago", "@a", "1", "1641340800.0"),
         ("UgxA.9b", "Setuju", "1 day ago", "@b", "0", "1641427200.0")),
        ["UgxA", "UgxA.9b"],
    ),
    "instagram, a scraper's": (
        "a.csv",
        (("id", "postUrl", "text", "ownerUsername", "timestamp", "likesCount"),
         ("17900000000000001", "https://ig.example/p/1", "Mantap", "warga1", "2022-01-05T10:00:00.000Z", "2")),
        ["17900000000000001"],
    ),
    "x, Indonesian harvest": (
        "a.csv",
        (("conversation_id_str", "created_at", "favorite_count", "full_text", "id_str", "in_reply_to_screen_name"),
         ("1478600000000000001", "Wed Jan 05 14:30:00 +0000 2022", "4", "Layanan jalan?", "1478614123456789013", "")),
        ["1478614123456789013"],
    ),
    "x, with replies": (
        "a.csv",
        (("id", "created_at", "text", "in_reply_to_status_id", "user_screen_name"),
         ("1478614123456789013", "2022-01-05 14:30:00", "Layanan jalan?", "", "a"),
         ("1478614123456789014", "2022-01-05 14:31:00", "Jalan.", "1478614123456789013", "b")),
        ["1478614123456789013", "1478614123456789014"],
    ),
    "facebook": (
        "a.csv", (("id", "message", "created_time", "from/name", "like_count"),
                  ("101_202", "Semangat", "2022-01-05T10:00:00+0000", "Warga", "1")), ["101_202"],
    ),
    "a table whose name tells the platform": (
        "komentar-instagram.csv", (("tanggal", "komentar", "username"), ("2022-01-05", "Baik", "a")), ["instagram-"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "rows", "docs"), EXPORTS.values(), ids=EXPORTS)
def test_an_export_is_recognised(name: str, rows: Sequence[Sequence[str]], docs: list[str], put: Put) -> None:
    """The platform's own code names a comment, or one made from what it holds; day and text are there."""
    table = load_register(put(name, delimited(rows)), "comments")

    assert len(table) == len(docs)
    assert all(doc.startswith(wanted) for doc, wanted in zip(table["doc"], docs, strict=True))
    assert table["date"].dt.strftime("%Y-%m").tolist() == ["2022-01"] * len(docs)
    assert (table[["platform", "text"]] != "").all(axis=None)


def test_no_name_of_an_author_is_loaded(put: Put) -> None:
    """Who wrote becomes a code, the same for the same name, in no column and no message the name."""
    table = load_register(put("a.csv", delimited(YOUTUBE)), "comments")

    assert "@warga" not in table.to_csv()
    assert table["author"].str.fullmatch("a-[0-9a-f]{8}").all()
    assert table["author"].nunique() == 2


@pytest.mark.parametrize(
    "kind", ["youtube, by the interface of the platform", "youtube, a downloader's", "x, with replies"]
)
def test_a_reply_keeps_what_it_answers(kind: str, put: Put) -> None:
    """The second comment of each of these answers the first."""
    name, rows, docs = EXPORTS[kind]

    assert load_register(put(name, delimited(rows)), "comments")["parent"].tolist() == ["", docs[0]]


def test_markup_of_the_platform_is_undone(put: Put) -> None:
    """What the platform writes as HTML is read as it was typed, and said."""
    remarks = Remarks()

    table = load_register(put("a.csv", delimited(YOUTUBE)), "comments", remarks=remarks)

    assert table["text"].tolist() == ['Semoga "cepat" selesai\namin', "Amin"]
    assert "HTML undone in 1 comments" in [fact.en for fact in remarks.facts]


def test_a_later_export_brings_nothing_twice(case: Case, put: Put) -> None:
    """Comments that a first export held are loaded once and keep their codes when the corpus grows."""
    header, first, second = (tuple(row[1:]) for row in YOUTUBE)
    put("raw/comments/1.csv", delimited([header, first]))
    alone = load_table(case, "comments")
    put("raw/comments/2.csv", delimited([header, second, first]))
    remarks: dict[str, Remarks] = {}

    both = load_table(case, "comments", remarks=remarks)

    assert both["doc"].tolist()[0] == alone["doc"].tolist()[0]
    assert len(both) == 2
    assert "1 rows are in an earlier export already" in [fact.en for fact in remarks["raw/comments/2.csv"].facts]


def test_the_same_words_twice_are_two_comments(put: Put) -> None:
    """Two people, or one at two times, who write the same have two codes; the same row twice is one comment twice."""
    rows = [("publishedAt", "authorDisplayName", "comment"), ("2022-01-05", "@a", "Amin"), ("2022-01-05", "@b", "Amin"),
            ("2022-01-06", "@a", "Amin"), ("2022-01-05", "@a", "Amin")]  # fmt: skip

    docs = load_register(put("a.csv", delimited(rows)), "comments")["doc"].tolist()

    assert len(set(docs)) == 4
    assert docs[3] == f"{docs[0]}-2"


def test_numbers_cut_short_by_excel_are_no_codes(put: Put) -> None:
    """Codes such as 1.47861E+18 are left aside with a warning, since many comments share them."""
    rows = [
        ("id", "created_at", "full_text"),
        ("1.47861E+18", "2022-01-05", "Satu"),
        ("1.47861E+18", "2022-01-05", "Dua"),
    ]
    remarks = Remarks()

    table = load_register(put("a.csv", delimited(rows)), "comments", remarks=remarks)

    assert table["doc"].str.startswith("x-").all()
    assert [warning.expected.en for warning in remarks.warnings] == ["whole codes; Excel shortens long numbers"]


def test_row_numbers_are_no_codes(put: Put) -> None:
    """A column that counts the rows of one export would name other comments in the next."""
    rows = [("id", "created_at", "full_text"), ("1", "2022-01-05", "Satu"), ("2", "2022-01-05", "Dua")]

    assert load_register(put("a.csv", delimited(rows)), "comments")["doc"].str.startswith("x-").all()


def test_bad_rows_of_an_export_are_left_out_and_told(put: Put) -> None:
    """Rows without a day or a text, and torn rows, do not keep the others back; each is a warning with its row."""
    rows = delimited(
        [*YOUTUBE, ("UgxC", "besok", "@a", "x", "0", "v1", ""), ("UgxD", "2022-01-05", "@a", "", "0", "v1", "")]
    )
    remarks = Remarks()

    table = load_register(put("a.csv", f"{rows}UgxE,2022-01-05\n"), "comments", remarks=remarks)

    assert table["doc"].tolist() == ["UgxAa1", "UgxBb2"]
    assert sorted((warning.row, warning.severity) for warning in remarks.warnings) == [
        (n, "warning") for n in (4, 5, 6)
    ]


def test_an_export_of_mostly_bad_rows_is_refused(put: Put) -> None:
    """Where more rows are bad than good the file is something else, and is refused with all of them."""
    rows = [YOUTUBE[0], *[(f"Ugx{n}", "besok", "@a", "x", "0", "v1", "") for n in range(3)], YOUTUBE[1]]

    with pytest.raises(CaseError) as refused:
        load_register(put("a.csv", delimited(rows)), "comments")

    assert [problem.row for problem in refused.value.problems] == [2, 3, 4]


def test_bad_rows_of_a_hand_made_table_are_errors(put: Put) -> None:
    """A table with the library's own columns is mended by hand, so that no row of it is left out."""
    path = put("a.csv", delimited([*COMMENTS, ("KM-3", "besok", "instagram", "x", "0")]))

    with pytest.raises(CaseError, match='row 4, column "tgl": the value is "besok"'):
        load_register(path, "comments")


def test_scraped_news_need_no_code_and_no_tone(put: Put) -> None:
    """Title, day, text and address are enough: the outlet is the address's site, and so the code."""
    rows = [("title", "date", "content", "url"),
            ("Ikrar", "Rabu, 05 Jan 2022 14:30 WIB", "Pegawai berikrar.", "https://www.randu.example/1")]  # fmt: skip
    remarks = Remarks()

    table = load_register(put("a.csv", delimited(rows)), "clippings", remarks=remarks)

    assert table[["outlet", "headline", "text"]].to_numpy().tolist() == [
        ["randu.example", "Ikrar", "Pegawai berikrar."]
    ]
    assert table["doc"].str.startswith("kliping-").all()
    assert table["tone"].isna().all()
    assert [warning.message("en") for warning in remarks.warnings] == [
        'a.csv, column "tone": a tone for 1 clippings that have none yet was expected. '
        "Give it in a copy of the table; figures of tone do not count clippings without one."
    ]


def test_a_column_that_only_shares_a_name_is_kept_as_text(put: Put) -> None:
    """A monitoring service counts readers in "Reach": the column keeps its numbers, and no row is lost for it."""
    rows = [
        ("Date", "Headline", "Hit Sentence", "Source", "Reach"),
        ("05-Jan-2022 10:10AM", "Ikrar", "Isi", "Kabar", "1000"),
    ]
    remarks = Remarks()

    table = load_register(put("a.csv", delimited(rows).encode("utf-16")), "clippings", remarks=remarks)

    assert (table["(reach)"].tolist(), table["reach"].isna().tolist()) == (["1000"], [True])
    assert 'column "reach" holds something else; kept as text' in [fact.en for fact in remarks.facts]


def test_a_bad_cell_of_an_optional_column_loses_no_row(put: Put) -> None:
    """One count among others that is written in words is loaded empty, with a warning that names it."""
    rows = [*YOUTUBE, ("UgxCc3", "2022-01-06T10:00:00Z", "@a", "Baik", "1,2 rb", "v1", "")]
    remarks = Remarks()

    table = load_register(put("a.csv", delimited(rows)), "comments", remarks=remarks)

    assert table["likes"].isna().tolist() == [False, False, True]
    assert [(one.row, one.value) for one in remarks.warnings] == [(4, "1,2 rb")]
    assert remarks.warnings[0].remedy.en.startswith("The cell is loaded empty.")


def test_a_hand_made_table_without_tone_is_refused(put: Put) -> None:
    """A table with codes of its own is the researcher's, and lacks the column that the analysis stands on."""
    path = put("a.csv", delimited([row[:-1] for row in CLIPPINGS]))

    with pytest.raises(CaseError, match=r'the column "tone".*was expected.*columns\.toml'):
        load_register(path, "clippings")


def test_columns_toml_names_the_columns(put: Put) -> None:
    """What the researcher says about an unknown export holds: names, the order of dates, what every row has."""
    path = put("saker-2022.csv", delimited([("Judul Berita", "Tgl Muat", "Naskah", "judul"),
                                            ("Ikrar", "01/05/2022", "Pegawai berikrar.", "x")]))  # fmt: skip
    said = ColumnMap("saker-*.csv", {"Judul Berita": "headline", "Tgl Muat": "date", "Naskah": "text", "judul": ""},
                     {"Tgl Muat": True}, {"outlet": "Kabar Randu"})  # fmt: skip

    table = load_register(path, "clippings", maps=[said])

    assert table[["headline", "outlet"]].to_numpy().tolist() == [["Ikrar", "Kabar Randu"]]
    assert table["date"].tolist() == [pd.Timestamp(2022, 1, 5)]
    assert table["(judul)"].tolist() == ["x"]


def test_a_column_that_could_be_both_asks(put: Put) -> None:
    """Where no day is above 12 the column is read day first, and a warning says how to state it."""
    header, first, second = CLIPPINGS
    path = put(
        "a.csv", delimited([header, [first[0], "05/01/2022", *first[2:]], [second[0], "06/01/2022", *second[2:]]])
    )
    remarks = Remarks()

    asked = load_register(path, "clippings", remarks=remarks)
    stated = load_register(path, "clippings", maps=[ColumnMap("a.csv", {"tgl_terbit": "date"}, {"tgl_terbit": True})])

    assert asked["date"].dt.month.tolist() == [1, 1]
    assert stated["date"].dt.month.tolist() == [5, 6]
    (warning,) = remarks.warnings
    assert (warning.row, warning.column, warning.value) == (2, "tgl_terbit", "05/01/2022")
    assert '["a.csv"] "tgl_terbit" = "date, day first" or "date, month first"' in warning.remedy.en


def test_sheets_are_named_in_messages(put: Put) -> None:
    """In a workbook of several sheets a problem names the sheet that it stands in."""
    bad = [*CLIPPINGS[1][:1], "31/02/2022", *CLIPPINGS[1][2:]]
    path = put("a.xlsx", workbook({"Januari": sheet(CLIPPINGS), "Februari": sheet([CLIPPINGS[0], bad])}))

    with pytest.raises(
        CaseError, match=r'a\.xlsx, sheet "Februari", row 2, column "tgl_terbit": the value is "31/02/2022"'
    ):
        load_register(path, "clippings")


def test_a_workbook_and_a_text_of_it_are_the_same(put: Put) -> None:
    """The same rows give the same table from either."""
    pd.testing.assert_frame_equal(
        load_register(put("a.csv", delimited(YOUTUBE)), "comments"),
        load_register(put("a.xlsx", book(YOUTUBE)), "comments"),
    )
