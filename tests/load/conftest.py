"""Real files for the loaders: a case folder, Word documents put together part by part, and PDFs."""

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from matplotlib import rc_context
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from casestudy.case import Case, open_case

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"

TABLES = {
    "tables/informants.csv": "kode,jabatan,kategori,posisi,tanggal\nIK-1,Koordinator,kunci,internal,2022-09-12\n",
    "tables/events.csv": "date,event_id,event_en,lane,source\n2022-01-05,Operasi,Operation,hukum,berita\n",
    "tables/codebook.csv": "code,label_id,label_en,definition\ndeklarasi,Deklarasi,Declaration,Janji bersama\n",
    "tables/exhibits.csv": "number,slug,kind,caption_id,caption_en,alt_id,alt_en,notebook\n"
    "4.1,garis-waktu,gambar,Garis waktu,Timeline,Garis,Line,01\n",
    "raw/clippings/a.csv": "id;tgl_terbit;nama_media;judul;isi;tone_isi\nKL-1;05/01/2022;Kabar;Judul;Isi;negatif\n",
    "raw/interviews/IK-1.txt": "Informan: IK-1\nTanggal: 12 September 2022\n\nP: Apa tugas Anda?\nI: Menjawab warga.\n",
    "codings/dewi.csv": "doc,start,end,quote,code,coder\nIK-1,23,37,Menjawab warga,deklarasi,dewi\n",
}


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """Return a case without data: only its settings."""
    folder = tmp_path / "data" / "kota"
    folder.mkdir(parents=True)
    (tmp_path / "notebooks").mkdir()
    shipped = Path(__file__).parents[2] / "data" / "bekasi" / "case.toml"
    settings = shipped.read_text("utf-8").replace('language = "id"', 'language = "en"')
    (folder / "case.toml").write_text(settings.replace("Kota Bekasi", "Kota Contoh"), encoding="utf-8")
    return open_case("kota", root=tmp_path)


@pytest.fixture
def put(case: Case) -> Callable[[str, str | bytes], Path]:
    """Write a file of the case, by its path in the case folder."""

    def write(name: str, content: str | bytes) -> Path:
        path = case.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def full_case(case: Case, put: Callable[[str, str | bytes], Path]) -> Case:
    """Return a case with every required file, each with one row."""
    for name, content in TABLES.items():
        put(name, content)
    return case


@pytest.fixture
def docx(tmp_path: Path) -> Callable[..., Path]:
    """Write a Word document whose body is the given XML; a bare text becomes a paragraph."""

    def write(*body: str, name: str = "IK-1.docx", folder: Path | None = None, part: str = "word/document.xml") -> Path:
        parts = [block if block.startswith("<") else paragraph(block) for block in body]
        xml = f'<w:document xmlns:w="{WORD}" xmlns:mc="{MARKUP}"><w:body>{"".join(parts)}</w:body></w:document>'
        path = (folder or tmp_path) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr(part, xml)
        return path

    return write


@pytest.fixture
def pdf(tmp_path: Path) -> Callable[..., Path]:
    """Write a PDF, one page for each list of lines; a page of None is a picture without text."""

    def write(*pages: Sequence[str] | None, name: str = "IK-1.pdf", folder: Path | None = None) -> Path:
        path = (folder or tmp_path) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with rc_context({"pdf.fonttype": 42}), PdfPages(path, metadata={"CreationDate": None}) as document:
            for lines in pages:
                figure = Figure(figsize=(8, 11))
                if lines is None:
                    figure.figimage([[0.0, 1.0], [1.0, 0.0]])
                for place, line in enumerate(lines or ()):
                    figure.text(0.1, 0.96 - 0.02 * place, line)
                document.savefig(figure)
        return path

    return write


@pytest.fixture
def table() -> Callable[..., str]:
    """Return the XML of a Word table with the given rows of cells."""

    def write(*rows: tuple[str, ...]) -> str:
        cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
        return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"

    return write


def paragraph(text: str) -> str:
    """Return the XML of a Word paragraph; line breaks and tabs in `text` are Word's own."""
    run = escape(text).replace("\n", "</w:t><w:br/><w:t>").replace("\t", "</w:t><w:tab/><w:t>")
    return f'<w:p><w:r><w:t xml:space="preserve">{run}</w:t></w:r></w:p>'
