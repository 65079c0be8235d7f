"""Segments: coded passages, each held in place by its own quote."""

from difflib import SequenceMatcher

import pandas as pd

from casestudy.errors import Bilingual, CaseError, Language, Problem

#: Typists' and editors' variants of one character; they are folded to find a quote and kept in the text.
_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2010": "-", "\u2011": "-", "\n": " "})


def anchor_segments(
    quotes: pd.DataFrame, texts: pd.DataFrame, *, file: str, lang: Language | None = None
) -> pd.DataFrame:
    """Return segments for passages given by their words alone.

    Each quote is looked for in its document; curly and straight quotation marks, hyphens, line breaks and
    no-break spaces count as equal. The segment's quote is the exact slice of the text.

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
    folded = {doc: text.translate(_FOLD) for doc, text in zip(texts["doc"], texts["text"], strict=True)}
    written = dict(zip(texts["doc"], texts["text"], strict=True))
    problems: list[Problem] = []
    spans: list[tuple[int, int]] = []
    # A cell that is empty, or no number, chooses nothing.
    stated = pd.to_numeric(quotes["start"], errors="coerce") if "start" in quotes else [None] * len(quotes)
    for row, (doc, quote, start) in enumerate(zip(quotes["doc"], quotes["quote"], stated, strict=True), 2):
        places = _places(folded.get(doc, ""), str(quote).translate(_FOLD).strip())
        chosen = [place for place in places if pd.notna(start) and place[0] == start] or places
        if len(chosen) == 1:
            spans.append(chosen[0])
        else:
            problems.append(_unplaced(file, row, str(doc), str(quote), folded.get(doc), len(chosen)))
    if problems:
        raise CaseError(problems, lang=lang)
    start, end = (pd.Series([span[side] for span in spans], index=quotes.index, dtype="int64") for side in (0, 1))
    anchored = quotes.assign(start=start, end=end)
    exact = [written[doc][start:end] for doc, (start, end) in zip(quotes["doc"], spans, strict=True)]
    return anchored.assign(quote=pd.Series(exact, index=quotes.index, dtype="str"))


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


def _places(text: str, quote: str) -> list[tuple[int, int]]:
    places = []
    start = text.find(quote) if quote else -1
    while start >= 0:
        places.append((start, start + len(quote)))
        start = text.find(quote, start + 1)
    return places


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
