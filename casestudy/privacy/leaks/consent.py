"""Words of informants who agreed to be paraphrased only, in what is published."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pandas as pd

from casestudy.case import Case
from casestudy.errors import Bilingual, Problem
from casestudy.load.registers import load_table
from casestudy.load.texts import informant_of
from casestudy.load.transcripts import load_interviews
from casestudy.privacy.leaks.pieces import read_pieces
from casestudy.privacy.leaks.searching import shown_path

#: So many words in a row are a quotation; fewer are said by anyone.
RUN = 6
_WORD = re.compile(r"\w+")


def find_refused_words(case: Case, files: Iterable[Path]) -> list[Problem]:
    """Return a problem for each file and informant whose words stand in it though they may be paraphrased only.

    Consent that is not stated allows no quotation. Six words in a row that nobody else says count; the place is named
    and the words are not.

    Parameters
    ----------
    case : Case
    files : iterable of pathlib.Path
        Results, of any format; see `casestudy.privacy.leaks.pieces.read_pieces`.
    """
    informants = load_table(case, "informants", required=False)
    refused = refused_runs(load_interviews(case, informants=informants), informants)
    return [problem for path in files for problem in _in_file(refused, path.read_bytes(), shown_path(case, path))]


def refused_runs(turns: pd.DataFrame, informants: pd.DataFrame) -> dict[str, str]:
    """Return every six words in a row that only an informant says who did not agree to be quoted, and who says them.

    Parameters
    ----------
    turns : pandas.DataFrame
        ``doc``, ``role``, ``text``.
    informants : pandas.DataFrame
        ``informant``, ``consent``.

    Examples
    --------
    >>> turns = pd.DataFrame({"doc": ["IP-1", "IK-1"], "role": "informant",
    ...                       "text": ["Antrean sampai ke jalan raya itu.", "Warga antre."]})
    >>> people = pd.DataFrame({"informant": ["IP-1", "IK-1"], "consent": ["paraphrase", "quote"]})
    >>> refused_runs(turns, people)
    {'antrean sampai ke jalan raya itu': 'IP-1'}
    """
    agreed = set(informants.loc[informants["consent"] == "quote", "informant"])
    said: dict[str, str] = {}
    others: set[str] = set()
    for doc, role, text in zip(turns["doc"], turns["role"].astype("str"), turns["text"], strict=True):
        owner = informant_of(str(doc), informants) or str(doc)
        if role == "informant" and owner not in agreed:
            said |= dict.fromkeys(word_runs(text), owner)
        else:
            others.update(word_runs(text))
    return {run: owner for run, owner in said.items() if run not in others}


def word_runs(text: str) -> Sequence[str]:
    """Return every six words in a row of a text, in lower case.

    Examples
    --------
    >>> word_runs("Satu dua, tiga empat lima enam tujuh.")
    ['satu dua tiga empat lima enam', 'dua tiga empat lima enam tujuh']
    """
    words = _WORD.findall(text.lower())
    return [" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)]


def _in_file(refused: dict[str, str], content: bytes, file: str) -> Iterator[Problem]:
    found: dict[tuple[str, str], int] = {}
    for piece in read_pieces(content, file):
        for run in set(word_runs(piece.text)) & refused.keys():
            key = (refused[run], piece.place)
            found[key] = found.get(key, 0) + 1
    for owner, place in sorted(found):
        expected = Bilingual(
            f"parafrasa: {owner} tidak mengizinkan kutipan", f"a paraphrase: {owner} did not agree to be quoted"
        )
        remedy = Bilingual(
            "Keluarkan kutipannya, atau catat izinnya pada kolom consent.",
            "Take the quotation out, or state the consent in the column consent.",
        )
        yield Problem(file, expected, remedy, column=place or None)
