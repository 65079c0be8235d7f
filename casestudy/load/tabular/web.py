"""Pages of a list of addresses, downloaded when a researcher asks for it and at no other time."""

import re
import time
from collections.abc import Callable, Iterable
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from casestudy.case import Case
from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.files import gather, replace_file
from casestudy.load.formats.plain import read_text
from casestudy.load.tabular.files import RAW_FOLDERS

if TYPE_CHECKING:
    from urllib.request import OpenerDirector

_LARGEST = 3_000_000
_SECONDS = 20
_AGENT = "casestudy (a researcher saving single articles)"


def read_addresses(path: Path, *, file: str | None = None) -> list[str]:
    """Return the addresses of a list, one a line, each once; lines that are empty or start with ``#`` are none.

    Raises
    ------
    CaseError
        Naming every line that is no http or https address.
    """
    file = file or path.name
    problems: list[Problem] = []
    found: list[str] = []
    for row, line in enumerate(read_text(path, file=file).split("\n"), 1):
        address = line.strip()
        if address and not address.startswith("#"):
            if _is_address(address):
                found.append(address)
            else:
                problems.append(_no_address(file, row, address))
    if problems:
        raise CaseError(problems)
    return list(dict.fromkeys(found))


def fetch_pages(
    case: Case, addresses: Iterable[str], *, pause: float = 1.0, tell: Callable[[str], None] = lambda _: None
) -> list[Path]:
    """Download pages into ``raw/clippings``, where they are read as clippings from then on.

    This is the only function of the library that opens a connection, and it asks for nothing but these addresses. A
    page that is there already is not asked for again. Each file begins with the address it was saved from, in the
    comment that browsers write.

    Parameters
    ----------
    case : Case
    addresses : iterable of str
        http or https.
    pause : float
        Seconds between two requests.
    tell : callable
        Is told each address before it is asked for.

    Returns
    -------
    list of pathlib.Path
        The files written.

    Raises
    ------
    CaseError
        After all the others were written, naming each address that gave no page.
    """
    folder = case.folder / RAW_FOLDERS["clippings"]
    written: list[Path] = []
    problems: list[Problem] = []
    opener = _opener()
    for address in addresses:
        path = folder / _file_name(address)
        if path.exists():
            continue
        tell(address)
        with gather(problems):
            page = _download(opener, address)
            comment = f"<!-- saved from url=({len(address):04d}){address} -->\n".encode()
            replace_file(path, comment + page, file=case.show(path), lang=case.language)
            written.append(path)
        time.sleep(pause)
    if problems:
        raise CaseError(problems, lang=case.language)
    return written


def _opener() -> "OpenerDirector":
    """Return what opens http and https addresses only, also where a page leads on to another."""
    from urllib import request

    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler(), request.HTTPHandler(), request.HTTPSHandler(), request.HTTPDefaultErrorHandler(),
        request.HTTPRedirectHandler(), request.HTTPErrorProcessor(),
    ):  # fmt: skip
        opener.add_handler(handler)
    opener.addheaders = [("User-Agent", _AGENT), ("Accept", "text/html")]
    return opener


def _download(opener: "OpenerDirector", address: str) -> bytes:
    try:
        if not _is_address(address):
            raise ValueError("no address")
        with opener.open(address, timeout=_SECONDS) as answer:
            kind = answer.headers.get_content_type()
            page: bytes = answer.read(_LARGEST + 1)
    except (OSError, HTTPException, ValueError) as error:
        raise CaseError(_no_page(address, str(getattr(error, "code", "") or type(error).__name__))) from error
    if kind not in ("text/html", "application/xhtml+xml"):
        raise CaseError(_no_page(address, kind))
    if len(page) > _LARGEST:
        raise CaseError(_no_page(address, "> 3 MB"))
    return page


def _file_name(address: str) -> str:
    host = re.sub(r"[^a-z0-9.-]", "", (urlsplit(address).hostname or "").lower()).removeprefix("www.")
    return f"{host[:60] or 'halaman'}-{sha256(address.encode()).hexdigest()[:8]}.html"


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and text.isprintable() and " " not in text
    # Some texts are no address at all, such as http://[::1.
    except ValueError:
        return False


def _no_address(file: str, row: int, value: str) -> Problem:
    expected = Bilingual("satu alamat http atau https", "one http or https address")
    return Problem(
        file, expected, Bilingual("Tulis satu alamat tiap baris.", "Write one address a line."), row=row, value=value
    )


def _no_page(address: str, reason: str) -> Problem:
    return Problem(
        "fetch",
        Bilingual(
            f"alamat yang memberi halaman web (jawabannya: {reason})",
            f"an address that gives a web page (it gave: {reason})",
        ),
        Bilingual(
            "Buka di peramban dan simpan halamannya ke raw/clippings.",
            "Open it in a browser and save the page to raw/clippings.",
        ),
        value=address,
    )
