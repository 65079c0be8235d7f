"""All that a file says, whatever its format: visible text, remarks, properties, and text hidden in pictures."""

import base64
import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from casestudy.errors import CaseError
from casestudy.load.formats.files import open_archive
from casestudy.load.formats.plain import decode
from casestudy.privacy.leaks.pictures import picture_texts

_ARCHIVES = frozenset({"docx", "docm", "xlsx", "xlsm", "odt", "ods", "pptx", "zip", "qdpx"})
_PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "webp", "tif", "tiff"})
_MARKUP = frozenset({"html", "htm", "xml", "svg", "rels", "qde", "mhtml", "mht"})
#: Elements that part words; others stand within them.
_PARTING = re.compile(
    r"<(?:/(?:\w+:)?(?:p|h|si|c|row|tr|td|th|li|ul|ol|div|h[1-6]|title|caption|summary|text|section|creator|v|"
    r"lastModifiedBy|keywords|subject|description)|(?:\w+:)?(?:br|tab|cr|s|hr|line-break)\s*/?)(?:\s[^>]*)?/?>",
    re.I,
)
_TAG, _ATTRIBUTE = re.compile(r"<[^>]*>"), re.compile(r"""=\s*"([^"]*)"|=\s*'([^']*)'""")
_COMMENT = re.compile(r"<!--(.*?)-->", re.S)
_EMBEDDED = re.compile(r"data:image/[\w.+-]+;base64,([A-Za-z0-9+/=\s]+)")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
#: Stand inside words without being seen.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_PRINTABLE = re.compile(r"[\x20-\x7e]{6,}")
#: An archive in an archive is opened; one in that is not.
_DEPTH = 2


class Piece(NamedTuple):
    """A stretch of what a file says, and where it stands in the file; `lines` where places are told by line."""

    place: str
    text: str
    lines: bool = False


def read_pieces(data: bytes, name: str, *, depth: int = 0) -> Iterator[Piece]:
    r"""Yield all that a file says.

    Word, Excel and OpenDocument files are read part by part, properties, comments and headers among them; notebooks
    with outputs and metadata; PDF with its properties; HTML with attributes and comments; pictures with their text
    chunks. Of a file of another kind, runs of printable letters.

    Parameters
    ----------
    data : bytes
    name : str
        The file's name: its ending tells the format.
    depth : int
        How many archives the file stands in.

    Examples
    --------
    >>> [piece.text for piece in read_pieces(b"<p title='a'>Bu<b>di</b></p>", "x.html")]
    ['Budi\n', ' Bu di \n', 'a']
    """
    for piece in _pieces(data, name.rpartition(".")[2].lower(), depth):
        yield piece._replace(text=piece.text.translate(_UNSEEN))


def _pieces(data: bytes, ending: str, depth: int) -> Iterator[Piece]:
    if ending in _ARCHIVES and depth < _DEPTH:
        yield from _archive(data, depth)
    elif ending == "pdf":
        yield from _pdf(data)
    elif ending in _PICTURES:
        yield from (Piece(place, text) for place, text in picture_texts(data))
    elif ending in _MARKUP:
        yield from _markup(decode(data), depth)
    elif ending in ("json", "ipynb"):
        yield from _json(data, depth, notebook=ending == "ipynb")
    else:
        text = decode(data)
        if "\0" in text:
            text = "\n".join(_PRINTABLE.findall(data.decode("latin-1")))
        yield Piece("", text, lines=True)
        if text.startswith("{\\rtf"):
            yield Piece("", _plain_rich_text(text))


def _archive(data: bytes, depth: int) -> Iterator[Piece]:
    try:
        archive = open_archive(data, file="")
    # A damaged or locked file is told by whoever loads it; what can be seen of it is looked at all the same.
    except CaseError:
        yield Piece("", "\n".join(_PRINTABLE.findall(data.decode("latin-1"))))
        return
    with archive:
        for member in archive.namelist():
            yield Piece(member, member.replace("/", " "))
            try:
                inside = archive.read(member)
            except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError):
                continue
            for piece in read_pieces(inside, member, depth=depth + 1):
                yield Piece(f"{member} {piece.place}".strip(), piece.text)


