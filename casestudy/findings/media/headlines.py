"""Where a headline says something else than the body under it."""

import pandas as pd

from casestudy.findings.counting import Count, count_rows
from casestudy.findings.media.tone import tone_counts
from casestudy.tables import TONES

#: What the numbers of `headline_divergence` count among `headline_rows`.
HEADLINE_DIVERGENCE = tone_counts("headline_tone", tone="body_tone")


def headline_rows(clippings: pd.DataFrame) -> pd.DataFrame:
    """Return the clippings that `headline_divergence` counts: those with a headline tone.

    Returns
    -------
    pandas.DataFrame
        Rows of `clippings` with ``body_tone`` and ``same``, whether both tones are.

    Examples
    --------
    >>> clippings = pd.DataFrame({"doc": ["KL-1"], "headline_tone": ["negative"], "tone": ["neutral"]})
    >>> headline_rows(clippings)[["doc", "same"]].values.tolist()
    [['KL-1', False]]
    """
    stated = clippings[clippings["headline_tone"].notna()].astype({"headline_tone": "str"})
    body = stated["tone"].astype("str")
    return stated.assign(body_tone=body, same=stated["headline_tone"] == body)


def headline_divergence(clippings: pd.DataFrame) -> pd.DataFrame:
    """Return how often a headline of one tone stands over a body of another.

    Returns
    -------
    pandas.DataFrame
        ``headline_tone``, then one column for each tone of the body, ``n`` and ``same`` (share of bodies in the
        headline's tone); three rows. Clippings without a headline tone are left out. The rows counted are those of
        `headline_rows`.

    Examples
    --------
    >>> clippings = pd.DataFrame({"headline_tone": ["negative"], "tone": ["neutral"]})
    >>> headline_divergence(clippings).head(1).values.tolist()
    [['negative', 0, 1, 0, 1, 0.0]]
    """
    table = pd.DataFrame({"headline_tone": TONES})
    counts = {**HEADLINE_DIVERGENCE, "same": Count(by=("headline_tone",), where={"same": True})}
    counted = count_rows(table, headline_rows(clippings), counts)
    return counted.assign(same=counted["same"] / counted["n"].where(counted["n"] > 0))


def diverging_headlines(clippings: pd.DataFrame) -> pd.DataFrame:
    """Return the clippings whose headline has another tone than their body, in order of date.

    Parameters
    ----------
    clippings : pandas.DataFrame
        The ``clippings`` table. Those without a headline tone are left out.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``date``, ``outlet``, ``headline``, ``headline_tone``, ``body_tone``, sorted by ``date`` and ``doc``.

    Examples
    --------
    >>> clippings = pd.DataFrame({"doc": ["KL-1", "KL-2"], "date": pd.Timestamp("2022-01-05"), "outlet": "A",
    ...     "headline": ["Kota Panik", "Loket Buka"], "headline_tone": ["negative", "neutral"], "tone": "neutral"})
    >>> diverging_headlines(clippings)["headline"].tolist()
    ['Kota Panik']
    """
    rows = headline_rows(clippings)
    columns = ["doc", "date", "outlet", "headline", "headline_tone", "body_tone"]
    return rows.loc[~rows["same"], columns].sort_values(["date", "doc"], ignore_index=True)
