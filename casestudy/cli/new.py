"""The command `new`: what is not said in options is asked for on a terminal, with what stands if nothing is typed."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from casestudy.cli.options import Lang
from casestudy.errors import Bilingual, CaseError, Language, Problem
from casestudy.start.answers import (
    EXAMPLE_DAY_ZERO,
    Answers,
    place_of,
    region_of,
    settle,
    unit_of,
)
from casestudy.start.choices import CRISES, HEADS, REGIONS, called
from casestudy.start.refusals import bad_choice, bad_day, bad_strategies

if TYPE_CHECKING:
    from casestudy.case import Case

NameArgument = Annotated[str, typer.Argument(help="The folder under data/: lower-case letters, digits, hyphens.")]
LangOption = Annotated[Lang | None, typer.Option(help="The language of the case and of its example rows.")]
RegionOption = Annotated[
    str | None, typer.Option(help=f"The kind of region: {', '.join(called(one, 'en') for one in REGIONS)}.")
]
PlaceOption = Annotated[str | None, typer.Option(help="The place in Indonesian, such as 'Kota Cilegon'.")]
PlaceEnOption = Annotated[str | None, typer.Option(help="The place in English.")]
DayOption = Annotated[str | None, typer.Option(metavar="YEAR-MONTH-DAY", help="The day of the crisis.")]
CrisisOption = Annotated[
    str | None, typer.Option(help=f"The kind of crisis: {', '.join(CRISES)}; or your own words, INDONESIAN[:ENGLISH].")
]
HeadOption = Annotated[str | None, typer.Option(help=f"Who leads the government after it: {', '.join(HEADS)}.")]
UnitOption = Annotated[str | None, typer.Option(help="The public-relations unit in Indonesian.")]
UnitEnOption = Annotated[str | None, typer.Option(help="The public-relations unit in English.")]
StrategyOption = Annotated[
    list[str] | None, typer.Option("--strategy", help="A strategy, INDONESIAN[:ENGLISH]; give two or more.")
]
NoInputOption = Annotated[bool, typer.Option("--no-input", help="Ask nothing: what is not said stands as by default.")]

#: What is asked, in the order of the questions; braces stand for what can be chosen.
_ASKED: dict[Language, dict[str, str]] = {
    "id": {
        "region": "Jenis wilayah ({})",
        "place_id": "Nama tempat",
        "place_en": "Nama tempat dalam bahasa Inggris",
        "day_zero": "Tanggal krisis (tahun-bulan-hari)",
        "crisis": "Jenis krisis ({}, atau tulis sendiri: Indonesia:Inggris)",
        "head": "Pimpinan sesudah krisis ({})",
        "unit_id": "Unit humas",
        "unit_en": "Unit humas dalam bahasa Inggris",
        "strategies": "Strategi yang diteliti, Indonesia:Inggris, dipisah titik koma; kosong berarti contoh",
    },
    "en": {
        "region": "Kind of region ({})",
        "place_en": "Name of the place",
        "place_id": "Name of the place in Indonesian",
        "day_zero": "Day of the crisis (year-month-day)",
        "crisis": "Kind of crisis ({}, or your own words: Indonesian:English)",
        "head": "Who leads after the crisis ({})",
        "unit_en": "Public-relations unit",
        "unit_id": "Public-relations unit in Indonesian",
        "strategies": "Strategies under study, Indonesian:English, divided by semicolons; empty for the example's",
    },
}
_CHOICES = {"region": REGIONS, "crisis": CRISES, "head": HEADS}


def new(
    name: NameArgument, lang: LangOption = None, region: RegionOption = None, place: PlaceOption = None,
    place_en: PlaceEnOption = None, day_zero: DayOption = None, crisis: CrisisOption = None, head: HeadOption = None,
    unit: UnitOption = None, unit_en: UnitEnOption = None, strategy: StrategyOption = None,
    no_input: NoInputOption = False,
) -> None:  # fmt: skip
    """Start another city's case, with example rows in every table; on a terminal it asks about the case first."""
    from casestudy.case import find_root
    from casestudy.new import new_case, refuse_taken

    root, asking = find_root(), sys.stdin.isatty() and not no_input
    language: Language = lang.value if lang else "id"
    given = Answers(
        name, language, region=region, place_id=place, place_en=place_en,
        day_zero=_day(day_zero, language) if day_zero else None, crisis=crisis, head=head, unit_id=unit,
        unit_en=unit_en, strategies=tuple(strategy or ()),
    )  # fmt: skip
    # Nobody is asked nine questions about a name that cannot be used.
    settle(given)
    refuse_taken(name, root=root)
    if asking:
        given = ask(given, language_known=lang is not None)
    made = new_case(name, root=root, answers=given)
    typer.echo("\n".join(_closing(made)))


