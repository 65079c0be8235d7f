"""Rich text (.rtf): the words of a document that Word and other programs write as plain bytes."""

import codecs
import re
from dataclasses import dataclass

from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.documents.blocks import MAX_LINES, Document, Grid, too_large
from casestudy.load.formats.documents.richtext import words
from casestudy.load.formats.documents.richtext.building import Builder, join_halves
from casestudy.load.formats.leftovers import Leftover

#: Five hundred pages have fewer control words, and with their pictures fewer bytes.
MAX_BYTES = 100 * 1024 * 1024
MAX_TOKENS = 1_500_000
#: Groups within groups: Word's own stay below fifty.
MAX_GROUPS = 10_000
_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\", re.S
)
#: Where the text goes that nobody reads.
_SKIPPED = "skipped"


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
        self.built = Builder()
        self.leftovers: list[Leftover] = []
        self.groups = [_Group()]
        self.fonts: dict[int, str] = {}
        self.font = 0
        self.codec = "cp1252"
        self.beside: dict[str, list[str]] = {}
        self.raw = bytearray()
        self.ignore = 0
        self.in_fonts = False

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
        return Document(self.built.finish(), self.leftovers)

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
        (self.beside.setdefault(part, []) if part else self.built.text).append(text)

    def _symbol(self, symbol: str) -> None:
        self.ignore = 0
        if symbol == "*":
            self.groups[-1].starred = True
        elif symbol in "\r\n":
            self.built.end_paragraph()
        else:
            self._put(words.SYMBOLS.get(symbol, ""))

    def _close(self) -> None:
        closed = self.groups.pop()
        self.ignore = 0
        if closed.part != self.groups[-1].part or closed.deleted != self.groups[-1].deleted:
            part = "deleted" if closed.deleted else closed.part
            text = join_halves(self.beside.pop(part, []))
            if text.strip():
                self.leftovers.append(Leftover(part, text))
            if part == "number" and (found := re.search(r"\d{1,6}", text)):
                self.built.number = int(found[0])
        self.in_fonts = self.in_fonts and closed.part == self.groups[-1].part == _SKIPPED

    def _word(self, word: str, value: int | None) -> None:
        group, self.ignore = self.groups[-1], 0
        if word == "u":
            self._put(chr((value or 0) % 0x10000))
            self.ignore = group.stand_ins
        elif word in words.SPECIAL:
            self._put(words.SPECIAL[word])
        elif word in {"par", "sect", "cell", "row", "nestcell", "nestrow"}:
            self._mark(word)
        elif group.starred and word not in words.READ_IF_STARRED and word not in {"f", "uc"}:
            self.in_fonts |= word == "fonttbl"
            group.part = _SKIPPED
        elif word in {"pict", "object"} and group.part != _SKIPPED:
            self.leftovers.append(Leftover("picture" if word == "pict" else "object"))
            group.part = _SKIPPED if word == "pict" else group.part
        elif word == "ud" or word in words.PARTS or word in words.SKIP:
            self.in_fonts |= word == "fonttbl"
            if group.part != _SKIPPED or word == "ud":
                group.part = "" if word == "ud" else words.PARTS.get(word, _SKIPPED)
        else:
            self._set(word, value, group)

    def _set(self, word: str, value: int | None, group: _Group) -> None:
        """Follow a word that changes how the text after it is read."""
        if word == "f":
            self.font = value or 0
            group.codec = group.codec if self.in_fonts else self.fonts.get(self.font, self.codec)
        elif word == "fcharset" and self.in_fonts:
            self.fonts[self.font] = words.CHARSETS.get(value or 0, self.codec)
        elif word == "plain":
            group.codec, group.deleted = self.codec, False
        elif word == "uc":
            group.stand_ins = min(max(0, value or 0), 10)
        elif word == "deleted":
            group.deleted = value != 0
        elif word == "intbl":
            self.built.in_table = True
        elif word == "pard":
            self.built.in_table = False
        elif word in words.CODECS or word == "ansicpg":
            self.codec = group.codec = _codec(words.CODECS.get(word, f"cp{value}"))

    def _mark(self, word: str) -> None:
        group = self.groups[-1]
        if group.part or group.deleted or word == "nestcell":
            self._put("\t" if word == "nestcell" else "\n")
        else:
            self.built.mark(word)


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
