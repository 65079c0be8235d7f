"""Triangulation: which kinds of source support which theme, which are against it, and which say nothing."""

from collections.abc import Hashable, Iterable, Mapping

import pandas as pd

from casestudy.coding.codebook import themes
from casestudy.findings.counting import Count, count_rows
from casestudy.tables import VALENCES

#: Sources that come from the office itself. Agreement among them is one voice, not two: what it says in interviews,
#: what it posts, and what it pays others to print.
OWN_VOICE = ("interview_internal", "post", "clipping_paid")
#: The columns of the matrix: the office's own voice, then the others; interviews are parted by standing.
SOURCE_TYPES = (*OWN_VOICE, "interview_external", "observation", "document", "clipping", "comment")

_CELL = ("theme", "source_type")
#: What the numbers of `triangulate` count among `sourced_passages`.
TRIANGULATION = {
    **{valence: Count(by=_CELL, where={"valence": valence}) for valence in (*VALENCES, "no_side")},
    "n": Count(by=_CELL),
}


def source_types(
    texts: pd.DataFrame, informants: pd.DataFrame, owners: Mapping[str, str], *, clippings: pd.DataFrame | None = None
) -> dict[str, str]:
    """Return the source type of each document: interviews by standing, other documents by their source.

    Parameters
    ----------
    texts : pandas.DataFrame
        ``doc``, ``source``.
    informants : pandas.DataFrame
        The ``informants`` table.
    owners : mapping
        Interview document to informant; interviews of nobody are left out.
    clippings : pandas.DataFrame, optional
        The ``clippings`` table: its advertorials are paid for by the office and are a type of their own. Without it
        every clipping passes for earned coverage.

    Examples
    --------
    >>> texts = pd.DataFrame({"doc": ["IP-3", "KL-1"], "source": ["interview", "clipping"]})
    >>> informants = pd.DataFrame({"informant": ["IP-3"], "standing": ["external"]})
    >>> source_types(texts, informants, {"IP-3": "IP-3"})
    {'IP-3': 'interview_external', 'KL-1': 'clipping'}
    """
    standing: dict[str, str] = dict(zip(informants["informant"], informants["standing"].astype("str"), strict=True))
    paid = set() if clippings is None else set(clippings.loc[clippings["advertorial"], "doc"])
    types: dict[str, str] = {}
    for doc, source in zip(texts["doc"].tolist(), texts["source"].tolist(), strict=True):
        if source != "interview":
            types[str(doc)] = "clipping_paid" if doc in paid else str(source)
        elif doc in owners:
            types[str(doc)] = f"interview_{standing[owners[doc]]}"
    return types


def sourced_passages(passages: pd.DataFrame, types: Mapping[str, str]) -> pd.DataFrame:
    """Return the passages of the documents that have a source type, with it; a missing valence is ``no_side``.

    Parameters
    ----------
    passages : pandas.DataFrame
        ``doc``, ``valence`` and more, of one coder.
    types : mapping
        Document to source type; see `source_types`.

    Returns
    -------
    pandas.DataFrame
        Rows of `passages` with ``source_type``; ``valence`` is text.

    Examples
    --------
    >>> passages = pd.DataFrame({"doc": ["KL-1", "gone"], "valence": ["", "supports"]})
    >>> sourced_passages(passages, {"KL-1": "clipping"})[["source_type", "valence"]].values.tolist()
    [['clipping', 'no_side']]
    """
    valence = passages["valence"].astype("object")
    stated = valence.where(valence.notna() & (valence != ""), "no_side").astype("str")
    typed = passages.assign(source_type=passages["doc"].map(dict(types)), valence=stated)
    return typed[typed["source_type"].notna()].astype({"source_type": "str"}).reset_index(drop=True)


def triangulate(passages: pd.DataFrame, codebook: pd.DataFrame, types: Mapping[str, str]) -> pd.DataFrame:
    """Return each theme's stance in each source type, and what the sources together make of it.

    A source type **supports** a theme where more than half of its passages that take a side or both do, **contradicts**
    it where more than half are against, is **mixed** where neither is so, **no_side** where none of its passages has
    a valence, and **silent** without a passage. Source types of which the case holds no document are left out:
    nobody asked them.

    A theme is ``silent`` without passages; ``single`` where one voice speaks (the office's own interviews, posts and
    advertorials are one voice); ``divergent`` where one source type supports and another contradicts; ``convergent``
    where two voices or more take the same side and no source type is mixed or against; ``complementary`` otherwise.
    Which voice a document is, is known from its table alone: a press release filed among the documents passes for
    another voice.

    Parameters
    ----------
    passages : pandas.DataFrame
        From `casestudy.findings.themes.passages.theme_passages`, of one coder.
    codebook : pandas.DataFrame
        The ``codebook`` table.
    types : mapping
        Document to source type, for every document of the case; see `source_types`.

    Returns
    -------
    pandas.DataFrame
        ``theme``, ``source_type``, ``supports``, ``mixed``, ``contradicts``, ``no_side``, ``n``, ``stance``,
        ``state``; every theme of the codebook and every source type in order. The rows counted are those of
        `sourced_passages`.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["n"], "parent": [""], "label_id": "", "label_en": ""})
    >>> passages = pd.DataFrame({"theme": ["n", "n"], "doc": ["KL-1", "KM-1"], "valence": ["supports", "contradicts"]})
    >>> triangulate(passages, book, {"KL-1": "clipping", "KM-1": "comment"})["state"].unique().tolist()
    ['divergent']
    """
    named = themes(codebook, given=set(passages["theme"]))["theme"]
    held = set(types.values())
    cells = [(theme, kind) for theme in named for kind in SOURCE_TYPES if kind in held]
    table = pd.DataFrame(cells, columns=list(_CELL), dtype="str")
    table = count_rows(table, sourced_passages(passages, types), TRIANGULATION)
    stances = [source_stance(counts) for counts in table[list(TRIANGULATION)].to_dict("records")]
    table = table.assign(stance=pd.Series(stances, index=table.index, dtype="str"))
    states = {
        theme: theme_state(dict(zip(rows["source_type"], rows["stance"], strict=True)))
        for theme, rows in table.groupby("theme")
    }
    return table.assign(state=table["theme"].map(states).astype("str"))


