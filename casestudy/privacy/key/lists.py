"""The list of pseudonyms as a file: written for a researcher to edit in a spreadsheet, and read again."""

import io
import os
import re
from pathlib import Path

import pandas as pd

from casestudy.case import Case
from casestudy.errors import Bilingual, CaseError, Language, Problem
from casestudy.load.formats.files import replace_file
from casestudy.load.formats.plain import read_delimited
from casestudy.load.formats.sheets import read_xlsx
from casestudy.privacy.finding.found import KINDS, Kind
from casestudy.privacy.key.places import key_file, refuse_inside
from casestudy.privacy.replacing import Pseudonym, Pseudonyms
from casestudy.tables import guard_formulas, plain_header, unguard_formulas

#: The columns of the list and their headers; either language is read.
COLUMNS: dict[str, Bilingual] = {
    "original": Bilingual("asli", "original"),
    "replacement": Bilingual("samaran", "replacement"),
    "approve": Bilingual("setuju", "approve"),
    "kind": Bilingual("jenis", "kind"),
    "exact": Bilingual("persis", "exact"),
    "n": Bilingual("kali", "n"),
    "context": Bilingual("konteks", "context"),
    "note": Bilingual("catatan", "note"),
}
#: Kinds of rows that are no words of a text: how a file is to be named, and where the originals stand.
FILE, FOLDER = "file", "folder"
_KIND_NAMES: dict[str, Bilingual] = {**KINDS, FILE: Bilingual("berkas", "file"), FOLDER: Bilingual("folder", "folder")}
YES, NO, OPEN = "yes", "no", "?"
_ANSWERS = {YES: Bilingual("ya", "yes"), NO: Bilingual("tidak", "no"), OPEN: Bilingual("?", "?")}
#: Would break a table, a label or the mark itself.
_FORBIDDEN = re.compile(r'[",;|\t\r\n]')


def read_list(case: Case) -> pd.DataFrame:
    """Return the list of a case; empty where there is none yet.

    Returns
    -------
    pandas.DataFrame
        ``original``, ``replacement``, ``approve`` (yes, no, ?), ``kind``, ``exact`` (bool), ``n``, ``context``,
        ``note``; the index numbers the rows of the file.

    Raises
    ------
    CaseError
        Where the list stands inside the project or a git work tree, a column is missing, an answer is neither yes nor
        no nor ``?``, or a replacement is missing or has a mark that would break a table.
    """
    path = key_file(case)
    if not path.is_file():
        return _empty()
    refuse_inside(path, case)
    cells = read_xlsx(path, file=str(path)) if path.suffix == ".xlsx" else read_delimited(path, file=str(path))
    heads = {name: column for name in cells for column, head in COLUMNS.items()
             if plain_header(str(name)) in {head.id, head.en}}  # fmt: skip
    table = unguard_formulas(cells.rename(columns=heads))
    missing = [column for column in ("original", "replacement", "approve", "kind") if column not in table]
    if missing:
        raise CaseError([_missing(path, column) for column in missing], lang=case.language)
    table = table.reindex(columns=list(COLUMNS), fill_value="").astype("str")
    # An apostrophe keeps a spreadsheet from turning a long number into a rounded one.
    table["original"] = table["original"].str.replace(r"^'(?=\d)", "", regex=True).str.strip()
    table["replacement"] = table["replacement"].str.strip()
    kinds = {name: kind for kind, names in _KIND_NAMES.items() for name in names}
    table["kind"] = [kinds.get(kind.strip(), kinds.get(kind.strip().lower(), "")) for kind in table["kind"]]
    answers = {word: answer for answer, words in _ANSWERS.items() for word in words} | {"y": YES, "": OPEN, "n": NO}
    table["approve"] = [answers.get(word.strip().lower(), word) for word in table["approve"]]
    table["exact"] = [word.strip().lower() in {"ya", "yes", "y"} for word in table["exact"]]
    table = table[table["original"] != ""]
    if problems := _check(table, path):
        raise CaseError(problems, lang=case.language)
    return table


def write_list(case: Case, table: pd.DataFrame) -> Path:
    """Write the list and return its path: outside the project, readable by its owner alone.

    It is a CSV that Excel opens in columns, with long numbers as text; a list that the researcher saved as XLSX is
    written as that again.
    """
    path, lang = key_file(case), case.language
    refuse_inside(path, case)
    shown = _shown(table, lang)
    path.parent.mkdir(parents=True, exist_ok=True)
    if os.name != "nt":
        path.parent.chmod(0o700)
    if path.suffix == ".xlsx":
        content = _xlsx(shown)
    else:
        out = io.StringIO()
        originals = shown[_head("original", lang)]
        shown[originals.name] = originals.mask(originals.str.fullmatch(r"[\d .-]{9,}"), "'" + originals)
        guarded = guard_formulas(shown)
        # Indonesian settings of Excel part columns by semicolons.
        guarded.to_csv(out, index=False, sep=";" if lang == "id" else ",", lineterminator="\n")
        content = out.getvalue().encode("utf-8-sig")
    replace_file(path, content, file=str(path), lang=lang)
    if os.name != "nt":
        path.chmod(0o600)
    return path


