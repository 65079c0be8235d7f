"""The saturation curve: the codes and themes known after each interview, with the passage that brought each."""

import pandas as pd

from casestudy.coding.codebook import codebook_tree
from casestudy.findings.counting import Count, count_rows

#: With fewer interviews than this, what is said of saturation is indicative only.
ENOUGH_INTERVIEWS = 10

_PLACE = ("order", "position")
#: What the numbers of `saturation_curve` count among `code_arrivals`.
SATURATION_CURVE = {
    "new_codes": Count(by=_PLACE, where={"level": "code", "new": True}),
    "codes": Count(by=_PLACE, where={"level": "code"}),
    "new_themes": Count(by=_PLACE, where={"level": "theme", "new": True}),
    "themes": Count(by=_PLACE, where={"level": "theme"}),
}


def code_arrivals(segments: pd.DataFrame, orders: pd.DataFrame, codebook: pd.DataFrame) -> pd.DataFrame:
    """Return, for each interview of each order, the codes and themes known by then, with the passage that brought each.

    Parameters
    ----------
    segments : pandas.DataFrame
        The ``segments`` table of one coder.
    orders : pandas.DataFrame
        From `casestudy.findings.themes.saturation.orders.interview_orders`.
    codebook : pandas.DataFrame
        The ``codebook`` table.

    Returns
    -------
    pandas.DataFrame
        ``order``, ``position``, ``level`` (``code`` or ``theme``), ``name`` (of the code or theme), ``new`` (whether
        this interview brought it), and of the passage that brought it ``doc``, ``start``, ``end``, ``code``,
        ``coder``: one row a name known, in the order of the codebook.

    Examples
    --------
    >>> orders = pd.DataFrame({"order": ["date", "date", "reversed", "reversed"], "position": [1, 2, 1, 2],
    ...                        "doc": ["A", "B", "B", "A"]})
    >>> book = pd.DataFrame({"code": ["x"], "parent": "", "label_id": "", "label_en": ""})
    >>> segments = pd.DataFrame({"doc": ["A"], "start": [0], "end": [5], "code": ["x"], "coder": "k1"})
    >>> arrivals = code_arrivals(segments, orders, book)
    >>> arrivals.loc[arrivals["level"] == "code", ["order", "position", "new"]].values.tolist()
    [['date', 1, True], ['date', 2, False], ['reversed', 2, True]]
    """
    tree = codebook_tree(codebook)
    rank = {code: number for number, code in enumerate(tree["code"])}
    theme = segments["code"].map(dict(zip(tree["code"], tree["theme"], strict=True)))
    columns = ["doc", "start", "end", "code", "coder"]
    levels = {"code": segments["code"], "theme": theme}
    said = pd.concat([segments[columns].assign(level=level, name=name) for level, name in levels.items()])
    first = said.sort_values(["doc", "start", "end", "code", "coder"]).drop_duplicates(["doc", "level", "name"])
    heard = orders.merge(first, on="doc").sort_values(["order", "position"], kind="stable")
    brought = heard.drop_duplicates(["order", "level", "name"]).rename(columns={"position": "since"})
    places = orders[["order", "position"]].assign(_order=pd.factorize(orders["order"])[0])
    known = places.merge(brought, on="order")
    known = known[known["since"] <= known["position"]].assign(new=lambda rows: rows["since"] == rows["position"])
    known = known.assign(_rank=known["name"].map(rank))
    ordered = known.sort_values(["_order", "position", "level", "_rank"], ignore_index=True)
    return ordered[["order", "position", "level", "name", "new", *columns]]


def saturation_curve(segments: pd.DataFrame, orders: pd.DataFrame, codebook: pd.DataFrame) -> pd.DataFrame:
    """Return how many codes and themes each interview of each order brings, and how many are known by then.

    Parameters
    ----------
    segments, orders, codebook : pandas.DataFrame
        As in `code_arrivals`.

    Returns
    -------
    pandas.DataFrame
        ``order``, ``position``, ``doc``, ``new_codes``, ``codes``, ``new_themes``, ``themes``, ``status``
        (``indicative`` with fewer than ten interviews, else empty); one row an interview of each order. The rows
        counted are those of `code_arrivals`.

    Examples
    --------
    >>> orders = pd.DataFrame({"order": ["date", "date", "reversed", "reversed"], "position": [1, 2, 1, 2],
    ...                        "doc": ["A", "B", "B", "A"]})
    >>> book = pd.DataFrame({"code": ["x", "y"], "parent": "", "label_id": "", "label_en": ""})
    >>> segments = pd.DataFrame({"doc": ["A", "A"], "start": [0, 6], "end": [5, 9], "code": ["x", "y"], "coder": "k1"})
    >>> saturation_curve(segments, orders, book)[["order", "new_codes", "codes"]].values.tolist()
    [['date', 2, 2], ['date', 0, 2], ['reversed', 0, 0], ['reversed', 2, 2]]
    """
    table = count_rows(orders, code_arrivals(segments, orders, codebook), SATURATION_CURVE)
    return table.assign(status=saturation_status(table.groupby("order")["position"].transform("size")))


def saturation_status(interviews: "pd.Series[int]") -> "pd.Series[str]":
    """Return ``indicative`` for studies of fewer than ten interviews, else an empty text.

    Examples
    --------
    >>> saturation_status(pd.Series([9, 10])).tolist()
    ['indicative', '']
    """
    return pd.Series("", index=interviews.index, dtype="str").mask(interviews < ENOUGH_INTERVIEWS, "indicative")
