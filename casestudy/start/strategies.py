"""A case's own strategies in the place of those that the example rows were written for."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from casestudy.errors import Bilingual, Language

Row = dict[str, str]

#: The strategies that the example rows were written for.
EXAMPLE_STRATEGIES: Mapping[Language, tuple[str, ...]] = {
    "id": ("keterbukaan", "layanan-cepat", "dialog-warga"),
    "en": ("openness", "fast-service", "dialogue"),
}
_CELLS = ("SO", "WO", "ST", "WT")
_KINDS = {"S": "strength", "W": "weakness", "O": "opportunity", "T": "threat"}
_JOINED = re.compile(r"\s*;\s*")
#: What stands for a strategy's definition until the researcher has written it.
_TO_WRITE: Mapping[Language, Mapping[str, str]] = {
    "id": {
        "mark": "CONTOH",
        "definition": "CONTOH: tulis di sini apa yang Anda sebut “{}”.",
        "include": "CONTOH: pakai bila …",
        "exclude": "CONTOH: jangan pakai bila …",
        "example": "CONTOH: kutipan yang tepat untuk “{}”.",
    },
    "en": {
        "mark": "EXAMPLE",
        "definition": "EXAMPLE: write here what you call “{}”.",
        "include": "EXAMPLE: use it where …",
        "exclude": "EXAMPLE: do not use it where …",
        "example": "EXAMPLE: a passage that shows “{}” well.",
    },
}


def name_codes(labels: Sequence[Bilingual], taken: Iterable[str], *, lang: Language) -> list[str]:
    """Return a code for each strategy, made from its label, none of which is taken.

    Examples
    --------
    >>> name_codes([Bilingual("Papan angka", "Board"), Bilingual("Citra", "Image")], ["citra"], lang="id")
    ['papan-angka', 'strategi-citra']
    """
    used = set(taken)
    codes: list[str] = []
    for label in labels:
        plain = unicodedata.normalize("NFKC", label.to(lang)).casefold()
        code = re.sub(r"[\W_]+", "-", plain).strip("-")
        if code in used:
            code = f"{'strategi' if lang == 'id' else 'strategy'}-{code}"
        while code in used:
            code += "-2"
        used.add(code)
        codes.append(code)
    return codes


def fit_codebook(rows: Sequence[Row], old: Sequence[str], own: Mapping[str, Bilingual], *, lang: Language) -> list[Row]:
    """Return the codebook with a case's own strategies where the example's stood.

    A code under a strategy of the example stands under the one that takes its place.

    Parameters
    ----------
    rows : sequence of dict
        The rows of the example's codebook.
    old : sequence of str
        The codes of the example's strategies.
    own : mapping
        The label of each own strategy by its code.
    lang : {"id", "en"}
        The language of the case.

    Returns
    -------
    list of dict

    Examples
    --------
    >>> rows = [{"code": "a", "parent": ""}, {"code": "b", "parent": "a"}]
    >>> fitted = fit_codebook(rows, ["a"], {"x": Bilingual("Iks", "X"), "y": Bilingual("Ye", "Y")}, lang="en")
    >>> [(row["code"], row["parent"]) for row in fitted]
    [('x', ''), ('y', ''), ('b', 'x')]
    """
    places = _places(old, list(own))
    first = next(place for place, row in enumerate(rows) if row["code"] in old)
    above = rows[first]["parent"]
    kept = [[{**row, "parent": places.get(row["parent"], [row["parent"]])[0]} for row in part if row["code"] not in old]
            for part in (rows[:first], rows[first:])]  # fmt: skip
    return [*kept[0], *(_code_row(code, above, label, lang) for code, label in own.items()), *kept[1]]


def fit_segments(rows: Sequence[Row], old: Sequence[str], own: Sequence[str]) -> list[Row]:
    """Return coded passages under a case's own strategies: those of one example strategy are dealt out by document.

    Every coder's passages of a document go to the same strategy, so that coders still agree where they did.

    Parameters
    ----------
    rows : sequence of dict
        The passages of all coders.
    old, own : sequence of str
        The codes of the example's strategies, and of the case's own.

    Returns
    -------
    list of dict

    Examples
    --------
    >>> rows = [{"doc": "A", "start": "0", "end": "1", "code": "a", "coder": "k"},
    ...         {"doc": "B", "start": "0", "end": "1", "code": "a", "coder": "k"}]
    >>> [row["code"] for row in fit_segments(rows, ["a"], ["x", "y"])]
    ['x', 'y']
    """
    places = _places(old, own)
    docs = {code: list(dict.fromkeys(row["doc"] for row in rows if row["code"] == code)) for code in places}
    fitted: dict[tuple[str, ...], Row] = {}
    for row in rows:
        if own_codes := places.get(row["code"]):
            row = {**row, "code": own_codes[docs[row["code"]].index(row["doc"]) % len(own_codes)]}
        # Of two example strategies that one own strategy stands for, a passage is coded once.
        fitted.setdefault(tuple(row[name] for name in ("doc", "start", "end", "code", "coder")), row)
    return list(fitted.values())


def fit_evidence(rows: Sequence[Row], old: Sequence[str], own: Sequence[str]) -> list[Row]:
    """Return SWOT factors whose evidence names a case's own strategies.

    Examples
    --------
    >>> fit_evidence([{"factor": "S1", "evidence": "k; a"}], ["a"], ["x", "y"])
    [{'factor': 'S1', 'evidence': 'k; x; y'}]
    """
    places = _places(old, own)
    fitted = []
    for row in rows:
        codes = [code for named in _JOINED.split(row["evidence"]) for code in places.get(named, [named])]
        fitted.append({**row, "evidence": "; ".join(dict.fromkeys(codes))})
    return fitted


def fit_alignment(factors: Sequence[Row], own: Mapping[str, Bilingual], *, lang: Language) -> list[Row]:
    """Return alignment rows in which every strategy stands at least once and every field has one.

    Parameters
    ----------
    factors : sequence of dict
        The SWOT factors of the example.
    own : mapping
        The label of each own strategy by its code.
    lang : {"id", "en"}
        The language of the case.

    Returns
    -------
    list of dict

    Examples
    --------
    >>> factors = [{"factor": kind[0].upper() + "1", "kind": kind} for kind in _KINDS.values()]
    >>> rows = fit_alignment(factors, {"x": Bilingual("Iks", "X"), "y": Bilingual("Ye", "Y")}, lang="en")
    >>> [(row["cell"], row["strategy"], row["factors"]) for row in rows]
    [('SO', 'x', 'S1; O1'), ('WO', 'y', 'W1; O1'), ('ST', 'x', 'S1; T1'), ('WT', 'y', 'W1; T1')]
    """
    first = {kind: next(row["factor"] for row in factors if row["kind"] == kind) for kind in _KINDS.values()}
    rows = []
    for place in range(max(len(_CELLS), len(own))):
        cell, code = _CELLS[place % len(_CELLS)], list(own)[place % len(own)]
        one, two = (first[_KINDS[letter]] for letter in cell)
        rows.append({
            "cell": cell, "strategy": code, "factors": f"{one}; {two}",
            "label_id": f"CONTOH: tulis bagaimana “{own[code].id}” menjawab {one} dan {two}.",
            "label_en": f"EXAMPLE: write how “{own[code].en}” answers {one} and {two}.",
            "note": _TO_WRITE[lang]["mark"],
        })  # fmt: skip
    return rows


def _places(old: Sequence[str], own: Sequence[str]) -> dict[str, list[str]]:
    """Return which own strategies stand where each strategy of the example stood; each stands somewhere."""
    return {code: list(own[place :: len(old)]) or [own[place % len(own)]] for place, code in enumerate(old)}


def _code_row(code: str, parent: str, label: Bilingual, lang: Language) -> Row:
    words = _TO_WRITE[lang]
    return {
        "code": code, "parent": parent, "label_id": label.id, "label_en": label.en,
        **{name: words[name].format(label.to(lang)) for name in ("definition", "include", "exclude", "example")},
        "pattern": " ".join(re.findall(r"\w+", label.to(lang).casefold())),
    }  # fmt: skip
