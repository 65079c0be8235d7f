"""Word families: forms of one word counted together under the form that is written most often."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from importlib import metadata

import pandas as pd

from casestudy.errors import Bilingual, CaseError, Language, Problem

#: Other types come back damaged: an emoji as nothing, jum'at as two words, café without its last letter.
_STEMMED = {"id": re.compile(r"[a-z]+(?:-[a-z]+)*"), "en": re.compile(r"[a-z]+(?:-[a-z]+)*(?:'s?)?")}
#: PySastrawi leaves a word whole where a hyphen joins a clitic to it, as in ``di-phk`` or ``kpk-nya``.
_HYPHENED = re.compile(r"(?:(?:di|ke|se)-)?(.+?)(?:-(?:nya|lah|kah|ku|mu))*")
_ENCLITIC = re.compile(r"(?<=[a-z])(?:nya|lah|kah|ku|mu)$")
_DOUBLED = re.compile(r"([a-z]+)-\1")
_COUNTED = ["group", "word", "n"]


def stem_words(
    words: Iterable[str], *, overrides: pd.DataFrame, lang: Language = "id", names: Collection[str] = ()
) -> dict[str, str]:
    """Return the stem of each word, a key for `word_families` and never for display.

    The overrides are read first, in Indonesian also for a word of theirs that is doubled or carries ``-nya``,
    ``-lah``, ``-kah``, ``-ku`` or ``-mu``. All other Indonesian stems are PySastrawi's (the algorithm of Nazief and
    Adriani 1996 with the later extensions of Asian 2007, Arifin 2009 and Tahitoe 2010), which reads a word without its
    ``-nya`` where that leads to a root; English ones are those of Porter's second stemmer (Snowball). Stems are kept
    for the run: a word costs time once.

    Parameters
    ----------
    words : iterable of str
        As `casestudy.text.rules.fold` writes them. Repeated words cost nothing.
    overrides : pandas.DataFrame
        ``word``, ``stem``, ``kind``, ``reason``, as in `casestudy.text.language.words.Words`: ``fix`` where
        the stemmer's root is wrong, ``keep`` where it is right and the family would mix what the study tells apart.
    lang : {"id", "en"}
        Whose stemmer.
    names : collection of str
        Words that are not stemmed unless an override says so; see `casestudy.text.language.names.proper_names`.

    Returns
    -------
    dict
        Word to stem, sorted by word. Words that are in no override and not of plain letters and hyphens have none.

    Raises
    ------
    CaseError
        For Indonesian, where the package Sastrawi is installed, which has the same import name, or PySastrawi is not.

    Examples
    --------
    >>> from casestudy.text.language.words import load_words
    >>> stem_words(["pelayanan", "melayani", "pemerintah", "di-phk", "jum'at"], overrides=load_words("id").stems)
    {'di-phk': 'phk', 'melayani': 'layan', 'pelayanan': 'layan', 'pemerintah': 'pemerintah'}
    """
    if lang == "id":
        _check_package()
    listed = {word: stem or word for word, stem in zip(overrides["word"], overrides["stem"], strict=True)}
    stems: dict[str, str] = {}
    for word in sorted(set(words)):
        bare = _without_clitics(word) if lang == "id" else word
        stem = _override(word, listed) or _override(bare, listed) if lang == "id" else listed.get(word, "")
        if not stem and _STEMMED[lang].fullmatch(word):
            stem = bare if word in names or bare in names else _root(bare, lang)
        if stem:
            stems[word] = stem
    return stems


def word_families(counts: pd.DataFrame, stems: Mapping[str, str]) -> pd.DataFrame:
    """Return how often each family of words occurs, under its most frequent form.

    Parameters
    ----------
    counts : pandas.DataFrame
        From `casestudy.text.counting.frequencies.count_words`.
    stems : mapping
        Word to stem, from `stem_words`; empty where every word is to stand for itself.

    Returns
    -------
    pandas.DataFrame
        ``group``; ``word``, the form with the highest count in the group, of several the first in the alphabet; ``n``,
        the occurrences of all forms; ``forms``, each form with its count, as ``"warga 3; warganya 1"``, the most
        frequent first. Sorted by group, falling ``n`` and word. A word without a stem is a family of its own, a unit of
        several words one with its form in ``-nya``; no stem is shown. There is no ``docs``: documents of several forms
        cannot be added up.

    Examples
    --------
    >>> counts = pd.DataFrame({"group": "", "word": ["melayani", "pelayanan", "wali kota"], "n": [2, 3, 4]})
    >>> word_families(counts, {"melayani": "layan", "pelayanan": "layan"})[["word", "n", "forms"]].values.tolist()
    [['pelayanan', 5, 'pelayanan 3; melayani 2'], ['wali kota', 4, 'wali kota 4']]
    """
    words = counts["word"].astype("str").tolist()
    stem = [_unit(word) if " " in word else stems.get(word) for word in words]
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


def _unit(words: str) -> str:
    # The space keeps it apart from every stem.
    return words.removesuffix("nya") if len(words.split()[-1]) > len("punya") else words


def _override(word: str, listed: Mapping[str, str]) -> str:
    single = _ENCLITIC.sub("", word)
    doubled = _DOUBLED.fullmatch(single)
    forms = (word, single, doubled[1] if doubled else "")
    return next((listed[form] for form in forms if form in listed), "")


def _without_clitics(word: str) -> str:
    found = _HYPHENED.fullmatch(word)
    return found[1] if found else word


@cache
def _root(word: str, lang: Language) -> str:
    if lang == "en":
        return str(_english()(word))
    stem, roots = _indonesian()
    found = str(stem(word))
    if word in roots or not word.endswith("nya"):
        return found
    # ``membelinya`` comes back as ``bel`` and ``internetnya`` whole; without the clitic both come back right.
    inner = str(stem(word.removesuffix("nya")))
    return inner if inner in roots or (found == word and len(inner) > 3) else found


@cache
def _indonesian() -> tuple[Callable[[str], str], frozenset[str]]:
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    factory = StemmerFactory()
    return factory.create_stemmer().stem, frozenset(factory.get_words())


@cache
def _english() -> Callable[[str], str]:
    from nltk.stem.snowball import SnowballStemmer

    stem: Callable[[str], str] = SnowballStemmer("english").stem
    return stem


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
