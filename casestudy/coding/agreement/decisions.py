"""Decisions: for every unit, coder and code, whether the coder judged the unit and gave it the code."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from casestudy.coding.agreement.units import UNITS, Places, check_overlap, covered, line_up, merge, reaches
from casestudy.errors import Bilingual, CaseError, Problem


@dataclass(frozen=True)
class Decisions:
    """What the chosen coders decided about every unit.

    Attributes
    ----------
    unit : str
        The name of the unit.
    coders, codes : list of str
    units : pandas.DataFrame
        ``doc``, ``unit``, ``start``, ``end``, sorted. Where the unit is a character, stretches of characters that all
        coders treat alike.
    weight : numpy.ndarray
        How many units each row stands for.
    coded : numpy.ndarray
        Codes × coders × rows.
    judged : numpy.ndarray
        Coders × rows; what a coder coded is judged.
    outside : int
        Segments that reach no unit.
    """

    unit: str
    coders: list[str]
    codes: list[str]
    units: pd.DataFrame
    weight: Places
    coded: NDArray[np.bool_]
    judged: NDArray[np.bool_]
    outside: int

    @cached_property
    def document(self) -> NDArray[np.int64]:
        """The number of each row's document, from 0."""
        return np.cumsum((self.units["doc"] != self.units["doc"].shift()).to_numpy()) - 1

    @property
    def documents(self) -> int:
        """How many documents have units."""
        return int(self.document.max(initial=-1)) + 1


def decide(
    units: pd.DataFrame, segments: pd.DataFrame, *, unit: str | None = None, coders: Sequence[str] | None = None,
    codes: Sequence[str] | None = None, by: str = "coder", overlap: float = 0.0, judged: pd.DataFrame | None = None,
    texts: pd.DataFrame | None = None,
) -> Decisions:  # fmt: skip
    """Return what the chosen coders decided about every unit; the parameters are those of `agreement`.

    Examples
    --------
    >>> units = pd.DataFrame({"doc": "a", "unit": [1, 2], "start": [0, 7], "end": [5, 11]})
    >>> segments = pd.DataFrame({"doc": "a", "start": [3, 8], "end": [10, 9], "code": "x", "coder": ["k1", "k2"]})
    >>> decide(units, segments, unit="turn").coded.tolist()
    [[[True, True], [False, True]]]
    """
    check_overlap(overlap)
    _check_filled(units, "units", ["doc", "unit", "start", "end"])
    _check_filled(segments, "segments", ["doc", "start", "end", "code", by])
    if judged is not None:
        _check_filled(judged, "judged", ["doc", by])
    name = _name_unit(units, unit)
    # Documents may be numbered, or Categoricals: here they are names.
    units, segments = (table.assign(doc=table["doc"].astype("str")) for table in (units, segments))
    if texts is not None:
        _check_quotes(units, segments, texts)
    names = segments[by].astype("str")
    chosen = _distinct(sorted(set(names)) if coders is None else coders)
    _check_coders(chosen, set(names), judged, by)
    shown = _show_coders(segments, chosen, by)
    theirs = segments.assign(by=names, code=segments["code"].astype("str"))[names.isin(chosen)]
    wanted = _distinct(sorted(set(theirs["code"])) if codes is None else codes)
    theirs = theirs[theirs["code"].isin(wanted)]
    rows = units[["doc", "unit", "start", "end"]].sort_values(["doc", "start", "end"], ignore_index=True)
    starts, ends, placed = line_up(rows, theirs)
    outside = len(theirs) - int((covered(merge(starts, ends), *_edges(placed)) > 0).sum())
    weight = np.ones(len(rows), dtype="int64")
    if name == "character":
        rows, starts, ends = _stretches(rows, starts, ends, placed)
        weight = ends - starts
    coded = np.zeros((len(wanted), len(chosen), len(rows)), dtype="bool")
    for (code, coder), own in placed.groupby(["code", "by"], observed=True):
        coded[wanted.index(str(code)), chosen.index(str(coder))] = reaches(own, starts, ends, overlap=overlap)
    return Decisions(name, shown, wanted, rows, weight, coded, _judged(rows, chosen, judged, by) | coded.any(axis=0),
                     outside)  # fmt: skip


def _distinct(names: Sequence[object]) -> list[str]:
    return list(dict.fromkeys(map(str, names)))


def _name_unit(units: pd.DataFrame, unit: str | None) -> str:
    kinds = sorted(set(units["kind"].astype("str")) & set(UNITS)) if "kind" in units else []
    if unit is None:
        unit = kinds[0] if len(kinds) == 1 else None
    elif kinds and unit != "character" and kinds != [unit]:
        raise CaseError(_wrong_unit(unit, kinds))
    if unit is None and len(units):
        raise CaseError(_wrong_unit(None, kinds))
    return unit or ""


def _show_coders(segments: pd.DataFrame, chosen: list[str], by: str) -> list[str]:
    if by == "coder":
        return chosen
    one = sorted(set(segments["coder"].astype("str"))) if "coder" in segments else []
    if len(one) > 1:
        raise CaseError(_several_coders(one, by))
    return [f"{one[0]} ({value})" if one else value for value in chosen]


