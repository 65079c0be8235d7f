"""Agreement between two coders, code by code, with the unit named and the universe shown."""

from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Unit = Literal["document", "turn", "paragraph"]

#: Why a coefficient is undefined.
NO_VARIATION = "no variation"
NO_UNITS = "no pairable unit"


def coding_units(texts: pd.DataFrame, turns: pd.DataFrame, *, unit: Unit) -> pd.DataFrame:
    r"""Return the units that coders could have coded.

    Parameters
    ----------
    texts : pandas.DataFrame
        ``doc``, ``text``.
    turns : pandas.DataFrame
        The ``turns`` table; a question of the interviewer is no unit.
    unit : {"document", "turn", "paragraph"}
        ``turn`` is an informant's turn, and a paragraph in documents without turns.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``unit`` (from 1 in each document), ``start``, ``end``.

    Examples
    --------
    >>> texts = pd.DataFrame({"doc": ["OBS-1"], "text": ["Satu.\n\nDua."]})
    >>> turns = pd.DataFrame({"doc": [], "role": [], "start": [], "end": []})
    >>> coding_units(texts, turns, unit="turn")[["start", "end"]].values.tolist()
    [[0, 5], [7, 11]]
    """
    rows = []
    with_turns = set(turns["doc"])
    for doc, text in zip(texts["doc"], texts["text"], strict=True):
        if unit == "document":
            spans = [(0, len(text))]
        elif unit == "turn" and doc in with_turns:
            answers = turns[(turns["doc"] == doc) & (turns["role"] == "informant")]
            spans = [(int(start), int(end)) for start, end in zip(answers["start"], answers["end"], strict=True)]
        else:
            spans = _paragraphs(text)
        rows += [(doc, number, start, end) for number, (start, end) in enumerate(spans, 1)]
    return pd.DataFrame(rows, columns=["doc", "unit", "start", "end"])


def coded_units(units: pd.DataFrame, segments: pd.DataFrame) -> pd.DataFrame:
    """Return which coder gave which code to which unit; any overlap of a segment with a unit counts.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``unit``, ``code``, ``coder``, each combination once, sorted.

    Examples
    --------
    >>> units = pd.DataFrame({"doc": "a", "unit": [1, 2], "start": [0, 7], "end": [5, 11]})
    >>> segments = pd.DataFrame({"doc": ["a"], "start": [8], "end": [10], "code": ["x"], "coder": ["k1"]})
    >>> coded_units(units, segments).values.tolist()
    [['a', 2, 'x', 'k1']]
    """
    pairs = units.merge(segments, on="doc", suffixes=("_unit", ""))
    overlaps = (pairs["start"] < pairs["end_unit"]) & (pairs["end"] > pairs["start_unit"])
    named = pairs.loc[overlaps, ["doc", "unit", "code", "coder"]].drop_duplicates()
    return named.sort_values(["doc", "unit", "code", "coder"], ignore_index=True)


