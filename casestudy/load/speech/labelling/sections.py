"""Where an interview starts and ends within a file: headers, what programs write underneath, further interviews."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from casestudy.load.speech.labelling.labels import is_field, is_named, is_word, usual_role
from casestudy.load.speech.labelling.layouts import Layout
from casestudy.load.speech.labelling.shapes import Found, clock_alone, split_heading, split_label
from casestudy.load.speech.lines import Line

#: What a program writes under a transcript.
_FOOTER = re.compile(r"\s*+transcribed by https?://\S+\s*$", re.I)
_ENDED = re.compile(r"[^\d:]{3,80}\d{2}:\d{2}:\d{2}$")
_TITLE_WORDS = 8


def header_end(lines: Sequence[Line], layout: Layout, names: Collection[str] = ()) -> int:
    """Return the place after the last field of the header, before the dialogue starts.

    Examples
    --------
    >>> lines = [Line("Informan: IK-1", 1), Line("Tanggal: 5 Mei 2022", 2), Line("P: Apa?", 3)]
    >>> header_end(lines, Layout(split_label, frozenset({"P"})))
    2
    """
    if layout.shape is not split_label:
        return 0
    labels = Counter(found.label for line in lines if not line.label and (found := split_label(line.text)))
    end = 0
    passed: set[str] = set()
    for place, line in enumerate(lines):
        if line.label:
            break
        found = split_label(line.text)
        if found is None:
            continue
        if is_field(found.label) or _is_legend(found):
            end = place + 1
        elif found.label in layout.accepted or usual_role(found.label):
            # A speaker's word may be a field too; it is one where its value is short and a field follows, where it
            # names the informant, or where it stands once and another label has its role.
            if not _may_be_field(found) or found.label in passed:
                break
            alone = labels[found.label] == 1 and any(
                other != found.label and usual_role(other) in {usual_role(found.label), None}
                for other in (*labels, *layout.accepted)
                if usual_role(other) or other in layout.accepted
            )
            if alone or is_named(found.text, names):
                end = place + 1
            passed.add(found.label)
    return end


def opening_end(lines: Sequence[Line]) -> int:
    """Return the place after the header of a file without labels: a title of few lines, then fields.

    Examples
    --------
    >>> opening_end([Line(text, 1) for text in ("Transkrip", "Narasumber: Sari", "Jabatan: Staf", "Apa tugas Ibu?")])
    3
    """
    end = before = 0
    for place, line in enumerate(lines):
        if not line.text.strip():
            continue
        found = split_label(line.text)
        if found and (is_field(found.label) or (is_word(found.label) and _may_be_field(found))):
            end = place + 1
        elif end or before == 3 or not is_title(line.text):
            break
        else:
            before += 1
    return end


def closing_start(lines: Sequence[Line], layout: Layout) -> int:
    """Return where the lines start that a program wrote under the transcript, or the number of lines.

    Otter signs its transcripts; Google Meet says when the transcript ended, under times on lines of their own; Teams
    says who stopped the transcript, under speakers on lines of their own.

    Examples
    --------
    >>> closing_start([Line("Dewi   0:04", 1), Line("Halo.", 2), Line("Transcribed by https://otter.ai", 3)], Layout())
    2
    """
    filled = [place for place, line in enumerate(lines) if line.text.strip()]
    for place in filled[-3:]:
        text = lines[place].text.strip()
        if lines[place].label or (layout.shape and (found := layout.shape(text)) and found.label in layout.accepted):
            continue
        ended = layout.clocks and _ENDED.match(text) and not clock_alone(text)
        stopped = (
            layout.shape is split_heading and lines[place].opens and place == filled[-1]
            and is_named(text, layout.accepted) and len(text.split()) <= _TITLE_WORDS
        )  # fmt: skip
        if ended or stopped or _FOOTER.match(text):
            return place
    return len(lines)


def header_fields(lines: Sequence[Line]) -> dict[str, str]:
    """Return the fields of a header and their values, as the file writes them.

    Examples
    --------
    >>> header_fields([Line("TRANSKRIP", 1), Line("Hari/Tanggal : Selasa / 09-09-2025", 2)])
    {'Hari/Tanggal': 'Selasa / 09-09-2025'}
    """
    found = (split_label(line.text) for line in lines)
    fields: dict[str, str] = {}
    for one in found:
        if one and (is_field(one.label) or is_word(one.label)):
            fields.setdefault(one.label, one.text)
    return fields


def is_title(text: str) -> bool:
    """Return whether a line may be a title: few words, and no end of a sentence.

    Examples
    --------
    >>> is_title("TRANSKRIP WAWANCARA"), is_title("Kami hadir.")
    (True, False)
    """
    return len(text.split()) <= _TITLE_WORDS and not text.rstrip().endswith((".", "?", "!"))


def split_interviews(lines: Sequence[Line], layout: Layout) -> list[list[Line]]:
    """Return the lines of each interview of a file: a second header, naming someone, starts a second one.

    Examples
    --------
    >>> header = ["Nama: Sari", "Jabatan: Staf"]
    >>> said = [*header, "P: Apa?", "I: Ini.", *header, "P: Apa?", "I: Itu."]
    >>> lines = [Line(text, number) for number, text in enumerate(said, 1)]
    >>> [len(one) for one in split_interviews(lines, Layout(split_label, frozenset("PI")))]
    [4, 4]
    """
    # Programs write one meeting or chat into a file.
    headed = layout.shape in {split_label, None}
    starts = [0, *(_header_starts(lines, layout) if headed else ()), len(lines)]
    return [list(lines[start:end]) for start, end in pairwise(starts)]


def _header_starts(lines: Sequence[Line], layout: Layout) -> Iterator[int]:
    last_turn = max((place for place, line in enumerate(lines) if _opens_turn(line, layout)), default=0)
    begun = tabled = False
    place = 0
    while place < last_turn:
        fields, end = _field_run(lines, place, layout)
        named = any(is_field(label, naming=True) or (tabled and is_word(label)) for label in fields)
        if begun and named and (tabled or len(fields) > 1) and end <= last_turn:
            yield _with_title(lines, place, layout)
            begun = tabled = False
        elif _opens_turn(lines[place], layout):
            begun, tabled = True, bool(lines[place].label)
        place = max(place + 1, end)


def _field_run(lines: Sequence[Line], start: int, layout: Layout) -> tuple[list[str], int]:
    """Return the labels of the header's fields that stand in a row from a place on, and where they end."""
    labels = []
    place = start
    while place < len(lines):
        line = lines[place]
        found = None if line.label else split_label(line.text)
        if found and found.label not in layout.accepted and (is_field(found.label) or is_word(found.label)):
            labels.append(found.label)
        elif line.text.strip() or not labels:
            break
        place += 1
    return labels, place


def _with_title(lines: Sequence[Line], place: int, layout: Layout) -> int:
    """Return where the title above a header starts: the short lines before it that are no speech."""
    start = place
    while start and not _opens_turn(lines[start - 1], layout) and place - start < 3:
        text = lines[start - 1].text.strip()
        if text and not (lines[start - 1].opens and is_title(text)):
            break
        start -= 1
    return start


def _opens_turn(line: Line, layout: Layout) -> bool:
    if line.label:
        return True
    found = layout.shape(line.text) if layout.shape else None
    return bool(found and found.label in layout.accepted)


def _is_legend(found: Found) -> bool:
    """Return whether a line says what a label stands for: ``P: Peneliti``."""
    return len(found.label) <= 4 and len(found.text.split()) <= 4 and is_word(found.text.strip(" .;,"))


def _may_be_field(found: Found) -> bool:
    return is_word(found.label) and len(found.text.split()) <= 6 and not found.text.endswith((".", "?", "!"))
