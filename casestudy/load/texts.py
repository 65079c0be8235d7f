"""The canonical text of each document: what segments point into, written beside the case and watched for changes."""

import hashlib
from pathlib import Path

import pandas as pd

from casestudy.case import Case
from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.codings.segments import coder_files, read_segments
from casestudy.load.formats.files import list_files, replace_file

#: The sources whose texts are written out, and the folders that their raw files stand in.
WRITTEN = {"interview": "raw/interviews", "observation": "raw/observations"}
SUMS = "SHA256SUMS"
#: Divides the parts of a text.
GAP = "\n\n"


def canonical_text(turns: pd.DataFrame) -> str:
    r"""Return the text of one interview: each turn as ``speaker: text``, divided by a blank line.

    A turn without a speaker is its text alone.

    Parameters
    ----------
    turns : pandas.DataFrame
        ``speaker``, ``text`` of one document, in order.

    Examples
    --------
    >>> canonical_text(pd.DataFrame({"speaker": ["P", "I"], "text": ["Apa kabar?", "Baik."]}))
    'P: Apa kabar?\n\nI: Baik.'
    """
    return GAP.join(f"{_label(speaker)}{text}" for speaker, text in zip(turns["speaker"], turns["text"], strict=True))


def place_turns(turns: pd.DataFrame) -> pd.DataFrame:
    """Return the turns of one interview with ``start`` and ``end`` of each turn's text in the canonical text.

    Both count Unicode code points, end exclusive, so that ``canonical_text(turns)[start:end] == text``.

    Examples
    --------
    >>> turns = pd.DataFrame({"speaker": ["P", "I"], "text": ["Apa kabar?", "Baik."]})
    >>> place_turns(turns)[["start", "end"]].values.tolist()
    [[3, 13], [18, 23]]
    """
    starts, ends, position = [], [], 0
    for speaker, text in zip(turns["speaker"].tolist(), turns["text"].tolist(), strict=True):
        starts.append(position + len(_label(speaker)))
        ends.append(starts[-1] + len(text))
        position = ends[-1] + len(GAP)
    placed = turns.assign(start=pd.Series(starts, index=turns.index, dtype="Int64"))
    return placed.assign(end=pd.Series(ends, index=turns.index, dtype="Int64"))


def observation_text(row: pd.Series) -> str:
    r"""Return the text of one observation: the descriptive note, a blank line, the reflective note.

    Examples
    --------
    >>> observation_text(pd.Series({"text": "Warga antre.", "reflection": "Sabar."}))
    'Warga antre.\n\nSabar.'
    """
    return GAP.join(part for part in (str(row["text"]), str(row["reflection"])) if part)


def informant_of(doc: str, informants: pd.DataFrame) -> str | None:
    """Return the informant whose interview `doc` is, or None.

    It is the one whose code is the document's name, or the part of it before an underscore: one informant may give
    several interviews.

    Examples
    --------
    >>> informant_of("IK-1_2", pd.DataFrame({"informant": ["IK-1", "IK-10"]}))
    'IK-1'
    """
    found = [str(code) for code in informants["informant"] if doc == code or doc.startswith(f"{code}_")]
    return max(found, key=len, default=None)


def write_texts(case: Case, texts: pd.DataFrame) -> list[Path]:
    """Write the texts of interviews and observations, and the SHA-256 of the raw files that they come from.

    A text's file is ``texts/<doc>.txt`` in UTF-8 with one line end after the text. Files that are right already are
    left alone; each is replaced in one step, so that an interruption leaves the old one. Raw files are only read.

    A text that codings point into is never written over by another, since its passages would drift: that is for
    `casestudy reanchor` to do, which puts both right together.

    Parameters
    ----------
    case : Case
    texts : pandas.DataFrame
        What `casestudy.load.sources.load_texts` returns.

    Returns
    -------
    list of pathlib.Path
        The files written, sorted.

    Raises
    ------
    CaseError
        Where a file cannot be written, and where a text that codings point into would change.
    """
    coders = [read_segments(path, file=case.show(path)) for path in coder_files(case)]
    coded = {f"texts/{doc}.txt" for table in coders for doc in table["doc"]}
    if stale := [problem for problem in check_texts(case, texts) if problem.file in coded]:
        raise CaseError(stale, lang=case.language)
    wanted = text_files(case, texts)
    for path, data in wanted.items():
        replace_file(path, data, file=case.show(path), lang=case.language)
    return list(wanted)


