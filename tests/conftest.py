"""Fixtures that several rooms share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from casestudy.case import Case, open_case
from casestudy.chapter.notebooks import run_notebooks
from tests.copies import copy_case

#: The folder that holds this project's data, notebooks and figures.
PROJECT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the settings of whoever runs the tests away from them: the project is this one, messages are English.

    Lists of pseudonyms and originals in a home folder are neither read nor touched.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("CASESTUDY_")]:
            patch.delenv(name)
        patch.setenv("CASESTUDY_KEYS", str(tmp_path_factory.mktemp("keys")))
        patch.setenv("CASESTUDY_ORIGINALS", str(tmp_path_factory.mktemp("originals")))
        yield


@pytest.fixture(scope="session")
def bekasi() -> Case:
    """Return the shipped case; its settings are read once."""
    return open_case("bekasi", root=PROJECT)


@pytest.fixture(scope="session")
def lakeview() -> Case:
    """Return the second shipped case, in English."""
    return open_case("lakeview", root=PROJECT)


@pytest.fixture(scope="session")
def rerun(bekasi: Case, tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Run the notebooks once on a copy of the shipped case; the project it stands in is to be read only."""
    again = copy_case(bekasi, tmp_path_factory.mktemp("rerun"))
    run_notebooks(again)
    return again
