import pickle

import pytest

from casestudy.errors import QUOTE_LIMIT, Bilingual, CaseError, Language, Problem, cut, default_language

DATE = Bilingual("sebuah tanggal", "a date")
MEND = Bilingual("Perbaiki selnya.", "Mend the cell.")


def numbered(count: int) -> list[Problem]:
    return [Problem("a.csv", DATE, MEND, row=row) for row in range(2, 2 + count)]


@pytest.mark.parametrize(("lang", "text"), [("id", "tanggal"), ("en", "date")])
def test_bilingual_to(lang: Language, text: str) -> None:
    """A bilingual text answers in the language asked for."""
    assert Bilingual("tanggal", "date").to(lang) == text


def test_bilingual_each() -> None:
    """`each` writes one text a language, and what it makes is bilingual itself."""
    made = Bilingual.each(lambda lang: DATE.to(lang).upper())

    assert made == Bilingual("SEBUAH TANGGAL", "A DATE")
    assert isinstance(made, Bilingual)


@pytest.mark.parametrize(
    ("row", "column", "value", "indonesian", "english"),
    [
        (
            3,
            "tgl",
            "31/02/2022",
            'a.csv, baris 3, kolom "tgl": isinya "31/02/2022", padahal seharusnya sebuah tanggal. Perbaiki selnya.',
            'a.csv, row 3, column "tgl": the value is "31/02/2022", but a date was expected. Mend the cell.',
        ),
        (
            3,
            None,
            None,
            "a.csv, baris 3: seharusnya ada sebuah tanggal. Perbaiki selnya.",
            "a.csv, row 3: a date was expected. Mend the cell.",
        ),
        (
            None,
            "tgl",
            None,
            'a.csv, kolom "tgl": seharusnya ada sebuah tanggal. Perbaiki selnya.',
            'a.csv, column "tgl": a date was expected. Mend the cell.',
        ),
        (
            None,
            None,
            "",
            'a.csv: isinya "", padahal seharusnya sebuah tanggal. Perbaiki selnya.',
            'a.csv: the value is "", but a date was expected. Mend the cell.',
        ),
    ],
    ids=["all", "row", "column", "empty value"],
)
def test_problem_message(row: int | None, column: str | None, value: str | None, indonesian: str, english: str) -> None:
    """A message names place, value, expectation and remedy, leaves out what is not known, in either language."""
    problem = Problem("a.csv", DATE, MEND, row=row, column=column, value=value)

    assert problem.message("id") == indonesian
    assert problem.message("en") == english


def test_problem_message_cuts_the_value() -> None:
    """No message quotes more than 40 characters of a source; the problem itself keeps them all."""
    problem = Problem("a.csv", DATE, MEND, value="x" * 41)

    assert problem.message("en") == f'a.csv: the value is "{"x" * 39}…", but a date was expected. Mend the cell.'
    assert problem.value == "x" * 41


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("", ""),
        ("  satu \n\t dua\u00a0tiga ", "satu dua tiga"),
        ("x" * 40, "x" * 40),
        ("x" * 41, "x" * 39 + "…"),
        ("x" * 40 + "   ", "x" * 40),
    ],
    ids=["empty", "white space", "40", "41", "40 and spaces"],
)
def test_cut(value: str, shown: str) -> None:
    """A quoted value is one line of at most 40 characters, the mark of the cut counted in."""
    assert cut(value) == shown
    assert len(cut(value)) <= 40


@pytest.mark.parametrize(
    ("count", "last"),
    [
        (1, "a.csv, row 2: a date was expected. Mend the cell."),
        (10, "a.csv, row 11: a date was expected. Mend the cell."),
        (11, "and 1 more problem; see them all with: casestudy check"),
        (12, "and 2 more problems; see them all with: casestudy check"),
    ],
)
def test_case_error_shows_ten(count: int, last: str) -> None:
    """A message lists the first ten problems and counts the others; the error holds them all."""
    error = CaseError(numbered(count))

    lines = error.message("en").splitlines()

    assert lines[0] == "a.csv, row 2: a date was expected. Mend the cell."
    assert lines[-1] == last
    assert len(lines) == min(count, 11)
    assert error.problems == tuple(numbered(count))


def test_case_error_counts_the_hidden_in_indonesian() -> None:
    """The line about further problems is in the language of the message."""
    lines = CaseError(numbered(13)).message("id").splitlines()

    assert lines[9] == "a.csv, baris 11: seharusnya ada sebuah tanggal. Perbaiki selnya."
    assert lines[10:] == ["dan 3 masalah lain; lihat semuanya dengan: casestudy check"]


