"""Trace: from any number of an exhibit to the words that it counts."""

import pandas as pd
import pytest
from matplotlib.axes import Axes

from casestudy.case import Case
from casestudy.chapter.exhibits.evidence import rows_behind
from casestudy.chapter.exhibits.manifest import read_manifest
from casestudy.chapter.exhibits.saving import save_exhibit
from casestudy.chapter.trace import find_exhibit, trace
from casestudy.errors import CaseError, Language
from casestudy.load.sources import Sources, load_case
from casestudy.plots.style import new_axes


def blank(_: pd.DataFrame, __: Language) -> Axes:
    """Draw nothing."""
    return new_axes(height_cm=2)


@pytest.fixture
def sources(kota: Case) -> Sources:
    """Return the tables of the example case."""
    return load_case(kota)


@pytest.fixture
def saved(kota: Case, register: pd.DataFrame, sources: Sources) -> Case:
    """Return the example case with one exhibit: coded passages by interview, answers, words and the share coded."""
    coded = sources.segments[sources.segments["doc"].isin(["IK-1", "IP-1"])]
    coded = coded[coded["coder"] == "contoh-1"]
    answers = sources.turns[(sources.turns["role"] == "informant") & sources.turns["doc"].isin(["IK-1", "IP-1"])]
    answers = answers.assign(words=[len(text.split()) for text in answers["text"]])
    per = answers.groupby("doc").agg(answers=("turn", "size"), words=("words", "sum")).reset_index()
    data = per.assign(n=per["doc"].map(coded.groupby("doc").size()), activities=len(sources.activities))
    data["share"] = data["n"] / data["answers"]
    save_exhibit(
        kota, register, "peaks", data, draw=blank, facts={"n": 2},
        sources=["interviews", "codings", "activities"], computed={"share": ["n", "answers"]},
        behind={"n": rows_behind(coded, on=["doc"]), "answers": rows_behind(answers, on=["doc"]),
                "words": rows_behind(answers, on=["doc"], counts="words"),
                "activities": rows_behind(sources.activities, table="activities")},
    )  # fmt: skip
    return kota


def test_a_number_leads_to_as_many_passages(saved: Case, sources: Sources) -> None:
    """Each passage comes with document, line, speaker, coder and the very words between its start and end."""
    found = trace("peaks", 1, "n", case=saved)

    texts = dict(zip(sources.texts["doc"], sources.texts["text"], strict=True))
    numbers = pd.read_csv(saved.figures / "data" / "4-1-peaks.csv")
    assert len(found) == numbers.loc[0, "n"] == found["counts"].sum()
    assert set(found["doc"]) == {"IK-1"}
    assert set(found["coder"]) == {"contoh-1"}
    for _, passage in found.iterrows():
        assert passage["quote"] == texts["IK-1"][passage["start"] : passage["end"]]
        line = texts["IK-1"].split("\n")[passage["line"] - 1]
        assert passage["quote"].split("\n")[0] in line
        assert line.startswith(passage["speaker"])


def test_words_lead_to_the_answers_that_hold_them(saved: Case) -> None:
    """A number of words comes as answers, each with the words that it adds."""
    found = trace("peaks", "IP-1", "words", case=saved)

    assert [len(quote.split()) for quote in found["quote"]] == found["counts"].tolist()
    assert found["counts"].sum() == pd.read_csv(saved.figures / "data" / "4-1-peaks.csv").loc[1, "words"]


def test_a_computed_number_leads_to_what_it_is_computed_from(saved: Case) -> None:
    """Behind a share stand the passages of both its counts, each under its own column."""
    found = trace("peaks", 1, "share", case=saved)

    assert sorted(set(found["column"])) == ["answers", "n"]


def test_a_row_and_the_whole_exhibit_lead_to_everything_behind_them(saved: Case) -> None:
    """Without a column all of a row's evidence comes, without a row that of all rows; words of a row have its own."""
    assert sorted(set(trace("peaks", 2, case=saved)["column"])) == ["activities", "answers", "n", "words"]
    assert set(trace("peaks", case=saved)["row"]) == {1, 2}
    assert trace("peaks", 2, "doc", case=saved).equals(trace("peaks", 2, case=saved))


def test_a_row_of_a_table_is_told_in_its_words(saved: Case, sources: Sources) -> None:
    """An activity has no text of its own: its row, as the file numbers it, and its cells stand for it."""
    found = trace("peaks", 1, "activities", case=saved)

    assert found["doc"].unique().tolist() == ["activities"]
    assert found["line"].tolist() == list(range(2, 2 + len(sources.activities)))
    first = found["quote"].iloc[0]
    assert first.startswith("KG-1 · 2020-03-21 · Pembacaan penjelasan terbuka")


