"""The tables that a researcher fills in: registers, clippings, comments."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import as_file, files

import pandas as pd

from casestudy.case import Case
from casestudy.cells import Remarks
from casestudy.check import check_table
from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.files import gather
from casestudy.load.tabular.columns import ColumnMap, load_columns
from casestudy.load.tabular.files import RAW_FOLDERS, find_files
from casestudy.load.tabular.register import Part, load_register, read_parts
from casestudy.tables import TABLES


def load_table(
    case: Case, name: str, *, required: bool = True, remarks: dict[str, Remarks] | None = None
) -> pd.DataFrame:
    """Return one table of a case.

    It is ``tables/<name>.csv`` or ``.xlsx``; clippings and comments are all the files in ``raw/clippings`` and
    ``raw/comments``, one after the other in the order of their names, each read by
    `casestudy.load.tabular.register.load_register` with what the case's ``columns.toml`` says. A row whose code comes
    from a platform, or from what it holds, is loaded once where a later export brings it again.

    Parameters
    ----------
    case : Case
    name : str
        A name of `casestudy.tables.TABLES`.
    required : bool
        Whether a table that is not there is an error; if not, it comes back empty with its columns and types.
    remarks : dict, optional
        Takes for each file what was noticed beside errors.

    Returns
    -------
    pandas.DataFrame
        The columns and types of `casestudy.check.check_table`.

    Raises
    ------
    CaseError
        With every problem of every file of the table.

    Examples
    --------
    >>> from casestudy.case import open_case
    >>> load_table(open_case("bekasi"), "interview_guide", required=False)["aspect"].dtype
    <StringDtype(na_value=nan)>
    """
    problems: list[Problem] = []
    files = find_files(case, name, problems)
    if not files and not problems:
        if not required:
            return empty_table(name)
        problems.append(_missing(name))
    maps: tuple[ColumnMap, ...] = ()
    with gather(problems):
        maps = load_columns(case)
    parts: list[Part] = []
    for path in files:
        file = case.show(path)
        noticed = Remarks() if remarks is None else remarks.setdefault(file, Remarks())
        with gather(problems):
            parts += read_parts(path, name, file=file, maps=maps, remarks=noticed)
    if not problems:
        parts = [_drop_known(part, parts[:place], remarks) for place, part in enumerate(parts)]
        problems += _repeated(parts, TABLES[name].key)
    if problems:
        raise CaseError(problems, lang=case.language)
    return join_tables([part.rows.reset_index(drop=True) for part in parts])


def load_exhibits(case: Case, *, remarks: dict[str, Remarks] | None = None) -> pd.DataFrame:
    """Return the register of exhibits; a case that keeps none has the library's, whose titles name the case by itself.

    Parameters, errors: see `load_table`.

    Examples
    --------
    >>> from casestudy.case import open_case
    >>> load_exhibits(open_case("bekasi"))["slug"].iloc[0]
    'timeline'
    """
    return load_table(case, "exhibits", remarks=remarks) if find_files(case, "exhibits", []) else library_register()


def library_register() -> pd.DataFrame:
    """Return the register of exhibits that a new case starts with.

    Examples
    --------
    >>> library_register()["kind"].astype("str").value_counts().index.tolist()
    ['figure', 'table']
    """
    with as_file(files("casestudy").joinpath("template", "shared", "tables", "exhibits.csv")) as path:
        return load_register(path, "exhibits", file="tables/exhibits.csv")


def empty_table(name: str) -> pd.DataFrame:
    """Return a table without rows, with its columns and types.

    Examples
    --------
    >>> empty_table("labels").columns.tolist()
    ['key', 'label_id', 'label_en']
    """
    return check_table(pd.DataFrame(columns=TABLES[name].names, dtype="str"), name, file=name)


def join_tables(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return tables of one definition one after the other; a further column that only some have is empty in the others.

    Examples
    --------
    >>> join_tables([pd.DataFrame({"doc": ["a"]}), pd.DataFrame({"doc": ["b"], "page": ["3"]})])["page"].tolist()
    ['', '3']
    """
    if len(tables) == 1:
        return tables[0]
    joined = pd.concat(tables, ignore_index=True)
    partial = [name for name in joined.columns if not all(name in table for table in tables)]
    return joined.assign(**{name: joined[name].fillna("").astype("str") for name in partial})


def _drop_known(part: Part, before: Sequence[Part], remarks: dict[str, Remarks] | None) -> Part:
    """Return an export without the rows that an earlier export of the table has brought already."""
    if not part.exported:
        return part
    known = pd.concat([one.rows["doc"] for one in before if one.exported] or [part.rows["doc"][:0]])
    again = part.rows["doc"].isin(known.tolist())
    if again.any() and remarks is not None:
        n = int(again.sum())
        remarks[part.file].facts.append(
            Bilingual(f"{n} baris sudah ada di ekspor sebelumnya", f"{n} rows are in an earlier export already")
        )
    return replace(part, rows=part.rows[~again])


def _repeated(parts: Sequence[Part], key: tuple[str, ...]) -> Iterator[Problem]:
    first: dict[tuple[str, ...], str] = {}
    for part in parts if key and len(parts) > 1 else ():
        named = part.rows[list(key)].astype("str").itertuples(name=None)
        for row, *values in named:
            code = tuple(values)
            if code in first:
                expected = Bilingual(
                    f"nilai {', '.join(key)} yang belum ada di {first[code]}",
                    f"a value of {', '.join(key)} that is not yet in {first[code]}",
                )
                remedy = Bilingual(
                    "Hapus baris ganda atau beri kode lain.", "Delete the repeated row or give another code."
                )
                yield Problem(part.file, expected, remedy, row=int(row), column=key[0], value=" ".join(code),
                              sheet=part.sheet)  # fmt: skip
            first.setdefault(code, part.file)


def _missing(name: str) -> Problem:
    if name in RAW_FOLDERS:
        file, what = (
            RAW_FOLDERS[name],
            Bilingual("sedikitnya satu berkas CSV atau XLSX", "at least one CSV or XLSX file"),
        )
    else:
        file, what = f"tables/{name}.csv", Bilingual("tabel ini (CSV atau XLSX)", "this table (CSV or XLSX)")
    columns = ", ".join(c.name for c in TABLES[name].columns if c.required)
    return Problem(file, what, Bilingual(f"Buat dengan kolom: {columns}.", f"Make it with the columns: {columns}."))
