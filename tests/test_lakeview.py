"""The second shipped case: invented, in English, and run by the same notebooks without a word of the first."""

import json
import re
from collections.abc import Iterator
from hashlib import sha256

import pytest
from pypdf import PdfReader

import casestudy as cs
from casestudy.case import Case
from casestudy.chapter.exhibits.manifest import read_manifest, read_skipped
from casestudy.chapter.notebooks import run_notebooks
from casestudy.tables import TABLES
from tests.copies import copy_case
from tests.dictionary import code_names, raw_text, read_section, shared_runs, table_rows

#: Tables without provenance, and the one that this case does not have either.
WITHOUT = {"exhibits", "labels", "swot_scores"}
FOLDERS = {"turns": "interviews", "segments": "codings"}
NOTICE = "Illustrative transcript, written for this project"
#: What the results of the first case cannot do without.
BEKASI = re.compile(r"bekasi|\bkpk\b|patriot|anti-?corruption|antikorupsi|operasi tangkap|2022-0[1-9]|wali ?kota")
#: Words that every Indonesian text of some length holds and no English one.
INDONESIAN = re.compile(r"\b(?:yang|dan|dengan|untuk|tidak|dari|pada|wawancara|petikan|kliping|unggahan|menurut)\b")


@pytest.fixture(scope="module")
def dictionary(lakeview: Case) -> str:
    """Return the data dictionary."""
    return (lakeview.root / "data" / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def sources(lakeview: Case) -> cs.Sources:
    """Return all tables of the second case."""
    return cs.load_case(lakeview)


@pytest.fixture(scope="module")
def ran(lakeview: Case, tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Return the case in a project of its own, its seven notebooks just run."""
    case = copy_case(lakeview, tmp_path_factory.mktemp("lakeview"))
    run_notebooks(case)
    return case


@pytest.fixture(scope="module")
def texts(ran: Case) -> dict[str, str]:
    """Return what the results say in words, by file."""
    return dict(_said(ran))


# The data


def test_it_is_english_and_all_of_it_is_illustrative(lakeview: Case) -> None:
    """Messages and texts are English; no table of the invented city is public record or field data."""
    assert lakeview.language == "en"
    assert set(lakeview.provenance) == {FOLDERS.get(name, name) for name in TABLES} - WITHOUT
    assert set(lakeview.provenance.values()) == {"illustrative"}


def test_it_holds_what_the_dictionary_says(dictionary: str, sources: cs.Sources) -> None:
    """The numbers of documents, codes and coders are those of the data dictionary."""
    stated = dict(table_rows(read_section(dictionary, "The second case: Lakeview", level=2))[:10])
    clippings = sources.clippings
    copies, paid = (clippings["duplicate_of"] != "").sum(), clippings["advertorial"].sum()
    elsewhere = (clippings["region"] == "county").sum()

    assert stated == {
        "interviews": str(sources.turns["doc"].nunique()), "field notes": str(len(sources.observations)),
        "clippings": f"{len(clippings)}, of them {copies} copies, {paid} paid piece, {elsewhere} about another region",
        "comments": str(len(sources.comments)), "posts": str(len(sources.posts)),
        "activities": str(len(sources.activities)), "events": str(len(sources.events)),
        "documents": str(len(sources.documents)), "codes": str(len(sources.codebook)),
        "coders": str(sources.segments["coder"].nunique()),
    }  # fmt: skip


def test_each_file_stands_in_the_dictionary(lakeview: Case, dictionary: str) -> None:
    """Every file of the case has its row and every row its file; raw files have the hash that is stated."""
    files = table_rows(read_section(dictionary, "Files of the second case"))
    raw = table_rows(read_section(dictionary, "Raw files of the second case"))
    there = {path.relative_to(lakeview.folder).as_posix() for path in lakeview.folder.rglob("*") if path.is_file()}

    assert {code_names(row[0])[0] for row in [*files, *raw]} == there
    for row in raw:
        path = lakeview.folder / code_names(row[0])[0]
        assert code_names(row[3]) == [sha256(path.read_bytes()).hexdigest()], path.name


def test_interviews_come_in_three_formats_and_say_that_they_are_illustrative(lakeview: Case) -> None:
    """Word, captions and plain text, each with the marks of its own format and the notice."""
    told = {path.name: raw_text(path) for path in (lakeview.folder / "raw" / "interviews").iterdir()}

    assert sorted(told) == ["KI-1.docx", "SI-1.vtt", "SI-2.txt"]
    assert all(NOTICE in text for text in told.values())
    assert re.search(r"^Interviewer: .+\nRespondent: ", told["KI-1.docx"], re.M)
    assert "<v SI-1>" in told["SI-1.vtt"]
    assert re.search(r"^Q: .+\n(?:.+\n)*\nA: ", told["SI-2.txt"], re.M)


def test_interviews_and_notes_have_their_length(sources: cs.Sources) -> None:
    """Interviews have 900 to 1,500 words of both speakers, field notes 250 to 400."""
    spoken = sources.turns.assign(words=sources.turns["text"].str.count(r"\S+")).groupby("doc")["words"].sum()
    notes = (sources.observations["text"] + " " + sources.observations["reflection"]).str.count(r"\S+")

    assert spoken.between(900, 1500).all(), spoken.to_dict()
    assert notes.between(250, 400).all(), notes.tolist()
    assert sources.turns["role"].notna().all()


def test_the_dictionary_lists_the_invented_outlets(dictionary: str, sources: cs.Sources) -> None:
    """Name, type and reach of each outlet are those of its clippings, and addresses lead nowhere."""
    clippings = sources.clippings.astype({"outlet_type": "str", "reach": "str"})

    found = clippings[["outlet", "outlet_type", "reach"]].drop_duplicates().sort_values("outlet")

    assert found.to_numpy().tolist() == table_rows(read_section(dictionary, "Outlets of the second case"))
    assert clippings["url"].str.match(r"https://[a-z]+\.example/").all()


def test_no_two_texts_share_a_run_of_eight_words_but_copies(sources: cs.Sources) -> None:
    """A sentence stands in two clippings only where one is marked as a copy of the other, and in no two interviews."""
    clippings = sources.clippings
    copied = clippings["duplicate_of"].where(clippings["duplicate_of"] != "", clippings["doc"])
    origin = dict(zip(clippings["doc"], copied, strict=True))

    shared = shared_runs(clippings, ["headline", "text"])

    assert [(run, docs) for run, docs in shared.items() if len({origin[doc] for doc in docs}) > 1] == []
    assert [docs for docs in shared_runs(sources.turns, ["text"]).values() if len(docs) > 1] == []
    assert (clippings.set_index("doc").loc[sorted(set(copied)), "duplicate_of"] == "").all()


def test_two_coders_read_the_interviews_and_notes_and_differ(sources: cs.Sources) -> None:
    """Each interview and note has passages of both; each coder has some that the other has not."""
    segments = sources.segments
    shared = [*sources.turns["doc"].unique(), *sources.observations["doc"]]
    read = segments.groupby("doc")["coder"].nunique()
    places = {coder: set(map(tuple, part[["doc", "code", "start"]].to_numpy()))
              for coder, part in segments[segments["doc"].isin(shared)].groupby("coder")}  # fmt: skip

    assert [doc for doc in shared if read.get(doc, 0) != 2] == []
    assert len(places["coder-1"] - places["coder-2"]) > 20
    assert len(places["coder-2"] - places["coder-1"]) > 20


def test_evidence_does_not_prove_the_strategies(lakeview: Case, sources: cs.Sources) -> None:
    """Sources diverge on both strategies, and both coders mark negative cases in several documents."""
    mine = sources.segments[sources.segments["coder"] == "coder-1"]
    owners = cs.doc_informants(sources.turns["doc"], sources.informants)
    types = cs.source_types(sources.texts, sources.informants, owners, clippings=sources.clippings)

    matrix = cs.triangulate(cs.theme_passages(mine, sources.codebook), sources.codebook, types)
    states = matrix[matrix["theme"].isin(lakeview.strategies)].groupby("theme")["state"].first()
    negative = sources.segments[sources.segments["code"] == "negative-cases"]

    assert states.to_dict() == dict.fromkeys(lakeview.strategies, "divergent")
    assert (negative.groupby("coder")["doc"].nunique() >= 3).all()


def test_tables_name_what_exists(lakeview: Case, sources: cs.Sources) -> None:
    """Factors, statements, activities and labels point to codes, factors, documents and keys of this case."""
    parts = {
        name: {part.strip() for cell in column for part in cell.split(";") if part.strip()}
        for name, column in (("swot", sources.swot["evidence"]), ("factors", sources.alignment["factors"]),
                             ("activities", sources.activities["evidence"]))
    }  # fmt: skip
    keys = {*sources.clippings["topic"], *sources.posts["pillar"], *sources.posts["format"], *sources.posts["platform"]}

    assert parts["swot"] <= {*sources.codebook["code"], *sources.texts["doc"]}
    assert parts["factors"] <= set(sources.swot["factor"])
    assert parts["activities"] <= set(sources.texts["doc"])
    assert {*lakeview.strategies, *lakeview.process, *lakeview.images} <= set(sources.codebook["code"])
    for lang in ("id", "en"):
        assert keys <= set(cs.case_labels(sources.labels, sources.codebook, lang))


# The run


def test_every_exhibit_is_there_in_both_languages(ran: Case, sources: cs.Sources) -> None:
    """Each exhibit of the register has its pictures, PDF, numbers and evidence; none had to be skipped."""
    manifest, skipped = read_manifest(ran), read_skipped(ran)
    files = [name for entry in manifest.values() for name in entry["files"].values()]

    assert skipped == {}
    assert set(manifest) == set(sources.exhibits["slug"])
    assert {name for entry in manifest.values() for name in entry["files"]} >= {"id.png", "en.png", "id.pdf", "en.pdf"}
    assert [name for name in files if not (ran.figures / name).is_file()] == []
    assert all(entry["illustrative"] for entry in manifest.values())
    assert [slug for slug, entry in manifest.items() if "nan" in " ".join(entry["alt"].values()).split()] == []


def test_no_word_of_the_first_case_is_in_the_results(texts: dict[str, str]) -> None:
    """No place, institution, day or strategy of Bekasi stands in a page, a table, a notebook or a PDF."""
    assert len(texts) > 100
    assert {name: hits for name, text in texts.items() if (hits := sorted(set(BEKASI.findall(text.lower()))))} == {}


def test_english_pages_hold_no_indonesian_words(texts: dict[str, str]) -> None:
    """Figures, tables and the chapter in English are English throughout; the Indonesian ones are seen by the scan."""
    english = {name: text for name, text in texts.items() if name.startswith("en/") or name == "chapter-4.md"}

    assert len(english) > 33
    assert {name: hits for name, text in english.items() if (hits := set(INDONESIAN.findall(text.lower())))} == {}
    assert INDONESIAN.search(texts["bab-4.md"])


def test_nobody_who_asked_for_paraphrase_is_quoted(sources: cs.Sources, texts: dict[str, str]) -> None:
    """No six words in a row of the informant who agreed to be paraphrased stand anywhere in the results."""
    consent = sources.informants.set_index("informant")["consent"].astype("str")
    answers = sources.turns[sources.turns["role"] == "informant"]
    shown = {name: set(shared_runs(sources.turns.head(1).assign(text=text), ["text"], length=6))
             for name, text in texts.items()}  # fmt: skip
    runs = {who: set(shared_runs(answers[answers["doc"] == who], ["text"], length=6)) for who in consent.index}

    assert consent.to_dict() == {"KI-1": "quote", "SI-1": "paraphrase", "SI-2": "quote"}
    assert {name: found for name, said in shown.items() if (found := sorted(said & runs["SI-1"]))} == {}
    assert any(said & runs["SI-2"] for said in shown.values())


def _said(case: Case) -> Iterator[tuple[str, str]]:
    """Yield the words of the results by file; pictures in notebooks and their code are left aside."""
    for file in sorted(case.figures.rglob("*")):
        name = file.relative_to(case.figures).as_posix()
        if file.suffix in {".csv", ".html", ".json", ".md"}:
            yield name, re.sub(r"base64,[A-Za-z0-9+/=]+", "", file.read_text("utf-8"))
        elif file.suffix == ".pdf":
            yield name, " ".join(page.extract_text() for page in PdfReader(file).pages)
        elif file.suffix == ".ipynb":
            outputs = [output for cell in json.loads(file.read_text("utf-8"))["cells"]
                       for output in cell.get("outputs", [])]  # fmt: skip
            for output in outputs:
                output.get("data", {}).pop("image/png", None)
            yield name, json.dumps(outputs, ensure_ascii=False)
