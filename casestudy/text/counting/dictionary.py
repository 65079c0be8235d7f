"""The patterns of a codebook: where the words that its codes name occur, as a first pass and never as a coding."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from casestudy.errors import Bilingual, CaseError, Language, Problem
from casestudy.text.patterns import Matches, columns, find_patterns
from casestudy.text.places import place_rows
from casestudy.text.rules import fold, rule_of


def codebook_patterns(codebook: pd.DataFrame) -> pd.DataFrame:
    """Return the patterns of a codebook, one a row.

    Parameters
    ----------
    codebook : pandas.DataFrame
        ``code``, ``pattern``: words and phrases with ``;`` between them; ``*`` stands for any characters, ``?`` for
        one. ``citra`` is no part of ``citraan``, ``citra*`` is.

    Returns
    -------
    pandas.DataFrame
        ``code``, ``pattern``, in the order of the codebook, each once.

    Raises
    ------
    CaseError
        Where the codebook has no such columns.

    Examples
    --------
    >>> codebook_patterns(pd.DataFrame({"code": ["citra"], "pattern": ["citra*; nama  baik;"]})).values.tolist()
    [['citra', 'citra*'], ['citra', 'nama baik']]
    """
    missing = [name for name in ("code", "pattern") if name not in codebook]
    if missing:
        raise CaseError([_no_column(name) for name in missing])
    rows = [
        (code, " ".join(pattern.split()))
        for code, patterns in zip(codebook["code"], codebook["pattern"].fillna(""), strict=True)
        for pattern in patterns.split(";")
        if pattern.strip()
    ]
    return pd.DataFrame(rows, columns=["code", "pattern"], dtype="str").drop_duplicates(ignore_index=True)


def dictionary_hits(
    tokens: pd.DataFrame,
    codebook: pd.DataFrame,
    *,
    texts: pd.DataFrame | None = None,
    doc: str = "doc",
    text: str = "text",
    lang: Language | None = None,
) -> pd.DataFrame:
    """Return every occurrence of the patterns of a codebook.

    Of the matches of one code the longest go first, and one that lies inside another counts once: where a code names
    ``pakta`` and ``pakta integritas``, the two words are one hit. Different codes do not see each other.

    Parameters
    ----------
    tokens : pandas.DataFrame
        From `casestudy.text.tokens.tokenize`, function words still in it. In a standardised table the patterns meet
        the standard forms, and those of several words the units of these words.
    codebook : pandas.DataFrame
        ``code``, ``pattern``, as for `codebook_patterns`.
    texts : pandas.DataFrame, optional
        The table that was tokenised; with it the hits say where they stand.
    doc, text : str
        As they were given to `tokenize`.
    lang : {"id", "en"}, optional
        By default that of the tokens.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``position``, ``code``, ``pattern``, ``match`` (the words as they are counted), in the order of the
        documents, then of the codebook. With `texts` also ``row`` (its index label), ``line``, ``start``, ``end``
        (code points, end exclusive).

    Raises
    ------
    CaseError
        Where the codebook has no such columns, or the tokens are not those of the texts.

    Examples
    --------
    >>> from casestudy.text.tokens import tokenize
    >>> tokens = tokenize(pd.DataFrame({"doc": ["a"], "text": ["Citra kota, pakta integritas, pencitraan"]}))
    >>> book = pd.DataFrame({"code": ["citra", "deklarasi"], "pattern": ["citra*", "pakta; pakta integritas"]})
    >>> dictionary_hits(tokens, book)[["position", "code", "match"]].values.tolist()
    [[0, 'citra', 'citra'], [3, 'deklarasi', 'pakta integritas']]
    """
    patterns = codebook_patterns(codebook)
    table = columns(tokens, missing=True)
    found = find_patterns(table, [fold(pattern) for pattern in patterns["pattern"]])
    codes = pd.Index(patterns["code"].unique())
    code = codes.get_indexer(patterns["code"])[found.pattern]
    found, code = _without_nested(found, code)
    words = pd.Series(table.words)
    match = words.take(table.token[found.first]).reset_index(drop=True)
    for step in range(1, int((found.last - found.first).max(initial=0)) + 1):
        at = np.flatnonzero(found.first + step <= found.last)
        further = words.take(table.token[found.first[at] + step])
        match.iloc[at] = match.iloc[at].to_numpy() + " " + further.to_numpy()
    hits = pd.DataFrame(
        {
            "doc": pd.Series(table.docs.take(table.doc[found.first]), dtype="str"),
            "position": table.position[found.first],
            "code": pd.Series(codes.take(code), dtype="str"),
            "pattern": patterns["pattern"].take(found.pattern).reset_index(drop=True),
            "match": match,
        }
    )
    if texts is None:
        return hits
    placed = place_rows(table, found.first, found.last, texts, doc=doc, text=text, lang=rule_of(tokens, lang))
    return hits.assign(**{name: placed.columns()[name] for name in ("row", "line", "start", "end")})


def dictionary_counts(hits: pd.DataFrame) -> pd.DataFrame:
    """Return how often each code's patterns occur in each document.

    Parameters
    ----------
    hits : pandas.DataFrame
        From `dictionary_hits`.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``code``, ``n``, by document and code; a document without a hit of a code has no row.

    Examples
    --------
    >>> hits = pd.DataFrame({"doc": ["a", "a", "b"], "code": ["citra", "citra", "citra"]})
    >>> dictionary_counts(hits).values.tolist()
    [['a', 'citra', 2], ['b', 'citra', 1]]
    """
    return hits.groupby(["doc", "code"], observed=True).size().rename("n").reset_index()


def pattern_counts(tokens: pd.DataFrame, codebook: pd.DataFrame) -> pd.DataFrame:
    """Return how often each pattern of a codebook matches, also those that never do.

    Parameters
    ----------
    tokens, codebook
        As for `dictionary_hits`.

    Returns
    -------
    pandas.DataFrame
        ``code``, ``pattern``, ``n``, ``docs``, in the order of the codebook. A match inside a longer one of the same
        code counts here: the table is there to find patterns that match nothing or too much.

    Examples
    --------
    >>> from casestudy.text.tokens import tokenize
    >>> tokens = tokenize(pd.DataFrame({"doc": ["a"], "text": ["Citra kota, pencitraan"]}))
    >>> pattern_counts(tokens, pd.DataFrame({"code": ["citra"], "pattern": ["citra*; nama baik"]})).values.tolist()
    [['citra', 'citra*', 1, 1], ['citra', 'nama baik', 0, 0]]
    """
    patterns = codebook_patterns(codebook)
    table = columns(tokens, missing=True)
    found = find_patterns(table, [fold(pattern) for pattern in patterns["pattern"]])
    held = pd.Series(table.doc[found.first]).groupby(found.pattern).nunique()
    return patterns.assign(
        n=np.bincount(found.pattern, minlength=len(patterns)),
        docs=held.reindex(range(len(patterns)), fill_value=0).to_numpy("int64"),
    )


def _without_nested(found: Matches, code: NDArray[np.intp]) -> tuple[Matches, NDArray[np.intp]]:
    """Return the matches that lie in no other of their code, in the order of the tokens, with their codes."""
    order = np.lexsort((found.pattern, -found.last, found.first, code))
    # In this order a match lies inside an earlier one if it ends no later than all those of its code before it.
    end = code[order] * (int(found.last.max(initial=0)) + 1) + found.last[order]
    reached = np.maximum.accumulate(np.append(-1, end))[:-1]
    kept = order[end > reached]
    kept = kept[np.lexsort((code[kept], found.first[kept]))]
    return Matches(found.pattern[kept], found.first[kept], found.last[kept]), code[kept]


def _no_column(name: str) -> Problem:
    return Problem(
        "codebook",
        Bilingual(f'kolom "{name}"', f'a column "{name}"'),
        Bilingual("Tambahkan kolom itu.", "Add the column."),
        row=1,
        column=name,
    )
