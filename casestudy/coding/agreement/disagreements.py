"""Disagreements: the units on which coders differ, with their words, for the coders to talk about."""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from casestudy.coding.agreement.decisions import Decisions, decide
from casestudy.coding.segments import locate_segments


def disagreements(
    units: pd.DataFrame, segments: pd.DataFrame, texts: pd.DataFrame, *, turns: pd.DataFrame | None = None,
    unit: str | None = None, coders: Sequence[str] | None = None, codes: Sequence[str] | None = None,
    by: str = "coder", overlap: float = 0.0, judged: pd.DataFrame | None = None, cut: int | None = None,
) -> pd.DataFrame:  # fmt: skip
    r"""Return the units that some of the coders gave a code and others did not.

    Parameters
    ----------
    units, segments
        As in `agreement`.
    texts : pandas.DataFrame
        ``doc``, ``text``; every segment must stand on its own quote.
    turns : pandas.DataFrame, optional
        The ``turns`` table, to name the turn and its speaker.
    unit, coders, codes, by, overlap, judged
        As in `agreement`. Where the unit is a character, the longest stretches on which the same coders differ.
    cut : int, optional
        Show at most so many characters of a unit.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``line`` (of the text, from 1), ``turn`` and ``speaker`` (with `turns`), ``unit``, ``start``, ``end``,
        ``code``, ``coded_by``, ``not_coded_by`` (coders), ``instead`` (what codes the latter gave the unit), ``text``;
        one row a unit and code, in the order of the texts and then of the codes.

    Raises
    ------
    CaseError
        As `agreement`.

    Examples
    --------
    >>> texts = pd.DataFrame({"doc": ["a"], "text": ["Kami hadir.\nKami diam."]})
    >>> units = pd.DataFrame({"doc": "a", "unit": [1, 2], "start": [0, 12], "end": [11, 22]})
    >>> segments = pd.DataFrame({"doc": "a", "start": [0, 0, 12], "end": [4, 4, 16], "code": ["x", "x", "y"],
    ...                          "coder": ["k1", "k2", "k2"]})
    >>> disagreements(units, segments, texts, unit="turn")[["line", "code", "coded_by", "text"]].values.tolist()
    [[2, 'y', 'k2', 'Kami diam.']]
    """
    decisions = decide(units, segments, unit=unit, coders=coders, codes=codes, by=by, overlap=overlap, judged=judged,
                       texts=texts)  # fmt: skip
    rows = [row for place in range(len(decisions.codes)) for row in _differing(decisions, place)]
    names = ["doc", "unit", "start", "end", "code", "coded_by", "not_coded_by", "instead"]
    table = pd.DataFrame(rows, columns=names).sort_values(["doc", "start", "end"], kind="stable", ignore_index=True)
    written = dict(zip(texts["doc"].astype("str"), texts["text"], strict=True))
    places = list(zip(table["doc"], table["start"], table["end"], strict=True))
    table["line"] = pd.Series([written[doc].count("\n", 0, start) + 1 for doc, start, _ in places], dtype="int64")
    table["text"] = pd.Series([_cut(written[doc][start:end], cut) for doc, start, end in places], dtype="str")
    if turns is None:
        return table[["doc", "line", *names[1:], "text"]]
    return locate_segments(table, turns)[["doc", "line", "turn", "speaker", *names[1:], "text"]]


def _differing(decisions: Decisions, place: int) -> list[tuple[object, ...]]:
    """Return the rows of one code; stretches of characters that touch and are coded alike are one."""
    yes = decisions.coded[place]
    no = decisions.judged & ~yes
    rows = np.flatnonzero(yes.any(axis=0) & no.any(axis=0))
    units = decisions.units.iloc[rows]
    runs = np.arange(len(rows))
    if decisions.unit == "character":
        previous = units.shift()
        touching = ((units["start"] == previous["end"]) & (units["doc"] == previous["doc"])).to_numpy()
        alike = np.append(False, (yes[:, rows[1:]] == yes[:, rows[:-1]]).all(axis=0))[: len(rows)]
        runs = np.cumsum(~(touching & alike))
    found: list[tuple[object, ...]] = []
    for _, run in units.assign(row=rows).groupby(runs):
        row = int(run["row"].iloc[0])
        others = decisions.coded[:, no[:, row]][:, :, run["row"]].any(axis=(1, 2))
        found.append(
            (run["doc"].iloc[0], run["unit"].iloc[0], run["start"].iloc[0], run["end"].iloc[-1], decisions.codes[place],
             _names(decisions.coders, yes[:, row]), _names(decisions.coders, no[:, row]),
             _names(decisions.codes, np.atleast_1d(others)))
        )  # fmt: skip
    return found


def _names(names: list[str], chosen: Iterable[bool]) -> str:
    return ", ".join(name for name, is_chosen in zip(names, chosen, strict=True) if is_chosen)


def _cut(text: str, most: int | None) -> str:
    return text if most is None or len(text) <= most else text[: max(most - 1, 0)].rstrip() + "…"
