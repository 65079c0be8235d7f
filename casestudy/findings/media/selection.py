"""What counts as coverage: which clippings are left out, why, and what the counts would be with them."""

import pandas as pd

from casestudy.findings.counting import count_rows
from casestudy.findings.media.misdated import misdated_clippings
from casestudy.findings.media.tone import add_net_tone, tone_counts

#: Why a clipping is not counted, the reason that goes first first.
REASONS = ("copy", "advertorial", "other region", "other date")
#: Three readings of the same coverage, each without what the one before it still has.
SELECTIONS = ("all", "no_copies", "earned")
#: What the numbers of `left_out_counts` count among `left_out_rows`.
LEFT_OUT = tone_counts("left_out")


def select_clippings(
    clippings: pd.DataFrame, *, region: str = "", advertorials: bool = False, days: int | None = None
) -> pd.DataFrame:
    """Return the clippings with the reason for which each is left out of counts.

    Copies of an agency story, paid pieces and pieces about another region are not independent earned coverage of the
    case. The first reason that applies is given.

    Parameters
    ----------
    clippings : pandas.DataFrame
        The ``clippings`` table.
    region : str
        The case's region; without it no clipping is left out for its region. One that states no region stays.
    advertorials : bool
        Whether paid pieces count.
    days : int, optional
        Leaves out clippings that write a date further than this from their own; see `misdated_clippings`. Without
        it none is left out for that: a date in the text may be wrong where the register is right.

    Returns
    -------
    pandas.DataFrame
        `clippings` with ``left_out``: ``copy``, ``advertorial``, ``other region``, ``other date`` or ``""``.

    Examples
    --------
    >>> clippings = pd.DataFrame({"duplicate_of": ["", "KL-1"], "advertorial": [True, False], "region": ["", ""]})
    >>> select_clippings(clippings)["left_out"].tolist()
    ['advertorial', 'copy']
    """
    reason = pd.Series("", index=clippings.index, dtype="str")
    if days is not None:
        reason = reason.mask(clippings["doc"].isin(misdated_clippings(clippings, days=days)["doc"]), "other date")
    if region:
        reason = reason.mask(_elsewhere(clippings, region), "other region")
    if not advertorials:
        reason = reason.mask(clippings["advertorial"], "advertorial")
    reason = reason.mask(clippings["duplicate_of"] != "", "copy")
    return clippings.assign(left_out=reason)


def left_out_rows(chosen: pd.DataFrame) -> pd.DataFrame:
    """Return the clippings that `left_out_counts` counts, with ``counted`` in ``left_out`` where there is no reason.

    Examples
    --------
    >>> left_out_rows(pd.DataFrame({"left_out": ["", "copy"], "tone": "neutral"}))["left_out"].tolist()
    ['counted', 'copy']
    """
    return chosen.assign(left_out=chosen["left_out"].replace("", "counted"))


def left_out_counts(chosen: pd.DataFrame) -> pd.DataFrame:
    """Return how many clippings are counted, and how many are left out for each reason, with their tone.

    Parameters
    ----------
    chosen : pandas.DataFrame
        From `select_clippings`.

    Returns
    -------
    pandas.DataFrame
        ``left_out`` (``counted``, then the reasons in the order in which they apply), ``negative``, ``neutral``,
        ``positive``, ``n``, ``net_tone``, ``share`` (per cent of all clippings); reasons that no clipping has stay,
        with 0 and nan. The rows counted are those of `left_out_rows`.

    Examples
    --------
    >>> chosen = pd.DataFrame({"left_out": ["", "copy"], "tone": ["neutral", "positive"]})
    >>> left_out_counts(chosen)[["left_out", "n", "share"]].values.tolist()[:2]
    [['counted', 1, 50.0], ['copy', 1, 50.0]]
    """
    groups = pd.DataFrame({"left_out": ["counted", *REASONS]})
    table = add_net_tone(count_rows(groups, left_out_rows(chosen), LEFT_OUT))
    return table.assign(share=table["n"] / max(len(chosen), 1) * 100)


def clipping_selections(clippings: pd.DataFrame, *, region: str = "") -> pd.DataFrame:
    """Return the clippings once for each way of selecting them, so that one count shows them side by side.

    The selections are ``all`` (every clipping about the region), ``no_copies`` (without copies of another clipping)
    and ``earned`` (without copies and advertorials: what `select_clippings` leaves).

    Parameters
    ----------
    clippings : pandas.DataFrame
        The ``clippings`` table.
    region : str
        The case's region. Clippings about another one are in no selection: they are about another case.

    Returns
    -------
    pandas.DataFrame
        `clippings` with ``selection``, a Categorical; a clipping has a row in each selection that it belongs to.

    Examples
    --------
    >>> clippings = pd.DataFrame({"doc": ["KL-1", "KL-2"], "duplicate_of": "", "advertorial": [True, False]})
    >>> clipping_selections(clippings)[["selection", "doc"]].values.tolist()
    [['all', 'KL-1'], ['all', 'KL-2'], ['no_copies', 'KL-1'], ['no_copies', 'KL-2'], ['earned', 'KL-2']]
    """
    here = clippings[~_elsewhere(clippings, region)] if region else clippings
    single = here[here["duplicate_of"] == ""]
    parts = zip(SELECTIONS, (here, single, single[~single["advertorial"]]), strict=True)
    joined = pd.concat([part.assign(selection=name) for name, part in parts], ignore_index=True)
    return joined.assign(selection=pd.Categorical(joined["selection"], categories=list(SELECTIONS), ordered=True))


def _elsewhere(clippings: pd.DataFrame, region: str) -> "pd.Series[bool]":
    return (clippings["region"] != "") & (clippings["region"] != region)
