"""The activities drawn."""

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from casestudy.plots.chronology.activities import plot_activities
from casestudy.plots.style import CM, HEIGHT_CM, KIND_COLOURS, KIND_HATCHES, WIDTH_CM, new_axes

MAP = pd.DataFrame(
    {
        "district": ["Utara", "Utara", "", ""],
        "month": pd.to_datetime(["2022-01-01", "2022-02-01"] * 2),
        "declaration": [1, 0, 0, 0],
        "social": [2, 0, 0, 1],
        "media": [0, 0, 0, 0],
        "n": [3, 0, 0, 1],
        "stated": [2, 0, 0, 0],
        "participants": pd.array([1300, None, None, None], dtype="Int64"),
    }
)


def lower_of(ax: Axes) -> Axes:
    return ax.figure.axes[1]


def test_kinds_are_stacked_by_month() -> None:
    """Each month's bar is the sum over districts; a kind begins where the one before ends, in its own look."""
    ax = plot_activities(MAP)
    assert [[bar.get_height() for bar in bars] for bars in ax.containers] == [[1, 0], [2, 1], [0, 0]]
    assert [bar.get_y() for bar in ax.containers[1]] == [1, 0]
    looks = [(to_hex(bars[0].get_facecolor()).upper(), bars[0].get_hatch() or "") for bars in ax.containers]
    assert looks == [(KIND_COLOURS[kind], KIND_HATCHES[kind]) for kind in KIND_COLOURS]


def test_the_legend_says_how_many_of_each_kind() -> None:
    """Kinds are named with their number over all months."""
    legend = plot_activities(MAP, lang="en").get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == [
        "Declarations (1)", "Social activities (3)", "Media activities (0)",
    ]  # fmt: skip


def test_cells_say_their_number_and_districts_their_sums() -> None:
    """A cell without activities is empty; participants stand with how many activities declare them."""
    texts = [text.get_text() for text in lower_of(plot_activities(MAP)).texts]
    assert texts == ["3", "1", "n", "Peserta", "3", "1.300 (2/3)", "1", "– (0/1)"]
    assert "1,300 (2/3)" in [text.get_text() for text in lower_of(plot_activities(MAP, lang="en")).texts]


def test_bars_stand_over_the_months_of_the_matrix() -> None:
    """Both panels have the same months, named below the lower one."""
    ax = plot_activities(MAP, lang="en")
    assert lower_of(ax).get_xlim() == ax.get_xlim()
    assert [label.get_text() for label in lower_of(ax).get_xticklabels()] == ["Jan\n2022", "Feb\n"]
    bars = ax.containers[0]
    assert [bar.get_x() + bar.get_width() / 2 for bar in bars] == pytest.approx([0.5, 1.5])


def test_a_place_that_is_not_stated_is_named_so() -> None:
    """Activities without a district are a row of their own."""
    assert [label.get_text() for label in lower_of(plot_activities(MAP, lang="en")).get_yticklabels()] == [
        "Utara",
        "Not stated",
    ]


def test_what_participants_are_is_said() -> None:
    """Below the matrix stands that the sum is of those activities that declare it."""
    assert "activities that declare it" in lower_of(plot_activities(MAP, lang="en")).get_xlabel()


@pytest.mark.parametrize("count", [0, 1, 80])
def test_any_number_of_districts_keeps_to_the_page(count: int) -> None:
    """Nothing, one and eighty districts make figures of the page's width, no higher than its text."""
    table = pd.concat([MAP.head(2).assign(district=f"D{n}") for n in range(count)] or [MAP.head(0)])
    figure = plot_activities(table).get_figure(root=True)
    assert isinstance(figure, Figure)
    FigureCanvasAgg(figure).draw()
    assert figure.get_size_inches()[0] == pytest.approx(WIDTH_CM * CM)
    assert figure.get_size_inches()[1] <= HEIGHT_CM * CM + 0.01


def test_given_axes_make_room_for_both_panels() -> None:
    """Given axes are split into two in the same figure."""
    ax = new_axes()
    figure = ax.figure
    assert plot_activities(MAP, ax=ax).figure is figure
    assert len(figure.axes) == 2
