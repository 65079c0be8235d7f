"""Tests of casestudy.load.tabular.exports.completing."""

import pandas as pd

from casestudy.errors import Bilingual, Problem
from casestudy.load.tabular.exports.completing import complete


def make(name: str, **columns: list[str]) -> tuple[pd.DataFrame, list[str], list[Problem]]:
    facts: list[Bilingual] = []
    warnings: list[Problem] = []
    cells = pd.DataFrame(columns, dtype="str", index=range(2, 2 + len(next(iter(columns.values())))))
    made = complete(cells, name, file="a.csv", sheet="Januari", facts=facts, warnings=warnings)
    return made, [fact.en for fact in facts], warnings


def test_an_empty_code_among_codes_is_made() -> None:
    """Rows with a code of the platform keep it; one without is named by what it holds."""
    made, facts, _ = make("comments", doc=["UgxA", ""], platform=["youtube"] * 2, date=["5/1/22"] * 2, text=["a", "b"])

    assert made["doc"].tolist()[0] == "UgxA"
    assert made["doc"].tolist()[1].startswith("youtube-")
    assert facts == []


def test_rows_of_one_code_and_text_are_one() -> None:
    """A scraper that met a comment twice brings it once, and that is said; another text under the code stays."""
    made, facts, _ = make("comments", doc=["UgxA"] * 3, platform=["x"] * 3, text=["a", "a", "b"])

    assert made.index.tolist() == [2, 4]
    assert facts == ["1 repeated rows loaded once"]


def test_outlets_come_from_addresses_where_there_are_none() -> None:
    """An empty column is none, and a filled one is left alone."""
    address = ["https://www.randu.example/1"]

    empty, facts, _ = make("clippings", outlet=[""], url=address, headline=["a"], text=["b"])
    filled, _, _ = make("clippings", outlet=["Kabar"], url=address, headline=["a"], text=["b"])

    assert (empty["outlet"].tolist(), filled["outlet"].tolist()) == (["randu.example"], ["Kabar"])
    assert "outlets from their addresses" in facts


def test_codes_cut_short_are_told_with_their_place() -> None:
    """The warning names file, sheet, column and the first code."""
    _, _, (warning,) = make("comments", doc=["1.47E+18", "1.47E+18"], platform=["x"] * 2, text=["a", "b"])

    assert (warning.file, warning.sheet, warning.column, warning.value) == ("a.csv", "Januari", "doc", "1.47E+18")
    assert warning.severity == "warning"
