"""A small project whose notebooks run in a second, and what a notebook of it may hold."""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from matplotlib.axes import Axes
from nbformat.v4 import new_code_cell, new_notebook

from casestudy.case import Case
from casestudy.new import new_case
from casestudy.plots.style import new_axes

#: Writes a notebook of code cells, id to source, as JupyterLab leaves it after an earlier run: with counts.
WriteNotebook = Callable[[Path, Mapping[str, str]], Path]


@pytest.fixture(autouse=True)
def scratch(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder for temporary files of a test, which keeps copies of failed notebooks out of the system's."""
    folder = tmp_path_factory.mktemp("t")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def kota(tmp_path: Path) -> Case:
    """Return the example case in a project of its own, with a folder for notebooks."""
    (tmp_path / "notebooks").mkdir()
    return new_case("kota", root=tmp_path)


@pytest.fixture
def write_notebook() -> WriteNotebook:
    """Return what writes a notebook."""

    def write(file: Path, cells: Mapping[str, str]) -> Path:
        made = [
            new_code_cell(source, id=name, execution_count=number + 10)
            for number, (name, source) in enumerate(cells.items())
        ]
        file.write_text(nbformat.writes(new_notebook(cells=made)), "utf-8")
        return file

    return write


@pytest.fixture
def register() -> pd.DataFrame:
    """Return a register of a figure and a table."""
    columns = ["number", "slug", "kind", "caption_id", "caption_en", "alt_id", "alt_en", "notebook"]
    rows = [
        ("4.1", "peaks", "figure", "Puncak di {place}.", "Peaks in {place}.", "Batang {n}.", "Bars {n}.", "01-a"),
        ("4.2", "people", "table", "Orang", "People", "Tabel {n}.", "Table {n}.", "02-b"),
    ]
    return pd.DataFrame(rows, columns=columns)


@pytest.fixture
def heights() -> pd.DataFrame:
    """Return the numbers of a small drawing."""
    return pd.DataFrame({"week": [1, 2, 3], "n": [3, 1, 2]})


def bars(table: pd.DataFrame, lang: str) -> Axes:
    """Draw a table as bars, with its language as the title."""
    ax = new_axes(height_cm=3)
    ax.bar(table["week"], table["n"])
    ax.set_title(lang)
    return ax


@pytest.fixture
def draw() -> Callable[[pd.DataFrame, str], Axes]:
    """Return the drawing of `heights`."""
    return bars
