"""Tests of casestudy.load.formats.plain."""

from pathlib import Path

import pytest

from casestudy.errors import CaseError
from casestudy.load.formats.plain import decode, find_delimiter, read_delimited, read_text


def write(folder: Path, content: bytes) -> Path:
    path = folder / "kliping.csv"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_decode_reads_the_encodings_of_office(encoding: str) -> None:
    """The same words come out of every encoding that Windows programs write."""
    assert decode("Jum’at – café".encode(encoding)) == "Jum’at – café"


def test_decode_reads_undefined_windows_bytes_as_windows_does() -> None:
    """The five holes of Windows-1252 become control characters instead of an error."""
    assert decode(b"caf\xe9 \x81\x8d\x8f\x90\x9d") == "café \x81\x8d\x8f\x90\x9d"


def test_decode_unites_line_ends_and_drops_marks() -> None:
    """CRLF and a lone CR are line ends; a byte-order mark in the middle of joined files is none of the text."""
    assert decode("a\r\nb\rc\n\ufeffd".encode()) == "a\nb\nc\nd"


GOOD = [
    "Jum’at", "“kutip”", "‘kutip’", "—", "–", "…", "café", "naïve", "Ångström", "São Paulo", "Señor", "Ürümqi", "Ã",
    "â", "Â", "100 €", "£5", "½", "°C", "a\u00a0b", "a\u202fb", "a\u200db", "a\u200eb", "😀",
    "👩\u200d👩\u200d👧", "日本", "العربية", "ꦗꦮ", "cafe\u0301", "ﬁ", "Ⅳ",
]  # fmt: skip


@pytest.mark.parametrize("text", GOOD)
def test_good_text_is_never_mended(text: str) -> None:
    """Marks, blanks and letters that look like damage stay as they are, in every encoding that holds them."""
    assert len(GOOD) == 31
    whole = f"P: {text} – “ya”"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        encoded = whole.encode(encoding, errors="ignore")
        if encoding != "cp1252" or encoded.decode("cp1252") == whole:
            assert decode(encoded) == whole, encoding


def test_decode_never_normalises() -> None:
    """A letter and its accent stay two code points."""
    assert decode("cafe\u0301".encode()) == "cafe\u0301"


def test_decode_marks_a_truncated_utf16_file() -> None:
    """Half a character at the end becomes the replacement character."""
    assert decode("ab".encode("utf-16")[:-1]) == "a\ufffd"


def test_decode_tells_utf16_without_a_mark() -> None:
    """Every other byte is null, in either order."""
    for encoding in ("utf-16-le", "utf-16-be"):
        assert decode("P: Apa tugas Ibu – di café?".encode(encoding)) == "P: Apa tugas Ibu – di café?"


def test_decode_keeps_the_rest_where_a_byte_is_broken() -> None:
    """One broken byte in UTF-8 is read as Windows-1252; among letters that are none of UTF-8 all are."""
    assert decode("“café” – ".encode() + b"\xe9 \x81") == "“café” – é \x81"
    assert decode(b"caf\xe9 Jum\x92at \xc3\xa9") == "café Jum’at Ã©"


def test_read_text_refuses_binary(tmp_path: Path) -> None:
    """Null bytes are no text."""
    with pytest.raises(CaseError, match=r"kliping\.csv: a text file was expected"):
        read_text(write(tmp_path, b"halo\0 dunia"))


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("id,judul\n1,a\n", ","),
        ("id;judul, isi\n1;a, b, c\n2;d\n", ";"),
        ("id\tjudul\n1\ta, b; c\n", "\t"),
        ("id|judul\n1|a\n", "|"),
        ("judul\na, b\nc; d\n", "\x1f"),
        ('id;isi\n1;"baris, satu\nbaris; dua"\n', ";"),
        ("", "\x1f"),
        ("a,b;c\n1,2;3\n", ","),
    ],
)
def test_find_delimiter(text: str, delimiter: str) -> None:
    """The delimiter with which most rows are as long as the header, the comma first among equals."""
    assert find_delimiter(text) == delimiter


def test_find_delimiter_passes_over_fields_too_long_for_one() -> None:
    """A field over the reader's limit rules a delimiter out instead of ending the search."""
    text = "a;b\n" + "x" * 140_000 + "\n"
    assert find_delimiter(text) == "\x1f"


