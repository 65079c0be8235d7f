"""What of a raw transcript reaches the table and what does not, counted in words, and who speaks in it."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from casestudy.errors import Bilingual, Language, printable
from casestudy.load.formats.leftovers import Leftover, add_up, word_count

#: What a transcript's words and marks may be. All but turns are left out of the text.
PARTS: dict[str, Bilingual] = {
    "turns": Bilingual("giliran", "turns"),
    "preamble": Bilingual("judul dan kepala", "title and header"),
    "outside": Bilingual("di luar dialog", "outside the dialogue"),
    "label": Bilingual("label penutur", "speakers' labels"),
    "time": Bilingual("waktu", "times"),
    "number": Bilingual("nomor", "numbers"),
    "notice": Bilingual("pesan aplikasi", "the program's notices"),
    "repeated": Bilingual("takarir yang berulang", "captions shown again"),
    "markup": Bilingual("tanda berkas", "the file's marks"),
    "comment": Bilingual("komentar", "comments"),
    "deleted": Bilingual("teks yang dihapus", "deleted text"),
    "page header": Bilingual("kepala dan kaki halaman", "page headers and footers"),
    "footnote": Bilingual("catatan kaki", "footnotes"),
    "picture": Bilingual("gambar", "pictures"),
    "ink": Bilingual("tulisan tangan", "handwriting"),
    "chart": Bilingual("grafik", "charts"),
    "object": Bilingual("objek tersemat", "embedded objects"),
}
#: Parts that count in marks and not in words, though they may hold digits.
_MARKS = frozenset({"time", "number", "markup"})
#: What decides a role, and how a message says it.
GROUNDS: dict[str, Bilingual] = {
    "argument": Bilingual("disebut saat memuat", "named when loading"),
    "informants": Bilingual("kode informan", "the informant's code"),
    "label": Bilingual("labelnya", "its label"),
    "layout": Bilingual("tata letak tanya jawab", "the layout of questions and answers"),
    "header": Bilingual("kepala transkrip", "the transcript's header"),
    "other": Bilingual("satu-satunya penutur lain", "the only other speaker"),
    "stray": Bilingual("tidak dikenal sebagai label; tetap di dalam teks", "not known as a label; kept in the text"),
    "undecided": Bilingual("belum bisa ditentukan", "not decided"),
}
ROLES: dict[str, Bilingual] = {
    "interviewer": Bilingual("penanya", "interviewer"),
    "informant": Bilingual("informan", "informant"),
}


def loss_table(file: str, turns: Iterable[str], leftovers: Iterable[Leftover]) -> pd.DataFrame:
    """Return how many words of a file are in its turns, and how many were left out, by what they are.

    Returns
    -------
    pandas.DataFrame
        ``file``; ``part``, a Categorical of `PARTS`; ``kept``, whether the part is in the table; ``n``, how many there
        are; ``words``. The words of the file are the sum of all rows.

    Examples
    --------
    >>> losses = loss_table("IK-1.txt", ["Apa?", "Menjawab warga."], [Leftover("label", "P"), Leftover("label", "I")])
    >>> losses[["part", "kept", "n", "words"]].values.tolist()
    [['turns', True, 2, 3], ['label', False, 2, 2]]
    """
    said = list(turns)
    parts = {"turns": (len(said), sum(map(word_count, said))), **add_up(leftovers)}
    rows = [(file, part, part == "turns", *parts[part]) for part in PARTS if part in parts]
    table = pd.DataFrame(rows, columns=["file", "part", "kept", "n", "words"])
    table["part"] = pd.Categorical(table["part"], categories=list(PARTS))
    return table.astype({"file": "str", "kept": "bool", "n": "Int64", "words": "Int64"})


def loss_lines(losses: pd.DataFrame, lang: Language) -> list[str]:
    """Return one sentence a file: how many words were read, how many are in the turns, what was left out.

    Times, numbers and marks are counted one by one and not in words.

    Examples
    --------
    >>> loss_lines(loss_table("IK-1.txt", ["Menjawab warga."], [Leftover("label", "I"), Leftover("picture")]), "en")
    ["IK-1.txt: 3 words read, 2 in turns; left out: speakers' labels 1, pictures (1)."]
    """
    read, kept, left = (
        ("kata dibaca", "dalam giliran", "tidak ikut") if lang == "id" else ("words read", "in turns", "left out")
    )
    lines = []
    for file, rows in losses.groupby("file", sort=False):
        rows = rows.assign(words=rows["words"].where(~rows["part"].isin(_MARKS), 0))
        total, turns = int(rows["words"].sum()), int(rows.loc[rows["kept"], "words"].sum())
        parts = [
            f"{PARTS[part].to(lang)} {_count(words, lang) if words else f'({_count(n, lang)})'}"
            for part, n, words in rows.loc[~rows["kept"], ["part", "n", "words"]].itertuples(index=False, name=None)
        ]
        more = f"; {left}: {', '.join(parts)}" if parts else ""
        lines.append(f"{file}: {_count(total, lang)} {read}, {_count(turns, lang)} {kept}{more}.")
    return lines


def speaker_table(turns: pd.DataFrame, because: Mapping[str, str], strays: Iterable[str]) -> pd.DataFrame:
    """Return who speaks in each document, in the order of their first turns.

    Parameters
    ----------
    turns : pandas.DataFrame
        ``doc``, ``speaker``, ``role``, ``text``.
    because : mapping
        What decides the role of each speaker: a name of `GROUNDS`.
    strays : iterable of str
        Labels that are not known to be speakers.

    Returns
    -------
    pandas.DataFrame
        ``doc``; ``speaker``; ``role``, a Categorical, missing where nothing decides it; ``because``, a Categorical of
        `GROUNDS`; ``turns`` and ``words``, which are 0 for strays.

    Examples
    --------
    >>> turns = pd.DataFrame({"doc": ["IK-1"], "speaker": ["I"], "role": ["informant"], "text": ["Menjawab warga."]})
    >>> speaker_table(turns, {"I": "label"}, ["W"])[["speaker", "because", "words"]].values.tolist()
    [['I', 'label', 2], ['W', 'stray', 0]]
    """
    found: dict[str, dict[str, list[Any]]] = {}
    columns = (turns[name].tolist() for name in ("doc", "speaker", "role", "text"))
    for doc, speaker, role, text in zip(*columns, strict=True):
        row = found.setdefault(doc, {}).setdefault(speaker, [role, because[speaker], 0, 0])
        row[2] += 1
        row[3] += word_count(text)
    none = [None, "stray", 0, 0]
    rows = [
        (doc, label, *row)
        for doc, speakers in found.items()
        for label, row in (*speakers.items(), *((stray, none) for stray in strays))
    ]
    table = pd.DataFrame(rows, columns=["doc", "speaker", "role", "because", "turns", "words"])
    table["role"] = pd.Categorical(table["role"], categories=list(ROLES))
    table["because"] = pd.Categorical(table["because"], categories=list(GROUNDS))
    return table.astype({"doc": "str", "speaker": "str", "turns": "Int64", "words": "Int64"})


def speaker_lines(speakers: pd.DataFrame, lang: Language) -> list[str]:
    """Return one sentence a document: who asks, who answers, and how that was decided.

    Examples
    --------
    >>> speakers = pd.DataFrame({"doc": ["IK-1"], "speaker": ["P"], "role": ["interviewer"], "because": ["label"]})
    >>> speaker_lines(speakers, "id")
    ['IK-1: "P" penanya (labelnya).']
    """
    nobody = "tanpa label" if lang == "id" else "no label"
    unknown = "belum jelas" if lang == "id" else "unclear"
    lines = []
    for doc, rows in speakers.groupby("doc", sort=False):
        said = [
            f"{_quote(speaker) or nobody} {ROLES[role].to(lang) if role in ROLES else unknown} "
            f"({GROUNDS[because].to(lang)})"
            for speaker, role, because in rows[["speaker", "role", "because"]].itertuples(index=False, name=None)
        ]
        lines.append(f"{doc}: {', '.join(said)}.")
    return lines


def cut_label(label: str) -> str:
    """Return a label for a message: cut short, since what looks like a label may be speech.

    Examples
    --------
    >>> cut_label("Dewi"), cut_label("Jadi begini ceritanya, Bu")
    ('Dewi', 'Jadi begini ceritan…')
    """
    return printable(label if len(label) <= 20 else f"{label[:19]}…")


def _count(number: int, lang: Language) -> str:
    return f"{number:,}".replace(",", "." if lang == "id" else ",")


def _quote(label: str) -> str:
    return f'"{cut_label(label)}"' if label else ""
