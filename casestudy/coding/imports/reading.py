"""A file of coded passages in, segments out, with a report of every passage and code that it holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from casestudy.check import check_table
from casestudy.coding.imports.layouts import HEADERS, Layout, code_names, plain_name, recognise
from casestudy.coding.imports.placing import Place, find_places
from casestudy.errors import Bilingual, CaseError, Language, Problem, default_language
from casestudy.load.codings.history import similar, unknown_code
from casestudy.load.codings.segments import ORDER
from casestudy.load.formats.plain import read_delimited
from casestudy.load.formats.sheets import read_xlsx
from casestudy.tables import NO, TABLES, YES

OUTCOMES = (
    "placed", "repeated", "ambiguous", "lost", "unknown document", "unknown code", "unclear mark", "incomplete",
)  # fmt: skip
#: What is put into the column of a code to say that a passage was given it, and that it was not.
_MARKED = YES | {"x", "v", "✓", "✔", "√"}
_UNMARKED = NO | {"-", "–"}
#: Divides the codes of a cell.
_DIVIDES = re.compile(r"[;\n|]")
#: Divides a code from those above it: Strategi > Deklarasi, Codes\\Strategi\\Deklarasi, strategi.deklarasi.
_ABOVE = re.compile(r"[\\/>.]+")


@dataclass(frozen=True)
class Imported:
    """What a file of coded passages holds.

    Attributes
    ----------
    layout : str
        See `casestudy.coding.imports.layouts.recognise`.
    unused : tuple of str
        The headers of columns that a segment has no place for.
    segments : pandas.DataFrame
        The ``segments`` table of the passages that were placed, sorted.
    report : pandas.DataFrame
        One row a passage and code, in the order of the file: ``file``, ``row``, ``doc``, ``quote``, ``code`` as they
        stand there, ``outcome`` (placed; repeated, where an earlier row says the same; ambiguous, lost, unknown
        document, unknown code, unclear mark, incomplete), ``remedy``, empty for what was placed.
    """

    layout: str
    unused: tuple[str, ...]
    segments: pd.DataFrame
    report: pd.DataFrame


def import_codings(
    path: Path,
    *,
    texts: pd.DataFrame,
    codebook: pd.DataFrame,
    history: pd.DataFrame | None = None,
    coder: str = "",
    sheet: str | None = None,
    lang: Language | None = None,
) -> Imported:
    """Return the coded passages of a file that another program or a researcher wrote.

    The layout is told from the headers, documents are known by their name with or without an ending, codes by code or
    label. A passage is placed by its words; offsets that the file states choose among several places and are never
    believed otherwise, since programs count characters in different ways.

    Parameters
    ----------
    path : pathlib.Path
        A CSV with any delimiter, or an Excel workbook.
    texts, codebook, history : pandas.DataFrame
        What `casestudy.load.sources.load_case` returns.
    coder : str
        The coder of passages whose row names none.
    sheet : str, optional
        The sheet of a workbook; by default its first one.
    lang : {"id", "en"}, optional
        The language of the remedies.

    Returns
    -------
    Imported

    Raises
    ------
    CaseError
        Where the file cannot be read or its layout not told, where no coder is named, and for a date or a valence
        that is none.
    """
    lang = lang or default_language()
    cells = read_xlsx(path, sheet=sheet) if path.suffix.lower() == ".xlsx" else read_delimited(path)
    layout = recognise(list(cells.columns), codebook, file=path.name)
    passages = _read_passages(cells, layout, path.name, coder)
    # Programs that show a text as a web page put a space between any two parts of it when they export.
    places = find_places(passages, texts, spaced=layout.name != "taguette")
    words = dict(zip(passages.index.tolist(), passages[["doc", "quote", "coder"]].to_numpy().tolist(), strict=True))
    judge = _Judge(texts, codebook, history)
    told: list[tuple[object, ...]] = []
    placed: dict[tuple[object, ...], int] = {}
    for given in _read_codes(cells, layout, codebook):
        row, written, code, _ = given
        (doc, quote, by), found = words[row], places[row]
        outcome, remedy = judge.tell(doc, quote, given, found)
        if outcome == "placed" and found and code:
            key = (*found[0], code, by)
            if first := placed.get(key):
                outcome, remedy = "repeated", Bilingual(f"Sama dengan baris {first}.", f"As in row {first}.")
            placed.setdefault(key, row)
        told.append((path.name, row, doc, quote, written, outcome, remedy.to(lang)))
    report = pd.DataFrame(told, columns=["file", "row", "doc", "quote", "code", "outcome", "remedy"])
    used = {*layout.columns.values(), *layout.codes}
    return Imported(
        layout.name,
        tuple(header for header in cells.columns if header not in used),
        _make_segments(placed, passages, texts),
        report.assign(outcome=pd.Categorical(report["outcome"], OUTCOMES)),
    )


def _read_passages(cells: pd.DataFrame, layout: Layout, file: str, coder: str) -> pd.DataFrame:
    """Return the columns of a segment as text, with valence, date and memo checked and in their types."""
    rows = pd.DataFrame({role: cells[layout.columns[role]] if role in layout.columns else "" for role in HEADERS})
    rows["coder"] = rows["coder"].str.strip().where(rows["coder"].str.strip() != "", coder)
    if (unnamed := rows.index[rows["coder"] == ""]).size:
        remedy = Bilingual("Sebutkan kodernya, misalnya: --coder K1", "Name the coder, such as: --coder K1")
        header = layout.columns.get("coder", "coder")
        raise CaseError(Problem(file, Bilingual("koder", "a coder"), remedy, row=int(unnamed[0]), column=header))
    stated = rows[["valence", "date", "memo"]].assign(start="0", end="1", quote="-", code="-", coder="-")
    typed = check_table(stated.assign(doc=[str(row) for row in rows.index]), "segments", file=file).set_axis(rows.index)
    return rows.assign(**{name: typed[name] for name in ("valence", "date", "memo")})


#: A row, a code as it stands there, the code that it means if the codebook has it, and whether it is clear.
_Given = tuple[int, str, str | None, bool]


def _read_codes(cells: pd.DataFrame, layout: Layout, codebook: pd.DataFrame) -> Iterator[_Given]:
    """Yield the codes of each row in the order of the file; a row without any has the code ``""``."""
    names, codes = code_names(codebook), set(codebook["code"])

    def known(written: str) -> str | None:
        if written in codes:
            return written
        return names.get(plain_name(written)) or names.get(plain_name(_ABOVE.split(written)[-1]))

    for row, values in zip(cells.index.tolist(), cells.to_dict("records"), strict=True):
        if layout.codes:
            marks = {header: values[header].strip() for header in layout.codes}
            given = [_read_mark(row, header, mark, layout.codes[header])
                     for header, mark in marks.items() if mark.casefold() not in _UNMARKED]  # fmt: skip
        else:
            parts = [part.strip() for part in _DIVIDES.split(values[layout.columns["code"]]) if part.strip()]
            # A label may hold a comma, so that commas divide only where every part of them is a code.
            finer = [piece.strip() for part in parts for piece in (part.split(",") if known(part) is None else [part])]
            given = [(row, part, known(part), True) for part in (finer if all(map(known, finer)) else parts)]
        yield from given or [(row, "", None, True)]


def _read_mark(row: int, header: str, mark: str, code: str) -> _Given:
    clear = mark.casefold() in _MARKED
    return row, header if clear else f"{header}: {mark}", code, clear


class _Judge:
    """Says what becomes of a passage with a code, and what to do about it."""

    def __init__(self, texts: pd.DataFrame, codebook: pd.DataFrame, history: pd.DataFrame | None) -> None:
        self.docs, self.codes, self.history = texts["doc"].tolist(), codebook["code"].tolist(), history

    def tell(self, doc: str, quote: str, given: _Given, found: list[Place] | None) -> tuple[str, Bilingual]:
        """Return the outcome and its remedy."""
        _, written, code, clear = given
        if not clear:
            return "unclear mark", Bilingual("Tandai dengan x atau kosongkan.", "Mark with x, or leave it empty.")
        if not (written and quote.strip() and doc.strip()):
            return "incomplete", Bilingual(
                "Isi dokumen, kutipan, dan kodenya.", "Fill in its document, its quote and its code."
            )
        if found is None:
            return "unknown document", similar(doc, self.docs)
        if code is None:
            return "unknown code", unknown_code(written, self.codes, self.history, file="", row=None, column="").remedy
        if not found:
            return "lost", Bilingual("Salin kutipannya dari texts/.", "Copy the quote from texts/.")
        if len(found) > 1:
            starts = ", ".join(str(start) for _, start, _ in found[:8])
            return "ambiguous", Bilingual(
                f"Panjangkan kutipannya, atau isi start dengan salah satu: {starts}.",
                f"Lengthen the quote, or fill in start with one of: {starts}.",
            )
        return "placed", Bilingual("", "")


def _make_segments(placed: dict[tuple[object, ...], int], passages: pd.DataFrame, texts: pd.DataFrame) -> pd.DataFrame:
    written = dict(zip(texts["doc"], texts["text"], strict=True))
    table = pd.DataFrame(list(placed), columns=["doc", "start", "end", "code", "coder"])
    table = table.astype({"doc": "str", "start": "Int64", "end": "Int64", "code": "str", "coder": "str"})
    table["quote"] = pd.Series(
        [written[doc][start:end] for doc, start, end in zip(table["doc"], table["start"], table["end"], strict=True)],
        dtype="str",
    )
    rest = passages.loc[list(placed.values()), ["valence", "date", "memo"]].reset_index(drop=True)
    return pd.concat([table, rest], axis=1)[TABLES["segments"].names].sort_values(ORDER, ignore_index=True)
