"""Transcripts written anew from their turns: what was said, who said it and when, and nothing else of the file."""

import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import pandas as pd

from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.files import gather
from casestudy.load.speech.labelling.labels import usual_role
from casestudy.load.transcripts import read_transcript
from casestudy.privacy.replacing import Pseudonyms

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_ROLES = {"interviewer": "pewawancara", "informant": "informan"}
#: What a turn must keep; the places follow from them.
_KEPT = ["doc", "turn", "speaker", "role", "time", "text"]


def replace_turns(turns: pd.DataFrame, pseudonyms: Pseudonyms) -> pd.DataFrame:
    """Return the turns of one interview with every original replaced, in words and in labels.

    A label loses the brackets of its pseudonym, as brackets around a label mean nothing to a reader. Where the role of
    a speaker followed from a name, the label says it from now on: ``Dewi`` becomes ``Pewawancara 1``, ``Sari`` becomes
    ``IK-1``, and if that does not tell, ``P`` or ``I``.

    Examples
    --------
    >>> from casestudy.privacy.replacing import Pseudonym
    >>> turns = pd.DataFrame({"speaker": ["Dewi"], "role": ["interviewer"], "text": ["Pak Budi?"], "doc": ["IK-1"]})
    >>> known = Pseudonyms((Pseudonym("Dewi", "[Pewawancara 1]"), Pseudonym("Budi", "[Orang 1]")))
    >>> replace_turns(turns, known)[["speaker", "text"]].values.tolist()
    [['Pewawancara 1', 'Pak [Orang 1]?']]
    """
    roles = dict(zip(turns["speaker"], turns["role"].astype("object"), strict=True))
    labels = {label: _label(label, roles[label], pseudonyms) for label in roles}
    return turns.assign(
        speaker=turns["speaker"].map(labels).astype("str"),
        text=pd.array([pseudonyms.replace(text) for text in turns["text"]], dtype="str"),
    )


def write_transcript(turns: pd.DataFrame, *, informants: pd.DataFrame, file: str) -> tuple[str, bytes]:
    r"""Return a transcript as a file that is read back as the same turns: its ending and its bytes.

    It is plain text where that can hold the turns, each as ``label [time]: words``; else a Word document with a table
    of speaker, time and words. Where roles followed from names alone, labels say them: ``Orang 1 (informan)``. Neither
    holds an author, a comment, a tracked change or anything else of the original.

    Parameters
    ----------
    turns : pandas.DataFrame
        Of one interview, from `replace_turns`.
    informants : pandas.DataFrame
        The register, whose codes may be labels.
    file : str
        Names the original in messages.

    Raises
    ------
    CaseError
        Where neither is read back as the same turns.

    Examples
    --------
    >>> turns = pd.DataFrame({"doc": "IK-1", "turn": pd.array([1, 2], dtype="Int64"), "speaker": ["P", "I"],
    ...                       "role": ["interviewer", "informant"], "time": "", "text": ["Apa?", "Ini."]})
    >>> write_transcript(turns, informants=pd.DataFrame({"informant": ["IK-1"]}), file="IK-1.docx")
    ('.txt', b'P: Apa?\n\nI: Ini.\n')
    """
    doc = str(turns["doc"].iloc[0])
    for labelled, ending, data in _forms(turns):
        with tempfile.TemporaryDirectory(prefix="casestudy-") as folder:
            path = Path(folder) / f"{doc}{ending}"
            path.write_bytes(data)
            read = pd.DataFrame()
            with gather([]):
                read = read_transcript(path, informants=informants).turns
        if len(read) == len(turns) and _plain(read) == _plain(labelled):
            return ending, data
    raise CaseError(_unwritable(file))


def _label(label: str, role: object, pseudonyms: Pseudonyms) -> str:
    new = pseudonyms.replace(label).translate({ord("["): None, ord("]"): None}).strip()
    if new == label or not isinstance(role, str):
        return new
    known = usual_role(new)
    if known == role or (known is None and role == "informant"):
        return new
    return "P" if role == "interviewer" else "I"


def _forms(turns: pd.DataFrame) -> Iterator[tuple[pd.DataFrame, str, bytes]]:
    for labelled in (turns, _with_roles(turns)):
        yield labelled, ".txt", _text(labelled, lambda text: text.replace("\n", "\n\n")).encode()
        yield labelled, ".docx", _docx(labelled)


def _with_roles(turns: pd.DataFrame) -> pd.DataFrame:
    """Return turns whose labels say their role: of several who answer, nothing else may tell it once names are gone."""
    pairs = zip(turns["speaker"], turns["role"].astype("object"), strict=True)
    labels = [label if role not in _ROLES or usual_role(label) == role else f"{label} ({_ROLES[role]})"
              for label, role in pairs]  # fmt: skip
    return turns.assign(speaker=pd.Series(labels, index=turns.index, dtype="str"))


def _text(turns: pd.DataFrame, write: Callable[[str], str]) -> str:
    said = []
    for speaker, time, text in zip(turns["speaker"], turns["time"], turns["text"], strict=True):
        clock = f"[{time}]" if time else ""
        opening = f"{speaker} {clock}".strip() + ": " if speaker else f"{clock} " if clock else ""
        said.append(opening + write(text))
    return "\n\n".join(said) + "\n"


def _docx(turns: pd.DataFrame) -> bytes:
    """Return a Word document of one table, or of paragraphs where nobody is named: nothing but its text."""
    if (turns["speaker"] != "").any():
        rows = [("Penutur", "Waktu", "Ujaran"), *zip(turns["speaker"], turns["time"], turns["text"], strict=True)]
        cells = ("".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in row) for row in rows)
        body = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl><w:p/>"
    else:
        body = "".join(map(_paragraph, _text(turns, str).removesuffix("\n").split("\n\n")))
    return plain_docx(body)


def plain_docx(body: str) -> bytes:
    """Return a Word document with a body and no properties, the same bytes for the same body.

    Examples
    --------
    >>> plain_docx("<w:p/>") == plain_docx("<w:p/>")
    True
    """
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    )
    members = {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": document}
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def _paragraph(text: str) -> str:
    run = escape(text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    return f'<w:p><w:r><w:t xml:space="preserve">{run}</w:t></w:r></w:p>'


def _plain(turns: pd.DataFrame) -> list[tuple[str, ...]]:
    table: Mapping[str, list[str]] = {name: turns[name].astype("object").map(str).tolist() for name in _KEPT}
    return list(zip(*table.values(), strict=True))


def _unwritable(file: str) -> Problem:
    return Problem(
        file,
        Bilingual("transkrip yang bisa ditulis ulang giliran demi giliran tanpa berubah",
                  "a transcript that can be written anew, turn by turn, without a change"),
        Bilingual("Simpan transkrip asli sebagai .docx dengan label P: dan I:, lalu ulangi.",
                  "Save the original as .docx with the labels P: and I:, then try again."),
    )  # fmt: skip
