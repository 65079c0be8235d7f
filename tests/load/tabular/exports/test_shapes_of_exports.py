"""Exports as the programs write them that researchers use, in CSV and JSON: each loads, with what its columns mean."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from casestudy.cells import Remarks
from casestudy.load.checks.files import inspect_file
from casestudy.load.tabular.register import load_register

Put = Callable[[str, str | bytes], Path]
Row = tuple[str, str, str, str]

#: Of each program: its file's name, its header, one row, and the platform, text, likes and parent of that row.
CSV: dict[str, tuple[str, str, str, Row]] = {
    "YouTube Data Tools": (
        "videoinfo_comments.tab", "id\treplyCount\tlikeCount\tpublishedAt\tauthorName\ttext\tauthorChannelId\tisReply\t"
        "isReplyTo",
        "UgxA.1\t0\t2\t2022-01-05 10:00:00\t@warga\tAmin\tUCa\t1\tUgxA", ("youtube", "Amin", "2", "UgxA"),
    ),
    "youtube-comment-downloader": (
        "c.csv", "cid,text,time,author,channel,votes,replies,photo,heart,reply,time_parsed",
        "UgxA.9,Amin,2 years ago,@a,UC,3,,u,False,True,1641376800.5", ("youtube", "Amin", "3", "UgxA"),
    ),
    "an older YouTube scraper": (
        "comments.csv", "id,user,date,timestamp,commentText,likes,hasReplies,numberOfReplies,video_id",
        "UgxA,warga,2 years ago,1641376800000,Amin,3,false,0,v1", ("youtube", "Amin", "3", ""),
    ),
    "a data set": (
        "dataset.csv", "Video ID,Author Name,Comment,Likes,Published At",
        "v1,@warga,Amin,3,2022-01-05T10:00:00Z", ("youtube", "Amin", "3", ""),
    ),
    "twint": (
        "tw.csv", "id,conversation_id,created_at,date,time,user_id,username,name,tweet,language,replies_count,"
        "retweets_count,likes_count,link",
        "1478614123456789012,1478614123456789011,2022-01-05 10:00:00 WIB,2022-01-05,10:00:00,1,warga,Warga,"
        "Amin,in,0,0,3,u",
        ("x", "Amin", "3", ""),
    ),
    "tweet-harvest": (
        "hasil.csv", "conversation_id_str;created_at;favorite_count;full_text;id_str;lang;username",
        '1478614123456789012;"Wed Jan 05 14:30:00 +0000 2022";3;"Amin; ya";1478614123456789012;in;warga',
        ("x", "Amin; ya", "3", ""),
    ),
    "a search saved by a program": (
        "data.csv", "id,id_str,text,full_text,created_at,user.screen_name,user.name,favorite_count,"
        "in_reply_to_status_id_str",
        "1478614123456789012,1478614123456789012,Am…,Amin,Wed Jan 05 14:30:00 +0000 2022,warga,Warga,3,"
        "1478614123456789011",
        ("x", "Amin", "3", "1478614123456789011"),
    ),
    "TAGS": (
        "tags.csv", "id_str,from_user,text,created_at,time,in_reply_to_status_id_str,source,status_url",
        "1478614123456789012,warga,Amin,Wed Jan 05 14:30:00 +0000 2022,05/01/2022 14:30:00,,web,u", ("x",
        "Amin", "", ""),
    ),
    "twarc": (
        "twarc.csv", "id,conversation_id,referenced_tweets.replied_to.id,author_id,created_at,text,"
        "public_metrics.like_count,author.username",
        "1478614123456789012,1478614123456789011,1478614123456789011,9,2022-01-05T10:00:00.000Z,Amin,3,warga",
        ("x", "Amin", "3", "1478614123456789011"),
    ),
    "Apify for Instagram": (
        "dataset_instagram-comment-scraper.csv", "id,likesCount,owner/id,owner/username,ownerUsername,postUrl,"
        "text,timestamp",
        "17890000000000001,3,9,warga,warga,https://ig/p/1,Amin,2022-01-05T10:00:00.000Z", ("instagram",
        "Amin", "3", ""),
    ),
    "a Chrome extension for Instagram": (
        "IG comments.csv", "User Id,Username,Comment Id,Comment Text,Profile URL,Avatar URL,Date",
        "9,warga,17890000000000001,Amin,u,u,2022-01-05 10:00:00", ("instagram", "Amin", "", ""),
    ),
    "PhantomBuster": (
        "result.csv", "profileUrl,username,fullName,comment,commentDate,likeCount,postUrl,timestamp",
        "u,warga,Warga,Amin,2022-01-05T10:00:00.000Z,3,https://ig/p/1,2023-02-01T00:00:00.000Z",
        ("instagram", "Amin", "3", ""),
    ),
    "exportcomments.com": (
        "instagram-comments.csv", "No,Name,Profile ID,Date,Likes,Comment,(view) Source",
        "1-1,warga,9,2022-01-05 10:00:00,3,Amin,view comment", ("instagram", "Amin", "3", ""),
    ),
    "Facepager": (
        "facepager.csv", "path;id;parent_id;object_type;query_status;message;created_time;from.name",
        "a;5_178;5_1;data;fetched;Amin;2022-01-05T10:00:00+0000;Warga", ("facebook", "Amin", "", "5_1"),
    ),
    "Apify for Facebook": (
        "fb.csv", "commentUrl,date,facebookUrl,feedbackId,id,likesCount,postTitle,profileName,text",
        "u,2022-01-05T10:00:00.000Z,https://fb/1,ZmV,Y29tbWVudDox,3,Rilis,Warga,Amin", ("facebook", "Amin", "3", ""),
    ),
    "a TikTok exporter": (
        "tiktok.csv", "No,Comment ID,Reply to Which Comment,User ID,Username,Nick Name,Comment,Comment Time,Digg Count",
        "1,7050000000000000002,7050000000000000001,9,warga,Warga,Amin,2022-01-05 10:00:00,3",
        ("tiktok", "Amin", "3", "7050000000000000001"),
    ),
    "Netlytic": (
        "twitter-netlytic.csv", "id,guid,link,pubdate,author,title,description,source",
        "1,1478614123456789012,u,2022-01-05 10:00:00,warga,Amin,Amin,web", ("x", "Amin", "", ""),
    ),
    "a form of one's own": (
        "rekap komentar IG.csv", "No.;Tanggal :;Akun*;Isi  Komentar;Jumlah Suka", "1;Rabu, 5 Januari 2022;"
        "@warga;Amin;3",
        ("instagram", "Amin", "3", ""),
    ),
}  # fmt: skip

_ID = "1478614123456789012"
_THREAD = {
    "id": "UgxA",
    "snippet": {
        "videoId": "v1", "totalReplyCount": 1,
        "topLevelComment": {"id": "UgxA", "snippet": {
            "textOriginal": "Semoga", "textDisplay": "Semoga", "authorDisplayName": "@a", "likeCount": 3,
            "publishedAt": "2022-01-05T10:00:00Z"}},
    },
    "replies": {"comments": [{"id": "UgxA.1", "snippet": {
        "parentId": "UgxA", "textOriginal": "Amin", "authorDisplayName": "@b", "likeCount": 0,
        "publishedAt": "2022-01-05T11:00:00Z"}}]},
}  # fmt: skip
_NODE = {
    "id": "17890000000000001", "text": "Semoga", "created_at": 1641376800, "owner": {"username": "a"},
    "edge_liked_by": {"count": 3},
    "edge_threaded_comments": {"edges": [{"node": {
        "id": "17890000000000002", "text": "Amin", "created_at": 1641376900, "owner": {"username": "b"}}}]},
}  # fmt: skip
#: Of each service: what its JSON holds, and the platform, text, likes and parent of each row.
JSON: dict[str, tuple[Any, list[Row]]] = {
    "the API of YouTube": (
        {"kind": "youtube#commentThreadListResponse", "etag": "e", "items": [_THREAD]},
        [("youtube", "Semoga", "3", ""), ("youtube", "Amin", "0", "UgxA")],
    ),
    "yt-dlp": (
        {"id": "v1", "title": "Video", "webpage_url": "https://yt/v1", "formats": [{"format_id": "1"}], "comments": [
            {"id": "UgxA", "text": "Semoga", "like_count": 3, "author": "@a", "parent": "root", "timestamp": 1641376800,
             "author_is_uploader": False},
            {"id": "UgxA.1", "text": "Amin", "like_count": 0, "author": "@b", "parent": "UgxA",
             "timestamp": 1641376900}]},
        [("youtube", "Semoga", "3", ""), ("youtube", "Amin", "0", "UgxA")],
    ),
    "Instaloader": (
        [{"id": 17890000000000001, "created_at": 1641376800, "text": "Semoga", "owner": {"id": "9", "username": "a"},
          "likes_count": 3, "answers": [{"id": 17890000000000002, "created_at": 1641376900, "text": "Amin",
                                         "owner": {"id": "8", "username": "b"}, "likes_count": 0}]}],
        [("instagram", "Semoga", "3", ""), ("instagram", "Amin", "0", "17890000000000001")],
    ),
    "the graph of Instagram": (
        {"data": {"shortcode_media": {"id": "2", "shortcode": "Ca1", "edge_media_to_parent_comment": {
            "count": 1, "page_info": {}, "edges": [{"node": _NODE}]}}}, "status": "ok"},
        [("instagram", "Semoga", "3", ""), ("instagram", "Amin", "", "17890000000000001")],
    ),
    "posts with comments": (
        [{"id": "2", "shortCode": "Ca1", "caption": "Rilis", "url": "https://ig/p/1", "latestComments": [
            {"id": "17890000000000001", "text": "Semoga", "ownerUsername": "a", "timestamp": "2022-01-05T10:00:00.000Z",
             "replies": [], "likesCount": 3}]},
         {"id": "3", "shortCode": "Ca2", "caption": "Rilis", "url": "https://ig/p/2", "latestComments": []}],
        [("instagram", "Semoga", "3", "")],
    ),
    "the API of X": (
        {"data": [{"id": _ID, "text": "Semoga", "created_at": "2022-01-05T10:00:00.000Z", "author_id": "9",
                   "conversation_id": _ID, "public_metrics": {"like_count": 3}}],
         "includes": {"users": [{"id": "9", "username": "a"}]}, "meta": {"result_count": 1}},
        [("x", "Semoga", "3", "")],
    ),
    "the older API of X": (
        {"statuses": [{"created_at": "Wed Jan 05 14:30:00 +0000 2022", "id": int(_ID), "id_str": _ID,
                       "full_text": "Semoga",
                       "user": {"screen_name": "a", "name": "A"}, "favorite_count": 3, "entities": {"urls": []}}],
         "search_metadata": {"count": 1}},
        [("x", "Semoga", "3", "")],
    ),
    "the graph of Facebook": (
        {"data": [{"id": "5_178", "message": "Semoga", "created_time": "2022-01-05T10:00:00+0000", "like_count": 3,
                   "from": {"name": "A", "id": "9"}, "comments": {"data": [
                       {"id": "5_179", "message": "Amin", "created_time": "2022-01-05T11:00:00+0000",
                        "from": {"name": "B", "id": "8"}}], "paging": {}}}], "paging": {}},
        [("facebook", "Semoga", "3", ""), ("facebook", "Amin", "", "5_178")],
    ),
    "TikTok": (
        {"comments": [{"aweme_id": "1", "cid": "7050000000000000001", "create_time": 1641376800, "digg_count": 3,
                       "text": "Semoga", "user": {"unique_id": "a"}, "reply_comment": [
                           {"cid": "7050000000000000002", "create_time": 1641376900, "digg_count": 0,
                            "text": "Amin"}]}],
         "has_more": 0},
        [("tiktok", "Semoga", "3", ""), ("tiktok", "Amin", "0", "7050000000000000001")],
    ),
}  # fmt: skip


def rows_of(path: Path) -> list[Row]:
    """Return platform, text, likes and parent of each comment of a file, all of one day."""
    table = load_register(path, "comments", remarks=(remarks := Remarks()))
    assert remarks.warnings == []
    assert set(table["date"].dt.strftime("%Y-%m-%d")) == {"2022-01-05"}
    likes = table["likes"].astype("object").where(table["likes"].notna(), "").map(str)
    return list(zip(table["platform"], table["text"], likes, table["parent"], strict=True))


@pytest.mark.parametrize(("name", "header", "row", "expected"), CSV.values(), ids=CSV)
def test_table_of_a_program(name: str, header: str, row: str, expected: Row, put: Put) -> None:
    """Day, platform, text, likes and what is answered are found, whatever the program calls them."""
    assert rows_of(put(f"x/{name}", f"{header}\n{row}\n")) == [expected]


@pytest.mark.parametrize(("document", "expected"), JSON.values(), ids=JSON)
def test_json_of_a_service(document: Any, expected: list[Row], put: Put) -> None:
    """Each comment is a row, what answers it the next one, with its code; posts are none."""
    path = put("x/unduhan.json", json.dumps(document, ensure_ascii=False))

    assert rows_of(path) == expected
    assert inspect_file(path).files[0].table == "comments"


def test_one_object_a_line(put: Put) -> None:
    """A file with a JSON object in each line is a list of them, under any of its endings."""
    lines = [{"date": "2022-01-05T10:00:00+00:00", "rawContent": text, "id": int(_ID) + n, "user": {"username": "a"},
              "likeCount": n, "retweetCount": 0} for n, text in enumerate(("Semoga", "Amin"))]  # fmt: skip
    for name in ("a.jsonl", "a.ndjson", "a.json", "a.txt"):
        path = put(f"x/{name}", "\n".join(map(json.dumps, lines)))
        assert rows_of(path) == [("x", "Semoga", "0", ""), ("x", "Amin", "1", "")]


def test_news_in_json(put: Put) -> None:
    """Articles of a service become clippings, their outlets out of an object of their own."""
    article = {
        "source": {"id": None, "name": "Kabar Randu"},
        "author": "Budi",
        "title": "Wali Kota Hadir",
        "url": "https://kabarrandu.example/1",
        "publishedAt": "2022-01-06T02:00:00Z",
        "content": "Isi berita.",
    }
    path = put("x/unduhan.json", json.dumps({"status": "ok", "totalResults": 1, "articles": [article]}))

    clippings = load_register(path, "clippings")

    assert clippings[["outlet", "headline", "text"]].to_numpy().tolist() == [
        ["Kabar Randu", "Wali Kota Hadir", "Isi berita."]
    ]
    assert inspect_file(path).files[0].table == "clippings"


@pytest.mark.parametrize("name", ["komentar.csv", "export.csv", "taxi.csv", "fox.json", "rekap exam.csv"])
def test_a_letter_in_a_name_is_no_platform(name: str, put: Put) -> None:
    """The platform is told by a word of the file's name: an x stands in every export."""
    header = (
        '[{"tanggal": "2022-01-05", "komentar": "Amin"}]' if name.endswith("json") else "tanggal,komentar\n2022-01-05,a"
    )

    report = inspect_file(put(f"x/{name}", header), kind="comments")

    assert [problem.expected.en for problem in report.errors] == ['the column "platform"']


def test_who_wrote_is_named_nowhere(put: Put) -> None:
    """Names, accounts, pictures and pages of authors are codes in every column of an export; counts stay."""
    header = "id_str,full_text,created_at,user.screen_name,user.name,user.followers_count,profile_image_url,lang"
    row = "1478614123456789012,Amin,Wed Jan 05 14:30:00 +0000 2022,warga1,Warga Satu,77,https://p/warga1.jpg,in"
    table = load_register(put("x/a.csv", f"{header}\n{row}\n"), "comments")

    values = {str(value) for value in table.iloc[0]}

    assert [value for value in values if "arga" in value] == []
    assert {"77", "in", "Amin"} <= values


def test_codes_that_only_count_take_their_replies_along(put: Put) -> None:
    """Where the codes of an export are no codes for good, the ones that are made stand in what answers them too."""
    rows = "id,parent_id,platform,date,comment\n1,,youtube,2022-01-05,Semoga\n2,1,youtube,2022-01-05,Amin\n"

    table = load_register(put("x/a.csv", f"{rows}".replace("comment\n", "clean_comment\n")), "comments")

    assert table["parent"].tolist() == ["", table["doc"][0]]
