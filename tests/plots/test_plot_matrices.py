"""Matrices drawn."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from casestudy.errors import Language
from casestudy.plots.matrices import (
    STANCE_MARKS,
    plot_alignment,
    plot_cooccurrence,
    plot_heat_map,
    plot_triangulation,
)
from casestudy.plots.style import CM, INK, WIDTH_CM, new_axes

COUNTS = pd.DataFrame({"theme": ["d", "d", "k", "k"], "informant": ["IK-1", "IP-1"] * 2, "n": [3, 0, 1, 2]})


def test_a_zero_is_an_empty_cell() -> None:
    """Counts above 0 are written, a 0 is not."""
    ax = plot_heat_map(COUNTS, rows="theme", columns="informant")
    assert [text.get_text() for text in ax.texts] == ["3", "1", "2"]


def test_rows_are_named_and_noted() -> None:
    """Rows stand in the order of the table, by their label, with the note behind."""
    ax = plot_heat_map(COUNTS, rows="theme", columns="informant", row_names={"d": "Deklarasi"}, totals={"d": "1 / 2"})
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Deklarasi", "k"]
    assert [label.get_text() for label in ax.get_xticklabels()] == ["IK-1", "IP-1"]
    assert "1 / 2" in [text.get_text() for text in ax.texts]


PAIRS = pd.DataFrame(
    {"first": ["a", "a", "b"], "second": ["b", "c", "c"], "n_both": [2, 0, 1], "jaccard": [0.5, 0.0, 0.1]}
)


def test_the_triangle_has_a_cell_a_pair() -> None:
    """Each pair has one cell; its number is that of the units with both, none where they never meet."""
    ax = plot_cooccurrence(PAIRS)
    assert len([patch for patch in ax.patches if isinstance(patch, Rectangle)]) == 3
    assert [text.get_text() for text in ax.texts] == ["2", "1"]


def test_stronger_pairs_are_darker() -> None:
    """The fill follows Jaccard, and a pair that never meets stays white."""
    strong, never, weak = (sum(to_rgb(patch.get_facecolor())) for patch in plot_cooccurrence(PAIRS).patches)
    assert strong < weak < never == 3


MATRIX = pd.DataFrame(
    {
        "theme": ["d", "d", "k", "k"],
        "source_type": ["clipping", "comment"] * 2,
        "n": [3, 2, 0, 1],
        "stance": ["supports", "contradicts", "silent", "mixed"],
        "state": ["divergent", "divergent", "single", "single"],
    }
)


def test_stances_differ_in_shape() -> None:
    """No two stances share a mark, so that the matrix reads without colour."""
    assert len({mark for mark, _ in STANCE_MARKS.values()}) == 3


def test_silence_is_an_empty_field() -> None:
    """A silent source has neither mark nor number; each theme has its state behind it."""
    ax = plot_triangulation(MATRIX, lang="en")
    assert [text.get_text() for text in ax.texts] == ["3", "2", "1", "Divergent", "One voice"]


GRID = pd.DataFrame(
    {
        "cell": ["strength", "SO"],
        "item": ["S1", "d"],
        "label_id": ["Plt hadir", "Deklarasi digelar."],
        "label_en": ["Present", "Declared."],
        "factors": ["", "S1; O1"],
        "passages": [4, 7],
    }
)


def test_factors_and_strategies_say_their_evidence() -> None:
    """A factor shows its id and passages, a strategy its factors and passages."""
    said = " ".join(text.get_text().strip() for text in plot_alignment(GRID, names={"d": "Deklarasi"}).texts)
    assert "S1\u00a0Plt hadir (n\u00a0=\u00a04)" in said
    assert "Deklarasi: Deklarasi digelar (S1, O1; n\u00a0=\u00a07)" in said


def test_all_eight_fields_are_there() -> None:
    """Four edges and four meetings are drawn, filled or not."""
    assert len(plot_alignment(GRID).patches) == 8


def test_cells_stand_where_row_and_column_meet() -> None:
    """A count stands in the middle of its cell, dark letters on a pale fill and white ones on a dark."""
    ax = plot_heat_map(COUNTS, rows="theme", columns="informant")
    assert {text.get_text(): text.get_position() for text in ax.texts} == {"3": (0.5, 0.5), "1": (0.5, 1.5),
                                                                           "2": (1.5, 1.5)}  # fmt: skip
    assert {text.get_text(): text.get_color() for text in ax.texts} == {"3": "white", "1": INK, "2": INK}
    assert ax.yaxis_inverted()


def test_a_table_of_zeros_has_no_numbers() -> None:
    """Themes that nobody has keep their rows and show nothing."""
    ax = plot_heat_map(COUNTS.assign(n=0), rows="theme", columns="informant")
    assert len(ax.texts) == 0
    assert [label.get_text() for label in ax.get_yticklabels()] == ["d", "k"]


def test_many_columns_stand_upright() -> None:
    """Names of columns are turned where they would meet side by side, and none is left out."""
    few, many = (
        plot_heat_map(pd.DataFrame({"t": "d", "i": [f"IP-{n}" for n in range(count)], "n": 1}), rows="t", columns="i")
        for count in (8, 20)
    )
    assert {label.get_rotation() for label in few.get_xticklabels()} == {0}
    assert {label.get_rotation() for label in many.get_xticklabels()} == {90}
    assert len(many.get_xticklabels()) == 20


@pytest.mark.parametrize("draw", [
    lambda ax: plot_heat_map(COUNTS.head(0), rows="theme", columns="informant", ax=ax),
    lambda ax: plot_cooccurrence(PAIRS.head(0), ax=ax),
    lambda ax: plot_triangulation(MATRIX.head(0), ax=ax),
    lambda ax: plot_alignment(GRID.head(0), ax=ax),
], ids=["heat map", "co-occurrence", "triangulation", "alignment"])  # fmt: skip
def test_empty_tables_are_drawn_on_new_and_given_axes(draw: Callable[[Axes | None], Axes]) -> None:
    """Without rows the matrices are drawn all the same: on given axes, or in a figure as wide as the page's text."""
    given = new_axes()
    assert draw(given) is given

    figure = draw(None).get_figure(root=True)

    assert isinstance(figure, Figure)
    FigureCanvasAgg(figure).draw()
    assert figure.get_size_inches()[0] == pytest.approx(WIDTH_CM * CM)


