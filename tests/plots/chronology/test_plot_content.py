"""Posts by month and pillar drawn."""

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from casestudy.plots.chronology.content import plot_content_map
from casestudy.plots.style import new_axes

CONTENT = pd.DataFrame(
    {
        "month": pd.to_datetime(["2022-01-01", "2022-01-01", "2022-02-01", "2022-02-01"]),
        "pillar": ["layanan", "edukasi", "layanan", "edukasi"],
        "n": [4, 0, 2, 1],
        "engagement": [1.25, float("nan"), float("nan"), 0.5],
    }
)


def test_cells_say_posts_and_engagement() -> None:
    """A cell shows its posts and their rate, a dash without a rate, and nothing where there are no posts."""
    ax = plot_content_map(CONTENT, lang="en")
    assert [text.get_text() for text in ax.texts] == ["4", "1.2", "2", "–", "1", "0.5"]


def test_the_rate_is_named_with_its_denominator() -> None:
    """Below the map stands what the rate is, and what a dash means where there is one."""
    told = plot_content_map(CONTENT, lang="en").get_xlabel().replace("\n", " ")
    assert "(likes + comments + shares) / followers × 100" in told
    assert "followers or reactions not stated" in told
    assert "–" not in plot_content_map(CONTENT.fillna({"engagement": 1.0}), lang="en").get_xlabel()


def test_months_and_pillars_are_labelled() -> None:
    """Months stand in order with their year, pillars by their label."""
    ax = plot_content_map(CONTENT, names={"layanan": "Layanan", "edukasi": "Edukasi"})
    assert [label.get_text() for label in ax.get_xticklabels()] == ["Jan\n2022", "Feb\n"]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Edukasi", "Layanan"]


def test_more_posts_make_a_darker_cell() -> None:
    """The fill follows the number of posts; a cell without posts is white; letters stand out from their cell."""
    ax = plot_content_map(CONTENT, names={"layanan": "A", "edukasi": "B"})
    fills = [sum(to_rgb(patch.get_facecolor())) for patch in ax.patches]
    assert fills[0] < fills[2] < fills[3] < fills[1] == 3
    assert [patch.get_xy() for patch in ax.patches if isinstance(patch, Rectangle)] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert ax.texts[0].get_color() == "white" != ax.texts[4].get_color()


@pytest.mark.parametrize(("months", "full"), [(12, True), (40, False)])
def test_letters_fit_their_cells(months: int, full: bool) -> None:
    """Over a year letters have the size of all text; over years they shrink with the cells."""
    long = pd.concat([CONTENT.head(1).assign(month=month, n=12, engagement=11.25)
                      for month in pd.date_range("2022-01-01", periods=months, freq="MS")])  # fmt: skip
    assert (plot_content_map(long).texts[0].get_fontsize() == 9) == full


def test_a_content_map_without_posts_is_empty() -> None:
    """Without posts there are no cells and no names."""
    ax = plot_content_map(CONTENT.head(0))
    figure = ax.get_figure(root=True)
    assert isinstance(figure, Figure)
    FigureCanvasAgg(figure).draw()
    assert len(ax.patches) == len(ax.texts) == len(ax.get_xticklabels()) == 0


def test_the_map_is_drawn_on_given_axes() -> None:
    """Given axes are drawn on and returned."""
    ax = new_axes()
    assert plot_content_map(CONTENT, ax=ax) is ax
