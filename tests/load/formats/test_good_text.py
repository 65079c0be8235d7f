"""Text that only looks broken, or that a careful program might improve: it is read as it stands, in any encoding."""

import codecs
from pathlib import Path

import pytest

from casestudy.cells import Remarks
from casestudy.load.formats.plain import decode
from casestudy.load.tabular.register import load_register
from casestudy.load.transcripts import load_transcript

#: Signs that stand in mangled text as well, marks that some programs straighten, letters of several languages.
GOOD = (
    "“Kutip” ‘tunggal’", "Jum’at, Ma’ruf", "rp 10.000,00 – 20.000,00", "harga €5 atau £4", "CV ™ dan ® dan ©",
    "Açaí, São Paulo, NÃO", "MAÇÃ e Âmbar", "naïve café", "Ã sendiri", "â sendiri", "Â sendiri", "50 °C ± 2",
    "½ sdt, ¼ sdt", "a\u00a0b\u00a0c", "emoji 😀 dan 👩\u200d👧", "bendera 🇮🇩", "e\u0301 dan é", "ﬁ ligatur",
    "Straße, Größe", "Łódź, Ångström", "Привет, kabar", "你好 apa kabar", "السلام عليكم", "नमस्ते", "ﷺ sesudah nama",
    "…tanpa spasi", "panah → dan ≥ dan ≠", "¿Qué? ¡Sí!", "tanda ‰ dan †", "ʻokina dan ʼ", "‹sudut› «ganda»",
)  # fmt: skip


def test_there_are_enough_of_them() -> None:
    """As many as a library for mending text keeps to see that it leaves good text alone."""
    assert len(set(GOOD)) >= 31


@pytest.mark.parametrize("text", GOOD)
def test_good_text_is_left_alone(text: str, tmp_path: Path) -> None:
    """Signs, blanks and normal forms come out of files in every encoding as they went in, and raise no warning."""
    for data in (text.encode(), codecs.BOM_UTF8 + text.encode(), text.encode("utf-16")):
        assert decode(data) == text
    table, talk = tmp_path / "a.csv", tmp_path / "IK-1.txt"
    table.write_text(f'id,tgl,platform,komentar\nKM-1,2022-01-05,x,"{text}"\n', "utf-8")
    talk.write_text(f"P: Apa?\nI: {text}\n", "utf-8")

    assert load_register(table, "comments", remarks=(remarks := Remarks()))["text"].tolist() == [text]
    assert remarks.warnings == []
    assert load_transcript(talk)["text"].tolist() == ["Apa?", text]


@pytest.mark.parametrize("text", [one for one in GOOD if one.encode("cp1252", "ignore").decode("cp1252") == one])
def test_good_text_of_windows_is_left_alone(text: str) -> None:
    """What Windows-1252 can write is read as that where it is no UTF-8."""
    assert decode(f"{text} –".encode("cp1252")) == f"{text} –"
