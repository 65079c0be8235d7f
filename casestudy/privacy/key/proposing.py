"""What is found becomes rows of the list: one for each form of a name or number, with its places and a pseudonym."""

import re
from collections import Counter
from collections.abc import Mapping
from itertools import count

import pandas as pd

from casestudy.errors import Bilingual, Language
from casestudy.privacy.finding.found import KINDS
from casestudy.privacy.key.lists import COLUMNS, FILE, FOLDER, NO, OPEN, YES, same_original
from casestudy.privacy.key.persons import Persons, next_number, one_change, words_of
from casestudy.privacy.replacing import Pseudonym, Pseudonyms

#: What announces a name surely enough to be proposed for approval; the others are proposed as questions.
_SURE = frozenset({"header", "label", "list", "self", "title", "file", "degree"})


def propose(found: pd.DataFrame, there: pd.DataFrame, texts: Mapping[str, str], *, lang: Language) -> pd.DataFrame:
    """Return the list with rows for what is new, and with the places of all counted again.

    Rows that are there keep what the researcher wrote. A new row is proposed for approval, or as a question (``?``)
    where something is in doubt: two persons share the name, it is like another, or only a list of common names knows
    it. The same person has the same pseudonym everywhere.

    Parameters
    ----------
    found : pandas.DataFrame
        What `casestudy.privacy.originals.searching.search_originals` returns.
    there : pandas.DataFrame
        The list as it is, empty at first.
    texts : mapping
        The texts in which places are counted.
    lang : {"id", "en"}
        The language of pseudonyms and notes.

    Examples
    --------
    >>> found = pd.DataFrame([["IK-1.txt", "name", "Ratna Wulandari", "self", "nama saya Ratna Wulandari", "IK-1"],
    ...                       ["IK-1.txt", "name", "Ratna", "title", "Bu Ratna", ""]],
    ...                      columns=["doc", "kind", "value", "reason", "context", "whose"])
    >>> rows = propose(found, pd.DataFrame(columns=list(COLUMNS)), {"IK-1.txt": "Ratna Wulandari, Bu Ratna"}, lang="id")
    >>> rows[["original", "replacement", "approve", "n"]].values.tolist()
    [['Ratna Wulandari', '[IK-1]', 'yes', '1'], ['Ratna', '[IK-1]', 'yes', '1']]
    """
    known = {same_original(kind, original) for kind, original in zip(there["kind"], there["original"], strict=True)}
    named = there[there["kind"].isin(["name"]) & (there["approve"] != NO)]
    persons = Persons(lang, zip(named["original"], named["replacement"], strict=True))
    used = list(there["replacement"])
    lower = Counter(word for text in texts.values() for word in re.findall(r"(?<![\w@.])[a-zà-ÿ]+(?![\w@]|\.\w)", text))
    rows = []
    for group in _groups(found):
        first = group.iloc[0]
        kind, original = str(first["kind"]), str(first["value"])
        if same_original(kind, original) in known:
            continue
        known.add(same_original(kind, original))
        # A name that is written without its capital as well is looked for in any case.
        word = kind == "name" and lower[original.lower()] > 0 and all(one != one.lower() for one in group["value"])
        if kind == "name":
            replacement, doubt = _who(group, persons, word=word)
        else:
            replacement, doubt = next_number(KINDS[kind].to(lang), used), None
        used.append(replacement)
        context = str(first["context"])
        rows.append(_row(original, replacement, kind, exact=word, context=context, doubt=doubt, lang=lang))
    rows += _spelled_alike(persons, known, texts, lower, lang)
    table = pd.concat([there[list(COLUMNS)], pd.DataFrame(rows, columns=list(COLUMNS))], ignore_index=True)
    return _counted(table.astype({"exact": "bool"}), texts)


def file_rows(names: Mapping[str, str], there: pd.DataFrame, lang: Language) -> pd.DataFrame:
    """Return the list with a row for each file whose name names someone.

    Parameters
    ----------
    names : mapping
        The file's name without its ending to the name of its copy.
    there : pandas.DataFrame
    lang : {"id", "en"}

    Examples
    --------
    >>> file_rows({"Bu Ratna": "IK-1"}, pd.DataFrame(columns=list(COLUMNS)), "id")[["original", "kind"]].values.tolist()
    [['Bu Ratna', 'file']]
    """
    own = there[there["kind"] == FILE]
    known, used = set(own["original"]), set(own["replacement"])
    rows = []
    for stem in [stem for stem in names if stem not in known]:
        # A second interview of one person is told by an underscore and a number.
        free = next(name for n in count(1) if (name := names[stem] + (f"_{n}" if n > 1 else "")) not in used)
        used.add(free)
        rows.append(_row(stem, free, FILE, lang=lang))
    return pd.concat([there, pd.DataFrame(rows, columns=list(COLUMNS))], ignore_index=True)


