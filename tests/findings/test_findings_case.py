"""The findings on the shipped case: sums that must add up, and rows whose order must not matter."""

from collections.abc import Callable, Mapping

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import casestudy as cs
from casestudy.chapter.exhibits.evidence import gather_evidence
from casestudy.findings.counting import Count
from casestudy.findings.evidence.sources import INFORMANT_TABLE, SOURCE_INVENTORY
from casestudy.findings.strategy.alignment import ALIGNMENT_GRID, FACTOR_EVIDENCE
from casestudy.findings.strategy.images import IMAGE_VALENCE
from casestudy.findings.strategy.process import PROCESS_STEPS
from casestudy.findings.strategy.responses import RESPONSE_BY_PHASE
from casestudy.findings.strategy.triangulation import TRIANGULATION
from casestudy.findings.themes.cooccurrence import THEME_COOCCURRENCE
from casestudy.findings.themes.saturation.curve import SATURATION_CURVE
from casestudy.findings.themes.saturation.index import SATURATION_INDEX
from casestudy.findings.themes.tree import THEME_TREE
from casestudy.findings.themes.voices.informants import THEME_BY_INFORMANT
from casestudy.findings.themes.voices.quotes import THEME_QUOTES

Tables = dict[str, pd.DataFrame]
#: The tables whose rows stand in no order of their own; a codebook's and a SWOT table's order is the researcher's.
LOOSE = ("informants", "turns", "clippings", "comments", "posts", "activities", "events", "segments", "texts")


@pytest.fixture(scope="module")
def tables() -> Tables:
    """Return the shipped case's tables by name, segments of the first coder only."""
    sources = cs.load_case(cs.open_case("bekasi"))
    coder = sources.segments["coder"].min()
    mine = sources.segments[sources.segments["coder"] == coder].reset_index(drop=True)
    return {**{name: getattr(sources, name) for name in (*LOOSE, "codebook", "swot", "alignment")}, "segments": mine}


