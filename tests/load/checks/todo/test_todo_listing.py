"""Tests of casestudy.load.checks.todo.listing."""

import dataclasses
import shutil
from pathlib import Path

import pytest

from casestudy.case import Case, open_case
from casestudy.load.checks.todo.listing import ORDER, Todo, list_todos, todo_lines
from casestudy.load.checks.todo.needs import NEEDS
from casestudy.load.sources import Sources, load_case
from casestudy.new import new_case
from casestudy.tables import TABLES


@pytest.fixture
def kota(tmp_path: Path) -> Case:
    """Return the example case."""
    return new_case("kota", root=tmp_path)


@pytest.fixture(scope="module")
def sources(bekasi: Case) -> Sources:
    """Return the tables of the shipped case."""
    return load_case(bekasi)


def told(todos: list[Todo]) -> list[tuple[str, str]]:
    """Return kind and file of each."""
    return [(one.kind, one.file) for one in todos]


def test_the_shipped_case_is_ready(bekasi: Case, sources: Sources) -> None:
    """Nothing is left to do in a finished case."""
    assert list_todos(bekasi, sources) == []


def test_a_new_case_is_told_part_by_part(kota: Case) -> None:
    """Every part of the example, in the order of the work: settings, people, texts, codes, strategies, words."""
    todos = list_todos(kota, load_case(kota))

    assert told(todos) == [
        ("example", "case.toml"), ("example", "tables/informants.csv"), ("example", "tables/interview_guide.csv"),
        ("example", "raw/interviews"), ("example", "raw/observations"), ("example", "tables/documents.csv"),
        ("example", "tables/events.csv"), ("example", "raw/clippings/clippings.csv"),
        ("example", "raw/comments/comments.csv"), ("example", "tables/posts.csv"), ("example", "tables/activities.csv"),
        ("example", "tables/codebook.csv"), ("example", "tables/codebook_history.csv"),
        ("example", "codings/contoh-1.csv"), ("example", "codings/contoh-2.csv"), ("example", "case.toml"),
        ("missing", "case.toml"), ("missing", "case.toml"), ("example", "tables/swot.csv"),
        ("example", "tables/alignment.csv"), ("example", "tables/labels.csv"), ("example", "words"),
    ]  # fmt: skip
    assert todos[0].what == ("masih contoh: unit, question, crisis", "still example: unit, question, crisis")
    assert todos[1].message("en") == (
        "[ ] tables/informants.csv: 4 of 4 rows still example. Replace them with your own, then: "
        "casestudy check data/kota/tables/informants.csv"
    )
    assert todos[3].message("id") == (
        "[ ] raw/interviews: masih contoh: IK-1.txt, IK-2.txt, IP-1.txt, IP-2.txt. Ganti dengan milik Anda, lalu: "
        "casestudy check --case kota"
    )


def test_an_input_names_the_exhibits_that_wait_for_it(bekasi: Case, sources: Sources) -> None:
    """A second coder is asked for where there is one, with the command that makes a sheet for the other."""
    alone = dataclasses.replace(sources, segments=sources.segments[sources.segments["coder"] == "pengode-1"])

    (todo,) = list_todos(bekasi, alone)

    assert (todo.kind, todo.exhibits) == ("missing", ("agreement",))
    assert todo.message("id") == (
        "[ ] codings: butuh pengode kedua, untuk agreement. "
        "Siapkan lembar pengodean: casestudy pack --coder K2 -o K2.xlsx --case bekasi"
    )


def test_many_exhibits_are_counted(bekasi: Case, sources: Sources) -> None:
    """Four are named and the others counted; a program gets them all."""
    (todo,) = list_todos(bekasi, dataclasses.replace(sources, clippings=sources.clippings.iloc[:0]))

    assert len(todo.exhibits) == 10
    assert todo.what.en == "needs clippings, for left-out, coverage-tone, outlet-tone, tone-groups and 6 more"
    assert todo.how.en == "Put the files into data/bekasi/raw/clippings, then: casestudy check --case bekasi"


def test_what_nobody_lists_is_not_missed(bekasi: Case, sources: Sources) -> None:
    """An exhibit whose row was deleted from the register waits for nothing."""
    listed = sources.exhibits[sources.exhibits["slug"] != "comment-tone"]
    without = dataclasses.replace(sources, comments=sources.comments.iloc[:0])
    assert [one.exhibits for one in list_todos(bekasi, without)] == [("comment-tone",)]

    assert list_todos(bekasi, dataclasses.replace(without, exhibits=listed)) == []


