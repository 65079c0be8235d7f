"""Tests of casestudy.load.tabular.exports.platforms."""

import pandas as pd
import pytest

from casestudy.load.tabular.exports.platforms import EXPORTS, find_export, knows, plain_export, rename, strip_markup
from casestudy.tables import TABLES


def test_every_export_fills_columns_that_there_are() -> None:
    """The columns of every kind are the table's, and each alternative is written as headers are compared."""
    for export in EXPORTS:
        assert {*export.columns, *export.constants} <= set(TABLES[export.table].names), export.name
        for headers in export.columns.values():
            assert [header for header in headers if plain_export(header) != header] == [], export.name


@pytest.mark.parametrize(
    ("headers", "table", "name"),
    [
        (["publishedAt", "authorDisplayName", "comment", "likeCount"], "comments", "youtube"),
        (["id", "text", "timestamp", "ownerUsername", "postUrl"], "comments", "instagram"),
        (["created_at", "full_text", "id_str"], "comments", "x"),
        (["Tweet Id", "Datetime", "Text", "Username"], "comments", "x"),
        (["comment_message", "comment_published"], "comments", "facebook"),
        (["cid", "text", "createTimeISO", "diggCount"], "comments", "tiktok"),
        (["tanggal", "komentar"], "comments", "comments"),
        (["Date", "Headline", "URL", "Hit Sentence", "Source"], "clippings", "news"),
        (["judul_berita", "tanggal_terbit", "isi_berita", "link"], "clippings", "news"),
        (["authorDisplayName", "likeCount"], "comments", None),
        (["nama", "jabatan"], "clippings", None),
        (["tanggal", "komentar"], "informants", None),
    ],
)
def test_find_export(headers: list[str], table: str, name: str | None) -> None:
    """A kind is recognised by its signs where day and text are there; without them it is none."""
    found = find_export(headers, table)

    assert (found and found.name) == name


def test_the_first_alternative_is_taken() -> None:
    """Of several headers of one column the best is used, and the others keep their own names."""
    x = next(export for export in EXPORTS if export.name == "x")

    assert rename(["date", "created_at", "tweet", "id", "nama", "sentimen"], x, TABLES["comments"]) == {
        "created_at": "date", "tweet": "text", "id": "doc", "nama": "author", "sentimen": "tone",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("header", "known"), [("Judul Berita", True), ("judul", True), ("kolom lain", False), ("", False)]
)
def test_knows(header: str, known: bool) -> None:
    """The headers of a table and of its exports are known, whatever their spelling."""
    assert knows("clippings", header) == known


@pytest.mark.parametrize(
    "texts",
    [["A < B"], ["Q&A"], ["a &amp; b", "Q & A"], ["<tanpa akhir"], ["a <b> c <lain>"], ["<" * 5000]],
)
def test_text_that_is_no_markup_is_left_alone(texts: list[str]) -> None:
    """A column in which one sign stands that HTML would have written otherwise was typed like that."""
    values, count = strip_markup(pd.Series(texts))

    assert (values.tolist(), count) == (texts, 0)


def test_markup_is_undone() -> None:
    """Breaks are line ends, tags go, codes of letters become the letters, and a typed < comes back."""
    values, count = strip_markup(pd.Series(
        ['Lihat <a href="https://a.example/?x=1&amp;y=2">ini</a>', "1 &lt; 2<br />ya &#39;kan", "polos"]
    ))  # fmt: skip

    assert values.tolist() == ["Lihat ini", "1 < 2\nya 'kan", "polos"]
    assert count == 2
