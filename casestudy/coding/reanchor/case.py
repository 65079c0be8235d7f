"""A case after a correction: every coder's segments put right, together with the texts that they point into."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from casestudy.case import Case
from casestudy.coding.reanchor.placing import STATUSES, reanchor
from casestudy.coding.reanchor.review import add_to_review, place_reviewed, read_review, review_csv, review_path
from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.codings.segments import ORDER, check_segments, coder_files, read_segments, segments_csv
from casestudy.load.formats.files import replace_file, unwritable
from casestudy.load.texts import committed_texts, text_files


@dataclass(frozen=True)
class Plan:
    """What a correction would do.

    Attributes
    ----------
    report : pandas.DataFrame
        ``coder``, ``doc``, ``status`` (kept, moved, ambiguous, lost), ``line``, ``quote``, ``code``, ``now`` (the words
        at the old place of a segment that has none), and ``reviewed``: whether the segment was in review before. The
        line is that of the new text for segments that have a place, else of the old one; it is missing for those that
        were without a place before.
    files : mapping
        What to write, in this order: the file and its content, None for a file to delete.
    """

    report: pd.DataFrame
    files: Mapping[Path, bytes | None]


def plan_correction(case: Case, texts: pd.DataFrame) -> Plan:
    """Return what becomes of every coder's segments now that raw files give other texts than the committed ones.

    Segments that are ambiguous or lost go to ``codings/review/<coder>.csv``, where they stay until the researcher has
    given them a place: by a ``start``, which ``places`` lists, or, for lost ones, by words that stand once in the text.
    From there they return to the coder's file.

    Parameters
    ----------
    case : Case
    texts : pandas.DataFrame
        What `casestudy.load.sources.load_texts` returns.

    Raises
    ------
    CaseError
        Where a coder's file cannot be read, or has segments in a document that is not there.
    """
    before, after = committed_texts(case), dict(zip(texts["doc"], texts["text"], strict=True))
    files: dict[Path, bytes | None] = dict(text_files(case, texts))
    reports = []
    for path in coder_files(case):
        file, review_file = case.show(path), review_path(case, path.stem)
        table = read_segments(path, file=file)
        if gone := _gone(table, after, file):
            raise CaseError(gone, lang=case.language)
        # A document without a committed text cannot be compared; its segments are placed by their words alone.
        found = reanchor(table, before, after)
        has_place = found["status"].isin(["kept", "moved"])
        waiting = read_review(case, path.stem)
        back = _without(place_reviewed(waiting, texts, file=case.show(review_file)), found[has_place])
        segments = pd.concat([found[has_place].drop(columns=["status", "now"]), back], ignore_index=True)
        if problems := check_segments(segments, file=file, coder=path.stem, texts=texts, codebook=None):
            raise CaseError(problems, lang=case.language)
        waiting = waiting.drop(index=back.index)
        review = add_to_review(waiting, found[~has_place], texts)
        content = review_csv(review) if len(review) else None
        if content != (review_file.read_bytes() if review_file.is_file() else None):
            files[review_file] = content
        if len(back) or (found["status"] != "kept").any():
            files[path] = segments_csv(segments)
        returned = back.assign(status="moved", now="")
        reports += [_tell(found, before, after), _tell(returned, before, after, reviewed=True),
                    _tell(waiting, before, after, reviewed=True)]  # fmt: skip
    return Plan(pd.concat(reports, ignore_index=True), files)


def apply_plan(case: Case, plan: Plan) -> None:
    """Write the files of a plan: all of them, or none.

    New content is laid beside every file first, so that a full disk or a file held open elsewhere is met before
    anything changes; if a file cannot be replaced after all, those before it are put back.

    Raises
    ------
    CaseError
        Naming the file that cannot be written.
    """
    laid = {path: path.with_name(f".{path.name}.new") for path, data in plan.files.items() if data is not None}
    old = {path: path.read_bytes() if path.is_file() else None for path in plan.files}
    done: list[Path] = []
    try:
        for path, beside in laid.items():
            replace_file(beside, plan.files[path] or b"", file=case.show(path), lang=case.language)
        for path in plan.files:
            done.append(path)
            _put(path, laid.get(path), case)
    except BaseException:
        for path in done:
            content = old[path]
            if content is None:
                path.unlink(missing_ok=True)
            else:
                replace_file(path, content, file=case.show(path), lang=case.language)
        raise
    finally:
        for beside in laid.values():
            beside.unlink(missing_ok=True)


def _put(path: Path, laid: Path | None, case: Case) -> None:
    try:
        if laid is None:
            path.unlink()
        else:
            laid.replace(path)
    except OSError as error:
        raise CaseError(unwritable(case.show(path)), lang=case.language) from error


def _gone(table: pd.DataFrame, docs: Iterable[str], file: str) -> list[Problem]:
    first = table.loc[~table["doc"].isin(list(docs)), "doc"].drop_duplicates()
    return [
        Problem(
            file,
            Bilingual("dokumen yang ada dalam kasus ini", "a document of this case"),
            Bilingual(
                "Kembalikan berkas mentahnya dengan nama itu, atau hapus kodingnya.",
                "Bring its raw file back under that name, or delete its codings.",
            ),
            row=row,
            column="doc",
            value=doc,
        )
        for row, doc in zip(first.index.tolist(), first, strict=True)
    ]


def _without(segments: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """Return the segments that are not among the others: a passage has a code of one coder once."""
    there = pd.MultiIndex.from_frame(others[ORDER])
    new = ~pd.MultiIndex.from_frame(segments[ORDER]).isin(there) & ~segments.duplicated(ORDER)
    return segments[new]


def _tell(
    rows: pd.DataFrame, before: Mapping[str, str], after: Mapping[str, str], *, reviewed: bool = False
) -> pd.DataFrame:
    starts = pd.to_numeric(rows["start"], errors="coerce")
    lines = []
    for doc, start, status in zip(rows["doc"], starts, rows["status"], strict=True):
        text = (after if status in ("kept", "moved") else before).get(doc, "")
        lines.append(pd.NA if pd.isna(start) else text.count("\n", 0, int(start)) + 1)
    told = rows[["coder", "doc", "status", "quote", "code", "now"]].astype("str")
    told["status"] = pd.Categorical(told["status"], categories=list(STATUSES))
    return told.assign(line=pd.Series(lines, index=rows.index, dtype="Int64"), reviewed=reviewed)
