"""A case: its folder, its settings, and the paths that follow from them."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from casestudy.errors import Bilingual, CaseError, Language, Problem, default_language

Provenance = Literal["illustrative", "public record", "field"]
PROVENANCES: tuple[Provenance, ...] = ("illustrative", "public record", "field")


@dataclass(frozen=True)
class Phase:
    """A phase of the crisis: its name, labels and first day. It ends where the next one starts."""

    name: str
    label: Bilingual
    start: date


@dataclass(frozen=True)
class Case:
    """The settings of one case, read from its ``case.toml``.

    Attributes
    ----------
    name : str
        The folder's name.
    root : pathlib.Path
        The project: ``data/``, ``notebooks/`` and ``figures/`` stand in it.
    language : {"id", "en"}
        The language of messages and of figures shown in notebooks.
    place, unit, question, crisis : Bilingual
        The place, its public-relations unit, the research question, and what happened on day 0.
    day_zero : datetime.date
    turning_point : datetime.date
        Splits coverage into before and after.
    before, after : Bilingual
        The names of the two sides.
    phases : tuple of Phase
    strategies : tuple of str
        Codes of the codebook.
    interviewers : tuple of str
        Labels of who asks in the transcripts, where the labels themselves do not tell; may be empty.
    process, images, responses : tuple of str
        Codes of the codebook: the steps of the public-relations process in order, the images of the organisation, the
        crisis-response strategies. Empty where the case does not work with that frame.
    chapter : int
        The chapter's number in the thesis.
    width_cm, height_cm : float
        The text area of the thesis page.
    source : Bilingual
        The source line under an exhibit.
    region : str
        Clippings about another region are left out of counts; empty where the case does not say.
    provenance : mapping
        Table name to ``illustrative``, ``public record`` or ``field``.
    regions : mapping
        The names by which texts know each region; empty where the case does not say.
    """

    name: str
    root: Path
    language: Language
    place: Bilingual
    unit: Bilingual
    question: Bilingual
    crisis: Bilingual
    day_zero: date
    turning_point: date
    before: Bilingual
    after: Bilingual
    phases: tuple[Phase, ...]
    strategies: tuple[str, ...]
    interviewers: tuple[str, ...]
    chapter: int
    width_cm: float
    height_cm: float
    source: Bilingual
    region: str
    provenance: Mapping[str, Provenance]
    regions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    process: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    responses: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """The case's data folder."""
        return self.root / "data" / self.name

    @property
    def figures(self) -> Path:
        """Where exhibits are written."""
        return self.root / "figures" / self.name

    def show(self, path: Path) -> str:
        """Return `path` as messages name it: relative to the case folder where it stands in it."""
        return path.relative_to(self.folder).as_posix() if path.is_relative_to(self.folder) else path.name


def find_root(start: Path | None = None) -> Path:
    """Return the project folder: the nearest one at or above `start` that holds ``data`` and ``notebooks``.

    The environment variable ``CASESTUDY_ROOT`` names it outright. Without either, it is the folder that the library
    was installed from.

    Raises
    ------
    CaseError
        Where there is none.
    """
    if stated := os.environ.get("CASESTUDY_ROOT"):
        return Path(stated).resolve()
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents, Path(__file__).resolve().parent.parent):
        if (folder / "data").is_dir() and (folder / "notebooks").is_dir():
            return folder
    raise CaseError(
        Problem(
            str(here),
            Bilingual(
                "folder proyek yang berisi data/ dan notebooks/", "a project folder that holds data/ and notebooks/"
            ),
            Bilingual("Jalankan perintah ini di dalam folder proyek.", "Run the command inside the project folder."),
        )
    )


def default_case(root: Path) -> str:
    """Return the case that is meant when none is named.

    It is the environment variable ``CASESTUDY_CASE``, else ``default-case`` under ``[tool.casestudy]`` in the
    project's ``pyproject.toml``, else the only case there is.

    Raises
    ------
    CaseError
        Where none of the three decides.
    """
    if named := os.environ.get("CASESTUDY_CASE"):
        return named
    settings = root / "pyproject.toml"
    if settings.is_file():
        stated = tomllib.loads(settings.read_text("utf-8")).get("tool", {}).get("casestudy", {}).get("default-case")
        if stated:
            return str(stated)
    cases = list_cases(root)
    if len(cases) == 1:
        return cases[0]
    raise CaseError(_no_case("", cases), lang=default_language())


def list_cases(root: Path) -> list[str]:
    """Return the names of the cases under ``data/``, sorted."""
    return sorted(path.parent.name for path in (root / "data").glob("*/case.toml"))