def source_stance(counts: Mapping[Hashable, int]) -> str:
    """Return the stance of a source type with so many passages of each valence; see `triangulate`.

    Examples
    --------
    >>> source_stance({"supports": 2, "mixed": 0, "contradicts": 1})
    'supports'
    >>> source_stance({"supports": 2, "mixed": 1, "contradicts": 1})
    'mixed'
    """
    stated = sum(counts[valence] for valence in VALENCES)
    if not stated:
        return "no_side" if counts.get("no_side") else "silent"
    sides = [side for side in ("supports", "contradicts") if counts[side] > stated / 2]
    return sides[0] if sides else "mixed"


def theme_state(stances: Mapping[str, str]) -> str:
    """Return what stances by source type make together; see `triangulate`.

    Examples
    --------
    >>> theme_state({"interview_internal": "supports", "post": "supports"})
    'single'
    >>> theme_state({"interview_internal": "supports", "clipping": "supports"})
    'convergent'
    """
    speaking = {kind: stance for kind, stance in stances.items() if stance != "silent"}
    sides = {stance for stance in speaking.values() if stance != "no_side"}
    if not speaking:
        return "silent"
    if len(_voices(speaking)) == 1:
        return "single"
    if {"supports", "contradicts"} <= sides:
        return "divergent"
    taking = [kind for kind, stance in speaking.items() if stance in ("supports", "contradicts")]
    return "convergent" if len(sides) == 1 and len(_voices(taking)) > 1 else "complementary"


def negative_cases(
    passages: pd.DataFrame, codebook: pd.DataFrame, types: Mapping[str, str], citations: pd.DataFrame
) -> pd.DataFrame:
    """Return the passages that speak against the theme they stand under, each with its citation.

    Parameters
    ----------
    passages, codebook, types
        As in `triangulate`.
    citations : pandas.DataFrame
        From `casestudy.findings.themes.voices.quotes.document_citations`.

    Returns
    -------
    pandas.DataFrame
        ``theme``, ``source_type``, ``doc``, ``start``, ``end``, ``code``, ``coder``, ``quote`` (empty where the
        informant did not consent to be quoted), ``memo``, ``citation_id``, ``citation_en``; sorted by theme, source
        type, document and start. There are as many of a theme and source type as ``contradicts`` says in `triangulate`.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["n"], "parent": [""], "label_id": "", "label_en": ""})
    >>> passages = pd.DataFrame({"theme": ["n"], "doc": ["KM-1"], "start": [0], "end": [9], "code": ["n"],
    ...     "coder": "k1", "quote": ["Pencitraan"], "valence": ["contradicts"], "memo": [""]})
    >>> cited = pd.DataFrame({"doc": ["KM-1"], "citation_id": "(Komentar)", "citation_en": "(Comment)",
    ...                       "quotable": [True]})
    >>> negative_cases(passages, book, {"KM-1": "comment"}, cited)[["quote", "citation_en"]].values.tolist()
    [['Pencitraan', '(Comment)']]
    """
    against = sourced_passages(passages, types).query("valence == 'contradicts'")
    cited = against.merge(citations, on="doc", how="left", validate="many_to_one")
    quotable = cited["quotable"].fillna(False).astype("bool")
    cited = cited.assign(quote=cited["quote"].where(quotable, ""))
    cited = cited.fillna({"citation_id": "", "citation_en": ""})
    theme = {name: number for number, name in enumerate(themes(codebook, given=set(passages["theme"]))["theme"])}
    kind = {name: number for number, name in enumerate(SOURCE_TYPES)}
    cited = cited.assign(_theme=cited["theme"].map(theme), _kind=cited["source_type"].map(kind))
    ordered = cited.sort_values(["_theme", "_kind", "doc", "start", "end"], ignore_index=True)
    return ordered[["theme", "source_type", "doc", "start", "end", "code", "coder", "quote", "memo", "citation_id",
                    "citation_en"]]  # fmt: skip


def _voices(kinds: Iterable[str]) -> set[str]:
    return {"own" if kind in OWN_VOICE else kind for kind in kinds}
