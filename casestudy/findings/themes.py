"""Themes: who speaks of them, which codes meet, and the passages that stand for them."""

import itertools
from collections.abc import Mapping

import pandas as pd

from casestudy.coding.codebook import codebook_tree, themes
from casestudy.dates import write_date
from casestudy.errors import Language


def theme_passages(segments: pd.DataFrame, codebook: pd.DataFrame) -> pd.DataFrame:
    """Return the passages of each theme, each passage once a theme.

    A passage with two codes of one theme is one passage of that theme; the valence of the first code, in the order of
    the codebook, is kept.

    Returns
    -------
    pandas.DataFrame
        The columns of `segments` and ``theme``, sorted by theme (codebook order), document and start.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["s", "d", "k"], "parent": ["", "s", "d"], "label_id": "", "label_en": ""})
    >>> segments = pd.DataFrame({"doc": "a", "start": [0, 0], "end": [5, 5], "code": ["k", "d"], "coder": "k1"})
    >>> theme_passages(segments, book)[["theme", "code"]].values.tolist()
    [['d', 'd']]
    """
    tree = codebook_tree(codebook)
    rank = {code: number for number, code in enumerate(tree["code"])}
    placed = segments.assign(theme=segments["code"].map(dict(zip(tree["code"], tree["theme"], strict=True))))
    placed["theme_rank"], placed["code_rank"] = placed["theme"].map(rank), placed["code"].map(rank)
    ordered = placed.sort_values(["theme_rank", "doc", "start", "end", "coder", "code_rank"], ignore_index=True)
    once = ordered.drop_duplicates(["theme", "doc", "start", "end", "coder"], ignore_index=True)
    return once.drop(columns=["theme_rank", "code_rank"])


def theme_by_informant(passages: pd.DataFrame, codebook: pd.DataFrame, owners: Mapping[str, str]) -> pd.DataFrame:
    """Return how many passages of each theme each informant has.

    Parameters
    ----------
    passages : pandas.DataFrame
        From `theme_passages`, of one coder.
    codebook : pandas.DataFrame
        The ``codebook`` table.
    owners : mapping
        Interview document to informant; see `casestudy.findings.evidence.doc_informants`.

    Returns
    -------
    pandas.DataFrame
        ``theme``, ``informant``, ``n``, ``informants`` (how many informants have the theme at all); every theme in
        the codebook's order and every informant in the mapping's order; 0 where there is none.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["n"], "parent": [""], "label_id": "", "label_en": ""})
    >>> passages = pd.DataFrame({"theme": ["n"], "doc": ["IK-1"]})
    >>> theme_by_informant(passages, book, {"IK-1": "IK-1", "IP-1": "IP-1"})[["n", "informants"]].values.tolist()
    [[1, 1], [0, 1]]
    """
    names = list(themes(codebook, given=set(passages["theme"]))["theme"])
    people = list(dict.fromkeys(owners.values()))
    said = passages[passages["doc"].isin(list(owners))]
    counted = pd.crosstab(said["theme"], said["doc"].map(dict(owners)))
    full = counted.reindex(index=names, columns=people, fill_value=0).rename_axis(index="theme", columns="informant")
    table = full.reset_index().melt(id_vars="theme", var_name="informant", value_name="n")
    order = {theme: number for number, theme in enumerate(names)}
    table = table.sort_values("theme", key=lambda theme: theme.map(order), kind="stable", ignore_index=True)
    return table.assign(informants=table["theme"].map((full > 0).sum(axis=1)).astype("int64"))


