"""Tests of casestudy.load.speech.labelling.labels."""

from collections.abc import Mapping

import pytest

from casestudy.load.speech.labelling.labels import (
    Ground,
    Role,
    decide_roles,
    in_capitals,
    is_field,
    is_name,
    is_named,
    is_word,
    usual_role,
)  # fmt: skip


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("P I", {"P": "interviewer", "I": "informant"}),
        ("I N", {"I": "interviewer", "N": "informant"}),
        ("P I N", {"P": "interviewer", "I": "informant", "N": "informant"}),
        ("Dewi IK-1", {"Dewi": "interviewer", "IK-1": "informant"}),
        ("Peneliti Sari", {"Peneliti": "interviewer", "Sari": "informant"}),
        ("Informan-1 Informan-2", {"Informan-1": "informant", "Informan-2": "informant"}),
        ("Dewi Sari", {"Dewi": None, "Sari": None}),
        ("Dewi Sari I", {"Dewi": None, "Sari": None, "I": "informant"}),
        ("IK-10 Sari", {"IK-10": None, "Sari": None}),
        ("I", {"I": "informant"}),
        ("Moderator P1 P2", {"Moderator": "interviewer", "P1": "informant", "P2": "informant"}),
        ("I P1 P2", {"I": "interviewer", "P1": "informant", "P2": "informant"}),
        ("P1 I1", {"P1": "interviewer", "I1": "informant"}),
        ("Q A", {"Q": "interviewer", "A": "informant"}),
        ("A B", {"A": None, "B": None}),
    ],
)
def test_roles_by_labels(labels: str, expected: dict[str, Role | None]) -> None:
    """The field's labels, the informants' codes, and the one left over of two; IK-1 is not IK-10."""
    roles = decide_roles(labels.split(), codes=["IK-1"])
    assert {label: role for label, (role, _) in roles.items()} == expected


def test_stated_labels_come_before_the_usual_ones() -> None:
    """What the caller states holds, even against the field's habit."""
    assert decide_roles(["P", "I"], interviewer=["I"], informant=["P"]) == {
        "P": ("informant", "argument"),
        "I": ("interviewer", "argument"),
    }
    assert decide_roles(["I", "N"], informant=["I"])["I"] == ("informant", "argument")


def test_whoever_is_not_the_stated_interviewer_answers() -> None:
    """In a focus group, naming who asks is enough; a turn without a label is nobody's all the same."""
    roles = decide_roles(["Dewi", "Sari", "Tuti", ""], interviewer=["Dewi"])
    assert roles == {
        "Dewi": ("interviewer", "argument"),
        "Sari": ("informant", "other"),
        "Tuti": ("informant", "other"),
        "": (None, "undecided"),
    }
    assert decide_roles(["Sari", "Tuti"], interviewer=["Dewi"])["Sari"] == (None, "undecided")


@pytest.mark.parametrize(
    ("header", "label", "expected"),
    [
        ({"Pewawancara": "Dewi Lestari"}, "Dewi Lestari", ("interviewer", "header")),
        ({"Pewawancara": "Dewi Lestari"}, "Dewi", ("interviewer", "header")),
        ({"Narasumber": "Sari Dewi"}, "SD", ("informant", "header")),
        ({"Nama": "Sari Dewi"}, "sari", ("informant", "header")),
        ({"Jabatan": "Sari"}, "Sari", (None, "undecided")),
        ({"Narasumber": ""}, "", (None, "undecided")),
    ],
)
def test_roles_by_the_header(header: Mapping[str, str], label: str, expected: tuple[Role | None, Ground]) -> None:
    """A label is the name under a field for who asks or answers: whole, its first word, its initials."""
    assert decide_roles([label, "X", "Y"], header=header)[label] == expected


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("P", "interviewer"), ("p", None), ("P2", "interviewer"), ("Z", None), ("informan", "informant"),
        ("Informan 12", "informant"), ("Informan kunci 2", "informant"), ("Informan A", "informant"),
        ("Informan II", "informant"), ("Pewawancara (Dewi)", "interviewer"), ("Peneliti/P", "interviewer"),
        ("Jawaban yang benar", None), ("Informan 123", None), ("NARA SUMBER", "informant"), ("INT", "interviewer"),
        ("Moderator", "interviewer"), ("Key informant", "informant"), ("Female respondent 2", "informant"),
        ("Second Interviewer", "interviewer"), ("Key", None), ("Key question", "interviewer"),
    ],
)  # fmt: skip
def test_usual_roles(label: str, role: Role | None) -> None:
    """A lower-case letter with a colon is an item of a list; words count in any case, with a number of two digits."""
    assert usual_role(label) == role


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Dewi", True), ("Dewi Lestari (SL)", True), ("Ibu Hj. Sari", True), ("SPEAKER_00", True), ("+62 812", True),
        ("dewi", False),
        ("Jadi begini", False), ("Catatan", False), ("Tanggal", False), ("A B C D E F", False), ("()", False),
        ("Siti binti Ali", True),
    ],
)  # fmt: skip
def test_names(label: str, name: bool) -> None:
    """Few words, each with a capital or a number, and no field or remark."""
    assert is_name(label) == name


def test_fields_words_and_capitals() -> None:
    """What a header may hold, and what a speaker's word is."""
    assert (is_field("hari /tanggal"), is_field("Peneliti"), is_field("NAMA", naming=True)) == (True, False, True)
    assert (is_word("INFORMAN"), is_word("P"), in_capitals("Y"), in_capitals("12")) == (True, False, True, False)
    assert (is_named("ik-1 (a)", ["IK-1"]), is_named("a", [""]), is_named("IK-1_2", ["IK-1"])) == (True, False, False)
