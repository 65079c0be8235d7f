"""Running the notebooks on a case, and everything that their results say."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from PIL import Image
from pypdf import PdfReader

from casestudy.case import Case

#: What a page holds beside words: pictures as letters, its style, and the names of its elements.
_NO_WORDS = re.compile(r"data:[\w/+;.-]*base64,[\w/+=]*|<style>.*?</style>|</?[a-z]\w*", re.S)
#: The parts of a Word file that say something; the others are styles and settings.
_SAYING = re.compile(r"docProps/core\.xml|word/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml")


def hashes(folder: Path) -> dict[str, str]:
    """Return the hash of every file in a folder by its path, compiled Python aside."""
    return {
        file.relative_to(folder).as_posix(): sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts
    }


def run(case: Case, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the installed program on a case, from some folder."""
    program = shutil.which("casestudy", path=str(Path(sys.executable).parent))
    assert program, "the package is installed with its console script"
    return subprocess.run(
        [program, "run", "--case", case.name, "--lang", "en"], cwd=folder, check=False, capture_output=True, text=True,
        env={**os.environ, "CASESTUDY_ROOT": str(case.root), **environment}, encoding="utf-8",
    )  # fmt: skip


def said(case: Case, only: str = "") -> Iterator[tuple[str, str]]:
    """Yield everything the results of a case say in words, by file: texts, cells, PDF pages, chunks of pictures."""
    for file in sorted(case.figures.rglob("*")):
        name = file.relative_to(case.figures).as_posix()
        if not re.search(only, name):
            continue
        if file.suffix in {".csv", ".json", ".md"}:
            yield name, file.read_text("utf-8")
        elif file.suffix == ".html":
            yield name, _NO_WORDS.sub("", file.read_text("utf-8"))
        elif file.suffix == ".ipynb":
            yield name, notebook_says(file)
        elif file.suffix == ".docx":
            with zipfile.ZipFile(file) as archive:
                parts = [archive.read(part).decode("utf-8") for part in archive.namelist() if _SAYING.fullmatch(part)]
            yield name, " ".join(re.sub(r"<[^>]*>", "", part) for part in parts)
        elif file.suffix == ".pdf":
            reader = PdfReader(file)
            about = " ".join(str(value) for value in (reader.metadata or {}).values())
            yield name, " ".join([about, *(page.extract_text() for page in reader.pages)])
        elif file.suffix == ".png":
            with Image.open(file) as picture:
                picture.load()
                yield name, " ".join(str(value) for value in picture.info.values())


def notebook_says(file: Path) -> str:
    """Return what the cells of a notebook and their outputs say, pictures aside."""
    told: list[object] = []
    for cell in json.loads(file.read_text("utf-8"))["cells"]:
        told.append(cell["source"])
        for output in cell.get("outputs", []):
            shown = {kind: data for kind, data in output.get("data", {}).items() if kind != "image/png"}
            told += [output.get("text", []), *shown.values(), output.get("evalue", "")]
    return "\n".join("".join(part) if isinstance(part, list) else str(part) for part in told)
