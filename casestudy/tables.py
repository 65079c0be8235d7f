"""The tables a case is made of: their columns, types, allowed values, and the headers that stand for them.

Column names are the contract between the rooms of the library. English names are used inside; files may carry the
Indonesian headers of the field as well.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import pandas as pd

Kind = Literal["text", "choice", "date", "partial date", "count", "number", "yes/no"]


@dataclass(frozen=True)
class Column:
    """One column: its name, what it holds, and the other headers that mean it.

    ``text`` is any text; ``choice`` one of `allowed`; ``date`` a full date; ``partial date`` a date, a month or a
    year; ``count`` a whole number from 0; ``number`` a number from 0, with or without decimals; ``yes/no`` a yes or a
    no.
    """

    name: str
    kind: Kind = "text"
    required: bool = False
    allowed: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table: its columns in order, and those that together name a row once."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()

    def header(self, name: str) -> Column | None:
        """Return the column that a file's header means, or None."""
        plain = plain_header(name)
        return next((c for c in self.columns if plain in {plain_header(c.name), *map(plain_header, c.aliases)}), None)

    @property
    def names(self) -> list[str]:
        """The column names in order."""
        return [column.name for column in self.columns]


TONES = ("negative", "neutral", "positive")
VALENCES = ("supports", "mixed", "contradicts")
CHANGES = ("added", "renamed", "merged", "split", "redefined", "removed")
LANES = ("legal", "government", "public_relations", "audit_award", "social")

#: What Indonesian files write for a value of the library.
VALUE_ALIASES = {
    "negatif": "negative", "netral": "neutral", "positif": "positive",
    "kunci": "key", "pendukung": "supporting", "utama": "key", "tambahan": "supporting",
    "mendukung": "supports", "campuran": "mixed", "membantah": "contradicts", "bertentangan": "contradicts",
    "pewawancara": "interviewer", "peneliti": "interviewer", "informan": "informant", "narasumber": "informant",
    "deklarasi": "declaration", "sosial": "social",
    "hukum": "legal", "pemerintahan": "government", "humas": "public_relations", "audit": "audit_award",
    "penghargaan": "audit_award", "kekuatan": "strength", "kelemahan": "weakness", "peluang": "opportunity",
    "ancaman": "threat", "gambar": "figure", "tabel": "table", "tinggi": "high", "sedang": "medium", "rendah": "low",
    "eksternal": "external", "cetak": "print", "daring": "online",
    "kantor berita": "agency", "televisi": "tv", "lokal": "local",
    "nasional": "national", "kutip": "quote", "parafrasa": "paraphrase", "penegak hukum": "law enforcement",
    "warga": "resident", "ditambahkan": "added", "diganti nama": "renamed", "digabung": "merged", "dipecah": "split",
    "didefinisikan ulang": "redefined", "dihapus": "removed",
}  # fmt: skip
YES = frozenset({"yes", "ya", "y", "true", "1"})
NO = frozenset({"no", "tidak", "tdk", "n", "false", "0", ""})


def _need(name: str, kind: Kind = "text", *aliases: str, allowed: tuple[str, ...] = ()) -> Column:
    return Column(name, kind, True, allowed, aliases)


def _may(name: str, kind: Kind = "text", *aliases: str, allowed: tuple[str, ...] = ()) -> Column:
    return Column(name, kind, False, allowed, aliases)


_INFORMANTS = Table("informants", (
    _need("informant", "text", "kode", "kode_informan"), _need("position", "text", "jabatan"), _may("unit"),
    _need("kind", "choice", "kategori", "kategori_informan", allowed=("key", "supporting")),
    _need("standing", "choice", "posisi", allowed=("internal", "external")),
    _need("date", "date", "tgl", "tanggal", "tgl_wawancara"), _may("minutes", "count", "durasi", "durasi_mnt"),
    _may("place", "text", "tempat"), _may("consent", "choice", "izin_kutip", allowed=("quote", "paraphrase")),
), key=("informant",))  # fmt: skip

_TURNS = Table("turns", (
    _need("doc"), _need("turn", "count"), _may("speaker", "text", "penutur"),
    _may("role", "choice", "peran", allowed=("interviewer", "informant")), _may("time", "text", "waktu"),
    _need("text", "text", "teks"), _may("start", "count"), _may("end", "count"),
), key=("doc", "turn"))  # fmt: skip

_OBSERVATIONS = Table("observations", (
    _need("doc", "text", "id"), _need("date", "date", "tgl", "tanggal"), _may("place", "text", "lokasi", "tempat"),
    _may("activity", "text", "kegiatan"), _need("text", "text", "catatan", "catatan_deskriptif"),
    _may("reflection", "text", "catatan_reflektif"),
), key=("doc",))  # fmt: skip

