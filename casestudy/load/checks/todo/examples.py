"""What of a case is still the example that it started with: settings, rows and files."""

import re
import tomllib
from collections.abc import Mapping
from contextlib import AbstractContextManager
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from string import Template
from typing import Any

import pandas as pd

from casestudy.case import Case
from casestudy.load.codings.segments import read_segments
from casestudy.load.formats.files import list_files
from casestudy.load.tabular.files import RAW_FOLDERS
from casestudy.load.tabular.register import load_register
from casestudy.tables import TABLES

#: What example rows and files are marked with. A headline in capitals may hold the word, and even open with it.
_MARK = re.compile(r"(?:^|[\n#(\[\"“'*])\s*(?:CONTOH|EXAMPLE)\b(?!\s+[A-Z]{2})")
#: A new case has the example's dates moved to its own crisis.
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
#: Tables whose rows may well be kept as they are, as a label or a code of one word: they count only as a whole.
_KEPT = frozenset({"codebook", "codebook_history", "labels"})
#: The titles of the register are made to be used as they are.
_MEANT = frozenset({"exhibits"})
#: The settings that a study fills in; those of page and source line may stay.
_SETTINGS = ("unit", "question", "crisis", "strategies")


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
    known = _template_texts(folder)
    read = [(path, _text(path)) for path in list_files(case.folder / folder)]
    return [path for path, content in read if content in known or _MARK.search(content)]


def example_settings(case: Case) -> list[str]:
    """Return the settings that are still as in the template, such as ``question``."""
    blank, own = _template_settings(case), tomllib.loads((case.folder / "case.toml").read_text("utf-8-sig"))
    return [name for name in _SETTINGS if name in blank and _wording(own.get(name)) == _wording(blank[name])]


def _wording(setting: Any) -> Any:
    """Return what of a setting is words: a date may be right though the words beside it are not."""
    if not isinstance(setting, Mapping):
        return setting
    return {name: value for name, value in setting.items() if isinstance(value, str)}


def _template_settings(case: Case) -> dict[str, Any]:
    with _template() as template:
        (file,) = template.rglob("case.toml")
        text = file.read_text("utf-8")
    filled = Template(text).safe_substitute(
        place_id=_escaped(case.place.id), place_en=_escaped(case.place.en), day_zero="2000-01-01",
        turning_point="2000-01-01", recovery="2000-01-01",
    )  # fmt: skip
    # A blank that is not known here makes no difference to the words of a setting.
    return tomllib.loads(re.sub(r"=\s*\$\w+", '= ""', filled))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _words(name: str, table: pd.DataFrame) -> list[tuple[str, ...]]:
    """Return the words of each row: its texts and choices, without the dates that a new case moves."""
    return _texts(table, [one.name for one in TABLES[name].columns if one.kind in ("text", "choice")])


def _texts(table: pd.DataFrame, columns: list[str]) -> list[tuple[str, ...]]:
    """Return the cells of some columns as texts without their dates; a column that the table lacks is empty."""
    cells = table.reindex(columns=columns).astype("object")
    return [tuple(_DATE.sub("", str(cell)) for cell in row) for row in cells.where(cells.notna(), "").to_numpy()]


@cache
def _template_rows(name: str) -> frozenset[tuple[str, ...]]:
    folder = {"segments": "codings", **RAW_FOLDERS}.get(name, "tables")
    rows: set[tuple[str, ...]] = set()
    with _template() as template:
        for path in _files(template, folder):
            if name == "segments":
                rows.update(_words(name, read_segments(path, file=path.name)))
            elif folder != "tables" or path.stem == name:
                rows.update(_words(name, load_register(path, name)))
    return frozenset(rows)


@cache
def _template_texts(folder: str) -> frozenset[str]:
    with _template() as template:
        return frozenset(_text(path) for path in _files(template, folder))


def _template() -> AbstractContextManager[Path]:
    return as_file(files("casestudy").joinpath("template"))


def _files(template: Path, folder: str) -> list[Path]:
    """Return the files of a folder of the template, which may be in parts, each with folders of those names."""
    return [path for place in sorted(template.rglob(folder)) for path in list_files(place)]


def _text(path: Path) -> str:
    """Return a text file without its dates; what is no text is read as far as it is one."""
    return _DATE.sub("", path.read_bytes().decode("utf-8", "ignore").replace("\r\n", "\n"))
