"""Who is who: one person has one pseudonym, and what is in doubt is left to a person."""

import pytest

from casestudy.privacy.key.persons import Persons, one_change


def test_parts_of_a_full_name_are_the_same_person() -> None:
    """First names, surnames and shorter forms of a full name share its pseudonym."""
    persons = Persons("id")

    guesses = [persons.guess(name) for name in ("Ratna Sari Wulandari", "Ratna Wulandari", "Ratna", "WULANDARI")]

    assert {guess.replacement for guess in guesses} == {"[Orang 1]"}
    assert [guess.known for guess in guesses] == [False, True, True, True]


def test_a_name_that_two_persons_share_is_asked() -> None:
    """Of two with the same first name none is chosen in silence."""
    persons = Persons("id")
    persons.guess("Budi Santoso")
    persons.guess("Budi Hartono")

    guess = persons.guess("Budi")

    assert guess.doubt is not None
    assert guess.doubt.id == "siapa? [Orang 1], [Orang 2]"


@pytest.mark.parametrize(("name", "alike"), [("Ratno", True), ("Rtana", True), ("Ratnah", True), ("Rini", False)])
def test_a_name_one_letter_away_is_asked(name: str, alike: bool) -> None:
    """A slip of the finger in a known name is suggested for that person; any other name is a new one."""
    persons = Persons("id")
    persons.guess("Ratna")

    guess = persons.guess(name)

    assert (guess.doubt is not None) is alike
    assert guess.replacement == ("[Orang 1]" if alike else "[Orang 2]")


def test_short_names_are_alike_by_chance() -> None:
    """Three letters are too few to suspect a slip: Ani is not Adi."""
    persons = Persons("en")
    persons.guess("Ani")

    assert persons.guess("Adi").replacement == "[Person 2]"


def test_whose_a_name_is_decides() -> None:
    """A name in an informant's own header is the informant's, by code; several interviewers are told apart."""
    persons = Persons("id")

    assert persons.guess("Ratna Wulandari", "IK-1").replacement == "[IK-1]"
    assert persons.guess("Nana", "IK-1").replacement == "[IK-1]"
    assert persons.guess("Laksmi Anggraeni", "interviewer").replacement == "[Pewawancara 1]"
    assert persons.guess("Laksmi", "interviewer").replacement == "[Pewawancara 1]"
    assert persons.guess("Gunadi", "interviewer").replacement == "[Pewawancara 2]"


def test_what_the_list_knows_goes_on() -> None:
    """Names of the list keep what the researcher chose for them, and numbers go on after the highest."""
    persons = Persons("id", [("Ratna Wulandari", "[Bu A]"), ("Joko", "[Orang 4]")])

    assert persons.guess("Ratna").replacement == "[Bu A]"
    assert persons.guess("Sambodo").replacement == "[Orang 5]"


@pytest.mark.parametrize(("one", "two", "near"), [
    ("ratna", "ratna", False), ("ratna", "ratn", True), ("ratna", "aratna", True), ("ratna", "rtaan", False),
    ("ratna", "ratnaku", False), ("budi", "bodi", True), ("budi", "bduo", False),
])  # fmt: skip
def test_one_change_is_one_letter(one: str, two: str, near: bool) -> None:
    """One letter more, less, or another, or two that changed places; equal words are no change."""
    assert one_change(one, two) is one_change(two, one) is near