def approved(table: pd.DataFrame) -> Pseudonyms:
    """Return the approved rows of a list as what is looked for and replaced.

    Examples
    --------
    >>> row = {"original": "Budi", "replacement": "[IK-1]", "approve": "yes", "kind": "name", "exact": False}
    >>> approved(pd.DataFrame([row, {**row, "original": "Bagus", "approve": "no"}])).replace("Budi bagus. Bagus!")
    '[IK-1] bagus. Bagus!'
    """
    rows = table[(table["approve"] == YES) & ~table["kind"].isin([FILE, FOLDER])]
    columns = (rows[name].tolist() for name in ("original", "replacement", "kind", "exact"))
    return Pseudonyms(tuple(Pseudonym(*values) for values in zip(*columns, strict=True)))


def same_original(kind: Kind | str, original: str) -> tuple[str, str]:
    """Return what makes two rows of a list one: the kind and the words, or the digits of a number.

    Examples
    --------
    >>> same_original("name", "Pak  BUDI") == same_original("name", "pak budi")
    True
    """
    if kind in (FILE, FOLDER):
        return kind, original
    plain = "".join(re.findall(r"[^\W_]", original.casefold()))
    return kind, re.sub(r"^(?:62|0)", "", plain) if kind == "phone" else plain


def _empty() -> pd.DataFrame:
    table = pd.DataFrame({column: pd.Series(dtype="str") for column in COLUMNS})
    return table.astype({"exact": "bool"})


def _shown(table: pd.DataFrame, lang: Language) -> pd.DataFrame:
    shown = table[list(COLUMNS)].astype("object")
    shown["kind"] = [_KIND_NAMES[kind].to(lang) for kind in table["kind"]]
    shown["approve"] = [_ANSWERS[answer].to(lang) for answer in table["approve"]]
    shown["exact"] = [_ANSWERS[YES].to(lang) if exact else "" for exact in table["exact"]]
    return shown.rename(columns={name: head.to(lang) for name, head in COLUMNS.items()}).astype("str")


def _xlsx(shown: pd.DataFrame) -> bytes:
    from casestudy.coding.packs.workbook import make_workbook

    widths = [28, 20, 8, 10, 8, 6, 60, 40]
    return make_workbook({"daftar": (list(shown.columns), shown.to_numpy().tolist(), widths)}, {})


def _head(column: str, lang: Language) -> str:
    return COLUMNS[column].to(lang)


def _check(table: pd.DataFrame, path: Path) -> list[Problem]:
    problems = []
    rounded = re.compile(r"\d[.,]\d+E\+?\d+", re.I)
    for row, original, replacement, answer, kind in table[["original", "replacement", "approve", "kind"]].itertuples(
        name=None
    ):
        place = {"file": str(path), "row": row}
        if answer not in _ANSWERS:
            words = Bilingual('"ya", "tidak" atau "?"', '"yes", "no" or "?"')
            problems.append(Problem(**place, expected=words, remedy=_DECIDE, column="approve", value=answer))
        if not kind:
            names = Bilingual.each(lambda lang: ", ".join(name.to(lang) for name in _KIND_NAMES.values()))
            problems.append(Problem(**place, expected=names, remedy=_DECIDE, column="kind"))
        if answer == YES and kind != FOLDER and (not replacement or _FORBIDDEN.search(replacement)):
            words = Bilingual("samaran tanpa tanda koma, titik koma, kutip atau garis tegak",
                              "a replacement without commas, semicolons, quotation marks or bars")  # fmt: skip
            problems.append(Problem(**place, expected=words, remedy=_DECIDE, column="replacement", value=replacement))
        if rounded.fullmatch(original):
            words = Bilingual("nomor yang utuh; Excel membulatkannya", "the whole number; Excel has rounded it")
            remedy = Bilingual("Tulis nomornya lagi sebagai teks.", "Write the number again, as text.")
            problems.append(Problem(**place, expected=words, remedy=remedy, column="original", value=original))
    return problems


_DECIDE = Bilingual("Perbaiki di daftar itu, lalu jalankan lagi.", "Mend it in the list, then run the command again.")


def _missing(path: Path, column: str) -> Problem:
    name = COLUMNS[column]
    expected = Bilingual(f'kolom "{name.id}"', f'the column "{name.en}"')
    remedy = Bilingual(
        "Tambahkan kolom itu di baris judul, atau hapus daftarnya dan buat lagi.",
        "Add it to the header row, or delete the list and have it made again.",
    )
    return Problem(str(path), expected, remedy, row=1)