def ask(given: Answers, *, language_known: bool) -> Answers:
    """Ask for what was not answered yet: Enter takes what is shown, what cannot be used is asked for again."""
    if not language_known:
        prompt = "Bahasa kasus / language of the case (id, en)"
        language = _asked(prompt, given.language, lambda text: bad_choice("language", text, ("id", "en")))
        given = replace(given, language="en" if language == "en" else "id")
    for field, prompt in _ASKED[given.language].items():
        if not getattr(given, field):
            answer: Any = _answer(given, field, prompt)
            given = replace(given, **{field: answer})
    return given


def _answer(given: Answers, field: str, prompt: str) -> str | date | tuple[str, ...]:
    lang = given.language
    choices = ", ".join(called(choice, lang) for choice in _CHOICES.get(field, ()))
    shown = called(_SHOWN[field](given), lang)
    text = _asked(prompt.format(choices), shown, _CHECKS.get(field, _anything), lang=lang)
    if field == "day_zero":
        return date.fromisoformat(text)
    return _split(text) if field == "strategies" else text


def _asked(prompt: str, shown: str, wrong: Callable[[str], Problem | None], *, lang: Language = "id") -> str:
    while True:
        answer = str(typer.prompt(prompt, default=shown, show_default=bool(shown))).strip()
        problem = wrong(answer)
        if problem is None:
            return answer
        typer.echo(problem.sentence(lang), err=True)


def _anything(_: str) -> None:
    return None


def _bad_date(text: str) -> Problem | None:
    try:
        return bad_day(date.fromisoformat(text))
    except ValueError:
        expected = Bilingual("tanggal yang ada di kalender", "a date that is in the calendar")
        remedy = Bilingual("Tulis seperti 2022-01-05.", "Write it like 2022-01-05.")
        return Problem("case.toml", expected, remedy, column="crisis.date", value=text)


def _day(text: str, lang: Language) -> date:
    if problem := _bad_date(text):
        raise CaseError(problem, lang=lang)
    return date.fromisoformat(text)


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


#: What stands if nothing is typed, by what is known so far.
_SHOWN: dict[str, Callable[[Answers], str]] = {
    "region": region_of,
    "place_id": lambda known: place_of(known).id,
    "place_en": lambda known: place_of(known).en,
    "day_zero": lambda _: EXAMPLE_DAY_ZERO.isoformat(),
    "crisis": lambda _: next(iter(CRISES)),
    "head": lambda _: next(iter(HEADS)),
    "unit_id": lambda known: unit_of(known).id,
    "unit_en": lambda known: unit_of(known).en,
    "strategies": lambda _: "",
}
_CHECKS: dict[str, Callable[[str], Problem | None]] = {
    "region": lambda text: bad_choice("region", text, list(REGIONS)),
    "day_zero": _bad_date,
    "head": lambda text: bad_choice("head", text, list(HEADS)),
    "strategies": lambda text: bad_strategies(_split(text)),
}


def _closing(made: "Case") -> list[str]:
    """Return what is told of a case that was made: where it stands, how it is marked, and what comes next."""
    folder = made.folder.relative_to(made.root).as_posix()
    runs = [f"  casestudy {command} --case {made.name}" for command in ("check", "run", "lab")]
    if made.language == "id":
        told = [
            f"{folder}/ sudah jadi dan langsung bisa dijalankan: {made.place.id}. {made.question.id}",
            "Setiap berkasnya berisi baris contoh bertanda CONTOH; gantilah satu per satu dengan data Anda.",
            f"Formulir Word dan Excel untuk diisi ada di {folder}/forms/.",
        ]
        after = ["apa yang masih contoh dan apa yang kurang", "gambar, tabel, dan bab", "buku catatan di peramban"]
        head = "Selanjutnya:"
    else:
        told = [
            f"{folder}/ is ready and runs at once: {made.place.en}. {made.question.en}",
            "Every file holds example rows marked EXAMPLE; put your data in their place, one file after the other.",
            f"Word and Excel forms to fill in stand in {folder}/forms/.",
        ]
        after = ["what is still an example and what is missing", "figures, tables, chapter", "notebooks in the browser"]
        head = "Next:"
    width = max(map(len, runs))
    return [*told, "", head, *(f"{run:<{width}}   {what}" for run, what in zip(runs, after, strict=True))]
