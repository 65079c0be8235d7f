"""Units: what coders could have coded, and how much of each their segments cover."""

from typing import Literal, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from casestudy.errors import Bilingual, CaseError, Language, Problem
from casestudy.text.language.sentences import sentence_spans

Unit = Literal["document", "turn", "paragraph", "sentence", "character"]
Places: TypeAlias = NDArray[np.int64]

UNITS = ("document", "turn", "paragraph", "sentence", "character")


def coding_units(texts: pd.DataFrame, turns: pd.DataFrame, *, unit: Unit, lang: Language = "id") -> pd.DataFrame:
    r"""Return the units that coders could have coded: the universe of every comparison.

    Parameters
    ----------
    texts : pandas.DataFrame
        ``doc``, ``text``.
    turns : pandas.DataFrame
        The ``turns`` table; a question of the interviewer is no turn, and no sentence or character of it is a unit.
    unit : {"document", "turn", "paragraph", "sentence", "character"}
        ``paragraph`` is a line that is not blank. ``turn`` is an informant's turn, and a paragraph in documents without
        turns. ``sentence`` is a sentence of a turn; it never goes on in the next. ``character`` has the rows of
        ``turn``: their characters are the units, blanks included, and are counted without being listed.
    lang : {"id", "en"}
        Whose abbreviations do not end a sentence.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``unit`` (from 1 in each document), ``start``, ``end``, ``kind`` (the name of the unit).

    Raises
    ------
    CaseError
        Where there is no such unit.

    Examples
    --------
    >>> texts = pd.DataFrame({"doc": ["OBS-1"], "text": ["Hadir. Tertib.\n\nSelesai."]})
    >>> turns = pd.DataFrame({"doc": [], "role": [], "start": [], "end": []})
    >>> coding_units(texts, turns, unit="turn")[["start", "end"]].values.tolist()
    [[0, 14], [16, 24]]
    >>> coding_units(texts, turns, unit="sentence")[["start", "end"]].values.tolist()
    [[0, 6], [7, 14], [16, 24]]
    """
    if unit not in UNITS:
        raise CaseError(_no_unit(str(unit)))
    answers = turns[turns["role"] == "informant"]
    spoken = {doc: list(zip(own["start"], own["end"], strict=True)) for doc, own in answers.groupby("doc")}
    with_turns = set(turns["doc"])
    rows = []
    for doc, text in zip(texts["doc"], texts["text"], strict=True):
        turn_spans = spoken.get(doc, []) if doc in with_turns else None
        for number, (start, end) in enumerate(_spans(text, turn_spans, unit, lang), 1):
            rows.append((doc, number, int(start), int(end), unit))
    return pd.DataFrame(rows, columns=["doc", "unit", "start", "end", "kind"])


def coded_units(units: pd.DataFrame, segments: pd.DataFrame, *, overlap: float = 0.0) -> pd.DataFrame:
    """Return which coder gave which code to which unit.

    Parameters
    ----------
    units : pandas.DataFrame
        ``doc``, ``unit``, ``start``, ``end``; from `coding_units` or of the caller's own.
    segments : pandas.DataFrame
        ``doc``, ``start``, ``end``, ``code``, ``coder``. What several segments of one coder and code cover counts once.
    overlap : float
        The share of a unit, from 0 to 1, that they must cover; with 0 any character is enough.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``unit``, ``code``, ``coder``, each combination once, sorted.

    Raises
    ------
    CaseError
        Where `overlap` is no share.

    Examples
    --------
    >>> units = pd.DataFrame({"doc": "a", "unit": [1, 2], "start": [0, 7], "end": [5, 11]})
    >>> segments = pd.DataFrame({"doc": ["a"], "start": [3], "end": [10], "code": ["x"], "coder": ["k1"]})
    >>> coded_units(units, segments).values.tolist()
    [['a', 1, 'x', 'k1'], ['a', 2, 'x', 'k1']]
    >>> coded_units(units, segments, overlap=0.5).values.tolist()
    [['a', 2, 'x', 'k1']]
    """
    check_overlap(overlap)
    starts, ends, placed = line_up(units, segments)
    rows = []
    for (code, coder), own in placed.groupby(["code", "coder"], observed=True):
        reached = units.loc[reaches(own, starts, ends, overlap=overlap), ["doc", "unit"]]
        rows.append(reached.assign(code=str(code), coder=str(coder)))
    none = units[["doc", "unit"]].iloc[:0].assign(code=pd.Series(dtype="str"), coder=pd.Series(dtype="str"))
    found = pd.concat(rows) if rows else none
    return found.drop_duplicates().sort_values(["doc", "unit", "code", "coder"], ignore_index=True)