def _markup(text: str, depth: int) -> Iterator[Piece]:
    """Yield the text between tags, joined as it is read, then attributes, comments and embedded pictures."""
    pictures = _EMBEDDED.findall(text)
    bare = _EMBEDDED.sub("", text) if pictures else text
    # Lines stay where they are, so that places can be told.
    parted = _PARTING.sub("\n" if "\n" not in bare[:-1] else " ", _COMMENT.sub("", bare))
    # A name may be written across tags, and a tag may be all that parts it from another word.
    for shown in dict.fromkeys((_TAG.sub("", parted), _TAG.sub(" ", parted))):
        yield Piece("", html.unescape(_unescaped(shown)), lines=True)
    attributes = [html.unescape(one or other) for one, other in _ATTRIBUTE.findall(bare)]
    yield Piece("", _unescaped("\n".join(attributes)))
    yield from (Piece("", html.unescape(comment)) for comment in _COMMENT.findall(bare))
    for picture in pictures:
        yield from _embedded(picture, depth)


def _embedded(encoded: str, depth: int) -> Iterator[Piece]:
    try:
        data = base64.b64decode(encoded)
    except ValueError:
        return
    yield from read_pieces(data, "picture.png", depth=depth + 1)


def _json(data: bytes, depth: int, *, notebook: bool) -> Iterator[Piece]:
    try:
        content = json.loads(data)
    except ValueError:
        yield Piece("", _unescaped(decode(data)), lines=True)
        return
    cells = content.get("cells", []) if notebook and isinstance(content, dict) else []
    for number, cell in enumerate(cells, 1):
        name = str(cell.get("id", number)) if isinstance(cell, dict) else str(number)
        yield from _strings(cell, f"cell {name}", depth)
    rest = {key: value for key, value in content.items() if key != "cells"} if cells else content
    yield from _strings(rest, "", depth)


def _strings(value: object, place: str, depth: int) -> Iterator[Piece]:
    """Yield every text of a JSON value; a list of lines is one text, and a picture what its chunks say."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield Piece(place, str(key))
            if str(key).startswith("image/") and isinstance(one, str | list) and key != "image/svg+xml":
                yield from _embedded("".join(one), depth)
            elif str(key) in ("text/html", "image/svg+xml"):
                yield from (piece._replace(place=place) for piece in _markup("".join(one), depth))
            else:
                yield from _strings(one, f"{place} {key}".strip(), depth)
    elif isinstance(value, list) and all(isinstance(one, str) for one in value):
        # Lines of a cell end in a line end; items of a list do not.
        yield Piece(place, "".join(one if one.endswith("\n") else f"{one}\n" for one in value))
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one, place, depth)
    elif isinstance(value, str):
        yield Piece(place, value)


def _pdf(data: bytes) -> Iterator[Piece]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        for number, page in enumerate(reader.pages, 1):
            yield Piece(f"page {number}", page.extract_text())
        yield Piece("properties", "\n".join(str(value) for value in (reader.metadata or {}).values()))
        if reader.xmp_metadata is not None:
            yield Piece("properties", reader.xmp_metadata.stream.get_data().decode("utf-8", "replace"))
    # What pypdf raises over a damaged file depends on where it stumbles.
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        yield Piece("", "\n".join(_PRINTABLE.findall(data.decode("latin-1"))))


def _plain_rich_text(text: str) -> str:
    letters = re.sub(r"\\'([0-9a-fA-F]{2})", lambda found: bytes.fromhex(found[1]).decode("cp1252", "replace"), text)
    return re.sub(r"\\[a-zA-Z]+-?\d* ?|[{}]", "", letters)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "\\u" in text else text
