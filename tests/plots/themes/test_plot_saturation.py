"""The saturation curve drawn."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from casestudy.plots.style import BLUE, new_axes
from casestudy.plots.themes.saturation import plot_saturation

CURVE = pd.DataFrame(
    {
        "order": ["date"] * 3 + ["reversed"] * 3, "position": [1, 2, 3] * 2, "doc": list("ABCCBA"),
        "new_codes": [5, 2, 1, 3, 4, 1], "codes": [5, 7, 8, 3, 7, 8], "new_themes": [2, 0, 1, 1, 1, 1],
        "themes": [2, 2, 3, 1, 2, 3],
    }
)  # fmt: skip
INDEX = pd.DataFrame(
    {
        "order": ["date", "reversed"], "interviews": 3, "base": 1, "base_codes": [5, 3], "run_from": [3, 2],
        "run_to": [3, 2], "run_codes": [1, 4], "new_share": [0.2, 1.3], "threshold": 0.25, "reached": ["2+1", ""],
    }
)  # fmt: skip


def said(ax: Axes) -> str:
    return " | ".join([*(text.get_text() for text in ax.texts), ax.get_xlabel().replace("\n", " | ")])


def heights(ax: Axes) -> list[float]:
    return [bar.get_height() for bar in ax.patches if isinstance(bar, Rectangle)]


def test_the_order_of_date_is_bold_and_the_others_pale() -> None:
    """The curve by date is blue and thick; every other order has a thin line of its own."""
    thick, thin = sorted(plot_saturation(CURVE).lines, key=lambda line: -line.get_linewidth())

    assert thick.get_color() == BLUE
    assert np.asarray(thick.get_ydata()).tolist() == [5, 7, 8]
    assert np.asarray(thin.get_ydata()).tolist() == [3, 7, 8]


def test_bars_show_what_each_interview_brings() -> None:
    """A bar an interview, as high as its new codes, with the number; the end says how many are known."""
    ax = plot_saturation(CURVE, lang="en")

    assert heights(ax) == [5, 2, 1]
    assert [text.get_text() for text in ax.texts][:4] == ["5", "2", "1", "8 codes"]


def test_themes_may_be_counted_instead() -> None:
    """Themes have their own curve, bars and words."""
    ax = plot_saturation(CURVE, of="themes", lang="id")

    assert heights(ax) == [2, 0, 1]
    assert "3 tema" in said(ax)


def test_interviews_are_named_below() -> None:
    """Each place has its number and the interview that stands there by date."""
    assert [label.get_text() for label in plot_saturation(CURVE).get_xticklabels()] == ["1\nA", "2\nB", "3\nC"]


@pytest.mark.parametrize(("lang", "words"), [("id", "kurang dari sepuluh: hanya indikatif"),
                                             ("en", "fewer than ten: indicative only")])  # fmt: skip
def test_few_interviews_are_labelled_indicative(lang: str, words: str) -> None:
    """With three interviews the figure says so, in either language; with ten it does not."""
    ten = pd.DataFrame({"order": "date", "position": range(1, 11), "doc": "A", "new_codes": 1, "codes": range(1, 11)})

    assert words in said(plot_saturation(CURVE, lang=lang))  # type: ignore[arg-type]
    assert words not in said(plot_saturation(ten, lang=lang))  # type: ignore[arg-type]


def test_the_index_is_told_below() -> None:
    """Where saturation is reached by date, its share and threshold, and in how many orders, stands below."""
    text = said(plot_saturation(CURVE, index=INDEX, lang="en"))

    assert "By date saturated at 2+1: new information 20 %, threshold 25 %." in text
    assert "Saturated in 1 of 2 orders, at the latest at 2+1." in text
    assert "base" in text


def test_what_is_not_reached_is_told_too() -> None:
    """A curve that does not saturate says so with the share of its last run."""
    text = said(plot_saturation(CURVE, index=INDEX.assign(reached=""), lang="en"))

    assert "By date not saturated: new information 20 %" in text
    assert "Saturated in 0 of 2 orders" in text


def test_an_index_without_a_run_marks_none() -> None:
    """Where there are too few interviews for a run, that is said, and no base, run or share is."""
    none = INDEX.assign(run_from=pd.array([None, None], dtype="Int64"), new_share=np.nan, reached="")

    text = said(plot_saturation(CURVE, index=none, lang="en"))

    assert "Too few interviews for an index: it takes a base of 1 and a run after it." in text
    assert "new information" not in text
    assert "Saturated in" not in text
    assert "| base |" not in text


def test_nothing_is_drawn_on_given_axes() -> None:
    """Without interviews the axes are there, empty, and say that there are none."""
    given = new_axes()

    assert plot_saturation(CURVE.head(0), ax=given) is given
    assert "0 wawancara" in said(given)
