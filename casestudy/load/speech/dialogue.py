"""Dialogue: lines in, utterances out, with everything that is nobody's speech put aside and named."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from casestudy.load.formats.leftovers import Leftover
from casestudy.load.speech.clocks import take_clocks
from casestudy.load.speech.labelling.layouts import Layout
from casestudy.load.speech.labelling.sections import closing_start, header_end, header_fields, opening_end
from casestudy.load.speech.labelling.shapes import Found, clock_alone, split_time
from casestudy.load.speech.lines import Line, Utterance


@dataclass(slots=True)
class Dialogue:
    """One interview: what is said, the fields of its header, and what is nobody's speech."""

    utterances: list[Utterance] = field(default_factory=list)
    header: dict[str, str] = field(default_factory=dict)
    leftovers: list[Leftover] = field(default_factory=list)


def parse_dialogue(lines: Sequence[Line], layout: Layout, *, names: Collection[str] = ()) -> Dialogue:
    r"""Return the utterances of one interview.

    A line without a label continues the utterance: after a space within a paragraph, after ``\n`` where a paragraph
    starts. What stands before the first utterance (title, header fields) is no speech, nor is what stands beside or
    under a table of questions and answers; a label that nothing follows is no utterance. In a recording, captions of
    one speaker in a row are one utterance, with the time of the first.

    Parameters
    ----------
    lines : sequence of Line
    layout : Layout
        How the file writes who speaks: see `casestudy.load.speech.labelling.layouts.choose_layout`.
    names : collection of str
        Further labels, such as the informants' codes.

    Examples
    --------
    >>> from casestudy.load.speech.labelling.layouts import choose_layout
    >>> said = ["Tanggal: 5 Mei 2022", "P : Apa tugas Anda?", "I: Menjawab warga."]
    >>> lines = [Line(text, number) for number, text in enumerate(said, 1)]
    >>> dialogue = parse_dialogue(lines, choose_layout(lines))
    >>> [(one.speaker, one.text) for one in dialogue.utterances], dialogue.header
    ([('P', 'Apa tugas Anda?'), ('I', 'Menjawab warga.')], {'Tanggal': '5 Mei 2022'})
    """
    start = header_end(lines, layout, names)
    end = closing_start(lines, layout)
    collector = _Collector(layout)
    collector.put_aside(lines[:start])
    for line in lines[start:end]:
        collector.add(line)
    notices = [Leftover("notice", line.text) for line in lines[max(start, end) :] if line.text.strip()]
    return Dialogue(collector.utterances(), header_fields(collector.before), [*collector.left, *notices])


def parse_unlabelled(lines: Sequence[Line], *, recorded: bool = False) -> Dialogue:
    """Return the paragraphs of a file that names no speaker, as utterances of nobody.

    A paragraph is one of the document; in a text file it ends at a blank line, or is each line where none is blank; in
    a PDF it is a page; in a recording a caption.

    Examples
    --------
    >>> [one.text for one in parse_unlabelled([Line("Apa?", 1), Line("Ini.", 2)]).utterances]
    ['Apa?', 'Ini.']
    """
    start = 0 if recorded else opening_end(lines)
    clocks: list[Leftover] = []
    if not recorded:
        lines = [*lines[:start], *take_clocks(lines[start:], clocks)]
    before = [line for line in lines[:start] if line.text.strip()]
    dialogue = Dialogue([], header_fields(before), [*(Leftover("preamble", line.text) for line in before), *clocks])
    for group in _paragraphs(lines[start:]):
        first = group[0]
        time, rest = split_time(first.text)
        if time and not first.time:
            dialogue.leftovers.append(Leftover("time", first.text[: len(first.text) - len(rest)]))
        glue = "\n" if first.opens else " "
        text = glue.join(part for part in (rest.strip(), *(line.text.strip() for line in group[1:])) if part)
        if text:
            dialogue.utterances.append(Utterance("", first.time or time, text, first.number))
    return dialogue


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    filled = [place for place, line in enumerate(lines) if line.text.strip()]
    # Blank lines divide, where there are any between lines of text; a document's own paragraphs always do.
    blank = bool(filled) and filled[-1] - filled[0] + 1 > len(filled)
    group: list[Line] = []
    for before, place in zip([None, *filled], filled, strict=False):
        line = lines[place]
        goes_on = before is not None and (
            line.number == lines[before].number or (blank and not line.opens and place == before + 1)
        )
        if group and not goes_on:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


@dataclass(slots=True)
class _Turn:
    speaker: str
    time: str
    line: int
    parts: list[str]


class _Collector:
    """Takes the lines one by one, and knows whose utterance goes on."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.turns: list[_Turn] = []
        self.left: list[Leftover] = []
        self.before: list[Line] = []
        self.time = ""
        self.after_blank = self.inside = False

    def add(self, line: Line) -> None:
        text = line.text.strip()
        if not text and not line.label:
            self.after_blank = True
            return
        found = None if line.label or self.layout.shape is None else self.layout.shape(line.text)
        if line.label:
            self._start(Found(line.label, line.time, text), line)
            # What stands beside a table is no part of its last answer; a caption goes on.
            self.inside = self.layout.recorded
        elif self.layout.clocks and (clock := clock_alone(text)):
            self.left.append(Leftover("time", text))
            self.time = clock
        elif found and (found.notice or found.label in self.layout.accepted):
            self._open(found, line)
        elif self.turns and self.inside:
            self._go_on(text, line)
        elif self.turns or self.layout.recorded:
            self._stand_alone(text, line)
        else:
            self.put_aside([line])
        self.after_blank = False

    def _open(self, found: Found, line: Line) -> None:
        marks = (("label", found.label), ("time", found.time), ("number", found.number), ("notice", found.aside))
        self.left += [Leftover(part, text) for part, text in marks if text]
        if found.notice:
            self.left.append(Leftover("notice", found.text))
        self.inside = bool(found.label)
        if found.label:
            self._start(replace(found, text="") if found.notice else found, line)

    def _start(self, found: Found, line: Line) -> None:
        last = self.turns[-1] if self.turns else None
        if self.layout.recorded and last and last.speaker == found.label:
            self._go_on(found.text, line)
        else:
            time = found.time or self.time or line.time
            self.turns.append(_Turn(found.label, time, line.number, [found.text] if found.text else []))
        self.time = ""

    def _go_on(self, text: str, line: Line) -> None:
        parts = self.turns[-1].parts
        if parts and text:
            parts.append("\n" if not self.layout.recorded and (line.opens or self.after_blank) else " ")
        parts.append(text)

    def _stand_alone(self, text: str, line: Line) -> None:
        """Take a caption before the first name as nobody's, and a line beside a table as no speech."""
        if self.layout.recorded:
            self.turns.append(_Turn("", line.time, line.number, [text]))
        else:
            self.left.append(Leftover("outside", line.text))

    def put_aside(self, lines: Sequence[Line]) -> None:
        """Keep lines before the first utterance for the header."""
        filled = [line for line in lines if line.text.strip()]
        self.before += filled
        self.left += [Leftover("preamble", line.text) for line in filled]

    def utterances(self) -> list[Utterance]:
        """Return what was said; labels that nothing follows are no utterances."""
        said = ((turn, "".join(turn.parts).strip()) for turn in self.turns)
        return [Utterance(turn.speaker, turn.time, text, turn.line) for turn, text in said if text]
