"""What every tool is asked, and how it is measured: `python with_TOOL.py TASK FILE` prints one line of JSON."""

import json
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from hashlib import sha256
from typing import Any

import casestudy as cs

#: The token rule of all tools: letters and digits, joined by hyphens, in lower case. What `\w` is to Python's `re` has
#: to be spelt out to other engines, which add marks.
PYTHON_RULE = r"\w+(?:-\w+)*"
OTHER_RULE = r"[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)*"
#: What the tasks look for.
PHRASE = ("uang", "rokok")
WINDOW = 5
MINIMUM = 10
TOP = 50
PATTERNS = 40

TASKS = {
    "tokenise": "texts to numbered tokens in lower case",
    "count": "read the CSV, tokenise, leave out stop words, documents × words, the 50 most frequent",
    "kwic": "a phrase of two words, five words on each side",
    "keyness": "G² of every word, two groups of documents",
    "bigrams": "neighbouring words, at least ten times, with PMI",
    "codebook": "40 patterns with wildcards and phrases, hits per document",
}


@cache
def stopwords() -> list[str]:
    return sorted(cs.load_words("id").hidden)


@cache
def patterns() -> list[str]:
    codebook = cs.load_case(cs.open_case("bekasi")).codebook
    return cs.codebook_patterns(codebook)["pattern"].str.lower().drop_duplicates().head(PATTERNS).tolist()


def main(tool: Mapping[str, tuple[Callable[[str], Any], Callable[[Any], Any]]]) -> None:
    """Run one task of a tool: what it needs is made first, only the task itself is timed."""
    task, file = (word for word in sys.argv[1:] if not word.startswith("--"))
    prepare, run = tool[task]
    stopwords(), patterns()
    prepared = prepare(file)
    wall, cpu = time.perf_counter(), time.process_time()
    answer = run(prepared)
    seconds = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    print(json.dumps({**seconds, "answer": answer() if callable(answer) else answer}))


def digest(rows: Iterable[tuple[Any, ...]]) -> list[Any]:
    """Return how many rows there are and the sum of all their cells: equal only where all rows are."""
    cells = [list(map(str, row)) for row in rows]
    return [len(cells), sha256(json.dumps(cells).encode()).hexdigest()]
