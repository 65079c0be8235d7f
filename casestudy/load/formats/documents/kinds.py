"""What a raw text file is, told by its content and not by its name, and reading it as a document."""

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Literal

from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.documents.blocks import MAX_LINES, Document, Paragraph, too_large
from casestudy.load.formats.documents.opendocument import read_odt
from casestudy.load.formats.documents.pdf import read_pdf
from casestudy.load.formats.documents.richtext.reader import read_rtf
from casestudy.load.formats.documents.word.reader import read_docx
from casestudy.load.formats.files import open_archive, read_member
from casestudy.load.formats.leftovers import Leftover
from casestudy.load.formats.plain import decode

Kind = Literal["docx", "odt", "rtf", "pdf", "chat", "text"]

#: Two hundred hours of speech have fewer letters.
MAX_LETTERS = 16_000_000
_RECORDINGS = (
    b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf1", b"RIFF", b"OggS", b"fLaC", b"\x1aE\xdf\xa3", b"FORM", b"#!AMR",
)  # fmt: skip
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_WEB = re.compile(
    rb"\s*(?:(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html|head|body)\b|mime-version: ?1|from: <saved by)", re.I
)


def find_kind(data: bytes, *, file: str) -> Kind:
    """Return what a file is.

    Parameters
    ----------
    data : bytes
    file : str
        Names the file in messages, and tells by its ending what was meant where the content does not.

    Raises
    ------
    CaseError
        With the reason why it cannot be read here: an old Word file, a recording, a picture, a workbook, a web page, an
        archive of something else.
    """
    head = data[:1024]
    ending = file.lower().rpartition(".")[2]
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")):
        return _kind_of_archive(data, file, ending)
    if other := no_text(head, file=file):
        raise CaseError(other)
    match ending:
        case "docx" | "docm" | "odt" | "zip":
            # Neither an archive nor anything known: its own reader says so.
            return "odt" if ending == "odt" else "docx"
        case "rtf" | "pdf":
            return "rtf" if ending == "rtf" else "pdf"
    return "text"


def no_text(head: bytes, *, file: str) -> Problem | None:
    """Return the problem of a file that holds no text to be read, told by its first bytes; None where it may.

    Parameters
    ----------
    head : bytes
        The first thousand bytes or so.
    file : str
        Names the file in messages, and tells by its ending what its first bytes do not.
    """
    ending = file.lower().rpartition(".")[2]
    if head.startswith(_RECORDINGS) or head[4:8] == b"ftyp":
        return _recording(file)
    if head.startswith(_PICTURES):
        return _picture(file)
    if _WEB.match(head) or b'progid="Word.Document"' in head:
        return _web_page(file)
    if head.startswith(b"PK") and ending in {"qdpx", "xlsx", "xlsm", "ods", "pptx"}:
        return _project(file) if ending == "qdpx" else _no_text_document(file)
    return None


def read_document(data: bytes, *, file: str) -> Document:
    """Return the paragraphs and tables of a document or text file of any kind that is read here.

    In a text file each line is a paragraph, and the next line goes on with it.

    Parameters
    ----------
    data : bytes
    file : str
        Names the file in messages.

    Raises
    ------
    CaseError
        With the reason why it cannot be read.
    """
    match find_kind(data, file=file):
        case "docx":
            return read_docx(data, file=file)
        case "odt":
            return read_odt(data, file=file)
        case "rtf":
            return read_rtf(data, file=file)
        case "pdf":
            return read_pdf(data, file=file)
        case "chat":
            text, leftovers = _read_chat(data, file)
            return Document([Paragraph(line) for line in split_lines(text)], leftovers, wrapped=True)
        case "text":
            return Document([Paragraph(line) for line in split_lines(read_plain(data, file=file))], wrapped=True)


