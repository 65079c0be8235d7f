"""An independent count of a raw file's words, with other libraries or nothing but patterns, and no idea of speech."""

import html
import io
import json
import re
import zipfile

from pypdf import PdfReader
from striprtf.striprtf import rtf_to_text

from casestudy.load.formats.leftovers import word_count

#: What the library for rich text drops, by the names of the loss report.
DROPPED_BY_STRIPRTF = {"page header", "footnote", "comment"}


def raw_words(name: str, data: bytes) -> int:
    """Return how many words a raw file holds, wherever they stand."""
    ending = name.lower().rpartition(".")[2]
    if data.startswith(b"PK"):
        return word_count(_archive(data))
    if data.startswith(b"{\\rtf"):
        # The library carries no annotations.
        return word_count(rtf_to_text(data.decode("latin-1")))  # type: ignore[no-untyped-call]
    if ending == "pdf":
        return word_count("\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages))
    text = _text(data)
    if ending == "json":
        return word_count(_segments(text))
    if "-->" in text:
        text = re.sub(r"<v\s+([^>]*)>", r" \1 ", text)
        text = html.unescape(re.sub(r"</?[a-z][^>]*>|<\d[^>]*>", "", text))
    return word_count(text)


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    if b"\0" in data:
        return data.decode("utf-16-le")
    text = data.decode("utf-8-sig", errors="replace")
    broken = text.count("\ufffd")
    return (
        text
        if 2 * broken <= sum(not letter.isascii() for letter in text) - broken
        else data.decode("cp1252", errors="replace")
    )


def _segments(text: str) -> str:
    document = json.loads(text)
    segments = document.get("segments", document.get("transcription"))
    return " ".join(f"{one.get('speaker', '')} {one['text']}" for one in segments)


def _archive(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    if "content.xml" in members:
        return "\n".join(_odt(members[name].decode()) for name in ("content.xml", "styles.xml") if name in members)
    if "word/document.xml" in members:
        wanted = re.compile(r"word/(?:document|comments|header\d*|footer\d*|footnotes|endnotes)\.xml")
        return "\n".join(_docx(text.decode()) for name, text in members.items() if wanted.fullmatch(name))
    return "\n".join(text.decode() for name, text in members.items() if name.endswith(".txt"))


def _docx(xml: str) -> str:
    xml = re.sub(r"<mc:Fallback>.*?</mc:Fallback>", "", xml, flags=re.S)
    xml = re.sub(r"<w:instrText.*?</w:instrText>", "", xml, flags=re.S)
    xml = re.sub(r"</w:p>|</w:tc>|<w:txbxContent>|<w:del>|</w:del>|<w:(?:br|tab|cr)/>", " ", xml)
    return html.unescape(re.sub(r"<[^>]*>", "", xml))


def _odt(xml: str) -> str:
    xml = re.sub(r"<dc:(creator|date)>.*?</dc:\1>", "", xml, flags=re.S)
    xml = re.sub(r"</text:[ph]>|</?office:annotation>|<text:(?:tab|line-break|s)\b[^>]*>", " ", xml)
    return html.unescape(re.sub(r"<[^>]*>", "", xml))
