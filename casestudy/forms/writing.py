"""The forms of a new case, filled with its own first example rows."""

import csv
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

from casestudy.errors import Bilingual, Language
from casestudy.forms.transcripts import dialogue_form, table_form
from casestudy.forms.workbooks import SHEETS, form_workbook

#: The example file whose first rows stand in each workbook, and how many.
_SHOWN: Mapping[str, tuple[str, int]] = {
    "clippings": ("raw/clippings/clippings.csv", 2),
    "comments": ("raw/comments/comments.csv", 1),
}
_TRANSCRIPTS = {
    dialogue_form: Bilingual("transkrip-dialog", "transcript-dialogue"),
    table_form: Bilingual("transkrip-tabel", "transcript-table"),
}


def write_forms(folder: Path, *, case: Path, lang: Language) -> None:
    """Write the forms of a case into a folder that no loader reads.

    Parameters
    ----------
    folder : pathlib.Path
        Where the forms go.
    case : pathlib.Path
        The folder of the case, whose example rows are shown.
    lang : {"id", "en"}
    """
    folder.mkdir()
    for table, (source, shown) in _SHOWN.items():
        rows = list(csv.DictReader(StringIO((case / source).read_text("utf-8"), newline="")))[:shown]
        (folder / f"{SHEETS[table].to(lang)}.xlsx").write_bytes(form_workbook(table, rows, lang=lang))
    example = min((case / "raw" / "interviews").glob("*.txt")).read_text("utf-8").split("\n")
    for write, name in _TRANSCRIPTS.items():
        (folder / f"{name.to(lang)}.docx").write_bytes(write(example, title=name.to(lang), lang=lang))
