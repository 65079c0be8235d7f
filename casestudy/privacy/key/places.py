"""Where originals and the list of pseudonyms stand: outside the project, and outside anything that git may publish."""

import os
from pathlib import Path

from casestudy.case import Case
from casestudy.errors import Bilingual, CaseError, Problem

#: The folder of the lists; an environment variable, and no option of a command, so that every later run finds them too.
KEYS_VARIABLE = "CASESTUDY_KEYS"
_KEYS, _ORIGINALS = "casestudy-kunci", "casestudy-asli"
ENDINGS = (".csv", ".xlsx")
#: Stands in the case once names were replaced, so that a run without the list can say that it looks for none.
MARK = "samaran.txt"
MARK_TEXT = """Nama di kasus ini sudah diganti dengan samaran. Daftarnya ada di luar proyek, pada penelitinya.
Names in this case were replaced by pseudonyms. The list is outside the project, with the researcher.
"""


def keys_folder() -> Path:
    """Return the folder of the lists: ``CASESTUDY_KEYS``, else ``casestudy-kunci`` in the home folder.

    Examples
    --------
    >>> os.environ["CASESTUDY_KEYS"] = "/media/kunci"
    >>> keys_folder().as_posix()
    '/media/kunci'
    >>> del os.environ["CASESTUDY_KEYS"]
    """
    stated = os.environ.get(KEYS_VARIABLE)
    return Path(stated).expanduser() if stated else Path.home() / _KEYS


def key_file(case: Case) -> Path:
    """Return the list of a case: ``<case>.csv``, or ``<case>.xlsx`` where it was saved as that.

    Raises
    ------
    CaseError
        Where both are there, since nobody could tell which one counts.
    """
    there = [path for ending in ENDINGS if (path := keys_folder() / f"{case.name}{ending}").is_file()]
    if len(there) > 1:
        expected = Bilingual("satu daftar saja untuk kasus ini", "one list only for this case")
        remedy = Bilingual(
            f"Hapus atau pindahkan {there[0].name} atau {there[1].name}.",
            f"Delete or move {there[0].name} or {there[1].name}.",
        )
        raise CaseError(Problem(str(there[0].parent), expected, remedy), lang=case.language)
    return there[0] if there else keys_folder() / f"{case.name}{ENDINGS[0]}"


def missing_list(case: Case) -> Bilingual | None:
    """Return what to say where names of a case were replaced and its list is not here; None where all is well.

    Examples
    --------
    >>> from casestudy.case import open_case
    >>> missing_list(open_case("bekasi"))
    """
    path = key_file(case)
    if path.is_file() or not (case.folder / MARK).is_file():
        return None
    return Bilingual(
        f"Daftar samaran kasus ini tidak ada di {path}: nama asli tidak dicari. "
        f"Bila daftarnya ada pada Anda, sebut foldernya dengan {KEYS_VARIABLE}.",
        f"The list of this case's pseudonyms is not at {path}: original names are not looked for. "
        f"If you have it, name its folder in {KEYS_VARIABLE}.",
    )


def record_file(case: Case) -> Path:
    """Return the file beside the list that says what was last written into the project."""
    return keys_folder() / f"{case.name}.sha256"


def default_originals(case: Case) -> Path:
    """Return where the originals of a case are kept unless another folder is named: in the home folder."""
    return Path(os.environ.get("CASESTUDY_ORIGINALS") or Path.home() / _ORIGINALS).expanduser() / case.name


def refuse_inside(path: Path, case: Case) -> None:
    """Raise a `CaseError` where a file or folder stands in the project or in any work tree of git."""
    place = path.expanduser().resolve()
    inside = place.is_relative_to(case.root.resolve())
    tree = next((folder for folder in (place, *place.parents) if (folder / ".git").exists()), None)
    if inside or tree is not None:
        expected = Bilingual(
            "tempat di luar folder proyek dan di luar folder git mana pun",
            "a place outside the project and outside any git work tree",
        )
        remedy = Bilingual(
            "Pindahkan ke folder pribadi, misalnya di folder rumah atau diska lepas, "
            f"lalu sebut foldernya: {KEYS_VARIABLE} untuk daftar, --from untuk naskah asli.",
            "Move it to a private folder, such as your home folder or a removable disk, and name that folder: "
            f"{KEYS_VARIABLE} for the list, --from for the originals.",
        )
        raise CaseError(Problem(str(path), expected, remedy), lang=case.language)
