"""The chapter as a Word document: real captions, lists of figures and tables, tables as tables, alternative text."""

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING

import pandas as pd

from casestudy.case import Case
from casestudy.chapter.exhibits.pictures import lighter
from casestudy.chapter.pages.contents import Chapter, Entry, emphasised, exhibit_pictures
from casestudy.chapter.pages.wordxml import (
    SMALL_POINTS,
    TABLE_POINTS,
    add_field,
    add_list_line,
    describe_picture,
    fill_cell,
    fixed_bytes,
    new_document,
    repeat_head,
    set_rules,
    set_widths,
)
from casestudy.errors import Language
from casestudy.labels import label
from casestudy.plots.style import drawable, text_width_cm
from casestudy.tables import unguard_formulas

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

#: The margins of a cell in cm, and how much wider a bold word is.
_CELL_CM, _BOLD = 0.36, 1.1
#: A table of at most so many rows is not broken over two pages.
_SHORT = 12

_LISTS: Mapping[Language, Mapping[str, str]] = {
    "id": {"figure": "Daftar Gambar", "table": "Daftar Tabel"},
    "en": {"figure": "List of Figures", "table": "List of Tables"},
}


def word_document(case: Case, chapter: Chapter, lang: Language) -> bytes:
    """Return the chapter as a ``.docx`` file: the same exhibits give the same bytes.

    Parameters
    ----------
    case : Case
        Its page settings give the width of the text.
    chapter : Chapter
        From `casestudy.chapter.pages.contents.gather_chapter`.
    lang : {"id", "en"}

    Returns
    -------
    bytes
    """
    document = new_document(width_cm=case.width_cm, lang=lang, title=chapter.title.to(lang))
    document.add_heading(chapter.title.to(lang), 1)
    document.add_paragraph(chapter.question.to(lang))
    if chapter.illustrative:
        document.add_paragraph().add_run(label("illustrative", lang)).italic = True
    for kind, heading in _LISTS[lang].items():
        document.add_heading(heading, 2)
        for entry in chapter.listed(kind):
            add_list_line(document, entry["caption"][lang], width_cm=case.width_cm, bookmark=_bookmark(entry))
    for number, section in enumerate(chapter.sections, 1):
        document.add_heading(f"{case.chapter}.{number} {section.heading.to(lang)}", 2)
        if said := section.conclusion.to(lang):
            _add_sentences(document.add_paragraph(), said)
        for entry in section.entries:
            _add_exhibit(document, case, entry, lang)
        if limits := section.limits.to(lang):
            _add_sentences(document.add_paragraph(), f"*{label('limits', lang)}:* {limits}")
    return fixed_bytes(document)


def _add_sentences(paragraph: "Paragraph", text: str) -> None:
    for piece, strong in emphasised(text):
        paragraph.add_run(piece).italic = strong or None


def _add_exhibit(document: "Document", case: Case, entry: Entry, lang: Language) -> None:
    name = f"{label(entry['kind'], lang)} {entry['number']}"
    document.add_paragraph(f"{entry['alt'][lang].rstrip('.')} ({name}).")
    if entry["kind"] == "table" and f"{lang}.csv" in entry["files"]:
        _add_caption(document, entry, lang).paragraph_format.keep_with_next = True
        cells = unguard_formulas(
            pd.read_csv(case.figures / entry["files"][f"{lang}.csv"], dtype="str", keep_default_na=False)
        )
        _add_table(document, case, cells)
        _add_source(document, entry, lang)
        return
    for file in exhibit_pictures(entry, lang):
        _add_picture(document, case, file, entry, lang)
    _add_caption(document, entry, lang).paragraph_format.keep_with_next = True
    _add_source(document, entry, lang)


def _add_caption(document: "Document", entry: Entry, lang: Language) -> "Paragraph":
    """Add number and title, the last part of the number being the field that Word counts."""
    word = label(entry["kind"], lang)
    chapter, _, sequence = str(entry["number"]).rpartition(".")
    paragraph = document.add_paragraph(style="Caption")
    paragraph.add_run(f"{word} {chapter}." if chapter else f"{word} ")
    add_field(paragraph, f"SEQ {word} \\* ARABIC \\r {sequence}", sequence, bookmark=_bookmark(entry))
    paragraph.add_run(entry["caption"][lang].removeprefix(f"{word} {entry['number']}"))
    return paragraph


def _add_source(document: "Document", entry: Entry, lang: Language) -> None:
    document.add_paragraph(entry["source_line"][lang], style="Source")


def _add_picture(document: "Document", case: Case, file: str, entry: Entry, lang: Language) -> None:
    from docx.shared import Cm

    paragraph = document.add_paragraph(style="Picture")
    content = BytesIO(lighter((case.figures / file).read_bytes()))
    picture = paragraph.add_run().add_picture(content, width=Cm(case.width_cm))
    describe_picture(picture, entry["alt"][lang])


def _add_table(document: "Document", case: Case, cells: pd.DataFrame) -> None:
    table = document.add_table(rows=1 + len(cells), cols=len(cells.columns))
    numeric = [bool(cells[name].str.fullmatch(r"[−–\d.,]*").all()) for name in cells.columns]
    rows = [list(cells.columns), *cells.to_numpy().tolist()]
    small, widths = _widths(cells, case.width_cm)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text, number in zip(row.cells, texts, numeric, strict=True):
            fill_cell(cell.paragraphs[0], str(text), right=number, bold=texts is rows[0], small=small,
                      keep=len(cells) <= _SHORT or texts is rows[0])  # fmt: skip
    repeat_head(table)
    set_rules(table)
    set_widths(table, widths)


def _widths(cells: pd.DataFrame, total: float) -> tuple[bool, list[float]]:
    """Return whether a table is set in small type, and the widths of its columns in cm.

    Where some texts have to be broken into lines, smaller type leaves them more room: each column has enough for its
    longest word, and of the rest by how much stands in it.
    """
    whole = _spans(cells, points=TABLE_POINTS)
    if sum(whole) <= total:
        return False, _fill(whole, total)
    whole, least = (_spans(cells, points=SMALL_POINTS, by_word=by_word) for by_word in (False, True))
    if sum(whole) <= total or sum(least) >= total:
        return True, _fill(whole if sum(whole) <= total else least, total)
    wanted = [all_of_it - word for all_of_it, word in zip(whole, least, strict=True)]
    room = (total - sum(least)) / sum(wanted)
    return True, [word + room * more for word, more in zip(least, wanted, strict=True)]


def _fill(spans: list[float], total: float) -> list[float]:
    return [total * width / sum(spans) for width in spans]


def _spans(cells: pd.DataFrame, *, points: float, by_word: bool = False) -> list[float]:
    """Return how wide each column is in cm when every cell stands on one line, or every word on its own."""
    spans = []
    for name in cells.columns:
        head, *texts = (drawable(text).replace("\n", " ") for text in (str(name), *cells[name].astype("str")))
        words = {part for text in texts for part in (text.split(" ") if by_word else [text])}
        widest = max((text_width_cm(word, size=points) for word in words), default=0.0)
        heads = max(text_width_cm(word, size=points) for word in (head.split(" ") if by_word else [head]))
        spans.append(_CELL_CM + max(widest, _BOLD * heads))
    return spans


def _bookmark(entry: Entry) -> str:
    return f"{entry['kind']}_{str(entry['number']).replace('.', '_')}"
