"""A blind pack: a workbook with sampled units for a second coder, and nothing of what others coded."""

import hashlib
import re

import numpy as np
import pandas as pd

from casestudy.coding.packs.workbook import Sheet, make_workbook
from casestudy.errors import Bilingual, CaseError, Problem

KIND, VERSION = "casestudy blind pack", "1"
#: There is room for five codes a unit.
CODE_COLUMNS = [f"code_{n}" for n in range(1, 6)]
#: The headers of the sheet of units.
COLUMNS = {
    "unit": "Satuan / Unit", "doc": "Dokumen / Document", "text": "Teks / Text", "judged": "Dinilai / Judged",
    **{name: f"Kode {name[-1]} / Code {name[-1]}" for name in CODE_COLUMNS}, "memo": "Memo",
    "start": "start", "end": "end",
}  # fmt: skip
#: What the coder sees of the codebook, and what its hash covers.
CODEBOOK = ["code", "parent", "label_id", "label_en", "definition", "include", "exclude", "example"]
#: Excel keeps no more characters in a cell.
CELL_LIMIT = 32_767
_CODER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,19}")
_WIDTHS = {"text": 80, "memo": 30, "definition": 60, "include": 40, "exclude": 40, "example": 40}
_INSTRUCTIONS = [
    ("Petunjuk", "Instructions"),
    (
        "Lembar “units” berisi satuan teks yang diambil secara acak; lembar “codebook” berisi kode dan maknanya.",
        "The sheet “units” holds units of text drawn at random; the sheet “codebook” has the codes and their meaning.",
    ),
    (
        "Bacalah tiap satuan dan pilih kodenya dari daftar: satu kode satu sel, paling banyak lima.",
        "Read each unit and choose its codes from the list: one code a cell, five at most.",
    ),
    (
        "Tulis “ya” di kolom Dinilai sesudah membaca satuan itu, juga bila tidak ada kode yang cocok: kode kosong "
        "dengan “ya” berarti tidak ada kode. Kolom Dinilai yang kosong berarti satuan itu belum dinilai.",
        "Write “yes” under Judged once you have read the unit, also where no code fits: no code with “yes” means that "
        "there is none. An empty cell under Judged means that the unit was not judged.",
    ),
    (
        "Jangan membicarakan koding ini dengan koder lain sebelum keduanya selesai.",
        "Do not talk about this coding with another coder before both are done.",
    ),
    (
        "Jangan mengubah teks, satuan, dan lembar “codebook” serta “pack”. Simpan sebagai .xlsx.",
        "Do not change texts, units, and the sheets “codebook” and “pack”. Save as .xlsx.",
    ),
]


def sample_units(units: pd.DataFrame, *, size: int, seed: int) -> pd.DataFrame:
    """Return units drawn at random, each document in proportion to its units, whether anybody coded them or not.

    Places go to documents by the method of Sainte-Laguë after each has one, where `size` allows that.

    Parameters
    ----------
    units : pandas.DataFrame
        ``doc``, ``unit``, ``start``, ``end``: from `coding_units`.
    size : int
        How many; all, if there are fewer.
    seed : int

    Returns
    -------
    pandas.DataFrame
        Rows of `units`, sorted by document and unit.

    Examples
    --------
    >>> units = pd.DataFrame({"doc": ["a"] * 6 + ["b"] * 2, "unit": [1, 2, 3, 4, 5, 6, 1, 2], "start": 0, "end": 1})
    >>> sample_units(units, size=4, seed=1).groupby("doc").size().to_dict()
    {'a': 3, 'b': 1}
    """
    ordered = units.sort_values(["doc", "unit"], ignore_index=True)
    counts = ordered.groupby("doc", sort=True).size()
    shares = dict.fromkeys(counts.index, 0)
    for _ in range(min(size, len(ordered))):
        open_docs = [doc for doc, share in shares.items() if share < counts[doc]]
        shares[max(open_docs, key=lambda doc: (shares[doc] == 0, counts[doc] / (2 * shares[doc] + 1)))] += 1
    rng = np.random.default_rng(seed)
    drawn = [
        rng.choice(ordered.index[ordered["doc"] == doc], size=share, replace=False) for doc, share in shares.items()
    ]
    return ordered.loc[np.sort(np.concatenate(drawn))].reset_index(drop=True) if drawn else ordered


