"""Tables as pictures."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from matplotlib import rcParams
from matplotlib.font_manager import FontProperties

from casestudy.plots.style import CM
from casestudy.plots.tables import cell_text, plot_table, plot_table_pages, wrap_to_width

DATA = pd.DataFrame(
    {"informant": [f"IK-{n}" for n in range(1, 31)], "minutes": range(30), "label_id": "ya", "label_en": "yes"}
)


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (0.5, "0,50", "0.50"),
        (-0.001, "0,00", "0.00"),
        (-1.25, "\u22121,25", "\u22121.25"),
        (np.nan, "–", "–"),
        (None, "–", "–"),
        (pd.NA, "–", "–"),
        (pd.NaT, "–", "–"),
        (12, "12", "12"),
        (date(2022, 8, 2), "2 Agustus 2022", "2 August 2022"),
        ("negative", "Negatif", "Negative"),
        ("IK-1", "IK-1", "IK-1"),
    ],
)
def test_cells_are_written_in_the_language(value: object, indonesian: str, english: str) -> None:
    """Numbers, dates, missing values and controlled words are shown as each language writes them."""
    assert [cell_text(value, lang) for lang in ("id", "en")] == [indonesian, english]


def test_the_cases_own_labels_go_first() -> None:
    """A label of the case goes before the library's."""
    assert cell_text("social", "en", names={"social": "Gathering"}) == "Gathering"


def test_columns_in_two_languages_follow_the_language() -> None:
    """A column given without its ending is that of the language."""
    ax = plot_table(DATA.head(1), columns={"label": 1}, lang="en")
    assert [text.get_text() for text in ax.texts] == ["label", "yes"]


def test_numbers_stand_to_the_right() -> None:
    """Numbers and their heading are aligned right, words left."""
    ax = plot_table(DATA.head(1), columns={"informant": 1, "minutes": 1})
    assert [text.get_horizontalalignment() for text in ax.texts] == ["left", "right", "left", "right"]


def test_a_long_table_goes_over_pages_with_its_head_on_each() -> None:
    """No page is higher than asked for, no row is lost or split, and each page repeats the head."""
    pages = plot_table_pages(DATA, columns={"informant": 1}, height_cm=6)
    shown = [[text.get_text() for text in page.texts] for page in pages]
    assert all(page.figure.bbox.height <= 6 * CM * rcParams["figure.dpi"] + 1 for page in pages)
    assert all(page[0] == "Informan" for page in shown)
    assert [row for page in shown for row in page[1:]] == DATA["informant"].tolist()


def test_a_date_is_never_broken() -> None:
    """A date stays on one line however narrow its share of the width."""
    data = pd.DataFrame({"date": [pd.Timestamp("2022-09-12")], "name": ["kata " * 60]})
    texts = [text.get_text() for text in plot_table(data, columns={"date": 1, "name": 30}).texts]
    assert "12\u00a0September\u00a02022" in texts


def test_lines_are_no_wider_than_the_width() -> None:
    """Text is set in lines that keep their words in order; a paragraph starts a new line."""
    lines = wrap_to_width("satu dua tiga\nempat", 1.2, FontProperties(size=8, family="STIXGeneral"))
    assert " ".join(lines) == "satu dua tiga empat"
    assert "empat" in lines


def test_a_table_without_rows_is_its_head() -> None:
    """An empty table shows its head."""
    assert [text.get_text() for text in plot_table(DATA.head(0), columns={"informant": 1}).texts] == ["Informan"]
