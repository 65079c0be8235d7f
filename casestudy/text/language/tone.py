"""Tone words: what a list of words and its negators say about a text, set beside the tone that a person coded."""

import re
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from casestudy.text.language.spelling import standard_forms
from casestudy.text.language.stems import stem_words
from casestudy.text.language.words import Words

#: How many words after it a negator turns round.
WINDOW = 3
TONES = ("negative", "neutral", "positive")
#: The shade and the style of an emoji.
_SHADE = re.compile(r"[\uFE0F\U0001F3FB-\U0001F3FF]")


#: No listed word; and a further word of a phrase.
_NONE, _WITHIN = -1, -2


class _Line(NamedTuple):
    """All words of the texts in a row: each one's number in the vocabulary, its run and its row among the tokens."""

    code: NDArray[np.int32]
    run: NDArray[np.int32]
    token: NDArray[np.intp]
    vocabulary: list[str]


def find_tone_words(tokens: pd.DataFrame, words: Words, *, case_words: bool = True) -> pd.DataFrame:
    """Return every tone word of every document with the weight that it has there.

    A word counts by its standard spelling, else by its stem, where that is listed; phrases go before their words. A
    negator turns round the tone words among the next three words up to the next punctuation mark, unless the list of
    negators excepts the phrase that it stands in, such as *not only*.

    Parameters
    ----------
    tokens : pandas.DataFrame
        From `casestudy.text.tokens.tokenize`, with nothing removed; words are brought to their standard spelling here.
    words : Words
    case_words : bool
        Whether the words of kind ``case`` count, which are negative in every text about the affair.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``position``, ``word`` (as listed), ``negator`` (the nearest of those that turn it round, else empty),
        ``weight`` (with the sign that it has there), in the order of the texts. Words of weight 0 are left out.

    Examples
    --------
    >>> from casestudy.text.language.words import load_words
    >>> from casestudy.text.tokens import tokenize
    >>> texts = pd.DataFrame({"doc": ["a"], "text": ["Pelayanannya gak ramah, tapi tempatnya bersih."]})
    >>> find_tone_words(tokenize(texts), load_words("id"))[["word", "negator", "weight"]].values.tolist()
    [['ramah', 'tidak', -1.0], ['bersih', '', 1.0]]
    """
    lexicon = words.tone if case_words else words.tone[words.tone["kind"] != "case"]
    listed = lexicon["word"].tolist()
    line = _line(tokens, words)
    phrase = _phrases(line, listed)
    entry = np.where(phrase == _NONE, _entries(line.vocabulary, listed, words)[line.code], phrase)
    weight = np.where(entry >= 0, np.append(lexicon["weight"], 0.0)[entry], 0.0)
    hits = np.flatnonzero(weight)
    negator, sign = _negations(line, hits, words.negators)
    return pd.DataFrame(
        {
            "doc": tokens["doc"].iloc[line.token[hits]].reset_index(drop=True),
            "position": tokens["position"].to_numpy()[line.token[hits]],
            "word": pd.Series(np.array([*listed, ""], dtype="object")[entry[hits]], dtype="str"),
            "negator": pd.Series(np.array([*line.vocabulary, ""], dtype="object")[negator], dtype="str"),
            "weight": sign * weight[hits],
        }
    )


