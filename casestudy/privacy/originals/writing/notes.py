"""Observation notes written anew: their header, what was seen and what was thought of it."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.files import gather
from casestudy.load.notes import read_note
from casestudy.privacy.replacing import Pseudonyms

_FIELDS = {"date": "Tanggal", "place": "Tempat", "activity": "Kegiatan"}
_SECTIONS = {"text": "Catatan deskriptif", "reflection": "Catatan reflektif"}


def replace_note(note: Mapping[str, str], pseudonyms: Pseudonyms) -> dict[str, str]:
    """Return the fields and sections of a note with every original replaced.

    Examples
    --------
    >>> from casestudy.privacy.replacing import Pseudonym
    >>> replace_note({"text": "Bu Ratna datang."}, Pseudonyms((Pseudonym("Ratna", "[IK-1]"),)))
    {'text': 'Bu [IK-1] datang.'}
    """
    return {name: pseudonyms.replace(value) for name, value in note.items()}


def write_note(note: Mapping[str, str], *, file: str) -> bytes:
    """Return a note as the Markdown file that is read back as the same fields and sections.

    Parameters
    ----------
    note : mapping
        See `casestudy.load.notes.parse_note`.
    file : str
        Names the original in messages.

    Raises
    ------
    CaseError
        Where it is not read back as the same note.

    Examples
    --------
    >>> write_note({"date": "5 Mei 2022", "text": "Warga antre."}, file="OBS-1.docx").decode().splitlines()[0]
    'Tanggal: 5 Mei 2022'
    """
    plain = {name: value for name, value in note.items() if value}
    fields = [f"{_FIELDS.get(name, name.capitalize())}: {value}" for name, value in plain.items()
              if name not in _SECTIONS]  # fmt: skip
    sections = [f"## {title}\n\n{plain[name]}" for name, title in _SECTIONS.items() if name in plain]
    forms = ["\n\n".join(["\n".join(fields), *sections]), "\n\n".join(["\n".join(fields), plain.get("text", "")])]
    for form in forms:
        data = (form.strip() + "\n").encode()
        if _read(data) == plain:
            return data
    expected = Bilingual("catatan yang bisa ditulis ulang tanpa berubah", "a note that can be written anew unchanged")
    remedy = Bilingual(
        'Beri catatan asli bagian "Catatan deskriptif" dan "Catatan reflektif".',
        'Give the original the sections "Catatan deskriptif" and "Catatan reflektif".',
    )
    raise CaseError(Problem(file, expected, remedy))


def _read(data: bytes) -> dict[str, str]:
    read: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="casestudy-") as folder, gather([]):
        path = Path(folder) / "catatan.md"
        path.write_bytes(data)
        read = read_note(path)
    return {name: value for name, value in read.items() if value}
