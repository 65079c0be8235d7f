"""The chapter as one page: nothing from outside, nothing without its alternative text, nobody quoted unasked."""

import json
import re
import shutil
import subprocess
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from casestudy.case import Case
from casestudy.chapter.pages.contents import Chapter
from casestudy.chapter.pages.html import MOST, html_page
from casestudy.load.sources import load_case

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--virtual-time-budget=9000",
)  # fmt: skip
#: Opens everything that folds, and writes into the page what the browser makes of it.
MEASURE = """<script>
addEventListener("load", () => {
  const hidden = [...document.querySelectorAll("details *")].filter(one => one.tagName != "SUMMARY");
  const before = hidden.filter(one => one.checkVisibility()).length;
  document.querySelectorAll("details").forEach(one => { one.open = true; });
  const pictures = [...document.images];
  document.body.dataset.measured = JSON.stringify({
    folded: before, unfolded: hidden.filter(one => one.checkVisibility()).length, inside: hidden.length,
    pictures: pictures.length, drawn: pictures.filter(one => one.complete && one.naturalWidth > 0).length,
    sideways: document.documentElement.scrollWidth - innerWidth,
    loaded: performance.getEntriesByType("resource").filter(one => !one.name.startsWith("data:")).length,
  });
});
</script>"""
#: Elements without an end.
VOID = {"meta", "img", "br"}
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "em", "nav", "ul", "li", "a", "section",
    "figure", "figcaption", "b", "span", "img", "details", "summary", "div", "table", "thead", "tbody", "tr", "th",
    "td", "mark", "code",
}  # fmt: skip


class Page(HTMLParser):
    """Reads a page and keeps what stands in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember an element and that it is open."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Every element ends where it should."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Remember the words."""
        if "style" not in self.open:
            self.text.append(data)


@pytest.fixture
def page(kota: Case, chapter: Chapter) -> Page:
    """Return the page of the small chapter."""
    return Page(html_page(kota, chapter))


def test_the_page_is_whole_and_nothing_comes_from_outside(page: Page) -> None:
    """Every element is one of a few harmless ones and is closed; links stay in the page, pictures are in it."""
    assert page.open == []
    assert {tag for tag, _ in page.tags} <= ALLOWED
    assert all((attributes["href"] or "").startswith("#") for tag, attributes in page.tags if tag == "a")
    assert all((attributes["src"] or "").startswith("data:image/png") for tag, attributes in page.tags if tag == "img")
    names = {attributes["id"] for _, attributes in page.tags if "id" in attributes}
    assert {(attributes["href"] or "")[1:] for tag, attributes in page.tags if tag == "a"} <= names


def test_pictures_speak_and_languages_are_named(page: Page) -> None:
    """Each figure has the register's sentence; the page and the captions in the other language say which it is."""
    images = [attributes for tag, attributes in page.tags if tag == "img"]

    assert [image["alt"] for image in images] == ["Batang <b>3</b>."]
    assert page.tags[0] == ("html", {"lang": "id"})
    assert [attributes["lang"] for tag, attributes in page.tags if tag == "span" and "lang" in attributes] == [
        "en",
        "en",
    ]


def test_text_from_a_case_is_no_markup(kota: Case, chapter: Chapter) -> None:
    """What looks like an element in a caption, an alternative text or a passage is shown as it was written."""
    assert "<b>3</b>" not in html_page(kota, chapter)
    assert "&lt;b&gt;3&lt;/b&gt;" in html_page(kota, chapter)


def test_a_table_is_a_table(page: Page) -> None:
    """The informants can be read cell by cell, under headings that say they are."""
    assert [attributes.get("scope") for tag, attributes in page.tags if tag == "th"].count("col") >= 8
    assert "Informan" in page.text


def test_every_figure_unfolds_to_its_numbers_and_its_evidence(page: Page, kota: Case) -> None:
    """Behind each exhibit stand its numbers and each passage with document, line, speaker, coder and words."""
    assert page.text.count("Angka di baliknya") == page.text.count("Bukti di balik setiap angka") == 2
    coded = load_case(kota).segments.query("coder == 'contoh-1'")
    shown = coded[coded["doc"] == "IK-1"].iloc[0]
    assert any(shown["quote"][:60] in text for text in page.text)
    assert any(re.fullmatch(r"IK-1, baris \d+ · .* · contoh-1 · n", text) for text in page.text)


def test_words_to_be_paraphrased_only_are_not_in_the_page(page: Page, kota: Case) -> None:
    """Of informants without consent to be quoted the place is shown and the words are not."""
    sources = load_case(kota)
    hidden = sources.informants.loc[sources.informants["consent"] == "paraphrase", "informant"]
    coded = sources.segments[sources.segments["doc"].isin(hidden) & (sources.segments["coder"] == "contoh-1")]
    everything = " ".join(page.text)

    assert len(coded) > 0
    assert [quote for quote in coded["quote"] if quote[:40] in everything] == []
    assert everything.count("[hanya boleh diparafrasakan]") == min(len(coded), MOST)


def test_of_many_passages_the_first_are_shown_and_the_others_counted(page: Page, kota: Case) -> None:
    """Behind a large number stand a few passages, how many more there are, and the command that shows them all."""
    coded = load_case(kota).segments.query("coder == 'contoh-1'")
    spans = coded[coded["doc"] == "IK-1"].drop_duplicates(["start", "end"])

    left = len(spans) - MOST
    assert left > 0
    assert f"… dan {left} lagi: " in page.text
    assert "casestudy trace peaks --row 1" in page.text


@pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed")
@pytest.mark.parametrize("width", [1100, 500])
def test_a_browser_shows_the_page(kota: Case, chapter: Chapter, tmp_path: Path, width: int) -> None:
    """Every picture is drawn, numbers and passages unfold, nothing is loaded from outside or reaches over the edge."""
    file = tmp_path / "chapter.html"
    file.write_text(html_page(kota, chapter).replace("</body>", f"{MEASURE}</body>"), "utf-8")

    shown = subprocess.run(
        [str(BROWSER), *QUIET, f"--user-data-dir={tmp_path}/profile", f"--window-size={width},900", "--dump-dom",
         file.as_uri()], check=True, capture_output=True, text=True, encoding="utf-8", timeout=120,
    )  # fmt: skip

    found = re.search(r'data-measured="([^"]+)"', shown.stdout)
    assert found, shown.stderr
    measured = json.loads(unescape(found[1]))
    assert measured["pictures"] == measured["drawn"] == 1
    assert measured["folded"] == 0
    assert measured["unfolded"] == measured["inside"] > 20
    assert measured["loaded"] == 0
    assert measured["sideways"] <= 0
