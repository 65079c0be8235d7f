"""Plain text and delimited tables: the encodings and delimiters that Indonesian settings of Excel produce."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pandas as pd

from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.files import read_bytes
from casestudy.load.formats.tables.grid import MAX_ROWS, RawTable, to_table, too_large

_DELIMITERS = (",", ";", "\t", "|")
#: Stands in no text, so that a table of one column is not split at its commas.
_NO_DELIMITER = "\x1f"
#: The line by which a file tells Excel its delimiter.
_STATED = re.compile(r"sep=([,;\t|])\n", re.I)
#: The delimiter is found in the first rows; reading all of a large file four times would only take longer.
_SAMPLED = 256 * 1024
#: A table with more characters than this, or with more open quotation marks, is no register of a study.
MAX_CHARACTERS = 50_000_000
_MAX_BROKEN = 200
#: The five bytes that Windows-1252 leaves undefined; Windows itself reads them as control characters.
_UNDEFINED = {0xDC00 + byte: byte for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
#: What each byte that is broken UTF-8 is in Windows-1252.
_BROKEN = {0xDC00 + byte: bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(128, 256)}


def decode(data: bytes) -> str:
    r"""Return bytes as text: by their byte-order mark, else as UTF-8, else as Windows-1252.

    UTF-16 without a mark is told by its null bytes. A few broken bytes within UTF-8 are read as Windows-1252 and leave
    the rest as it is. Line ends become ``\n`` and byte-order marks go; nothing else changes, not even the Unicode
    normal form, since quotes are found by code point.

    Examples
    --------
    >>> decode("Jum’at\r\n".encode("cp1252"))
    'Jum’at\n'
    """
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        text = data.decode("utf-32", errors="replace")
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", errors="replace")
    else:
        order = _utf16(data)
        text = data.decode(order, errors="replace") if order else data.decode("utf-8", errors="surrogateescape")
        broken = 0 if order else len(data) - len(text.encode("utf-8", errors="ignore"))
        if broken:
            # Letters outside ASCII that are sound in UTF-8 do not come about by chance.
            sound = len(text) - broken - len(text.encode("ascii", errors="ignore"))
            text = text.translate(_BROKEN) if sound > broken else _decode_windows(data)
    return text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")


def _decode_windows(data: bytes) -> str:
    return data.decode("cp1252", errors="surrogateescape").translate(_UNDEFINED)


def _utf16(data: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark: every other byte of most letters is null."""
    head = data[:4000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < 0.3 * len(head) / 2 or min(even, odd) > 0.05 * len(head) / 2 or len(head) < 4:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


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


def read_delimited(path: Path, *, file: str | None = None) -> pd.DataFrame:
    """Return a delimited text file as cells of text; see `read_text_table`, of which this is the strict form.

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
    return read_text_table(path, file=file).cells


def read_text_table(
    path: Path, *, file: str | None = None, knows: Callable[[str], bool] = lambda _: False, lenient: bool = False
) -> RawTable:
    """Return a delimited text file as a table.

    The delimiter is the one of comma, semicolon, tab and bar with which most rows have as many columns as the
    header, or the one that a first line ``sep=;`` states; a header without any of them makes a table of one column.

    Parameters
    ----------
    path : pathlib.Path
    file : str, optional
        Names the file in messages; by default its name.
    knows, lenient
        See `casestudy.load.formats.tables.grid.to_table`. Rows with an open quotation mark are left out as well.

    Raises
    ------
    CaseError
        See `read_delimited`.
    """
    file = file or path.name
    text = read_text(path, file=file)
    if len(text) > MAX_CHARACTERS or text.count("\n") > 2 * MAX_ROWS:
        raise CaseError(too_large(file))
    delimiter = find_delimiter(text)
    broken: list[Problem] = []
    if '\\"' in text and _breaks(text, delimiter) > _breaks(doubled := text.replace('\\"', '""'), delimiter):
        text = doubled
    rows = _read_rows(text, delimiter, file, broken)
    table = to_table(rows, file=file, padded=False, knows=knows, lenient=lenient)
    if broken and (not lenient or len(broken) > len(table.cells)):
        raise CaseError(broken)
    warned = [replace(problem, severity="warning") for problem in broken]
    return replace(table, left_out=tuple(sorted([*table.left_out, *warned], key=lambda problem: problem.row or 0)))


def find_delimiter(text: str) -> str:
    r"""Return the delimiter with which most rows have the header's number of columns.

    Examples
    --------
    >>> find_delimiter("id;judul, isi\nKL-1;a, b, c\n")
    ';'
    """
    if stated := _STATED.match(text):
        return stated[1]
    sample = text if len(text) <= _SAMPLED else text[:_SAMPLED].rpartition("\n")[0] or text[:_SAMPLED]
    best, best_score = _NO_DELIMITER, (0.0, 0)
    for delimiter in _DELIMITERS:
        try:
            counts = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row]
        except csv.Error:
            continue
        score = _even(counts)
        if score[1] > 1 and score > best_score:
            best, best_score = delimiter, score
    return best


def _even(counts: list[int]) -> tuple[float, int]:
    """Return which share of rows has the header's number of columns, and that number."""
    if not counts:
        return 0.0, 0
    usual, often = Counter(counts).most_common(1)[0]
    below = counts[counts.index(usual) :]
    # A title of one cell stands above the header only where nearly all that follows is wide and alike.
    if counts[0] == 1 and usual > 2 and often >= 0.8 * len(below):
        return often / len(below), usual
    return counts.count(counts[0]) / len(counts), counts[0]


def _breaks(text: str, delimiter: str) -> int:
    """Return how many rows have an open quotation mark, as those have in which a backslash stands before one inside."""
    broken: list[Problem] = []
    try:
        for _ in _read_rows(text, delimiter, "", broken):
            pass
    except CaseError:
        pass
    return len(broken)


def _read_rows(text: str, delimiter: str, file: str, broken: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with their numbers; a row with an open quotation mark becomes a problem, and the next is read."""
    lines = io.StringIO(text, newline="").readlines()
    number = start = 1 if _STATED.match(text) else 0
    while start < len(lines):
        # Strict, because the lenient reader drops quotation marks and swallows the rest of the file after an open one.
        reader = csv.reader(islice(lines, start, None), delimiter=delimiter, strict=True)
        here, start = start, len(lines)
        done = 0
        try:
            for cells in reader:
                number, done = number + 1, reader.line_num
                yield number, cells
        except csv.Error as error:
            number, start = number + 1, here + done + 1
            broken.append(_too_long(file, number) if "larger than" in str(error) else _bad_quotes(file, number))
            if len(broken) >= _MAX_BROKEN:
                raise CaseError(broken) from None


def _too_long(file: str, row: int) -> Problem:
    limit = csv.field_size_limit()
    return Problem(
        file,
        Bilingual(
            f"sel dengan paling banyak {limit:,} huruf".replace(",", "."), f"a cell of at most {limit:,} characters"
        ),
        Bilingual(
            "Mungkin tanda kutip di baris ini tidak ditutup; bila memang sepanjang itu, bagi teksnya.",
            "Perhaps a quotation mark is left open in the row; if the text is that long, divide it.",
        ),
        row=row,
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
