"""Codes for rows that come without one: the same row of a later export has the same code, so that codings survive."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from urllib.parse import urlsplit

import pandas as pd

#: What makes a row itself, by table; of a clipping its address alone, where it has one.
_CONTENT = {
    "comments": ("platform", "author", "date", "text"),
    "clippings": ("outlet", "date", "headline"),
    "documents": ("date", "title"),
}
_PREFIX = {"comments": "", "clippings": "kliping", "documents": "dok"}
#: A row's number in the export, which another row has in the next one.
_COUNTER = re.compile(r"\d{1,7}(?:\.0)?|\d{1,5}-\d{1,5}")
#: A long number as a spreadsheet shortens it: 1.47861E+18, or the same with noughts written out.
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+\d+|\d{15}0+", re.I)


def are_ids(values: Sequence[str]) -> bool:
    """Return whether a column names its rows for good: not by counting them, and not by numbers cut short by Excel.

    Examples
    --------
    >>> are_ids(["UgxA1", "UgxB2"]), are_ids(["1", "2"]), are_ids(["1.47861E+18", "1.4786E+18"])
    (True, False, False)
    """
    filled = [value for value in values if value]
    if not filled or any(re.fullmatch(r"\d(?:[.,]\d+)?E\+\d+", value, re.I) for value in filled):
        return False
    counted = sum(1 for value in filled if _COUNTER.fullmatch(value))
    return counted < len(filled) and not are_shortened(filled)


def are_shortened(values: Sequence[str]) -> bool:
    """Return whether long numbers have lost their last digits in a spreadsheet.

    Examples
    --------
    >>> are_shortened(["1478610000000000000", "1478620000000000000"]), are_shortened(["1478614123456789012"])
    (True, False)
    """
    filled = [value for value in values if value]
    return bool(filled) and sum(1 for value in filled if _SHORTENED.fullmatch(value)) > 0.9 * len(filled)


def make_ids(cells: pd.DataFrame, table: str) -> list[str]:
    """Return a code for each row, made from what it holds; equal rows are told apart by their order.

    Parameters
    ----------
    cells : pandas.DataFrame
        Text cells under the library's column names.
    table : str

    Returns
    -------
    list of str
        Such as ``youtube-3f9c12ab45de``: twelve hexadecimal digits of the SHA-256 of platform, author, date and text.

    Examples
    --------
    >>> rows = pd.DataFrame({"platform": ["x", "x"], "date": ["5/1/22"] * 2, "text": ["ya", "ya"]})
    >>> first, second = make_ids(rows, "comments")
    >>> first.startswith("x-"), second == f"{first}-2"
    (True, True)
    """
    there = [cells[name] for name in _CONTENT[table] if name in cells]
    contents = ["\x1f".join(" ".join(cell.split()) for cell in row) for row in zip(*there, strict=True)]
    if table == "clippings" and "url" in cells:
        contents = [url or content for url, content in zip(cells["url"], contents, strict=True)]
    prefixes = cells["platform"] if table == "comments" and "platform" in cells else [_PREFIX[table]] * len(cells)
    seen: Counter[str] = Counter()
    ids = []
    for prefix, content in zip(prefixes, contents, strict=True):
        code = f"{prefix or 'komentar'}-{_digits(content, 12)}"
        seen[code] += 1
        ids.append(code if seen[code] == 1 else f"{code}-{seen[code]}")
    return ids


def hide_authors(authors: Iterable[str]) -> list[str]:
    """Return a code for each author, the same for the same name: who wrote is no part of what was written.

    Examples
    --------
    >>> hide_authors(["@warga1", "", "@warga1"])
    ['a-69f98886', '', 'a-69f98886']
    """
    return [f"a-{_digits(author.strip(), 8)}" if author.strip() else "" for author in authors]


#: Headers under which exports name who wrote, or show a face or a page of theirs.
_PERSONAL = re.compile(
    r"author|user|owner|screen_?name|display_?name|profile|nick_?name|avatar|full_?name|unique_?id|channel|from_(?:name|id)"
    r"|^(?:name|nama|akun|uid|photo)$"
)

#: Headers of yes and no, and of numbers, which name nobody.
_COUNTED = re.compile(r"(?:^|_)is_|verified|count|likes|replies")


def hide_persons(cells: pd.DataFrame) -> pd.DataFrame:
    """Return further columns of comments with codes in the place of what names who wrote; see `hide_authors`.

    Names, accounts, pictures and pages of authors are told by their headers.

    Examples
    --------
    >>> hide_persons(pd.DataFrame({"owner/username": ["@warga1"], "lang": ["in"]})).to_dict("list")
    {'owner/username': ['a-69f98886'], 'lang': ['in']}
    """
    plain = {header: header.lower().replace("/", "_") for header in cells.columns}
    named = [
        header for header in cells.columns if _PERSONAL.search(plain[header]) and not _COUNTED.search(plain[header])
    ]
    hidden = {header: pd.Series(hide_authors(cells[header]), index=cells.index, dtype="str") for header in named}
    return cells.assign(**hidden)


def clean_parents(parents: Iterable[str], docs: Sequence[str]) -> list[str]:
    """Return the comment that each one answers, empty for none; YouTube writes it into the reply's own code.

    Examples
    --------
    >>> clean_parents(["", "NaN", "UgxA"], ["UgxA.9b", "UgxB", "UgxC"])
    ['UgxA', '', 'UgxA']
    """
    known = set(docs)
    cleaned = []
    for parent, doc in zip(parents, docs, strict=True):
        value = (
            "" if parent.strip().lower() in ("", "nan", "none", "null", "0", "root", doc.lower()) else parent.strip()
        )
        stem, dot, _ = doc.partition(".")
        cleaned.append(stem if not value and dot and (stem in known or doc.startswith("Ug")) else value)
    return cleaned


def site_of(address: str) -> str:
    """Return the site of an address, empty where it has none.

    Examples
    --------
    >>> site_of("https://www.kabar.example/2022/1"), site_of("http://[::1")
    ('kabar.example', '')
    """
    try:
        return (urlsplit(address.strip()).hostname or "").removeprefix("www.")
    # Some texts are no address at all.
    except ValueError:
        return ""


def _digits(content: str, length: int) -> str:
    return sha256(content.encode("utf-8", errors="surrogatepass")).hexdigest()[:length]
