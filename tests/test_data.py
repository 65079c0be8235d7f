"""The shipped case is what its dictionary says: these tests read the real files."""

import re
from collections import Counter, defaultdict
from hashlib import sha256
from importlib.resources import files

import pandas as pd
import pytest

import casestudy as cs
from casestudy.case import Case
from casestudy.tables import TABLES, VALUE_ALIASES, Table
from tests.dictionary import code_names, raw_text, read_section, shared_runs, table_rows

#: What has no provenance: settings that hold no evidence.
SETTINGS = {"exhibits", "labels"}
#: Tables that this case does not have: nobody judged its factors, and weights are not invented.
ABSENT = {"swot_scores"}
#: Tables that `case.toml` knows by the name of the folder they are made from.
FOLDERS = {"turns": "interviews", "segments": "codings"}
PUBLIC_RECORD = {"events", "documents"}
INVENTED_OUTLETS = {
    "Wartarandu", "Harian Lentera Katulistiwa", "Kabar Gerbang Timur", "Kantor Berita Samparan", "Lensa Randu",
    "Mimbar Warga Kota", "Radio Gema Saluyu", "Suara Lontar", "TV Layar Benua", "Tepian Kali Post",
}  # fmt: skip
NOTICE = "Naskah ilustratif, ditulis untuk proyek ini"


