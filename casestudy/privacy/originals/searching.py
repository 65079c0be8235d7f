"""Everything in the originals that names a person, with whom it belongs to where the place tells."""

import re
from collections.abc import Iterator

import pandas as pd

from casestudy.case import Case
from casestudy.load.codings.segments import coder_files, read_segments
from casestudy.load.formats.files import gather
from casestudy.load.speech.labelling.labels import is_name, usual_role
from casestudy.load.transcripts import Transcript
from casestudy.privacy.finding.found import Found, Kind
from casestudy.privacy.finding.names import names_in_file, trim_name
from casestudy.privacy.finding.texts import FoundRow, found_row, found_rows, found_table
from casestudy.privacy.key.lists import same_original
from casestudy.privacy.originals.reading import Originals, header_names, table_cells
from casestudy.tables import plain_header

INTERVIEWER = "interviewer"
#: Columns of a register whose cells name a person outright.
_COLUMNS: dict[str, Kind] = {
    **dict.fromkeys(("nama", "name", "nama_lengkap", "nama_informan", "nama_panggilan", "panggilan", "alias"), "name"),
    **dict.fromkeys(("nik", "no_ktp", "ktp"), "nik"), "nip": "nip",
    **dict.fromkeys(("telepon", "telp", "hp", "no_hp", "nomor_hp", "wa", "phone", "no_wa", "kontak"), "phone"),
    **dict.fromkeys(("email", "surel"), "email"), **dict.fromkeys(("alamat", "address", "alamat_rumah"), "address"),
    **dict.fromkeys(("instagram", "akun", "twitter"), "account"),
    **dict.fromkeys(("rekening", "no_rekening", "nim", "npm"), "number"),
}  # fmt: skip
#: What stands behind a name in its field: degrees.
_DEGREE = re.compile(r"(?:[A-Z][A-Za-z]{0,4}\.\s?[A-Za-z.]*|[A-Z]{2,3})$")
_CODE = re.compile(r"[A-Za-z]{1,4}[ ._-]?\d{1,3}(?:_\d+)?")
#: Fields of a note that name who watched.
_OBSERVERS = frozenset({"pengamat", "observer", "peneliti", "pencatat"})


def search_originals(case: Case, originals: Originals) -> pd.DataFrame:
    """Return what names a person in transcripts, notes, registers, remarks of coders and names of files.

    Returns
    -------
    pandas.DataFrame
        The columns of `casestudy.privacy.finding.texts.find_identifiers`, ``doc`` being the file, and ``whose``: the
        informant's code, ``interviewer``, or ``""`` where the place does not tell.
    """
    rows = [*_registers(case, originals), *_files(originals)]
    for path, transcript in originals.transcripts.items():
        rows += _transcript(f"raw/interviews/{path.name}", transcript, originals)
    for path, note in originals.notes.items():
        file = f"raw/observations/{path.name}"
        for name, value in note.items():
            rows += _whole(file, value, INTERVIEWER, "header") if name in _OBSERVERS else []
        rows += _running(file, "\n".join(note.values()))
    for file, text in _remarks(case):
        rows += _running(file, text, speech=False)
    whose = pd.Series([row.get("whose", "") for row in rows], dtype="str")
    return found_table(rows).assign(whose=whose)


def all_texts(originals: Originals) -> dict[str, str]:
    """Return the texts of the originals by path: what places are counted in.

    Examples
    --------
    >>> all_texts(Originals(()))
    {}
    """
    texts = {}
    for path, transcript in originals.transcripts.items():
        turns = transcript.turns
        texts[str(path)] = "\n\n".join(
            f"{speaker}: {text}" for speaker, text in zip(turns["speaker"], turns["text"], strict=True)
        )
    for path, note in originals.notes.items():
        texts[str(path)] = "\n\n".join(note.values())
    for one in originals.files:
        if one.folder == "tables":
            with gather([]):
                cells = table_cells(one.path, file=one.show)
                texts[str(one.path)] = "\n".join("\t".join(map(str, row)) for row in cells.itertuples(index=False))
    return texts


def is_code(text: str) -> bool:
    """Return whether a text is an informant's code and so names nobody.

    Examples
    --------
    >>> is_code("IK-1"), is_code("Ratna")
    (True, False)
    """
    return _CODE.fullmatch(text.strip()) is not None


def owner_of(doc: str, informants: pd.DataFrame) -> str:
    """Return the code of whose interview a document is: from the register, else the name of the document.

    A register may know the informant by name alone.

    Examples
    --------
    >>> people = pd.DataFrame({"informant": ["IK-1"], "nama": ["Ratna Wulandari"]})
    >>> owner_of("Wawancara Bu Ratna", people), owner_of("IK-7_2", people), owner_of("Pak Subur", people)
    ('IK-1', 'IK-7', 'Pak Subur')
    """
    codes = informants["informant"].astype("str").tolist() if "informant" in informants else []
    stated = [code for code in codes if doc == code or doc.startswith(f"{code}_")]
    if stated:
        return max(stated, key=len)
    words = {word.lower() for name in names_in_file(doc) for word in name.split()}
    for column in [name for name in informants if _COLUMNS.get(plain_header(str(name))) == "name"]:
        named = [code for code, name in zip(codes, informants[column].astype("str"), strict=True)
                 if words & set(re.findall(r"\w+", name.lower()))]  # fmt: skip
        if len(named) == 1:
            return named[0]
    return re.sub(r"_\d+$", "", doc) if is_code(doc) else doc


