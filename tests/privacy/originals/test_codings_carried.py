"""Codings on texts whose names are replaced: each on its own words, wherever it starts and ends."""

import pandas as pd

from casestudy.load.registers import empty_table
from casestudy.privacy.originals.carrying import carry_segments
from casestudy.privacy.replacing import Pseudonym, Pseudonyms

TEXT = "P: Siapa, Bu Ratna?\n\nI: Ada Budi Santoso, dan Budi lagi."
NAMES = Pseudonyms(
    (Pseudonym("Budi Santoso", "[Orang 1]"), Pseudonym("Budi", "[Orang 1]"), Pseudonym("Ratna", "[IK-1]"))
)


def segments(*quotes: str) -> pd.DataFrame:
    """Return segments on quotes of the text."""
    rows = [
        ("IK-1", TEXT.find(quote), TEXT.find(quote) + len(quote), quote, "a", "k1", "kata Ratna") for quote in quotes
    ]
    table = pd.DataFrame(rows, columns=["doc", "start", "end", "quote", "code", "coder", "memo"])
    return table.astype({"start": "Int64", "end": "Int64", "memo": "str", "quote": "str", "doc": "str"})


def test_each_segment_stands_on_its_words() -> None:
    """Before, around, after and across turns; the quote holds pseudonyms, the remark too, the document its new name."""
    quotes = ("Siapa", "Bu Ratna", "Ada Budi Santoso, dan", "lagi.", "Ratna?\n\nI: Ada Budi Santoso")

    carried = carry_segments(segments(*quotes), {"IK-1": TEXT}, NAMES, {"IK-1": "IK-7"})

    replaced = NAMES.replace(TEXT)
    assert carried["quote"].tolist() == [NAMES.replace(quote) for quote in quotes]
    assert [replaced[start:end] for start, end in zip(carried["start"], carried["end"], strict=True)] == [
        NAMES.replace(quote) for quote in quotes
    ]
    assert carried["doc"].unique().tolist() == ["IK-7"]
    assert carried["memo"].unique().tolist() == ["kata [IK-1]"]


def test_a_segment_that_was_not_on_its_words_keeps_them() -> None:
    """Where the place was wrong before, the words alone are replaced; what becomes of it is for reanchoring to say."""
    wrong = segments("Ada Budi Santoso").assign(start=0, end=5)

    carried = carry_segments(wrong, {"IK-1": TEXT}, NAMES, {})

    assert carried["quote"].tolist() == ["Ada [Orang 1]"]


def test_no_segments_are_no_trouble() -> None:
    """A coder who has coded nothing yet has nothing to carry."""
    assert carry_segments(empty_table("segments"), {"IK-1": TEXT}, NAMES, {}).empty
