"""Records in JSON, as the programs that collect comments and news write them: objects in, rows of text out."""

import json
import re
from collections.abc import Iterator
from math import isfinite
from typing import Any

import pandas as pd

from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.tables.grid import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, RawTable, too_large

#: More letters, values, or objects and lists than an export of a study has; they take ten times their size in memory.
MAX_LETTERS, MAX_VALUES, MAX_BRACKETS = 50_000_000, 3_000_000, 300_000
#: Objects within objects are columns of their own down to here.
_DEEPEST = 12
#: The names under which programs keep their records, the surest first.
_LISTS = ("comments", "items", "articles", "tweets", "data", "results", "records", "statuses", "posts", "rows",
          "messages", "response", "edges")  # fmt: skip
#: The names under which a record keeps what answers it.
_ANSWERS = frozenset({"comments", "replies", "answers", "children", "responses", "reply_comment", "latestcomments",
                      "edge_threaded_comments", "edge_media_to_comment", "edge_media_to_parent_comment"})  # fmt: skip
#: What only a post has: it is no comment, and its comments answer nobody.
_OF_POSTS = frozenset({"title", "caption", "shortcode", "permalink_url", "attachments", "story", "shares",
                       "full_picture", "webpage_url", "edge_media_to_caption", "displayurl"})  # fmt: skip
_TEXTS = frozenset({"text", "content", "rawcontent", "full_text", "fulltext", "message", "comment", "tweet", "body",
                    "komentar", "isi", "snippet", "node"})  # fmt: skip
_IDS = ("id", "id_str", "comment_id", "commentId", "cid", "pk")
_POSTS_OF_COMMENTS = ("postUrl", "videoId", "aweme_id", "videoWebUrl", "facebookUrl", "media_id")
_POST_IDS = ("url", "webpage_url", "permalink_url", "postUrl", "shortCode", "shortcode", "id", "id_str", "pk")
#: The archive of X is a script that names its list.
_SCRIPT = re.compile(r"\s{0,99}[\w.$]{1,80}\s{0,9}=\s{0,9}(?=\[)")

Record = dict[str, Any]


def read_records(text: str, *, file: str) -> RawTable:
    """Return the records of a text in JSON, or with one JSON object a line, as a table.

    Each record is a row, numbered in order; objects within it are columns such as ``owner/username``. What answers a
    record follows it as a row of its own, with the record's code in ``parent``; the comments of a post are rows, with
    its address or code in ``post``, and the post is none.

    Parameters
    ----------
    text : str
    file : str
        Names the file in messages.

    Raises
    ------
    CaseError
        Where it is no JSON, holds no list of records, or is larger than any export of a study.

    Examples
    --------
    >>> text = '[{"id": 1, "owner": {"name": "a"}, "replies": [{"id": 2}]}]'
    >>> read_records(text, file="a.json").cells.to_dict("list")
    {'id': ['1', '2'], 'owner/name': ['a', ''], 'parent': ['', '1']}
    """
    if len(text) > MAX_LETTERS or text.count(",") > MAX_VALUES or text.count("{") + text.count("[") > MAX_BRACKETS:
        raise CaseError(too_large(file))
    collector = _Collector()
    try:
        for document in _parse(text, file):
            collector.add(document)
    except RecursionError:
        raise CaseError(Problem(file, *_NO_JSON)) from None
    if not collector.rows:
        raise CaseError(Problem(file, *_NO_RECORDS))
    names = list(dict.fromkeys(name for row in collector.rows for name in row))
    rows, columns = len(collector.rows), len(names)
    if columns > MAX_COLUMNS or rows > MAX_ROWS or rows * columns > MAX_CELLS:
        raise CaseError(too_large(file))
    table = [[row.get(name, "") for name in names] for row in collector.rows]
    cells = pd.DataFrame(table, index=range(1, rows + 1), columns=names, dtype="str")
    return RawTable(cells, facts=tuple(collector.facts()))


def _parse(text: str, file: str) -> Iterator[Any]:
    """Yield the document that a text is, or those of its lines."""
    body = text[found.end() :].rstrip().rstrip(";") if (found := _SCRIPT.match(text)) else text
    try:
        yield json.loads(body)
        return
    # The cause holds the whole text.
    except ValueError:
        lines = body.split("\n")
    if not lines[0].strip().startswith("{") or not lines[0].strip().endswith("}"):
        raise CaseError(Problem(file, *_NO_JSON))
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield json.loads(line)
            except ValueError:
                raise CaseError(Problem(file, *_NO_JSON, row=number)) from None


