"""Tests of casestudy.load.tabular.web, against a server on this machine."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from casestudy.case import Case
from casestudy.errors import CaseError
from casestudy.load.registers import load_table
from casestudy.load.tabular.web import fetch_pages, read_addresses
from tests.load.table_makers import PAGE

Put = Callable[[str, str | bytes], Path]


class Pages(BaseHTTPRequestHandler):
    """Answers as newspapers do: with a page, a detour, another kind of file, or an error."""

    asked: list[str]

    def do_GET(self) -> None:
        """Answer one request."""
        self.asked.append(self.path)
        detour = {"/moved": "/page", "/file": "file:///etc/hostname", "/ftp": "ftp://127.0.0.1/x"}.get(self.path)
        if detour:
            self.send_response(302)
            self.send_header("Location", detour)
            self.end_headers()
            return
        if self.path == "/none":
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", "application/pdf" if self.path == "/pdf" else "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"x" * 3_000_001 if self.path == "/large" else PAGE.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    """Return the address of a server on this machine."""
    Pages.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def test_pages_become_clippings(server: str, case: Case) -> None:
    """A page that was fetched stands among the raw clippings with its address, and is read like one saved by hand."""
    pytest.importorskip("trafilatura")

    (path,) = fetch_pages(case, [f"{server}/page"], pause=0)

    assert path.parent == case.folder / "raw" / "clippings"
    assert path.read_text("utf-8").startswith(f"<!-- saved from url=({len(server) + 5:04d}){server}/page -->\n")
    clippings = load_table(case, "clippings")
    assert clippings[["outlet", "url"]].to_numpy().tolist() == [["Kabar Randu", f"{server}/page"]]


def test_a_page_is_asked_for_once(server: str, case: Case) -> None:
    """What is there is neither asked for again nor written over."""
    (path,) = fetch_pages(case, [f"{server}/page"], pause=0)
    path.write_text("disunting", "utf-8")

    assert fetch_pages(case, [f"{server}/page"], pause=0) == []
    assert (Pages.asked, path.read_text("utf-8")) == (["/page"], "disunting")


def test_a_detour_is_followed(server: str, case: Case) -> None:
    """An address that moved gives the page that it leads to."""
    (path,) = fetch_pages(case, [f"{server}/moved"], pause=0)

    assert "Wali Kota Hadir" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("page", "reason"),
    [("/none", "404"), ("/pdf", "application/pdf"), ("/large", "> 3 MB"), ("/file", ""), ("/ftp", "")],
)
def test_what_is_no_page_is_told_and_the_rest_is_fetched(server: str, page: str, reason: str, case: Case) -> None:
    """An error, another kind of file, a page too large or a detour off the web is a problem; others are written."""
    with pytest.raises(CaseError) as refused:
        fetch_pages(case, [server + page, f"{server}/page"], pause=0)

    (problem,) = refused.value.problems
    assert problem.value == server + page
    assert reason in problem.expected.en
    assert len(list((case.folder / "raw" / "clippings").iterdir())) == 1


@pytest.mark.parametrize("address", ["file:///etc/hostname", "ftp://a.example/x", "a.example", "http://", "http://a b"])
def test_only_addresses_of_the_web_are_asked_for(address: str, case: Case) -> None:
    """No list can make the program read a file or speak another protocol."""
    with pytest.raises(CaseError):
        fetch_pages(case, [address], pause=0)

    assert not (case.folder / "raw").exists()


def test_a_list_of_addresses(tmp_path: Path) -> None:
    """One address a line, each once; empty lines and remarks are none, and every other line is told."""
    path = tmp_path / "alamat.txt"
    path.write_text("# Januari\nhttps://a.example/1\n\nhttps://a.example/1\r\nhttp://b.example/2\n", "utf-8")
    assert read_addresses(path) == ["https://a.example/1", "http://b.example/2"]

    path.write_text("https://a.example/1\nlihat a.example\nfile:///x\n", "utf-8")
    with pytest.raises(CaseError) as refused:
        read_addresses(path)
    assert [(problem.row, problem.value) for problem in refused.value.problems] == [
        (2, "lihat a.example"),
        (3, "file:///x"),
    ]


def test_a_list_among_the_clippings_is_not_fetched(server: str, case: Case, put: Put) -> None:
    """Loading a case opens no connection: a list of addresses is told with the command that would."""
    put("raw/clippings/alamat.txt", f"{server}/page\n{server}/moved\n")

    with pytest.raises(CaseError, match=r"casestudy fetch raw/clippings/alamat\.txt"):
        load_table(case, "clippings")

    assert Pages.asked == []
