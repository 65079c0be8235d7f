"""What the office did: activities by kind, district and month, and the evidence that they name."""

import pandas as pd

from casestudy.findings.counting import Count, count_rows
from casestudy.tables import TABLES

KINDS = next(column.allowed for column in TABLES["activities"].columns if column.name == "kind")
_ORDER = ["date", "name", "district", "kind", "evidence", "participants"]


def _counts(*by: str) -> dict[str, Count]:
    return {
        "n": Count(by=by),
        "stated": Count(by=by, where={"stated": True}),
        "participants": Count(by=by, total="participants"),
    }


#: What the numbers of `activity_counts`, `activity_kinds` and `activity_map` count among `activity_rows`.
ACTIVITY_COUNTS = {"n": Count(by=("district", "kind"))}
ACTIVITY_KINDS = {**_counts("kind"), "unstated": Count(by=("kind",), where={"stated": False})}
ACTIVITY_MAP = {
    **{kind: Count(by=("district", "month"), where={"kind": kind}) for kind in KINDS},
    **_counts("district", "month"),
}


def activity_register(activities: pd.DataFrame) -> pd.DataFrame:
    """Return the activities in order of date.

    Returns
    -------
    pandas.DataFrame
        ``date``, ``name``, ``kind``, ``district``, ``participants``, ``evidence``.

    Examples
    --------
    >>> activities = pd.DataFrame({"date": pd.to_datetime(["2022-02-01"]), "name": ["Deklarasi"],
    ...     "kind": ["declaration"], "district": ["Rawalumbu"], "participants": [100], "evidence": ["KL-1"]})
    >>> len(activity_register(activities))
    1
    """
    columns = ["date", "name", "kind", "district", "participants", "evidence"]
    # The same activity may be held in two districts on one day.
    return activities.sort_values(_ORDER, ignore_index=True)[columns]


def activity_rows(activities: pd.DataFrame) -> pd.DataFrame:
    """Return the activities that the counts of this module are made from.

    Returns
    -------
    pandas.DataFrame
        The rows of `activities`, under their index, with ``month`` (its first day) and ``stated`` (whether they state
        their participants); ``district`` and ``kind`` are text.

    Examples
    --------
    >>> activities = pd.DataFrame({"date": [pd.Timestamp("2022-02-11")], "kind": ["social"], "district": ["A"],
    ...                            "participants": [40]})
    >>> activity_rows(activities)[["month", "stated"]].astype("str").values.tolist()
    [['2022-02-01', 'True']]
    """
    month = activities["date"].dt.to_period("M").dt.start_time
    participants = activities["participants"].astype("Int64")
    rows = activities.assign(month=month, stated=participants.notna(), participants=participants)
    return rows.astype({"district": "str", "kind": "str"})


def activity_counts(activities: pd.DataFrame) -> pd.DataFrame:
    """Return the number of activities by district and kind: ``district``, ``kind``, ``n``; empty pairs are 0.

    The rows counted are those of `activity_rows`.

    Examples
    --------
    >>> activities = pd.DataFrame({"kind": ["social"], "district": ["A"], "date": [pd.Timestamp("2022-02-11")],
    ...                            "participants": [40]})
    >>> activity_counts(activities).values.tolist()
    [['A', 'declaration', 0], ['A', 'media', 0], ['A', 'social', 1]]
    """
    rows = activity_rows(activities)
    districts = rows[["district"]].drop_duplicates()
    cells = districts.merge(pd.DataFrame({"kind": KINDS}), how="cross")
    return count_rows(cells.sort_values(["district", "kind"], ignore_index=True), rows, ACTIVITY_COUNTS)


def activity_kinds(activities: pd.DataFrame) -> pd.DataFrame:
    """Return how many activities of each kind there were, and how many participants were declared.

    Returns
    -------
    pandas.DataFrame
        ``kind`` in the order of the register's choices; ``n``; ``stated`` (activities that state a number of
        participants), ``unstated``; ``participants``, the sum over those that state it, missing where none does. The
        rows counted are those of `activity_rows`.

    Examples
    --------
    >>> activities = pd.DataFrame({"date": pd.Timestamp("2022-02-11"), "kind": ["social", "social"], "district": "A",
    ...                            "participants": pd.array([40, None], dtype="Int64")})
    >>> activity_kinds(activities).loc[1, ["kind", "unstated", "participants"]].astype("str").tolist()
    ['social', '1', '40']
    """
    kinds = pd.DataFrame({"kind": KINDS})
    counted = _without_sums_of_nothing(count_rows(kinds, activity_rows(activities), ACTIVITY_KINDS))
    return counted[["kind", "n", "stated", "unstated", "participants"]]


