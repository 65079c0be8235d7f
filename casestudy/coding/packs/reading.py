"""A blind pack that came back: judged units and segments, and what they would add to the coder's file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from casestudy.check import check_table
from casestudy.coding.packs import making
from casestudy.coding.packs.making import CODE_COLUMNS, COLUMNS
from casestudy.coding.packs.workbook import clean
from casestudy.errors import Bilingual, CaseError, Language, Problem
from casestudy.load.codings.history import unknown_code
from casestudy.load.codings.segments import ORDER
from casestudy.load.formats.sheets import read_xlsx
from casestudy.tables import NO, TABLES, YES

ACTIONS = ("add", "same", "conflict")


@dataclass(frozen=True)
class Pack:
    """What a coder judged.

    Attributes
    ----------
    coder : str
    unit : str
        How the sample was divided: turn, paragraph or document.
    units : pandas.DataFrame
        ``doc``, ``unit``, ``start``, ``end``, ``coder`` of the units that were judged: with a code or with none.
    segments : pandas.DataFrame
        The ``segments`` table: each code of a judged unit, over the whole unit.
    """

    coder: str
    unit: str
    units: pd.DataFrame
    segments: pd.DataFrame


def read_pack(
    path: Path,
    *,
    texts: pd.DataFrame,
    codebook: pd.DataFrame,
    history: pd.DataFrame | None = None,
    lang: Language | None = None,
) -> Pack:
    """Return what a coder judged in a blind pack.

    Whether a unit without a code was judged is what its column says, and never guessed.

    Parameters
    ----------
    path : pathlib.Path
    texts, codebook, history : pandas.DataFrame
        What `casestudy.load.sources.load_case` returns; texts and codebook must be those that the pack was made from.
    lang : {"id", "en"}, optional

    Raises
    ------
    CaseError
        Where the file is no pack, a text or the codebook is not what it was, a unit is missing, doubled or changed, a
        code is unknown, or a unit has codes and is not said to be judged.
    """
    stated = read_xlsx(path, sheet="pack")
    facts = dict(zip(stated.iloc[:, 0], stated.iloc[:, -1], strict=True))
    written = dict(zip(texts["doc"], texts["text"], strict=True))
    if problems := list(_check_facts(facts, written, codebook, path.name)):
        raise CaseError(problems, lang=lang)
    rows = read_xlsx(path, sheet="units").rename(columns={shown: name for name, shown in COLUMNS.items()})
    rows = rows.reindex(columns=list(COLUMNS), fill_value="").apply(lambda column: column.str.strip())
    problems = [*_check_units(rows, facts, written, path.name), *_check_codes(rows, codebook, history, path.name)]
    if problems:
        raise CaseError(problems, lang=lang)
    judged = rows[rows["judged"].str.lower().isin(YES)].astype({"start": "int64", "end": "int64"})
    numbers = judged["unit"].str.rsplit(":", n=1).str[-1].astype("int64")
    units = judged.assign(unit=numbers, coder=facts["coder"])[["doc", "unit", "start", "end", "coder"]]
    segments = _make_segments(judged, facts["coder"], written, path.name)
    return Pack(facts["coder"], facts["unit"], units.reset_index(drop=True), segments)


def plan_unpacking(pack: Pack, existing: pd.DataFrame) -> pd.DataFrame:
    """Return what a pack would do to the segments that the coder has already.

    Parameters
    ----------
    pack : Pack
    existing : pandas.DataFrame
        The ``segments`` table of this coder.

    Returns
    -------
    pandas.DataFrame
        ``doc``, ``unit``, ``start``, ``end``, ``code``, ``action``: ``add`` for a code that the coder has not given in
        this unit; ``same`` for one that they have, over the unit or a part of it; ``conflict`` for one that they have
        given there and the pack says nothing of.

    Examples
    --------
    >>> units = pd.DataFrame({"doc": ["a"], "unit": [1], "start": [0], "end": [11]})
    >>> given = pd.DataFrame({"doc": ["a"], "start": [0], "end": [11], "code": ["x"]})
    >>> before = pd.DataFrame({"doc": ["a"], "start": [5], "end": [10], "code": ["y"]})
    >>> plan_unpacking(Pack("K2", "turn", units, given), before)[["code", "action"]].values.tolist()
    [['x', 'add'], ['y', 'conflict']]
    """
    given, there = _codes_of_units(pack.units, pack.segments), _codes_of_units(pack.units, existing)
    both = given.merge(there, how="outer", indicator="action").sort_values(["doc", "unit", "code"], ignore_index=True)
    names = {"left_only": "add", "both": "same", "right_only": "conflict"}
    return both.assign(action=pd.Categorical(both["action"].astype("str").map(names), list(ACTIONS)))


def add_segments(pack: Pack, existing: pd.DataFrame, plan: pd.DataFrame) -> pd.DataFrame:
    """Return the coder's segments with those that a plan adds; nothing that is there goes.

    Examples
    --------
    >>> given = pd.DataFrame({"doc": ["a"], "start": [0], "end": [11], "code": ["x"], "coder": ["K2"]})
    >>> plan = given[["doc", "start", "end", "code"]].assign(action="add")
    >>> len(add_segments(Pack("K2", "turn", pd.DataFrame(), given), given.iloc[:0], plan))
    1
    """
    wanted = plan.loc[plan["action"] == "add", ["doc", "start", "end", "code"]]
    return pd.concat([existing, pack.segments.merge(wanted)], ignore_index=True).sort_values(ORDER, ignore_index=True)


def _codes_of_units(units: pd.DataFrame, segments: pd.DataFrame) -> pd.DataFrame:
    pairs = units.merge(segments[["doc", "start", "end", "code"]], on="doc", suffixes=("", "_of"))
    overlap = pairs[(pairs["start_of"] < pairs["end"]) & (pairs["end_of"] > pairs["start"])]
    return overlap[["doc", "unit", "start", "end", "code"]].drop_duplicates()


def _check_facts(
    facts: dict[str, str], written: dict[str, str], codebook: pd.DataFrame, file: str
) -> Iterator[Problem]:
    if (facts.get("kind"), facts.get("version")) != (making.KIND, making.VERSION):
        expected = Bilingual(f"paket koding buta versi {making.VERSION}", f"a blind pack of version {making.VERSION}")
        remedy = Bilingual("Buat paket baru dengan: casestudy pack", "Make another pack with: casestudy pack")
        yield Problem(file, expected, remedy, column="pack", value=f"{facts.get('kind')} {facts.get('version')}")
        return
    again = Bilingual(
        "Kembalikan yang lama (git), atau buat paket baru dengan: casestudy pack",
        "Bring the old one back (git), or make another pack with: casestudy pack",
    )
    if facts.get("codebook") != making.codebook_hash(codebook):
        expected = Bilingual("buku kode yang sama dengan saat paket dibuat", "the codebook that the pack was made with")
        yield Problem(file, expected, again, column="codebook")
    for key, value in facts.items():
        doc = key.removeprefix("text:")
        if key.startswith("text:") and (doc not in written or making.text_hash(written[doc]) != value):
            expected = Bilingual(f"naskah {doc} yang sama dengan saat paket dibuat", f"the text of {doc} that the pack "
                                 "was made with")  # fmt: skip
            yield Problem(file, expected, again, column="pack", value=key)


def _check_units(rows: pd.DataFrame, facts: dict[str, str], written: dict[str, str], file: str) -> list[Problem]:
    copy = Bilingual("Kembalikan isi baris itu dari paket semula.", "Bring the row back from the pack as it was made.")
    problems = []
    for row in rows.index[rows["unit"].duplicated()].tolist():
        expected = Bilingual("satuan yang hanya sekali ada", "a unit that stands once")
        problems.append(Problem(file, expected, copy, row=row, column="unit", value=str(rows.at[row, "unit"])))
    for row, unit, doc, text, start, end in rows[["unit", "doc", "text", "start", "end"]].itertuples(name=None):
        sound = f"text:{doc}" in facts and start.isdigit() and end.isdigit() and unit.rsplit(":", 1)[0] == doc
        if not sound or clean(written[doc][int(start) : int(end)]).split() != text.split():
            expected = Bilingual("satuan seperti saat paket dibuat", "the unit as the pack was made with it")
            problems.append(Problem(file, expected, copy, row=row, column="text", value=unit))
    if not problems and making.places_hash(rows) != facts.get("places"):
        expected = Bilingual(f"{facts.get('units')} satuan seperti saat paket dibuat",
                             f"the {facts.get('units')} units that the pack was made with")  # fmt: skip
        problems.append(Problem(file, expected, copy, column="unit", value=str(len(rows))))
    return problems


def _check_codes(
    rows: pd.DataFrame, codebook: pd.DataFrame, history: pd.DataFrame | None, file: str
) -> Iterator[Problem]:
    codes = codebook["code"].tolist()
    for row, judged, *given in rows[["judged", *CODE_COLUMNS]].itertuples(name=None):
        if judged.lower() not in YES | NO:
            remedy = Bilingual("Tulis ya, tidak, atau kosongkan.", "Write yes, no, or nothing.")
            yield Problem(file, Bilingual("ya atau tidak", "yes or no"), remedy, row=row, column="judged", value=judged)
        elif judged.lower() in NO and any(given):
            expected = Bilingual("ya, karena satuan ini diberi kode", "yes, since the unit was given a code")
            remedy = Bilingual("Tulis ya, atau kosongkan kodenya.", "Write yes, or clear its codes.")
            yield Problem(file, expected, remedy, row=row, column="judged", value=judged)
        for column, cell in zip(CODE_COLUMNS, given, strict=True):
            for code in _split(cell):
                if code not in codes:
                    yield unknown_code(code, codes, history, file=file, row=row, column=column)


def _split(cell: str) -> list[str]:
    return [code for part in cell.replace("\n", ";").split(";") if (code := part.strip())]


def _make_segments(judged: pd.DataFrame, coder: str, written: dict[str, str], file: str) -> pd.DataFrame:
    rows = [
        (values["doc"], values["start"], values["end"], code, values["memo"])
        for values in judged.to_dict("records")
        for code in dict.fromkeys(code for column in CODE_COLUMNS for code in _split(values[column]))
    ]
    cells = pd.DataFrame(rows, columns=["doc", "start", "end", "code", "memo"])
    cells["quote"] = [written[doc][start:end] for doc, start, end, *_ in rows]
    cells = cells.astype("str").assign(coder=coder)
    return check_table(cells.reindex(columns=TABLES["segments"].names, fill_value=""), "segments", file=file)
