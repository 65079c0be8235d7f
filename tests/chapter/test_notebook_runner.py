"""The runner: notebooks in order, each in a fresh kernel, the same bytes each time, and failures told in words."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from casestudy.case import Case
from casestudy.chapter import notebooks
from casestudy.chapter.exhibits.manifest import numbers_hold
from casestudy.chapter.notebooks import Step, count_cells, list_notebooks, notebook_target, run_notebooks
from casestudy.errors import CaseError
from casestudy.new import new_case

WriteNotebook = Callable[[Path, dict[str, str]], Path]


def cells(file: Path) -> dict[str, dict[str, Any]]:
    """Return the cells of a notebook by their ids."""
    return {cell["id"]: cell for cell in json.loads(file.read_text("utf-8"))["cells"]}


def printed(file: Path, name: str) -> str:
    """Return what a cell printed."""
    return "".join(text for output in cells(file)[name]["outputs"] for text in output.get("text", []))


def failure(case: Case) -> tuple[CaseError, Path]:
    """Run the notebooks, which must fail, and return the error and the copy that was kept."""
    with pytest.raises(CaseError) as raised:
        run_notebooks(case, lang="en")
    return raised.value, Path(str(raised.value).rsplit("Its copy is in ", 1)[1])


def test_only_numbered_notebooks_are_run_in_order(tmp_path: Path) -> None:
    """Scratch notebooks and checkpoints beside the numbered ones are left alone."""
    for name in ("10-j.ipynb", "02-b.ipynb", "scratch.ipynb", "01-a.ipynb", "01-a-checkpoint.txt", "3-c.ipynb"):
        (tmp_path / "notebooks" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "notebooks" / name).touch()

    assert [file.name for file in list_notebooks(tmp_path)] == ["01-a.ipynb", "02-b.ipynb", "10-j.ipynb"]


def test_only_the_default_case_is_written_into_the_notebooks(kota: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copies of any other case stand beside its figures, and so do all while the environment names the case."""
    file = kota.root / "notebooks" / "01-a.ipynb"
    beside = kota.figures / "notebooks" / "01-a.ipynb"
    assert notebook_target(kota, file) == file

    new_case("desa", root=kota.root)
    assert notebook_target(kota, file) == beside, "two cases and no default"

    (kota.root / "pyproject.toml").write_text('[tool.casestudy]\ndefault-case = "kota"\n', "utf-8")
    assert notebook_target(kota, file) == file

    monkeypatch.setenv("CASESTUDY_CASE", "kota")
    assert notebook_target(kota, file) == beside


def test_code_cells_are_counted_over_all_notebooks(bekasi: Case) -> None:
    """The shipped notebooks have as many code cells as their files hold."""
    files = list_notebooks(bekasi.root)

    assert count_cells(files) == sum(
        cell["cell_type"] == "code" for file in files for cell in json.loads(file.read_text("utf-8"))["cells"]
    )


