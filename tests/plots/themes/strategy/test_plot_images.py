"""Images drawn."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from casestudy.plots.style import new_axes
from casestudy.plots.themes.strategy.images import plot_images

IMAGES = pd.DataFrame(
    {
        "image": ["kini", "kini"], "standing": ["internal", "external"], "supports": [2, 1], "mixed": [2, 0],
        "contradicts": [1, 3], "no_side": [0, 1], "n": [5, 5], "informants": [3, 1],
    }
)  # fmt: skip


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_against_stands_left_and_for_right() -> None:
    """Contradicting passages end where the mixed ones begin, which lie across the middle; supporting ones follow."""
    ax = plot_images(IMAGES)
    ends = [np.ravel(line.get_xdata()).tolist() for line in ax.lines]
    middle = next(left for left, right in ends if left == right)

    against, mixed, for_ = [patch for patch in ax.patches if isinstance(patch, Rectangle)][:3]

    assert against.get_x() + against.get_width() == pytest.approx(mixed.get_x())
    assert mixed.get_x() + mixed.get_width() / 2 == pytest.approx(middle)
    assert mixed.get_x() + mixed.get_width() == pytest.approx(for_.get_x())
    assert [patch.get_width() / against.get_width() for patch in (mixed, for_)] == pytest.approx([2, 2])


@pytest.mark.parametrize(("lang", "words"), [
    ("id", {"Internal", "Eksternal", "n = 5 (3 informan)", "n = 5 (1 informan)", "bukan opini publik"}),
    ("en", {"Internal", "External", "n = 5 (3 informants)", "n = 5 (1 informant)", "not public opinion"}),
])  # fmt: skip
def test_numbers_and_the_limit_are_printed(lang: str, words: set[str]) -> None:
    """Passages and informants stand behind each bar, and below, that informants are not the public."""
    said = " | ".join(texts(plot_images(IMAGES, lang=lang)))  # type: ignore[arg-type]

    assert [word for word in words if word not in said] == []


def test_a_side_that_says_nothing_has_a_tick() -> None:
    """Without passages there is no bar but a mark on the middle, and n = 0."""
    nothing = IMAGES.assign(**dict.fromkeys(("supports", "mixed", "contradicts", "no_side", "n", "informants"), 0))

    ax = plot_images(nothing, lang="en")

    assert len([line for line in ax.lines if line.get_marker() == "|"]) == 2
    assert texts(ax).count("n = 0 (0 informants)") == 2


def test_no_images_are_drawn_on_given_axes() -> None:
    """A case without images gives axes with key and limit."""
    given = new_axes()

    assert plot_images(IMAGES.head(0), ax=given) is given
