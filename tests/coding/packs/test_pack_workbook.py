"""Workbooks of text cells."""

import io

import openpyxl
import pytest

from casestudy.coding.packs.workbook import clean, make_workbook


@pytest.mark.parametrize(
    ("text", "cell"), [("a\x07b\x1f", "a\ufffdb\ufffd"), ("a\n\tb", "a\n\tb"), ("🙏 «ya»", "🙏 «ya»"), ("", "")]
)
def test_control_characters_are_replaced(text: str, cell: str) -> None:
    """What Excel refuses is replaced by a visible sign; all other characters stay."""
    assert clean(text) == cell


def test_cells_hold_what_they_were_given() -> None:
    """Numbers stay numbers, text stays text, and the header is bold and stays in view."""
    data = make_workbook({"a": (["Kode", "n"], [["=1+1", 3], ["a\x07", 4]], [20, 5])}, {})

    page = openpyxl.load_workbook(io.BytesIO(data))["a"]

    assert [[cell.value for cell in row] for row in page.iter_rows()] == [["Kode", "n"], ["=1+1", 3], ["a\ufffd", 4]]
    assert page["A2"].data_type == "s"
    assert (page["A1"].font.bold, page["A2"].font.bold, page.freeze_panes) == (True, False, "A2")
    assert (page.column_dimensions["A"].width, page.column_dimensions["B"].width) == (20, 5)
