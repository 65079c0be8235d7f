"""Writing the chapter: every form of it, named by the chapter's number, the same bytes each time."""

from dataclasses import replace

import docx
import nbformat
import pytest

from casestudy.case import Case
from casestudy.chapter.exhibits.manifest import read_manifest
from casestudy.chapter.pages.contents import Chapter, save_conclusion
from casestudy.chapter.pages.writing import write_chapter
from casestudy.errors import Bilingual, CaseError


def test_every_form_is_written_with_the_number_of_the_chapter(kota: Case, chapter: Chapter) -> None:
    """A case whose results are chapter five has a bab-5 and a chapter-5, in Word and Markdown, and one page."""
    assert len(chapter.entries) == 2
    written = write_chapter(replace(kota, chapter=5), read_manifest(kota))

    assert [file.relative_to(kota.figures).as_posix() for file in written] == [
        "bab-5.docx", "bab-5.md", "chapter-5.docx", "chapter-5.md", "chapter.html",
    ]  # fmt: skip
    assert written[1].read_text("utf-8").startswith("# Bab 5: Kota Kota\n\nBagaimana humas")
    assert written[3].read_text("utf-8").startswith("# Chapter 5: Kota City\n\nHow did")


def test_the_same_exhibits_give_the_same_bytes(kota: Case, chapter: Chapter) -> None:
    """Nothing of the hour or of chance is in any form."""
    assert chapter.sections
    first = [file.read_bytes() for file in write_chapter(kota, read_manifest(kota))]

    assert [file.read_bytes() for file in write_chapter(kota, read_manifest(kota))] == first


def test_a_section_opens_with_its_conclusion_and_closes_with_its_limits(kota: Case, chapter: Chapter) -> None:
    """Every form holds the sentences of the notebook around its exhibits, emphasised as they are, markup as text."""
    assert chapter.sections
    cells = [
        nbformat.v4.new_markdown_cell("# What is <seen>?\n\n*Apa yang terlihat? Pembuka.*", id="question"),
        nbformat.v4.new_markdown_cell("## Not shown\n\nNo cause.\n\n*Bukan sebab.*\n\nNext: [b](b.ipynb)", id="limits"),
    ]
    (kota.root / "notebooks" / "01-a.ipynb").write_text(nbformat.writes(nbformat.v4.new_notebook(cells=cells)), "utf-8")
    save_conclusion(kota, "01-a", Bilingual("Tema *warga* <b>terluas</b>.", "The theme *people* <b>leads</b>."))

    word, _, english, _, page = write_chapter(kota, read_manifest(kota))

    texts = list(docx.Document(str(english)).paragraphs)
    at = [paragraph.text for paragraph in texts].index("The theme people <b>leads</b>.")
    assert texts[at - 1].text == "4.1 What is <seen>?"
    assert [run.text for run in texts[at].runs if run.italic] == ["people"]
    assert "Limits: No cause." in [paragraph.text for paragraph in texts[at:]]
    assert "Keterbatasan: Bukan sebab." in [paragraph.text for paragraph in docx.Document(str(word)).paragraphs]
    assert "\n\nThe theme *people* \\<b\\>leads" in (kota.figures / "chapter-4.md").read_text("utf-8")
    shown = page.read_text("utf-8")
    assert "<p>Tema <em>warga</em> &lt;b&gt;terluas&lt;/b&gt;.</p>" in shown
    assert shown.index("Tema <em>warga") < shown.index("<figure") < shown.index("<em>Keterbatasan:</em> Bukan sebab.")


def test_conclusions_that_are_none_are_refused(kota: Case, chapter: Chapter) -> None:
    """A file that was left half merged is named with its remedy, and nothing is written over it."""
    assert chapter.sections
    file = kota.figures / "conclusions.json"
    file.write_text("<<<<<<< HEAD\n", "utf-8")

    with pytest.raises(CaseError, match=r"figures/kota/conclusions\.json"):
        save_conclusion(kota, "01-a", Bilingual("A", "A"))
    assert file.read_text("utf-8") == "<<<<<<< HEAD\n"
