"""The one look of every figure."""

from collections.abc import Sequence

import matplotlib as mpl
import numpy as np
import pytest

from casestudy.findings.chronology.activities import KINDS
from casestudy.plots.style import (
    CM,
    KIND_COLOURS,
    KIND_HATCHES,
    LANE_COLOURS,
    SEQUENTIAL,
    TONE_COLOURS,
    TONE_HATCHES,
    bare,
    drawable,
    fitting_size,
    new_axes,
    new_figure,
    split_axes,
    style,
    text_colour_on,
    text_width_cm,
)
from casestudy.tables import LANES, TONES


def test_style_holds_inside_the_block_only() -> None:
    """Inside the block the library's type is set; outside everything is as it was."""
    before = mpl.rcParams["font.family"]
    with style():
        assert mpl.rcParams["font.family"] == ["STIXGeneral"]
        assert mpl.rcParams["text.parse_math"] is False
    assert mpl.rcParams["font.family"] == before


def test_a_figure_has_the_size_asked_for() -> None:
    """Sizes are centimetres, 14 wide unless said otherwise."""
    assert new_figure(height_cm=10).get_size_inches() == pytest.approx([14 * CM, 10 * CM])


def test_given_axes_are_used() -> None:
    """Axes that are given are returned, and new ones stand in a new figure."""
    ax = new_axes()
    assert new_axes(ax) is ax
    assert new_axes().figure is not ax.figure


def test_split_axes_take_the_place_of_one() -> None:
    """Two rows and three columns make six axes, and the axes they replace are gone."""
    ax = new_axes()
    figure = ax.figure
    assert split_axes(ax, widths=[1, 1, 2], heights=[1, 2]) == figure.axes
    assert len(figure.axes) == 6


def test_axes_outside_a_grid_cannot_be_split() -> None:
    """Axes placed by hand are refused in words."""
    with pytest.raises(ValueError, match="must stand in a grid"):
        split_axes(new_figure().add_axes((0, 0, 1, 1)))


def test_bare_axes_keep_the_named_spine() -> None:
    """All spines go but those named."""
    ax = new_axes()
    bare(ax, keep=["left"])
    assert [name for name, spine in ax.spines.items() if spine.get_visible()] == ["left"]


def test_letters_on_a_fill_contrast_with_it() -> None:
    """Letters are white on dark fills and ink on pale ones."""
    assert text_colour_on((0.1, 0.2, 0.5, 1)) == "white"
    assert text_colour_on((0.9, 0.9, 0.8, 1)) == "#222222"


def test_tones_and_lanes_are_told_apart() -> None:
    """No two tones or kinds share a colour or a hatch, no two lanes a colour, and each of them has one."""
    assert set(TONE_COLOURS) == set(TONE_HATCHES) == set(TONES)
    assert set(LANE_COLOURS) == set(LANES)
    assert set(KIND_COLOURS) == set(KIND_HATCHES) == set(KINDS)
    for looks in (TONE_COLOURS, TONE_HATCHES, LANE_COLOURS, KIND_COLOURS, KIND_HATCHES):
        assert len(set(looks.values())) == len(looks)


def test_split_axes_share_the_room_as_told() -> None:
    """The widths are shares: three to one."""
    wide, narrow = split_axes(new_figure().add_subplot(), widths=[3, 1])
    assert wide.get_position().width == pytest.approx(3 * narrow.get_position().width)


def test_letters_can_be_read_on_every_shade_of_the_scale() -> None:
    """Wherever a count falls on the scale, its letters stand out by at least 3 to 1 (WCAG 2.2, large text)."""
    for rgba in mpl.colormaps[SEQUENTIAL](np.linspace(0, 1, 50)):
        ink = mpl.colors.to_rgb(text_colour_on(rgba))
        dark, light = sorted(luminance(colour) for colour in (ink, rgba[:3]))
        assert (light + 0.05) / (dark + 0.05) >= 3


def luminance(rgb: Sequence[float]) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Biasa saja.", "Biasa saja."),
        ("💉 Vaksin 💉 anak 👨‍👩‍👧 ☀️", " Vaksin anak"),
        ("漢字 dan 🙂\nbaris", "□□ dan\nbaris"),
        ("café, ngoko, 20 °C", "café, ngoko, 20 °C"),
    ],
)
def test_only_what_the_font_has_is_drawn(text: str, drawn: str) -> None:
    """Emoji and what joins them go with their space; letters that the font lacks leave a square; the rest stays."""
    assert drawable(text) == drawn


def test_type_shrinks_to_what_it_must_fit() -> None:
    """Text has its full size where it fits, and otherwise the size at which the widest fills the width."""
    assert fitting_size(["12"], 2) == 9
    wide = "m" * 12
    assert text_width_cm(wide, size=fitting_size(["12", wide], 2)) == pytest.approx(2, rel=0.1)
    assert fitting_size(["12"], 2, height_cm=0.18) == 4.5
    assert fitting_size([], 1) == 9


def test_width_grows_with_size_and_weight() -> None:
    """Bold and larger text is wider."""
    assert text_width_cm("Hari", weight="bold") > text_width_cm("Hari") > text_width_cm("Hari", size=8)
