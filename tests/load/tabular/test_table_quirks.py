"""Tables as they come: each of these files has one quirk that was met in real ones, with invented content."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from casestudy.cells import Remarks
from casestudy.load.tabular.register import load_register
from tests.load.table_makers import BIBTEX, CLIPPINGS, COMMENTS, PAGE, RIS, book, delimited, mhtml, sheet, workbook

HEADER, FIRST, SECOND = CLIPPINGS
INDONESIAN_EXCEL = (
    "id_kliping;tgl_terbit;nama_media;judul;isi;tone_isi\r\n"
    'KL-1;24/01/2022;Kabar Randu;"Ikrar ""Bersama""";"Baris satu\r\nbaris – dua";positif\r\n'
)
ONE, BOTH = ["KL-1"], ["KL-1", "KL-2"]
DATE = "<c s='1'><v>44585</v></c>"
STAMP = "<c s='2'><v>44585.604166666664</v></c>"

CLIPPING_FILES: dict[str, tuple[str, bytes, list[str]]] = {
    "commas, UTF-8": ("a.csv", delimited(CLIPPINGS).encode(), BOTH),
    "semicolons, byte-order mark": ("a.csv", delimited(CLIPPINGS, delimiter=";").encode("utf-8-sig"), BOTH),
    "tabs, UTF-16": ("a.txt", delimited(CLIPPINGS, delimiter="\t").encode("utf-16"), BOTH),
    "bars": ("a.csv", delimited(CLIPPINGS, delimiter="|").encode(), BOTH),
    "tabs, called .tsv": ("a.tsv", delimited(CLIPPINGS, delimiter="\t").encode(), BOTH),
    "Indonesian Excel": ("a.csv", INDONESIAN_EXCEL.encode("cp1252"), ONE),
    "a lone CR for line ends": ("a.csv", delimited(CLIPPINGS, end="\r").encode(), BOTH),
    "a first line sep=;": ("a.csv", b"sep=;\n" + delimited(CLIPPINGS, delimiter=";").encode(), BOTH),
    "title rows above the header": (
        "a.csv", delimited([("Kliping Media Januari", *[""] * 5), ("", *[""] * 5), *CLIPPINGS]).encode(), BOTH,
    ),
    "a title of one cell": ("a.csv", b"Kliping Januari 2022\n\n" + delimited(CLIPPINGS).encode(), BOTH),
    "empty rows, empty columns at the end": (
        "a.csv", delimited([(*row, "", "") for row in (HEADER, FIRST, [""] * 6, SECOND)]).encode(), BOTH,
    ),
    "the header again on each page": ("a.csv", delimited([HEADER, FIRST, HEADER, SECOND]).encode(), BOTH),
    "headers in capitals with spaces": (
        "a.csv", delimited([[h.upper().replace("_", "  ") for h in HEADER], FIRST]).encode(), ONE,
    ),
    "a few broken bytes in UTF-8": (
        "a.csv",
        delimited([HEADER, [*FIRST[:4], "Jum’at – “ikrar” @", "positif"]]).encode().replace(b"@", b"\xff"),
        ONE,
    ),
    "a workbook called .csv": ("a.csv", book(CLIPPINGS), BOTH),
    "a workbook": ("a.xlsx", book(CLIPPINGS), BOTH),
    "a workbook with macros": ("a.xlsm", book(CLIPPINGS), BOTH),
    "rows below an empty top": ("a.xlsx", workbook({"a": sheet(CLIPPINGS, start=7)}), BOTH),
    "dates as numbers": ("a.xlsx", book([HEADER, ["KL-1", DATE, *FIRST[2:]]]), ONE),
    "dates with a time, in an Indonesian format": ("a.xlsx", book([HEADER, ["KL-1", STAMP, *FIRST[2:]]]), ONE),
    "the calendar of 1904": (
        "a.xlsx",
        workbook({"a": sheet([HEADER, ["KL-1", "<c s='1'><v>43123</v></c>", *FIRST[2:]]])}, date1904=True),
        ONE,
    ),
    "dates as bare numbers": ("a.xlsx", book([HEADER, ["KL-1", 44585, *FIRST[2:]]]), ONE),
    "a merged title": (
        "a.xlsx", workbook({"a": sheet([["Kliping"], HEADER, FIRST, SECOND], merged=["A1:F1"])}), BOTH,
    ),
    "a header of two merged rows": (
        "a.xlsx",
        workbook({"a": sheet(
            [["ID", "Tgl Terbit", "Nama Media", "Judul", "Isi", "Tone", None],
             [None, None, None, None, None, "Judul", "Isi"], [*FIRST[:5], "negatif", "positif"]],
            merged=["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "F1:G1"],
        )}),
        ONE,
    ),
    "merged cells in the body": (
        "a.xlsx",
        workbook({"a": sheet([HEADER, FIRST, ["KL-2", None, None, *SECOND[3:]]], merged=["B2:B3", "C2:C3"])}),
        BOTH,
    ),
    "a formula with its value": (
        "a.xlsx", book([HEADER, ["<c t='str'><f>\"KL-\"&amp;1</f><v>KL-1</v></c>", *FIRST[1:]]]), ONE,
    ),
    "shared texts in pieces, with a guide to pronunciation": (
        "a.xlsx",
        workbook({"a": sheet([HEADER, ["<c t='s'><v>0</v></c>", *FIRST[1:]]])},
                 strings="<si><r><t>KL</t></r><r><t>-1</t></r><rPh><t>kaelsatu</t></rPh></si>"),
        ONE,
    ),
    "hidden rows and columns": (
        "a.xlsx",
        workbook({"a": sheet(CLIPPINGS, hidden_rows=[3], columns='<cols><col min="4" max="4" hidden="1"/></cols>')}),
        BOTH,
    ),
    "a sheet for each month": (
        "a.xlsx", workbook({"Januari": sheet([HEADER, FIRST]), "Februari": sheet([HEADER, SECOND])}), BOTH,
    ),
    "a sheet of another kind": (
        "a.xlsx", workbook({"Rekap": sheet([["media", "jumlah"], ["Kabar", 3]]), "Data": sheet(CLIPPINGS)}), BOTH,
    ),
    "a hidden sheet": (
        "a.xlsx", workbook({"Lama": sheet([HEADER, SECOND]), "Baru": sheet([HEADER, FIRST])}, hidden=["Lama"]), ONE,
    ),
    "no references in cells and rows": (
        "a.xlsx",
        workbook({"a": re.sub(r' r="[A-Z]*\d+"', "", sheet(CLIPPINGS))}),
        BOTH,
    ),
    "tags with a prefix": (
        "a.xlsx",
        workbook({"a": sheet(CLIPPINGS).replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")}),
        BOTH,
    ),
    "styles that no program understands": (
        "a.xlsx", workbook({"a": sheet(CLIPPINGS)}, parts={"xl/styles.xml": "<s><fill patternType='?'/></s>"}),
        BOTH,
    ),
}  # fmt: skip


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Write a file."""

    def write(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


@pytest.mark.parametrize(("name", "data", "docs"), CLIPPING_FILES.values(), ids=CLIPPING_FILES)
def test_a_quirk_keeps_no_clipping_back(
    name: str, data: bytes, docs: list[str], put: Callable[[str, bytes], Path]
) -> None:
    """Whatever the file's form, the same clippings come out with their days and words; the file stays as it is."""
    path = put(name, data)

    table = load_register(path, "clippings")

    assert table["doc"].tolist() == docs
    assert table["date"].dt.strftime("%Y-%m-%d").tolist()[0] in ("2022-01-24", "2022-01-25")
    assert (table[["outlet", "headline", "text"]] != "").all(axis=None)
    assert table["tone"].notna().all()
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    ("kind", "fact"),
    [
        ("title rows above the header", "row 1 above the header read as a title, not as data"),
        ("the header again on each page", "header repeated in 1 rows passed over"),
        ("dates as bare numbers", '1 numbers in column "tgl_terbit" read as dates'),
        ("merged cells in the body", "2 merged cells: their value holds for each cell"),
        ("hidden rows and columns", "hidden rows read: 3"),
        ("hidden rows and columns", "hidden columns read: D"),
        ("a sheet of another kind", 'sheet "Rekap" not read: it has other headers'),
        ("a hidden sheet", 'hidden sheet "Lama" not read'),
        ("commas, UTF-8", 'dates in column "tgl_terbit" read as day/month/year'),
    ],
)
def test_what_was_decided_is_said(kind: str, fact: str, put: Callable[[str, bytes], Path]) -> None:
    """What is passed over, repeated or read from what the screen hides is told with the file."""
    name, data, _ = CLIPPING_FILES[kind]
    remarks = Remarks()

    load_register(put(name, data), "clippings", remarks=remarks)

    assert fact in [one.en for one in remarks.facts] or any(fact in one.en for one in remarks.facts)


def test_headers_of_two_rows_keep_their_meaning(put: Callable[[str, bytes], Path]) -> None:
    """What stands as "Tone" over "Judul" and "Isi" is the tone of the headline and that of the body."""
    name, data, _ = CLIPPING_FILES["a header of two merged rows"]

    table = load_register(put(name, data), "clippings")

    assert table[["headline", "text", "headline_tone", "tone"]].astype(str).values.tolist() == [
        ["Ikrar Bersama", "Pegawai berikrar di alun-alun.", "negative", "positive"]
    ]


def test_words_of_a_cell_come_whole(put: Callable[[str, bytes], Path]) -> None:
    """Line ends, doubled quotation marks and the letters of Windows-1252 are what they were."""
    name, data, _ = CLIPPING_FILES["Indonesian Excel"]

    table = load_register(put(name, data), "clippings")

    assert table[["headline", "text"]].values.tolist() == [['Ikrar "Bersama"', "Baris satu\nbaris – dua"]]


def test_broken_bytes_do_not_break_the_others(put: Callable[[str, bytes], Path]) -> None:
    """One byte that is no UTF-8 stands alone; it does not turn the file's quotation marks into â€œ."""
    name, data, _ = CLIPPING_FILES["a few broken bytes in UTF-8"]

    assert load_register(put(name, data), "clippings")["text"].tolist() == ["Jum’at – “ikrar” ÿ"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.ris", RIS), ("a.bib", BIBTEX), ("a.html", PAGE), ("a.mhtml", ""), ("2022-01-06 kabar.htm", PAGE)],
)
def test_one_article_in_every_format(name: str, content: str, put: Callable[[str, bytes], Path]) -> None:
    """References and saved pages give outlet, day, headline and text, and wait for their tone."""
    data = content.encode() or mhtml(PAGE, "https://kabarrandu.example/1")
    remarks = Remarks()

    table = load_register(put(name, data), "clippings", remarks=remarks)

    assert table[["outlet", "date"]].astype(str).values.tolist() == [["Kabar Randu", "2022-01-06"]]
    assert table["headline"].str.startswith("Wali Kota Hadir").all()
    assert "hadir" in table["text"][0].lower()
    assert table["tone"].isna().all()
    assert [warning.column for warning in remarks.warnings] == ["tone"]


def test_comments_of_a_hand_made_table(put: Callable[[str, bytes], Path]) -> None:
    """A table with the library's columns keeps its own codes, and none of them is made."""
    table = load_register(put("a.csv", delimited(COMMENTS).encode()), "comments")

    assert table[["doc", "text"]].values.tolist() == [["KM-1", "Semoga cepat selesai"], ["KM-2", "Layanan tetap buka?"]]
    assert table["likes"].tolist() == [3, 0]
