"""Lines of a transcript: what stands in a document's paragraphs and table rows, in order, one line at a time."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from casestudy.load.formats.documents.blocks import Document, Grid, row_text
from casestudy.load.formats.leftovers import Leftover
from casestudy.load.formats.recordings.cues import Cue
from casestudy.load.speech.labelling.labels import is_named, usual_role
from casestudy.load.speech.labelling.shapes import split_label

_NUMBERED = re.compile(r"\s*+(\d{1,5})(?:[.)]?[ \t]++(.*)|[.)]?)$", re.S)
#: What the columns of a table hold, by how their headers start.
_HEADS = {
    "question": ("pertanyaan", "question", "tanya"),
    "answer": ("jawab", "answer", "tanggapan", "hasil wawancara"),
    "speaker": ("penutur", "pembicara", "pelaku", "speaker"),
    "text": ("ujaran", "transkrip", "verbatim", "percakapan", "dialog", "teks", "text", "utterance", "transcript"),
    "time": ("waktu", "menit", "durasi", "time"),
}


_WITHIN = {"question": "pertanyaan", "answer": "jawaban"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a transcript: its text, its number in the file, whether a paragraph starts with it.

    `label` names the speaker where the file's layout does, as a table of questions and answers; `listed` is the number
    that Word shows before the paragraph.
    """

    text: str
    number: int
    opens: bool = True
    label: str = ""
    time: str = ""
    listed: int | None = None


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one speaker says at a time: the label as written, the time if there is one, the text, its first line."""

    speaker: str
    time: str
    text: str
    line: int


#: The place of each kind of column; an answer's column that names its informant stands under its header.
Columns = Mapping[str, int]


def document_lines(document: Document, *, names: Collection[str] = ()) -> tuple[list[Line], list[Leftover]]:
    r"""Return the lines of a document, and what stands in its tables beside question, answer and speech.

    Parameters
    ----------
    document : Document
    names : collection of str
        Labels of informants, which may head columns of answers.

    Examples
    --------
    >>> grid = Grid((("No", "Pertanyaan", "Jawaban"), ("1", "Apa?", "Ini.")))
    >>> lines, left = document_lines(Document([grid]))
    >>> [(line.label, line.text) for line in lines], [(one.part, one.text) for one in left]
    ([('P', 'Apa?'), ('I', 'Ini.')], [('label', 'No\tPertanyaan\tJawaban'), ('number', '1')])
    """
    lines: list[Line] = []
    leftovers: list[Leftover] = []
    columns: Columns | None = None
    width = 0
    for number, block in enumerate(document.blocks, 1):
        if not isinstance(block, Grid):
            parts = block.text.split("\n")
            for place, part in enumerate(parts):
                opens = not document.wrapped and place == 0
                lines.append(Line(part, number, opens=opens, listed=None if place else block.number))
            continue
        found = find_columns(block, names)
        if found is None and not (columns and all(len(row) == width for row in block.rows)):
            lines += [Line(text, number, opens=True) for row in block.rows for text in _row(row, leftovers)]
            continue
        # Word ends a table at a page or a pasted row, and its second half has no header.
        columns = found or columns
        assert columns is not None
        width = max(map(len, block.rows), default=0)
        for row in block.rows:
            lines += _columns_row(row, columns, number, leftovers)
    return _strip_numbers(lines, leftovers) if document.wrapped else lines, leftovers


def cue_lines(cues: Iterable[Cue]) -> list[Line]:
    r"""Return the lines of timed captions, each with its caption's time and speaker.

    Examples
    --------
    >>> [line.text for line in cue_lines([Cue("00:00:01.000", "", "", "satu\ndua", 3)])]
    ['satu', 'dua']
    """
    return [
        Line(text, cue.line, opens=False, label=cue.speaker, time=cue.start)
        for cue in cues
        for text in cue.text.split("\n")
    ]


def find_columns(grid: Grid, names: Collection[str] = ()) -> Columns | None:
    """Return where a table of interviews has its questions and answers or its speakers and their words, else None.

    Examples
    --------
    >>> find_columns(Grid((("No", "Pertanyaan", "Informan 1", "Informan 2"),)))
    {'question': 1, 'Informan 1': 2, 'Informan 2': 3}
    >>> find_columns(Grid((("Tanggal", "5 Mei 2022"),))) is None
    True
    """
    for row in grid.rows[:3]:
        columns: dict[str, int] = {}
        for place, cell in enumerate(row):
            kind = _kind(cell, names)
            if kind:
                columns.setdefault(kind, place)
        answers = [kind for kind in columns if kind == "answer" or kind not in _HEADS]
        if "question" in columns and answers:
            return {kind: columns[kind] for kind in ("question", *answers)}
        if {"speaker", "text"} <= columns.keys():
            return {kind: columns[kind] for kind in ("speaker", "text", "time") if kind in columns}
        if "text" in columns and len(row) > 1:
            return {"text": columns["text"]}
    return None


def _kind(cell: str, names: Collection[str]) -> str:
    head = " ".join(cell.split())
    # A question itself is longer.
    if not head or len(head) > 40 or "?" in head:
        return ""
    known = next((kind for kind, words in _HEADS.items() if head.lower().startswith(words)), "")
    # A list of questions is headed by one word more: ``Daftar Pertanyaan``.
    known = known or next((kind for kind, word in _WITHIN.items() if word in head.lower().split()), "")
    return known or (head if usual_role(head) == "informant" or is_named(head, names) else "")


def _columns_row(row: Sequence[str], columns: Columns, number: int, leftovers: list[Leftover]) -> Iterator[Line]:
    """Yield the lines of one row; headers, also repeated ones, titles over all columns and other columns are none."""
    if len(row) <= max(columns.values()):
        yield from (Line(text, number) for text in _row(row, leftovers))
        return
    if all(_kind(row[place], ()) == kind or row[place].strip() == kind for kind, place in columns.items()):
        leftovers.append(Leftover("label", "\t".join(row)))
        return
    used = set(columns.values())
    for place, cell in enumerate(row):
        if place not in used and cell.strip():
            leftovers.append(Leftover("number" if _is_number(cell) else "outside", cell))
    if "text" in columns:
        time = row[columns["time"]].strip() if "time" in columns else ""
        speaker = row[columns["speaker"]].strip().rstrip(" :") if "speaker" in columns else ""
        leftovers += [Leftover(part, text) for part, text in (("label", speaker), ("time", time)) if text]
        text = "\n".join(filter(str.strip, row[columns["text"]].split("\n")))
        if speaker:
            yield Line(text, number, label=speaker, time=time)
        else:
            yield from (Line(part, number, opens=not place) for place, part in enumerate(text.split("\n")))
        return
    for kind, place in columns.items():
        label = {"question": "P", "answer": "I"}.get(kind, kind)
        yield Line("\n".join(filter(str.strip, row[place].split("\n"))), number, label=label)


def _row(row: Sequence[str], leftovers: list[Leftover]) -> Iterator[str]:
    """Yield the lines of a row without a header; a number that counts the rows is none of them."""
    cells = [cell for cell in row if cell.strip()]
    if len(cells) > 1 and _is_number(cells[0]):
        leftovers.append(Leftover("number", cells[0]))
        cells = cells[1:]
    yield from row_text(cells).split("\n")


def _is_number(cell: str) -> bool:
    return cell.strip(" .)\n\t").isdecimal()


def _strip_numbers(lines: Sequence[Line], leftovers: list[Leftover]) -> list[Line]:
    """Return lines without the numbers that count them.

    Numbers count lines only where they run 1, 2, 3, … without a gap, at least three of them, and stand on at least four
    fifths of the lines from the first on, or mostly before labels, as those of paragraphs do.
    """
    numbered: list[tuple[int, str, str]] = []
    for place, line in enumerate(lines):
        found = _NUMBERED.match(line.text)
        if found and int(found[1]) == len(numbered) + 1:
            numbered.append((place, line.text[: found.start(2)] if found[2] else line.text, found[2] or ""))
    filled = sum(1 for line in lines[numbered[0][0] :] if line.text.strip()) if numbered else 0
    labelled = sum(1 for _, _, rest in numbered if split_label(rest))
    if len(numbered) < 3 or (len(numbered) < 0.8 * filled and labelled < 0.6 * len(numbered)):
        return list(lines)
    stripped = list(lines)
    for place, number, rest in numbered:
        leftovers.append(Leftover("number", number))
        stripped[place] = replace(lines[place], text=rest)
    return stripped
