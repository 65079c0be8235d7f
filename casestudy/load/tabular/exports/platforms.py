"""What other programs call their columns: comment exports of the platforms, and tables of news articles."""

import html
import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

import pandas as pd

from casestudy.tables import TABLES, Table, plain_header

#: The columns of a table that a program cannot know and an export may lack: codes that are made here, what is coded.
MADE_LATER = {"clippings": ("doc", "outlet", "tone"), "comments": ("doc",), "documents": ("doc",)}


@dataclass(frozen=True)
class Export:
    """A kind of export: the table it fills, and the headers of each column in the order in which they are taken.

    ``signs`` are sets of headers each of which gives the kind away; ``constants`` are what every row holds.
    """

    name: str
    table: str
    columns: Mapping[str, tuple[str, ...]]
    signs: tuple[frozenset[str], ...] = ()
    constants: Mapping[str, str] = field(default_factory=dict)


def _platform(name: str, signs: str, **columns: str) -> Export:
    """Return the export of a platform; alternatives are divided by spaces, headers that go together by a plus."""
    return Export(
        name, "comments", {column: tuple(headers.split()) for column, headers in columns.items()},
        tuple(frozenset(sign.split("+")) for sign in signs.split()), {"platform": name},
    )  # fmt: skip


_AUTHORS = "author author_name username user_name user screen_name name nama akun from from_name"
EXPORTS = (
    _platform(
        "youtube",
        "author_is_uploader "
        "authordisplayname textdisplay textoriginal text_display videoid+comment video_id+comment "
        "comment_text+video_id commenttext cid+votes clean_comment authorchannelid author+text+video_id "
        "like_count+text+video_id",
        doc="commentid comment_id cid id",
        parent="parentid parent_id parent_comment_id isreplyto replyto reply_to parent",
        date="publishedat published_at comment_create_timestamp time_parsed date time timestamp updatedat updated_at",
        post="videoid video_id video videourl video_url",
        text="textoriginal text_original textdisplay text_display comment comment_text commenttext text clean_comment "
        "content",
        likes="likecount like_count likes votes", author=f"authordisplayname author_display_name authorname {_AUTHORS}",
    ),
    _platform(
        "instagram",
        "ownerusername owner_username media_id+username commenturl+posturl commentdate+username "
        "posturl+username+comment shortcode like_count+username+timestamp "
        "likescount+timestamp+text ig_id",
        doc="id pk comment_id commentid", parent="parent_id parent_comment_id parentcommentid replied_to_comment_id",
        date="commentdate comment_date timestamp created_at created_time created_at_utc date",
        post="posturl post_url media_id mediaid shortcode permalink inputurl", text="text comment message comment_text",
        likes="likescount likes_count like_count likecount likes comment_like_count edge_liked_by_count",
        author=f"ownerusername owner_username {_AUTHORS}",
    ),
    _platform(
        "x",
        "full_text tweet_id tweetid tweet tweet_text tweet_url id_str retweet_count retweetcount retweets_count "
        "in_reply_to_status_id in_reply_to_screen_name favorite_count inreplytotweetid referenced_tweets "
        "public_metrics_like_count conversation_id+author_id edit_history_tweet_ids rawcontent",
        doc="id_str tweet_id tweetid id status_id",
        parent="in_reply_to_status_id_str in_reply_to_status_id in_reply_to_tweet_id inreplytotweetid inreplytoid "
        "in_reply_to_id referenced_tweets_replied_to_id",
        date="created_at createdat datetime date timestamp tweet_date",
        post="conversation_id_str conversation_id conversationid",
        text="full_text fulltext tweet_text text tweet content rawcontent",
        likes="favorite_count favourite_count like_count likecount likes_count public_metrics_like_count likes "
        "favorites",
        author=f"user_screen_name user_username author_username from_user screenname {_AUTHORS} author_id user_id",
    ),
    _platform(
        "facebook",
        "comment_message created_time+message facebookurl comment_likecount from_name+message feedbackid",
        doc="id comment_id commentid feedbackid", parent="parent_id parentid replytocommentid",
        date="created_time comment_published date timestamp created_at",
        post="post_id postid facebookurl post_url permalink_url",
        text="message comment_message text comment comment_text",
        likes="like_count likes_count likescount comment_likecount likes", author=f"profilename {_AUTHORS}",
    ),
    _platform(
        "tiktok",
        "diggcount digg_count videoweburl createtimeiso aweme_id",
        doc="cid comment_id id",
        parent="repliestoid replies_to_id reply_id reply_to_which_comment parent_id",
        date="createtimeiso createtime create_time comment_time created_at date",
        post="videoweburl video_url aweme_id video_id",
        text="text comment comment_text", likes="diggcount digg_count likes like_count",
        author=f"uniqueid user_unique_id user_uniqueid {_AUTHORS}",
    ),
    Export(
        "comments", "comments",
        {
            "doc": ("comment_id", "commentid", "reviewid", "guid", "id"), "parent": ("parent_id", "parentid"),
            "date": ("date", "tanggal", "tgl", "created_at", "published_at", "publishedat", "timestamp", "datetime",
                     "created_time", "waktu", "time", "published", "pubdate", "comment_time", "comment_date", "at",
                     "updated_at"),
            "post": ("post", "unggahan", "post_id", "post_url", "video_id"),
            "text": ("text", "teks", "comment", "komentar", "isi_komentar", "comment_text", "content", "isi", "message",
                     "body", "review", "ulasan", "description"),
            "likes": ("likes", "suka", "like_count", "likecount", "jumlah_suka", "thumbsupcount"),
            "author": tuple(_AUTHORS.split()),
        },
    ),
    Export(
        "news", "clippings",
        {
            "doc": ("id", "doc"),
            "date": ("date", "tanggal", "tgl_terbit", "tanggal_terbit", "tgl", "published", "publish_date",
                     "published_date", "date_published", "published_at", "publishedat", "publication_date", "pubdate",
                     "datetime", "timestamp", "created_at", "waktu", "time"),
            "outlet": ("outlet", "media", "nama_media", "media_name", "source", "source_name", "sumber", "publisher",
                       "publication", "newspaper", "portal", "situs", "site", "website", "domain"),
            "headline": ("headline", "title", "judul", "judul_berita", "article_title", "news_title"),
            "text": ("text", "teks", "content", "isi", "isi_berita", "konten", "body", "full_text", "article",
                     "artikel", "article_text", "maintext", "berita", "hit_sentence", "opening_text", "hlead",
                     "lead_paragraph", "description", "summary", "ringkasan"),
            "url": ("url", "link", "tautan", "article_url", "link_berita", "source_url", "permalink"),
            "tone": ("tone", "tone_berita", "tone_pemberitaan", "nada_berita"),
            "topic": ("topic", "topik", "category", "kategori", "section", "rubrik"),
        },
    ),
)  # fmt: skip

