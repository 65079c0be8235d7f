"""The tables that a researcher fills in: registers, clippings, comments, and the coders' segments."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

import pandas as pd

from casestudy.case import Case
from casestudy.check import check_table
from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.files import gather, list_files, unknown_ending
from casestudy.load.formats.plain import read_delimited
from casestudy.load.formats.sheets import read_xlsx
from casestudy.tables import TABLES

#: Tables that come as they were exported, in any number of files; all others are one file under ``tables/``.
RAW_FOLDERS = {"clippings": "raw/clippings", "comments": "raw/comments"}
_ENDINGS = (".csv", ".xlsx")
#: What a register is kept beside, and is itself no table: scans of the clippings, a note on their origin.
_ATTACHMENTS = frozenset({".md", ".pdf", ".png", ".jpg", ".jpeg"})


def load_table(case: Case, name: str, *, required: bool = True) -> pd.DataFrame:
    """Return one table of a case.

    It is ``tables/<name>.csv`` or ``.xlsx``; clippings and comments are all such files in ``raw/clippings`` and
    ``raw/comments``, one after the other in the order of their names.

    Parameters
    ----------
    case : Case
    name : str
        A name of `casestudy.tables.TABLES`.
    required : bool
        Whether a table that is not there is an error; if not, it comes back empty with its columns and types.

    Returns
    -------
    pandas.DataFrame
        The columns and types of `casestudy.check.check_table`.

    Raises
    ------
    CaseError
        With every problem of every file of the table.

    Examples
    --------
    >>> from casestudy.case import open_case
    >>> load_table(open_case("bekasi"), "interview_guide", required=False)["aspect"].dtype
    <StringDtype(na_value=nan)>
    """
    problems: list[Problem] = []
    files = _find(case, name, problems)
    if not files and not problems:
        if not required:
            return empty_table(name)
        problems.append(_missing(name))
    tables: list[pd.DataFrame] = []
    places: list[tuple[str, int]] = []
    for path in files:
        with gather(problems):
            raw = _read(path, case.show(path))
            tables.append(check_table(raw, name, file=case.show(path)))
            places += [(case.show(path), int(row)) for row in raw.index]
    if not problems:
        table = _join(tables)
        problems += _repeated(table, TABLES[name].key, places)
    if problems:
        raise CaseError(problems, lang=case.language)
    return table


def load_segments(case: Case, *, texts: pd.DataFrame | None, codebook: pd.DataFrame | None) -> pd.DataFrame:
    """Return the segments of all coders, each held against the text that it points into.

    Parameters
    ----------
    case : Case
    texts : pandas.DataFrame or None
        ``doc``, ``text``: what `casestudy.load.sources.load_texts` returns. None leaves the quotes unverified, for a
        case whose texts cannot be read yet.
    codebook : pandas.DataFrame or None
        ``code``. None leaves the codes unverified.

    Returns
    -------
    pandas.DataFrame
        The ``segments`` table of every ``codings/<coder>.csv``, sorted by ``doc``, ``start``, ``end``, ``code`` and
        ``coder``. ``start`` and ``end`` count Unicode code points, end exclusive.

    Raises
    ------
    CaseError
        Where there are no codings, and for each row whose document or code is unknown, whose coder is not the
        file's, or whose quote does not stand in the text from ``start`` to ``end``.
    """
    files = [path for path in list_files(case.folder / "codings") if path.suffix.lower() == ".csv"]
    problems = [] if files else [_missing("codings")]
    written = None if texts is None else dict(zip(texts["doc"], texts["text"], strict=True))
    codes = None if codebook is None else codebook["code"].tolist()
    tables: list[pd.DataFrame] = []
    for path in files:
        with gather(problems):
            file = case.show(path)
            raw = read_delimited(path, file=file)
            table = check_table(raw, "segments", file=file)
            problems += _check_segments(table, raw.index.tolist(), file, path.stem, written, codes)
            tables.append(table)
    if problems:
        raise CaseError(problems, lang=case.language)
    return _join(tables).sort_values(["doc", "start", "end", "code", "coder"], ignore_index=True)


def empty_table(name: str) -> pd.DataFrame:
    """Return a table without rows, with its columns and types.

    Examples
    --------
    >>> empty_table("labels").columns.tolist()
    ['key', 'label_id', 'label_en']
    """
    return check_table(pd.DataFrame(columns=TABLES[name].names, dtype="str"), name, file=name)


def _find(case: Case, name: str, problems: list[Problem]) -> list[Path]:
    if name in RAW_FOLDERS:
        files = []
        for path in list_files(case.folder / RAW_FOLDERS[name]):
            if path.suffix.lower() in _ENDINGS:
                files.append(path)
            elif path.suffix.lower() not in _ATTACHMENTS:
                problems.append(unknown_ending(path, _ENDINGS, file=case.show(path)))
        return files
    files = [path for ending in _ENDINGS if (path := case.folder / "tables" / f"{name}{ending}").is_file()]
    if len(files) > 1:
        expected = Bilingual("satu berkas saja untuk tabel ini", "one file only for this table")
        remedy = Bilingual(
            f"Hapus atau pindahkan {files[0].name} atau {files[1].name}.",
            f"Delete or move {files[0].name} or {files[1].name}.",
        )
        problems.append(Problem(case.show(files[1]), expected, remedy))
    return files


def _read(path: Path, file: str) -> pd.DataFrame:
    return read_delimited(path, file=file) if path.suffix.lower() == ".csv" else read_xlsx(path, file=file)


def _join(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    if len(tables) == 1:
        return tables[0]
    joined = pd.concat(tables, ignore_index=True)
    # A column of its own that only some files carry is empty in the others, and not missing.
    partial = [name for name in joined.columns if not all(name in table for table in tables)]
    return joined.assign(**{name: joined[name].fillna("").astype("str") for name in partial})


def _repeated(table: pd.DataFrame, key: tuple[str, ...], places: list[tuple[str, int]]) -> Iterator[Problem]:
    if not key:
        return
    first: dict[tuple[str, ...], str] = {}
    for (file, row), values in zip(
        places, table[list(key)].astype("str").itertuples(index=False, name=None), strict=True
    ):
        if values in first:
            expected = Bilingual(
                f"nilai {', '.join(key)} yang belum ada di {first[values]}",
                f"a value of {', '.join(key)} that is not yet in {first[values]}",
            )
            remedy = Bilingual(
                "Hapus baris ganda atau beri kode lain.", "Delete the repeated row or give another code."
            )
            yield Problem(file, expected, remedy, row=row, column=key[0], value=" ".join(values))
        first.setdefault(values, file)


def _check_segments(
    table: pd.DataFrame,
    rows: list[int],
    file: str,
    coder: str,
    texts: dict[str, str] | None,
    codes: list[str] | None,
) -> Iterator[Problem]:
    columns = ["doc", "start", "end", "quote", "code", "coder"]
    for row, values in zip(rows, table[columns].itertuples(index=False, name=None), strict=True):
        doc, start, end, quote, code, named = values
        if named != coder:
            expected = Bilingual(f'"{coder}", nama berkasnya', f'"{coder}", the name of the file')
            remedy = Bilingual("Satu berkas untuk satu koder.", "Keep one file for each coder.")
            yield Problem(file, expected, remedy, row=row, column="coder", value=named)
        if codes is not None and code not in codes:
            expected = Bilingual("kode yang ada di buku kode", "a code of the codebook")
            yield Problem(file, expected, _similar(code, codes), row=row, column="code", value=code)
        if texts is not None and doc not in texts:
            expected = Bilingual("dokumen yang ada dalam kasus ini", "a document of this case")
            yield Problem(file, expected, _similar(doc, list(texts)), row=row, column="doc", value=doc)
        elif texts is not None and (start >= end or texts[doc][start:end] != quote):
            yield _misplaced(file, row, texts[doc], int(start), int(end), quote)


def _misplaced(file: str, row: int, text: str, start: int, end: int, quote: str) -> Problem:
    expected = Bilingual(
        f"kutipan yang persis ada di karakter {start}–{end} naskahnya",
        f"the quote that stands at characters {start}–{end} of its text",
    )
    places = text.count(quote)
    if places == 1:
        right = text.index(quote)
        span = f"start {right}, end {right + len(quote)}"
        remedy = Bilingual(f"Kutipan itu ada di tempat lain: tulis {span}.", f"It stands elsewhere: write {span}.")
    elif places:
        remedy = Bilingual(
            f"Kutipan itu ada di {places} tempat; pilih start dan end yang dimaksud.",
            f"It stands in {places} places; choose the start and end that are meant.",
        )
    else:
        remedy = Bilingual(
            "Naskah mungkin berubah; salin kutipan dari texts/ atau tambatkan ulang, lalu: casestudy check",
            "The text may have changed; copy the quote from texts/ or anchor it again, then: casestudy check",
        )
    return Problem(file, expected, remedy, row=row, column="quote", value=quote)


def _similar(value: str, known: Sequence[str]) -> Bilingual:
    close = get_close_matches(value, known, n=1)
    if close:
        return Bilingual(f'Yang mirip: "{close[0]}".', f'Similar: "{close[0]}".')
    there = ", ".join(sorted(known)[:8]) or "-"
    return Bilingual(f"Yang ada, misalnya: {there}.", f"There are, for example: {there}.")


def _missing(name: str) -> Problem:
    if name == "codings":
        file, what = "codings", Bilingual("satu CSV untuk setiap koder", "one CSV for each coder")
    elif name in RAW_FOLDERS:
        file, what = (
            RAW_FOLDERS[name],
            Bilingual("sedikitnya satu berkas CSV atau XLSX", "at least one CSV or XLSX file"),
        )
    else:
        file, what = f"tables/{name}.csv", Bilingual("tabel ini (CSV atau XLSX)", "this table (CSV or XLSX)")
    columns = ", ".join(c.name for c in TABLES["segments" if name == "codings" else name].columns if c.required)
    return Problem(file, what, Bilingual(f"Buat dengan kolom: {columns}.", f"Make it with the columns: {columns}."))
