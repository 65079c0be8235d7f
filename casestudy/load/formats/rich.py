"""Rich text and PDF: documents of which only the lines of text are read."""

import io
import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.files import read_bytes
from casestudy.load.formats.plain import decode

#: The parts of pypdf that unpack a page, read it, and tell its letters.
_LOSING = frozenset({"pypdf.filters", "pypdf._page", "pypdf._cmap"})
#: A message names at most this many pages.
_SHOWN_PAGES = 5


def read_rtf(path: Path, *, file: str | None = None) -> str:
    """Return the text of a rich-text file, one line a paragraph.

    Raises
    ------
    CaseError
        Where the file is no rich text, or no text comes out of it.
    """
    from striprtf.striprtf import rtf_to_text

    file = file or path.name
    data = read_bytes(path, file=file)
    text = ""
    if data.lstrip().startswith(b"{\\rtf"):
        try:
            # The library carries no annotations.
            text = rtf_to_text(data.decode("cp1252", errors="replace"), errors="replace")  # type: ignore[no-untyped-call]
        # The library names no exceptions of its own for damaged input.
        except Exception:
            text = ""
    # It never complains either, so an empty result is the only sign of damage.
    if not text.strip():
        expected = Bilingual("naskah RTF yang berisi teks", "an RTF document that holds text")
        remedy = Bilingual("Buka di Word, lalu Simpan Sebagai .docx.", "Open it in Word, then Save As .docx.")
        raise CaseError(Problem(file, expected, remedy))
    return decode(text.encode())


def read_pdf(path: Path, *, file: str | None = None) -> str:
    """Return the text layer of a PDF, one line a printed line, page after page.

    A PDF does not tell paragraphs, running heads and page numbers from other lines: they are lines like all others,
    and blank lines are lost. Where the Word document behind it is at hand, that one is the better source.

    Parameters
    ----------
    path : pathlib.Path
    file : str, optional
        Names the file in messages; by default its name.

    Raises
    ------
    CaseError
        Where the file is no PDF, is damaged so that words may be lost, is locked, holds no text, or has a page that is
        only a picture, as a scan is.
    """
    file = file or path.name
    pages = _read_pages(read_bytes(path, file=file), file)
    nothing = not any(text.strip() for text, _ in pages)
    unread = [number for number, (text, drawn) in enumerate(pages, 1) if _is_unread(text, drawn or nothing)]
    if unread:
        raise CaseError(_scan(file, unread))
    return decode("\n".join(text for text, _ in pages).encode(errors="replace"))


def _read_pages(data: bytes, file: str) -> list[tuple[str, bool]]:
    """Return the text of each page, and whether it holds a picture."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    with _listen() as lost:
        try:
            pages = [(page.extract_text(), len(page.images) > 0) for page in PdfReader(io.BytesIO(data)).pages]
        except (DependencyError, FileNotDecryptedError) as error:
            raise CaseError(_locked_pdf(file)) from error
        # Damage surfaces as whatever the first misread object breaks.
        except Exception as error:
            raise CaseError(_damaged_pdf(file)) from error
    if lost.found or not pages:
        raise CaseError(_damaged_pdf(file))
    return pages


def _is_unread(text: str, drawn: bool) -> bool:
    # Null characters stand for letters of a font that does not say which letters they are.
    return "\0" in text or (drawn and not text.strip())


class _Lost(logging.Handler):
    """Keeps the reader's reports of text that it could not unpack, or whose letters it could not tell."""

    def __init__(self) -> None:
        super().__init__()
        self.found = False

    def emit(self, record: logging.LogRecord) -> None:
        self.found = self.found or record.name in _LOSING


@contextmanager
def _listen() -> Iterator[_Lost]:
    """Keep off the screen what the PDF reader reports, and tell whether words were lost.

    It mends a file without a word to its caller: a wrong index is harmless, a page that breaks off is not.
    """
    lost, log = _Lost(), logging.getLogger("pypdf")
    propagate, log.propagate = log.propagate, False
    log.addHandler(lost)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield lost
    finally:
        log.removeHandler(lost)
        log.propagate = propagate


def _locked_pdf(file: str) -> Problem:
    return Problem(
        file,
        Bilingual("PDF tanpa kata sandi dan tanpa pembatasan", "a PDF without a password or restrictions"),
        Bilingual(
            "Buka berkas itu, lalu cetak ke PDF baru tanpa kata sandi, atau simpan naskahnya sebagai .docx.",
            "Open it and print it to a new PDF without a password, or save its text as .docx.",
        ),
    )


def _damaged_pdf(file: str) -> Problem:
    return Problem(
        file,
        Bilingual("berkas PDF yang utuh", "a sound PDF file"),
        Bilingual(
            "Salin ulang berkas itu dari asalnya, atau simpan naskahnya sebagai .docx.",
            "Copy the file from its origin again, or save its text as .docx.",
        ),
    )


def _scan(file: str, pages: Sequence[int]) -> Problem:
    more = ", …" if len(pages) > _SHOWN_PAGES else ""
    where = ", ".join(map(str, pages[:_SHOWN_PAGES])) + more
    return Problem(
        file,
        Bilingual(
            f"teks yang bisa disalin, bukan hasil pindai atau gambar, di halaman {where}",
            f"text that can be copied, not a scan or a picture, on page {where}",
        ),
        Bilingual(
            "Kenali teksnya dengan OCR atau ketik ulang, lalu simpan sebagai .docx; simpan foto di berkas lain.",
            "Recognise the text (OCR) or type it out, then save it as .docx; keep photographs in another file.",
        ),
    )
