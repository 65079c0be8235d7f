"""One spelling a word: drawn-out, doubled, spoken and variant forms come to the standard one, and a log says which."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from casestudy.text.language.words import Words
from casestudy.text.tokens import join_phrases, replace_words

_LENGTHENED = re.compile(r"([^\W\d_])\1{2,}")
#: Written laughter of any length, as in ``wkwkwkwk`` and ``hahahah``.
_LAUGHTER = re.compile(r"((wk|ha|he|hi|ho|xi)\2)\2*[whx]?")
_ROMAN = re.compile(r"[ivxlcdm]+")
#: A word doubled with a digit, as in ``anak2`` and ``orang2nya``.
_DOUBLED = re.compile(r"([^\W\d_]{3,})[2²](nya|an)?")
_CLITIC = re.compile(r"(.{3,}?)(nya|lah|kah)")


class _Form(NamedTuple):
    form: str
    rules: tuple[str, ...] = ()
    file: str = ""
    row: int | None = None


def standardise(tokens: pd.DataFrame, words: Words, *, known: Collection[str] | None = None) -> pd.DataFrame:
    """Return the tokens with every word in its standard spelling and listed phrases as one unit.

    On the types, in this order: letters drawn out (``mantappp``) are folded where a known word results; a word doubled
    with a digit (``anak2``) is written out; slang, then spelling variants, come to their form, in Indonesian also with
    ``-nya``, ``-lah`` or ``-kah`` behind them. Last, phrases and variants' forms of several words are joined.

    Parameters
    ----------
    tokens : pandas.DataFrame
        From `casestudy.text.tokens.tokenize`.
    words : Words
    known : collection of str, optional
        The words that a lengthened one may be folded to; by default those of the lists and of the tokens themselves.

    Returns
    -------
    pandas.DataFrame
        The same columns; positions are kept.

    Examples
    --------
    >>> from casestudy.text.language.words import load_words
    >>> from casestudy.text.tokens import tokenize
    >>> texts = pd.DataFrame({"doc": ["a"], "text": ["Walikota yg baru mantappp, anak2nya seneng"]})
    >>> standardise(tokenize(texts), load_words("id"))["token"].tolist()
    ['wali kota', 'yang', 'baru', 'mantap', 'anak-anaknya', 'senang']
    """
    forms = {word: found.form for word, found in _forms(tokens["token"].cat.categories, words, known).items()}
    return join_phrases(replace_words(tokens, forms), _units(words))


def standard_forms(types: Iterable[str], words: Words, *, known: Collection[str] | None = None) -> dict[str, str]:
    """Return the standard spelling of those types that have another one; see `standardise`.

    Examples
    --------
    >>> from casestudy.text.language.words import load_words
    >>> standard_forms(["gak", "bagussss", "warga"], load_words("id"))
    {'gak': 'tidak', 'bagussss': 'bagus'}
    """
    return {word: found.form for word, found in _forms(types, words, known).items()}


def normalisation_log(tokens: pd.DataFrame, words: Words, *, known: Collection[str] | None = None) -> pd.DataFrame:
    """Return what `standardise` does to each type, and which line of which list it follows.

    Parameters
    ----------
    tokens : pandas.DataFrame
        From `casestudy.text.tokens.tokenize`, before `standardise`.
    words : Words
    known : collection of str, optional
        As in `standardise`.

    Returns
    -------
    pandas.DataFrame
        ``type``, ``form``, ``rule`` (``lengthening``, ``doubling``, ``slang``, ``variant``, several joined by
        ``" + "``), ``file`` and ``row`` (the list and the line in it, of several the last; empty where no list was
        needed), ``n`` (occurrences). Sorted by falling ``n`` and type. Phrases are joined, not spelt anew, and are not
        in it.

    Examples
    --------
    >>> from casestudy.text.language.words import load_words
    >>> from casestudy.text.tokens import tokenize
    >>> table = tokenize(pd.DataFrame({"doc": ["a"], "text": ["gak bgttt gak"]}))
    >>> normalisation_log(table, load_words("id"))[["type", "form", "rule", "n"]].values.tolist()
    [['gak', 'tidak', 'slang', 2], ['bgttt', 'banget', 'lengthening + slang', 1]]
    """
    counts = tokens["token"].value_counts()
    found = _forms(tokens["token"].cat.categories, words, known)
    rows = [
        (word, one.form, " + ".join(one.rules), one.file, one.row, int(counts[word]))
        for word, one in found.items()
        if counts[word]
    ]
    log = pd.DataFrame(rows, columns=["type", "form", "rule", "file", "row", "n"])
    log = log.astype({"type": "str", "form": "str", "rule": "str", "file": "str", "row": "Int64", "n": "int64"})
    return log.sort_values(["n", "type"], ascending=[False, True], ignore_index=True)


def _forms(types: Iterable[str], words: Words, known: Collection[str] | None) -> dict[str, _Form]:
    listed = [str(word) for word in types]
    if known is None:
        # Two letters that only the texts hold are no evidence: ``www`` is no lengthened ``ww``.
        known = words.known.union(word for word in listed if len(word) > 2 and not _LENGTHENED.search(word))
    slang, variants = _lines(words.slang, "slang"), _lines(words.variants, "variant")
    indonesian = words.lang == "id"
    found = {}
    for word in listed:
        one = _fold_lengthened(_Form(word), known)
        if indonesian:
            one = _write_doubled(one, slang, variants)
        one = _look_up(one, slang, "slang", clitics=indonesian)
        one = _look_up(one, variants, "variant", clitics=indonesian)
        if one.form != word:
            found[word] = one
    return found


def _lines(table: pd.DataFrame, name: str) -> dict[str, _Form]:
    lines = zip(table[name], table["form"], table["file"], table["row"], strict=True)
    return {word: _Form(form, (name,), file, int(row)) for word, form, file, row in lines}


def _fold_lengthened(one: _Form, known: Collection[str]) -> _Form:
    word = one.form
    if laughter := _LAUGHTER.fullmatch(word):
        candidates = [laughter[1]]
    elif _LENGTHENED.search(word) and not _ROMAN.fullmatch(word):
        candidates = [_LENGTHENED.sub(r"\1", word), _LENGTHENED.sub(r"\1\1", word)]
    else:
        return one
    folded = next((form for form in candidates if len(form) > 1 and form in known), word)
    return one if folded == word else _Form(folded, ("lengthening",))


def _write_doubled(one: _Form, slang: Mapping[str, _Form], variants: Mapping[str, _Form]) -> _Form:
    found = _DOUBLED.fullmatch(one.form)
    if not found or one.form in slang or one.form in variants:
        return one
    base = _look_up(_Form(found[1]), slang, "slang", clitics=False)
    base = _look_up(base, variants, "variant", clitics=False)
    if " " in base.form:
        return one
    doubled = f"{base.form}-{base.form}{found[2] or ''}"
    return base._replace(form=doubled, rules=(*one.rules, *base.rules, "doubling"))


def _look_up(one: _Form, listed: Mapping[str, _Form], rule: str, *, clitics: bool) -> _Form:
    line, tail = listed.get(one.form), ""
    if line is None and clitics and (parts := _CLITIC.fullmatch(one.form)):
        line, tail = listed.get(parts[1]), parts[2]
    if line is None or line.form + tail == one.form:
        return one
    return _Form(line.form + tail, (*one.rules, rule), line.file, line.row)


def _units(words: Words) -> list[str]:
    units = [*words.phrases["phrase"], *(form for form in words.variants["form"] if " " in form)]
    # In running text a clitic stands on the last word of a phrase, as in ``tanggung jawabnya``.
    return [*units, *(f"{unit}nya" for unit in units)] if words.lang == "id" else units
