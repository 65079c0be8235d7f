"""The chapter's contents: a section for each notebook, exhibits in the order of the register, lists by number."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from casestudy.case import Case
from casestudy.chapter.pages.contents import Chapter, exhibit_order, gather_chapter, manifest_table
from casestudy.errors import Bilingual

#: Makes an entry as the manifest has it.
MakeEntry = Callable[..., dict[str, Any]]


def test_sections_are_the_questions_of_the_notebooks(bekasi: Case, entry: MakeEntry) -> None:
    """Each notebook that made an exhibit is a section under the question it opens with, in both languages."""
    manifest = {"a": entry("4.2"), "b": entry("4.1", notebook="02-interviews")}

    chapter = gather_chapter(bekasi, manifest, ["a", "b"])

    assert [section.heading for section in chapter.sections] == [
        Bilingual("Apa kata para informan, dan dengan kata apa?", "What do the informants say, in which words?"),
        Bilingual(
            "Bagaimana pemberitaan dan komentar publik bergerak di sekitar tanggapan humas?",
            "How did coverage and public comment move around the response?",
        ),
    ]


def test_exhibits_stand_in_the_order_of_the_register(bekasi: Case, entry: MakeEntry) -> None:
    """Figures and tables of a section are mixed as the register has them; those it lacks follow by number."""
    manifest = {"a": entry("4.9"), "b": entry("4.1", "table"), "c": entry("4.10"), "d": entry("4.2")}

    chapter = gather_chapter(bekasi, manifest, ["b", "a"])

    assert [one["number"] for one in chapter.entries] == ["4.1", "4.9", "4.2", "4.10"]
    assert [one["number"] for one in chapter.listed("figure")] == ["4.2", "4.9", "4.10"]


def test_a_notebook_without_a_question_is_named(kota: Case, chapter: Chapter) -> None:
    """Where there is no notebook to ask, the section bears its name."""
    assert [section.heading.en for section in chapter.sections] == ["01-a", "02-b"]
    assert chapter.title == Bilingual("Bab 4: Kota Kota", "Chapter 4: Kota City")
    assert chapter.illustrative
    assert kota.chapter == 4


def test_the_manifest_as_a_table_counts_rows_and_inputs(entry: MakeEntry) -> None:
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
    assert isinstance(manifest_table({}), pd.DataFrame)


def test_numbers_of_an_appendix_sort_too() -> None:
    """A letter in a number is no obstacle: the digits decide."""
    numbers = ["L.2", "4.1a", "4.10", "4.2"]

    assert sorted(numbers, key=lambda number: exhibit_order({"kind": "table", "number": number})) == [
        "L.2", "4.1a", "4.2", "4.10",
    ]  # fmt: skip
