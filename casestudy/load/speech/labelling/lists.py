"""Questions and answers without labels of their own: numbered lists, and questions above labelled answers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from casestudy.load.formats.leftovers import Leftover
from casestudy.load.speech.labelling.labels import is_field, is_word
from casestudy.load.speech.labelling.shapes import split_label
from casestudy.load.speech.lines import Line

_TYPED = re.compile(r"\s*+(\d{1,3})[.)]\s*+(?=\S)")
_ANSWERS = re.compile(r"\s*+(?:jawaban|jawab|answers?)(?:\s(?:informan|narasumber|responden))?\s*+:?\s*+$", re.I)
_ANSWER = re.compile(r"(?:jawaban|jawab|answer|j|a)\s*+$", re.I)

Run = list[tuple[int, list[Line]]]


def pair_lists(lines: Sequence[Line]) -> tuple[list[Line], list[Leftover]] | None:
    """Return the lines with question and answer side by side, where a list of each stands under its number.

    The two lists are divided by a line ``Jawaban :``, which is left over. The numbers are Word's own or typed; a
    question and the answer of its number are joined, each labelled by the layout. A file without two such lists gives
    None.

    Examples
    --------
    >>> said = ["Apa?", "Lalu?", "Jawaban :", "Ini.", "Itu."]
    >>> lines = [Line(text, n, listed=number) for n, (text, number) in enumerate(zip(said, (1, 2, None, 1, 2)))]
    >>> [(line.label, line.text) for line in pair_lists(lines)[0]]
    [('P', 'Apa?'), ('I', 'Ini.'), ('P', 'Lalu?'), ('I', 'Itu.')]
    """
    marks = [place for place, line in enumerate(lines) if _ANSWERS.match(line.text) and line.listed is None]
    done: list[Line] = []
    start = 0
    for mark in marks:
        first, questions = _last_run(lines, start, mark)
        end, answers = _first_run(lines, mark + 1)
        if len(questions) < 2 or len(answers) < 2:
            return None
        done += [*lines[start:first], *_pair(questions, answers)]
        start = end
    return ([*done, *lines[start:]], [Leftover("label", lines[mark].text) for mark in marks]) if marks else None


def label_questions(lines: Sequence[Line]) -> list[Line] | None:
    """Return the lines with a label before each question, where only the answers carry one.

    A question is what stands under a number, or ends in a question mark, directly before ``Jawab:`` or ``Jawaban:``. A
    file whose answers do not follow such lines gives None.

    Examples
    --------
    >>> lines = [Line(text, 1) for text in ("1. Apa?", "Jawab: Ini.", "2. Lalu?", "Jawab: Itu.")]
    >>> [(line.label, line.text) for line in label_questions(lines)][:2]
    [('P', '1. Apa?'), ('', 'Jawab: Ini.')]
    """
    answers = [
        place for place, line in enumerate(lines) if (one := split_label(line.text)) and _ANSWER.match(one.label)
    ]
    done: list[Line] = []
    start = asked = 0
    for answer in answers:
        first = _question_start(lines, start, answer)
        item = [line for line in lines[first:answer] if line.text.strip()]
        if item and (_number(item[0]) is not None or item[-1].text.rstrip().endswith("?")):
            asked += 1
            done += [*lines[start:first], _join(item, "P")]
        else:
            done += lines[start:answer]
        done.append(lines[answer])
        start = answer + 1
    return [*done, *lines[start:]] if asked >= max(2, 0.8 * len(answers)) else None


def _question_start(lines: Sequence[Line], start: int, answer: int) -> int:
    """Return where the question before an answer starts: at its number, else at its paragraph."""
    for place in range(answer - 1, start - 1, -1):
        if _number(lines[place]) is not None:
            return place
        if split_label(lines[place].text):
            break
    first = answer
    while first > start and not lines[first - 1].text.strip():
        first -= 1
    while first > start and lines[first - 1].text.strip() and not split_label(lines[first - 1].text):
        first -= 1
        if lines[first].opens:
            break
    return first


def _number(line: Line) -> int | None:
    typed = None if line.listed is not None else _TYPED.match(line.text)
    return int(typed[1]) if typed else line.listed


def _last_run(lines: Sequence[Line], start: int, end: int) -> tuple[int, Run]:
    """Return the numbered list that ends before a place, and where it starts."""
    first = next((place for place in range(end - 1, start - 1, -1) if _number(lines[place]) == 1), end)
    return first, list(_gather(lines[first:end]))


def _first_run(lines: Sequence[Line], start: int) -> tuple[int, Run]:
    """Return the numbered list that starts at a place, and where it ends: before a header or another list."""
    last = 0
    for place in range(start, len(lines)):
        number = _number(lines[place])
        found = split_label(lines[place].text)
        if (number is not None and number <= last) or (found and (is_field(found.label) or is_word(found.label))):
            return place, list(_gather(lines[start:place]))
        last = number or last
    return len(lines), list(_gather(lines[start:]))


def _gather(lines: Sequence[Line]) -> Iterator[tuple[int, list[Line]]]:
    """Yield each numbered line with the lines that go on with it."""
    item: list[Line] = []
    current = 0
    for line in lines:
        number = _number(line)
        if number is not None:
            if item:
                yield current, item
            item, current = [], number
        if line.text.strip():
            item.append(line)
    if item:
        yield current, item


def _pair(questions: Run, answers: Run) -> Iterator[Line]:
    said = dict(answers)
    for number, item in questions:
        yield _join(item, "P")
        if number in said:
            yield _join(said.pop(number), "I")
    yield from (_join(item, "I") for item in said.values())


def _join(item: Sequence[Line], label: str) -> Line:
    return replace(item[0], text="\n".join(line.text.strip() for line in item), label=label)
