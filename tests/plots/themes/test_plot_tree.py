"""The theme map drawn."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from casestudy.plots.style import CM, HEIGHT_CM
from casestudy.plots.themes.tree import plot_theme_tree, plot_theme_tree_pages

TREE = pd.DataFrame(
    {
        "code": ["s", "d", "k", "w", "n"], "parent": ["", "s", "d", "d", ""], "level": [1, 2, 3, 3, 1],
        "label_id": ["Strategi", "Deklarasi", "Komitmen", "Wilayah", "Negatif"],
        "label_en": ["Strategies", "Declarations", "Commitment", "Districts", "Negative"],
        "strategy": [False, True, False, False, False], "passages": [9, 8, 5, 3, 4],
    }
)  # fmt: skip


def places(ax: Axes) -> dict[str, tuple[float, float]]:
    return {text.get_text(): (round(text.get_position()[0], 3), round(text.get_position()[1], 3)) for text in ax.texts}


def test_each_code_has_its_label_and_number() -> None:
    """Every code stands in its column by its label in the language, its passages on the same height."""
    where = places(plot_theme_tree(TREE, lang="en"))

    assert where["Strategies"][0] < where["Declarations"][0] < where["Commitment"][0] == where["Districts"][0]
    assert where["Declarations"][1] == where["8"][1]
    assert {"Groups", "Themes", "Codes"} <= where.keys()


def test_a_parent_stands_beside_its_children() -> None:
    """A theme is on the middle height of its codes, and a group on that of its themes."""
    where = places(plot_theme_tree(TREE))

    middle = (where["Komitmen"][1] + where["Wilayah"][1]) / 2
    assert abs(where["Deklarasi"][1] - middle) < 0.01
    assert where["Strategi"][1] == where["Deklarasi"][1]
    assert where["Negatif"][1] > where["Wilayah"][1]


def test_bars_are_as_long_as_their_share() -> None:
    """The bar in a box is the box's width times passages over the largest number."""
    ax = plot_theme_tree(TREE)

    boxes = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    shares = [bar.get_width() / box.get_width() for box, bar in zip(boxes[::3], boxes[1::3], strict=True)]
    assert [round(share * 9, 6) for share in shares] == [9, 8, 5, 3, 4]


def test_strategies_stand_out_in_bold() -> None:
    """The strategies under study are bold, and nothing else in the tree is."""
    ax = plot_theme_tree(TREE)

    assert [text.get_text() for text in ax.texts if text.get_fontweight() == "bold"] == ["Deklarasi", "8"]


def test_own_names_go_first() -> None:
    """A label of the case replaces that of the codebook."""
    assert "Ikrar" in places(plot_theme_tree(TREE, names={"d": "Ikrar"}))


def test_a_long_codebook_goes_over_pages() -> None:
    """Groups are kept whole, no page is higher than the text of the thesis, and every code stands on one page."""
    parent = TREE["parent"]
    groups = [
        TREE.assign(code=TREE["code"] + f"{n}", parent=parent.where(parent == "", parent + f"{n}"),
                    label_id=TREE["label_id"] + f"{n}")
        for n in range(20)
    ]  # fmt: skip
    book = pd.concat(groups, ignore_index=True)

    pages = plot_theme_tree_pages(book)

    figures = [page.get_figure(root=True) for page in pages]
    assert len(pages) > 1
    assert all(isinstance(figure, Figure) and figure.get_size_inches()[1] <= HEIGHT_CM * CM for figure in figures)
    shown = [text.get_text() for page in pages for text in page.texts]
    assert sorted(text for text in shown if text in set(book["label_id"])) == sorted(book["label_id"])


def test_a_tree_without_codes_is_drawn() -> None:
    """An empty codebook gives an empty map with its heads."""
    assert "Kelompok" in places(plot_theme_tree(TREE.head(0)))
