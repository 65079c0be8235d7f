"""Tables as Excel workbooks to fill in, with drop-downs and a sheet that explains their columns."""

from collections.abc import Mapping, Sequence

from casestudy.errors import Bilingual, Language
from casestudy.forms.dictionary import MEANINGS
from casestudy.tables import TABLES, VALUE_ALIASES, Column

#: How many rows under the examples offer their choices.
_ROOM = 1000
#: The names of the sheets.
SHEETS: Mapping[str, Bilingual] = {
    "clippings": Bilingual("kliping", "clippings"),
    "comments": Bilingual("komentar", "comments"),
}
_DICTIONARY = Bilingual("kamus", "dictionary")
_DICTIONARY_HEAD = ("Kolom / Column", "Wajib / Required", "Arti", "Meaning", "Isian / What to write")
_WIDE = {"text": 60, "headline": 36, "url": 30}


def form_workbook(table: str, rows: Sequence[Mapping[str, str]], *, lang: Language) -> bytes:
    """Return a workbook of one table: its columns with choices where there are any, and a sheet that explains them.

    Parameters
    ----------
    table : str
        A table of `casestudy.start.dictionary.MEANINGS`.
    rows : sequence of mapping
        Example rows, by the library's names of columns and values.
    lang : {"id", "en"}
        The language of headers, values and the sheets' names.

    Returns
    -------
    bytes

    Examples
    --------
    >>> form_workbook("comments", [], lang="id") == form_workbook("comments", [], lang="id")
    True
    """
    from casestudy.coding.packs.workbook import make_workbook

    columns = TABLES[table].columns
    header = [column_header(column, lang) for column in columns]
    cells = [[value_of(row.get(column.name, ""), lang) or None if column.kind in ("choice", "yes/no")
              else row.get(column.name) or None for column in columns] for row in rows]  # fmt: skip
    sheet = SHEETS[table].to(lang)
    choices = {
        column_header(column, lang): f'"{",".join(allowed)}"'
        for column in columns
        if (allowed := _allowed(column, lang))
    }
    return make_workbook(
        {
            sheet: (header, cells, [_WIDE.get(column.name, 16) for column in columns]),
            _DICTIONARY.to(lang): (_DICTIONARY_HEAD, _explained(table, lang), [20, 12, 60, 60, 50]),
        },
        {sheet: choices},
        room=_ROOM,
    )


def column_header(column: Column, lang: Language) -> str:
    """Return the header of a column: the library's own name, or the Indonesian one of the field.

    Examples
    --------
    >>> column_header(TABLES["clippings"].columns[1], "id"), column_header(TABLES["clippings"].columns[1], "en")
    ('tgl_terbit', 'date')
    """
    # Headers of platforms' exports are written in capitals and small letters; they are no Indonesian names.
    return column.aliases[0] if lang == "id" and column.aliases and column.aliases[0].islower() else column.name


def value_of(value: str, lang: Language) -> str:
    """Return how a value of the library is written in a language.

    Examples
    --------
    >>> value_of("law enforcement", "id"), value_of("radio", "id"), value_of("yes", "id")
    ('penegak hukum', 'radio', 'ya')
    """
    if lang == "en":
        return value
    written = {"yes": "ya", "no": "tidak"}
    for indonesian, english in VALUE_ALIASES.items():
        written.setdefault(english, indonesian)
    return written.get(value, value)


def _allowed(column: Column, lang: Language) -> list[str]:
    values = ("yes", "no") if column.kind == "yes/no" else column.allowed
    return [value_of(value, lang) for value in values]


def _explained(table: str, lang: Language) -> list[list[str]]:
    """Return the rows of the dictionary: each column, whether it is needed, what it means and what to write."""
    kinds = {
        "date": Bilingual("tanggal: 2022-01-05 atau 5 Januari 2022", "a date: 2022-01-05 or 5 January 2022"),
        "count": Bilingual("bilangan bulat", "a whole number"),
    }
    rows = []
    for column in TABLES[table].columns:
        allowed, meaning = ", ".join(_allowed(column, lang)), MEANINGS[table][column.name]
        written = allowed or kinds.get(column.kind, Bilingual("teks", "text")).to(lang)
        needed = "ya / yes" if column.required else "–"
        rows.append([column_header(column, lang), needed, meaning.id, meaning.en, written])
    return rows