def test_excel_file_of_indonesian_settings(tmp_path: Path) -> None:
    """Semicolons, Windows-1252, CRLF and a line end within a cell, all in one file."""
    table = read_delimited(write(tmp_path, 'id;isi\r\n1;"satu\r\ndua – tiga"\r\n2;empat\r\n'.encode("cp1252")))
    assert table["isi"].tolist() == ["satu\ndua – tiga", "empat"]
    assert table.index.tolist() == [2, 3]
    assert table.dtypes.astype(str).tolist() == ["str", "str"]


def test_rows_keep_the_numbers_of_the_spreadsheet(tmp_path: Path) -> None:
    """Empty rows are left out and counted, before the header too."""
    table = read_delimited(write(tmp_path, b"\nid,isi\n1,a\n,\n\n2,b\n"))
    assert table.index.tolist() == [3, 6]


def test_every_ragged_row_is_named(tmp_path: Path) -> None:
    """All rows of another length are told, with the length found."""
    with pytest.raises(CaseError) as caught:
        read_delimited(write(tmp_path, b"id,isi\n1,a\n2,b,c\n3\n4,d\n5,e\n"))
    assert [(p.row, p.value) for p in caught.value.problems] == [(3, "3"), (4, "1")]
    assert "2 columns like the header" in caught.value.message("en")


def test_trailing_delimiters_are_no_columns(tmp_path: Path) -> None:
    """Excel fills rows and headers up with empty cells."""
    table = read_delimited(write(tmp_path, b"id,isi,,\n1,a,,\n2,b,\n"))
    assert table.columns.tolist() == ["id", "isi"]
    assert table.shape == (2, 2)


def test_blank_header_is_named_by_its_letter(tmp_path: Path) -> None:
    """A column without a header is kept under the letter that Excel shows."""
    assert read_delimited(write(tmp_path, b"id,,isi\n1,x,a\n")).columns.tolist() == ["id", "(B)", "isi"]


def test_repeated_header_is_refused(tmp_path: Path) -> None:
    """Which of two columns is meant is for the researcher to say."""
    with pytest.raises(CaseError, match='row 1, column "isi"'):
        read_delimited(write(tmp_path, b"id,isi, isi\n1,a,b\n"))


def test_open_quotation_mark_is_refused_with_its_row(tmp_path: Path) -> None:
    """The rest of the file is not swallowed into one cell."""
    with pytest.raises(CaseError, match="row 3: paired quotation marks"):
        read_delimited(write(tmp_path, b'id,isi\n1,a\n2,"b\n3,c\n'))


def test_table_of_blanks_is_refused(tmp_path: Path) -> None:
    """Rows of empty cells make no table."""
    with pytest.raises(CaseError, match="a header and the rows of a table"):
        read_delimited(write(tmp_path, b",,\n,,\n"))


def test_header_alone_is_an_empty_table(tmp_path: Path) -> None:
    """A table that is not filled in yet has columns and no rows."""
    table = read_delimited(write(tmp_path, b"id,isi\n"))
    assert (table.columns.tolist(), len(table)) == (["id", "isi"], 0)


def test_no_word_of_a_table_is_lost(tmp_path: Path) -> None:
    """As many words come out as stand in the file."""
    content = "id;isi\n" + "".join(f'{n};"kata {n}, lagi; dan ""kutip"" di sini"\n' for n in range(50))
    table = read_delimited(write(tmp_path, content.encode()))
    assert sum(len(cell.split()) for cell in table["isi"]) == 50 * 7


def test_quotation_marks_behind_backslashes(tmp_path: Path) -> None:
    """A program that is no spreadsheet sets a backslash before a mark within a cell; where none does, it is text."""
    path = tmp_path / "a.csv"
    path.write_text('judul,isi\n"Rapat \\"besar\\"","a, b"\n"C:\\data",x\n', "utf-8")
    assert read_delimited(path).to_numpy().tolist() == [['Rapat "besar"', "a, b"], ["C:\\data", "x"]]

    path.write_text('judul,isi\n"C:\\",x\n', "utf-8")
    assert read_delimited(path).to_numpy().tolist() == [["C:\\", "x"]]
