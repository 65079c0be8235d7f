"""The chapter's pages: exhibits in the order of their numbers, each with its picture, caption and numbers."""

import re
from dataclasses import replace
from typing import Any

import pytest

from casestudy.case import Case
from casestudy.chapter.manifest import read_manifest
from casestudy.chapter.pages import chapter_page, exhibit_order, manifest_table, write_chapter
from casestudy.errors import Bilingual, Language


def entry(number: str, kind: str = "figure", *, pages: int = 1, title: str = "Tone", **changed: Any) -> dict[str, Any]:
    """Return an entry of the manifest as `save_exhibit` writes it."""
    names = ["" if page == 1 else f"-{page}" for page in range(1, pages + 1)]
    files = {f"{lang}{page}.png": f"{lang}/{number}{page}.png" for lang in ("id", "en") for page in names}
    made = {
        "number": number,
        "kind": kind,
        "notebook": "04-media",
        "caption": {"id": f"Gambar {number} Nada", "en": f"Figure {number} {title}"},
        "alt": {"id": f"Batang {number}", "en": f"Bars {number}"},
        "source_line": {"id": "Sumber: A", "en": "Source: A"},
        "illustrative": True,
        "inputs": {"a": "1", "b": "2"},
        "rows": 3,
        "files": {"data": f"data/{number}.csv", "en.pdf": f"en/{number}.pdf", "id.pdf": f"id/{number}.pdf", **files},
    }
    return {**made, **changed}


def test_a_page_holds_figures_then_tables_in_the_order_of_their_numbers(bekasi: Case) -> None:
    """4.10 follows 4.9, whatever the order of the names, and tables stand under their own heading."""
    manifest = {"a": entry("4.10"), "b": entry("4.1", "table"), "c": entry("4.9")}

    page = chapter_page(bekasi, manifest, "en")

    marks = re.findall(r"^## (.+)$|^\*\*Figure ([\d.]+)", page, re.MULTILINE)
    assert ["".join(mark) for mark in marks] == ["Figure", "4.9", "4.10", "Table", "4.1"]


def test_the_caption_stands_below_a_figure_and_above_a_table(bekasi: Case) -> None:
    """Theses set the title of a figure under it and that of a table over it."""
    page = chapter_page(bekasi, {"a": entry("4.1"), "b": entry("4.2", "table")}, "en")

    assert page.split("\n\n")[2:] == [
        "## Figure",
        "![Bars 4.1](en/4.1.png)",
        "**Figure 4.1 Tone**  \nSource: A",
        "[Numbers](data/4.1.csv) · [PDF](en/4.1.pdf) · Made by `04-media`",
        "## Table",
        "**Figure 4.2 Tone**  \nSource: A",
        "![Bars 4.2](en/4.2.png)",
        "[Numbers](data/4.2.csv) · [PDF](en/4.2.pdf) · Made by `04-media`\n",
    ]


def test_the_pages_of_a_long_table_stand_in_their_order(bekasi: Case) -> None:
    """The first page comes first, and the tenth after the ninth."""
    page = chapter_page(bekasi, {"a": entry("4.1", "table", pages=11)}, "id")

    assert re.findall(r"\((id/.+?)\.png\)", page) == ["id/4.1", *(f"id/4.1-{number}" for number in range(2, 12))]


def test_text_of_a_case_is_no_markup(bekasi: Case) -> None:
    """Signs of Markdown and HTML in a place, a question or a caption are shown as signs."""
    case = replace(bekasi, place=Bilingual("A", "*B*"), question=Bilingual("A", "<script>?"))

    page = chapter_page(case, {"a": entry("4.1", title="[x](y) | `z`")}, "en")

    assert page.startswith("# Chapter 4: \\*B\\*\n\n\\<script\\>?\n")
    assert "**Figure 4.1 \\[x\\](y) \\| \\`z\\`**" in page


def test_two_pages_are_written_with_the_number_of_the_chapter(kota: Case) -> None:
    """A case whose results are chapter five has a bab-5 and a chapter-5, each in its language."""
    pages = write_chapter(replace(kota, chapter=5), {"a": entry("5.1")})

    assert [page.relative_to(kota.figures).as_posix() for page in pages] == ["bab-5.md", "chapter-5.md"]
    assert pages[0].read_text("utf-8").startswith("# Bab 5: Kota Kota\n\nBagaimana humas")
    assert pages[1].read_text("utf-8").startswith("# Chapter 5: Kota City\n\nHow did")


def test_the_manifest_as_a_table_counts_rows_and_inputs() -> None:
    """One row an exhibit, figures first, with the number of rows behind it and of the files it was made from."""
    table = manifest_table({"b": entry("4.1", "table"), "a": entry("4.2", illustrative=False), "c": entry("4.1")})

    assert table.to_dict("split", index=False) == {
        "columns": ["kind", "number", "slug", "notebook", "rows", "inputs", "illustrative"],
        "data": [
            ["figure", "4.1", "c", "04-media", 3, 2, True],
            ["figure", "4.2", "a", "04-media", 3, 2, False],
            ["table", "4.1", "b", "04-media", 3, 2, True],
        ],
    }


def test_an_empty_manifest_is_an_empty_table() -> None:
    """The columns are there before the first exhibit is saved."""
    assert manifest_table({}).shape == (0, 7)


def test_numbers_of_an_appendix_sort_too() -> None:
    """A letter in a number is no obstacle: the digits decide."""
    numbers = ["L.2", "4.1a", "4.10", "4.2"]

    assert sorted(numbers, key=lambda number: exhibit_order({"kind": "table", "number": number})) == [
        "L.2", "4.1a", "4.2", "4.10",
    ]  # fmt: skip


@pytest.mark.parametrize(("lang", "name"), [("id", "bab-4.md"), ("en", "chapter-4.md")])
def test_the_committed_pages_are_made_from_the_committed_manifest(bekasi: Case, lang: Language, name: str) -> None:
    """The page is a function of case and manifest alone, and every file that it links stands beside it."""
    page = (bekasi.figures / name).read_bytes().decode()

    assert page == chapter_page(bekasi, read_manifest(bekasi), lang)
    links = re.findall(r"\]\(([^)]+)\)", page)
    assert len(links) > 60
    assert [link for link in links if not (bekasi.figures / link).is_file()] == []
