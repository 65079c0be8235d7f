"""What the office posted: by month and pillar, day by day, and the posts that were answered most."""

import pandas as pd

from casestudy.findings.counting import Count, count_rows

_PARTS = ["likes", "comments", "shares"]
_CELL = ("month", "pillar")
#: What the numbers of `content_map` count among `content_rows`, and those of `post_days` among the posts.
CONTENT_MAP = {"n": Count(by=_CELL), "rated": Count(by=_CELL, where={"rated": True})}
POST_DAYS = {"n": Count(by=("pillar", "date"))}


def content_rows(posts: pd.DataFrame) -> pd.DataFrame:
    """Return the posts that `content_map` counts, each with its engagement rate.

    The engagement rate is (likes + comments + shares) / followers × 100, missing where any of the four is, and where
    there are no followers.

    Returns
    -------
    pandas.DataFrame
        The rows of `posts` with ``month`` (its first day), ``engagement`` (per cent), ``rated`` (whether there is a
        rate).

    Examples
    --------
    >>> posts = pd.DataFrame({"date": pd.to_datetime(["2022-01-09"]), "pillar": ["layanan"], "likes": [8],
    ...                       "comments": [1], "shares": [1], "followers": [1000]})
    >>> content_rows(posts)[["rated", "engagement"]].values.tolist()
    [[True, 1.0]]
    """
    parts = posts[[*_PARTS, "followers"]].astype("Float64")
    rate = parts[_PARTS].sum(axis=1, skipna=False) / parts["followers"].where(parts["followers"] > 0) * 100
    month = posts["date"].dt.to_period("M").dt.start_time
    return posts.assign(month=month, engagement=rate.astype("float64"), rated=rate.notna())


def content_map(posts: pd.DataFrame) -> pd.DataFrame:
    """Return posts and their engagement by month and pillar.

    The engagement rate of a post is (likes + comments + shares) / followers × 100; the mean over posts that state
    all four is given, nan where none does.

    Parameters
    ----------
    posts : pandas.DataFrame
        The ``posts`` table.

    Returns
    -------
    pandas.DataFrame
        ``month`` (its first day), ``pillar``, ``n``, ``rated`` (posts with a rate), ``engagement`` (per cent),
        ``reason`` for which there is no rate (``no_posts``, ``no_followers`` where no post states them,
        ``no_reactions`` where likes, comments or shares are not stated; else empty), every month from the first to
        the last and every pillar. The rows counted are those of `content_rows`.

    Examples
    --------
    >>> posts = pd.DataFrame({"date": pd.to_datetime(["2022-01-09"]), "pillar": ["layanan"], "likes": [8],
    ...     "comments": [1], "shares": [1], "followers": [1000]})
    >>> content_map(posts)[["n", "engagement"]].values.tolist()
    [[1.0, 1.0]]
    """
    rows = content_rows(posts)
    cells = rows[list(_CELL)].head(0)
    if len(rows):
        months = pd.DataFrame({"month": pd.date_range(rows["month"].min(), rows["month"].max(), freq="MS")})
        cells = months.merge(pd.DataFrame({"pillar": sorted(set(rows["pillar"]))}, dtype="str"), how="cross")
    followed = Count(by=_CELL, where={"followed": True})
    seen = rows.assign(followed=posts["followers"].fillna(0) > 0)
    table = count_rows(cells, seen, {**CONTENT_MAP, "followed": followed})
    means = rows.groupby(list(_CELL))["engagement"].mean().rename("engagement").reset_index()
    table = table.merge(means, on=list(_CELL), how="left", validate="one_to_one")
    reason = pd.Series("", index=table.index, dtype="str").mask(table["rated"] == 0, "no_reactions")
    reason = reason.mask((table["rated"] == 0) & (table["followed"] == 0), "no_followers")
    return table.drop(columns="followed").assign(reason=reason.mask(table["n"] == 0, "no_posts"))


def top_posts(posts: pd.DataFrame, *, n: int = 10) -> pd.DataFrame:
    """Return the posts with the highest engagement rate, the highest first.

    Accounts of different size stand in one list, so that a small account's post may lead it. Posts without a rate
    cannot be ranked and are not in the list; `content_map` says how many there are.

    Parameters
    ----------
    posts : pandas.DataFrame
        The ``posts`` table.
    n : int
        How many; ties are settled by date and code.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``date``, ``platform``, ``pillar``, ``likes``, ``comments``, ``shares``, ``followers``,
        ``engagement`` (per cent, see `content_rows`), ``text``.

    Examples
    --------
    >>> posts = pd.DataFrame({"doc": ["PS-1", "PS-2"], "date": pd.to_datetime(["2022-01-09"] * 2), "platform": "x",
    ...     "pillar": "layanan", "likes": [8, 90], "comments": 1, "shares": 1, "followers": 1000, "text": "Halo"})
    >>> top_posts(posts, n=1)[["doc", "engagement"]].values.tolist()
    [['PS-2', 9.2]]
    """
    rows = content_rows(posts)
    ranked = rows[rows["rated"]].sort_values(
        ["engagement", "date", "doc"], ascending=[False, True, True], ignore_index=True
    )
    columns = ["doc", "date", "platform", "pillar", *_PARTS, "followers", "engagement", "text"]
    return ranked[columns].head(n)


def post_days(posts: pd.DataFrame) -> pd.DataFrame:
    """Return the days on which something was posted, by pillar.

    Returns
    -------
    pandas.DataFrame
        ``pillar``, ``date``, ``n``, sorted by pillar and date; days without a post have no row.

    Examples
    --------
    >>> posts = pd.DataFrame({"date": pd.to_datetime(["2022-01-09"] * 2), "pillar": ["layanan"] * 2})
    >>> post_days(posts)["n"].tolist()
    [2]
    """
    days = posts[["pillar", "date"]].drop_duplicates().sort_values(["pillar", "date"], ignore_index=True)
    return count_rows(days, posts, POST_DAYS)
