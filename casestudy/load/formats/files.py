"""Files as they lie on disk: which ones to read, their bytes, and the guards before an archive is opened."""

import io
import os
import zipfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from casestudy.errors import Bilingual, CaseError, Language, Problem

#: Caps on what is read, so that a damaged or hostile file is refused at once instead of filling the memory.
MAX_BYTES = 200 * 1024 * 1024
MAX_ENTRIES = 5_000
#: Honest Office files shrink about tenfold. Small members are let off: a sheet of empty cells shrinks further.
MAX_RATIO = 100
RATIO_FROM_BYTES = 20 * 1024 * 1024

_BLANKS = b" \t\r\n\x0b\x0c\0"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = Bilingual(
    "Buka berkas itu, lalu Simpan Sebagai .docx (naskah) atau .xlsx (tabel).",
    "Open the file, then Save As .docx (text) or .xlsx (table).",
)
_COPY_AGAIN = Bilingual(
    "Salin ulang berkas itu dari asalnya, atau simpan ulang.", "Copy the file from its origin again, or save it again."
)


@contextmanager
def gather(problems: list[Problem]) -> Iterator[None]:
    """Collect the problems of a `CaseError` instead of letting it end the reading of the other files.

    Examples
    --------
    >>> found: list[Problem] = []
    >>> with gather(found):
    ...     raise CaseError(Problem("a.csv", Bilingual("isi", "content"), Bilingual("Isi.", "Fill it.")))
    >>> found[0].file
    'a.csv'
    """
    try:
        yield
    except CaseError as error:
        problems.extend(error.problems)


def list_files(folder: Path) -> list[Path]:
    """Return the files that stand directly in `folder`, sorted by name.

    Files whose name starts with a dot and the lock and temporary files that Office leaves behind (``~$…``, ``~WRL…``)
    are nobody's data and are left out. A folder that is not there has no files.

    Examples
    --------
    >>> list_files(Path("no-such-folder"))
    []
    """
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith((".", "~")))


def unknown_ending(path: Path, accepted: Collection[str], *, file: str) -> Problem:
    """Return the problem of a file whose name ends in nothing that can be read here, naming the endings that can."""
    endings = ", ".join(sorted(accepted))
    return Problem(
        file,
        Bilingual(f"berkas yang berakhiran {endings}", f"a file that ends in {endings}"),
        Bilingual(
            "Simpan Sebagai salah satunya, atau pindahkan berkas ini dari folder itu.",
            "Save it as one of them, or move the file out of the folder.",
        ),
        value=path.suffix or path.name,
    )


def same_name(file: str, other: str) -> Problem:
    """Return the problem of two files that differ in their ending alone, since a document is named by the rest."""
    expected = Bilingual(f"nama yang belum dipakai {other}", f"a name that {other} does not have")
    remedy = Bilingual("Ganti nama atau pindahkan salah satunya.", "Rename or move one of them.")
    return Problem(file, expected, remedy)


def read_bytes(path: Path, *, file: str | None = None) -> bytes:
    """Return the bytes of a file.

    Parameters
    ----------
    path : pathlib.Path
    file : str, optional
        Names the file in messages; by default its name.

    Raises
    ------
    CaseError
        Where it cannot be read, is larger than 200 MB, is empty, or is an Office lock file.
    """
    file = file or path.name
    if path.name.startswith("~$"):
        expected = Bilingual("naskah, bukan berkas kunci Word", "a document, not a lock file of Word")
        remedy = Bilingual("Tutup dulu dokumennya di Word.", "Close the document in Word first.")
        raise CaseError(Problem(file, expected, remedy))
    try:
        # A folder, a pipe or a device has no end that could be waited for.
        if path.exists() and not path.is_file():
            raise IsADirectoryError
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        remedy = Bilingual(
            "Periksa nama dan izin berkas; tutup dulu bila sedang terbuka di program lain.",
            "Check the file's name and permission; close it first if another program has it open.",
        )
        raise CaseError(
            Problem(file, Bilingual("berkas yang bisa dibaca", "a file that can be read"), remedy)
        ) from error
    if size > MAX_BYTES:
        raise CaseError(_over_caps(file))
    # The start of a file mostly tells; stripping all of a large one would copy it.
    if not data[:4096].strip(_BLANKS) and not data.strip(_BLANKS):
        raise CaseError(Problem(file, Bilingual("isi; berkas ini kosong", "content; the file is empty"), _COPY_AGAIN))
    return data


