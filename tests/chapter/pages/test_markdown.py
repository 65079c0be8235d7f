"""The chapter's Markdown pages: every exhibit with its picture, caption, numbers and evidence."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from casestudy.case import Case
from casestudy.chapter.exhibits.manifest import read_manifest
from casestudy.chapter.pages.contents import gather_chapter, read_conclusions
from casestudy.chapter.pages.markdown import markdown_page
from casestudy.errors import Bilingual, Language
from casestudy.load.registers import load_table

#: Makes an entry as the manifest has it.
MakeEntry = Callable[..., dict[str, Any]]


def test_the_caption_stands_below_a_figure_and_above_a_table(bekasi: Case, entry: MakeEntry) -> None:
    """Theses set the title of a figure under it and that of a table over it."""
    chapter = gather_chapter(bekasi, {"a": entry("4.1"), "b": entry("4.2", "table")}, ["a", "b"])

    *_, heading, conclusion, first, second, third, fourth, fifth, sixth, limits = markdown_page(
        bekasi, chapter, "en"
    ).split("\n\n")
    assert heading == "## How did coverage and public comment move around the response?"
    assert conclusion == read_conclusions(bekasi)["04-media"].en
    assert [first, second, third] == [
        "![Bars 4.1](en/4.1.png)",
        "**Figure 4.1 Tone**  \nSource: A",
        "[Numbers](data/4.1.csv) · [PDF](en/4.1.pdf) · Made by `04-media`",
    ]
    assert [fourth, fifth, sixth] == [
        "**Figure 4.2 Tone**  \nSource: A",
        "![Bars 4.2](en/4.2.png)",
        "[Numbers](data/4.2.csv) · [PDF](en/4.2.pdf) · Made by `04-media`",
    ]
    assert limits.startswith("*Limits:* A change of tone after an activity is not an effect of it")


def test_the_pages_of_a_long_table_stand_in_their_order(bekasi: Case, entry: MakeEntry) -> None:
    """The first page comes first, and the tenth after the ninth."""
    page = markdown_page(bekasi, gather_chapter(bekasi, {"a": entry("4.1", "table", pages=11)}, []), "id")

    assert re.findall(r"\((id/.+?)\.png\)", page) == ["id/4.1", *(f"id/4.1-{number}" for number in range(2, 12))]


def test_text_of_a_case_is_no_markup(bekasi: Case, entry: MakeEntry) -> None:
    """Signs of Markdown and HTML in a place, a question or a caption are shown as signs."""
    case = replace(bekasi, place=Bilingual("A", "*B*"), question=Bilingual("A", "<script>?"))

    page = markdown_page(case, gather_chapter(case, {"a": entry("4.1", title="[x](y) | `z`")}, []), "en")

    assert page.startswith("# Chapter 4: \\*B\\*\n\n\\<script\\>?\n")
    assert "**Figure 4.1 \\[x\\](y) \\| \\`z\\`**" in page


@pytest.mark.parametrize(("lang", "name"), [("id", "bab-4.md"), ("en", "chapter-4.md")])
def test_the_committed_pages_are_made_from_the_committed_manifest(bekasi: Case, lang: Language, name: str) -> None:
    """The page is a function of case and manifest alone, and every file that it links stands beside it."""
    page = (bekasi.figures / name).read_bytes().decode()

    chapter = gather_chapter(bekasi, read_manifest(bekasi), load_table(bekasi, "exhibits")["slug"])
    assert page == markdown_page(bekasi, chapter, lang)
    links = re.findall(r"\]\(([^)]+)\)", page)
    assert len(links) > 60
    assert [link for link in links if not (bekasi.figures / link).is_file()] == []
