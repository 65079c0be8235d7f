"""The chapter's exhibits as two readable pages, one a language: number, title, picture, source line, numbers."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from casestudy.case import Case
from casestudy.chapter.manifest import write_file
from casestudy.errors import Language
from casestudy.labels import label

_NAMES: Mapping[Language, str] = {"id": "bab-{}.md", "en": "chapter-{}.md"}
_WORDS: Mapping[Language, Mapping[str, str]] = {
    "id": {"title": "Bab {}: {}", "numbers": "Angka", "pdf": "PDF", "made": "Dibuat oleh"},
    "en": {"title": "Chapter {}: {}", "numbers": "Numbers", "pdf": "PDF", "made": "Made by"},
}


def manifest_table(manifest: Mapping[str, Mapping[str, Any]]) -> pd.DataFrame:
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
    rows = [
        (
            entry["kind"],
            entry["number"],
            slug,
            entry["notebook"],
            entry["rows"],
            len(entry["inputs"]),
            entry["illustrative"],
        )
        for slug, entry in sorted(manifest.items(), key=lambda item: exhibit_order(item[1]))
    ]
    return pd.DataFrame(rows, columns=["kind", "number", "slug", "notebook", "rows", "inputs", "illustrative"])


def exhibit_order(entry: Mapping[str, Any]) -> tuple[str, list[int]]:
    """Return what sorts exhibits: kind, then the digits of the number by its parts, so that 4.10 follows 4.9.

    Examples
    --------
    >>> exhibit_order({"kind": "figure", "number": "4.10"}) > exhibit_order({"kind": "figure", "number": "4.9"})
    True
    """
    return str(entry["kind"]), [int(part) for part in re.findall("[0-9]+", str(entry["number"]))]


def write_chapter(case: Case, manifest: Mapping[str, Mapping[str, Any]]) -> list[Path]:
    """Write the chapter's exhibits in order as a Markdown page in each language.

    Parameters
    ----------
    case : Case
    manifest : mapping
        From `casestudy.chapter.manifest.read_manifest`.

    Returns
    -------
    list of pathlib.Path
        The Indonesian page and the English one, in the case's folder of figures.
    """
    pages = []
    for lang, name in _NAMES.items():
        page = case.figures / name.format(case.chapter)
        write_file(case, page, chapter_page(case, manifest, lang).encode())
        pages.append(page)
    return pages


def chapter_page(case: Case, manifest: Mapping[str, Mapping[str, Any]], lang: Language) -> str:
    """Return one page: the question, then every exhibit; a table's caption stands above it, a figure's below."""
    words = _WORDS[lang]
    parts = [f"# {words['title'].format(case.chapter, _plain(case.place.to(lang)))}", _plain(case.question.to(lang))]
    for kind in ("figure", "table"):
        parts.append(f"## {label(kind, lang)}")
        entries = [entry for entry in manifest.values() if entry["kind"] == kind]
        for entry in sorted(entries, key=exhibit_order):
            parts += _exhibit(entry, lang)
    return "\n\n".join(parts) + "\n"


def _exhibit(entry: Mapping[str, Any], lang: Language) -> list[str]:
    words, files = _WORDS[lang], entry["files"]
    parts = [part for part in files if part.startswith(lang) and part.endswith(".png")]
    # "id.png" is the first page, "id-2.png" the second and "id-10.png" the tenth.
    pictures = [files[part] for part in sorted(parts, key=lambda part: (len(part), part))]
    picture = "\n\n".join(f"![{_plain(entry['alt'][lang])}]({name})" for name in pictures)
    caption = f"**{_plain(entry['caption'][lang])}**  \n{_plain(entry['source_line'][lang])}"
    behind = (
        f"[{words['numbers']}]({files['data']}) · [{words['pdf']}]({files[f'{lang}.pdf']}) · "
        f"{words['made']} `{entry['notebook']}`"
    )
    return [picture, caption, behind] if entry["kind"] == "figure" else [caption, picture, behind]


def _plain(text: str) -> str:
    # Text from a case must not become markup in the page.
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>!#|" else letter for letter in text)
