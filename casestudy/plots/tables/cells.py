"""What a table shows for each value: labels for headings and controlled words, dates in words, two decimals."""

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from casestudy.dates import write_date
from casestudy.errors import Language
from casestudy.labels import LABELS, label


def shown_table(
    data: pd.DataFrame, *, columns: Iterable[str], lang: Language = "id", names: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """Return the cells of a table as readers see them: labels for headings and controlled words, dates in words.

    Parameters
    ----------
    data, columns, lang, names
        As in `plot_table`.

    Returns
    -------
    pandas.DataFrame
        All text, a column for each of `columns` under its label.

    Examples
    --------
    >>> data = pd.DataFrame({"kind": ["key"], "kappa": [0.5]})
    >>> shown_table(data, columns=["kind", "kappa"], lang="id").to_numpy().tolist()
    [['Kunci', '0,50']]
    """
    cells = {column: data[column if column in data else f"{column}_{lang}"] for column in columns}
    texts = {column: [_cell(value, lang, names) for value in values] for column, values in cells.items()}
    shown = pd.DataFrame(texts, index=data.index, dtype="str")
    return shown.set_axis([label(column, lang, own=names) for column in columns], axis=1)


def cell_text(value: object, lang: Language, *, names: Mapping[str, str] | None = None) -> str:
    """Return what a table shows for a value.

    Examples
    --------
    >>> cell_text(0.5, "id"), cell_text(date(2022, 3, 12), "en"), cell_text(float("nan"), "id")
    ('0,50', '12 March 2022', '–')
    """
    if value is None or value is pd.NaT or value is pd.NA or value != value:
        return "–"
    if isinstance(value, date):
        return write_date(value, lang=lang)
    if isinstance(value, float):
        rounded = f"{round(value, 2) + 0.0:.2f}".replace("-", "\u2212")
        return rounded.replace(".", "," if lang == "id" else ".")
    text = str(value)
    if names and text in names:
        return names[text]
    return LABELS[text].to(lang) if text in LABELS else text


def _cell(value: object, lang: Language, names: Mapping[str, str] | None) -> str:
    text = cell_text(value, lang, names=names)
    # A date broken over two lines is hard to read.
    return text.replace(" ", "\u00a0") if isinstance(value, date) else text
