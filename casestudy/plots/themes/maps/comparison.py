"""Cases beside each other: themes down, cases across, with each case's own share as the shade."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from casestudy.errors import Language
from casestudy.labels import label
from casestudy.plots.themes.maps.heat_map import plot_heat_map

#: Cases whose cells have room for one line, and rows that a page holds with cells of one line and of two.
_WIDE, _ROWS = 2, (25, 15)


def plot_cross_case(
    matrix: pd.DataFrame, *, names: Mapping[str, str] | None = None, lang: Language = "id", ax: Axes | None = None
) -> Axes:
    """Draw the cross-case matrix: in each cell the passages, their share of the case's own, those for and against.

    The shade follows the share, never the number: cases differ in how much they hold.

    Parameters
    ----------
    matrix : pandas.DataFrame
        From `casestudy.findings.themes.comparison.matrix.cross_case`.
    names : mapping, optional
        What to show for the cases.
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> matrix = pd.DataFrame({"common": "a", "label_id": "A", "label_en": "A", "match": "only", "case": ["x", "y"],
    ...     "theme": ["a", ""], "strategy": False, "n": [3, 0], "of": 12, "share": [25.0, 0.0], "supports": [2, 0],
    ...     "contradicts": [1, 0], "asked": 2})
    >>> [text.get_text() for text in plot_cross_case(matrix, lang="en").texts][:2]
    ['3 (25 %)  +2 −1', '–']
    """
    return _draw(matrix, names or {}, lang, ax, most=_most(matrix))


def plot_cross_case_pages(
    matrix: pd.DataFrame, *, names: Mapping[str, str] | None = None, lang: Language = "id"
) -> list[Axes]:
    """Draw the cross-case matrix over as many pages as it needs, the shades the same on each; see `plot_cross_case`.

    Parameters
    ----------
    matrix, names, lang
        As in `plot_cross_case`.

    Returns
    -------
    list of matplotlib.axes.Axes
        One a page.

    Examples
    --------
    >>> matrix = pd.DataFrame({"common": list("abcdefghijklmnopqrstuvwxyz"), "label_id": "A", "label_en": "A",
    ...     "match": "only", "case": "x", "theme": "a", "strategy": False, "n": 3, "of": 12, "share": 25.0,
    ...     "supports": 2, "contradicts": 1, "asked": 2})
    >>> len(plot_cross_case_pages(matrix))
    2
    """
    rows, most = list(dict.fromkeys(matrix["common"])), _ROWS[not _wide(matrix)]
    parts = [rows[start : start + most] for start in range(0, len(rows), most)] or [[]]
    return [_draw(matrix[matrix["common"].isin(part)].reset_index(drop=True), names or {}, lang, None,
                  most=_most(matrix)) for part in parts]  # fmt: skip


def _draw(matrix: pd.DataFrame, names: Mapping[str, str], lang: Language, ax: Axes | None, *, most: float) -> Axes:
    rows = matrix.drop_duplicates("common").set_index("common")
    studied = set(matrix.loc[matrix["strategy"], "common"])
    names_of = {str(row): f"{name}*" if row in studied else str(name) for row, name in rows[f"label_{lang}"].items()}
    between = "  " if _wide(matrix) else "\n"
    cells = pd.Series([_cell(row, between) for row in matrix.to_dict("records")], index=matrix.index, dtype="str")
    totals = matrix.drop_duplicates("case").set_index("case")[["of", "asked"]]
    heads = {
        str(case): f"{names.get(str(case), case)}\n{label('case_totals', lang).format(n=of, asked=asked)}"
        for case, of, asked in totals.itertuples(name=None)
    }
    return plot_heat_map(
        matrix.assign(share=matrix["share"].fillna(0), _cells=cells), rows="common", columns="case", value="share",
        row_names=names_of, column_names=heads, cells="_cells",
        totals={str(row): label(f"match_{match}", lang) for row, match in rows["match"].items()},
        totals_name=label("matched", lang), note=label("cross_case_is", lang), most=most, lang=lang, ax=ax,
    )  # fmt: skip


def _wide(matrix: pd.DataFrame) -> bool:
    return matrix["case"].nunique() <= _WIDE


def _most(matrix: pd.DataFrame) -> float:
    return max(1.0, float(matrix["share"].max())) if matrix["share"].notna().any() else 1.0


def _cell(row: Mapping[Hashable, Any], between: str) -> str:
    if not row["theme"]:
        return "–"
    return f"{row['n']} ({row['share']:.0f} %){between}+{row['supports']} −{row['contradicts']}"
