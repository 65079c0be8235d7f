"""The tasks with scikit-learn, whose counts are matrices made from the texts each time; it keeps no tokens."""

from itertools import product
from typing import Any

import numpy as np
import pandas as pd
import tasks
from sklearn.feature_extraction.text import CountVectorizer


def read(file: str) -> pd.DataFrame:
    return pd.read_csv(file, dtype="str", engine="pyarrow", keep_default_na=False)


def vectorizer(**options: Any) -> CountVectorizer:
    return CountVectorizer(token_pattern=f"({tasks.PYTHON_RULE})", dtype=np.int32, **options)


def count(file: str) -> Any:
    counter = vectorizer(stop_words=tasks.stopwords())
    cells = counter.fit_transform(read(file)["text"].tolist())
    n = np.asarray(cells.sum(axis=0), "int64")[0]
    words = counter.get_feature_names_out()
    order = np.lexsort((words, -n))[: tasks.TOP]
    return [int(n.sum()), int(cells.nnz), [[words[at], int(n[at])] for at in order]]


def matrix(file: str) -> tuple[Any, pd.DataFrame]:
    texts = read(file)
    return vectorizer().fit_transform(texts["text"].tolist()), texts


def keyness(prepared: tuple[Any, pd.DataFrame]) -> Any:
    cells, texts = prepared
    sides = [(texts["group"] == side).to_numpy() for side in "ab"]
    observed = np.array([np.asarray(cells[side].sum(axis=0), "float64")[0] for side in sides])
    expected = observed.sum(axis=1, keepdims=True) * observed.sum(axis=0) / observed.sum()
    ratio = np.divide(observed, expected, out=np.ones_like(observed), where=observed > 0)
    g2 = 2 * (observed * np.log(ratio)).sum(axis=0)
    return [len(g2), round(float(np.abs(g2).sum()), 2)]


def bigrams(texts: pd.DataFrame) -> Any:
    counter = vectorizer(ngram_range=(1, 2))
    cells = counter.fit_transform(texts["text"].tolist())
    n = dict(zip(counter.get_feature_names_out(), np.asarray(cells.sum(axis=0), "int64")[0].tolist(), strict=True))
    total = sum(times for word, times in n.items() if " " not in word)
    scores = []
    for pair, times in n.items():
        if " " in pair and times >= tasks.MINIMUM:
            first, second = pair.split(" ")
            scores.append((times, np.log2(times * total / (n[first] * n[second]))))
    above = [score for score in scores if score[1] > 0]
    return [len(above), sum(times for times, _ in above), round(float(sum(pmi for _, pmi in above)), 2)]


def known(file: str) -> tuple[pd.DataFrame, list[str]]:
    texts = read(file)
    return texts, vectorizer().fit(texts["text"].tolist()).get_feature_names_out().tolist()


def codebook(prepared: tuple[pd.DataFrame, list[str]]) -> Any:
    texts, words = prepared
    listed = [[fitting(words, word) for word in pattern.split()] for pattern in tasks.patterns()]
    terms = [{" ".join(each) for each in product(*choices)} for choices in listed]
    longest = max(len(choices) for choices in listed)
    counter = vectorizer(ngram_range=(1, longest), vocabulary=sorted(set().union(*terms)))
    cells = counter.transform(texts["text"].tolist())
    columns = [[counter.vocabulary_[term] for term in sorted(each)] for each in terms]
    hits = [np.asarray(cells[:, at].sum(axis=1))[:, 0] for at in columns]
    return [int(sum(np.count_nonzero(each) for each in hits)), int(sum(each.sum() for each in hits))]


def fitting(words: list[str], glob: str) -> list[str]:
    head, star, _ = glob.partition("*")
    return [word for word in words if (word.startswith(head) if star else word == glob)]


if __name__ == "__main__":
    tasks.main(
        {"count": (str, count), "keyness": (matrix, keyness), "bigrams": (read, bigrams), "codebook": (known, codebook)}
    )