_DOCUMENTS = Table("documents", (
    _need("doc", "text", "id"), _need("date", "partial date", "tgl", "tanggal"), _need("title", "text", "judul"),
    _may("kind", "text", "jenis"), _may("origin", "text", "asal", "sumber"), _may("text", "text", "isi", "teks"),
    _may("confidence", "choice", "keyakinan", allowed=("high", "medium", "low")),
), key=("doc",))  # fmt: skip

_CLIPPINGS = Table("clippings", (
    _need("doc", "text", "id", "id_kliping"), _need("date", "date", "tgl_terbit", "tanggal", "tgl"),
    _need("outlet", "text", "nama_media", "media"),
    _may("outlet_type", "choice", "jenis_media", allowed=("print", "online", "agency", "tv", "radio")),
    _may("reach", "choice", "cakupan", allowed=("local", "regional", "national")),
    _need("headline", "text", "judul"), _need("text", "text", "isi", "teks"), _may("url", "text", "tautan"),
    _may("topic", "text", "topik"), _may("headline_tone", "choice", "tone_judul", allowed=TONES),
    _need("tone", "choice", "tone_isi", allowed=TONES), _may("spokesperson", "text", "narasumber"),
    _may("spokesperson_role", "choice", "peran_narasumber",
         allowed=("internal", "external", "law enforcement", "resident")),
    _may("advertorial", "yes/no"), _may("region", "text", "wilayah"), _may("duplicate_of", "text", "duplikat_dari"),
), key=("doc",))  # fmt: skip

_COMMENTS = Table("comments", (
    _need("doc", "text", "id"), _need("date", "date", "tgl", "tanggal", "publishedAt"), _need("platform"),
    _may("post", "text", "unggahan"), _need("text", "text", "komentar", "teks", "comment"),
    _may("likes", "count", "suka", "likeCount"), _may("tone", "choice", "sentimen", allowed=TONES),
    _may("parent", "text", "balasan_untuk"), _may("author", "text", "authorDisplayName"),
), key=("doc",))  # fmt: skip

_POSTS = Table("posts", (
    _need("doc", "text", "id"), _need("date", "date", "tgl", "tanggal"), _need("platform"),
    _need("pillar", "text", "pilar", "pilar_konten"), _may("format"), _may("likes", "count", "suka"),
    _may("comments", "count", "komentar"), _may("shares", "count", "bagikan"),
    _may("followers", "count", "pengikut", "pengikut_saat_itu"), _may("text", "text", "caption", "teks"),
), key=("doc",))  # fmt: skip

_ACTIVITIES = Table("activities", (
    _may("activity", "text", "id"), _need("date", "date", "tgl", "tanggal"), _need("name", "text", "nama"),
    _need("kind", "choice", "jenis", allowed=("declaration", "social", "media")),
    _may("district", "text", "kecamatan"), _may("participants", "count", "jumlah_peserta"),
    _may("evidence", "text", "bukti"),
))  # fmt: skip

_EVENTS = Table("events", (
    _need("date", "partial date", "tgl", "tanggal"), _need("event_id", "text", "peristiwa"), _need("event_en"),
    _need("lane", "choice", "jalur", allowed=LANES), _need("source", "text", "sumber", "sumber_url"),
    _may("confidence", "choice", "keyakinan", allowed=("high", "medium", "low")), _may("place", "text", "tempat"),
    _may("mark_id", "text", "tanda_id"), _may("mark_en", "text", "tanda_en"),
))  # fmt: skip

_CODEBOOK = Table("codebook", (
    _need("code", "text", "kode"), _may("parent", "text", "induk"), _need("label_id", "text", "nama"),
    _need("label_en"), _need("definition", "text", "definisi"), _may("include", "text", "kriteria_masuk"),
    _may("exclude", "text", "kriteria_keluar"), _may("example", "text", "contoh"), _may("pattern", "text", "pola"),
), key=("code",))  # fmt: skip

_CODEBOOK_HISTORY = Table("codebook_history", (
    _need("date", "date", "tgl", "tanggal"), _need("code", "text", "kode"),
    _need("change", "choice", "perubahan", allowed=CHANGES), _may("to", "text", "menjadi"),
    _need("reason", "text", "alasan"),
), key=("date", "code", "change"))  # fmt: skip

_SEGMENTS = Table("segments", (
    _need("doc"), _need("start", "count"), _need("end", "count"), _need("quote", "text", "kutipan"),
    _need("code", "text", "kode"), _need("coder", "text", "koder"),
    _may("valence", "choice", "valensi", allowed=VALENCES), _may("date", "date", "tgl"), _may("memo"),
), key=("doc", "start", "end", "code", "coder"))  # fmt: skip

