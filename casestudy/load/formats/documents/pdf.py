"""PDF: the text layer of a document, page by page, and the refusal of what has none."""

import io
import logging
import re
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.documents.blocks import Document, Paragraph
from casestudy.load.formats.leftovers import Leftover

#: A transcript has fewer pages, and a page of text fewer drawing steps; beyond these it takes longer than seconds.
MAX_PAGES = 2_000
MAX_BYTES = 100 * 1024 * 1024
MAX_MARKS = {b"obj": 400_000, b"stream": 400_000, b"xref": 2_000, b"trailer": 1_000}
MAX_PAGE_BYTES = 1_000_000
MAX_CONTENT_BYTES = 5_000_000
#: Where the mark at the end of a file stands, with what mail and web servers put after it.
_END = 64 * 1024
#: How many lines at the top and bottom of a page may be its margins.
_MARGIN_LINES = 3

#: The parts of pypdf that unpack a page, read it, and tell its letters.
_LOSING = frozenset({"pypdf.filters", "pypdf._page", "pypdf._cmap"})
#: A message names at most this many pages.
_SHOWN_PAGES = 5


def read_pdf(data: bytes, *, file: str) -> Document:
    """Return the text layer of a PDF: one paragraph a page, one line a printed line.

    A PDF does not tell paragraphs from other lines, and blank lines are lost. Where the Word document behind it is at
    hand, that one is the better source. What stands at the same place of most pages, as running heads and page numbers
    do, is left out and told, as are pictures.

    Parameters
    ----------
    data : bytes
    file : str
        Names the file in messages.

    Raises
    ------
    CaseError
        Where the file is no PDF, is damaged so that words may be lost, is locked, holds no text, has a page that is
        only a picture, as a scan is, or is larger than any transcript.
    """
    pages = _read_pages(data, file)
    nothing = not any(text.strip() for text, _ in pages)
    unread = [number for number, (text, pictures) in enumerate(pages, 1) if _is_unread(text, pictures or nothing)]
    if unread:
        raise CaseError(_scan(file, unread))
    texts = [text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for text, _ in pages]
    lines, margins = _strip_margins(
        [re.split(r"\r\n|[\r\n]", text.replace("\ufeff", "").strip("\r\n")) for text in texts]
    )
    pictures = sum(count for _, count in pages)
    shown = [Leftover("picture", n=pictures)] if pictures else []
    return Document([Paragraph("\n".join(page)) for page in lines], [*margins, *shown], wrapped=True)


def _read_pages(data: bytes, file: str) -> list[tuple[str, int]]:
    """Return the text of each page, and how many pictures it holds."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    if len(data) > MAX_BYTES or any(data.count(mark) > most for mark, most in MAX_MARKS.items()):
        raise CaseError(_too_large(file))
    # The reader would look for the end through the whole file.
    if b"%%EOF" not in data[-_END:]:
        raise CaseError(_damaged_pdf(file))
    with _listen() as lost:
        try:
            reader = PdfReader(io.BytesIO(data))
            pages = list(islice(reader.pages, MAX_PAGES + 1))
            if len(pages) > MAX_PAGES or not _is_readable_in_time(pages):
                raise CaseError(_too_large(file))
            read = [(page.extract_text(), len(page.images)) for page in pages]
        except CaseError:
            raise
        except (DependencyError, FileNotDecryptedError):
            raise CaseError(_locked_pdf(file)) from None
        # Damage surfaces as whatever the first misread object breaks, and the message may quote the page.
        except Exception:
            raise CaseError(_damaged_pdf(file)) from None
    if lost.found or not read:
        raise CaseError(_damaged_pdf(file))
    return read


def _is_readable_in_time(pages: Sequence[Any]) -> bool:
    """Return whether the drawing steps of all pages are few enough to be read within seconds."""
    total = 0
    for page in pages:
        content = page.get_contents()
        size = _weigh(b"" if content is None else content.get_data(), page, {})
        total += size
        if size > MAX_PAGE_BYTES or total > MAX_CONTENT_BYTES:
            return False
    return True


def _weigh(content: bytes, owner: Any, known: dict[int, int]) -> int:
    """Return the size of a page's or form's drawing steps, with the forms that it draws again and again."""
    # Steps that show no text are passed over at once.
    own = len(content) if re.search(rb"T[jJ]|['\"]", content) else 0
    drawn = content.count(b"Do")
    forms = [form for form in _forms(owner) if form] if drawn else []
    heaviest = 0
    for form in forms:
        if id(form) not in known:
            # A form within itself is drawn once.
            known[id(form)] = 0
            known[id(form)] = _weigh(form.get_data(), form, known)
        heaviest = max(heaviest, known[id(form)])
    return own + drawn * heaviest


def _forms(owner: Any) -> list[Any]:
    resources = owner.get("/Resources", {}).get_object() if "/Resources" in owner else {}
    drawn = resources["/XObject"].get_object() if "/XObject" in resources else {}
    return [one for one in (drawn[name].get_object() for name in drawn) if one.get("/Subtype") == "/Form"]


def _strip_margins(pages: Sequence[list[str]]) -> tuple[list[list[str]], list[Leftover]]:
    """Return pages without the lines that stand at the top or bottom of most pages, the same or counting the pages."""
    left: list[Leftover] = []
    stripped = [list(page) for page in pages]
    for side in (0, -1):
        for _ in range(_MARGIN_LINES):
            ends = Counter(_without_numbers(page[side]) for page in stripped if page)
            line, n = ends.most_common(1)[0] if ends else ("", 0)
            if n < 3 or 2 * n <= len(stripped):
                break
            places = [n for n, page in enumerate(stripped) if page and _without_numbers(page[side]) == line]
            if not _is_margin([stripped[place][side] for place in places], places):
                break
            left += [Leftover("page header", stripped[place].pop(side)) for place in places]
    return stripped, left


def _is_margin(lines: Sequence[str], places: Sequence[int]) -> bool:
    """Return whether lines that differ in their numbers alone are margins: equal, or counted up with their pages.

    What a label opens may be the next question of a numbered list.
    """
    if len({" ".join(line.split()) for line in lines}) == 1:
        return True
    numbers = zip(*(map(int, re.findall(r"\d{1,9}", line)) for line in lines), strict=False)
    counted = all(
        len(set(values)) == 1 or len({value - place for value, place in zip(values, places, strict=True)}) == 1
        for values in numbers
    )
    return counted and not any(re.match(r"\s*[^\W\d_][\w ]{0,20}\s?:", line) for line in lines)


def _without_numbers(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()))


def _is_unread(text: str, drawn: int) -> bool:
    # Null characters stand for letters of a font that does not say which letters they are.
    return "\0" in text or (drawn > 0 and not text.strip())


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


def _too_large(file: str) -> Problem:
    return Problem(
        file,
        Bilingual("PDF yang tidak lebih besar dari sebuah transkrip", "a PDF no larger than a transcript"),
        Bilingual(
            "Simpan halaman wawancaranya saja sebagai PDF sendiri, atau simpan naskahnya sebagai .docx.",
            "Save the pages of the interview as a PDF of their own, or save the text as .docx.",
        ),
    )