def test_a_single_word_comes_with_its_line(kota: Case, register: pd.DataFrame, sources: Sources) -> None:
    """Around a word or two stand up to forty characters of the same line on either side."""
    text = dict(zip(sources.texts["doc"], sources.texts["text"], strict=True))["IK-1"]
    start = text.index("jawaban")
    word = pd.DataFrame({"word": ["jawaban"], "doc": ["IK-1"], "start": [start], "end": [start + 7]})
    save_exhibit(
        kota, register, "peaks", pd.DataFrame({"word": ["jawaban"], "n": [1]}), sources=["interviews"], facts={"n": 1},
        draw=blank, behind={"n": rows_behind(word, on=["word"])},
    )  # fmt: skip

    found = trace("peaks", "jawaban", "n", case=kota).iloc[0]

    around = found["before"] + found["quote"] + found["after"]
    assert around in text
    assert "\n" not in around
    assert 0 < len(found["before"]) <= 40


def test_who_asked_for_paraphrase_is_marked(saved: Case) -> None:
    """Passages of an informant without consent to be quoted are found, and marked."""
    file = saved.folder / "tables" / "informants.csv"
    consent = load_case(saved).informants.set_index("informant")["consent"]
    marked = trace("peaks", case=saved).query("doc != 'activities'").groupby("doc")["quotable"].agg(set)

    assert "paraphrase" in file.read_text("utf-8")
    assert {doc: {consent[doc] == "quote"} for doc in marked.index} == marked.to_dict()


@pytest.mark.parametrize("name", ["peaks", "4.1", "4-1", "figure 4.1", "gambar-4-1", "Gambar 4.1", "figure-4-1-peaks"])
def test_an_exhibit_is_found_by_name_and_number(saved: Case, name: str) -> None:
    """The slug, the number and the name of the file all mean the exhibit, in either language."""
    assert find_exhibit(read_manifest(saved), name)[0] == "peaks"


def test_a_number_that_a_figure_and_a_table_share_is_asked_back() -> None:
    """Figure 4.1 and Table 4.1 are two exhibits: the message names both in a form that can be typed."""
    manifest = {"peaks": {"kind": "figure", "number": "4.1"}, "people": {"kind": "table", "number": "4.1"}}

    with pytest.raises(CaseError) as refused:
        find_exhibit(manifest, "4.1")

    assert refused.value.problems[0].remedy.en == "There are: figure-4-1 (peaks), table-4-1 (people)."
    assert find_exhibit(manifest, "table-4-1")[0] == "people"


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [(3, "n", "a row from 1 to 2"), ("IK-77", "n", "a row from 1 to 2"), (1, "m", "a column of the exhibit")],
)
def test_what_is_not_there_is_told(saved: Case, row: int | str, column: str, said: str) -> None:
    """A row or column that the exhibit lacks is refused with those it has."""
    with pytest.raises(CaseError) as refused:
        trace("peaks", row, column, case=saved)

    assert said in refused.value.problems[0].expected.en


def test_a_label_means_its_code(kota: Case, register: pd.DataFrame, sources: Sources) -> None:
    """What a figure shows may be typed: a theme by its label in either language finds the row of its code."""
    coded = sources.segments[sources.segments["coder"] == "contoh-1"]
    data = coded.groupby("code").size().rename("n").reset_index()
    save_exhibit(
        kota, register, "peaks", data, sources=["codings"], draw=blank,
        facts={"n": 1}, behind={"n": rows_behind(coded, on=["code"])},
    )  # fmt: skip

    for name in ("keterbatasan", "Keterbatasan", "Limits"):
        assert set(trace("peaks", name, "n", case=kota)["row"]) == {data["code"].tolist().index("keterbatasan") + 1}


def test_an_exhibit_older_than_its_inputs_is_refused(saved: Case) -> None:
    """Offsets into a file that has changed since would point at other words: each such file is named."""
    coding = saved.folder / "codings" / "contoh-2.csv"
    coding.write_text(coding.read_text("utf-8") + "\n", "utf-8")

    with pytest.raises(CaseError) as refused:
        trace("peaks", case=saved)

    assert [problem.file for problem in refused.value.problems] == ["data/kota/codings/contoh-2.csv"]


def test_an_exhibit_without_evidence_is_refused(kota: Case, register: pd.DataFrame, heights: pd.DataFrame) -> None:
    """An exhibit saved without saying what it counts says so instead of showing nothing."""
    save_exhibit(kota, register, "peaks", heights, draw=blank, sources=["events"],
                 facts={"n": 3})  # fmt: skip

    with pytest.raises(CaseError) as refused:
        trace("peaks", case=kota)

    assert "evidence behind its numbers" in refused.value.problems[0].expected.en
