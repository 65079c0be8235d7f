"""An interview as a Word file in the two layouts that students type: labelled turns, and a table of questions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from casestudy.errors import Bilingual, Language

if TYPE_CHECKING:
    from docx.document import Document

_TABLE_HEAD = Bilingual("No|Pertanyaan|Jawaban", "No|Question|Answer")


def dialogue_form(lines: Sequence[str], *, title: str, lang: Language) -> bytes:
    """Return an interview whose turns are paragraphs behind their labels.

    Parameters
    ----------
    lines : sequence of str
        A plain transcript: a remark, header lines, then ``label: words``, each turn after a blank line.
    title : str
        What the file's properties call it.
    lang : {"id", "en"}
        The language in which Word checks spelling.

    Returns
    -------
    bytes
        The same for the same lines.

    Examples
    --------
    >>> lines = ["EXAMPLE: a transcript", "", "Informant: KI-1", "", "P: Who?", "", "I: We."]
    >>> dialogue_form(lines, title="form", lang="en")[:2]
    b'PK'
    """
    from casestudy.chapter.pages.wordxml import fixed_bytes

    document, turns = _started(lines, title, lang)
    for label, words in turns:
        document.add_paragraph(f"{label}: {words}")
    return fixed_bytes(document)


def table_form(lines: Sequence[str], *, title: str, lang: Language) -> bytes:
    """Return an interview as one table of numbers, questions and answers.

    Parameters
    ----------
    lines, title, lang
        See `dialogue_form`; questions and answers take turns.

    Returns
    -------
    bytes

    Examples
    --------
    >>> lines = ["EXAMPLE: a transcript", "", "Informant: KI-1", "", "P: Who?", "", "I: We."]
    >>> table_form(lines, title="form", lang="en")[:2]
    b'PK'
    """
    from casestudy.chapter.pages.wordxml import fixed_bytes

    document, turns = _started(lines, title, lang)
    words = [said for _, said in turns]
    grid = document.add_table(rows=0, cols=3, style="Table Grid")
    rows = [(str(number), *pair) for number, pair in enumerate(zip(words[::2], words[1::2], strict=True), 1)]
    for texts in (_TABLE_HEAD.to(lang).split("|"), *rows):
        for cell, text in zip(grid.add_row().cells, texts, strict=True):
            cell.text = text
    return fixed_bytes(document)


def _started(lines: Sequence[str], title: str, lang: Language) -> tuple["Document", list[tuple[str, str]]]:
    """Return a document with the transcript's header, and the turns that come under it."""
    from casestudy.chapter.pages.wordxml import new_document

    paragraphs = [[line for line in block.split("\n") if line] for block in "\n".join(lines).strip().split("\n\n")]
    remark, header, *turns = paragraphs
    document = new_document(width_cm=14, lang=lang, title=title)
    for line in (*remark, *header):
        document.add_paragraph(line)
    said = [" ".join(turn).partition(": ") for turn in turns]
    return document, [(label, words) for label, _, words in said]
