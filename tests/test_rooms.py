"""The rules of the house: rooms import to the left, modules are small, and nothing happens when one is imported."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import casestudy

PACKAGE = Path(casestudy.__file__).parent
TESTS = Path(__file__).parent

#: Base modules in the order in which one may import another, then the rooms from left to right.
BASE = ("errors", "dates", "tables", "cells", "check", "case", "labels")
ROOMS = ("start", "load", "text", "coding", "privacy", "findings", "plots", "chapter", "forms", "new", "cli")
#: Imported inside the functions that need them: most commands need none of them.
LATE = {
    "nltk",
    "openpyxl",
    "pypdf",
    "striprtf",
    "wordcloud",
    "seaborn",
    "Sastrawi",
    "nbclient",
    "nbformat",
    "IPython",
    "trafilatura",
}
#: What opens files, whatever it is called on.
OPENS = {
    "open", "read_text", "read_bytes", "write_text", "write_bytes", "read_csv", "read_excel", "iterdir", "glob",
    "rglob", "as_file", "files", "read_delimited", "read_xlsx", "list_files", "open_case", "load_case", "load_table",
}  # fmt: skip

#: What runs code out of data, and what writes where an archive says, opens what data names, or shows text as HTML.
UNSAFE_MODULES = {"pickle", "marshal", "shelve", "dill", "Styler"}
UNSAFE_SETTINGS = {"escape=False", "shell=True"}
UNSAFE_CALLS = {"extractall", "startfile", "system", "popen", "read_pickle", "Styler"}

MODULE_LINES, FUNCTION_LINES, FOLDER_MODULES = 250, 40, 6
#: Modules that hold one idea in more lines, with how many and why.
LONGER = {
    "case.py": (335, "one dataclass and its reader; forty lines describe the settings"),
    "cells.py": (272, "each kind of cell beside what is said about a bad one"),
    "dates.py": (320, "the shapes of dates, and how a column decides between them"),
    "labels.py": (455, "one table of words"),
    "tables.py": (275, "the definitions of all tables, and what is written of them"),
    "plots/words.py": (260, "clouds and the bars beside them share their measures"),
}
#: The folder of `load` holds its floors (formats, speech, tabular), codings and checks beside a module for each thing
#: that a case is made of; that of `formats` what all its readers share; that of `cli` one module a group of commands;
#: `chapter` the comparison of several cases, which is no chapter of one; that of `text` the way from the tokens back to
#: the texts, which counting and the codebook's patterns share.
FULLER = {
    "text": 7,
    "load": 12,
    "load/formats": 7,
    "cli": 10,
    "chapter": 7,
    "coding/agreement": 7,
}
#: What a first parameter may be that excuses a function from an example: a case on disk, a file, a figure, a part of a
#: Word document.
SHOWN_BY_TESTS = {
    "Case",
    "'Document'",
    "'InlineShape'",
    "'Paragraph'",
    "'Table'",
    "Path",
    "Path | None",
    "bytes",
    "zipfile.ZipFile",
    "Axes",
    "Axes | None",
}
#: Other public functions without an example, and why.
WITHOUT_EXAMPLE = {
    "chapter.pages.wordxml.new_document": "returns a document that its tests open",
    "errors.default_language": "reads the environment",
    "load.formats.files.damaged": "makes a message that its tests show",
    "load.formats.files.same_name": "makes a message that its tests show",
    "load.formats.tables.grid.too_large": "makes a message that its tests show",
    "load.speech.transcript.check_roles": "makes messages that its tests show",
    "load.formats.files.unwritable": "makes a message that its tests show",
    "load.notes.parse_note": "takes the lines of a whole note",
}


def modules() -> list[Path]:
    """Return every module of the library."""
    return sorted(file for file in PACKAGE.rglob("*.py") if "template" not in file.parts)


def name_of(file: Path) -> str:
    """Return a module's path in the library, which names it in the rules."""
    return file.relative_to(PACKAGE).as_posix()


