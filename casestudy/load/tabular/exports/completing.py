"""What an export lacks is made here: codes of its rows, outlets from addresses, texts without markup."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from casestudy.cells import Place, Remarks, check_column
from casestudy.errors import Bilingual, Problem, cut
from casestudy.load.tabular.exports.identity import are_ids, clean_parents, make_ids, site_of
from casestudy.load.tabular.exports.platforms import strip_markup
from casestudy.tables import TABLES


def complete(
    cells: pd.DataFrame, name: str, *, file: str, sheet: str | None, facts: list[Bilingual], warnings: list[Problem]
) -> pd.DataFrame:
    """Return the rows of an export with what they lack.

    Parameters
    ----------
    cells : pandas.DataFrame
        Text cells under the library's column names.
    name : str
        The table that they are rows of.
    file, sheet : str
        Name the place in warnings.
    facts, warnings : list
        Take what was done.

    Examples
    --------
    >>> cells = pd.DataFrame({"platform": ["x"], "date": ["2022-01-05"], "text": ["Ya &amp; amin"]}, dtype="str")
    >>> made = complete(cells, "comments", file="a.csv", sheet=None, facts=[], warnings=[])
    >>> made["text"].tolist(), made["doc"].str.startswith("x-").tolist()
    (['Ya & amin'], [True])
    """
    cells = _set_aside(cells, name, facts)
    if name == "comments" and "text" in cells:
        text, count = strip_markup(cells["text"])
        cells = cells.assign(text=text)
        if count:
            facts.append(Bilingual(f"tanda HTML dibuka di {count} komentar", f"HTML undone in {count} comments"))
    if name == "clippings" and "url" in cells and ("outlet" not in cells or (cells["outlet"] == "").all()):
        cells = cells.assign(outlet=cells["url"].map(site_of).astype("str"))
        facts.append(Bilingual("nama media dari alamatnya", "outlets from their addresses"))
    cells = _with_codes(cells, name, file, sheet, facts, warnings)
    if name == "comments" and "parent" in cells:
        parents = clean_parents(cells["parent"], cells["doc"].tolist())
        cells = cells.assign(parent=pd.Series(parents, index=cells.index, dtype="str"))
    again = cells.duplicated([column for column in ("doc", "text") if column in cells])
    if again.any():
        facts.append(Bilingual(f"{again.sum()} baris kembar dimuat sekali", f"{again.sum()} repeated rows loaded once"))
    return cells[~again]


def _set_aside(cells: pd.DataFrame, name: str, facts: list[Bilingual]) -> pd.DataFrame:
    """Return an export in which columns that only share a name with ours, and hold other values, mean nothing to us.

    A monitoring service's ``reach`` counts readers; ours says local, regional or national.
    """
    names: dict[str, str] = {}
    for header in cells.columns:
        column = TABLES[name].header(header)
        if column is None or column.kind in ("text", "date"):
            continue
        filled = cells[header][cells[header].str.strip() != ""]
        if filled.empty:
            continue
        _, problems = check_column(filled, replace(column, required=False), Place("", header), remarks=Remarks())
        if 2 * len(problems) > len(filled):
            names[header] = f"({header})"
            facts.append(
                Bilingual(f'kolom "{cut(header)}" berisi hal lain; disimpan sebagai teks',
                          f'column "{cut(header)}" holds something else; kept as text')
            )  # fmt: skip
    return cells.rename(columns=names)


def _with_codes(
    cells: pd.DataFrame, name: str, file: str, sheet: str | None, facts: list[Bilingual], warnings: list[Problem]
) -> pd.DataFrame:
    named = [header for header in cells.columns if (c := TABLES[name].header(header)) and c.name == "doc"]
    # A file may hold its code twice, as a number and as a text.
    own = "doc" if "doc" in named else next(iter(named), None)
    values = cells[own].str.strip().tolist() if own else []
    if own and not are_ids(values):
        if any(len(value) > 7 for value in values):
            warnings.append(_shortened_ids(file, own, sheet, values))
        cells = cells.rename(columns={own: f"({own})"})
        own = None
    if name == "comments" and own is not None and "parent" not in cells:
        cells = cells.assign(parent=pd.Series("", index=cells.index, dtype="str"))
    if own is None:
        facts.append(Bilingual("kode dibuat dari isi baris", "codes made from what the rows hold"))
        made = make_ids(cells, name)
        if "parent" in cells:
            # Replies go on naming what they answer by the code that it has now.
            now = {value: code for value, code in zip(values, made, strict=False) if value}
            cells = cells.assign(parent=cells["parent"].map(lambda value: now.get(value.strip(), value)).astype("str"))
        return cells.assign(doc=pd.Series(made, index=cells.index, dtype="str"))
    kept = cells[own].str.strip()
    if (kept == "").any():
        kept = kept.where(kept != "", pd.Series(make_ids(cells, name), index=cells.index, dtype="str"))
    return cells.rename(columns={own: "doc"}).assign(doc=kept)


def _shortened_ids(file: str, header: str, sheet: str | None, values: Sequence[str]) -> Problem:
    expected = Bilingual("kode utuh; Excel memendekkan angka panjang", "whole codes; Excel shortens long numbers")
    remedy = Bilingual(
        "Kode kini dibuat dari isi baris. Ekspor ulang tanpa membukanya di Excel.",
        "Codes are made from the rows instead. Export again without opening the file in Excel.",
    )
    return Problem(file, expected, remedy, column=header, value=values[0], sheet=sheet, severity="warning")
