"""Agreement between coders in one tidy table: each code, all codes together, every coefficient with its interval."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from casestudy.coding.agreement.bootstrap import CONFIDENCE, Estimate
from casestudy.coding.agreement.coefficients.alpha import MASI
from casestudy.coding.agreement.coefficients.formulas import NO_UNITS, NO_VARIATION, ONE_CODER
from casestudy.coding.agreement.decisions import Decisions, decide
from casestudy.coding.agreement.estimates import estimate_codes, estimate_sets

#: The rows that stand for all codes: every decision on every code, and the set of codes that a unit was given.
ALL_CODES, CODE_SETS = "all_codes", "code_sets"
#: Why a value has no interval.
ONE_DOCUMENT = "one document"

_COLUMNS = [
    "unit", "code", "coders", "n_units", "n_both_coded", "n_first_only", "n_second_only", "n_both_uncoded",
    "prevalence", "po", "coefficient", "value", "ci_low", "ci_high", "level", "reason", "comparison", "overlap",
    "documents", "outside", "interval", "replicates", "undefined", "seed",
]  # fmt: skip
#: What the wide table calls counts and coefficients.
_WIDE_COUNTS = {
    "n_both_coded": "n_both", "n_first_only": "n_first", "n_second_only": "n_second", "n_both_uncoded": "n_neither",
    "po": "percent",
}  # fmt: skip
_WIDE_VALUES = {"holsti": "holsti", "cohen_kappa": "kappa", "scott_pi": "pi", "gwet_ac1": "ac1",
                "krippendorff_alpha": "alpha"}  # fmt: skip


def agreement(
    units: pd.DataFrame, segments: pd.DataFrame, *, seed: int, unit: str | None = None,
    coders: Sequence[str] | None = None, codes: Sequence[str] | None = None, by: str = "coder", overlap: float = 0.0,
    judged: pd.DataFrame | None = None, texts: pd.DataFrame | None = None, replicates: int = 1000,
) -> pd.DataFrame:  # fmt: skip
    """Return how far coders agree: on each code, on all codes together and on the sets of codes, unit by unit.

    For each code every unit is a yes or a no of each coder. All units are in the comparison, also those that nobody
    coded. Intervals are 95 % percentiles over samples of whole documents.

    Parameters
    ----------
    units : pandas.DataFrame
        ``doc``, ``unit``, ``start``, ``end``: the universe, from `coding_units` or of the caller's own.
    segments : pandas.DataFrame
        The ``segments`` table. Codes of a codebook can be lifted to themes before; see `lift_codes`.
    seed : int
        Of the resampling. The same seed draws the same documents for every code.
    unit : str, optional
        The name of the unit, which stands in every row; by default the column ``kind`` of `units`. With ``character``
        the characters of the rows are the units.
    coders : sequence of str, optional
        Whom to compare; by default all.
    codes : sequence of str, optional
        What to compare, in this order; by default all codes that these coders gave.
    by : str
        The column of `segments` that tells the codings apart. With another column than ``coder`` one coder is compared
        at several times: intra-coder agreement. Two tables are one with ``pd.concat([first.assign(time="1"),
        again.assign(time="2")])`` and ``by="time"``.
    overlap : float
        The share of a unit, from 0 to 1, that segments must cover to code it; with 0 any character is enough.
    judged : pandas.DataFrame, optional
        ``doc``, ``coder`` and, where a coder judged parts of documents, ``unit``: who judged what. Without it everyone
        judged everything. A unit that a coder coded is judged in any case.
    texts : pandas.DataFrame, optional
        ``doc``, ``text``: with it every segment must stand on its own quote.
    replicates : int
        How many samples of documents.

    Returns
    -------
    pandas.DataFrame
        One row a code, group of coders and coefficient: ``unit``; ``code`` (the codes, then ``all_codes``, the
        decisions on all codes pooled, then ``code_sets``, the set of codes of each unit); ``coders``; ``n_units``
        (judged by two or more; with ``all_codes``, decisions); ``n_both_coded``, ``n_first_only``, ``n_second_only``,
        ``n_both_uncoded`` (of two coders; of more, coded by all and by none); ``prevalence`` (share of yes); ``po``;
        ``coefficient``; ``value``; ``ci_low``, ``ci_high``; ``level`` (nominal, or the distance); ``reason`` (why the
        value, or its interval, is nan); ``comparison`` (inter-coder, intra-coder); ``overlap``; ``documents`` (with
        units judged by two or more); ``outside`` (segments that reach no unit); ``interval`` (the method),
        ``replicates``, ``undefined`` (replicates without a value), ``seed``. More than two coders are compared
        together, then in pairs.

    Raises
    ------
    CaseError
        Where a segment does not stand on its quote, a coder is unknown, the unit is not named, or `overlap` is no
        share.

    Examples
    --------
    >>> units = pd.DataFrame({"doc": ["a", "a", "b", "b"], "unit": [1, 2, 1, 2], "start": [0, 6, 0, 6],
    ...                       "end": [5, 9, 5, 9]})
    >>> segments = pd.DataFrame({"doc": ["a", "a", "b"], "start": [0, 0, 6], "end": [5, 5, 9], "code": "x",
    ...                          "coder": ["k1", "k2", "k1"]})
    >>> table = agreement(units, segments, unit="turn", seed=1)
    >>> table.loc[table["coefficient"] == "cohen_kappa", ["code", "n_both_uncoded", "po", "value"]].values.tolist()
    [['x', 2, 0.75, 0.5], ['all_codes', 2, 0.75, 0.5]]
    """
    decisions = decide(units, segments, unit=unit, coders=coders, codes=codes, by=by, overlap=overlap, judged=judged,
                       texts=texts)  # fmt: skip
    everyone = list(range(len(decisions.coders)))
    pairs = [list(pair) for pair in combinations(everyone, 2)]
    groups = pairs if len(pairs) == 1 else [everyone, *pairs]
    table = pd.concat([_compare(decisions, group, seed, replicates) for group in groups], ignore_index=True)
    return table.assign(
        unit=decisions.unit,
        comparison="inter-coder" if by == "coder" else "intra-coder",
        overlap="any" if overlap == 0 else f"{overlap:g}",
        outside=decisions.outside,
        interval=f"{CONFIDENCE:.0%} percentile, documents resampled",
        seed=seed,
    )[_COLUMNS]


def agreement_wide(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table of `agreement` with one row a code and group of coders, as a thesis prints it.

    Parameters
    ----------
    table : pandas.DataFrame
        From `agreement`.

    Returns
    -------
    pandas.DataFrame
        ``unit``, ``code``, ``coders``, ``n_units``, ``n_both``, ``n_first``, ``n_second``, ``n_neither``,
        ``prevalence``, ``percent`` (from 0 to 1), ``holsti``, ``kappa``, ``pi``, ``ac1``, ``alpha``, ``alpha_low``,
        ``alpha_high``, ``undefined``, ``level``, ``reason``; the last four are those of α. Coefficients of two coders
        are nan for more, and for the sets of codes.

    Examples
    --------
    >>> units = pd.DataFrame({"doc": ["a", "b"], "unit": 1, "start": 0, "end": 9})
    >>> segments = pd.DataFrame({"doc": ["a", "a"], "start": 0, "end": 5, "code": "x", "coder": ["k1", "k2"]})
    >>> wide = agreement_wide(agreement(units, segments, unit="turn", seed=1))
    >>> wide[["code", "n_both", "n_neither", "kappa", "alpha"]].values.tolist()
    [['x', 1, 1, 1.0, 1.0], ['all_codes', 1, 1, 1.0, 1.0], ['code_sets', 1, 1, nan, 1.0]]
    """
    of_alpha = table[table["coefficient"] == "krippendorff_alpha"].rename(columns=_WIDE_COUNTS)
    wide = of_alpha.rename(columns={"ci_low": "alpha_low", "ci_high": "alpha_high"})
    for coefficient, name in _WIDE_VALUES.items():
        rows = table[table["coefficient"] == coefficient]
        values = dict(zip(zip(rows["code"], rows["coders"], strict=True), rows["value"], strict=True))
        found = [values.get(key, np.nan) for key in zip(wide["code"], wide["coders"], strict=True)]
        wide[name] = pd.Series(found, index=wide.index, dtype="float64")
    names = ["unit", "code", "coders", "n_units", "n_both", "n_first", "n_second", "n_neither", "prevalence", "percent",
             *_WIDE_VALUES.values(), "alpha_low", "alpha_high", "undefined", "level", "reason"]  # fmt: skip
    return wide[names].reset_index(drop=True)


