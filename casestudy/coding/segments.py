"""Segments: coded passages, each held in place by its own quote."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

import pandas as pd

from casestudy.errors import Bilingual, CaseError, Language, Problem

#: Typists' and editors' variants of one character; they are folded to find a quote and kept in the text.
_FOLD = {
    **dict.fromkeys("’‘‛`´", "'"), **dict.fromkeys("“”„«»", '"'), **dict.fromkeys("\u2010\u2011‒–—−", "-"), "…": "...",
    # Soft hyphens and marks without width are not seen, and not typed again.
    **dict.fromkeys("\u00ad\u200b\u200e\u200f\u2060\ufeff", ""),
}  # fmt: skip
_WRAPPED = re.compile(r"(['\"])(.+)\1", re.DOTALL)


def anchor_segments(
    quotes: pd.DataFrame, texts: pd.DataFrame, *, file: str, lang: Language | None = None
) -> pd.DataFrame:
    """Return segments for passages given by their words alone.

    Each quote is looked for in its document as `find_quotes` does. The segment's quote is the exact slice of the text.

    Parameters
    ----------
    quotes : pandas.DataFrame
        ``doc``, ``quote`` and any other columns of the ``segments`` table. A ``start`` column, where it is filled
        in, chooses among several places.
    texts : pandas.DataFrame
        ``doc``, ``text``.
    file : str
        Names the file in messages.
    lang : {"id", "en"}, optional

    Returns
    -------
    pandas.DataFrame
        `quotes` with ``start`` and ``end`` in code points, end exclusive.

    Raises
    ------
    CaseError
        Naming every row whose quote stands nowhere in its document, or in several places.

    Examples
    --------
    >>> texts = pd.DataFrame({"doc": ["IK-1"], "text": ["I: Kami hadir. Kami bekerja."]})
    >>> quotes = pd.DataFrame({"doc": ["IK-1"], "quote": ["Kami bekerja"]})
    >>> anchor_segments(quotes, texts, file="a.csv")[["start", "end"]].values.tolist()
    [[15, 27]]
    """
    written = dict(zip(texts["doc"], texts["text"], strict=True))
    problems: list[Problem] = []
    spans: list[tuple[int, int]] = []
    # A cell that is empty, or no number, chooses nothing.
    stated = pd.to_numeric(quotes["start"], errors="coerce") if "start" in quotes else [None] * len(quotes)
    for row, (doc, quote, start, places) in enumerate(
        zip(quotes["doc"], quotes["quote"], stated, find_quotes(quotes, texts), strict=True), 2
    ):
        chosen = [place for place in places if pd.notna(start) and place[0] == start] or places
        if len(chosen) == 1:
            spans.append(chosen[0])
        else:
            problems.append(_unplaced(file, row, str(doc), str(quote), written.get(doc), len(chosen)))
    if problems:
        raise CaseError(problems, lang=lang)
    start, end = (pd.Series([span[side] for span in spans], index=quotes.index, dtype="int64") for side in (0, 1))
    exact = [written[doc][start:end] for doc, (start, end) in zip(quotes["doc"], spans, strict=True)]
    return quotes.assign(start=start, end=end, quote=pd.Series(exact, index=quotes.index, dtype="str"))


def find_quotes(quotes: pd.DataFrame, texts: pd.DataFrame, *, spaced: bool = True) -> list[list[tuple[int, int]]]:
    r"""Return the places at which each quote stands in its document.

    Quotation marks, hyphens and dashes count as equal in all their forms, so does any run of white space; marks
    round the whole quote are left away where it does not stand there with them. Capitals and all other characters
    are those of the text.

    Parameters
    ----------
    quotes : pandas.DataFrame
        ``doc``, ``quote``.
    texts : pandas.DataFrame
        ``doc``, ``text``.
    spaced : bool
        Whether white space must stand where it stands in the text. Programs that keep a text as a web page put it
        between any two parts of it.

    Returns
    -------
    list of list of (int, int)
        For each row ``start`` and ``end`` of its places, in order. A document that is not in `texts` has none.

    Examples
    --------
    >>> texts = pd.DataFrame({"doc": ["IK-1"], "text": ["Kami hadir.\n\nKami  hadir."]})
    >>> find_quotes(pd.DataFrame({"doc": ["IK-1"], "quote": ["Kami hadir"]}), texts)
    [[(0, 10), (13, 24)]]
    """
    written = dict(zip(texts["doc"], texts["text"], strict=True))
    folded = {doc: _fold(written[doc], spaced=spaced) for doc in set(quotes["doc"]) & set(written)}
    found = []
    for doc, quote in zip(quotes["doc"], quotes["quote"], strict=True):
        text, places = folded.get(doc, ("", []))
        needle = _fold(str(quote), spaced=spaced)[0].strip()
        bare = _WRAPPED.fullmatch(needle)
        found.append(_spans(text, needle, places) or (_spans(text, bare[2].strip(), places) if bare else []))
    return found


def locate_segments(segments: pd.DataFrame, turns: pd.DataFrame) -> pd.DataFrame:
    """Return the segments with the turn that each one starts in.

    A segment that starts in a speaker's label, or in the gap before it, starts in the turn that follows.

    Parameters
    ----------
    segments : pandas.DataFrame
        The ``segments`` table.
    turns : pandas.DataFrame
        The ``turns`` table with ``start`` and ``end``.

    Returns
    -------
    pandas.DataFrame
        `segments` with ``turn``, ``speaker`` and ``role``; empty for documents that have no turns. Rows and their
        order are those of `segments`.

    Examples
    --------
    >>> turns = pd.DataFrame({"doc": "IK-1", "turn": [1, 2], "speaker": ["P", "I"], "start": [3, 20], "end": [15, 40],
    ...                       "role": ["interviewer", "informant"]})
    >>> segments = pd.DataFrame({"doc": ["IK-1"], "start": [25], "end": [30]})
    >>> locate_segments(segments, turns)[["turn", "speaker"]].values.tolist()
    [[2, 'I']]
    """
    named = ["turn", "speaker", "role"]
    left = segments.assign(order=range(len(segments)), reach=segments["start"].astype("int64"))
    right = turns[["doc", "start", "end", *named]].rename(columns={"start": "opens", "end": "reach"})
    located = pd.merge_asof(
        left.sort_values("reach", kind="stable"),
        right.astype({"doc": left["doc"].dtype, "reach": "int64"}).sort_values("reach", kind="stable"),
        on="reach",
        by="doc",
        direction="forward",
        allow_exact_matches=False,
    ).sort_values("order", ignore_index=True)
    located[named] = located[named].where(located["opens"] < located["end"])
    return located.drop(columns=["order", "reach", "opens"])


def _fold(text: str, *, spaced: bool = True) -> tuple[str, list[int]]:
    """Return the text in one spelling, and the place in the text that each of its characters stands for."""
    folded: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if not char.isspace():
            spelled = _FOLD.get(char, char)
        elif spaced and (not folded or folded[-1] != " "):
            spelled = " "
        else:
            continue
        folded += spelled
        places += [place] * len(spelled)
    return "".join(folded), places


def _spans(text: str, needle: str, places: Sequence[int]) -> list[tuple[int, int]]:
    spans = []
    # Before the first and after the last character there is none that could be cut in two.
    bounds = [-1, *places, -1]
    start = text.find(needle) if needle else -1
    while start >= 0:
        end = start + len(needle)
        # A dot is no part of an ellipsis, though three of them are one.
        if bounds[start] != bounds[start + 1] and bounds[end] != bounds[end + 1]:
            spans.append((places[start], places[end - 1] + 1))
        start = text.find(needle, start + 1)
    return spans


def _unplaced(file: str, row: int, doc: str, quote: str, text: str | None, count: int) -> Problem:
    if text is None:
        expected = Bilingual("dokumen yang ada dalam kasus ini", "a document of this case")
        return Problem(
            file, expected, Bilingual("Perbaiki kolom doc.", "Mend the column doc."), row=row, column="doc", value=doc
        )
    if count:
        expected = Bilingual(f"kutipan yang hanya sekali ada di {doc}", f"a quote that stands once in {doc}")
        remedy = Bilingual(
            "Panjangkan kutipan atau isi kolom start.", "Lengthen the quote or fill in the column start."
        )
    else:
        near = SequenceMatcher(None, text, quote, autojunk=False).find_longest_match()
        found = text[near.a : near.a + min(near.size, 25)].strip()
        expected = Bilingual(f"kutipan yang ada di {doc}", f"a quote that stands in {doc}")
        remedy = (
            Bilingual(f'Salin dari naskah; yang cocok: "{found}".', f'Copy it from the text; what matches: "{found}".')
            if found
            else Bilingual("Salin dari naskah.", "Copy it from the text.")
        )
    return Problem(file, expected, remedy, row=row, column="quote", value=quote)
