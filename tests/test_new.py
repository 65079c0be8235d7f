"""A new case: complete, loadable, marked as an example, and never in anyone's way."""

import re
import string
from datetime import date, timedelta
from importlib.resources import files
from io import StringIO
from pathlib import Path

import pandas as pd
import pytest

import casestudy as cs
from casestudy.coding.codebook import themes
from casestudy.dates import MONTHS_ID
from casestudy.new import new_case
from casestudy.start.answers import Answers
from casestudy.tables import TONES, VALENCES

ISO = re.compile(r"20\d\d-\d\d-\d\d")
EXAMPLE = date(2020, 3, 2)
#: Kecamatan of the shipped case and the words of its story; the two-word ones also without their space.
BEKASI = (
    "bekasi", "rawalumbu", "medan ?satria", "bantar ?gebang", "pondok ?gede", "jati ?asih", "jati ?sampurna",
    "mustika ?jaya", "pondok ?melati", r"\bkpk\b", "patriot", "deklarasi anti ?korupsi", "anti-?corruption",
)  # fmt: skip
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def template_texts() -> dict[str, str]:
    """Return the text of each file of the template by its path within it."""
    folder = Path(str(files("casestudy").joinpath("template")))
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}


def case_texts(case: cs.Case) -> dict[str, str]:
    """Return the text of each file of a case, its forms aside, by its path within it."""
    paths = sorted(path for path in case.folder.rglob("*") if path.is_file() and path.parent.name != "forms")
    return {path.relative_to(case.folder).as_posix(): path.read_text("utf-8") for path in paths}


@pytest.fixture
def made(tmp_path: Path) -> cs.Case:
    """Make a case on the example's own day."""
    return new_case("kota-baru", root=tmp_path)


