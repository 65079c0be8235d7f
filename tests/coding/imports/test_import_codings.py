"""Coded passages from other programs and from spreadsheets."""

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casestudy.check import check_table
from casestudy.coding.imports.reading import Imported, import_codings
from casestudy.errors import CaseError

TEXTS = pd.DataFrame(
    {
        "doc": ["IK-1", "OBS-1"],
        "text": ["P: Apa kabar?\n\nI: Ya. Kami “hadir” 🙏 di\nsana. Ya, kami pulang.", "Warga antre."],
    }
)
BOOK = pd.DataFrame(
    {
        "code": ["strategi", "deklarasi", "citra-kini"],
        "label_id": ["Strategi", "Deklarasi, janji", "Citra kini"],
        "label_en": ["Strategies", "Declarations", "Current image"],
    }
)
HISTORY = check_table(
    pd.DataFrame(
        [{"date": "2022-09-12", "code": "janji", "change": "renamed", "to": "deklarasi", "reason": "istilah"}]
    ),
    "codebook_history",
    file="h.csv",
)


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Imported]:
    """Import a table written as CSV, or as a workbook."""

    def read(table: pd.DataFrame, *, sep: str = ",", ending: str = ".csv", coder: str = "K1") -> Imported:
        path = tmp_path / f"kutipan{ending}"
        if ending == ".xlsx":
            book = openpyxl.Workbook()
            for row in [table.columns.tolist(), *table.to_numpy().tolist()]:
                book.worksheets[0].append(row)
            book.save(path)
        else:
            table.to_csv(path, index=False, sep=sep)
        return import_codings(path, texts=TEXTS, codebook=BOOK, history=HISTORY, coder=coder, lang="en")

    return read


def frame(header: str, *rows: str) -> pd.DataFrame:
    """Return a table from cells divided by bars."""
    return pd.DataFrame([row.split("|") for row in rows], columns=header.split("|"))


def placed(found: Imported) -> list[tuple[str, int, str, str]]:
    """Return document, start, quote and code of each segment."""
    return list(found.segments[["doc", "start", "quote", "code"]].itertuples(index=False, name=None))


def outcomes(found: Imported) -> list[tuple[int, str, str]]:
    """Return row, code and outcome of each passage and code."""
    return list(found.report[["row", "code", "outcome"]].astype({"outcome": "str"}).itertuples(index=False, name=None))


def test_a_spreadsheet_as_people_keep_them(load: Callable[..., Imported]) -> None:
    """Several codes in a cell, labels, Indonesian headers and values, and straight quotation marks are understood."""
    found = load(
        frame("No|Informan|Kutipan|Kode|Valensi|Catatan|Koder",
              '1|ik-1.docx|Kami "hadir" 🙏 di sana|Deklarasi, janji; citra-kini|mendukung|ragu|K2',
              "2|IK-1|kami pulang|Current image\nstrategi|||"),
        ending=".xlsx",
    )  # fmt: skip

    assert found.layout == "quotes"
    assert found.unused == ("No",)
    assert placed(found) == [
        ("IK-1", 22, "Kami “hadir” 🙏 di\nsana", "citra-kini"),
        ("IK-1", 22, "Kami “hadir” 🙏 di\nsana", "deklarasi"),
        ("IK-1", 50, "kami pulang", "citra-kini"),
        ("IK-1", 50, "kami pulang", "strategi"),
    ]
    assert found.segments["coder"].tolist() == ["K2", "K2", "K1", "K1"]
    assert found.segments["memo"].tolist() == ["ragu", "ragu", "", ""]
    assert found.segments["valence"].astype("object").tolist()[:2] == ["supports"] * 2
    assert (found.report["outcome"] == "placed").all()


def test_a_column_for_each_code(load: Callable[..., Imported]) -> None:
    """Marks of several kinds give a code; no mark, a zero and a no do not; any other entry is told."""
    found = load(frame("doc|quote|citra kini|strategi|Declarations|Hal", "IK-1|kami pulang|x|0|✓|3",
                       "OBS-1|Warga antre|1|tidak|lihat memo|4", "OBS-1|Warga||-||5"))  # fmt: skip

    assert found.layout == "code columns"
    assert outcomes(found) == [
        (2, "citra kini", "placed"),
        (2, "Declarations", "placed"),
        (3, "citra kini", "placed"),
        (3, "Declarations: lihat memo", "unclear mark"),
        (4, "", "incomplete"),
    ]
    assert [code for *_, code in placed(found)] == ["citra-kini", "deklarasi", "citra-kini"]


