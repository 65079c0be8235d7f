"""The position drawn."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes

from casestudy.errors import Language
from casestudy.findings.strategy.scores import Severe
from casestudy.plots.style import new_axes
from casestudy.plots.themes.strategy.position import plot_position

POSITION = pd.DataFrame({"judge": ["a", "b", "mean"], "x": [1.4, 0.5, 0.95], "y": [0.9, -0.3, 0.3]})


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_the_mean_is_named_by_its_values() -> None:
    """The large point stands where the mean is, its values beside it as the language writes them."""
    ax = plot_position(POSITION, severe=4, lang="id")

    mean = next(line for line in ax.lines if line.get_marker() == "D")
    assert [np.asarray(mean.get_xdata()).tolist(), np.asarray(mean.get_ydata()).tolist()] == [[0.95], [0.3]]
    assert "X = 0,95, Y = 0,30" in texts(ax)


def test_judges_are_small_points() -> None:
    """Each judge has a small point; a single judge is the mean itself and has none."""
    several = next(line for line in plot_position(POSITION, severe=4).lines if line.get_marker() == "o")
    one = [line for line in plot_position(POSITION.iloc[[0, 2]], severe=4).lines if line.get_marker() == "o"]

    assert np.asarray(several.get_xdata()).tolist() == [1.4, 0.5]
    assert one == []


@pytest.mark.parametrize(("lang", "words"), [("id", "SO: tumbuh"), ("en", "SO: grow")])
def test_quadrants_are_named_in_their_corners(lang: Language, words: str) -> None:
    """Strengths and opportunities meet above right; all four quadrants are named."""
    ax = plot_position(POSITION, severe=4, lang=lang)

    where = {text.get_text(): text.get_position() for text in ax.texts}
    assert where[words][0] > 0
    assert where[words][1] > 0
    assert {text[:2] for text in texts(ax)} >= {"SO", "WO", "ST", "WT"}


@pytest.mark.parametrize(("severe", "words"), [(4, "4 = most severe; used as given"), (1, "1 = most severe; turned")])
def test_the_direction_of_ratings_is_printed(severe: Severe, words: str) -> None:
    """What a rating of a weakness or threat means, and how many judges there are, stands below."""
    below = plot_position(POSITION, severe=severe, lang="en").get_xlabel()

    assert words in below
    assert "2 judges" in below


def test_nothing_scored_is_drawn_on_given_axes() -> None:
    """Without scores the quadrants are drawn alone."""
    given = new_axes()

    assert plot_position(POSITION.head(0), severe=4, ax=given) is given
    assert len(texts(given)) == 4
