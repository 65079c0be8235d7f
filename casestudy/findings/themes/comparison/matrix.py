"""The cross-case matrix: what each case holds of each theme, with its own denominators, and the passages behind it."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from casestudy.findings.counting import Count, count_rows
from casestudy.findings.evidence.sources import doc_informants
from casestudy.findings.strategy.triangulation import source_stance, source_types, sourced_passages, theme_state
from casestudy.findings.themes.comparison.matching import match_themes
from casestudy.findings.themes.passages import theme_passages
from casestudy.findings.themes.voices.quotes import document_citations
from casestudy.load.sources import Sources
from casestudy.tables import VALENCES

_CELL = ("common", "case")
_SIDES = (*VALENCES, "no_side")
#: What the numbers of `cross_case` count among `cross_case_passages`.
CROSS_CASE = {
    "n": Count(by=_CELL),
    **{side: Count(by=_CELL, where={"valence": side}) for side in _SIDES},
    "informants": Count(by=_CELL, where={"spoken": True}, once=("informant",)),
    "documents": Count(by=_CELL, once=("doc",)),
    "source_kinds": Count(by=_CELL, once=("source_type",)),
}
#: The columns that each computed column is made from; ``of`` and ``asked`` are the case's own totals.
CROSS_CASE_COMPUTED = {"share": ["n", "of"], "of": [], "asked": [], "strategy": []}


@dataclass(frozen=True)
class Reading:
    """What a comparison takes of one case: the codebook, one coder's passages by theme, and the case's totals.

    Attributes
    ----------
    passages : pandas.DataFrame
        From `case_reading`.
    codebook : pandas.DataFrame
    strategies : tuple of str
        The themes that the case calls its strategies.
    coder : str
        Whose passages they are.
    coded : int
        Different coded passages of the case, whatever number of themes they carry.
    asked : int
        Informants whose interviews the case holds.
    """

    passages: pd.DataFrame
    codebook: pd.DataFrame
    strategies: tuple[str, ...]
    coder: str
    coded: int
    asked: int


def case_reading(sources: Sources, *, strategies: tuple[str, ...] = (), coder: str = "") -> Reading:
    """Return one coder's passages of a case, each with its theme, kind of source, informant and citation.

    Parameters
    ----------
    sources : Sources
        From `casestudy.load.sources.load_case`.
    strategies : tuple of str
        Codes of the strategies under study.
    coder : str
        By default the first one, whose passages the chapter counts.

    Returns
    -------
    Reading
        Its passages are those of `casestudy.findings.themes.passages.theme_passages` with ``source_type``,
        ``informant`` (empty outside interviews), ``spoken``, ``citation_id`` and ``citation_en``; ``quote`` is empty
        where the informant did not consent to be quoted.

    Examples
    --------
    >>> from casestudy.case import open_case
    >>> from casestudy.load.sources import load_case
    >>> reading = case_reading(load_case(open_case("lakeview")))
    >>> reading.coder, reading.asked
    ('coder-1', 3)
    """
    coder = coder or min(sources.segments["coder"], default="")
    mine = sources.segments[sources.segments["coder"] == coder]
    owners = doc_informants(sources.turns["doc"], sources.informants)
    types = source_types(sources.texts, sources.informants, owners, clippings=sources.clippings)
    said = sourced_passages(theme_passages(mine, sources.codebook), types)
    precision = sources.documents[["doc", "date_precision"]]
    dated = sources.texts.merge(precision, on="doc", how="left", validate="one_to_one")
    cited = said.merge(document_citations(dated, sources.informants, owners), on="doc", validate="many_to_one")
    informant = cited["doc"].map(owners).fillna("").astype("str")
    passages = cited.assign(
        informant=informant, spoken=informant != "", quote=cited["quote"].where(cited["quotable"], "")
    )
    coded = len(mine.loc[mine["doc"].isin(list(types)), ["doc", "start", "end"]].drop_duplicates())
    asked = len(set(owners.values()))
    return Reading(passages.drop(columns="quotable"), sources.codebook, strategies, coder, coded, asked)


def cross_case(readings: Mapping[str, Reading], *, crosswalk: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the cross-case matrix, one row a theme and case.

    Cases differ in how much they hold, so that each count stands beside its own denominator: ``share`` is ``n`` in a
    hundred of the case's coded passages. A passage with several themes counts under each, and shares do not add up to
    a hundred.

    Parameters
    ----------
    readings : mapping
        Case to what `case_reading` returns, in the order in which the cases are shown.
    crosswalk : pandas.DataFrame, optional
        See `casestudy.findings.themes.comparison.matching.match_themes`.

    Returns
    -------
    pandas.DataFrame
        ``common``, ``label_id``, ``label_en``, ``match``, ``case``, ``theme``, ``strategy`` (of that case), ``n``,
        ``of`` (coded passages of the case), ``share``, ``supports``, ``mixed``, ``contradicts``, ``no_side``,
        ``stance`` (of all passages together; see `casestudy.findings.strategy.triangulation.source_stance`),
        ``informants``, ``asked``, ``documents``, ``source_kinds``, ``state`` (of the kinds of source; see
        `casestudy.findings.strategy.triangulation.triangulate`). Where the codebook of a case has no such theme,
        counts are missing and ``stance`` and ``state`` empty. The rows counted are those of `cross_case_passages`.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["a"], "parent": "", "label_id": "A", "label_en": "A"})
    >>> said = pd.DataFrame({"theme": ["a"], "doc": "X-1", "valence": "supports", "spoken": True, "informant": "X-1",
    ...                      "source_type": "interview_external"})
    >>> readings = {"x": Reading(said, book, (), "k1", 4, 2), "y": Reading(said.head(0), book, (), "k1", 5, 2)}
    >>> cross_case(readings)[["common", "case", "n", "of", "share", "stance"]].values.tolist()
    [['a', 'x', 1, 4, 25.0, 'supports'], ['a', 'y', 0, 5, 0.0, 'silent']]
    """
    matched = _match(readings, crosswalk)
    rows = cross_case_passages(readings, crosswalk=crosswalk)
    table = count_rows(matched, rows, CROSS_CASE)
    of = table["case"].map({case: reading.coded for case, reading in readings.items()}).astype("int64")
    strategies = {(case, theme) for case, reading in readings.items() for theme in reading.strategies}
    known = table["theme"] != ""
    # Where a case has no such theme, nobody looked for it: no number is stated, and none is not zero.
    counted = {name: table[name].astype("Int64").where(known) for name in CROSS_CASE}
    stances = pd.Series([source_stance(counts) for counts in table[list(_SIDES)].to_dict("records")], dtype="str")
    states = _states(rows)
    keys = list(zip(table["common"], table["case"], strict=True))
    table = table.assign(
        strategy=[pair in strategies for pair in zip(table["case"], table["theme"], strict=True)],
        of=of,
        share=(table["n"] / of.where(of > 0) * 100).where(known),
        **counted,
        asked=table["case"].map({case: reading.asked for case, reading in readings.items()}).astype("int64"),
        stance=stances.where(known, ""),
        state=pd.Series([states.get(key, "silent") for key in keys], dtype="str").where(known, ""),
    )
    return table[["common", "label_id", "label_en", "match", "case", "theme", "strategy", "n", "of", "share", *_SIDES,
                  "stance", "informants", "asked", "documents", "source_kinds", "state"]]  # fmt: skip


