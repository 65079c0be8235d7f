from datetime import date

import pandas as pd
import pytest

from casestudy.cells import Remarks
from casestudy.check import check_rows, check_table
from casestudy.errors import CaseError
from casestudy.tables import TABLES


def rows(columns: str, *cells: tuple[object, ...]) -> pd.DataFrame:
    """Return cells as a loader gives them: numbered as a spreadsheet does, the header being row 1."""
    return pd.DataFrame(list(cells), columns=columns.split(), index=range(2, 2 + len(cells)), dtype="object")


def first(table: pd.DataFrame, *columns: str) -> list[object]:
    """Return the cells of the first row."""
    return [table[column].tolist()[0] for column in columns]


def messages(table: pd.DataFrame, name: str) -> list[str]:
    """Return what is said about a table that is refused."""
    with pytest.raises(CaseError) as refused:
        check_table(table, name, file=f"{name}.csv")
    return [problem.message("en") for problem in refused.value.problems]


CLIPPING = ("KL-1", "05/01/2022", "Kabar", "Judul", "Isi", "negative")
CLIPPINGS = "doc date outlet headline text tone"


def test_a_table_in_english() -> None:
    """A table with the library's own headers and values comes back typed, its columns in the defined order."""
    raw = rows("tone text headline outlet date doc", ("neutral", " Isi \n", " Judul ", "Kabar", "2022-01-05", "KL-1"))

    checked = check_table(raw, "clippings", file="c.csv")

    assert checked.columns.tolist() == TABLES["clippings"].names
    assert checked.index.tolist() == [0]
    assert first(checked, "doc", "outlet", "headline", "tone") == ["KL-1", "Kabar", "Judul", "neutral"]
    assert first(checked, "date")[0] == pd.Timestamp("2022-01-05")


def test_a_table_in_indonesian() -> None:
    """Indonesian headers and values mean the same as the library's, whatever their capitals."""
    raw = rows(
        "Kode Jabatan Kategori Posisi Tgl-Wawancara Durasi_Mnt Izin_Kutip",
        ("IK-1", "Koordinator", "Kunci", "Internal", "Senin, 12 September 2022", "75", "KUTIP"),
        ("IP-1", "Warga", " tambahan ", "Eksternal", "13/09/2022", "", "parafrasa"),
    )

    checked = check_table(raw, "informants", file="i.csv")

    assert checked["informant"].tolist() == ["IK-1", "IP-1"]
    assert checked["kind"].tolist() == ["key", "supporting"]
    assert checked["standing"].tolist() == ["internal", "external"]
    assert checked["date"].dt.date.tolist() == [date(2022, 9, 12), date(2022, 9, 13)]
    assert checked["consent"].tolist() == ["quote", "paraphrase"]
    assert checked["minutes"].isna().tolist() == [False, True]
    assert checked.columns.tolist() == TABLES["informants"].names


def test_the_types() -> None:
    """Text is str, choices are Categoricals of the allowed values, dates datetime64, counts Int64, yes/no bool."""
    checked = check_table(rows(CLIPPINGS, CLIPPING), "clippings", file="c.csv")
    posts = check_table(rows("doc date platform pillar likes", ("P", "2022-01-05", "x", "y", "7")), "posts", file="p")

    assert checked["headline"].dtype == "str"
    assert checked["tone"].cat.categories.tolist() == ["negative", "neutral", "positive"]
    assert checked["date"].dtype.kind == "M"
    assert checked["advertorial"].dtype == "bool"
    assert posts["likes"].dtype == "Int64"


def test_a_missing_optional_column_is_empty() -> None:
    """An optional column that the file lacks is there, of its type and without a value."""
    checked = check_table(rows(CLIPPINGS, CLIPPING), "clippings", file="c.csv")
    posts = check_table(rows("doc date platform pillar", ("P", "2022-01-05", "x", "y")), "posts", file="p.csv")

    assert first(checked, "url", "topic", "region") == ["", "", ""]
    assert checked["reach"].isna().tolist() == [True]
    assert checked["advertorial"].tolist() == [False]
    assert posts["likes"].isna().tolist() == [True]


