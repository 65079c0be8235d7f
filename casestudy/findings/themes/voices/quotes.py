"""Themes in the informants' words: quotations that may be shown, and the citation under each."""

import re
from collections.abc import Mapping

import pandas as pd

from casestudy.coding.codebook import themes
from casestudy.dates import write_date
from casestudy.errors import Language
from casestudy.findings.counting import Count, count_rows
from casestudy.findings.themes.voices.informants import informant_passages
from casestudy.labels import label

#: What the numbers of `theme_quotes` count among `informant_passages`.
THEME_QUOTES = {
    "informants": Count(by=("theme",), once=("informant",)),
    "passages": Count(by=("theme",)),
    "contradicts": Count(by=("theme",), where={"valence": "contradicts"}),
}
#: A quotation shorter than this says too little on its own.
_LONG_ENOUGH = 60
_MARKED = r"\b(?:kutip|quote)\b"


def theme_quotes(
    passages: pd.DataFrame,
    codebook: pd.DataFrame,
    informants: pd.DataFrame,
    owners: Mapping[str, str],
    *,
    most: int = 1,
) -> pd.DataFrame:
    """Return each theme with its informants, its passages and quotes that may be shown, each with its citation.

    Quotes come from interviews whose informant consented to be quoted: first all those that the researcher marked
    ``kutip`` or ``quote`` in the memo, then, one an informant, the shortest of at least 60 characters.

    Parameters
    ----------
    passages : pandas.DataFrame
        From `casestudy.findings.themes.passages.theme_passages`, of one coder.
    codebook, informants : pandas.DataFrame
        The tables of those names.
    owners : mapping
        Interview document to informant.
    most : int
        The most quotes a theme.

    Returns
    -------
    pandas.DataFrame
        ``theme``, ``parent``, ``informants`` (who has it), ``passages``, ``contradicts`` (passages against), ``quote``,
        ``informant``, ``doc``, ``start``, ``end``, ``citation_id``, ``citation_en``; one row a quote, a theme without
        one has an empty quote. The rows counted are those of `informant_passages`.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["n"], "parent": [""], "label_id": "", "label_en": ""})
    >>> people = pd.DataFrame({"informant": ["IK-1"], "position": "Staf", "consent": ["quote"],
    ...                        "date": pd.to_datetime(["2022-09-12"])})
    >>> passages = pd.DataFrame({"theme": ["n"], "doc": ["IK-1"], "start": [0], "end": [70], "quote": ["kata " * 14],
    ...     "valence": ["contradicts"], "memo": [""]})
    >>> quotes = theme_quotes(passages, book, people, {"IK-1": "IK-1"})
    >>> quotes[["informants", "contradicts", "citation_en"]].values.tolist()
    [[1, 1, '(Interview IK-1, Staf, 12 September 2022)']]
    """
    said = informant_passages(passages, owners)
    allowed = informants.loc[informants["consent"] == "quote", "informant"]
    chosen = _choose(said[said["informant"].isin(allowed)], most)
    named = themes(codebook, given=set(passages["theme"]))[["theme", "parent"]]
    columns = ["theme", "quote", "informant", "doc", "start", "end"]
    table = named.merge(chosen[columns], on="theme", how="left")
    table = table.fillna({"quote": "", "informant": "", "doc": "", "start": 0, "end": 0})
    table = count_rows(table.astype({"start": "int64", "end": "int64"}), said, THEME_QUOTES)
    for lang in ("id", "en"):
        cited = [cite_interview(who, informants, lang=lang) if who else "" for who in table["informant"]]
        table[f"citation_{lang}"] = pd.Series(cited, index=table.index, dtype="str")
    return table[["theme", "parent", *THEME_QUOTES, *columns[1:], "citation_id", "citation_en"]]