def cross_case_passages(readings: Mapping[str, Reading], *, crosswalk: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the passages behind the numbers of `cross_case`: those of each reading, with ``common`` and ``case``.

    Parameters
    ----------
    readings, crosswalk
        As in `cross_case`.

    Returns
    -------
    pandas.DataFrame
        The columns of the readings' passages behind ``common`` and ``case``, in the order of the matrix.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["a"], "parent": "", "label_id": "A", "label_en": "A"})
    >>> said = pd.DataFrame({"theme": ["a"], "doc": "X-1"})
    >>> cross_case_passages({"x": Reading(said, book, (), "k1", 4, 2)})[["common", "case", "doc"]].values.tolist()
    [['a', 'x', 'X-1']]
    """
    matched = _match(readings, crosswalk)
    held = matched.loc[matched["theme"] != "", ["common", "case", "theme"]]
    parts = [reading.passages.assign(case=case) for case, reading in readings.items()]
    joined = held.merge(pd.concat(parts, ignore_index=True), on=["case", "theme"], how="inner")
    return joined.reset_index(drop=True)


def _match(readings: Mapping[str, Reading], crosswalk: pd.DataFrame | None) -> pd.DataFrame:
    given = {case: set(reading.passages["theme"]) for case, reading in readings.items()}
    return match_themes(
        {case: reading.codebook for case, reading in readings.items()}, crosswalk=crosswalk, given=given
    )


def _states(rows: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Return what the kinds of source make together of each row of each case that has passages."""
    states = {}
    for (row, case), said in rows.groupby(["common", "case"], sort=False):
        counts = said.groupby("source_type")["valence"].value_counts().unstack(fill_value=0)
        counts = counts.reindex(columns=list(_SIDES), fill_value=0)
        stances = {str(kind): source_stance(numbers) for kind, numbers in counts.to_dict("index").items()}
        states[str(row), str(case)] = theme_state(stances)
    return states
