"""Tests of casestudy.load.tabular.articles.pages."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from casestudy.errors import CaseError
from casestudy.load.checks.files import inspect_file
from casestudy.load.tabular.articles import pages
from casestudy.load.tabular.articles.pages import read_page
from casestudy.load.tabular.register import load_register
from tests.load.table_makers import CLIPPINGS, PAGE, mhtml, page_table

pytest.importorskip("trafilatura")

ADDRESS = "https://www.kabarrandu.example/2022/wali"


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every connection an error."""

    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_an_article_is_read_without_a_connection(tmp_path: Path, no_network: None) -> None:
    """Outlet, day, headline and text come from the page; menus and footers are no part of it."""
    assert no_network is None
    path = tmp_path / "a.html"
    path.write_text(PAGE, "utf-8")

    page = read_page(path)

    assert (page["outlet"], page["date"], page["headline"]) == (
        "Kabar Randu",
        "2022-01-06",
        "Wali Kota Hadir di Balai Warga",
    )
    assert page["text"].startswith("Wali kota menghadiri pertemuan warga")
    assert "Beranda" not in page["text"]
    assert "Hak cipta" not in page["text"]


def test_a_page_is_named_by_its_address(tmp_path: Path) -> None:
    """The same page has the same code in either format and under any name, where it tells where it came from."""
    saved = f"<!-- saved from url=({len(ADDRESS):04d}){ADDRESS} -->\n{PAGE}"
    (tmp_path / "a.html").write_text(saved, "utf-8")
    (tmp_path / "lain.htm").write_text(saved, "utf-8")
    (tmp_path / "a.mhtml").write_bytes(mhtml(PAGE, ADDRESS))

    codes = {read_page(tmp_path / name)["doc"] for name in ("a.html", "lain.htm", "a.mhtml")}

    (code,) = codes
    assert code.startswith("kabarrandu.example-")
    assert read_page(tmp_path / "a.mhtml")["url"] == ADDRESS


def test_a_day_in_the_name_holds(tmp_path: Path) -> None:
    """A page that does not tell its day is dated by its file's name, and one that tells a wrong one as well."""
    path = tmp_path / "2022-01-07 kabar.html"
    path.write_text(PAGE.replace('content="2022-01-06T09:00:00+07:00"', 'content=""'), "utf-8")

    assert read_page(path)["date"] == "2022-01-07"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"bukan halaman", "a web page with the headline and text"),
        (b"<html><body></body></html>", "a web page with the headline and text"),
        (b"<html><p>" + b"<br>" * 50_000, "3 MB at most"),
        (b"<html><p>" + b"kata " * 700_000, "3 MB at most"),
        (b"MIME-Version: 1.0\nContent-Type: text/plain\n\nisi", "a web page with the headline and text"),
        (b"", "content; the file is empty"),
    ],
)
def test_what_is_no_article_is_refused(data: bytes, said: str, tmp_path: Path) -> None:
    """A file that is no page, has no article or is larger than any is refused with its reason."""
    path = tmp_path / "a.html"
    path.write_bytes(data)

    with pytest.raises(CaseError, match=said):
        read_page(path)


def test_without_its_library_a_page_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader of pages is an extra, and its name is in the message."""
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    monkeypatch.setattr(pages, "find_spec", lambda _: None)

    with pytest.raises(CaseError, match="pip install trafilatura"):
        read_page(tmp_path / "a.html")


def test_the_library_is_imported_when_a_page_is_read() -> None:
    """Neither the package nor the loaders load it."""
    code = (
        "import sys, casestudy.load.tabular.web as _; print([m for m in ('trafilatura', 'lxml') if m in sys.modules])"
    )

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_a_page_of_a_table_is_a_register(tmp_path: Path) -> None:
    """A page whose table has the headers of clippings holds its rows, and is no article."""
    path = tmp_path / "rekap.html"
    path.write_text(page_table(CLIPPINGS), encoding="utf-8")

    assert load_register(path, "clippings")["doc"].tolist() == ["KL-1", "KL-2"]
    assert inspect_file(path).files[0].rows == 2
