"""Words in their context and in their place: every occurrence as written, and the way back to its line."""

from collections.abc import Iterable

import pandas as pd

from casestudy.errors import Language
from casestudy.text.patterns import columns, find_patterns
from casestudy.text.places import place_rows
from casestudy.text.rules import fold, rule_of


def kwic(
    tokens: pd.DataFrame,
    texts: pd.DataFrame,
    pattern: str,
    *,
    window: int = 5,
    doc: str = "doc",
    text: str = "text",
    lang: Language | None = None,
) -> pd.DataFrame:
    """Return one row for each occurrence of a word or phrase.

    Parameters
    ----------
    tokens : pandas.DataFrame
        `casestudy.text.tokens.tokenize` of `texts`, also with words removed, replaced or joined.
    texts : pandas.DataFrame
        The table that was tokenised.
    pattern : str
        A word, or several that stand next to each other; ``*`` stands for any characters, as in ``deklarasi*``, and
        ``?`` for one.
    window : int
        How many tokens to show on each side, within the same text.
    doc, text : str
        As they were given to `tokenize`.
    lang : {"id", "en"}, optional
        By default that of the tokens.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``row`` (index label in `texts`), ``line`` (of the text, from 1), ``position``, ``start``, ``end``
        (code points in the text), ``before``, ``match``, ``after`` (as written), in the order of the documents.

    Raises
    ------
    CaseError
        Where the tokens are not those of the texts.

    Examples
    --------
    >>> from casestudy.text.tokens import tokenize
    >>> texts = pd.DataFrame({"doc": ["a"], "text": ["Isi Deklarasi antikorupsi itu jelas."]})
    >>> kwic(tokenize(texts), texts, "deklarasi*", window=1)[["before", "match", "after"]].values.tolist()
    [['Isi', 'Deklarasi', 'antikorupsi']]
    """
    table = columns(tokens, missing=True)
    found = find_patterns(table, [fold(pattern)])
    placed = place_rows(table, found.first, found.last, texts, window=window, doc=doc, text=text,
                        lang=rule_of(tokens, lang))  # fmt: skip
    bounds = (placed.left, placed.start, placed.end, placed.right)
    lines = list(zip(placed.text, *(each.tolist() for each in bounds), strict=True))
    context = {
        "before": [_line(text[left:start]) for text, left, start, _, _ in lines],
        "match": [text[start:end] for text, _, start, end, _ in lines],
        "after": [_line(text[end:right]) for text, _, _, end, right in lines],
    }
    written = {name: pd.Series(column, dtype="str") for name, column in context.items()}
    return pd.DataFrame({**placed.columns(), **written})


def occurrences(
    tokens: pd.DataFrame,
    texts: pd.DataFrame,
    words: str | Iterable[str],
    *,
    doc: str = "doc",
    text: str = "text",
    lang: Language | None = None,
) -> pd.DataFrame:
    """Return where words stand in the texts: the rows behind a count.

    Parameters
    ----------
    tokens : pandas.DataFrame
        `casestudy.text.tokens.tokenize` of `texts`, also standardised or with words removed. A word that was
        replaced stands where its spelling is written; a unit that was joined, from its first word to its last.
    texts : pandas.DataFrame
        The table that was tokenised.
    words : str or iterable of str
        Words, phrases or patterns, as for `kwic`.
    doc, text : str
        As they were given to `tokenize`.
    lang : {"id", "en"}, optional
        By default that of the tokens.

    Returns
    -------
    pandas.DataFrame
        ``word`` (as it was asked for), ``doc``, ``row`` (index label in `texts`), ``line`` (of the text, from 1),
        ``position``, ``start``, ``end`` (code points in the text, end exclusive), by word in the order in which they
        were asked for, then in the order of the documents.

    Raises
    ------
    CaseError
        Where the tokens are not those of the texts.

    Examples
    --------
    >>> from casestudy.text.tokens import replace_words, tokenize
    >>> texts = pd.DataFrame({"doc": ["a"], "text": ["Walikota hadir"]})
    >>> tokens = replace_words(tokenize(texts), {"walikota": "wali kota"})
    >>> occurrences(tokens, texts, ["wali kota"])[["word", "start", "end"]].values.tolist()
    [['wali kota', 0, 8]]
    """
    table = columns(tokens, missing=True)
    asked = pd.Series([words] if isinstance(words, str) else list(words), dtype="str")
    found = find_patterns(table, [fold(word) for word in asked])
    placed = place_rows(table, found.first, found.last, texts, doc=doc, text=text, lang=rule_of(tokens, lang))
    return pd.DataFrame({"word": asked.take(found.pattern).reset_index(drop=True), **placed.columns()})


def _line(written: str) -> str:
    return " ".join(written.split())
