"""One file in, its tables as cells of text out, whatever its format: told apart by content where the ending lies."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from filecmp import cmp
from pathlib import Path

import pandas as pd

from casestudy.case import Case
from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.files import gather, list_files, open_archive, read_bytes, unknown_ending
from casestudy.load.formats.plain import decode, read_text, read_text_table
from casestudy.load.formats.sheets import read_page_tables, read_workbook
from casestudy.load.formats.tables.grid import RawTable
from casestudy.load.formats.tables.markup import is_page
from casestudy.load.formats.tables.records import read_records
from casestudy.load.tabular.articles import pages, references

#: Tables that come as they were exported, in any number of files; all others are one file under ``tables/``.
RAW_FOLDERS = {"clippings": "raw/clippings", "comments": "raw/comments"}
#: What a register is kept beside, and is itself no table: scans of the clippings, a note on their origin.
_ATTACHMENTS = frozenset({".md", ".pdf", ".png", ".jpg", ".jpeg"})
TEXT_ENDINGS = (".csv", ".tab", ".tsv", ".txt")
SHEET_ENDINGS = (".ods", ".xls", ".xlsm", ".xlsx")
RECORD_ENDINGS = (".json", ".jsonl", ".ndjson")
#: What each table may come as.
ENDINGS = {
    "clippings": tuple(sorted((*TEXT_ENDINGS, *SHEET_ENDINGS, *RECORD_ENDINGS, *references.ENDINGS, *pages.ENDINGS))),
    "comments": tuple(sorted((*TEXT_ENDINGS, *SHEET_ENDINGS, *RECORD_ENDINGS, ".htm", ".html"))),
    "documents": tuple(sorted((*TEXT_ENDINGS, *SHEET_ENDINGS, *references.ENDINGS))),
}
_OTHER_ENDINGS = (".csv", ".ods", ".xlsx")
_SAVE_AS_XLSX = Bilingual("Buka berkas itu, lalu Simpan Sebagai .xlsx.", "Open the file, then Save As .xlsx.")
_SHEETS_OF_OTHERS = (".fods", ".numbers", ".ods", ".xls", ".xlsb", ".xlt")
#: How a list of records starts in JSON, and what stands in no text.
_RECORDS = re.compile(r'\s*(?:\[\s*\{|\{\s*")')
_CONTROLS = re.compile("[\0-\x08\x0e-\x1f]")
_PICTURE = Bilingual("gambar", "a picture")
_NO_TABLES = {
    b"%PDF-": Bilingual("PDF", "a PDF"), b"{\\rtf": Bilingual("naskah RTF", "a text document (RTF)"),
    b"\x89PNG": _PICTURE, b"\xff\xd8\xff": _PICTURE, b"GIF8": _PICTURE,
}  # fmt: skip
_EXPORT_AGAIN = Bilingual(
    "Ekspor ulang sebagai .xlsx atau .csv, atau salin tabelnya ke Excel.",
    "Export it again as .xlsx or .csv, or copy its table into Excel.",
)
_ADDRESS = ("http://", "https://")


def endings_of(name: str) -> tuple[str, ...]:
    """Return the endings of the files that a table may come as.

    Examples
    --------
    >>> endings_of("informants")
    ('.csv', '.ods', '.xlsx')
    """
    return ENDINGS.get(name, _OTHER_ENDINGS)


def find_files(case: Case, name: str, problems: list[Problem]) -> list[Path]:
    """Return the files of a table of a case, in the order of their names; what is there twice becomes a problem.

    Scans and notes beside raw tables are passed over.
    """
    if name in RAW_FOLDERS:
        files = [
            path for path in list_files(case.folder / RAW_FOLDERS[name]) if path.suffix.lower() not in _ATTACHMENTS
        ]
        return [path for path in files if not _is_copy(path, files, case, problems)]
    files = [path for ending in endings_of(name) if (path := case.folder / "tables" / f"{name}{ending}").is_file()]
    if len(files) > 1:
        expected = Bilingual("satu berkas saja untuk tabel ini", "one file only for this table")
        remedy = Bilingual(
            f"Hapus atau pindahkan {files[0].name} atau {files[1].name}.",
            f"Delete or move {files[0].name} or {files[1].name}.",
        )
        problems.append(Problem(case.show(files[1]), expected, remedy))
    return files


def _is_copy(path: Path, files: Sequence[Path], case: Case, problems: list[Problem]) -> bool:
    """Return whether a file says the same as one before it, as "kliping - Salin.csv" does, and tell so."""
    try:
        before = [one for one in files[: files.index(path)] if one.stat().st_size == path.stat().st_size]
        same = next((one for one in before if cmp(one, path, shallow=False)), None)
    # What keeps a file from being read is told where it is read.
    except OSError:
        return False
    if same is not None:
        expected = Bilingual(
            f"berkas yang isinya lain dari {same.name}", f"a file with another content than {same.name}"
        )
        remedy = Bilingual("Hapus atau pindahkan salinannya.", "Delete or move the copy.")
        problems.append(Problem(case.show(path), expected, remedy))
    return same is not None


def read_raw(path: Path, name: str, *, file: str, knows: Callable[[str], bool], lenient: bool) -> list[RawTable]:
    """Return the tables of a file as cells of text.

    Parameters
    ----------
    path : pathlib.Path
    name : str
        The table that is wanted: it decides which endings are read, and what a reference or a page becomes.
    file : str
        Names the file in messages.
    knows, lenient
        See `casestudy.load.formats.tables.grid.to_table`.

    Returns
    -------
    list of RawTable
        Several for a workbook with several sheets of the table.

    Raises
    ------
    CaseError
        Where the file cannot be read, with what it is and how it can be saved to be read.
    """
    ending = path.suffix.lower()
    if ending not in endings_of(name):
        raise CaseError(_other_format(path, name, file))
    if ending in references.ENDINGS:
        return [RawTable(_rename_references(references.read_references(path, file=file), name), whole=True)]
    if ending in pages.ENDINGS:
        return _read_page(path, name, file=file, knows=knows, lenient=lenient)
    start = _head(path)
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return read_workbook(path, file=file, knows=knows, lenient=lenient)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        # An old Office file is refused with its own reason, under whatever name it comes.
        open_archive(read_bytes(path, file=file), file=file)
    text = decode(start)
    if other := _no_table(start, text, file):
        raise CaseError(other)
    if is_page(text):
        return read_page_tables(path, file=file, knows=knows, lenient=lenient)
    if ending in RECORD_ENDINGS or _RECORDS.match(text):
        return [read_records(read_text(path, file=file), file=file)]
    if ending in SHEET_ENDINGS and (not start or _CONTROLS.search(text)):
        # Neither an archive nor a text: its own reader says so.
        return read_workbook(path, file=file, knows=knows, lenient=lenient)
    table = read_text_table(path, file=file, knows=knows, lenient=lenient)
    if ending == ".txt" and _are_addresses(table.cells):
        raise CaseError(_addresses(file))
    return [table]


def _read_page(path: Path, name: str, *, file: str, knows: Callable[[str], bool], lenient: bool) -> list[RawTable]:
    """Return the tables of a page, where one has headers that are looked for, or else the article that it is."""
    tables: list[RawTable] = []
    with gather([]):
        tables = read_page_tables(path, file=file, knows=knows, lenient=lenient)
    if name != "clippings" or any(sum(map(knows, table.cells.columns)) > 1 for table in tables):
        return tables or read_page_tables(path, file=file, knows=knows, lenient=lenient)
    return [RawTable(pd.DataFrame([pages.read_page(path, file=file)], index=[1], dtype="str"), whole=True)]


def _rename_references(found: pd.DataFrame, name: str) -> pd.DataFrame:
    names = {"title": "headline"} if name == "clippings" else {"outlet": "origin"}
    table = found.rename(columns=names)
    return table.drop(columns="kind") if name == "clippings" else table.drop(columns="url")


def _are_addresses(cells: pd.DataFrame) -> bool:
    lines = [str(cells.columns[0]), *cells.iloc[:, 0]]
    return sum(1 for line in lines if line.strip().startswith(_ADDRESS)) > 0.5 * len(lines)


def _other_format(path: Path, name: str, file: str) -> Problem:
    """Return what a file of another format is, and what to save it as."""
    if path.suffix.lower() not in _SHEETS_OF_OTHERS:
        return unknown_ending(path, endings_of(name), file=file)
    what = Bilingual(f"tabel .xlsx atau .csv, bukan {path.suffix}", f"an .xlsx or .csv table, not {path.suffix}")
    return replace(Problem(file, what, _SAVE_AS_XLSX), value=path.suffix)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as opened:
            return opened.read(4096)
    # Whatever keeps it from being opened is told where it is read.
    except OSError:
        return b""


def _no_table(start: bytes, text: str, file: str) -> Problem | None:
    """Return what a file is whose first letters are those of no table that is read here."""
    if what := next((what for sign, what in _NO_TABLES.items() if start.startswith(sign)), None):
        expected = Bilingual(f"tabel; berkas ini {what.id}", f"a table; this file is {what.en}")
        return Problem(file, expected, _EXPORT_AGAIN)
    if re.match(r"\s*<\?xml", text) and not is_page(text):
        what = Bilingual("tabel .xlsx; berkas ini XML, seperti dari Excel 2003",
                         "an .xlsx table; this is XML, as Excel 2003 wrote it")  # fmt: skip
        return Problem(file, what, _SAVE_AS_XLSX)
    if re.match(r"\s*(?:mime-version|from: <saved by)", text, re.I):
        what = Bilingual("tabel; berkas ini halaman web (MHTML)", "a table; this is a web page (MHTML)")
        return Problem(file, what, _SAVE_AS_XLSX)
    return None


def _addresses(file: str) -> Problem:
    return Problem(
        file,
        Bilingual("tabel; berkas ini daftar alamat, dan tidak ada yang diunduh tanpa diminta",
                  "a table; this is a list of addresses, and nothing is downloaded unless asked for"),
        Bilingual(f"Unduh dengan: casestudy fetch {file}", f"Download the pages with: casestudy fetch {file}"),
    )  # fmt: skip
