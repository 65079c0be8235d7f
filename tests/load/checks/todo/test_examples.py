"""Tests of casestudy.load.checks.todo.examples."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from casestudy.case import Case, open_case
from casestudy.load.checks.todo.examples import example_files, example_rows, example_settings
from casestudy.load.sources import load_case
from casestudy.new import new_case


@pytest.fixture
def kota(tmp_path: Path) -> Case:
    """Return a new case whose dates are not those of the template."""
    return new_case("kota", root=tmp_path, day_zero=date(2017, 9, 22))


def headlines(*texts: str) -> pd.DataFrame:
    """Return clippings with these headlines."""
    return pd.DataFrame({"doc": [f"K{n}" for n in range(len(texts))], "headline": texts, "text": "Isi"})


def test_every_row_of_a_new_case_is_example(kota: Case) -> None:
    """Marked or not, and whatever the day of the crisis, the rows of the template are known again."""
    sources = load_case(kota)
    names = ("informants", "events", "clippings", "comments", "posts", "activities", "documents", "codebook",
             "codebook_history", "segments", "swot", "alignment", "interview_guide", "labels")  # fmt: skip

    for name in names:
        table = getattr(sources, name)
        assert example_rows(name, table) == len(table) > 0, name


def test_the_register_of_exhibits_is_meant_to_be_used(kota: Case) -> None:
    """Its titles name the case by placeholders; only a row that is marked would be an example."""
    exhibits = load_case(kota).exhibits

    assert example_rows("exhibits", exhibits) == 0
    assert example_rows("exhibits", exhibits.assign(caption_id="CONTOH: judul")) == len(exhibits)


def test_the_shipped_case_holds_no_example(bekasi: Case) -> None:
    """No row, file or setting of the shipped case is taken for the template's."""
    sources = load_case(bekasi)
    tables = {name: getattr(sources, name) for name in ("clippings", "comments", "codebook", "labels", "segments")}

    assert {name: example_rows(name, table) for name, table in tables.items()} == dict.fromkeys(tables, 0)
    assert example_files(bekasi, "raw/interviews") == example_files(bekasi, "raw/observations") == []
    assert example_settings(bekasi) == []


def test_rows_that_were_changed_are_the_case_s_own(kota: Case) -> None:
    """A row counts as long as all its words are the template's; labels and codes count only all together."""
    sources = load_case(kota)
    people = sources.informants.copy()
    people.loc[0, ["position", "unit"]] = ["Kepala bagian", "Bagian Humas"]
    labels = sources.labels.copy()
    labels.loc[0, "label_id"] = "Gangguan air"

    assert example_rows("informants", people) == 3
    assert example_rows("labels", labels) == 0


@pytest.mark.parametrize(
    ("headline", "marked"),
    [
        ("CONTOH: Antrean Mengular", True), ("“CONTOH” antrean", True), ("(EXAMPLE) queues", True),
        ("BEKASI JADI CONTOH NASIONAL", False), ("CONTOH BAIK DARI BEKASI", False), ("Contoh baik dari kota", False),
        ("CONTOHNYA banyak", False),
    ],
)  # fmt: skip
def test_a_mark_opens_a_cell(headline: str, marked: bool) -> None:
    """A headline in capitals may speak of an example; it is not marked as one."""
    assert example_rows("clippings", headlines("Kabar", headline)) == int(marked)


def test_a_mark_counts_in_any_column() -> None:
    """A column of the user's own, such as a note, may carry the mark as well."""
    table = headlines("Kabar", "Berita").assign(note=["", "CONTOH"])

    assert example_rows("clippings", table) == 1


def test_files_are_example_where_they_are_marked_or_the_template_s(kota: Case) -> None:
    """Without its mark a file of the template is still known, with line ends of Windows too; a changed one is not."""
    folder = kota.folder / "raw" / "interviews"
    one, two, three, _ = sorted(folder.glob("*.txt"))
    one.write_text(one.read_text("utf-8").replace("CONTOH: ", ""), "utf-8")
    two.write_bytes(two.read_bytes().replace(b"\n", b"\r\n"))
    three.write_text("Informan: IP-1\n\nP: Apa?\nI: CONTOH itu banyak.\n", "utf-8")

    assert [path.name for path in example_files(kota, "raw/interviews")] == ["IK-2.txt", "IP-2.txt"]
    assert example_files(kota, "raw/nowhere") == []


def test_settings_are_example_until_their_words_change(kota: Case) -> None:
    """The place is the case's own, and so is a day; unit, question, crisis and strategies are still the template's."""
    assert example_settings(kota) == ["unit", "question", "crisis", "strategies"]
    assert example_settings(replace(kota, language="en")) == example_settings(kota), "the language of messages"

    file = kota.folder / "case.toml"
    text = file.read_text("utf-8").replace('id = "Peristiwa krisis"', 'id = "Aplikasi mati"')
    text = text.replace('en = "Crisis event"', 'en = "System down"')
    file.write_text(text.replace('strategies = ["keterbukaan", ', "strategies = ["), "utf-8")

    assert example_settings(open_case("kota", root=kota.root)) == ["unit", "question"]


def test_a_place_with_quotation_marks_is_no_trouble(tmp_path: Path) -> None:
    """What a place is called cannot break the comparison."""
    made = new_case("kota", root=tmp_path, place_id='Kota "Lama" \\ Baru')

    assert "question" in example_settings(made)
    shutil.rmtree(made.folder / "raw")
    assert example_files(made, "raw/interviews") == []