def text_files(case: Case, texts: pd.DataFrame) -> dict[Path, bytes]:
    """Return the files under ``texts/`` that are not as they should be, sorted, each with what should stand in it.

    Parameters
    ----------
    case : Case
    texts : pandas.DataFrame
        What `casestudy.load.sources.load_texts` returns.
    """
    wanted = {path: (text + "\n").encode() for path, text in _committed(case, texts)}
    wanted[case.folder / "texts" / SUMS] = _sums(case).encode()
    return {path: data for path, data in sorted(wanted.items()) if not path.is_file() or path.read_bytes() != data}


def committed_texts(case: Case) -> dict[str, str]:
    """Return the text of each document as it stands under ``texts/``: what the codings were made on."""
    files = [path for path in list_files(case.folder / "texts") if path.suffix == ".txt"]
    return {path.stem: _read(path).removesuffix("\n") for path in files}


def check_texts(case: Case, texts: pd.DataFrame) -> list[Problem]:
    """Return a problem for each committed text that differs from what the raw file now gives.

    Segments point into the committed text, so that a corrected transcript, or a loader that reads it differently,
    is seen before a quote moves. A text whose document is gone is a problem too; one not yet written is none.

    Parameters
    ----------
    case : Case
    texts : pandas.DataFrame
        What `casestudy.load.sources.load_texts` returns.

    Returns
    -------
    list of Problem
        In the order of the files' names.
    """
    now = dict(_committed(case, texts))
    there = [path for path in list_files(case.folder / "texts") if path.suffix == ".txt"]
    problems = []
    for path in there:
        if path not in now:
            problems.append(_orphan(case.show(path)))
        elif (committed := _read(path)) != now[path] + "\n":
            problems.append(_changed(case.show(path), committed, now[path]))
    return problems


def _label(speaker: str) -> str:
    return f"{speaker}: " if speaker else ""


def _read(path: Path) -> str:
    # A checkout on Windows may turn the line ends, and nothing else.
    return path.read_bytes().replace(b"\r\n", b"\n").decode("utf-8", errors="replace")


def _committed(case: Case, texts: pd.DataFrame) -> list[tuple[Path, str]]:
    own = texts[texts["source"].isin(list(WRITTEN))]
    return [(case.folder / "texts" / f"{doc}.txt", text) for doc, text in zip(own["doc"], own["text"], strict=True)]


def _sums(case: Case) -> str:
    files = [path for folder in WRITTEN.values() for path in list_files(case.folder / folder)]
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {case.show(path)}\n" for path in files]
    return "".join(sorted(lines, key=lambda line: line.split("  ", 1)[1]))


def _orphan(file: str) -> Problem:
    return Problem(
        file,
        Bilingual(
            "wawancara atau observasi dengan nama ini di raw/", "an interview or observation of this name in raw/"
        ),
        Bilingual(
            "Kembalikan berkas mentahnya, atau hapus naskah ini dan kodingnya.",
            "Bring the raw file back, or delete this text and its codings.",
        ),
    )


def _changed(file: str, committed: str, now: str) -> Problem:
    pairs = zip(committed, f"{now}\n", strict=False)
    place = next((place for place, (old, new) in enumerate(pairs) if old != new), min(len(committed), len(now)))
    return Problem(
        file,
        Bilingual(
            f"naskah yang sama dengan berkas mentahnya (beda mulai karakter {place})",
            f"the text that the raw file now gives (it differs from character {place})",
        ),
        Bilingual(
            "Tulis ulang naskahnya dan tambatkan ulang kodingnya dengan: casestudy reanchor",
            "Write the text again and anchor its codings again with: casestudy reanchor",
        ),
        row=committed.count("\n", 0, place) + 1,
    )
