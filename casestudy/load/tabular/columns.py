"""`columns.toml`: what the columns of a file from elsewhere mean, said once by the researcher."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import Any

from casestudy.case import Case
from casestudy.errors import Bilingual, CaseError, Problem, cut
from casestudy.tables import TABLES

FILE = "columns.toml"
_ORDERS = {"day first": False, "month first": True}
_COLUMNS = {column.name for table in TABLES.values() for column in table.columns}


@dataclass(frozen=True)
class ColumnMap:
    """What the columns of the files of one pattern mean.

    Attributes
    ----------
    pattern : str
        A file's name or path in the case folder, with ``*`` for any characters.
    columns : mapping
        Their header to our column; to ``""`` where the column is not to be used.
    orders : mapping
        Their header to whether the month comes first in its dates.
    constants : mapping
        Our column to the value of every row, such as the platform of all comments.
    """

    pattern: str
    columns: Mapping[str, str] = field(default_factory=dict)
    orders: Mapping[str, bool] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)

    def fits(self, file: str) -> bool:
        """Return whether the pattern is that of a file, by its name or by its path in the case folder."""
        return fnmatchcase(file, self.pattern) or fnmatchcase(file.rpartition("/")[2], self.pattern)


def load_columns(case: Case) -> tuple[ColumnMap, ...]:
    """Return what ``columns.toml`` in the case folder says; nothing where there is no such file.

    Each section is named by a file's name or a pattern, and says their header = our column. After the column's name
    may stand the order of its dates; ``""`` leaves a column aside; ``values`` gives what every row holds::

        ["saker-*.xlsx"]
        "Judul Berita" = "headline"
        "Tgl Muat" = "date, month first"
        values = { outlet = "Kabar Kota" }

    Raises
    ------
    CaseError
        Naming everything in it that is not so.
    """
    path = case.folder / FILE
    if not path.is_file():
        return ()
    try:
        settings = tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise CaseError(_not_toml(str(error)), lang=case.language) from error
    problems: list[Problem] = []
    maps = tuple(_read(pattern, section, problems) for pattern, section in settings.items())
    if problems:
        raise CaseError(problems, lang=case.language)
    return maps


def find_map(maps: Sequence[ColumnMap], file: str) -> ColumnMap | None:
    """Return the first map whose pattern is that of a file.

    Examples
    --------
    >>> find_map([ColumnMap("saker-*.xlsx", {"Judul": "headline"})], "raw/clippings/saker-2022.xlsx").columns
    {'Judul': 'headline'}
    """
    return next((one for one in maps if one.fits(file)), None)


def _read(pattern: str, section: Any, problems: list[Problem]) -> ColumnMap:
    columns: dict[str, str] = {}
    orders: dict[str, bool] = {}
    constants: dict[str, str] = {}
    if not isinstance(section, dict):
        problems.append(_not_a_section(pattern))
        section = {}
    for header, meaning in section.items():
        if isinstance(meaning, dict) and header == "values":
            constants = {name: str(value) for name, value in meaning.items()}
            problems += [_unknown(pattern, name, name) for name in constants if name not in _COLUMNS]
            continue
        name, comma, order = (str(meaning) if isinstance(meaning, str) else "?").partition(",")
        if name.strip() and name.strip() not in _COLUMNS:
            problems.append(_unknown(pattern, header, str(meaning)))
        elif comma and order.strip() not in _ORDERS:
            problems.append(_no_order(pattern, header, order.strip()))
        else:
            columns[header] = name.strip()
            if comma:
                orders[header] = _ORDERS[order.strip()]
    return ColumnMap(pattern, columns, orders, constants)


def _unknown(pattern: str, header: str, name: str) -> Problem:
    close = get_close_matches(name.lower(), sorted(_COLUMNS), n=1)
    hint = (f' Yang mirip: "{close[0]}".', f' Similar: "{close[0]}".') if close else ("", "")
    return Problem(
        FILE,
        Bilingual("nama kolom dari data/README.md", "the name of a column in data/README.md"),
        Bilingual(f'Tulis judul di berkasnya = "kolom kita".{hint[0]}', f'Write their header = "our column".{hint[1]}'),
        column=f"{pattern} › {header}",
        value=name,
    )


def _no_order(pattern: str, header: str, order: str) -> Problem:
    return Problem(
        FILE,
        Bilingual('urutan tanggal: "day first" atau "month first"', 'the order of dates: "day first" or "month first"'),
        Bilingual('Tulis misalnya "date, month first".', 'Write "date, month first", for example.'),
        column=f"{pattern} › {header}",
        value=order,
    )


def _not_a_section(pattern: str) -> Problem:
    return Problem(
        FILE,
        Bilingual("bagian yang dinamai menurut nama berkas", "a section named by a file"),
        Bilingual('Awali dengan ["nama-berkas.xlsx"].', 'Start with ["name-of-the-file.xlsx"].'),
        column=pattern,
    )


def _not_toml(error: str) -> Problem:
    return Problem(
        FILE,
        Bilingual("berkas TOML dalam UTF-8", "a TOML file in UTF-8"),
        Bilingual(f"Perbaiki tempat ini: {cut(error)}", f"Mend this place: {cut(error)}"),
    )