def folder_row(folder: str, there: pd.DataFrame, lang: Language) -> pd.DataFrame:
    """Return the list with the row that remembers where the originals stand.

    Examples
    --------
    >>> folder_row("/media/asli", pd.DataFrame(columns=list(COLUMNS)), "id")["kind"].tolist()
    ['folder']
    """
    others = there[there["kind"] != FOLDER]
    return pd.concat([others, pd.DataFrame([_row(folder, "", FOLDER, lang=lang)])], ignore_index=True)


def _who(group: pd.DataFrame, persons: Persons, *, word: bool) -> tuple[str, Bilingual | None]:
    """Return the pseudonym of a name and why a person has to look at it, if so."""
    guess = persons.guess(str(group["value"].iloc[0]), next((one for one in group["whose"] if one), ""))
    reasons = set(group["reason"])
    if guess.doubt is not None:
        return guess.replacement, guess.doubt
    if word and not reasons & _SURE - {"title", "degree"}:
        return guess.replacement, Bilingual("juga kata biasa", "a word besides")
    if not guess.known and not reasons & _SURE:
        return guess.replacement, Bilingual("nama orang?", "a person's name?")
    return guess.replacement, None


def _groups(found: pd.DataFrame) -> list[pd.DataFrame]:
    """Return what is found, one table a form: those that say whose they are first, full names before their parts."""
    if found.empty:
        return []
    keys = [same_original(str(kind), str(value)) for kind, value in zip(found["kind"], found["value"], strict=True)]
    parts = [part for _, part in found.groupby(pd.Series(keys, index=found.index), sort=False)]
    kinds = list(KINDS)

    def order(part: pd.DataFrame) -> tuple[int, bool, int, int]:
        first = part.iloc[0]
        names = len(words_of(str(first["value"]))) if first["kind"] == "name" else 0
        return kinds.index(first["kind"]), not any(part["whose"]), -names, int(part.index[0])

    return sorted(parts, key=order)


def _spelled_alike(
    persons: Persons, known: set[tuple[str, str]], texts: Mapping[str, str], lower: Counter[str], lang: Language
) -> list[dict[str, object]]:
    """Return a question for each word with a capital that is one letter away from a known name and no word besides."""
    words = Counter(word for text in texts.values() for word in re.findall(r"(?<![^\W_])[A-Z][a-zà-ÿ]{3,}", text))
    rows = []
    for word in sorted(words):
        plain = word.lower()
        if same_original("name", word) in known or lower[plain]:
            continue
        for person in persons.persons.values():
            close = sorted(own for own in person.words if len(own) > 3 and one_change(plain, own))
            if close:
                doubt = Bilingual(f'mirip "{close[0]}"', f'like "{close[0]}"')
                rows.append(
                    _row(word, person.replacement, "name", context=_around(word, texts), doubt=doubt, lang=lang)
                )
                known.add(same_original("name", word))
                break
    return rows


def _around(word: str, texts: Mapping[str, str]) -> str:
    text = next(text for text in texts.values() if word in text)
    place = text.index(word)
    return " ".join(text[max(0, place - 20) : place + len(word) + 20].split())


def _row(
    original: str, replacement: str, kind: str, *, lang: Language, exact: bool = False, context: str = "",
    doubt: Bilingual | None = None,
) -> dict[str, object]:  # fmt: skip
    return {"original": original, "replacement": replacement, "approve": OPEN if doubt else YES, "kind": kind,
            "exact": exact, "n": "", "context": context, "note": doubt.to(lang) if doubt else ""}  # fmt: skip


def _counted(table: pd.DataFrame, texts: Mapping[str, str]) -> pd.DataFrame:
    """Return the list with the number of places of each row: those of a full name are not those of its parts."""
    own = table[~table["kind"].isin([FILE, FOLDER])]
    looked = {n: Pseudonym(original, f"\x00{n}", kind, bool(exact)) for n, original, kind, exact in
              own[["original", "kind", "exact"]].itertuples(name=None)}  # fmt: skip
    known = Pseudonyms(tuple(looked.values()))
    counts = Counter(int(edit.replacement[1:]) for text in texts.values() for edit in known.edits(text))
    return table.assign(n=[str(counts[n]) if n in looked else "" for n in table.index])