def open_archive(data: bytes, *, file: str) -> zipfile.ZipFile:
    """Return the zip archive that a .docx or .xlsx file is, after looking at its directory.

    The archive is held in memory and never extracted. Caps: 5,000 entries, 200 MB in all, a hundredfold of the
    packed size.

    Raises
    ------
    CaseError
        Where it is an old or password-protected Office file, no archive, damaged, or over the caps.
    """
    if data.startswith(_OLE):
        raise CaseError(_old_office(file, locked=_ENCRYPTED in data))
    if data[:1024].lstrip().startswith(b"{\\rtf"):
        remedy = Bilingual("Ganti akhiran nama berkas ini menjadi .rtf.", "Rename the file so that it ends in .rtf.")
        raise CaseError(_not_office(file, remedy))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    # A damaged directory surfaces as whatever the first misread field breaks.
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, EOFError, OSError) as error:
        raise CaseError(_not_office(file, _COPY_AGAIN)) from error
    total = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    if len(entries) > MAX_ENTRIES or total > MAX_BYTES or (total > RATIO_FROM_BYTES and total / packed > MAX_RATIO):
        raise CaseError(_over_caps(file))
    if any(entry.flag_bits & 1 for entry in entries):
        raise CaseError(_old_office(file, locked=True))
    return archive


def read_member(archive: zipfile.ZipFile, name: str, *, file: str) -> bytes:
    """Return one XML member of an archive.

    Raises
    ------
    CaseError
        Where it is missing or damaged, or declares a document type: no Office file does, and entities are how XML
        is made to swell or to read other files.
    """
    try:
        # No more than the directory states: what unpacks further is damaged, and would fill the memory first.
        with archive.open(name) as member:
            data = member.read(archive.getinfo(name).file_size)
    # Each compression method reports damage with an exception of its own.
    except Exception as error:
        raise CaseError(_not_office(file, _COPY_AGAIN)) from error
    # Null bytes go first, so that a declaration in UTF-16 is seen as well.
    if b"<!DOCTYPE" in (data.replace(b"\0", b"") if b"\0" in data else data):
        expected = Bilingual("berkas Office tanpa deklarasi DOCTYPE", "an Office file without a DOCTYPE declaration")
        raise CaseError(Problem(file, expected, _SAVE_AS))
    return data


def replace_file(path: Path, data: bytes, *, file: str, lang: Language | None = None) -> None:
    """Write `data` to `path` in one step, so that an interruption leaves the old file or the new one.

    Raises
    ------
    CaseError
        Where the file cannot be written; the old one stays.
    """
    # In the same folder, since a rename is one step only within a disk; the fixed name lets the next run clean up.
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise CaseError(unwritable(file), lang=lang) from error


def unwritable(file: str) -> Problem:
    """Return the problem of a file that cannot be written."""
    expected = Bilingual("berkas yang bisa ditulis", "a file that can be written")
    remedy = Bilingual(
        "Tutup dulu bila sedang terbuka, dan periksa izin serta ruang disk.",
        "Close it first if it is open, and check the permission and the space on the disk.",
    )
    return Problem(file, expected, remedy)


def damaged(file: str) -> CaseError:
    """Return the refusal of a file whose content is not what its ending promises."""
    return CaseError(_not_office(file, _COPY_AGAIN))


def _not_office(file: str, remedy: Bilingual) -> Problem:
    return Problem(
        file,
        Bilingual(
            "berkas Office (.docx/.xlsx) yang utuh; isi berkas ini lain",
            "a sound Office file (.docx/.xlsx); the content of this one is something else",
        ),
        remedy,
    )


def _old_office(file: str, *, locked: bool) -> Problem:
    if locked:
        return Problem(
            file,
            Bilingual("berkas tanpa kata sandi", "a file without a password"),
            Bilingual("Buka berkas itu, hapus kata sandinya, simpan.", "Open the file, remove its password, save it."),
        )
    expected = Bilingual("format Office baru, bukan .doc/.xls lama", "the new Office format, not the old .doc/.xls")
    return Problem(file, expected, _SAVE_AS)


def _over_caps(file: str) -> Problem:
    return Problem(
        file,
        Bilingual(
            "berkas yang terurai tidak lebih dari 200 MB dalam 5.000 bagian",
            "a file that unpacks to no more than 200 MB in 5,000 parts",
        ),
        Bilingual("Bagi isinya ke beberapa berkas.", "Divide its content over several files."),
    )
