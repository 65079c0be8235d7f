"""Everything a case holds, loaded at once: its tables and texts, with the problems of all its files told together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd

from casestudy.case import Case
from casestudy.cells import Remarks
from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.codings.history import load_history
from casestudy.load.codings.segments import load_segments
from casestudy.load.formats.files import gather, list_files
from casestudy.load.notes import load_observations
from casestudy.load.references import check_references
from casestudy.load.registers import empty_table, load_exhibits, load_table
from casestudy.load.texts import GAP, canonical_text, informant_of, observation_text
from casestudy.load.transcripts import load_interviews

__all__ = ["Sources", "informant_of", "load_case", "load_texts"]

#: The tables that are read as they stand.
_PLAIN = (
    "informants", "clippings", "events", "codebook", "documents", "comments", "posts", "activities", "swot",
    "alignment", "swot_scores", "interview_guide", "labels",
)  # fmt: skip
#: The tables without which another folder says nothing: who may be quoted, and what a code means.
_NEEDED_BY = {"informants": "raw/interviews", "codebook": "codings"}
#: The tables whose documents have texts, besides interviews and observations.
_TEXTS = ("documents", "clippings", "comments", "posts")
#: The table that each source comes from.
_TABLES = {
    "interview": "raw/interviews", "observation": "raw/observations", "document": "tables/documents",
    "clipping": "raw/clippings", "comment": "raw/comments", "post": "tables/posts",
}  # fmt: skip
_COLUMNS = ["doc", "source", "date", "text"]


@dataclass(frozen=True)
class Sources:
    """The tables of a case: those of `casestudy.tables.TABLES`, and ``texts``.

    A table that the case does not have is empty, with its columns and types; `exhibits` is then the library's own.
    """

    turns: pd.DataFrame
    observations: pd.DataFrame
    documents: pd.DataFrame
    clippings: pd.DataFrame
    comments: pd.DataFrame
    posts: pd.DataFrame
    activities: pd.DataFrame
    events: pd.DataFrame
    informants: pd.DataFrame
    codebook: pd.DataFrame
    codebook_history: pd.DataFrame
    segments: pd.DataFrame
    swot: pd.DataFrame
    alignment: pd.DataFrame
    swot_scores: pd.DataFrame
    exhibits: pd.DataFrame
    interview_guide: pd.DataFrame
    labels: pd.DataFrame
    texts: pd.DataFrame


def load_case(
    case: Case,
    *,
    codings: bool = True,
    remarks: dict[str, Remarks] | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Sources:
    """Return every table of a case.

    Any table may be missing, as a study of the press has no interviews and one that has just begun has no codings.
    Two are asked for by what is there: interviews need their informants, who say what may be quoted, and codings need
    their codebook. Committed texts are not compared here: see `casestudy.load.texts.check_texts`.

    Parameters
    ----------
    case : Case
    codings : bool
        Whether the coders' files are read too. Without them ``segments`` is empty, so that codings which no longer
        fit their texts can be mended.
    remarks : dict, optional
        Takes for each file of a table what was noticed beside errors.
    tell : callable
        Is told the name of each table before it is read.

    Returns
    -------
    Sources

    Raises
    ------
    CaseError
        With every problem of every file. While a text or the codebook cannot be read, the segments' rows are checked
        and their quotes or codes are not: what was not read cannot be compared.
    """
    problems: list[Problem] = []
    tables: dict[str, pd.DataFrame] = {}

    def load(name: str, read: Callable[[], pd.DataFrame]) -> None:
        tell(name)
        with gather(problems):
            tables[name] = read()

    for name in _PLAIN:
        asked = name in _NEEDED_BY and bool(list_files(case.folder / _NEEDED_BY[name]))
        load(name, partial(load_table, case, name, required=asked, remarks=remarks))
    load("exhibits", lambda: load_exhibits(case, remarks=remarks))
    load("turns", lambda: load_interviews(case, informants=tables.get("informants")))
    load("observations", lambda: load_observations(case, required=False))
    if all(name in tables for name in ("informants", "turns", "observations", *_TEXTS)):
        wanted = {name: tables[name] for name in ("informants", "turns", "observations", *_TEXTS)}
        load("texts", lambda: load_texts(case, **wanted))
    load("codebook_history", lambda: load_history(case, tables.get("codebook")))
    known = {"codebook": tables.get("codebook"), "history": tables.get("codebook_history")}
    load("segments", lambda: load_segments(case, texts=tables.get("texts"), **known) if codings
         else empty_table("segments"))  # fmt: skip
    problems += check_references(case, tables)
    if problems:
        # What every table asks for, such as columns.toml, is told once.
        raise CaseError(dict.fromkeys(problems), lang=case.language)
    return Sources(**tables)


def load_texts(
    case: Case,
    *,
    turns: pd.DataFrame | None = None,
    observations: pd.DataFrame | None = None,
    documents: pd.DataFrame | None = None,
    clippings: pd.DataFrame | None = None,
    comments: pd.DataFrame | None = None,
    posts: pd.DataFrame | None = None,
    informants: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return the text of every document of a case.

    Parameters
    ----------
    case : Case
    turns, observations, documents, clippings, comments, posts : pandas.DataFrame, optional
        The tables whose documents are wanted.
    informants : pandas.DataFrame, optional
        Gives interviews their date.

    Returns
    -------
    pandas.DataFrame
        ``doc``; ``source``, a Categorical (interview, observation, document, clipping, comment, post); ``date``,
        datetime64; ``text``. The text of a clipping is its headline, a blank line and its body; that of a document
        its title and, where there is one, its text in the same way. Sources and rows keep their order.

    Raises
    ------
    CaseError
        Naming every document that two rows share: a segment could not tell them apart.
    """
    parts = [
        *([] if turns is None else [_interviews(turns, informants)]),
        *_parts(observations, "observation", lambda table: list(map(observation_text, _rows(table)))),
        *_parts(documents, "document", lambda table: _headed(table, "title")),
        *_parts(clippings, "clipping", lambda table: _headed(table, "headline")),
        *_parts(comments, "comment", lambda table: table["text"].tolist()),
        *_parts(posts, "post", lambda table: table["text"].tolist()),
    ]
    texts = pd.concat([pd.DataFrame(columns=_COLUMNS), *parts], ignore_index=True)
    texts = texts.astype({"doc": "str", "text": "str"})
    texts["source"] = pd.Categorical(texts["source"], categories=list(_TABLES))
    texts["date"] = pd.to_datetime(texts["date"]).astype("datetime64[s]")
    repeated = sorted(set(texts.loc[texts["doc"].duplicated(), "doc"]))
    if repeated:
        raise CaseError([_shared_doc(doc, texts) for doc in repeated], lang=case.language)
    return texts


