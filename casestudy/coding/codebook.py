"""The codebook as a tree: levels, themes, labels."""

from collections.abc import Collection

import pandas as pd

from casestudy.errors import Bilingual, CaseError, Language, Problem


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


def labels(codebook: pd.DataFrame, lang: Language) -> dict[str, str]:
    """Return each code's label in one language.

    Examples
    --------
    >>> labels(pd.DataFrame({"code": ["d"], "label_id": ["Deklarasi"], "label_en": ["Declarations"]}), "en")
    {'d': 'Declarations'}
    """
    return dict(zip(codebook["code"], codebook[f"label_{lang}"], strict=True))


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
