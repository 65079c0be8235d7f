"""One transcript: a file of any accepted format in, one row a turn out, and an account of what was left out."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.documents.kinds import no_text
from casestudy.load.formats.files import read_bytes, unknown_ending
from casestudy.load.formats.leftovers import word_count
from casestudy.load.losses import ROLES, cut_label, loss_table, speaker_table
from casestudy.load.speech.dialogue import Dialogue
from casestudy.load.speech.labelling.labels import decide_roles, is_named
from casestudy.load.speech.reading import read_interviews
from casestudy.load.texts import place_turns

ENDINGS = (
    ".doc", ".docm", ".docx", ".json", ".md", ".odt", ".pdf", ".rtf", ".sbv", ".srt", ".tsv", ".txt", ".vtt", ".zip",
)  # fmt: skip
#: A message names at most this many labels.
_SHOWN_LABELS = 6


@dataclass(frozen=True)
class Transcript:
    """One raw file, read: its turns, who speaks, what its header says, and what was left out.

    Attributes
    ----------
    turns : pandas.DataFrame
        See `load_transcript`.
    speakers : pandas.DataFrame
        ``doc``; ``speaker``; ``role``, a Categorical (interviewer, informant), missing where nothing decides it;
        ``because``, what decides it, a Categorical of `casestudy.load.losses.GROUNDS`; ``turns``; ``words``. A label
        that stands too seldom to be a speaker has a row without turns.
    header : pandas.DataFrame
        ``doc``, ``field``, ``value``: the fields before the dialogue, as the file writes them.
    losses : pandas.DataFrame
        See `casestudy.load.losses.loss_table`.
    """

    turns: pd.DataFrame
    speakers: pd.DataFrame
    header: pd.DataFrame
    losses: pd.DataFrame


def load_transcript(
    path: Path,
    *,
    interviewer: Collection[str] = (),
    informant: Collection[str] = (),
    informants: pd.DataFrame | None = None,
    file: str | None = None,
) -> pd.DataFrame:
    """Return the turns of one transcript.

    Parameters
    ----------
    path : pathlib.Path
        A document (.docx, .odt, .rtf, .pdf with text, .txt, .md), captions (.vtt, .srt, .sbv), a transcript of Whisper
        (.json, .tsv, .txt) or an exported chat (.txt, .zip). The content decides what it is, not the ending.
    interviewer, informant : collection of str
        Labels, or starts of labels, whose role is known. The file's name without its ending is an informant as well.
    informants : pandas.DataFrame, optional
        The ``informants`` table, whose codes may be labels; so may what stands in a column ``speaker`` of its own.
    file : str, optional
        Names the file in messages; by default its name.

    Returns
    -------
    pandas.DataFrame
        ``doc`` (the file's name without its ending; of several interviews in a file the informant's code where the
        header names it, else the name, an underscore and a number); ``turn`` from 1; ``speaker`` as labelled, empty
        where no label is; ``role`` (interviewer, informant), missing where nothing decides it: see `read_transcript`;
        ``time`` as written; ``text``; and ``start`` and ``end``: the code points of the text within the canonical text
        of the document, end exclusive. Of a file without labels each paragraph is a turn.

    Raises
    ------
    CaseError
        With the reason why the file cannot be read, or that it holds no text.
    """
    return read_transcript(path, interviewer=interviewer, informant=informant, informants=informants, file=file).turns


def read_transcript(
    path: Path,
    *,
    interviewer: Collection[str] = (),
    informant: Collection[str] = (),
    informants: pd.DataFrame | None = None,
    file: str | None = None,
) -> Transcript:
    """Return one transcript with an account of it: who speaks and why, what its header says, what was left out.

    Parameters, errors: see `load_transcript`.

    Returns
    -------
    Transcript
    """
    file = file or path.name
    if path.suffix.lower() not in ENDINGS:
        raise CaseError(_other_file(path, file))
    codes = [*_codes(informants), path.stem]
    read = read_interviews(read_bytes(path, file=file), file=file, names=[*interviewer, *informant, *codes])
    docs = _name_docs(path.stem, read.dialogues, codes[:-1])
    if not any(word_count(one.text) for dialogue in docs.values() for one in dialogue.utterances):
        raise CaseError(_no_text(file))
    labels = dict.fromkeys(one.speaker for dialogue in docs.values() for one in dialogue.utterances)
    header = {name: value for one in docs.values() for name, value in one.header.items()}
    roles = decide_roles(labels, interviewer=interviewer, informant=informant, codes=codes, header=header)
    turns = pd.concat([_turn_table(doc, one, roles) for doc, one in docs.items()], ignore_index=True)
    because = {label: "layout" if label in read.placed and ground == "label" else ground
               for label, (_, ground) in roles.items()}  # fmt: skip
    fields = [(doc, name, value) for doc, one in docs.items() for name, value in one.header.items()]
    left = [*read.leftovers, *(one for dialogue in read.dialogues for one in dialogue.leftovers)]
    return Transcript(
        turns,
        speaker_table(turns, because, [label for label in read.layout.strays if label not in header]),
        pd.DataFrame(fields, columns=["doc", "field", "value"], dtype="str"),
        loss_table(file, turns["text"].tolist(), left),
    )


def _codes(informants: pd.DataFrame | None) -> list[str]:
    if informants is None:
        return []
    columns = [name for name in ("informant", "speaker", "penutur") if name in informants]
    return [str(value) for name in columns for value in informants[name] if str(value).strip()]


def _name_docs(stem: str, dialogues: Sequence[Dialogue], codes: Collection[str]) -> dict[str, Dialogue]:
    """Return the interviews of a file under their names."""
    spoken = [one for one in dialogues if one.utterances]
    if len(spoken) < 2:
        return dict(zip([stem], spoken, strict=False))
    stated = [
        next((code for code in codes for value in one.header.values() if is_named(value, [code])), "") for one in spoken
    ]
    clear = all(stated) and len(set(stated)) == len(stated)
    return dict(zip(stated if clear else [f"{stem}_{n}" for n in range(1, len(spoken) + 1)], spoken, strict=True))


def _turn_table(doc: str, dialogue: Dialogue, roles: Mapping[str, tuple[str | None, str]]) -> pd.DataFrame:
    said = dialogue.utterances
    columns: dict[str, Any] = {
        "doc": pd.array([doc] * len(said), dtype="str"),
        "turn": pd.array(range(1, len(said) + 1), dtype="Int64"),
        "speaker": pd.array([one.speaker for one in said], dtype="str"),
        "role": pd.Categorical([roles[one.speaker][0] for one in said], categories=list(ROLES)),
        "time": pd.array([one.time for one in said], dtype="str"),
        "text": pd.array([one.text for one in said], dtype="str"),
    }
    return place_turns(pd.DataFrame(columns))


def check_roles(transcript: Transcript, *, file: str) -> Iterator[Problem]:
    """Yield a problem where a turn has no speaker or no role, or nobody answers."""
    turns = transcript.turns
    nobody = turns.loc[turns["speaker"] == "", "text"]
    if len(nobody):
        expected = Bilingual("label penutur di awal setiap giliran", "a speaker's label at the start of each turn")
        remedy = Bilingual(
            'Awali pertanyaan dengan "P:" dan jawaban dengan "I:".', 'Start questions with "P:" and answers with "I:".'
        )
        yield Problem(file, expected, remedy, value=str(nobody.iloc[0]))
    elif turns["role"].isna().any() or "informant" not in set(turns["role"]):
        counts = Counter(turns["speaker"]).most_common(_SHOWN_LABELS)
        there = ", ".join(f"{cut_label(label)} ({n})" for label, n in counts)
        yield Problem(
            file,
            Bilingual(
                f"label yang jelas siapa bertanya dan siapa menjawab (yang ada: {there})",
                f"labels that tell who asks and who answers (there are: {there})",
            ),
            Bilingual(
                'Tulis label penanya di case.toml, seperti interviewers = ["Dewi"], atau tulis "P:" dan "I:".',
                'Name who asks in case.toml, like interviewers = ["Dewi"], or write "P:" and "I:" as labels.',
            ),
        )


def _other_file(path: Path, file: str) -> Problem:
    """Return why a file with another ending is no transcript: what it is, or its ending."""
    head = b""
    if path.is_file():
        with suppress(OSError), path.open("rb") as opened:
            head = opened.read(1024)
    return no_text(head, file=file) or unknown_ending(path, ENDINGS, file=file)


def _no_text(file: str) -> Problem:
    return Problem(
        file,
        Bilingual("teks wawancara; berkas ini tidak memuat satu kata pun", "an interview; the file holds not one word"),
        Bilingual("Salin ulang berkas itu dari asalnya.", "Copy the file from its origin again."),
    )
