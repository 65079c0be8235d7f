"""What applying the list would do to a case, worked out in a copy that holds no original."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from casestudy.case import Case, open_case
from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.plain import decode
from casestudy.privacy.key.lists import FILE, YES, approved
from casestudy.privacy.originals.carrying import reanchor_copy
from casestudy.privacy.originals.reading import Original, Originals, digest, read_record
from casestudy.privacy.originals.writing.notes import replace_note, write_note
from casestudy.privacy.originals.writing.tables import TEXT_ENDINGS, replace_file_words
from casestudy.privacy.originals.writing.transcripts import replace_turns, write_transcript
from casestudy.privacy.replacing import Pseudonyms

#: Where nothing is written by hand: what a copy of the case lacks goes from the case as well.
_MADE = ("raw/interviews/", "raw/observations/", "texts/", "codings/review/")


@dataclass(frozen=True)
class Rewriting:
    """What applying the list would do.

    Attributes
    ----------
    files : mapping
        What to write into the case's folder: the file and its content, None for one to take away.
    written : mapping
        The original that each file written anew was made from, by its path in the case's folder.
    kept : tuple of pathlib.Path
        Files with originals that stand in the project now and are first kept outside.
    counts : mapping
        How many places are replaced, by file.
    segments : pandas.DataFrame
        What becomes of each coded passage: the report of `casestudy.coding.reanchor.case.Plan`.
    """

    files: Mapping[Path, bytes | None]
    written: Mapping[str, Original]
    kept: tuple[Path, ...]
    counts: Mapping[str, int]
    segments: pd.DataFrame


def plan_pseudonyms(case: Case, originals: Originals, table: pd.DataFrame) -> Rewriting:
    """Return what becomes of a case under the approved rows of its list.

    Parameters
    ----------
    case : Case
    originals : Originals
        From `casestudy.privacy.originals.reading.read_originals`.
    table : pandas.DataFrame
        From `casestudy.privacy.key.lists.read_list`.

    Raises
    ------
    CaseError
        Where an original cannot be read or written anew, two would have the same name, a file that someone changed
        by hand would be written over, or the case cannot be loaded afterwards.
    """
    if originals.problems:
        raise CaseError(originals.problems, lang=case.language)
    pseudonyms = approved(table)
    files = table[(table["kind"] == FILE) & (table["approve"] == YES)]
    stems = dict(zip(files["original"], files["replacement"], strict=True))
    copies, written, counts = _write_anew(case, originals, pseudonyms, stems)
    if problems := _in_the_way(case, copies, written):
        raise CaseError(problems, lang=case.language)
    with _copy_of(case, copies, written, pseudonyms, counts) as copy:
        docs = {old: new for old, new in _renamed(originals, stems).items() if old != new}
        segments = reanchor_copy(case, copy, originals, pseudonyms, docs)
        after = {path.relative_to(copy.folder).as_posix(): path.read_bytes() for path in _all_files(copy.folder)}
    before = {path.relative_to(case.folder).as_posix(): path for path in _all_files(case.folder)}
    changed: dict[Path, bytes | None] = {
        case.folder / name: data for name, data in sorted(after.items())
        if name not in before or before[name].read_bytes() != data
    }  # fmt: skip
    changed |= {path: None for name, path in before.items() if name not in after and name.startswith(_MADE)}
    record = read_record(case)
    made = ("texts/", "codings/review/")
    kept = [one for name, one in before.items() if one in changed and name not in record and not name.startswith(made)]
    return Rewriting(changed, written, tuple(kept), counts, segments)


def _write_anew(
    case: Case, originals: Originals, pseudonyms: Pseudonyms, stems: Mapping[str, str]
) -> tuple[dict[str, bytes], dict[str, Original], dict[str, int]]:
    """Return what is made of each original by its path in the case's folder, what it was made from, and the counts."""
    made: dict[str, bytes] = {}
    written: dict[str, Original] = {}
    counts: dict[str, int] = {}
    problems: list[Problem] = []
    for one in originals.files:
        if one.inside and _stays(one, pseudonyms, stems):
            continue
        for name, data, count in _copies(one, originals, pseudonyms, stems):
            if name in made:
                problems.append(_same_target(one.show, written[name].show, name))
            made[name], written[name], counts[name] = data, one, count
    if problems:
        raise CaseError(problems, lang=case.language)
    return made, written, counts


def _stays(one: Original, pseudonyms: Pseudonyms, stems: Mapping[str, str]) -> bool:
    """Return whether a file in the project can stay: a table is replaced in, and plain text may have no original."""
    if one.folder == "tables":
        return True
    plain = one.path.suffix.lower() in TEXT_ENDINGS
    return plain and one.path.stem not in stems and not pseudonyms.finds(decode(one.path.read_bytes()))


