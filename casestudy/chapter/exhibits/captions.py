"""What stands under an exhibit: its number and title, its source line, its alternative text."""

from collections.abc import Collection, Iterable, Mapping
from string import Formatter

import pandas as pd

from casestudy.case import Case
from casestudy.errors import Bilingual, CaseError, Language, Problem
from casestudy.labels import label

_REGISTER = "tables/exhibits.csv"
#: Settings of the display that nobody gathered: they come from nowhere, and never make an exhibit illustrative.
_SETTINGS = frozenset({"words"})


def exhibit_row(exhibits: pd.DataFrame, slug: str) -> dict[str, str]:
    """Return the register's row for an exhibit.

    Raises
    ------
    CaseError
        Where the register has none.

    Examples
    --------
    >>> exhibits = pd.DataFrame({"slug": ["timeline"], "number": ["4.1"]})
    >>> exhibit_row(exhibits, "timeline")["number"]
    '4.1'
    """
    found = exhibits[exhibits["slug"] == slug]
    if found.empty:
        raise CaseError(
            Problem(
                _REGISTER,
                Bilingual("baris untuk peraga ini", "a row for this exhibit"),
                Bilingual(
                    "Tambahkan nomor, judul dan teks alternatifnya.", "Add its number, caption and alternative text."
                ),
                column="slug",
                value=slug,
            )
        )
    return {str(column): str(value) for column, value in found.iloc[0].items()}


def number_exhibits(exhibits: pd.DataFrame, *, chapter: int, skipped: Collection[str] = ()) -> pd.DataFrame:
    """Return the register with a number for every exhibit: figures and tables each in the order of their rows.

    Parameters
    ----------
    exhibits : pandas.DataFrame
        The register. A number that it states stays.
    chapter : int
        The part before the point.
    skipped : collection of str
        Exhibits that could not be made; the numbers close up after them.

    Examples
    --------
    >>> exhibits = pd.DataFrame({"slug": ["a", "b", "c"], "kind": ["figure", "table", "figure"], "number": ""})
    >>> number_exhibits(exhibits, chapter=4)["number"].tolist()
    ['4.1', '4.1', '4.2']
    >>> number_exhibits(exhibits, chapter=4, skipped={"a"})["number"].tolist()
    ['', '4.1', '4.1']
    """
    kind, made = exhibits["kind"].astype("str"), ~exhibits["slug"].isin(skipped)
    sequence = made.astype("int64").groupby(kind).cumsum().astype("str")
    computed = (f"{chapter}." + sequence).where(made, "")
    return exhibits.assign(number=exhibits["number"].where(exhibits["number"] != "", computed))


def file_stem(row: Mapping[str, str], lang: Language) -> str:
    """Return the name of an exhibit's files in one language, without the ending.

    Examples
    --------
    >>> file_stem({"kind": "figure", "number": "4.2", "slug": "coverage-tone"}, "id")
    'gambar-4-2-coverage-tone'
    """
    return f"{label(row['kind'], lang).lower()}-{data_stem(row)}"


def data_stem(row: Mapping[str, str]) -> str:
    """Return the name of the file of numbers behind an exhibit, without the ending.

    Examples
    --------
    >>> data_stem({"number": "4.2", "slug": "coverage-tone"})
    '4-2-coverage-tone'
    """
    return f"{row['number'].replace('.', '-')}-{row['slug']}"


def caption(row: Mapping[str, str], case: Case, lang: Language, *, facts: Mapping[str, object]) -> str:
    """Return an exhibit's number and title, without a final full stop.

    Titles in the register may name ``{place}``, ``{unit}``, ``{crisis}``, ``{before}``, ``{after}`` of the case, and
    any fact that the notebook computed.

    Raises
    ------
    CaseError
        Where the title names a fact that nobody computed.

    Examples
    --------
    >>> from casestudy.case import open_case
    >>> row = {"slug": "a", "kind": "table", "number": "4.2", "caption_en": "{n} sources."}
    >>> caption(row, open_case("bekasi"), "en", facts={"n": 6})
    'Table 4.2 6 sources'
    """
    title = fill_in(row, f"caption_{lang}", case, lang, facts=facts).rstrip(".")
    return f"{label(row['kind'], lang)} {row['number']} {title}"


def fill_in(row: Mapping[str, str], column: str, case: Case, lang: Language, *, facts: Mapping[str, object]) -> str:
    """Return a text of the register with its placeholders filled in.

    Raises
    ------
    CaseError
        Naming the placeholder that has no value, or the text whose braces do not pair.

    Examples
    --------
    >>> from casestudy.case import open_case
    >>> fill_in({"slug": "a", "alt_en": "{n} sources"}, "alt_en", open_case("bekasi"), "en", facts={"n": 6})
    '6 sources'
    """
    values = {name: getattr(case, name).to(lang) for name in ("place", "unit", "crisis", "before", "after")}
    for name, value in facts.items():
        values[name] = value.to(lang) if isinstance(value, Bilingual) else str(value)
    text = row[column]
    known = ", ".join(sorted(values))
    expected, found = Bilingual(f"isian yang dikenal: {known}", f"a known fact: {known}"), text
    try:
        unknown = [name for _, name, _, _ in Formatter().parse(text) if name is not None and name not in values]
        if not unknown:
            return text.format_map(values)
        found = f"{{{unknown[0]}}}"
    except ValueError:
        expected = Bilingual("teks dengan kurung kurawal berpasangan", "a text whose braces come in pairs")
    remedy = Bilingual(f"Perbaiki baris {row['slug']}.", f"Mend the row {row['slug']}.")
    raise CaseError(Problem(_REGISTER, expected, remedy, column=column, value=found), lang=case.language)


def source_line(case: Case, sources: Iterable[str], lang: Language) -> str:
    """Return the line under an exhibit that says who made it, and whether any of its data is illustrative.

    Parameters
    ----------
    case : Case
    sources : iterable of str
        The tables and folders the exhibit was made from. One whose provenance the case does not state counts as
        illustrative: only a stated provenance takes the line away. Word lists are settings and have none.
    lang : {"id", "en"}

    Examples
    --------
    >>> from casestudy.case import open_case
    >>> source_line(open_case("bekasi"), ["events", "interviews"], "en")
    'Source: Compiled by the researcher. Illustrative data, not field data.'
    """
    stated = f"{label('source_line', lang)}: {case.source.to(lang)}"
    if is_illustrative(case, sources):
        return f"{stated}. {label('illustrative', lang)}"
    return stated


def is_illustrative(case: Case, sources: Iterable[str]) -> bool:
    """Return whether any of these sources is illustrative, or does not say what it is.

    Examples
    --------
    >>> from casestudy.case import open_case
    >>> is_illustrative(open_case("bekasi"), ["events"]), is_illustrative(open_case("bekasi"), ["events", "rumours"])
    (False, True)
    """
    told = (case.provenance.get(source, "illustrative") for source in sources if source not in _SETTINGS)
    return "illustrative" in told