def tree_of(file: Path) -> ast.Module:
    """Return a module's syntax tree."""
    return ast.parse(file.read_text("utf-8"))


def room_of(module: str) -> str:
    """Return the room or base module that a dotted name under `casestudy` stands in."""
    return module.split(".")[0]


def imported_rooms(file: Path) -> set[str]:
    """Return the rooms and base modules that a module imports anywhere, functions and type checks included."""
    names: set[str] = set()
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{name_of(file)} imports by a relative path"
            if node.module == "casestudy":
                names |= {alias.name for alias in node.names}
            elif node.module.startswith("casestudy."):
                names.add(node.module.removeprefix("casestudy."))
        elif isinstance(node, ast.Import):
            names |= {a.name.removeprefix("casestudy.") for a in node.names if a.name.startswith("casestudy.")}
    return {room_of(name) for name in names}


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function, methods and inner ones included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return how many lines a function's body has, its docstring aside."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def at_import(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield what runs when a module is imported: everything outside functions and type checks, defaults included."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting += [*node.decorator_list, *node.args.defaults, *(one for one in node.args.kw_defaults if one)]
        elif isinstance(node, ast.Lambda):
            continue
        elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting += node.orelse
        else:
            waiting += list(ast.iter_child_nodes(node))


@pytest.mark.parametrize("file", modules(), ids=name_of)
def test_a_module_imports_to_the_left_only(file: Path) -> None:
    """Base modules import those before them, rooms import base and the rooms to their left, themselves included."""
    own = room_of(name_of(file).removesuffix(".py").replace("/", "."))
    order = [*BASE, *ROOMS]
    if own == "__init__":
        assert imported_rooms(file) == set()
        return

    allowed = set(order[: order.index(own)]) | {own}

    assert imported_rooms(file) - allowed == set()


def test_base_modules_import_no_room() -> None:
    """Labels know the base alone, though they stand at its end."""
    for name in BASE:
        assert imported_rooms(PACKAGE / f"{name}.py") <= set(BASE), name


def test_the_library_holds_base_modules_and_rooms_and_nothing_else() -> None:
    """The first folder is the table of contents: seven base modules, the rooms, the command line, the template."""
    there = {
        path.name.removesuffix(".py")
        for path in PACKAGE.iterdir()
        if (path.suffix == ".py" and path.stem != "__init__") or (path.is_dir() and path.name != "__pycache__")
    }

    assert there == {*BASE, *ROOMS, "template"}


@pytest.mark.parametrize("file", modules(), ids=name_of)
def test_a_module_is_short(file: Path) -> None:
    """A module holds one idea in at most 250 lines; the few longer ones say why."""
    limit, _ = LONGER.get(name_of(file), (MODULE_LINES, ""))

    assert len(file.read_text("utf-8").splitlines()) <= limit


@pytest.mark.parametrize("file", modules(), ids=name_of)
def test_a_function_is_short(file: Path) -> None:
    """A function does one thing in at most forty lines, its docstring aside."""
    too_long = {f.name: body_lines(f) for f in functions(tree_of(file)) if body_lines(f) > FUNCTION_LINES}

    assert too_long == {}


def test_a_folder_is_taken_in_at_a_glance() -> None:
    """A room has at most six modules, a folder in it counted as one."""
    for folder in sorted({file.parent for file in modules()} - {PACKAGE}):
        inside = [
            path
            for path in folder.iterdir()
            if (path.suffix == ".py" and path.stem != "__init__") or (path / "__init__.py").is_file()
        ]
        name = folder.relative_to(PACKAGE).as_posix()

        assert len(inside) <= FULLER.get(name, FOLDER_MODULES), name


@pytest.mark.parametrize("file", modules(), ids=name_of)
def test_a_room_opens_with_one_line(file: Path) -> None:
    """Every module says in a docstring what it is for; a room's own file holds that and nothing else."""
    tree = tree_of(file)

    assert ast.get_docstring(tree)
    if file.stem == "__init__" and file.parent != PACKAGE:
        assert len(tree.body) == 1


