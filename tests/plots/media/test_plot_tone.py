"""Tone by group drawn."""

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from casestudy.plots.media.tone import plot_tone_bars, signed
from casestudy.plots.style import CM, HEIGHT_CM, TONE_COLOURS, TONE_HATCHES, WIDTH_CM, new_axes, new_figure
from casestudy.tables import TONES

OUTLETS = pd.DataFrame({"outlet": ["A", "B"], "negative": [2, 0], "neutral": [2, 1], "positive": [1, 0], "n": [5, 1]})
FULL = OUTLETS.assign(share=[83.4, 16.6], net_tone=[-0.2, 0.0])


def said(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_each_bar_says_its_n() -> None:
    """The n stands beside each bar, with an asterisk below five; the first row is on top; names are labels."""
    ax = plot_tone_bars(OUTLETS, "outlet", names={"A": "Harian A"}, lang="en")
    assert said(ax) == ["n", "5", "1*"]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Harian A", "B"]
    assert ax.yaxis_inverted()
    legend = ax.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["Negative", "Neutral", "Positive"]


def test_share_and_net_tone_stand_beside_n() -> None:
    """Where the table has them they are shown, whole per cents and two signed decimals, and defined below."""
    ax = plot_tone_bars(FULL, "outlet", lang="en")
    assert said(ax) == ["n", "5", "1*", "%", "83", "17", "Net tone", "−0.20", "0.00"]
    assert "net tone: (positive − negative) / n" in ax.get_xlabel()
    assert "%: share of the sum of n" in ax.get_xlabel()


def test_what_is_few_may_be_said() -> None:
    """The note names the limit, and is there only where a group lies under it."""
    assert "* n < 5" in plot_tone_bars(OUTLETS, "outlet").get_xlabel()
    assert "*" not in plot_tone_bars(OUTLETS, "outlet", few=1).get_xlabel()
    assert said(plot_tone_bars(OUTLETS, "outlet", few=6)) == ["n", "5*", "1*"]


def test_groups_stand_under_their_headings() -> None:
    """Each value of `by` is a bold line above its bars, and takes a line of its own."""
    counts = pd.concat([OUTLETS.assign(by="outlet"), OUTLETS.assign(by="topic")], ignore_index=True)
    ax = plot_tone_bars(counts, "outlet", by="by", lang="en")
    labels = [(label.get_text(), label.get_fontweight()) for label in ax.get_yticklabels()]
    assert labels == [("Outlet", "bold"), ("A", "normal"), ("B", "normal"), ("Topic", "bold"), ("A", "normal"),
                      ("B", "normal")]  # fmt: skip
    assert [bar.get_y() + bar.get_height() / 2 for bar in ax.containers[0]] == pytest.approx([1, 2, 4, 5])


def test_colours_and_hatches_are_those_of_the_tones() -> None:
    """Each tone has its own colour and hatch, in the order negative, neutral, positive."""
    bars = [container[0] for container in plot_tone_bars(OUTLETS, "outlet").containers]
    assert [to_hex(bar.get_facecolor()).upper() for bar in bars] == [TONE_COLOURS[tone] for tone in TONES]
    assert [bar.get_hatch() or "" for bar in bars] == [TONE_HATCHES[tone] for tone in TONES]


def test_tones_of_a_bar_stand_end_to_end() -> None:
    """Each part of a bar is as long as its count and starts where the one before it ends."""
    parts = [(bars[0].get_x(), bars[0].get_width()) for bars in plot_tone_bars(OUTLETS, "outlet").containers]
    assert parts == [(0, 2), (2, 2), (4, 1)]


def test_the_unit_names_the_axis() -> None:
    """Bars of comments say that they count comments."""
    ax = plot_tone_bars(OUTLETS, "outlet", unit="n_comments", lang="en")
    assert ax.get_xlabel().startswith("Number of comments")


def test_many_groups_keep_to_the_page() -> None:
    """Ninety groups are ninety bars on a page no higher than its text, in smaller type."""
    many = pd.concat([OUTLETS.head(1)] * 90, ignore_index=True)
    ax = plot_tone_bars(many, "outlet")
    figure = ax.get_figure(root=True)
    assert figure is not None
    assert figure.get_size_inches()[1] == pytest.approx(HEIGHT_CM * CM)
    assert len(ax.containers[0]) == 90
    assert float(ax.get_yticklabels()[0].get_fontsize()) < 9


@pytest.mark.parametrize(
    "table", [FULL, FULL.head(0), FULL.assign(negative=0, neutral=0, positive=0, n=0, net_tone=float("nan"))]
)
def test_bars_can_be_drawn_without_any_count(table: pd.DataFrame) -> None:
    """A table without rows, or with nothing but zeros, is drawn on a scale that begins at 0."""
    ax = plot_tone_bars(table, "outlet")
    figure = ax.get_figure(root=True)
    assert isinstance(figure, Figure)
    FigureCanvasAgg(figure).draw()
    assert figure.get_size_inches()[0] == pytest.approx(WIDTH_CM * CM)
    assert ax.get_xlim()[0] == 0


def test_bars_are_drawn_on_given_axes() -> None:
    """Given axes are used, for an empty table as well."""
    ax, other = new_axes(), new_figure().add_subplot()
    assert plot_tone_bars(OUTLETS.head(0), "outlet", ax=ax) is ax
    assert plot_tone_bars(OUTLETS, "outlet", ax=other) is other


def test_numbers_with_a_sign() -> None:
    """Zero has no sign, whichever side it was rounded from; what is missing is a dash."""
    assert [signed(value, "id") for value in (0.333, -0.333, 0.004, -0.004, float("nan"))] == [
        "+0,33", "−0,33", "0,00", "0,00", "–",
    ]  # fmt: skip
