"""Another city: its own day, strategies and places, the same notebooks and library, and no word of the shipped case."""

import csv
import re
import shutil
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from io import StringIO
from pathlib import Path

import pytest

import casestudy
from casestudy.case import Case, open_case
from casestudy.chapter.exhibits.manifest import read_manifest, read_skipped
from casestudy.chapter.notebooks import list_notebooks
from casestudy.labels import LABELS
from casestudy.load.sources import load_case
from casestudy.new import new_case
from casestudy.start.answers import Answers
from tests.results import hashes, run, said

#: The example's strategies, and the codes of what this city calls its own.
STRATEGIES = {"keterbukaan": "papan-angka", "layanan-cepat": "loket-kilat", "dialog-warga": "temu-kampung"}
ANSWERS = Answers(
    "cilegon", place_id="Kota Cilegon", place_en="Cilegon City", day_zero=date(2017, 9, 22),
    strategies=("Papan angka:Board of figures", "Loket kilat:Express counter", "Temu kampung:Village meeting"),
)  # fmt: skip
#: City, districts and institutions of the shipped case; its outlets, codes and labels are read from its tables.
BEKASI = (
    "bekasi", "medan ?satria", "rawa ?lumbu", "mustika ?jaya", "bantar ?gebang", "jati ?asih", "jati ?sampurna",
    "pondok ?gede", "pondok ?melati", r"\bkpk\b", "patriot", "operasi tangkap", "sting operation", "anti-?corruption",
    "anti ?korupsi", "5 januari 2022", "5 january 2022", "2022-01",
)  # fmt: skip


def edit_csv(file: Path, change: Callable[[dict[str, str]], None]) -> None:
    """Change the rows of a CSV file in their place."""
    rows = list(csv.DictReader(StringIO(file.read_text("utf-8"), newline="")))
    for row in rows:
        change(row)
    out = StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    file.write_text(out.getvalue(), "utf-8", newline="\n")


def change_places(folder: Path) -> None:
    """Let activities, events and interviews take place in this city."""
    edit_csv(folder / "tables" / "activities.csv", lambda row: row.update(district="Kecamatan Purwakarta"))
    edit_csv(folder / "tables" / "events.csv", lambda row: row.update(place="Kota Cilegon"))
    edit_csv(folder / "tables" / "informants.csv", lambda row: row.update(place="Balai Kecamatan Cibeber"))


def change_settings(file: Path) -> None:
    """Give the crisis another day and another name, and the page another chapter."""
    settings = file.read_text("utf-8")
    for old, new in (
        ("[crisis]\ndate = 2017-09-22", "[crisis]\ndate = 2017-09-25"),
        ('name = "acute"\nstart = 2017-09-22', 'name = "acute"\nstart = 2017-09-25'),
        ('id = "Peristiwa krisis"', 'id = "Aplikasi mati"'),
        ("chapter = 4", "chapter = 5"),
    ):
        assert settings.count(old) == 1, old
        settings = settings.replace(old, new)
    file.write_text(settings, "utf-8", newline="\n")


@pytest.fixture(scope="module")
def before(bekasi: Case) -> dict[str, str]:
    """Return the hashes of library and notebooks before anything ran."""
    return {**hashes(Path(casestudy.__file__).parent), **hashes(bekasi.root / "notebooks")}


