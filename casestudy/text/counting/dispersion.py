"""How evenly words are spread over the documents."""

from collections.abc import Collection

import numpy as np
import pandas as pd

from casestudy.text.counting.frequencies import document_cells
from casestudy.text.patterns import columns


def dispersion(tokens: pd.DataFrame, *, minimum: int = 5, drop: Collection[str] = ()) -> pd.DataFrame:
    """Return how unevenly each word is spread over the documents.

    The deviation of proportions, DP (Gries 2008): half the sum, over all documents, of the difference between the
    document's share of the word and its share of all tokens. 0 means spread as the tokens are, close to 1 that one
    small document has it all. The normed form divides by its largest possible value, 1 less the share of the smallest
    document (Lijffijt and Gries 2012). Documents may be of any length.

    Parameters
    ----------
    tokens : pandas.DataFrame
        From `casestudy.text.tokens.tokenize`; documents without tokens do not take part.
    minimum : int
        Words with fewer occurrences are left out: a word that occurs once cannot be spread.
    drop : collection of str
        Words to leave out of the result.

    Returns
    -------
    pandas.DataFrame
        ``word``, ``n``, ``docs`` (documents that hold it), ``dp``, ``dp_norm``, the most evenly spread first, then by
        word. ``dp_norm`` is missing where there is only one document.

    Examples
    --------
    >>> from casestudy.text.tokens import tokenize
    >>> table = tokenize(pd.DataFrame({"doc": ["a", "b"], "text": ["warga humas", "warga kota"]}))
    >>> dispersion(table, minimum=1)[["word", "docs", "dp"]].values.tolist()
    [['warga', 2, 0.0], ['humas', 1, 0.5], ['kota', 1, 0.5]]
    """
    table = columns(tokens)
    words = table.words
    n = np.bincount(table.token, minlength=len(words))
    length = np.bincount(table.doc, minlength=len(table.docs))
    share = length / max(len(table.token), 1)
    docs, apart = np.zeros(len(words), "int64"), np.zeros(len(words))
    for cells in document_cells(table):
        np.add.at(docs, cells.word, 1)
        # A document without the word differs by its share; those shares add up to 1, less those counted here.
        np.add.at(apart, cells.word, np.abs(cells.n / n[cells.word] - share[cells.doc]) - share[cells.doc])
    dp = ((apart + 1) / 2).clip(0, 1)
    most = 1 - share[length > 0].min(initial=1)
    kept = np.flatnonzero((n >= max(minimum, 1)) & ~words.isin(list(drop)))
    listed = pd.DataFrame({"word": pd.Series(words), "n": n, "docs": docs, "dp": dp}).iloc[kept]
    listed = listed.assign(dp_norm=listed["dp"] / most if most > 0 else np.nan)
    # Sums of shares differ in their last digits; words spread alike are to stand in the alphabet.
    return listed.iloc[listed["dp"].round(12).argsort(kind="stable")].reset_index(drop=True)
