"""Every number of every exhibit leads to exactly as many passages, documents or rows as it says."""

from typing import Any

import pandas as pd
import pytest

from casestudy.case import Case
from casestudy.chapter.exhibits.manifest import read_manifest
from casestudy.chapter.trace import read_numbers, trace
from casestudy.load.sources import Sources, load_case

SLUGS = (
    "timeline", "informants", "sources", "interview-words", "collocations", "theme-map", "theme-informant",
    "theme-cooccurrence", "saturation", "agreement", "theme-quotes", "left-out", "coverage-tone", "outlet-tone",
    "tone-groups", "spokesperson-tone", "headline-divergence", "diverging-headlines", "comment-tone", "interview-cloud",
    "coverage-cloud", "comparison-cloud", "coverage-keyness", "triangulation", "negative-cases", "activity-map",
    "activities", "content-map", "post-calendar", "top-posts", "process", "images", "swot-alignment",
)  # fmt: skip
#: Numbers that tell how much, not how many: what adds up is what each passage says of itself.
SUMS = {"minutes", "words", "participants", "total_target", "total_reference"}


@pytest.fixture(scope="module")
def sources(bekasi: Case) -> Sources:
    """Return the tables of the shipped case."""
    return load_case(bekasi)


@pytest.fixture(scope="module")
def manifest(bekasi: Case) -> dict[str, Any]:
    """Return the committed manifest."""
    return read_manifest(bekasi)


def test_these_are_all_exhibits(manifest: dict[str, Any], sources: Sources) -> None:
    """The list above is the register, in its order, and every exhibit of it was made."""
    assert tuple(sources.exhibits["slug"]) == SLUGS
    assert set(manifest) == set(SLUGS)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_cell_has_as_many_passages_as_it_says(
    bekasi: Case, manifest: dict[str, Any], sources: Sources, slug: str
) -> None:
    """Each counted cell, zero included, is what `trace` finds for it, each passage at its own words."""
    numbers = read_numbers(bekasi, manifest[slug])
    found = trace(slug, case=bekasi)

    cells = found.groupby(["row", "column"])["counts"].agg(["size", "sum"])
    counted = [column for column in manifest[slug]["counted"] if column]
    for column in counted:
        for row, cell in enumerate(numbers[column], 1):
            size, total = cells.loc[(row, column)] if (row, column) in cells.index else (0, 0)
            assert total == int(cell or 0), (row, column)
            assert column in SUMS or size == total, (row, column)
    if "" in manifest[slug]["counted"]:
        assert set(found.loc[found["column"] == "", "row"]) == set(range(1, len(numbers) + 1))
    texts = dict(zip(sources.texts["doc"], sources.texts["text"], strict=True))
    in_text = found[found["start"].notna()]
    for doc, start, end, quote in in_text[["doc", "start", "end", "quote"]].itertuples(index=False):
        assert texts[doc][start:end] == quote
        assert quote.strip()
    assert found.loc[found["start"].isna(), "quote"].ne("").all()
    assert counted or "" in manifest[slug]["counted"]


@pytest.mark.parametrize("slug", SLUGS)
def test_no_number_is_left_without_an_account(bekasi: Case, manifest: dict[str, Any], slug: str) -> None:
    """A column of numbers is counted, or computed from counted ones; only settings and places are from nothing."""
    entry = manifest[slug]
    numbers = read_numbers(bekasi, entry)
    numeric = [name for name in numbers if pd.to_numeric(numbers[name].replace("", "0"), errors="coerce").notna().all()]

    for name in numeric:
        if numbers[name].ne("").any():
            assert name in entry["counted"] or name in entry["computed"], name
    for name, of in entry["computed"].items():
        assert set(of) <= set(entry["counted"]), name
    settings = {name for name, of in entry["computed"].items() if not of}
    assert settings <= {
        "level", "leaf", "strategy", "start", "end", "position", "replicates", "seed", "participants", "likes",
        "comments", "shares", "followers", "engagement",
    }  # fmt: skip