def test_a_table_is_made_with_its_columns(bekasi: Case, sources: Sources) -> None:
    """Who has no table is told its file and the columns that it must have."""
    (todo,) = list_todos(bekasi, dataclasses.replace(sources, swot=sources.swot.iloc[:0]))

    assert (
        todo.how.en == "Make data/bekasi/tables/swot.csv with the columns: factor, kind, label_id, label_en, evidence"
    )


def test_data_without_a_row_in_the_register_is_told(bekasi: Case, sources: Sources) -> None:
    """Crisis responses are off until a case names their codes; then their exhibit has to be listed."""
    asked = dataclasses.replace(bekasi, responses=("penyangkalan",))

    (todo,) = list_todos(asked, sources)

    assert (todo.kind, todo.file, todo.exhibits) == ("unlisted", "tables/exhibits.csv", ("responses",))


def test_a_case_that_cannot_be_loaded_is_told_what_is_example(kota: Case) -> None:
    """Codings of the example whose transcripts are gone are named; what exhibits lack is not guessed."""
    shutil.rmtree(kota.folder / "raw" / "interviews")
    (kota.folder / "tables" / "events.csv").write_text("date\nkapan\n", "utf-8")

    todos = list_todos(kota, None)

    assert ("example", "codings/contoh-1.csv") in told(todos)
    assert ("example", "tables/events.csv") not in told(todos)
    assert {one.kind for one in todos} == {"example"}


def test_provenance_is_the_last_thing(bekasi: Case, sources: Sources) -> None:
    """Where no example is left and everything is still said to be illustrative, the settings are to be looked at."""
    untouched = dataclasses.replace(bekasi, provenance=dict.fromkeys(bekasi.provenance, "illustrative"))

    (todo,) = list_todos(untouched, sources)

    assert (todo.kind, todo.file) == ("example", "case.toml")
    assert "provenance" in todo.what.en


def test_provenance_waits_for_the_data(kota: Case) -> None:
    """As long as rows are example, what is illustrative is rightly called so."""
    assert not [one for one in list_todos(kota, load_case(kota)) if "provenance" in one.what.en]


def test_lines_are_short_and_in_one_language(kota: Case) -> None:
    """A heading, a line for each thing with its box, and how to be rid of what is not wanted."""
    todos = list_todos(kota, load_case(kota))

    english, indonesian = todo_lines(todos, "kota", "en"), todo_lines(todos, "kota", "id")

    assert english[0] == "To do, in this order:"
    assert indonesian[0] == "Yang perlu dikerjakan, menurut urutannya:"
    assert english[-1].startswith("Exhibits that you do not need: delete their rows from tables/exhibits.csv")
    assert [line[:4] for line in english[1:-1]] == ["[ ] "] * len(todos)
    assert max(map(len, english + indonesian)) < 200


def test_errors_come_first() -> None:
    """A case with problems is not ready, and the list says what to do before anything else."""
    assert todo_lines([], "kota", "id") == ["kota: siap. Berikutnya: casestudy run --case kota"]
    assert todo_lines([], "kota", "en", errors=True) == [
        "To do, in this order:", "[ ] first mend the problems above, then: casestudy check --case kota",
    ]  # fmt: skip


def test_every_place_has_its_turn() -> None:
    """Each need and each table that a student fills in stands in the order of the work."""
    own = {name for name in TABLES if name not in ("turns", "observations", "segments", "clippings", "comments")}

    assert {need.place for need in NEEDS.values()} <= set(ORDER)
    assert {f"tables/{name}.csv" for name in own} <= set(ORDER)
    assert len(ORDER) == len(set(ORDER))


def test_a_changed_case_loses_its_lines(kota: Case) -> None:
    """What has been replaced is no longer told."""
    file = kota.folder / "tables" / "informants.csv"
    file.write_text(file.read_text("utf-8").replace("(CONTOH)", "kota").replace("Koordinator", "Kepala"), "utf-8")

    todos = list_todos(open_case("kota", root=kota.root), load_case(kota))

    assert ("tables/informants.csv" in {one.file for one in todos}) is False