def line_up(units: pd.DataFrame, segments: pd.DataFrame) -> tuple[Places, Places, pd.DataFrame]:
    """Return units and segments with all documents end to end, so that one search finds a place in any of them.

    Returns
    -------
    tuple
        The starts and the ends of the units, and the segments in documents that have units, all on that one line.

    Examples
    --------
    >>> units = pd.DataFrame({"doc": ["a", "b"], "start": [0, 0], "end": [5, 9]})
    >>> segments = pd.DataFrame({"doc": ["b", "c"], "start": [1, 1], "end": [4, 2]})
    >>> starts, ends, placed = line_up(units, segments)
    >>> starts.tolist(), placed[["start", "end"]].values.tolist()
    ([0, 6], [[7, 10]])
    """
    inside = segments[segments["doc"].isin(set(units["doc"]))]
    both = pd.concat([units[["doc", "end"]], inside[["doc", "end"]]])
    length = both["end"].astype("int64").groupby(both["doc"].astype("str")).max().sort_index() + 1
    offset = length.cumsum() - length
    shift, moved = (table["doc"].astype("str").map(offset).to_numpy("int64") for table in (units, inside))
    starts, ends = (np.asarray(units[side].to_numpy("int64") + shift, dtype="int64") for side in ("start", "end"))
    placed = {side: inside[side].to_numpy("int64") + moved for side in ("start", "end")}
    return starts, ends, inside.assign(**placed)


def merge(starts: Places, ends: Places) -> tuple[Places, Places]:
    """Return the starts and ends of what some intervals cover together, sorted and apart.

    Examples
    --------
    >>> [edges.tolist() for edges in merge(np.array([7, 0, 2]), np.array([9, 5, 4]))]
    [[0, 7], [5, 9]]
    """
    order = np.argsort(starts, kind="stable")
    opens, reach = starts[order], np.maximum.accumulate(np.maximum(starts, ends)[order])
    apart = np.flatnonzero(opens[1:] > reach[:-1])
    return opens[np.append(0, apart + 1)[: len(opens)]], reach[np.append(apart, len(reach) - 1)[: len(opens)]]


def covered(spans: tuple[Places, Places], starts: Places, ends: Places) -> Places:
    """Return how many characters from each start to its end lie in `spans`, as `merge` returns them.

    Examples
    --------
    >>> covered((np.array([0, 7]), np.array([5, 9])), np.array([3, 5]), np.array([8, 7])).tolist()
    [3, 0]
    """
    opens, closes = spans
    total = np.append(0, np.cumsum(closes - opens))

    def before(place: Places) -> Places:
        opened = np.searchsorted(opens, place, side="right")
        beyond = np.append(0, closes)[opened] - place
        return np.asarray(total[opened] - np.where(opened > 0, np.maximum(beyond, 0), 0))

    return before(ends) - before(starts)


def reaches(segments: pd.DataFrame, starts: Places, ends: Places, *, overlap: float) -> NDArray[np.bool_]:
    """Return which units segments of one coder and code cover by the share `overlap`; with 0 by any character.

    Examples
    --------
    >>> own = pd.DataFrame({"start": [3], "end": [10]})
    >>> reaches(own, np.array([0, 7]), np.array([5, 11]), overlap=0.5).tolist()
    [False, True]
    """
    within = covered(merge(segments["start"].to_numpy("int64"), segments["end"].to_numpy("int64")), starts, ends)
    return np.asarray((within > 0) & (within >= overlap * (ends - starts) - 1e-9))


def check_overlap(overlap: float) -> None:
    """Raise a CaseError where `overlap` is no share.

    Examples
    --------
    >>> check_overlap(0.5)
    """
    if not 0 <= overlap <= 1:
        raise CaseError(
            Problem(
                "overlap",
                Bilingual("bagian satuan dari 0 sampai 1", "a share of a unit from 0 to 1"),
                Bilingual("Dengan 0, satu huruf pun cukup.", "With 0 any character is enough."),
                value=str(overlap),
            )
        )


def _spans(text: str, turns: list[tuple[int, int]] | None, unit: Unit, lang: Language) -> list[tuple[int, int]]:
    if unit == "document":
        return [(0, len(text))]
    if unit == "paragraph" or turns is None:
        turns = _paragraphs(text)
    if unit != "sentence":
        return turns
    return [
        (start + first, start + last)
        for start, end in turns
        for first, last in sentence_spans(text[start:end], lang=lang)
    ]


def _paragraphs(text: str) -> list[tuple[int, int]]:
    spans = []
    start = 0
    for piece in text.split("\n"):
        if piece.strip():
            spans.append((start, start + len(piece)))
        start += len(piece) + 1
    return spans


def _no_unit(value: str) -> Problem:
    return Problem(
        "unit",
        Bilingual(f"salah satu dari: {', '.join(UNITS)}", f"one of: {', '.join(UNITS)}"),
        Bilingual("Perbaiki unit=.", "Mend unit=."),
        value=value,
    )
