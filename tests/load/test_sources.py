"""Tests of casestudy.load.sources."""

import dataclasses
import hashlib
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from casestudy.case import Case, open_case
from casestudy.errors import CaseError
from casestudy.load.sources import Sources, load_case, load_texts
from casestudy.tables import TABLES
from tests.load.conftest import TABLES as TABLES_OF_A_CASE

Put = Callable[[str, str | bytes], Path]
DAY = pd.Timestamp(2022, 1, 5)
TURNS = pd.DataFrame(
    {"doc": ["IK-1", "IK-1", "IK-2"], "speaker": ["P", "I", "I"], "text": ["Apa 😀?", "Dua\nbaris.", "Lain."]}
)
NOTES = pd.DataFrame({"doc": ["OBS-1"], "date": [DAY], "text": ["Warga antre."], "reflection": ["Sabar."]})


def test_sources_hold_every_table_and_the_texts() -> None:
    """A table added to the library has to be loaded too."""
    assert {field.name for field in dataclasses.fields(Sources)} == {*TABLES, "texts"}


def test_full_case_is_loaded(full_case: Case) -> None:
    """Required tables are there, optional ones empty; a segment stands in its text, which is dated."""
    sources = load_case(full_case)
    lengths = {name: len(getattr(sources, name)) for name in ("turns", "clippings", "segments", "swot", "observations")}
    assert lengths == {"turns": 2, "clippings": 1, "segments": 1, "swot": 0, "observations": 0}
    assert sources.texts["doc"].tolist() == ["IK-1", "KL-1"]
    assert sources.texts["date"].tolist() == [pd.Timestamp(2022, 9, 12), pd.Timestamp(2022, 1, 5)]
    segment = sources.segments.iloc[0]
    assert sources.texts["text"][0][segment["start"] : segment["end"]] == segment["quote"]


def test_loading_twice_gives_the_same_and_leaves_raw_files_alone(full_case: Case) -> None:
    """Same files, same tables; no file of the case is changed or added."""

    def state() -> dict[str, str]:
        files = sorted(path for path in full_case.folder.rglob("*") if path.is_file())
        return {path.as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    before = state()
    first, second = load_case(full_case), load_case(full_case)
    for field in dataclasses.fields(Sources):
        pd.testing.assert_frame_equal(getattr(first, field.name), getattr(second, field.name))
    assert state() == before


def test_a_case_of_nothing_but_settings_is_loaded(case: Case) -> None:
    """Every table is there without rows, with its columns and types, and the library's register stands in."""
    full, sources = load_case(open_case("bekasi")), load_case(case)

    for name in (field.name for field in dataclasses.fields(Sources) if field.name != "exhibits"):
        table = getattr(sources, name)
        assert table.empty, name
        pd.testing.assert_series_equal(table.dtypes, getattr(full, name).dtypes[table.columns], obj=name)
    assert sources.exhibits["slug"].tolist() == full.exhibits["slug"].tolist()


def test_interviews_ask_for_informants_and_codings_for_a_codebook(case: Case, put: Put) -> None:
    """Nobody is quoted whose consent is unknown, and no code counted that nobody defined: both are told at once."""
    put("raw/interviews/IK-1.txt", TABLES_OF_A_CASE["raw/interviews/IK-1.txt"])
    put("codings/dewi.csv", TABLES_OF_A_CASE["codings/dewi.csv"])

    with pytest.raises(CaseError) as caught:
        load_case(case)

    assert [problem.file for problem in caught.value.problems] == ["tables/informants.csv", "tables/codebook.csv"]
    assert caught.value.lang == "en"


def test_a_register_without_rows_is_the_case_s_own(full_case: Case, put: Put) -> None:
    """Who wants no exhibits keeps the header: the library's register stands in only where there is no file."""
    put("tables/exhibits.csv", "slug,kind,caption_id,caption_en,alt_id,alt_en,notebook\n")

    assert load_case(full_case).exhibits.empty


def test_problems_of_several_files_are_told_together(full_case: Case, put: Put) -> None:
    """A wrong cell, a wrong segment and a shared document in one error; nothing is told twice."""
    put("tables/events.csv", "date,event_id,event_en,lane,source\n2022-13,Operasi,Operation,hukum,berita\n")
    put("codings/dewi.csv", "doc,start,end,quote,code,coder\nIK-1,20,33,Menjawab warga,apa,dewi\n")
    with pytest.raises(CaseError) as caught:
        load_case(full_case)
    found = [(problem.file, problem.column) for problem in caught.value.problems]
    assert found == [("tables/events.csv", "date"), ("codings/dewi.csv", "code"), ("codings/dewi.csv", "quote")]


def test_segments_wait_for_texts_that_cannot_be_read(full_case: Case, put: Put) -> None:
    """A broken transcript does not make every quote wrong."""
    put("raw/interviews/IK-1.txt", "tanpa label")
    with pytest.raises(CaseError) as caught:
        load_case(full_case)
    assert [problem.file for problem in caught.value.problems] == ["raw/interviews/IK-1.txt"]


def test_texts_of_all_sources(case: Case) -> None:
    """Each source's text is made by its rule, with its date."""
    informants = pd.DataFrame({"informant": ["IK-1"], "date": [pd.Timestamp(2022, 9, 12)]})
    texts = load_texts(
        case,
        turns=TURNS,
        observations=NOTES,
        documents=pd.DataFrame(
            {"doc": ["D-1", "D-2"], "date": [DAY, DAY], "title": ["Judul", "Saja"], "text": ["Isi", ""]}
        ),
        clippings=pd.DataFrame({"doc": ["KL-1"], "date": [DAY], "headline": ["Kepala"], "text": ["Badan"]}),
        comments=pd.DataFrame({"doc": ["KM-1"], "date": [DAY], "text": ["Bagus"]}),
        posts=pd.DataFrame({"doc": ["PO-1"], "date": [DAY], "text": [""]}),
        informants=informants,
    )
    assert texts[["doc", "source", "text"]].to_numpy().tolist() == [
        ["IK-1", "interview", "P: Apa 😀?\n\nI: Dua\nbaris."],
        ["IK-2", "interview", "I: Lain."],
        ["OBS-1", "observation", "Warga antre.\n\nSabar."],
        ["D-1", "document", "Judul\n\nIsi"],
        ["D-2", "document", "Saja"],
        ["KL-1", "clipping", "Kepala\n\nBadan"],
        ["KM-1", "comment", "Bagus"],
        ["PO-1", "post", ""],
    ]
    assert texts["date"].isna().tolist() == [False, True, *[False] * 6]
    assert texts["date"][0] == pd.Timestamp(2022, 9, 12)


def test_texts_without_tables_are_an_empty_table(case: Case) -> None:
    """No tables, or empty ones, give no texts, with the same columns and types."""
    texts = load_texts(case, observations=NOTES.iloc[:0])
    assert texts.columns.tolist() == ["doc", "source", "date", "text"]
    assert texts.dtypes.equals(load_texts(case, observations=NOTES).dtypes)


def test_documents_are_unique_over_sources(case: Case) -> None:
    """A code that two sources share is told with both places."""
    comments = pd.DataFrame({"doc": ["OBS-1"], "date": [DAY], "text": ["Bagus"]})
    with pytest.raises(
        CaseError, match=r'raw/comments, column "doc": the value is "OBS-1".*raw/observations, raw/comm'
    ):
        load_texts(case, observations=NOTES, comments=comments)
