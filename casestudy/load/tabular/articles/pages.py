"""Saved pages of articles (HTML, MHTML): outlet, day, headline and text; never a connection to where they came from."""

import re
from email import policy
from email.parser import BytesParser
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.files import read_bytes
from casestudy.load.tabular.exports.identity import site_of

ENDINGS = (".htm", ".html", ".mht", ".mhtml")
#: No article is longer or has more tags; such a page would keep the reader busy for minutes.
_LARGEST, _MOST_TAGS = 3_000_000, 20_000
_SAVED_FROM = re.compile(rb"<!-- saved from url=\(\d{1,4}\)(\S{1,2000}) -->")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})[ _-]")


def read_page(path: Path, *, file: str | None = None) -> dict[str, str]:
    """Return the article of one saved page.

    The text is found by the library trafilatura (the extra ``web``), which leaves menus, advertisements and lists of
    links out; it reads the page that is given, and opens no connection.

    Parameters
    ----------
    path : pathlib.Path
        An .html page, or the .mhtml that a browser saves as one file.
    file : str, optional
        Names the file in messages; by default its name.

    Returns
    -------
    dict
        ``doc`` (the outlet's site and a hash of the address, or of the file's name where the page does not tell its
        address), ``date``, ``outlet``, ``headline``, ``text``, ``url``; ``""`` for what the page does not tell. A day
        at the start of the file's name, as in ``2022-01-05 kabar.html``, holds over the page's own.

    Raises
    ------
    CaseError
        Where trafilatura is not installed, the file is no page, is larger than 3 MB, or holds no article.
    """
    file = file or path.name
    if any(find_spec(name) is None for name in ("trafilatura", "lxml_html_clean")):
        raise CaseError(_not_installed(file))
    markup, url = _markup(path, file)
    if len(markup) > _LARGEST or markup.count(b"<") > _MOST_TAGS:
        raise CaseError(_too_large(file))
    found = _extract(markup, url)
    if not found.get("title") or found.get("text", "") in ("", found.get("title")):
        raise CaseError(_no_article(file))
    url = found.get("url") or url
    site = site_of(url)
    dated = _DAY.match(path.name)
    return {
        "doc": f"{site or 'halaman'}-{sha256((url or path.stem).encode()).hexdigest()[:8]}",
        "date": dated[1] if dated else found.get("date", ""),
        "outlet": found.get("sitename") or site,
        "headline": found["title"],
        # Where the headline opens the article it is told twice.
        "text": found["text"].removeprefix(found["title"]).lstrip("\n"),
        "url": url,
    }


def _markup(path: Path, file: str) -> tuple[bytes, str]:
    """Return the HTML of a page and the address that it was saved from, where the file tells it."""
    data = read_bytes(path, file=file)
    if len(data) > 10 * _LARGEST:
        raise CaseError(_too_large(file))
    if re.search(rb"^(?:mime-version|content-type|snapshot-content-location|from):", data[:2000], re.I | re.M):
        message = BytesParser(policy=policy.default).parsebytes(data)
        location = str(message.get("Snapshot-Content-Location", ""))
        for part in message.walk():
            if part.get_content_type() == "text/html":
                payload = part.get_payload(decode=True)
                return payload if isinstance(payload, bytes) else b"", location or str(part.get("Content-Location", ""))
        raise CaseError(_no_article(file))
    if not re.search(rb"<(?:!doctype html|html|head|body|article|div|p)\b", data[:20_000].replace(b"\0", b""), re.I):
        raise CaseError(_no_article(file))
    saved = _SAVED_FROM.search(data[:4000])
    return data, saved[1].decode("ascii", errors="ignore") if saved else ""


def _extract(markup: bytes, url: str) -> dict[str, str]:
    import logging

    from trafilatura import bare_extraction

    # It reports pages that it cannot read on the screen as well.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(markup, url=url or None, with_metadata=True, include_comments=False)
    # A page that breaks its parser surfaces as whatever the first misread part breaks.
    except Exception:
        return {}
    if found is None:
        return {}
    fields = found if isinstance(found, dict) else found.as_dict()
    return {name: str(fields[name]) for name in ("title", "text", "date", "sitename", "url") if fields.get(name)}


def _not_installed(file: str) -> Problem:
    return Problem(
        file,
        Bilingual(
            "pustaka pembaca halaman web, yang belum terpasang", "the reader of web pages, which is not installed"
        ),
        Bilingual(
            "Pasang dengan: pip install trafilatura lxml_html_clean",
            "Install it with: pip install trafilatura lxml_html_clean",
        ),
    )


def _too_large(file: str) -> Problem:
    return Problem(
        file,
        Bilingual("halaman satu artikel, paling besar 3 MB", "the page of one article, 3 MB at most"),
        Bilingual(
            "Simpan artikelnya saja (mode baca di peramban).", "Save the article alone (reader mode in the browser)."
        ),
    )


def _no_article(file: str) -> Problem:
    return Problem(
        file,
        Bilingual(
            "halaman web yang memuat judul dan teks artikel", "a web page with the headline and text of an article"
        ),
        Bilingual(
            "Buka halaman artikelnya di peramban dan simpan lagi.",
            "Open the article's page in a browser and save it again.",
        ),
    )
