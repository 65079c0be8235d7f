"""A blind pack that came back."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from casestudy.check import check_table
from casestudy.coding.packs.making import COLUMNS, make_pack
from casestudy.coding.packs.reading import Pack, add_segments, plan_unpacking, read_pack
from casestudy.errors import CaseError
from casestudy.load.registers import empty_table

#: A row of the sheet of units, counted as Excel does, to what a coder writes there.
Cells = dict[int, dict[str, object]]
Fill = Callable[..., Path]
LETTERS = dict(zip(COLUMNS, "ABCDEFGHIJKL", strict=True))


@pytest.fixture
def fill(units: pd.DataFrame, texts: pd.DataFrame, codebook: pd.DataFrame, tmp_path: Path) -> Fill:
    """Make a pack of all units and write into it as a coder would."""

    def write(cells: Cells, *, sheet: str = "units", drop: int = 0) -> Path:
        path = tmp_path / "K2.xlsx"
        path.write_bytes(make_pack(units, coder="K2", texts=texts, codebook=codebook, unit="paragraph", seed=1))
        book = openpyxl.load_workbook(path)
        for row, values in cells.items():
            for name, value in values.items():
                book[sheet][f"{LETTERS.get(name, name)}{row}"] = value
        if drop:
            book[sheet].delete_rows(drop)
        book.save(path)
        return path

    return write


@pytest.fixture
def read(texts: pd.DataFrame, codebook: pd.DataFrame) -> Callable[[Path], Pack]:
    """Read a pack."""
    return lambda path: read_pack(path, texts=texts, codebook=codebook, lang="en")


def told(read: Callable[[Path], Pack], path: Path) -> list[tuple[int | None, str | None, str]]:
    """Return row, column and expectation of each problem of a pack."""
    with pytest.raises(CaseError) as refused:
        read(path)
    return [(problem.row, problem.column, problem.expected.en) for problem in refused.value.problems]


def test_only_judged_units_come_back(fill: Fill, read: Callable[[Path], Pack]) -> None:
    """A yes with codes gives segments over the whole unit, a yes without any a judged unit; a blank gives nothing."""
    found = read(fill({
        2: {"judged": "ya", "code_1": "citra", "code_3": " deklarasi ", "memo": "ragu"},
        4: {"judged": "Yes"},
        5: {"judged": "tidak"},
        8: {"judged": "ya", "code_2": "citra; strategi\ncitra"},
    }))  # fmt: skip

    assert (found.coder, found.unit) == ("K2", "paragraph")
    assert found.units.to_numpy().tolist() == [
        ["IK-1", 1, 0, 17, "K2"], ["IK-1", 3, 36, 53, "K2"], ["IK-2", 1, 0, 20, "K2"],
    ]  # fmt: skip
    assert found.segments[["doc", "start", "end", "quote", "code", "coder", "memo"]].to_numpy().tolist() == [
        ["IK-1", 0, 17, "I: Jawaban 0, ya.", "citra", "K2", "ragu"],
        ["IK-1", 0, 17, "I: Jawaban 0, ya.", "deklarasi", "K2", "ragu"],
        ["IK-2", 0, 20, "I: =1+1 kata mereka.", "citra", "K2", ""],
        ["IK-2", 0, 20, "I: =1+1 kata mereka.", "strategi", "K2", ""],
    ]
    pd.testing.assert_frame_equal(found.segments, check_table(found.segments, "segments", file="a.csv"))


def test_a_pack_that_nobody_judged(fill: Fill, read: Callable[[Path], Pack]) -> None:
    """An untouched pack has no judged unit and no segment, with their columns."""
    found = read(fill({}))

    assert found.units.columns.tolist() == ["doc", "unit", "start", "end", "coder"]
    assert (len(found.units), len(found.segments)) == (0, 0)


def test_rows_may_be_sorted(fill: Fill, read: Callable[[Path], Pack]) -> None:
    """A coder may sort the rows: units are known by what stands in their row."""
    path = fill({2: {"judged": "ya", "code_1": "citra"}})
    book = openpyxl.load_workbook(path)
    rows = [[cell.value for cell in row] for row in book["units"].iter_rows(min_row=2)]
    for number, values in enumerate(reversed(rows), 2):
        for column, value in enumerate(values, 1):
            cell = book["units"].cell(number, column)
            cell.value = value
            cell.data_type = "s" if isinstance(value, str) else "n"
    book.save(path)

    assert read(path).units[["doc", "unit"]].to_numpy().tolist() == [["IK-1", 1]]


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({3: {"judged": "ya", "code_1": "citraa"}}, (3, "code_1", "a code of the codebook")),
        ({3: {"code_1": "citra"}}, (3, "judged", "yes, since the unit was given a code")),
        ({3: {"judged": "no", "code_2": "citra"}}, (3, "judged", "yes, since the unit was given a code")),
        ({3: {"judged": "mungkin"}}, (3, "judged", "yes or no")),
        ({3: {"text": "I: Jawaban lain."}}, (3, "text", "the unit as the pack was made with it")),
        ({3: {"start": 20}}, (3, "text", "the unit as the pack was made with it")),
        ({3: {"start": "awal"}}, (3, "text", "the unit as the pack was made with it")),
        ({3: {"doc": "IK-3"}}, (3, "text", "the unit as the pack was made with it")),
        ({3: {"unit": "IK-1:1"}}, (3, "unit", "a unit that stands once")),
        ({3: {"unit": "IK-1:99"}}, (None, "unit", "the 10 units that the pack was made with")),
    ],
)
def test_a_changed_row_is_told(
    fill: Fill, read: Callable[[Path], Pack], cells: Cells, problem: tuple[int, str, str]
) -> None:
    """Unknown codes, judgements that say nothing, and units that are not what they were stop with their row."""
    assert told(read, fill(cells)) == [problem]


def test_a_missing_unit_is_told(fill: Fill, read: Callable[[Path], Pack]) -> None:
    """A deleted row is no judgement: the pack is refused."""
    assert told(read, fill({}, drop=4)) == [(None, "unit", "the 10 units that the pack was made with")]


def test_texts_and_codebook_must_be_those_of_the_pack(fill: Fill, texts: pd.DataFrame, codebook: pd.DataFrame) -> None:
    """A text or a codebook that was changed since, or is gone, is named; nothing is read then."""
    path = fill({2: {"judged": "ya"}})
    changed = texts.assign(text=texts["text"].str.replace("Warga", "warga")).iloc[1:]

    with pytest.raises(CaseError) as refused:
        read_pack(path, texts=changed, codebook=codebook.assign(definition="lain"), lang="id")

    assert [problem.expected.id for problem in refused.value.problems] == [
        "buku kode yang sama dengan saat paket dibuat",
        "naskah IK-1 yang sama dengan saat paket dibuat",
        "naskah OBS-1 yang sama dengan saat paket dibuat",
    ]


def test_another_kind_of_file_is_refused(fill: Fill, read: Callable[[Path], Pack], tmp_path: Path) -> None:
    """A pack of another version, and a workbook that is no pack, are told from a pack."""
    assert told(read, fill({3: {"B": "2"}}, sheet="pack")) == [(None, "pack", "a blind pack of version 1")]

    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "kutipan"
    book.save(tmp_path / "lain.xlsx")
    with pytest.raises(CaseError, match=r"lain\.xlsx: .*a visible sheet \(there are: Sheet\)"):
        read(tmp_path / "lain.xlsx")


def test_a_plan_shows_what_would_be_added(fill: Fill, read: Callable[[Path], Pack], texts: pd.DataFrame) -> None:
    """A code is added where the coder has not given it in the unit, and in conflict where only their file has it."""
    found = read(fill({2: {"judged": "ya", "code_1": "citra", "code_2": "deklarasi"}, 3: {"judged": "ya"}}))
    rows = [
        ("IK-1", 3, 10, "citra"),
        ("IK-1", 22, 25, "strategi"),
        ("IK-1", 40, 44, "strategi"),
        ("OBS-1", 0, 5, "citra"),
    ]
    own = pd.DataFrame(rows, columns=["doc", "start", "end", "code"]).assign(
        coder="K2", valence="", date="", memo="lama"
    )
    written = dict(zip(texts["doc"], texts["text"], strict=True))
    own["quote"] = [written[doc][start:end] for doc, start, end, _ in rows]
    existing = check_table(own, "segments", file="K2.csv")

    plan = plan_unpacking(found, existing)
    merged = add_segments(found, existing, plan)

    assert plan[["doc", "unit", "code", "action"]].astype({"action": "str"}).to_numpy().tolist() == [
        ["IK-1", 1, "citra", "same"],
        ["IK-1", 1, "deklarasi", "add"],
        ["IK-1", 2, "strategi", "conflict"],
    ]
    assert len(merged) == len(existing) + 1
    assert merged.loc[merged["memo"] != "lama", ["start", "end", "code"]].to_numpy().tolist() == [[0, 17, "deklarasi"]]
    assert merged.columns.tolist() == existing.columns.tolist()


def test_a_first_pack_adds_everything_once(fill: Fill, read: Callable[[Path], Pack]) -> None:
    """A coder without a file gets all segments of the pack; unpacked again, it adds nothing."""
    found = read(fill({2: {"judged": "ya", "code_1": "citra"}, 8: {"judged": "ya", "code_1": "strategi"}}))

    first = add_segments(found, empty_table("segments"), plan_unpacking(found, empty_table("segments")))

    pd.testing.assert_frame_equal(first, found.segments)
    assert plan_unpacking(found, first)["action"].tolist() == ["same", "same"]
    pd.testing.assert_frame_equal(add_segments(found, first, plan_unpacking(found, first)), first)
