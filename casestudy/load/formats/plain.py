"""Plain text and delimited tables: the encodings and delimiters that Indonesian settings of Excel produce."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pandas as pd

from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.files import read_bytes

_DELIMITERS = (",", ";", "\t", "|")
#: Stands in no text, so that a table of one column is not split at its commas.
_NO_DELIMITER = "\x1f"
#: The five bytes that Windows-1252 leaves undefined; Windows itself reads them as control characters.
_UNDEFINED = {0xDC00 + byte: byte for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_NUMBERED = re.compile(r"\s*(\d{1,5})(?:[.)]?[ \t]+(.*)|[.)]?)$")


def decode(data: bytes) -> str:
    r"""Return bytes as text: by their byte-order mark, else as UTF-8, else as Windows-1252.

    Line ends become ``\n`` and byte-order marks go; nothing else changes, not even the Unicode normal form, since
    quotes are found by code point.

    Examples
    --------
    >>> decode("Jum’at\r\n".encode("cp1252"))
    'Jum’at\n'
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="surrogateescape").translate(_UNDEFINED)
    return text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")


def read_text(path: Path, *, file: str | None = None) -> str:
    """Return the text of a file; see `decode`.

    Raises
    ------
    CaseError
        Where the file is empty, cannot be read or is not text.
    """
    file = file or path.name
    text = decode(read_bytes(path, file=file))
    if "\0" in text:
        raise CaseError(
            Problem(
                file,
                Bilingual("berkas teks", "a text file"),
                Bilingual("Simpan ulang sebagai teks UTF-8.", "Save it again as UTF-8 text."),
            )
        )
    return text


def strip_line_numbers(lines: Sequence[str]) -> list[str]:
    """Return lines without the numbers that a transcript with numbered lines puts before each.

    They are taken for numbers only where they count 1, 2, 3, … without a gap, at least three of them, on at least
    four fifths of the lines from the first on.

    Examples
    --------
    >>> strip_line_numbers(["Transkrip", "1  P: Apa tugas", "2     Anda?", "3  I: Menjawab."])
    ['Transkrip', 'P: Apa tugas', 'Anda?', 'I: Menjawab.']
    """
    expected, stripped, first = 1, list(lines), len(lines)
    for place, line in enumerate(lines):
        found = _NUMBERED.match(line)
        if found and int(found[1]) == expected:
            first = min(first, place)
            stripped[place] = found[2] or ""
            expected += 1
    filled = sum(1 for line in lines[first:] if line.strip())
    return stripped if expected > 3 and expected - 1 >= 0.8 * filled else list(lines)


def read_delimited(path: Path, *, file: str | None = None) -> pd.DataFrame:
    """Return a delimited text file as cells of text.

    The delimiter is the one of comma, semicolon, tab and bar with which most rows have as many columns as the
    header; a header without any of them makes a table of one column.

    Parameters
    ----------
    path : pathlib.Path
    file : str, optional
        Names the file in messages; by default its name.

    Returns
    -------
    pandas.DataFrame
        One ``str`` column a header. The index numbers the rows as a spreadsheet shows them, with the header in row 1
        of a file that starts with it; empty rows are left out and keep their number.

    Raises
    ------
    CaseError
        Naming every row with another number of columns than the header, every repeated header, or the row in which
        a quotation mark is left open.
    """
    file = file or path.name
    text = read_text(path, file=file)
    delimiter = find_delimiter(text)
    return to_table(_read_rows(text, delimiter, file), file=file, padded=False)


