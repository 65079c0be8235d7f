"""Words drawn: bars, clouds, keyness."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.patches import PathPatch, Rectangle
from numpy.typing import NDArray

from casestudy.plots.style import new_axes
from casestudy.plots.words import (
    plot_cloud,
    plot_cloud_beside_bars,
    plot_comparison_cloud,
    plot_keyness,
    plot_word_bars,
)

COUNTS = pd.DataFrame({"word": ["warga", "hak-hak", "humas"], "n": [9, 5, 2]})
KEY = pd.DataFrame({"word": ["kpk", "sidang", "donasi"], "g2": [9.0, 3.0, -4.0], "n_target": [10, 4, 0],
                    "n_reference": [1, 1, 6]})  # fmt: skip


def letters(seed: int, counts: pd.DataFrame = COUNTS) -> dict[str, NDArray[np.float64]]:
    """Return the outline of each word of a cloud."""
    patches = [patch for patch in plot_cloud(counts, seed=seed).patches if isinstance(patch, PathPatch)]
    return {str(patch.get_gid()): np.asarray(patch.get_path().vertices) for patch in patches}


def test_bars_are_as_long_as_the_counts() -> None:
    """The first row stands on top, each bar is as long as its count and says it."""
    ax = plot_word_bars(COUNTS)
    assert [bar.get_width() for bar in ax.patches if isinstance(bar, Rectangle)] == [9, 5, 2]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["warga", "hak-hak", "humas"]
    assert [text.get_text() for text in ax.texts] == ["9", "5", "2"]
    assert ax.yaxis_inverted()


def test_bars_speak_both_languages() -> None:
    """The axis is labelled in the language asked for."""
    assert [plot_word_bars(COUNTS, lang=lang).get_xlabel() for lang in ("id", "en")] == ["Kemunculan", "Occurrences"]


def test_a_cloud_is_the_same_every_time() -> None:
    """The same table and seed give the same outlines; another seed another layout."""
    first, again, other = letters(1), letters(1), letters(2)
    assert all((first[word] == again[word]).all() for word in first)
    assert any((first[word] != other[word]).any() for word in first)


def test_a_cloud_takes_words_whole() -> None:
    """A reduplicated word is one word; nothing is tokenised again."""
    assert set(letters(1)) == {"warga", "hak-hak", "humas"}


def test_larger_counts_make_larger_words() -> None:
    """Words of equal length grow with their counts."""
    drawn = letters(1, pd.DataFrame({"word": ["warga", "agraw"], "n": [9, 2]}))
    heights = {word: float(np.ptp(outline[:, 1])) for word, outline in drawn.items()}
    assert heights["warga"] > heights["agraw"]


def test_colour_goes_by_rank() -> None:
    """The first third of the ranks has the first colour, the last the last."""
    drawn = {
        patch.get_gid(): patch.get_facecolor() for patch in plot_cloud(COUNTS, seed=1, colours=("r", "g", "b")).patches
    }
    assert drawn == {"warga": (1, 0, 0, 1), "hak-hak": (0, 0.5, 0, 1), "humas": (0, 0, 1, 1)}


def test_an_empty_cloud_is_empty() -> None:
    """Without words nothing is drawn."""
    assert len(plot_cloud(COUNTS.head(0), seed=1).patches) == 0


def test_a_cloud_stands_beside_the_bars_of_its_table() -> None:
    """The cloud takes all rows, the bars the first ones; both stand in one figure."""
    ax = plot_cloud_beside_bars(COUNTS, seed=1, bars=2)
    cloud, bars = ax.figure.axes
    assert bars is ax
    assert len(cloud.patches) == 3
    assert len(bars.patches) == 2


def test_comparison_puts_each_word_on_its_side() -> None:
    """Words with positive G² stand on the target's side, the others on the reference's."""
    ax = plot_comparison_cloud(KEY, names=("Sebelum", "Sesudah"), seed=1)
    target, reference = ax.figure.axes
    assert {patch.get_gid() for patch in target.patches} == {"kpk", "sidang"}
    assert {patch.get_gid() for patch in reference.patches} == {"donasi"}
    assert [side.get_title() for side in (target, reference)] == ["Sebelum", "Sesudah"]


def test_keyness_is_mirrored() -> None:
    """Bars of the target go right, of the reference left, and differ in hatch as well as colour."""
    ax = plot_keyness(KEY, names=("Sebelum", "Sesudah"))
    bars = [bar for bar in ax.patches if isinstance(bar, Rectangle)]
    assert [bar.get_width() for bar in bars] == [9, 3, -4]
    assert bars[0].get_hatch() != bars[2].get_hatch()
    assert bars[0].get_facecolor() != bars[2].get_facecolor()
    assert "10 : 1" in [text.get_text() for text in ax.texts]
    assert ax.get_title(loc="right") == "Sebelum →"


@pytest.mark.parametrize("table", [KEY, KEY.head(0)])
def test_keyness_draws_on_the_axes_it_is_given(table: pd.DataFrame) -> None:
    """Given axes are used, for an empty table as well."""
    ax = new_axes()
    assert plot_keyness(table, names=("a", "b"), ax=ax) is ax
