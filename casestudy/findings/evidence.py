"""What evidence the case holds: its informants, and how much of each kind of source."""

import pandas as pd

from casestudy.load.texts import informant_of


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
        ``words`` (in answers), sorted by kind (key first) and code.

    Examples
    --------
    >>> informants = pd.DataFrame({"informant": ["IP-1", "IK-1"], "position": "", "unit": "", "standing": "internal",
    ...     "kind": pd.Categorical(["supporting", "key"], ["key", "supporting"]), "date": pd.NaT, "minutes": 60})
    >>> turns = pd.DataFrame({"doc": ["IK-1"], "role": ["informant"], "text": ["Kami hadir."]})
    >>> informant_table(informants, turns)[["informant", "words"]].values.tolist()
    [['IK-1', 2], ['IP-1', 0]]
    """
    answers = turns[turns["role"] == "informant"]
    owners = answers["doc"].map(doc_informants(answers["doc"], informants)).astype("str")
    said = pd.DataFrame({"informant": owners, "words": count_running_words(answers["text"])})
    totals = said.groupby("informant")["words"].agg(turns="size", words="sum")
    table = informants.join(totals, on="informant").fillna({"turns": 0, "words": 0})
    columns = ["informant", "position", "unit", "kind", "standing", "date", "minutes", "turns", "words"]
    counted = table[columns].astype({"turns": "int64", "words": "int64"})
    return counted.sort_values(["kind", "informant"], ignore_index=True)


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
        order interview, observation, document, clipping, comment, post, those without documents left out.

    Examples
    --------
    >>> texts = pd.DataFrame({"doc": ["IK-1"], "source": ["interview"], "text": ["I: Kami hadir."]})
    >>> segments = pd.DataFrame({"doc": ["IK-1"], "start": [3], "end": [7], "coder": ["k1"]})
    >>> source_inventory(texts, segments, coder="k1").values.tolist()
    [['interview', 1, 3, 1, 1]]
    """
    passages = segments.loc[segments["coder"] == coder, ["doc", "start", "end"]].drop_duplicates()
    per_doc = passages.groupby("doc").size()
    table = pd.DataFrame(
        {
            "source": texts["source"].astype("str"),
            "words": count_running_words(texts["text"]),
            "passages": texts["doc"].map(per_doc).fillna(0).astype("int64"),
        }
    )
    table["coded"] = table["passages"] > 0
    counted = table.groupby("source").agg(
        documents=("words", "size"), words=("words", "sum"), coded=("coded", "sum"), passages=("passages", "sum")
    )
    order = [source for source in SOURCES if source in counted.index]
    return counted.loc[order].reset_index().rename_axis(columns=None)


def count_running_words(texts: "pd.Series[str]") -> "pd.Series[int]":
    """Return the number of words between white space in each text, as a word processor counts them.

    Examples
    --------
    >>> count_running_words(pd.Series(["Kami hadir.", ""])).tolist()
    [2, 0]
    """
    return texts.map(lambda text: len(text.split())).astype("int64")


#: The kinds of source, from those nearest to the informants outward.
SOURCES = ("interview", "observation", "document", "clipping", "comment", "post")
