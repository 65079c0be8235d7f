"""What a notebook says when it is opened alone and something is missing or wrong: a short message, no traceback."""

import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from casestudy.case import Case
from casestudy.chapter.kernels import private_kernel
from casestudy.chapter.notebooks import list_notebooks
from casestudy.errors import Language
from casestudy.new import new_case

Outputs = list[dict[str, Any]]


@pytest.fixture
def kota(bekasi: Case, tmp_path: Path) -> Case:
    """Return the example case in a project with the notebooks, none of which has run."""
    (tmp_path / "notebooks").mkdir()
    for notebook in list_notebooks(bekasi.root):
        shutil.copy2(notebook, tmp_path / "notebooks")
    return new_case("kota", root=tmp_path)


def run_alone(case: Case, number: int, folder: Path, *, cells: int | None = None, lang: Language = "en") -> Outputs:
    """Run a notebook, or its first code cells, in a fresh kernel that starts in some folder, as a person would."""
    notebook = nbformat.read(list_notebooks(case.root)[number - 1], as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for cell in code:
        cell.outputs, cell.execution_count = [], None
    notebook.cells = code[:cells]
    client = NotebookClient(
        notebook, timeout=300, kernel_name="python3", allow_errors=True, resources={"metadata": {"path": str(folder)}}
    )
    with private_kernel(case, client, lang=lang) as environment:
        client.execute(env=environment)
    return [dict(output) for cell in notebook.cells for output in cell.outputs]


@pytest.mark.parametrize(
    ("lang", "message"),
    [
        ("en", 'tables/events.csv, row 3, column "date": the value is "2020-13-02", but a date, a month or a year was '
         "expected. Write it like 2022-01-05, 2022-01 or 2022."),
        ("id", 'tables/events.csv, baris 3, kolom "date": isinya "2020-13-02", padahal seharusnya tanggal, bulan atau '
         "tahun. Tulis seperti 2022-01-05, 2022-01 atau 2022."),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_told_without_a_traceback(kota: Case, tmp_path: Path, lang: str, message: str) -> None:
    """The first cell shows the message alone, in the language of the case: file, row, column and what to write."""
    settings, events = kota.folder / "case.toml", kota.folder / "tables" / "events.csv"
    settings.write_text(settings.read_text("utf-8").replace('language = "id"', f'language = "{lang}"'), "utf-8")
    events.write_text(events.read_text("utf-8").replace("2020-03-02", "2020-13-02", 1), "utf-8")

    (output,) = run_alone(kota, 1, tmp_path, cells=1)

    assert (output["output_type"], output["ename"]) == ("error", "CaseError")
    assert output["traceback"] == [message]


def test_codings_whose_clippings_are_gone_are_told_in_lines(kota: Case, tmp_path: Path) -> None:
    """A folder that was taken away is seen where codings name its documents: a line each, and no more than that."""
    shutil.rmtree(kota.folder / "raw" / "clippings")

    (output,) = run_alone(kota, 4, tmp_path, cells=1)

    assert output["ename"] == "CaseError"
    assert 2 <= len(output["traceback"]) <= 11
    assert all(line.startswith(("codings/contoh-", "and ", "dan ")) for line in output["traceback"])


def test_a_notebook_without_its_inputs_runs_alone_from_anywhere(kota: Case, tmp_path: Path) -> None:
    """Started in a folder that is no project, on a case of nothing but a codebook, it says what its exhibits need."""
    for file in sorted(kota.folder.rglob("*.*")):
        if file.is_file() and file.name not in ("case.toml", "codebook.csv"):
            file.unlink()
    (tmp_path / "elsewhere").mkdir()

    outputs = run_alone(kota, 2, tmp_path / "elsewhere")

    assert [one for one in outputs if one["output_type"] == "error" or one.get("name") == "stderr"] == []
    told = [one["data"]["text/markdown"] for one in outputs if "text/markdown" in one.get("data", {})]
    assert [text for text in told if "dilewati" in text] == [
        f"`{slug}` dilewati: butuh transkrip wawancara (data/kota/raw/interviews).  \n"
        f"`{slug}` was skipped: it needs transcripts of interviews (data/kota/raw/interviews)."
        for slug in ("interview-words", "collocations")
    ]


def test_the_chapter_asks_for_the_notebooks_before_it(kota: Case, tmp_path: Path) -> None:
    """Opened first, the last notebook names exhibits that nobody has made yet, and the command that makes them."""
    outputs = run_alone(kota, 7, tmp_path, cells=2)

    (error,) = [one for one in outputs if one["output_type"] == "error"]
    assert error["traceback"] == [
        "figures/kota/manifest.json: seharusnya ada semua peraga; belum dibuat: timeline, informants, sources, "
        "interview-words dan 29 lagi. Jalankan dulu buku catatan yang lain, atau semuanya: casestudy run"
    ]