_MARKUP = re.compile(
    r"<br ?/?>|</?(?:a|b|i|u|s|p|em|strong|span|div)(?: [^<>]{0,2000})?>|&(?:#\d{1,7}|[a-z]{2,8});", re.I
)
_BREAK = re.compile(r"<br ?/?>|</(?:p|div)>", re.I)
_TAG = re.compile(r"</?(?:a|b|i|u|s|p|em|strong|span|div)(?: [^<>]{0,2000})?>", re.I)


def find_export(headers: Iterable[str], table: str) -> Export | None:
    """Return the kind of export that a file is, as far as its headers tell and every column that is needed is there.

    Examples
    --------
    >>> find_export(["publishedAt", "authorDisplayName", "comment", "likeCount"], "comments").name
    'youtube'
    >>> find_export(["Judul", "Isi", "Tanggal"], "clippings").name
    'news'
    >>> find_export(["Nama", "Jabatan"], "clippings")
    """
    plain = {plain_export(header) for header in headers}
    needed = [c.name for c in TABLES[table].columns if c.required and c.name not in MADE_LATER.get(table, ())]
    for export in EXPORTS:
        if export.table != table or (export.signs and not any(sign <= plain for sign in export.signs)):
            continue
        found = {*export.constants, *(name for name, headers in export.columns.items() if plain & {*headers})}
        # The platform may be named by the file.
        if not {*needed} - found - {"platform"}:
            return export
    return None


