"""Names: words that stand mostly with a capital in mid-sentence, and so are not stemmed."""

from collections import Counter

import numpy as np
import pandas as pd

from casestudy.errors import Language
from casestudy.text.language.sentences import sentence_spans
from casestudy.text.rules import fold
from casestudy.text.tokens import token_spans

#: What may stand before a first word inside a sentence: quotation marks, and the colon behind a speaker.
_OPENING = "\"“”‘’'«»:–—-"


def proper_names(texts: pd.DataFrame, *, lang: Language, doc: str = "doc", text: str = "text") -> frozenset[str]:
    """Return the words that have a capital in more than half of the places where grammar asks for none.

    The first word of a sentence, of a line and of a quotation says nothing, nor does a line of which most words have
    a capital, as headlines do.
    Parts of official names, such as *Dinas Kesehatan*, are among them: where the study counts their families, leave
    them out of the stems' `names` again.

    Parameters
    ----------
    texts : pandas.DataFrame
        One row a text, as written.
    lang : {"id", "en"}
    doc, text : str
        The columns that name the document and hold the text.

    Returns
    -------
    frozenset of str
        In lower case, as tokens are.

    Examples
    --------
    >>> texts = pd.DataFrame({"doc": ["a"], "text": ["Humas Bekasi hadir. Warga Bekasi dan humas pulang."]})
    >>> sorted(proper_names(texts, lang="id"))
    ['bekasi']
    """
    capital: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for row, spans in token_spans(texts, doc=doc, text=text, lang=lang).groupby("row", sort=False):
        written = str(texts.at[row, text])
        starts = spans["start"].to_numpy()
        ends = spans["end"].to_numpy()
        for begin, end in sentence_spans(written, lang=lang):
            inside = slice(*np.searchsorted(starts, [begin, end]))
            words = [written[start:stop] for start, stop in zip(starts[inside], ends[inside], strict=True)]
            upper = [word[0].isupper() for word in words]
            if 2 * sum(upper) > len(words):
                continue
            for start, word, large in list(zip(starts[inside], words, upper, strict=True))[1:]:
                if written[max(0, start - 3) : start].rstrip()[-1:] not in _OPENING:
                    seen[fold(word)] += 1
                    capital[fold(word)] += large
    return frozenset(word for word, n in seen.items() if 2 * capital[word] > n)
