"""Another name for every word that names something in a case: the same case, of a place that nobody knows."""

import json
import re
import shutil
import string
import tomllib
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from casestudy.case import Case, open_case
from casestudy.chapter.notebooks import list_notebooks
from casestudy.dates import MONTHS_EN, MONTHS_ID
from casestudy.labels import LABELS
from casestudy.load.sources import load_case
from casestudy.tables import NO, TABLES, VALUE_ALIASES, YES
from casestudy.text.language.words import load_words

#: Columns whose cells name something of the case, in each table.
NAMING = {
    "activities": ("district",),
    "alignment": ("label_id", "label_en"),
    "clippings": ("outlet", "spokesperson", "topic", "region"),
    "codebook": ("code", "label_id", "label_en"),
    "documents": ("title", "origin"),
    "events": ("event_id", "event_en", "place", "mark_id", "mark_en", "source"),
    "informants": ("position", "unit"),
    "labels": ("key", "label_id", "label_en"),
    "posts": ("pillar", "format"),
    "swot": ("label_id", "label_en"),
}
#: Settings that name something of the case.
SETTINGS = ("place", "unit", "question", "crisis", "turning_point", "phases", "regions", "region")
_WORD = re.compile(r"[^\W\d_]{3,}")
#: Shorter names are renamed as whole words only.
_WITHIN = 4
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"


def words_of(texts: Iterable[object]) -> set[str]:
    """Return the words of some texts, of three letters and more, in small letters."""
    return {word.casefold() for text in texts for word in _WORD.findall(str(text))}


def naming_words(case: Case) -> set[str]:
    """Return the words by which a case names its places, offices, strategies, phases, events, outlets and codes."""
    sources = load_case(case)
    cells = [getattr(sources, table)[column] for table, columns in NAMING.items() for column in columns]
    settings = tomllib.loads((case.folder / "case.toml").read_text("utf-8"))
    stated = [_texts(settings[name]) for name in SETTINGS]
    return words_of(chain(*cells, *stated, settings["regions"]))


def needed_words(case: Case) -> set[str]:
    """Return the words that readers need: headers, values, settings, what captions fill in, and function words."""
    columns = [(column.name, *column.aliases, *column.allowed) for table in TABLES.values() for column in table.columns]
    settings = tomllib.loads((case.folder / "case.toml").read_text("utf-8"))
    exhibits = load_case(case).exhibits
    filled = [name for text in exhibits.filter(regex="^(?:caption|alt)_").to_numpy().ravel()
              for _, name, _, _ in string.Formatter().parse(text) if name]  # fmt: skip
    hidden = [load_words(lang).hidden for lang in ("id", "en")]
    return words_of(
        chain(
            *columns, *hidden, VALUE_ALIASES.values(), YES, NO, TABLES, _keys(settings),
            settings["provenance"].values(),
            filled, exhibits["slug"], exhibits["notebook"], MONTHS_ID, MONTHS_EN,
            (month[:3] for month in (*MONTHS_ID, *MONTHS_EN)),
        )
    )  # fmt: skip


def spoken_words(case: Case) -> set[str]:
    """Return the words that the library, its word lists and the notebooks say themselves, whatever the case is."""
    notebooks = [json.loads(file.read_text("utf-8")) for file in list_notebooks(case.root)]
    cells = [cell["source"] for notebook in notebooks for cell in notebook["cells"]]
    lists = [load_words(lang) for lang in ("id", "en")]
    written = [words.slang["form"] for words in lists] + [words.variants["form"] for words in lists]
    return words_of(chain(chain(*LABELS.values()), LABELS, *cells, *written))


def telling_words(names: Iterable[str], said_anyway: Iterable[str]) -> set[str]:
    """Return the names that nothing but the case itself can have brought into its results.

    Displays cut words off: a name that is the beginning of a word that is said anyway tells nothing.
    """
    beginnings = {word[:end] for word in said_anyway for end in range(1, len(word) + 1)}
    return set(names) - beginnings


def renamed_words(names: Iterable[str], *, taken: Iterable[str]) -> dict[str, str]:
    """Return a word of the same length for each name: its letters moved on among their kind, to a word of nobody."""
    names = sorted(names)
    any_name, known, renamed = re.compile("|".join(names)), set(taken), {}
    for word in names:
        others = ("".join(_moved(letter, step) for letter in word) for step in range(1, 100))
        other = next(other for other in others if other not in known and not any_name.search(other))
        known.add(other)
        renamed[word] = other
    return renamed


class Renaming:
    """Puts another name for every name into texts of the same length.

    A word is renamed as a whole; in a longer word, as in a hashtag or before a suffix, names of four letters and more
    are, since displays cut words off and lay suffixes aside. Words that readers need stay as they are.
    """

    def __init__(self, renamed: Mapping[str, str], *, kept: Iterable[str]) -> None:
        self.renamed, self.kept = dict(renamed), frozenset(kept)
        longest_first = sorted((word for word in renamed if len(word) >= _WITHIN), key=lambda word: (-len(word), word))
        self._within = re.compile("|".join(longest_first) or r"(?!)", re.I)

    def __call__(self, text: str) -> str:
        """Return a text under other names."""
        return _WORD.sub(self._word, text)

    def _word(self, found: re.Match[str]) -> str:
        word = found[0].casefold()
        if word in self.kept or len(word) != len(found[0]):
            return found[0]
        return self._other(found) if word in self.renamed else self._within.sub(self._other, found[0])

    def _other(self, found: re.Match[str]) -> str:
        """Return the other name with the same capitals."""
        other = self.renamed[found[0].casefold()]
        return "".join(new.upper() if old.isupper() else new for old, new in zip(found[0], other, strict=True))


def renamed_case(case: Case, root: Path, rename: Renaming) -> Case:
    """Copy a case into another project under other names, its raw files as plain text and tables."""
    name = rename(case.name)
    folder = root / "data" / name
    shutil.copytree(case.folder, folder, ignore=shutil.ignore_patterns("raw", "texts"))
    for table in ("clippings", "comments"):
        rows = getattr(load_case(case), table)
        (folder / "raw" / table).mkdir(parents=True)
        rows.to_csv(folder / "raw" / table / f"{table}.csv", index=False, lineterminator="\n")
    shutil.copytree(case.folder / "raw" / "observations", folder / "raw" / "observations")
    (folder / "raw" / "interviews").mkdir()
    for text in sorted((case.folder / "texts").glob("I*.txt")):
        shutil.copyfile(text, folder / "raw" / "interviews" / text.name)
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        file.write_text(rename(file.read_text("utf-8-sig")), "utf-8", newline="\n")
    return open_case(name, root=root)


def _moved(letter: str, step: int) -> str:
    row = _VOWELS if letter in _VOWELS else _CONSONANTS
    return row[(row.index(letter) + step) % len(row)] if letter in row else letter


def _texts(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [text for one in value.values() for text in _texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return [value] if isinstance(value, str) else []


def _keys(settings: Mapping[str, Any]) -> list[str]:
    inside = [
        key
        for name, value in settings.items()
        if isinstance(value, Mapping) and name != "regions"
        for key in _keys(value)
    ]
    return [*settings, *inside, "name", "start", "label"]