def test_a_table_without_rows_keeps_its_types() -> None:
    """A table of headers alone is a table, with the types of a full one."""
    for name, definition in TABLES.items():
        empty = check_table(pd.DataFrame(columns=definition.names, dtype="str"), name, file=name)

        assert len(empty) == 0
        assert set(definition.names) <= set(empty.columns)
    events = check_table(pd.DataFrame(columns=TABLES["events"].names, dtype="str"), "events", file="e")
    assert (events["date"].dtype.kind, str(events["lane"].dtype)) == ("M", "category")


def test_an_unknown_column_is_kept() -> None:
    """The file's own columns stay, as text, after the defined ones and under their own name."""
    checked = check_table(rows("Catatan key label_id label_en no", ("x ", "a", "A", "B", 7)), "labels", file="l.csv")

    assert checked.columns.tolist() == ["key", "label_id", "label_en", "Catatan", "no"]
    assert first(checked, "Catatan", "no") == ["x ", "7"]


def test_only_text_and_quotes_keep_their_white_space() -> None:
    """Segments point into texts by code point, so those are not trimmed; every other text is."""
    clipping = check_table(rows(CLIPPINGS, (*CLIPPING[:3], " Judul ", " Isi\n", "neutral")), "clippings", file="c.csv")
    quote = check_table(
        rows("doc start end quote code coder", (" a ", "0", "3", " x ", "c", "k")), "segments", file="s.csv"
    )

    assert first(clipping, "headline", "text") == ["Judul", " Isi\n"]
    assert first(quote, "doc", "quote") == ["a", " x "]


def test_cells_need_not_be_text() -> None:
    """Numbers, dates and missing cells of a spreadsheet are read like their text."""
    raw = rows(
        "activity date name kind participants",
        (1, pd.Timestamp("2022-01-24"), "Ikrar", "declaration", 250.0),
        (None, date(2022, 1, 25), "Apel", "sosial", None),
    )

    checked = check_table(raw, "activities", file="a.csv")

    assert checked["activity"].tolist() == ["1", ""]
    assert checked["date"].dt.day.tolist() == [24, 25]
    assert checked["participants"].iloc[0] == 250
    assert checked["participants"].isna().tolist() == [False, True]


@pytest.mark.parametrize(
    ("written", "number"),
    [("0", 0), ("0,25", 0.25), ("0.25", 0.25), ("4", 4), (" 3,5 ", 3.5), ("0.30000000000000004", 0.3), (0.1, 0.1)],
)
def test_a_number(written: object, number: float) -> None:
    """A number has a comma or a point before its decimals, or none, as Indonesian and English files write it."""
    raw = rows("factor weight rating", ("S1", written, "4"))

    assert check_table(raw, "swot_scores", file="s.csv")["weight"].tolist() == pytest.approx([number])


@pytest.mark.parametrize("written", ["-1", "1.000,5", "1,000.5", "0,25 %", "¼", "nan", "1e3", "0,", ",5"])
def test_a_number_is_not_guessed(written: str) -> None:
    """Signs, thousands, units and exponents are no number of this table."""
    (said,) = messages(rows("factor weight rating", ("S1", written, "4")), "swot_scores")

    assert said == (
        f'swot_scores.csv, row 2, column "weight": the value is "{written}", but a number from 0, with or without '
        "decimals was expected. Write it like 3, 0.25 or 0,25."
    )


@pytest.mark.parametrize(
    ("written", "count"), [("0", 0), ("75", 75), ("75.0", 75), (" 75 ", 75), ("999999999999999", 999999999999999)]
)
def test_a_count(written: str, count: int) -> None:
    """A count is digits; the .0 that spreadsheet software appends is no decimal part."""
    raw = rows("date name kind participants", ("2022-01-05", "x", "social", written))

    assert check_table(raw, "activities", file="a.csv")["participants"].tolist() == [count]


@pytest.mark.parametrize("written", ["1.000", "1,5", "-1", "1e3", "75 orang", "1.5", "٣", "9" * 20, "75.00"])
def test_a_count_is_not_guessed(written: str) -> None:
    """A thousands dot, a unit, a sign or a number too long to be exact is refused; 1.000 is not read as 1."""
    raw = rows("date name kind participants", ("2022-01-05", "x", "social", written))

    assert messages(raw, "activities") == [
        f'activities.csv, row 2, column "participants": the value is "{written}", but a whole number from 0 was '
        "expected. Write digits only, without separators or units."
    ]


