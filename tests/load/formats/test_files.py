"""Tests of casestudy.load.formats.files."""

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest

from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats import files
from casestudy.load.formats.files import (
    damaged,
    gather,
    list_files,
    open_archive,
    read_bytes,
    read_member,
    replace_file,
    same_name,
    unknown_ending,
)


def archive_of(**members: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def test_gather_collects_all_problems_and_goes_on() -> None:
    """A CaseError inside is collected; another error is not."""
    found: list[Problem] = []
    for name in ("a", "b"):
        with gather(found):
            raise damaged(name)
    assert [problem.file for problem in found] == ["a", "b"]
    with pytest.raises(KeyError), gather(found):
        raise KeyError


def test_list_files_sorts_and_leaves_out_litter(tmp_path: Path) -> None:
    """Lock, temporary and hidden files and folders are nobody's data."""
    for name in ("b.txt", "a.txt", "~$a.docx", "~WRL0001.tmp", ".DS_Store"):
        (tmp_path / name).write_text("x")
    (tmp_path / "folder").mkdir()
    assert [path.name for path in list_files(tmp_path)] == ["a.txt", "b.txt"]
    assert list_files(tmp_path / "none") == []


def test_unknown_ending_names_the_accepted_ones() -> None:
    """The message names what the folder takes."""
    message = unknown_ending(Path("a.odt"), (".txt", ".docx"), file="a.odt").message("en")
    assert message == (
        'a.odt: the value is ".odt", but a file that ends in .docx, .txt was expected. '
        "Save it as one of them, or move the file out of the folder."
    )


def test_same_name_names_both_files() -> None:
    """The problem stands at the second file and names the first."""
    assert same_name("b.txt", "b.docx") == Problem(
        "b.txt",
        Bilingual("nama yang belum dipakai b.docx", "a name that b.docx does not have"),
        Bilingual("Ganti nama atau pindahkan salah satunya.", "Rename or move one of them."),
    )


@pytest.mark.parametrize("content", [b"", b" \r\n"])
def test_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    """A file of nothing but blanks is empty."""
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(CaseError, match="the file is empty"):
        read_bytes(path)


def test_lock_file_is_refused_by_name(tmp_path: Path) -> None:
    """What Word leaves beside an open document is told apart from the document."""
    path = tmp_path / "~$K-1.docx"
    path.write_bytes(b"\x05Dewi")
    with pytest.raises(CaseError, match="not a lock file of Word"):
        read_bytes(path)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    """A file that is not there brings the library's own error, with the name given."""
    with pytest.raises(CaseError, match=r"raw/a\.txt: a file that can be read was expected"):
        read_bytes(tmp_path / "a.txt", file="raw/a.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither")
def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A folder, a pipe that nobody writes to, and a device without end are not waited for."""
    (tmp_path / "a.txt").mkdir()
    os.mkfifo(tmp_path / "b.txt")
    (tmp_path / "c.txt").symlink_to("/dev/zero")
    for name in ("a.txt", "b.txt", "c.txt"):
        with pytest.raises(CaseError, match="a file that can be read"):
            read_bytes(tmp_path / name)


def test_large_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cap holds for plain files too."""
    monkeypatch.setattr(files, "MAX_BYTES", 3)
    (tmp_path / "a.txt").write_text("1234")
    with pytest.raises(CaseError, match="200 MB"):
        read_bytes(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "not the old .doc/.xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "without a password"),
        (b"{\\rtf1 halo}", "ends in .rtf"),
        (b"plain", "a sound Office file"),
        (b"PK\x03\x04 cut off", "a sound Office file"),
    ],
)
def test_other_content_is_refused_with_its_remedy(data: bytes, expected: str) -> None:
    """Content decides, not the ending."""
    with pytest.raises(CaseError, match=expected):
        open_archive(data, file="a.docx")


def test_zip_bomb_is_refused_by_its_ratio() -> None:
    """Thirty megabytes of one letter pack a thousandfold; no document does."""
    data = archive_of(**{"word/document.xml": b"a" * 30_000_000})
    with pytest.raises(CaseError, match="unpacks to no more than 200 MB"):
        open_archive(data, file="a.docx")


def test_archive_over_the_caps_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sum of sizes and the number of entries are capped."""
    data = archive_of(a=b"1234", b=b"5678")
    open_archive(data, file="a.docx").close()
    monkeypatch.setattr(files, "MAX_BYTES", 7)
    with pytest.raises(CaseError):
        open_archive(data, file="a.docx")
    monkeypatch.undo()
    monkeypatch.setattr(files, "MAX_ENTRIES", 1)
    with pytest.raises(CaseError):
        open_archive(data, file="a.docx")


def test_encrypted_member_is_refused() -> None:
    """The flag that says "encrypted" in the directory is enough."""
    data = bytearray(archive_of(a=b"1234"))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(CaseError, match="without a password"):
        open_archive(bytes(data), file="a.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_doctype_is_refused(encoding: str) -> None:
    """A document type is refused before parsing, in either encoding."""
    xml = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(encoding)
    with open_archive(archive_of(a=xml), file="a.docx") as archive, pytest.raises(CaseError, match="DOCTYPE"):
        read_member(archive, "a", file="a.docx")


def test_damaged_or_missing_member_is_refused() -> None:
    """A flipped byte breaks the member's checksum."""
    data = bytearray(archive_of(a=bytes(range(256)) * 8))
    data[60] ^= 0xFF
    with open_archive(bytes(data), file="a.docx") as archive:
        for name in ("a", "b"):
            with pytest.raises(CaseError, match="a sound Office file"):
                read_member(archive, name, file="a.docx")


def test_replace_file_writes_in_one_step_and_leaves_no_stray(tmp_path: Path) -> None:
    """The folder is made, and nothing but the file stands in it afterwards."""
    path = tmp_path / "new" / "a.txt"
    replace_file(path, b"one", file="a.txt")
    replace_file(path, b"two", file="a.txt")
    assert [(p.name, p.read_bytes()) for p in path.parent.iterdir()] == [("a.txt", b"two")]


def test_replace_file_keeps_the_old_file_when_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interruption before the last step leaves the old content and no stray."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CaseError, match="a file that can be written"):
        replace_file(path, b"new", file="a.txt")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.txt", b"old")]
