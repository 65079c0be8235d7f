"""From rows of the tokens back to the texts, however the documents lie in their table."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.errors import CaseError
from casestudy.text.patterns import columns
from casestudy.text.places import Places, place_rows
from casestudy.text.tokens import token_spans, tokenize

STABLE = settings(deadline=None, derandomize=True, max_examples=100)
TEXTS = st.lists(st.sampled_from(["Satu dua, tiga", "dua\nsatu", "", "🙏 hak-hak Rp 5", "..."]), max_size=6)


def every_place(texts: pd.DataFrame, *, window: int = 0) -> Places:
    table = columns(tokenize(texts))
    rows = np.arange(len(table.token))
    return place_rows(table, rows, rows, texts, window=window)


@STABLE
@given(TEXTS, st.lists(st.sampled_from("abc"), min_size=6, max_size=6))
def test_every_token_stands_where_its_span_is(written: list[str], docs: list[str]) -> None:
    """Places are those of `token_spans`, whether a document is one text or several, in order or not."""
    for names in (docs[: len(written)], [f"d{number}" for number in range(len(written))]):
        texts = pd.DataFrame({"doc": pd.Series(names, dtype="str"), "text": pd.Series(written, dtype="str")})
        texts.index = texts.index[::-1] * 10

        places, spans = pd.DataFrame(every_place(texts).columns()), token_spans(texts)

        shared = ["doc", "position", "row", "start", "end"]
        assert places[shared].to_numpy().tolist() == spans.astype({"doc": "str"})[shared].to_numpy().tolist()


def test_lines_and_windows() -> None:
    """A place knows its line, counted from 1, and the code points that so many words around it take up."""
    texts = pd.DataFrame({"doc": ["a", "b"], "text": ["🙏 satu,\ndua tiga", "empat"]})

    places = every_place(texts, window=1)

    assert places.line.tolist() == [1, 1, 2, 2, 1]
    cut = [text[left:right] for text, left, right in zip(places.text, places.left, places.right, strict=True)]
    assert cut == ["🙏 satu", "🙏 satu,\ndua", "satu,\ndua tiga", "dua tiga", "empat"]


def test_other_texts_are_told() -> None:
    """Texts that lack a word of the tokens are refused, and so are those that lack its document."""
    texts = pd.DataFrame({"doc": ["a", "b"], "text": ["satu dua", "tiga"]})
    table = columns(tokenize(texts))
    last = np.array([1])

    for others in (texts.assign(text=["satu", "tiga"]), texts.assign(doc=["x", "b"])):
        with pytest.raises(CaseError, match=r"the words of the texts that are given|kata-kata dari teks"):
            place_rows(table, last, last, others)
