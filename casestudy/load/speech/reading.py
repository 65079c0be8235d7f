"""Reading: the bytes of a raw file in, its interviews out, each as utterances with all else put aside."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from casestudy.load.formats.documents.kinds import find_kind, read_document, read_plain
from casestudy.load.formats.leftovers import Leftover, word_count
from casestudy.load.formats.recordings.cues import Cue, has_cues, read_cues
from casestudy.load.formats.recordings.whisper import is_whisper_table, read_whisper_json, read_whisper_table
from casestudy.load.speech.clocks import take_stamps
from casestudy.load.speech.dialogue import Dialogue, parse_dialogue, parse_unlabelled
from casestudy.load.speech.labelling.layouts import Layout, choose_layout
from casestudy.load.speech.labelling.lists import label_questions, pair_lists
from casestudy.load.speech.labelling.sections import is_title, split_interviews
from casestudy.load.speech.labelling.shapes import split_label
from casestudy.load.speech.lines import Line, cue_lines, document_lines

#: So few labels do not outweigh a text that stands before them: they sign it.
_FEW_LABELS = 3


@dataclass(frozen=True, slots=True)
class Interviews:
    """What one file holds: its interviews, how it labels, the labels that its layout gives, and what is left out."""

    dialogues: Sequence[Dialogue]
    layout: Layout
    placed: frozenset[str]
    leftovers: Sequence[Leftover]


def read_interviews(data: bytes, *, file: str, names: Collection[str] = ()) -> Interviews:
    """Return the interviews of a raw file.

    Parameters
    ----------
    data : bytes
    file : str
        Names the file in messages.
    names : collection of str
        Labels that are known to be speakers.

    Raises
    ------
    CaseError
        With the reason why the file cannot be read.
    """
    try:
        return _read(data, file, names)
    finally:
        # It holds the lines of the file.
        split_label.cache_clear()


def _read(data: bytes, file: str, names: Collection[str]) -> Interviews:
    lines, leftovers, recorded = _read_lines(data, file, names)
    placed = frozenset() if recorded else frozenset(line.label for line in lines if line.label)
    interviews = parse_interviews(lines, names=names, recorded=recorded)
    return Interviews(
        interviews.dialogues, interviews.layout, placed | interviews.placed, [*leftovers, *interviews.leftovers]
    )


def parse_interviews(lines: Sequence[Line], *, names: Collection[str] = (), recorded: bool = False) -> Interviews:
    """Return the interviews that lines hold; of lines without labels, each paragraph is an utterance of nobody.

    Parameters
    ----------
    lines : sequence of Line
    names : collection of str
        Labels that are known to be speakers.
    recorded : bool
        Whether the lines are captions, which continue each other.

    Examples
    --------
    >>> lines = [Line(text, n) for n, text in enumerate(("P: Apa?", "I: Ini.", "P: Lalu?", "I: Itu."))]
    >>> [one.text for one in parse_interviews(lines).dialogues[0].utterances]
    ['Apa?', 'Ini.', 'Lalu?', 'Itu.']
    """
    paired = None if recorded else pair_lists(lines)
    lines, leftovers = paired or (lines, [])
    layout = choose_layout(lines, names=names, recorded=recorded)
    if not recorded and not paired:
        lines = label_questions(lines) or lines
    placed = frozenset() if recorded else frozenset(line.label for line in lines if line.label)
    labelled = bool(layout.shape and layout.accepted) or any(line.label for line in lines)
    if labelled:
        dialogues = [parse_dialogue(one, layout, names=names) for one in split_interviews(lines, layout)]
        signed = layout.shape is split_label and not (placed or recorded or layout.clocks)
        if not (signed and _is_signed_only(dialogues)):
            return Interviews(dialogues, layout, placed, leftovers)
    return Interviews([parse_unlabelled(lines, recorded=recorded)], Layout(), placed, leftovers)


def _is_signed_only(dialogues: Sequence[Dialogue]) -> bool:
    """Return whether the labels stand under a text and not in it: few, with most of the words before them."""
    said = [one for dialogue in dialogues for one in dialogue.utterances]
    before = [one.text for dialogue in dialogues for one in dialogue.leftovers if one.part == "preamble"]
    prose = sum(word_count(text) for text in before if not (is_title(text) or split_label(text)))
    return len(said) <= _FEW_LABELS and prose > sum(word_count(one.text) for one in said)


def _read_lines(data: bytes, file: str, names: Collection[str]) -> tuple[list[Line], list[Leftover], bool]:
    """Return the lines of a file, what is left out of them, and whether they are captions of a recording."""
    if find_kind(data, file=file) == "text":
        text = read_plain(data, file=file)
        captions: tuple[list[Cue], list[Leftover]] | None = None
        if file.lower().endswith(".json"):
            captions = read_whisper_json(text, file=file)
        elif is_whisper_table(text):
            captions = read_whisper_table(text)
        elif has_cues(text):
            captions = read_cues(text)
        if captions is not None:
            return cue_lines(captions[0]), captions[1], True
    document = read_document(data, file=file)
    lines, beside = document_lines(document, names=names)
    return take_stamps(lines, beside), [*document.leftovers, *beside], False
