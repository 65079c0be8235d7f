"""The history of the codebook: what became of each code, held against the codebook as it is."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

import pandas as pd

from casestudy.case import Case
from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.registers import load_table

_FILE = "tables/codebook_history.csv"


def load_history(case: Case, codebook: pd.DataFrame | None) -> pd.DataFrame:
    """Return the changes of the codebook in the order of their days; empty where the case keeps none.

    Parameters
    ----------
    case : Case
    codebook : pandas.DataFrame or None
        ``code``. None leaves the codes unverified.

    Returns
    -------
    pandas.DataFrame
        The ``codebook_history`` table.

    Raises
    ------
    CaseError
        For each row that names no code, or too many, for its kind of change, and for each code that the codebook
        should have after all changes and has not, or has and should not.
    """
    history = load_table(case, "codebook_history", required=False)
    history = history.set_axis(history.index + 2).sort_values("date", kind="stable")
    if problems := [*_check_changes(history), *([] if codebook is None else _check_outcome(history, codebook))]:
        raise CaseError(problems, lang=case.language)
    return history.reset_index(drop=True)


def successors(history: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Return what became of each code that was renamed, merged, split or removed: the codes to write today.

    Parameters
    ----------
    history : pandas.DataFrame
        The ``codebook_history`` table.

    Examples
    --------
    >>> history = pd.DataFrame({"code": ["a", "b", "c"], "change": ["renamed", "merged", "removed"],
    ...                         "to": ["b", "d", ""]})
    >>> successors(history)
    {'c': (), 'b': ('d',), 'a': ('d',)}
    """
    today: dict[str, tuple[str, ...]] = {}
    last: dict[str, tuple[str, ...]] = {}
    for code, change, to in reversed(list(zip(history["code"], history["change"], history["to"], strict=True))):
        if change not in ("added", "redefined"):
            today[code] = tuple(dict.fromkeys(now for one in _codes(to) for now in today.get(one, (one,))))
            # A name that was used twice means what it meant last.
            last.setdefault(code, today[code])
    return last


def unknown_code(
    code: str, codes: Sequence[str], history: pd.DataFrame | None, *, file: str, row: int | None, column: str
) -> Problem:
    """Return the problem of a code that the codebook does not have; a code with a history is told what it became.

    Examples
    --------
    >>> history = pd.DataFrame({"date": [pd.Timestamp(2022, 9, 12)], "code": ["a"], "change": ["renamed"],
    ...                         "to": ["b"]})
    >>> unknown_code("a", ["b"], history, file="k1.csv", row=2, column="code").remedy.en
    'This code became "b" on 2022-09-12: write that.'
    """
    today = {} if history is None else successors(history)
    if history is None or code not in today:
        remedy = similar(code, codes)
    else:
        day = f"{history.loc[history['code'] == code, 'date'].iloc[-1]:%Y-%m-%d}"
        names = ", ".join(f'"{one}"' for one in today[code])
        if not names:
            remedy = Bilingual(
                f"Kode ini dihapus pada {day}: beri kode lain, atau hapus barisnya.",
                f"This code was removed on {day}: give another code, or delete the row.",
            )
        elif len(today[code]) == 1:
            remedy = Bilingual(
                f"Kode ini menjadi {names} pada {day}: tulis itu.", f"This code became {names} on {day}: write that."
            )
        else:
            remedy = Bilingual(
                f"Kode ini dipecah pada {day}: pilih salah satu dari {names}.",
                f"This code was split on {day}: choose one of {names}.",
            )
    expected = Bilingual("kode yang ada di buku kode", "a code of the codebook")
    return Problem(file, expected, remedy, row=row, column=column, value=code)


def similar(value: str, known: Sequence[str]) -> Bilingual:
    """Return what may be meant by a value that is not known.

    Examples
    --------
    >>> similar("deklarsi", ["citra", "deklarasi"]).en
    'Similar: "deklarasi".'
    """
    close = get_close_matches(value, known, n=1)
    if close:
        return Bilingual(f'Yang mirip: "{close[0]}".', f'Similar: "{close[0]}".')
    there = ", ".join(sorted(known)[:8]) or "-"
    return Bilingual(f"Yang ada, misalnya: {there}.", f"There are, for example: {there}.")


def _codes(cell: str) -> list[str]:
    return [code for part in cell.split(";") if (code := part.strip())]


def _check_changes(history: pd.DataFrame) -> Iterator[Problem]:
    """Yield a problem for each row whose `to` does not suit its change."""
    suits: Mapping[str, tuple[range, Bilingual]] = {
        **dict.fromkeys(("renamed", "merged"), (range(1, 2), Bilingual("satu kode baru", "one new code"))),
        "split": (
            range(2, 99),
            Bilingual("sedikitnya dua kode, dipisah titik koma", "two codes or more, divided by ;"),
        ),
    }
    for row, change, to in zip(history.index, history["change"], history["to"], strict=True):
        allowed, expected = suits.get(change, (range(1), Bilingual("sel kosong", "an empty cell")))
        if len(_codes(to)) not in allowed:
            remedy = Bilingual(f'Periksa perubahannya: "{change}".', f'Look at its change: "{change}".')
            yield Problem(_FILE, expected, remedy, row=row, column="to", value=to)


def _check_outcome(history: pd.DataFrame, codebook: pd.DataFrame) -> Iterator[Problem]:
    """Yield a problem for each code that stands otherwise in the codebook than its last change says."""
    last: dict[str, tuple[int, str, bool]] = {}
    for row, code, change, to in history[["code", "change", "to"]].itertuples(name=None):
        last[code] = (row, "code", change in ("added", "redefined"))
        last.update(dict.fromkeys(_codes(to), (row, "to", True)))
    there = set(codebook["code"])
    for code, (row, column, stays) in last.items():
        if stays != (code in there):
            expected, remedy = (
                (Bilingual("kode yang ada di buku kode", "a code of the codebook"), similar(code, sorted(there)))
                if stays
                else (
                    Bilingual("kode yang tidak lagi ada di buku kode", "a code that the codebook no longer has"),
                    Bilingual("Hapus dari buku kode, atau catat kapan ditambahkan lagi.",
                              "Delete it from the codebook, or note when it was added again."),
                )
            )  # fmt: skip
            yield Problem(_FILE, expected, remedy, row=row, column=column, value=code)
