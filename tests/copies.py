"""A project of its own for a case, so that what is run leaves the shipped one as it is."""

import shutil
from pathlib import Path

from casestudy.case import Case, open_case
from casestudy.chapter.notebooks import list_notebooks


def copy_case(case: Case, root: Path) -> Case:
    """Copy a case and the notebooks to another project, and return the case there."""
    shutil.copytree(case.folder, root / "data" / case.name)
    (root / "notebooks").mkdir(exist_ok=True)
    for notebook in list_notebooks(case.root):
        shutil.copy2(notebook, root / "notebooks")
    return open_case(case.name, root=root)