@pytest.mark.parametrize(
    ("written", "value"),
    [("ya", True), ("YES", True), ("1", True), ("tidak", False), ("Tdk", False), ("0", False), ("", False)],
)
def test_a_yes_or_no(written: str, value: bool) -> None:
    """A yes/no is read in both languages, and an empty one is a no."""
    raw = rows(f"{CLIPPINGS} advertorial", (*CLIPPING, written))

    assert check_table(raw, "clippings", file="c.csv")["advertorial"].tolist() == [value]


@pytest.mark.parametrize("written", ["public_relations", "Public Relations", "humas", " HUMAS "])
def test_a_choice_forgives_spelling(written: str) -> None:
    """A choice is read whatever its capitals and underscores, by its English or its Indonesian name."""
    raw = rows("date event_id event_en lane source", ("2022", "a", "b", written, "s"))

    assert check_table(raw, "events", file="e.csv")["lane"].tolist() == ["public_relations"]


@pytest.mark.parametrize("written", ["so", "SO", " So "])
def test_a_choice_in_capitals(written: str) -> None:
    """A value that the library writes in capitals is read in any, and comes back in the library's."""
    raw = rows("cell strategy factors label_id label_en", (written, "d", "S1; O1", "A", "B"))

    assert check_table(raw, "alignment", file="a.csv")["cell"].tolist() == ["SO"]


def test_a_value_of_another_column_is_refused() -> None:
    """An Indonesian value counts only where the column allows what it stands for."""
    raw = rows("date event_id event_en lane source", ("2022", "a", "b", "positif", "s"))

    assert messages(raw, "events") == [
        'events.csv, row 2, column "lane": the value is "positif", but one of: legal, government, public_relations, '
        "audit_award, social was expected. Choose one of them."
    ]


def test_a_partial_date_brings_its_precision() -> None:
    """A year, a month and a day become dates, and a second column says how exact each is."""
    raw = rows(
        "date event_id event_en lane source",
        ("2021", "a", "b", "social", "s"),
        ("2021-11", "a", "b", "social", "s"),
        ("4 November 2021", "a", "b", "social", "s"),
    )

    checked = check_table(raw, "events", file="e.csv")

    assert checked.columns.tolist()[:2] == ["date", "date_precision"]
    assert checked["date"].dt.strftime("%Y-%m-%d").tolist() == ["2021-01-01", "2021-11-01", "2021-11-04"]
    assert checked["date_precision"].tolist() == ["year", "month", "day"]


def test_the_order_of_day_and_month_is_the_column_s() -> None:
    """One number above 12 in a column of dates decides for all its rows."""
    raw = rows("date name kind", ("05/01/2022", "x", "social"), ("01/24/2022", "y", "social"))

    assert check_table(raw, "activities", file="a.csv")["date"].dt.month.tolist() == [5, 1]


def test_every_problem_of_a_table_at_once() -> None:
    """Every kind of problem is told in one error, sorted by row, each with row, column, value and remedy."""
    raw = rows(
        "id tgl nama_media judul isi tone_isi advertorial extra",
        ("KL-1", "31/02/2022", "Kabar", "Judul", "Isi", "negatif", "ya", ""),
        ("KL-2", "2022-01-06", "", "Judul", "Isi", "netrl", "ya", ""),
        ("KL-1 ", "2022-01-07", "Kabar", "Judul", "Isi", "positif", "entah", ""),
        ("", "", "Kabar", "Judul", " ", "sedih", "", ""),
    )

    assert messages(raw, "clippings") == [
        'clippings.csv, row 2, column "tgl": the value is "31/02/2022", but a date that is in the calendar was '
        "expected. Write it like 05/01/2022, 5 January 2022 or 2022-01-05.",
        'clippings.csv, row 3, column "nama_media": a value in this required column was expected. '
        "Fill the cell in, or delete the row if it is empty.",
        'clippings.csv, row 3, column "tone_isi": the value is "netrl", but one of: negative, neutral, positive was '
        'expected. Perhaps "neutral"?',
        'clippings.csv, row 4, column "advertorial": the value is "entah", but yes or no was expected. '
        "Write yes or no.",
        'clippings.csv, row 4, column "id": the value is "KL-1", but a value of doc that no other row has was '
        "expected. Delete the repeated row or give it another code.",
        'clippings.csv, row 5, column "id": a value in this required column was expected. '
        "Fill the cell in, or delete the row if it is empty.",
        'clippings.csv, row 5, column "tgl": a value in this required column was expected. '
        "Fill the cell in, or delete the row if it is empty.",
        'clippings.csv, row 5, column "isi": a value in this required column was expected. '
        "Fill the cell in, or delete the row if it is empty.",
        'clippings.csv, row 5, column "tone_isi": the value is "sedih", but one of: negative, neutral, positive was '
        "expected. Choose one of them.",
    ]


