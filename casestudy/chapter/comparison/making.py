"""Several cases beside each other, written to ``figures/compare/``: the matrix, its numbers, evidence and limits."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from matplotlib.axes import Axes

from casestudy.case import Case
from casestudy.chapter.comparison.page import PICTURES, comparison_page, comparison_source, comparison_title
from casestudy.chapter.exhibits.captions import is_illustrative
from casestudy.chapter.exhibits.evidence import behind, gather_evidence
from casestudy.chapter.exhibits.manifest import file_hash, input_hashes, write_file
from casestudy.chapter.exhibits.pictures import render
from casestudy.chapter.exhibits.results import LANGUAGES
from casestudy.chapter.exhibits.saving import table_bytes
from casestudy.errors import Bilingual, CaseError, Language, Problem
from casestudy.findings.themes.comparison.matrix import (
    CROSS_CASE,
    CROSS_CASE_COMPUTED,
    Reading,
    case_reading,
    cross_case,
    cross_case_passages,
)
from casestudy.load.codings.crosswalk import find_crosswalk, load_crosswalk
from casestudy.load.sources import load_case
from casestudy.plots.themes.maps.comparison import plot_cross_case_pages

#: What a comparison reads of each case.
SOURCES = ("interviews", "observations", "documents", "clippings", "comments", "posts", "informants", "codebook",
           "codings")  # fmt: skip
#: What the evidence says of each passage beside its place.
_TOLD = ["theme", "code", "valence", "source_type", "informant", "quote", "citation_id", "citation_en"]
_PAGE: Mapping[Language, str] = {"id": "perbandingan.md", "en": "comparison.md"}


@dataclass(frozen=True)
class Comparison:
    """Cases beside each other: the matrix, the passages that its numbers count, and what it was made from."""

    cases: tuple[Case, ...]
    readings: Mapping[str, Reading]
    crosswalk: pd.DataFrame | None
    crosswalk_file: Path | None
    matrix: pd.DataFrame
    evidence: pd.DataFrame

    @property
    def folder(self) -> Path:
        """Where it is written."""
        return self.cases[0].root / "figures" / "compare" / "-".join(case.name for case in self.cases)


def compare_cases(cases: Sequence[Case], *, crosswalk: Path | None = None) -> Comparison:
    """Return the cross-case matrix of two cases or more, each read by its first coder.

    Parameters
    ----------
    cases : sequence of Case
        Of one project, in the order in which they are shown.
    crosswalk : pathlib.Path, optional
        Which themes answer to each other; by default ``data/compare/<names>.csv`` where that is.

    Returns
    -------
    Comparison

    Raises
    ------
    CaseError
        Where fewer than two cases are named, a case or the crosswalk cannot be used, or a number and its evidence
        differ.

    Examples
    --------
    >>> from casestudy.case import open_case
    >>> made = compare_cases([open_case("bekasi"), open_case("lakeview")])
    >>> sorted(set(made.matrix["match"]))
    ['crosswalk', 'only']
    """
    names = [case.name for case in cases]
    if len(set(names)) < max(len(names), 2):
        raise CaseError(_too_few(names), lang=cases[0].language if cases else None)
    readings = {case.name: case_reading(load_case(case), strategies=case.strategies) for case in cases}
    file = crosswalk or find_crosswalk(cases[0].root, names)
    books = {name: reading.codebook for name, reading in readings.items()}
    shown = "" if file is None else _shown(cases[0], file)
    table = None if file is None else load_crosswalk(file, books, file=shown, lang=cases[0].language)
    matrix = cross_case(readings, crosswalk=table)
    passages = cross_case_passages(readings, crosswalk=table)
    return Comparison(tuple(cases), readings, table, file, matrix, _evidence(matrix, passages))


def write_comparison(comparison: Comparison) -> list[Path]:
    """Write a comparison: numbers and evidence as CSV, the figure as PDF and PNG, a page, what it was made from.

    The same cases give the same bytes.

    Parameters
    ----------
    comparison : Comparison

    Returns
    -------
    list of pathlib.Path
        The files, sorted.

    Examples
    --------
    >>> from casestudy.case import open_case
    >>> made = compare_cases([open_case("bekasi"), open_case("lakeview")])
    >>> made.folder.relative_to(made.cases[0].root).as_posix()
    'figures/compare/bekasi-lakeview'
    """
    contents = {"numbers.csv": table_bytes(comparison.matrix), "evidence.csv": table_bytes(comparison.evidence)}
    illustrative = any(is_illustrative(case, SOURCES) for case in comparison.cases)
    places = {lang: {case.name: case.place.to(lang) for case in comparison.cases} for lang in LANGUAGES}

    def draw(table: pd.DataFrame, lang: Language) -> Sequence[Axes]:
        return plot_cross_case_pages(table, names=places[lang], lang=lang)

    for lang in LANGUAGES:
        title = comparison_title(list(places[lang].values()), lang)
        source = comparison_source(comparison.cases, lang, illustrative=illustrative)
        pdf, pictures = render(comparison.matrix, draw, lang, {"Title": title, "Subject": source})
        contents[f"{PICTURES[lang]}.pdf"] = pdf
        contents |= {f"{PICTURES[lang]}{'' if page == 1 else -page}.png": png for page, png in enumerate(pictures, 1)}
        page = comparison_page(comparison.matrix, comparison.readings, places[lang], title=title, source=source,
                               pictures=len(pictures), crosswalk=comparison.crosswalk, lang=lang)  # fmt: skip
        contents[_PAGE[lang]] = page.encode()
    contents["comparison.json"] = _origin(comparison, illustrative=illustrative)
    files = {comparison.folder / name: content for name, content in contents.items()}
    # A page of the figure that is no longer needed would pass for part of it.
    for lang in LANGUAGES:
        for old in set(comparison.folder.glob(f"{PICTURES[lang]}-*.png")) - set(files):
            old.unlink()
    for file, content in files.items():
        write_file(comparison.cases[0], file, content)
    return sorted(files)


def _evidence(matrix: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """Return what stands behind each number, with the case and what may be told of each passage."""
    found = gather_evidence(matrix, behind(passages, CROSS_CASE), computed=CROSS_CASE_COMPUTED, exhibit="cross-case")
    rows = matrix[["common", "case"]].assign(row=range(1, len(matrix) + 1))
    place = ["common", "case", "doc", "start", "end", "coder"]
    told = passages[[*place, *_TOLD]].astype({"start": "Int64", "end": "Int64"})
    joined = found.merge(rows, on="row", validate="many_to_one").merge(told, on=place, validate="many_to_one")
    assert len(joined) == len(found), "every counted passage is one of the cases'"
    return joined[["row", "column", *place, "counts", *_TOLD]]


def _origin(comparison: Comparison, *, illustrative: bool) -> bytes:
    """Return what the comparison was made from, so that a reader of it can tell whether it is still that."""
    inputs = {name: sha for case in comparison.cases for name, sha in input_hashes(case, SOURCES).items()}
    file = comparison.crosswalk_file
    if file is not None:
        inputs[_shown(comparison.cases[0], file)] = file_hash(file)
    told = {
        "cases": {
            name: {"coder": one.coder, "passages": one.coded, "informants": one.asked, "strategies": one.strategies}
            for name, one in comparison.readings.items()
        },
        "crosswalk": None if file is None else _shown(comparison.cases[0], file),
        "illustrative": illustrative,
        "inputs": dict(sorted(inputs.items())),
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _shown(case: Case, file: Path) -> str:
    return file.relative_to(case.root).as_posix() if file.is_relative_to(case.root) else file.name


def _too_few(names: Sequence[str]) -> Problem:
    return Problem(
        "casestudy compare",
        Bilingual("sedikitnya dua kasus yang berbeda", "two different cases at least"),
        Bilingual("Tulis nama folder kedua kasus di bawah data/.", "Write the names of their folders under data/."),
        value=" ".join(names),
    )
