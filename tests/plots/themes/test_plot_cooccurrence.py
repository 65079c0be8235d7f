"""Themes that meet, as a network and as a triangle."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.patches import Circle, PathPatch, Rectangle

from casestudy.plots.style import BLUE, GREY, new_axes
from casestudy.plots.themes.cooccurrence import plot_cooccurrence, plot_theme_network

PAIRS = pd.DataFrame(
    {
        "first": ["a", "a", "b"], "second": ["b", "c", "c"], "n_first": [9, 9, 4], "n_second": [4, 0, 0],
        "n_both": [2, 0, 1], "jaccard": [0.5, 0.0, 0.1],
    }
)  # fmt: skip


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_the_triangle_has_a_cell_a_pair() -> None:
    """Each pair has one cell; its number is that of the units with both, none where they never meet."""
    ax = plot_cooccurrence(PAIRS)

    assert len([patch for patch in ax.patches if isinstance(patch, Rectangle)]) == 3
    assert texts(ax) == ["2", "1"]


def test_stronger_pairs_are_darker() -> None:
    """The fill follows Jaccard, and a pair that never meets stays white."""
    strong, never, weak = (sum(to_rgb(patch.get_facecolor())) for patch in plot_cooccurrence(PAIRS).patches)

    assert strong < weak < never == 3


def test_themes_of_the_triangle_are_named_once_on_each_side() -> None:
    """The first theme has no row and the last no column: the triangle holds each pair once."""
    ax = plot_cooccurrence(PAIRS, names={"a": "Satu", "c": "Tiga"})

    assert [label.get_text() for label in ax.get_yticklabels()] == ["b", "Tiga"]
    assert [label.get_text() for label in ax.get_xticklabels()] == ["Satu", "b"]
    assert {text.get_text(): text.get_position() for text in ax.texts} == {"2": (0.5, 0.5), "1": (1.5, 1.5)}


def test_pairs_that_never_occur_are_white() -> None:
    """Themes that never occur have no Jaccard; their cell is empty, and the triangle is drawn."""
    ax = plot_cooccurrence(PAIRS.assign(n_both=0, jaccard=float("nan")))

    assert texts(ax) == []
    assert {patch.get_facecolor() for patch in ax.patches} == {(1.0, 1.0, 1.0, 1.0)}


def middles(ax: Axes) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in (np.ravel(circle.get_center()) for circle in circles(ax))]


def circles(ax: Axes) -> list[Circle]:
    return [patch for patch in ax.patches if isinstance(patch, Circle)]


def lines(ax: Axes) -> list[PathPatch]:
    return [patch for patch in ax.patches if isinstance(patch, PathPatch)]


def test_a_line_joins_themes_that_meet() -> None:
    """Two themes that meet are joined, with their number where it is more than one; those that never meet are not."""
    ax = plot_theme_network(PAIRS)

    strong, weak = lines(ax)
    assert to_rgb(weak.get_edgecolor()) == to_rgb(GREY)
    assert to_rgb(strong.get_edgecolor()) == to_rgb(BLUE)
    assert strong.get_linewidth() > weak.get_linewidth()
    assert texts(ax)[0] == "2"
    assert texts(ax).count("1") == 0


def test_lines_start_and_end_in_their_themes() -> None:
    """A line runs from the middle of one circle to that of the other."""
    ax = plot_theme_network(PAIRS)

    strong = np.asarray(lines(ax)[0].get_path().vertices)
    assert [tuple(strong[0]), tuple(strong[-1])] == middles(ax)[:2]


def test_a_circle_holds_the_units_of_its_theme() -> None:
    """The number in a circle is that of the theme's units, more units make it larger, none leave it hollow."""
    ax = plot_theme_network(PAIRS)

    radii = [circle.get_radius() for circle in circles(ax)]
    assert radii == sorted(radii, reverse=True)
    assert [to_rgb(circle.get_facecolor()) == (1, 1, 1) for circle in circles(ax)] == [False, False, True]
    inside = {text.get_position(): text.get_text() for text in ax.texts}
    assert [inside[middle] for middle in middles(ax)] == ["9", "4", "0"]


def test_no_number_lies_on_another() -> None:
    """Where every theme meets every other, the largest numbers are written and those without room are left out."""
    pairs = pd.DataFrame(combinations([f"t{n}" for n in range(16)], 2), columns=["first", "second"])
    pairs = pairs.assign(n_first=50, n_second=50, n_both=[2 + number % 40 for number in range(len(pairs))])

    said = [text.get_text() for text in plot_theme_network(pairs).texts]

    assert len(lines(plot_theme_network(pairs))) == len(pairs)
    assert "41" in said
    assert len([text for text in said if text.isdecimal()]) < len(pairs)
    assert "Angka yang tidak termuat" in " ".join(said)
    assert "Angka yang tidak termuat" not in " ".join(texts(plot_theme_network(PAIRS)))


def test_places_follow_from_the_order_alone() -> None:
    """Themes stand clockwise in the order of the table, whatever the numbers."""
    one = middles(plot_theme_network(PAIRS))
    two = middles(plot_theme_network(PAIRS.assign(n_both=[0, 7, 3], n_first=1)))

    assert one == two
    assert one[0][0] == one[1][0] > one[2][0]


@pytest.mark.parametrize(("unit", "words"), [("turn", "answers or paragraphs"), ("document", "documents")])
def test_the_note_names_the_unit(unit: str, words: str) -> None:
    """What is counted is said below the ring."""
    assert words in " ".join(texts(plot_theme_network(PAIRS, unit=unit, lang="en")))


def test_themes_are_named_beside_their_circles() -> None:
    """Names stand outside the ring: to the right on its right side, to the left on its left."""
    ax = plot_theme_network(PAIRS, names={"a": "Satu", "c": "Tiga"})

    sides = {text.get_text(): text.get_horizontalalignment() for text in ax.texts}
    assert (sides["Satu"], sides["b"], sides["Tiga"]) == ("left", "left", "right")


@pytest.mark.parametrize("draw", [plot_cooccurrence, plot_theme_network])
def test_empty_tables_are_drawn_on_given_axes(draw: "object") -> None:
    """Without pairs both are drawn all the same, on the axes given."""
    assert callable(draw)
    given = new_axes()

    assert draw(PAIRS.head(0), ax=given) is given
