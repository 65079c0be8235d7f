"""Reading the data dictionary and the raw files of a case, without the library's loaders."""

import re
import zipfile
from collections import defaultdict
from pathlib import Path

import pandas as pd


def read_section(text: str, title: str, *, level: int = 3) -> str:
    """Return what stands under a heading, up to the next one of its level or above."""
    found = re.search(rf"^{'#' * level} {re.escape(title)}$(.*?)(?=^#{{1,{level}}} |\Z)", text, re.M | re.S)
    assert found is not None, title
    return found[1]


def table_rows(section: str) -> list[list[str]]:
    """Return the cells of the tables of a section, without their headers."""
    tables = re.findall(r"^\|.*\n\|[-|]+\|\n((?:\|.*\n?)+)", section, re.M)
    return [[cell.strip() for cell in line.strip("|").split("|")] for table in tables for line in table.splitlines()]


def code_names(cell: str) -> list[str]:
    """Return what a cell writes as code."""
    return re.findall(r"`([^`]+)`", cell)


def raw_text(path: Path) -> str:
    """Return the text of a raw interview without the library's loaders; each paragraph of a Word file is a line."""
    if path.suffix != ".docx":
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("word/document.xml").decode("utf-8")
    return re.sub(r"<[^>]+>", "", xml.replace("\n", "").replace("</w:p>", "\n"))


def shared_runs(table: pd.DataFrame, columns: list[str], *, length: int = 8) -> dict[str, set[str]]:
    """Return the documents in which each run of words stands; a run does not cross cells."""
    where: dict[str, set[str]] = defaultdict(set)
    for column in columns:
        for doc, text in zip(table["doc"], table[column], strict=True):
            words = re.findall(r"[\w'’-]+", str(text).lower())
            for start in range(len(words) - length + 1):
                where[" ".join(words[start : start + length])].add(str(doc))
    return where
