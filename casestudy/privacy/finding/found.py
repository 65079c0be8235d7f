"""One thing that names a person: where it stands in a text, what kind of thing it is, and why it is taken for one."""

from typing import Literal, NamedTuple

from casestudy.errors import Bilingual

Kind = Literal["name", "nik", "nip", "phone", "email", "account", "plate", "address", "number"]

#: The kinds in the order in which they are told, as messages and pseudonyms call them.
KINDS: dict[str, Bilingual] = {
    "name": Bilingual("nama", "name"),
    "nik": Bilingual("NIK", "NIK"),
    "nip": Bilingual("NIP", "NIP"),
    "phone": Bilingual("telepon", "phone"),
    "email": Bilingual("surel", "email"),
    "account": Bilingual("akun", "account"),
    "plate": Bilingual("pelat", "plate"),
    "address": Bilingual("alamat", "address"),
    "number": Bilingual("nomor", "number"),
}


class Found(NamedTuple):
    """A stretch of a text that names a person.

    `reason` says what it was found by: ``pattern``, or for names ``title``, ``self``, ``header``, ``label``,
    ``degree``, ``kin``, ``list``, ``lexicon``, ``file``.
    """

    kind: Kind
    start: int
    end: int
    value: str
    reason: str = "pattern"


def without_overlaps(found: list[Found]) -> list[Found]:
    """Return what was found in order, of two that share characters the longer one, and the earlier of equal ones.

    Examples
    --------
    >>> one, two = Found("number", 0, 4, "0812"), Found("phone", 0, 9, "081234567")
    >>> without_overlaps([one, two]) == [two]
    True
    """
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start, list(KINDS).index(one.kind))):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)