def _transcript(file: str, transcript: Transcript, originals: Originals) -> Iterator[FoundRow]:
    register = originals.informants
    for doc, value, asks in header_names(transcript):
        yield from _whole(file, value, INTERVIEWER if asks else owner_of(doc, register), "header")
    for name, value in transcript.header[["field", "value"]].itertuples(index=False, name=None):
        # Of a header nothing is copied; what it holds may stand elsewhere.
        yield from _running(file, f"{name}: {value}", speech=False)
    speakers = transcript.speakers[["doc", "speaker", "role"]].itertuples(index=False, name=None)
    for doc, label, role in speakers:
        if usual_role(label) is None and is_name(label) and not is_code(label):
            # Of several who answer in one interview nobody knows which one is its informant.
            alone = (transcript.speakers["role"] == "informant").sum() == 1
            whose = INTERVIEWER if role == "interviewer" else owner_of(doc, register) if alone else ""
            yield from _whole(file, label, whose, "label")
    turns = transcript.turns[["doc", "role", "text"]].astype("str").itertuples(index=False, name=None)
    for doc, role, text in turns:
        own = owner_of(doc, register) if role == "informant" else INTERVIEWER
        for row in _running(file, text):
            yield {**row, "whose": own if row["reason"] == "self" else ""}


def _registers(case: Case, originals: Originals) -> Iterator[FoundRow]:
    for one in originals.files:
        if one.folder != "tables" or case.provenance.get(one.path.stem) == "public record":
            continue
        cells = pd.DataFrame()
        # What is wrong with it is told where it is loaded.
        with gather([]):
            cells = table_cells(one.path, file=one.show)
        register = originals.informants if one.path.stem == "informants" else pd.DataFrame()
        codes = register["informant"].tolist() if "informant" in register and len(register) == len(cells) else None
        for column in cells:
            kind = _COLUMNS.get(plain_header(str(column)))
            values = cells[column].astype("str").tolist()
            for place, value in enumerate(values):
                if kind is None or one.path.stem != "informants":
                    yield from _running(one.show, value, speech=False)
                elif kind == "name":
                    yield from _whole(one.show, value, codes[place] if codes else "", "list")
                elif value.strip():
                    stretch = Found(kind, 0, len(value.strip()), value.strip(), "list")
                    yield found_row(one.show, stretch, value.strip())


def _files(originals: Originals) -> Iterator[FoundRow]:
    for one in originals.files:
        if one.folder != "tables":
            whose = owner_of(one.path.stem, originals.informants) if one.folder == "raw/interviews" else ""
            for name in names_in_file(one.path.stem):
                yield from _whole(one.show, name, whose, "file")


def _remarks(case: Case) -> Iterator[tuple[str, str]]:
    for path in coder_files(case):
        with gather([]):
            table = read_segments(path, file=case.show(path))
            if "memo" in table:
                yield case.show(path), "\n".join(table["memo"].astype("str"))


def _whole(file: str, value: str, whose: str, reason: str) -> Iterator[FoundRow]:
    """Yield the names that a field, a label or a cell holds."""
    for part in re.split(r"\s*(?:[;/(),]| dan | & )\s*", value):
        trimmed = None if is_code(part) or usual_role(part) or _DEGREE.match(part) else trim_name(part)
        if trimmed and re.search(r"[^\W\d_]{2}", part[slice(*trimmed)]):
            found = Found("name", *trimmed, part[slice(*trimmed)], reason)
            yield {**found_row(file, found, value), "whose": whose}


def _running(file: str, text: str, *, speech: bool = True) -> list[FoundRow]:
    return found_rows(file, text, without=() if speech else ("kin",))


def file_names(originals: Originals, table: pd.DataFrame) -> dict[str, str]:
    """Return for each original whose name names someone the name of its copy, both without ending.

    A transcript is named by its informant's pseudonym in the list, a note is numbered.

    Examples
    --------
    >>> from pathlib import Path
    >>> from casestudy.privacy.originals.reading import Original
    >>> table = pd.DataFrame({"original": ["Ratna"], "replacement": ["[IK-1]"], "kind": ["name"]})
    >>> file = Original(Path("Wawancara Bu Ratna.docx"), "raw/interviews", inside=False)
    >>> file_names(Originals((file,)), table)
    {'Wawancara Bu Ratna': 'IK-1'}
    """
    known = {same_original(kind, original): replacement for kind, original, replacement in
             table[["kind", "original", "replacement"]].itertuples(index=False, name=None)}  # fmt: skip
    names: dict[str, str] = {}
    for one in originals.files:
        named = names_in_file(one.path.stem) if one.folder != "tables" else []
        if named and one.folder == "raw/observations":
            names[one.path.stem] = f"OBS-{len(names) + 1}"
        elif named:
            replacement = next((known[key] for name in named if (key := same_original("name", name)) in known), "")
            plain = re.sub(r"[^\w.-]+", "-", replacement.strip("[]")) or f"Informan-{len(names) + 1}"
            names[one.path.stem] = plain
    return names
