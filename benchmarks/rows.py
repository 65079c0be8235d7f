"""Rows to measure on: as many comments as asked, made from the shipped ones, or the texts of a file."""

import csv
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

import casestudy as cs

SEED = 2022
#: One word in 25 is a coined one, whose rank falls by a power law: so the vocabulary grows with the rows as that of
#: real comments does, to about 80,000 words in a million comments.
COINED, TAIL, LARGEST = 0.04, 0.25, 10**7
SYLLABLES = [onset + rest for onset in "bcdghjklmnprstwy" for rest in ("a", "i", "u", "e", "o", "an", "ang")]
ENDS = ["", "", "", ",", ",", ".", "!", "nya", "..."]


def write_rows(target: Path, rows: int, file: Path | None = None) -> None:
    """Write a CSV with `doc`, `text` and `group`, the two halves that keyness compares."""
    texts = resample(file, rows) if file else comments(rows)
    with target.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.writer(opened)
        writer.writerow(["doc", "text", "group"])
        writer.writerows((f"c{number:07d}", text, "ab"[number % 2]) for number, text in enumerate(texts))


def comments(rows: int) -> Iterator[str]:
    """Yield comments of one or more sentences of the shipped comments, mixed, with coined words among them."""
    shipped = cs.load_case(cs.open_case("bekasi")).comments["text"]
    sentences = [part for text in shipped for part in re.split(r"(?<=[.?!])\s+", text) if part]
    chance = random.Random(SEED)
    for _ in range(rows):
        words = " ".join(chance.choices(sentences, k=1 + int(chance.expovariate(1 / 1.6)))).split(" ")
        for place in range(len(words)):
            if chance.random() < COINED:
                words[place] = coin(int(chance.paretovariate(TAIL)) % LARGEST) + chance.choice(ENDS)
        yield " ".join(words)


def resample(file: Path, rows: int) -> Iterator[str]:
    """Yield texts of a file's column `text`, drawn with replacement where more are asked for than it has."""
    texts = pd.read_csv(file, dtype="str", keep_default_na=False)["text"].tolist()
    chance = random.Random(SEED)
    yield from texts[:rows]
    yield from chance.choices(texts, k=max(0, rows - len(texts)))


def coin(rank: int) -> str:
    """Return the word of a rank, syllable by syllable."""
    rank += len(SYLLABLES)
    word = ""
    while rank:
        rank, syllable = divmod(rank, len(SYLLABLES))
        word += SYLLABLES[syllable]
    return word
