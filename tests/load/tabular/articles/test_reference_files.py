"""Tests of casestudy.load.tabular.articles.references."""

from pathlib import Path

import pytest

from casestudy.cells import Remarks
from casestudy.errors import CaseError
from casestudy.load.tabular.articles.references import holds_news, parse_bibtex, parse_ris, read_references
from casestudy.load.tabular.register import load_register

ZOTERO = """\ufeffTY  - NEWS
TI  - Wali Kota Hadir
AU  - Seseorang, Nama
T2  - Kabar Randu
DA  - 2022/01/06/
UR  - https://kabarrandu.example/1
AB  - Baris satu
baris dua
ER  - \r
\r
TY  - MGZN\r
T1  - Setahun\r
JO  - Majalah Randu\r
Y1  - 2022/02//\r
ER  - \r
"""
THESES = """TY  - THES
TI  - Strategi Humas
PB  - Universitas Randu
PY  - 2021
ER  -
TY  - JOUR
TI  - Citra Kota
JF  - Jurnal Humas
PY  - 2020/03/
ER  -
TY  - JOUR
TI  - Tanpa tahun
ER  -
"""


def test_ris_of_zotero() -> None:
    """Tags, a mark at the start, either line end, and lines that go on are read; a month stays a month."""
    found = [fields for _, fields in parse_ris(ZOTERO.replace("\r", ""))]

    assert found == [
        {"kind": "NEWS", "title": "Wali Kota Hadir", "outlet": "Kabar Randu", "date": "2022-01-06",
         "text": "Baris satu\nbaris dua", "url": "https://kabarrandu.example/1"},
        {"kind": "MGZN", "title": "Setahun", "outlet": "Majalah Randu", "date": "2022-02"},
    ]  # fmt: skip


def test_lines_are_numbered() -> None:
    """A reference is named by the line in which it begins."""
    assert [line for line, _ in parse_ris("\n\nTY  - NEWS\nTI  - a\nER  -\nTY  - NEWS\nTI  - b\n")] == [3, 6]


@pytest.mark.parametrize(
    ("entry", "fields"),
    [
        ("title={Wali {Kota}}, year=2022, month=jan, day=5", {"title": "Wali Kota", "date": "2022-01-5"}),
        ("title={A}, year={2022}, month={March}", {"title": "A", "date": "2022-03"}),
        ('title = "Judul {\\"u}ber", year = "2022"', {"title": "Judul über", "date": "2022"}),
        ("title={Caf{\\'e} \\& lain}, journal={J}", {"title": "Café & lain", "outlet": "J"}),
        ("title={A},\n abstract={Satu,\n dua}", {"title": "A", "text": "Satu, dua"}),
        ("", {}),
    ],
)
def test_bibtex(entry: str, fields: dict[str, str]) -> None:
    """Braces and quotation marks, nested ones, accents, months and bare numbers are read as they are meant."""
    for written in (f"@misc{{a, {entry}}}", f"% catatan\n@comment{{x}}\n@string{{j = {{J}}}}\n@MISC ( a, {entry})"):
        assert [one for _, one in parse_bibtex(written)] == [{"kind": "misc", "doc": "a", **fields}]


def test_news_become_clippings_and_theses_documents(tmp_path: Path) -> None:
    """References of news are clippings with their outlet; theses and journals are documents, dated as far as known."""
    (tmp_path / "a.ris").write_text(ZOTERO, "utf-8")
    (tmp_path / "b.ris").write_text(THESES, "utf-8")

    assert holds_news(read_references(tmp_path / "a.ris"))
    assert not holds_news(read_references(tmp_path / "b.ris"))
    remarks = Remarks()
    assert load_register(tmp_path / "a.ris", "clippings", remarks=remarks)["headline"].tolist() == ["Wali Kota Hadir"]
    assert [(one.row, one.value) for one in remarks.warnings if one.column == "date"] == [(11, "2022-02")]


def test_documents_are_dated_as_far_as_is_known(tmp_path: Path) -> None:
    """A year is a year and a month a month; a reference without either is left out with its line."""
    (tmp_path / "b.ris").write_text(THESES, "utf-8")

    table = load_register(tmp_path / "b.ris", "documents")

    assert table[["title", "origin", "date_precision", "kind"]].values.tolist() == [
        ["Strategi Humas", "Universitas Randu", "year", "THES"], ["Citra Kota", "Jurnal Humas", "month", "JOUR"],
    ]  # fmt: skip
    assert table["doc"].str.startswith("dok-").all()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.ris", "bukan rujukan", "there is none"),
        ("a.bib", "bukan rujukan", "there is none"),
        ("a.bib", "@misc{a, title={terbuka", "row 1: a reference whose braces are closed"),
        ("a.bib", "x\n\n@misc{a, title={terbuka", "row 3: a reference whose braces are closed"),
        ("a.ris", "TY  - NEWS\n" * 20_001, "a table of at most"),
    ],
)
def test_what_is_no_reference_is_refused(name: str, text: str, said: str, tmp_path: Path) -> None:
    """A file without references, with an open brace or with too many is refused with its reason."""
    (tmp_path / name).write_text(text, "utf-8")

    with pytest.raises(CaseError, match=said):
        read_references(tmp_path / name)
