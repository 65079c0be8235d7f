"""Where imported passages stand: their document by its name, their place by their words, offsets as a hint."""

import re
from bisect import bisect_left
from collections.abc import Collection

import pandas as pd

from casestudy.coding.imports.layouts import plain_name
from casestudy.coding.segments import find_quotes

#: A document and the span of a passage in it.
Place = tuple[str, int, int]

_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")


def find_places(passages: pd.DataFrame, texts: pd.DataFrame, *, spaced: bool = True) -> dict[int, list[Place] | None]:
    """Return the places of each passage: one if it is placed, several or none if not, None without a document.

    Where words stand in several places, the ``start`` of the row chooses if the rows around it show how the file
    counts: passages that stand once tell how far its offsets are off, and a place is taken if it is as far off as its
    neighbours before and after. In a file without such neighbours an offset must be exact.

    Parameters
    ----------
    passages : pandas.DataFrame
        ``doc``, ``quote``, ``start`` as text, the index of the file's rows.
    texts : pandas.DataFrame
        ``doc``, ``text``.
    spaced : bool
        See `casestudy.coding.segments.find_quotes`.

    Examples
    --------
    >>> passages = pd.DataFrame({"doc": ["ik-1.docx", "IK-1"], "quote": ["Kami", "ya"], "start": ["1", "13"]})
    >>> texts = pd.DataFrame({"doc": ["IK-1"], "text": ["Kami ya, ya ya."]})
    >>> find_places(passages, texts)
    {0: [('IK-1', 0, 4)], 1: [('IK-1', 12, 14)]}
    """
    known = {name: match_document(name, texts["doc"].tolist()) for name in passages["doc"].unique()}
    pairs = [(row, doc, quote) for row, name, quote in passages[["doc", "quote"]].itertuples(name=None)
             for doc in known[name]]  # fmt: skip
    looked = pd.DataFrame(pairs, columns=["row", "doc", "quote"])
    places: dict[int, list[Place]] = {row: [] for row, _, _ in pairs}
    for row, doc, spans in zip(looked["row"], looked["doc"], find_quotes(looked, texts, spaced=spaced), strict=True):
        places[row] += [(doc, start, end) for start, end in spans]
    stated = pd.to_numeric(passages["start"], errors="coerce").dropna()
    _choose(places, {row: int(start) for row, start in zip(stated.index.tolist(), stated, strict=True)})
    return {row: places.get(row) for row in passages.index.tolist()}


def match_document(name: str, docs: Collection[str]) -> list[str]:
    """Return the documents that a name means, with or without folder, ending and capitals.

    The name of an informant who gave several interviews means all of them.

    Examples
    --------
    >>> match_document("Wawancara/ik-1.DOCX", ["IK-1", "IK-10", "IK-2_1", "IK-2_2"])
    ['IK-1']
    >>> match_document("IK-2", ["IK-1", "IK-10", "IK-2_1", "IK-2_2"])
    ['IK-2_1', 'IK-2_2']
    """
    if name in docs:
        return [name]
    base = re.split(r"[\\/]", name.strip())[-1]
    for tried in (name, base, _ENDING.sub("", base)):
        if not (wanted := plain_name(tried)):
            continue
        if found := [doc for doc in docs if plain_name(doc) == wanted]:
            return found if len(found) == 1 else []
        if found := [doc for doc in docs if "_" in doc and plain_name(doc.rsplit("_", 1)[0]) == wanted]:
            return found
    return []


def _choose(places: dict[int, list[Place]], hints: dict[int, int]) -> None:
    """Leave the one place that a hint chooses, where it chooses one."""
    shifts: dict[str, list[tuple[int, int]]] = {}
    for row, hint in hints.items():
        if len(found := places.get(row, [])) == 1:
            doc, start, _ = found[0]
            shifts.setdefault(doc, []).append((hint, start - hint))
    for row, hint in hints.items():
        chosen = []
        for doc, start, end in places.get(row, []):
            known = sorted(shifts.get(doc, []))
            place = bisect_left(known, (hint,))
            around = [shift for _, shift in known[max(0, place - 1) : place + 1]] or [0]
            if min(around) <= start - hint <= max(around):
                chosen.append((doc, start, end))
        if len(chosen) == 1:
            places[row] = chosen
