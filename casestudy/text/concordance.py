"""Key words in context: every occurrence with its neighbours as written, and the way back to its line."""

import re

import pandas as pd

from casestudy.text.tokens import fold, phrase_starts, token_spans


def kwic(
    tokens: pd.DataFrame, texts: pd.DataFrame, pattern: str, *, window: int = 5, doc: str = "doc", text: str = "text"
) -> pd.DataFrame:
    """Return one row for each occurrence of a word or phrase.

    Parameters
    ----------
    tokens : pandas.DataFrame
        `casestudy.text.tokens.tokenize` of `texts`, without words removed.
    texts : pandas.DataFrame
        The table that was tokenised.
    pattern : str
        A word, or several that stand next to each other; ``*`` stands for any letters, as in ``deklarasi*``.
    window : int
        How many tokens to show on each side, within the same text.
    doc, text : str
        The columns of `texts`.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``row`` (index label in `texts`), ``position``, ``start``, ``end`` (code points in the text),
        ``before``, ``match``, ``after`` (as written), in the order of the documents.

    Examples
    --------
    >>> from casestudy.text.tokens import tokenize
    >>> texts = pd.DataFrame({"doc": ["a"], "text": ["Isi Deklarasi antikorupsi itu jelas."]})
    >>> kwic(tokenize(texts), texts, "deklarasi*", window=1)[["before", "match", "after"]].values.tolist()
    [['Isi', 'Deklarasi', 'antikorupsi']]
    """
    words = fold(pattern).split()
    length = len(words)
    starts = _matches(tokens, words)
    hits = tokens.iloc[starts][["doc", "position"]].astype({"doc": "str"})
    mentioned = texts[texts[doc].astype("str").isin(set(hits["doc"]))]
    spans = token_spans(mentioned, doc=doc, text=text)
    rows = []
    begins, ends = spans["start"].tolist(), spans["end"].tolist()
    place = {key: number for number, key in enumerate(zip(spans["doc"], spans["position"], strict=True))}
    for name, position in zip(hits["doc"], hits["position"], strict=True):
        first = place[name, position]
        row = spans.at[first, "row"]
        same = spans.index[spans["row"] == row]
        left, right = max(first - window, same[0]), min(first + length - 1 + window, same[-1])
        start, end = begins[first], ends[first + length - 1]
        written = str(texts.at[row, text])
        before = written[begins[left] : start]
        after = written[end : ends[right]]
        rows.append((name, row, position, start, end, _line(before), written[start:end], _line(after)))
    return pd.DataFrame(rows, columns=["doc", "row", "position", "start", "end", "before", "match", "after"])


def _matches(tokens: pd.DataFrame, words: list[str]) -> list[int]:
    vocabulary = pd.Series(tokens["token"].cat.categories, dtype="str")
    choices = []
    for word in words:
        glob = re.escape(word).replace(r"\*", r"\w*")
        choices.append([int(n) for n in vocabulary.index[vocabulary.str.fullmatch(glob)]])
    numbers: list[list[int]] = [[]]
    for choice in choices:
        numbers = [[*chosen, number] for chosen in numbers for number in choice]
    return sorted(start for chosen in numbers for start in phrase_starts(tokens, chosen))


def _line(written: str) -> str:
    return " ".join(written.split())
