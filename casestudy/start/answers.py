"""What is known of a case before its first file: answers as they were typed in, settings out."""

from dataclasses import dataclass, replace
from datetime import date

from casestudy.errors import Bilingual, CaseError, Language, Problem, default_language
from casestudy.start.choices import CRISES, HEADS, REGIONS, Region, chosen
from casestudy.start.refusals import bad_choice, bad_day, bad_name, bad_strategies, read_pair

#: The day around which the example rows of the template are dated.
EXAMPLE_DAY_ZERO = date(2020, 3, 2)


@dataclass(frozen=True)
class Answers:
    """What was answered about a case, as it was typed; what is None or empty is left to `settle`.

    Attributes
    ----------
    name : str
        The folder: lower-case letters, digits and hyphens.
    language : {"id", "en"}
        The language of the case and of its example rows.
    region : str, optional
        A name of `casestudy.start.choices.REGIONS`, or another word for one.
    place_id, place_en, unit_id, unit_en : str, optional
        The place and its public-relations unit.
    day_zero : datetime.date, optional
    crisis : str, optional
        A name of `casestudy.start.choices.CRISES`, or the crisis in one's own words: Indonesian, or Indonesian:English.
    head : str, optional
        A name of `casestudy.start.choices.HEADS`: who leads the government after day 0.
    strategies : tuple of str
        The strategies under study, two or more: Indonesian, or Indonesian:English.
    """

    name: str
    language: Language = "id"
    region: str | None = None
    place_id: str | None = None
    place_en: str | None = None
    day_zero: date | None = None
    crisis: str | None = None
    head: str | None = None
    unit_id: str | None = None
    unit_en: str | None = None
    strategies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Start:
    """The settings that answers come to.

    ``region`` is a name of `casestudy.start.choices.REGIONS`; ``head`` who leads the government, empty where the case
    does not ask about it; ``strategies`` their labels, none where those of the example are kept.
    """

    name: str
    language: Language
    region: str
    place: Bilingual
    day_zero: date
    crisis: Bilingual
    question: Bilingual
    head: Bilingual
    definitive: bool
    unit: Bilingual
    own_unit: bool
    strategies: tuple[Bilingual, ...]


def settle(answers: Answers) -> Start:
    """Return the settings that answers come to: what was not answered follows from what was.

    Parameters
    ----------
    answers : Answers

    Returns
    -------
    Start

    Raises
    ------
    CaseError
        With every answer that cannot be used.

    Examples
    --------
    >>> start = settle(Answers("nganjuk", region="kabupaten", crisis="Air mati:Water cut", head="plt"))
    >>> start.place.en, start.crisis.en, start.head.id
    ('Nganjuk Regency', 'Water cut', 'Pelaksana Tugas (Plt) Bupati')
    """
    if problems := _problems(answers):
        raise CaseError(problems, lang=default_language())
    kind = region_of(answers)
    place = place_of(answers)
    head_kind = chosen(answers.head or "none", HEADS) or "none"
    titles, templates = REGIONS[kind].head, HEADS[head_kind]
    head = Bilingual.each(lambda lang: templates.to(lang).format(titles.to(lang)))
    crisis, after = _crisis(answers.crisis or "crisis")
    return Start(
        name=answers.name, language=answers.language, region="" if kind == "other" else kind, place=place,
        day_zero=answers.day_zero or EXAMPLE_DAY_ZERO, crisis=crisis, question=_question(place, after, head),
        head=head, definitive=head_kind == "definitive", unit=unit_of(answers),
        own_unit=unit_of(answers) != unit_of(replace(answers, unit_id=None, unit_en=None)),
        strategies=tuple(map(read_pair, answers.strategies)),
    )  # fmt: skip


def region_of(answers: Answers) -> str:
    """Return the kind of region: as answered, else as the place's name says, else a city.

    Examples
    --------
    >>> region_of(Answers("x", place_id="Kabupaten Nganjuk")), region_of(Answers("x"))
    ('kabupaten', 'kota')
    """
    if answers.region:
        return chosen(answers.region, REGIONS) or "other"
    named = Bilingual(answers.place_id or "", answers.place_en or "")
    if not any(named):
        return "kota"
    return next((kind for kind, region in REGIONS.items() if any(_bare_names(region, named))), "other")


def place_of(answers: Answers) -> Bilingual:
    """Return the place in both languages: what is missing is made from the other, else from the case's name.

    Examples
    --------
    >>> place_of(Answers("kota-baru", place_id="Kota Cilegon"))
    Bilingual(id='Kota Cilegon', en='Cilegon City')
    >>> place_of(Answers("kota-baru", region="provinsi"))
    Bilingual(id='Provinsi Kota Baru', en='Kota Baru Province')
    """
    region = REGIONS[region_of(answers)]
    stated = Bilingual(answers.place_id or "", answers.place_en or "")
    fallback = (stated.id or stated.en) or answers.name.replace("-", " ").title()
    bare = next(filter(None, _bare_names(region, stated)), fallback)
    return Bilingual.each(lambda lang: stated.to(lang) or region.place.to(lang).format(bare))


def unit_of(answers: Answers) -> Bilingual:
    """Return the public-relations unit in both languages, by default that of the place's government.

    Examples
    --------
    >>> unit_of(Answers("cilegon", unit_id="Diskominfo"))
    Bilingual(id='Diskominfo', en='Diskominfo')
    """
    place = place_of(answers)
    usual = Bilingual(f"Unit humas pemerintah {place.id}", f"the public-relations unit of the {place.en} government")
    stated = Bilingual(answers.unit_id or "", answers.unit_en or "")
    # One name stands for both languages, unless it is the one that is made from the place.
    other = next((name for name in stated if name and name not in usual), "")
    return Bilingual.each(lambda lang: stated.to(lang) or other or usual.to(lang))


def _problems(answers: Answers) -> list[Problem]:
    found = [
        bad_name(answers.name),
        bad_day(answers.day_zero) if answers.day_zero else None,
        bad_choice("region", answers.region, list(REGIONS)),
        bad_choice("head", answers.head, list(HEADS)),
        bad_strategies(answers.strategies),
    ]
    return [problem for problem in found if problem]


def _bare_names(region: Region, place: Bilingual) -> list[str]:
    """Return a place's name without the words of its kind, from each language that has them; none where none has."""
    if region.place.id == "{}":
        return []
    found = []
    for lang in ("id", "en"):
        before, after = region.place.to(lang).split("{}")
        name = place.to(lang)
        if name.startswith(before) and name.endswith(after) and len(name) > len(before + after):
            found.append(name[len(before) : len(name) - len(after)])
    return found


def _crisis(text: str) -> tuple[Bilingual, Bilingual]:
    """Return the label of a crisis, and how a question goes on after "after"."""
    if kind := chosen(text, CRISES):
        return CRISES[kind].label, CRISES[kind].after
    label = read_pair(text)
    return label, Bilingual(f"peristiwa “{label.id}”", f"“{label.en}”")


def _question(place: Bilingual, after: Bilingual, head: Bilingual) -> Bilingual:
    led = Bilingual(
        f", ketika dipimpin {head.id}" if head.id else "", f", while it was led by the {head.en}" if head.en else ""
    )
    return Bilingual(
        f"Bagaimana humas menjaga citra pemerintah {place.id} sesudah {after.id}{led.id}?",
        f"How did the public-relations office look after the image of the {place.en} government after "
        f"{after.en}{led.en}?",
    )
