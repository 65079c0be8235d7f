"""Forms to fill in: what our own loaders read in them, and nothing that could drift from the tables."""

from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from casestudy.case import Case
from casestudy.cells import Remarks
from casestudy.errors import Language
from casestudy.forms.dictionary import MEANINGS
from casestudy.forms.workbooks import column_header, form_workbook, value_of
from casestudy.load.registers import load_table
from casestudy.load.tabular.register import load_register
from casestudy.load.transcripts import load_transcript
from casestudy.new import new_case
from casestudy.start.answers import Answers
from casestudy.tables import TABLES

NAMES: dict[Language, list[str]] = {
    "id": ["kliping.xlsx", "komentar.xlsx", "transkrip-dialog.docx", "transkrip-tabel.docx"],
    "en": ["clippings.xlsx", "comments.xlsx", "transcript-dialogue.docx", "transcript-table.docx"],
}
BOOKS = {"kliping": "clippings", "clippings": "clippings", "komentar": "comments", "comments": "comments"}


@pytest.fixture(params=["id", "en"])
def made(request: pytest.FixtureRequest, tmp_path: Path) -> Case:
    """Make a case in either language."""
    return new_case("baru", root=tmp_path, answers=Answers("baru", language=request.param))


def test_forms_are_there_in_the_language_of_the_case(made: Case) -> None:
    """Two transcripts and two workbooks stand in the folder of forms."""
    assert sorted(path.name for path in (made.folder / "forms").iterdir()) == NAMES[made.language]


def test_both_transcripts_read_like_the_plain_example(made: Case) -> None:
    """Dialogue and table have the turns of the example they show: speakers' roles and words, one by one."""
    example = load_transcript(min((made.folder / "raw" / "interviews").iterdir()))

    for path in sorted((made.folder / "forms").glob("*.docx")):
        turns = load_transcript(path)
        pd.testing.assert_frame_equal(turns[["turn", "role", "text"]], example[["turn", "role", "text"]])
    assert len(example) == 14


def test_workbooks_read_like_the_rows_they_show(made: Case) -> None:
    """The sheet of rows gives the case's own first rows, and the dictionary behind it is left out and named."""
    for path in sorted((made.folder / "forms").glob("*.xlsx")):
        table = BOOKS[path.stem]
        remarks = Remarks()
        rows = load_register(path, table, remarks=remarks)
        own = load_table(made, table).head(len(rows))

        names = TABLES[table].names
        pd.testing.assert_frame_equal(rows[names], own[names])
        assert len(rows) == {"clippings": 2, "comments": 1}[table]
        assert any({"id": "kamus", "en": "dictionary"}[made.language] in fact.en for fact in remarks.facts)


def test_forms_are_no_part_of_the_case(made: Case) -> None:
    """No loader reads the folder: the rows of the case are those of its raw files."""
    assert len(load_table(made, "clippings")) == 14
    assert len(load_table(made, "comments")) == 16


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("table", MEANINGS)
def test_every_choice_of_a_drop_down_loads(tmp_path: Path, table: str, lang: Language) -> None:
    """Each value that a list offers is one that the loader takes for the library's own, in either language."""
    first: dict[str, str] = {"doc": "X-1", "date": "2020-03-02", "outlet": "Media", "headline": "Judul", "text": "Isi",
                             "platform": "instagram", "tone": "neutral"}  # fmt: skip
    columns = [column for column in TABLES[table].columns if column.allowed or column.kind == "yes/no"]
    for column in columns:
        values = column.allowed or ("yes", "no")
        rows = [{**first, "doc": f"X-{number}", column.name: value} for number, value in enumerate(values)]
        file = tmp_path / f"{column.name}.xlsx"
        file.write_bytes(form_workbook(table, rows, lang=lang))

        loaded = load_register(file, table)[column.name]

        assert loaded.tolist() == ([True, False] if column.kind == "yes/no" else list(values))
    assert columns


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("table", MEANINGS)
def test_drop_downs_offer_what_the_tables_allow(table: str, lang: Language) -> None:
    """Each column of choices, and no other, has a list: the allowed values in their order, a thousand rows down."""
    book = load_workbook(BytesIO(form_workbook(table, [], lang=lang)))
    sheet = book.worksheets[0]
    header = [cell.value for cell in sheet[1]]

    offered = {
        header[ranges.min_col - 1]: (validation.formula1.strip('"').split(","), ranges.max_row)
        for validation in sheet.data_validations.dataValidation
        for ranges in validation.sqref.ranges
    }

    wanted = {}
    for column in TABLES[table].columns:
        values = ("yes", "no") if column.kind == "yes/no" else column.allowed
        if values:
            wanted[column_header(column, lang)] = ([value_of(value, lang) for value in values], 1001)
    assert offered == wanted


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("table", MEANINGS)
def test_the_dictionary_explains_every_column(table: str, lang: Language) -> None:
    """Each column of the sheet of rows has a line with its meaning in both languages, in the same order."""
    book = load_workbook(BytesIO(form_workbook(table, [], lang=lang)))
    rows, explained = book.worksheets

    lines = [[cell.value for cell in row] for row in explained.iter_rows(min_row=2)]

    assert list(MEANINGS[table]) == TABLES[table].names
    assert [line[0] for line in lines] == [cell.value for cell in rows[1]]
    assert all(cell for line in lines for cell in line)
    assert [line[1] == "ya / yes" for line in lines] == [column.required for column in TABLES[table].columns]


def test_forms_are_the_same_every_time(tmp_path: Path) -> None:
    """Two cases of one day have the same bytes in every form: no hour and no order of the moment is in them."""
    one, two = (new_case("baru", root=tmp_path / name) for name in ("a", "b"))

    for path in sorted((one.folder / "forms").iterdir()):
        assert path.read_bytes() == (two.folder / "forms" / path.name).read_bytes(), path.name
