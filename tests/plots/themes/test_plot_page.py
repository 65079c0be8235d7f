"""Pages in centimetres, lines that fit, marks."""

import pytest
from matplotlib.figure import Figure

from casestudy.plots.style import CM, WIDTH_CM, new_axes, text_width_cm
from casestudy.plots.themes.page import (
    STANCE_MARKS,
    VALENCE_FILLS,
    VALENCE_HATCHES,
    draw_bar,
    draw_mark,
    draw_valence_key,
    fit_lines,
    page_axes,
    write_lines,
)


def test_a_unit_is_a_centimetre() -> None:
    """A page is as wide as the page's text and as high as it is asked to be; its axes fill it."""
    ax = page_axes(None, height_cm=5)

    figure = ax.get_figure(root=True)
    assert isinstance(figure, Figure)
    assert figure.get_size_inches().tolist() == pytest.approx([WIDTH_CM * CM, 5 * CM])
    assert ax.get_position().bounds == (0, 0, 1, 1)
    assert page_axes(given := new_axes(), height_cm=5) is given


def test_no_line_is_wider_than_asked() -> None:
    """Words stay whole and in order, and each line fits."""
    text = "Perencanaan dan pemrograman kegiatan kehumasan pemerintah kota"

    lines = fit_lines(text, 3)

    assert " ".join(lines) == text
    assert all(text_width_cm(line) <= 3 for line in lines)


def test_lines_are_centred_on_their_height() -> None:
    """One line stands on the height asked for, three around it."""
    ax = page_axes(None, height_cm=5)

    write_lines(ax, 1, 2, ["a", "b", "c"])

    heights = [text.get_position()[1] for text in ax.texts]
    assert heights[1] == 2
    assert sum(heights) == pytest.approx(6)


def test_stances_differ_in_shape_or_fill() -> None:
    """No two stances share a mark, nor two valences fill and hatch, so that figures read without colour."""
    assert len(set(STANCE_MARKS.values())) == 4
    assert len({mark for mark, colour in STANCE_MARKS.values() if colour != "white"}) == 3
    assert len({(VALENCE_HATCHES[one], VALENCE_FILLS[one]) for one in VALENCE_FILLS}) == 4
    # Two are not hatched: one is dark, and the other white.
    assert [one for one, hatch in VALENCE_HATCHES.items() if not hatch] == ["supports", "no_side"]


def test_a_mark_without_a_side_is_hollow() -> None:
    """Without a side the mark is white with a dark edge."""
    ax = page_axes(None, height_cm=5)

    draw_mark(ax, 1, 1, "no_side")

    assert ax.lines[0].get_color() == "white"
    assert ax.lines[0].get_markeredgecolor() != "white"


def test_nothing_is_no_bar() -> None:
    """A part of no width is not drawn."""
    ax = page_axes(None, height_cm=5)

    draw_bar(ax, 1, 1, 0, 0.4, "mixed")

    assert len(ax.patches) == 0


def test_the_key_names_what_is_shown() -> None:
    """Sides are always named, passages without a side only where there are any."""
    without, with_ = page_axes(None, height_cm=5), page_axes(None, height_cm=5)

    draw_valence_key(without, 1, [], lang="en")
    draw_valence_key(with_, 1, ["no_side"], lang="en")

    assert len(without.texts) == 3
    assert [text.get_text() for text in with_.texts][-1] == "No side taken"
