"""Passages of themes and of codes: each passage once, whatever number of codes it carries."""

from collections.abc import Collection

import pandas as pd

from casestudy.coding.codebook import codebook_tree

#: Divides the remarks of codings that are one passage.
_REMARKS = "; "


def theme_passages(segments: pd.DataFrame, codebook: pd.DataFrame) -> pd.DataFrame:
    """Return the passages of each theme, each passage once a theme.

    A passage with two codes of one theme is one passage of that theme, under the code that comes first in the
    codebook. It takes the side that its codings agree on; where they part it is ``mixed``, so that no contradiction
    is lost behind a code that comes first. Codings without a valence leave the side to the others. Remarks are joined.

    Parameters
    ----------
    segments : pandas.DataFrame
        The ``segments`` table, of one coder or several.
    codebook : pandas.DataFrame
        The ``codebook`` table.

    Returns
    -------
    pandas.DataFrame
        The columns of `segments` and ``theme``, sorted by theme (codebook order), document and start.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["s", "d", "k"], "parent": ["", "s", "d"], "label_id": "", "label_en": ""})
    >>> segments = pd.DataFrame({"doc": "a", "start": [0, 0], "end": [5, 5], "code": ["k", "d"], "coder": "k1"})
    >>> theme_passages(segments, book)[["theme", "code"]].values.tolist()
    [['d', 'd']]
    """
    tree = codebook_tree(codebook)
    rank = {code: number for number, code in enumerate(tree["code"])}
    placed = segments.assign(theme=segments["code"].map(dict(zip(tree["code"], tree["theme"], strict=True))))
    return _once(placed, "theme", rank)


def passages_under(
    segments: pd.DataFrame, codebook: pd.DataFrame, codes: Collection[str], *, column: str
) -> pd.DataFrame:
    """Return the passages of each of these codes, or of a code below it, each passage once a code.

    Parameters
    ----------
    segments, codebook : pandas.DataFrame
        As in `theme_passages`.
    codes : collection of str
        Codes of the codebook.
    column : str
        What the column that names them is called.

    Returns
    -------
    pandas.DataFrame
        The columns of `segments` and `column`, sorted by code (codebook order), document and start; see
        `theme_passages` for passages with several codings.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["s", "d"], "parent": ["", "s"], "label_id": "", "label_en": ""})
    >>> segments = pd.DataFrame({"doc": "a", "start": [0], "end": [5], "code": ["d"], "coder": "k1"})
    >>> passages_under(segments, book, ["s"], column="step")[["step", "code"]].values.tolist()
    [['s', 'd']]
    """
    tree = codebook_tree(codebook)
    parents = dict(zip(tree["code"], tree["parent"], strict=True))
    pairs = [(code, above) for code in tree["code"] for above in _upward(code, parents) if above in codes]
    placed = segments.merge(pd.DataFrame(pairs, columns=["code", column], dtype="str"), on="code")
    return _once(placed, column, {code: number for number, code in enumerate(tree["code"])})


def _upward(code: str, parents: dict[str, str]) -> list[str]:
    path = [code]
    while parent := parents[path[-1]]:
        path.append(parent)
    return path


def _once(placed: pd.DataFrame, group: str, rank: dict[str, int]) -> pd.DataFrame:
    key = [group, "doc", "start", "end", "coder"]
    ranked = placed.assign(_group=placed[group].map(rank), _code=placed["code"].map(rank))
    ordered = ranked.sort_values(["_group", *key[1:], "_code"], kind="stable", ignore_index=True)
    ordered = ordered.drop(columns=["_group", "_code"])
    once = ordered.drop_duplicates(key, ignore_index=True)
    if len(once) == len(ordered):
        return once
    # The first coding of each passage stands for it; `number` names the passage that each coding belongs to.
    number = ordered.groupby(key, sort=False).ngroup()
    if "valence" in ordered:
        once["valence"] = once["valence"].mask(_sides(ordered["valence"], number) > 1, "mixed")
        stated = ordered["valence"].where(ordered["valence"].notna() & (ordered["valence"] != ""))
        once["valence"] = once["valence"].where(_sides(ordered["valence"], number) != 1, stated.groupby(number).first())
    if "memo" in ordered:
        remarks = ordered["memo"].groupby(number).agg(lambda memos: _REMARKS.join(dict.fromkeys(filter(None, memos))))
        once["memo"] = remarks.astype(ordered["memo"].dtype)
    return once


def _sides(valence: "pd.Series[str]", number: "pd.Series[int]") -> "pd.Series[int]":
    """Return how many different valences the codings of each passage state."""
    return valence.astype("object").where(valence.notna() & (valence != "")).groupby(number).nunique()