def agreement(
    units: pd.DataFrame,
    segments: pd.DataFrame,
    *,
    coders: tuple[str, str],
    codes: list[str],
    seed: int,
    replicates: int = 1000,
) -> pd.DataFrame:
    """Return how far two coders agree on each code, unit by unit.

    For each code every unit is a yes or a no of each coder. Percent agreement, Holsti's 2M/(N1+N2) (equal to it when
    both judged every unit), Cohen's κ (Cohen 1960) and Krippendorff's α for nominal data (Krippendorff 2011) are
    given, with a 95 % percentile interval of α from resampling whole documents.

    Parameters
    ----------
    units : pandas.DataFrame
        From `coding_units`: the universe. Units that neither coder coded are in it.
    segments : pandas.DataFrame
        The ``segments`` table.
    coders : tuple of str
        The two coders.
    codes : list of str
        The codes to compare, in this order.
    seed : int
        Of the bootstrap.
    replicates : int
        Number of bootstrap samples; those in which α is undefined are left out and counted.

    Returns
    -------
    pandas.DataFrame
        ``code``, ``n_units``, ``n_both`` (both coded), ``n_first``, ``n_second`` (one alone), ``n_neither``,
        ``prevalence`` (mean share of units coded), ``percent``, ``kappa``, ``alpha``, ``alpha_low``, ``alpha_high``,
        ``undefined`` (replicates), ``reason`` (why a coefficient is nan, else empty).

    Examples
    --------
    >>> units = pd.DataFrame({"doc": ["a", "a", "b", "b"], "unit": [1, 2, 1, 2], "start": [0, 6, 0, 6],
    ...                       "end": [5, 9, 5, 9]})
    >>> segments = pd.DataFrame({"doc": ["a", "a", "b"], "start": [0, 0, 6], "end": [5, 5, 9], "code": "x",
    ...                          "coder": ["k1", "k2", "k1"]})
    >>> agreement(units, segments, coders=("k1", "k2"), codes=["x"], seed=1)[["percent", "kappa"]].values.tolist()
    [[0.75, 0.5]]
    """
    coded = coded_units(units, segments)
    documents = sorted(set(units["doc"]))
    cluster = units["doc"].map({doc: n for n, doc in enumerate(documents)}).to_numpy("int64")
    rng = np.random.default_rng(seed)
    draws = (
        rng.integers(0, len(documents), size=(replicates, len(documents))) if documents else np.zeros((0, 0), "int64")
    )
    rows = []
    for code in codes:
        first, second = (_ratings(units, coded, code, coder) for coder in coders)
        cells = _cells(first, second, cluster, len(documents))
        total = cells.sum(axis=0)
        alpha, reason = krippendorff_alpha(total)
        kappa, _ = cohen_kappa(total)
        sampled = [krippendorff_alpha(cells[draw].sum(axis=0))[0] for draw in draws]
        defined = np.array([value for value in sampled if not np.isnan(value)])
        low, high = np.quantile(defined, [0.025, 0.975]) if len(defined) and not np.isnan(alpha) else (np.nan, np.nan)
        both, one, two, neither = (int(n) for n in total)
        n = len(units)
        rows.append((code, n, both, one, two, neither, (2 * both + one + two) / (2 * n) if n else np.nan,
                     (both + neither) / n if n else np.nan, kappa, alpha, low, high, len(sampled) - len(defined),
                     reason))  # fmt: skip
    names = ["code", "n_units", "n_both", "n_first", "n_second", "n_neither", "prevalence", "percent", "kappa", "alpha",
             "alpha_low", "alpha_high", "undefined", "reason"]  # fmt: skip
    return pd.DataFrame(rows, columns=names)


def cohen_kappa(cells: NDArray[np.int64]) -> tuple[float, str]:
    """Return Cohen's κ of a 2 × 2 table (both, first only, second only, neither), and why it is nan if it is.

    Examples
    --------
    >>> cohen_kappa(np.array([20, 5, 10, 15]))
    (0.4, '')
    """
    both, one, two, neither = (float(n) for n in cells)
    n = both + one + two + neither
    if n == 0:
        return float("nan"), NO_UNITS
    observed = (both + neither) / n
    chance = ((both + one) * (both + two) + (two + neither) * (one + neither)) / n**2
    if chance == 1:
        return float("nan"), NO_VARIATION
    return round((observed - chance) / (1 - chance), 12), ""


def krippendorff_alpha(cells: NDArray[np.int64]) -> tuple[float, str]:
    """Return Krippendorff's nominal α of a 2 × 2 table (both, first only, second only, neither), and why it is nan.

    For two coders without gaps, with N = 2n ratings of which y are yes, α = 1 - (N - 1) · disagreements · 2 / (2 · y ·
    (N - y)) (Krippendorff 2011, binary data).

    Examples
    --------
    >>> krippendorff_alpha(np.array([1, 1, 3, 5]))[0].__round__(3)
    0.095
    """
    both, one, two, neither = (float(n) for n in cells)
    ratings = 2 * (both + one + two + neither)
    if ratings == 0:
        return float("nan"), NO_UNITS
    yes = 2 * both + one + two
    if yes in (0, ratings):
        return float("nan"), NO_VARIATION
    return round(1 - (ratings - 1) * (one + two) / (yes * (ratings - yes)), 12), ""


def _ratings(units: pd.DataFrame, coded: pd.DataFrame, code: str, coder: str) -> NDArray[np.bool_]:
    given = coded[(coded["code"] == code) & (coded["coder"] == coder)]
    chosen = pd.MultiIndex.from_frame(given[["doc", "unit"]])
    rated: NDArray[np.bool_] = pd.MultiIndex.from_frame(units[["doc", "unit"]]).isin(chosen)
    return rated


def _cells(first: NDArray[np.bool_], second: NDArray[np.bool_], cluster: NDArray[np.int64], clusters: int
           ) -> NDArray[np.int64]:  # fmt: skip
    kinds = [first & second, first & ~second, ~first & second, ~first & ~second]
    return np.column_stack([np.bincount(cluster[kind], minlength=clusters) for kind in kinds])


def _paragraphs(text: str) -> list[tuple[int, int]]:
    spans = []
    start = 0
    for piece in text.split("\n"):
        if piece.strip():
            spans.append((start, start + len(piece)))
        start += len(piece) + 1
    return spans
