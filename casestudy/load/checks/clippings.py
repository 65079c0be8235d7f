"""Clippings that need a second look: copies, wrong years, other regions, paid pieces. Marked, never removed."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

import numpy as np
import pandas as pd

from casestudy.dates import find_dates
from casestudy.errors import Bilingual, Problem

#: A copy shares this part of the runs of words of the shorter text; agencies' customers shorten, and add little.
SIMILAR = 0.6
#: Two headlines of one day are alike from this ratio of matching characters on.
_SAME_HEADLINE = 0.9
#: A text of a press file tells of the days around it; a date this far away may be a wrong year.
FAR_DAYS = 60
_RUN = 5
#: Runs that more clippings share than this are boilerplate, or one story everywhere: all are held against the first.
_COMMON = 20
#: A day with more different headlines than this is no press file of one city; then only equal headlines are told.
_COMPARED = 60
_WEIGHT = np.uint64(11_400_714_819_323_198_485)
#: No article is longer; from so many characters in all on, runs are sampled.
_LONGEST, _SAMPLED_FROM = 100_000, 12_000_000
#: Fewer shared runs are chance, such as the name of an office.
_LEAST = 3
_WORD = re.compile(r"\w+")
_PAID = re.compile(
    r"\b(?:adv|advertorial) ?[-/ ] ?humas\b|\((?:adv|humas|adv ?/ ?\w{1,20})\)|\b(?:advertorial|pariwara)\b", re.I
)

#: One of these stands in every mark of a paid piece.
_MARKS = ("adv", "humas)", "pariwara")


def near_duplicates(clippings: pd.DataFrame, *, threshold: float = SIMILAR) -> pd.DataFrame:
    """Return the clippings that are nearly the same as an earlier one, and are not marked as its copy yet.

    Two texts are compared by their runs of five words (w-shingling; Broder 1997, "On the resemblance and containment
    of documents"): the similarity is the share of the shorter text's runs that the other has. Two headlines of the
    same day that are alike letter for letter to nine tenths count as well. The earlier clipping, or the original that
    it is itself a copy of, is suggested.

    Parameters
    ----------
    clippings : pandas.DataFrame
        ``doc``, ``date``, ``headline``, ``text``, ``duplicate_of``.
    threshold : float
        The similarity from which on a pair is told, from 0 to 1.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``duplicate_of``, ``similarity``, in the order of `clippings`.

    Examples
    --------
    >>> story = "wali kota menghadiri pertemuan warga di balai kota pada hari rabu sore dan mendengar keluhan mereka"
    >>> clippings = pd.DataFrame({"doc": ["KL-1", "KL-2"], "date": pd.to_datetime(["2022-01-05", "2022-01-06"]),
    ...                           "headline": ["Wali Kota Hadir", "Dengar Keluhan"], "duplicate_of": "",
    ...                           "text": [story, f"Bekasi - {story}"]})
    >>> near_duplicates(clippings).values.tolist()
    [['KL-2', 'KL-1', 1.0]]
    """
    table = clippings.assign(place=range(len(clippings))).sort_values(["date", "place"], kind="stable")
    docs = table["doc"].tolist()
    origin = {doc: of or doc for doc, of in zip(docs, table["duplicate_of"], strict=True)}
    marked = {doc for doc, of in origin.items() if of != doc}
    runs = _runs(table["text"].tolist())
    best: dict[str, tuple[str, float]] = {}
    for first, second, likeness in sorted(
        [*_alike(runs, threshold), *_same_headlines(table)], key=lambda pair: (pair[1], -pair[2], pair[0])
    ):
        earlier, later = docs[first], docs[second]
        known = later in marked or later in best or origin[earlier] == later
        if not known:
            of = best[earlier][0] if earlier in best else origin[earlier]
            best[later] = (of, likeness)
    found = [(doc, *best[doc]) for doc in clippings["doc"] if doc in best]
    return pd.DataFrame(found, columns=["doc", "duplicate_of", "similarity"])


def suspect_clippings(
    clippings: pd.DataFrame, *, region: str = "", regions: Mapping[str, Sequence[str]] | None = None
) -> list[tuple[str, Problem]]:
    """Return a warning for each clipping that needs a second look, with its code.

    Parameters
    ----------
    clippings : pandas.DataFrame
        The ``clippings`` table.
    region : str
        The case's region, which clippings with an empty region are taken to be about.
    regions : mapping, optional
        The names by which each region is known in texts; without it regions are not looked at.

    Returns
    -------
    list of (str, Problem)
        Copies that are not marked, texts whose dates are more than 60 days from the day of publication, texts that
        name another region and not their own, and marks of paid pieces. Their ``file`` is empty.

    Examples
    --------
    >>> clipping = pd.DataFrame({"doc": ["KL-1"], "date": pd.to_datetime(["2022-01-06"]), "headline": ["Kabar"],
    ...                          "text": ["Rabu (5/1/2021)"], "duplicate_of": "", "advertorial": False, "region": ""})
    >>> [(doc, problem.column) for doc, problem in suspect_clippings(clipping)]
    [('KL-1', 'date')]
    """
    found = [*_copies(clippings), *_far_dates(clippings), *_paid(clippings)]
    if regions:
        found += _other_regions(clippings, region, regions)
    order = {doc: place for place, doc in enumerate(clippings["doc"])}
    return sorted(found, key=lambda pair: order[pair[0]])


def _runs(texts: Sequence[str]) -> list[np.ndarray]:
    """Return the distinct runs of words of each text as numbers; a shorter text is one run.

    Of a large press file only every n-th run is kept, chosen by the run itself and so the same in every text: the
    similarity is then an estimate from a sample.
    """
    step = np.uint64(1 + sum(map(len, texts)) // _SAMPLED_FROM)
    known: dict[str, int] = {}
    runs = []
    for text in texts:
        words = [known.setdefault(word, len(known) + 1) for word in _WORD.findall(text[:_LONGEST].lower())]
        numbers = np.array(words + [0] * max(0, _RUN - len(words)), dtype=np.uint64)
        hashed = np.zeros(len(numbers) - _RUN + 1, dtype=np.uint64)
        for place in range(_RUN):
            hashed = hashed * _WEIGHT + numbers[place : len(numbers) - _RUN + 1 + place]
        distinct = np.unique(hashed)
        runs.append(distinct[(distinct >> np.uint64(20)) % step == 0])
    return runs


def _alike(runs: list[np.ndarray], threshold: float) -> Iterator[tuple[int, int, float]]:
    if not runs:
        return
    everything = np.concatenate(runs)
    whose = np.repeat(np.arange(len(runs)), [len(run) for run in runs])
    order = np.lexsort((whose, everything))
    everything, whose = everything[order], whose[order]
    starts = np.flatnonzero(np.r_[True, everything[1:] != everything[:-1]])
    ends = np.r_[starts[1:], len(everything)]
    shared: Counter[tuple[int, int]] = Counter()
    for start, end in zip(starts[ends - starts > 1], ends[ends - starts > 1], strict=True):
        group = whose[start:end].tolist()
        shared.update(combinations(group, 2) if len(group) <= _COMMON else ((group[0], other) for other in group[1:]))
    for (first, second), count in shared.items():
        shorter = min(len(runs[first]), len(runs[second]))
        if shorter and count >= min(_LEAST, shorter):
            both = len(np.intersect1d(runs[first], runs[second], assume_unique=True))
            if both / shorter >= threshold:
                yield first, second, round(both / shorter, 2)


def _same_headlines(table: pd.DataFrame) -> Iterator[tuple[int, int, float]]:
    """Yield pairs of one day whose headlines are alike; a headline that comes again is held against its first alone."""
    days: defaultdict[object, dict[str, int]] = defaultdict(dict)
    for place, (day, headline) in enumerate(zip(table["date"], table["headline"], strict=True)):
        words = " ".join(_WORD.findall(headline[:200].lower()))
        first = days[day].setdefault(words, place)
        if first != place and words:
            yield first, place, 1.0
    for headlines in days.values():
        if len(headlines) > _COMPARED:
            continue
        split = [(place, words, frozenset(words.split())) for words, place in headlines.items()]
        for (earlier, one, ones), (later, other, others) in combinations(split, 2):
            # Most headlines of a day share no words, and need no closer look; in a short one each word counts.
            if len(ones & others) >= max(_LEAST, len(ones) / 2):
                ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
                if ratio >= _SAME_HEADLINE:
                    yield earlier, later, round(ratio, 2)


def _copies(clippings: pd.DataFrame) -> Iterator[tuple[str, Problem]]:
    for doc, of, likeness in near_duplicates(clippings).itertuples(index=False, name=None):
        expected = Bilingual(
            f"kliping yang bukan salinan {of} (kemiripan {likeness:.0%})".replace("%", " %"),
            f"a clipping that is no copy of {of} (similarity {likeness:.0%})",
        )
        remedy = Bilingual(f"Bila salinan, tulis duplicate_of = {of}.", f"If it is a copy, write duplicate_of = {of}.")
        yield doc, _warning(expected, remedy, "duplicate_of", doc)


def _far_dates(clippings: pd.DataFrame) -> Iterator[tuple[str, Problem]]:
    columns = ["doc", "date", "headline", "text"]
    for doc, published, headline, text in clippings[columns].itertuples(index=False, name=None):
        days = [] if pd.isna(published) else find_dates(f"{headline}\n{text}")
        distances = [abs((day - published.date()).days) for day in days]
        if distances and min(distances) > FAR_DAYS:
            day = days[distances.index(min(distances))]
            expected = Bilingual(
                f"tanggal terbit dalam {FAR_DAYS} hari dari tanggal di teksnya ({day.isoformat()})",
                f"a day of publication within {FAR_DAYS} days of the date in its text ({day.isoformat()})",
            )
            remedy = Bilingual("Periksa tahun di kolom dan di teks.", "Check the year in the column and in the text.")
            yield doc, _warning(expected, remedy, "date", published.date().isoformat())


def _paid(clippings: pd.DataFrame) -> Iterator[tuple[str, Problem]]:
    columns = ["doc", "headline", "text", "advertorial"]
    for doc, headline, text, paid in clippings[columns].itertuples(index=False, name=None):
        whole = f"{headline}\n{text}"
        lowered = whole.lower()
        found = not paid and any(mark in lowered for mark in _MARKS) and _PAID.search(whole)
        if found:
            expected = Bilingual(
                f'advertorial = ya, karena ada tanda "{found[0]}"', f'advertorial = yes, as it is marked "{found[0]}"'
            )
            remedy = Bilingual("Berita berbayar bukan liputan.", "A paid piece is no earned coverage.")
            yield doc, _warning(expected, remedy, "advertorial", "tidak")


def _other_regions(
    clippings: pd.DataFrame, region: str, regions: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, Problem]]:
    named = {
        name: re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b", re.I)
        for name, names in regions.items()
        if names
    }
    columns = ["doc", "region", "headline", "text"]
    for doc, stated, headline, text in clippings[columns].itertuples(index=False, name=None):
        own = stated or region
        whole = f"{headline}\n{text}"
        if own not in named or named[own].search(whole):
            continue
        for name, pattern in named.items():
            if name != own and (found := pattern.search(whole)):
                expected = Bilingual(
                    f'wilayah "{name}" (teksnya menyebut {found[0]} saja)',
                    f'the region "{name}" (its text names {found[0]} alone)',
                )
                remedy = Bilingual("Periksa kolom wilayah.", "Check the column region.")
                yield doc, _warning(expected, remedy, "region", stated or own)
                break


def _warning(expected: Bilingual, remedy: Bilingual, column: str, value: str) -> Problem:
    return Problem("", expected, remedy, column=column, value=value, severity="warning")
