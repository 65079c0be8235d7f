"""Images of the organisation (Jefkins): what informants inside and outside say of each, side by side."""

from collections.abc import Mapping, Sequence

import pandas as pd

from casestudy.findings.counting import Count, count_rows
from casestudy.findings.strategy.triangulation import sourced_passages
from casestudy.findings.themes.passages import passages_under
from casestudy.tables import VALENCES

STANDINGS = ("internal", "external")

_SIDE = ("image", "standing")
#: What the numbers of `image_valence` count among `image_passages`.
IMAGE_VALENCE = {
    **{valence: Count(by=_SIDE, where={"valence": valence}) for valence in (*VALENCES, "no_side")},
    "n": Count(by=_SIDE),
    "informants": Count(by=_SIDE, once=("informant",)),
}


def image_passages(
    segments: pd.DataFrame, codebook: pd.DataFrame, informants: pd.DataFrame, owners: Mapping[str, str],
    images: Sequence[str],
) -> pd.DataFrame:  # fmt: skip
    """Return what informants say of each image, with their standing.

    Parameters
    ----------
    segments, codebook, informants, owners, images
        As in `image_valence`.

    Returns
    -------
    pandas.DataFrame
        ``image``, ``standing``, ``informant`` and the columns of `segments`; a passage once an image, a missing
        valence as ``no_side``.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["citra-kini"], "parent": "", "label_id": "", "label_en": ""})
    >>> segments = pd.DataFrame({"doc": ["IP-1", "KL-1"], "start": 0, "end": 5, "code": "citra-kini", "coder": "k1",
    ...                          "valence": "supports"})
    >>> people = pd.DataFrame({"informant": ["IP-1"], "standing": ["external"]})
    >>> image_passages(segments, book, people, {"IP-1": "IP-1"}, ["citra-kini"])[["doc", "standing"]].values.tolist()
    [['IP-1', 'external']]
    """
    standing = dict(zip(informants["informant"], informants["standing"].astype("str"), strict=True))
    said = sourced_passages(
        passages_under(segments, codebook, images, column="image"), {doc: standing[who] for doc, who in owners.items()}
    )
    named = said["doc"].map(dict(owners)).astype("str")
    return said.rename(columns={"source_type": "standing"}).assign(informant=named)


def image_valence(
    segments: pd.DataFrame, codebook: pd.DataFrame, informants: pd.DataFrame, owners: Mapping[str, str],
    images: Sequence[str],
) -> pd.DataFrame:  # fmt: skip
    """Return the valence of each image with informants inside and outside, and the gap between them.

    Jefkins tells five images apart: mirror (what those inside think outsiders see), current (what outsiders do see),
    wish, corporate and multiple. The case names the codes that stand for those it studies (``images`` in
    ``case.toml``). What is counted is what informants perceive; it is no measure of public opinion.

    Parameters
    ----------
    segments : pandas.DataFrame
        The ``segments`` table of one coder.
    codebook, informants : pandas.DataFrame
        The tables of those names.
    owners : mapping
        Interview document to informant; see `casestudy.findings.evidence.sources.doc_informants`.
    images : sequence of str
        Codes, in the order to show. A code below one of them counts for it.

    Returns
    -------
    pandas.DataFrame
        ``image``, ``standing`` (internal, external), ``supports``, ``mixed``, ``contradicts``, ``no_side``, ``n``
        (passages), ``informants`` (who say them), ``balance`` ((supports - contradicts) / passages with a valence, nan
        without any), ``gap`` (internal balance less external; of both rows of an image). The rows counted are those of
        `image_passages`.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["citra-kini"], "parent": "", "label_id": "", "label_en": ""})
    >>> segments = pd.DataFrame({"doc": ["IK-1", "IP-1"], "start": 0, "end": 5, "code": "citra-kini", "coder": "k1",
    ...                          "valence": ["supports", "contradicts"]})
    >>> people = pd.DataFrame({"informant": ["IK-1", "IP-1"], "standing": ["internal", "external"]})
    >>> owners = {"IK-1": "IK-1", "IP-1": "IP-1"}
    >>> image_valence(segments, book, people, owners, ["citra-kini"])[["standing", "balance", "gap"]].values.tolist()
    [['internal', 1.0, 2.0], ['external', -1.0, 2.0]]
    """
    sides = pd.DataFrame([(image, side) for image in images for side in STANDINGS], columns=list(_SIDE), dtype="str")
    table = count_rows(sides, image_passages(segments, codebook, informants, owners, images), IMAGE_VALENCE)
    stated = table["n"] - table["no_side"]
    balance = ((table["supports"] - table["contradicts"]) / stated.where(stated > 0)).astype("float64")
    table = table.assign(balance=balance)
    by_side = {side: table[table["standing"] == side].set_index("image")["balance"] for side in STANDINGS}
    gap = by_side["internal"] - by_side["external"]
    return table.assign(gap=table["image"].map(gap).astype("float64"))