def _compare(decisions: Decisions, group: list[int], seed: int, replicates: int) -> pd.DataFrame:
    """Return the rows of one group of coders."""
    nominal = estimate_codes(decisions, group, seed=seed, replicates=replicates)
    sets = estimate_sets(decisions, group, seed=seed, replicates=replicates)
    counts = _counts(decisions, group)
    rows = []
    for place, code in enumerate([*decisions.codes, ALL_CODES]):
        rows += _rows(code, place, nominal, "nominal")
    rows += _rows(CODE_SETS, 0, sets, MASI)
    names = ["code", "po", "coefficient", "value", "ci_low", "ci_high", "undefined", "level"]
    table = pd.DataFrame(rows, columns=names).merge(counts, on="code", validate="many_to_one")
    undefined = np.where(table["n_units"] == 0, NO_UNITS, NO_VARIATION) if len(group) > 1 else ONE_CODER
    shared = decisions.judged[group].sum(axis=0) >= min(2, len(group))
    documents = len(set(decisions.document[shared]))
    return table.assign(
        coders=", ".join(decisions.coders[coder] for coder in group),
        reason=np.where(table["value"].isna(), undefined, ONE_DOCUMENT if documents == 1 else ""),
        documents=documents,
        replicates=replicates if documents > 1 else 0,
    )