def test_the_problems_in_indonesian() -> None:
    """The same problems are told in Indonesian where that is asked for."""
    raw = rows(
        "tgl event_id event_en jalur sumber",
        ("kapan", "a", "b", "humass", ""),
    )

    with pytest.raises(CaseError) as refused:
        check_table(raw, "events", file="tables/events.csv", lang="id")

    assert str(refused.value).splitlines() == [
        'tables/events.csv, baris 2, kolom "tgl": isinya "kapan", padahal seharusnya tanggal, bulan atau tahun. '
        "Tulis seperti 2022-01-05, 2022-01 atau 2022.",
        'tables/events.csv, baris 2, kolom "jalur": isinya "humass", padahal seharusnya salah satu dari: hukum, '
        'pemerintahan, humas, audit, sosial. Mungkin "humas"?',
        'tables/events.csv, baris 2, kolom "sumber": seharusnya ada isi di kolom wajib ini. '
        "Isi sel itu, atau hapus barisnya bila kosong.",
    ]


def test_every_kind_of_problem_in_indonesian() -> None:
    """What a Bekasi student reads of wrong choices, dates, counts, yes/no, repeated keys and double headers."""
    raw = rows(
        "id tgl nama_media judul isi tone_isi advertorial wilayah region Jenis-Media jenis_media",
        ("KL-1", "31/02/2022", "Kabar", "Judul", "Isi", "POSITIV", "entah", "", "", "", ""),
        ("KL-1", "2022-01-05", "Kabar", "Judul", "Isi", "positif", "ya", "", "", "", ""),
    )
    post = rows("doc date platform pillar likes", ("P", "2022-01-05", "x", "y", "1.000"))

    with pytest.raises(CaseError) as clippings:
        check_table(raw, "clippings", file="c.csv")
    with pytest.raises(CaseError) as posts:
        check_table(post, "posts", file="p.csv")

    assert clippings.value.message("id").splitlines() == [
        'c.csv, baris 1, kolom "jenis_media": isinya "jenis_media", padahal seharusnya satu kolom saja untuk '
        '"outlet_type". Ganti nama atau hapus "Jenis-Media" atau "jenis_media".',
        'c.csv, baris 2, kolom "tgl": isinya "31/02/2022", padahal seharusnya tanggal yang ada di kalender. '
        "Tulis seperti 05/01/2022, 5 Januari 2022 atau 2022-01-05.",
        'c.csv, baris 2, kolom "tone_isi": isinya "POSITIV", padahal seharusnya salah satu dari: negatif, netral, '
        'positif. Mungkin "positif"?',
        'c.csv, baris 2, kolom "advertorial": isinya "entah", padahal seharusnya ya atau tidak. Tulis ya atau tidak.',
        'c.csv, baris 3, kolom "id": isinya "KL-1", padahal seharusnya nilai doc yang belum dipakai baris lain. '
        "Hapus baris ganda atau beri kode lain.",
    ]
    assert posts.value.message("id") == (
        'p.csv, baris 2, kolom "likes": isinya "1.000", padahal seharusnya bilangan bulat dari 0. '
        "Tulis angka saja, tanpa titik dan satuan."
    )


def test_a_partial_date_that_is_none() -> None:
    """What is no date, month or year is told with all three shapes."""
    raw = rows("date event_id event_en lane source", ("2022-13", "a", "b", "social", "s"))

    assert messages(raw, "events") == [
        'events.csv, row 2, column "date": the value is "2022-13", but a date, a month or a year was expected. '
        "Write it like 2022-01-05, 2022-01 or 2022."
    ]


def test_a_missing_key_column() -> None:
    """Where the column that names a row is missing, that alone is told of it, in Indonesian as in English."""
    with pytest.raises(CaseError) as refused:
        check_table(rows("label_id label_en", ("A", "A"), ("A", "A")), "labels", file="l.csv")

    assert refused.value.message("en") == 'l.csv, row 1: the column "key" was expected. Add it to the header row.'
    assert refused.value.message("id") == (
        'l.csv, baris 1: seharusnya ada kolom "key". Tambahkan kolom itu di baris judul.'
    )


