"""Small tables made in memory: workbooks part by part, exports of the platforms, references, saved pages."""

import csv
import io
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from tests.load.makers import archive

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

CLIPPINGS = (
    ("id_kliping", "tgl_terbit", "nama_media", "judul", "isi", "tone_isi"),
    ("KL-1", "24/01/2022", "Kabar Randu", "Ikrar Bersama", "Pegawai berikrar di alun-alun.", "positif"),
    ("KL-2", "25/01/2022", "Suara Randu", "Warga Bertanya", "Warga menunggu jawaban, belum ada.", "negatif"),
)
COMMENTS = (
    ("id", "tgl", "platform", "komentar", "suka"),
    ("KM-1", "2022-01-05", "instagram", "Semoga cepat selesai", "3"),
    ("KM-2", "2022-01-06", "instagram", "Layanan tetap buka?", "0"),
)
YOUTUBE = (
    ("id", "publishedAt", "authorDisplayName", "textDisplay", "likeCount", "videoId", "parentId"),
    ("UgxAa1", "2022-01-05T10:00:00Z", "@warga1", "Semoga &quot;cepat&quot; selesai<br>amin", "3", "v1", ""),
    ("UgxBb2", "2022-01-05T11:00:00Z", "@warga2", "Amin", "0", "v1", "UgxAa1"),
)
RIS = """TY  - NEWS
TI  - Wali Kota Hadir
T2  - Kabar Randu
DA  - 2022/01/06/
UR  - https://kabarrandu.example/1
AB  - Wali kota hadir di balai warga.
ER  -
"""
BIBTEX = """@online{randu22,
  title = {Wali {Kota} Hadir},
  journaltitle = {Kabar Randu},
  date = {2022-01-06},
  url = {https://kabarrandu.example/1},
  abstract = {Wali kota hadir di balai warga.}
}
"""
PAGE = """<!DOCTYPE html><html><head><title>Wali Kota Hadir - Kabar Randu</title>
<meta property="og:site_name" content="Kabar Randu">
<meta property="article:published_time" content="2022-01-06T09:00:00+07:00"></head>
<body><nav><a href="/">Beranda</a></nav><article><h1>Wali Kota Hadir di Balai Warga</h1>
<p>Wali kota menghadiri pertemuan warga pada Rabu (5/1/2022) di balai warga dan mendengar keluhan tentang air.</p>
<p>Warga meminta jadwal yang jelas, dan humas berjanji menyampaikan jawaban dalam tiga hari kerja.</p>
</article><footer>Hak cipta</footer></body></html>
"""


def delimited(rows: Sequence[Sequence[str]], *, delimiter: str = ",", end: str = "\n") -> str:
    """Return rows as delimited text."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    return out.getvalue()


def sheet(
    rows: Sequence[Sequence[object]], *, start: int = 1, merged: Sequence[str] = (), hidden_rows: Sequence[int] = (),
    columns: str = "", extra: str = "",
) -> str:  # fmt: skip
    """Return the XML of a sheet; a cell that is a text starting with ``<c`` stands as it is, None is left out."""
    lines = []
    for number, cells in enumerate(rows, start):
        hidden = ' hidden="1"' if number in hidden_rows else ""
        written = "".join(_cell(value, f"{_letters(place)}{number}") for place, value in enumerate(cells))
        lines.append(f'<row r="{number}"{hidden}>{written}</row>')
    merges = "".join(f'<mergeCell ref="{area}"/>' for area in merged)
    return (
        f'<worksheet xmlns="{_MAIN}">{columns}<sheetData>{"".join(lines)}{extra}</sheetData>'
        f"{f'<mergeCells>{merges}</mergeCells>' if merges else ''}</worksheet>"
    )


def workbook(
    sheets: Mapping[str, str], *, hidden: Sequence[str] = (), strings: str = "",
    parts: Mapping[str, str | bytes] | None = None, date1904: bool = False,
) -> bytes:  # fmt: skip
    """Return a workbook of sheets by name; style 1 is a date, 2 a date with time."""
    entries = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" state="{"hidden" if name in hidden else "visible"}" r:id="r{n}"/>'
        for n, name in enumerate(sheets, 1)
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_LINKS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    links += f'<Relationship Id="s" Type="{_LINKS}/styles" Target="styles.xml"/>'
    links += f'<Relationship Id="t" Type="{_LINKS}/sharedStrings" Target="sharedStrings.xml"/>'
    return archive({
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_LINKS}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><workbookPr date1904="{int(date1904)}"/>'
        f"<sheets>{entries}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts><numFmt numFmtId="164" '
        'formatCode="[$-421]dd mmmm yyyy hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>'
        '<xf numFmtId="164"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{strings}</sst>',
        **{f"xl/worksheets/sheet{n}.xml": xml for n, xml in enumerate(sheets.values(), 1)},
        **(parts or {}),
    })  # fmt: skip


def book(rows: Sequence[Sequence[object]], **settings: object) -> bytes:
    """Return a workbook of one sheet."""
    return workbook({"Lembar1": sheet(rows, **settings)})  # type: ignore[arg-type]


def calc(
    sheets: Mapping[str, str], *, hidden: Sequence[str] = (), parts: Mapping[str, str | bytes] | None = None
) -> bytes:
    """Return an OpenDocument spreadsheet of sheets by name, each the XML of its rows."""
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    names = ("office", "table", "text", "style")
    spaces = "".join(f' xmlns:{name}="{urn}:{name}:1.0"' for name in names) + f' xmlns:draw="{urn}:drawing:1.0"'
    styles = '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'
    tables = "".join(
        f'<table:table table:name={quoteattr(name)} table:style-name="{"h" if name in hidden else "s"}">{rows}'
        "</table:table>"
        for name, rows in sheets.items()
    )
    content = (
        f"<office:document-content{spaces}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return archive(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content, **(parts or {})}
    )


def calc_rows(rows: Sequence[Sequence[str]]) -> str:
    """Return the XML of rows of an OpenDocument spreadsheet; a cell that starts with ``<table:`` stands as it is."""
    lines = []
    for cells in rows:
        written = "".join(cell if cell.startswith("<table:") else calc_cell(cell) for cell in cells)
        lines.append(f"<table:table-row>{written}</table:table-row>")
    return "".join(lines)


def calc_cell(text: str, attributes: str = "") -> str:
    """Return the XML of one cell of an OpenDocument spreadsheet."""
    said = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    kind = attributes or ' office:value-type="string"'
    return f"<table:table-cell {kind}>{said}</table:table-cell>" if text or attributes else "<table:table-cell/>"


def page_table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as the page that programs call an Excel file."""
    cells = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    return f"<html><head><meta charset='utf-8'></head><table border=1>{body}</table>"


def mhtml(page: str, address: str) -> bytes:
    """Return a page as a browser saves it in one file."""
    head = (
        "From: <Saved by Blink>\r\n"
        f"Snapshot-Content-Location: {address}\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n'
        "------b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    return f"{head}{page}\r\n------b--\r\n".encode()


def _cell(value: object, place: str) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float):
        return f'<c r="{place}"><v>{value}</v></c>'
    if str(value).startswith("<c"):
        return str(value).replace("<c", f'<c r="{place}"', 1)
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'


def _letters(place: int) -> str:
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name
