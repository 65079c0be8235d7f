"""The contract of the notebooks: one question, a reason before each step, honest outputs, and no word of one city."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from casestudy.case import Case
from casestudy.chapter.exhibits.manifest import read_manifest, source_files
from casestudy.chapter.notebooks import list_notebooks
from casestudy.load.sources import Sources, load_case
from casestudy.privacy.leaks.consent import find_refused_words, refused_runs, word_runs
from casestudy.privacy.leaks.pieces import read_pieces

NAMES = (
    "01-case-and-sources",
    "02-interviews",
    "03-themes",
    "04-media",
    "05-word-clouds",
    "06-strategy",
    "07-chapter",
)
FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
CLOSING = ("## What this shows · Yang terlihat", "## What this does not show · Yang tidak ditunjukkan")
#: The words of the shipped case: city, districts, institutions, people's offices, its strategies.
CITY = (
    "bekasi", "medan ?satria", "rawa ?lumbu", "mustika ?jaya", "bantar ?gebang", "jati ?asih", "jati ?sampurna",
    "pondok ?gede", "pondok ?melati", r"\bkpk\b", "patriot", "deklarasi", "konten.positif", "kegiatan.sosial",
    "operasi tangkap", "sting operation", "wali kota", "mayor", "5 januari", "2022-01",
)  # fmt: skip

Notebook = dict[str, Any]


def read(name: str) -> Notebook:
    """Return a notebook as JSON."""
    made: Notebook = json.loads((FOLDER / f"{name}.ipynb").read_text("utf-8"))
    return made


@pytest.fixture(params=NAMES)
def notebook(request: pytest.FixtureRequest) -> Notebook:
    """Return each committed notebook in turn."""
    return read(request.param)


@pytest.fixture(scope="module")
def sources(bekasi: Case) -> Sources:
    """Return the tables of the shipped case."""
    return load_case(bekasi)


def source(cell: Notebook) -> str:
    """Return a cell's text."""
    return "".join(cell["source"])


def code_cells(notebook: Notebook) -> list[Notebook]:
    """Return the code cells in order."""
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def outputs(notebook: Notebook) -> Iterator[tuple[str, Notebook]]:
    """Yield the outputs with the id of their cell."""
    for cell in code_cells(notebook):
        for output in cell["outputs"]:
            yield cell["id"], output


def output_text(notebook: Notebook) -> str:
    """Return all that the outputs say, pictures aside, on one line."""
    parts = []
    for _, output in outputs(notebook):
        parts.append("".join(output.get("text", "")))
        parts += ["".join(text) for kind, text in output.get("data", {}).items() if kind.startswith("text/")]
    return " ".join(re.sub(r"<[^>]+>", " ", " ".join(parts)).split())


