"""Rows of cells become a table: where its header stands, which rows fit it, and what was noticed on the way."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.tables.headers import Row, find_header

#: Caps on what becomes a table: more is no register of a study, and would fill the memory.
MAX_COLUMNS = 2_000
MAX_CELLS, MAX_ROWS = 3_000_000, 1_048_576
#: As many columns as a sheet of Excel can have.
_WIDEST = 16_384
#: A workbook takes ten times as long to read as text.
MAX_SHEET_CELLS = 1_200_000


@dataclass(frozen=True)
class RawTable:
    """A table as it stands in a file: cells of text, indexed by the row numbers that a spreadsheet shows.

    Attributes
    ----------
    cells : pandas.DataFrame
        One ``str`` column a header.
    sheet : str or None
        The sheet, where the workbook has several.
    facts : tuple of Bilingual
        What was noticed while reading: title rows, hidden rows, merged cells.
    left_out : tuple of Problem
        Warnings, one for each row that could not be read.
    whole : bool
        Whether its columns bear the library's names already, as a reader of articles or references gives them.
    """

    cells: pd.DataFrame
    sheet: str | None = None
    facts: tuple[Bilingual, ...] = ()
    left_out: tuple[Problem, ...] = ()
    whole: bool = False


def to_table(
    rows: Iterable[Row],
    *,
    file: str,
    padded: bool,
    knows: Callable[[str], bool] = lambda _: False,
    sheet: str | None = None,
    lenient: bool = False,
) -> RawTable:
    """Return numbered rows of cells as a table.

    Its header is the first row that is not empty; titles above it are passed over, and two rows of merged headers
    become one, as ``Tone`` over ``Judul`` and ``Isi`` becomes ``Tone Judul`` and ``Tone Isi``.

    Parameters
    ----------
    rows : iterable of (int, sequence of str)
        The number of each row in its file, and its cells.
    file : str
        Names the file in messages.
    padded : bool
        Whether short rows are filled up with empty cells, as a spreadsheet stores them.
    knows : callable
        Whether a text is a header that is looked for; helps to find the header under titles.
    sheet : str, optional
        Names the sheet in messages.
    lenient : bool
        Whether rows of another length than the header are left out and told, as long as they are not the most.

    Raises
    ------
    CaseError
        Where there are no rows, a header is repeated, a row has another number of columns than the header, or there
        are more than 2,000 columns, 3 million cells or 1,048,576 rows.

    Examples
    --------
    >>> rows = [(1, ["Kliping 2022", ""]), (2, ["", ""]), (3, ["id", "isi"]), (4, ["KL-1", "a"])]
    >>> to_table(rows, file="a.csv", padded=True, knows={"id", "isi"}.__contains__).cells
         id isi
    4  KL-1   a
    """
    filled = list(_filled(rows, file))
    if not filled:
        raise CaseError(replace(_no_rows(file), sheet=sheet))
    place, header, height = find_header(filled, knows)
    if any(filled[place][1][MAX_COLUMNS:]):
        raise CaseError(too_large(file))
    names = [name or f"({letter(column)})" for column, name in enumerate(header)]
    problems = _header_problems(header, filled[place][0], file)
    numbers: list[int] = []
    table: list[list[str]] = []
    ragged: list[Problem] = []
    again = 0
    for number, cells in filled[place + height :]:
        if cells == filled[place][1]:
            again += 1
            continue
        extra = len(cells) > len(names) and any(map(str.strip, cells[len(names) :]))
        if extra or (len(cells) < len(names) and not padded):
            ragged.append(_ragged(file, number, len(cells), len(names)))
            if lenient:
                continue
        numbers.append(number)
        table.append([*cells[: len(names)], *[""] * (len(names) - len(cells))])
    if not lenient or len(ragged) > len(table):
        problems += ragged
    if problems:
        raise CaseError([replace(problem, sheet=sheet) for problem in problems])
    left_out = tuple(replace(problem, sheet=sheet, severity="warning") for problem in ragged)
    facts = _titles(filled[:place]) + _repeated_header(again)
    return RawTable(pd.DataFrame(table, index=numbers, columns=names, dtype="str"), sheet, facts, left_out)


def letter(place: int) -> str:
    """Return the letters by which a spreadsheet names a column, counted from 0.

    Examples
    --------
    >>> letter(0), letter(26)
    ('A', 'AA')
    """
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _filled(rows: Iterable[Row], file: str) -> Iterator[Row]:
    total = 0
    for number, cells in rows:
        if any(map(str.strip, cells)):
            total += len(cells)
            wide = len(cells) > _WIDEST and any(cells[_WIDEST:])
            if total > MAX_CELLS or number > MAX_ROWS or wide:
                raise CaseError(too_large(file))
            yield number, cells


def _titles(rows: Sequence[Row]) -> tuple[Bilingual, ...]:
    if not rows:
        return ()
    numbers = ", ".join(str(number) for number, _ in rows)
    return (
        Bilingual(
            f"baris {numbers} di atas judul kolom dibaca sebagai keterangan, bukan data",
            f"row {numbers} above the header read as a title, not as data",
        ),
    )


def _repeated_header(count: int) -> tuple[Bilingual, ...]:
    if not count:
        return ()
    return (
        Bilingual(
            f"judul kolom yang terulang di {count} baris dilewati", f"header repeated in {count} rows passed over"
        ),
    )


def _header_problems(header: list[str], row: int, file: str) -> list[Problem]:
    seen: set[str] = set()
    problems = []
    for name in header:
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


def _no_rows(file: str) -> Problem:
    expected = Bilingual("baris judul dan isi tabel", "a header and the rows of a table")
    return Problem(file, expected, Bilingual("Isi tabelnya.", "Fill the table in."))


def too_large(file: str, *, cells: int = MAX_CELLS) -> Problem:
    """Return the problem of a table over the caps."""
    return Problem(
        file,
        Bilingual(
            f"tabel dengan paling banyak {MAX_COLUMNS:,} kolom dan {cells:,} sel".replace(",", "."),
            f"a table of at most {MAX_COLUMNS:,} columns and {cells:,} cells",
        ),
        Bilingual(
            "Bagi tabelnya ke beberapa berkas, atau simpan lembar Excel sebagai CSV.",
            "Divide the table over several files, or save a sheet of Excel as CSV.",
        ),
    )
