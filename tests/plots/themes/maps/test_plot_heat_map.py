"""Heat maps drawn."""

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from casestudy.plots.style import CM, INK, WIDTH_CM, new_axes
from casestudy.plots.themes.maps.heat_map import plot_heat_map, plot_theme_informants

COUNTS = pd.DataFrame({"theme": ["d", "d", "k", "k"], "informant": ["IK-1", "IP-1"] * 2, "n": [3, 0, 1, 2]})
MATRIX = COUNTS.assign(informants=[1, 1, 2, 2])


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def heads(ax: Axes) -> list[str]:
    return [tick.get_text() for tick in ax.get_xticklabels()]


def test_a_zero_is_an_empty_cell() -> None:
    """Counts above 0 are written, a 0 is not."""
    assert texts(plot_heat_map(COUNTS, rows="theme", columns="informant")) == ["3", "1", "2"]


def test_rows_and_columns_are_named_and_noted() -> None:
    """Rows and columns stand in the order of the table, by their labels, with the note behind and its head above."""
    ax = plot_heat_map(
        COUNTS, rows="theme", columns="informant", row_names={"d": "Deklarasi"}, column_names={"IP-1": "Warga"},
        totals={"d": "1 / 2"}, totals_name="Informan",
    )  # fmt: skip

    assert [label.get_text() for label in ax.get_yticklabels()] == ["Deklarasi", "k"]
    assert heads(ax) == ["IK-1", "Warga"]
    assert texts(ax)[-2:] == ["1 / 2", "Informan"]


def test_cells_stand_where_row_and_column_meet() -> None:
    """A count stands in the middle of its cell, dark letters on a pale fill and white ones on a dark."""
    ax = plot_heat_map(COUNTS, rows="theme", columns="informant")

    assert {text.get_text(): text.get_position() for text in ax.texts} == {
        "3": (0.5, 0.5), "1": (0.5, 1.5), "2": (1.5, 1.5),
    }  # fmt: skip
    assert {text.get_text(): text.get_color() for text in ax.texts} == {"3": "white", "1": INK, "2": INK}
    assert ax.yaxis_inverted()


def test_cells_may_hold_texts_and_a_note_stands_below() -> None:
    """Given texts stand instead of the counts, that of a zero too; an empty one stays out; colours follow counts."""
    table = COUNTS.assign(text=["3 of 9", "none", "", "2 of 9"])

    ax = plot_heat_map(table, rows="theme", columns="informant", cells="text", note="Of nine in all.")

    assert {text.get_text(): text.get_color() for text in ax.texts} == {
        "3 of 9": "white", "none": INK, "2 of 9": INK,
    }  # fmt: skip
    assert ax.get_xlabel() == "Of nine in all."


def test_a_table_of_zeros_has_no_numbers() -> None:
    """Themes that nobody has keep their rows and show nothing."""
    ax = plot_heat_map(COUNTS.assign(n=0), rows="theme", columns="informant")

    assert texts(ax) == []
    assert [label.get_text() for label in ax.get_yticklabels()] == ["d", "k"]


def test_heads_that_would_meet_stand_upright() -> None:
    """Names of columns are turned where they would meet side by side, and none is left out."""
    few, many = (
        plot_heat_map(pd.DataFrame({"t": "d", "i": [f"IP-{n}" for n in range(count)], "n": 1}), rows="t", columns="i")
        for count in (8, 20)
    )
    long = plot_heat_map(pd.DataFrame({"t": "Nama tema yang panjang sekali, sampai delapan sentimeter lebarnya",
                                       "i": ["Tanggapan", "Pemulihan", "Sesudahnya"], "n": [1, 2, 3]}),
                         rows="t", columns="i")  # fmt: skip

    assert {label.get_rotation() for label in few.get_xticklabels()} == {0}
    assert {label.get_rotation() for label in many.get_xticklabels()} == {90}
    assert {label.get_rotation() for label in long.get_xticklabels()} == {0, 90} - {0}
    assert len(heads(many)) == 20


def test_a_note_on_the_axes_stays_as_it_is() -> None:
    """What stood on given axes before, such as a letter for the panel, is left alone."""
    ax = new_axes()
    note = ax.text(0, 0, "a", color="red")

    plot_heat_map(COUNTS, rows="theme", columns="informant", ax=ax)

    assert (note.get_text(), note.get_color()) == ("a", "red")


def test_informants_are_counted_behind_each_theme() -> None:
    """Behind each theme stands how many of the informants have it, in both languages."""
    assert [text for text in texts(plot_theme_informants(MATRIX, lang="en")) if " of " in text] == ["1 of 2", "2 of 2"]
    assert "1 dari 2" in texts(plot_theme_informants(MATRIX, lang="id"))


def test_informants_inside_stand_together_under_one_head() -> None:
    """Informants inside stand before those outside, each group under its name; without standings there are no heads."""
    standing = {"IK-1": "external", "IP-1": "internal"}

    ax = plot_theme_informants(MATRIX, standing=standing, lang="en")

    assert heads(ax) == ["IP-1", "IK-1"]
    assert {text.get_text(): text.get_position() for text in ax.texts}["2"][0] == 0.5
    assert texts(ax)[-2:] == ["Internal", "External"]
    assert "Internal" not in texts(plot_theme_informants(MATRIX, lang="en"))


@pytest.mark.parametrize("draw", [
    lambda ax: plot_heat_map(COUNTS.head(0), rows="theme", columns="informant", ax=ax),
    lambda ax: plot_theme_informants(MATRIX.head(0), ax=ax),
], ids=["heat map", "informants"])  # fmt: skip
def test_empty_tables_are_drawn_on_new_and_given_axes(draw: "object") -> None:
    """Without rows the maps are drawn all the same: on given axes, or in a figure as wide as the page's text."""
    assert callable(draw)
    given = new_axes()
    assert draw(given) is given

    figure = draw(None).get_figure(root=True)

    assert isinstance(figure, Figure)
    FigureCanvasAgg(figure).draw()
    assert figure.get_size_inches()[0] == pytest.approx(WIDTH_CM * CM)