def with_voices(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table of quotations with each as it is read, its citation behind it.

    Where the words may not be shown, the coder's remark stands in their place, which is a paraphrase.

    Parameters
    ----------
    table : pandas.DataFrame
        ``quote``, ``citation_id``, ``citation_en``, and ``memo`` where there are remarks.

    Returns
    -------
    pandas.DataFrame
        `table` with ``voice_id`` and ``voice_en``; empty where there is no citation.

    Examples
    --------
    >>> table = pd.DataFrame({"quote": ["Kami hadir."], "citation_id": "(Wawancara)", "citation_en": "(Interview)"})
    >>> with_voices(table)["voice_id"].tolist()
    ['“Kami hadir.” (Wawancara)']
    """
    memos = table["memo"] if "memo" in table else [""] * len(table)
    words = [f"“{quote}”" if quote else _unmarked(memo) for quote, memo in zip(table["quote"], memos, strict=True)]
    voices = {
        f"voice_{lang}": [
            f"{said} {cited}".strip() if cited else ""
            for said, cited in zip(words, table[f"citation_{lang}"], strict=True)
        ]
        for lang in ("id", "en")
    }
    return table.assign(**{name: pd.Series(said, index=table.index, dtype="str") for name, said in voices.items()})


def theme_voices(quotes: pd.DataFrame) -> pd.DataFrame:
    r"""Return each theme once, with its numbers and all its quotations below each other.

    Parameters
    ----------
    quotes : pandas.DataFrame
        From `theme_quotes`.

    Returns
    -------
    pandas.DataFrame
        ``theme``, ``parent``, ``informants``, ``passages``, ``contradicts``, ``voice_id``, ``voice_en`` (a line a
        quotation); themes in the order of `quotes`.

    Examples
    --------
    >>> quotes = pd.DataFrame({"theme": "d", "parent": "", "informants": 2, "passages": 5, "contradicts": 1,
    ...                        "quote": ["a", "b"], "citation_id": ["(A)", "(B)"], "citation_en": ["(A)", "(B)"]})
    >>> theme_voices(quotes)["voice_en"].tolist()
    ['“a” (A)\n“b” (B)']
    """
    said = with_voices(quotes).groupby("theme", sort=False)
    joined = said[["voice_id", "voice_en"]].agg("\n".join).reset_index()
    columns = ["theme", "parent", *THEME_QUOTES]
    return quotes[columns].drop_duplicates("theme").merge(joined, on="theme", validate="one_to_one")


def cite_interview(informant: str, informants: pd.DataFrame, *, lang: Language) -> str:
    """Return the citation under a quotation: ``(Wawancara IK-1, Koordinator, 12 September 2022)``.

    Examples
    --------
    >>> people = pd.DataFrame({"informant": ["IK-1"], "position": ["Koordinator"],
    ...                        "date": pd.to_datetime(["2022-09-12"])})
    >>> cite_interview("IK-1", people, lang="en")
    '(Interview IK-1, Koordinator, 12 September 2022)'
    """
    row = informants[informants["informant"] == informant].iloc[0]
    return _citation("interview", [informant, row["position"], write_date(row["date"].date(), lang=lang)], lang)


def document_citations(texts: pd.DataFrame, informants: pd.DataFrame, owners: Mapping[str, str]) -> pd.DataFrame:
    """Return how each document is cited, and whether its words may be quoted.

    Parameters
    ----------
    texts : pandas.DataFrame
        ``doc``, ``source``, ``date``, and where it is known ``date_precision`` (``day``, ``month``, ``year``): a date
        that is known by its month is not cited as a day.
    informants : pandas.DataFrame
        The ``informants`` table.
    owners : mapping
        Interview document to informant.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``citation_id``, ``citation_en``, ``quotable``: False for interviews of informants who did not consent
        to be quoted. The order is that of `texts`.

    Examples
    --------
    >>> texts = pd.DataFrame({"doc": ["KL-1"], "source": ["clipping"], "date": pd.to_datetime(["2022-01-06"])})
    >>> document_citations(texts, pd.DataFrame({"informant": [], "consent": []}), {})["citation_id"].tolist()
    ['(Kliping KL-1, 6 Januari 2022)']
    """
    consent = dict(zip(informants["informant"], informants["consent"].astype("str"), strict=True))
    precision = texts["date_precision"] if "date_precision" in texts else pd.Series("day", index=texts.index)
    rows = []
    for doc, source, date, known in zip(
        texts["doc"], texts["source"].astype("str"), texts["date"], precision, strict=True
    ):
        owner = owners.get(doc)
        cited = [
            cite_interview(owner, informants, lang=lang) if owner
            else _citation(source, [doc, *([] if pd.isna(date) else [_written(date, known, lang)])], lang)
            for lang in ("id", "en")
        ]  # fmt: skip
        rows.append((doc, *cited, source != "interview" or consent.get(owner or "") == "quote"))
    return pd.DataFrame(rows, columns=["doc", "citation_id", "citation_en", "quotable"])


def _choose(usable: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return the quotes of each theme: the researcher's, then one of each informant who is not quoted yet."""
    marked = usable["memo"].str.contains(_MARKED, case=False, regex=True).astype("bool")
    length = usable["quote"].str.len()
    ranked = usable.assign(_unmarked=~marked, _short=length < _LONG_ENOUGH, _length=length)
    ranked = ranked.sort_values(["theme", "_unmarked", "_short", "_length", "doc", "start", "end"])
    again = ranked.duplicated(["theme", "informant"])
    return ranked[~(ranked["_unmarked"] & again)].groupby("theme", sort=False).head(most)


def _unmarked(memo: str) -> str:
    """Return a remark without the word that marks a quote, where it stands alone between semicolons."""
    parts = (part.strip() for part in memo.split(";"))
    return "; ".join(part for part in parts if part and not re.fullmatch(_MARKED, part, re.I))


def _citation(source: str, parts: list[str], lang: Language) -> str:
    return f"({label(f'cite_{source}', lang)} {', '.join(parts)})"


def _written(date: pd.Timestamp, precision: str, lang: Language) -> str:
    """Return a date with no more of it than is known."""
    parts = write_date(date.date(), lang=lang).split(" ")
    return " ".join(parts[{"month": 1, "year": 2}.get(precision, 0) :])
