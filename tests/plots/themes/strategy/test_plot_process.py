"""The process drawn."""

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.patches import Polygon, Rectangle

from casestudy.plots.style import new_axes
from casestudy.plots.themes.page import VALENCE_FILLS
from casestudy.plots.themes.strategy.process import plot_process

STEPS = pd.DataFrame(
    {
        "step": ["fakta", "fakta", "nilai", "nilai"], "source_type": ["clipping", "comment"] * 2,
        "supports": [2, 0, 0, 0], "mixed": [0, 1, 0, 0], "contradicts": [4, 0, 0, 0], "no_side": 0, "n": [6, 1, 0, 0],
        "documents": [5, 1, 0, 0], "empty": [False, False, True, True],
    }
)  # fmt: skip


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def bars(ax: Axes) -> list[Rectangle]:
    return [patch for patch in ax.patches if isinstance(patch, Rectangle) and patch.get_fill()]


def test_steps_are_numbered_arrows_in_order() -> None:
    """Each step is an arrow with its number and name, from left to right."""
    ax = plot_process(STEPS, names={"fakta": "Fakta", "nilai": "Nilai"})

    assert len([patch for patch in ax.patches if isinstance(patch, Polygon)]) == 2
    where = {text.get_text(): text.get_position()[0] for text in ax.texts}
    assert where["1 Fakta"] < where["2 Nilai"]


def test_bars_are_as_long_as_their_passages() -> None:
    """Parts stand for valences, all in one scale, and the number of passages behind them."""
    ax = plot_process(STEPS)

    widths = [bar.get_width() for bar in bars(ax)[:3]]
    assert [round(width / widths[0] * 2, 6) for width in widths] == [2, 4, 1]
    assert {"6", "1"} <= set(texts(ax))
    assert "0" not in texts(ax)


def test_a_step_without_evidence_says_so() -> None:
    """An empty step is framed with a dashed line and named; a step with evidence is not."""
    ax = plot_process(STEPS, lang="en")
    full = plot_process(STEPS.assign(empty=False), lang="en")

    assert (
        " ".join(text for text in texts(ax) if text in ("no evidence", "yet", "no evidence yet")) == "no evidence yet"
    )
    assert len([p for p in ax.patches if isinstance(p, Rectangle) and not p.get_fill()]) == 1
    assert [p for p in full.patches if isinstance(p, Rectangle) and not p.get_fill()] == []


@pytest.mark.parametrize("lang", ["id", "en"])
def test_sums_of_passages_and_documents_stand_below(lang: str) -> None:
    """Below each step stand its passages and documents over all sources."""
    said = texts(plot_process(STEPS, lang=lang))  # type: ignore[arg-type]

    assert {"7 (6)", "0 (0)"} <= set(said)


def test_the_key_shows_what_is_drawn() -> None:
    """The three sides are always in the key, passages without a side only where there are any."""
    assert "No side taken" not in texts(plot_process(STEPS, lang="en"))
    assert "No side taken" in texts(plot_process(STEPS.assign(no_side=[1, 0, 0, 0]), lang="en"))
    assert len(VALENCE_FILLS) == 4


def test_no_steps_are_drawn_on_given_axes() -> None:
    """A case without steps gives axes with a key and nothing else to see."""
    given = new_axes()

    assert plot_process(STEPS.head(0), ax=given) is given
