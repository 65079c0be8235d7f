"""How coverage and public comment moved: volume, tone, and where headline and body part."""

from collections.abc import Sequence

import pandas as pd

from casestudy.case import Phase
from casestudy.findings.chronology import assign_phase
from casestudy.tables import TONES


def select_clippings(clippings: pd.DataFrame, *, region: str = "", advertorials: bool = False) -> pd.DataFrame:
    """Return the clippings with the reason for which each is left out of counts.

    Copies of an agency story, paid pieces and pieces about another region are not independent earned coverage of the
    case. The first reason that applies is given.

    Parameters
    ----------
    clippings : pandas.DataFrame
        The ``clippings`` table.
    region : str
        The case's region; without it no clipping is left out for its region.
    advertorials : bool
        Whether paid pieces count.

    Returns
    -------
    pandas.DataFrame
        `clippings` with ``left_out``: ``copy``, ``advertorial``, ``other region`` or ``""``.

    Examples
    --------
    >>> clippings = pd.DataFrame({"duplicate_of": ["", "KL-1"], "advertorial": [True, False], "region": ["", ""]})
    >>> select_clippings(clippings)["left_out"].tolist()
    ['advertorial', 'copy']
    """
    reason = pd.Series("", index=clippings.index, dtype="str")
    if region:
        reason = reason.mask((clippings["region"] != "") & (clippings["region"] != region), "other region")
    if not advertorials:
        reason = reason.mask(clippings["advertorial"], "advertorial")
    reason = reason.mask(clippings["duplicate_of"] != "", "copy")
    return clippings.assign(left_out=reason)


def weekly_tone(clippings: pd.DataFrame) -> pd.DataFrame:
    """Return the number of clippings by week and tone, and each week's net tone.

    Net tone is (positive - negative) / all clippings of the week; nan in a week without any.

    Returns
    -------
    pandas.DataFrame
        ``week`` (its Monday), ``negative``, ``neutral``, ``positive``, ``n``, ``net_tone``; every week from the first
        to the last.

    Examples
    --------
    >>> days = pd.to_datetime(["2022-01-05", "2022-01-06"])
    >>> clippings = pd.DataFrame({"date": days, "tone": ["negative", "neutral"]})
    >>> weekly_tone(clippings)[["negative", "n", "net_tone"]].values.tolist()
    [[1.0, 2.0, -0.5]]
    """
    monday = clippings["date"] - pd.to_timedelta(clippings["date"].dt.day_of_week, unit="D")
    counted = pd.crosstab(monday.rename("week"), clippings["tone"].astype("str")).reindex(
        columns=list(TONES), fill_value=0
    )
    weeks = pd.date_range(monday.min(), monday.max(), freq="7D", name="week") if len(clippings) else counted.index
    table = counted.reindex(weeks, fill_value=0).rename_axis(columns=None)
    n = table.sum(axis=1)
    table["n"] = n
    table["net_tone"] = (table["positive"] - table["negative"]) / n.where(n > 0)
    return table.reset_index()


def tone_by(table: pd.DataFrame, column: str, *, tone: str = "tone") -> pd.DataFrame:
    """Return tone counts for each value of a column, the most frequent value first.

    Parameters
    ----------
    table : pandas.DataFrame
        Clippings or comments.
    column : str
        What to group by, such as ``outlet`` or ``topic``; rows where it is empty are left out.
    tone : str
        The tone column; rows where it is empty are left out.

    Returns
    -------
    pandas.DataFrame
        `column`, ``negative``, ``neutral``, ``positive``, ``n``, ``net_tone``, sorted by falling ``n`` and name.

    Examples
    --------
    >>> tone_by(pd.DataFrame({"outlet": ["A", "A"], "tone": ["negative", "positive"]}), "outlet").values.tolist()
    [['A', 1, 0, 1, 2, 0.0]]
    """
    stated = table[(table[column].astype("str") != "") & table[column].notna() & table[tone].notna()]
    counted = pd.crosstab(stated[column].astype("str").rename(column), stated[tone].astype("str"))
    counts = counted.reindex(columns=list(TONES), fill_value=0).rename_axis(columns=None).reset_index()
    n = counts[list(TONES)].sum(axis=1)
    counts["n"] = n
    counts["net_tone"] = (counts["positive"] - counts["negative"]) / n
    return counts.sort_values(["n", column], ascending=[False, True], ignore_index=True)


def comment_tone(comments: pd.DataFrame, phases: Sequence[Phase]) -> pd.DataFrame:
    """Return the tone of comments by phase, repeated comments counted once, on the day they first stand with a tone.

    Returns
    -------
    pandas.DataFrame
        ``phase`` in order, ``negative``, ``neutral``, ``positive``, ``n``, ``net_tone``; phases without comments have
        0 and nan.

    Examples
    --------
    >>> from datetime import date
    >>> from casestudy.errors import Bilingual
    >>> phases = [Phase("acute", Bilingual("Akut", "Acute"), date(2022, 1, 5))]
    >>> comments = pd.DataFrame({"date": pd.to_datetime(["2022-01-06"] * 2), "text": ["amin"] * 2, "tone": "neutral"})
    >>> comment_tone(comments, phases)["n"].tolist()
    [1]
    """
    stated = comments[comments["tone"].notna()]
    once = stated.sort_values(["date", "tone"], kind="stable").drop_duplicates("text")
    placed = once.assign(phase=assign_phase(once["date"], phases))
    counted = tone_by(placed, "phase").set_index("phase")
    table = counted.reindex([phase.name for phase in phases]).rename_axis("phase").reset_index()
    return table.fillna(dict.fromkeys([*TONES, "n"], 0)).astype(dict.fromkeys([*TONES, "n"], "int64"))


def headline_divergence(clippings: pd.DataFrame) -> pd.DataFrame:
    """Return how often a headline of one tone stands over a body of another.

    Returns
    -------
    pandas.DataFrame
        ``headline_tone``, then one column for each tone of the body, ``n`` and ``same`` (share of bodies in the
        headline's tone); three rows. Clippings without a headline tone are left out.

    Examples
    --------
    >>> clippings = pd.DataFrame({"headline_tone": ["negative"], "tone": ["neutral"]})
    >>> headline_divergence(clippings).head(1).values.tolist()
    [['negative', 0, 1, 0, 1, 0.0]]
    """
    stated = clippings[clippings["headline_tone"].notna()]
    counted = pd.crosstab(stated["headline_tone"].astype("str"), stated["tone"].astype("str"))
    table = counted.reindex(index=list(TONES), columns=list(TONES), fill_value=0)
    n = table.sum(axis=1)
    same = pd.Series({tone: table.loc[tone, tone] for tone in TONES}) / n.where(n > 0)
    named = table.rename_axis("headline_tone").rename_axis(columns=None)
    return named.assign(n=n, same=same).reset_index()
