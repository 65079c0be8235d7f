"""Observation notes: a header, what was seen, what the researcher thought of it."""

import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from casestudy.case import Case
from casestudy.check import check_table
from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.documents.blocks import Paragraph, row_text
from casestudy.load.formats.documents.kinds import read_document
from casestudy.load.formats.files import gather, list_files, read_bytes, same_name, unknown_ending
from casestudy.load.registers import empty_table

ENDINGS = (".doc", ".docx", ".md", ".odt", ".pdf", ".rtf", ".txt")
# Possessive: a line of nothing but blanks must not be tried in a thousand ways.
_FIELD = re.compile(r"\s*+(?:[-*]\s++)?\**+\s*+([^\W\d_][^:*\n]{0,39}?)\s*+\**+\s*+:\s*+\**+\s*+(.*)$")
_COLUMN_OF = {
    "tanggal": "date", "hari/tanggal": "date", "tgl": "date", "date": "date",
    "tempat": "place", "lokasi": "place", "place": "place", "location": "place",
    "kegiatan": "activity", "activity": "activity",
}  # fmt: skip
#: Fields without a column of their own are kept as columns under the name that the note gives them.
_OTHER_FIELDS = frozenset({"waktu", "pukul", "jam", "pengamat", "time", "observer", "durasi", "duration", "cuaca"})
_SECTION = re.compile(
    r"\s*+#*+\s*+\**+\s*+(?:(?:\d{1,3}|[a-z])[.)]\s*+)?"
    r"(?:(catatan deskriptif|descriptive notes?)|catatan reflektif|reflective notes?)"
    r"\s*+\**+\s*+(?::\s*+\**+\s*+(.*)|)$",
    re.I,
)


def load_observations(case: Case, *, required: bool = True) -> pd.DataFrame:
    """Return the observation notes of ``raw/observations``, one row a file, in the order of the files' names.

    A note is a .md, .txt, .docx, .odt, .rtf or .pdf with header lines (``Tanggal: …``, ``Tempat: …``, ``Kegiatan: …``)
    and the sections "Catatan deskriptif" and "Catatan reflektif" or their English names; without sections, all of it is
    descriptive.

    Parameters
    ----------
    case : Case
    required : bool
        Whether a folder that is missing or empty is an error; if not, an empty table comes back.

    Returns
    -------
    pandas.DataFrame
        The ``observations`` table, ``doc`` being the file's name without its ending, and a column for each further
        header field, such as ``waktu``.

    Raises
    ------
    CaseError
        With the problems of all files, such as a missing or impossible date.

    Examples
    --------
    >>> parse_note(["Tanggal: 5 Mei 2022", "", "Catatan deskriptif", "Warga antre."])
    {'date': '5 Mei 2022', 'text': 'Warga antre.', 'reflection': ''}
    """
    folder = case.folder / "raw" / "observations"
    files = list_files(folder)
    problems = [] if files or not required else [_no_notes(case.show(folder))]
    tables: list[pd.DataFrame] = []
    read: dict[str, str] = {}
    for path in files:
        file = case.show(path)
        if path.stem in read:
            problems.append(same_name(file, read[path.stem]))
        read[path.stem] = file
        with gather(problems):
            tables.append(load_note(path, file=file))
    if problems:
        raise CaseError(problems, lang=case.language)
    if not tables:
        return empty_table("observations")
    joined = pd.concat(tables, ignore_index=True)
    further = [name for name in joined.columns if name not in tables[0] or joined[name].isna().any()]
    return joined.assign(**{name: joined[name].fillna("") for name in further})


def load_note(path: Path, *, file: str | None = None) -> pd.DataFrame:
    """Return one observation note as a table of one row; see `load_observations`.

    Raises
    ------
    CaseError
        Where the file cannot be read, or its header lacks a date.
    """
    file = file or path.name
    if path.suffix.lower() not in ENDINGS:
        raise CaseError(unknown_ending(path, ENDINGS, file=file))
    note = {"doc": path.stem, "date": "", **read_note(path, file=file)}
    return check_table(pd.DataFrame([note], index=[1], dtype="str"), "observations", file=file)


def read_note(path: Path, *, file: str | None = None) -> dict[str, str]:
    """Return the fields and sections of a note in a file.

    Parameters
    ----------
    path : pathlib.Path
    file : str, optional
        Names the file in messages; by default its name.

    Returns
    -------
    dict
        See `parse_note`.

    Raises
    ------
    CaseError
        With the reason why the file cannot be read.
    """
    file = file or path.name
    lines: list[str] = []
    for block in read_document(read_bytes(path, file=file), file=file).blocks:
        if isinstance(block, Paragraph):
            title = "# " if re.match(r"title|heading|judul", block.style, re.I) else ""
            lines += f"{title}{block.text}".split("\n")
        else:
            lines += [row_text(row) for row in block.rows]
    return parse_note(lines)


def parse_note(lines: Sequence[str]) -> dict[str, str]:
    """Return the fields and sections of a note.

    Returns
    -------
    dict
        The header fields by the names of their columns, then ``text`` and ``reflection``. Markdown headings before
        the first section are titles and left out; all other lines are kept as they stand, but for repeated blank ones.
    """
    fields: dict[str, str] = {}
    sections: dict[str, list[str]] = {"text": [], "reflection": []}
    current, in_header = "text", True
    for line in lines:
        section, field = _SECTION.match(line), _FIELD.match(line)
        name = "" if field is None else re.sub(r"\s*[/,]\s*", "/", field[1].lower())
        if section:
            current, in_header = "text" if section[1] else "reflection", False
            sections[current].append(section[2] or "")
        elif in_header and field and (name in _COLUMN_OF or name in _OTHER_FIELDS):
            fields.setdefault(_COLUMN_OF.get(name, name), field[2].rstrip())
        elif not (in_header and line.lstrip().startswith("#")):
            in_header = in_header and not line.strip()
            sections[current].append(line.rstrip())
    return {**fields, **{name: re.sub(r"\n{3,}", "\n\n", "\n".join(said)).strip() for name, said in sections.items()}}


def _no_notes(folder: str) -> Problem:
    endings = ", ".join(ENDINGS)
    expected = Bilingual(f"sedikitnya satu catatan observasi ({endings})", f"at least one observation note ({endings})")
    remedy = Bilingual("Taruh catatan di sana, satu berkas satu observasi.", "Put the notes there, one file each.")
    return Problem(folder, expected, remedy)