def test_what_has_no_place_is_told_with_its_row(load: Callable[..., Imported]) -> None:
    """Each passage and code is in the report, with what became of it and what to do; nothing is dropped in silence."""
    found = load(frame("dokumen|kutipan|kode|halaman", "IK-1|Ya|strategi|1", "IK-1|Kami absen|strategi|2",
                       "IK-7|Ya|strategi|3", "OBS-1|Warga antre|strategi; janji; lain|4", "OBS-1||strategi|5",
                       "OBS-1|Warga antre|Strategi|6", "OBS-1|Warga||7"), sep=";")  # fmt: skip

    assert outcomes(found) == [
        (2, "strategi", "ambiguous"),
        (3, "strategi", "lost"),
        (4, "strategi", "unknown document"),
        (5, "strategi", "placed"),
        (5, "janji", "unknown code"),
        (5, "lain", "unknown code"),
        (6, "strategi", "incomplete"),
        (7, "Strategi", "repeated"),
        (8, "", "incomplete"),
    ]
    assert set(found.report["file"]) == {"kutipan.csv"}
    remedies = found.report["remedy"].tolist()
    assert remedies[0] == "Lengthen the quote, or fill in start with one of: 18, 46."
    assert remedies[2] == 'Similar: "IK-1".'
    assert remedies[3] == ""
    assert remedies[4] == 'This code became "deklarasi" on 2022-09-12: write that.'
    assert remedies[7] == "As in row 5."


def test_codes_under_others(load: Callable[..., Imported]) -> None:
    """A code that is written with those above it is the last of them."""
    cells = [
        "Strategi > Deklarasi, janji",
        "Codes\\\\Strategi\\\\citra-kini",
        "strategi.deklarasi",
        "strategi/strategi",
    ]
    found = load(pd.DataFrame({"doc": "OBS-1", "quote": ["Warga", "antre", "Warga antre", "arga"], "code": cells}))

    assert [code for *_, code in placed(found)] == ["deklarasi", "deklarasi", "strategi", "citra-kini"]


def test_commas_divide_codes_only_where_all_parts_are_codes(load: Callable[..., Imported]) -> None:
    """A label with a comma is one code, a list with commas several; a list with a stranger is told as it stands."""
    cells = ["Deklarasi, janji", "strategi, citra-kini", "strategi, lain"]
    found = load(pd.DataFrame({"doc": "OBS-1", "quote": ["Warga", "antre", "Warga antre"], "code": cells}))

    assert outcomes(found) == [
        (2, "Deklarasi, janji", "placed"), (3, "strategi", "placed"), (3, "citra-kini", "placed"),
        (4, "strategi, lain", "unknown code"),
    ]  # fmt: skip


def test_highlights_of_taguette(load: Callable[..., Imported]) -> None:
    """One row a tag, spaces wherever the page was divided, no coder: placed on the exact words of the text."""
    found = load(frame("id|document|tag|content", "1|IK-1.docx|strategi|Kami “ hadir ” 🙏 di sana .",
                       "1|IK-1.docx|deklarasi|Kami “ hadir ” 🙏 di sana .", "2|OBS-1.docx||Warga antre ."))  # fmt: skip

    assert found.layout == "taguette"
    assert placed(found) == [
        ("IK-1", 22, "Kami “hadir” 🙏 di\nsana.", "deklarasi"), ("IK-1", 22, "Kami “hadir” 🙏 di\nsana.", "strategi"),
    ]  # fmt: skip
    assert outcomes(found)[2] == (4, "", "incomplete")


def test_coded_text_of_qualcoder(load: Callable[..., Imported]) -> None:
    """Its offsets, off by some characters, choose among equal words and are believed for nothing else."""
    found = load(frame("codename|owner|filename|pos0|pos1|seltext|memo",
                       "Strategi|dewi|IK-1.txt|24|41|Kami “hadir” 🙏 di|",
                       "citra-kini|dewi|IK-1.txt|20|22|Ya|awal", "citra-kini|dewi|IK-1.txt|48|50|Ya|akhir",
                       "citra-kini|dewi|OBS-1|0|5|antre|"))  # fmt: skip

    assert found.layout == "qualcoder"
    assert [(doc, start, quote) for doc, start, quote, _ in placed(found)] == [
        ("IK-1", 18, "Ya"), ("IK-1", 22, "Kami “hadir” 🙏 di"), ("IK-1", 46, "Ya"), ("OBS-1", 6, "antre"),
    ]  # fmt: skip
    assert found.segments["memo"].tolist() == ["awal", "", "akhir", ""]
    assert set(found.segments["coder"]) == {"dewi"}


