"""The manifest: for each exhibit, where it came from and what was written, so that anyone can check it."""

import json
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from casestudy.case import Case
from casestudy.chapter.exhibits.captions import number_exhibits
from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.files import list_files, replace_file
from casestudy.load.registers import load_exhibits
from casestudy.privacy.leaks.searching import refuse_leaks

Taken = TypeVar("Taken")
#: A message names at most this many exhibits that wait.
SHOWN_WAITING = 4
#: Where the rows of a source lie that is not one file under ``tables/``.
_FOLDERS = {
    "interviews": "raw/interviews",
    "observations": "raw/observations",
    "clippings": "raw/clippings",
    "comments": "raw/comments",
    "codings": "codings",
    "words": "words",
}


def read_manifest(case: Case) -> dict[str, Any]:
    """Return the case's manifest, slug to entry; empty where there is none yet.

    Raises
    ------
    CaseError
        Where the file is no manifest, as after a merge that was left half done.

    Examples
    --------
    >>> from casestudy.case import open_case
    >>> read_manifest(open_case("bekasi"))["timeline"]["number"]
    '4.1'
    """
    return _read(case, "exhibits")


def read_skipped(case: Case) -> dict[str, Any]:
    """Return the exhibits that the last run could not make, slug to the reason in each language."""
    return _read(case, "skipped")


def require_exhibits(case: Case, exhibits: pd.DataFrame) -> None:
    """Ask for every exhibit of the register: it has been made, or left out with a reason.

    Parameters
    ----------
    case : Case
    exhibits : pandas.DataFrame
        The register.

    Raises
    ------
    CaseError
        Naming the exhibits that no notebook has tried yet, and what to do.
    """
    tried = {*read_manifest(case), *read_skipped(case)}
    waiting = [str(slug) for slug in exhibits["slug"] if slug not in tried]
    if waiting:
        names, more = ", ".join(waiting[:SHOWN_WAITING]), len(waiting) - SHOWN_WAITING
        further = (f" dan {more} lagi", f" and {more} more") if more > 0 else ("", "")
        expected = Bilingual(f"semua peraga; belum dibuat: {names}{further[0]}",
                             f"every exhibit; not made yet: {names}{further[1]}")  # fmt: skip
        remedy = Bilingual("Jalankan dulu buku catatan yang lain, atau semuanya: casestudy run",
                           "Run the other notebooks first, or all of them: casestudy run")  # fmt: skip
        place = _place(case, case.figures / "manifest.json")
        raise CaseError(Problem(place, expected, remedy), lang=case.language)


def numbers_hold(case: Case) -> bool:
    """Return whether every exhibit has the number that the register gives it, those that were skipped left out."""
    made = read_manifest(case)
    if not made:
        return True
    register = number_exhibits(load_exhibits(case), chapter=case.chapter, skipped=set(read_skipped(case)))
    numbers = dict(zip(register["slug"], register["number"], strict=True))
    return all(entry["number"] == numbers.get(slug, entry["number"]) for slug, entry in made.items())


def _read(case: Case, part: str) -> dict[str, Any]:
    def take(written: Any) -> dict[str, Any]:
        return dict(written["exhibits"] if part == "exhibits" else written.get(part, {}))

    what = Bilingual("manifes yang ditulis casestudy run", "a manifest as casestudy run writes it")
    return read_written(case, "manifest.json", take, what=what)


def read_written(
    case: Case, name: str, take: Callable[[Any], dict[str, Taken]], *, what: Bilingual
) -> dict[str, Taken]:
    """Return what a JSON file that a run writes among the results holds; empty where there is none yet.

    Parameters
    ----------
    case : Case
    name : str
        The file in the case's folder of figures.
    take : callable
        Takes what is wanted out of the file's content.
    what : Bilingual
        What the file should be, for messages.

    Raises
    ------
    CaseError
        Where the file is something else, as after a merge that was left half done.
    """
    file = case.figures / name
    if not file.is_file():
        return {}
    try:
        return take(json.loads(file.read_bytes()))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        remedy = Bilingual("Hapus berkas itu, lalu: casestudy run", "Delete the file, then: casestudy run")
        raise CaseError(Problem(_place(case, file), what, remedy), lang=case.language) from error


def write_manifest(
    case: Case, entries: Mapping[str, Mapping[str, Any]], *, skipped: Mapping[str, Mapping[str, str]] | None = None
) -> Path:
    """Write the manifest, exhibits in the order of their slugs, and return its path."""
    written = {"case": case.name, "exhibits": dict(entries), "skipped": dict(skipped or {})}
    file = case.figures / "manifest.json"
    content = json.dumps(written, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    write_file(case, file, content.encode())
    return file


def input_hashes(case: Case, sources: Iterable[str]) -> dict[str, str]:
    """Return the sha256 of every file that the named sources were read from, by path in the project.

    Parameters
    ----------
    case : Case
    sources : iterable of str
        Names of tables, or ``interviews``, ``observations``, ``clippings``, ``comments``, ``codings``, ``words``.

    Examples
    --------
    >>> from casestudy.case import open_case
    >>> list(input_hashes(open_case("bekasi"), ["events"]))
    ['data/bekasi/case.toml', 'data/bekasi/tables/events.csv']
    """
    files = {file for source in sources for file in source_files(case, source)} | {case.folder / "case.toml"}
    return {file.relative_to(case.root).as_posix(): file_hash(file) for file in sorted(files)}


def source_files(case: Case, source: str) -> list[Path]:
    """Return the files that a source is read from, sorted; empty for an optional source that the case lacks.

    Examples
    --------
    >>> from casestudy.case import open_case
    >>> [file.name for file in source_files(open_case("bekasi"), "codings")]
    ['pengode-1.csv', 'pengode-2.csv']
    """
    files = list_files(case.folder / _FOLDERS.get(source, "tables"))
    return [file for file in files if source in _FOLDERS or file.stem == source]


def file_hash(file: Path) -> str:
    """Return the sha256 of a file as hexadecimal digits."""
    return sha256(file.read_bytes()).hexdigest()


def write_file(case: Case, file: Path, content: bytes) -> None:
    """Write one file of the project whole or not at all; see `write_files`."""
    write_files(case, {file: content})


def write_files(case: Case, contents: Mapping[Path, bytes]) -> None:
    """Write files of the project, each whole or not at all, making folders where they are missing.

    Raises
    ------
    CaseError
        Where any of them holds an original name that the case's list of pseudonyms replaces, whatever the format:
        none is written then.
    """
    for file, content in contents.items():
        refuse_leaks(case, content, _place(case, file))
    for file, content in contents.items():
        replace_file(file, content, file=_place(case, file), lang=case.language)


def _place(case: Case, file: Path) -> str:
    return file.relative_to(case.root).as_posix()