def test_each_notebook_runs_in_a_kernel_of_its_own(
    kota: Case, write_notebook: WriteNotebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names of one notebook are unknown in the next; project, case and language reach both, a user's settings none."""
    own = kota.root / "my-own-matplotlibrc"
    own.write_text("lines.linewidth: 9\n", "utf-8")
    monkeypatch.setenv("MATPLOTLIBRC", str(own))
    monkeypatch.setenv("PYTHONHASHSEED", "123")
    first = write_notebook(
        kota.root / "notebooks" / "01-a.ipynb",
        {
            "environment": "import os\nsecret = 1\nprint(*[os.environ[n] for n in ('CASESTUDY_CASE', 'CASESTUDY_LANG',"
            " 'PYTHONHASHSEED', 'MPLBACKEND')])\nprint(os.environ['CASESTUDY_ROOT'] == os.path.dirname(os.getcwd()))",
            "settings": "import matplotlib\n"
            "print(matplotlib.matplotlib_fname() == matplotlib.get_data_path() + '/matplotlibrc')",
        },
    )
    second = write_notebook(kota.root / "notebooks" / "02-b.ipynb", {"look": "print('secret' in globals())"})
    told: list[Step] = []

    written = run_notebooks(kota, lang="en", progress=told.append)

    assert written == [first, second]
    assert printed(first, "environment") == "kota en 0 agg\nTrue\n"
    assert printed(first, "settings") == "True\n"
    assert printed(second, "look") == "False\n"
    assert [cell["execution_count"] for cell in cells(first).values()] == [1, 2]
    assert told == [
        Step("01-a.ipynb", 1, 2, 1, 2, "import os"),
        Step("01-a.ipynb", 1, 2, 2, 2, "import matplotlib"),
        Step("02-b.ipynb", 2, 2, 1, 1, "print('secret' in globals())"),
    ]


def test_kernels_and_cells_are_timed(kota: Case, write_notebook: WriteNotebook) -> None:
    """Each notebook tells the start of its kernel as cell 0, then its cells as they end, with their seconds."""
    write_notebook(kota.root / "notebooks" / "01-a.ipynb", {"one": "a = 1", "two": "\nb = 2"})
    write_notebook(kota.root / "notebooks" / "02-b.ipynb", {"three": "import time\ntime.sleep(0.2)"})
    told: list[tuple[Step, float]] = []

    run_notebooks(kota, timed=lambda step, seconds: told.append((step, seconds)))

    assert [step for step, _ in told] == [
        Step("01-a.ipynb", 1, 2, 0, 2, ""),
        Step("01-a.ipynb", 1, 2, 1, 2, "a = 1"),
        Step("01-a.ipynb", 1, 2, 2, 2, "b = 2"),
        Step("02-b.ipynb", 2, 2, 0, 1, ""),
        Step("02-b.ipynb", 2, 2, 1, 1, "import time"),
    ]
    assert told[-1][1] >= 0.2, "the seconds until the cell ended, not those until it was sent"


def test_running_again_changes_no_byte(kota: Case, write_notebook: WriteNotebook) -> None:
    """Order of sets, times, widgets and the machine leave no trace in an executed notebook."""
    file = write_notebook(
        kota.root / "notebooks" / "01-a.ipynb",
        {
            "sets": "print(list({f'word{n}' for n in range(9)}))",
            "widget": "kind = 'application/vnd.jupyter.widget-view+json'\n"
            "display({kind: {'model_id': 'x'}, 'text/html': '<b>1</b>'}, raw=True)",
        },
    )

    run_notebooks(kota)
    first = file.read_bytes()
    run_notebooks(kota)

    assert file.read_bytes() == first
    made = json.loads(first)
    assert made["metadata"] == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    assert [cell["metadata"] for cell in made["cells"]] == [{}, {}]
    assert list(cells(file)["widget"]["outputs"][0]["data"]) == ["text/html"]
    assert first.endswith(b"}\n")


def test_a_failure_names_notebook_and_cell_and_changes_nothing(kota: Case, write_notebook: WriteNotebook) -> None:
    """The cell that failed is named, not the last one of an earlier run; the copy ends where the run ended."""
    good = write_notebook(kota.root / "notebooks" / "01-a.ipynb", {"good": "1 + 1"})
    bad = write_notebook(
        kota.root / "notebooks" / "02-b.ipynb", {"fine": "2", "divide": "1 / 0", "after": "print('not reached')"}
    )
    before = good.read_bytes(), bad.read_bytes()

    error, copy = failure(kota)

    assert (good.read_bytes(), bad.read_bytes()) == before
    assert error.message("en").startswith(
        'notebooks/02-b.ipynb, column "divide": a cell that runs to its end was expected. '
        "ZeroDivisionError: division by zero\nIts copy is in "
    )
    assert "seharusnya ada sel yang berjalan sampai selesai. ZeroDivisionError" in error.message("id")
    assert [cell["execution_count"] for cell in cells(copy).values()] == [1, 2, None]
    assert cells(copy)["after"]["outputs"] == []


def test_a_failure_of_the_case_is_told_whole_and_any_other_is_cut(kota: Case, write_notebook: WriteNotebook) -> None:
    """The library's own messages name file, row and remedy; another error may quote a source and keeps 40 letters."""
    file = kota.root / "notebooks" / "01-a.ipynb"
    write_notebook(file, {"open": "import casestudy as cs\ncs.open_case('nowhere')"})

    error, _ = failure(kota)
    assert "data/nowhere: a case folder with case.toml (there are: kota) was expected." in str(error)

    write_notebook(file, {"quote": "raise ValueError('x' * 41)"})
    error, _ = failure(kota)
    assert f"ValueError: {'x' * 40}\n" in str(error)


def test_a_cell_that_takes_too_long_is_stopped(
    kota: Case, write_notebook: WriteNotebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Past the limit the kernel is ended and the cell is named."""
    monkeypatch.setattr(notebooks, "CELL_TIMEOUT", 1)
    write_notebook(kota.root / "notebooks" / "01-a.ipynb", {"quick": "1", "slow": "import time\ntime.sleep(60)"})

    error, copy = failure(kota)

    assert error.problems[0].column == "slow"
    assert "CellTimeoutError: A cell timed out while it was being exec\n" in str(error)
    assert copy.is_file()


def test_a_kernel_that_dies_is_told_in_words(kota: Case, write_notebook: WriteNotebook) -> None:
    """Python ending inside a cell is a failure of that notebook, not a hang and not a traceback."""
    write_notebook(kota.root / "notebooks" / "01-a.ipynb", {"quick": "1", "end": "import os\nos._exit(1)"})

    error, copy = failure(kota)

    assert error.problems[0].file == "notebooks/01-a.ipynb"
    assert "DeadKernelError: Kernel died" in str(error)
    assert copy.is_file()


def test_a_project_without_notebooks_is_told(kota: Case) -> None:
    """Nothing to run is a problem with a remedy, in the language of the case."""
    with pytest.raises(CaseError) as raised:
        run_notebooks(kota)

    assert str(raised.value) == (
        "notebooks: seharusnya ada buku catatan bernomor seperti 01-wawancara.ipynb. "
        "Salin folder notebooks/ dari proyek ini."
    )
    assert raised.value.message("en") == (
        "notebooks: a numbered notebook such as 01-interviews.ipynb was expected. "
        "Copy the folder notebooks/ of the project."
    )


@pytest.mark.parametrize("content", ["", "<<<<<<< HEAD", "[]", "{}", '{"nbformat": 4, "cells": 3}', '{"nbformat": 9}'])
def test_a_broken_notebook_is_named(kota: Case, content: str) -> None:
    """A file that is no notebook is told with its remedy before anything runs."""
    (kota.root / "notebooks" / "01-a.ipynb").write_text(content, "utf-8")

    with pytest.raises(CaseError) as raised:
        count_cells(list_notebooks(kota.root))

    assert raised.value.message("en") == (
        "notebooks/01-a.ipynb: a sound Jupyter notebook was expected. Bring the file back from a copy."
    )


def test_numbers_hold_whatever_the_order_of_the_register(kota: Case, write_notebook: WriteNotebook) -> None:
    """A first row that a later notebook skips takes no number: the run is made again, and every number is right."""
    table = kota.folder / "tables" / "exhibits.csv"
    header, timeline, *others = table.read_text("utf-8").splitlines(keepends=True)
    (swot,) = [line for line in others if line.startswith("swot-alignment,")]
    table.write_text("".join([header, swot, timeline]), "utf-8", newline="\n")
    save = (
        "import casestudy as cs\nfrom casestudy.plots.style import new_axes\ncase = cs.open_case()\n"
        "events, exhibits = cs.load_table(case, 'events'), cs.load_table(case, 'exhibits')\n"
        "facts = dict.fromkeys(('n_events', 'n_activities', 'n_clippings', 'day_zero', 'factors', 'strategies'), 1)\n"
        "saved = cs.save_exhibit(case, exhibits, {!r}, events.head({}), sources=['events'], facts=facts,\n"
        "                        draw=lambda table, lang: new_axes(height_cm=2))\n"
    )
    write_notebook(
        kota.root / "notebooks" / "01-a.ipynb", {"timeline": save.format("timeline", 9) + "print(saved.captions['en'])"}
    )
    write_notebook(kota.root / "notebooks" / "02-b.ipynb", {"swot-alignment": save.format("swot-alignment", 0)})
    steps: list[Step] = []

    (first, _) = run_notebooks(kota, progress=steps.append)

    assert printed(first, "timeline").startswith("Figure 4.1 ")
    assert [step.number for step in steps] == [1, 2, 1, 2]
    assert numbers_hold(kota)
    run_notebooks(kota, progress=steps.append)
    assert [step.number for step in steps[4:]] == [1, 2]
