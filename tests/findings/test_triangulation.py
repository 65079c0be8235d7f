"""Triangulation: voices, stances, states."""

from random import Random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.findings.triangulation import OWN_VOICE, SOURCE_TYPES, source_types, theme_state, triangulate

BOOK = pd.DataFrame({"code": ["n"], "parent": [""], "label_id": "N", "label_en": "N"})
TYPES = {"IK-1": "interview_internal", "IP-1": "interview_external", "KL-1": "clipping", "PS-1": "post"}


def matrix(*passages: tuple[str, str]) -> pd.DataFrame:
    """Triangulate passages of one theme, given as document and valence."""
    table = pd.DataFrame({"theme": "n", "doc": [doc for doc, _ in passages], "valence": [v for _, v in passages]})
    return triangulate(table, BOOK, TYPES).set_index("source_type")


def test_interviews_are_parted_by_standing() -> None:
    """Interviews get the informant's standing, others their source; interviews of nobody are left out."""
    texts = pd.DataFrame({"doc": ["IP-3", "KL-1", "X"], "source": ["interview", "clipping", "interview"]})
    informants = pd.DataFrame({"informant": ["IP-3"], "standing": ["external"]})
    assert source_types(texts, informants, {"IP-3": "IP-3"}) == {"IP-3": "interview_external", "KL-1": "clipping"}


def test_stance_is_the_side_with_more_passages() -> None:
    """More supporting passages support, more contradicting contradict, a tie is mixed, none is silent."""
    table = matrix(("IK-1", "supports"), ("IK-1", "supports"), ("IK-1", "contradicts"), ("IP-1", "contradicts"),
                   ("KL-1", "supports"), ("KL-1", "contradicts"))  # fmt: skip
    assert table["stance"].to_dict() == {
        "interview_internal": "supports", "interview_external": "contradicts", "observation": "silent",
        "document": "silent", "clipping": "mixed", "comment": "silent", "post": "silent",
    }  # fmt: skip
    assert table["n"].sum() == 6


def test_passages_without_a_valence_take_no_side() -> None:
    """A passage without a valence is counted and leaves the stance mixed."""
    table = matrix(("KL-1", ""))
    assert table.loc["clipping", ["n", "stance"]].to_numpy().tolist() == [1, "mixed"]


@pytest.mark.parametrize(
    ("stances", "state"),
    [
        ({}, "silent"),
        ({"clipping": "supports"}, "single"),
        ({"interview_internal": "supports", "post": "supports"}, "single"),
        ({"interview_internal": "supports", "post": "contradicts"}, "single"),
        ({"interview_internal": "supports", "clipping": "supports"}, "convergent"),
        ({"interview_external": "contradicts", "clipping": "contradicts"}, "convergent"),
        ({"interview_external": "supports", "clipping": "contradicts"}, "divergent"),
        ({"interview_external": "supports", "clipping": "mixed"}, "complementary"),
        ({"interview_external": "mixed", "clipping": "mixed"}, "complementary"),
    ],
)
def test_state_of_a_theme(stances: dict[str, str], state: str) -> None:
    """The office's own interviews and posts are one voice; two voices on one side converge, on two sides diverge."""
    assert theme_state(stances) == state


STANCES = st.dictionaries(
    st.sampled_from(SOURCE_TYPES), st.sampled_from(["supports", "mixed", "contradicts", "silent"])
)


@settings(deadline=None, derandomize=True, max_examples=200)
@given(STANCES)
def test_one_voice_never_converges(stances: dict[str, str]) -> None:
    """However the stances fall, a theme with one voice is never called convergent, and the order does not matter."""
    speaking = {kind for kind, stance in stances.items() if stance != "silent"}
    voices = {"own" if kind in OWN_VOICE else kind for kind in speaking}
    assert theme_state(stances) == theme_state(dict(reversed(stances.items())))
    if len(voices) < 2:
        assert theme_state(stances) in ("single", "silent")


PASSAGES = st.lists(
    st.tuples(
        st.sampled_from(["n", "o"]),
        st.sampled_from(["IK-1", "IP-1", "KL-1", "PS-1", "gone"]),
        st.sampled_from(["supports", "mixed", "contradicts", ""]),
    ),
    max_size=9,
)


@settings(deadline=None, derandomize=True, max_examples=50)
@given(PASSAGES, st.randoms(use_true_random=False))
def test_a_theme_converges_on_two_voices_or_not_at_all(drawn: list[tuple[str, str, str]], dice: Random) -> None:
    """A convergent theme has passages in two source types, one of them not the office's own; row order is nothing."""
    book = pd.DataFrame({"code": ["n", "o"], "parent": "", "label_id": "", "label_en": ""})
    table = pd.DataFrame(drawn, columns=["theme", "doc", "valence"], dtype="str")
    found = triangulate(table, book, TYPES)

    for theme, rows in found[found["state"] == "convergent"].groupby("theme"):
        speaking = set(rows.loc[rows["n"] > 0, "source_type"])
        assert len(speaking) > 1, theme
        assert speaking - OWN_VOICE, theme
        assert len(set(rows.loc[rows["n"] > 0, "stance"])) == 1, theme
    assert found["n"].sum() == sum(doc in TYPES for _, doc, _ in drawn)
    dice.shuffle(drawn)
    again = triangulate(pd.DataFrame(drawn, columns=["theme", "doc", "valence"], dtype="str"), book, TYPES)
    pd.testing.assert_frame_equal(again, found)


def test_a_theme_without_passages_is_silent_everywhere() -> None:
    """A theme of the codebook that no passage has keeps its rows: silent in all source types, and silent."""
    table = matrix()

    assert list(table.index) == list(SOURCE_TYPES)
    assert table["n"].sum() == 0
    assert set(table["stance"]) == set(table["state"]) == {"silent"}