def tone_by_words(tokens: pd.DataFrame, words: Words, *, case_words: bool = True) -> pd.DataFrame:
    """Return what the tone words of each document add up to.

    This counts words; it is no coding and no measure of what a text means. The tone that a person coded is the
    measure, and `compare_tone` shows how far the words agree with it.

    Parameters
    ----------
    tokens, words, case_words
        As in `find_tone_words`.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``score`` (sum of the weights), ``tone`` (its sign: ``negative``, ``neutral`` at 0, ``positive``),
        ``words`` (each with its weight, a negator before it, as ``"tidak ramah -1; bersih +1"``). One row a document
        of the tokens' categories, in their order; one without tone words is neutral.

    Examples
    --------
    >>> from casestudy.text.language.words import load_words
    >>> from casestudy.text.tokens import tokenize
    >>> texts = pd.DataFrame({"doc": ["a", "b"], "text": ["Gak ramah, lambat!", "Rapat hari Senin."]})
    >>> tone_by_words(tokenize(texts), load_words("id")).values.tolist()
    [['a', -2.0, 'negative', 'tidak ramah -1; lambat -1'], ['b', 0.0, 'neutral', '']]
    """
    found = find_tone_words(tokens, words, case_words=case_words)
    docs = tokens["doc"].cat.categories
    shown = (found["negator"] + " " + found["word"]).str.strip() + found["weight"].map(" {:+g}".format).astype("str")
    code = found["doc"].cat.codes.to_numpy()
    # Decimals that cancel out are to be 0.
    score = np.round(np.bincount(code, weights=found["weight"], minlength=len(docs)), 6) + 0.0
    joined: list[list[str]] = [[] for _ in docs]
    for number, one in zip(code.tolist(), shown.tolist(), strict=True):
        joined[number].append(one)
    tone = np.array(TONES)[np.sign(score).astype("int64") + 1]
    table = pd.DataFrame({"doc": docs, "score": score, "tone": tone, "words": list(map("; ".join, joined))})
    return table.astype({"doc": "str", "tone": "str", "words": "str"})


def compare_tone(human: pd.DataFrame, lexicon: pd.DataFrame) -> pd.DataFrame:
    """Return the coded tone of each document beside what its tone words add up to.

    Parameters
    ----------
    human : pandas.DataFrame
        ``doc``, ``tone`` as a person coded it; documents without one are left out.
    lexicon : pandas.DataFrame
        From `tone_by_words`.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``human``, ``lexicon``, ``same`` (bool), ``score``, ``words``, in the order of `human`, of documents
        that both have. The disagreements to read are ``compared[~compared["same"]]``.

    Examples
    --------
    >>> human = pd.DataFrame({"doc": ["a", "b"], "tone": ["negative", "positive"]})
    >>> lexicon = pd.DataFrame({"doc": ["a", "b"], "score": [-1.0, 0.0], "tone": ["negative", "neutral"], "words": ""})
    >>> compare_tone(human, lexicon)[["doc", "human", "lexicon", "same"]].values.tolist()
    [['a', 'negative', 'negative', True], ['b', 'positive', 'neutral', False]]
    """
    coded = human[human["tone"].isin(TONES)][["doc", "tone"]].astype({"doc": "str", "tone": "str"})
    both = coded.rename(columns={"tone": "human"}).merge(
        lexicon.rename(columns={"tone": "lexicon"}), on="doc", validate="many_to_one"
    )
    both["same"] = both["human"] == both["lexicon"]
    return both[["doc", "human", "lexicon", "same", "score", "words"]]


def count_tones(compared: pd.DataFrame) -> pd.DataFrame:
    """Return how often each coded tone meets each tone by words.

    Parameters
    ----------
    compared : pandas.DataFrame
        From `compare_tone`.

    Returns
    -------
    pandas.DataFrame
        ``human``; ``negative``, ``neutral``, ``positive`` (documents of that coded tone to which the words give this
        one); ``n``; ``same`` (percent of ``n`` that agree; missing where ``n`` is 0). A row for each coded tone, and a
        last one, ``all``.

    Examples
    --------
    >>> compared = pd.DataFrame({"human": ["negative"] * 3 + ["neutral"],
    ...                          "lexicon": ["negative", "negative", "neutral", "neutral"]})
    >>> count_tones(compared)[["human", "negative", "neutral", "n", "same"]].round(1).tail(1).values.tolist()
    [['all', 2, 2, 4, 75.0]]
    """
    met = pd.crosstab(compared["human"], compared["lexicon"]).reindex(index=TONES, columns=TONES, fill_value=0)
    counts = np.vstack([met, met.sum()]).astype("int64")
    agreed = np.append(np.diag(met), np.trace(met)).astype("float64")
    table = pd.DataFrame(counts, columns=list(TONES)).assign(n=counts.sum(axis=1))
    table.insert(0, "human", pd.Series([*TONES, "all"], dtype="str"))
    return table.assign(same=(100 * agreed / table["n"].where(table["n"] > 0)).astype("float64"))


