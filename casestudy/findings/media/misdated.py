"""Clippings that write a date far from their own day of publication."""

import re

import pandas as pd

from casestudy.dates import MONTHS_EN, MONTHS_ID, parse_dates

#: Two months: a text about the same events lies nearer than that.
FAR = 60
_MONTH = "|".join(sorted({*MONTHS_ID, *MONTHS_EN}))
_WRITTEN = re.compile(
    rf"\b\d{{1,2}}\s+(?:{_MONTH})\s+\d{{4}}\b|\b(?:{_MONTH})\s+\d{{1,2}},?\s+\d{{4}}\b"
    r"|(?<![\d/.-])(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([/.-])\d{1,2}\1\d{4})(?![\d/-])",
    re.IGNORECASE,
)


def misdated_clippings(clippings: pd.DataFrame, *, days: int = FAR) -> pd.DataFrame:
    """Return the full dates that stand in headlines and bodies, far from the day of publication.

    Such a date may be a slip of the outlet (a wrong year in January is common), a wrong day in the register, or a
    mention of something long past: the table asks for a look, and decides nothing.

    Parameters
    ----------
    clippings : pandas.DataFrame
        ``doc``, ``date``, ``outlet``, ``headline``, ``text``.
    days : int
        How far is too far.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``date``, ``outlet``, ``passage`` (the date as it is written), ``stated`` (that date), ``days`` (from
        ``date`` to it), one row a date, sorted by ``doc`` and its place in the text. Dates that are in no calendar
        are not listed.

    Examples
    --------
    >>> clippings = pd.DataFrame({"doc": ["KL-1"], "date": [pd.Timestamp("2022-01-10")], "outlet": ["A"],
    ...     "headline": ["Lima hari"], "text": ["Penangkapan pada 5 Januari 2021, bukan 9 Januari 2022."]})
    >>> misdated_clippings(clippings)[["passage", "days"]].values.tolist()
    [['5 Januari 2021', -370]]
    """
    columns = ["doc", "date", "outlet", "headline", "text"]
    found = [
        (doc, day, outlet, match[0])
        for doc, day, outlet, headline, text in clippings[columns].itertuples(index=False, name=None)
        for part in (headline, text)
        for match in _WRITTEN.finditer(part)
    ]
    table = pd.DataFrame(found, columns=["doc", "date", "outlet", "passage"])
    stated = pd.to_datetime(pd.Series(parse_dates(table["passage"].tolist()), dtype="object"))
    away = (stated - pd.to_datetime(table["date"])).dt.days
    table = table.assign(date=pd.to_datetime(table["date"]), stated=stated, days=away.astype("Int64"))
    far = table[away.abs() > days]
    return far.astype({"days": "int64"}).sort_values("doc", kind="stable", ignore_index=True)
