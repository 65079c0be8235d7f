"""The originals of a case: which files they are, and all their texts in which names are looked for."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from casestudy.case import Case
from casestudy.errors import Problem
from casestudy.load.formats.files import gather, list_files
from casestudy.load.formats.plain import read_delimited
from casestudy.load.formats.sheets import read_xlsx
from casestudy.load.notes import read_note
from casestudy.load.registers import empty_table, load_table
from casestudy.load.speech.labelling.labels import is_field, is_word, usual_role
from casestudy.load.transcripts import Transcript, read_transcript
from casestudy.privacy.key.places import record_file
from casestudy.tables import TABLES

#: The folders of originals, each with the names under which it may stand outside the project.
FOLDERS = {
    "raw/interviews": ("raw/interviews", "interviews", "wawancara"),
    "raw/observations": ("raw/observations", "observations", "observasi", "catatan"),
    "tables": ("tables", "tabel"),
}
#: How the name of an observation's file begins, where all files stand in one folder.
_NOTES = ("obs", "catatan", "field", "note")
TABLE_ENDINGS = (".csv", ".xlsx")


@dataclass(frozen=True)
class Original:
    """One file with real names: where it is, the folder of the case that its copy goes to, whether it is inside."""

    path: Path
    folder: str
    inside: bool

    @property
    def show(self) -> str:
        """The file as messages name it."""
        return f"{self.folder}/{self.path.name}"


@dataclass(frozen=True)
class Originals:
    """What the originals hold.

    Attributes
    ----------
    files : tuple of Original
    transcripts : mapping
        Original to its `Transcript`.
    notes : mapping
        Original to the fields and sections of the note.
    informants : pandas.DataFrame
        The cells of the informants' register, further columns such as names included.
    problems : tuple of Problem
        Why a file could not be read.
    """

    files: tuple[Original, ...]
    transcripts: Mapping[Path, Transcript] = field(default_factory=dict)
    notes: Mapping[Path, dict[str, str]] = field(default_factory=dict)
    informants: pd.DataFrame = field(default_factory=pd.DataFrame)
    problems: tuple[Problem, ...] = ()


def read_originals(case: Case, folder: Path) -> Originals:
    """Return the originals of a case: those in a folder outside, and what stands in the project itself.

    What an earlier run has written into the project is no original: the list's record tells.

    Parameters
    ----------
    case : Case
    folder : pathlib.Path
        Outside the project; need not be there. Its files stand in ``interviews``, ``observations`` and ``tables``
        (``wawancara``, ``observasi``, ``tabel``), under ``raw`` or not, or all of them side by side.
    """
    files = (*_outside(folder), *_inside(case))
    problems: list[Problem] = []
    register = _register(files, problems)
    informants = empty_table("informants")
    # What is wrong with it is told where it is loaded.
    with gather([]):
        informants = load_table(case, "informants", required=False)
    names = register if "informant" in register else informants
    transcripts: dict[Path, Transcript] = {}
    notes: dict[Path, dict[str, str]] = {}
    for one in files:
        with gather(problems):
            if one.folder == "raw/interviews":
                transcripts[one.path] = read_transcript(
                    one.path, interviewer=case.interviewers, informants=names, file=one.show
                )
            elif one.folder == "raw/observations":
                notes[one.path] = read_note(one.path, file=one.show)
    return Originals(files, transcripts, notes, register, tuple(problems))


def read_record(case: Case) -> dict[str, str]:
    """Return what was last written into the project: the hash of each file by its path in the case's folder."""
    file = record_file(case)
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    return {path: digest for digest, _, path in (line.partition("  ") for line in lines) if path}


def digest(data: bytes) -> str:
    """Return the SHA-256 of bytes."""
    return hashlib.sha256(data).hexdigest()


def table_cells(path: Path, *, file: str) -> pd.DataFrame:
    """Return the cells of a CSV or of the first sheet of an XLSX file."""
    return read_xlsx(path, file=file) if path.suffix.lower() == ".xlsx" else read_delimited(path, file=file)


def header_names(transcript: Transcript) -> Iterator[tuple[str, str, bool]]:
    """Yield document and name for each field of a header that names someone, and whether that is who asks.

    Examples
    --------
    >>> header = pd.DataFrame({"doc": "IK-1", "field": ["Nama", "Tempat"], "value": ["Ratna", "Kantor"]})
    >>> empty = pd.DataFrame()
    >>> list(header_names(Transcript(empty, empty, header, empty)))
    [('IK-1', 'Ratna', False)]
    """
    rows = transcript.header[["doc", "field", "value"]].itertuples(index=False, name=None)
    for doc, name, value in rows:
        if is_field(name, naming=True) or is_word(name) or name.lower() in {"transkriptor", "penyalin"}:
            yield doc, value, usual_role(name) == "interviewer" or "transk" in name.lower()


def _outside(folder: Path) -> Iterator[Original]:
    for target, names in FOLDERS.items():
        for name in names:
            for path in list_files(folder / name):
                if target != "tables" or path.suffix.lower() in TABLE_ENDINGS:
                    yield Original(path, target, inside=False)
    for path in list_files(folder):
        if path.stem in TABLES and path.suffix.lower() in TABLE_ENDINGS:
            yield Original(path, "tables", inside=False)
        else:
            note = path.stem.lower().startswith(_NOTES)
            yield Original(path, "raw/observations" if note else "raw/interviews", inside=False)


def _inside(case: Case) -> Iterator[Original]:
    known = read_record(case)
    for target in FOLDERS:
        for path in list_files(case.folder / target):
            if target == "tables" and path.suffix.lower() not in TABLE_ENDINGS:
                continue
            if target == "tables" or case.show(path) not in known:
                yield Original(path, target, inside=True)


def _register(files: tuple[Original, ...], problems: list[Problem]) -> pd.DataFrame:
    """Return the informants' register, the one outside before the one inside, its code's column under its own name."""
    for one in files:
        if one.folder == "tables" and one.path.stem == "informants":
            with gather(problems):
                cells = table_cells(one.path, file=one.show)
                heads = {name: column.name for name in cells if (column := TABLES["informants"].header(str(name)))}
                return cells.rename(columns=heads)
    return pd.DataFrame()
