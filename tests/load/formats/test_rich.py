"""Tests of casestudy.load.formats.rich."""

import logging
import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfWriter

from casestudy.errors import CaseError
from casestudy.load.formats.rich import read_pdf, read_rtf

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


def test_rtf_gives_one_line_a_paragraph(tmp_path: Path) -> None:
    """Escaped letters and paragraphs come out as text."""
    (tmp_path / "a.rtf").write_bytes(rb"{\rtf1\ansi\ansicpg1252 P: Jum\'92at?\par I: Ya, caf\'e9.\par}")
    assert read_rtf(tmp_path / "a.rtf").split("\n")[:2] == ["P: Jum’at?", "I: Ya, café."]


@pytest.mark.parametrize("content", [rb"{\rtf1\ansi }", b"P: Halo", rb"{\rtf1 Halo \u99999999999 ?}"])
def test_rtf_without_text_is_refused(tmp_path: Path, content: bytes) -> None:
    """Nothing read is a refusal, since the reader never complains itself."""
    (tmp_path / "a.rtf").write_bytes(content)
    with pytest.raises(CaseError, match="an RTF document that holds text"):
        read_rtf(tmp_path / "a.rtf")


def test_pdf_gives_one_line_a_printed_line(pdf: Pdf) -> None:
    """Lines and pages come in order, each on a line of its own, with every letter."""
    path = pdf(["P: Apa kabar Jum’at?", "I: Baik – di café."], ["Lanjut."])
    assert read_pdf(path).split("\n") == ["P: Apa kabar Jum’at?", "I: Baik – di café.", "Lanjut."]


def test_pdf_may_have_an_empty_page(pdf: Pdf) -> None:
    """A page with nothing on it loses nothing, and leaves an empty line."""
    assert read_pdf(pdf(["P: a"], [], ["I: b"])) == "P: a\n\nI: b"


@pytest.mark.parametrize(
    ("pages", "named"),
    [([None], "1"), ([[], []], "1, 2"), ([["P: a"], None, ["I: b"], None], "2, 4"), ([None] * 6, "1, 2, 3, 4, 5, …")],
)
def test_scanned_pages_are_refused(pdf: Pdf, pages: list[list[str] | None], named: str) -> None:
    """A page that is only a picture, or a document without a word, is refused by the numbers of its pages."""
    with pytest.raises(CaseError) as caught:
        read_pdf(pdf(*pages), file="raw/interviews/IK-1.pdf")
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
        read_pdf(tmp_path / "a.pdf")


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128"])
def test_locked_pdf_is_refused(pdf: Pdf, algorithm: str) -> None:
    """A password is told as such, in both languages."""
    with pytest.raises(CaseError) as caught:
        read_pdf(lock(pdf(["P: a"]), "rahasia", algorithm))
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
        read_pdf(tmp_path / "a.pdf")


def test_pdf_that_only_its_owner_may_change_is_read(pdf: Pdf) -> None:
    """A password for changes does not keep anyone from reading."""
    assert read_pdf(lock(pdf(["P: a"]), "", "RC4-128")) == "P: a"


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.99])
def test_pdf_cut_short_is_refused(pdf: Pdf, kept: float) -> None:
    """A copy that broke off is refused with what to do, in both languages."""
    path = pdf(["P: a"], ["I: b"])
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * kept)])
    with pytest.raises(CaseError) as caught:
        read_pdf(path)
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
        read_pdf(tmp_path / "a.pdf")


@pytest.mark.parametrize("place", [0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9])
def test_page_that_breaks_off_is_refused(pdf: Pdf, place: float) -> None:
    """What the reader could save of a damaged page is not passed off as the whole."""
    with pytest.raises(CaseError, match="a sound PDF file"):
        read_pdf(break_text(pdf([f"I: baris {n} dengan beberapa kata" for n in range(40)]), place))


def test_pdf_without_a_page_is_refused(tmp_path: Path) -> None:
    """A document of no pages has lost them."""
    PdfWriter().write(tmp_path / "a.pdf")
    with pytest.raises(CaseError, match="a sound PDF file"):
        read_pdf(tmp_path / "a.pdf")


def test_harmless_mending_is_silent(pdf: Pdf, caplog: pytest.LogCaptureFixture) -> None:
    """A wrong index costs no word: the file is read, nothing is printed, and the reader's log is left as it was."""
    path = pdf(["P: a", "I: b"])
    data = path.read_bytes()
    path.write_bytes(re.sub(rb"startxref\n\d+", b"startxref\n12", data))
    log = logging.getLogger("pypdf")
    before = (log.propagate, log.level, list(log.handlers))

    assert read_pdf(path) == "P: a\nI: b"

    assert caplog.records == []
    assert (log.propagate, log.level, list(log.handlers)) == before
