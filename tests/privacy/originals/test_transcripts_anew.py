"""Transcripts written anew: the same turns, roles and times come back, whatever the original looked like."""

import zipfile
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest

from casestudy.errors import CaseError
from casestudy.load.transcripts import read_transcript
from casestudy.privacy.originals.writing.transcripts import replace_turns, write_transcript
from casestudy.privacy.replacing import Pseudonym, Pseudonyms
from tests.load.makers import docx, paragraph, table, vtt

NAMES = Pseudonyms(
    (Pseudonym("Laksmi", "[Pewawancara 1]"), Pseudonym("Ratna", "[IK-1]"), Pseudonym("Gunadi", "[Orang 1]"))
)
CHAT = "14/11/23 10.04 - Laksmi: Siapa, Bu Ratna?\n14/11/23 10.05 - Ratna: Pak Gunadi\ndan tamu.\n" * 2
ORIGINALS = {
    "paragraphs.docx": docx("P: Siapa?", "I: Pak Gunadi.", "Dan tamunya.", "P: Lalu?", "I: Ratna."),
    "labels.docx": docx(paragraph("I: Dua hal.\nP: itu singkatan pertama.\nCatatan: itu yang kedua."), "P: Apa?"),
    "table.docx": docx(table(("No", "Pertanyaan", "Jawaban"), ("1", "Siapa?", "Pak Gunadi\n\ndan Ratna"))),
    "times.vtt": vtt("Laksmi: Siapa, Bu?", "Ratna: Gunadi.", "Ratna: Dan tamu.", "Laksmi: Lalu?", "Ratna: Pulang."),
    "chat.txt": CHAT.encode(),
    "numbers.docx": docx("P: 1. Siapa?", "I: 2. Gunadi", "P: 3. Apa?", "I: 4. Ratna", "P: 5. Lalu?", "I: 6. Ya"),
    "nobody.txt": b"Pak Gunadi datang.\n\nRatna pulang lebih dulu.\n",
    "spoken.vtt": vtt("Gunadi datang.", "Ratna pulang."),
    "names.txt": b"Pewawancara: Laksmi\nNama: Ratna\n\nLaksmi: Siapa?\n\nRatna: Gunadi.\n\nLaksmi: Oh.\n\nRatna: Ya.\n",
}


@pytest.mark.parametrize("name", ORIGINALS)
def test_the_same_turns_come_back(tmp_path: Path, name: str) -> None:
    """Words, roles and times of every turn are those of the original, names aside, and nothing else is in the file."""
    (tmp_path / name).write_bytes(ORIGINALS[name])
    informants = pd.DataFrame({"informant": ["IK-1"]})
    turns = read_transcript(tmp_path / name, interviewer=["Laksmi"], informants=informants).turns
    wanted = replace_turns(turns, NAMES).assign(doc="IK-1")

    ending, data = write_transcript(wanted, informants=informants, file=name)

    (tmp_path / f"IK-1{ending}").write_bytes(data)
    again = read_transcript(tmp_path / f"IK-1{ending}", informants=informants).turns
    assert again["text"].tolist() == [NAMES.replace(text) for text in turns["text"]]
    assert again["time"].tolist() == turns["time"].tolist()
    assert again["role"].astype("str").tolist() == turns["role"].astype("str").tolist()
    assert not any(word in str(again.to_dict()) for word in ("Laksmi", "Ratna", "Gunadi"))


def test_plain_text_is_written_where_it_can_be(tmp_path: Path) -> None:
    """A usual transcript becomes plain text; what that would misread becomes a Word table without properties."""
    endings = {}
    for name in ("paragraphs.docx", "chat.txt"):
        (tmp_path / name).write_bytes(ORIGINALS[name])
        turns = read_transcript(tmp_path / name).turns.assign(doc="IK-1")
        endings[name], data = write_transcript(turns, informants=pd.DataFrame(), file=name)

    assert endings == {"paragraphs.docx": ".txt", "chat.txt": ".docx"}
    assert zipfile.ZipFile(BytesIO(data)).namelist() == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]


def test_a_label_says_the_role_that_a_name_gave() -> None:
    """Where a name told who asks, its pseudonym or the usual letter tells it from now on."""
    turns = pd.DataFrame({"doc": "IK-1", "speaker": ["Laksmi", "Ratna", "Gunadi", "P"], "text": "ya",
                          "role": ["interviewer", "informant", "interviewer", "interviewer"]})  # fmt: skip

    assert replace_turns(turns, NAMES)["speaker"].tolist() == ["Pewawancara 1", "IK-1", "P", "P"]


def test_a_group_of_names_keeps_its_roles(tmp_path: Path) -> None:
    """Of three who answer under their names each is an informant afterwards, as the labels say."""
    said = "Laksmi: Siapa?\n\nRatna: Saya.\n\nGunadi: Saya juga.\n\nSarmili: Ya.\n\n"
    (tmp_path / "a.txt").write_text(said * 2, "utf-8")
    names = Pseudonyms((*NAMES.rows, Pseudonym("Sarmili", "[Orang 2]"), Pseudonym("Ratna", "[Orang 3]")))
    turns = read_transcript(tmp_path / "a.txt", interviewer=["Laksmi"]).turns

    wanted = replace_turns(turns, names).assign(doc="FGD")
    ending, data = write_transcript(wanted, informants=pd.DataFrame(), file="a.txt")

    (tmp_path / f"FGD{ending}").write_bytes(data)
    again = read_transcript(tmp_path / f"FGD{ending}").turns
    assert again["role"].tolist() == turns["role"].tolist()
    assert again["speaker"].tolist()[2] == "Orang 1 (informan)"


def test_what_cannot_be_read_back_is_refused() -> None:
    """Turns that no form can hold are refused by the name of their original, and not written otherwise."""
    turns = pd.DataFrame({"doc": ["IK-1"], "turn": pd.array([1], dtype="Int64"), "speaker": ["P"],
                          "role": ["interviewer"], "time": [""], "text": ["  "]})  # fmt: skip

    with pytest.raises(CaseError, match=r"IK-1\.docx: a transcript that can be written anew"):
        write_transcript(turns, informants=pd.DataFrame(), file="IK-1.docx")
