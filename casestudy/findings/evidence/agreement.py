"""The units behind the numbers of an agreement table: who gave which theme to which unit."""

from collections.abc import Sequence

import pandas as pd

from casestudy.coding.agreement.units import coded_units
from casestudy.findings.counting import Count

_BY = ("code",)
#: What the numbers of `casestudy.coding.agreement.compare.agreement_wide` count among `agreement_units`.
AGREEMENT = {
    "n_units": Count(by=_BY),
    "n_both": Count(by=_BY, where={"first": True, "second": True}),
    "n_first": Count(by=_BY, where={"first": True, "second": False}),
    "n_second": Count(by=_BY, where={"first": False, "second": True}),
    "n_neither": Count(by=_BY, where={"first": False, "second": False}),
}
#: What the other columns of the table are computed from.
AGREEMENT_COMPUTED = {
    name: ["n_both", "n_first", "n_second", "n_neither"]
    for name in ("prevalence", "percent", "holsti", "kappa", "pi", "ac1", "alpha", "alpha_low", "alpha_high",
                 "undefined")
}  # fmt: skip


def agreement_units(
    units: pd.DataFrame, segments: pd.DataFrame, *, coders: Sequence[str], codes: Sequence[str]
) -> pd.DataFrame:
    """Return every decision of two coders: for each code and unit, whether either gave the one to the other.

    Parameters
    ----------
    units : pandas.DataFrame
        From `casestudy.coding.agreement.units.coding_units`; every coder judged every unit.
    segments : pandas.DataFrame
        The ``segments`` table.
    coders : sequence of str
        The two coders.
    codes : sequence of str
        The codes that they are compared on.

    Returns
    -------
    pandas.DataFrame
        ``code`` (each of `codes`, then all decisions again as ``all_codes``, then each unit as ``code_sets``), ``doc``,
        ``start``, ``end`` of the unit, ``first``, ``second`` (whether the coder gave the code, or any code).

    Examples
    --------
    >>> units = pd.DataFrame({"doc": "a", "unit": [1, 2], "start": [0, 7], "end": [5, 11]})
    >>> segments = pd.DataFrame({"doc": ["a"], "start": [3], "end": [5], "code": ["x"], "coder": ["k1"]})
    >>> rows = agreement_units(units, segments, coders=("k1", "k2"), codes=["x"])
    >>> rows.loc[rows["code"] == "x", ["first", "second"]].values.tolist()
    [[True, False], [False, False]]
    """
    given = coded_units(units, segments[segments["code"].isin(codes)])
    each = pd.DataFrame({"code": list(codes)}).merge(units, how="cross")
    flags = {
        name: given[given["coder"] == coder][["doc", "unit", "code"]]
        for name, coder in zip(("first", "second"), coders, strict=True)
    }
    decided = each.assign(**{name: _among(each, chosen, ["doc", "unit", "code"]) for name, chosen in flags.items()})
    any_code = units.assign(code="code_sets")
    sets = any_code.assign(**{name: _among(units, chosen, ["doc", "unit"]) for name, chosen in flags.items()})
    columns = ["code", "doc", "start", "end", "first", "second"]
    return pd.concat([decided, decided.assign(code="all_codes"), sets], ignore_index=True)[columns]


def _among(rows: pd.DataFrame, chosen: pd.DataFrame, keys: list[str]) -> "pd.Series[bool]":
    found = pd.MultiIndex.from_frame(rows[keys]).isin(pd.MultiIndex.from_frame(chosen[keys]))
    return pd.Series(found, index=rows.index)
