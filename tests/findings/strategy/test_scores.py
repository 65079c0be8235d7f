"""IFAS and EFAS, computed by hand."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.errors import CaseError
from casestudy.findings.strategy.scores import score_factors, swot_position

SWOT = pd.DataFrame(
    {
        "factor": ["W1", "S1", "S2", "O1", "T1"],
        "kind": pd.Categorical(["weakness", "strength", "strength", "opportunity", "threat"]),
        "label_id": "",
        "label_en": "",
    }
)


def scores(**judges: dict[str, tuple[float, float]]) -> pd.DataFrame:
    """Make scores from weight and rating by judge and factor."""
    rows = [(factor, *pair, judge) for judge, given_ in judges.items() for factor, pair in given_.items()]
    return pd.DataFrame(rows, columns=["factor", "weight", "rating", "judge"])


ONE = {"S1": (0.4, 4.0), "S2": (0.2, 3.0), "W1": (0.4, 2.0), "O1": (0.7, 3.0), "T1": (0.3, 4.0)}
TWO = {"S1": (0.5, 2.0), "S2": (0.25, 2.0), "W1": (0.25, 4.0), "O1": (0.5, 1.0), "T1": (0.5, 1.0)}


def test_a_score_is_weight_times_rating() -> None:
    """Scores stand by kind and in the order of the factors; with 4 as the gravest, ratings count as given."""
    table = score_factors(SWOT, scores(a=ONE), severe=4)

    assert table["factor"].tolist() == ["S1", "S2", "W1", "O1", "T1"]
    assert table["score"].tolist() == [1.6, 0.6, 0.8, 2.1, 1.2]
    assert table["counted_rating"].tolist() == table["rating"].tolist()


def test_ratings_of_what_is_grave_are_turned_where_1_is_the_gravest() -> None:
    """With 1 as the gravest, a weakness rated 2 counts 3 and a threat rated 4 counts 1; others count as given."""
    table = score_factors(SWOT, scores(a=ONE), severe=1)

    assert table["rating"].tolist() == [4, 3, 2, 3, 4]
    assert table["counted_rating"].tolist() == [4, 3, 3, 3, 1]
    assert table["score"].tolist() == pytest.approx([1.6, 0.6, 1.2, 2.1, 0.3])


def test_the_position_is_what_is_left_of_strengths_and_opportunities() -> None:
    """X is strengths less weaknesses, Y opportunities less threats; the judges' mean stands last."""
    table = swot_position(score_factors(SWOT, scores(a=ONE, b=TWO), severe=4))

    assert table["judge"].tolist() == ["a", "b", "mean"]
    assert table["x"].tolist() == pytest.approx([2.2 - 0.8, 1.5 - 1.0, 0.95])
    assert table["y"].tolist() == pytest.approx([2.1 - 1.2, 0.5 - 0.5, 0.45])
    assert table["quadrant"].tolist() == ["SO", "", "SO"]


@pytest.mark.parametrize(
    ("x", "y", "quadrant"), [(1, 1, "SO"), (-1, 1, "WO"), (1, -1, "ST"), (-1, -1, "WT"), (0, 1, ""), (1, 0, "")]
)
def test_the_quadrant_follows_from_the_signs(x: int, y: int, quadrant: str) -> None:
    """Each quadrant is that of the larger inside and the larger outside; on a line there is none."""
    scored = pd.DataFrame({"judge": "a", "kind": ["strength", "weakness", "opportunity", "threat"],
                           "score": [1.0 + x, 1.0, 1.0 + y, 1.0]})  # fmt: skip

    assert swot_position(scored)["quadrant"].tolist() == [quadrant, quadrant]


def test_a_sum_that_misses_nothing_by_its_last_digit_is_nothing() -> None:
    """0.1 + 0.2 less 0.3 is on the line, whatever binary fractions say."""
    scored = pd.DataFrame({"judge": "a", "kind": ["strength", "strength", "weakness"], "score": [0.1, 0.2, 0.3]})

    assert swot_position(scored)[["x", "quadrant"]].to_numpy().tolist() == [[0.0, ""], [0.0, ""]]


def test_a_wrong_table_is_refused_with_all_that_is_wrong() -> None:
    """Weights that do not sum to 1.0 and a factor without a score are told together, and nothing is scored."""
    wrong = {**ONE, "S1": (0.3, 4.0)}
    del wrong["T1"]

    with pytest.raises(CaseError) as refused:
        score_factors(SWOT, scores(a=wrong), severe=4)

    assert [problem.column for problem in refused.value.problems] == ["factor", "weight", "weight"]


def test_what_a_rating_means_must_be_said() -> None:
    """Any other direction than 1 or 4 is refused."""
    with pytest.raises(ValueError, match="`severe` must be 1 or 4"):
        score_factors(SWOT, scores(a=ONE), severe=2)  # type: ignore[arg-type]


def test_no_scores_have_no_position() -> None:
    """A case without judges has no scores and no position."""
    none = scores().astype({"factor": "str", "weight": "float64", "rating": "float64", "judge": "str"})

    assert score_factors(SWOT, none, severe=4).empty
    assert swot_position(score_factors(SWOT, none, severe=4)).empty


RATINGS = st.lists(st.integers(1, 4), min_size=5, max_size=5)


@settings(deadline=None, derandomize=True, max_examples=50)
@given(RATINGS)
def test_turning_ratings_by_hand_or_by_name_is_the_same(ratings: list[int]) -> None:
    """Judges who call 1 the gravest come to the same position as if they had called it 4 and turned their ratings."""
    given_ = {factor: (ONE[factor][0], float(rating)) for factor, rating in zip(ONE, ratings, strict=True)}
    turned = {
        factor: (weight, 5 - rating if factor[0] in "WT" else rating) for factor, (weight, rating) in given_.items()
    }

    one = swot_position(score_factors(SWOT, scores(a=given_), severe=1))
    four = swot_position(score_factors(SWOT, scores(a=turned), severe=4))

    pd.testing.assert_frame_equal(one, four)
