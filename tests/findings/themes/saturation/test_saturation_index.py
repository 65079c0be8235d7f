"""The saturation index, computed by hand."""

import pandas as pd
import pytest

from casestudy.findings.themes.saturation.curve import code_arrivals, saturation_curve
from casestudy.findings.themes.saturation.index import SATURATION_INDEX, saturation_index, saturation_rows
from casestudy.plots.tables.cells import cell_text

NAMES = "ABCDEFGHIJKL"


def study(*new: int) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Make interviews that bring so many new codes each: segments, their one order, and the codebook."""
    codes = [f"c{number}" for number in range(sum(new))]
    docs = [NAMES[place] for place, count in enumerate(new) for _ in range(count)]
    segments = pd.DataFrame({"doc": docs, "code": codes, "start": range(len(codes))}).astype(
        {"doc": "str", "code": "str"}
    )
    orders = pd.DataFrame({"order": "date", "position": range(1, len(new) + 1), "doc": list(NAMES[: len(new)])})
    book = pd.DataFrame({"code": codes, "parent": "", "label_id": "", "label_en": ""}).astype("str")
    return segments.assign(end=segments["start"] + 1, coder="k1"), orders, book


def test_runs_follow_each_other_until_one_brings_too_little() -> None:
    """With 40 codes in the base of four, runs of two bring 5, 3 and 2 new ones: the third is 5 % and reaches 6+2."""
    row = saturation_index(*study(20, 10, 6, 4, 3, 2, 1, 1, 0)).iloc[0]

    assert row[["base_codes", "run_from", "run_to", "run_codes", "reached"]].tolist() == [40, 7, 8, 2, "6+2"]
    assert row["new_share"] == pytest.approx(0.05)


def test_a_threshold_of_nothing_wants_nothing_new() -> None:
    """At 0 % only a run without any new code is enough, here the last but one interview and the last."""
    row = saturation_index(*study(20, 10, 6, 4, 3, 2, 1, 1, 0, 0), threshold=0).iloc[0]

    assert row[["reached", "run_codes", "new_share"]].tolist() == ["8+2", 0, 0.0]


def test_base_and_run_may_be_longer() -> None:
    """With a base of five and runs of three, the first run brings 4 of 43 codes and the second 2."""
    row = saturation_index(*study(20, 10, 6, 4, 3, 2, 1, 1, 0), base=5, run=3).iloc[0]

    assert row[["base_codes", "run_from", "run_codes", "reached"]].tolist() == [43, 7, 2, "6+3"]


def test_what_is_not_reached_says_how_far_it_came() -> None:
    """Where the last run still brings too much nothing is reached, and its share is that of the last run."""
    row = saturation_index(*study(4, 4, 4, 4, 4, 4)).iloc[0]

    assert row[["reached", "run_from", "run_to", "run_codes", "new_share"]].tolist() == ["", 5, 6, 8, 0.5]


def test_too_few_interviews_have_no_run() -> None:
    """With five interviews there is no run of two behind a base of four: no share, and nothing is reached."""
    row = saturation_index(*study(4, 4, 4, 4, 0)).iloc[0]

    assert row[["base_codes", "run_codes", "reached"]].tolist() == [16, 0, ""]
    assert pd.isna(row["run_from"])
    assert pd.isna(row["new_share"])


def test_a_base_without_codes_has_no_share() -> None:
    """Where the base has no codes there is nothing to divide by, and saturation is not reached."""
    row = saturation_index(*study(0, 0, 0, 0, 0, 0)).iloc[0]

    assert row["reached"] == ""
    assert pd.isna(row["new_share"])


@pytest.mark.parametrize(("interviews", "status"), [(9, "indicative"), (10, "")])
def test_fewer_than_ten_interviews_are_indicative(interviews: int, status: str) -> None:
    """Nine interviews are labelled indicative in every row of index and curve, ten are not; tables show it in words."""
    some = study(*[1] * interviews)

    assert saturation_index(*some)["status"].tolist() == [status]
    assert set(saturation_curve(*some)["status"]) == {status}
    assert [cell_text("indicative", lang) for lang in ("id", "en")] == [
        "indikatif (kurang dari 10 wawancara)", "indicative (fewer than 10 interviews)",
    ]  # fmt: skip


def test_the_codes_of_base_and_run_are_its_rows() -> None:
    """Behind the index stand the passages that brought the codes of the base and those of the run."""
    segments, orders, book = study(2, 1, 1, 1, 0, 1)
    index = saturation_index(segments, orders, book)

    rows = saturation_rows(code_arrivals(segments, orders, book), index)

    assert rows[["part", "doc"]].to_numpy().tolist() == [
        ["base", "A"], ["base", "A"], ["base", "B"], ["base", "C"], ["base", "D"], ["run", "F"],
    ]  # fmt: skip
    for column, count in SATURATION_INDEX.items():
        assert index[column].tolist() == [len(count.of(rows))]


@pytest.mark.parametrize("wrong", [{"base": 0}, {"run": 0}, {"threshold": -0.1}])
def test_impossible_settings_are_refused(wrong: dict[str, float]) -> None:
    """A base or run of nothing, and a threshold below nothing, are told to the caller."""
    with pytest.raises(ValueError, match="`base` and `run` must be 1 or more"):
        saturation_index(*study(1, 1), **wrong)  # type: ignore[arg-type]