def passages(t: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    return cs.theme_passages(t["segments"], t["codebook"])


def owners(t: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    return cs.doc_informants(t["turns"]["doc"], t["informants"])


def kept(t: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    chosen = cs.select_clippings(t["clippings"], region="kota")
    return chosen[chosen["left_out"] == ""]


def units(t: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    return cs.coding_units(t["texts"], t["turns"].sort_values(["doc", "turn"]), unit="turn")


def types(t: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    return cs.source_types(t["texts"], t["informants"], owners(t), clippings=t["clippings"])


def orders(t: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    return cs.interview_orders(t["texts"][t["texts"]["source"] == "interview"], seed=2022)


CODES = ["citra-kini", "citra-harapan", "evaluasi"]
PHASES = cs.open_case("bekasi").phases
YEAR = {"start": pd.Timestamp("2022-01-01"), "end": pd.Timestamp("2022-12-31")}
FINDINGS: dict[str, Callable[[Tables], pd.DataFrame]] = {
    "informants": lambda t: cs.informant_table(t["informants"], t["turns"]),
    "inventory": lambda t: cs.source_inventory(t["texts"], t["segments"], coder=t["segments"]["coder"].iloc[0]),
    "timeline": lambda t: cs.timeline(t["events"], t["activities"], clippings=kept(t), **YEAR),
    "register": lambda t: cs.activity_register(t["activities"]),
    "districts": lambda t: cs.activity_counts(t["activities"]),
    "content": lambda t: cs.content_map(t["posts"]),
    "top posts": lambda t: cs.top_posts(t["posts"]),
    "post days": lambda t: cs.post_days(t["posts"]),
    "activity map": lambda t: cs.activity_map(t["activities"]),
    "activity kinds": lambda t: cs.activity_kinds(t["activities"]),
    "weekly": lambda t: cs.weekly_tone(kept(t)),
    "selections": lambda t: cs.weekly_tone(cs.clipping_selections(t["clippings"], region="kota"), by="selection"),
    "left out": lambda t: cs.left_out_counts(cs.select_clippings(t["clippings"], region="kota", days=60)),
    "misdated": lambda t: cs.misdated_clippings(t["clippings"]),
    "outlets": lambda t: cs.tone_by(kept(t), "outlet"),
    "groups": lambda t: cs.tone_by_each(kept(t), ["topic", "spokesperson"]),
    "comments": lambda t: cs.comment_tone(t["comments"], PHASES),
    "headlines": lambda t: cs.headline_divergence(kept(t)),
    "diverging": lambda t: cs.diverging_headlines(kept(t)),
    "passages": passages,
    "informant themes": lambda t: cs.theme_by_informant(passages(t), t["codebook"], owners(t)),
    "meetings": lambda t: cs.theme_cooccurrence(passages(t), units(t), t["codebook"]),
    "quotes": lambda t: cs.theme_quotes(passages(t), t["codebook"], t["informants"], owners(t), most=2),
    "triangulation": lambda t: cs.triangulate(passages(t), t["codebook"], types(t)),
    "negative cases": lambda t: cs.negative_cases(
        passages(t),
        t["codebook"],
        types(t),
        cs.document_citations(t["texts"].sort_values("doc"), t["informants"], owners(t)),
    ),
    "tree": lambda t: cs.theme_tree(t["segments"], t["codebook"], owners(t), strategies=CODES),
    "saturation": lambda t: cs.saturation_curve(t["segments"], orders(t), t["codebook"]),
    "saturation index": lambda t: cs.saturation_index(t["segments"], orders(t), t["codebook"]),
    "process": lambda t: cs.process_steps(t["segments"], t["codebook"], types(t), CODES),
    "images": lambda t: cs.image_valence(t["segments"], t["codebook"], t["informants"], owners(t), CODES),
    "responses": lambda t: cs.response_by_phase(t["segments"], t["codebook"], t["texts"], PHASES, CODES),
    "factors": lambda t: cs.factor_evidence(t["swot"], t["segments"]),
    "alignment": lambda t: cs.alignment_grid(
        cs.factor_evidence(t["swot"], t["segments"]), t["alignment"], t["segments"]
    ),
}


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("name", FINDINGS)
def test_the_order_of_rows_changes_no_finding(tables: Tables, name: str, seed: int) -> None:
    """However the rows of a file are shuffled, the finding is the same, row by row."""
    shuffled = {
        key: table.sample(frac=1, random_state=seed).reset_index(drop=True) if key in LOOSE else table
        for key, table in tables.items()
    }

    assert_frame_equal(FINDINGS[name](shuffled), FINDINGS[name](tables))


@pytest.mark.parametrize("name", FINDINGS)
def test_findings_leave_their_tables_alone(tables: Tables, name: str) -> None:
    """A finding changes none of the tables it is made from."""
    before = {key: table.copy() for key, table in tables.items()}

    FINDINGS[name](tables)

    for key, table in tables.items():
        assert_frame_equal(table, before[key])


def test_what_is_counted_adds_up(tables: Tables) -> None:
    """Weeks, outlets, months and sources each hold every clipping, post, document and passage once."""
    clippings = kept(tables)
    inventory = FINDINGS["inventory"](tables)
    triangulated = FINDINGS["triangulation"](tables)

    assert FINDINGS["weekly"](tables)["n"].sum() == len(clippings)
    assert FINDINGS["outlets"](tables)["n"].sum() == len(clippings)
    assert FINDINGS["content"](tables)["n"].sum() == len(tables["posts"])
    for name in ("districts", "activity map", "activity kinds"):
        assert FINDINGS[name](tables)["n"].sum() == len(tables["activities"])
    assert FINDINGS["left out"](tables)["n"].sum() == len(tables["clippings"])
    assert inventory["documents"].sum() == len(tables["texts"])
    assert inventory["passages"].sum() == len(tables["segments"].drop_duplicates(["doc", "start", "end"]))
    assert triangulated["n"].sum() == len(passages(tables))


COUNTED: dict[str, tuple[Mapping[str, Count], Callable[[Tables], pd.DataFrame]]] = {
    "informants": (INFORMANT_TABLE, lambda t: cs.informant_answers(t["turns"], t["informants"])),
    "inventory": (
        SOURCE_INVENTORY, lambda t: cs.source_passages(t["texts"], t["segments"], coder=t["segments"]["coder"].iloc[0])
    ),
    "informant themes": (THEME_BY_INFORMANT, lambda t: cs.informant_passages(passages(t), owners(t))),
    "meetings": (THEME_COOCCURRENCE, lambda t: cs.theme_meetings(passages(t), units(t), t["codebook"])),
    "quotes": (THEME_QUOTES, lambda t: cs.informant_passages(passages(t), owners(t))),
    "tree": (THEME_TREE, lambda t: cs.tree_passages(t["segments"], t["codebook"], owners(t))),
    "saturation": (SATURATION_CURVE, lambda t: cs.code_arrivals(t["segments"], orders(t), t["codebook"])),
    "saturation index": (
        SATURATION_INDEX,
        lambda t: cs.saturation_rows(
            cs.code_arrivals(t["segments"], orders(t), t["codebook"]), FINDINGS["saturation index"](t)
        ),
    ),
    "triangulation": (TRIANGULATION, lambda t: cs.sourced_passages(passages(t), types(t))),
    "process": (PROCESS_STEPS, lambda t: cs.process_passages(t["segments"], t["codebook"], types(t), CODES)),
    "images": (
        IMAGE_VALENCE, lambda t: cs.image_passages(t["segments"], t["codebook"], t["informants"], owners(t), CODES)
    ),
    "responses": (
        RESPONSE_BY_PHASE, lambda t: cs.response_passages(t["segments"], t["codebook"], t["texts"], PHASES, CODES)
    ),
    "factors": (FACTOR_EVIDENCE, lambda t: cs.factor_passages(t["swot"], t["segments"])),
    "alignment": (
        ALIGNMENT_GRID, lambda t: cs.alignment_passages(FINDINGS["factors"](t), t["alignment"], t["segments"])
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", COUNTED)
def test_every_number_has_its_rows_behind_it(tables: Tables, name: str) -> None:
    """The evidence of each counted column adds up to its number in every row of the finding."""
    counts, find_rows = COUNTED[name]
    finding, rows = FINDINGS[name](tables), find_rows(tables)

    others = {column: list[str]() for column in finding.columns if column not in counts}

    evidence = gather_evidence(finding, cs.behind(rows, counts), computed=others, exhibit=name)
    assert evidence.groupby("column")["counts"].sum().to_dict() == {
        column: finding[column].sum() for column in counts if finding[column].sum()
    }


@pytest.mark.parametrize("name", COUNTED)
def test_rows_stand_in_their_documents(tables: Tables, name: str) -> None:
    """Each counted row names a document of the case, and where it names a passage, one that lies in its text."""
    rows = COUNTED[name][1](tables)
    lengths = rows["doc"].map(dict(zip(tables["texts"]["doc"], tables["texts"]["text"].str.len(), strict=True)))

    assert lengths.notna().all()
    placed = rows["start"].notna()
    assert (rows.loc[placed, "start"] < rows.loc[placed, "end"]).all()
    assert (rows.loc[placed, "end"] <= lengths[placed]).all()