@pytest.fixture(scope="module")
def cilegon(bekasi: Case, before: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Return the case of another city in a project of two cases without a default, its notebooks just run."""
    assert before
    root = tmp_path_factory.mktemp("other-city")
    (root / "notebooks").mkdir()
    for notebook in list_notebooks(bekasi.root):
        shutil.copy2(notebook, root / "notebooks")
    new_case("rivertown", root=root, answers=Answers("rivertown", language="en", head="plt"))
    made = new_case("cilegon", root=root, answers=ANSWERS)
    change_settings(made.folder / "case.toml")
    change_places(made.folder)
    ran = run(made, root)
    assert (ran.returncode, ran.stderr.splitlines()[-1]) == (0, "7/7 07-chapter.ipynb (6 cells)"), ran.stderr
    assert len(re.findall(r"en/(?:figure|table)-5-", ran.stdout)) == len(read_manifest(made))
    return open_case("cilegon", root=root)


@pytest.fixture(scope="module")
def texts(cilegon: Case) -> dict[str, str]:
    """Return what the results of the other city say, by file."""
    return dict(said(cilegon))


def test_the_changed_case_has_no_problem(cilegon: Case) -> None:
    """The city's strategies stand wherever the example's stood: every table loads, and the settings are its own."""
    sources = load_case(cilegon)

    assert cilegon.strategies == tuple(STRATEGIES.values())
    assert set(cilegon.strategies) <= set(sources.codebook["code"])
    assert set(sources.segments["code"]) & set(STRATEGIES) == set()
    assert cilegon.day_zero == date(2017, 9, 25)


def test_every_exhibit_is_there_in_both_languages(cilegon: Case) -> None:
    """Each exhibit has PDF and PNG in two languages, its numbers and their evidence; a table has its cells too."""
    wanted = set()
    for slug, entry in read_manifest(cilegon).items():
        stem = f"{entry['number'].replace('.', '-')}-{slug}"
        words = {"figure": ("gambar", "figure"), "table": ("tabel", "table")}[entry["kind"]]
        endings = ("pdf", "png", "csv") if entry["kind"] == "table" else ("pdf", "png")
        wanted |= {f"{lang}/{word}-{stem}.{ending}" for lang, word in zip(("id", "en"), words, strict=True)
                   for ending in endings} | {f"data/{stem}.csv", f"evidence/{stem}.csv"}  # fmt: skip

    there = hashes(cilegon.figures)

    assert wanted - set(there) == set()
    further = {name for name in set(there) - wanted if not re.search(r"-\d+\.png$", name)}
    assert further == {
        "conclusions.json", "manifest.json", "bab-5.docx", "bab-5.md", "chapter-5.docx", "chapter-5.md", "chapter.html",
        *(f"notebooks/{file.name}" for file in list_notebooks(cilegon.root)),
    }  # fmt: skip


def test_what_the_city_does_not_ask_for_is_skipped_and_the_numbers_close_up(cilegon: Case) -> None:
    """The example names no steps and no images: these exhibits say so, and the numbers have no gap."""
    manifest, skipped = read_manifest(cilegon), read_skipped(cilegon)

    assert set(skipped) == {"process", "images"}
    assert all(reason["en"].startswith("it needs codes for the ") for reason in skipped.values())
    assert {*manifest, *skipped} == set(load_case(cilegon).exhibits["slug"])
    for kind in ("figure", "table"):
        numbers = sorted(int(entry["number"].split(".")[1]) for entry in manifest.values() if entry["kind"] == kind)
        assert numbers == list(range(1, len(numbers) + 1))


def test_the_manifest_is_complete(cilegon: Case) -> None:
    """Every exhibit has both texts in both languages, its inputs of this case alone, and the files that are there."""
    manifest = read_manifest(cilegon)

    for slug, entry in manifest.items():
        for text in ("caption", "alt", "source_line"):
            assert set(entry[text]) == {"id", "en"}
            assert all(entry[text].values()), slug
            assert not [value for value in entry[text].values() if "{" in value or "nan" in value.split()], slug
        assert entry["illustrative"] is True
        assert entry["rows"] > 0, slug
        assert all(name.startswith("data/cilegon/") for name in entry["inputs"])
        numbers = cilegon.figures / entry["files"]["data"]
        assert sha256(numbers.read_bytes()).hexdigest() == entry["data_sha256"]
        assert [name for name in entry["files"].values() if not (cilegon.figures / name).is_file()] == []


def test_results_speak_of_this_city(cilegon: Case, texts: dict[str, str]) -> None:
    """Its place, day, strategies and districts reach captions, numbers and sentences."""
    files = {slug: entry["files"] for slug, entry in read_manifest(cilegon).items()}
    assert "Kota Cilegon" in texts["bab-5.md"]
    assert "Cilegon City" in texts["chapter-5.md"]
    assert "25 September 2017" in texts["chapter-5.md"]
    assert "papan-angka" in texts[files["triangulation"]["data"]]
    assert "Board of figures" in texts[files["triangulation"]["en.pdf"]]
    assert "Kecamatan Purwakarta" in texts[files["activities"]["data"]]
    assert "board of figures" in texts["notebooks/06-strategy.ipynb"]


def test_no_word_of_the_shipped_case_is_in_the_results(bekasi: Case, cilegon: Case, texts: dict[str, str]) -> None:
    """No place, institution, day, outlet, code or strategy of the shipped case stands in any file of the results."""
    shipped, own = load_case(bekasi), load_case(cilegon)
    book = shipped.codebook
    strategies = book[book["code"].isin(bekasi.strategies)]
    names = {*shipped.clippings["outlet"], *shipped.activities["district"], *strategies["label_id"]}
    # What the library itself calls a kind of activity belongs to no city.
    names -= {name for name in names if name.lower() in {known.id.lower() for known in LABELS.values()}}
    # A code of one word, such as "peluang", is a word of the language first.
    names |= {code for code in book["code"] if "-" in code} - set(own.codebook["code"])
    words = [*BEKASI, *(re.escape(name.lower()) for name in sorted(names))]
    assert len(words) > 50
    forbidden = re.compile("|".join(words))

    found = {name: sorted(set(forbidden.findall(text.lower()))) for name, text in texts.items()}

    assert len(found) > 100
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_no_cell_holds_a_strategy_of_the_shipped_case(bekasi: Case, cilegon: Case) -> None:
    """A strategy's code that is also a plain word, as `deklarasi`, is the content of no cell."""
    for file in sorted((cilegon.figures / "data").glob("*.csv")):
        cells = {cell for row in csv.reader(StringIO(file.read_text("utf-8"))) for cell in row}
        assert cells & {*bekasi.strategies, *STRATEGIES} == set(), file.name


def test_the_scan_finds_the_shipped_case_in_its_own_results(bekasi: Case) -> None:
    """The scan above is not blind: in the results of the shipped case it meets the city in every kind of file."""
    kinds = {
        Path(name).suffix for name, text in said(bekasi, "timeline|informants|^[^/]+$") if "bekasi" in text.lower()
    }

    assert kinds == {".csv", ".docx", ".html", ".json", ".md", ".pdf", ".png"}


def test_library_and_notebooks_are_as_they_were(bekasi: Case, cilegon: Case, before: dict[str, str]) -> None:
    """Another city needs its folder and nothing else: no line of library or notebooks changed, in place or copied."""
    assert {**hashes(Path(casestudy.__file__).parent), **hashes(bekasi.root / "notebooks")} == before
    assert hashes(cilegon.root / "notebooks") == hashes(bekasi.root / "notebooks")


def test_a_second_run_changes_no_byte(cilegon: Case, tmp_path: Path) -> None:
    """Run again from another folder, in another locale, zone, width and hash seed, it leaves every file as it was."""
    first = hashes(cilegon.root)

    again = run(
        cilegon, tmp_path, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", TZ="Asia/Jakarta", COLUMNS="40",
        PYTHONHASHSEED="7",
    )  # fmt: skip

    assert again.returncode == 0, again.stderr
    assert hashes(cilegon.root) == first


def test_an_english_city_runs_on_its_english_example(cilegon: Case, tmp_path: Path) -> None:
    """The case beside it is in English: the same exhibits, English words counted and hidden, and nothing Indonesian."""
    english = open_case("rivertown", root=cilegon.root)

    ran = run(english, tmp_path)
    told = dict(said(english, "^en/|comparison-cloud.csv$|^chapter-4.md"))
    marking = {row.split(",")[0] for row in told["data/4-14-comparison-cloud.csv"].splitlines()}
    shown = " ".join(text for name, text in told.items() if not name.startswith("data/"))

    assert ran.returncode == 0, ran.stderr
    assert set(read_manifest(english)) == set(read_manifest(cilegon))
    assert {"queue", "failure", "daily", "figures"} <= marking
    assert {"the", "of", "example"} & marking == set()
    assert "while it was led by the acting mayor" in shown
    assert set(re.findall(r"\b(?:CONTOH|yang|warga|layanan|keterbukaan)\b", shown)) == set()