@pytest.mark.parametrize("file", modules(), ids=name_of)
def test_a_public_function_shows_itself(file: Path) -> None:
    """A public function has a docstring with an example that runs, unless a reason stands above."""
    for node in tree_of(file).body:
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
            continue
        name = f"{name_of(file).removesuffix('.py').replace('/', '.')}.{node.name}"
        docstring = ast.get_docstring(node)
        assert docstring, name
        first = ast.unparse(node.args.args[0].annotation) if node.args.args and node.args.args[0].annotation else ""
        # A command's docstring is its help, and its options are its examples.
        if first not in SHOWN_BY_TESTS and name not in WITHOUT_EXAMPLE and not name.startswith("cli."):
            assert "Examples\n--------\n>>> " in docstring, name


@pytest.mark.parametrize("file", modules(), ids=name_of)
def test_nothing_happens_at_import(file: Path) -> None:
    """No file is opened and no rarely used library imported before a function asks for it."""
    for node in at_import(tree_of(file)):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            assert name not in OPENS, f"{name} in line {node.lineno}"
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            assert {name.split(".")[0] for name in names} & LATE == set()


def unsafe(tree: ast.AST) -> list[str]:
    """Return what runs code out of data, unpacks archives on the disk, opens what data names, or shows text as HTML."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] + [(getattr(node, "module", None) or "").split(".")[0]]
            found += [name for name in names if name in UNSAFE_MODULES]
        elif isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            # A pattern is compiled as well, and no code.
            bare = isinstance(called, ast.Name) and name in {"eval", "exec", "compile", "__import__"}
            found += [name] if bare or name in UNSAFE_CALLS else []
            found += [
                one for word in node.keywords if (one := f"{word.arg}={ast.unparse(word.value)}") in UNSAFE_SETTINGS
            ]
    return found


@pytest.mark.parametrize("file", modules(), ids=name_of)
def test_data_is_never_code_nor_markup(file: Path) -> None:
    """Nothing is unpickled or evaluated, no archive extracted, nothing that data names opened, no text is HTML."""
    assert unsafe(tree_of(file)) == []


def test_the_rules_see_what_they_forbid() -> None:
    """A file opened in a class body or a default is found; what stands inside a function is left alone."""
    code = (
        "if TYPE_CHECKING:\n    import nltk\nclass A:\n    a = open('a')\ndef f(x=open('b')):\n    return open('c')\n"
    )

    calls = [ast.unparse(node) for node in at_import(ast.parse(code)) if isinstance(node, ast.Call)]

    assert sorted(calls) == ["open('a')", "open('b')"]
    assert unsafe(ast.parse("import pickle\neval('1')\nt.to_html(escape=False)\nz.extractall()\nre.compile('a')")) == [
        "pickle", "eval", "escape=False", "extractall",
    ]  # fmt: skip
    assert [
        body_lines(function) for function in functions(ast.parse("def f():\n    '''A.'''\n    x = 1\n    return x"))
    ] == [2]


@pytest.mark.parametrize("file", sorted(TESTS.rglob("*.py")), ids=lambda file: file.relative_to(TESTS).as_posix())
def test_every_test_states_its_fact(file: Path) -> None:
    """The docstring of a test is the fact that it proves: a sentence, which ends in a full stop."""
    for function in functions(tree_of(file)):
        if function.name.startswith("test_"):
            assert (ast.get_docstring(function) or "").split("\n\n")[0].endswith("."), function.name


def test_names_of_test_files_are_unique() -> None:
    """Tests have no packages, so that two files of one name would hide each other."""
    names = [file.name for file in TESTS.rglob("test_*.py")]

    assert len(set(names)) == len(names)
    assert list(TESTS.rglob("__init__.py")) == []
