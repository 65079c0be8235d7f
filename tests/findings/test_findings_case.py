"""The findings on the shipped case: sums that must add up, and rows whose order must not matter."""

from collections.abc import Callable, Mapping

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import casestudy as cs

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


PHASES = cs.open_case("bekasi").phases
YEAR = {"start": pd.Timestamp("2022-01-01"), "end": pd.Timestamp("2022-12-31")}
FINDINGS: dict[str, Callable[[Tables], pd.DataFrame]] = {
    "informants": lambda t: cs.informant_table(t["informants"], t["turns"]),
    "inventory": lambda t: cs.source_inventory(t["texts"], t["segments"], coder=t["segments"]["coder"].iloc[0]),
    "timeline": lambda t: cs.timeline(t["events"], t["activities"], **YEAR),
    "register": lambda t: cs.activity_register(t["activities"]),
    "districts": lambda t: cs.activity_counts(t["activities"]),
    "content": lambda t: cs.content_map(t["posts"]),
    "weekly": lambda t: cs.weekly_tone(kept(t)),
    "outlets": lambda t: cs.tone_by(kept(t), "outlet"),
    "comments": lambda t: cs.comment_tone(t["comments"], PHASES),
    "headlines": lambda t: cs.headline_divergence(kept(t)),
    "passages": passages,
    "informant themes": lambda t: cs.theme_by_informant(passages(t), t["codebook"], owners(t)),
    "meetings": lambda t: cs.theme_cooccurrence(passages(t), units(t), t["codebook"]),
    "quotes": lambda t: cs.theme_quotes(passages(t), t["codebook"], t["informants"], owners(t), most=2),
    "triangulation": lambda t: cs.triangulate(
        passages(t), t["codebook"], cs.source_types(t["texts"], t["informants"], owners(t))
    ),
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
    assert FINDINGS["districts"](tables)["n"].sum() == len(tables["activities"])
    assert inventory["documents"].sum() == len(tables["texts"])
    assert inventory["passages"].sum() == len(tables["segments"].drop_duplicates(["doc", "start", "end"]))
    assert triangulated["n"].sum() == len(passages(tables))
