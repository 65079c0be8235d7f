"""The word lists of a language and of a case: stop words, variants, phrases, slang, stems; each row with a reason."""

from dataclasses import dataclass
from importlib.resources import files
from io import StringIO
from pathlib import Path

import pandas as pd

from casestudy.case import Case
from casestudy.errors import Bilingual, CaseError, Language, Problem
from casestudy.load.formats.files import gather
from casestudy.load.formats.plain import read_delimited
from casestudy.text.tokens import join_phrases, replace_words


@dataclass(frozen=True)
class Words:
    """The lists in force for one run.

    Attributes
    ----------
    stopwords : pandas.DataFrame
        ``word``, ``kind``, ``reason``: function words that displays may leave out. Negators are never among them.
    variants : pandas.DataFrame
        ``variant``, ``form``, ``reason``: spellings of one word; a form with a space is one unit of two words.
    phrases : pandas.DataFrame
        ``phrase``, ``reason``: several words counted as one unit.
    slang : pandas.DataFrame
        ``slang``, ``form``, ``reason``.
    stems : pandas.DataFrame
        ``word``, ``stem``, ``kind``, ``reason``: what `casestudy.text.stems.stem_words` reads before it stems.
    """

    stopwords: pd.DataFrame
    variants: pd.DataFrame
    phrases: pd.DataFrame
    slang: pd.DataFrame
    stems: pd.DataFrame

    @property
    def hidden(self) -> frozenset[str]:
        """The stop words as a set."""
        return frozenset(self.stopwords["word"])


_COLUMNS = {
    "stopwords": ("word", "kind", "reason"),
    "variants": ("variant", "form", "reason"),
    "phrases": ("phrase", "reason"),
    "slang": ("slang", "form", "reason"),
    "stems": ("word", "stem", "kind", "reason"),
}


def load_words(lang: Language, *, case: Case | None = None) -> Words:
    """Return the library's word lists for a language, with those of a case added.

    A case keeps its own rows in ``data/<case>/words/<list>.csv``; a row for a word that the library lists too
    replaces the library's. In ``stopwords.csv`` the kind ``keep`` takes a word off the list again.

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
        Where a case's lists cannot be read or lack a column; all lists at once.

    Examples
    --------
    >>> words = load_words("id")
    >>> "yang" in words.hidden, "tidak" in words.hidden
    (True, False)
    """
    tables: dict[str, pd.DataFrame] = {}
    problems: list[Problem] = []
    for name, columns in _COLUMNS.items():
        shipped = files("casestudy.text").joinpath("lists", lang, f"{name}.csv")
        tables[name] = pd.read_csv(StringIO(shipped.read_text("utf-8")), dtype="str", keep_default_na=False)
        if case is not None and (own := case.folder / "words" / f"{name}.csv").is_file():
            with gather(problems):
                both = pd.concat([tables[name], _read(own, case.show(own), columns)], ignore_index=True)
                tables[name] = both.drop_duplicates(columns[0], keep="last").reset_index(drop=True)
    if problems and case is not None:
        raise CaseError(problems, lang=case.language)
    stopwords = tables["stopwords"]
    return Words(**{**tables, "stopwords": stopwords[stopwords["kind"] != "keep"].reset_index(drop=True)})


def _read(path: Path, shown: str, columns: tuple[str, ...]) -> pd.DataFrame:
    table = read_delimited(path, file=shown)
    missing = [column for column in columns if column not in table]
    if missing:
        raise CaseError(
            Problem(
                shown,
                Bilingual(
                    f"baris judul dengan kolom {', '.join(missing)}",
                    f"a header row with the columns {', '.join(missing)}",
                ),
                Bilingual("Tambahkan kolom itu.", "Add these columns."),
                row=1,
            )
        )
    return table[list(columns)]


def standardise(tokens: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return the tokens with slang and spelling variants in one form and listed phrases as one unit.

    Parameters
    ----------
    tokens : pandas.DataFrame
        From `casestudy.text.tokens.tokenize`.
    words : Words

    Returns
    -------
    pandas.DataFrame
        The same columns; positions are kept.

    Examples
    --------
    >>> from casestudy.text.tokens import tokenize
    >>> texts = pd.DataFrame({"doc": ["a"], "text": ["Walikota yg baru"]})
    >>> standardise(tokenize(texts), load_words("id"))["token"].tolist()
    ['wali kota', 'yang', 'baru']
    """
    slang = dict(zip(words.slang["slang"], words.slang["form"], strict=True))
    variants = dict(zip(words.variants["variant"], words.variants["form"], strict=True))
    plain = replace_words(replace_words(tokens, slang), variants)
    return join_phrases(plain, [*words.phrases["phrase"], *(form for form in variants.values() if " " in form)])