def test_case_error_takes_one_problem_or_many() -> None:
    """One problem alone, a list and a generator make the same error."""
    (problem,) = numbered(1)

    assert CaseError(problem).problems == (problem,)
    assert CaseError([problem]).problems == (problem,)
    assert CaseError(p for p in [problem]).problems == (problem,)


@pytest.mark.parametrize(
    ("stated", "environment", "text"),
    [
        ("id", "", "a.csv, baris 2: seharusnya ada sebuah tanggal. Perbaiki selnya."),
        ("en", "id", "a.csv, row 2: a date was expected. Mend the cell."),
        (None, "id", "a.csv, baris 2: seharusnya ada sebuah tanggal. Perbaiki selnya."),
        (None, "en", "a.csv, row 2: a date was expected. Mend the cell."),
        (None, "fr", "a.csv, row 2: a date was expected. Mend the cell."),
    ],
)
def test_case_error_language(
    stated: Language | None, environment: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The language stated goes first, then CASESTUDY_LANG, then English."""
    monkeypatch.setenv("CASESTUDY_LANG", environment)

    assert str(CaseError(numbered(1), lang=stated)) == text


def test_default_language_without_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages outside a case are in English where nothing is set."""
    monkeypatch.delenv("CASESTUDY_LANG", raising=False)

    assert default_language() == "en"


def test_case_error_in_a_notebook() -> None:
    """IPython shows the message, a problem a line, and no traceback."""
    error = CaseError(numbered(2), lang="en")

    assert error._render_traceback_() == [
        "a.csv, row 2: a date was expected. Mend the cell.",
        "a.csv, row 3: a date was expected. Mend the cell.",
    ]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_case_error_crosses_processes(count: int) -> None:
    """An error that is pickled, as a worker's is, comes back with its problems and its language."""
    error = pickle.loads(pickle.dumps(CaseError(numbered(count), lang="id")))

    assert error.problems == tuple(numbered(count))
    assert error.lang == "id"


def test_a_place_has_sheet_row_and_column() -> None:
    """The place stands apart from the file, so that a list of one file's problems need not repeat its name."""
    problem = Problem("a.xlsx", DATE, MEND, row=3, column="tgl", sheet="Januari", value="x")

    assert problem.place("en") == 'sheet "Januari", row 3, column "tgl"'
    assert problem.place("id") == 'lembar "Januari", baris 3, kolom "tgl"'
    assert problem.message("en").startswith('a.xlsx, sheet "Januari", row 3, column "tgl": the value is "x"')


def test_headers_and_sheets_are_cut_like_values() -> None:
    """They come from the file as well, and a file without a header has someone's words in their place."""
    words = "kata " * 20

    said = Problem("a.csv", DATE, MEND, column=words, sheet=words).message("en")

    assert "kata " * 9 not in said


def test_a_problem_is_an_error_unless_it_says_otherwise() -> None:
    """Severity is error by default and warning where that is stated."""
    assert Problem("a", DATE, MEND).severity == "error"
    assert Problem("a", DATE, MEND, severity="warning").severity == "warning"


@pytest.mark.parametrize(
    ("value", "shown"),
    [("\x1b[31mmerah", "\ufffd[31mmerah"), ("a\u202eb", "a\ufffdb"), ("a\x00b", "a\ufffdb"), ("👩‍👧", "👩‍👧")],
)
def test_cut_shows_what_a_terminal_would_obey(value: str, shown: str) -> None:
    """Escapes, null bytes and signs of direction are replaced; joined emoji stay whole."""
    assert cut(value) == shown


def test_cut_takes_no_longer_for_a_book() -> None:
    """A cell of millions of characters is cut before anything else is done with it."""
    assert cut("a" * 10_000_000) == "a" * 39 + "…"
    assert cut(" " * 10_000_000 + "a") == "…"


def test_what_a_notebook_shows_of_problems_quotes_no_more_than_a_message() -> None:
    """A list of problems, or an error within a log, holds forty characters of a cell, a header or a sheet at most."""
    words = "Saya takut bicara soal pak lurah karena anak saya bekerja di kantornya"
    problem = Problem("a.csv", DATE, MEND, row=2, column=words, value=words, sheet=words)

    for shown in (repr(problem), repr([problem]), repr(CaseError(problem)), str(CaseError(problem).args)):
        assert words[: QUOTE_LIMIT + 1] not in shown


def test_the_name_of_a_file_is_no_command_to_a_terminal() -> None:
    """Escape codes and signs that turn the direction of writing are replaced in the name of a file too."""
    message = Problem("a\x1b[2J\u202e.csv", DATE, MEND).message("en")

    assert message.startswith("a\ufffd[2J\ufffd.csv: ")
