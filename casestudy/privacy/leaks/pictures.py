"""Text in pictures that nobody sees: titles, authors and remarks in the chunks of a PNG, and the like in a JPEG."""

import re
import struct
import zlib
from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TEXTS = (b"tEXt", b"zTXt", b"iTXt", b"eXIf")
#: A text in a picture is no longer than this.
_MOST = 4_000_000
_PRINTABLE = re.compile(r"[\x20-\x7e]{4,}")


def picture_texts(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the texts that a picture carries beside what it shows, each with the name of its place.

    What is drawn in the picture is not read: the PDF of the same exhibit holds it as text.

    Examples
    --------
    >>> body = b"Author" + bytes(1) + b"Bu Ratna"
    >>> chunk = struct.pack(">I", len(body)) + b"tEXt" + body + bytes(4)
    >>> list(picture_texts(_SIGNATURE + chunk))
    [('tEXt', 'Author Bu Ratna')]
    """
    if not data.startswith(_SIGNATURE):
        # JPEG, TIFF and others keep properties as plain letters near their start or end.
        edge = data[:65536] + data[-65536:] if len(data) > 131072 else data
        yield "properties", "\n".join(_PRINTABLE.findall(edge.decode("latin-1")))
        return
    place = len(_SIGNATURE)
    while place + 8 <= len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        kind, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        if kind in _TEXTS:
            yield kind.decode(), _text(kind, body)
        place += length + 12


def _text(kind: bytes, body: bytes) -> str:
    name, _, rest = body.partition(b"\0")
    if kind == b"eXIf":
        return "\n".join(_PRINTABLE.findall(body.decode("latin-1")))
    if kind == b"tEXt":
        return f"{name.decode('latin-1')} {rest.decode('latin-1')}"
    if kind == b"zTXt":
        return f"{name.decode('latin-1')} {_inflate(rest[1:]).decode('latin-1')}"
    packed, (language, _, more) = rest[:1] == b"\1", rest[2:].partition(b"\0")
    translated, _, text = more.partition(b"\0")
    words = _inflate(text) if packed else text
    parts = (name, language, translated, words)
    return " ".join(part.decode("utf-8", "replace") for part in parts if part)


def _inflate(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _MOST)
    except zlib.error:
        return b""