def theme_cooccurrence(passages: pd.DataFrame, units: pd.DataFrame, codebook: pd.DataFrame) -> pd.DataFrame:
    """Return how often two themes stand in one unit.

    Jaccard is the number of units with both, divided by the number with either.

    Parameters
    ----------
    passages : pandas.DataFrame
        From `theme_passages`, of one coder.
    units : pandas.DataFrame
        From `casestudy.coding.agreement.coding_units`.
    codebook : pandas.DataFrame

    Returns
    -------
    pandas.DataFrame
        ``first``, ``second`` (themes, in the codebook's order), ``n_first``, ``n_second`` (units with each),
        ``n_both``, ``jaccard`` (nan where neither occurs); each pair once.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["a", "b"], "parent": ["", ""], "label_id": "", "label_en": ""})
    >>> units = pd.DataFrame({"doc": ["x", "x"], "unit": [1, 2], "start": [0, 10], "end": [9, 19]})
    >>> passages = pd.DataFrame({"theme": ["a", "b", "b"], "doc": "x", "start": [0, 5, 12], "end": [4, 8, 15]})
    >>> theme_cooccurrence(passages, units, book)[["n_both", "jaccard"]].values.tolist()
    [[1.0, 0.5]]
    """
    pairs = units.merge(passages[["doc", "start", "end", "theme"]], on="doc", suffixes=("_unit", ""))
    inside = pairs[(pairs["start"] < pairs["end_unit"]) & (pairs["end"] > pairs["start_unit"])]
    where = {theme: set(zip(rows["doc"], rows["unit"], strict=True)) for theme, rows in inside.groupby("theme")}
    rows = []
    for first, second in itertools.combinations(themes(codebook, given=set(passages["theme"]))["theme"], 2):
        one, two = where.get(first, set()), where.get(second, set())
        either = len(one | two)
        rows.append(
            (first, second, len(one), len(two), len(one & two), len(one & two) / either if either else float("nan"))
        )
    return pd.DataFrame(rows, columns=["first", "second", "n_first", "n_second", "n_both", "jaccard"])


def theme_quotes(
    passages: pd.DataFrame,
    codebook: pd.DataFrame,
    informants: pd.DataFrame,
    owners: Mapping[str, str],
    *,
    most: int = 1,
) -> pd.DataFrame:
    """Return each theme with its informants, its passages and quotes that may be shown.

    Quotes come from interviews whose informant consented to be quoted, first those marked ``kutip`` or ``quote`` in
    the memo by the researcher, then the shortest of at least 60 characters.

    Parameters
    ----------
    passages : pandas.DataFrame
        From `theme_passages`, of one coder.
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
        ``informant``, ``doc``, ``start``, ``end``; one row a quote, a theme without one has an empty quote.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["n"], "parent": [""], "label_id": "", "label_en": ""})
    >>> people = pd.DataFrame({"informant": ["IK-1"], "consent": ["quote"]})
    >>> passages = pd.DataFrame({"theme": ["n"], "doc": ["IK-1"], "start": [0], "end": [70], "quote": ["kata " * 14],
    ...     "valence": ["contradicts"], "memo": [""]})
    >>> theme_quotes(passages, book, people, {"IK-1": "IK-1"})[["informants", "contradicts"]].values.tolist()
    [[1, 1]]
    """
    open_to_quote = set(informants.loc[informants["consent"] == "quote", "informant"])
    said = passages[passages["doc"].isin(list(owners))].copy()
    said["informant"] = said["doc"].map(dict(owners))
    length = said["quote"].str.len()
    said["marked"] = said["memo"].str.lower().str.contains(r"\b(?:kutip|quote)\b", regex=True)
    said["length"] = length.where(length >= 60, length + 10_000)
    usable = said[said["informant"].isin(open_to_quote)].sort_values(["marked", "length", "doc", "start"],
                                                                       ascending=[False, True, True, True])  # fmt: skip
    rows = []
    for theme, parent in themes(codebook, given=set(passages["theme"]))[["theme", "parent"]].itertuples(index=False):
        mine = said[said["theme"] == theme]
        chosen = usable[usable["theme"] == theme].drop_duplicates("informant").head(most)
        against = int((mine["valence"] == "contradicts").sum())
        quotes = list(chosen[["quote", "informant", "doc", "start", "end"]].itertuples(index=False, name=None))
        for quote in quotes or [("", "", "", 0, 0)]:
            rows.append((theme, parent, mine["informant"].nunique(), len(mine), against, *quote))  # noqa: PERF401
    return pd.DataFrame(rows, columns=["theme", "parent", "informants", "passages", "contradicts", "quote", "informant",
                                       "doc", "start", "end"])  # fmt: skip


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
    word = "Wawancara" if lang == "id" else "Interview"
    return f"({word} {informant}, {row['position']}, {write_date(row['date'].date(), lang=lang)})"
