"""Answers about a new case that cannot be used, each with what was expected and how to write it."""

import re
from collections.abc import Sequence
from datetime import date

from casestudy.errors import Bilingual, Language, Problem
from casestudy.start.choices import called, chosen

#: A day outside these years is a slip of the finger.
_YEARS = range(1700, 2201)
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
#: A strategy is named in a few words.
_LONGEST = 120


def read_pair(text: str) -> Bilingual:
    """Return a text in both languages from ``Indonesian:English``; one text alone stands for both.

    Examples
    --------
    >>> read_pair("Papan angka: Board of figures"), read_pair("Papan angka")
    (Bilingual(id='Papan angka', en='Board of figures'), Bilingual(id='Papan angka', en='Papan angka'))
    """
    first, _, second = (" ".join(part.split()) for part in text.partition(":"))
    return Bilingual(first or second, second or first)


def bad_name(name: str) -> Problem | None:
    """Return what is wrong with the name of a case's folder, or None.

    Examples
    --------
    >>> bad_name("kota-baru") is None, bad_name("Kota Baru").value
    (True, 'Kota Baru')
    """
    if _NAME.fullmatch(name):
        return None
    return Problem(
        "data",
        Bilingual("nama dari huruf kecil, angka dan tanda hubung", "a name of lower-case letters, digits and hyphens"),
        Bilingual("Misalnya: casestudy new kota-baru", "For instance: casestudy new new-town"),
        value=name,
    )


def bad_day(day: date) -> Problem | None:
    """Return what is wrong with the day of a crisis, or None.

    Examples
    --------
    >>> bad_day(date(2022, 1, 5)) is None, bad_day(date(202, 1, 5)).value
    (True, '0202-01-05')
    """
    if day.year in _YEARS:
        return None
    return Problem(
        "case.toml",
        Bilingual.each(_between),
        Bilingual("Tulis seperti: --day-zero 2022-01-05", "Write it like: --day-zero 2022-01-05"),
        column="crisis.date",
        value=day.isoformat(),
    )


def bad_choice(setting: str, text: str | None, choices: Sequence[str]) -> Problem | None:
    """Return what is wrong with an answer that has to be one of some choices, or None.

    Examples
    --------
    >>> bad_choice("region", "kab", ["kabupaten"]) is None, bad_choice("region", "desa", ["kota"]).value
    (True, 'desa')
    """
    if not text or chosen(text, choices):
        return None
    listed = Bilingual.each(lambda lang: ", ".join(called(choice, lang) for choice in choices))
    return Problem(
        "case.toml",
        Bilingual(f"salah satu dari: {listed.id}", f"one of: {listed.en}"),
        Bilingual("Pilih salah satunya.", "Choose one of them."),
        column=setting,
        value=text,
    )


def bad_strategies(strategies: Sequence[str]) -> Problem | None:
    """Return what is wrong with the strategies of a case, or None: two or more, of different names, of some length.

    Examples
    --------
    >>> bad_strategies(["Keterbukaan", "Layanan"]) is None, bad_strategies(["Keterbukaan"]).value
    (True, 'Keterbukaan')
    """
    names = [pair.to(lang).casefold() for lang in ("id", "en") for pair in map(read_pair, strategies)]
    apart = len(set(names[: len(strategies)])) == len(strategies) == len(set(names[len(strategies) :]))
    lettered = all(re.search(r"[^\W_]", name) and len(name) <= _LONGEST for name in names)
    if not strategies or (len(strategies) > 1 and apart and lettered):
        return None
    return Problem(
        "case.toml",
        Bilingual(
            "dua strategi atau lebih dengan nama yang berbeda", "two strategies or more, each with a name of its own"
        ),
        Bilingual(
            'Tulis seperti: --strategy "Papan angka:Board of figures" --strategy "Temu warga:Meetings"',
            'Write them like: --strategy "Papan angka:Board of figures" --strategy "Temu warga:Meetings"',
        ),
        column="strategies",
        value="; ".join(strategies),
    )


def _between(lang: Language) -> str:
    words = {"id": "hari krisis antara tahun {} dan {}", "en": "a day of the crisis between {} and {}"}
    return words[lang].format(_YEARS[0], _YEARS[-1])
