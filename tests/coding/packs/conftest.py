"""Units, texts and a codebook to make packs of."""

import pandas as pd
import pytest

from casestudy.check import check_table


@pytest.fixture
def texts() -> pd.DataFrame:
    """Return three documents of six, three and one short answers."""
    written = {
        "IK-1": "\n".join(f"I: Jawaban {n}, ya." for n in range(6)),
        "IK-2": "I: =1+1 kata mereka.\nI: Kami «hadir» 🙏.\nI: Loket\ttutup.",
        "OBS-1": "Warga antre.",
    }
    return pd.DataFrame({"doc": list(written), "text": list(written.values())})


@pytest.fixture
def units(texts: pd.DataFrame) -> pd.DataFrame:
    """Return each line as a unit."""
    rows = []
    for doc, text in zip(texts["doc"], texts["text"], strict=True):
        start = 0
        for number, line in enumerate(text.split("\n"), 1):
            rows.append((doc, number, start, start + len(line)))
            start += len(line) + 1
    return pd.DataFrame(rows, columns=["doc", "unit", "start", "end"])


@pytest.fixture
def codebook() -> pd.DataFrame:
    """Return a codebook of three codes."""
    codes = ["strategi", "deklarasi", "citra"]
    cells = {"code": codes, "label_id": codes, "label_en": codes, "definition": [f"= {code}" for code in codes]}
    return check_table(pd.DataFrame(cells), "codebook", file="codebook.csv")
