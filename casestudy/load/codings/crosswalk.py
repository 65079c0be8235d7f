"""The crosswalk between the codebooks of several cases: which theme of one answers to which theme of another."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from pathlib import Path

import pandas as pd

from casestudy.errors import Bilingual, CaseError, Language, Problem
from casestudy.load.codings.history import unknown_code
from casestudy.load.formats.plain import read_delimited
from casestudy.tables import plain_header

#: What a crosswalk may hold beside a column for each case.
OPTIONAL = ("label_id", "label_en", "note")


def find_crosswalk(root: Path, names: Sequence[str]) -> Path | None:
    """Return ``data/compare/<names>.csv`` of a project, the names in whatever order; None where there is none."""
    files = (root / "data" / "compare" / f"{'-'.join(order)}.csv" for order in permutations(names))
    return next((file for file in files if file.is_file()), None)


def load_crosswalk(
    path: Path, codebooks: Mapping[str, pd.DataFrame], *, file: str | None = None, lang: Language | None = None
) -> pd.DataFrame:
    """Return a crosswalk: a column of codes for each case, ``label_id``, ``label_en`` and ``note``.

    A row is one theme that several cases share. Each case has a column named as the case, which holds the code of the
    theme in its codebook and is empty where the case has no such theme.

    Parameters
    ----------
    path : pathlib.Path
        A CSV file.
    codebooks : mapping
        Case to its ``codebook`` table.
    file : str, optional
        Names the file in messages; by default its name.
    lang : {"id", "en"}, optional
        The language of messages.

    Returns
    -------
    pandas.DataFrame
        All columns are text, empty where the file says nothing.

    Raises
    ------
    CaseError
        For each column that is missing, each code that its codebook does not have, that stands below a theme or in
        two rows, and each row that joins fewer than two cases.
    """
    file = file or path.name
    cells = read_delimited(path, file=file)
    headers = {plain_header(str(name)): name for name in cells.columns}
    missing = [name for name in codebooks if plain_header(name) not in headers]
    if missing:
        raise CaseError([_missing(file, name, list(codebooks)) for name in missing], lang=lang)
    wanted = [*codebooks, *OPTIONAL]
    empty = pd.Series("", index=cells.index, dtype="str")
    found = {name: cells[headers[plain_header(name)]].fillna("").str.strip() if plain_header(name) in headers
             else empty for name in wanted}  # fmt: skip
    table = pd.DataFrame(found, index=cells.index).astype("str")
    problems = [*_single(table, list(codebooks), file)]
    for name, codebook in codebooks.items():
        problems += _wrong_codes(table[name], codebook, file)
    if problems:
        raise CaseError(problems, lang=lang)
    return table.reset_index(drop=True)


def _missing(file: str, name: str, names: Sequence[str]) -> Problem:
    columns = ", ".join([*names, *OPTIONAL])
    return Problem(
        file,
        Bilingual(f'kolom "{name}"', f'a column "{name}"'),
        Bilingual(f"Judul kolomnya: {columns}.", f"Its headers are: {columns}."),
    )


def _single(table: pd.DataFrame, names: Sequence[str], file: str) -> Iterator[Problem]:
    for row in table.index[(table[list(names)] != "").sum(axis=1) < 2]:
        yield Problem(
            file,
            Bilingual("kode dari sedikitnya dua kasus", "codes of two cases at least"),
            Bilingual(
                "Hapus barisnya: tema yang hanya ada di satu kasus didaftar sendiri.",
                "Delete the row: a theme of one case alone is listed by itself.",
            ),
            row=int(row),
        )


def _wrong_codes(column: "pd.Series[str]", codebook: pd.DataFrame, file: str) -> Iterator[Problem]:
    parent = dict(zip(codebook["code"], codebook["parent"].fillna(""), strict=True))
    name, first = str(column.name), dict[str, int]()
    for row, code in zip(column.index.tolist(), column.tolist(), strict=True):
        if not code:
            continue
        theme = _theme(code, parent)
        if code not in parent:
            yield unknown_code(code, list(parent), None, file=file, row=row, column=name)
        elif theme != code:
            expected = Bilingual(
                "sebuah tema, yaitu kode tingkat pertama atau kedua", "a theme, on the first two levels"
            )
            remedy = Bilingual(f"Tulis temanya: {theme}.", f"Write its theme: {theme}.")
            yield Problem(file, expected, remedy, row=row, column=name, value=code)
        elif code in first:
            expected = Bilingual("setiap tema dalam satu baris saja", "each theme in one row only")
            remedy = Bilingual(f"Lihat juga baris {first[code]}.", f"See row {first[code]} as well.")
            yield Problem(file, expected, remedy, row=row, column=name, value=code)
        first.setdefault(code, row)


def _theme(code: str, parent: Mapping[str, str]) -> str:
    """Return the code on the second level that a code stands under, or the code itself where it stands above that."""
    path = [code]
    while above := parent.get(path[-1], ""):
        path.append(above)
    return path[max(len(path) - 2, 0)] if len(path) > 1 else code
