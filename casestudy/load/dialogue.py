"""Labelled dialogue: lines or captions in, utterances out, and who of the labels asks and who answers."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.cues import Cue

Role = Literal["interviewer", "informant"]

#: Single letters count in capitals only; words in any case. Both may carry a number: ``Informan 2``.
_LETTERS: dict[str, Role] = {
    **dict.fromkeys("PTQ", "interviewer"), **dict.fromkeys("IJANSR", "informant"),
}  # fmt: skip
_WORDS: dict[str, Role] = {
    "pewawancara": "interviewer", "peneliti": "interviewer", "penanya": "interviewer", "tanya": "interviewer",
    "pertanyaan": "interviewer", "interviewer": "interviewer", "researcher": "interviewer", "question": "interviewer",
    "informan": "informant", "narasumber": "informant", "subjek": "informant", "responden": "informant",
    "jawab": "informant", "jawaban": "informant", "informant": "informant", "interviewee": "informant",
    "respondent": "informant", "answer": "informant",
}  # fmt: skip
#: Fields of a transcript's header that are never a speaker. A speaker's word may be one as well: ``Informan: IK-1``.
_FIELDS = frozenset({
    "nama", "nama informan", "nama narasumber", "nama lengkap", "inisial", "jabatan", "tanggal", "tgl",
    "tanggal wawancara", "hari", "hari/tanggal", "hari tanggal", "waktu", "waktu wawancara", "pukul", "jam", "tempat",
    "tempat wawancara", "lokasi", "lokasi wawancara", "umur", "usia", "jenis kelamin", "pekerjaan", "instansi", "unit",
    "unit kerja", "pendidikan", "pendidikan terakhir", "alamat", "durasi", "nim", "nip", "kode", "kode informan",
    "data informan", "judul", "topik", "moda", "masa kerja", "lama bekerja", "name", "position", "date", "time",
    "place", "duration",
})  # fmt: skip
_CLOCK = r"[\[(]\s*(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d+)?)\s*[\])]"
_LABEL = re.compile(
    rf"\s*(?:{_CLOCK}\s*)?([^\W\d_][^:?!\n]{{0,49}}?)\s*(?:{_CLOCK})?\s*:\s*(?:{_CLOCK}\s*)?(.*)$", re.S
)


@dataclass(frozen=True)
class Line:
    """One line of a transcript: its text, its number in the file, whether a paragraph starts with it.

    `label` names the speaker where the file's layout does, as a table of questions and answers.
    """

    text: str
    number: int
    opens: bool = True
    label: str = ""


@dataclass(frozen=True)
class Utterance:
    """What one speaker says at a time: the label as written, the time if there is one, the text, its first line."""

    speaker: str
    time: str
    text: str
    line: int


def parse_dialogue(lines: Sequence[Line], *, names: Collection[str] = ()) -> list[Utterance]:
    r"""Return the utterances of a labelled transcript.

    A label stands at the start of a line, with or without spaces before its colon. Labels are the field's usual
    ones (``P``/``I``, ``Peneliti``/``Informan``, ``T``/``J``, …), `names`, and names in capitals that start at least
    two lines. A line without a label continues the utterance: after a space within a paragraph, after ``\n`` where a
    paragraph starts. What stands before the first utterance (title, header fields) is no speech; a label that nothing
    follows is no utterance.

    Parameters
    ----------
    lines : sequence of Line
    names : collection of str
        Further labels, such as the informants' codes.

    Examples
    --------
    >>> said = ["Tanggal: 5 Mei 2022", "P : Apa tugas Anda?", "I: Menjawab warga."]
    >>> lines = [Line(text, number) for number, text in enumerate(said, 1)]
    >>> [(one.speaker, one.text) for one in parse_dialogue(lines)]
    [('P', 'Apa tugas Anda?'), ('I', 'Menjawab warga.')]
    """
    labels = count_labels(lines)
    accepted = {name for name, n in labels.items() if is_known(name, names) or (n > 1 and _in_capitals(name))}
    utterances: list[Utterance] = []
    opens = False
    for line in lines[_header_end(lines, labels, names) :]:
        text = line.text.strip()
        found = None if line.label else split_label(line.text)
        if line.label:
            utterances.append(Utterance(line.label, "", text, line.number))
        elif found and found[0] in accepted:
            utterances.append(Utterance(*found, line.number))
        elif text and utterances:
            last = utterances[-1]
            glue = "" if not last.text else "\n" if line.opens or opens else " "
            utterances[-1] = Utterance(last.speaker, last.time, last.text + glue + text, last.line)
        opens = not text
    return [one for one in utterances if one.text]


def split_label(text: str) -> tuple[str, str, str] | None:
    """Return the label, time and rest of a line that starts with a label, or None.

    Examples
    --------
    >>> split_label("I [00:12:31] : Kami hadir.")
    ('I', '00:12:31', 'Kami hadir.')
    >>> split_label("Pukul 10:30 kami mulai") is None
    True
    """
    found = _LABEL.match(text)
    if found is None or (found[2][-1].isdigit() and found[5][:1].isdigit()) or re.match(r"Pukul \d", found[2]):
        return None
    return found[2], found[1] or found[3] or found[4] or "", found[5].strip()


def count_labels(lines: Iterable[Line]) -> Counter[str]:
    """Return how many lines start with each label, known or not."""
    return Counter(found[0] for line in lines if not line.label and (found := split_label(line.text)))


def is_known(label: str, names: Collection[str] = ()) -> bool:
    """Return whether a label is one of the field's usual ones or starts with one of `names`.

    Examples
    --------
    >>> is_known("Informan 2"), is_known("IK-1 (Sekretaris)", ["IK-1"]), is_known("Prinsipnya")
    (True, True, False)
    """
    return _usual_role(label) is not None or _is_named(label, names)


def label_roles(
    labels: Mapping[str, int], *, interviewer: Collection[str] = (), informant: Collection[str] = ()
) -> dict[str, Role]:
    """Return the role of each label that can be decided.

    Labels given in `interviewer` and `informant` come first, then the usual ones. ``I`` is the informant of
    ``P``/``I`` and the interviewer of ``I``/``N``. Of exactly two labels, the one left over has the other role.

    Examples
    --------
    >>> label_roles({"Dewi": 8, "IK-1 Budi": 8}, informant=["IK-1"])
    {'Dewi': 'interviewer', 'IK-1 Budi': 'informant'}
    """
    roles: dict[str, Role | None] = {
        label: "interviewer" if _is_named(label, interviewer)
        else "informant" if _is_named(label, informant)
        else _usual_role(label)
        for label in labels
    }  # fmt: skip
    answering = [label for label, role in roles.items() if role == "informant" and label != "I"]
    if "I" in roles and answering and "interviewer" not in roles.values() and not _is_named("I", informant):
        roles["I"] = "interviewer"
    known = [role for role in roles.values() if role]
    if len(roles) == 2 and len(known) == 1:
        other: Role = "informant" if known[0] == "interviewer" else "interviewer"
        roles = {label: role or other for label, role in roles.items()}
    return {label: role for label, role in roles.items() if role}


def join_cues(cues: Iterable[Cue], *, file: str, names: Collection[str] = ()) -> list[Utterance]:
    """Return the utterances of timed captions: those of one speaker in a row are one, with the time of the first.

    A caption without a speaker continues the one before it. A label that is known, also by `names`, counts where it
    stands once as well.

    Raises
    ------
    CaseError
        Where the first caption has no speaker.

    Examples
    --------
    >>> cues = [Cue("00:00:01.000", "", "", "I: Kami", 2), Cue("00:00:03.000", "", "", "hadir.", 5)]
    >>> join_cues(cues, file="IK-1.vtt")
    [Utterance(speaker='I', time='00:00:01.000', text='Kami hadir.', line=2)]
    """
    utterances: list[Utterance] = []
    for cue in cues:
        speaker, text = cue.speaker, " ".join(cue.text.split("\n"))
        found = None if speaker else split_label(text)
        if found and is_known(found[0], names):
            speaker, _, text = found
        if utterances and speaker in {"", utterances[-1].speaker}:
            last = utterances[-1]
            joined = f"{last.text} {text}".strip()
            utterances[-1] = Utterance(last.speaker, last.time, joined, last.line)
        elif speaker:
            utterances.append(Utterance(speaker, cue.start, text, cue.line))
        else:
            raise CaseError(_no_speaker(file, cue.line, text))
    return [one for one in utterances if one.text]


def _header_end(lines: Sequence[Line], labels: Counter[str], names: Collection[str]) -> int:
    """Return the place after the last field of the header."""
    end = 0
    passed: set[str] = set()
    for place, line in enumerate(lines):
        found = split_label(line.text)
        if line.label:
            break
        if found is None:
            continue
        label, _, value = found
        if re.sub(r"\s*[/,]\s*", "/", " ".join(label.lower().split())) in _FIELDS:
            end = place + 1
        elif is_known(label, names):
            # A speaker's word may be a field too; it is one where its value is short and a field follows, where it
            # names the informant, or where it stands once and another label has its role.
            short = label.lower() in _WORDS and len(value.split()) <= 6 and not value.endswith((".", "?", "!"))
            if not short or label in passed:
                break
            alone = labels[label] == 1 and any(
                other != label and _usual_role(other) == _usual_role(label) for other in labels
            )
            if alone or _is_named(value, names):
                end = place + 1
            passed.add(label)
    return end


def _usual_role(label: str) -> Role | None:
    plain = re.sub(r"[\s.#-]*\d{1,2}$", "", label.strip())
    return _LETTERS.get(plain) or _WORDS.get(plain.lower())


def _is_named(label: str, names: Collection[str]) -> bool:
    # A code is not the start of a longer one: IK-1 is not IK-10.
    return any(name and re.match(rf"{re.escape(name)}(?!\w)", label.strip(), re.I) for name in names)


def _in_capitals(label: str) -> bool:
    letters = [letter for letter in label if letter.isalpha()]
    return len(letters) >= 2 and all(letter.isupper() for letter in letters)


def _no_speaker(file: str, line: int, text: str) -> Problem:
    expected = Bilingual("label penutur sebelum teks pertama", "a speaker's label before the first text")
    remedy = Bilingual(
        'Awali setiap giliran dengan "P:" atau "I:" pada baris teksnya.',
        'Start each turn with "P:" or "I:" in its line of text.',
    )
    return Problem(file, expected, remedy, row=line, value=text)
