"""A blind pack for a second coder."""

import io
import re
import zipfile

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.coding.packs.making import (
    CELL_LIMIT,
    CODE_COLUMNS,
    COLUMNS,
    codebook_hash,
    make_pack,
    sample_units,
    text_hash,
)
from casestudy.errors import CaseError


def pack(sample: pd.DataFrame, texts: pd.DataFrame, codebook: pd.DataFrame, *, coder: str = "K2") -> bytes:
    """Make a pack."""
    return make_pack(sample, coder=coder, texts=texts, codebook=codebook, unit="paragraph", seed=1)


def test_documents_share_a_sample_by_their_size(units: pd.DataFrame) -> None:
    """Each document has its part of the sample, the small ones at least one unit; the rest goes by size."""
    shares = {size: sample_units(units, size=size, seed=1).groupby("doc").size().to_dict() for size in (1, 3, 5, 99)}

    assert shares == {
        1: {"IK-1": 1},
        3: {"IK-1": 1, "IK-2": 1, "OBS-1": 1},
        5: {"IK-1": 3, "IK-2": 1, "OBS-1": 1},
        99: {"IK-1": 6, "IK-2": 3, "OBS-1": 1},
    }


def test_a_sample_is_drawn_by_its_seed(units: pd.DataFrame) -> None:
    """The same seed draws the same units whatever their order; another one draws others; each unit comes once."""
    first = sample_units(units, size=5, seed=1)

    pd.testing.assert_frame_equal(first, sample_units(units.iloc[::-1], size=5, seed=1))
    assert {tuple(sample_units(units, size=5, seed=seed)["start"]) for seed in range(9)} != {tuple(first["start"])}
    assert not first.duplicated(["doc", "unit"]).any()
    assert first[["doc", "unit"]].to_numpy().tolist() == sorted(first[["doc", "unit"]].to_numpy().tolist())


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=8), st.integers(1, 80))
def test_shares_are_fair(counts: list[int], size: int) -> None:
    """All places are given, no document has more than its units, and a larger one never has fewer than a smaller."""
    rows = [(f"d{doc}", number, 0, 1) for doc, count in enumerate(counts) for number in range(1, count + 1)]
    sample = sample_units(pd.DataFrame(rows, columns=["doc", "unit", "start", "end"]), size=size, seed=3)

    drawn = sample.groupby("doc").size().reindex([f"d{doc}" for doc in range(len(counts))], fill_value=0).tolist()

    assert sum(drawn) == min(size, sum(counts))
    assert all(share <= count for share, count in zip(drawn, counts, strict=True))
    assert all(a >= b for a, m in zip(drawn, counts, strict=True) for b, n in zip(drawn, counts, strict=True) if m > n)


def test_no_units_are_no_sample(units: pd.DataFrame) -> None:
    """Without units there is nothing to draw, and no pack."""
    empty = sample_units(units.iloc[:0], size=5, seed=1)

    assert empty.columns.tolist() == ["doc", "unit", "start", "end"]
    with pytest.raises(CaseError, match="at least one unit"):
        make_pack(
            empty, coder="K2", texts=pd.DataFrame({"doc": [], "text": []}), codebook=pd.DataFrame(), unit="x", seed=1
        )


def test_a_pack_holds_units_codebook_and_hashes(
    units: pd.DataFrame, texts: pd.DataFrame, codebook: pd.DataFrame
) -> None:
    """Its sheets are the instructions in both languages, the units with empty cells, the codebook and the hashes."""
    book = openpyxl.load_workbook(io.BytesIO(pack(units, texts, codebook)))

    assert book.sheetnames == ["instructions", "units", "codebook", "pack"]
    assert [cell.value for cell in book["instructions"][1]] == ["Bahasa Indonesia", "English"]
    rows = [dict(zip(COLUMNS, (cell.value for cell in row), strict=True)) for row in book["units"].iter_rows(min_row=2)]
    assert [row["unit"] for row in rows][5:8] == ["IK-1:6", "IK-2:1", "IK-2:2"]
    assert rows[6]["text"] == "I: =1+1 kata mereka."
    assert {row[name] for row in rows for name in ("judged", *CODE_COLUMNS, "memo")} <= {None, ""}
    assert [cell.value for cell in book["codebook"]["A"]] == ["code", "strategi", "deklarasi", "citra"]
    facts = {row[0].value: row[1].value for row in book["pack"].iter_rows(min_row=2)}
    assert facts["coder"] == "K2"
    assert facts["codebook"] == codebook_hash(codebook)
    assert facts["text:OBS-1"] == text_hash("Warga antre.")
    assert [key for key in facts if key.startswith("text:")] == ["text:IK-1", "text:IK-2", "text:OBS-1"]


def test_codes_and_judgements_are_chosen_from_lists(
    units: pd.DataFrame, texts: pd.DataFrame, codebook: pd.DataFrame
) -> None:
    """The cells of codes offer the codes of the codebook, those of the judgement yes and no in both languages."""
    book = openpyxl.load_workbook(io.BytesIO(pack(units, texts, codebook)))

    lists = {str(choice.sqref): choice.formula1 for choice in book["units"].data_validations.dataValidation}

    assert lists["D2:D11"] == '"ya,tidak,yes,no"'
    assert {lists[f"{letter}2:{letter}11"] for letter in "EFGHI"} == {"codebook!$A$2:$A$4"}


def test_a_pack_is_the_same_for_the_same_input(
    units: pd.DataFrame, texts: pd.DataFrame, codebook: pd.DataFrame
) -> None:
    """Two packs of one sample are the same file: no time of writing is in it, and no program's name for its author."""
    first = pack(units, texts, codebook)
    archive = zipfile.ZipFile(io.BytesIO(first))

    assert first == pack(units, texts, codebook)
    assert {member.date_time for member in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}
    assert re.findall(rb">(20\d\d-[^<]*)<", archive.read("docProps/core.xml")) == [b"2000-01-01T00:00:00Z"] * 2


def test_no_text_is_a_formula(units: pd.DataFrame, texts: pd.DataFrame, codebook: pd.DataFrame) -> None:
    """Words that begin with an equals sign are text in every sheet."""
    archive = zipfile.ZipFile(io.BytesIO(pack(units, texts, codebook)))

    assert all(b"<f>" not in archive.read(name) for name in archive.namelist() if "worksheets" in name)


@pytest.mark.parametrize("coder", ["Dewi Anggraini", "", "dewi@kota", "../K2", "K" * 21])
def test_a_coder_is_a_code(units: pd.DataFrame, texts: pd.DataFrame, codebook: pd.DataFrame, coder: str) -> None:
    """What looks like a name, or could not name a file, is refused."""
    with pytest.raises(CaseError, match="a coder's code"):
        pack(units, texts, codebook, coder=coder)


def test_a_unit_fits_into_a_cell(codebook: pd.DataFrame) -> None:
    """A unit that Excel would cut is refused and named."""
    texts = pd.DataFrame({"doc": ["IK-9"], "text": ["a" * (CELL_LIMIT + 1)]})
    unit = pd.DataFrame({"doc": ["IK-9"], "unit": [1], "start": [0], "end": [CELL_LIMIT + 1]})

    with pytest.raises(CaseError, match=r'"IK-9:1", but a unit that fits into a cell'):
        pack(unit, texts, codebook)
    assert pack(unit.assign(end=CELL_LIMIT), texts, codebook)
