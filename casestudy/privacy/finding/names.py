"""Names of persons in running text: what opens them, what they introduce themselves by, and names that are common."""

import re
from collections.abc import Collection, Iterator

from casestudy.privacy.finding.found import Found, without_overlaps
from casestudy.privacy.finding.words import (
    ABBREVIATED,
    FAMILY_NAMES,
    FILE_WORDS,
    GIVEN_NAMES,
    KIN,
    NO_NAMES,
    OFFICES,
    TITLES,
)

_WORD = r"(?:[A-ZÀ-Þ][a-zà-ÿ]+(?:['’][A-Za-z]?[a-zà-ÿ]+)?(?:[A-Z][a-z]+)?|[A-Z](?:\.|(?![\w.])))"
_CAPITALS = r"(?:[A-ZÀ-Þ]{2,}(?:['’][A-Z]+)?|[A-Z]\.)"
_JOIN = r"(?: (?:bin|binti|al|van|de) | ?\u00a0?)"
_NAME = rf"(?:{_WORD}(?:{_JOIN}{_WORD}){{0,4}}|{_CAPITALS}(?: {_CAPITALS}){{0,4}})"


def _any_case(words: Collection[str]) -> str:
    forms = {form for word in words for form in (word, word.capitalize(), word.upper())}
    return rf"(?:{'|'.join(sorted(forms, key=lambda form: (-len(form), form)))})"


_TITLE = rf"(?:{_any_case(ABBREVIATED)}\.[ \u00a0]?|{_any_case({*TITLES, *ABBREVIATED})}[ \u00a0])"
_TITLED = re.compile(rf"(?<![\w-])(?:{_TITLE})+({_NAME})(?!\w)")
_OFFICED = re.compile(rf"(?<![\w-])(?:{_TITLE})+{_any_case(OFFICES)} ({_NAME})(?!\w)")
_LOWER_TITLED = re.compile(
    rf"(?<![\w-])(?:pak|bu|mas|mbak|kang|teh|bang|ustaz|ustad|haji) ({'|'.join(sorted(GIVEN_NAMES))})(?!\w)"
)
_SELF = re.compile(
    r"(?i:\b(?:nama(?: lengkap| asli| panggilan)?(?: saya| aku| beliau| dia|nya|ku)?(?: adalah| itu)?"
    r"|perkenalkan,?(?: saya| nama saya)?|(?:biasa |sering )?(?:di)?panggil(?:nya)?(?: saja| aja)?"
    r"|panggil (?:saya|aku)(?: saja| aja)?|bernama|atas nama|a\.?n\.|"
    r"dengan saya|saya sendiri|panggilan(?:nya)?)[ :,]{1,3}(?:si )?)"
    rf"({_NAME})(?!\w)"
)
_I_AM = re.compile(
    rf"(?i:\bsaya,? )({_NAME})(?=,? (?:dari|selaku|sebagai|staf|umur|usia|bagian|kepala|warga|pedagang)\b)"
)
_I_SHORTLY = re.compile(rf"(?i:\bsaya,? )({_WORD})(?=[.,!]|$)")
_INITIALS = re.compile(r"(?i:\binisial(?:nya)?(?: saya| dia)?[ :]{1,2})([A-Z]{2,4})(?!\w)")
_KIN = re.compile(rf"(?i:(?<!\w)(?:{KIN}),? )({_NAME})(?!\w)")
_NICK = re.compile(rf"(?<!\w)(?:si|Si) ({_WORD})(?!\w)")
_DEGREE = re.compile(
    rf"({_NAME}), ?(?:S|M|A|Sp|Ph|SE|SH|ST|MM|MT|MH|MA|Dipl|Amd|Lc)\.?"
    r"(?: ?(?:Sos|Pd|Kom|I\.?Kom|Si|Ag|Hum|H|E|T|IP|AP|Ak|Kep|Keb|Psi|STP|M|A|Md|D|Sc|P)\.?)*(?=\W|$)"
)
_PARENTS = re.compile(rf"({_WORD}(?: {_WORD}){{0,2}} (?:bin|binti|Bin|Binti) {_WORD}(?: {_WORD})?)(?!\w)")
_SIGNED = re.compile(rf"(?m)^[ \t]*(?:\(\s?({_NAME})\s?\)|(?i:ttd\.?|tertanda,?)\s+({_NAME}))[ \t]*$")
_ANY = re.compile(rf"(?<![\w-])({_WORD}(?: {_WORD}){{0,3}})(?!\w)")
_OPENS = re.compile(_TITLE)
#: What is called after a person, and days that are.
_NAMESAKE = re.compile(
    r"(?i:\b(?:jalan|jl|jln|gang|gg|stadion|gelanggang|bandara|masjid|rumah sakit|rs|rsud|universitas|gedung|hari|"
    r"perumahan|taman|pondok|kelurahan|kecamatan|desa|kampung|kota|sungai|pulau|gunung|pasar|terminal|stasiun|mahkamah|jaksa)\b\.?\s*(?:\w+\s)?)$"
)
_MIN_LETTERS = 2
_NONE = NO_NAMES | set(TITLES)


