"""Writing that is interrupted: a process killed at any moment, a full disk, a file that another program holds."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from casestudy.errors import CaseError
from casestudy.load.formats.files import list_files, replace_file

#: Writes one whole version after the other until it is ended: as many lines as the first one says.
_WRITER = """
import sys
from itertools import count
from pathlib import Path
from casestudy.load.formats.files import replace_file
path = Path(sys.argv[1])
for n in count(1):
    lines = 1 + n * 7919 % 4000
    replace_file(path, (f"{lines}\\n" + "baris\\n" * lines).encode(), file=path.name)
    print(n, flush=True)
"""
_SEED = 20220105


def is_whole(path: Path) -> bool:
    """Return whether a file is one of the versions that the writer writes, from its first line to its last."""
    first, *lines = path.read_text("ascii").splitlines()
    return lines == ["baris"] * int(first)


def test_a_process_killed_at_any_moment_leaves_a_whole_file(tmp_path: Path) -> None:
    """A hundred writers are killed without warning; what is there is the old version or the new, and never a part."""
    path, draw = tmp_path / "dewi.csv", random.Random(_SEED)
    whole = []
    for _ in range(100):
        writer = subprocess.Popen([sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"1\n"
        time.sleep(draw.random() / 50)
        writer.kill()
        writer.communicate()
        whole.append(is_whole(path))

    assert whole == [True] * 100
    assert list_files(tmp_path) == [path]

    replace_file(path, b"0\n", file="dewi.csv")

    # What the killed ones left behind is gone with the next version.
    assert [one.name for one in tmp_path.iterdir()] == ["dewi.csv"]


def test_the_check_tells_a_part_from_the_whole(tmp_path: Path) -> None:
    """A file that breaks off is seen."""
    (tmp_path / "a.csv").write_text("3\nbaris\nbaris\nba", "ascii")

    assert not is_whole(tmp_path / "a.csv")


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """Where the system takes no more bytes the old version stays, nothing else is left, and the message says so."""
    path = tmp_path / "dewi.csv"
    path.write_bytes(b"old")
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(CaseError, match="check the permission and the space on the disk"):
            replace_file(path, b"x" * 1_000_000, file="dewi.csv")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["dewi.csv"]


def test_a_file_that_another_program_holds_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Excel keeps a file that it has open from being replaced: the message says to close it first."""
    path = tmp_path / "dewi.csv"
    path.write_bytes(b"old")

    def held(*paths: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(paths[-1]))

    # The lock of Windows cannot be had elsewhere.
    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(CaseError) as refused:
        replace_file(path, b"new", file="dewi.csv")

    assert "Tutup dulu bila sedang terbuka" in refused.value.message("id")
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["dewi.csv"]
