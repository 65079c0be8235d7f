"""Tests of casestudy.load.speech.labelling.lists."""

from casestudy.load.formats.leftovers import Leftover, word_count
from casestudy.load.speech.labelling.lists import label_questions, pair_lists
from casestudy.load.speech.lines import Line


def paired(*texts: str, listed: bool = False) -> list[tuple[str, str]] | None:
    """Return labels and texts; with `listed`, a number before a text is Word's own."""
    lines = []
    for place, text in enumerate(texts):
        number, _, rest = text.partition(". ")
        own = listed and number.isdecimal()
        lines.append(Line(rest if own else text, place, listed=int(number) if own else None))
    result = pair_lists(lines)
    if result is None:
        return None
    kept = [line.text for line in result[0]] + [one.text for one in result[1]]
    assert sum(map(word_count, kept)) == sum(word_count(line.text) for line in lines)
    return [(line.label, line.text) for line in result[0]]


def labelled(*texts: str, opens: bool = True) -> list[tuple[str, str]] | None:
    lines = label_questions([Line(text, place, opens=opens) for place, text in enumerate(texts)])
    return None if lines is None else [(line.label, line.text) for line in lines]


def test_questions_and_answers_meet_by_number() -> None:
    """Word's numbers match them; an answer of several paragraphs stays whole."""
    said = ("1. Apa?", "2. Lalu?", "Jawaban :", "1. Ini.", "lagi", "2. Itu.")
    assert paired(*said, listed=True) == [("P", "Apa?"), ("I", "Ini.\nlagi"), ("P", "Lalu?"), ("I", "Itu.")]


def test_typed_numbers_match_as_well() -> None:
    """They stay in the text, as they were typed."""
    assert paired("1. Apa?", "2. Lalu?", "Jawaban", "1) Ini.", "2) Itu.") == [
        ("P", "1. Apa?"),
        ("I", "1) Ini."),
        ("P", "2. Lalu?"),
        ("I", "2) Itu."),
    ]


def test_unanswered_questions_and_answers_without_one_are_kept() -> None:
    """Nothing is dropped because it has no other half."""
    said = ("1. Apa?", "2. Lalu?", "3. Lagi?", "Jawaban:", "1. Ini.", "3. Itu.", "9. Sisa.")
    assert paired(*said, listed=True) == [
        ("P", "Apa?"), ("I", "Ini."), ("P", "Lalu?"), ("P", "Lagi?"), ("I", "Itu."), ("I", "Sisa."),
    ]  # fmt: skip


def test_a_second_interview_starts_at_its_header() -> None:
    """The header of the next interview, or its numbers, end the answers of the first."""
    one = ("1. Apa?", "2. Lalu?", "Jawaban:", "1. Ini.", "2. Itu.")
    both = paired("Nama: Sari", *one, "Narasumber: Tuti", *one, listed=True)
    assert both == [("", "Nama: Sari"), *(half := paired(*one, listed=True) or []), ("", "Narasumber: Tuti"), *half]
    assert paired(*one, *one, listed=True) == [*half, *half]


def test_the_dividing_line_is_told() -> None:
    """Its word is no speech."""
    lines = [Line(text, 1, listed=n) for text, n in (("a", 1), ("b", 2), ("Jawaban:", None), ("c", 1), ("d", 2))]
    result = pair_lists(lines)
    assert result is not None
    assert result[1] == [Leftover("label", "Jawaban:")]


def test_other_files_are_no_lists() -> None:
    """A dividing line without two lists round it, or none, is left to the labels."""
    assert paired("1. Apa?", "Jawaban:", "1. Ini.", listed=True) is None
    assert paired("Apa?", "Jawaban:", "Ini.", "Lalu?", "Jawaban:", "Itu.") is None
    assert paired("1. Apa?", "2. Lalu?", listed=True) is None


def test_questions_before_labelled_answers() -> None:
    """A question is under a number or ends in its mark; an answer's further paragraphs stay with it."""
    assert labelled("Nama: Sari", "1. Apa?", "Jawab: Ini.", "lagi", "Lalu bagaimana?", "Jawab: Itu.") == [
        ("", "Nama: Sari"), ("P", "1. Apa?"), ("", "Jawab: Ini."), ("", "lagi"), ("P", "Lalu bagaimana?"),
        ("", "Jawab: Itu."),
    ]  # fmt: skip


def test_a_wrapped_question_is_whole() -> None:
    """In a text file it starts at its number, or after a blank line."""
    assert labelled("1. Apa", "itu?", "Jawab: a", "", "Lalu", "apa?", "Jawab: b", opens=False) == [
        ("P", "1. Apa\nitu?"), ("", "Jawab: a"), ("", ""), ("P", "Lalu\napa?"), ("", "Jawab: b"),
    ]  # fmt: skip


def test_labelled_questions_are_left_to_their_labels() -> None:
    """So are answers that follow no question, and a single one."""
    assert labelled("Tanya: Apa?", "Jawab: a", "Tanya: Lalu?", "Jawab: b") is None
    assert labelled("Kami hadir.", "Jawab: a", "Kami pulang.", "Jawab: b") is None
    assert labelled("Apa?", "Jawab: a") is None
