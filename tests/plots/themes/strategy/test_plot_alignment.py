"""The alignment page."""

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from casestudy.errors import Language
from casestudy.plots.style import new_axes, style, text_width_cm
from casestudy.plots.themes.strategy.alignment import plot_alignment

GRID = pd.DataFrame(
    {
        "cell": ["strength", "SO"], "item": ["S1", "d"], "label_id": ["Plt hadir", "Deklarasi digelar."],
        "label_en": ["Present", "Declared."], "factors": ["", "S1; O1"], "passages": [4, 7], "documents": [3, 5],
    }
)  # fmt: skip


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_factors_and_strategies_say_their_evidence() -> None:
    """A factor shows its passages and documents; a strategy its statement, its factors and theirs."""
    said = texts(plot_alignment(GRID, names={"d": "Deklarasi"}))

    assert {"S1", "Plt hadir (4/3)", "Deklarasi", "Deklarasi digelar.", "S1, O1 (7/5)"} <= set(said)


def test_a_factor_stands_on_the_height_of_its_code() -> None:
    """The code of a factor is bold and to the left of its first line."""
    where = {text.get_text(): text for text in plot_alignment(GRID).texts}

    assert where["S1"].get_position()[1] == where["Plt hadir (4/3)"].get_position()[1]
    assert where["S1"].get_position()[0] < where["Plt hadir (4/3)"].get_position()[0]
    assert where["S1"].get_fontweight() == "bold"


@pytest.mark.parametrize(("lang", "words"), [
    ("id", ["Kekuatan", "Kelemahan", "Peluang", "Ancaman", "kekuatan × peluang"]),
    ("en", ["Strengths", "Weaknesses", "Opportunities", "Threats", "strengths × opportunities"]),
])  # fmt: skip
def test_the_page_names_its_fields(lang: Language, words: list[str]) -> None:
    """Edges are named in the language, meetings by their letters and what meets; edges differ in colour."""
    ax = plot_alignment(GRID, lang=lang)

    assert {*words, "SO", "WO", "ST", "WT"} <= set(texts(ax))
    assert len(ax.patches) == 8
    assert len({patch.get_facecolor() for patch in ax.patches}) == 5


def test_the_numbers_are_explained_in_the_corner() -> None:
    """The empty corner says what the pair of numbers is."""
    assert any(text.startswith("(9/7)") for text in texts(plot_alignment(GRID)))


def test_the_page_grows_with_its_lines() -> None:
    """A page with many factors is higher than one with few, so that its lines keep their distance."""
    many = pd.concat([GRID.head(1)] * 60, ignore_index=True)

    short, tall = (plot_alignment(grid).figure.bbox.height for grid in (GRID, many))

    assert short < tall


def test_lines_stay_in_their_fields() -> None:
    """No line reaches over the edge of its field, capitals or not, nor below it."""
    capitals = GRID.assign(label_id="DPRD, OPD, BPK, KPK, PPID, DAN BPS MENGAWASI APBD SERTA RPJMD KOTA")
    with style():
        ax = plot_alignment(pd.concat([capitals.assign(cell=cell) for cell in ("strength", "WO", "threat")]))
    corner = (0.0, 0.0, 4.1, 4.0)
    fields = [(*field.get_xy(), field.get_width(), field.get_height()) for field in ax.patches
              if isinstance(field, Rectangle)]  # fmt: skip

    for text in ax.texts:
        x, y = text.get_position()
        end = x + text_width_cm(text.get_text(), size=float(text.get_fontsize()), weight=str(text.get_fontweight()))
        assert any(
            left < x and end < left + width and top < y < top + height for left, top, width, height in [corner, *fields]
        ), text.get_text()


def test_an_empty_grid_is_drawn_on_given_axes() -> None:
    """Without factors the page shows its nine fields."""
    given = new_axes()

    assert plot_alignment(GRID.head(0), ax=given) is given
    assert len(given.patches) == 8
