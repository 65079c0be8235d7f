"""The one error a researcher meets: every problem at once, each with its place and its remedy, in two languages."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple, Self

Language = Literal["id", "en"]
#: An error keeps a file from being used as it stands; a warning is for a person to look at.
Severity = Literal["error", "warning"]

#: No message quotes more of a source than this many characters: participants' words do not belong in error output.
QUOTE_LIMIT = 40
#: A message lists at most this many problems; `CaseError.problems` holds them all.
SHOWN_PROBLEMS = 10


class Bilingual(NamedTuple):
    """One text in Indonesian and in English.

    Examples
    --------
    >>> Bilingual("tanggal", "date").to("en")
    'date'
    """

    id: str
    en: str

    @classmethod
    def each(cls, write: Callable[[Language], str]) -> Self:
        """Return what `write` makes of each language.

        Examples
        --------
        >>> Bilingual.each(lambda lang: f"<{lang}>")
        Bilingual(id='<id>', en='<en>')
        """
        return cls(write("id"), write("en"))

    def to(self, lang: Language) -> str:
        """Return the text in `lang`."""
        return self.id if lang == "id" else self.en


@dataclass(frozen=True, repr=False)
class Problem:
    """One thing wrong in one place.

    Parameters
    ----------
    file : str
        The file, relative to the case folder where possible.
    expected : Bilingual
        What was expected there.
    remedy : Bilingual
        What to do about it.
    row : int, optional
        The row as a spreadsheet numbers it (the header is row 1), or the line of a text file.
    column : str, optional
        The column's header as it stands in the file.
    value : str, optional
        The value found; messages cut it at 40 characters.
    sheet : str, optional
        The sheet of a workbook with several.
    severity : {"error", "warning"}

    Examples
    --------
    >>> p = Problem("clippings.csv", Bilingual("sebuah tanggal", "a date"), Bilingual("Perbaiki.", "Mend it."),
    ...             row=3, column="date", value="31/02/2022")
    >>> p.message("en")
    'clippings.csv, row 3, column "date": the value is "31/02/2022", but a date was expected. Mend it.'
    """

    file: str
    expected: Bilingual
    remedy: Bilingual
    row: int | None = None
    column: str | None = None
    value: str | None = None
    sheet: str | None = None
    severity: Severity = "error"

    def __repr__(self) -> str:
        """Return the message: a list of problems, shown in a notebook or a log, quotes no more than that."""
        return f"<{self.severity}: {self.message('en')}>"

    def message(self, lang: Language) -> str:
        """Return the problem as one sentence of place and value, and one of remedy."""
        file, place = printable(self.file), self.place(lang)
        return f"{file}, {place}: {self.sentence(lang)}" if place else f"{file}: {self.sentence(lang)}"

    def place(self, lang: Language) -> str:
        """Return where in its file the problem is: sheet, row and column, as far as they are known.

        Headers and names of sheets come from the file as values do, and are cut like them.
        """
        sheet, row, column = ("lembar", "baris", "kolom") if lang == "id" else ("sheet", "row", "column")
        parts = [f'{sheet} "{cut(self.sheet)}"'] if self.sheet is not None else []
        parts += [f"{row} {self.row}"] if self.row is not None else []
        parts += [f'{column} "{cut(self.column)}"'] if self.column is not None else []
        return ", ".join(parts)

    def sentence(self, lang: Language) -> str:
        """Return what was found, what was expected, and the remedy."""
        expected = self.expected.to(lang)
        if self.value is None:
            said = f"seharusnya ada {expected}" if lang == "id" else f"{expected} was expected"
        else:
            value = f'"{cut(self.value)}"'
            said = (
                f"isinya {value}, padahal seharusnya {expected}"
                if lang == "id"
                else f"the value is {value}, but {expected} was expected"
            )
        return f"{said}. {self.remedy.to(lang)}"


class CaseError(Exception):
    """Something in a case cannot be used as it stands.

    Parameters
    ----------
    problems : Problem or iterable of Problem
        Everything found, in the order in which it stands in the files.
    lang : {"id", "en"}, optional
        The language of `str(error)`; by default the environment variable ``CASESTUDY_LANG``, else English.

    Attributes
    ----------
    problems : tuple of Problem
    """

    def __init__(self, problems: Problem | Iterable[Problem], *, lang: Language | None = None) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        self.lang = lang
        super().__init__(self.problems)

    def __str__(self) -> str:
        return self.message(self.lang or default_language())

    def message(self, lang: Language) -> str:
        """Return the first problems, one a line, and how many more there are."""
        lines = [problem.message(lang) for problem in self.problems[:SHOWN_PROBLEMS]]
        hidden = len(self.problems) - SHOWN_PROBLEMS
        if hidden > 0:
            lines.append(
                f"dan {hidden} masalah lain; lihat semuanya dengan: casestudy check"
                if lang == "id"
                else f"and {hidden} more problem{'s' * (hidden > 1)}; see them all with: casestudy check"
            )
        return "\n".join(lines)

    def _render_traceback_(self) -> list[str]:
        """Let IPython show the message alone: a researcher mends the file, not the library."""
        return str(self).splitlines()


def cut(value: str) -> str:
    r"""Return `value` on one line, cut at 40 characters; what a terminal would obey instead of showing is replaced.

    Examples
    --------
    >>> cut("satu  dua"), cut("\x1b[31mtiga")
    ('satu dua', '�[31mtiga')
    """
    # Cut first: a cell may be longer than a book.
    line = " ".join(value[: 8 * QUOTE_LIMIT].split())
    line = line if len(line) <= QUOTE_LIMIT and len(value) <= 8 * QUOTE_LIMIT else line[: QUOTE_LIMIT - 1] + "…"
    return printable(line)


def printable(text: str) -> str:
    r"""Return a text in which what a terminal would obey instead of showing is replaced; a file may be named so.

    Examples
    --------
    >>> printable("a\x1b[2J.csv")
    'a�[2J.csv'
    """
    # Emoji of several code points are joined by a character that counts as not printable.
    return "".join(one if one.isprintable() or one == "\u200d" else "\ufffd" for one in text)


def default_language() -> Language:
    """Return the language of messages outside a case: ``CASESTUDY_LANG`` where it is ``id``, else English."""
    return "id" if os.environ.get("CASESTUDY_LANG") == "id" else "en"