@pytest.fixture(scope="module")
def dictionary(bekasi: Case) -> str:
    """Return the data dictionary."""
    return (bekasi.root / "data" / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def sources(bekasi: Case) -> cs.Sources:
    """Return all tables of the shipped case."""
    return cs.load_case(bekasi)


# The dictionary


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_each_column_stands_in_the_dictionary_as_the_library_defines_it(dictionary: str, table: Table) -> None:
    """Name, type, need, allowed values and further headers of each column are the library's; no other stands there."""
    rows = table_rows(read_section(dictionary, table.name))

    found = [
        (name, kind, need, code_names(allowed), code_names(headers)) for name, kind, need, allowed, _, headers in rows
    ]

    assert found == [
        (f"`{c.name}`", c.kind, "yes" if c.required else "no", list(c.allowed), list(c.aliases)) for c in table.columns
    ]
    assert all(meaning for *_, meaning, _ in rows)


def test_the_dictionary_has_a_section_for_each_table_and_no_other(dictionary: str) -> None:
    """The sections under "Tables" are the library's tables, in its order."""
    tables = dictionary.split("\n## Tables\n")[1].split("\n## ")[0]

    assert re.findall(r"^### (\S+)$", tables, re.M) == list(TABLES)


def test_each_value_that_files_may_write_stands_in_the_dictionary(dictionary: str) -> None:
    """The Indonesian values of the dictionary are those that the library understands."""
    rows = table_rows(read_section(dictionary, "Values and headers", level=2))

    assert {alias: code_names(value)[0] for value, aliases in rows for alias in code_names(aliases)} == VALUE_ALIASES


def test_each_file_of_the_case_stands_in_the_dictionary(bekasi: Case, dictionary: str) -> None:
    """Every file under data/bekasi has its row, and every row its file."""
    listed = table_rows(read_section(dictionary, "The case folder", level=2)) + table_rows(
        read_section(dictionary, "Raw files", level=2)
    )
    there = {path.relative_to(bekasi.folder).as_posix() for path in bekasi.folder.rglob("*") if path.is_file()}

    named = Counter(code_names(row[0])[0] for row in listed)

    assert {name for name in named if not name.endswith("/")} == there
    assert {name for name in named if name.endswith("/")} == {f"{path.name}/" for path in bekasi.folder.glob("*/")}
    assert max(named.values()) == 1


def test_each_raw_file_has_the_hash_of_the_dictionary(bekasi: Case, dictionary: str) -> None:
    """The sha256 in the dictionary is that of the file: raw files are never edited."""
    stated = {
        code_names(row[0])[0]: code_names(row[3])[0]
        for row in table_rows(read_section(dictionary, "Raw files", level=2))
    }
    raw = [path for path in (bekasi.folder / "raw").rglob("*") if path.is_file()]

    assert stated == {path.relative_to(bekasi.folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in raw}


def test_each_word_list_has_the_columns_of_the_dictionary(bekasi: Case, dictionary: str) -> None:
    """The columns of every word list, the library's and the case's, are those that the dictionary explains."""
    stated: dict[str, list[str]] = defaultdict(list)
    for name, column, _ in table_rows(read_section(dictionary, "Word lists", level=2)):
        stated[code_names(name)[0]] += code_names(column)
    lists = files("casestudy.text.language").joinpath("lists")
    shipped = {lang: {file.name: file for file in lists.joinpath(lang).iterdir()} for lang in ("id", "en")}
    own = {path.name: path for path in (bekasi.folder / "words").iterdir()}

    for lang in ("id", "en"):
        headers = {name: file.read_text("utf-8").split("\n")[0].split(",") for name, file in shipped[lang].items()}
        assert headers == stated
    assert {name: path.read_text("utf-8").split("\n")[0].split(",") for name, path in own.items()}.items() <= (
        stated.items()
    )


# Provenance


def test_every_table_and_folder_states_its_provenance(bekasi: Case) -> None:
    """All tables and folders that hold evidence state where it comes from; only captions and display names do not."""
    wanted = {FOLDERS.get(name, name) for name in TABLES} - SETTINGS - ABSENT

    assert set(bekasi.provenance) == wanted
    assert bekasi.provenance == {name: "public record" if name in PUBLIC_RECORD else "illustrative" for name in wanted}
    assert {path.name for path in (bekasi.folder / "raw").iterdir()} <= set(bekasi.provenance)


@pytest.mark.parametrize("name", [name for name in TABLES if name not in SETTINGS | ABSENT])
def test_the_dictionary_states_the_provenance_that_the_case_states(bekasi: Case, dictionary: str, name: str) -> None:
    """A table's section says the same as case.toml, and that the project wrote it."""
    stated = re.search(r"^- Provenance: (.+)$", read_section(dictionary, name), re.M)

    assert stated is not None
    assert stated[1].startswith(f"{bekasi.provenance[FOLDERS.get(name, name)]}, ")
    assert "for this project" in stated[1]


def test_each_raw_interview_says_that_it_is_illustrative(bekasi: Case, dictionary: str) -> None:
    """The notice stands in the file; for captions in SubRip, which have no place for it, in the dictionary."""
    where = {code_names(row[0])[0]: row[2] for row in table_rows(read_section(dictionary, "Raw files", level=2))}

    silent = [path for path in sorted((bekasi.folder / "raw/interviews").iterdir()) if NOTICE not in raw_text(path)]

    assert [path.name for path in silent] == ["IP-4.srt"]
    assert "this interview is illustrative" in where["raw/interviews/IP-4.srt"]


def test_the_public_record_names_its_sources(sources: cs.Sources) -> None:
    """Each event and each document names a source, and how sure it is."""
    assert (sources.events["source"].str.strip() != "").all()
    assert (sources.documents["origin"].str.strip() != "").all()
    assert sources.events["confidence"].notna().all()
    assert sources.documents["confidence"].notna().all()


def test_illustrative_material_names_no_real_outlet(sources: cs.Sources) -> None:
    """Outlets are the ten invented ones, addresses lead nowhere, and no site of the public record is named."""
    urls = sources.clippings["url"]
    illustrative = "\n".join(sources.texts.loc[sources.texts["source"] != "document", "text"]).lower()
    cited = pd.concat([sources.events["source"], sources.documents["origin"]])
    sites = {site for cell in cited for site in re.findall(r"[\w-]+\.(?:com|co\.id|id|go\.id)\b", cell)}

    assert set(sources.clippings["outlet"]) == INVENTED_OUTLETS
    assert urls[urls != ""].str.match(r"https://[a-z]+\.example/").all()
    assert len(sites) > 10
    assert [site for site in sorted(sites) if site in illustrative] == []


def test_the_dictionary_lists_the_invented_outlets(dictionary: str, sources: cs.Sources) -> None:
    """Name, type and reach of each outlet are those of its clippings."""
    rows = table_rows(read_section(dictionary, "Outlets", level=2))
    clippings = sources.clippings.astype({"outlet_type": "str", "reach": "str"})

    found = clippings[["outlet", "outlet_type", "reach"]].drop_duplicates().sort_values("outlet")

    assert found.to_numpy().tolist() == rows


# Interviews and field notes


def test_interviews_are_long_enough_to_be_read(sources: cs.Sources) -> None:
    """There are eight, each with 1,500 to 2,500 words of speech in 25 to 45 turns, and each belongs to an informant."""
    spoken = sources.turns.assign(words=sources.turns["text"].str.count(r"\S+")).groupby("doc")
    words, turns = spoken["words"].sum(), spoken.size()

    assert list(words.index) == sorted(sources.informants["informant"])
    assert len(words) == 8
    assert words.between(1500, 2500).all(), words.to_dict()
    assert turns.between(25, 45).all(), turns.to_dict()


def test_at_least_three_informants_stand_outside(sources: cs.Sources) -> None:
    """The office does not speak for itself alone."""
    assert (sources.informants["standing"] == "external").sum() >= 3


def test_raw_interviews_come_in_eight_formats(bekasi: Case) -> None:
    """No two interviews are written the same way: each has the mark of its own format."""
    folder = bekasi.folder / "raw" / "interviews"
    data = {path.name: path.read_bytes() for path in folder.iterdir()}
    texts = {path.name: raw_text(path) for path in folder.iterdir()}

    assert sorted(data) == ["IK-1.docx", "IK-2.vtt", "IK-3.docx", "IP-1.docx", "IP-2.txt", "IP-3.txt", "IP-4.srt",
                            "IP-5.rtf"]  # fmt: skip
    assert re.search(r"^P: .+\nI: ", texts["IK-1.docx"], re.M)
    assert data["IK-2.vtt"].startswith(b"WEBVTT\r\n")
    assert "NO\nPERTANYAAN\nJAWABAN\n" in texts["IK-3.docx"]
    assert re.search(r"^Peneliti : .+\nInforman : ", texts["IP-1.docx"], re.M)
    assert re.search(r"^ +1  P: .+\n +2  ", texts["IP-2.txt"], re.M)
    assert data["IP-3.txt"].startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data["IP-3.txt"]
    assert re.match(r"1\n00:00:\d\d,\d{3} --> ", texts["IP-4.srt"])
    assert data["IP-5.rtf"].startswith(b"{\\rtf1")


def test_field_notes_have_both_parts_at_length(sources: cs.Sources) -> None:
    """There are eight of 250 to 400 words, each with what was seen and what was thought."""
    notes = sources.observations
    words = (notes["text"] + " " + notes["reflection"]).str.count(r"\S+")

    assert len(notes) == 8
    assert (notes[["text", "reflection"]] != "").all(axis=None)
    assert words.between(250, 400).all(), words.tolist()


def test_no_two_interviews_share_a_run_of_eight_words(sources: cs.Sources) -> None:
    """Each informant speaks words of their own."""
    where = shared_runs(sources.turns, ["text"])

    assert [(run, docs) for run, docs in where.items() if len(docs) > 1] == []


# Press, public and the office's own accounts


def test_clippings_hold_what_a_press_file_holds(sources: cs.Sources) -> None:
    """There are 160 of 60 to 180 words, with copies, paid pieces and rows about another region."""
    clippings = sources.clippings
    words = clippings["text"].str.count(r"\S+")

    assert len(clippings) == 160
    assert words.between(60, 180).all(), words.describe()
    assert (clippings["duplicate_of"] != "").any()
    assert clippings["advertorial"].any()
    assert (clippings["region"] == "kabupaten").any()


def test_copies_name_an_earlier_original(sources: cs.Sources) -> None:
    """A copy names a clipping that exists, is no copy itself and is not younger."""
    clippings = sources.clippings.set_index("doc")
    copies = clippings[clippings["duplicate_of"] != ""]
    originals = clippings.loc[copies["duplicate_of"].tolist()]

    assert (originals["duplicate_of"] == "").all()
    assert (originals["date"].to_numpy() <= copies["date"].to_numpy()).all()


def test_exactly_one_clipping_puts_january_into_a_wrong_year(sources: cs.Sources) -> None:
    """One writer dates the arrest of January 2022 to another year; the date of its row is right."""
    text = sources.clippings["headline"] + "\n" + sources.clippings["text"]
    years = text.str.extractall(r"(?i)(?:\bjan(?:uari|\.)?\s+|\b\d{1,2}[/.-]0?1[/.-])((?:19|20)\d\d)\b")[0]

    wrong = years[years != "2022"]

    assert len(wrong) == 1
    assert sources.clippings.loc[wrong.index[0][0], "doc"] == "KL-0030"
    assert (sources.clippings["date"].dt.year == 2022).all()


def test_headlines_and_bodies_often_differ_in_tone(sources: cs.Sources) -> None:
    """At least twenty clippings have a headline of another tone than their body."""
    clippings = sources.clippings

    assert (clippings["headline_tone"].astype("str") != clippings["tone"].astype("str")).sum() >= 20
    assert clippings["headline_tone"].notna().all()


def test_no_two_clippings_share_a_run_of_eight_words_but_copies(sources: cs.Sources) -> None:
    """A sentence stands in two clippings only where one is marked as a copy of the other."""
    clippings = sources.clippings
    copied = clippings["duplicate_of"].where(clippings["duplicate_of"] != "", clippings["doc"])
    origin = dict(zip(clippings["doc"], copied, strict=True))

    shared = shared_runs(clippings, ["headline", "text"])

    assert [(run, docs) for run, docs in shared.items() if len({origin[doc] for doc in docs}) > 1] == []


def test_comments_come_from_three_platforms_and_repeat_themselves(sources: cs.Sources) -> None:
    """There are 600 on three platforms, and some of them twice."""
    comments = sources.comments

    assert len(comments) == 600
    assert set(comments["platform"]) == {"facebook", "instagram", "youtube"}
    assert comments["text"].duplicated().any()
    assert comments["tone"].notna().all()


def test_comments_do_not_open_alike(sources: cs.Sources) -> None:
    """No first three words open more than 3 % of the comments."""
    openings = Counter(" ".join(text.lower().split()[:3]) for text in sources.comments["text"])

    opening, often = openings.most_common(1)[0]

    assert often <= 0.03 * len(sources.comments), opening


def test_no_comment_stands_before_its_post(sources: cs.Sources) -> None:
    """A comment answers a post that exists, on the same platform and not before its day."""
    answers = sources.comments[sources.comments["post"] != ""]

    pairs = answers.merge(sources.posts, left_on="post", right_on="doc", how="left", suffixes=("", "_of_post"))

    assert len(pairs) == len(answers)
    assert pairs["doc_of_post"].notna().all()
    assert (pairs["platform"] == pairs["platform_of_post"]).all()
    assert pairs.loc[pairs["date"] < pairs["date_of_post"], "doc"].tolist() == []


def test_posts_and_activities_are_complete(sources: cs.Sources) -> None:
    """There are 180 posts and 45 activities; documents that an activity names as evidence exist."""
    named = {doc for cell in sources.activities["evidence"] for doc in cell.replace(";", " ").split()}

    assert len(sources.posts) == 180
    assert len(sources.activities) == 45
    assert named <= set(sources.texts["doc"])


def test_topics_pillars_formats_and_platforms_have_labels(bekasi: Case, sources: cs.Sources) -> None:
    """Every key that a figure may show has a name in both languages."""
    keys = {
        *sources.clippings["topic"], *sources.posts["pillar"], *sources.posts["format"], *sources.posts["platform"],
        *sources.comments["platform"],
    }  # fmt: skip

    for lang in ("id", "en"):
        assert keys <= set(cs.case_labels(sources.labels, sources.codebook, lang))
    assert set(bekasi.strategies) <= set(sources.codebook["code"])


# Codings


def test_the_codebook_is_a_tree_of_three_levels(sources: cs.Sources) -> None:
    """It has 28 codes on the levels one, two and three."""
    tree = cs.codebook_tree(sources.codebook)

    assert len(tree) == 28
    assert set(tree["level"]) == {1, 2, 3}


def test_both_coders_read_every_interview_and_every_note(sources: cs.Sources) -> None:
    """Each interview and each field note carries segments of two coders."""
    read = sources.segments.groupby("doc")["coder"].nunique()
    shared = [*sources.turns["doc"].unique(), *sources.observations["doc"]]

    assert sources.segments["coder"].nunique() == 2
    assert [doc for doc in shared if read.get(doc, 0) != 2] == []


def test_segments_stand_on_their_words_and_use_codes_of_the_codebook(sources: cs.Sources) -> None:
    """Each quotation is the slice that its offsets name, and each code is defined."""
    texts = dict(zip(sources.texts["doc"], sources.texts["text"], strict=True))
    places = sources.segments[["doc", "start", "end", "quote"]].itertuples(index=False, name=None)

    assert [(doc, start) for doc, start, end, quote in places if texts[doc][start:end] != quote] == []
    assert set(sources.segments["code"]) <= set(sources.codebook["code"])


def test_swot_and_alignment_name_what_exists(sources: cs.Sources) -> None:
    """Evidence of factors and factors of strategies are codes, documents and factors of this case."""
    evidence = {part.strip() for cell in sources.swot["evidence"] for part in cell.split(";")}
    factors = {part.strip() for cell in sources.alignment["factors"] for part in cell.split(";")}

    assert evidence <= {*sources.codebook["code"], *sources.texts["doc"]}
    assert factors <= set(sources.swot["factor"])
    assert set(sources.alignment["strategy"]) <= set(sources.codebook["code"])


def test_no_weights_are_invented(bekasi: Case, sources: cs.Sources) -> None:
    """The shipped case has no scoring file, and so neither scores nor a position."""
    assert list(bekasi.folder.glob("**/swot_scores.*")) == []
    assert sources.swot_scores.empty


def test_the_frames_of_the_case_name_its_codes(bekasi: Case, sources: cs.Sources) -> None:
    """Four steps and three images are codes of the codebook; crisis responses are not asked about."""
    assert len(bekasi.process) == 4
    assert len(bekasi.images) == 3
    assert {*bekasi.process, *bekasi.images} <= set(sources.codebook["code"])
    assert bekasi.responses == ()


def test_each_coder_marks_negative_cases(sources: cs.Sources) -> None:
    """Each coder has at least six passages against the claim, and they stand in several kinds of source."""
    negative = sources.segments[sources.segments["code"] == "kasus-negatif"]
    kinds = dict(zip(sources.texts["doc"], sources.texts["source"].astype("str"), strict=True))

    assert (negative.groupby("coder").size() >= 6).all()
    assert negative["coder"].nunique() == 2
    assert negative["doc"].map(kinds).nunique() >= 3


def test_the_corpus_does_not_prove_the_thesis(bekasi: Case, sources: cs.Sources) -> None:
    """Some kind of source is silent on a theme that others speak of, and some strategy does not converge."""
    first = sorted(sources.segments["coder"].unique())[0]
    mine = sources.segments[sources.segments["coder"] == first]
    types = cs.source_types(
        sources.texts, sources.informants, cs.doc_informants(sources.turns["doc"], sources.informants)
    )

    matrix = cs.triangulate(cs.theme_passages(mine, sources.codebook), sources.codebook, types)
    states = matrix[matrix["theme"].isin(bekasi.strategies)].groupby("theme")["state"].first()

    assert ((matrix["stance"] == "silent") & (matrix["state"] != "silent")).any()
    assert set(states.index) == set(bekasi.strategies)
    assert (states != "convergent").any()