@pytest.fixture(params=["id", "en"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> cs.Case:
    """Make a case in either language."""
    return new_case("baru", root=tmp_path, answers=Answers("baru", language=request.param))


def test_loads_at_once(either: cs.Case) -> None:
    """The made case loads without a problem and has rows in every table but the scores, which only judges can give."""
    sources = cs.load_case(either)

    assert [name for name, table in vars(sources).items() if table.empty] == ["swot_scores"]
    assert set(either.strategies) <= set(themes(sources.codebook)["theme"])
    assert len(sources.informants) == sources.turns["doc"].nunique() == 4


def test_settings_follow_the_name_and_the_day(tmp_path: Path) -> None:
    """Place names come from the folder's name; turning point and recovery keep their distance from day 0."""
    case = new_case("kota-baru", root=tmp_path, day_zero=date(2023, 8, 1))

    assert case.place == ("Kota Kota Baru", "Kota Baru City")
    assert (case.day_zero, case.turning_point) == (date(2023, 8, 1), date(2023, 8, 20))
    assert [phase.start for phase in case.phases] == [date(2023, 8, 1), date(2023, 8, 20), date(2023, 10, 26)]
    assert set(case.provenance.values()) == {"illustrative"}
    assert case.region == "kota"
    assert case.regions == {
        "kota": ("Kota Kota Baru", "Pemkot Kota Baru"),
        "kabupaten": ("Kabupaten Kota Baru", "Pemkab Kota Baru"),
    }


def test_places_may_hold_any_character(tmp_path: Path) -> None:
    """Quotation marks, backslashes and dollar signs in a place's name stay as they are."""
    case = new_case("x", root=tmp_path, place_id='Kota "Baru" \\ $1', place_en="Ville d’Été")

    assert case.place == ('Kota "Baru" \\ $1', "Ville d’Été")
    assert case.unit.id == 'Unit humas pemerintah Kota "Baru" \\ $1'


@pytest.mark.parametrize("day_zero", [date(2017, 9, 22), date(2024, 2, 29), date(1899, 12, 31)])
def test_all_dates_move_with_day_zero(made: cs.Case, tmp_path: Path, day_zero: date) -> None:
    """Each ISO date of each file moves by as many days as day 0, nothing else changes, and the case still loads."""
    other = new_case("lain", root=tmp_path, day_zero=day_zero)
    days = day_zero - EXAMPLE

    before, after = case_texts(made), case_texts(other)
    moved = {
        name: ISO.sub(lambda found: (date.fromisoformat(found[0]) + days).isoformat(), text)
        for name, text in before.items()
        if name != "case.toml"
    }

    assert {name: text for name, text in after.items() if name != "case.toml"} == moved
    assert sum(len(ISO.findall(text)) for text in before.values()) > 100
    assert cs.load_case(other).texts["date"].min().date() == cs.load_case(made).texts["date"].min().date() + days


def test_quotes_with_a_date_stay_in_place(made: cs.Case, tmp_path: Path) -> None:
    """A coded passage that names a date keeps its offsets, and its quote names the moved date."""
    other = new_case("lain", root=tmp_path, day_zero=EXAMPLE + timedelta(days=400))
    old, new = cs.load_case(made).segments, cs.load_case(other).segments
    dated = old["quote"].str.contains("2020-03-21")

    assert dated.sum() >= 4
    pd.testing.assert_frame_equal(old[["doc", "start", "end", "code"]], new[["doc", "start", "end", "code"]])
    assert new.loc[dated, "quote"].str.contains("2021-04-25").all()


def test_template_dates_lie_around_the_example_day(either: cs.Case) -> None:
    """Every date of the template is a day of 2020, and no coded text names a year, month or weekday in words."""
    found = [
        day for name, text in template_texts().items() if not name.endswith("case.toml") for day in ISO.findall(text)
    ]
    written = re.compile(rf"\b(?:{'|'.join((*MONTHS_ID, *WEEKDAYS))})\b|\b20\d\d\b(?!-\d\d-\d\d)", re.I)

    assert {date.fromisoformat(day).year for day in found} == {2020}
    assert [text for text in cs.load_case(either).texts["text"] if written.search(text)] == []


def test_every_example_is_marked(either: cs.Case) -> None:
    """Each raw file says CONTOH, or EXAMPLE, in its first rows, each clipping in its headline, each row somewhere."""
    mark, coder = {"id": ("CONTOH", "contoh"), "en": ("EXAMPLE", "example")}[either.language]
    texts = case_texts(either)
    rows = {name: text.splitlines()[1:] for name, text in texts.items() if name.startswith(("tables/", "codings/"))}
    # Labels and exhibits are words and numbers of the chapter, not examples of data.
    examples = {name: lines for name, lines in rows.items() if Path(name).stem not in {"labels", "exhibits"}}
    sources = cs.load_case(either)

    assert [name for name, text in texts.items() if mark not in "".join(text.splitlines()[:5])
            and name.startswith(("raw/", "words/", "case"))] == []  # fmt: skip
    assert sources.clippings["headline"].str.startswith(f"{mark}:").all()
    assert all(text.startswith(f"{mark}: ") for name, text in texts.items() if name.startswith("raw/interviews/"))
    assert [(name, line) for name, lines in examples.items() for line in lines if mark not in line] == []
    assert sorted(sources.segments["coder"].unique()) == [f"{coder}-1", f"{coder}-2"]
    assert set(sources.events["source"]) == {mark}


def test_both_languages_have_the_same_example() -> None:
    """The English rows stand for the Indonesian ones: as many in every table, of the same days, numbers and choices."""
    texts = template_texts()
    shared = {"date", "minutes", "likes", "comments", "shares", "followers", "participants", "kind", "standing",
              "consent", "lane", "confidence", "tone", "headline_tone", "outlet_type", "reach", "spokesperson_role",
              "advertorial", "platform", "valence", "cell", "factors", "label_id", "label_en", "event_en"}  # fmt: skip
    pairs = {"codings/contoh-1.csv": "codings/example-1.csv", "codings/contoh-2.csv": "codings/example-2.csv"}
    for name in [name.removeprefix("id/") for name in texts if name.startswith("id/") and name.endswith(".csv")]:
        if name.startswith("words/"):
            continue
        indonesian, english = (
            pd.read_csv(StringIO(texts[file]), dtype="str") for file in (f"id/{name}", f"en/{pairs.get(name, name)}")
        )
        same = [column for column in indonesian.columns if column in shared and (name, column) != DOCUMENT_KIND]

        assert list(indonesian.columns) == list(english.columns), name
        pd.testing.assert_frame_equal(indonesian[same], english[same])


#: What kind of document it is, is told in words.
DOCUMENT_KIND = ("tables/documents.csv", "kind")


def test_no_indonesian_is_left_in_an_english_case() -> None:
    """No function word of Indonesian stands in a file of the English example, labels in Indonesian aside."""
    words = re.compile(r"\b(?:yang|dan|di|dari|tidak|untuk|dengan|pada|contoh|kota|warga)\b", re.I)
    found = set()
    for name, text in template_texts().items():
        if name.startswith("en/"):
            table = pd.read_csv(StringIO(text), dtype="str", keep_default_na=False) if name.endswith(".csv") else None
            said = [text] if table is None else [cell for column in table if not str(column).endswith("_id")
                                                 for cell in table[column]]  # fmt: skip
            found |= {(name, hit) for one in said for hit in words.findall(one)}

    assert found == set()


def test_nothing_of_the_shipped_case_is_left() -> None:
    """No word of the Bekasi case stands in the template, in a file or in a file's name."""
    named = re.compile("|".join(BEKASI), re.I)

    assert [name for name, text in template_texts().items() if named.search(name) or named.search(text)] == []


def test_register_is_that_of_the_notebooks() -> None:
    """The exhibits have the order, slugs, notebooks and placeholders of the shipped case, whose notebooks run."""
    folder = Path(str(files("casestudy").joinpath("template")))
    own = pd.read_csv(folder / "shared" / "tables" / "exhibits.csv", dtype="str")
    shipped = pd.read_csv(cs.find_root() / "data" / "bekasi" / "tables" / "exhibits.csv", dtype="str")
    fixed, written = ["slug", "kind", "notebook"], ["caption_id", "caption_en", "alt_id", "alt_en"]

    def placeholders(text: str) -> list[str]:
        return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)

    pd.testing.assert_frame_equal(own[fixed], shipped[fixed])
    pd.testing.assert_frame_equal(own[written].map(placeholders), shipped[written].map(placeholders))


def test_examples_are_enough_for_the_counts(either: cs.Case) -> None:
    """Keyness finds words on both sides of the interviews and of coverage, and collocations find pairs."""
    lang = either.language
    sources, words = cs.load_case(either), cs.load_words(lang, case=either)
    answers = sources.turns[sources.turns["role"] == "informant"].reset_index(drop=True)
    tokens = cs.standardise(cs.tokenize(answers, lang=lang), words)
    standing = dict(zip(sources.informants["informant"], sources.informants["standing"].astype("str"), strict=True))
    chosen = cs.select_clippings(sources.clippings, region=either.region)
    counted = chosen[chosen["left_out"] == ""]
    bodies = sources.texts[sources.texts["doc"].isin(set(counted["doc"]))]
    written = cs.standardise(cs.tokenize(bodies, lang=lang), words)
    turning = pd.Timestamp(either.turning_point)
    side = {
        doc: "before" if day < turning else "after" for doc, day in zip(counted["doc"], counted["date"], strict=True)
    }

    said = cs.keyness(cs.count_words(tokens, by=standing), target="internal", reference="external", drop=words.hidden)
    covered = cs.keyness(cs.count_words(written, by=side), target="before", reference="after", drop=words.hidden)

    assert min((said["g2"] > 2).sum(), (said["g2"] < -2).sum()) >= 3
    assert min((covered["g2"] > 2).sum(), (covered["g2"] < -2).sum()) >= 3
    assert len(cs.collocations(tokens, minimum=4, drop=words.hidden)) >= 3
    assert {"contoh", "example"} & {*said["word"], *covered["word"]} == set()


def test_examples_show_every_kind(either: cs.Case) -> None:
    """Tones, valences, activity kinds and reasons to leave a clipping out all occur, and each phase has comments."""
    sources = cs.load_case(either)
    mine = sources.segments[sources.segments["coder"] == min(sources.segments["coder"])]

    assert set(sources.clippings["tone"]) == set(sources.comments["tone"]) == set(TONES)
    assert set(mine["valence"]) == set(VALENCES)
    assert set(sources.activities["kind"]) == {"declaration", "media", "social"}
    assert set(cs.select_clippings(sources.clippings)["left_out"]) == {"", "copy", "advertorial"}
    assert cs.comment_tone(sources.comments, either.phases)["n"].ge(3).all()


@pytest.mark.parametrize("name", ["", "Kota", "kota baru", "kota_baru", "-kota", "../kota", "kota/baru", "kota\n"])
def test_bad_names_are_refused(tmp_path: Path, name: str) -> None:
    """A name that is not lower-case letters, digits and hyphens is refused, and nothing is made."""
    with pytest.raises(cs.CaseError) as error:
        new_case(name, root=tmp_path)

    assert [(problem.file, problem.value) for problem in error.value.problems] == [("data", name)]
    assert list(tmp_path.iterdir()) == []


def test_taken_names_are_refused(made: cs.Case) -> None:
    """A case that exists is refused and stays as it is, without leftovers beside it."""
    note = made.folder / "catatan.txt"
    note.write_text("milik saya", "utf-8")
    before = case_texts(made)

    with pytest.raises(cs.CaseError, match=r'data/kota-baru: the value is "kota-baru", but a name that is not in use'):
        new_case("kota-baru", root=made.root, day_zero=date(2021, 1, 1))

    assert case_texts(made) == before
    assert [path.name for path in (made.root / "data").iterdir()] == ["kota-baru"]


def test_other_cases_are_left_alone(made: cs.Case) -> None:
    """A second case stands beside the first, which does not change."""
    before = case_texts(made)

    new_case("lain", root=made.root, day_zero=date(2021, 1, 1))

    assert case_texts(made) == before
    assert cs.list_cases(made.root) == ["kota-baru", "lain"]


@pytest.mark.parametrize("day_zero", [date(202, 1, 5), date(9999, 12, 31)])
def test_slips_of_the_year_are_refused(tmp_path: Path, day_zero: date) -> None:
    """A day of the crisis in year 202 or 9999 is refused together with a bad name, and nothing is made."""
    with pytest.raises(cs.CaseError) as error:
        new_case("Kota", root=tmp_path, day_zero=day_zero)

    assert [problem.column for problem in error.value.problems] == [None, "crisis.date"]
    assert list(tmp_path.iterdir()) == []
