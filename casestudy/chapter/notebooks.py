"""Run the notebooks in order, each in a fresh kernel, so that the same input gives the same bytes."""

import os
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from casestudy.case import Case, default_case
from casestudy.chapter.exhibits.manifest import numbers_hold, write_files
from casestudy.chapter.kernels import private_kernel
from casestudy.errors import QUOTE_LIMIT, Bilingual, CaseError, Language, Problem, cut

#: Seconds that one cell may take.
CELL_TIMEOUT = 600
_NUMBERED = re.compile(r"\d\d-[\w-]+\.ipynb")


@dataclass(frozen=True)
class Step:
    """Where a run stands: the notebook, the cell that starts, and how many there are of both."""

    notebook: str
    number: int
    notebooks: int
    cell: int
    cells: int
    source: str


def list_notebooks(root: Path) -> list[Path]:
    """Return the numbered notebooks of a project in order.

    Examples
    --------
    >>> from casestudy.case import find_root
    >>> list_notebooks(find_root())[0].name
    '01-case-and-sources.ipynb'
    """
    return sorted(file for file in (root / "notebooks").glob("*.ipynb") if _NUMBERED.fullmatch(file.name))


def notebook_question(file: Path) -> Bilingual:
    """Return the question that a notebook opens with, in both languages; its name where it asks none.

    The first cell holds the question as its heading, and in Indonesian as the first sentence in italics.

    Examples
    --------
    >>> from casestudy.case import find_root
    >>> notebook_question(list_notebooks(find_root())[0]).en
    'What happened, and what evidence do we hold?'
    """
    cells = _read(file).cells
    opening = cells[0].source if cells else ""
    asked = re.match(r"# (.+\?)\n\n\*(.+?\?)", opening)
    return Bilingual(asked[2], asked[1]) if asked else Bilingual(file.stem, file.stem)


def notebook_limits(file: Path) -> Bilingual:
    """Return what a notebook says in its last cell that it does not show, in both languages; empty where it does not.

    Examples
    --------
    >>> from casestudy.case import find_root
    >>> notebook_limits(list_notebooks(find_root())[0]).en[:35]
    'The timeline does not show causes: '
    """
    cells = _read(file).cells
    said = re.match(r"## [^\n]+\n\n([^\n]+)\n\n\*([^\n]+)\*\n", cells[-1].source if cells else "")
    return Bilingual(said[2], said[1]) if said else Bilingual("", "")


def notebook_target(case: Case, notebook: Path) -> Path:
    """Return where a notebook's executed copy goes.

    Those of the project's default case are the committed notebooks themselves; those of another case stand beside
    its figures, so that running it never touches the notebooks. A project of several cases need not have a default.

    Examples
    --------
    >>> from casestudy.case import open_case
    >>> case = open_case("bekasi")
    >>> notebook_target(case, case.root / "notebooks" / "01-a.ipynb").relative_to(case.root).as_posix()
    'notebooks/01-a.ipynb'
    """
    try:
        own = os.environ.get("CASESTUDY_CASE") is None and case.name == default_case(case.root)
    except CaseError:
        own = False
    return notebook if own else case.figures / "notebooks" / notebook.name


def count_cells(notebooks: list[Path]) -> int:
    """Return how many code cells the notebooks have together.

    Examples
    --------
    >>> from casestudy.case import find_root
    >>> count_cells(list_notebooks(find_root())[:1])
    7
    """
    return sum(cell.cell_type == "code" for file in notebooks for cell in _read(file).cells)


def run_notebooks(
    case: Case, *, lang: Language | None = None, progress: Callable[[Step], None] | None = None,
    timed: Callable[[Step, float], None] | None = None,
) -> list[Path]:  # fmt: skip
    """Execute every notebook for a case and write the executed copies once all have run.

    Where a notebook moves the numbers of earlier ones, as it skips an exhibit before theirs, all run once more.

    Parameters
    ----------
    case : Case
    lang : {"id", "en"}, optional
        Of messages; by default the case's.
    progress : callable, optional
        Is told each cell as it starts.
    timed : callable, optional
        Is told each cell as it ends, with its seconds, and before the first, as cell 0, the start of the kernel.

    Returns
    -------
    list of pathlib.Path
        The executed copies.

    Raises
    ------
    CaseError
        Naming the notebook and the cell that failed, and where its copy was kept; or where there are no notebooks.
        The committed notebooks are then as they were.
    """
    notebooks = list_notebooks(case.root)
    if not notebooks:
        raise CaseError(_no_notebooks(), lang=lang or case.language)
    for _ in range(2):
        executed = [_execute(case, file, (number, len(notebooks)), lang or case.language, progress, timed)
                    for number, file in enumerate(notebooks, 1)]  # fmt: skip
        if numbers_hold(case):
            break
    targets = [notebook_target(case, file) for file in notebooks]
    write_files(case, dict(zip(targets, executed, strict=True)))
    return targets


