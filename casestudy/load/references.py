"""What one table or setting names of another must be there: codes, documents, factors, and a score for each factor."""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

import pandas as pd

from casestudy.case import Case
from casestudy.errors import Bilingual, Problem

#: The settings that name codes.
_SETTINGS = ("strategies", "process", "images", "responses")
#: The kinds of factor whose weights sum to 1.0 together.
_SIDES = {
    ("strength", "weakness"): Bilingual("kekuatan dan kelemahan", "strengths and weaknesses"),
    ("opportunity", "threat"): Bilingual("peluang dan ancaman", "opportunities and threats"),
}
_CODE = Bilingual("kode yang ada di buku kode", "a code of the codebook")
_EVIDENCE = Bilingual("kode atau dokumen kasus ini", "a code or a document of this case")
_FACTOR = Bilingual("faktor yang ada di tabel swot", "a factor of the table swot")
_ONE_SCORE = Bilingual("satu bobot dan rating untuk", "one weight and rating for")
_ABSENT = Bilingual("Tambahkan barisnya.", "Add its row.")
_REPEATED = Bilingual("Hapus baris gandanya.", "Delete the repeated row.")
_MEND = Bilingual("Perbaiki baris {}.", "Mend the row of {}.")


def check_references(case: Case, tables: Mapping[str, pd.DataFrame]) -> list[Problem]:
    """Return a problem for each name that leads nowhere.

    Settings name codes; the evidence of a SWOT factor names codes or documents; a strategy of the alignment names a
    code and factors; scores name factors, see `check_scores`. What was not read, or is not there yet, is not compared.

    Parameters
    ----------
    case : Case
    tables : mapping
        The tables read so far, by name: ``codebook``, ``texts``, ``swot``, ``alignment``, ``swot_scores``.

    Returns
    -------
    list of Problem
        In the order of settings, then of tables and their rows.
    """
    problems: list[Problem] = []
    there = {name for name, table in tables.items() if name == "texts" or len(table)}
    codes = tables["codebook"]["code"].tolist() if "codebook" in there else None
    if codes is not None:
        problems += _unknown_settings(case, codes)
    if codes is not None and {"texts", "swot"} <= there:
        evidence = [*codes, *tables["texts"]["doc"]]
        problems += _unknown(tables["swot"], _file(case, "swot"), "evidence", evidence, _EVIDENCE)
    if codes is not None and "alignment" in there:
        problems += _unknown(tables["alignment"], _file(case, "alignment"), "strategy", codes, _CODE)
    if {"swot", "alignment"} <= there:
        factors = tables["swot"]["factor"].tolist()
        problems += _unknown(tables["alignment"], _file(case, "alignment"), "factors", factors, _FACTOR)
    if {"swot", "swot_scores"} <= there:
        problems += check_scores(tables["swot"], tables["swot_scores"], file=_file(case, "swot_scores"))
    return problems


def check_scores(swot: pd.DataFrame, scores: pd.DataFrame, *, file: str = "swot_scores") -> list[Problem]:
    """Return what is wrong with a table of weights and ratings.

    With each judge every factor has one weight and one rating, ratings are from 1 to 4, and the weights of strengths
    and weaknesses sum to 1.0, as do those of opportunities and threats; a sum is taken to three decimals.

    Parameters
    ----------
    swot, scores : pandas.DataFrame
        The ``swot`` and ``swot_scores`` tables.
    file : str
        Names the file of the scores in messages.

    Examples
    --------
    >>> swot = pd.DataFrame({"factor": ["S1", "O1"], "kind": ["strength", "opportunity"]})
    >>> scores = pd.DataFrame({"factor": ["S1", "O1"], "weight": [0.9, 1.0], "rating": [4.0, 5.0], "judge": ""})
    >>> [problem.value for problem in check_scores(swot, scores)]
    ['5', '0.900']
    """
    problems = list(_unknown(scores, file, "factor", swot["factor"].tolist(), _FACTOR))
    for column, least, most in (("weight", 0, 1), ("rating", 1, 4)):
        for factor, judge, value in zip(scores["factor"], scores["judge"], scores[column], strict=True):
            if not least <= value <= most:
                expected = Bilingual(f"angka dari {least} sampai {most}", f"a number from {least} to {most}")
                remedy = Bilingual.each(lambda lang: _MEND.to(lang).format(f"{factor}{_by(judge, lang)}"))  # noqa: B023
                problems.append(Problem(file, expected, remedy, column=column, value=f"{value:g}"))
    kinds = dict(zip(swot["factor"], swot["kind"].astype("str"), strict=True))
    for judge in sorted(set(scores["judge"])):
        problems += _judge_problems(judge, scores[scores["judge"] == judge], kinds, file)
    return problems


def _judge_problems(judge: str, scores: pd.DataFrame, kinds: Mapping[str, str], file: str) -> Iterator[Problem]:
    for factor in kinds:
        if (count := int((scores["factor"] == factor).sum())) != 1:
            expected = Bilingual.each(lambda lang: f"{_ONE_SCORE.to(lang)} {factor}{_by(judge, lang)}")  # noqa: B023
            remedy = _REPEATED if count else _ABSENT
            yield Problem(file, expected, remedy, column="factor", value=factor if count else None)
    for side, named in _SIDES.items():
        weights = scores.loc[scores["factor"].map(dict(kinds)).isin(side), "weight"]
        if len(weights) and round(float(weights.sum()), 3) != 1:
            expected = Bilingual(
                f"bobot {named.id}{_by(judge, 'id')} yang berjumlah 1,0",
                f"weights of {named.en}{_by(judge, 'en')} that sum to 1.0",
            )
            remedy = Bilingual("Perbaiki bobot-bobotnya.", "Mend the weights.")
            yield Problem(file, expected, remedy, column="weight", value=f"{weights.sum():.3f}")


def _by(judge: str, lang: str) -> str:
    return f" ({'penilai' if lang == 'id' else 'judge'} {judge})" if judge else ""


def _file(case: Case, name: str) -> str:
    book = case.folder / "tables" / f"{name}.xlsx"
    return f"tables/{name}{'.xlsx' if book.is_file() else '.csv'}"


def _unknown_settings(case: Case, codes: Collection[str]) -> Iterator[Problem]:
    for key in _SETTINGS:
        for number, code in enumerate(getattr(case, key), 1):
            if code not in codes:
                column = f"{key}[{number}]"
                yield Problem(f"data/{case.name}/case.toml", _CODE, _similar(code, codes), column=column, value=code)


def _unknown(
    table: pd.DataFrame, file: str, column: str, known: Collection[str], expected: Bilingual
) -> Iterator[Problem]:
    there = set(known)
    for cell in table[column]:
        for part in (part.strip() for part in cell.split(";")):
            if part and part not in there:
                yield Problem(file, expected, _similar(part, known), column=column, value=part)


def _similar(value: str, known: Collection[str]) -> Bilingual:
    if close := get_close_matches(value, list(known), n=1):
        return Bilingual(f'Yang mirip: "{close[0]}".', f'Similar: "{close[0]}".')
    return Bilingual("Perbaiki namanya, atau tambahkan yang dimaksud.", "Mend the name, or add what is meant.")
