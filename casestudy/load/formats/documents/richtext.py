"""Rich text (.rtf): the words of a document that Word and other programs write as plain bytes."""

import codecs
import re
from dataclasses import dataclass

from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.documents.blocks import MAX_LINES, Document, Grid, Paragraph, too_large
from casestudy.load.formats.leftovers import Leftover

#: Five hundred pages have fewer control words, and with their pictures fewer bytes.
MAX_BYTES = 100 * 1024 * 1024
MAX_TOKENS = 1_500_000
#: Groups within groups: Word's own stay below fifty.
MAX_GROUPS = 10_000
_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\", re.S
)
_SKIPPED = "skipped"
#: Destinations that are no text of the document; of those that may be ignored (``\*``) only the ones below are read.
_SKIP = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "listtable", "listoverridetable", "revtbl", "filetbl", "fldinst",
    "bkmkstart", "bkmkend", "sp", "formfield", "atnid", "atnauthor", "atntime", "atndate", "atnref", "atnparent",
    "atnicn", "xe", "tc", "txe", "rxe", "pnseclvl", "nonesttables", "nesttableprops", "objdata", "objclass", "objname",
    "shprslt", "nonshppict", "background", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "upr",
    "private", "template", "falt", "panose", "mmathPr", "themedata", "colorschememapping", "latentstyles", "rsidtbl",
    "generator", "datastore", "xmlnstbl", "datafield", "docvar",
})  # fmt: skip
_READ_IF_STARRED = frozenset({"shpinst", "shppict", "do", "annotation", "footnote", "ud", "mmath", "moMath",
                              "moMathPara"})  # fmt: skip
_MARGINS = ("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf")
_PARTS = {
    **dict.fromkeys(_MARGINS, "page header"),
    "footnote": "footnote", "annotation": "comment", "pntext": "number", "listtext": "number",
}  # fmt: skip
_SPECIAL = {
    "line": "\n", "lbr": "\n", "page": "\n", "column": "\n", "tab": "\t", "emdash": "—", "endash": "–", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": "\u2003", "enspace": "\u2002",
    "qmspace": "\u2005", "zwj": "\u200d", "zwnj": "\u200c",
}  # fmt: skip
_SYMBOLS = {"~": "\u00a0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n", "\t": "\t"}
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    254: "cp437", 255: "cp850",
}  # fmt: skip
_CODECS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}


def read_rtf(data: bytes, *, file: str) -> Document:
    """Return the paragraphs and tables of a rich-text file in order.

    Text boxes are kept, after what stands before them. Left out and told: tracked deletions, comments, notes, page
    headers and footers, automatic numbers, pictures and embedded objects.

    Parameters
    ----------
    data : bytes
    file : str
        Names the file in messages.

    Raises
    ------
    CaseError
        Where the file is no rich text, breaks off, is larger than any transcript, or holds no text.
    """
    if not data[:1024].lstrip().startswith(b"{\\rtf"):
        raise CaseError(_no_text(file))
    if len(data) > MAX_BYTES:
        raise CaseError(too_large(file))
    if not data[-4096:].rstrip(b"\0\x1a \r\n\t").endswith(b"}"):
        raise CaseError(_broken_off(file))
    reader = _Reader()
    whole = reader.read(data.decode("latin-1"))
    document = reader.finish()
    if not whole or len(document.blocks) > MAX_LINES:
        raise CaseError(too_large(file))
    if not any(isinstance(block, Grid) or block.text.strip() for block in document.blocks):
        raise CaseError(_no_text(file))
    return document


@dataclass(slots=True)
class _Group:
    """What holds within a pair of braces: where text goes, how it is encoded, how many letters stand in for one."""

    part: str = ""
    codec: str = "cp1252"
    stand_ins: int = 1
    deleted: bool = False
    starred: bool = False

    def inner(self) -> "_Group":
        """Return a group within this one, which starts as this one stands."""
        return _Group(self.part, self.codec, self.stand_ins, self.deleted)