def open_case(name: str | None = None, *, root: Path | None = None) -> Case:
    """Read a case's settings.

    Parameters
    ----------
    name : str, optional
        The folder under ``data/``; by default see `default_case`.
    root : pathlib.Path, optional
        The project folder; by default see `find_root`.

    Returns
    -------
    Case

    Raises
    ------
    CaseError
        Where the folder or ``case.toml`` is missing, or a setting is missing or of the wrong kind; all at once.

    Examples
    --------
    >>> open_case("bekasi").language
    'id'
    """
    root = (root or find_root()).resolve()
    name = name or default_case(root)
    file = root / "data" / name / "case.toml"
    if not file.is_file():
        raise CaseError(_no_case(name, list_cases(root)), lang=default_language())
    try:
        settings = tomllib.loads(file.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CaseError(_not_toml(name, str(error)), lang=default_language()) from error
    return _Reader(settings, f"data/{name}/case.toml").case(name, root)


class _Reader:
    """Reads settings one by one and remembers every problem, so that all are told together."""

    def __init__(self, settings: Mapping[str, Any], file: str) -> None:
        self.settings, self.file, self.problems = settings, file, list[Problem]()

    def case(self, name: str, root: Path) -> Case:
        language = self.choice("language", ("id", "en"))
        case = Case(
            name=name,
            root=root,
            language="en" if language == "en" else "id",
            place=self.bilingual("place"),
            unit=self.bilingual("unit"),
            question=self.bilingual("question"),
            crisis=self.bilingual("crisis"),
            day_zero=self.date("crisis.date"),
            turning_point=self.date("turning_point.date"),
            before=Bilingual(self.text("turning_point.before_id"), self.text("turning_point.before_en")),
            after=Bilingual(self.text("turning_point.after_id"), self.text("turning_point.after_en")),
            phases=self.phases(),
            strategies=self.codes("strategies"),
            interviewers=self.codes("interviewers", required=False) if self.settings.get("interviewers") else (),
            chapter=self.get("page.chapter", int, 4),
            width_cm=float(self.get("page.width_cm", (int, float), 14)),
            height_cm=float(self.get("page.height_cm", (int, float), 20)),
            source=self.bilingual("source"),
            region=str(self.settings.get("region", "")),
            regions=self.regions(),
            provenance=self.provenance(),
            process=self.codes("process", required=False),
            images=self.codes("images", required=False),
            responses=self.codes("responses", required=False),
        )
        if self.problems:
            raise CaseError(self.problems, lang=case.language)
        return case

    def get(self, key: str, kind: type | tuple[type, ...], fallback: Any) -> Any:
        value: Any = self.settings
        for part in key.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
        # To Python true is a whole number and a time a date; here neither stands for the other.
        if isinstance(value, kind) and not isinstance(value, bool | datetime) and value not in ("", []):
            return value
        name = _KIND_NAMES[kind[-1] if isinstance(kind, tuple) else kind]
        expected = Bilingual.each(lambda lang: f'"{key}" ({name.to(lang)})')
        self.expect(key, None if value is None else str(value), expected)
        return fallback

    def text(self, key: str) -> str:
        return str(self.get(key, str, ""))

    def bilingual(self, key: str) -> Bilingual:
        return Bilingual(self.text(f"{key}.id"), self.text(f"{key}.en"))

    def date(self, key: str) -> date:
        value: date = self.get(key, date, date(1900, 1, 1))
        return value

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        value = self.text(key)
        if value and value not in allowed:
            self.expect(
                key, value, Bilingual(f"salah satu dari: {', '.join(allowed)}", f"one of: {', '.join(allowed)}")
            )
        return value

    def codes(self, key: str, *, required: bool = True) -> tuple[str, ...]:
        if not required and key not in self.settings:
            return ()
        codes = self.get(key, list, [])
        for number, code in enumerate(codes, 1):
            if not isinstance(code, str) or not code.strip() or code in codes[: number - 1]:
                name = f"{key}[{number}]"
                self.expect(name, str(code), Bilingual("satu kode, sekali saja", "a code, and once only"))
        return tuple(map(str, codes))

    def phases(self) -> tuple[Phase, ...]:
        found = []
        for number, phase in enumerate(self.get("phases", list, []), 1):
            reader = _Reader(phase, self.file)
            found.append(Phase(reader.text("name"), reader.bilingual("label"), reader.date("start")))
            self.problems += [_in_phase(problem, number) for problem in reader.problems]
        return tuple(sorted(found, key=lambda phase: phase.start))

    def regions(self) -> dict[str, tuple[str, ...]]:
        stated = self.get("regions", dict, {}) if "regions" in self.settings else {}
        return {name: tuple(map(str, self.get(f"regions.{name}", list, []))) for name in stated}

    def provenance(self) -> dict[str, Provenance]:
        stated = self.get("provenance", dict, {})
        return {table: self.choice(f"provenance.{table}", PROVENANCES) for table in sorted(stated)}  # type: ignore[misc]

    def expect(self, key: str, value: str | None, expected: Bilingual) -> None:
        remedy = Bilingual(f"Tulis {key} di {self.file}.", f"Set {key} in {self.file}.")
        self.problems.append(Problem(self.file, expected, remedy, column=key, value=value))


_KIND_NAMES = {
    str: Bilingual("teks", "text"),
    int: Bilingual("bilangan bulat", "a whole number"),
    float: Bilingual("angka", "a number"),
    list: Bilingual("daftar", "a list"),
    dict: Bilingual("tabel", "a table"),
    date: Bilingual("tanggal seperti 2022-01-05", "a date like 2022-01-05"),
}


def _in_phase(problem: Problem, number: int) -> Problem:
    return Problem(problem.file, problem.expected, problem.remedy, column=f"phases[{number}].{problem.column}",
                   value=problem.value)  # fmt: skip


def _no_case(name: str, cases: list[str]) -> Problem:
    there = ", ".join(cases) or "-"
    return Problem(
        f"data/{name}" if name else "data",
        Bilingual(
            f"folder kasus dengan case.toml (yang ada: {there})", f"a case folder with case.toml (there are: {there})"
        ),
        Bilingual(f"Buat dengan: casestudy new {name or 'NAMA'}", f"Make one with: casestudy new {name or 'NAME'}"),
    )


def _not_toml(name: str, error: str) -> Problem:
    return Problem(
        f"data/{name}/case.toml",
        Bilingual("berkas TOML dalam UTF-8", "a TOML file in UTF-8"),
        Bilingual(f"Perbaiki tempat ini: {error}", f"Mend this place: {error}"),
    )