def test_segments_are_valid_and_typed(load: Callable[..., Imported]) -> None:
    """What comes in has the columns and types of the segments table, and each quote is its slice of the text."""
    found = load(frame("doc|quote|code|date", "OBS-1|Warga|strategi|2022-09-12 10:15:00"))

    own = check_table(found.segments.assign(date="2022-09-12"), "segments", file="a.csv")
    pd.testing.assert_frame_equal(found.segments, own)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("doc|quote|code|valence", r'kutipan\.csv, row 2, column "valence"'),
        ("doc|quote|code|date", r'kutipan\.csv, row 2, column "date"'),
        ("doc|quote|halaman|memo", r"a column for the code, or one for each code was expected"),
    ],
)
def test_what_cannot_be_read_at_all_is_refused(load: Callable[..., Imported], table: str, said: str) -> None:
    """A valence or a date that is none, and a file without codes, are told as errors, before anything is placed."""
    with pytest.raises(CaseError, match=said):
        load(frame(table, "OBS-1|Warga|strategi|entah"))


def test_a_coder_is_needed(load: Callable[..., Imported]) -> None:
    """Rows that name no coder need one to be named."""
    with pytest.raises(CaseError, match=r'row 3, column "koder": a coder was expected\. Name the coder'):
        load(frame("doc|quote|code|koder", "OBS-1|Warga|strategi|K2", "OBS-1|antre|strategi|"), coder="")


WORDS = st.lists(
    st.sampled_from(["warga", "humas,", "“kota”", "hadir;", "🙏", "hak-hak", "ya.\n\nI:"]), min_size=4, max_size=30
)
LAYOUTS = ("segments", "quotes", "taguette", "qualcoder", "code columns")


def squash(text: str) -> str:
    """Return a text without its white space."""
    return "".join(text.split())


def export(table: pd.DataFrame, layout: str) -> pd.DataFrame:
    """Return segments as each program and a researcher would write them."""
    documents = table["doc"] + ".docx"
    if layout == "taguette":
        content = table["quote"].map(lambda quote: " ".join(quote.split()))
        return pd.DataFrame({"id": "1", "document": documents, "tag": "strategi." + table["code"], "content": content})
    if layout == "qualcoder":
        shifted = {"pos0": table["start"] + 3, "pos1": table["end"] + 3}
        return pd.DataFrame({"codename": table["code"].str.upper(), "owner": table["coder"], "filename": documents,
                             **shifted, "seltext": table["quote"]})  # fmt: skip
    if layout == "quotes":
        return pd.DataFrame({"Kode": table["code"], "Dokumen": table["doc"].str.lower(), "Kutipan": table["quote"]})
    if layout == "code columns":
        marks = {code: ["x" if code == own else "" for own in table["code"]] for code in BOOK["code"]}
        return pd.DataFrame({"sumber": table["doc"], "kutipan": table["quote"], **marks})
    return table


@settings(deadline=None, derandomize=True, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORDS, st.sampled_from(LAYOUTS), st.sampled_from([",", ";", "\t"]), st.data())
def test_what_goes_out_comes_back(tmp_path: Path, words: list[str], layout: str, sep: str, data: st.DataObject) -> None:
    """Segments written in any layout come back the same, if their words stand once or their offsets are written."""
    text = "P: " + " ".join(words)
    spans = [data.draw(st.tuples(st.integers(0, len(words) - 1), st.integers(1, 6))) for _ in range(4)]
    rows = []
    for first, count in spans:
        start = len("P: " + " ".join(words[:first])) + (first > 0)
        quote = " ".join(words[first : first + count])
        # Equal words may overlap, and layouts without offsets are told apart by words alone.
        if layout == "segments" or len(re.findall(f"(?={re.escape(squash(quote))})", squash(text))) == 1:
            rows += [("IK-1", start, start + len(quote), quote, code, "K1") for code in ("deklarasi", "strategi")]
    columns = ["doc", "start", "end", "quote", "code", "coder"]
    cells = pd.DataFrame(sorted(set(rows)), columns=columns)
    path = tmp_path / "keluar.csv"
    export(cells, layout).to_csv(path, index=False, sep=sep)
    if cells.empty:
        return

    found = import_codings(
        path, texts=pd.DataFrame({"doc": ["IK-1"], "text": [text]}), codebook=BOOK, coder="K1", lang="en"
    )

    assert found.layout == layout
    assert found.segments[columns].to_numpy().tolist() == cells.to_numpy().tolist()
    assert (found.report["outcome"] == "placed").all()
