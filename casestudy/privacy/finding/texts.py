"""Everything in texts that names a person, as a table: one row a place."""

from collections.abc import Collection, Sequence

import pandas as pd

from casestudy.privacy.finding.found import KINDS, Found, without_overlaps
from casestudy.privacy.finding.names import find_names
from casestudy.privacy.finding.numbers import find_numbers

#: A row of `find_identifiers`, and what else is known of the place.
FoundRow = dict[str, object]

#: Characters of a text that a place is shown with, on either side.
AROUND = 24


def find_identifiers(
    texts: pd.DataFrame, *, doc: str = "doc", text: str = "text", without: Collection[str] = ()
) -> pd.DataFrame:
    """Return what names a person in texts: numbers, addresses and names, each with its place.

    It finds by patterns, by words that announce a name and by a list of common names, and so it misses some and finds
    some that are none: docs/privacy.md says how many. A person decides.

    Parameters
    ----------
    texts : pandas.DataFrame
        One row a text.
    doc, text : str
        The columns that name the document and hold the text.
    without : collection of str
        Reasons that do not count, such as ``kin`` in texts that are no speech.

    Returns
    -------
    pandas.DataFrame
        ``doc``; ``start`` and ``end``, code points in the text; ``kind``, a Categorical (name, nik, nip, phone, email,
        account, plate, address, number); ``value``, as written; ``reason``, what it was found by; ``context``, with the
        words around it. In the order of the texts.

    Examples
    --------
    >>> texts = pd.DataFrame({"doc": ["IK-1"], "text": ["Telepon Bu Ratna di 0812-3456-7890."]})
    >>> find_identifiers(texts)[["kind", "value"]].values.tolist()
    [['name', 'Ratna'], ['phone', '0812-3456-7890']]
    """
    pairs = zip(texts[doc].astype("str"), texts[text].astype("str"), strict=True)
    return found_table([row for name, written in pairs for row in found_rows(name, written, without=without)])


def found_rows(doc: str, text: str, *, without: Collection[str] = ()) -> list[FoundRow]:
    """Return the rows of `find_identifiers` for one text.

    Examples
    --------
    >>> [row["value"] for row in found_rows("IK-1", "Bu Ratna dan Pak Camat")]
    ['Ratna']
    """
    names = [one for one in find_names(text) if one.reason not in without]
    return [found_row(doc, one, text) for one in without_overlaps([*names, *find_numbers(text)])]


def found_row(doc: str, one: Found, text: str) -> FoundRow:
    """Return a row of `find_identifiers`.

    Examples
    --------
    >>> found_row("IK-1", Found("name", 3, 7, "Budi", "title"), "Pak Budi")["context"]
    'Pak Budi'
    """
    low, high = max(0, one.start - AROUND), min(len(text), one.end + AROUND)
    # Whole words only, where the text is long enough to choose.
    while low > 0 and low < one.start and text[low - 1].isalnum():
        low += 1
    while high < len(text) and high > one.end and text[high - 1].isalnum() and text[high].isalnum():
        high -= 1
    context = " ".join(text[low:high].split())
    return {"doc": doc, "start": one.start, "end": one.end, "kind": one.kind, "value": one.value,
            "reason": one.reason, "context": context}  # fmt: skip


def found_table(rows: Sequence[FoundRow]) -> pd.DataFrame:
    """Return rows of `found_row` as a table with the types of `find_identifiers`.

    Examples
    --------
    >>> found_table([]).columns.tolist()
    ['doc', 'start', 'end', 'kind', 'value', 'reason', 'context']
    """
    table = pd.DataFrame(rows, columns=["doc", "start", "end", "kind", "value", "reason", "context"])
    table["kind"] = pd.Categorical(table["kind"], categories=list(KINDS))
    types = {"doc": "str", "start": "Int64", "end": "Int64", "value": "str", "reason": "str", "context": "str"}
    return table.astype(types)
