"""What of a case is still the example that it started with: settings, rows and files."""

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import pandas as pd

from casestudy.case import Case
from casestudy.load.codings.segments import read_segments
from casestudy.load.formats.files import list_files
from casestudy.load.tabular.files import RAW_FOLDERS
from casestudy.load.tabular.register import load_register
from casestudy.start.answers import Answers, settle
from casestudy.start.choices import REGIONS
from casestudy.start.strategies import EXAMPLE_STRATEGIES
from casestudy.tables import TABLES

#: What example rows and files are marked with. A headline in capitals may hold the word, and even open with it.
_MARK = re.compile(r"(?:^|[\n#(\[\"“'*])\s*(?:CONTOH|EXAMPLE)\b(?!\s+[A-Z]{2})")
#: A new case has the example's dates moved to its own crisis.
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
#: Tables whose rows may well be kept as they are, as a label or a code of one word: they count only as a whole.
_KEPT = frozenset({"codebook", "codebook_history", "labels"})
#: The titles of the register are made to be used as they are.
_MEANT = frozenset({"exhibits"})
#: The folders of the template: what every new case has, and its rows in each language.
_PARTS = ("shared", "id", "en")


def example_rows(name: str, table: pd.DataFrame) -> int:
    """Return how many rows of a table are marked as examples, or are those of the template.

    Parameters
    ----------
    name : str
        A name of `casestudy.tables.TABLES`.
    table : pandas.DataFrame

    Examples
    --------
    >>> rows = {"key": ["foto", "warga"], "label_id": ["Foto", "CONTOH: Warga"], "label_en": ["Photo", "Residents"]}
    >>> example_rows("labels", pd.DataFrame(rows))
    1
    """
    marked = [any(_MARK.search(cell) for cell in row) for row in _texts(table, list(table.columns))]
    if name in _MEANT:
        return sum(marked)
    known = _template_rows(name)
    same = [row in known for row in _words(name, table)]
    if name in _KEPT and not all(same):
        return sum(marked)
    return sum(one or other for one, other in zip(marked, same, strict=True))


def example_files(case: Case, folder: str) -> list[Path]:
    """Return the files of a folder, such as ``raw/interviews``, that are marked as examples or are the template's."""
    found = []
    for path in list_files(case.folder / folder):
        content = _text(path)
        same = any(content == _text(one) for one in _template_files(folder) if one.name == path.name)
        if same or _MARK.search(content):
            found.append(path)
    return found


def example_settings(case: Case) -> list[str]:
    """Return the settings that still are what a new case is given, such as ``question``."""
    region = case.region if case.region in REGIONS else "other"
    given = settle(Answers("new", region=region, place_id=case.place.id, place_en=case.place.en))
    kept = {
        "unit": case.unit == given.unit,
        "question": case.question == given.question,
        "crisis": case.crisis == given.crisis,
        # The language may be that of the messages alone.
        "strategies": case.strategies in EXAMPLE_STRATEGIES.values(),
    }
    return [name for name, same in kept.items() if same]


def _words(name: str, table: pd.DataFrame) -> list[tuple[str, ...]]:
    """Return the words of each row: its texts and choices, without the dates that a new case moves."""
    wanted = [one.name for one in TABLES[name].columns if one.kind in ("text", "choice")]
    return _texts(table, [column for column in wanted if column in table])


def _texts(table: pd.DataFrame, columns: list[str]) -> list[tuple[str, ...]]:
    """Return the cells of some columns as texts without their dates."""
    cells = table[columns].astype("object").where(table[columns].notna(), "")
    return [tuple(_DATE.sub("", str(cell)) for cell in row) for row in cells.to_numpy()]


@cache
def _template_rows(name: str) -> frozenset[tuple[str, ...]]:
    read: Callable[[Path], pd.DataFrame] = (
        (lambda path: read_segments(path, file=path.name))
        if name == "segments"
        else (lambda path: load_register(path, name))
    )
    folder = {"segments": "codings", **RAW_FOLDERS}.get(name, "tables")
    found = [path for path in _template_files(folder) if folder != "tables" or path.stem == name]
    return frozenset(row for path in found for row in _words(name, read(path)))


def _template_files(folder: str) -> list[Path]:
    """Return the files of a folder of the template, those of both languages."""
    with as_file(files("casestudy").joinpath("template")) as template:
        return [path for part in _PARTS for path in list_files(template.joinpath(part, *folder.split("/")))]


def _text(path: Path) -> str:
    """Return a text file without its dates; what is no text is read as far as it is one."""
    return _DATE.sub("", path.read_bytes().decode("utf-8", "ignore").replace("\r\n", "\n"))
