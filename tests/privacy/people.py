"""Invented people, and originals in every format that name them: what the tests of the command start from."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.load.makers import docx, odt, odt_paragraph, paragraph, pdf, rtf, srt, vtt, word_part

#: Every word by which someone could be told in the originals below. None of these people exist.
REAL = (
    "Ratna", "Wulandari", "Gunadi", "Laksmi", "Anggraeni", "Budi", "Santoso", "Somad", "3275014107850003",
    "0812-3456-7890", "ratna.w@contoh.go.id", "B 1234 XYZ",
)  # fmt: skip
SAID = (
    ("P", "Boleh Ibu perkenalkan diri?"),
    ("I", "Nama saya Ratna Wulandari. Nomor saya 0812-3456-7890, surel ratna.w@contoh.go.id."),
    ("P", "Siapa lagi yang hadir, Bu Ratna?"),
    ("I", "Ada Pak Budi Santoso dan Haji Somad. Kata Budi-nya, mobil B 1234 XYZ sudah dijual."),
    ("P", "NIK Ibu masih 3275014107850003?"),
    ("I", "Masih. Menurut Pak Gunadi itu sudah benar, kata budi santoso juga."),
)
LINES = tuple(f"{label}: {text}" for label, text in SAID)
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Laksmi Anggraeni</dc:creator>'
    "<cp:lastModifiedBy>Ratna Wulandari</cp:lastModifiedBy></cp:coreProperties>"
)
NOTE = (
    "Tanggal: 5 Mei 2020\nTempat: Kantor Pak Gunadi\nPengamat: Laksmi Anggraeni\n\nCatatan deskriptif\n\n"
    "Bu Ratna datang lebih dulu.\n\nBudi menunggu.\n\nCatatan reflektif\n\nRatna tampak lelah.\n"
)


def word_file() -> bytes:
    """Return a transcript as Word keeps one: with an author, a remark, deleted words and a page header that name."""
    deleted = "<w:p><w:del><w:r><w:delText>Gunadi</w:delText></w:r></w:del></w:p>"
    comment = word_part("comments", f'<w:comment w:author="Laksmi Anggraeni">{paragraph("Ratna ragu")}</w:comment>')
    header = word_part("hdr", paragraph("Wawancara Ratna Wulandari"))
    parts = {"docProps/core.xml": _CORE, "word/comments.xml": comment, "word/header1.xml": header}
    return docx("Nama: Ratna Wulandari, S.Sos", *LINES, deleted, parts=parts)


def transcripts() -> dict[str, bytes]:
    """Return the same interview in every format, by the name of the file."""
    text = "\n\n".join(LINES)
    return {
        "IK-1.docx": word_file(),
        "IK-2.odt": odt(*map(odt_paragraph, LINES)),
        "IK-3.rtf": rtf(*LINES),
        "IK-4.vtt": vtt(*LINES),
        "IK-5.srt": srt(*LINES),
        "IK-6.md": text.encode(),
        "IK-7.pdf": pdf([f"{line} " for line in LINES]),
        "Wawancara Pak Gunadi.txt": f"Nama: Gunadi\nPewawancara: Laksmi Anggraeni\n\n{text}\n".replace(
            "P:", "Laksmi:").replace("I:", "Gunadi:").encode(),
    }  # fmt: skip


def workbook(rows: list[list[str]]) -> bytes:
    """Return a workbook with an author and a remark."""
    book = Workbook()
    book.properties.creator = "Laksmi Anggraeni"
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    sheet["A1"].comment = Comment("Ratna menolak", "Laksmi Anggraeni")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def write_originals(folder: Path, files: Mapping[str, bytes] | None = None) -> Path:
    """Write originals into a folder outside of any project and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in (files or {**transcripts(), "OBS-1.md": NOTE.encode()}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def names_left(folder: Path) -> list[tuple[str, str]]:
    """Return each file in a folder that still names someone, and the word: found without the library's own search."""
    left = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        contents = [path.name.encode(), path.read_bytes()]
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                contents += [archive.read(name) for name in archive.namelist()]
        text = b"\n".join(contents).decode("utf-8", "replace").lower()
        left += [(path.relative_to(folder).as_posix(), word) for word in REAL if word.lower() in text]
    return left
