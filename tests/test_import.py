"""Importing the library is cheap, and everything it promises can be reached from it."""

import ast
import importlib
import os
import subprocess
import sys
from pathlib import Path

import casestudy

PACKAGE = Path(casestudy.__file__).parent
HEAVY = {"pandas", "numpy", "matplotlib", "nltk", "typer"}


def imported_by(code: str) -> set[str]:
    """Return the top-level names of all modules that a fresh Python imports while it runs `code`."""
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code], capture_output=True, text=True, encoding="utf-8", check=True
    )
    lines = [line for line in ran.stderr.splitlines() if line.startswith("import time:")]
    return {line.rsplit("|", 1)[1].strip().split(".")[0] for line in lines}


def public_names() -> dict[str, str]:
    """Return the names of the stub and the modules they come from."""
    stub = ast.parse((PACKAGE / "__init__.pyi").read_text("utf-8"))
    return {
        alias.asname or alias.name: f"casestudy.{node.module}"
        for node in stub.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def test_import_alone_brings_nothing_heavy() -> None:
    """`import casestudy` loads neither pandas nor anything else that takes time."""
    imported = imported_by("import casestudy")

    assert "casestudy" in imported
    assert imported & HEAVY == set()


def test_the_scan_of_imports_sees_what_is_imported() -> None:
    """The first use of a name that needs pandas brings pandas, which the scan above would show."""
    assert {"pandas", "numpy"} <= imported_by("import casestudy\ncasestudy.count_words")


def test_every_public_name_can_be_fetched() -> None:
    """Each name of the stub is the very object that its module defines, and `dir` lists them all."""
    names = public_names()

    assert len(names) > 70
    for name, module in names.items():
        assert getattr(casestudy, name) is getattr(importlib.import_module(module), name), name
    assert set(names) <= set(dir(casestudy))
    assert sorted(vars(casestudy)["__all__"]) == sorted(names)


def test_help_brings_no_tables() -> None:
    """`casestudy --help` answers without pandas, numpy or matplotlib."""
    code = "import sys\nfrom casestudy.cli.main import main\nsys.argv = ['casestudy', '--help']\nmain()"

    imported = imported_by(code)

    assert "typer" in imported
    assert imported & (HEAVY - {"typer"}) == set()


def test_importing_every_module_opens_no_file_of_the_library() -> None:
    """Lists, templates and cases are read when they are used: importing reads Python files alone."""
    modules = sorted(
        ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        for file in PACKAGE.rglob("*.py")
    )
    code = (
        "import importlib, os, sys\n"
        "opened = []\n"
        "def watch(event, args):\n"
        "    if event == 'open' and isinstance(args[0], str):\n"
        "        opened.append(os.path.abspath(args[0]))\n"
        "sys.addaudithook(watch)\n"
        f"for name in {modules!r}:\n"
        "    importlib.import_module(name)\n"
        f"print([f for f in opened if f.startswith({str(PACKAGE.parent) + os.sep!r} + 'casestudy' + os.sep)"
        " and not f.endswith(('.py', '.pyc', '.pyi')) and '__pycache__' not in f])"
    )

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)

    assert ran.stdout.strip() == "[]"
