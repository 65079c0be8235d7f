"""References: RIS and BibTeX files, as Zotero and the databases of libraries write them."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from unicodedata import normalize

import pandas as pd

from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.plain import read_text
from casestudy.load.formats.tables.grid import too_large

ENDINGS = (".bib", ".ris")
_TAG = re.compile(r"\ufeff?([A-Z][A-Z0-9]) {0,3}- ?(.*)")
#: The tags of RIS that hold each field, the best first.
_RIS = {
    "kind": ("TY",), "doc": ("ID",), "title": ("TI", "T1", "CT"), "outlet": ("T2", "JF", "JO", "JA", "J2", "BT", "PB"),
    "date": ("DA", "Y1", "PY"), "text": ("N2", "AB"), "url": ("UR", "L1", "L2"),
}  # fmt: skip
_BIBTEX = {
    "title": ("title",),
    "outlet": ("journaltitle", "journal", "newspaper", "maintitle", "publisher", "institution", "organization",
               "school", "howpublished"),
    "date": ("date", "year"), "text": ("abstract",), "url": ("url",),
}  # fmt: skip
#: The kinds of reference that are pieces of news; all others are documents.
_NEWS = frozenset(
    {"NEWS", "MGZN", "ELEC", "BLOG", "WEB", "ICOMM", "newspaper", "newspaperarticle", "online", "electronic"}
)
_MONTHS = {month: f"{number:02d}" for number, month in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
)}  # fmt: skip
# Every run of blanks has an end, so that a file of blanks takes no longer than any other.
_ENTRY = re.compile(r"@\s{0,9}(\w{1,40})\s{0,9}[{(]\s{0,9}([^,\s{}\"]{0,200})\s{0,9},")
_FIELD = re.compile(r"\s{0,99},?\s{0,99}([\w-]{1,40})\s{0,99}=\s{0,99}")
_LARGEST, _MOST = 5_000_000, 20_000
_SKIPPED = ("comment", "string", "preamble")
#: The accents of LaTeX, as older programs write them.
_ACCENTS = {"'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "c": "\u0327"}
_ACCENTED = re.compile(r"\{?\\(['`^\"~c])\s*\{?(\w)\}?\}?")


def read_references(path: Path, *, file: str | None = None) -> pd.DataFrame:
    """Return the references of a .ris or .bib file, told apart by their content.

    Parameters
    ----------
    path : pathlib.Path
    file : str, optional
        Names the file in messages; by default its name.

    Returns
    -------
    pandas.DataFrame
        ``str`` columns ``kind`` (as the file writes it), ``doc`` (the reference's own code), ``title``, ``outlet``
        (newspaper, journal or publisher), ``date`` (ISO, or as far as it is known), ``text`` (the abstract), ``url``;
        the index is the line in which each begins. Names of authors are not taken over.

    Raises
    ------
    CaseError
        Where the file holds no reference, or one is not closed.
    """
    file = file or path.name
    text = read_text(path, file=file)
    if len(text) > _LARGEST:
        raise CaseError(too_large(file))
    entries = parse_bibtex(text, file=file) if _is_bibtex(text) else parse_ris(text)
    found = list(islice(entries, _MOST + 1))
    if len(found) > _MOST:
        raise CaseError(too_large(file))
    if not found:
        raise CaseError(_no_references(file))
    columns = ["kind", "doc", "title", "outlet", "date", "text", "url"]
    whole = [dict.fromkeys(columns, "") | entry for _, entry in found]
    return pd.DataFrame(whole, index=[line for line, _ in found], columns=columns, dtype="str")


def holds_news(references: pd.DataFrame) -> bool:
    """Return whether most references are pieces of news.

    Examples
    --------
    >>> holds_news(pd.DataFrame({"kind": ["NEWS", "NEWS", "THES"]}))
    True
    """
    return bool(references["kind"].isin(list(_NEWS)).mean() > 0.5)


def parse_ris(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    r"""Yield the line and the fields of each reference of a RIS file; a line without a tag continues the one above.

    Examples
    --------
    >>> list(parse_ris("TY  - NEWS\nTI  - Wali Kota\nDA  - 2022/01/05/\nER  - \n"))
    [(1, {'kind': 'NEWS', 'title': 'Wali Kota', 'date': '2022-01-05'})]
    """
    tags: dict[str, list[str]] = {}
    start, last = 0, ""
    for number, line in enumerate(text.split("\n"), 1):
        found = _TAG.fullmatch(line)
        if found and found[1] == "TY" and tags:
            yield start, _ris_fields(tags)
            tags = {}
        if found and found[1] == "ER":
            if tags:
                yield start, _ris_fields(tags)
            tags, last = {}, ""
        elif found and (tags or found[1] == "TY"):
            start = start if tags else number
            last = found[1]
            tags.setdefault(last, []).append(found[2].strip())
        elif last and line.strip():
            tags[last][-1] += f"\n{line.strip()}"
    if "TY" in tags:
        yield start, _ris_fields(tags)


def parse_bibtex(text: str, *, file: str = "") -> Iterator[tuple[int, dict[str, str]]]:
    r"""Yield the line and the fields of each entry of a BibTeX or BibLaTeX file.

    Raises
    ------
    CaseError
        For an entry whose braces are not closed, with its line.

    Examples
    --------
    >>> list(parse_bibtex("@online{kabar22, title = {Wali {Kota}}, date = {2022-01-05}}"))
    [(1, {'kind': 'online', 'doc': 'kabar22', 'title': 'Wali Kota', 'date': '2022-01-05'})]
    """
    line, counted = 1, 0
    place = 0
    while found := _ENTRY.search(text, place):
        line, counted = line + text.count("\n", counted, found.start()), found.start()
        place = found.end()
        if found[1].lower() in _SKIPPED:
            continue
        fields: dict[str, str] = {}
        while field := _FIELD.match(text, place):
            value, place = _value(text, field.end())
            if place < 0:
                raise CaseError(_not_closed(file, line))
            fields.setdefault(field[1].lower(), value)
        yield line, _bibtex_fields(found[1], found[2], fields)


def _ris_fields(tags: dict[str, list[str]]) -> dict[str, str]:
    fields = {name: next((tags[tag][0] for tag in names if tags.get(tag, [""])[0]), "") for name, names in _RIS.items()}
    # Nothing stands between empty slashes: 2022/01// is a month.
    fields["date"] = "-".join(part for part in fields["date"].split("/")[:3] if part.strip())
    if not fields["text"] and fields["kind"] in _NEWS:
        fields["text"] = "\n".join(tags.get("N1", []))
    return {name: value for name, value in fields.items() if value}


def _bibtex_fields(kind: str, key: str, raw: dict[str, str]) -> dict[str, str]:
    fields = {name: next((raw[one] for one in names if raw.get(one)), "") for name, names in _BIBTEX.items()}
    if fields["date"] == raw.get("year") and (month := raw.get("month", "").strip().lower()):
        number = _MONTHS.get(month[:3], month if month.isdecimal() else "")
        fields["date"] = "-".join(part for part in (fields["date"], number, number and raw.get("day", "")) if part)
    return {name: value for name, value in {"kind": kind.lower(), "doc": key, **fields}.items() if value}


def _value(text: str, start: int) -> tuple[str, int]:
    """Return the value that begins at `start` and the place after it, -1 where it is not closed."""
    opening = text[start : start + 1]
    if opening not in ("{", '"'):
        end = start
        while end < len(text) and text[end] not in ",)}\n":
            end += 1
        return text[start:end].strip(), end
    depth, place = 0, start
    while place < len(text):
        char = text[place]
        if char == "\\":
            place += 1
        elif char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
        if (char == "}" and opening == "{" and depth == 0) or (
            char == '"' and place > start and opening == '"' and not depth
        ):
            return _plain(text[start + 1 : place]), place + 1
        place += 1
    return "", -1


def _plain(value: str) -> str:
    accented = _ACCENTED.sub(lambda found: normalize("NFC", found[2] + _ACCENTS[found[1]]), value)
    return " ".join(re.sub(r"\\([&%$#_{}])", r"\1", accented).replace("{", "").replace("}", "").split())


def _is_bibtex(text: str) -> bool:
    return _ENTRY.search(text) is not None and not re.search(r"^\ufeff?TY {0,3}- ", text, re.M)


def _no_references(file: str) -> Problem:
    return Problem(
        file,
        Bilingual(
            "rujukan RIS atau BibTeX; tidak ada satu pun di berkas ini", "references in RIS or BibTeX; there is none"
        ),
        Bilingual("Ekspor ulang dari Zotero atau Mendeley.", "Export them again from Zotero or Mendeley."),
    )


def _not_closed(file: str, line: int) -> Problem:
    return Problem(
        file,
        Bilingual("rujukan yang kurung kurawalnya tertutup", "a reference whose braces are closed"),
        Bilingual("Ekspor ulang, atau tutup kurungnya.", "Export it again, or close the brace."),
        row=line,
    )
