"""Triangulation: which kinds of source support which theme, which are against it, and which say nothing."""

import pandas as pd

from casestudy.coding.codebook import themes
from casestudy.findings.evidence import SOURCES
from casestudy.tables import VALENCES

#: Sources that come from the office itself. Agreement among them is one voice, not two.
OWN_VOICE = frozenset({"interview_internal", "post"})
#: The columns of the matrix: interviews are parted by the informant's standing.
SOURCE_TYPES = ("interview_internal", "interview_external", *SOURCES[1:])


def source_types(texts: pd.DataFrame, informants: pd.DataFrame, owners: dict[str, str]) -> dict[str, str]:
    """Return the source type of each document: interviews by standing, other documents by their source.

    Examples
    --------
    >>> texts = pd.DataFrame({"doc": ["IP-3", "KL-1"], "source": ["interview", "clipping"]})
    >>> informants = pd.DataFrame({"informant": ["IP-3"], "standing": ["external"]})
    >>> source_types(texts, informants, {"IP-3": "IP-3"})
    {'IP-3': 'interview_external', 'KL-1': 'clipping'}
    """
    standing: dict[str, str] = dict(zip(informants["informant"], informants["standing"].astype("str"), strict=True))
    types: dict[str, str] = {}
    for doc, source in zip(texts["doc"].tolist(), texts["source"].tolist(), strict=True):
        if source != "interview":
            types[str(doc)] = str(source)
        elif doc in owners:
            types[str(doc)] = f"interview_{standing[owners[doc]]}"
    return types


def triangulate(passages: pd.DataFrame, codebook: pd.DataFrame, types: dict[str, str]) -> pd.DataFrame:
    """Return each theme's stance in each source type, and what the sources together make of it.

    A source type **supports** a theme where more of its passages support than contradict it, **contradicts** it
    where more contradict, is **mixed** where as many do, and is **silent** without a passage. Passages without a
    valence are counted and take no side; a source type with only such passages is mixed.

    A theme is ``silent`` without passages; ``single`` where one voice speaks (the office's own interviews and posts
    are one voice); ``convergent`` where two or more voices speak and all take the same side; ``divergent`` where one
    side supports and another contradicts; ``complementary`` otherwise.

    Parameters
    ----------
    passages : pandas.DataFrame
        From `casestudy.findings.themes.theme_passages`, of one coder.
    codebook : pandas.DataFrame
    types : dict
        Document to source type; see `source_types`.

    Returns
    -------
    pandas.DataFrame
        ``theme``, ``source_type``, ``supports``, ``mixed``, ``contradicts``, ``n``, ``stance``, ``state``; every theme
        of the codebook and every source type in order.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["n"], "parent": [""], "label_id": "", "label_en": ""})
    >>> passages = pd.DataFrame({"theme": ["n", "n"], "doc": ["KL-1", "KM-1"], "valence": ["supports", "contradicts"]})
    >>> triangulate(passages, book, {"KL-1": "clipping", "KM-1": "comment"})["state"].unique().tolist()
    ['divergent']
    """
    typed = passages.assign(source_type=passages["doc"].map(types), valence=passages["valence"].astype("str"))
    rows = []
    for theme in themes(codebook, given=set(passages["theme"]))["theme"]:
        mine = typed[typed["theme"] == theme]
        cells = [_cell(mine[mine["source_type"] == kind], theme, kind) for kind in SOURCE_TYPES]
        state = theme_state({kind: str(cell["stance"]) for kind, cell in zip(SOURCE_TYPES, cells, strict=True)})
        rows += [{**cell, "state": state} for cell in cells]
    return pd.DataFrame(rows, columns=["theme", "source_type", *VALENCES, "n", "stance", "state"])


def theme_state(stances: dict[str, str]) -> str:
    """Return what stances by source type make together; see `triangulate`.

    Examples
    --------
    >>> theme_state({"interview_internal": "supports", "post": "supports"})
    'single'
    >>> theme_state({"interview_internal": "supports", "clipping": "supports"})
    'convergent'
    """
    speaking = {kind: stance for kind, stance in stances.items() if stance != "silent"}
    voices = {"own" if kind in OWN_VOICE else kind for kind in speaking}
    sides = set(speaking.values())
    if not speaking:
        return "silent"
    if len(voices) == 1:
        return "single"
    if {"supports", "contradicts"} <= sides:
        return "divergent"
    return "convergent" if len(sides) == 1 and sides != {"mixed"} else "complementary"


def _cell(passages: pd.DataFrame, theme: str, kind: str) -> dict[str, object]:
    counts = {valence: int((passages["valence"] == valence).sum()) for valence in VALENCES}
    if passages.empty:
        stance = "silent"
    elif counts["supports"] == counts["contradicts"]:
        stance = "mixed"
    else:
        stance = "supports" if counts["supports"] > counts["contradicts"] else "contradicts"
    return {"theme": theme, "source_type": kind, **counts, "n": len(passages), "stance": stance}
