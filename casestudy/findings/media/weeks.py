"""Volume and tone of coverage, week by week."""

import pandas as pd

from casestudy.findings.chronology.periods import assign_week
from casestudy.findings.counting import count_rows
from casestudy.findings.media.tone import add_net_tone, tone_counts


def weekly_rows(clippings: pd.DataFrame) -> pd.DataFrame:
    """Return the clippings that `weekly_tone` counts, each with its ``week`` (the Monday).

    They are counted with ``tone_counts("week")``, or ``tone_counts(by, "week")``.

    Examples
    --------
    >>> clippings = pd.DataFrame({"doc": ["KL-1"], "date": [pd.Timestamp("2022-01-05")], "tone": ["negative"]})
    >>> weekly_rows(clippings)["week"].dt.strftime("%d %B").tolist()
    ['03 January']
    """
    return clippings.assign(week=assign_week(clippings["date"]))


def weekly_tone(clippings: pd.DataFrame, *, by: str | None = None) -> pd.DataFrame:
    """Return the number of clippings by week and tone, and each week's net tone.

    Net tone is (positive - negative) / all clippings of the week; nan in a week without any.

    Parameters
    ----------
    clippings : pandas.DataFrame
        The ``clippings`` table, or what `select_clippings` or `clipping_selections` made of it.
    by : str, optional
        Counts the clippings of each value of this column apart, such as ``selection``.

    Returns
    -------
    pandas.DataFrame
        `by` where it is given, ``week`` (its Monday), ``negative``, ``neutral``, ``positive``, ``n``, ``net_tone``;
        for each value of `by` every week from the first to the last of the whole table. The rows counted are those of
        `weekly_rows`.

    Examples
    --------
    >>> days = pd.to_datetime(["2022-01-05", "2022-01-06"])
    >>> clippings = pd.DataFrame({"date": days, "tone": ["negative", "neutral"]})
    >>> weekly_tone(clippings)[["negative", "n", "net_tone"]].values.tolist()
    [[1.0, 2.0, -0.5]]
    """
    rows = weekly_rows(clippings)
    keys = ["week"] if by is None else [by, "week"]
    cells = rows[keys].head(0)
    if len(rows):
        weeks = pd.Series(pd.date_range(rows["week"].min(), rows["week"].max(), freq="7D"), name="week")
        cells = weeks.to_frame() if by is None else _in_order(rows[by]).to_frame().merge(weeks, how="cross")
    return add_net_tone(count_rows(cells, rows, tone_counts(*keys)))


def _in_order(values: "pd.Series[str]") -> "pd.Series[str]":
    """Return each value once, in the order of the categories, else of the names."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        return pd.Series(pd.Categorical.from_codes(range(len(values.cat.categories)), dtype=values.dtype),
                         name=values.name)  # fmt: skip
    return values.drop_duplicates().sort_values(ignore_index=True)
