"""Tests of casestudy.load.formats.documents.word.numbering."""

from xml.etree import ElementTree as ET

from casestudy.load.formats.documents.word.numbering import Numbering
from tests.load.makers import word_part


def numbering(content: str, styles: str = "") -> Numbering:
    return Numbering(ET.fromstring(word_part("numbering", content)), ET.fromstring(word_part("styles", styles)))


def properties(content: str) -> ET.Element:
    return ET.fromstring(word_part("pPr", content))


def item(number: int, level: int = 0) -> ET.Element:
    return properties(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


LISTS = (
    '<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    '</w:lvlOverride></w:num><w:num w:numId="4"><w:abstractNumId w:val="6"/></w:num>'
)


def test_a_list_counts_from_its_start_and_goes_on() -> None:
    """Two numberings of one list share their count; one that starts anew has its own."""
    counts = numbering(LISTS)
    assert [counts.number(item(n)) for n in (1, 1, 2, 3, 3, 1)] == [3, 4, 5, 1, 2, 6]


def test_a_deeper_level_starts_again_under_each_item() -> None:
    """The count of a deeper level belongs to the item above it."""
    counts = numbering(LISTS)
    assert [counts.number(item(1, level)) for level in (0, 1, 1, 0, 1)] == [3, 1, 2, 4, 1]


def test_bullets_and_plain_paragraphs_have_no_number() -> None:
    """Neither has a list of number 0, by which Word takes a paragraph out of its list."""
    counts = numbering(LISTS)
    assert [counts.number(one) for one in (item(4), None, properties(""), item(0))] == [None] * 4


def test_a_style_may_number_its_paragraphs() -> None:
    """The list of the style counts where the paragraph names none."""
    style = '<w:style w:styleId="Soal"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    counts = numbering(LISTS, style)
    named = properties('<w:pStyle w:val="Soal"/>')
    assert [counts.number(named), counts.number(named), counts.number(properties('<w:pStyle w:val="Lain"/>'))] == [
        1,
        2,
        None,
    ]


def test_a_list_that_is_not_defined_counts_with_numerals() -> None:
    """A document without definitions still numbers; a number that is none counts as nothing."""
    counts = Numbering()
    assert [counts.number(item(7)), counts.number(item(7))] == [1, 2]
    strange = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="x"><w:start w:val="9999999999"/></w:lvl></w:abstractNum>'
    )
    assert numbering(strange).number(item(1)) == 1
