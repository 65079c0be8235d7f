"""What a reviewer needs besides the code is complete: codecheck manifest, citation, licences, colophon."""

import re
from pathlib import Path

import pytest

from casestudy.case import Case
from casestudy.chapter.exhibits.manifest import read_manifest

PROJECT = Path(__file__).resolve().parent.parent


def read(name: str) -> str:
    """Return a file of the project as text."""
    return (PROJECT / name).read_text("utf-8")


def test_the_codecheck_manifest_lists_every_exhibit(bekasi: Case) -> None:
    """Each exhibit's numbers are listed once under its caption, and every file listed is there."""
    listed = re.findall(r'- file: "([^"]+)"\n    comment: "([^"]+)"', read("codecheck.yml"))

    made = {
        (f"figures/bekasi/{entry['files']['data']}", entry["caption"]["en"]) for entry in read_manifest(bekasi).values()
    }
    assert set(listed) == made
    assert len(listed) == len(made)
    assert [file for file, _ in listed if not (PROJECT / file).is_file()] == []
    assert re.search(r'paper:\n  title: "\S.+"\n  authors:\n    - name: "\S.+"\n  reference: ', read("codecheck.yml"))


def test_the_colophon_states_the_locked_versions() -> None:
    """Each package of the colophon has the version of the lock file."""
    stated = dict(re.findall(r"^\| ([\w-]+) \| (\d[\w.]+) \|$", read("docs/colophon.md"), re.MULTILINE))
    # Where a package is locked twice, the first is that of the oldest Python, which the figures were made with.
    every = re.findall(r"^([\w-]+)==([\w.]+)", read("requirements.lock").lower(), re.MULTILINE)
    locked = dict(reversed(every))

    assert len(stated) >= 10
    assert {name: locked.get(name) for name in stated} == stated


def test_the_readme_tells_of_every_exhibit(bekasi: Case) -> None:
    """Each exhibit has a row with its title, picture, notebook, numbers and evidence, and the count is right."""
    readme = read("README.md")
    for entry in read_manifest(bekasi).values():
        number = f"{'Figure' if entry['kind'] == 'figure' else 'Table'} {entry['number']}"
        row = next(line for line in readme.splitlines() if line.startswith(f"| {number} |"))
        for part in ("en.png", "data", "evidence"):
            assert f"(figures/bekasi/{entry['files'][part]})" in row
        assert entry["caption"]["en"].removeprefix(number).strip() in row
        assert f"(notebooks/{entry['notebook']}.ipynb)" in row
    count = len(read_manifest(bekasi))
    assert f"{count} of {count} exhibits reproduced" in readme


@pytest.mark.parametrize("name", ["README.md", "docs/formats.md", "docs/colophon.md", "CONTRIBUTING.md"])
def test_every_link_leads_somewhere(name: str) -> None:
    """A relative link of a page names a file of the project."""
    text, folder = read(name), (PROJECT / name).parent
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]

    assert [link for link in links if link and not (folder / link).exists()] == []


def test_citation_and_version_agree() -> None:
    """The citation has what a reader needs, and its version is that of the package."""
    citation = read("CITATION.cff")

    for key in ("cff-version", "message", "title", "type", "version", "license", "authors", "abstract"):
        assert re.search(rf"^{key}: ?\S*", citation, re.MULTILINE), key
    version = re.search(r'^version = "([\d.]+)"', read("pyproject.toml"), re.MULTILINE)
    assert version
    assert f"version: {version[1]}\n" in citation
    assert f"## {version[1]}\n" in read("CHANGELOG.md")


def test_code_and_data_have_their_licences() -> None:
    """Two licences: one for the code, one for texts, tables, lists and figures, both named in the README."""
    assert "MIT" in read("LICENSE")
    assert "CC BY 4.0" in read("LICENSE-data.md").replace("\n", " ") or "Attribution 4.0" in read("LICENSE-data.md")
    assert "[MIT](LICENSE)" in read("README.md")
    assert "(LICENSE-data.md)" in read("README.md")
