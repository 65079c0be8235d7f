"""Verify: run everything again in a scratch folder and compare, so that a reviewer need not take our word."""

import json
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np

from casestudy.case import Case, open_case
from casestudy.chapter.exhibits.manifest import read_manifest
from casestudy.chapter.notebooks import Step, list_notebooks, notebook_target, run_notebooks
from casestudy.chapter.pages.contents import exhibit_order
from casestudy.chapter.pages.writing import list_pages

#: The parts of an exhibit that are compared byte by byte, and what a difference in them is called.
_TOLD = {"data": "numbers", "evidence": "evidence", "id.csv": "cells", "en.csv": "cells"}


@dataclass(frozen=True)
class Verdict:
    """What a comparison found for one exhibit, notebook or page: nothing, or the differences in words."""

    name: str
    kind: str
    differences: tuple[str, ...]

    @property
    def reproduced(self) -> bool:
        """Whether nothing differed."""
        return not self.differences


def verify(case: Case, *, progress: Callable[[Step], None] | None = None) -> list[Verdict]:
    """Execute the notebooks on a copy of the case and compare what they write with what the project holds.

    Numbers, evidence, captions, manifest entries, the sha256 of every input, the text of notebooks and the pages of the
    chapter are compared exactly; pictures are decoded and compared pixel by pixel. What holds pictures holds on one
    platform with the locked versions. PDF files are only required to be there: they are drawn by the same call as the
    pictures.

    Parameters
    ----------
    case : Case
    progress : callable, optional
        Is told each cell as it starts.

    Returns
    -------
    list of Verdict
        One for each exhibit of either side, then one for each notebook and one for each page of the chapter.
    """
    with tempfile.TemporaryDirectory(prefix="casestudy-verify-") as folder:
        scratch = Path(folder)
        shutil.copytree(case.folder, scratch / "data" / case.name)
        (scratch / "notebooks").mkdir()
        for notebook in list_notebooks(case.root):
            shutil.copy2(notebook, scratch / "notebooks")
        again = replace(open_case(case.name, root=scratch), language=case.language)
        run_notebooks(again, progress=progress)
        return compare_runs(case, again)


def compare_runs(case: Case, again: Case) -> list[Verdict]:
    """Return what differs between what the project holds for a case and what another run of it wrote.

    Parameters
    ----------
    case, again : Case
        The same case in two project folders.

    Returns
    -------
    list of Verdict
        As from `verify`.
    """
    committed, made = read_manifest(case), read_manifest(again)
    verdicts = []
    for slug in sorted({*committed, *made}, key=lambda slug: exhibit_order((made | committed)[slug])):
        differences = _compare_exhibit(case, again, committed.get(slug), made.get(slug))
        verdicts.append(Verdict(slug, "exhibit", tuple(differences)))
    for name in sorted({file.name for side in (case, again) for file in list_notebooks(side.root)}):
        old, new = (notebook_target(side, side.root / "notebooks" / name) for side in (case, again))
        verdicts.append(Verdict(name, "notebook", tuple(_compare_notebooks(old, new))))
    pages = {file.name for side in (case, again) for file in list_pages(side)}
    return verdicts + [Verdict(name, "page", tuple(_compare_pages(case, again, name))) for name in sorted(pages)]


def _compare_exhibit(
    case: Case, again: Case, committed: dict[str, Any] | None, made: dict[str, Any] | None
) -> list[str]:
    if committed is None:
        return ["not in the committed manifest"]
    if made is None:
        return ["no longer made by any notebook"]
    before, after = committed["inputs"], made["inputs"]
    differences = [f"input: {file}" for file in sorted({*before, *after}) if before.get(file) != after.get(file)]
    told = sorted({*committed, *made} - {"inputs"})
    differences += [f"manifest: {key}" for key in told if committed.get(key) != made.get(key)]
    for part, name in committed["files"].items():
        old, new = case.figures / name, again.figures / name
        if not old.is_file() or not new.is_file():
            differences.append(f"missing: {name}")
        elif part in _TOLD and old.read_bytes() != new.read_bytes():
            differences.append(f"{_TOLD[part]}: {name}")
        elif part.endswith("png") and not _same_pixels(old.read_bytes(), new.read_bytes()):
            differences.append(f"picture: {name}")
    return differences


def _compare_pages(case: Case, again: Case, name: str) -> list[str]:
    old, new = case.figures / name, again.figures / name
    missing = [f"missing: {name}" for file in (old, new) if not file.is_file()]
    return missing or (["content"] if old.read_bytes() != new.read_bytes() else [])


def _compare_notebooks(old: Path, new: Path) -> list[str]:
    missing = [file for file in (old, new) if not file.is_file()]
    if missing:
        return [f"missing: {missing[0].name}"]
    try:
        before, after = (json.loads(file.read_bytes())["cells"] for file in (old, new))
    except (ValueError, KeyError):
        return ["not a notebook"]
    if len(before) != len(after):
        return ["number of cells"]
    return [f"cell: {one['id']}" for one, two in zip(before, after, strict=True) if not _same_cell(one, two)]


def _same_cell(one: dict[str, Any], two: dict[str, Any]) -> bool:
    pictures = [[out["data"].pop("image/png") for out in cell.get("outputs", []) if "image/png" in out.get("data", {})]
                for cell in (one, two)]  # fmt: skip
    if one != two or len(pictures[0]) != len(pictures[1]):
        return False
    return all(_same_pixels(_decode(a), _decode(b)) for a, b in zip(*pictures, strict=True))


def _decode(picture: str | list[str]) -> bytes:
    from base64 import b64decode

    return b64decode(picture if isinstance(picture, str) else "".join(picture))


def _same_pixels(one: bytes, two: bytes) -> bool:
    from PIL import Image

    if one == two:
        return True
    try:
        first, second = (np.asarray(Image.open(BytesIO(content)).convert("RGBA")) for content in (one, two))
    # A damaged file is a difference, not a crash; Pillow reports most damage as an OSError.
    except (OSError, SyntaxError, ValueError):
        return False
    return first.shape == second.shape and bool((first == second).all())
