"""Word families: forms of one Indonesian word counted together under the form that is written most often."""

import re
from collections.abc import Iterable, Mapping
from importlib import metadata

import pandas as pd

from casestudy.errors import Bilingual, CaseError, Problem

#: Other types come back damaged: an emoji as nothing, jum'at as two words, café without its last letter.
_STEMMED = re.compile(r"[a-z]+(?:-[a-z]+)*")
#: PySastrawi leaves a word whole where a hyphen joins a clitic to it, as in ``di-phk`` or ``kpk-nya``.
_HYPHENED = re.compile(r"(?:(?:di|ke|se)-)?(.+?)(?:-(?:nya|lah|kah|ku|mu))*")
_ENCLITIC = re.compile(r"(?<=[a-z])(?:nya|lah|kah|ku|mu)$")
_DOUBLED = re.compile(r"([a-z]+)-\1")
_COUNTED = ["group", "word", "n"]


def stem_words(words: Iterable[str], *, overrides: pd.DataFrame) -> dict[str, str]:
    """Return the stem of each Indonesian word, a key for `word_families` and never for display.

    The overrides are read first, also for a word of theirs that is doubled or carries ``-nya``, ``-lah``, ``-kah``,
    ``-ku`` or ``-mu``; all other stems are PySastrawi's (the algorithm of Nazief and Adriani 1996 with the later
    extensions of Asian 2007, Arifin 2009 and Tahitoe 2010). It knows no other language: English words go into
    `word_families` without stems.

    Parameters
    ----------
    words : iterable of str
        As `casestudy.text.tokens.fold` writes them. Repeated words cost nothing.
    overrides : pandas.DataFrame
        ``word``, ``stem``, ``kind``, ``reason``, as in `casestudy.text.words.Words`: ``fix`` where PySastrawi's root is
        wrong, ``keep`` where it is right and the family would mix what the study tells apart.

    Returns
    -------
    dict
        Word to stem, sorted by word. Words that are in no override and not of plain letters and hyphens have none.

    Raises
    ------
    CaseError
        Where the package Sastrawi is installed, which has the same import name, or PySastrawi is not.

    Examples
    --------
    >>> from casestudy.text.words import load_words
    >>> stem_words(["pelayanan", "melayani", "pemerintah", "di-phk", "jum'at"], overrides=load_words("id").stems)
    {'di-phk': 'phk', 'melayani': 'layan', 'pelayanan': 'layan', 'pemerintah': 'pemerintah'}
    """
    _check_package()
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    stemmer = StemmerFactory().create_stemmer()
    listed = {word: stem or word for word, stem in zip(overrides["word"], overrides["stem"], strict=True)}
    stems: dict[str, str] = {}
    for word in sorted(set(words)):
        bare = _without_clitics(word)
        stem = _override(word, listed) or _override(bare, listed)
        if not stem and _STEMMED.fullmatch(word):
            stem = str(stemmer.stem(bare))
        if stem:
            stems[word] = stem
    return stems


def word_families(counts: pd.DataFrame, stems: Mapping[str, str]) -> pd.DataFrame:
    """Return how often each family of words occurs, under its most frequent form.

    Parameters
    ----------
    counts : pandas.DataFrame
        From `casestudy.text.frequencies.count_words`.
    stems : mapping
        Word to stem, from `stem_words`; empty where every word is to stand for itself.

    Returns
    -------
    pandas.DataFrame
        ``group``; ``word``, the form with the highest count in the group, of several the first in the alphabet; ``n``,
        the occurrences of all forms; ``forms``, each form with its count, as ``"warga 3; warganya 1"``, the most
        frequent first. Sorted by group, falling ``n`` and word. A word without a stem and a unit of several words are
        families of their own; no stem is shown. There is no ``docs``: documents of several forms cannot be added up.

    Examples
    --------
    >>> counts = pd.DataFrame({"group": "", "word": ["melayani", "pelayanan", "wali kota"], "n": [2, 3, 4]})
    >>> word_families(counts, {"melayani": "layan", "pelayanan": "layan"})[["word", "n", "forms"]].values.tolist()
    [['pelayanan', 5, 'pelayanan 3; melayani 2'], ['wali kota', 4, 'wali kota 4']]
    """
    words = counts["word"].astype("str").tolist()
    stem = [None if " " in word else stems.get(word) for word in words]
    keyed = counts[_COUNTED].astype({"group": "str", "word": "str", "n": "int64"})
    # A word of its own may be spelt as another family's stem; the flag keeps the two apart.
    keyed["alone"] = [one is None for one in stem]
    keyed["key"] = [one or word for one, word in zip(stem, words, strict=True)]
    ordered = keyed.sort_values(["group", "n", "word"], ascending=[True, False, True])
    ordered["forms"] = ordered["word"] + " " + ordered["n"].astype("str")
    # Rows of a group stay in order, so that the first form is the most frequent one.
    families = ordered.groupby(["group", "alone", "key"], sort=False).agg(
        word=("word", "first"), n=("n", "sum"), forms=("forms", "; ".join)
    )
    columns = families.reset_index()[[*_COUNTED, "forms"]]
    columns = columns.astype({"group": "str", "word": "str", "n": "int64", "forms": "str"})
    return columns.sort_values(["group", "n", "word"], ascending=[True, False, True], ignore_index=True)


def _override(word: str, listed: Mapping[str, str]) -> str:
    single = _ENCLITIC.sub("", word)
    doubled = _DOUBLED.fullmatch(single)
    forms = (word, single, doubled[1] if doubled else "")
    return next((listed[form] for form in forms if form in listed), "")


def _without_clitics(word: str) -> str:
    found = _HYPHENED.fullmatch(word)
    return found[1] if found else word


def _check_package() -> None:
    installed = {name: version for name in ("PySastrawi", "Sastrawi") if (version := _version(name))}
    if list(installed) == ["PySastrawi"]:
        return
    raise CaseError(
        Problem(
            "Python",
            Bilingual("paket PySastrawi tanpa paket Sastrawi", "the package PySastrawi, without the package Sastrawi"),
            Bilingual(
                "Jalankan: pip uninstall -y Sastrawi PySastrawi, lalu: pip install PySastrawi",
                "Run: pip uninstall -y Sastrawi PySastrawi, then: pip install PySastrawi",
            ),
            value=", ".join(f"{name} {version}" for name, version in installed.items()) or None,
        )
    )


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
