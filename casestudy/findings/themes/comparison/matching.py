"""Themes of several cases in common rows: by the researcher's crosswalk, by equal codes, and what is left alone."""

from collections.abc import Collection, Iterator, Mapping

import pandas as pd

from casestudy.coding.codebook import codebook_tree, themes

#: How a row came to be: the crosswalk joins it, its cases have one code for it, or one case has it alone.
MATCHES = ("crosswalk", "code", "only")
_COLUMNS = ("common", "label_id", "label_en", "match", "case", "theme")


def match_themes(
    codebooks: Mapping[str, pd.DataFrame],
    *,
    crosswalk: pd.DataFrame | None = None,
    given: Mapping[str, Collection[str]] | None = None,
) -> pd.DataFrame:
    """Return the common rows of several codebooks, each with the theme that each case has there.

    What the crosswalk joins is one row. Other themes are one row where their codes are equal, for want of a better
    word from the researcher; a theme that one case has alone is a row of its own.

    Parameters
    ----------
    codebooks : mapping
        Case to its ``codebook`` table, in the order in which the cases are shown.
    crosswalk : pandas.DataFrame, optional
        From `casestudy.load.codings.crosswalk.load_crosswalk`.
    given : mapping, optional
        Case to codes that passages were given; see `casestudy.coding.codebook.themes`.

    Returns
    -------
    pandas.DataFrame
        ``common`` (the codes of the row), ``label_id``, ``label_en``, ``match`` (``crosswalk``, ``code``, ``only``),
        ``case``, ``theme`` (empty where the case has none); every row with every case. Shared rows come first, then
        each case's own; both in the order of the codebooks.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["a", "b"], "parent": "", "label_id": ["A", "B"], "label_en": ["A", "B"]})
    >>> match_themes({"x": book, "y": book.tail(1)})[["common", "match", "case", "theme"]].values.tolist()
    [['b', 'code', 'x', 'b'], ['b', 'code', 'y', 'b'], ['a', 'only', 'x', 'a'], ['a', 'only', 'y', '']]
    """
    names = {
        case: themes(book, given=set((given or {}).get(case, ()))).set_index("theme")
        for case, book in codebooks.items()
    }
    joined = list(_joined(names, codebooks, crosswalk))
    taken = {(case, code) for codes, _, _, _ in joined for case, code in codes.items()}
    rows = joined + list(_by_code(names, taken))
    rows.sort(key=lambda row: _place(row[0], names))
    table = [
        (" = ".join(dict.fromkeys(codes.values())), *labels, match, case, codes.get(case, ""))
        for codes, *labels, match in rows
        for case in names
    ]
    return pd.DataFrame(table, columns=list(_COLUMNS), dtype="str")


_Row = tuple[dict[str, str], str, str, str]


def _joined(
    names: Mapping[str, pd.DataFrame], codebooks: Mapping[str, pd.DataFrame], crosswalk: pd.DataFrame | None
) -> Iterator[_Row]:
    for stated in [] if crosswalk is None else crosswalk.to_dict("records"):
        codes = {case: str(stated[case]) for case in names if stated[case]}
        case, code = next(iter(codes.items()))
        tree = codebook_tree(codebooks[case]).set_index("code")
        labels = (str(stated[f"label_{lang}"]) or str(tree.loc[code, f"label_{lang}"]) for lang in ("id", "en"))
        yield (codes, *labels, "crosswalk")  # type: ignore[misc]


def _by_code(names: Mapping[str, pd.DataFrame], taken: Collection[tuple[str, str]]) -> Iterator[_Row]:
    left = {case: [code for code in book.index if (case, code) not in taken] for case, book in names.items()}
    for code in dict.fromkeys(code for codes in left.values() for code in codes):
        codes = {case: code for case in names if code in left[case]}
        named = names[next(iter(codes))].loc[code]
        yield codes, str(named["label_id"]), str(named["label_en"]), "code" if len(codes) > 1 else "only"


def _place(codes: Mapping[str, str], names: Mapping[str, pd.DataFrame]) -> tuple[bool, int, int]:
    """Return where a row stands: shared before single, then by the first case that has it and its codebook."""
    case, code = next(iter(codes.items()))
    known = list(names[case].index)
    return len(codes) < 2, list(names).index(case), known.index(code) if code in known else len(known)
