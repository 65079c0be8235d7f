"""Tables as pictures."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from casestudy.plots.style import CM, DPI, new_axes
from casestudy.plots.tables.cells import cell_text
from casestudy.plots.tables.pictures import plot_table, plot_table_pages, wrap_to_width

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


def widest(ax: Axes) -> list[tuple[str, float, float]]:
    """Return each text of a drawn table with where it starts and ends, in cm of the page as printed."""
    figure = ax.get_figure(root=True)
    assert isinstance(figure, Figure)
    figure.dpi = DPI
    FigureCanvasAgg(figure).draw()
    assert figure.get_size_inches()[0] == pytest.approx(14 * CM)
    # A centimetre of the axes is a centimetre of the page, across and down.
    (left, top), (right, bottom) = ax.transData.transform([(0, 0), (1, 1)])
    assert [right - left, top - bottom] == pytest.approx([DPI * CM, DPI * CM])
    boxes = [(text.get_text(), text.get_window_extent()) for text in ax.texts]
    return [(text, box.x0 / DPI / CM, box.x1 / DPI / CM) for text, box in boxes]


WORDS = st.text(alphabet="aimWK.-", min_size=1, max_size=60)
CELLS = st.lists(WORDS, max_size=6).map(" ".join)


@settings(deadline=None, derandomize=True, max_examples=30)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=3), st.tuples(*[st.integers(1, 9)] * 3))
def test_no_text_is_wider_than_its_column(rows: list[tuple[str, str, str]], shares: tuple[int, int, int]) -> None:
    """However long the words, each text ends before the next column begins, and nothing is lost."""
    data = pd.DataFrame(rows, columns=list("abc"))

    ax = plot_table(data, columns=dict(zip("abc", shares, strict=True)))

    texts = widest(ax)
    starts = sorted({round(start, 1) for _, start, _ in texts})
    for _, start, end in texts:
        after = [other for other in starts if other > round(start, 1)]
        assert end <= min([*after, 14.0]) + 0.05
    told = "".join(text for text, _, _ in texts).replace(" ", "")
    assert sorted(told) == sorted("abc" + "".join("".join(row) for row in rows).replace(" ", ""))


def test_a_long_address_is_broken_and_spares_the_other_columns() -> None:
    """A word wider than the page is broken; a short code beside it stays whole."""
    data = pd.DataFrame({"doc": ["KL-101"], "url": ["https://contoh.id/" + "berita-" * 40]})

    texts = [text for text, _, _ in widest(plot_table(data, columns={"doc": 1, "url": 1}))]

    assert "KL-101" in texts
    assert "".join(texts[3:]) == data["url"][0]


def test_white_space_is_one_gap_and_a_line_break_a_new_line() -> None:
    """Tabs and doubled spaces are a space; a line break starts a line; a no-break space holds."""
    data = pd.DataFrame({"a": ["satu\tdua  tiga\nempat\u00a0lima"]})
    assert [text.get_text() for text in plot_table(data, columns={"a": 1}).texts][1:] == [
        "satu dua tiga", "empat\u00a0lima",
    ]  # fmt: skip


@pytest.mark.parametrize("height", [6, 9.5, 14])
def test_pages_are_never_higher_than_asked(height: float) -> None:
    """With rows of different heights no page is higher than asked, and no page could take the next row."""
    data = pd.DataFrame({"name": ["kata " * (1 + 7 * n % 60) for n in range(40)]})

    pages = plot_table_pages(data, columns={"name": 1}, width_cm=7, height_cm=height)

    heights = [page.get_ylim()[0] - page.get_ylim()[1] for page in pages]
    assert max(heights) <= height
    assert [page.figure.bbox.height / page.figure.dpi for page in pages] == pytest.approx([h * CM for h in heights])
    assert all(page.figure.bbox.width / page.figure.dpi == pytest.approx(7 * CM) for page in pages)
    rules = [sorted({float(np.asarray(line.get_ydata())[0]) for line in page.lines}) for page in pages]
    first_rows = [below - head for _, head, below, *_ in rules]
    assert all(here + row > height for here, row in zip(heights[:-1], first_rows[1:], strict=True))


def test_a_row_higher_than_the_page_stands_alone_and_whole() -> None:
    """A row is never split: one that is too high has a page of its own."""
    data = pd.DataFrame({"name": ["a", "kata " * 300, "b"]})
    pages = plot_table_pages(data, columns={"name": 1}, height_cm=3)
    assert [len(page.texts) > 5 for page in pages] == [False, True, False]


def test_a_table_is_drawn_on_the_axes_it_is_given() -> None:
    """Given axes take the first page; further pages have figures of their own."""
    ax = new_axes()
    pages = plot_table_pages(DATA, columns={"informant": 1}, height_cm=6, ax=ax)
    assert pages[0] is ax
    assert all(page.figure is not ax.figure for page in pages[1:])
    assert len(pages) > 1


def test_rules_frame_head_and_rows() -> None:
    """A rule stands above and below the head and at the end, a thin one between rows."""
    ax = plot_table(DATA.head(3), columns={"informant": 1})
    widths = [line.get_linewidth() for line in ax.lines]
    assert sorted(widths) == [0.6, 0.6, 0.9, 0.9, 0.9]


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (pd.Timestamp("2022-05-02 10:00"), "2 Mei 2022", "2 May 2022"),
        (np.float64(1234.5), "1234,50", "1234.50"),
        (np.int64(1200), "1200", "1200"),
        ("", "", ""),
        ("interview_internal", "Wawancara internal", "Interviews, internal"),
    ],
)
def test_more_cells(value: object, indonesian: str, english: str) -> None:
    """Time of day is left out, numbers of NumPy are numbers, an empty text stays empty."""
    assert [cell_text(value, lang) for lang in ("id", "en")] == [indonesian, english]


def test_a_word_that_fits_exactly_stays_whole() -> None:
    """A column made as narrow as its longest word holds that word, whatever the shares of the others."""
    data = pd.DataFrame({"words": [1], "theme": ["Anti-corruption declarations"], "name": ["kata " * 40]})
    for share in (7, 11, 13, 17, 23):
        ax = plot_table(data, columns={"words": 1, "theme": 1, "name": share}, lang="en")
        assert {"Words", "Anti-corruption"} <= {text.get_text() for text in ax.texts}
