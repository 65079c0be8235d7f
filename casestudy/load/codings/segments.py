"""The coders' files: passages that are read and written only where text and code are what they say."""

import re
import tempfile
from pathlib import Path

import pandas as pd

from casestudy.case import Case
from casestudy.check import check_table
from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.codings.history import similar, unknown_code
from casestudy.load.formats.files import gather, list_files, replace_file
from casestudy.load.formats.plain import read_delimited
from casestudy.load.registers import empty_table, join_tables
from casestudy.tables import guard_formulas, unguard_formulas

#: The order of segments, in memory and on disk.
ORDER = ["doc", "start", "end", "code", "coder"]
_CODER = re.compile(r"[^\W_][\w .@-]*(?<![ .])")


def load_segments(
    case: Case,
    *,
    texts: pd.DataFrame | None,
    codebook: pd.DataFrame | None,
    history: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return the segments of all coders, each held against the text that it points into.

    Parameters
    ----------
    case : Case
    texts : pandas.DataFrame or None
        ``doc``, ``text``: what `casestudy.load.sources.load_texts` returns. None leaves the quotes unverified, for a
        case whose texts cannot be read yet.
    codebook : pandas.DataFrame or None
        ``code``. None leaves the codes unverified.
    history : pandas.DataFrame, optional
        The ``codebook_history`` table; a code that has another name since then is told that name.

    Returns
    -------
    pandas.DataFrame
        The ``segments`` table of every ``codings/<coder>.csv``, sorted by ``doc``, ``start``, ``end``, ``code`` and
        ``coder``. ``start`` and ``end`` count Unicode code points, end exclusive. Empty where nobody has coded yet.

    Raises
    ------
    CaseError
        Where the folder holds files and none is a coder's, and for each row whose document or code is unknown, whose
        coder is not the file's, or whose quote does not stand in the text from ``start`` to ``end``.
    """
    files = coder_files(case)
    problems = [_missing()] if not files and list_files(case.folder / "codings") else []
    tables: list[pd.DataFrame] = []
    for path in files:
        with gather(problems):
            table = read_segments(path, file=case.show(path))
            problems += check_segments(
                table, file=case.show(path), coder=path.stem, texts=texts, codebook=codebook, history=history
            )
            tables.append(table)
    if problems:
        raise CaseError(problems, lang=case.language)
    return join_tables(tables or [empty_table("segments")]).sort_values(ORDER, ignore_index=True)


def coder_files(case: Case) -> list[Path]:
    """Return ``codings/<coder>.csv`` of every coder, sorted; what stands in folders below is no coder's file."""
    return [path for path in list_files(case.folder / "codings") if path.suffix.lower() == ".csv"]


def read_segments(path: Path, *, file: str) -> pd.DataFrame:
    """Return the segments of one coder as the file has them, their index the rows of the file.

    The apostrophe by which `segments_csv` keeps a text from becoming a formula is no part of it.

    Raises
    ------
    CaseError
        See `casestudy.load.formats.plain.read_delimited` and `casestudy.check.check_table`.
    """
    raw = unguard_formulas(read_delimited(path, file=file))
    return check_table(raw, "segments", file=file).set_axis(raw.index)


def read_coder(case: Case, coder: str) -> pd.DataFrame:
    """Return the segments of one coder as their file has them; none if there is no such file yet."""
    path = case.folder / "codings" / f"{coder}.csv"
    return read_segments(path, file=case.show(path)) if path.is_file() else empty_table("segments")


def merge_segments(there: pd.DataFrame, further: pd.DataFrame) -> pd.DataFrame:
    """Return the segments that are there, and of the others those whose passage was not given that code.

    Examples
    --------
    >>> there = pd.DataFrame({"doc": ["a"], "start": [0], "end": [4], "code": ["x"], "coder": ["k"], "memo": ["own"]})
    >>> merge_segments(there, there.assign(memo="other"))["memo"].tolist()
    ['own']
    """
    both = pd.concat([there, further], ignore_index=True)
    return both[~both.duplicated(ORDER)].reset_index(drop=True)


def check_segments(
    table: pd.DataFrame,
    *,
    file: str,
    coder: str,
    texts: pd.DataFrame | None,
    codebook: pd.DataFrame | None,
    history: pd.DataFrame | None = None,
) -> list[Problem]:
    """Return what is wrong with the segments of one coder; see `load_segments`.

    Examples
    --------
    >>> table = pd.DataFrame({"doc": ["a"], "start": [0], "end": [4], "quote": ["Kita"], "code": ["x"],
    ...                       "coder": ["k1"]}, index=[2])
    >>> texts = pd.DataFrame({"doc": ["a"], "text": ["Kami hadir."]})
    >>> check_segments(table, file="k1.csv", coder="k1", texts=texts, codebook=None)[0].expected.en
    'the quote that stands at characters 0–4 of its text'
    """
    written = None if texts is None else dict(zip(texts["doc"], texts["text"], strict=True))
    codes = None if codebook is None else codebook["code"].tolist()
    problems = []
    columns = ["doc", "start", "end", "quote", "code", "coder"]
    for row, values in zip(table.index, table[columns].itertuples(index=False, name=None), strict=True):
        doc, start, end, quote, code, named = values
        if named != coder:
            expected = Bilingual(f'"{coder}", nama berkasnya', f'"{coder}", the name of the file')
            remedy = Bilingual("Satu berkas untuk satu koder.", "Keep one file for each coder.")
            problems.append(Problem(file, expected, remedy, row=row, column="coder", value=named))
        if codes is not None and code not in codes:
            problems.append(unknown_code(code, codes, history, file=file, row=row, column="code"))
        if written is not None and doc not in written:
            expected = Bilingual("dokumen yang ada dalam kasus ini", "a document of this case")
            problems.append(Problem(file, expected, similar(doc, list(written)), row=row, column="doc", value=doc))
        elif written is not None and (start >= end or written[doc][start:end] != quote):
            problems.append(_misplaced(file, row, written[doc], int(start), int(end), quote))
    return problems


def write_segments(
    case: Case,
    coder: str,
    segments: pd.DataFrame,
    *,
    texts: pd.DataFrame,
    codebook: pd.DataFrame,
    history: pd.DataFrame | None = None,
    dry_run: bool = False,
) -> Path:
    """Write all segments of one coder to ``codings/<coder>.csv`` and return its path.

    The file is sorted and the same for the same segments, in UTF-8 with LF, and replaced in one step. It is read back
    before it is put there: what `load_segments` would refuse is never written.

    Parameters
    ----------
    case : Case
    coder : str
        Names the file.
    segments : pandas.DataFrame
        The ``segments`` table of this coder; it replaces what the file holds.
    texts, codebook, history : pandas.DataFrame
        See `load_segments`.
    dry_run : bool
        Whether the segments are only checked.

    Raises
    ------
    CaseError
        With every problem of the segments; the file stays as it was. Rows are those of the file that would have been
        written.
    """
    if not _CODER.fullmatch(coder):
        expected = Bilingual("kode koder yang bisa menjadi nama berkas", "a coder's code that can name a file")
        remedy = Bilingual("Pakai huruf dan angka, misalnya K2.", "Use letters and digits, such as K2.")
        raise CaseError(Problem("codings", expected, remedy, column="coder", value=coder), lang=case.language)
    path = case.folder / "codings" / f"{coder}.csv"
    data, file = segments_csv(segments), case.show(path)
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / path.name
        copy.write_bytes(data)
        table = read_segments(copy, file=file)
    if problems := check_segments(table, file=file, coder=coder, texts=texts, codebook=codebook, history=history):
        raise CaseError(problems, lang=case.language)
    if not dry_run:
        replace_file(path, data, file=file, lang=case.language)
    return path


def segments_csv(segments: pd.DataFrame) -> bytes:
    r"""Return segments as the bytes of a coder's file: sorted, dates in ISO form, empty cells for what is missing.

    No spreadsheet takes a quote or a memo in it for a formula: see `casestudy.tables.guard_formulas`.

    Examples
    --------
    >>> segments_csv(pd.DataFrame({"doc": ["b", "a"], "start": [0, 4], "end": [1, 5], "code": "x", "coder": "k"}))
    b'doc,start,end,code,coder\na,4,5,x,k\nb,0,1,x,k\n'
    """
    ordered = guard_formulas(segments.sort_values(ORDER, kind="stable"))
    return ordered.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d").encode()


def _misplaced(file: str, row: int, text: str, start: int, end: int, quote: str) -> Problem:
    expected = Bilingual(
        f"kutipan yang persis ada di karakter {start}–{end} naskahnya",
        f"the quote that stands at characters {start}–{end} of its text",
    )
    places = text.count(quote)
    if places == 1:
        right = text.index(quote)
        span = f"start {right}, end {right + len(quote)}"
        remedy = Bilingual(
            f"Kutipan itu ada di tempat lain: tulis {span}, atau jalankan casestudy reanchor.",
            f"It stands elsewhere: write {span}, or run casestudy reanchor.",
        )
    elif places:
        remedy = Bilingual(
            f"Kutipan itu ada di {places} tempat; pilih start dan end yang dimaksud, atau jalankan casestudy reanchor.",
            f"It stands in {places} places; choose the start and end that are meant, or run casestudy reanchor.",
        )
    else:
        remedy = Bilingual(
            "Naskah mungkin berubah: jalankan casestudy reanchor, atau salin kutipan dari texts/.",
            "The text may have changed: run casestudy reanchor, or copy the quote from texts/.",
        )
    return Problem(file, expected, remedy, row=row, column="quote", value=quote)


def _missing() -> Problem:
    columns = "doc, start, end, quote, code, coder"
    return Problem(
        "codings",
        Bilingual("satu CSV untuk setiap koder", "one CSV for each coder"),
        Bilingual(f"Buat dengan kolom: {columns}.", f"Make it with the columns: {columns}."),
    )
