"""What of a case is still the example that it started with: settings, rows and files."""

import re
import tomllib
from collections.abc import Callable, Mapping
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
    written = _words(name, table)
    marked = [any(_MARK.search(cell) for cell in row) for row in written]
    if name in _MEANT:
        return sum(marked)
    known = _template_rows(name)
    same = [row in known for row in written]
    if name in _KEPT and not all(same):
        return sum(marked)
    return sum(one or other for one, other in zip(marked, same, strict=True))


def example_files(case: Case, folder: str) -> list[Path]:
    """Return the files of a folder, such as ``raw/interviews``, that are marked as examples or are the template's."""
    found = []
    for path in list_files(case.folder / folder):
        content = _text(path)
        with as_file(files("casestudy").joinpath("template", *folder.split("/"), path.name)) as template:
            same = template.is_file() and content == _text(template)
        if same or _MARK.search(content):
            found.append(path)
    return found


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
    text = files("casestudy").joinpath("template", "case.toml").read_text("utf-8")
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
    wanted = [one.name for one in TABLES[name].columns if one.kind in ("text", "choice") and one.name in table]
    cells = table[wanted].astype("object").where(table[wanted].notna(), "")
    return [tuple(_DATE.sub("", str(cell)) for cell in row) for row in cells.itertuples(index=False)]


@cache
def _template_rows(name: str) -> frozenset[tuple[str, ...]]:
    read: Callable[[Path], pd.DataFrame] = (
        (lambda path: read_segments(path, file=path.name))
        if name == "segments"
        else (lambda path: load_register(path, name))
    )
    folder = {"segments": "codings", **RAW_FOLDERS}.get(name, "tables")
    with as_file(files("casestudy").joinpath("template", *folder.split("/"))) as place:
        found = [path for path in list_files(place) if folder != "tables" or path.stem == name]
        return frozenset(row for path in found for row in _words(name, read(path)))


def _text(path: Path) -> str:
    """Return a text file without its dates; what is no text is read as far as it is one."""
    return _DATE.sub("", path.read_bytes().decode("utf-8", "ignore").replace("\r\n", "\n"))