def _rows(table: pd.DataFrame) -> list[pd.Series]:
    return [row for _, row in table.iterrows()]


def _interviews(turns: pd.DataFrame, informants: pd.DataFrame | None) -> pd.DataFrame:
    docs = [str(doc) for doc in turns["doc"].unique()]
    dates = {} if informants is None else dict(zip(informants["informant"], informants["date"], strict=True))
    whose = [None if informants is None else informant_of(doc, informants) for doc in docs]
    return pd.DataFrame(
        {
            "doc": docs,
            "source": "interview",
            "date": pd.to_datetime(pd.Series([dates.get(code) for code in whose], dtype="object")),
            "text": [canonical_text(turns[turns["doc"] == doc]) for doc in docs],
        }
    )


def _parts(
    table: pd.DataFrame | None, source: str, write: Callable[[pd.DataFrame], Sequence[str]]
) -> list[pd.DataFrame]:
    if table is None or table.empty:
        return []
    columns = {"doc": table["doc"].tolist(), "source": source, "date": table["date"].tolist(), "text": write(table)}
    return [pd.DataFrame(columns)]


def _headed(table: pd.DataFrame, head: str) -> list[str]:
    return [f"{title}{GAP}{text}" if text else title for title, text in zip(table[head], table["text"], strict=True)]


def _shared_doc(doc: str, texts: pd.DataFrame) -> Problem:
    sources = texts.loc[texts["doc"] == doc, "source"].astype("str").tolist()
    there = ", ".join(_TABLES[source] for source in sources)
    return Problem(
        _TABLES[sources[-1]],
        Bilingual(f"kode dokumen yang hanya dipakai sekali (kini di: {there})", f"a code used once (now in: {there})"),
        Bilingual("Beri salah satunya kode lain.", "Give one of them another code."),
        column="doc",
        value=doc,
    )