def read_plain(data: bytes, *, file: str) -> str:
    """Return the text of a text file, in whatever encoding it is.

    Raises
    ------
    CaseError
        Where it is no text, or more of it than any transcript holds.
    """
    if len(data) > 2 * MAX_LETTERS:
        raise CaseError(too_large(file))
    text = decode(data)
    if "\0" in text:
        expected = Bilingual("berkas teks", "a text file")
        raise CaseError(
            Problem(file, expected, Bilingual("Simpan ulang sebagai teks UTF-8.", "Save it again as UTF-8 text."))
        )
    if len(text) > MAX_LETTERS or text.count("\n") > MAX_LINES:
        raise CaseError(too_large(file))
    return text


def split_lines(text: str) -> Sequence[str]:
    r"""Return the lines of a text; a page break, and the line breaks of Word and of the web, end one as well.

    Examples
    --------
    >>> split_lines("satu\ndua\x0btiga\u2028empat")
    ['satu', 'dua', 'tiga', 'empat']
    """
    return re.split("[\n\x0b\x0c\u2028\u2029]", text)


def _kind_of_archive(data: bytes, file: str, ending: str) -> Kind:
    with open_archive(data, file=file) as archive:
        names = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
        if any(re.fullmatch(r"word/document\d*\.xml", name) for name in names):
            return "docx"
        if "content.xml" in names:
            return "odt"
        if "project.qde" in names:
            raise CaseError(_project(file))
        if any(name.startswith(("xl/", "ppt/")) for name in names):
            raise CaseError(_no_text_document(file))
        if ending == "zip" and len(_texts(names)) == 1:
            return "chat"
    return "odt" if ending == "odt" else "docx"


def _texts(names: dict[str, str]) -> list[str]:
    return [name for lower, name in names.items() if lower.endswith(".txt")]


def _read_chat(data: bytes, file: str) -> tuple[str, list[Leftover]]:
    """Return the chat that an iPhone exported with its pictures, and how many files lie beside it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = {name.lower(): name for name in archive.namelist()}
        (chat,) = _texts(names)
        text = read_plain(read_member(archive, chat, file=file), file=file)
    others = sum(1 for name in names if not name.endswith("/")) - 1
    return text, [Leftover("picture", n=others)] if others else []


def _recording(file: str) -> Problem:
    return Problem(
        file,
        Bilingual("transkrip, bukan rekaman suara atau video", "a transcript, not a recording of sound or video"),
        Bilingual(
            "Buat transkripnya dulu, misalnya .docx, .txt atau .vtt; simpan rekaman di folder lain.",
            "Transcribe it first, to .docx, .txt or .vtt for example; keep the recording in another folder.",
        ),
    )


def _picture(file: str) -> Problem:
    return Problem(
        file,
        Bilingual("teks yang bisa disalin, bukan gambar", "text that can be copied, not a picture"),
        Bilingual(
            "Kenali teksnya dengan OCR atau ketik ulang, lalu simpan sebagai .docx.",
            "Recognise the text (OCR) or type it out, then save it as .docx.",
        ),
    )


def _web_page(file: str) -> Problem:
    return Problem(
        file,
        Bilingual("dokumen atau teks biasa; isi berkas ini halaman web (HTML/XML)",
                  "a document or plain text; the content of this file is a web page (HTML/XML)"),
        Bilingual("Buka di Word atau peramban, lalu simpan sebagai .docx atau .txt.",
                  "Open it in Word or a browser, then save it as .docx or .txt."),
    )  # fmt: skip


def _project(file: str) -> Problem:
    return Problem(
        file,
        Bilingual("transkrip; berkas ini proyek program koding (.qdpx)",
                  "a transcript; this file is the project of a coding program (.qdpx)"),
        Bilingual("Ekspor dokumennya dari program itu sebagai .docx atau .txt.",
                  "Export its documents from that program as .docx or .txt."),
    )  # fmt: skip


def _no_text_document(file: str) -> Problem:
    return Problem(
        file,
        Bilingual("naskah; berkas ini tabel Excel atau presentasi",
                  "a text document; this file is an Excel workbook or a presentation"),
        Bilingual("Salin naskahnya ke Word dan simpan sebagai .docx.", "Copy the text into Word and save it as .docx."),
    )  # fmt: skip
