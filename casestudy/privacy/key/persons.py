"""Who is who: names that mean one person share a pseudonym, and doubtful ones are left for the researcher to decide."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from casestudy.errors import Bilingual, Language

INTERVIEWER = "interviewer"
_LABELS = {
    "informant": Bilingual("Informan", "Informant"),
    INTERVIEWER: Bilingual("Pewawancara", "Interviewer"),
    "person": Bilingual("Orang", "Person"),
}
_NUMBERED = re.compile(r"\[(.+) (\d+)\]$")
#: Shorter names are alike by chance.
_ALIKE_FROM = 4


@dataclass
class Person:
    """Someone who is named: the pseudonym, and the names in lower case, each as its words."""

    replacement: str
    names: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def words(self) -> set[str]:
        """Every word of the person's names."""
        return {word for name in self.names for word in name if len(word) > 1}


@dataclass(frozen=True)
class Guess:
    """Whom a name means, why a person has to look at it if it is not clear, and whether it is part of a known name."""

    replacement: str
    doubt: Bilingual | None = None
    known: bool = False


class Persons:
    """The persons of a case, known and new, with a pseudonym each.

    Parameters
    ----------
    lang : {"id", "en"}
        The language of new pseudonyms.
    known : iterable of (str, str)
        Names that have a pseudonym already.
    """

    def __init__(self, lang: Language, known: Iterable[tuple[str, str]] = ()) -> None:
        self.lang = lang
        self.persons: dict[str, Person] = {}
        for name, replacement in known:
            self.persons.setdefault(replacement, Person(replacement)).names.append(words_of(name))

    def guess(self, name: str, whose: str = "") -> Guess:
        """Return the pseudonym of a name, making one where nobody is known by it.

        Parameters
        ----------
        name : str
        whose : str
            The informant's code or ``interviewer`` where the place tells whose name it is.
        """
        words = words_of(name)
        same = [person for person in self.persons.values() if words in person.names]
        if same:
            return Guess(same[0].replacement, known=True)
        if whose:
            return self._add(self._own(whose, words), words)
        if len(words) > 1:
            fitting = [person for person in self.persons.values() if any(_within(words, own) for own in person.names)]
            known = len(fitting) == 1
            return self._add(fitting[0] if known else self._new("person"), words, known=known)
        holding = [person for person in self.persons.values() if words[0] in person.words]
        if len(holding) == 1:
            return self._add(holding[0], words, known=True)
        if holding:
            several = ", ".join(person.replacement for person in holding)
            return Guess(holding[0].replacement, Bilingual(f"siapa? {several}", f"who? {several}"))
        if alike := [person for person in self.persons.values() if any(_alike(words[0], own) for own in person.words)]:
            close = next(own for own in sorted(alike[0].words) if _alike(words[0], own))
            return Guess(alike[0].replacement, Bilingual(f'mirip "{close}"', f'like "{close}"'))
        return self._add(self._new("person"), words)

    def _add(self, person: Person, words: tuple[str, ...], *, known: bool = False) -> Guess:
        person.names.append(words)
        return Guess(person.replacement, known=known)

    def _own(self, whose: str, words: tuple[str, ...]) -> Person:
        """Return the person that a place names: the informant by code, or who asks, of whom there may be several."""
        if whose != INTERVIEWER:
            if re.fullmatch(r"[\w.-]*\d", whose) or whose == whose.upper():
                return self.persons.setdefault(f"[{whose}]", Person(f"[{whose}]"))
            named = [person for person in self.persons.values() if set(words_of(whose)) & person.words]
            return named[0] if named else self._new("informant")
        fitting = [
            person for person in self.persons.values()
            if _LABELS[INTERVIEWER].to(self.lang) in person.replacement
            and any(_within(words, own) or _within(own, words) for own in person.names)
        ]  # fmt: skip
        return fitting[0] if fitting else self._new(INTERVIEWER)

    def _new(self, kind: str) -> Person:
        replacement = next_number(_LABELS[kind].to(self.lang), self.persons)
        return self.persons.setdefault(replacement, Person(replacement))


def next_number(word: str, used: Iterable[str]) -> str:
    """Return the next free pseudonym of a kind.

    Examples
    --------
    >>> next_number("Orang", ["[Orang 1]", "[IK-1]"])
    '[Orang 2]'
    """
    numbers = [int(found[2]) for one in used if (found := _NUMBERED.match(one)) and found[1] == word]
    return f"[{word} {max(numbers, default=0) + 1}]"


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case.

    Examples
    --------
    >>> words_of("M. Yusuf")
    ('m', 'yusuf')
    """
    return tuple(re.findall(r"[^\W_]+", name.casefold()))


def one_change(one: str, two: str) -> bool:
    """Return whether two words differ by one letter put in, left out or replaced, or by two that changed places.

    Examples
    --------
    >>> one_change("ratna", "ratno"), one_change("ratna", "rtana"), one_change("ratna", "ratih")
    (True, True, False)
    """
    if abs(len(one) - len(two)) > 1 or one == two:
        return False
    head = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    left, right = one[head:], two[head:]
    swapped = left[:2] == right[:2][::-1] and left[2:] == right[2:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or swapped


def _within(words: Sequence[str], name: Sequence[str]) -> bool:
    """Return whether the words are all in a name of two or more, in whatever order: a shorter form of it."""
    return len(name) > 1 and set(words) <= set(name)


def _alike(word: str, other: str) -> bool:
    return len(word) >= _ALIKE_FROM and len(other) >= _ALIKE_FROM and one_change(word, other)