def rename(headers: Iterable[str], export: Export, table: Table, *, undated: Container[str] = ()) -> dict[str, str]:
    """Return the library's column for each header of an export that has one; the first alternative is taken.

    A header that the library knows itself and that no column of the export claims keeps its meaning. Headers of
    `undated` hold no days, such as ``2 years ago``, and are no column of days.

    Examples
    --------
    >>> rename(["comment", "textOriginal", "sentimen"], EXPORTS[0], TABLES["comments"])
    {'textOriginal': 'text', 'sentimen': 'tone'}
    """
    plain: dict[str, str] = {}
    for header in headers:
        plain.setdefault(plain_export(header), header)
    taken: dict[str, str] = {}
    for column, alternatives in export.columns.items():
        free = [plain[one] for one in alternatives if one in plain and plain[one] not in taken]
        found = next((one for one in free if column != "date" or one not in undated), next(iter(free), None))
        if found is not None:
            taken[found] = column
    claimed = {*taken.values(), *(one for headers_ in export.columns.values() for one in headers_)}
    for header in plain.values():
        own = table.header(header)
        if header not in taken and own and own.name not in taken.values() and plain_export(header) not in claimed:
            taken[header] = own.name
    return taken


def knows(table: str, header: str) -> bool:
    """Return whether a text is a header of a table, its own or that of an export.

    Examples
    --------
    >>> knows("comments", "likeCount"), knows("comments", "Komentar warga")
    (True, False)
    """
    own, exported = _known(table)
    return plain_header(header) in own or plain_export(header) in exported


@cache
def _known(table: str) -> tuple[frozenset[str], frozenset[str]]:
    own = {plain_header(name) for column in TABLES[table].columns for name in (column.name, *column.aliases)}
    kinds = [export for export in EXPORTS if export.table == table]
    return frozenset(own), frozenset(name for kind in kinds for names in kind.columns.values() for name in names)


def plain_export(header: str) -> str:
    """Return a header as the header sets write it, paths such as ``owner/username`` with underscores.

    Examples
    --------
    >>> plain_export("owner/username"), plain_export("Created At (UTC)")
    ('owner_username', 'created_at')
    """
    return plain_header(re.sub(r"\(.{0,40}\)$", "", header.strip()[:100]).replace("/", "_").replace(".", "_"))


def strip_markup(values: pd.Series) -> tuple[pd.Series, int]:
    r"""Return the texts of one column as they were typed, and how many of them held markup.

    Some programs hand comments out as HTML: ``<br>``, links, ``&quot;``. They are taken for HTML only where the
    whole column is: where no ``&`` or ``<`` stands that HTML would have written otherwise.

    Examples
    --------
    >>> values, count = strip_markup(pd.Series(["Halo &amp; <b>selamat</b><br>pagi", "1 suka"]))
    >>> values.tolist(), count
    (['Halo & selamat\npagi', '1 suka'], 1)
    >>> strip_markup(pd.Series(["A & B &amp; C"]))[1]
    0
    """
    held = values.str.contains("[<&]")
    if not held.any():
        return values, 0
    marked = values[held]
    rest = marked.map(lambda text: _MARKUP.sub("", text))
    if rest.str.contains("[<&]").any():
        return values, 0
    plain = marked.map(lambda text: html.unescape(_TAG.sub("", _BREAK.sub("\n", text))))
    return values.mask(held, plain.reindex(values.index)), len(marked)
