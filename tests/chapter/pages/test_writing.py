"""Writing the chapter: every form of it, named by the chapter's number, the same bytes each time."""

from dataclasses import replace

from casestudy.case import Case
from casestudy.chapter.exhibits.manifest import read_manifest
from casestudy.chapter.pages.contents import Chapter
from casestudy.chapter.pages.writing import write_chapter


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
