"""Tests of casestudy.load.notes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from casestudy.case import Case
from casestudy.errors import CaseError
from casestudy.load.notes import load_observations, parse_note

Put = Callable[[str, str | bytes], Path]

NOTE = """# Catatan lapangan

**Tanggal:** 5 Mei 2022
- Tempat: Kantor
Kegiatan : Rapat
Pukul: 08.30 – 09.00

Warga datang.

## Catatan deskriptif

Warga antre: lama.

Tempat: dekat pintu.
### Lanjutan

## b. Catatan reflektif:
Sabar.
"""


def test_fields_and_sections_of_a_note() -> None:
    """Header lines are fields, also bold or in a list; later lines with a colon are text; the title is neither."""
    assert parse_note(NOTE.split("\n")) == {
        "date": "5 Mei 2022",
        "place": "Kantor",
        "activity": "Rapat",
        "pukul": "08.30 – 09.00",
        "text": "Warga datang.\n\nWarga antre: lama.\n\nTempat: dekat pintu.\n### Lanjutan",
        "reflection": "Sabar.",
    }


def test_note_without_sections_is_descriptive() -> None:
    """All of it is text, from the first line that is no field."""
    assert parse_note(["Date: 5 May 2022", "Warga antre.", "Tempat: penuh"]) == {
        "date": "5 May 2022",
        "text": "Warga antre.\nTempat: penuh",
        "reflection": "",
    }


def test_english_sections_and_text_behind_the_heading() -> None:
    """A section's text may start in the line of its heading."""
    note = parse_note(["Descriptive notes: Residents queue.", "**Reflective note**", "Patience."])
    assert (note["text"], note["reflection"]) == ("Residents queue.", "Patience.")


def test_words_in_a_sentence_are_no_heading() -> None:
    """A sentence that starts with a section's name is text."""
    assert parse_note(["Catatan deskriptif ini pendek."])["text"] == "Catatan deskriptif ini pendek."


def test_observations_of_a_case(case: Case, put: Put, docx: Callable[..., Path], table: Callable[..., str]) -> None:
    """Markdown, text and Word notes, sorted by name, with a column for fields that only some have."""
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Judul</w:t></w:r></w:p>'
    header = table(("Hari/Tanggal", ":", "Selasa / 09-09-2025"), ("Lokasi", "Pasar"))
    docx(heading, header, "Catatan deskriptif", "Ramai.", name="OBS-2.docx", folder=case.folder / "raw/observations")
    put("raw/observations/OBS-1.md", NOTE)
    put("raw/observations/OBS-3.txt", "Tanggal: 2022-05-07\r\nWarga pulang.".encode("utf-16"))
    notes = load_observations(case)
    assert notes["doc"].tolist() == ["OBS-1", "OBS-2", "OBS-3"]
    assert notes["date"].dt.strftime("%Y-%m-%d").tolist() == ["2022-05-05", "2025-09-09", "2022-05-07"]
    assert notes["place"].tolist() == ["Kantor", "Pasar", ""]
    assert notes["text"].tolist()[1:] == ["Ramai.", "Warga pulang."]
    assert notes["pukul"].tolist() == ["08.30 – 09.00", "", ""]


def test_observation_in_a_pdf(case: Case, pdf: Callable[..., Path]) -> None:
    """Header lines and sections are told apart in a PDF as in a text file."""
    lines = ["Tanggal: 5 Mei 2022", "Tempat: Pasar", "Catatan deskriptif", "Warga antre.", "Catatan reflektif"]
    pdf(lines, ["Sabar."], name="OBS-1.pdf", folder=case.folder / "raw" / "observations")
    notes = load_observations(case)
    assert notes[["doc", "place", "text", "reflection"]].to_numpy().tolist() == [
        ["OBS-1", "Pasar", "Warga antre.", "Sabar."]
    ]


def test_all_problems_of_the_notes_are_told(case: Case, put: Put) -> None:
    """A missing date, an impossible one, an unknown ending and a shared name, each with its file."""
    put("raw/observations/a.md", "Warga antre.")
    put("raw/observations/b.md", "Tanggal: 31/02/2022\n\nWarga antre.")
    put("raw/observations/c.pages", "x")
    put("raw/observations/d.md", "Tanggal: 2022-05-05\nx")
    put("raw/observations/d.txt", "Tanggal: 2022-05-05\nx")
    with pytest.raises(CaseError) as caught:
        load_observations(case)
    found = [(p.file[-4:], p.column, p.value) for p in caught.value.problems]
    assert found == [
        ("a.md", "date", None),
        ("b.md", "date", "31/02/2022"),
        ("ages", None, ".pages"),
        (".txt", None, None),
    ]


def test_missing_notes(case: Case) -> None:
    """A missing folder is an error, unless the notes are optional: then the table is empty and typed."""
    with pytest.raises(CaseError, match="at least one observation note"):
        load_observations(case)
    notes = load_observations(case, required=False)
    assert len(notes) == 0
    assert notes["date"].dtype.kind == "M"
