"""The tasks with casestudy, by its own token rule or, with `--common`, by the rule that all tools share."""

import re
import sys
from typing import Any

import pandas as pd
import tasks

import casestudy as cs
from casestudy.text import fast, rules


def read(file: str) -> pd.DataFrame:
    return pd.read_csv(file, dtype="str", engine="pyarrow", keep_default_na=False)


def tokens(file: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    texts = read(file)
    return cs.tokenize(texts), texts


def count(file: str) -> Any:
    counts = cs.count_words(cs.tokenize(read(file)), drop=tasks.stopwords())
    top = counts.head(tasks.TOP)
    return [int(counts["n"].sum()), int(counts["docs"].sum()), top[["word", "n"]].to_numpy().tolist()]


def kwic(prepared: tuple[pd.DataFrame, pd.DataFrame]) -> Any:
    found = cs.kwic(*prepared, " ".join(tasks.PHRASE), window=tasks.WINDOW)
    return lambda: tasks.digest(found.itertuples(index=False, name=None))


def keyness(prepared: tuple[pd.DataFrame, pd.DataFrame]) -> Any:
    table, texts = prepared
    counts = cs.count_words(table, by=texts.set_index("doc")["group"], docs=False)
    key = cs.keyness(counts, target="a", reference="b", minimum=1)
    return [len(key), round(float(key["g2"].abs().sum()), 2)]


def bigrams(prepared: tuple[pd.DataFrame, pd.DataFrame]) -> Any:
    pairs = cs.collocations(prepared[0], minimum=tasks.MINIMUM, shortest=1, measures=["pmi"])
    return [len(pairs), int(pairs["n"].sum()), round(float(pairs["pmi"].sum()), 2)]


def codebook(prepared: tuple[pd.DataFrame, pd.DataFrame]) -> Any:
    book = pd.DataFrame({"code": (listed := tasks.patterns()), "pattern": listed})
    counts = cs.dictionary_counts(cs.dictionary_hits(prepared[0], book))
    return [len(counts), int(counts["n"].sum())]


def small(texts: pd.DataFrame) -> Any:
    """Everything that is counted in the notebook on interviews, stems aside, on a hundred texts."""
    group = dict(zip(texts["doc"], texts["group"], strict=True))
    words = cs.load_words("id")
    table = cs.standardise(cs.tokenize(texts), words)
    counts = cs.count_words(table, by=group)
    key = cs.keyness(counts, target="a", reference="b", drop=words.hidden)
    lines = cs.kwic(table, texts, key["word"].iloc[0])
    pairs = cs.collocations(table, minimum=4, drop=words.hidden)
    return [len(counts), len(key), len(lines), len(pairs)]


if __name__ == "__main__":
    if "--common" in sys.argv:
        # The library has no other rule than its own; here it is given the one that the other tools can follow.
        common = re.compile(f"(?P<word>{tasks.PYTHON_RULE})")
        rules.pieces = dict.fromkeys(("id", "en"), common).__getitem__
        # By that rule no mark ends a run of words.
        fast.MARKS = ""
    import nltk.collocations  # noqa: F401  (its import, which takes seconds, is no part of a task)

    tasks.main(
        {
            "tokenise": (read, lambda texts: len(cs.tokenize(texts))),
            "count": (str, count),
            "kwic": (tokens, kwic),
            "keyness": (tokens, keyness),
            "bigrams": (tokens, bigrams),
            "codebook": (tokens, codebook),
            "small": (lambda file: read(file).head(100), small),
        }
    )
