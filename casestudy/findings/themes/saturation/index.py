"""The saturation index of Guest, Namey and Chen (2020): new information in a run of interviews against a base."""

import pandas as pd

from casestudy.findings.counting import Count, count_rows
from casestudy.findings.themes.saturation.curve import code_arrivals, saturation_curve, saturation_status

#: What the numbers of `saturation_index` count among `saturation_rows`.
SATURATION_INDEX = {
    "base_codes": Count(by=("order",), where={"part": "base"}),
    "run_codes": Count(by=("order",), where={"part": "run"}),
}


def saturation_index(
    segments: pd.DataFrame, orders: pd.DataFrame, codebook: pd.DataFrame, *, base: int = 4, run: int = 2,
    threshold: float = 0.05,
) -> pd.DataFrame:  # fmt: skip
    """Return where each order of the interviews reaches saturation, after Guest, Namey and Chen (2020).

    The new codes of a run of interviews are divided by the codes of the first interviews, the base. Runs follow each
    other by one interview; the first whose share is at most the threshold is where saturation is reached, written
    ``5+2``: after five interviews, seen in the two that follow. With fewer than ten interviews this is indicative only.

    Parameters
    ----------
    segments, orders, codebook : pandas.DataFrame
        As in `casestudy.findings.themes.saturation.curve.code_arrivals`.
    base : int
        Interviews in the base; the authors use 4 to 6.
    run : int
        Interviews in a run; 2 or 3.
    threshold : float
        The largest share of new information that counts as none; 0.05 or 0.

    Returns
    -------
    pandas.DataFrame
        ``order``, ``interviews``, ``base``, ``base_codes``, ``run_from``, ``run_to`` (positions), ``run_codes`` (new in
        this run), ``new_share``, ``threshold``, ``reached`` (such as ``5+2``; empty where it is not), ``status``
        (``indicative``, or empty).
        The run is the one that reaches saturation, else the last; where there are too few interviews for one,
        ``run_from`` and ``run_to`` are missing and the share is nan. The rows counted are those of `saturation_rows`.

    References
    ----------
    Guest, G., Namey, E. and Chen, M. (2020). A simple method to assess and report thematic saturation in qualitative
    research. PLOS ONE 15(5): e0232076.

    Examples
    --------
    >>> orders = pd.DataFrame({"order": "date", "position": [1, 2, 3], "doc": ["A", "B", "C"]})
    >>> book = pd.DataFrame({"code": ["x", "y"], "parent": "", "label_id": "", "label_en": ""})
    >>> segments = pd.DataFrame({"doc": ["A", "B"], "start": [0, 6], "end": [5, 9], "code": ["x", "y"], "coder": "k1"})
    >>> index = saturation_index(segments, orders, book, base=1, run=1)
    >>> index[["base_codes", "run_codes", "new_share", "reached"]].values.tolist()
    [[1, 0, 0.0, '2+1']]
    """
    if base < 1 or run < 1 or threshold < 0:
        raise ValueError(
            f"`base` and `run` must be 1 or more and `threshold` 0 or more, not {base}, {run}, {threshold}"
        )
    curve = saturation_curve(segments, orders, codebook)
    rows = [
        (name, len(part), base, *_reach(part["new_codes"].tolist(), base, run, threshold))
        for name, part in curve.groupby("order", sort=False)
    ]
    table = pd.DataFrame(rows, columns=["order", "interviews", "base", "run_from", "run_to", "reached"])
    table = table.astype({"run_from": "Int64", "run_to": "Int64", "reached": "str"})
    arrivals = code_arrivals(segments, orders, codebook)
    counted = count_rows(table, saturation_rows(arrivals, table), SATURATION_INDEX)
    share = (counted["run_codes"] / counted["base_codes"].where(counted["base_codes"] > 0)).where(
        table["run_to"].notna()
    )
    counted = counted.assign(
        new_share=share.astype("float64"), threshold=threshold, status=saturation_status(counted["interviews"])
    )
    return counted[["order", "interviews", "base", "base_codes", "run_from", "run_to", "run_codes", "new_share",
                    "threshold", "reached", "status"]]  # fmt: skip


def saturation_rows(arrivals: pd.DataFrame, index: pd.DataFrame) -> pd.DataFrame:
    """Return the codes behind the shares of a saturation index: those new in the base, and those new in the run.

    Parameters
    ----------
    arrivals : pandas.DataFrame
        From `casestudy.findings.themes.saturation.curve.code_arrivals`.
    index : pandas.DataFrame
        From `saturation_index`: ``order``, ``base``, ``run_from``, ``run_to``.

    Returns
    -------
    pandas.DataFrame
        The rows of `arrivals` that brought a code, with ``part`` (``base`` or ``run``).

    Examples
    --------
    >>> arrivals = pd.DataFrame({"order": "date", "position": [1, 3], "level": "code", "name": ["x", "y"], "new": True})
    >>> index = pd.DataFrame({"order": ["date"], "base": [2], "run_from": [3], "run_to": [4]})
    >>> saturation_rows(arrivals, index)["part"].tolist()
    ['base', 'run']
    """
    brought = arrivals[arrivals["new"] & (arrivals["level"] == "code")]
    placed = brought.merge(index[["order", "base", "run_from", "run_to"]], on="order", how="left")
    base = placed["position"] <= placed["base"]
    run = placed["position"].between(placed["run_from"], placed["run_to"]).fillna(False).astype("bool")
    part = pd.Series("", index=placed.index, dtype="str").mask(base, "base").mask(run, "run")
    rows = placed[part != ""].assign(part=part)
    return rows.drop(columns=["base", "run_from", "run_to"]).reset_index(drop=True)


def _reach(new: list[int], base: int, run: int, threshold: float) -> tuple[int | None, int | None, str]:
    """Return the run that reaches saturation, else the last, and how it is written if it does."""
    known = sum(new[:base])
    last = len(new) - run
    for before in range(base, last + 1):
        if known and sum(new[before : before + run]) <= threshold * known + 1e-9:
            return before + 1, before + run, f"{before}+{run}"
    return (last + 1, last + run, "") if last >= base else (None, None, "")
