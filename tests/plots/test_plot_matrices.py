"""Matrices drawn."""

import pandas as pd
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

from casestudy.plots.matrices import (
    STANCE_MARKS,
    plot_alignment,
    plot_cooccurrence,
    plot_heat_map,
    plot_triangulation,
)

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