def _check_coders(chosen: list[str], present: set[str], judged: pd.DataFrame | None, by: str) -> None:
    known = present | (set(judged[by].astype("str")) if judged is not None else set())
    # Where everyone who coded is chosen, a further name is someone who found nothing to code; else it is misspelt.
    if present - set(chosen):
        unknown = [coder for coder in chosen if coder not in known]
        if unknown:
            raise CaseError([_unknown_coder(coder, sorted(known)) for coder in unknown])


def _edges(placed: pd.DataFrame) -> tuple[Places, Places]:
    return placed["start"].to_numpy("int64"), placed["end"].to_numpy("int64")


def _stretches(
    rows: pd.DataFrame, starts: Places, ends: Places, placed: pd.DataFrame
) -> tuple[pd.DataFrame, Places, Places]:
    """Cut the units wherever a segment begins or ends, so that every character of a piece is coded alike."""
    edges = np.unique(np.concatenate([starts, ends, *_edges(placed)]))
    opens, closes = edges[:-1], edges[1:]
    inside = covered(merge(starts, ends), opens, closes) > 0
    opens, closes = opens[inside], closes[inside]
    home = np.searchsorted(starts, opens, side="right") - 1
    own = rows.iloc[home].reset_index(drop=True)
    shift = own["start"].to_numpy("int64") - starts[home]
    return own.assign(start=opens + shift, end=closes + shift), opens, closes


def _judged(rows: pd.DataFrame, chosen: list[str], judged: pd.DataFrame | None, by: str) -> NDArray[np.bool_]:
    if judged is None:
        return np.ones((len(chosen), len(rows)), dtype="bool")
    key = ["doc", "unit"] if "unit" in judged else ["doc"]
    place = pd.MultiIndex.from_frame(rows[key])
    read = judged.assign(doc=judged["doc"].astype("str"), by=judged[by].astype("str"))
    seen = [place.isin(pd.MultiIndex.from_frame(read.loc[read["by"] == coder, key])) for coder in chosen]
    return np.array(seen, dtype="bool").reshape(len(chosen), len(rows))


def _check_filled(table: pd.DataFrame, name: str, columns: list[str]) -> None:
    problems = [_gap(name, column) for column in columns if column not in table]
    if not problems:
        empty = table[columns].isna()
        problems = [_gap(name, column, int(row) + 2) for column in columns for row in np.flatnonzero(empty[column])]
    if problems:
        raise CaseError(problems)


def _check_quotes(units: pd.DataFrame, segments: pd.DataFrame, texts: pd.DataFrame) -> None:
    written = dict(zip(texts["doc"].astype("str"), texts["text"], strict=True))
    problems = [_no_text(doc) for doc in sorted(set(units["doc"]) - set(written))]
    if "quote" in segments:
        compared = segments.loc[segments["doc"].isin(set(units["doc"])), ["doc", "start", "end", "quote"]]
        problems += [
            _unfit(doc, int(start), int(end), str(quote))
            for doc, start, end, quote in compared.itertuples(index=False, name=None)
            if doc in written and written[doc][int(start) : int(end)] != quote
        ]
    if problems:
        raise CaseError(problems)


def _gap(table: str, column: str, row: int | None = None) -> Problem:
    return Problem(
        table,
        Bilingual("isi di kolom ini" if row else "kolom itu", "a value in this column" if row else "that column"),
        Bilingual("Lengkapi tabelnya.", "Complete the table."),
        row=row,
        column=column,
    )


def _no_text(doc: str) -> Problem:
    return Problem(
        "texts",
        Bilingual("teks setiap dokumen yang dibandingkan", "the text of every document that is compared"),
        Bilingual("Tambahkan teksnya, atau keluarkan dokumen itu.", "Add its text, or leave the document out."),
        column="doc",
        value=doc,
    )


def _unfit(doc: str, start: int, end: int, quote: str) -> Problem:
    return Problem(
        "segments",
        Bilingual(f"teks {doc} dari {start} sampai {end}", f"the text of {doc} from {start} to {end}"),
        Bilingual(
            "Para pengode harus membaca teks yang sama; tambatkan ulang segmennya dengan reanchor.",
            "Coders must have read the same text; put the segments back on it with reanchor.",
        ),
        column="quote",
        value=quote,
    )


def _wrong_unit(unit: str | None, kinds: list[str]) -> Problem:
    known = f": {', '.join(kinds)}" if kinds else ""
    return Problem(
        "unit",
        Bilingual(f"nama satuannya{known}", f"the name of the unit{known}"),
        Bilingual('Sebutkan, misalnya unit="turn".', 'State it, as in unit="turn".'),
        value=unit,
    )


def _unknown_coder(coder: str, known: list[str]) -> Problem:
    return Problem(
        "coders",
        Bilingual(f"salah satu dari: {', '.join(known)}", f"one of: {', '.join(known)}"),
        Bilingual("Perbaiki coders=.", "Mend coders=."),
        value=coder,
    )


def _several_coders(coders: list[str], by: str) -> Problem:
    return Problem(
        "segments",
        Bilingual("seorang pengode pada beberapa waktu", "one coder at several times"),
        Bilingual(f'Pilih seorang pengode; by="{by}".', f'Choose one coder; by="{by}".'),
        column="coder",
        value=", ".join(coders),
    )
