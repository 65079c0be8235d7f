"""The manifest: what was written, from which inputs, each by its hash."""

from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest

from casestudy.case import Case
from casestudy.chapter.exhibits.manifest import (
    file_hash,
    input_hashes,
    read_manifest,
    require_exhibits,
    source_files,
    write_file,
    write_manifest,
)
from casestudy.chapter.pages.writing import list_pages
from casestudy.errors import CaseError


def test_a_case_without_exhibits_has_an_empty_manifest(kota: Case) -> None:
    """Before the first run there is no file and no entry."""
    assert read_manifest(kota) == {}


def test_what_is_written_is_read_again(kota: Case) -> None:
    """Entries come back as they were, and the file says whose they are in sorted, readable UTF-8."""
    entries: dict[str, dict[str, object]] = {"b": {"rows": 2}, "a": {"caption": {"id": "Nada – tenang"}}}

    file = write_manifest(kota, entries)

    assert read_manifest(kota) == entries
    assert file.read_text("utf-8") == (
        '{\n "case": "kota",\n "exhibits": {\n  "a": {\n   "caption": {\n    "id": "Nada – tenang"\n   }\n  },\n'
        '  "b": {\n   "rows": 2\n  }\n },\n "skipped": {}\n}\n'
    )


def test_the_order_of_entries_leaves_no_trace(kota: Case) -> None:
    """The same entries give the same bytes, whichever was saved first."""
    first = write_manifest(kota, {"b": {"rows": 2, "cell": "b"}, "a": {}}).read_bytes()

    assert write_manifest(kota, {"a": {}, "b": {"cell": "b", "rows": 2}}).read_bytes() == first


@pytest.mark.parametrize("content", [b"", b"<<<<<<< HEAD\n{}\n", b"[]", b"{}", b'{"exhibits": 3}', b"\xff\xfe{"])
def test_a_file_that_is_no_manifest_is_told_with_its_remedy(kota: Case, content: bytes) -> None:
    """A manifest that a merge or an editor broke is named, with the command that writes it anew."""
    kota.figures.mkdir(parents=True)
    (kota.figures / "manifest.json").write_bytes(content)

    with pytest.raises(CaseError) as raised:
        read_manifest(kota)

    assert raised.value.message("en") == (
        "figures/kota/manifest.json: a manifest as casestudy run writes it was expected. "
        "Delete the file, then: casestudy run"
    )
    assert raised.value.message("id") == (
        "figures/kota/manifest.json: seharusnya ada manifes yang ditulis casestudy run. "
        "Hapus berkas itu, lalu: casestudy run"
    )


def test_inputs_are_hashed_by_their_path_in_the_project(kota: Case) -> None:
    """Each file of each named source is there once, with the SHA-256 of its bytes; so are the settings."""
    (kota.folder / "tables" / "events.csv").write_bytes(b"abc")

    hashes = input_hashes(kota, ["events", "events", "codings"])

    assert list(hashes) == [
        "data/kota/case.toml",
        "data/kota/codings/contoh-1.csv",
        "data/kota/codings/contoh-2.csv",
        "data/kota/tables/events.csv",
    ]
    # The test vector of FIPS 180-2.
    assert hashes["data/kota/tables/events.csv"] == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_only_the_files_of_a_source_belong_to_it(kota: Case) -> None:
    """A table is the file of that name and no other; a folder is all its files except those nobody reads."""
    (kota.folder / "tables" / "events-old.csv").write_text("", "utf-8")
    (kota.folder / "raw" / "interviews" / "~$IK-1.docx").write_text("", "utf-8")

    assert [file.name for file in source_files(kota, "events")] == ["events.csv"]
    assert [file.name for file in source_files(kota, "interviews")] == ["IK-1.txt", "IK-2.txt", "IP-1.txt", "IP-2.txt"]
    assert source_files(kota, "scores") == []


def test_an_empty_file_has_the_hash_of_nothing(tmp_path: Path) -> None:
    """The hash is that of the bytes alone, whatever the name."""
    (tmp_path / "a").write_bytes(b"")

    assert file_hash(tmp_path / "a") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_file_is_written_into_a_folder_that_is_not_there_yet(kota: Case) -> None:
    """Folders are made as they are needed, and nothing but the file is left in them."""
    file = kota.figures / "en" / "a.png"

    write_file(kota, file, b"1")
    write_file(kota, file, b"22")

    assert file.read_bytes() == b"22"
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_cannot_be_written_is_named_from_the_project(kota: Case) -> None:
    """Where a folder stands in the way the message names the file as the project sees it."""
    (kota.figures / "a.png").mkdir(parents=True)

    with pytest.raises(CaseError) as raised:
        write_file(kota, kota.figures / "a.png", b"1")

    assert raised.value.problems[0].file == "figures/kota/a.png"


def test_the_committed_manifest_holds_for_the_committed_files(bekasi: Case) -> None:
    """Every input and every file of numbers is the one whose hash the manifest states."""
    changed = [
        name
        for entry in read_manifest(bekasi).values()
        for name, digest in [
            *entry["inputs"].items(),
            (f"figures/bekasi/{entry['files']['data']}", entry["data_sha256"]),
        ]
        if sha256((bekasi.root / name).read_bytes()).hexdigest() != digest
    ]

    assert sorted(set(changed)) == []


def test_no_committed_file_is_unknown_to_the_manifest(bekasi: Case) -> None:
    """The folder of figures holds what the manifest lists, itself and the forms of the chapter, and nothing else."""
    listed = {name for entry in read_manifest(bekasi).values() for name in entry["files"].values()}
    there = {file.relative_to(bekasi.figures).as_posix() for file in bekasi.figures.rglob("*") if file.is_file()}

    assert there == listed | {"conclusions.json", "manifest.json", *(file.name for file in list_pages(bekasi))}


def test_exhibits_that_were_not_tried_are_asked_for(kota: Case, register: pd.DataFrame) -> None:
    """An exhibit that was made, and one that was skipped with its reason, are both done; any other is named."""
    with pytest.raises(CaseError, match=r"belum dibuat: peaks, people\. Jalankan dulu buku catatan"):
        require_exhibits(kota, register)
    many = pd.DataFrame({"slug": [f"x{n}" for n in range(7)]})
    with pytest.raises(CaseError) as raised:
        require_exhibits(kota, many)
    assert "not made yet: x0, x1, x2, x3 and 3 more" in raised.value.message("en")

    write_manifest(kota, {"peaks": {"files": {}}}, skipped={"people": {"id": "belum ada", "en": "nothing yet"}})

    require_exhibits(kota, register)
