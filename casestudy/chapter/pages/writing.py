"""Write every form of the chapter beside the exhibits."""

from collections.abc import Mapping
from pathlib import Path

from casestudy.case import Case
from casestudy.chapter.exhibits.manifest import write_files
from casestudy.chapter.pages.contents import Entry, gather_chapter
from casestudy.chapter.pages.html import html_page
from casestudy.chapter.pages.markdown import markdown_page
from casestudy.chapter.pages.word import word_document
from casestudy.errors import Language
from casestudy.load.registers import load_exhibits

_NAMES: Mapping[Language, str] = {"id": "bab-{}", "en": "chapter-{}"}
_PAGE = "chapter.html"


def write_chapter(case: Case, manifest: Mapping[str, Entry]) -> list[Path]:
    """Write the chapter as a Word document and a Markdown page in each language, and as one page for the browser.

    Parameters
    ----------
    case : Case
    manifest : mapping
        From `casestudy.chapter.exhibits.manifest.read_manifest`.

    Returns
    -------
    list of pathlib.Path
        ``bab-4.docx``, ``bab-4.md``, ``chapter-4.docx``, ``chapter-4.md`` and ``chapter.html`` in the case's folder of
        figures, 4 being the chapter's number.
    """
    chapter = gather_chapter(case, manifest, load_exhibits(case)["slug"])
    contents: dict[str, bytes] = {}
    for lang, name in _NAMES.items():
        stem = name.format(case.chapter)
        contents[f"{stem}.docx"] = word_document(case, chapter, lang)
        contents[f"{stem}.md"] = markdown_page(case, chapter, lang).encode()
    contents[_PAGE] = html_page(case, chapter).encode()
    write_files(case, {case.figures / name: content for name, content in contents.items()})
    return [case.figures / name for name in contents]


def list_pages(case: Case) -> list[Path]:
    """Return the forms of the chapter that stand in a case's folder of figures, sorted."""
    files = [case.figures / _PAGE, *(path for name in _NAMES.values() for path in case.figures.glob(name.format("*")))]
    return sorted(file for file in files if file.suffix in {".docx", ".html", ".md"} and file.is_file())
