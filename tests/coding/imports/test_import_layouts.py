"""How coded passages are laid out."""

import pandas as pd
import pytest

from casestudy.coding.imports.layouts import code_names, plain_name, recognise
from casestudy.errors import CaseError

BOOK = pd.DataFrame(
    {
        "code": ["deklarasi", "citra-kini", "citra-harapan", "x1"],
        "label_id": ["Deklarasi antikorupsi", "Citra", "Citra", "Deklarasi"],
        "label_en": ["Declarations", "Image now", "Image hoped for", "One"],
    }
)


@pytest.mark.parametrize(
    ("headers", "name", "columns"),
    [
        (["doc", "start", "end", "quote", "code", "coder"], "segments",
         {"doc": "doc", "quote": "quote", "code": "code", "coder": "coder", "start": "start", "end": "end"}),
        (["doc", "quote", "code"], "quotes", {"doc": "doc", "quote": "quote", "code": "code"}),
        (["Dokumen", "Kutipan", "Kode", "Koder", "Valensi", "Catatan", "Tanggal"], "quotes",
         {"doc": "Dokumen", "quote": "Kutipan", "code": "Kode", "coder": "Koder", "valence": "Valensi",
          "memo": "Catatan", "date": "Tanggal"}),
        (["INFORMAN ", "Petikan:", "tema"], "quotes", {"doc": "INFORMAN ", "quote": "Petikan:", "code": "tema"}),
        (["Informan", "Sumber", "kutipan", "kode"], "quotes", {"doc": "Informan", "quote": "kutipan", "code": "kode"}),
        (["id", "document", "tag", "content"], "taguette", {"doc": "document", "quote": "content", "code": "tag"}),
        (["id", "document", "content", "tags"], "taguette", {"doc": "document", "quote": "content", "code": "tags"}),
        (["codename", "owner", "File name", "pos0", "pos1", "seltext", "memo", "category"], "qualcoder",
         {"doc": "File name", "quote": "seltext", "code": "codename", "coder": "owner", "start": "pos0", "end": "pos1",
          "memo": "memo"}),
    ],
)  # fmt: skip
def test_a_layout_is_told_from_the_headers(headers: list[str], name: str, columns: dict[str, str]) -> None:
    """Headers in either language, in any case and with any joints, show what each column holds."""
    layout = recognise(headers, BOOK, file="a.csv")

    assert layout.name == name
    assert layout.columns == columns
    assert layout.codes == {}


def test_a_column_for_each_code() -> None:
    """Where there is no column of codes, columns headed by a code or a label that only one has are columns of codes."""
    layout = recognise(["doc", "kutipan", "Deklarasi", "Image now", "Citra", "Halaman"], BOOK, file="a.csv")

    assert layout.name == "code columns"
    assert layout.codes == {"Deklarasi": "deklarasi", "Image now": "citra-kini"}


def test_what_is_missing_is_told() -> None:
    """Without document, quote or code the headers that would do are named, and those that were found."""
    with pytest.raises(CaseError) as refused:
        recognise(["Halaman", "Isi"], BOOK, file="a.xlsx")

    assert [problem.message("en") for problem in refused.value.problems] == [
        'a.xlsx, row 1: the value is "Halaman, Isi", but a column for the document was expected. '
        "Give one of these headers: doc, document, dokumen, file_name, filename, nama_file.",
        'a.xlsx, row 1: the value is "Halaman, Isi", but a column for the quote was expected. '
        "Give one of these headers: quote, kutipan, petikan, seltext, selected_text, coded_text.",
        'a.xlsx, row 1: the value is "Halaman, Isi", but a column for the code, or one for each code was expected. '
        "Give one of these headers: code, kode, codename, code_name, nama_kode, codes.",
    ]


def test_a_code_goes_before_a_label() -> None:
    """A name that is one code's own and another's label means the former; what two codes share means neither."""
    names = code_names(BOOK)

    assert names["deklarasi"] == "deklarasi"
    assert "citra" not in names
    assert code_names(BOOK.assign(code=["a-b", "a_b", "c", "d"])).get("a_b") is None


def test_names_are_compared_without_their_joints() -> None:
    """Capitals, hyphens, spaces, and the two ways of storing an accent make no difference."""
    assert plain_name("Café–Kota ") == plain_name("cafe\u0301_kota") == "café_kota"
