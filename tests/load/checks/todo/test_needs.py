"""Tests of casestudy.load.checks.todo.needs."""

import ast
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from casestudy.case import Case
from casestudy.chapter.exhibits.manifest import source_files
from casestudy.load.checks.todo.needs import EXHIBIT_NEEDS, NEEDS, unmet_needs, why_empty
from casestudy.load.sources import Sources, load_case
from casestudy.new import new_case

NOTEBOOKS = Path(__file__).parents[4] / "notebooks"
#: The files and folders that a source of a notebook is read from, where a need names them otherwise.
PLACES = {
    "raw/interviews": {"interviews"}, "raw/clippings": {"clippings"}, "raw/comments": {"comments"},
    "raw": {"interviews", "observations", "documents", "clippings", "comments", "posts"}, "codings": {"codings"},
}  # fmt: skip


@pytest.fixture
def kota(tmp_path: Path) -> Case:
    """Return the example case."""
    return new_case("kota", root=tmp_path)


def exhibit_sources() -> dict[str, set[str]]:
    """Return what each exhibit of the notebooks is made from: its `sources=`, names of lists looked up."""
    found: dict[str, set[str]] = {}
    for file in sorted(NOTEBOOKS.glob("*.ipynb")):
        cells = [cell for cell in json.loads(file.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]
        tree = ast.parse("\n".join("".join(cell["source"]) for cell in cells))
        named = {ast.unparse(node.targets[0]): node.value for node in tree.body if isinstance(node, ast.Assign)}

        def words(node: ast.AST, named: dict[str, ast.expr] = named) -> set[str]:
            if isinstance(node, ast.Name):
                return words(named[node.id])
            parts = [one for one in ast.walk(node) if isinstance(one, ast.Starred)]
            own = {str(one.value) for one in ast.walk(node) if isinstance(one, ast.Constant)}
            return own.union(*(words(part.value) for part in parts))

        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("cs.save_exhibit", "cs.save_table"):
                (given,) = [one.value for one in node.keywords if one.arg == "sources"]
                found[ast.literal_eval(node.args[2])] = words(given)
    return found


def test_every_exhibit_of_the_notebooks_has_its_needs() -> None:
    """What the notebooks make and what the library explains are the same exhibits."""
    assert set(EXHIBIT_NEEDS) == set(exhibit_sources())


def test_needs_are_among_the_sources_of_their_exhibit() -> None:
    """An exhibit needs nothing that its notebook does not say it is made from; settings stand in case.toml."""
    made = exhibit_sources()
    wrong = []
    for slug, needs in EXHIBIT_NEEDS.items():
        for place in (NEEDS[name].place for name in needs):
            stem = place.removeprefix("tables/").removesuffix(".csv")
            if place != "case.toml" and not PLACES.get(place, {stem}) & made[slug]:
                wrong.append((slug, place))

    assert wrong == []
    assert made["triangulation"] >= {"posts", "informants", "codings"}


def test_each_need_serves_an_exhibit() -> None:
    """No need is kept that nothing needs, and none is named that is not there."""
    assert {name for needs in EXHIBIT_NEEDS.values() for name in needs} == set(NEEDS)


def test_the_shipped_case_lacks_only_what_it_does_not_ask_for(bekasi: Case) -> None:
    """What its register lists has all it needs; crisis responses and scores it has none of."""
    sources = load_case(bekasi)

    lacking = {slug: unmet_needs(bekasi, sources, slug) for slug in EXHIBIT_NEEDS}

    assert {slug: names for slug, names in lacking.items() if names} == {
        "responses": ["responses"], "swot-scores": ["scores"], "swot-position": ["scores"],
    }  # fmt: skip


def emptied(sources: Sources, *tables: str) -> Sources:
    """Return the sources of a case without the rows of some tables."""
    return replace(sources, **{name: getattr(sources, name).iloc[:0] for name in tables})


@pytest.mark.parametrize(
    ("table", "slug", "need"),
    [
        ("informants", "informants", "informants"), ("turns", "collocations", "interviews"),
        ("turns", "interview-words", "interviews"), ("texts", "sources", "texts"),
        ("clippings", "tone-groups", "clippings"), ("clippings", "coverage-keyness", "clippings"),
        ("comments", "comment-tone", "comments"), ("posts", "top-posts", "posts"),
        ("activities", "activity-map", "activities"), ("segments", "agreement", "codings"),
        ("segments", "theme-informant", "codings"), ("codebook", "theme-map", "codebook"),
        ("swot", "swot-alignment", "swot"),
    ],
)  # fmt: skip
def test_a_table_without_rows_is_what_an_exhibit_wants(kota: Case, table: str, slug: str, need: str) -> None:
    """Where rows are missing the first need of their place is told, and no finer one beside it."""
    sources = load_case(kota)
    assert unmet_needs(kota, sources, slug) == []

    assert unmet_needs(kota, emptied(sources, table), slug) == [need]


def test_any_dated_thing_makes_a_timeline(kota: Case) -> None:
    """Events, activities or clippings: the timeline needs one of the three."""
    sources = load_case(kota)

    assert unmet_needs(kota, emptied(sources, "events", "activities"), "timeline") == []
    assert unmet_needs(kota, emptied(sources, "events", "activities", "clippings"), "timeline") == ["dated"]


def test_rows_alone_are_not_always_enough(kota: Case) -> None:
    """One coder, one side of the government, one side of the turning point, unstated cells: the finer need is told."""
    sources = load_case(kota)
    outside = sources.informants[sources.informants["standing"] == "external"]
    changed = {
        "agreement": ("second coder", "segments", sources.segments[sources.segments["coder"] == "contoh-1"]),
        "interview-words": ("both sides", "informants", outside),
        "coverage-keyness": ("before and after", "clippings", sources.clippings.head(1)),
        "spokesperson-tone": ("spokespersons", "clippings", sources.clippings.assign(spokesperson="")),
        "diverging-headlines": ("headline tones", "clippings", sources.clippings.assign(headline_tone=None)),
        "tone-groups": ("groups", "clippings", sources.clippings.assign(
            topic="", outlet_type=None, reach=None, spokesperson_role=None)),
        "theme-quotes": ("coded interviews", "segments", sources.segments[sources.segments["doc"] == "OBS-1"]),
        "top-posts": ("engagement", "posts", sources.posts.assign(followers=None)),
        "comment-tone": ("comment tones", "comments", sources.comments.assign(tone=None)),
    }  # fmt: skip
    told = {slug: unmet_needs(kota, replace(sources, **{name: table}), slug)
            for slug, (_, name, table) in changed.items()}  # fmt: skip

    assert told == {slug: [need] for slug, (need, _, _) in changed.items()}


def test_an_empty_exhibit_wants_the_files_that_are_missing(kota: Case) -> None:
    """Where the folder or the file is not there, it is told; where it is, what it has to hold and does not."""
    swot = kota.folder / "tables" / "swot.csv"
    assert why_empty(kota, "agreement") == why_empty(kota, "swot-alignment") == []
    assert why_empty(kota, "process") == ["process"]

    (kota.folder / "codings" / "contoh-2.csv").unlink()
    swot.write_text(swot.read_text("utf-8").splitlines()[0] + "\n", "utf-8")
    assert why_empty(kota, "agreement") == ["second coder"]
    assert why_empty(kota, "swot-alignment") == ["swot"]

    shutil.rmtree(kota.folder / "codings")
    (kota.folder / "tables" / "codebook.csv").unlink()

    assert why_empty(kota, "agreement") == ["codebook", "codings"]


def test_a_workbook_is_a_table_too(kota: Case) -> None:
    """The file of a table may have another ending than the place that is told."""
    (kota.folder / "tables" / "swot.csv").rename(kota.folder / "tables" / "swot.xlsx")

    assert why_empty(kota, "swot-scores") == ["scores"]
    assert source_files(kota, "swot")


def test_an_exhibit_of_one_s_own_has_no_needs(kota: Case) -> None:
    """Of what the library does not know nothing is claimed."""
    assert (unmet_needs(kota, load_case(kota), "own"), why_empty(kota, "own")) == ([], [])