def _line(tokens: pd.DataFrame, words: Words) -> _Line:
    types = [str(word) for word in tokens["token"].cat.categories]
    forms = standard_forms(types, words)
    parts = [_SHADE.sub("", forms.get(word, word)).split() for word in types]
    ids: dict[str, int] = {}
    flat = np.array([ids.setdefault(part, len(ids)) for word in parts for part in word], dtype="int32")
    length = np.array([len(word) for word in parts], dtype="int64")
    first = np.cumsum(length) - length
    token = tokens["token"].cat.codes.to_numpy()
    place, doc = tokens["position"].to_numpy(), tokens["doc"].cat.codes.to_numpy()
    # A unit of several words has left the positions of the further ones empty.
    width = np.array([word.count(" ") + 1 for word in types], dtype="int32")[token[:-1]]
    apart = (np.diff(doc) != 0) | ((np.diff(place) != 1) & (np.diff(place) != width))
    run = np.append(0, np.cumsum(apart))[: len(token)].astype("int32")
    times = length[token]
    row = np.repeat(np.arange(len(token)), times)
    within = np.arange(len(row)) - np.repeat(np.cumsum(times) - times, times)
    return _Line(flat[first[token[row]] + within], run[row], row, list(ids))


def _entries(vocabulary: list[str], listed: list[str], words: Words) -> NDArray[np.int32]:
    """Return for each word of the vocabulary the number of the listed one it counts as: itself, its stem, or none."""
    number = {word: place for place, word in enumerate(listed)}
    single = [word for word in listed if " " not in word]
    stems = stem_words([*vocabulary, *single], overrides=words.stems, lang=words.lang)
    # A listed Indonesian word that is no root speaks for itself alone: kebersihan is a topic, bersih is praise.
    roots = {stems.get(word, word): word for word in reversed(single) if words.lang == "en" or stems.get(word) == word}
    by_stem = [number.get(roots.get(stems.get(word, ""), ""), _NONE) for word in vocabulary]
    return np.array([number.get(word, other) for word, other in zip(vocabulary, by_stem, strict=True)], dtype="int32")


def _phrases(line: _Line, listed: list[str]) -> NDArray[np.int32]:
    """Return the number of the phrase that begins at each word, and which words stand within one; longer ones first."""
    number = {word: place for place, word in enumerate(line.vocabulary)}
    order = np.argsort(line.code, kind="stable")
    bounds = np.append(0, np.cumsum(np.bincount(line.code, minlength=len(line.vocabulary))))
    found = np.full(len(line.code), _NONE, dtype="int32")
    phrases = [(tuple(phrase.split()), place) for place, phrase in enumerate(listed) if " " in phrase]
    for parts, place in sorted(phrases, key=lambda phrase: (-len(phrase[0]), phrase[0])):
        code = np.array([number.get(part, -1) for part in parts], dtype="int32")
        starts = order[bounds[code[0]] : bounds[code[0] + 1]] if (code >= 0).all() else order[:0]
        starts = starts[starts + len(code) <= len(found)]
        places = starts[:, None] + np.arange(len(code))
        fits = (line.code[places] == code).all(axis=1) & (line.run[places[:, 0]] == line.run[places[:, -1]])
        spans = places[fits & (found[places] == _NONE).all(axis=1)]
        # A phrase that repeats its beginning may overlap itself.
        spans = spans[np.diff(spans[:, 0], prepend=-len(code)) >= len(code)]
        found[spans] = _WITHIN
        found[spans[:, 0]] = place
    return found


def _negations(
    line: _Line, hits: NDArray[np.intp], listed: pd.DataFrame
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """Return the nearest negator of each hit by its number in the vocabulary, and the sign that all of them leave."""
    words = set(listed.loc[listed["kind"] == "negator", "word"])
    exceptions = listed.loc[listed["kind"] == "exception", "word"].tolist()
    plain = np.array([word in words for word in line.vocabulary], dtype="bool")[line.code]
    negates = plain & (_phrases(line, exceptions) == _NONE)
    negator, sign = np.full(len(hits), _NONE, dtype="int32"), np.ones(len(hits))
    for step in range(WINDOW, 0, -1):
        before = np.maximum(hits - step, 0)
        # An entry that begins with a negator, such as ``tidak bisa``, is not turned round by another one.
        turned = (hits >= step) & negates[before] & (line.run[before] == line.run[hits]) & ~plain[hits]
        sign[turned] *= -1
        negator[turned] = line.code[before[turned]]
    return negator, sign
