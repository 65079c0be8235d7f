"""What evidence the case holds: its informants, and how much of each kind of source."""

import pandas as pd

from casestudy.findings.counting import Count, count_rows
from casestudy.load.texts import informant_of

#: The kinds of source, from those nearest to the informants outward.
SOURCES = ("interview", "observation", "document", "clipping", "comment", "post")
#: What the numbers of `informant_table` count among `informant_answers`; ``minutes`` are as the register states them.
INFORMANT_TABLE = {"turns": Count(by=("informant",)), "words": Count(by=("informant",), total="words")}
#: What the numbers of `source_inventory` count among `source_passages`.
SOURCE_INVENTORY = {
    "documents": Count(by=("source",), once=("doc",)),
    "words": Count(by=("source",), once=("doc",), total="words"),
    "coded": Count(by=("source",), where={"coded": True}, once=("doc",)),
    "passages": Count(by=("source",), where={"coded": True}),
}


def informant_table(informants: pd.DataFrame, turns: pd.DataFrame) -> pd.DataFrame:
    """Return the informants, key informants first, with how much each one said.

    Parameters
    ----------
    informants, turns : pandas.DataFrame
        The tables of those names. An interview belongs to the informant whose code its ``doc`` is, or starts with
        before an underscore.

    Returns
    -------
    pandas.DataFrame
        ``informant``, ``position``, ``unit``, ``kind``, ``standing``, ``date``, ``minutes``, ``turns`` (answers),
        ``words`` (in answers), sorted by kind (key first) and code. The rows counted are those of
        `informant_answers`.

    Examples
    --------
    >>> informants = pd.DataFrame({"informant": ["IP-1", "IK-1"], "position": "", "unit": "", "standing": "internal",
    ...     "kind": pd.Categorical(["supporting", "key"], ["key", "supporting"]), "date": pd.NaT, "minutes": 60})
    >>> turns = pd.DataFrame({"doc": ["IK-1"], "role": ["informant"], "text": ["Kami hadir."]})
    >>> informant_table(informants, turns)[["informant", "words"]].values.tolist()
    [['IK-1', 2], ['IP-1', 0]]
    """
    table = count_rows(informants, informant_answers(turns, informants), INFORMANT_TABLE)
    columns = ["informant", "position", "unit", "kind", "standing", "date", "minutes", "turns", "words"]
    return table[columns].sort_values(["kind", "informant"], ignore_index=True)


def informant_answers(turns: pd.DataFrame, informants: pd.DataFrame) -> pd.DataFrame:
    """Return the answers of the informants, each with its number of words.

    Parameters
    ----------
    turns, informants : pandas.DataFrame
        As in `informant_table`.

    Returns
    -------
    pandas.DataFrame
        The rows of `turns` that are answers of an informant, with ``informant`` and ``words``.

    Examples
    --------
    >>> turns = pd.DataFrame({"doc": ["IK-1", "IK-1"], "role": ["interviewer", "informant"],
    ...                       "text": ["Apa kabar?", "Baik."]})
    >>> informant_answers(turns, pd.DataFrame({"informant": ["IK-1"]}))[["informant", "words"]].values.tolist()
    [['IK-1', 1]]
    """
    answers = turns[turns["role"] == "informant"]
    owners = doc_informants(answers["doc"], informants)
    said = answers[answers["doc"].isin(list(owners))].reset_index(drop=True)
    named = said["doc"].map(owners).astype("str")
    return said.assign(informant=named, words=count_running_words(said["text"]))


def doc_informants(docs: "pd.Series[str]", informants: pd.DataFrame) -> dict[str, str]:
    """Return which informant each interview belongs to; documents of no informant are left out.

    Examples
    --------
    >>> doc_informants(pd.Series(["IK-1", "IK-1_2", "OBS-1"]), pd.DataFrame({"informant": ["IK-1"]}))
    {'IK-1': 'IK-1', 'IK-1_2': 'IK-1'}
    """
    owners = {doc: informant_of(doc, informants) for doc in sorted(set(docs))}
    return {doc: owner for doc, owner in owners.items() if owner is not None}


def source_inventory(texts: pd.DataFrame, segments: pd.DataFrame, *, coder: str) -> pd.DataFrame:
    """Return how many documents, words and coded passages each kind of source holds.

    Parameters
    ----------
    texts : pandas.DataFrame
        ``doc``, ``source``, ``text``.
    segments : pandas.DataFrame
        The ``segments`` table.
    coder : str
        Whose passages are counted.

    Returns
    -------
    pandas.DataFrame
        ``source``, ``documents``, ``words``, ``coded`` (documents with a passage), ``passages``; sources in the
        order interview, observation, document, clipping, comment, post, those without documents left out. The rows
        counted are those of `source_passages`.

    Examples
    --------
    >>> texts = pd.DataFrame({"doc": ["IK-1"], "source": ["interview"], "text": ["I: Kami hadir."]})
    >>> segments = pd.DataFrame({"doc": ["IK-1"], "start": [3], "end": [7], "coder": ["k1"]})
    >>> source_inventory(texts, segments, coder="k1").values.tolist()
    [['interview', 1, 3, 1, 1]]
    """
    kept = [source for source in SOURCES if (texts["source"].astype("str") == source).any()]
    table = pd.DataFrame({"source": pd.Series(kept, dtype="str")})
    return count_rows(table, source_passages(texts, segments, coder=coder), SOURCE_INVENTORY)


def source_passages(texts: pd.DataFrame, segments: pd.DataFrame, *, coder: str) -> pd.DataFrame:
    """Return the coded passages of each document, each once; a document without any has one row.

    Parameters
    ----------
    texts, segments, coder
        As in `source_inventory`.

    Returns
    -------
    pandas.DataFrame
        ``source``, ``doc``, ``words`` (of the document), ``start``, ``end`` (missing without a passage), ``coded``.

    Examples
    --------
    >>> texts = pd.DataFrame({"doc": ["IK-1", "KL-1"], "source": ["interview", "clipping"], "text": "Kami hadir."})
    >>> segments = pd.DataFrame({"doc": ["IK-1"], "start": [0], "end": [4], "coder": ["k1"]})
    >>> source_passages(texts, segments, coder="k1")[["doc", "coded"]].values.tolist()
    [['IK-1', True], ['KL-1', False]]
    """
    passages = segments.loc[segments["coder"] == coder, ["doc", "start", "end"]].drop_duplicates()
    documents = texts[["doc"]].assign(source=texts["source"].astype("str"), words=count_running_words(texts["text"]))
    rows = documents.merge(passages.astype({"start": "Int64", "end": "Int64"}), on="doc", how="left")
    rows = rows.sort_values(["doc", "start", "end"], ignore_index=True)
    return rows.assign(coded=rows["start"].notna())[["source", "doc", "words", "start", "end", "coded"]]


def count_running_words(texts: "pd.Series[str]") -> "pd.Series[int]":
    """Return the number of words between white space in each text, as a word processor counts them.

    Examples
    --------
    >>> count_running_words(pd.Series(["Kami hadir.", ""])).tolist()
    [2, 0]
    """
    return texts.map(lambda text: len(text.split())).astype("int64")