def _copies(
    one: Original, originals: Originals, pseudonyms: Pseudonyms, stems: Mapping[str, str]
) -> Iterator[tuple[str, bytes, int]]:
    if one.folder == "tables":
        data = replace_file_words(one.path, pseudonyms, anew=True) or one.path.read_bytes()
        yield f"tables/{one.path.name}", data, 0
    elif one.path in originals.notes:
        note = originals.notes[one.path]
        data = write_note(replace_note(note, pseudonyms), file=one.show)
        count = sum(len(pseudonyms.finds(value)) for value in note.values())
        yield f"raw/observations/{stems.get(one.path.stem, one.path.stem)}.md", data, count
    else:
        turns = originals.transcripts[one.path].turns
        for doc, own in turns.groupby("doc", sort=False):
            new = _new_doc(str(doc), one.path.stem, stems)
            replaced = replace_turns(own, pseudonyms).assign(doc=new)
            ending, data = write_transcript(replaced, informants=originals.informants, file=one.show)
            count = sum(len(pseudonyms.finds(text)) for text in own["text"])
            yield f"raw/interviews/{new}{ending}", data, count


def _new_doc(doc: str, stem: str, stems: Mapping[str, str]) -> str:
    return stems[stem] + doc[len(stem) :] if stem in stems and doc.startswith(stem) else doc


def _renamed(originals: Originals, stems: Mapping[str, str]) -> dict[str, str]:
    docs = {
        str(doc): _new_doc(str(doc), path.stem, stems)
        for path, transcript in originals.transcripts.items()
        for doc in transcript.turns["doc"].unique()
    }
    return docs | {path.stem: stems.get(path.stem, path.stem) for path in originals.notes}


@contextmanager
def _copy_of(
    case: Case,
    made: Mapping[str, bytes],
    written: Mapping[str, Original],
    pseudonyms: Pseudonyms,
    counts: dict[str, int],
) -> Iterator[Case]:
    """Yield a copy of the case in which every original is replaced; no file with a real name is laid into it."""
    gone = {one.path for one in written.values()}
    with tempfile.TemporaryDirectory(prefix="casestudy-") as scratch:
        folder = Path(scratch) / "data" / case.name
        content = dict(made)
        for path in _all_files(case.folder):
            name = path.relative_to(case.folder).as_posix()
            if path in gone or name in made or name.startswith("texts/"):
                continue
            replaced = replace_file_words(path, pseudonyms)
            content[name] = path.read_bytes() if replaced is None else replaced
            if replaced is not None:
                counts[name] = len(pseudonyms.finds(decode(path.read_bytes()))) if path.suffix in TEXT_ENDINGS else 1
        for name, data in content.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        yield replace(open_case(case.name, root=Path(scratch)), language=case.language)


def _all_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def _in_the_way(case: Case, made: Mapping[str, bytes], written: Mapping[str, Original]) -> list[Problem]:
    """Return a problem for each file that would be written over though somebody else has written it."""
    record = read_record(case)
    own = {one.path for one in written.values()}
    problems = []
    for name, data in made.items():
        path = case.folder / name
        if not path.is_file() or path in own:
            continue
        there = path.read_bytes()
        if digest(there) not in {digest(data), record.get(name)}:
            problems.append(_changed_by_hand(name, written[name].show, known=name in record))
    return problems


def _changed_by_hand(name: str, original: str, *, known: bool) -> Problem:
    if known:
        expected = Bilingual("berkas seperti yang ditulis terakhir kali; isinya diubah dengan tangan",
                             "the file as it was last written; somebody has changed it by hand")  # fmt: skip
        remedy = Bilingual(
            f"Betulkan naskah aslinya ({original}) dan hapus berkas ini dari proyek, lalu ulangi.",
            f"Correct the original ({original}) instead, delete this file from the project, and try again.",
        )
    else:
        expected = Bilingual(f"tempat kosong untuk salinan {original}", f"a free place for the copy of {original}")
        remedy = Bilingual(
            "Hapus berkas contoh itu atau pindahkan ke luar proyek, lalu ulangi.",
            "Delete that example or move it out of the project, and try again.",
        )
    return Problem(name, expected, remedy)


def _same_target(file: str, other: str, name: str) -> Problem:
    return Problem(
        file,
        Bilingual(f"nama salinan yang belum dipakai {other}: {name}", f"a name that {other} does not have: {name}"),
        Bilingual('Ubah samaran berkasnya di daftar (jenis "berkas"), misalnya IK-1_2.',
                  'Change its replacement in the list (kind "file"), to IK-1_2 for instance.'),
    )  # fmt: skip
