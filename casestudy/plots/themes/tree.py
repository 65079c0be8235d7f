"""The theme map: groups, themes and codes as a tree, each with its passages."""

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from casestudy.errors import Language
from casestudy.labels import label
from casestudy.plots.style import GREY, HEIGHT_CM, INK, WIDTH_CM
from casestudy.plots.themes.page import LINE, fit_lines, page_axes, write_lines

#: In centimetres: between columns, between boxes, above and below the text in a box, for its number, for the heads.
_GAP, _BETWEEN, _PAD, _NUMBER, _HEAD = 0.7, 0.12, 0.1, 0.75, 0.65
_BOX, _BAR, _STRATEGY_BAR = "#F2F2F2", "#D9D9D9", "#A9CDE6"


def plot_theme_tree(
    tree: pd.DataFrame, *, names: Mapping[str, str] | None = None, lang: Language = "id", ax: Axes | None = None
) -> Axes:
    """Draw the tree of codes from its groups through themes to codes, each box with its number of passages.

    Parameters
    ----------
    tree : pandas.DataFrame
        From `casestudy.findings.themes.tree.theme_tree`. The bar in a box is as long as its share of the largest
        number; strategies under study stand out in bold.
    names : mapping, optional
        What to show for the codes; by default their labels in the codebook.
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> tree = pd.DataFrame({"code": ["s", "d"], "parent": ["", "s"], "level": [1, 2], "label_id": ["S", "D"],
    ...                      "label_en": ["S", "D"], "strategy": [False, True], "passages": [7, 5]})
    >>> [text.get_text() for text in plot_theme_tree(tree, lang="en").texts][:4]
    ['Groups', 'Themes', 'S', '7']
    """
    return plot_theme_tree_pages(tree, names=names, lang=lang, height_cm=float("inf"), ax=ax)[0]


def plot_theme_tree_pages(
    tree: pd.DataFrame, *, names: Mapping[str, str] | None = None, lang: Language = "id",
    height_cm: float = HEIGHT_CM, ax: Axes | None = None,
) -> list[Axes]:  # fmt: skip
    """Draw the tree of codes over as many pages as it needs, a group with all its themes on one; see `plot_theme_tree`.

    Parameters
    ----------
    tree, names, lang
        As in `plot_theme_tree`.
    height_cm : float
        The most that a page may hold. A group that is higher has a page of its own, and is as high as it must be.
    ax : matplotlib.axes.Axes, optional
        For the first page.

    Returns
    -------
    list of matplotlib.axes.Axes
        One a page.

    Examples
    --------
    >>> tree = pd.DataFrame({"code": ["s", "d"], "parent": ["", ""], "level": [1, 1], "label_id": ["S", "D"],
    ...                      "label_en": ["S", "D"], "strategy": False, "passages": [7, 5]})
    >>> len(plot_theme_tree_pages(tree, height_cm=2.4))
    2
    """
    levels = max([1, *tree["level"]])
    width = (WIDTH_CM - 0.1 - _GAP * (levels - 1)) / levels
    own = names or dict(zip(tree["code"], tree[f"label_{lang}"], strict=True))
    strategies = set(tree.loc[tree["strategy"], "code"])
    lines = {
        code: fit_lines(
            label(code, lang, own=own), width - _NUMBER - 0.25, weight="bold" if code in strategies else "normal"
        )
        for code in tree["code"]
    }
    note = fit_lines(label("tree_note", lang), WIDTH_CM - 0.1)
    foot = 0.25 + LINE * len(note) + 0.1
    heights = {code: LINE * len(part) + 2 * _PAD for code, part in lines.items()}
    most = max([1, *tree["passages"]])
    pages: list[Axes] = []
    for page in _share_out(tree, heights, height_cm - foot):
        middles, bottom = _place(page, heights)
        here = page_axes(None if pages else ax, height_cm=bottom + foot)
        for level in range(1, levels + 1):
            key = f"tree_level_{level}" if level < 4 else "tree_deeper"
            here.text(_left(level, width), _HEAD / 2, label(key, lang), va="center_baseline")
        cells = zip(page["code"], page["parent"], page["level"], page["passages"], strict=True)
        for code, parent, level, n in cells:
            if parent:
                _join(here, _left(level - 1, width) + width, middles[parent], _left(level, width), middles[code])
            box = (_left(level, width), middles[code], width, heights[code])
            _draw_box(here, box, lines[code], int(n), n / most, strategy=code in strategies)
        write_lines(here, 0.05, bottom + foot - 0.1 - LINE * len(note) / 2, note, ha="left")
        pages.append(here)
    return pages


def _share_out(tree: pd.DataFrame, heights: Mapping[str, float], room: float) -> list[pd.DataFrame]:
    """Return the groups of each page."""
    group = (tree["level"] == 1).cumsum()
    pages: list[pd.DataFrame] = []
    for _, part in tree.groupby(group):
        both = pd.concat([pages[-1], part]) if pages else part
        if pages and _place(both, heights)[1] <= room:
            pages[-1] = both
        else:
            pages.append(part)
    return pages or [tree]


def _left(level: int, width: float) -> float:
    return 0.05 + (level - 1) * (width + _GAP)


def _place(tree: pd.DataFrame, heights: Mapping[str, float]) -> tuple[dict[str, float], float]:
    """Return the middle of each box, a parent's beside those of its children, and where the last box ends."""
    children: dict[str, list[str]] = {code: [] for code in ["", *tree["code"]]}
    for code, parent in zip(tree["code"], tree["parent"], strict=True):
        children[parent].append(code)
    spans: dict[str, float] = {}
    # Parents stand before their children: backward, what is below a code is known when its turn comes.
    for code in reversed(tree["code"].tolist()):
        spans[code] = max(heights[code] + _BETWEEN, sum(spans[child] for child in children[code]))
    middles: dict[str, float] = {}
    tops = {"": _HEAD}
    for code, parent in zip(tree["code"], tree["parent"], strict=True):
        top = tops[parent]
        tops[parent] = top + spans[code] + (_BETWEEN if not parent else 0)
        tops[code] = top + (spans[code] - sum(spans[child] for child in children[code])) / 2
        middles[code] = top + (spans[code] - _BETWEEN) / 2
    return middles, tops[""] - _BETWEEN


def _join(ax: Axes, left: float, parent: float, right: float, child: float) -> None:
    between = (left + right) / 2
    ax.plot([left, between, between, right], [parent, parent, child, child], color=GREY, linewidth=0.7, zorder=1)


def _draw_box(
    ax: Axes, box: tuple[float, float, float, float], lines: Sequence[str], n: int, share: float, *, strategy: bool
) -> None:
    left, middle, width, height = box
    top = middle - height / 2
    ax.add_patch(Rectangle((left, top), width, height, facecolor=_BOX, linewidth=0, zorder=2))
    ax.add_patch(
        Rectangle(
            (left, top), width * share, height, facecolor=_STRATEGY_BAR if strategy else _BAR, linewidth=0, zorder=3
        )
    )
    ax.add_patch(Rectangle((left, top), width, height, fill=False, edgecolor=INK if strategy else GREY,
                           linewidth=1.1 if strategy else 0.6, zorder=4))  # fmt: skip
    weight = "bold" if strategy else "normal"
    write_lines(ax, left + 0.12, middle, list(lines), ha="left", zorder=5, fontweight=weight)
    ax.text(left + width - 0.12, middle, str(n), ha="right", va="center_baseline", zorder=5, fontweight=weight)