_SWOT = Table("swot", (
    _need("factor", "text", "faktor"),
    _need("kind", "choice", "jenis", allowed=("strength", "weakness", "opportunity", "threat")),
    _need("label_id"), _need("label_en"), _need("evidence", "text", "bukti", "bukti_id"),
), key=("factor",))  # fmt: skip

_ALIGNMENT = Table("alignment", (
    _need("cell", "choice", "sel", allowed=("SO", "WO", "ST", "WT")), _need("strategy", "text", "strategi"),
    _need("factors", "text", "faktor"), _need("label_id"), _need("label_en"),
))  # fmt: skip

_SWOT_SCORES = Table("swot_scores", (
    _need("factor", "text", "faktor"), _need("weight", "number", "bobot"), _need("rating", "number"),
    _may("judge", "text", "penilai"),
))  # fmt: skip

_EXHIBITS = Table("exhibits", (
    _may("number", "text", "nomor"), _need("slug"), _need("kind", "choice", "jenis", allowed=("figure", "table")),
    _need("caption_id"), _need("caption_en"), _need("alt_id"), _need("alt_en"), _need("notebook"),
), key=("slug",))  # fmt: skip

_GUIDE = Table("interview_guide", (
    _need("number", "count", "no", "no_pertanyaan"), _need("aspect", "text", "aspek"),
    _may("indicator", "text", "indikator"), _need("question", "text", "pertanyaan"),
    _may("informants", "text", "sasaran_informan"), _may("theory", "text", "sumber_teori"),
), key=("number",))  # fmt: skip

_LABELS = Table("labels", (_need("key"), _need("label_id"), _need("label_en")), key=("key",))

TABLES = {
    table.name: table
    for table in (
        _INFORMANTS, _TURNS, _OBSERVATIONS, _DOCUMENTS, _CLIPPINGS, _COMMENTS, _POSTS, _ACTIVITIES, _EVENTS,
        _CODEBOOK, _CODEBOOK_HISTORY, _SEGMENTS, _SWOT, _ALIGNMENT, _SWOT_SCORES, _EXHIBITS, _GUIDE, _LABELS,
    )
}  # fmt: skip

#: Marks that no one sees, and the ones by which a form says that a column must be filled or that a cell follows.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_ROUND_HEADERS = " _*:：;,.\"'“”‘’"
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")


# The names of all columns are held against each header of a file.
@lru_cache(maxsize=8_192)
def plain_header(header: str) -> str:
    r"""Return a header without what files write differently: capitals, blanks, hyphens, marks around it.

    Blanks are any that Unicode knows, no-break ones and line ends among them; marks are colons, asterisks, quotation
    marks, and those that no one sees, such as a byte-order mark.

    Examples
    --------
    >>> plain_header(" Tgl-Terbit"), plain_header("Tanggal\u00a0 terbit *:")
    ('tgl_terbit', 'tanggal_terbit')
    """
    words = "_".join(re.split(r"[\s_-]+", _UNSEEN.sub("", header).lower()))
    return words.strip(_ROUND_HEADERS)


def guard_formulas(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose texts no spreadsheet takes for formulas: an apostrophe stands before those that start so.

    A spreadsheet calculates a cell of a CSV file that starts with ``=``, ``+``, ``-``, ``@``, a tab or a carriage
    return. Plain numbers stay as they are. `unguard_formulas` undoes it exactly.

    Examples
    --------
    >>> guard_formulas(pd.DataFrame({"text": ["=1+1", "@warga", "-5", "'@"]}))["text"].tolist()
    ["'=1+1", "'@warga", '-5', "''@"]
    """
    return _change_texts(
        table, lambda text: f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
    )


def unguard_formulas(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table as it was before `guard_formulas`.

    Examples
    --------
    >>> unguard_formulas(pd.DataFrame({"text": ["'=1+1", "-5", "''@", "'kutip'"]}))["text"].tolist()
    ['=1+1', '-5', "'@", "'kutip'"]
    """
    return _change_texts(table, lambda text: text[1:] if text.startswith("'") and _FORMULA.match(text) else text)


def _change_texts(table: pd.DataFrame, change: Callable[[str], str]) -> pd.DataFrame:
    # Texts may stand in a column of type str, of choices, or of mixed cells; numbers and dates are none.
    texts = [name for name in table.columns if table[name].dtype in ("str", "object", "category")]
    changed = {
        name: table[name].astype("object").map(lambda cell: change(cell) if isinstance(cell, str) else cell)
        for name in texts
    }
    return table.assign(**changed) if changed else table
