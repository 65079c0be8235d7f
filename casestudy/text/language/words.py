"""The word lists of a language and of a case, each row with its reason, its source and the line it stands in."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from io import StringIO
from pathlib import Path

import pandas as pd

from casestudy.case import Case
from casestudy.errors import Bilingual, CaseError, Language, Problem
from casestudy.load.formats.files import gather
from casestudy.load.formats.plain import read_delimited
from casestudy.text.rules import fold


@dataclass(frozen=True)
class Words:
    """The lists in force for one run.

    Beside the columns named here each list has ``source``, who added the row, and ``file`` and ``row``, the file and
    the line in it where the row stands.

    Attributes
    ----------
    lang : {"id", "en"}
        The language of the lists.
    stopwords : pandas.DataFrame
        ``word``, ``kind``, ``reason``: function words that displays may leave out. The library's hold no negator.
    negators : pandas.DataFrame
        ``word``, ``kind``, ``reason``: a ``negator`` turns tone words round; an ``exception`` is a phrase with a
        negator in it that does not, as in *not only*.
    variants : pandas.DataFrame
        ``variant``, ``form``, ``reason``: spellings of one word; a form with a space is one unit of two words.
    phrases : pandas.DataFrame
        ``phrase``, ``reason``: several words counted as one unit.
    slang : pandas.DataFrame
        ``slang``, ``form``, ``reason``.
    stems : pandas.DataFrame
        ``word``, ``stem``, ``kind``, ``reason``: what `casestudy.text.language.stems.stem_words` reads before it stems.
    tone : pandas.DataFrame
        ``word``, ``weight``, ``kind``, ``reason``: tone words and phrases, see `casestudy.text.language.tone`; of kind
        ``case`` where a word is negative in every text about the affair.
    abbreviations : pandas.DataFrame
        ``abbreviation``, ``before``, ``reason``: words whose stop ends no sentence.
    """

    lang: Language
    stopwords: pd.DataFrame
    negators: pd.DataFrame
    variants: pd.DataFrame
    phrases: pd.DataFrame
    slang: pd.DataFrame
    stems: pd.DataFrame
    tone: pd.DataFrame
    abbreviations: pd.DataFrame

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The stop words as a set."""
        return frozenset(self.stopwords["word"])

    @cached_property
    def known(self) -> frozenset[str]:
        """Every word that the lists hold, those of phrases and forms one by one."""
        columns = [
            self.stopwords["word"], self.negators["word"], self.variants["variant"], self.variants["form"],
            self.phrases["phrase"], self.slang["slang"], self.slang["form"], self.stems["word"], self.tone["word"],
        ]  # fmt: skip
        return frozenset(word for column in columns for listed in column for word in listed.split())


_COLUMNS = {
    "stopwords": ("word", "kind", "reason"),
    "negators": ("word", "kind", "reason"),
    "variants": ("variant", "form", "reason"),
    "phrases": ("phrase", "reason"),
    "slang": ("slang", "form", "reason"),
    "stems": ("word", "stem", "kind", "reason"),
    "tone": ("word", "weight", "kind", "reason"),
    "abbreviations": ("abbreviation", "before", "reason"),
}
_CHOICES = {
    ("negators", "kind"): ("negator", "exception"),
    ("stems", "kind"): ("fix", "keep"),
    ("tone", "kind"): ("general", "case"),
    ("abbreviations", "before"): ("any", "number"),
}
#: Columns that are compared with tokens, and so are written as tokens are.
_FOLDED = {"word", "variant", "form", "phrase", "slang", "stem", "abbreviation"}


