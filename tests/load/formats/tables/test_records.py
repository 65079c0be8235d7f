"""Tests of casestudy.load.formats.tables.records."""

import json
from typing import Any

import pytest

from casestudy.errors import CaseError
from casestudy.load.formats.tables import records
from casestudy.load.formats.tables.records import read_records


def rows(document: Any) -> list[dict[str, str]]:
    """Return the rows of a document, without their empty cells."""
    cells = read_records(document if isinstance(document, str) else json.dumps(document), file="a.json").cells
    return [{str(name): value for name, value in row.items() if value} for row in cells.to_dict("records")]


@pytest.mark.parametrize(
    "document",
    [
        [{"id": "1"}, {"id": "2"}],
        {"data": [{"id": "1"}, {"id": "2"}], "meta": {"n": 2}},
        {"n": 2, "daftar": [{"id": "1"}, {"id": "2"}]},
        {"response": {"results": [{"id": "1"}, {"id": "2"}]}},
        {"a": {"b": {"edges": [{"node": {"id": "1"}}, {"node": {"id": "2"}}]}}},
        '{"id": "1"}\n\n{"id": "2"}\n',
        'window.YTD.tweets.part0 = [{"tweet": {"id": "1"}}, {"tweet": {"id": "2"}}];',
    ],
)
def test_where_records_stand(document: Any) -> None:
    """A list is found under whatever wraps it: nothing, a usual name, a name of its own, a graph, lines, a script."""
    assert rows(document) == [{"id": "1"}, {"id": "2"}]


def test_objects_under_their_codes() -> None:
    """Where the name of an object is its code, the code is kept."""
    assert rows({"k1": {"text": "a"}, "k2": {"text": "b"}}) == [{"id": "k1", "text": "a"}, {"id": "k2", "text": "b"}]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("a\r\nb", "a\nb"), (3, "3"), (3.0, "3"), (2.5, "2.5"), (True, "true"), (None, ""), ([], ""), ({}, ""),
        (1478614123456789012, "1478614123456789012"), (["a", 1, None], "a; 1; "), ([{"b": 1}], '[{"b": 1}]'),
        ("\ud83d", "\ufffd"), ("😀", "😀"), (float("nan"), ""),
    ],
)  # fmt: skip
def test_the_value_of_a_cell(value: Any, cell: str) -> None:
    """Numbers keep all their digits, lists of texts are joined, nothing is an empty cell, half a letter is none."""
    table = read_records(json.dumps([{"id": "1", "a": value}]), file="a.json")

    assert table.cells.get("a", [""])[1 if "a" in table.cells else 0] == cell


def test_answers_and_posts() -> None:
    """Answers name what they answer, at any depth, and stand under its post; a post is no comment."""
    document = [
        {"url": "u", "caption": "Rilis", "comments": [
            {"id": "1", "replies": [{"id": "2", "replies": {"data": [{"id": "3"}]}}]}, {"id": "4", "replies": []},
        ]},
    ]  # fmt: skip

    table = read_records(json.dumps(document), file="a.json")

    assert rows(document) == [
        {"id": "1", "post": "u"},
        {"id": "2", "parent": "1", "post": "u"},
        {"id": "3", "parent": "2", "post": "u"},
        {"id": "4", "post": "u"},
    ]
    assert [fact.en for fact in table.facts] == ["comments of 1 posts read; the posts' own texts are not"]


def test_keys_that_differ_in_blanks() -> None:
    """No value is lost where two names are the same once their blanks are."""
    assert sorted(rows('[{"a b": "1", "a  b": "2", "": "3"}]')[0].values()) == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("[1, 2]", None),
        ("[]", None),
        ('{"a": 1', None),
        ('{"a": 1}\n{"a": 2\n', 2),
        ('{"a": 1}\nx\n', 2),
        ("x", None),
    ],
)
def test_what_is_no_list_of_records_is_refused(text: str, row: int | None) -> None:
    """Broken JSON is told with its line where there is one, other JSON as what was expected."""
    with pytest.raises(CaseError) as refused:
        read_records(text, file="a.json")

    assert [problem.row for problem in refused.value.problems] == [row]


def test_more_than_an_export_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Objects and lists are counted before they are made."""
    monkeypatch.setattr(records, "MAX_BRACKETS", 10)
    with pytest.raises(CaseError, match="a table of at most"):
        read_records(json.dumps([{"a": 1}] * 20), file="a.json")
