"""Codings carried along: each passage onto the words that stand for it now, none lost in silence."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from casestudy.case import Case
from casestudy.coding.reanchor.case import apply_plan, plan_correction
from casestudy.load.codings.segments import coder_files, read_segments, segments_csv
from casestudy.load.formats.files import gather
from casestudy.load.registers import load_table
from casestudy.load.sources import load_case, load_texts
from casestudy.load.texts import canonical_text, committed_texts, text_files
from casestudy.privacy.originals.reading import Originals
from casestudy.privacy.replacing import Pseudonyms, carry

_WITH_TEXT = ("documents", "clippings", "comments", "posts")


def texts_before(case: Case, originals: Originals) -> dict[str, str]:
    """Return the texts that codings were made on: as committed, else as the originals give them."""
    texts = {}
    tables: dict[str, pd.DataFrame] = {}
    for name in _WITH_TEXT:
        # What is wrong with a table is told where the case is loaded.
        with gather([]):
            tables[name] = load_table(case, name, required=False)
    with gather([]):
        made = load_texts(case, **tables)
        texts = dict(zip(made["doc"].tolist(), made["text"].tolist(), strict=True))
    for transcript in originals.transcripts.values():
        for doc, turns in transcript.turns.groupby("doc", sort=False):
            texts[str(doc)] = canonical_text(turns)
    return texts | committed_texts(case)


def carry_segments(
    segments: pd.DataFrame, texts: Mapping[str, str], pseudonyms: Pseudonyms, docs: Mapping[str, str]
) -> pd.DataFrame:
    """Return segments on the texts in which originals are replaced.

    Parameters
    ----------
    segments : pandas.DataFrame
        The ``segments`` table of a coder.
    texts : mapping
        What they point into.
    pseudonyms : Pseudonyms
    docs : mapping
        Documents that have another name now.

    Examples
    --------
    >>> from casestudy.privacy.replacing import Pseudonym
    >>> segments = pd.DataFrame({"doc": ["a"], "start": [4], "end": [14], "quote": ["Budi hadir"], "memo": [""]})
    >>> known = Pseudonyms((Pseudonym("Budi", "[IK-1]"),))
    >>> carry_segments(segments, {"a": "Pak Budi hadir"}, known, {})[["start", "end", "quote"]].values.tolist()
    [[4, 16, '[IK-1] hadir']]
    """
    edits = {doc: pseudonyms.edits(texts.get(doc, "")) for doc in segments["doc"].unique()}
    rows = []
    for doc, start, end, quote in segments[["doc", "start", "end", "quote"]].itertuples(index=False, name=None):
        new_start, new_end = carry(edits[doc], int(start), int(end))
        on_words = texts.get(doc, "")[int(start) : int(end)] == quote
        new_text = pseudonyms.replace(texts.get(doc, "")) if on_words else ""
        rows.append((docs.get(doc, doc), new_start, new_end,
                     new_text[new_start:new_end] if on_words else pseudonyms.replace(quote)))  # fmt: skip
    new = segments.copy()
    new[["doc", "start", "end", "quote"]] = pd.DataFrame(rows, index=segments.index)
    for name in new.columns.difference(["doc", "start", "end", "quote", "coder"]):
        if new[name].dtype == "str":
            new[name] = new[name].map(pseudonyms.replace).astype("str")
    return new.astype(segments.dtypes[["doc", "start", "end", "quote"]].to_dict())


def reanchor_copy(
    case: Case, copy: Case, originals: Originals, pseudonyms: Pseudonyms, docs: Mapping[str, str]
) -> pd.DataFrame:
    """Write texts and codings into a copy of a case whose raw files are written anew, and say what became of segments.

    Every segment is first carried onto its own words with the originals in them replaced, which is exact, and from
    there put into the text that the new file gives: see `casestudy.coding.reanchor.case.plan_correction`. What cannot
    be placed goes to ``codings/review``.

    Returns
    -------
    pandas.DataFrame
        The ``report`` of `casestudy.coding.reanchor.case.Plan`; empty where nothing was coded yet.
    """
    texts = texts_before(case, originals)
    committed = committed_texts(case)
    for doc in committed:
        path = copy.folder / "texts" / f"{docs.get(doc, doc)}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((pseudonyms.replace(texts[doc]) + "\n").encode())
    coders = coder_files(case)
    for path in coders:
        carried = carry_segments(read_segments(path, file=case.show(path)), texts, pseudonyms, docs)
        (copy.folder / "codings").mkdir(exist_ok=True)
        (copy.folder / "codings" / path.name).write_bytes(segments_csv(carried))
    if coders:
        plan = plan_correction(copy, load_case(copy, codings=False).texts)
        apply_plan(copy, plan)
        return plan.report
    _rewrite_texts(copy)
    return pd.DataFrame(columns=["coder", "doc", "status", "line", "quote", "code", "now", "reviewed"])


def _rewrite_texts(copy: Case) -> None:
    """Write the texts of a case without codings; where it cannot be loaded yet, texts of before go."""
    for path in (copy.folder / "texts").glob("*"):
        path.unlink()
    with gather([]):
        wanted = text_files(copy, load_case(copy, codings=False).texts)
        for path, data in wanted.items():
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            Path(path).write_bytes(data)