class _Collector:
    """Takes documents and keeps the rows that their records are."""

    def __init__(self) -> None:
        self.rows: list[dict[str, str]] = []
        self.posts = 0

    def add(self, document: Any, *, depth: int = 0) -> None:
        """Take a document: a list of records, an object that keeps one, or a single record."""
        listed = _listed(document)
        if listed is not None:
            for record in listed:
                self._record(record, parent="", post="")
            return
        if not isinstance(document, dict) or depth > _DEEPEST:
            return
        key = next((name for name in _LISTS if name in document and _holds(document[name])), _only_list(document))
        if _is_post(document):
            self._record(document, parent="", post="")
        elif key is not None:
            self.add(document[key], depth=depth + 1)
        elif any(value is not None and not isinstance(value, list | dict) for value in document.values()):
            self._record(document, parent="", post="")
        else:
            self._named_records(document, depth)

    def _named_records(self, document: Record, depth: int) -> None:
        """Take an object of objects: one wraps another, several are records under their codes."""
        inner = {key: value for key, value in document.items() if _holds(value)}
        for key, value in inner.items():
            coded = isinstance(value, dict) and len(inner) > 1 and not any(name in value for name in _IDS)
            self.add({"id": key, **value} if coded else value, depth=depth + 1)

    def _record(self, raw: Record, *, parent: str, post: str) -> None:
        record = _unwrap(raw)
        answers = {
            key: said for key in record if key.lower() in _ANSWERS and (said := _listed(record[key])) is not None
        }
        if answers and _is_post(record):
            self.posts += 1
            own, parent, post = "", "", _first(record, _POST_IDS)
        else:
            own = _first(record, _IDS)
            row: dict[str, str] = {}
            _flatten({key: value for key, value in record.items() if key not in answers}, "", row, 0)
            row |= {name: value for name, value in (("parent", parent), ("post", post)) if value and name not in row}
            self.rows.append(row)
        # An answer stands under the same post, which its service may name with the first comment alone.
        shared = {key: record[key] for key in _POSTS_OF_COMMENTS if record.get(key)}
        for said in answers.values():
            for one in said:
                self._record({**shared, **_unwrap(one)} if own else one, parent=own, post=post)

    def facts(self) -> Iterator[Bilingual]:
        """Yield what was decided."""
        if self.posts:
            yield Bilingual(
                f"komentar dari {self.posts} unggahan dibaca; teks unggahannya sendiri tidak",
                f"comments of {self.posts} posts read; the posts' own texts are not",
            )


def _only_list(document: Record) -> str | None:
    """Return the name of the one list of several objects that an object without a text of its own keeps."""
    lists = [key for key, value in document.items() if len(_listed(value) or ()) > 1]
    return lists[0] if len(lists) == 1 and not any(key.lower() in _TEXTS for key in document) else None


def _holds(value: Any) -> bool:
    return isinstance(value, dict) or bool(_listed(value))


def _listed(value: Any) -> list[Record] | None:
    """Return a list of objects, also one that an object keeps under a usual name, or None."""
    if isinstance(value, dict):
        key = next((name for name in ("edges", "data", "items", "comments", "results") if name in value), None)
        # Who keeps a list beside fields of its own is a record.
        few = key is not None and not any(isinstance(one, str) and name in _IDS for name, one in value.items())
        return _listed(value[key]) if few and isinstance(value.get(str(key)), list) else None
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        return None
    return value


def _unwrap(record: Record) -> Record:
    """Return a record without the wrapping of its service: nodes of a graph, threads and snippets of YouTube."""
    for name in ("node", "tweet"):
        if len(record) == 1 and isinstance(record.get(name), dict):
            return _unwrap(record[name])
    snippet = record.get("snippet")
    if not isinstance(snippet, dict):
        return record
    outer = {key: value for key, value in record.items() if key != "snippet"}
    thread = snippet.get("topLevelComment")
    if isinstance(thread, dict):
        inner = {key: value for key, value in snippet.items() if key != "topLevelComment"}
        return {**inner, **_unwrap(thread), **({"replies": outer["replies"]} if "replies" in outer else {})}
    return {**outer, **snippet}


def _is_post(record: Record) -> bool:
    keys = {key.lower() for key in record}
    return bool(keys & _OF_POSTS) and any(key in _ANSWERS for key in keys)


def _first(record: Record, names: tuple[str, ...]) -> str:
    return next((said for name in names if (said := _text(record.get(name)))), "")


def _flatten(value: Any, path: str, row: dict[str, str], depth: int) -> None:
    """Put the values of an object into a row, each under the path that leads to it."""
    if isinstance(value, dict) and depth < _DEEPEST and (value or not path):
        for key, inner in value.items():
            name = " ".join(_whole(key).split())
            _flatten(inner, f"{path}/{name}" if path else name, row, depth + 1)
        return
    name = path or "()"
    # Two keys may differ in their blanks alone.
    row[name if name not in row else f"{name} ({len(row) + 1})"] = _text(value)


def _text(value: Any) -> str:
    if value is None or (isinstance(value, float) and not isfinite(value)):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, list) and not any(isinstance(one, list | dict) for one in value):
        return "; ".join(map(_text, value))
    if isinstance(value, list | dict):
        return _whole(json.dumps(value, ensure_ascii=False)) if value else ""
    return _whole(value) if isinstance(value, str) else str(value)


def _whole(text: str) -> str:
    """Return a text without halves of letters, which JSON may hold, and with one kind of line end."""
    whole = text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


_NO_JSON = (
    Bilingual("JSON yang utuh: satu daftar, atau satu objek di setiap baris",
              "sound JSON: one list, or one object in each line"),
    Bilingual("Ekspor ulang, atau simpan sebagai CSV.", "Export it again, or save it as CSV."),
)  # fmt: skip
_NO_RECORDS = (
    Bilingual("daftar komentar atau berita dalam JSON", "a list of comments or news in JSON"),
    Bilingual("Ekspor ulang sebagai CSV atau XLSX.", "Export it again as CSV or XLSX."),
)