def find_names(text: str) -> list[Found]:
    """Return the names of persons in a text, in order.

    Found are names after titles (``Bu Ratna``), after ``nama saya``, ``panggil saja``, ``kata``, ``adik saya`` and the
    like, before degrees, with ``bin`` and ``binti``, in signatures, and common given names anywhere. Offices
    (``Pak Camat``) and places are none.

    Examples
    --------
    >>> [(one.value, one.reason) for one in find_names("Kata Bu Ratna, Pak Camat sudah tahu dari Joko.")]
    [('Ratna', 'title'), ('Joko', 'lexicon')]
    """
    return without_overlaps([one for find in (_titled, _introduced, _others, _common) for one in find(text)])


def trim_name(name: str, *, late: bool = False) -> tuple[int, int] | None:
    """Return where a name starts and ends in a stretch of words with capitals, or None where it holds no name.

    Titles before it go, and so does what follows from the first word on that is an office or no name at all; with
    `late`, such words may stand before the name as well.

    Examples
    --------
    >>> name = "Pak H. Somad Kepala Dinas"
    >>> name[slice(*trim_name(name))], trim_name("Kepala Dinas")
    ('Somad', None)
    """
    start = 0
    while (title := _OPENS.match(name, start)) and title.end() > start:
        start = title.end()
    end = start
    for word in re.finditer(r"\S+", name[start:]):
        plain = word[0].strip(".,").lower()
        if plain in _NONE or plain.removesuffix("nya") in NO_NAMES:
            if late and end == start:
                return _after(name, start + word.end())
            break
        end = start + word.end()
    while end > start and name[end - 1] in " ,\u00a0":
        end -= 1
    value = name[start:end]
    if len(re.sub(r"[\W\d_]", "", value)) < _MIN_LETTERS or re.search(r" (?:bin|binti|al|van|de)$", value):
        return None
    return start, end


def _after(name: str, place: int) -> tuple[int, int] | None:
    while place < len(name) and name[place] == " ":
        place += 1
    rest = trim_name(name[place:], late=True)
    return (rest[0] + place, rest[1] + place) if rest else None


def names_in_file(stem: str) -> list[str]:
    """Return the names that a file's name may hold: its words with a capital, codes and usual words aside.

    Examples
    --------
    >>> names_in_file("Wawancara Bu Ratna_final 2"), names_in_file("IK-1")
    (['Ratna'], [])
    """
    words = re.sub(r"([a-z])([A-Z])", r"\1 \2", re.sub(r"[\d_()\[\]-]+", " ", stem)).split()
    names: list[list[str]] = [[]]
    for word in words:
        plain = word.strip(".,").lower()
        known = plain in GIVEN_NAMES
        if (known or (word[0].isupper() and len(plain) > 2)) and plain not in NO_NAMES | FILE_WORDS | set(TITLES):
            names[-1].append(word.strip(".,"))
        elif names[-1]:
            names.append([])
    return [" ".join(name) for name in names if name]


def _titled(text: str) -> Iterator[Found]:
    yield from _matches(_TITLED, text, "title")
    yield from _matches(_OFFICED, text, "kin")
    for found in _LOWER_TITLED.finditer(text):
        yield Found("name", found.start(1), found.end(1), found[1], "title")


def _introduced(text: str) -> Iterator[Found]:
    for pattern in (_SELF, _I_AM):
        yield from _matches(pattern, text, "self")
    yield from (Found("name", found.start(1), found.end(1), found[1], "self") for found in _INITIALS.finditer(text))
    for pattern in (_KIN, _NICK, _I_SHORTLY):
        yield from (one for one in _matches(pattern, text, "kin") if not _is_shouted(one.value))


def _others(text: str) -> Iterator[Found]:
    for pattern in (_DEGREE, _PARENTS, _SIGNED):
        yield from _matches(pattern, text, "degree", late=True)


def _common(text: str) -> Iterator[Found]:
    """Yield runs of words with capitals that hold a common given name, from that name on."""
    for found in _ANY.finditer(text):
        words = list(re.finditer(r"\S+", found[1]))
        first = next((word for word in words if word[0].strip(".").lower() in GIVEN_NAMES), None)
        if len(words) > 1 and words[-1][0].lower() in FAMILY_NAMES:
            first = next((word for word in words[:-1] if word[0].lower() not in _NONE), first)
        if first is None or _NAMESAKE.search(text[max(0, found.start() - 20) : found.start() + first.start()]):
            continue
        # A surname may be common and the given name before it not; what opens a sentence is no surname.
        start = 0 if words[0][0].lower() not in NO_NAMES and not _opens_sentence(text, found.start()) else first.start()
        trimmed = trim_name(found[1][start:])
        if trimmed:
            begin, end = (found.start() + start + place for place in trimmed)
            yield Found("name", begin, end, text[begin:end], "lexicon")


def _matches(pattern: re.Pattern[str], text: str, reason: str, *, late: bool = False) -> Iterator[Found]:
    for found in pattern.finditer(text):
        group = next(number for number in range(1, pattern.groups + 1) if found[number] is not None)
        trimmed = trim_name(found[group], late=late)
        if trimmed:
            start, end = (found.start(group) + place for place in trimmed)
            yield Found("name", start, end, text[start:end], reason)


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \"'“‘(")
    return not before or before[-1] in ".!?:\n"


def _is_shouted(value: str) -> bool:
    """Return whether a word is an abbreviation, as institutions have them."""
    return value.isupper()