def test_empty_keys_are_not_repeated_ones() -> None:
    """Two rows without a code lack it both; they are not told as well that they have the same."""
    said = messages(rows("key label_id label_en", ("", "A", "A"), (" ", "B", "B")), "labels")

    assert said == [
        f'labels.csv, row {row}, column "key": a value in this required column was expected. '
        "Fill the cell in, or delete the row if it is empty."
        for row in (2, 3)
    ]


def test_rows_are_numbered_as_in_the_file() -> None:
    """Where empty rows were left out, a problem still names the row that the spreadsheet shows."""
    raw = rows("key label_id label_en", ("a", "A", "A"), ("a", "B", "B"))
    raw.index = pd.Index([4, 9])

    assert messages(raw, "labels") == [
        'labels.csv, row 9, column "key": the value is "a", but a value of key that no other row has was expected. '
        "Delete the repeated row or give it another code."
    ]


def test_missing_columns_are_told_with_the_rest() -> None:
    """Every missing column is named with the headers accepted for it, together with what is wrong in the rows."""
    raw = rows("jenis nama perserta", ("ikrar", "x", "1"))

    assert messages(raw, "activities") == [
        'activities.csv, row 1: the column "date" (also accepted: tgl, tanggal) was expected. '
        "Add it to the header row.",
        'activities.csv, row 2, column "jenis": the value is "ikrar", but one of: declaration, social, media was '
        "expected. Choose one of them.",
    ]


@pytest.mark.parametrize(
    ("headers", "similar"),
    [("key label_id label_enn", "label_enn"), ("key label_id lable_en", "lable_en")],
)
def test_a_misspelt_header_is_pointed_out(headers: str, similar: str) -> None:
    """A header like the missing one is named; a header that means another column is not."""
    assert messages(rows(headers, ("a", "A", "B")), "labels") == [
        f'labels.csv, row 1: the column "label_en" was expected. Add it to the header row. '
        f'Similar in the file: "{similar}".'
    ]


def test_a_header_like_an_alias_is_pointed_out() -> None:
    """A misspelt Indonesian header is recognised as well."""
    with pytest.raises(CaseError) as refused:
        check_table(rows("tanggall nama jenis", ("2022-01-05", "x", "social")), "activities", file="a.csv")

    assert refused.value.message("id") == (
        'a.csv, baris 1: seharusnya ada kolom "date" (boleh juga: tgl, tanggal). Tambahkan kolom itu di baris judul. '
        'Yang mirip di berkas: "tanggall".'
    )


def test_two_headers_for_one_column() -> None:
    """Two Indonesian headers of one column are refused, for which one is meant cannot be known."""
    raw = rows("tgl tanggal nama jenis", ("2022-01-05", "2022-01-06", "x", "social"))

    assert messages(raw, "activities") == [
        'activities.csv, row 1, column "tanggal": the value is "tanggal", but only one column for "date" was expected. '
        'Rename or remove "tgl" or "tanggal".'
    ]


def test_one_header_twice() -> None:
    """The same header twice is refused, whether the library knows it or not."""
    raw = rows("key key label_id label_en x x", ("a", "b", "A", "A", "", ""))

    assert messages(raw, "labels") == [
        'labels.csv, row 1, column "key": the value is "key", but only one column for "key" was expected. '
        'Rename or remove "key" or "key".',
        'labels.csv, row 1, column "x": the value is "x", but only one column for "x" was expected. '
        'Rename or remove "x" or "x".',
    ]


@pytest.mark.parametrize("headers", ["date nama kind tanggal jenis", "tanggal nama jenis date kind"])
def test_a_column_s_own_name_wins(headers: str) -> None:
    """Beside a column's own header, one that could also mean it is a column of the file's own."""
    cells = {"date": "2022-01-05", "tanggal": "besok", "nama": "x", "kind": "social", "jenis": "unik"}
    raw = rows(headers, tuple(cells[header] for header in headers.split()))

    checked = check_table(raw, "activities", file="a.csv")

    assert first(checked, "date")[0] == pd.Timestamp("2022-01-05")
    assert first(checked, "kind", "tanggal", "jenis") == ["social", "besok", "unik"]


