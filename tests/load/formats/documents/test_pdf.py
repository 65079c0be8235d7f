"""Tests of casestudy.load.formats.documents.pdf."""

import logging
import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfWriter

from casestudy.errors import CaseError
from casestudy.load.formats.documents import pdf as reader
from casestudy.load.formats.documents.blocks import Document, Paragraph
from casestudy.load.formats.documents.pdf import read_pdf
from casestudy.load.formats.leftovers import Leftover
from tests.load import makers

Pdf = Callable[..., Path]


def lock(path: Path, password: str, algorithm: str) -> Path:
    """Encrypt a PDF with a password for readers, which may be empty, and one for its owner."""
    writer = PdfWriter(clone_from=path)
    writer.encrypt(password, "pemilik", algorithm=algorithm)
    writer.write(path)
    return path


def break_text(path: Path, place: float) -> Path:
    """Overwrite some bytes of the first page's packed text, at this part of its length."""
    data = path.read_bytes()
    for stream in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        start, end = stream.span(1)
        if b"BT" in zlib.decompressobj().decompress(data[start:end]):
            broken = start + int((end - start) * place)
            path.write_bytes(data[:broken] + b"\xff" * 8 + data[broken + 8 :])
            return path
    raise AssertionError("no page of text")


def one_page(content: bytes, trailer: bytes = b"") -> bytes:
    """Return a PDF put together part by part, with the given content of its one page."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        content, b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]  # fmt: skip
    data, index = b"%PDF-1.7\n", b"0000000000 65535 f \n"
    for number, part in enumerate(objects, 1):
        index += b"%010d 00000 n \n" % len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    end = b"trailer\n<</Size 6/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (trailer, len(data))
    return data + b"xref\n0 6\n" + index + end


def read(path: Path) -> list[str]:
    """Return the text of each page."""
    return [block.text for block in document(path).blocks if isinstance(block, Paragraph)]


def document(path: Path) -> Document:
    return read_pdf(path.read_bytes(), file=path.name)


def test_pdf_gives_one_line_a_printed_line(pdf: Pdf) -> None:
    """Lines come in order, each on a line of its own, page after page, with every letter."""
    path = pdf(["P: Apa kabar Jum’at?", "I: Baik – di café."], ["Lanjut."])
    assert read(path) == ["P: Apa kabar Jum’at?\nI: Baik – di café.", "Lanjut."]


def test_pdf_may_have_an_empty_page(pdf: Pdf) -> None:
    """A page with nothing on it loses nothing, and stays a page."""
    assert read(pdf(["P: a"], [], ["I: b"])) == ["P: a", "", "I: b"]


@pytest.mark.parametrize(
    ("pages", "named"),
    [([None], "1"), ([[], []], "1, 2"), ([["P: a"], None, ["I: b"], None], "2, 4"), ([None] * 6, "1, 2, 3, 4, 5, …")],
)
def test_scanned_pages_are_refused(pdf: Pdf, pages: list[list[str] | None], named: str) -> None:
    """A page that is only a picture, or a document without a word, is refused by the numbers of its pages."""
    with pytest.raises(CaseError) as caught:
        read_pdf(pdf(*pages).read_bytes(), file="raw/interviews/IK-1.pdf")
    (problem,) = caught.value.problems
    assert problem.file == "raw/interviews/IK-1.pdf"
    assert problem.message("id").endswith(
        f"di halaman {named}. Kenali teksnya dengan OCR atau ketik ulang, lalu simpan sebagai .docx; simpan foto di "
        "berkas lain."
    )
    assert problem.message("en").endswith(
        f"on page {named} was expected. Recognise the text (OCR) or type it out, then save it as .docx; keep "
        "photographs in another file."
    )


def test_letters_that_the_font_does_not_name_are_refused(tmp_path: Path) -> None:
    """What cannot be copied out of a PDF is not read as if it were text."""
    page = b"<</Length 33>>stream\nBT /F 9 Tf 9 9 Td (P: \\000a) Tj ET \nendstream"
    (tmp_path / "a.pdf").write_bytes(one_page(page))
    with pytest.raises(CaseError, match="text that can be copied, not a scan or a picture, on page 1"):
        document(tmp_path / "a.pdf")


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128"])
def test_locked_pdf_is_refused(pdf: Pdf, algorithm: str) -> None:
    """A password is told as such, in both languages."""
    with pytest.raises(CaseError) as caught:
        document(lock(pdf(["P: a"]), "rahasia", algorithm))
    (problem,) = caught.value.problems
    assert "PDF tanpa kata sandi dan tanpa pembatasan. Buka berkas itu, lalu cetak" in problem.message("id")
    assert "a PDF without a password or restrictions was expected. Open it and print" in problem.message("en")


def test_pdf_with_a_newer_lock_is_refused(tmp_path: Path) -> None:
    """A lock that cannot even be tried is told as a lock, not as damage."""
    keys = "".join(
        f"/{key}<{'00' * size}>" for key, size in {"O": 48, "U": 48, "OE": 32, "UE": 32, "Perms": 16}.items()
    )
    filters = "/CF<</StdCF<</AuthEvent/DocOpen/CFM/AESV3/Length 32>>>>/StmF/StdCF/StrF/StdCF"
    encryption = f"/Encrypt<</Filter/Standard/V 5/R 6/Length 256/P -4{keys}{filters}>>/ID[<00><00>]"
    content = b"<</Length 33>>stream\nBT /F 9 Tf 9 9 Td (P: aaaa) Tj ET \nendstream"
    (tmp_path / "a.pdf").write_bytes(one_page(content, encryption.encode()))
    with pytest.raises(CaseError, match="a PDF without a password or restrictions"):
        document(tmp_path / "a.pdf")


def test_pdf_that_only_its_owner_may_change_is_read(pdf: Pdf) -> None:
    """A password for changes does not keep anyone from reading."""
    assert read(lock(pdf(["P: a"]), "", "RC4-128")) == ["P: a"]


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.99])
def test_pdf_cut_short_is_refused(pdf: Pdf, kept: float) -> None:
    """A copy that broke off is refused with what to do, in both languages."""
    path = pdf(["P: a"], ["I: b"])
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * kept)])
    with pytest.raises(CaseError) as caught:
        document(path)
    (problem,) = caught.value.problems
    assert "berkas PDF yang utuh. Salin ulang berkas itu dari asalnya" in problem.message("id")
    assert "a sound PDF file was expected. Copy the file from its origin again" in problem.message("en")


@pytest.mark.parametrize(
    "content", [b"P: Apa?\nI: Ini.\n", b"%PDF-1.7\n", b"%PDF-1.7\nstartxref\n0\n%%EOF\n", b"PK\x03"]
)
def test_other_files_named_pdf_are_refused(tmp_path: Path, content: bytes) -> None:
    """A file that only its name makes a PDF is refused, not read as text."""
    (tmp_path / "a.pdf").write_bytes(content)
    with pytest.raises(CaseError, match="a sound PDF file"):
        document(tmp_path / "a.pdf")


@pytest.mark.parametrize("place", [0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9])
def test_page_that_breaks_off_is_refused(pdf: Pdf, place: float) -> None:
    """What the reader could save of a damaged page is not passed off as the whole."""
    with pytest.raises(CaseError, match="a sound PDF file"):
        document(break_text(pdf([f"I: baris {n} dengan beberapa kata" for n in range(40)]), place))


def test_pdf_without_a_page_is_refused(tmp_path: Path) -> None:
    """A document of no pages has lost them."""
    PdfWriter().write(tmp_path / "a.pdf")
    with pytest.raises(CaseError, match="a sound PDF file"):
        document(tmp_path / "a.pdf")


def test_harmless_mending_is_silent(pdf: Pdf, caplog: pytest.LogCaptureFixture) -> None:
    """A wrong index costs no word: the file is read, nothing is printed, and the reader's log is left as it was."""
    path = pdf(["P: a", "I: b"])
    data = path.read_bytes()
    path.write_bytes(re.sub(rb"startxref\n\d+", b"startxref\n12", data))
    log = logging.getLogger("pypdf")
    before = (log.propagate, log.level, list(log.handlers))

    assert read(path) == ["P: a\nI: b"]

    assert caplog.records == []
    assert (log.propagate, log.level, list(log.handlers)) == before


