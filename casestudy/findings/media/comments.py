"""Public comment by phase: its tone, and how sure the net tone is."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from casestudy.case import Phase
from casestudy.findings.chronology.periods import assign_phase
from casestudy.findings.counting import Count, count_rows
from casestudy.findings.media.tone import FEW, add_net_tone, tone_counts

#: What the numbers of `comment_tone` count among `comment_rows`.
COMMENT_TONE = {
    **tone_counts("phase"),
    "clusters": Count(by=("phase",), once=("cluster",)),
    "posts": Count(by=("phase",), where={"on_post": True}, once=("cluster",)),
}
_COLUMNS = ("phase", "negative", "neutral", "positive", "n", "net_tone", "low", "high", "clusters", "posts", "reason",
            "small", "method", "replicates", "level", "seed")  # fmt: skip


def comment_rows(comments: pd.DataFrame, phases: Sequence[Phase]) -> pd.DataFrame:
    """Return the comments that `comment_tone` counts, one a row.

    Comments repeated word for word are counted once, on the day they first stand with a tone. Comments from before
    the first phase, and those without a tone, are left out.

    Parameters
    ----------
    comments, phases
        As in `comment_tone`.

    Returns
    -------
    pandas.DataFrame
        Rows of `comments` with ``phase``, ``on_post`` (whether the comment names the post that it answers) and
        ``cluster`` (what is drawn together in the bootstrap: the post, or the comment itself), sorted by ``doc``.

    Examples
    --------
    >>> from datetime import date
    >>> from casestudy.errors import Bilingual
    >>> phases = [Phase("acute", Bilingual("Akut", "Acute"), date(2022, 1, 5))]
    >>> comments = pd.DataFrame({"doc": ["KM-1", "KM-2"], "date": pd.Timestamp("2022-01-06"), "post": ["PS-1", ""],
    ...                          "text": ["amin", "wah"], "tone": "neutral"})
    >>> comment_rows(comments, phases)["cluster"].tolist()
    ['post PS-1', 'comment KM-2']
    """
    table = comments[comments["tone"].notna()].astype({"tone": "str"})
    # A table without the optional columns is one of single comments, named by their places.
    table = table.assign(doc=table.get("doc", table.index.astype("str")), post=table.get("post", ""))
    once = table.sort_values(["date", "tone", "doc"], kind="stable").drop_duplicates("text")
    on_post = once["post"] != ""
    cluster = ("post " + once["post"]).where(on_post, "comment " + once["doc"])
    placed = once.assign(phase=assign_phase(once["date"], phases), on_post=on_post, cluster=cluster)
    return placed[placed["phase"] != ""].sort_values("doc")


def comment_tone(
    comments: pd.DataFrame, phases: Sequence[Phase], *, replicates: int = 2000, level: float = 0.95, seed: int = 1,
    few: int = FEW,
) -> pd.DataFrame:  # fmt: skip
    """Return the tone of comments by phase, with a bootstrap interval of the net tone.

    Comments under one post answer it and each other, so that they are not independent. Posts are drawn as a whole,
    with replacement, as many as the phase has; a comment that names no post is drawn alone. The net tone (positive -
    negative) / n is computed for each replicate, and the interval goes from its (1 - `level`) / 2 to its (1 +
    `level`) / 2 quantile: the percentile interval of a cluster bootstrap (Davison and Hinkley 1997, Bootstrap Methods
    and their Application, sections 3.8 and 5.3). It says how far the net tone depends on which posts were caught, and
    nothing of how the comments were selected.

    Parameters
    ----------
    comments : pandas.DataFrame
        The ``comments`` table. Repeated comments are counted once, see `comment_rows`.
    phases : sequence of casestudy.case.Phase
    replicates : int
    level : float
        Between 0 and 1.
    seed : int
    few : int
        Phases with fewer comments are marked in ``small``.

    Returns
    -------
    pandas.DataFrame
        ``phase`` in order, ``negative``, ``neutral``, ``positive``, ``n``, ``net_tone``, ``low``, ``high``,
        ``clusters`` (how many posts and single comments were drawn from), ``posts`` (how many of them are posts),
        ``reason``, ``small``, ``method``, ``replicates``, ``level``, ``seed``. Phases without comments have 0 and
        nan; ``reason`` says why a number is nan: ``no_comments``, or ``one_cluster`` where nothing can vary. The rows
        counted are those of `comment_rows`.

    Examples
    --------
    >>> from datetime import date
    >>> from casestudy.errors import Bilingual
    >>> phases = [Phase("acute", Bilingual("Akut", "Acute"), date(2022, 1, 5))]
    >>> comments = pd.DataFrame({"date": pd.to_datetime(["2022-01-06"] * 2), "text": ["amin"] * 2, "tone": "neutral"})
    >>> comment_tone(comments, phases)[["n", "clusters", "reason"]].values.tolist()
    [[1, 1, 'one_cluster']]
    """
    rows = comment_rows(comments, phases)
    names = [phase.name for phase in phases]
    table = add_net_tone(count_rows(pd.DataFrame({"phase": names}, dtype="str"), rows, COMMENT_TONE))
    ends = [_interval(rows[rows["phase"] == name], replicates, level, [seed, place])
            for place, name in enumerate(names)]  # fmt: skip
    reason = pd.Series("", index=table.index, dtype="str").mask(table["clusters"] == 1, "one_cluster")
    reason = reason.mask(table["n"] == 0, "no_comments")
    table = table.assign(low=[low for low, _ in ends], high=[high for _, high in ends], reason=reason)
    table = table.assign(small=table["n"] < few, method="percentile, clusters", replicates=replicates)
    return table.assign(level=level, seed=seed)[[*_COLUMNS]]


def _interval(rows: pd.DataFrame, replicates: int, level: float, seed: list[int]) -> tuple[float, float]:
    balance = rows["tone"].map({"negative": -1, "neutral": 0, "positive": 1}).groupby(rows["cluster"])
    sums, sizes = balance.sum().to_numpy(), balance.size().to_numpy()
    if len(sums) < 2:
        return np.nan, np.nan
    # A stream of its own for each phase: another phase, or more comments in it, change no other interval.
    random = np.random.default_rng(seed)
    draws = (random.integers(len(sums), size=len(sums)) for _ in range(replicates))
    net = [sums[chosen].sum() / sizes[chosen].sum() for chosen in draws]
    low, high = np.quantile(net, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)