def _rows(code: str, place: int, found: dict[str, Estimate], level: str) -> list[tuple[object, ...]]:
    po = float(found["percent_agreement"].value[place])
    rows: list[tuple[object, ...]] = []
    for name, one in found.items():
        value, low, high = (float(part[place]) for part in (one.value, one.low, one.high))
        rows.append((code, po, name, value, low, high, int(one.undefined[place]), level))
    return rows


def _counts(decisions: Decisions, group: list[int]) -> pd.DataFrame:
    """Return how many units the group compares, and how many of them its coders coded."""
    coded = np.concatenate([decisions.coded, decisions.coded.any(axis=0, keepdims=True)])[:, group]
    judged = decisions.judged[group]
    m, yes = judged.sum(axis=0), coded.sum(axis=1)
    units = decisions.weight * (m >= min(2, len(group)))
    names = [*decisions.codes, ALL_CODES, CODE_SETS]
    kinds = {"n_units": yes >= 0, "n_both_coded": yes == m, "n_both_uncoded": yes == 0, "yes": yes,
             "ratings": np.broadcast_to(m, yes.shape)}  # fmt: skip
    if len(group) == 2:
        kinds |= {"n_first_only": coded[:, 0] & (yes == 1), "n_second_only": coded[:, 1] & (yes == 1)}
    sums = {name: (kind * units).sum(axis=1) for name, kind in kinds.items()}
    table = pd.DataFrame({name: [*one[:-1], one[:-1].sum(), one[-1]] for name, one in sums.items()}).assign(code=names)
    table["prevalence"] = table["yes"] / table["ratings"].where(table["ratings"] > 0)
    for name in ("n_first_only", "n_second_only"):
        table[name] = table[name].astype("Int64") if name in table else pd.array([pd.NA] * len(table), dtype="Int64")
    return table.drop(columns=["yes", "ratings"])
