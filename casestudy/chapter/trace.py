"""Walk back: from any number of any exhibit to the passages, documents or rows that it counts."""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from casestudy.case import Case, open_case
from casestudy.chapter.exhibits.captions import file_stem
from casestudy.chapter.exhibits.evidence import WHOLE_ROW, read_evidence
from casestudy.chapter.exhibits.manifest import input_hashes, read_manifest
from casestudy.coding.segments import locate_segments
from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.labels import case_labels
from casestudy.load.registers import load_table
from casestudy.load.sources import Sources, load_case
from casestudy.load.texts import informant_of
from casestudy.tables import unguard_formulas

#: Characters of the line that are given on each side of a word or two, which say little alone.
AROUND = 40
_COLUMNS = [
    "row", "column", "doc", "line", "start", "end", "speaker", "before", "quote", "after", "coder", "counts",
    "quotable",
]  # fmt: skip


def trace(
    exhibit: str, row: int | str | None = None, column: str | None = None, *, case: Case | None = None
) -> pd.DataFrame:
    """Return the passages behind a number of an exhibit, behind one of its rows, or behind all of it.

    Parameters
    ----------
    exhibit : str
        Its name in the register (``theme-informant``), or its number with or without its kind (``4.3``,
        ``figure 4.3``, ``gambar-4-3``).
    row : int or str, optional
        The row of the exhibit's numbers, from 1; or what stands in it, such as a theme by code or label, or several
        such texts divided by commas (``deklarasi, IK-1``).
    column : str, optional
        The column of the number. One that is computed, such as a share, brings the passages of the counts that it is
        computed from.
    case : Case, optional
        By default the project's own.

    Returns
    -------
    pandas.DataFrame
        ``row``, ``column``, ``doc``, ``line`` (of its text, from 1; or the row of a table of the case), ``start``,
        ``end``, ``speaker``, ``quote``, ``before`` and ``after`` (the rest of the line around a word or two, up to 40
        characters), ``coder``, ``counts`` (how much it adds to the number), ``quotable`` (whether the informant agreed
        to be quoted). The counts of one cell add up to its number.

    Raises
    ------
    CaseError
        Where there is no such exhibit, row or column, the name fits several, or a file has changed since the exhibit
        was made.

    Examples
    --------
    >>> found = trace("theme-informant", row=1, column="informants")
    >>> bool(found["doc"].is_unique)
    True
    """
    opened = case or open_case()
    slug, entry = find_exhibit(read_manifest(opened), exhibit)
    _check_inputs(opened, entry)
    numbers, sources = read_numbers(opened, entry), load_case(opened)
    evidence = read_evidence((opened.figures / entry["files"]["evidence"]).read_bytes())
    chosen = evidence["row"].isin(_choose_rows(numbers, row, _codes(sources), slug))
    if column is not None:
        chosen &= evidence["column"].isin(_choose_columns(numbers, column, entry, slug))
    return place_evidence(evidence[chosen].reset_index(drop=True), opened, sources)


def find_exhibit(manifest: Mapping[str, Mapping[str, Any]], name: str) -> tuple[str, Mapping[str, Any]]:
    """Return an exhibit's slug and its entry in the manifest, from its slug or its number.

    Raises
    ------
    CaseError
        Where no exhibit has the name, or a figure and a table share it.

    Examples
    --------
    >>> find_exhibit({"words": {"kind": "table", "number": "4.2", "slug": "words"}}, "tabel 4.2")[0]
    'words'
    """
    plain = _plain_name(name)
    found = []
    for slug, entry in sorted(manifest.items()):
        full = {file_stem({**entry, "slug": slug}, lang) for lang in ("id", "en")}
        names = {slug, *full, *(stem.removesuffix(f"-{slug}") for stem in full), entry["number"].replace(".", "-")}
        if plain in names:
            found.append(slug)
    if len(found) == 1:
        return found[0], manifest[found[0]]
    kinds = ", ".join(f"{manifest[slug]['kind']}-{plain} ({slug})" for slug in found)
    there = kinds if found else ", ".join(sorted(manifest)) or "-"
    expected = Bilingual("nama atau nomor satu peraga", "the name or number of one exhibit")
    raise CaseError(Problem("manifest.json", expected, Bilingual(f"Yang ada: {there}.", f"There are: {there}."),
                            value=name))  # fmt: skip


def _plain_name(name: str) -> str:
    return re.sub(r"[\s._-]+", "-", name.strip().lower())


def _check_inputs(case: Case, entry: Mapping[str, Any]) -> None:
    """Refuse to point into files that are not those the exhibit was made from."""
    again = Bilingual("Jalankan dulu: casestudy run", "First run: casestudy run")
    if "evidence" not in entry["files"] or not (case.figures / entry["files"]["evidence"]).is_file():
        expected = Bilingual("peraga dengan bukti di balik angkanya", "an exhibit with the evidence behind its numbers")
        raise CaseError(Problem("manifest.json", expected, again, value=entry["cell"]), lang=case.language)
    now = input_hashes(case, entry["sources"])
    changed = sorted(file for file in {*now, *entry["inputs"]} if now.get(file) != entry["inputs"].get(file))
    expected = Bilingual("berkas yang sama seperti ketika peraga dibuat", "the file from which the exhibit was made")
    if changed:
        raise CaseError([Problem(file, expected, again) for file in changed], lang=case.language)


