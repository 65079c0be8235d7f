"""What the chapter holds: the notebooks' questions as headings, and under each its exhibits."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from casestudy.case import Case
from casestudy.chapter.exhibits.manifest import read_written, write_file
from casestudy.chapter.notebooks import list_notebooks, notebook_limits, notebook_question
from casestudy.errors import Bilingual, Language
from casestudy.labels import label

#: What the notebooks conclude, beside the manifest.
_CONCLUSIONS = "conclusions.json"
_UNSAID = Bilingual("", "")
#: An exhibit as the manifest has it.
Entry = Mapping[str, Any]


@dataclass(frozen=True)
class Section:
    """A part of the chapter: the question it answers, what its notebook concludes, its exhibits, and its limits."""

    heading: Bilingual
    entries: tuple[Entry, ...]
    conclusion: Bilingual = _UNSAID
    limits: Bilingual = _UNSAID


@dataclass(frozen=True)
class Chapter:
    """The chapter of a case: title, question and sections, and whether any of it is illustrative."""

    title: Bilingual
    question: Bilingual
    sections: tuple[Section, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every exhibit in the order of the chapter."""
        return tuple(entry for section in self.sections for entry in section.entries)

    @property
    def illustrative(self) -> bool:
        """Whether any exhibit was made from illustrative data."""
        return any(entry["illustrative"] for entry in self.entries)

    def listed(self, kind: str) -> list[Entry]:
        """Return the figures, or the tables, in the order of their numbers."""
        return sorted((entry for entry in self.entries if entry["kind"] == kind), key=exhibit_order)


def gather_chapter(case: Case, manifest: Mapping[str, Entry], register: Iterable[str]) -> Chapter:
    """Return the chapter that the exhibits of a manifest make.

    Parameters
    ----------
    case : Case
    manifest : mapping
        From `casestudy.chapter.exhibits.manifest.read_manifest`.
    register : iterable of str
        The slugs in the order in which the chapter shows them.

    Returns
    -------
    Chapter
        A section for each notebook that made an exhibit, in their order.
    """
    place = {slug: number for number, slug in enumerate(register)}
    ordered = sorted(manifest, key=lambda slug: (place.get(slug, len(place)), exhibit_order(manifest[slug])))
    files = {file.stem: file for file in list_notebooks(case.root)}
    conclusions = read_conclusions(case)
    made_by = sorted({str(manifest[slug]["notebook"]) for slug in ordered})
    sections = [
        Section(
            notebook_question(files[name]) if name in files else Bilingual(name, name),
            tuple(manifest[slug] for slug in ordered if manifest[slug]["notebook"] == name),
            conclusions.get(name, _UNSAID),
            notebook_limits(files[name]) if name in files else _UNSAID,
        )
        for name in made_by
    ]
    title = Bilingual.each(lambda lang: f"{label('chapter', lang)} {case.chapter}: {case.place.to(lang)}")
    return Chapter(title, case.question, tuple(sections))


def save_conclusion(case: Case, notebook: str, said: Bilingual) -> None:
    """Keep the sentences that a notebook ends with, computed from its tables, for its section of the chapter.

    Parameters
    ----------
    case : Case
    notebook : str
        Its name without the ending, such as ``01-case-and-sources``.
    said : Bilingual
        Sentences in both languages; what stands between asterisks is emphasised.

    Raises
    ------
    CaseError
        Where the file of conclusions cannot be read or written.
    """
    kept = {name: text._asdict() for name, text in read_conclusions(case).items()} | {notebook: said._asdict()}
    content = json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    write_file(case, case.figures / _CONCLUSIONS, content.encode())


def read_conclusions(case: Case) -> dict[str, Bilingual]:
    """Return the sentences that each notebook ended with in the last run; empty where there was none.

    Raises
    ------
    CaseError
        Where the file is not what `save_conclusion` writes.
    """

    def take(written: Any) -> dict[str, Bilingual]:
        return {str(name): Bilingual(said["id"], said["en"]) for name, said in written.items()}

    what = Bilingual("kesimpulan yang ditulis casestudy run", "conclusions as casestudy run writes them")
    return read_written(case, _CONCLUSIONS, take, what=what)


def emphasised(text: str) -> list[tuple[str, bool]]:
    """Return a text in pieces, each with whether it stood between asterisks.

    Examples
    --------
    >>> emphasised("The widest is *trust* (3).")
    [('The widest is ', False), ('trust', True), (' (3).', False)]
    """
    return [(piece, number % 2 == 1) for number, piece in enumerate(text.split("*")) if piece]


def exhibit_order(entry: Entry) -> tuple[str, list[int]]:
    """Return what sorts exhibits: kind, then the digits of the number by its parts, so that 4.10 follows 4.9.

    Examples
    --------
    >>> exhibit_order({"kind": "figure", "number": "4.10"}) > exhibit_order({"kind": "figure", "number": "4.9"})
    True
    """
    return str(entry["kind"]), [int(part) for part in re.findall("[0-9]+", str(entry["number"]))]


def exhibit_pictures(entry: Entry, lang: Language) -> list[str]:
    """Return the files of an exhibit's pictures in one language, a page each, in order.

    Examples
    --------
    >>> exhibit_pictures({"files": {"en-2.png": "b.png", "en-10.png": "c.png", "en.png": "a.png"}}, "en")
    ['a.png', 'b.png', 'c.png']
    """
    parts = [part for part in entry["files"] if part.startswith(lang) and part.endswith(".png")]
    # "en.png" is the first page, "en-2.png" the second and "en-10.png" the tenth.
    return [str(entry["files"][part]) for part in sorted(parts, key=lambda part: (len(part), part))]


def manifest_table(manifest: Mapping[str, Entry]) -> pd.DataFrame:
    """Return the manifest as a table, figures before tables, each in the order of their numbers.

    Returns
    -------
    pandas.DataFrame
        ``kind``, ``number``, ``slug``, ``notebook``, ``rows`` (of numbers), ``inputs`` (files), ``illustrative``.

    Examples
    --------
    >>> entry = {"kind": "figure", "number": "4.1", "notebook": "01-x", "rows": 3, "inputs": {"a": "1"},
    ...          "illustrative": True}
    >>> manifest_table({"timeline": entry})[["number", "inputs"]].values.tolist()
    [['4.1', 1]]
    """
    columns = ["kind", "number", "slug", "notebook", "rows", "inputs", "illustrative"]
    ordered = sorted(manifest.items(), key=lambda item: exhibit_order(item[1]))
    rows = [{**entry, "slug": slug, "inputs": len(entry["inputs"])} for slug, entry in ordered]
    return pd.DataFrame(rows, columns=columns)
