"""Tables and settings under pseudonyms: the same file with other words in its cells and no author beside them."""

import re
import zipfile
from pathlib import Path

from casestudy.coding.packs.workbook import workbook_bytes
from casestudy.errors import CaseError
from casestudy.load.formats.plain import decode
from casestudy.privacy.replacing import Pseudonyms

#: Files that are text through and through, and can be replaced in.
TEXT_ENDINGS = frozenset({
    ".csv", ".tsv", ".tab", ".txt", ".md", ".toml", ".json", ".html", ".htm", ".xml", ".bib", ".ris", ".enw", ".yml",
    ".yaml", ".srt", ".vtt", ".sbv",
})  # fmt: skip
SHEET_ENDINGS = frozenset({".xlsx", ".xlsm"})
#: What of a workbook names someone beside its cells.
_BESIDE = re.compile(r"xl/(?:comments|threadedComments|persons|drawings)|docProps/custom")


def replace_file_words(path: Path, pseudonyms: Pseudonyms, *, anew: bool = False) -> bytes | None:
    """Return the content of a file with every original replaced; None where it stays as it is.

    With `anew` a workbook that names nobody is written all the same, so that its author does not come along.

    A text file keeps its form and becomes UTF-8. A workbook keeps its cells, and loses authors, remarks and, as its
    formulas, all but their last values. Other formats cannot be replaced in and stay as they are: the search for leaks
    tells what is in them.
    """
    ending = path.suffix.lower()
    if ending in TEXT_ENDINGS:
        text = decode(path.read_bytes())
        replaced = pseudonyms.replace(text)
        return None if replaced == text else replaced.encode()
    return _replace_in_workbook(path, pseudonyms, anew=anew) if ending in SHEET_ENDINGS else None


def _replace_in_workbook(path: Path, pseudonyms: Pseudonyms, *, anew: bool) -> bytes | None:
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, data_only=True)
        with zipfile.ZipFile(path) as archive:
            beside = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
                      if name == "docProps/core.xml" or _BESIDE.match(name)]  # fmt: skip
    # A damaged workbook surfaces as whatever its first misread part breaks; loading it tells what is wrong.
    except (CaseError, ValueError, KeyError, TypeError, OSError, zipfile.BadZipFile):
        return None
    changed = anew or any(pseudonyms.finds(re.sub(r"<[^>]+>", " ", text)) for text in beside)
    for sheet in book.worksheets:
        sheet.title, before = pseudonyms.replace(sheet.title).translate({ord("["): "(", ord("]"): ")"}), sheet.title
        changed |= sheet.title != before
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            replaced = pseudonyms.replace(str(cell.value)) if cell.value is not None else ""
            if cell.value is not None and replaced != str(cell.value):
                cell.value, changed = replaced, True
    return _save(book) if changed else None


def _save(book: object) -> bytes:
    """Return a workbook without remarks, properties and times of writing."""
    from openpyxl import Workbook
    from openpyxl.packaging.core import DocumentProperties

    assert isinstance(book, Workbook)
    book.properties = DocumentProperties(creator="")
    for sheet in book.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            cell.comment = None
    return workbook_bytes(book)