def test_a_key_of_several_columns() -> None:
    """Rows are the same only where all the columns of the key are."""
    header = "doc start end quote code coder"
    row = ("a", "0", "1", "x", "c", "k1")

    assert len(check_table(rows(header, row, ("a", "0", "1", "x", "c", "k2")), "segments", file="s.csv")) == 2
    assert messages(rows(header, row, ("a", "0", "1", "y", "c", "k1")), "segments") == [
        'segments.csv, row 3, column "doc": the value is "a 0 1 c k1", but a value of doc, start, end, code, coder '
        "that no other row has was expected. Delete the repeated row or give it another code."
    ]


def test_a_table_without_a_key_may_repeat_rows() -> None:
    """Two activities may be alike in everything."""
    raw = rows("date name kind", *[("2022-01-05", "x", "social")] * 2)

    assert len(check_table(raw, "activities", file="a.csv")) == 2


def test_the_file_s_cells_are_left_alone() -> None:
    """Checking a table changes nothing in the table that it was given."""
    raw = rows(CLIPPINGS, CLIPPING)
    before = raw.copy()

    check_table(raw, "clippings", file="c.csv")

    pd.testing.assert_frame_equal(raw, before)


def test_a_lenient_check_leaves_bad_rows_out() -> None:
    """Rows with a problem become warnings and the others keep their numbers, as long as these are not the fewer."""
    raw = rows("key label_id label_en", ("a", "A", "A"), ("b", "", "B"), ("a", "C", "C"), ("d", "D", "D"))
    remarks = Remarks()

    checked = check_rows(raw, "labels", file="l.csv", lenient=True, remarks=remarks)

    assert checked.index.tolist() == [2, 5]
    assert [(warning.row, warning.severity) for warning in remarks.warnings] == [(3, "warning"), (4, "warning")]
    assert remarks.warnings[0].remedy.en.startswith("The row is left out. Fill the cell in")
    with pytest.raises(CaseError) as refused:
        check_rows(raw.iloc[:3], "labels", file="l.csv", lenient=True)
    assert [problem.severity for problem in refused.value.problems] == ["error", "error"]


def test_a_missing_column_is_an_error_however_lenient() -> None:
    """Without a column there is no row to leave out."""
    with pytest.raises(CaseError, match='the column "label_en" was expected'):
        check_rows(rows("key label_id", ("a", "A")), "labels", file="l.csv", lenient=True)


def test_columns_may_be_lacking() -> None:
    """A column that is made later may be missing or empty, and is there and empty afterwards."""
    raw = rows("doc date outlet headline text", CLIPPING[:5])

    checked = check_rows(raw, "clippings", file="c.csv", lacking=("tone",))

    assert checked["tone"].isna().tolist() == [True]


def test_a_missing_column_of_an_export_names_the_map() -> None:
    """Raw files are not edited: the message says how columns.toml names the column."""
    (said,) = messages(rows("doc date outlet text tone", (*CLIPPING[:3], "Isi", "negative")), "clippings")

    assert said == (
        'clippings.csv, row 1: the column "headline" (also accepted: judul) was expected. Add it to the header row, '
        'or say in columns.toml which one it is: ["clippings.csv"] "the header there" = "headline".'
    )


def test_the_order_of_dates_can_be_stated() -> None:
    """A stated order holds for the column of that header."""
    raw = rows("tgl nama jenis", ("05/01/2022", "x", "social"))

    assert check_rows(raw, "activities", file="a.csv", orders={"tgl": True})["date"].dt.month.tolist() == [5]


def test_headers_are_cut_in_messages() -> None:
    """A file without a header has a participant's words for one; a message quotes forty characters of them."""
    words = "kata " * 30

    (said, *_) = messages(pd.DataFrame([["x"]], columns=[words], index=[2]), "labels")

    assert words.strip() not in said


def test_a_table_put_together_may_repeat_its_row_numbers() -> None:
    """Rows of two files under one numbering are each told once, with their own values."""
    one = rows("date name kind", ("kapan", "x", "social"), ("#REF!", "#REF!", "y"))
    both = pd.concat([one, one])

    assert len(messages(both, "activities")) == 6
    assert len(check_rows(both.assign(date="05/01/2022", kind="social"), "activities", file="a.csv")) == 4
