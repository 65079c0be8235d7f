"""Where lists and originals stand: outside of every project, and refused where git could publish them."""

import os
import subprocess
from pathlib import Path

import pytest

import casestudy as cs
from casestudy.case import Case
from casestudy.errors import CaseError
from casestudy.privacy.key.places import default_originals, key_file, keys_folder, refuse_inside

PROJECT = Path(__file__).resolve().parents[3]


@pytest.fixture
def kota(tmp_path: Path) -> Case:
    """Return a case in a project of its own."""
    return cs.new_case("kota", root=tmp_path / "proyek")


def test_lists_and_originals_are_in_the_home_folder(kota: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless another folder is named, they stand in the home folder, by the name of the case."""
    monkeypatch.delenv("CASESTUDY_KEYS")
    monkeypatch.delenv("CASESTUDY_ORIGINALS")

    assert key_file(kota) == Path.home() / "casestudy-kunci" / "kota.csv"
    assert default_originals(kota) == Path.home() / "casestudy-asli" / "kota"


def test_the_folder_of_lists_may_be_another(kota: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment variable names it, so that every command finds it; a home folder in it is understood."""
    monkeypatch.setenv("CASESTUDY_KEYS", "~/disk")

    assert keys_folder() == Path.home() / "disk"
    monkeypatch.setenv("CASESTUDY_KEYS", str(tmp_path))
    assert key_file(kota) == tmp_path / "kota.csv"


def test_a_link_into_the_project_is_inside(kota: Case, tmp_path: Path) -> None:
    """A folder outside that is a link to one inside is refused as well; a neighbour with a like name is not."""
    (tmp_path / "link").symlink_to(kota.root, target_is_directory=True)

    with pytest.raises(CaseError, match="di luar folder proyek"):
        refuse_inside(tmp_path / "link" / "kota.csv", kota)
    refuse_inside(tmp_path / "proyek-kunci" / "kota.csv", kota)


def test_a_work_tree_of_git_is_refused(kota: Case, tmp_path: Path) -> None:
    """Whatever git watches is refused at any depth, the folder that a second work tree has for its own too."""
    (tmp_path / "repo" / "a" / "b").mkdir(parents=True)
    (tmp_path / "repo" / ".git").write_text("gitdir: elsewhere", "utf-8")

    with pytest.raises(CaseError, match="folder git"):
        refuse_inside(tmp_path / "repo" / "a" / "b" / "kota.csv", kota)


@pytest.mark.skipif(not (PROJECT / ".git").exists(), reason="only a clone has git's settings")
@pytest.mark.parametrize(
    "name",
    [
        "kota.kunci.csv", "kota.kunci.xlsx", "casestudy-kunci/kota.csv", "data/kota/casestudy-asli/kota/a.docx",
        "x/sebelum-samaran/a.csv",
    ],
)  # fmt: skip
def test_git_passes_over_lists_and_originals(name: str) -> None:
    """Should a list or originals come into the project after all, git does not take them in."""
    environment = {**os.environ, "GIT_CONFIG_NOSYSTEM": "1"}
    ended = subprocess.run(["git", "check-ignore", "-q", name], cwd=PROJECT, env=environment, check=False)

    assert ended.returncode == 0
