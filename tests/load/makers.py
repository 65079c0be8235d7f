"""Small raw files made in memory: documents put together part by part, as the programs that write them do."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def archive(members: Mapping[str, str] | Mapping[str, bytes] | Mapping[str, str | bytes]) -> bytes:
    """Return a zip archive."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in members.items():
            # A fixed date, so that the same members are the same bytes.
            out.writestr(zipfile.ZipInfo(name, (2022, 1, 5, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def paragraph(text: str, *, inside: str = "") -> str:
    """Return the XML of a Word paragraph; line breaks and tabs in `text` are Word's own."""
    run = escape(text).replace("\n", "</w:t><w:br/><w:t>").replace("\t", "</w:t><w:tab/><w:t>")
    return f'<w:p>{inside}<w:r><w:t xml:space="preserve">{run}</w:t></w:r></w:p>'


def numbered(text: str, *, number: int = 1, level: int = 0) -> str:
    """Return the XML of a Word paragraph that Word numbers itself, as part of the list `number`."""
    place = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
    return paragraph(text, inside=f"<w:pPr><w:numPr>{place}</w:numPr></w:pPr>")


def heading(text: str, *, style: str = "Heading1") -> str:
    """Return the XML of a Word paragraph with a style."""
    return paragraph(text, inside=f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>')


def table(*rows: Sequence[str]) -> str:
    """Return the XML of a Word table; a cell that is XML already stands as it is."""
    cells = ("".join(f"<w:tc>{_block(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def docx(*body: str, part: str = "word/document.xml", parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a Word document whose body is the given XML; a bare text becomes a paragraph."""
    xml = word_part("document", f"<w:body>{''.join(map(_block, body))}</w:body>")
    return archive({"[Content_Types].xml": "<Types/>", part: xml, **(parts or {})})


def word_part(name: str, content: str) -> str:
    """Return one XML part of a Word document, such as ``comments`` or ``hdr``."""
    return f'<w:{name} xmlns:w="{WORD}" xmlns:mc="{MARKUP}">{content}</w:{name}>'


def odt(*body: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return an OpenDocument text whose body is the given XML; a bare text becomes a paragraph."""
    blocks = "".join(block if block.startswith("<") else odt_paragraph(block) for block in body)
    spaces = f'xmlns:office="{_OFFICE}" xmlns:text="{_TEXT}" xmlns:table="{_TABLE}" xmlns:draw="{_DRAW}"'
    content = (
        f"<office:document-content {spaces}><office:body><office:text>{blocks}</office:text></office:body>"
        "</office:document-content>"
    )
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **(parts or {})})


def odt_paragraph(text: str, *, kind: str = "p") -> str:
    """Return the XML of an OpenDocument paragraph; line breaks and tabs in `text` are its own elements."""
    run = escape(text).replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")
    return f"<text:{kind}>{run}</text:{kind}>"


def odt_table(*rows: Sequence[str]) -> str:
    """Return the XML of an OpenDocument table."""
    cells = ("".join(f"<table:table-cell>{odt_paragraph(cell)}</table:table-cell>" for cell in row) for row in rows)
    return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in cells)}</table:table>"


def rtf(*paragraphs: str, head: str = "") -> bytes:
    """Return a rich-text file as Word writes it; letters outside ASCII are escaped."""
    body = "".join(f"\\pard {''.join(map(_rtf_letter, text))}\\par\r\n" for text in paragraphs)
    fonts = r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fswiss\fcharset238 Arial CE;}}"
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{fonts}{head}\r\n{body}}}".encode("ascii")


def vtt(*cues: str, seconds: int = 2) -> bytes:
    """Return WebVTT captions as Zoom writes them."""
    blocks = [f"{n}\n{_clock(n * seconds)}.000 --> {_clock((n + 1) * seconds)}.000\n{cue}\n" for n, cue in _count(cues)]
    return "\n".join(["WEBVTT\n", *blocks]).encode()


def srt(*cues: str, seconds: int = 2) -> bytes:
    """Return SubRip captions, with the line ends of Windows."""
    blocks = [f"{n}\n{_clock(n * seconds)},000 --> {_clock((n + 1) * seconds)},000\n{cue}\n" for n, cue in _count(cues)]
    return "\n".join(blocks).replace("\n", "\r\n").encode()


def whisper(*segments: str) -> dict[str, bytes]:
    """Return one recording in the five formats of Whisper, by their endings."""
    times = [(3.5 * n, 3.5 * n + 3.25) for n in range(len(segments))]
    rows = list(zip(times, segments, strict=True))
    parts = [{"id": n, "start": a, "end": b, "text": f" {said}"} for n, ((a, b), said) in enumerate(rows)]
    document = {"text": "".join(f" {said}" for said in segments), "segments": parts, "language": "id"}
    short = "".join(f"{_short(a)} --> {_short(b)}\n{said}\n\n" for (a, b), said in rows)
    clocks = [f"{_long(a)} --> {_long(b)}".replace(".", ",") for (a, b), _ in rows]
    long = (f"{n}\n{clock}\n{said}\n\n" for n, (clock, said) in enumerate(zip(clocks, segments, strict=True), 1))
    return {
        "json": json.dumps(document, ensure_ascii=False).encode(),
        "tsv": "".join(
            ["start\tend\ttext\n", *(f"{a * 1000:.0f}\t{b * 1000:.0f}\t{said}\n" for (a, b), said in rows)]
        ).encode(),
        "vtt": f"WEBVTT\n\n{short}".encode(),
        "srt": "".join(long).encode(),
        "txt": "".join(f"{said}\n" for said in segments).encode(),
    }


def old_word(*, locked: bool = False) -> bytes:
    """Return the start of an old binary Word document, or of a new one behind a password."""
    stream = "EncryptedPackage" if locked else "WordDocument"
    return _OLE + b"\0" * 504 + stream.encode("utf-16-le") + b"\0" * 512


def pdf(*pages: Sequence[str], trailer: bytes = b"") -> bytes:
    """Return a PDF put together object by object, one page for each list of lines."""
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(len(pages)))
    font = 3 + 2 * len(pages)
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>"]
    for n, lines in enumerate(pages):
        shown = "".join(f"({_pdf_text(line)}) Tj 0 -14 Td\n" for line in lines)
        drawn = f"BT /F 10 Tf 72 770 Td\n{shown}ET"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {4 + 2 * n} 0 R"
            f"/Resources<</Font<</F {font} 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    data, index = b"%PDF-1.7\n", b"0000000000 65535 f \n"
    for number, part in enumerate(objects, 1):
        index += b"%010d 00000 n \n" % len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part.encode("cp1252"))
    size = len(objects) + 1
    end = b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, len(data))
    return data + b"xref\n0 %d\n" % size + index + end


def _block(block: str) -> str:
    return block if block.startswith("<") else paragraph(block)


def _rtf_letter(letter: str) -> str:
    if letter in "\\{}":
        return f"\\{letter}"
    if letter in "\n\t":
        return {"\n": "\\line ", "\t": "\\tab "}[letter]
    units = letter.encode("utf-16-le")
    numbers = [int.from_bytes(units[n : n + 2], "little", signed=True) for n in range(0, len(units), 2)]
    return letter if letter.isascii() else "".join(f"\\u{number}?" for number in numbers)


def _count(cues: Sequence[str]) -> list[tuple[int, str]]:
    return list(enumerate(cues, 1))


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def _short(seconds: float) -> str:
    return _long(seconds).removeprefix("00:")


def _long(seconds: float) -> str:
    return f"{int(seconds) // 3600:02d}:{int(seconds) // 60 % 60:02d}:{seconds % 60:06.3f}"


def _pdf_text(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
