"""A case's own strategies in the example rows: every row fits, whichever and however many they are."""

from pathlib import Path

import pytest

from casestudy.case import Case
from casestudy.errors import Bilingual, Language
from casestudy.load.sources import Sources, load_case
from casestudy.new import new_case
from casestudy.start.answers import Answers
from casestudy.start.strategies import EXAMPLE_STRATEGIES, fit_segments, name_codes


def make(root: Path, *strategies: str, lang: Language = "id") -> tuple[Case, Sources]:
    """Return a case with these strategies, and all that it holds."""
    case = new_case("baru", root=root, answers=Answers("baru", language=lang, strategies=strategies))
    return case, load_case(case)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("number", [2, 3, 4, 6])
def test_every_strategy_has_a_code_passages_and_an_alignment(tmp_path: Path, number: int, lang: Language) -> None:
    """From two strategies to six, each stands in settings, codebook, the first coder's passages and alignment."""
    names = [f"Siasat {letter}:Ploy {letter}" for letter in "abcdef"[:number]]

    case, sources = make(tmp_path, *names, lang=lang)

    codes = [f"{'siasat' if lang == 'id' else 'ploy'}-{letter}" for letter in "abcdef"[:number]]
    mine = sources.segments[sources.segments["coder"] == min(sources.segments["coder"])]
    assert list(case.strategies) == codes
    assert set(codes) <= set(mine["code"])
    assert set(sources.alignment["strategy"]) == set(codes)
    assert set(sources.alignment["cell"]) == {"SO", "WO", "ST", "WT"}
    book = sources.codebook.set_index("code")
    assert book.loc[codes, "label_en"].tolist() == [f"Ploy {letter}" for letter in "abcdef"[:number]]
    assert set(book.loc[codes, "parent"]) == {EXAMPLE_PARENT[lang]}


EXAMPLE_PARENT = {"id": "strategi", "en": "strategy"}


@pytest.mark.parametrize("lang", ["id", "en"])
def test_nothing_of_the_examples_own_strategies_is_left(tmp_path: Path, lang: Language) -> None:
    """Its codes are in no table and in no setting, and each row that took their place is marked to be written."""
    case, sources = make(tmp_path, "Papan angka:Board of figures", "Temu kampung:Village meetings", lang=lang)

    mark = {"id": "CONTOH", "en": "EXAMPLE"}[lang]
    texts = [path.read_text("utf-8") for path in case.folder.glob("[tc]*/*.csv")]
    rows = sources.codebook[sources.codebook["code"].isin(case.strategies)]
    for code in EXAMPLE_STRATEGIES[lang]:
        assert not [text for text in texts for line in text.splitlines() if code in line.replace(";", ",").split(",")]
    assert rows[["definition", "include", "exclude", "example"]].map(lambda cell: cell.startswith(mark)).all(axis=None)
    assert sources.alignment["label_id"].str.startswith("CONTOH: ").all()


def test_passages_are_dealt_out_by_document() -> None:
    """Two coders' passages of a document go to one strategy; two strategies that become one code a passage once."""
    rows = [{"doc": doc, "start": "0", "end": "5", "code": code, "coder": coder}
            for doc in ("A", "B") for code in ("one", "two") for coder in ("k", "l")]  # fmt: skip

    dealt = fit_segments(rows, ["one", "two"], ["x", "y", "z"])
    merged = fit_segments(
        [{**row, "code": "two"} if row["code"] == "one" else row for row in rows], ["one", "two"], ["x"]
    )

    assert {(row["doc"], row["code"]) for row in dealt} == {("A", "x"), ("A", "y"), ("B", "z"), ("B", "y")}
    assert len(dealt) == len(rows)
    assert [(row["doc"], row["code"], row["coder"]) for row in merged] == [
        ("A", "x", "k"), ("A", "x", "l"), ("B", "x", "k"), ("B", "x", "l"),
    ]  # fmt: skip


def test_names_that_are_taken_get_another_code() -> None:
    """A strategy named like a code of the codebook, or like another one without its signs, has a code of its own."""
    labels = [Bilingual("Citra", "Image"), Bilingual("Papan, angka!", "Board"), Bilingual("Papan angka", "Figures")]

    assert name_codes(labels, ["citra"], lang="id") == ["strategi-citra", "papan-angka", "strategi-papan-angka"]
    assert name_codes(labels, ["image"], lang="en") == ["strategy-image", "board", "figures"]


def test_example_strategies_stand_where_none_are_named(tmp_path: Path) -> None:
    """Without own strategies the example keeps its three, whose definitions and alignments are written out."""
    case, sources = make(tmp_path)

    assert case.strategies == EXAMPLE_STRATEGIES["id"]
    assert not sources.codebook["definition"].str.startswith("CONTOH").any()
    assert not sources.alignment["label_id"].str.startswith("CONTOH").any()
