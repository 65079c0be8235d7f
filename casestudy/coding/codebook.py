"""The codebook as a tree (levels, themes, labels), and how it changed."""

from collections.abc import Collection
from typing import Literal

import pandas as pd

from casestudy.dates import write_date
from casestudy.errors import Bilingual, CaseError, Language, Problem
from casestudy.labels import label


def codebook_tree(codebook: pd.DataFrame) -> pd.DataFrame:
    """Return the codes with their place in the tree, parents before children, in the order of the file.

    A **theme** is a code on the second level, or one on the first that has no children; codes below a theme belong
    to it.

    Parameters
    ----------
    codebook : pandas.DataFrame
        The ``codebook`` table.

    Returns
    -------
    pandas.DataFrame
        ``code``, ``parent``, ``level`` (from 1), ``theme``, ``label_id``, ``label_en``, ``leaf`` (no children).

    Raises
    ------
    CaseError
        Where a parent is not in the codebook, or codes are each other's ancestors.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["s", "d", "k"], "parent": ["", "s", "d"], "label_id": ["S", "D", "K"],
    ...                      "label_en": ["S", "D", "K"]})
    >>> codebook_tree(book)[["code", "level", "theme"]].values.tolist()
    [['s', 1, 's'], ['d', 2, 'd'], ['k', 3, 'd']]
    """
    parents = dict(zip(codebook["code"], codebook["parent"], strict=True))
    problems = [_no_parent(row, code, parent) for row, (code, parent) in enumerate(parents.items(), 2)
                if parent and parent not in parents]  # fmt: skip
    if problems:
        raise CaseError(problems)
    paths = {code: _path(code, parents) for code in parents}
    order = list(parents)
    rows = [
        {
            "code": code,
            "parent": parents[code],
            "level": len(path),
            "theme": path[1] if len(path) > 1 else path[0],
            "leaf": code not in set(parents.values()),
        }
        for code, path in sorted(paths.items(), key=lambda item: [order.index(step) for step in item[1]])
    ]
    labels = codebook[["code", "label_id", "label_en"]]
    tree = pd.DataFrame(rows, columns=["code", "parent", "level", "theme", "leaf"])
    return tree.merge(labels, on="code", validate="one_to_one")


def themes(codebook: pd.DataFrame, *, given: Collection[str] = ()) -> pd.DataFrame:
    """Return the themes of a codebook in order: ``theme``, ``parent``, ``label_id``, ``label_en``.

    Parameters
    ----------
    codebook : pandas.DataFrame
        The ``codebook`` table.
    given : collection of str
        Codes that passages were given. A first-level code with children is a theme too where a passage was given
        that code itself and none below it: no passage is left without a theme.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["s", "d", "n"], "parent": ["", "s", ""], "label_id": ["S", "D", "N"],
    ...                      "label_en": ["S", "D", "N"]})
    >>> themes(book)["theme"].tolist()
    ['d', 'n']
    """
    tree = codebook_tree(codebook)
    is_theme = (tree["code"] == tree["theme"]) & ((tree["level"] == 2) | tree["leaf"] | tree["code"].isin(given))
    return tree.loc[is_theme, ["theme", "parent", "label_id", "label_en"]].reset_index(drop=True)


def lift_codes(segments: pd.DataFrame, codebook: pd.DataFrame, *, to: int | Literal["theme"] = "theme") -> pd.DataFrame:
    """Return the segments with each code replaced by its theme, or by its ancestor on a level of the codebook.

    Parameters
    ----------
    segments : pandas.DataFrame
        The ``segments`` table.
    codebook : pandas.DataFrame
        The ``codebook`` table.
    to : int or "theme"
        A level from 1, where a code above that level stays as it is; or the theme, as in `codebook_tree`.

    Returns
    -------
    pandas.DataFrame
        `segments`, as many rows; a passage with two codes of one theme has the theme twice.

    Raises
    ------
    CaseError
        Where a code is not in the codebook.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["s", "d", "k"], "parent": ["", "s", "d"], "label_id": "", "label_en": ""})
    >>> segments = pd.DataFrame({"doc": "a", "start": [0, 0], "end": [5, 5], "code": ["k", "d"], "coder": "k1"})
    >>> lift_codes(segments, book)["code"].tolist(), lift_codes(segments, book, to=1)["code"].tolist()
    (['d', 'd'], ['s', 's'])
    """
    tree = codebook_tree(codebook)
    unknown = sorted(set(segments["code"]) - set(tree["code"]))
    if unknown:
        raise CaseError([_unknown_code(code) for code in unknown])
    if to == "theme":
        above = dict(zip(tree["code"], tree["theme"], strict=True))
    else:
        parents = dict(zip(codebook["code"], codebook["parent"], strict=True))
        above = {code: _path(code, parents)[: max(to, 1)][-1] for code in parents}
    return segments.assign(code=segments["code"].map(above).astype("str"))


def labels(codebook: pd.DataFrame, lang: Language) -> dict[str, str]:
    """Return each code's label in one language.

    Examples
    --------
    >>> labels(pd.DataFrame({"code": ["d"], "label_id": ["Deklarasi"], "label_en": ["Declarations"]}), "en")
    {'d': 'Declarations'}
    """
    return dict(zip(codebook["code"], codebook[f"label_{lang}"], strict=True))


def codebook_changes(history: pd.DataFrame, lang: Language) -> pd.DataFrame:
    """Return the history of a codebook as it is told: one row a change, in the order of their days.

    Parameters
    ----------
    history : pandas.DataFrame
        The ``codebook_history`` table.
    lang : {"id", "en"}

    Returns
    -------
    pandas.DataFrame
        ``date`` in words, ``code``, ``change`` in words, ``to`` (the codes that it became, if any), ``reason``.

    Examples
    --------
    >>> history = pd.DataFrame({"date": [pd.Timestamp(2022, 9, 12)], "code": ["citra-diri"], "change": ["renamed"],
    ...                         "to": ["citra-bayangan"], "reason": ["istilah baku"]})
    >>> codebook_changes(history, "id")[["date", "change"]].values.tolist()
    [['12 September 2022', 'Diganti nama']]
    """
    days = history.sort_values("date", kind="stable")
    return pd.DataFrame(
        {
            "date": [write_date(day, lang=lang) for day in days["date"]],
            "code": days["code"].tolist(),
            "change": [label(str(change), lang) for change in days["change"]],
            "to": days["to"].tolist(),
            "reason": days["reason"].tolist(),
        }
    )


def _path(code: str, parents: dict[str, str]) -> list[str]:
    path = [code]
    while parent := parents[path[-1]]:
        if parent in path:
            raise CaseError(_cycle(path))
        path.append(parent)
    return path[::-1]


def _no_parent(row: int, code: str, parent: str) -> Problem:
    return Problem(
        "codebook",
        Bilingual("kode yang ada di buku kode", "a code of the codebook"),
        Bilingual(f"Perbaiki induk dari {code}.", f"Mend the parent of {code}."),
        row=row,
        column="parent",
        value=parent,
    )


def _cycle(path: list[str]) -> Problem:
    return Problem(
        "codebook",
        Bilingual("pohon tanpa lingkaran", "a tree without circles"),
        Bilingual("Ubah induk salah satu kode itu.", "Change the parent of one of these codes."),
        column="parent",
        value=" > ".join(path),
    )


def _unknown_code(code: str) -> Problem:
    return Problem(
        "segments",
        Bilingual("kode yang ada di buku kode", "a code of the codebook"),
        Bilingual("Perbaiki kode itu atau tambahkan ke buku kode.", "Mend the code, or add it to the codebook."),
        column="code",
        value=code,
    )
