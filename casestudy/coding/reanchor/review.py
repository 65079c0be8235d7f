"""Segments that a correction left without a place: a file a coder, in which the researcher gives them one."""

import io
from pathlib import Path

import pandas as pd

from casestudy.case import Case
from casestudy.check import check_table
from casestudy.coding.segments import find_quotes
from casestudy.load.codings.segments import segments_csv
from casestudy.load.formats.plain import read_delimited
from casestudy.tables import TABLES, guard_formulas, unguard_formulas

#: What a row has beside the columns of a segment. Its start and end are empty until the researcher chooses.
NOTES = ["status", "old_start", "now", "places", "lines"]


def review_path(case: Case, coder: str) -> Path:
    """Return ``codings/review/<coder>.csv``: in a folder of its own, so that it is never read as a coder's file."""
    return case.folder / "codings" / "review" / f"{coder}.csv"


def read_review(case: Case, coder: str) -> pd.DataFrame:
    """Return the rows that wait for a coder as cells of text, their index the rows of the file."""
    path, columns = review_path(case, coder), [*TABLES["segments"].names, *NOTES]
    if not path.is_file():
        return pd.DataFrame(columns=columns, dtype="str")
    rows = unguard_formulas(read_delimited(path, file=case.show(path)))
    return rows.reindex(columns=list(dict.fromkeys([*columns, *rows.columns])), fill_value="")


def review_csv(review: pd.DataFrame) -> bytes:
    r"""Return the rows that wait as the bytes of their file, in which no spreadsheet takes a text for a formula.

    Examples
    --------
    >>> review_csv(pd.DataFrame({"quote": ["-ya"], "start": [""]}))
    b"quote,start\n'-ya,\n"
    """
    return guard_formulas(review).to_csv(index=False, lineterminator="\n").encode()


def add_to_review(review: pd.DataFrame, unplaced: pd.DataFrame, texts: pd.DataFrame) -> pd.DataFrame:
    r"""Return the rows that wait, further ones included, each with the places at which its quote now stands.

    Parameters
    ----------
    review : pandas.DataFrame
        From `read_review`.
    unplaced : pandas.DataFrame
        Segments with ``status`` and ``now``, their offsets those of the old text.
    texts : pandas.DataFrame
        ``doc``, ``text``.

    Returns
    -------
    pandas.DataFrame
        The columns of a segment with empty ``start`` and ``end``, ``status``, ``now`` (what stands at its old place),
        ``old_start``, and ``places`` and ``lines`` of its words in the new text, divided by ``;``.

    Examples
    --------
    >>> unplaced = pd.DataFrame({"doc": ["a"], "start": [9], "end": [11], "quote": ["ya"], "code": ["x"],
    ...                          "coder": ["k1"], "status": ["ambiguous"], "now": ["ya"]})
    >>> texts = pd.DataFrame({"doc": ["a"], "text": ["ya\nya"]})
    >>> add_to_review(pd.DataFrame(), unplaced, texts)[["start", "old_start", "places", "lines"]].values.tolist()
    [['', '9', '0; 3', '1; 2']]
    """
    cells = unguard_formulas(pd.read_csv(io.BytesIO(segments_csv(unplaced)), dtype="str", keep_default_na=False))
    cells = cells.assign(old_start=cells["start"], start="", end="")
    rows = pd.concat([review, cells], ignore_index=True).fillna("")
    if rows.empty:
        return rows
    written = dict(zip(texts["doc"], texts["text"], strict=True))
    found = find_quotes(rows, texts)
    lines = [[str(written[doc].count("\n", 0, start) + 1) for start, _ in places]
             for doc, places in zip(rows["doc"], found, strict=True)]  # fmt: skip
    rows["places"] = ["; ".join(str(start) for start, _ in places) for places in found]
    rows["lines"] = ["; ".join(numbers) for numbers in lines]
    rows = rows.drop_duplicates()
    order = rows.assign(old_start=pd.to_numeric(rows["old_start"], errors="coerce"))
    return rows.loc[order.sort_values(["doc", "old_start", "code"], kind="stable").index].reset_index(drop=True)


def place_reviewed(review: pd.DataFrame, texts: pd.DataFrame, *, file: str) -> pd.DataFrame:
    r"""Return the segments among the rows in review that have a place by now, with the index of their rows.

    The place is the ``start`` that the researcher filled in, if the quote stands there; else, for a segment that was
    lost, the one place at which it stands.

    Raises
    ------
    CaseError
        Where such a row is no segment: see `casestudy.check.check_table`.

    Examples
    --------
    >>> review = pd.DataFrame({"doc": ["a", "a"], "quote": ["ya", "ya"], "start": ["3", ""], "end": "", "code": "x",
    ...                        "coder": "k1", "status": "ambiguous"}, index=[2, 3])
    >>> texts = pd.DataFrame({"doc": ["a"], "text": ["ya\nya"]})
    >>> place_reviewed(review, texts, file="k1.csv")[["start", "end", "quote"]].to_dict("index")
    {2: {'start': 3, 'end': 5, 'quote': 'ya'}}
    """
    written = dict(zip(texts["doc"], texts["text"], strict=True))
    chosen: dict[int, tuple[int, int]] = {}
    rows = zip(review.index.tolist(), review["start"], review["status"], find_quotes(review, texts), strict=True)
    for row, start, status, places in rows:
        stated = [place for place in places if str(place[0]) == start.strip()]
        if stated or (len(places) == 1 and status != "ambiguous"):
            chosen[row] = (stated or places)[0]
    placed = review.loc[list(chosen)].drop(columns=NOTES, errors="ignore")
    placed["start"] = [str(start) for start, _ in chosen.values()]
    placed["end"] = [str(end) for _, end in chosen.values()]
    placed["quote"] = [
        written[doc][start:end] for doc, (start, end) in zip(placed["doc"], chosen.values(), strict=True)
    ]
    return check_table(placed, "segments", file=file).set_axis(placed.index)
