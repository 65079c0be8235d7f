"""Real files for the loaders: a case folder, Word documents put together part by part, and PDFs."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from matplotlib import rc_context
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from casestudy.case import Case, open_case
from tests.load import makers

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
    settings = re.sub(r"^strategies = .*$", 'strategies = ["deklarasi"]', settings, flags=re.M)
    settings = re.sub(r"^(?:process|images) = .*\n", "", settings, flags=re.M)
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

    def write(*body: str, name: str = "IK-1.docx", folder: Path | None = None, **parts: Any) -> Path:
        path = (folder or tmp_path) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(makers.docx(*body, **parts))
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
    return makers.table