def _execute(
    case: Case, file: Path, place: tuple[int, int], lang: Language, progress: Callable[[Step], None] | None,
    timed: Callable[[Step, float], None] | None,
) -> bytes:  # fmt: skip
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    notebook = _without_results(_read(file))
    code = [index for index, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
    since = perf_counter()

    def step(cell_index: int) -> Step:
        source = notebook.cells[cell_index].source
        first = next((line for line in source.splitlines() if line.strip()), "")
        return Step(file.name, *place, code.index(cell_index) + 1, len(code), cut(first))

    def start(cell_index: int, **_: Any) -> None:
        nonlocal since
        if timed and cell_index == 0:
            timed(Step(file.name, *place, 0, len(code), ""), perf_counter() - since)
        if progress and cell_index in code:
            progress(step(cell_index))
        since = perf_counter()

    def complete(cell_index: int, **_: Any) -> None:
        if timed and cell_index in code:
            timed(step(cell_index), perf_counter() - since)

    client = NotebookClient(
        notebook, timeout=CELL_TIMEOUT, kernel_name="python3", record_timing=False, store_widget_state=False,
        resources={"metadata": {"path": str(file.parent)}}, on_cell_start=start, on_cell_executed=complete,
    )  # fmt: skip
    try:
        with private_kernel(case, client, lang=lang) as environment:
            client.execute(env=environment)
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        raise CaseError(_failure(file, notebook, error), lang=lang) from error
    return _write(notebook)


def _no_notebooks() -> Problem:
    return Problem(
        "notebooks",
        Bilingual(
            "buku catatan bernomor seperti 01-wawancara.ipynb", "a numbered notebook such as 01-interviews.ipynb"
        ),
        Bilingual("Salin folder notebooks/ dari proyek ini.", "Copy the folder notebooks/ of the project."),
    )


def _failure(file: Path, notebook: Any, error: Exception) -> Problem:
    kept = Path(tempfile.mkdtemp(prefix="casestudy-failed-")) / file.name
    kept.write_bytes(_write(notebook))
    run = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.get("execution_count")]
    cell = run[-1].get("id", "") if run else ""
    name, said = getattr(error, "ename", type(error).__name__), str(getattr(error, "evalue", error))
    # Only the library's own messages may quote a source; any other is cut.
    reason = said if name == "CaseError" else f"{name}: {said[:QUOTE_LIMIT]}"
    return Problem(
        f"notebooks/{file.name}",
        Bilingual("sel yang berjalan sampai selesai", "a cell that runs to its end"),
        Bilingual(f"{reason}\nSalinannya ada di {kept}", f"{reason}\nIts copy is in {kept}"),
        column=cell,
    )


def _read(file: Path) -> Any:
    import nbformat

    try:
        return nbformat.read(file, as_version=4)
    # What nbformat raises depends on where it first stumbles over what is no JSON, or no notebook.
    except (ValueError, TypeError, KeyError, AttributeError, nbformat.ValidationError) as error:
        expected = Bilingual("buku catatan Jupyter yang utuh", "a sound Jupyter notebook")
        remedy = Bilingual("Kembalikan berkas itu dari salinannya.", "Bring the file back from a copy.")
        raise CaseError(Problem(f"notebooks/{file.name}", expected, remedy)) from error


def _without_results(notebook: Any) -> Any:
    """Return the notebook with no trace of the last run: where this one stops, nothing stands that it did not do."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


def _write(notebook: Any) -> bytes:
    """Return the notebook's bytes without anything that depends on the machine or the hour."""
    import nbformat

    notebook.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook.metadata["language_info"] = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
    written: str = nbformat.writes(notebook, version=4)
    return (written.rstrip("\n") + "\n").encode()