def exhibit_calls(notebook: Notebook) -> Iterator[tuple[str, ast.Call]]:
    """Yield each call of `save_exhibit` and `save_table` with the id of its cell."""
    for cell in code_cells(notebook):
        for node in ast.walk(ast.parse(source(cell))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {
                "cs.save_exhibit", "cs.save_table",
            }:  # fmt: skip
                yield cell["id"], node


def test_there_are_seven_notebooks_in_order() -> None:
    """The folder holds the seven notebooks of the chapter, numbered without a gap, and no other."""
    assert [file.stem for file in list_notebooks(FOLDER.parent)] == list(NAMES)
    assert sorted(file.stem for file in FOLDER.glob("*.ipynb")) == list(NAMES)


def test_each_leads_to_the_next() -> None:
    """The last cell links the notebook that follows, and the last notebook the first."""
    for name, after in zip(NAMES, (*NAMES[1:], NAMES[0]), strict=True):
        assert source(read(name)["cells"][-1]).endswith(f"[{after}]({after}.ipynb)"), name


def test_ids_are_unique_words(notebook: Notebook) -> None:
    """Ids are words joined by hyphens, written by hand: no editor's random letters, none twice."""
    ids = [cell["id"] for cell in notebook["cells"]]

    assert len(set(ids)) == len(ids)
    assert [name for name in ids if not re.fullmatch(r"[a-z]{3,}(-[a-z]{3,})*", name)] == []
    assert [name for name in ids if re.fullmatch(r"[0-9a-f]{8}", name)] == []


def test_it_opens_with_a_question(notebook: Notebook) -> None:
    """First a heading that asks, the same in Indonesian in italics, then what is made and how long it runs."""
    first = notebook["cells"][0]
    title, indonesian, *rest = source(first).split("\n\n")

    assert first["cell_type"] == "markdown"
    assert title.startswith("# ")
    assert title.endswith("?")
    assert "\n" not in title
    assert re.fullmatch(r"\*[^*]+\*", indonesian)
    assert re.search(r"\b(apa|apakah|bagaimana|dan|yang)\b", indonesian.lower())
    assert re.search(r"runs in (a|about \w+|a few) seconds?\.", " ".join(rest))


def test_the_opening_names_the_exhibits_it_makes(notebook: Notebook) -> None:
    """Every exhibit that the notebook saves is announced by its slug, and none that it does not save."""
    announced = re.findall(r"`([a-z-]+)`", source(notebook["cells"][0]))

    assert sorted(announced) == sorted(cell for cell, _ in exhibit_calls(notebook))


def test_it_prepares_in_one_cell(notebook: Notebook, bekasi: Case) -> None:
    """The first code cell is `siapkan`: it opens the case, imports, and shows place and question."""
    cell = code_cells(notebook)[0]

    assert cell["id"] == "siapkan"
    assert notebook["cells"][1] is cell
    assert "case = cs.open_case()" in source(cell)
    assert "import" not in "".join(source(other) for other in code_cells(notebook)[1:])
    assert len(cell["outputs"]) == 1
    shown = "".join(cell["outputs"][0]["data"]["text/markdown"])
    assert shown == f"**{bekasi.place.id}** · {bekasi.question.id}"


def test_each_step_gives_its_reason(notebook: Notebook) -> None:
    """Under every second-level heading but the two closing ones stands why, before the code says how."""
    headings = [cell for cell in notebook["cells"] if source(cell).startswith("## ")]

    steps = [cell for cell in headings if not source(cell).startswith(CLOSING)]
    assert len(steps) >= 3
    for cell in steps:
        _, reason = source(cell).split("\n\n", 1)
        assert len(reason.split()) >= 10, cell["id"]


def test_markdown_has_no_heading_inside_a_cell(notebook: Notebook) -> None:
    """A heading opens its cell, so that the table of contents is the list of steps."""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            assert len(re.findall(r"^#+ ", source(cell), re.MULTILINE)) == 1, cell["id"]


def test_cells_are_short(notebook: Notebook) -> None:
    """A code cell has at most fifteen lines."""
    assert [cell["id"] for cell in code_cells(notebook) if len(source(cell).splitlines()) > 15] == []


def test_no_function_is_defined_at_length(notebook: Notebook) -> None:
    """A function of more than five lines belongs to the library, where it is tested."""
    for cell in code_cells(notebook):
        for node in ast.walk(ast.parse(source(cell))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                assert (node.end_lineno or 0) - node.lineno < 5, cell["id"]


def test_counts_are_asserted(notebook: Notebook) -> None:
    """Every notebook asserts what must hold, and where it joins tables the same cell says what the join must keep."""
    asserted = {cell["id"]: re.search(r"^assert ", source(cell), re.MULTILINE) for cell in code_cells(notebook)}
    joined = [
        cell["id"]
        for cell in code_cells(notebook)
        if re.search(r"\.merge\(|\.join\([^)]*\bon=|pd\.concat\(", source(cell))
    ]

    assert any(asserted.values())
    assert [name for name in joined if not asserted[name]] == []


def test_it_closes_with_what_is_shown_and_what_is_not(notebook: Notebook) -> None:
    """The last four cells: the heading, the sentences computed in each language, and the limits with the link."""
    heading, english, indonesian, limits = notebook["cells"][-4:]

    assert [cell["id"] for cell in notebook["cells"][-4:]] == ["shows-title", "shows", "terlihat", "limits"]
    assert source(heading) == CLOSING[0]
    for cell in (english, indonesian):
        said = "".join(cell["outputs"][0]["data"]["text/markdown"]).replace("*", "")
        # Three sentences, give or take one; a number between digits ends none.
        assert 2 <= len(re.findall(r"[.?](?= |$)", said)) <= 4
    title, reason, terbatas, link = source(limits).split("\n\n")
    assert title == CLOSING[1]
    assert len(reason.split()) >= 20
    assert re.fullmatch(r"\*[^*]+\*", terbatas)
    assert len(terbatas.split()) >= 20
    assert re.fullmatch(r"[\w ]+: \[.+\]\(.+\.ipynb\)", link)


def test_no_cell_is_empty(notebook: Notebook) -> None:
    """No empty cell stands anywhere, least of all at the end."""
    assert [cell["id"] for cell in notebook["cells"] if not source(cell).strip()] == []


def test_it_ran_once_from_top_to_bottom(notebook: Notebook) -> None:
    """Execution counts are 1 to n, and no output is an error or a warning."""
    cells = code_cells(notebook)

    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    assert [name for name, output in outputs(notebook) if output["output_type"] == "error"] == []
    assert [name for name, output in outputs(notebook) if output.get("name") == "stderr"] == []


def test_nothing_of_the_hour_or_the_machine_is_in_it(notebook: Notebook) -> None:
    """No timestamps, versions, widget state, object addresses or paths of a computer."""
    text = output_text(notebook)
    kinds = {kind for _, output in outputs(notebook) for kind in output.get("data", {})}

    assert notebook["metadata"] == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    assert [cell["id"] for cell in notebook["cells"] if cell["metadata"]] == []
    assert [kind for kind in kinds if "widget" in kind] == []
    for pattern in (r"\d\d:\d\d:\d\d", r"\b0x[0-9a-f]{6,}", r"/(home|tmp|Users|root|work|var)/", r"[A-Z]:\\"):
        assert re.findall(pattern, text) == []
        assert re.findall(pattern, " ".join(source(cell) for cell in notebook["cells"])) == []


def test_every_picture_has_its_alternative_text(notebook: Notebook, bekasi: Case) -> None:
    """A picture in a notebook carries the sentence of the register, filled in, in the language of the case."""
    manifest = read_manifest(bekasi)
    for name, output in outputs(notebook):
        if "image/png" in output.get("data", {}):
            assert output["metadata"]["image/png"]["alt"] == manifest[name]["alt"]["id"]


def test_the_id_of_a_cell_is_the_slug_it_saves(notebook: Notebook) -> None:
    """Manifest, register and notebook name an exhibit alike, and a cell saves one."""
    saved = list(exhibit_calls(notebook))

    assert len({name for name, _ in saved}) == len(saved)
    for name, call in saved:
        assert ast.literal_eval(call.args[2]) == name


def test_every_exhibit_of_the_register_is_saved_by_the_notebook_it_names(sources: Sources) -> None:
    """The register's column `notebook` tells a reader where to look, so it must be right."""
    made = {name: notebook for notebook in NAMES for name, _ in exhibit_calls(read(notebook))}
    listed = dict(zip(sources.exhibits["slug"], sources.exhibits["notebook"], strict=True))

    assert {name: notebook for name, notebook in made.items() if name in listed} == listed
    # What else a notebook can make is off in this case: it asks for no such frame, or has no such file.
    assert set(made) - set(listed) == {"responses", "swot-scores", "swot-position"}


def test_every_source_of_an_exhibit_has_files(notebook: Notebook, bekasi: Case) -> None:
    """A misspelt source would have no files: its hash would be missing and nobody would see it."""
    for name, entry in read_manifest(bekasi).items():
        if any(name == made for made, _ in exhibit_calls(notebook)):
            assert entry["sources"], name
            assert [one for one in entry["sources"] if not source_files(bekasi, one)] == [], name


def test_no_word_of_one_city_is_in_text_or_code(notebook: Notebook) -> None:
    """Another city runs the same notebooks: whatever belongs to the shipped case stands in its folder."""
    for cell in notebook["cells"]:
        text = source(cell).lower()
        assert [word for word in CITY if re.search(word, text)] == [], cell["id"]


def test_nobody_who_asked_for_paraphrase_is_quoted(bekasi: Case, sources: Sources) -> None:
    """No six words in a row from an informant to be paraphrased stand in any result, its metadata included."""
    consent = sources.informants.set_index("informant")["consent"]
    assert list(consent.index[consent == "paraphrase"]) == ["IP-1"]
    refused = refused_runs(sources.turns, sources.informants)
    assert len(refused) > 1000
    results = [path for path in sorted(bekasi.figures.rglob("*")) if path.is_file()]
    notebooks = [FOLDER / f"{name}.ipynb" for name in NAMES]
    assert {path.suffix for path in results} >= {".csv", ".docx", ".html", ".json", ".md", ".pdf", ".png"}

    assert find_refused_words(bekasi, [*results, *notebooks]) == []


def test_those_who_agreed_are_quoted(bekasi: Case, sources: Sources) -> None:
    """The scan above can find a quotation: in a notebook, PDF, Word and HTML it sees the words of those who agreed."""
    agreed = sources.informants.loc[sources.informants["consent"] == "quote", "informant"]
    answers = sources.turns[sources.turns["doc"].isin(agreed) & (sources.turns["role"] == "informant")]
    runs = {run for text in answers["text"] for run in word_runs(text)}

    def seen(file: Path) -> int:
        pieces = read_pieces(file.read_bytes(), file.name)
        return len(runs & {run for piece in pieces for run in word_runs(piece.text)})

    assert seen(FOLDER / "02-interviews.ipynb") > 10
    assert seen(next(bekasi.figures.glob("en/*-theme-quotes.pdf"))) > 100
    assert seen(bekasi.figures / "chapter-4.docx") > 100
    assert seen(bekasi.figures / "chapter.html") > 100