class _Reader:
    """Takes the control words one by one, and builds the document."""

    def __init__(self) -> None:
        self.blocks: list[Paragraph | Grid] = []
        self.leftovers: list[Leftover] = []
        self.groups = [_Group()]
        self.fonts: dict[int, str] = {}
        self.font = 0
        self.codec = "cp1252"
        self.text: list[str] = []
        self.beside: dict[str, list[str]] = {}
        self.raw = bytearray()
        self.ignore = 0
        self.number: int | None = None
        self.cell: list[str] = []
        self.row: list[str] = []
        self.rows: list[tuple[str, ...]] = []
        self.in_table = self.in_fonts = False

    def read(self, data: str) -> bool:
        """Read the whole file; return whether it kept within the limit."""
        place = 0
        for _ in range(MAX_TOKENS):
            token = _TOKEN.match(data, place)
            if token is None:
                return True
            place = token.end()
            word, value, byte, symbol, brace, text = token.groups()
            if byte is not None:
                self._byte(int(byte, 16))
                continue
            if self.raw:
                self._decode()
            if text is not None:
                self._letters(text)
            elif brace == "{":
                self.groups.append(self.groups[-1].inner())
                self.ignore = 0
                if len(self.groups) > MAX_GROUPS:
                    return False
            elif brace == "}":
                self._close()
                if len(self.groups) == 1:
                    return True
            elif word == "bin":
                place += max(0, int(value or 0))
            elif word is not None:
                self._word(word, None if value is None else int(value))
            elif symbol is not None:
                self._symbol(symbol)
        return False

    def finish(self) -> Document:
        """Return the document, with what stands after the last paragraph mark."""
        self._decode()
        while len(self.groups) > 1:
            self._close()
        if self.text:
            self._end_paragraph()
        self._end_table()
        return Document(self.blocks, self.leftovers)

    def _byte(self, byte: int) -> None:
        if self.ignore:
            self.ignore -= 1
        else:
            self.raw.append(byte)

    def _decode(self) -> None:
        if self.raw:
            self._put(self.raw.decode(self.groups[-1].codec, errors="replace"))
            self.raw.clear()

    def _letters(self, text: str) -> None:
        ignored = min(self.ignore, len(text))
        self.ignore -= ignored
        rest = text[ignored:]
        self._put(rest if rest.isascii() else rest.encode("latin-1").decode(self.groups[-1].codec, errors="replace"))

    def _put(self, text: str) -> None:
        group = self.groups[-1]
        if group.part == _SKIPPED or not text:
            return
        part = "deleted" if group.deleted else group.part
        (self.beside.setdefault(part, []) if part else self.text).append(text)

    def _symbol(self, symbol: str) -> None:
        self.ignore = 0
        if symbol == "*":
            self.groups[-1].starred = True
        elif symbol in "\r\n":
            self._end_paragraph()
        else:
            self._put(_SYMBOLS.get(symbol, ""))

    def _close(self) -> None:
        closed = self.groups.pop()
        self.ignore = 0
        if closed.part != self.groups[-1].part or closed.deleted != self.groups[-1].deleted:
            part = "deleted" if closed.deleted else closed.part
            text = _whole(self.beside.pop(part, []))
            if text.strip():
                self.leftovers.append(Leftover(part, text))
            if part == "number" and (found := re.search(r"\d{1,6}", text)):
                self.number = int(found[0])
        self.in_fonts = self.in_fonts and closed.part == self.groups[-1].part == _SKIPPED

    def _word(self, word: str, value: int | None) -> None:
        group, self.ignore = self.groups[-1], 0
        if word == "u":
            self._put(chr((value or 0) % 0x10000))
            self.ignore = group.stand_ins
        elif word in _SPECIAL:
            self._put(_SPECIAL[word])
        elif word in {"par", "sect", "cell", "row", "nestcell", "nestrow"}:
            self._mark(word)
        elif group.starred and word not in _READ_IF_STARRED and word not in {"f", "uc"}:
            self.in_fonts |= word == "fonttbl"
            group.part = _SKIPPED
        elif word in {"pict", "object"} and group.part != _SKIPPED:
            self.leftovers.append(Leftover("picture" if word == "pict" else "object"))
            group.part = _SKIPPED if word == "pict" else group.part
        elif word == "ud" or word in _PARTS or word in _SKIP:
            self.in_fonts |= word == "fonttbl"
            if group.part != _SKIPPED or word == "ud":
                group.part = "" if word == "ud" else _PARTS.get(word, _SKIPPED)
        else:
            self._set(word, value, group)

    def _set(self, word: str, value: int | None, group: _Group) -> None:
        """Follow a word that changes how the text after it is read."""
        if word == "f":
            self.font = value or 0
            group.codec = group.codec if self.in_fonts else self.fonts.get(self.font, self.codec)
        elif word == "fcharset" and self.in_fonts:
            self.fonts[self.font] = _CHARSETS.get(value or 0, self.codec)
        elif word == "plain":
            group.codec, group.deleted = self.codec, False
        elif word == "uc":
            group.stand_ins = min(max(0, value or 0), 10)
        elif word == "deleted":
            group.deleted = value != 0
        elif word == "intbl":
            self.in_table = True
        elif word == "pard":
            self.in_table = False
        elif word in _CODECS or word == "ansicpg":
            self.codec = group.codec = _codec(_CODECS.get(word, f"cp{value}"))

    def _mark(self, word: str) -> None:
        group = self.groups[-1]
        if group.part or group.deleted or word == "nestcell":
            self._put("\t" if word == "nestcell" else "\n")
        elif word in {"par", "sect"}:
            self._end_paragraph()
        elif word == "nestrow":
            self._put("\n")
        elif word == "cell":
            self.cell.append(self._take())
            self.row.append("\n".join(self.cell).strip("\n"))
            self.cell = []
        elif self.row:
            self.rows.append(tuple(self.row))
            self.row = []

    def _take(self) -> str:
        text = _whole(self.text)
        self.text = []
        return text

    def _end_paragraph(self) -> None:
        if self.in_table:
            self.cell.append(self._take())
            return
        self._end_table()
        self.blocks.append(Paragraph(self._take(), number=self.number))
        self.number = None

    def _end_table(self) -> None:
        if self.cell or self.row:
            self.rows.append((*self.row, "\n".join(self.cell)))
        if self.rows and all(len(row) == 1 for row in self.rows):
            self.blocks += [Paragraph(text) for row in self.rows for text in row[0].split("\n")]
        elif self.rows:
            self.blocks.append(Grid(tuple(self.rows)))
        self.cell, self.row, self.rows = [], [], []


def _whole(pieces: list[str]) -> str:
    """Return pieces as one text; letters that came in halves are joined."""
    text = "".join(pieces)
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _codec(name: str) -> str:
    try:
        # A codec that makes no text of bytes, such as base64, is none for letters.
        b"a".decode(name)
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return "cp1252"


def _no_text(file: str) -> Problem:
    expected = Bilingual("naskah RTF yang berisi teks", "an RTF document that holds text")
    return Problem(
        file, expected, Bilingual("Buka di Word, lalu Simpan Sebagai .docx.", "Open it in Word, then Save As .docx.")
    )


def _broken_off(file: str) -> Problem:
    expected = Bilingual("naskah RTF yang utuh; berkas ini terpotong", "a whole RTF document; this file breaks off")
    return Problem(
        file, expected, Bilingual("Salin ulang berkas itu dari asalnya.", "Copy the file from its origin again.")
    )