def find_delimiter(text: str) -> str:
    r"""Return the delimiter with which most rows have the header's number of columns.

    Examples
    --------
    >>> find_delimiter("id;judul, isi\nKL-1;a, b, c\n")
    ';'
    """
    best, best_score = _NO_DELIMITER, (0.0, 0)
    for delimiter in _DELIMITERS:
        try:
            counts = [len(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
        except csv.Error:
            continue
        columns = counts[0] if counts else 0
        score = (sum(count == columns for count in counts) / max(1, len(counts)), columns)
        if columns > 1 and score > best_score:
            best, best_score = delimiter, score
    return best


def to_table(rows: Iterable[tuple[int, Sequence[str]]], *, file: str, padded: bool) -> pd.DataFrame:
    """Return numbered rows of cells as a table whose header is the first row that is not empty.

    Parameters
    ----------
    rows : iterable of (int, sequence of str)
        The number of each row in its file, and its cells.
    file : str
        Names the file in messages.
    padded : bool
        Whether short rows are filled up with empty cells, as a spreadsheet stores them.

    Raises
    ------
    CaseError
        See `read_delimited`.

    Examples
    --------
    >>> to_table([(1, ["id"]), (2, [""]), (3, ["KL-1"])], file="a.csv", padded=True).index.tolist()
    [3]
    """
    filled = [(number, cells) for number, cells in rows if any(cell.strip() for cell in cells)]
    if not filled:
        raise CaseError(_no_rows(file))
    header_row, header = filled[0][0], _trim(filled[0][1])
    problems = _repeated_headers(header, header_row, file)
    numbers: list[int] = []
    table: list[list[str]] = []
    names = [name.strip() or f"({_letter(place)})" for place, name in enumerate(header)]
    for number, cells in filled[1:]:
        extra = [cell for cell in cells[len(names) :] if cell.strip()]
        if extra or (len(cells) < len(names) and not padded):
            problems.append(_ragged(file, number, len(cells), len(names)))
        numbers.append(number)
        table.append([*cells[: len(names)], *[""] * (len(names) - len(cells))])
    if problems:
        raise CaseError(problems)
    return pd.DataFrame(table, index=numbers, columns=names, dtype="str")


def _read_rows(text: str, delimiter: str, file: str) -> Iterator[tuple[int, list[str]]]:
    number = 0
    try:
        # Strict, because the lenient reader drops quotation marks and swallows the rest of the file after an open one.
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 1):
            yield number, cells
    except csv.Error as error:
        raise CaseError(_bad_quotes(file, number + 1)) from error


def _trim(cells: Sequence[str]) -> list[str]:
    kept = list(cells)
    while not kept[-1].strip():
        kept.pop()
    return kept


def _letter(place: int) -> str:
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _repeated_headers(header: list[str], row: int, file: str) -> list[Problem]:
    seen: set[str] = set()
    problems = []
    for name in (name.strip() for name in header):
        if name and name in seen:
            expected = Bilingual("judul kolom yang hanya sekali ada", "a header that stands once")
            remedy = Bilingual("Ganti nama atau hapus salah satunya.", "Rename or remove one of them.")
            problems.append(Problem(file, expected, remedy, row=row, column=name, value=name))
        seen.add(name)
    return problems


def _ragged(file: str, row: int, found: int, columns: int) -> Problem:
    return Problem(
        file,
        Bilingual(f"{columns} kolom seperti baris judul", f"{columns} columns like the header"),
        Bilingual(
            "Beri tanda kutip pada sel yang memuat tanda pemisah, atau lengkapi barisnya.",
            "Put quotation marks round the cell that holds the delimiter, or complete the row.",
        ),
        row=row,
        value=str(found),
    )


def _bad_quotes(file: str, row: int) -> Problem:
    return Problem(
        file,
        Bilingual("tanda kutip yang berpasangan di setiap sel", "paired quotation marks in every cell"),
        Bilingual(
            'Tutup tanda kutipnya; di dalam sel tulis dua kali ("").',
            'Close the mark; inside a cell write it twice ("").',
        ),
        row=row,
    )


def _no_rows(file: str) -> Problem:
    expected = Bilingual("baris judul dan isi tabel", "a header and the rows of a table")
    return Problem(file, expected, Bilingual("Isi tabelnya.", "Fill the table in."))
