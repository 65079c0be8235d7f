"""Triangulation drawn."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from casestudy.errors import Language
from casestudy.plots.style import new_axes
from casestudy.plots.themes.page import STANCE_MARKS
from casestudy.plots.themes.strategy.triangulation import plot_triangulation

MATRIX = pd.DataFrame(
    {
        "theme": ["d", "d", "d", "k", "k", "k"],
        "source_type": ["post", "clipping", "comment"] * 2,
        "n": [3, 12, 4, 0, 5, 2],
        "contradicts": [0, 5, 4, 0, 5, 2],
        "stance": ["supports", "mixed", "contradicts", "silent", "contradicts", "contradicts"],
        "state": ["divergent"] * 3 + ["convergent"] * 3,
    }
)


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def marks(ax: Axes) -> list[Line2D]:
    return [line for line in ax.lines if line.get_marker() not in ("None", None, "")]


def test_each_stance_has_its_mark_and_number() -> None:
    """A mark a source that speaks, by shape and colour of its stance, with its passages in the middle."""
    ax = plot_triangulation(MATRIX, lang="en")

    found = [(line.get_marker(), line.get_color()) for line in marks(ax)][:5]
    assert found == [
        STANCE_MARKS[stance] for stance in ("supports", "mixed", "contradicts", "contradicts", "contradicts")
    ]
    inside = {text.get_position(): text.get_text() for text in ax.texts}
    where = [(float(np.ravel(line.get_xdata())[0]), float(np.ravel(line.get_ydata())[0])) for line in marks(ax)[:5]]
    assert [inside[place] for place in where] == ["3", "12", "4", "5", "2"]


def test_what_speaks_against_is_seen_beside_the_mark() -> None:
    """Where some but not all passages contradict, their number is beside the mark; else the mark tells."""
    assert texts(plot_triangulation(MATRIX)).count("5") == 2
    assert texts(plot_triangulation(MATRIX.assign(contradicts=0))).count("5") == 1


def test_silence_is_an_empty_field() -> None:
    """A silent source has neither mark nor number."""
    ax = plot_triangulation(MATRIX, lang="en")

    assert "0" not in texts(ax)
    assert len(marks(ax)) == 5 + 1 + 3


@pytest.mark.parametrize(("lang", "words"), [("id", ["Divergen", "Konvergen", "satu suara", "Simpulan"]),
                                             ("en", ["Divergent", "Convergent", "one voice", "Together"])])  # fmt: skip
def test_the_states_stand_behind_their_themes(lang: Language, words: list[str]) -> None:
    """Each theme has its state in the language, in bold where all or each take a side; own sources are bracketed."""
    ax = plot_triangulation(MATRIX, lang=lang)

    assert set(words) <= set(texts(ax))
    assert [text.get_fontweight() for text in ax.texts if text.get_text() in words[:2]] == ["bold", "bold"]


def test_a_convergent_theme_shows_its_side() -> None:
    """Convergence against the claim has the mark of contradiction before the word."""
    small = [line for line in marks(plot_triangulation(MATRIX)) if line.get_markersize() < 7]

    assert [line.get_marker() for line in small] == [STANCE_MARKS["contradicts"][0]]


def test_other_states_are_plain() -> None:
    """A complementary theme is not set in bold and shows no side."""
    ax = plot_triangulation(MATRIX.assign(state="complementary"), lang="en")

    assert {text.get_fontweight() for text in ax.texts if text.get_text() == "Complementary"} == {"normal"}


def test_own_sources_are_bracketed_only_where_there_are_any() -> None:
    """A case without the office's own sources has no bracket."""
    assert "satu suara" not in texts(plot_triangulation(MATRIX[MATRIX["source_type"] != "post"]))


def test_sources_without_a_side_are_explained_where_they_occur() -> None:
    """The hollow mark is in the key only where a source takes no side."""
    without, with_ = (
        plot_triangulation(MATRIX, lang="en"),
        plot_triangulation(MATRIX.assign(stance="no_side"), lang="en"),
    )

    assert "No side taken" not in texts(without)
    assert "No side taken" in texts(with_)


def test_an_empty_matrix_is_drawn_on_given_axes() -> None:
    """Without themes the axes hold the head and the key."""
    given = new_axes()

    assert plot_triangulation(MATRIX.head(0), ax=given, lang="en") is given
    assert "Together" in texts(given)
