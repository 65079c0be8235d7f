"""The shipped case under other names runs like itself, and not one of its own names is in any result."""

import re
import shutil
from pathlib import Path

import pytest

from casestudy.case import Case, open_case
from casestudy.chapter.exhibits.manifest import read_manifest, read_skipped
from casestudy.chapter.notebooks import list_notebooks
from casestudy.load.sources import load_case
from tests.renaming import (
    Renaming,
    naming_words,
    needed_words,
    renamed_case,
    renamed_words,
    spoken_words,
    telling_words,
    words_of,
)
from tests.results import notebook_says, run, said

#: Names that no longer word may hold either.
PLACES = ("bekasi", "rawalumbu", "mustikajaya", "bantargebang", "jatiasih", "jatisampurna", "medan satria", "patriot")


@pytest.fixture(scope="module")
def names(bekasi: Case) -> set[str]:
    """Return the names of the shipped case that readers can do without."""
    return naming_words(bekasi) - needed_words(bekasi)


@pytest.fixture(scope="module")
def elsewhere(bekasi: Case, names: set[str], tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Return the shipped case under other names, its notebooks just run, in a project without the shipped one."""
    root = tmp_path_factory.mktemp("elsewhere")
    (root / "notebooks").mkdir()
    for notebook in list_notebooks(bekasi.root):
        shutil.copy2(notebook, root / "notebooks")
    files = [path for path in bekasi.folder.rglob("*") if path.suffix in {".csv", ".md", ".toml", ".txt"}]
    taken = words_of(path.read_text("utf-8-sig") for path in files) | needed_words(bekasi) | spoken_words(bekasi)
    renaming = Renaming(renamed_words(names, taken=taken), kept=needed_words(bekasi))
    made = renamed_case(bekasi, root, renaming)
    ran = run(made, root)
    assert ran.returncode == 0, ran.stderr
    return open_case(made.name, root=root)


@pytest.fixture(scope="module")
def results(elsewhere: Case) -> dict[str, str]:
    """Return what the results say, by file: those of figures, and the notebooks that were run in their place."""
    return {**dict(said(elsewhere)), **{file.name: notebook_says(file) for file in list_notebooks(elsewhere.root)}}


def test_place_strategies_phases_and_codes_have_other_names(bekasi: Case, elsewhere: Case, names: set[str]) -> None:
    """No setting, code, outlet, district or event of the copy is named as in the shipped case."""
    ours, theirs = load_case(bekasi), load_case(elsewhere)

    assert set(elsewhere.strategies) & set(bekasi.strategies) == set()
    assert elsewhere.place.id != bekasi.place.id
    assert [phase.label.id for phase in elsewhere.phases] != [phase.label.id for phase in bekasi.phases]
    for table, column in (("codebook", "code"), ("clippings", "outlet"), ("activities", "district"),
                          ("events", "event_en")):  # fmt: skip
        # One code, "strategi", is a header of our tables and can have no other name.
        shared = set(getattr(ours, table)[column]) & set(getattr(theirs, table)[column])
        assert [name for name in shared if words_of([name]) & names] == [], table


def test_the_copy_is_the_same_case(bekasi: Case, elsewhere: Case) -> None:
    """Texts are as long, passages stand in the same places, and every table has as many rows."""
    ours, theirs = load_case(bekasi), load_case(elsewhere)

    places = [sorted(one.segments[["doc", "start", "end"]].astype("str").agg(" ".join, axis=1).str[-9:]) for one in
              (ours, theirs)]  # fmt: skip
    assert places[0] == places[1]
    assert ours.texts["text"].str.len().tolist() == theirs.texts["text"].str.len().tolist()
    assert {name: len(table) for name, table in vars(ours).items()} == {
        name: len(table) for name, table in vars(theirs).items()
    }


def test_every_exhibit_is_made_elsewhere_too(bekasi: Case, elsewhere: Case) -> None:
    """The copy has the exhibits of the shipped case under the same numbers, and skips none that it has not skipped."""
    ours, theirs = read_manifest(bekasi), read_manifest(elsewhere)

    assert {slug: entry["number"] for slug, entry in theirs.items()} == {
        slug: entry["number"] for slug, entry in ours.items()
    }
    assert set(read_skipped(elsewhere)) == set(read_skipped(bekasi))


def test_no_name_of_the_shipped_case_is_in_any_result(bekasi: Case, names: set[str], results: dict[str, str]) -> None:
    """Not one name stands in a table, text, page, Word file, notebook, drawing or picture that the run has written."""
    telling = telling_words(names, needed_words(bekasi) | spoken_words(bekasi))
    kinds = {Path(name).suffix for name in results}

    found = {name: sorted(words_of([text]) & telling) for name, text in results.items()}

    assert kinds == {".csv", ".docx", ".html", ".ipynb", ".json", ".md", ".pdf", ".png"}
    assert len(telling) > 500
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_no_longer_word_holds_a_place(results: dict[str, str]) -> None:
    """Hashtags, addresses and account names that held the city or a district are under other names as well."""
    held = re.compile("|".join(re.escape(place) for place in PLACES), re.I)

    assert {name: hits for name, text in results.items() if (hits := sorted(set(held.findall(text))))} == {}


def test_the_names_are_found_in_the_shipped_results(bekasi: Case, names: set[str]) -> None:
    """The scan is not blind: in the results of the shipped case it meets names in every kind of file."""
    telling = telling_words(names, needed_words(bekasi) | spoken_words(bekasi))
    results = dict(said(bekasi, "timeline|triangulation|^[^/]+$"))

    met = {Path(name).suffix for name, text in results.items() if words_of([text]) & telling}

    assert {"bekasi", "rawalumbu", "kpk"} <= telling
    assert met == {".csv", ".docx", ".html", ".json", ".md", ".pdf", ".png"}