def test_pdf_is_wrapped_and_tells_its_pictures() -> None:
    """A line goes on with the next; running heads and page numbers are left out, other lines at the top are not."""
    pages = [
        [f"Lampiran {n}", f"I: Jawaban {word}.", "Bab 4", f"{n}"] for n, word in enumerate(("satu", "dua", "tiga"), 1)
    ]
    read = read_pdf(makers.pdf(*pages, ["Penutup"]), file="a.pdf")
    assert read.wrapped
    assert [block.text for block in read.blocks if isinstance(block, Paragraph)] == [
        "I: Jawaban satu.",
        "I: Jawaban dua.",
        "I: Jawaban tiga.",
        "Penutup",
    ]
    assert sorted(one.text for one in read.leftovers) == [
        "1", "2", "3", "Bab 4", "Bab 4", "Bab 4", "Lampiran 1", "Lampiran 2", "Lampiran 3",
    ]  # fmt: skip
    assert {one.part for one in read.leftovers} == {"page header"}


def test_a_numbered_question_on_top_of_each_page_is_no_running_head() -> None:
    """Lines that differ in their numbers are margins where they count the pages, and where no label opens them."""
    pages = [[f"P: Pertanyaan {n}?", f"I: Jawaban {n * n}", f"Halaman {n} dari 4"] for n in range(1, 5)]
    other = [[f"Butir {n * n}", "Isi"] for n in range(1, 5)]

    read = read_pdf(makers.pdf(*pages), file="a.pdf")

    assert [block.text for block in read.blocks if isinstance(block, Paragraph)] == [
        f"P: Pertanyaan {n}?\nI: Jawaban {n * n}" for n in range(1, 5)
    ]
    assert [one.text for one in read.leftovers] == [f"Halaman {n} dari 4" for n in range(1, 5)]
    assert {one.text for one in read_pdf(makers.pdf(*other), file="a.pdf").leftovers} == {"Isi"}


def test_two_pages_have_no_running_head() -> None:
    """What stands on two pages may be speech."""
    assert read_pdf(makers.pdf(["P: Ya?", "I: a"], ["P: Ya?", "I: b"]), file="a.pdf").leftovers == []


def test_picture_beside_text_is_told(pdf: Pdf) -> None:
    """A page that holds words and a picture is read, and the picture counted."""
    path = pdf(["P: a"])
    writer = PdfWriter(clone_from=path)
    writer.pages[0].merge_page(PdfWriter(clone_from=pdf(None, name="gambar.pdf")).pages[0])
    writer.write(path)
    assert document(path).leftovers == [Leftover("picture")]


@pytest.mark.parametrize(("limit", "value"), [("MAX_PAGES", 2), ("MAX_PAGE_BYTES", 40), ("MAX_CONTENT_BYTES", 100)])
def test_pdf_larger_than_a_transcript_is_refused(monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    """Pages and drawing steps are counted before they are read."""
    data = makers.pdf(["P: a"], ["I: b"], ["P: c"])
    read_pdf(data, file="a.pdf")
    monkeypatch.setattr(reader, limit, value)
    with pytest.raises(CaseError, match="a PDF no larger than a transcript"):
        read_pdf(data, file="a.pdf")