def read_numbers(case: Case, entry: Mapping[str, Any]) -> pd.DataFrame:
    """Return the numbers behind an exhibit as they stand in its file, each cell as text."""
    return unguard_formulas(pd.read_csv(case.figures / entry["files"]["data"], dtype="str", keep_default_na=False))


def _codes(sources: Sources) -> dict[str, str]:
    """Return the code that each label of the case stands for, in both languages, in lower case."""
    named = (case_labels(sources.labels, sources.codebook, lang) for lang in ("id", "en"))
    return {label.lower(): code.lower() for labels in named for code, label in labels.items()}


def _choose_rows(numbers: pd.DataFrame, row: int | str | None, codes: Mapping[str, str], slug: str) -> list[int]:
    if row is None:
        return list(range(1, len(numbers) + 1))
    if str(row).isdecimal():
        found = [int(row)] if 1 <= int(row) <= len(numbers) else []
    else:
        wanted = [part.strip().lower() for part in str(row).split(",")]
        plain = numbers.apply(lambda cells: cells.str.strip().str.lower())
        alike = [plain.isin([part, codes.get(part, part)]).any(axis=1) for part in wanted]
        found = [int(place) + 1 for place in numbers.index[pd.concat(alike, axis=1).all(axis=1)]]
    if found:
        return found
    expected = Bilingual(f"baris 1 sampai {len(numbers)}, atau isi salah satu selnya",
                         f"a row from 1 to {len(numbers)}, or what stands in one of its cells")  # fmt: skip
    remedy = Bilingual("Lihat baris-barisnya di figures/<kasus>/data/.", "See its rows in figures/<case>/data/.")
    raise CaseError(Problem(slug, expected, remedy, value=str(row)))


def _choose_columns(numbers: pd.DataFrame, column: str, entry: Mapping[str, Any], slug: str) -> list[str]:
    if column not in numbers:
        there = ", ".join(numbers.columns)
        expected = Bilingual("kolom peraga itu", "a column of the exhibit")
        raise CaseError(Problem(slug, expected, Bilingual(f"Yang ada: {there}.", f"There are: {there}."), value=column))
    if column in entry["counted"]:
        return [column]
    # What stands behind a row stands behind its words, which count nothing themselves.
    whole = [WHOLE_ROW] if WHOLE_ROW in entry["counted"] else list(entry["counted"])
    return list(entry["computed"].get(column, whole))


def place_evidence(evidence: pd.DataFrame, case: Case, sources: Sources) -> pd.DataFrame:
    r"""Return evidence with the line, the speaker and the words of each passage; see `trace`.

    Parameters
    ----------
    evidence : pandas.DataFrame
        From `casestudy.chapter.exhibits.evidence.read_evidence`.
    case : Case
    sources : Sources
        What `casestudy.load.sources.load_case` returns for it.

    Returns
    -------
    pandas.DataFrame
        The columns of `trace`.

    Examples
    --------
    >>> from casestudy.chapter.exhibits.evidence import read_evidence
    >>> case = open_case("bekasi")
    >>> evidence = read_evidence(b"row,column,doc,start,end,coder,counts\n1,n,KL-0001,,,,1\n")
    >>> place_evidence(evidence, case, load_case(case))[["line", "start"]].values.tolist()
    [[1, 0]]
    """
    of_table = evidence["end"].isna() & evidence["start"].notna()
    both = pd.concat([_passages(evidence[~of_table], sources), _table_rows(evidence[of_table], case)]).sort_index()
    refused = set(sources.informants.loc[sources.informants["consent"] != "quote", "informant"])
    owners = {doc: informant_of(doc, sources.informants) for doc in set(both["doc"])}
    return both.assign(quotable=[owners[doc] not in refused for doc in both["doc"]])[_COLUMNS].astype({"line": "int64"})


def _passages(evidence: pd.DataFrame, sources: Sources) -> pd.DataFrame:
    texts = dict(zip(sources.texts["doc"], sources.texts["text"], strict=True))
    whole = evidence["start"].isna()
    ends = evidence["doc"].map({doc: len(text) for doc, text in texts.items()})
    placed = evidence.assign(start=evidence["start"].fillna(0), end=evidence["end"].where(~whole, ends))
    speaker = locate_segments(placed, sources.turns)["speaker"].set_axis(placed.index)
    spans = list(zip(placed["doc"], placed["start"], placed["end"], strict=True))
    around = [_around(texts[doc], start, end) for doc, start, end in spans]
    return placed.assign(
        line=[texts[doc].count("\n", 0, start) + 1 for doc, start, _ in spans],
        # A whole interview has more than one speaker.
        speaker=speaker.where(~whole).fillna("").astype("str"),
        before=[before for before, _ in around],
        quote=[texts[doc][start:end] for doc, start, end in spans],
        after=[after for _, after in around],
    )


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    if end - start > AROUND:
        return "", ""
    before, after = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
    return before[before.rfind("\n") + 1 :], after.split("\n", 1)[0]


def _table_rows(evidence: pd.DataFrame, case: Case) -> pd.DataFrame:
    tables = {name: load_table(case, name) for name in sorted(set(evidence["doc"]))}
    told = [_told(tables[name].iloc[row - 2]) for name, row in zip(evidence["doc"], evidence["start"], strict=True)]
    nowhere = pd.Series(pd.NA, index=evidence.index, dtype="Int64")
    return evidence.assign(
        line=evidence["start"], start=nowhere, end=nowhere, speaker="", quote=told, before="", after=""
    )


def _told(cells: "pd.Series[Any]") -> str:
    texts = [f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value) for value in cells.dropna()]
    return " · ".join(text for text in texts if text)
