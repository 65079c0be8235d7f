"""Tests of casestudy.load.checks.case."""

from collections.abc import Callable
from pathlib import Path

from casestudy.case import Case, open_case
from casestudy.load.checks.case import inspect_case
from tests.load.table_makers import CLIPPINGS, YOUTUBE, delimited

Put = Callable[[str, str | bytes], Path]


def test_a_sound_case_has_no_problem(full_case: Case) -> None:
    """Nothing is said about a case in order but how its open dates are to be stated."""
    report = inspect_case(full_case)

    assert report.errors == []
    assert [(one.file, one.column) for one in report.warnings] == [("raw/clippings/a.csv", "tgl_terbit")]


def test_the_shipped_case_has_one_true_warning(bekasi: Case) -> None:
    """The one clipping whose writer dates the arrest to another year is shown, and nothing else."""
    report = inspect_case(bekasi)

    assert report.errors == []
    assert [(one.file, one.row, one.column) for one in report.warnings] == [
        ("raw/clippings/kliping-januari-maret.csv", 31, "date")
    ]


def test_clippings_are_looked_at_though_another_file_is_broken(full_case: Case, put: Put) -> None:
    """An error elsewhere hides no suspicion, and every suspicion has the file and row of its clipping."""
    header, first, second = CLIPPINGS
    put("raw/clippings/a.csv", delimited([header, first]))
    put("raw/clippings/b.csv", delimited([header, [], ["KL-9", "26/01/2022", *first[2:5], "positif"]]))
    put("tables/events.csv", "date\nkapan\n")

    report = inspect_case(full_case)

    assert {one.file for one in report.errors} == {"tables/events.csv"}
    assert [(one.file, one.row, one.column) for one in report.warnings] == [("raw/clippings/b.csv", 3, "duplicate_of")]
    assert second[0] == "KL-2"


def test_files_come_with_rows_and_facts(full_case: Case, put: Put) -> None:
    """Each file of a table is named with its table, how many rows it has, and how it was read."""
    put("raw/comments/youtube.csv", delimited(YOUTUBE))

    found = {one.file: one for one in inspect_case(full_case).files}

    comments = found["raw/comments/youtube.csv"]
    assert (comments.table, comments.rows, found["tables/events.csv"].table) == ("comments", 2, "events")
    assert "recognised as an export of youtube" in [fact.en for fact in comments.facts]


def test_a_pattern_that_no_file_has_is_a_warning(full_case: Case, put: Put) -> None:
    """A slip in the name of a section would leave it without effect."""
    put("columns.toml", '["klipping-*.csv"]\n"Judul" = "headline"\n')

    (warning,) = [one for one in inspect_case(full_case).warnings if one.file == "columns.toml"]

    assert warning.value == "klipping-*.csv"


def test_a_broken_map_is_told_once(full_case: Case, put: Put) -> None:
    """What is wrong in columns.toml is told with everything else, though every table asks for it."""
    put("columns.toml", '["a.csv"]\n"Judul" = "headlin"\n')

    errors = [one for one in inspect_case(full_case).errors if one.file == "columns.toml"]

    assert [one.value for one in errors] == ["headlin"]


def test_every_step_is_told(full_case: Case) -> None:
    """A display of progress learns what is being read."""
    steps: list[str] = []

    inspect_case(full_case, tell=steps.append)

    assert steps[:2] == ["informants", "clippings"]
    assert steps[-3:] == ["clippings", "interviews", "todo"]


def test_names_of_regions_come_from_the_case(full_case: Case, put: Put) -> None:
    """What case.toml calls the regions is what is looked for."""
    settings = full_case.folder / "case.toml"
    settings.write_text(settings.read_text("utf-8").replace('["Kota Contoh"]', '["Kota Randu"]')
                        .replace('"Kabupaten Bekasi"', '"Kabupaten Randu"'), "utf-8")  # fmt: skip
    put("raw/clippings/a.csv", delimited([CLIPPINGS[0], [*CLIPPINGS[1][:4], "Banjir di Kabupaten Randu.", "netral"]]))

    report = inspect_case(open_case("kota", root=full_case.root))

    assert [one.column for one in report.warnings] == ["region"]