def activity_map(activities: pd.DataFrame) -> pd.DataFrame:
    """Return the activities by district and month, with how many were of each kind.

    Returns
    -------
    pandas.DataFrame
        ``district``, ``month`` (its first day); ``declaration``, ``social``, ``media`` and ``n``, activities;
        ``stated``, how many of them state their participants, and ``participants``, the sum over these, missing where
        none does. Every district with every month from the first to the last; districts with the most activities
        first, ties by name. The rows counted are those of `activity_rows`.

    Examples
    --------
    >>> activities = pd.DataFrame({"date": pd.to_datetime(["2022-02-11", "2022-04-01"]), "kind": "social",
    ...                            "district": "A", "participants": pd.array([40, None], dtype="Int64")})
    >>> activity_map(activities)["n"].tolist()
    [1, 0, 1]
    """
    rows = activity_rows(activities)
    sizes = rows.groupby("district").size().rename("size").reset_index()
    districts = sizes.sort_values(["size", "district"], ascending=[False, True])[["district"]]
    cells = rows[["district", "month"]].head(0)
    if len(rows):
        months = pd.DataFrame({"month": pd.date_range(rows["month"].min(), rows["month"].max(), freq="MS")})
        cells = districts.merge(months, how="cross")
    return _without_sums_of_nothing(count_rows(cells, rows, ACTIVITY_MAP))


def _without_sums_of_nothing(counted: pd.DataFrame) -> pd.DataFrame:
    """Return counts in which participants that nobody declared are missing, not 0."""
    return counted.assign(participants=counted["participants"].astype("Int64").mask(counted["stated"] == 0))


def activity_evidence(activities: pd.DataFrame, texts: pd.DataFrame) -> pd.DataFrame:
    """Return the evidence that each activity names, held against the documents of the case.

    Parameters
    ----------
    activities : pandas.DataFrame
        The ``activities`` table; ``evidence`` holds codes of documents, or descriptions, divided by ``;``.
    texts : pandas.DataFrame
        ``doc`` and ``source`` of every document of the case.

    Returns
    -------
    pandas.DataFrame
        ``row`` (in the register, whose header is row 1; empty rows are not counted), ``date``, ``name``, ``evidence``,
        ``source`` (the kind of document; empty where there is none), ``state``, in the order of the register. The
        state is ``held``, where the case holds that document; ``missing``, where what reads as a code (one word with
        a digit in it) is of no document; ``described``, where the evidence is told in words; ``none``, for an
        activity that rests on the register alone.

    Examples
    --------
    >>> activities = pd.DataFrame({"date": pd.Timestamp("2022-10-09"), "name": ["Kerja bakti", "Apel"],
    ...                            "evidence": ["OBS-4; KL-999", ""]})
    >>> texts = pd.DataFrame({"doc": ["OBS-4"], "source": ["observation"]})
    >>> activity_evidence(activities, texts)[["evidence", "state"]].values.tolist()
    [['OBS-4', 'held'], ['KL-999', 'missing'], ['', 'none']]
    """
    sources = dict(zip(texts["doc"].astype("str"), texts["source"].astype("str"), strict=True))
    found = []
    told = zip(
        range(2, len(activities) + 2), activities["date"], activities["name"], activities["evidence"], strict=True
    )
    for row, day, name, evidence in told:
        links = [link.strip() for link in str(evidence).split(";") if link.strip()] or [""]
        found += [(row, day, name, link, sources.get(link, ""), _state(link, sources)) for link in links]
    table = pd.DataFrame(found, columns=["row", "date", "name", "evidence", "source", "state"])
    return table.astype({"row": "int64", "date": "datetime64[s]"})


def _state(link: str, sources: "dict[str, str]") -> str:
    if link in sources:
        return "held"
    if not link:
        return "none"
    return "missing" if len(link.split()) == 1 and any(letter.isdigit() for letter in link) else "described"