def test_a_note_on_the_axes_stays_as_it_is() -> None:
    """What stood on given axes before, such as a letter for the panel, is left alone."""
    ax = new_axes()
    note = ax.text(0, 0, "a", color="red")
    plot_heat_map(COUNTS, rows="theme", columns="informant", ax=ax)
    assert (note.get_text(), note.get_color()) == ("a", "red")


def test_themes_of_the_triangle_are_named_once_on_each_side() -> None:
    """The first theme has no row and the last no column: the triangle holds each pair once."""
    ax = plot_cooccurrence(PAIRS, names={"a": "Satu", "c": "Tiga"})
    assert [label.get_text() for label in ax.get_yticklabels()] == ["b", "Tiga"]
    assert [label.get_text() for label in ax.get_xticklabels()] == ["Satu", "b"]
    assert {text.get_text(): text.get_position() for text in ax.texts} == {"2": (0.5, 0.5), "1": (1.5, 1.5)}


def test_pairs_that_never_occur_are_white() -> None:
    """Themes that never occur have no Jaccard; their cell is empty, and the triangle is drawn."""
    ax = plot_cooccurrence(PAIRS.assign(n_both=0, jaccard=float("nan")))
    assert len(ax.texts) == 0
    assert {patch.get_facecolor() for patch in ax.patches} == {(1.0, 1.0, 1.0, 1.0)}


def test_stances_are_marked_in_their_fields() -> None:
    """Each stance has its mark and colour where theme and source meet; the legend explains all three."""
    ax = plot_triangulation(MATRIX, lang="en")
    marks = [line for line in ax.lines if line.get_marker() not in ("None", None, "")]
    assert [(line.get_marker(), line.get_color()) for line in marks] == [
        STANCE_MARKS["supports"], STANCE_MARKS["contradicts"], STANCE_MARKS["mixed"],
    ]  # fmt: skip
    assert [round(float(np.asarray(line.get_ydata())[0])) for line in marks] == [0, 0, 1]
    legend = ax.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["Supports", "Mixed", "Contradicts"]
    assert [label.get_text() for label in ax.get_xticklabels()] == ["Clippings", "Comments", "Together"]


def test_a_side_taken_by_all_or_by_each_is_bold() -> None:
    """Convergent and divergent stand in bold, other states do not."""
    weights = {text.get_text(): text.get_fontweight() for text in plot_triangulation(MATRIX).texts}
    assert weights["Divergen"] == "bold"
    assert weights["Satu suara"] == "normal"


@pytest.mark.parametrize(("lang", "words"), [("id", ["Kekuatan", "Ancaman"]), ("en", ["Strengths", "Threats"])])
def test_the_page_names_its_edges(lang: Language, words: list[str]) -> None:
    """The edges are named in the language; the fields where they meet by their letters; edges differ in colour."""
    ax = plot_alignment(GRID, lang=lang)
    said = [text.get_text() for text in ax.texts]
    assert all(word in said for word in [*words, "SO", "WO", "ST", "WT"])
    assert len({patch.get_facecolor() for patch in ax.patches}) == 5


def test_the_page_grows_with_its_lines() -> None:
    """A page with many factors is higher than one with few, so that its lines keep their distance."""
    many = pd.concat([GRID.head(1)] * 60, ignore_index=True)
    short, tall = (plot_alignment(grid).figure.bbox.height for grid in (GRID, many))
    assert short < tall
