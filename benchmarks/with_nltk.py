"""The tasks with NLTK, on its own tokeniser, counters, concordance and collocation finder."""

import csv
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import Any

import tasks
from nltk import FreqDist
from nltk.collocations import BigramCollocationFinder
from nltk.metrics.association import BigramAssocMeasures
from nltk.text import ConcordanceIndex
from nltk.tokenize import RegexpTokenizer


def read(file: str) -> list[str]:
    with Path(file).open(newline="", encoding="utf-8") as opened:
        return [row["text"] for row in csv.DictReader(opened)]


def tokenise(texts: list[str]) -> list[list[str]]:
    split = RegexpTokenizer(tasks.OTHER_RULE).tokenize
    return [split(text.lower()) for text in texts]


def tokens(file: str) -> list[list[str]]:
    return tokenise(read(file))


def count(file: str) -> Any:
    hidden = set(tasks.stopwords())
    n: FreqDist = FreqDist()
    docs: Counter[str] = Counter()
    for words in tokens(file):
        shown = [word for word in words if word not in hidden]
        n.update(shown)
        docs.update(set(shown))
    top = sorted(n.items(), key=lambda pair: (-pair[1], pair[0]))[: tasks.TOP]
    return [n.N(), docs.total(), [list(pair) for pair in top]]


def kwic(texts: list[list[str]]) -> Any:
    # A mark between the texts keeps their words apart.
    words = list(chain.from_iterable([*text, "\n"] for text in texts))
    index = ConcordanceIndex(words)
    second = set(index.offsets(tasks.PHRASE[1]))
    places = [place for place in index.offsets(tasks.PHRASE[0]) if place + 1 in second]
    return [len([words[max(0, place - tasks.WINDOW) : place + 2 + tasks.WINDOW] for place in places])]


def bigrams(texts: list[list[str]]) -> Any:
    finder = BigramCollocationFinder.from_documents(texts)
    # from_documents pads between texts, and counts the padding.
    del finder.word_fd[None]
    finder.N = finder.word_fd.N()
    finder.apply_ngram_filter(lambda first, second: first is None or second is None)
    finder.apply_freq_filter(tasks.MINIMUM)
    scored = [(pair, pmi) for pair, pmi in finder.score_ngrams(BigramAssocMeasures.pmi) if pmi > 0]
    return [len(scored), sum(finder.ngram_fd[pair] for pair, _ in scored), round(sum(pmi for _, pmi in scored), 2)]


if __name__ == "__main__":
    tasks.main(
        {
            "tokenise": (read, lambda texts: sum(map(len, tokenise(texts)))),
            "count": (str, count),
            "kwic": (tokens, kwic),
            "bigrams": (tokens, bigrams),
        }
    )
