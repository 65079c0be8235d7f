"""Informants whom their post alone identifies, and what coarser group would hide them."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from casestudy.case import Case
from casestudy.errors import Bilingual, Problem
from casestudy.load.formats.files import gather
from casestudy.load.registers import load_table

#: Fewer than this many with the same post are easily told apart.
SAFE_FROM = 3


def risky_informants(informants: pd.DataFrame, *, by: Sequence[str] = ("unit", "position")) -> pd.DataFrame:
    """Return the informants whom few others share a unit and a position with (k-anonymity), the rarest first.

    Names are gone and the post may still tell who it is, least of all to colleagues (deductive disclosure: Kaiser
    2009). What the register holds of one person must hold of others as well, or be told more coarsely.

    Parameters
    ----------
    informants : pandas.DataFrame
        The ``informants`` table.
    by : sequence of str
        The columns that together tell someone apart; further ones, such as sex or age, make groups smaller.

    Returns
    -------
    pandas.DataFrame
        ``informant``, the columns of `by`; ``k``, how many informants share them; ``level``, a Categorical: ``red`` for
        k = 1, ``amber`` for fewer than three; ``coarser``, the column by which alone at least three are alike, or
        ``""`` where there is none; ``coarser_k``, how many share it. Empty where nobody stands out.

    Examples
    --------
    >>> people = pd.DataFrame({"informant": ["A", "B", "C"], "unit": "Humas", "position": ["Kepala", "Staf", "Staf"]})
    >>> risky_informants(people)[["informant", "k", "level", "coarser", "coarser_k"]].values.tolist()
    [['A', 1, 'red', 'unit', 3], ['B', 2, 'amber', 'unit', 3], ['C', 2, 'amber', 'unit', 3]]
    """
    plain = pd.DataFrame({name: _folded(informants[name]) for name in by})
    k = plain.groupby(list(by), sort=False)[by[0]].transform("size") if len(plain) else pd.Series(dtype="int64")
    table = informants[["informant", *by]].assign(k=k.astype("int64"))
    few = table["k"] < SAFE_FROM
    coarser = [_coarser(informants, plain, row, by) for row in range(len(table))]
    table = table.assign(
        level=pd.Categorical(["red" if n == 1 else "amber" for n in table["k"]], categories=["red", "amber"]),
        coarser=pd.Series([name for name, _ in coarser], index=table.index, dtype="str"),
        coarser_k=pd.Series([n for _, n in coarser], index=table.index, dtype="Int64"),
    )
    return table[few].sort_values(["k", "informant"], ignore_index=True)


def risk_problems(case: Case) -> list[Problem]:
    """Return a warning for each informant whom the post identifies, where the register holds real people.

    That is where ``provenance.informants`` is ``field``; nobody is behind an illustrative one.
    """
    if case.provenance.get("informants") != "field":
        return []
    risky = pd.DataFrame()
    # What is wrong with the register is told where it is loaded.
    with gather([]):
        risky = risky_informants(load_table(case, "informants", required=False))
    return [_problem(row) for row in risky.to_dict("records")]


def _problem(row: Mapping[Hashable, Any]) -> Problem:
    k, coarser, alike = row["k"], row["coarser"], row["coarser_k"]
    expected = Bilingual(
        f"jabatan yang dimiliki sedikitnya {SAFE_FROM} informan (k = {k}), supaya orangnya tidak dikenali",
        f"a post that at least {SAFE_FROM} informants have (k = {k}), so that nobody is recognised by it",
    )
    remedy = (
        Bilingual(f'Dalam tulisan sebut "{coarser}" saja ({alike} orang).', f'Tell "{coarser}" alone ({alike} people).')
        if coarser
        else Bilingual("Gabungkan dengan jabatan lain, atau sebut lebih umum.", "Join it with others, or say less.")
    )
    return Problem("tables/informants", expected, remedy, column="position", value=str(row["informant"]),
                   severity="warning")  # fmt: skip


def _coarser(informants: pd.DataFrame, plain: pd.DataFrame, row: int, by: Sequence[str]) -> tuple[str, int | None]:
    """Return the column of which enough informants have the same value, the finest one first, and how many."""
    columns = [*by, *(name for name in ("kind", "standing") if name in informants and name not in by)]
    for name in columns:
        values = plain[name] if name in plain else _folded(informants[name])
        own = values.iloc[row]
        alike = int((values == own).sum()) if own else 0
        if alike >= SAFE_FROM:
            return name, alike
    return "", None


def _folded(values: "pd.Series") -> "pd.Series":
    text = values.astype("object").where(values.notna(), "").map(str)
    return text.map(lambda one: " ".join(one.casefold().split()))
