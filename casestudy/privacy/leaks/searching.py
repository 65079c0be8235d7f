"""Leaks: approved original names in what is published, each with its file and place; the names are never repeated."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from casestudy.case import Case
from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.privacy.key.lists import approved, read_list
from casestudy.privacy.key.places import key_file
from casestudy.privacy.leaks.pieces import read_pieces
from casestudy.privacy.replacing import Pseudonyms

_SKIPPED = frozenset({"__pycache__", ".ipynb_checkpoints", ".git"})


def known_names(case: Case) -> Pseudonyms | None:
    """Return the approved originals of a case; None where it has no list, and nothing is to be looked for.

    The list is read again only after it was changed.
    """
    path = key_file(case)
    if not path.is_file():
        return None
    state = path.stat()
    return _read(case.name, str(case.root), path, state.st_mtime_ns, state.st_size)


def find_leaks(case: Case, files: Iterable[Path]) -> list[Problem]:
    """Return a problem for each place in files at which an approved original name stands.

    Parameters
    ----------
    case : Case
    files : iterable of pathlib.Path

    Returns
    -------
    list of Problem
        With the file, the line or part of it, and the pseudonym that should stand there. Empty without a list.
    """
    names = known_names(case)
    if names is None:
        return []
    return [problem for path in files for problem in _leaks(names, path.read_bytes(), shown_path(case, path))]


def refuse_leaks(case: Case, content: bytes, file: str) -> None:
    """Raise a `CaseError` where content that is about to be written holds an approved original name.

    Without a list nothing is looked at.
    """
    names = known_names(case)
    if names is not None and (found := list(_leaks(names, content, file))):
        raise CaseError(found, lang=case.language)


def check_leaks(case: Case, paths: Sequence[Path] | None = None) -> list[Problem]:
    """Return what `find_leaks` finds in files and folders; by default in all of a case that could be published.

    Parameters
    ----------
    case : Case
    paths : sequence of pathlib.Path, optional
        Files or folders anywhere, such as the thesis itself.
    """
    return find_leaks(case, published_files(case, paths))


def published_files(case: Case, paths: Sequence[Path] | None = None) -> list[Path]:
    """Return files, those in folders included; by default the case's data, its figures and the notebooks."""
    wanted = list(paths) if paths else [case.folder, case.figures, case.root / "notebooks"]
    if missing := [path for path in wanted if paths and not path.exists()]:
        expected = Bilingual("berkas atau folder yang ada", "a file or folder that is there")
        remedy = Bilingual("Periksa namanya.", "Check its name.")
        raise CaseError([Problem(str(path), expected, remedy) for path in missing], lang=case.language)
    found = [path for one in wanted for path in ([one] if one.is_file() else sorted(one.rglob("*")))]
    return [path for path in dict.fromkeys(found) if path.is_file() and not _SKIPPED & set(path.parts)]


def refuse_published(case: Case, paths: Sequence[Path] | None = None) -> None:
    """Raise a `CaseError` where `check_leaks` finds something; without a list no file is looked at."""
    if known_names(case) is not None and (found := check_leaks(case, paths)):
        raise CaseError(found, lang=case.language)


def _leaks(names: Pseudonyms, content: bytes, file: str) -> Iterator[Problem]:
    replacements = {}
    stem = file.rpartition("/")[2]
    for edit in names.edits(re.sub(r"([a-z])([A-Z])", r"\1 \2", stem)):
        yield _problem(file, edit.replacement, Bilingual("nama berkas", "file name"), None)
    for piece in read_pieces(content, file):
        for edit in names.edits(piece.text):
            line = piece.text.count("\n", 0, edit.start) + 1 if piece.lines else None
            # A part of an archive may be named after someone.
            shown = names.replace(piece.place)
            place = Bilingual(shown, shown)
            replacements[(piece.place, line, edit.replacement)] = (place, line)
    for (_, _, replacement), (place, line) in replacements.items():
        yield _problem(file, replacement, place, line)


def _problem(file: str, replacement: str, place: Bilingual, line: int | None) -> Problem:
    expected = Bilingual(f"samaran {replacement}, bukan nama aslinya", f"{replacement} and not the original")
    where = Bilingual.each(lambda lang: f" ({place.to(lang)})" if place.to(lang) else "")
    remedy = Bilingual(
        "Di data: casestudy pseudonymise --apply; di hasil: casestudy run. Bila itu kata biasa, tulis "
        f'"ya" pada kolom persis di daftar, atau "tidak" pada kolom setuju.{where.id}',
        "In data: casestudy pseudonymise --apply; in results: casestudy run. Where it is an ordinary word, write "
        f'"yes" in the column exact of the list, or "no" in approve.{where.en}',
    )
    return Problem(file, expected, remedy, row=line, column=place.en or None)


def shown_path(case: Case, path: Path) -> str:
    """Return a file as messages name it: by its path in the project, or in full where it is outside."""
    resolved = path.resolve()
    root = case.root.resolve()
    return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else path.as_posix()


@lru_cache(maxsize=4)
def _read(name: str, root: str, _path: Path, _changed: int, _size: int) -> Pseudonyms:
    from casestudy.case import open_case

    return approved(read_list(open_case(name, root=Path(root))))
