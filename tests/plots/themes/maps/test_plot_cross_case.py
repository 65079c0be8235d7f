"""The cross-case matrix drawn."""

import pandas as pd
from matplotlib.axes import Axes

from casestudy.plots.style import CM, HEIGHT_CM
from casestudy.plots.themes.maps.comparison import plot_cross_case, plot_cross_case_pages

MATRIX = pd.DataFrame(
    {
        "common": ["a", "a", "b", "b"], "label_id": ["Satu", "Satu", "Dua", "Dua"],
        "match": ["code"] * 2 + ["only"] * 2, "label_en": ["One", "One", "Two", "Two"],
        "case": ["x", "y"] * 2, "theme": ["a", "a", "", "b"],
        "strategy": [False, False, False, True], "n": [9, 0, pd.NA, 3], "of": [100, 12] * 2,
        "share": [9.0, 0.0, float("nan"), 25.0], "supports": [5, 0, pd.NA, 1], "contradicts": [4, 0, pd.NA, 2],
        "asked": [8, 3] * 2,
    }
)  # fmt: skip


def many(rows: int, *cases: str) -> pd.DataFrame:
    """Return a matrix of so many rows in these cases, shares from one upward."""
    pairs = [(row, case) for row in range(rows) for case in cases]
    return pd.DataFrame(
        {
            "common": [f"r{row}" for row, _ in pairs], "label_id": [f"Tema {row}" for row, _ in pairs],
            "label_en": [f"Theme {row}" for row, _ in pairs], "match": "code", "case": [case for _, case in pairs],
            "theme": "t", "strategy": False, "n": [row + 1 for row, _ in pairs], "of": 100,
            "share": [row + 1.0 for row, _ in pairs], "supports": 0, "contradicts": 0, "asked": 3,
        }
    )  # fmt: skip


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_a_cell_says_how_many_of_its_own_case_and_on_which_side() -> None:
    """Number, share, for and against; nothing said is 0, a theme nobody looked for is a dash."""
    assert texts(plot_cross_case(MATRIX, lang="en"))[:4] == [
        "9 (9 %)  +5 −4",
        "0 (0 %)  +0 −0",
        "–",
        "3 (25 %)  +1 −2",
    ]


def test_the_shade_follows_the_share_and_not_the_number() -> None:
    """Three of twelve are darker than nine of a hundred."""
    colours = plot_cross_case(MATRIX).collections[0].get_facecolors()  # type: ignore[attr-defined]

    brightness = [sum(colour[:3]) for colour in colours]

    assert min(range(4), key=brightness.__getitem__) == 3


def test_cases_carry_their_totals_and_strategies_an_asterisk() -> None:
    """Each case is headed by its name, passages and informants; how a row was matched stands behind it."""
    ax = plot_cross_case(MATRIX, names={"x": "Kota X"}, lang="id")

    assert [tick.get_text() for tick in ax.get_xticklabels()] == [
        "Kota X\n100 petikan\n8 informan",
        "y\n12 petikan\n3 informan",
    ]
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["Satu", "Dua*"]
    assert texts(ax)[4:] == ["kode", "–", "Padanan"]
    assert "buku kode kasus itu tidak memuat" in ax.get_xlabel().replace("\n", " ")


def test_a_third_case_takes_cells_of_two_lines() -> None:
    """With two cases a cell has one line; with three it has two, and the rows are higher."""
    two, three = plot_cross_case(many(4, "x", "y")), plot_cross_case(many(4, "x", "y", "z"))

    assert texts(two)[0] == "1 (1 %)  +0 −0"
    assert texts(three)[0] == "1 (1 %)\n+0 −0"
    assert three.figure.get_figheight() > two.figure.get_figheight()  # type: ignore[union-attr]


def test_a_long_matrix_goes_over_pages_that_fit() -> None:
    """No page is higher than the text of a thesis page, none loses a row, and a share is as dark on each."""
    for matrix in (many(60, "x", "y"), many(60, "x", "y", "z")):
        pages = plot_cross_case_pages(matrix)
        names = [tick.get_text() for ax in pages for tick in ax.get_yticklabels()]

        assert names == [f"Tema {row}" for row in range(60)]
        assert all(ax.figure.get_figheight() / CM <= HEIGHT_CM for ax in pages)  # type: ignore[union-attr]
        first, last = (ax.collections[0].get_facecolors() for ax in (pages[0], pages[-1]))  # type: ignore[attr-defined]
        assert sum(first[-1][:3]) > sum(last[-1][:3])
