"""How coded passages are laid out in a file: which column holds what, told from its headers."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import pandas as pd

from casestudy.errors import Bilingual, CaseError, Problem

#: What programs and researchers call each column of a segment, the surest name first.
HEADERS = {
    "doc": ("doc", "document", "dokumen", "file_name", "filename", "nama_file", "nama_berkas", "file", "berkas",
            "naskah", "transkrip", "source_name", "kode_informan", "informan", "informant", "source", "sumber",
            "narasumber", "responden", "partisipan"),
    "quote": ("quote", "kutipan", "petikan", "seltext", "selected_text", "coded_text", "coded_segment", "quotation",
              "cuplikan", "content", "segment", "segmen", "pernyataan", "text", "teks", "coded"),
    "code": ("code", "kode", "codename", "code_name", "nama_kode", "codes", "tag", "tags", "koding", "tema", "theme"),
    "coder": ("coder", "koder", "pengode", "pengkode", "owner", "coder_name", "user"),
    "start": ("start", "pos0", "mulai", "awal"),
    "end": ("end", "pos1", "akhir"),
    "valence": ("valence", "valensi"),
    "date": ("date", "tanggal", "tgl"),
    "memo": ("memo", "coded_memo", "coding_memo", "catatan", "keterangan", "comment", "komentar"),
}  # fmt: skip


class Layout(NamedTuple):
    """The layout of a file: its name, the header of each column of a segment, and the code of each code column."""

    name: str
    columns: dict[str, str]
    codes: dict[str, str]


def recognise(headers: Sequence[str], codebook: pd.DataFrame, *, file: str) -> Layout:
    """Return the layout that a file's headers show.

    ``segments`` is the project's own; ``taguette`` and ``qualcoder`` are the highlights and the coded text that these
    programs export; ``quotes`` is any table of document, quote and code; ``code columns`` has a column for each code
    instead, with a mark where a passage was given it.

    Parameters
    ----------
    headers : sequence of str
    codebook : pandas.DataFrame
        The ``codebook`` table; a code column is headed by a code or by its label in either language.
    file : str
        Names the file in messages.

    Raises
    ------
    CaseError
        Where document, quote or code is missing.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["d"], "label_id": ["Deklarasi"], "label_en": ["Declarations"]})
    >>> recognise(["id", "document", "tag", "content"], book, file="a.csv").name
    'taguette'
    >>> recognise(["Informan", "Kutipan", "Deklarasi", "Halaman"], book, file="a.csv")
    Layout(name='code columns', columns={'doc': 'Informan', 'quote': 'Kutipan'}, codes={'Deklarasi': 'd'})
    """
    plain = {plain_name(header): header for header in reversed(headers)}
    columns = {}
    for role, names in HEADERS.items():
        if found := next((plain[name] for name in names if name in plain), None):
            columns[role] = found
    known = code_names(codebook)
    codes = {header: known[plain_name(header)] for header in headers
             if "code" not in columns and header not in columns.values() and plain_name(header) in known}  # fmt: skip
    missing = [role for role in ("doc", "quote", "code") if role not in columns and not (role == "code" and codes)]
    if missing:
        raise CaseError([_missing(role, headers, file) for role in missing])
    return Layout(_name(set(plain), columns, codes), columns, codes)


def code_names(codebook: pd.DataFrame) -> dict[str, str]:
    """Return what each code may be called, by `plain_name`: itself, or a label that no other code has.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["a", "b"], "label_id": ["Citra", "Citra"], "label_en": ["Image now", "Hope"]})
    >>> code_names(book)
    {'image_now': 'a', 'hope': 'b', 'a': 'a', 'b': 'b'}
    """
    labels = [*zip(codebook["label_id"], codebook["code"], strict=True),
              *zip(codebook["label_en"], codebook["code"], strict=True)]  # fmt: skip
    own = [(code, code) for code in codebook["code"]]
    taken = {plain_name(code) for code in codebook["code"]}
    return {**_sure([pair for pair in labels if plain_name(pair[0]) not in taken]), **_sure(own)}


@cache
def plain_name(name: str) -> str:
    """Return a name without what people write differently: capitals, joints, and how accents are stored.

    Examples
    --------
    >>> plain_name(" Kegiatan-Sosial: ")
    'kegiatan_sosial'
    """
    return "_".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", name).casefold()))


def _sure(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return what each name means, those left out that mean several things."""
    meanings: dict[str, set[str]] = {}
    for name, code in pairs:
        meanings.setdefault(plain_name(name), set()).add(code)
    return {name: next(iter(codes)) for name, codes in meanings.items() if len(codes) == 1}


def _name(headers: set[str], columns: dict[str, str], codes: dict[str, str]) -> str:
    if codes:
        return "code columns"
    if {"document", "content"} <= headers and headers & {"tag", "tags"}:
        return "taguette"
    if headers & {"seltext", "pos0"}:
        return "qualcoder"
    return "segments" if {"start", "end"} <= columns.keys() else "quotes"


def _missing(role: str, headers: Sequence[str], file: str) -> Problem:
    names = ", ".join(HEADERS[role][:6])
    what = {
        "doc": Bilingual("kolom dokumen", "a column for the document"),
        "quote": Bilingual("kolom kutipan", "a column for the quote"),
        "code": Bilingual(
            "kolom kode, atau satu kolom untuk setiap kode", "a column for the code, or one for each code"
        ),
    }[role]
    return Problem(
        file,
        what,
        Bilingual(f"Beri judul salah satu: {names}.", f"Give one of these headers: {names}."),
        row=1,
        value=", ".join(headers),
    )