def load_words(lang: Language, *, case: Case | None = None) -> Words:
    """Return the library's word lists for a language, with those of a case added.

    A case keeps its own rows in ``data/<case>/words/<list>.csv``; a row for a word that the library lists too
    replaces the library's. In ``stopwords.csv`` the kind ``keep`` takes a word off the list again; elsewhere a word is
    taken off by a row that leads to itself, or has the weight 0.

    Parameters
    ----------
    lang : {"id", "en"}
    case : Case, optional

    Returns
    -------
    Words

    Raises
    ------
    CaseError
        Where a case's lists cannot be read, lack a column or hold a value that none of the list's may be; all lists
        at once.

    Examples
    --------
    >>> words = load_words("id")
    >>> "yang" in words.hidden, "tidak" in words.hidden
    (True, False)
    """
    tables: dict[str, pd.DataFrame] = {}
    problems: list[Problem] = []
    for name, columns in _COLUMNS.items():
        tables[name] = read_list(lang, name)
        if case is not None and (own := case.folder / "words" / f"{name}.csv").is_file():
            with gather(problems):
                both = pd.concat([tables[name], _read(own, case.show(own), name)], ignore_index=True)
                tables[name] = both.drop_duplicates(columns[0], keep="last").reset_index(drop=True)
    if problems and case is not None:
        raise CaseError(problems, lang=case.language)
    stopwords = tables["stopwords"]
    tables["stopwords"] = stopwords[stopwords["kind"] != "keep"].reset_index(drop=True)
    tables["tone"] = tables["tone"].astype({"weight": "float64"})
    return Words(lang=lang, **tables)


def read_list(lang: Language, name: str) -> pd.DataFrame:
    """Return one of the library's own lists of a language, by the name of its file.

    Examples
    --------
    >>> read_list("id", "slang").set_index("slang").at["yg", "form"]
    'yang'
    """
    shipped = files("casestudy.text.language").joinpath("lists", lang, f"{name}.csv")
    table = pd.read_csv(StringIO(shipped.read_text("utf-8")), dtype="str", keep_default_na=False)
    return table.assign(file=f"lists/{lang}/{name}.csv", row=range(2, len(table) + 2))


def _read(path: Path, shown: str, name: str) -> pd.DataFrame:
    table = read_delimited(path, file=shown)
    columns = _COLUMNS[name]
    if missing := [column for column in columns if column not in table]:
        named = ", ".join(missing)
        expected = Bilingual(f"baris judul dengan kolom {named}", f"a header row with the columns {named}")
        raise CaseError(Problem(shown, expected, Bilingual("Tambahkan kolom itu.", "Add these columns."), row=1))
    cells = table.apply(lambda column: column.str.strip())
    for column in _FOLDED.intersection(columns):
        cells[column] = cells[column].map(lambda cell: " ".join(fold(cell).split()))
    if problems := _wrong_cells(cells, shown, name):
        raise CaseError(problems)
    listed: pd.DataFrame = cells[list(columns)].assign(source=cells.get("source", shown), file=shown, row=cells.index)
    return listed


def _wrong_cells(cells: pd.DataFrame, shown: str, name: str) -> list[Problem]:
    first = _COLUMNS[name][0]
    tests: list[tuple[str, Callable[[str], bool], Bilingual]] = [(first, bool, Bilingual("sebuah kata", "a word"))]
    if name in ("variants", "slang"):
        tests.append(("form", bool, Bilingual("bentuk bakunya", "its standard form")))
    if name == "tone":
        tests.append(("weight", _is_number, Bilingual("sebuah bilangan seperti -1 atau 0.5", "a number as -1 or 0.5")))
    for (listed, column), allowed in _CHOICES.items():
        if listed == name:
            either = Bilingual(" atau ".join(allowed), " or ".join(allowed))
            tests.append((column, allowed.__contains__, either))
    remedy = Bilingual("Isi atau perbaiki sel itu.", "Fill in or mend the cell.")
    return [
        Problem(shown, expected, remedy, row=row, column=column, value=cell or None)
        for column, fits, expected in tests
        for row, cell in zip(cells.index.tolist(), cells[column], strict=True)
        if not fits(cell)
    ]


def _is_number(cell: str) -> bool:
    try:
        return abs(float(cell)) < float("inf")
    except ValueError:
        return False
