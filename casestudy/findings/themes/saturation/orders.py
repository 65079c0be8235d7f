"""The orders in which interviews are read: by date, reversed, and others, all of them or drawn."""

from collections.abc import Iterable, Iterator
from itertools import islice, permutations
from math import factorial

import numpy as np
import pandas as pd


def interview_orders(interviews: pd.DataFrame, *, orders: int = 20, seed: int) -> pd.DataFrame:
    """Return the orders in which interviews are read: by date, reversed, and others.

    Where all orders together are no more than were asked for, they are all there and the seed does not matter;
    otherwise the others are drawn at random, none of them twice.

    Parameters
    ----------
    interviews : pandas.DataFrame
        ``doc``, ``date``; interviews of one day stand by name, those without a date at the end.
    orders : int
        How many orders besides the first two.
    seed : int
        Of the draw.

    Returns
    -------
    pandas.DataFrame
        ``order`` (``date``, ``reversed``, then ``#1`` and so on), ``position`` (from 1), ``doc``.

    Examples
    --------
    >>> interviews = pd.DataFrame({"doc": ["B", "A"], "date": pd.to_datetime(["2022-09-01", "2022-09-02"])})
    >>> interview_orders(interviews, seed=1).values.tolist()
    [['date', 1, 'B'], ['date', 2, 'A'], ['reversed', 1, 'A'], ['reversed', 2, 'B']]
    """
    dated = [str(doc) for doc in interviews.sort_values(["date", "doc"])["doc"]]
    named = {"date": dated, "reversed": dated[::-1]} if len(dated) > 1 else {"date": dated}
    known = set(map(tuple, named.values()))
    others: Iterable[tuple[str, ...]] = (order for order in _all_or_drawn(dated, orders, seed) if order not in known)
    named |= {f"#{number}": list(order) for number, order in enumerate(islice(others, orders), 1)}
    rows = [(name, place, doc) for name, order in named.items() for place, doc in enumerate(order, 1)]
    return pd.DataFrame(rows, columns=["order", "position", "doc"]).astype({"position": "int64"})


def _all_or_drawn(docs: list[str], orders: int, seed: int) -> Iterator[tuple[str, ...]]:
    # Beyond twelve interviews the number of orders is out of any reach, and need not be computed.
    if len(docs) <= 12 and factorial(len(docs)) <= orders + 2:
        yield from permutations(docs)
        return
    rng = np.random.default_rng(seed)
    drawn = {tuple(docs), tuple(docs[::-1])}
    while len(drawn) < orders + 2:
        order = tuple(docs[place] for place in rng.permutation(len(docs)))
        if order not in drawn:
            drawn.add(order)
            yield order