def make_pack(
    sample: pd.DataFrame, *, coder: str, texts: pd.DataFrame, codebook: pd.DataFrame, unit: str, seed: int
) -> bytes:
    """Return the workbook of a blind pack; the same input gives the same bytes.

    Parameters
    ----------
    sample : pandas.DataFrame
        From `sample_units`.
    coder : str
        The coder's code: letters and digits, no name.
    texts, codebook : pandas.DataFrame
        ``doc``, ``text``; the ``codebook`` table. Their hashes go into the pack.
    unit, seed
        How the sample was drawn, for the record.

    Raises
    ------
    CaseError
        Where `coder` is no code, there is nothing to code, or a unit is longer than a cell of Excel.

    Examples
    --------
    >>> units = pd.DataFrame({"doc": ["a"], "unit": [1], "start": [0], "end": [11]})
    >>> texts = pd.DataFrame({"doc": ["a"], "text": ["Kami hadir."]})
    >>> book = pd.DataFrame("", index=[0], columns=CODEBOOK).assign(code="d")
    >>> make_pack(units, coder="K2", texts=texts, codebook=book, unit="turn", seed=1)[:2]
    b'PK'
    """
    _refuse(sample, coder)
    written = dict(zip(texts["doc"], texts["text"], strict=True))
    rows = sample.assign(
        unit=[unit_name(doc, number) for doc, number in zip(sample["doc"], sample["unit"], strict=True)],
        text=[written[doc][start:end]
              for doc, start, end in zip(sample["doc"], sample["start"], sample["end"], strict=True)],
    )  # fmt: skip
    facts = {"kind": KIND, "version": VERSION, "coder": coder, "unit": unit, "seed": str(seed),
             "units": str(len(sample)), "places": places_hash(rows), "codebook": codebook_hash(codebook),
             **{f"text:{doc}": text_hash(written[doc]) for doc in sorted(set(sample["doc"]))}}  # fmt: skip
    sheets: dict[str, Sheet] = {
        "instructions": (["Bahasa Indonesia", "English"], _INSTRUCTIONS, [90, 90]),
        "units": (list(COLUMNS.values()), _cells(rows.reindex(columns=list(COLUMNS), fill_value="")),
                  [_WIDTHS.get(name, 16) for name in COLUMNS]),
        "codebook": (CODEBOOK, _cells(codebook[CODEBOOK]), [_WIDTHS.get(name, 24) for name in CODEBOOK]),
        "pack": (["key", "value"], list(facts.items()), [24, 70]),
    }  # fmt: skip
    codes = {COLUMNS[name]: f"codebook!$A$2:$A${len(codebook) + 1}" for name in CODE_COLUMNS}
    return make_workbook(sheets, {"units": {COLUMNS["judged"]: '"ya,tidak,yes,no"', **codes}})


def unit_name(doc: str, number: int) -> str:
    """Return what a unit is called in a pack.

    Examples
    --------
    >>> unit_name("IK-1", 12)
    'IK-1:12'
    """
    return f"{doc}:{number}"


def text_hash(text: str) -> str:
    """Return the SHA-256 of a document's text, by which a pack knows it again.

    Examples
    --------
    >>> text_hash("Kami hadir.")[:8]
    '572d99da'
    """
    return hashlib.sha256(text.encode()).hexdigest()


def places_hash(rows: pd.DataFrame) -> str:
    """Return the SHA-256 of which unit stands where, whatever the order of the rows.

    Examples
    --------
    >>> rows = pd.DataFrame({"unit": ["a:1", "a:2"], "start": [0, 7], "end": [5, 9]})
    >>> places_hash(rows) == places_hash(rows.astype("str").iloc[::-1])
    True
    """
    lines = sorted(f"{unit} {start} {end}" for unit, start, end in zip(rows["unit"], rows["start"], rows["end"],
                                                                      strict=True))  # fmt: skip
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def codebook_hash(codebook: pd.DataFrame) -> str:
    """Return the SHA-256 of what a coder sees of the codebook.

    Examples
    --------
    >>> codebook_hash(pd.DataFrame(columns=CODEBOOK))[:8]
    '47db4eaa'
    """
    return hashlib.sha256(codebook[CODEBOOK].to_csv(index=False, lineterminator="\n").encode()).hexdigest()


def _cells(table: pd.DataFrame) -> list[list[object]]:
    return [list(row) for row in table.itertuples(index=False, name=None)]


def _refuse(sample: pd.DataFrame, coder: str) -> None:
    problems = []
    if not _CODER.fullmatch(coder):
        expected = Bilingual(
            "kode koder (huruf dan angka tanpa spasi), bukan nama",
            "a coder's code (letters and digits without spaces), no name",
        )
        remedy = Bilingual("Misalnya: --coder K2", "Such as: --coder K2")
        problems.append(Problem("pack", expected, remedy, column="coder", value=coder))
    if sample.empty:
        expected = Bilingual("sedikitnya satu satuan", "at least one unit")
        problems.append(Problem("pack", expected, Bilingual("Perbesar --size.", "Make --size larger.")))
    too_long = sample[(sample["end"] - sample["start"]) > CELL_LIMIT]
    for doc, number in zip(too_long["doc"], too_long["unit"], strict=True):
        expected = Bilingual(f"satuan yang muat dalam satu sel ({CELL_LIMIT} karakter)",
                             f"a unit that fits into a cell ({CELL_LIMIT} characters)")  # fmt: skip
        remedy = Bilingual("Pakai satuan yang lebih kecil.", "Use a smaller unit.")
        problems.append(Problem("pack", expected, remedy, column="unit", value=unit_name(doc, number)))
    if problems:
        raise CaseError(problems)
