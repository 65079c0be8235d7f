"""Words drawn: bars, clouds, keyness."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from numpy.typing import NDArray

from casestudy.plots.style import CM, DPI, VERMILLION, WIDTH_CM, new_axes, new_figure, style
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


def ink(ax: Axes) -> list[NDArray[np.bool_]]:
    """Return the dots that each word of a cloud covers, drawn alone at the resolution of the print."""
    figure = ax.get_figure(root=True)
    assert isinstance(figure, Figure)
    figure.dpi = DPI
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    figure.set_layout_engine("none")
    left, bottom, right, top = (round(edge) for edge in ax.get_window_extent().extents)
    found = []
    for patch in ax.patches:
        for other in ax.patches:
            other.set_visible(other is patch)
        canvas.draw()
        dots = np.asarray(canvas.buffer_rgba())
        found.append(dots[dots.shape[0] - top : dots.shape[0] - bottom, left:right, :3].min(axis=2) < 250)
    return found


#: One large word, in whose letters small ones find room.
SMALL = [f"{a}{b}" for a in ("ha", "li", "mu", "pe", "do") for b in ("ru", "lan", "si", "kat", "ng")]
MANY = pd.DataFrame({"word": ["obrol", *SMALL], "n": [60, *range(26, 1, -1)]})


@pytest.mark.parametrize("seed", [1, 3, 2022])
def test_words_of_a_cloud_do_not_touch(seed: int) -> None:
    """No dot belongs to two words, and no word reaches over the edge: letters stand where they were laid out."""
    with style():
        ax = plot_cloud(MANY, seed=seed, colours=("k",), ax=new_axes(height_cm=6))
        words = ink(ax)

    assert len(words) > 20
    assert np.sum(words, axis=0).max() == 1
    edges = np.sum(words, axis=0)
    assert not edges[[0, -1]].any() and not edges[:, [0, -1]].any()


def test_the_rarest_words_give_way() -> None:
    """Where there is no room for all words, those that are left out are the last of the table."""
    patches = plot_cloud(MANY, seed=1, ax=new_axes(height_cm=3)).patches
    drawn = [patch.get_gid() for patch in patches]
    assert 0 < len(drawn) < len(MANY)
    assert drawn == MANY["word"].head(len(drawn)).tolist()


def test_a_cloud_can_stand_in_a_part_of_a_figure() -> None:
    """A cloud on axes of a subfigure is laid out for the room it has there."""
    parts = new_figure(height_cm=8).subfigures(1, 2, squeeze=False)
    half, whole = plot_cloud(COUNTS, seed=1, ax=parts[0, 0].add_subplot()), plot_cloud(COUNTS, seed=1)
    assert half.get_xlim()[1] == pytest.approx(whole.get_xlim()[1] / 2, rel=0.05)
    assert len(half.patches) == 3


def test_ties_fall_as_the_table_has_them() -> None:
    """Words with equal counts are drawn, whatever they are called; an equal table gives an equal cloud."""
    ties = pd.DataFrame({"word": ["c", "b", "a"], "n": [4, 4, 4]})
    first, again = letters(3, ties), letters(3, ties.copy())
    assert list(first) == list(again) == ["c", "b", "a"]
    assert all((first[word] == again[word]).all() for word in first)


def test_a_cloud_does_not_read_its_words() -> None:
    """Stop words, capitals, digits and phrases come out as they went in: the cloud counts nothing."""
    words = ["dan", "KPK", "wali kota", "WTP2021", "hak-hak"]
    assert set(letters(1, pd.DataFrame({"word": words, "n": [5, 4, 3, 2, 2]}))) == set(words)


def test_empty_tables_are_drawn_without_words() -> None:
    """Bars, both clouds and the comparison can be drawn without a row, and keyness where nothing is key."""
    empty, flat = KEY.head(0), KEY.assign(g2=0.0)
    drawn = [
        plot_word_bars(COUNTS.head(0)),
        plot_cloud_beside_bars(COUNTS.head(0), seed=1),
        plot_comparison_cloud(empty, names=("a", "b"), seed=1),
        plot_comparison_cloud(flat, names=("a", "b"), seed=1),
        plot_keyness(empty, names=("a", "b")),
        plot_keyness(flat, names=("a", "b")),
    ]
    for ax in drawn:
        figure = ax.get_figure(root=True)
        assert isinstance(figure, Figure)
        FigureCanvasAgg(figure).draw()
        assert figure.get_size_inches()[0] == pytest.approx(WIDTH_CM * CM)


def test_bars_take_the_colour_and_the_room_they_need() -> None:
    """All bars have the colour asked for; the longest ends before the edge, so that its count fits; none is hatched."""
    ax = plot_word_bars(COUNTS, colour=VERMILLION)
    assert {to_hex(bar.get_facecolor()).upper() for bar in ax.patches} == {VERMILLION}
    assert ax.get_xlim() == pytest.approx((0, 9 * 1.18))
    short, tall = (plot_word_bars(COUNTS.head(n)).figure.bbox.height for n in (1, 3))
    assert short < tall


def test_words_and_counts_of_keyness_stand_on_their_sides() -> None:
    """A word stands across the axis from its bar, its counts behind the bar's end; the scale has no minus."""
    ax = plot_keyness(KEY, names=("Sebelum", "Sesudah"), lang="en")
    places = {text.get_text(): text.get_position() for text in ax.texts}
    assert places["kpk"][0] < 0 < places["donasi"][0]
    assert places["10 : 1"][0] > 9
    assert places["0 : 6"][0] < -4
    assert ax.xaxis.get_major_formatter()(-5.0) == "5"
    assert ax.get_xlabel() == "Keyness (G²)"
    assert [ax.get_title(loc="left"), ax.get_title(loc="right")] == ["← Sesudah", "Sebelum →"]
