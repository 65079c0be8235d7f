"""What the tables of a Word document say: questions and answers side by side, or lines with their labels."""

from typing import NamedTuple

from casestudy.load.formats.word import Grid

_QUESTION = ("pertanyaan", "question", "tanya")
_ANSWER = ("jawab", "answer", "tanggapan", "hasil wawancara")


class Columns(NamedTuple):
    """The places of question and answer in a row, and how many cells a row has."""

    question: int
    answer: int
    width: int


def find_columns(grid: Grid, *, before: Columns | None = None) -> Columns | None:
    """Return where a table of questions and answers has them, or None where it is another table.

    Parameters
    ----------
    grid : Grid
    before : Columns, optional
        Those of the table before it: Word ends a table at a page or a pasted row, and its second half, a table of the
        same width, has no header.

    Examples
    --------
    >>> find_columns(Grid((("No", "Pertanyaan", "Jawaban"), ("1", "Apa?", "Ini."))))
    Columns(question=1, answer=2, width=3)
    """
    for row in grid.rows[:3]:
        question = next((place for place, cell in enumerate(row) if _heads(cell, _QUESTION)), None)
        answer = next((place for place, cell in enumerate(row) if _heads(cell, _ANSWER)), None)
        if question is not None and answer is not None:
            return Columns(question, answer, len(row))
    return before if before and all(len(row) == before.width for row in grid.rows) else None


def pair_rows(grid: Grid, columns: Columns) -> list[tuple[str, str]]:
    """Return question and answer of each row; header rows, also repeated ones, and titles over all columns are none.

    Examples
    --------
    >>> pair_rows(Grid((("Pertanyaan", "Jawaban"), ("Apa?", "Ini."))), Columns(0, 1, 2))
    [('Apa?', 'Ini.')]
    """
    wide = [row for row in grid.rows if len(row) > max(columns.question, columns.answer)]
    pairs = [(row[columns.question], row[columns.answer]) for row in wide]
    return [(asked, said) for asked, said in pairs if not (_heads(asked, _QUESTION) and _heads(said, _ANSWER))]


def row_text(row: tuple[str, ...]) -> str:
    r"""Return a row as text: a short cell before one other is its label, more cells are divided by tabs.

    Examples
    --------
    >>> row_text(("Tanggal", ":", "5 Mei 2022")), row_text(("1", "P", "Apa?")), row_text(("a", "b", "c"))
    ('Tanggal: 5 Mei 2022', 'P: Apa?', 'a\tb\tc')
    """
    cells = [cell for cell in row if cell.strip(" :\n\t")]
    if len(cells) == 3 and cells[0].strip(" .)").isdecimal():
        cells = cells[1:]
    if len(cells) == 2 and len(cells[0]) <= 40 and "\n" not in cells[0]:
        return f"{cells[0].rstrip(' :')}: {cells[1].lstrip(' :')}"
    return "\t".join(cells)


def _heads(cell: str, words: tuple[str, ...]) -> bool:
    """Return whether a cell is a header that starts with one of `words`; a question itself is longer."""
    return cell.strip().lower().startswith(words) and len(cell.strip()) <= 40 and "?" not in cell
