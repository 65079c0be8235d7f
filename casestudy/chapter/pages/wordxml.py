"""What python-docx has no call for: fields, alternative text, table rules, and a file without the hour in it."""

import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from casestudy.errors import Language

if TYPE_CHECKING:
    from docx.document import Document
    from docx.shape import InlineShape
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_FONT = "Times New Roman"
#: The type of a table in points, and where its texts need room.
TABLE_POINTS, SMALL_POINTS = 9, 8
#: The page of a thesis: A4, with margins at the left and the top wide enough to bind.
_PAGE_CM = {"page_width": 21.0, "page_height": 29.7, "left_margin": 4.0, "top_margin": 4.0, "bottom_margin": 3.0}
#: The earliest time that a zip archive can hold, which no run changes.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def new_document(*, width_cm: float, lang: Language, title: str) -> "Document":
    """Return an empty document with the page and the styles of a thesis, whose author is nobody."""
    import docx
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm

    document = docx.Document()
    section = document.sections[0]
    for name, size in _PAGE_CM.items():
        setattr(section, name, Cm(size))
    section.right_margin = Cm(_PAGE_CM["page_width"] - _PAGE_CM["left_margin"] - width_cm)
    styles = document.styles
    _set_style(styles["Normal"], size=12, spacing=1.5, after=6)
    _set_style(styles["Heading 1"], size=14, after=12, bold=True, centred=True)
    _set_style(styles["Heading 2"], size=12, before=12, after=6, bold=True)
    _set_style(styles["Caption"], size=10, after=0, centred=True)
    for name, options in (
        ("Source", {"size": 10, "after": 14, "centred": True}),
        ("Picture", {"size": 10, "before": 6, "after": 2, "centred": True}),
        ("Table Text", {"size": TABLE_POINTS, "after": 0}),
        ("Table Text Small", {"size": SMALL_POINTS, "after": 0}),
        ("table of figures", {"size": 11, "after": 2}),
    ):
        _set_style(styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH), **options)  # type: ignore[arg-type]
    styles["Picture"].paragraph_format.keep_with_next = True
    _set_language(styles, "id-ID" if lang == "id" else "en-GB")
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    document.settings.element.append(_element("w:updateFields", val="true"))
    properties.created = properties.modified = datetime(*_EPOCH)
    return document


def _set_style(
    style: Any, *, size: float, spacing: float = 1.0, before: float = 0, after: float = 0, bold: bool = False,
    centred: bool = False,
) -> None:  # fmt: skip
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size, style.font.bold, style.font.italic = _FONT, Pt(size), bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), _FONT)
    layout = style.paragraph_format
    layout.line_spacing, layout.space_before, layout.space_after = spacing, Pt(before), Pt(after)
    if centred:
        layout.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _set_language(styles: Any, code: str) -> None:
    from docx.oxml.ns import qn

    for element in styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), code)


def add_field(paragraph: "Paragraph", instruction: str, shown: str, *, bookmark: str = "") -> None:
    """Add a field to a paragraph with the result that it has now, inside a bookmark where one is named."""
    if bookmark:
        paragraph._p.append(_element("w:bookmarkStart", id=_bookmark_id(bookmark), name=bookmark))
    _open_field(paragraph, instruction)
    paragraph.add_run(shown)
    _mark(paragraph, "end")
    if bookmark:
        paragraph._p.append(_element("w:bookmarkEnd", id=_bookmark_id(bookmark)))


def add_list_line(document: "Document", text: str, *, width_cm: float, bookmark: str) -> None:
    """Add one line of a list of figures: a caption, dots to the edge of the text, and the page of its bookmark.

    The page is a field of its own: LibreOffice counts it as it opens the file, Word after asking.
    """
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Cm

    paragraph = document.add_paragraph(style="table of figures")
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(width_cm), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    paragraph.add_run(f"{text}\t")
    add_field(paragraph, f"PAGEREF {bookmark} \\h", "")


def fill_cell(paragraph: "Paragraph", text: str, *, right: bool, bold: bool, small: bool, keep: bool) -> None:
    """Write the text of a table's cell; one that is kept stands on the page of what follows."""
    # A style asked for by its name is searched for in all styles, thousands of times in a chapter.
    properties = paragraph._p.get_or_add_pPr()
    properties.append(_element("w:pStyle", val="TableTextSmall" if small else "TableText"))
    if keep:
        properties.append(_element("w:keepNext"))
    properties.append(_element("w:jc", val="right" if right else "left"))
    paragraph.add_run(text).bold = bold or None


def describe_picture(picture: "InlineShape", alt: str) -> None:
    """Give a picture its alternative text."""
    picture._inline.docPr.set("descr", alt)


def repeat_head(table: "Table") -> None:
    """Repeat the first row on every page, and keep each row on one."""
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(_element("w:cantSplit"))
        if number == 0:
            properties.append(_element("w:tblHeader"))


def set_rules(table: "Table") -> None:
    """Rule a table above and below its head and at its end, with pale lines between rows."""
    borders = _element("w:tblBorders")
    for side, size, colour in (("top", 8, "222222"), ("bottom", 8, "222222"), ("insideH", 4, "DDDDDD")):
        borders.append(_element(f"w:{side}", val="single", sz=str(size), space="0", color=colour))
    table._tbl.tblPr.append(borders)
    for cell in table.rows[0].cells:
        edge = _element("w:tcBorders")
        edge.append(_element("w:bottom", val="single", sz="8", space="0", color="222222"))
        cell._tc.get_or_add_tcPr().append(edge)


def set_widths(table: "Table", widths_cm: Sequence[float]) -> None:
    """Set the columns of a table to these widths, with a little room between text and edge."""
    from docx.shared import Cm

    table.autofit = False
    margins = _element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(_element(f"w:{side}", w="80", type="dxa"))
    table._tbl.tblPr.append(margins)
    for column, width in zip(table.columns, widths_cm, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def fixed_bytes(document: "Document") -> bytes:
    """Return the file of a document with nothing of the hour in it."""
    written, fixed = BytesIO(), BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            target.writestr(zipfile.ZipInfo(name, _EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def _open_field(paragraph: "Paragraph", instruction: str) -> None:
    _mark(paragraph, "begin")
    code = _element("w:instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    paragraph.add_run()._r.append(code)
    _mark(paragraph, "separate")


def _mark(paragraph: "Paragraph", kind: str) -> None:
    paragraph.add_run()._r.append(_element("w:fldChar", fldCharType=kind))


def _bookmark_id(name: str) -> str:
    # Word asks for a number of its own for each bookmark; the name, read as a number, is one.
    return str(int.from_bytes(name.encode(), "big") % 2_000_000_011)


def _element(tag: str, /, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for attribute, value in attributes.items():
        element.set(qn(f"w:{attribute}"), value)
    return element
