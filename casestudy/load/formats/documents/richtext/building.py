"""Text and marks in, paragraphs and tables out: what the control words of rich text build."""

from collections.abc import Sequence

from casestudy.load.formats.documents.blocks import Grid, Paragraph


class Builder:
    """Takes text and the marks that end paragraphs, cells and rows, and builds the blocks of a document."""

    def __init__(self) -> None:
        self.blocks: list[Paragraph | Grid] = []
        self.text: list[str] = []
        self.number: int | None = None
        self.in_table = False
        self._cell: list[str] = []
        self._row: list[str] = []
        self._rows: list[tuple[str, ...]] = []

    def mark(self, word: str) -> None:
        """Take a mark: ``par``, ``sect``, ``cell``, ``row`` or ``nestrow``."""
        if word in {"par", "sect"}:
            self.end_paragraph()
        elif word == "nestrow":
            self.text.append("\n")
        elif word == "cell":
            self._cell.append(self._take())
            self._row.append("\n".join(self._cell).strip("\n"))
            self._cell = []
        elif self._row:
            self._rows.append(tuple(self._row))
            self._row = []

    def end_paragraph(self) -> None:
        """Take the end of a paragraph, which within a table is one of a cell's."""
        if self.in_table:
            self._cell.append(self._take())
            return
        self._end_table()
        self.blocks.append(Paragraph(self._take(), number=self.number))
        self.number = None

    def finish(self) -> list[Paragraph | Grid]:
        """Return the blocks, with what stands after the last mark."""
        if self.text:
            self.end_paragraph()
        self._end_table()
        return self.blocks

    def _take(self) -> str:
        text = join_halves(self.text)
        self.text = []
        return text

    def _end_table(self) -> None:
        if self._cell or self._row:
            self._rows.append((*self._row, "\n".join(self._cell)))
        if self._rows and all(len(row) == 1 for row in self._rows):
            self.blocks += [Paragraph(text) for row in self._rows for text in row[0].split("\n")]
        elif self._rows:
            self.blocks.append(Grid(tuple(self._rows)))
        self._cell, self._row, self._rows = [], [], []


def join_halves(pieces: Sequence[str]) -> str:
    r"""Return pieces as one text; letters that came in halves are joined.

    Examples
    --------
    >>> join_halves(["\ud83d", "\ude42"]) == "\U0001f642"
    True
    """
    text = "".join(pieces)
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
