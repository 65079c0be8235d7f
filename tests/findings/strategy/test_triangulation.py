"""Triangulation: voices, stances, states, and the passages against."""

from random import Random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.findings.strategy.triangulation import (
    OWN_VOICE,
    SOURCE_TYPES,
    negative_cases,
    source_stance,
    source_types,
    theme_state,
    triangulate,
)

BOOK = pd.DataFrame({"code": ["n"], "parent": [""], "label_id": "N", "label_en": "N"})
TYPES = {"IK-1": "interview_internal", "IP-1": "interview_external", "KL-1": "clipping", "KL-2": "clipping_paid",
         "PS-1": "post"}  # fmt: skip


def matrix(*passages: tuple[str, str | None]) -> pd.DataFrame:
    """Triangulate passages of one theme, given as document and valence."""
    table = pd.DataFrame({"theme": "n", "doc": [doc for doc, _ in passages], "valence": [v for _, v in passages]})
    return triangulate(table, BOOK, TYPES).set_index("source_type")


def test_interviews_are_parted_by_standing() -> None:
    """Interviews get the informant's standing, others their source; interviews of nobody are left out."""
    texts = pd.DataFrame({"doc": ["IP-3", "KL-1", "X"], "source": ["interview", "clipping", "interview"]})
    informants = pd.DataFrame({"informant": ["IP-3"], "standing": ["external"]})
    assert source_types(texts, informants, {"IP-3": "IP-3"}) == {"IP-3": "interview_external", "KL-1": "clipping"}


def test_what_the_office_pays_for_is_no_earned_coverage() -> None:
    """An advertorial is a source type of its own, and the office's own voice."""
    texts = pd.DataFrame({"doc": ["KL-1", "KL-2"], "source": "clipping"})
    clippings = pd.DataFrame({"doc": ["KL-1", "KL-2"], "advertorial": [False, True]})

    types = source_types(texts, pd.DataFrame({"informant": [], "standing": []}), {}, clippings=clippings)

    assert types == {"KL-1": "clipping", "KL-2": "clipping_paid"}
    assert "clipping_paid" in OWN_VOICE


def test_stance_is_the_side_of_more_than_half() -> None:
    """More than half on one side take it, otherwise the source is mixed, and without passages it is silent."""
    table = matrix(("IK-1", "supports"), ("IK-1", "supports"), ("IK-1", "contradicts"), ("IP-1", "contradicts"),
                   ("KL-1", "supports"), ("KL-1", "contradicts"))  # fmt: skip
    assert table["stance"].to_dict() == {
        "interview_internal": "supports", "post": "silent", "clipping_paid": "silent",
        "interview_external": "contradicts", "clipping": "mixed",
    }  # fmt: skip
    assert table["n"].sum() == 6


@pytest.mark.parametrize(
    ("counts", "stance"),
    [((2, 0, 1, 0), "supports"), ((1, 5, 0, 0), "mixed"), ((1, 1, 0, 0), "mixed"), ((0, 0, 0, 3), "no_side"),
     ((1, 0, 0, 9), "supports"), ((0, 0, 0, 0), "silent"), ((1, 0, 2, 0), "contradicts"), ((0, 1, 0, 0), "mixed")],
)  # fmt: skip
def test_mixed_passages_weigh_and_passages_without_a_side_do_not(
    counts: tuple[int, int, int, int], stance: str
) -> None:
    """One supporting passage beside five mixed ones is no support; passages without a valence decide nothing."""
    assert source_stance(dict(zip(("supports", "mixed", "contradicts", "no_side"), counts, strict=True))) == stance


@pytest.mark.parametrize("missing", ["", None])
def test_passages_without_a_valence_take_no_side(missing: str | None) -> None:
    """A passage without a valence is counted as such, and its source takes no side."""
    table = matrix(("KL-1", missing))
    assert table.loc[["clipping"], ["no_side", "n", "stance"]].to_numpy().tolist() == [[1, 1, "no_side"]]


@pytest.mark.parametrize(
    ("stances", "state"),
    [
        ({}, "silent"),
        ({"clipping": "supports"}, "single"),
        ({"interview_internal": "supports", "post": "supports"}, "single"),
        ({"interview_internal": "supports", "clipping_paid": "supports"}, "single"),
        ({"interview_internal": "supports", "post": "contradicts"}, "single"),
        ({"interview_internal": "supports", "clipping": "supports"}, "convergent"),
        ({"interview_external": "contradicts", "clipping": "contradicts"}, "convergent"),
        ({"interview_external": "supports", "clipping": "contradicts"}, "divergent"),
        ({"interview_external": "supports", "clipping": "mixed"}, "complementary"),
        ({"interview_external": "mixed", "clipping": "mixed"}, "complementary"),
        ({"interview_external": "supports", "clipping": "supports", "document": "mixed"}, "complementary"),
        ({"interview_external": "supports", "clipping": "supports", "document": "no_side"}, "convergent"),
        ({"interview_internal": "supports", "post": "supports", "clipping": "no_side"}, "complementary"),
        ({"clipping": "no_side", "comment": "no_side"}, "complementary"),
    ],
)
def test_state_of_a_theme(stances: dict[str, str], state: str) -> None:
    """The office's own sources are one voice; two voices on one side converge, on two sides diverge."""
    assert theme_state(stances) == state


def test_source_types_that_nobody_asked_are_left_out() -> None:
    """A kind of source of which the case holds no document is not silent: it is not there."""
    table = triangulate(pd.DataFrame({"theme": ["n"], "doc": ["KL-1"], "valence": ["supports"]}), BOOK,
                        {"KL-1": "clipping", "KM-1": "comment"})  # fmt: skip
    assert table[["source_type", "stance"]].to_numpy().tolist() == [["clipping", "supports"], ["comment", "silent"]]


STANCES = st.dictionaries(
    st.sampled_from(SOURCE_TYPES), st.sampled_from(["supports", "mixed", "contradicts", "no_side", "silent"])
)


@settings(deadline=None, derandomize=True, max_examples=300)
@given(STANCES)
def test_one_voice_never_converges(stances: dict[str, str]) -> None:
    """However the stances fall, a theme with one voice is never convergent, and the order does not matter."""
    speaking = {kind for kind, stance in stances.items() if stance != "silent"}
    voices = {"own" if kind in OWN_VOICE else kind for kind in speaking}
    assert theme_state(stances) == theme_state(dict(reversed(stances.items())))
    if len(voices) < 2:
        assert theme_state(stances) in ("single", "silent")


PASSAGES = st.lists(
    st.tuples(
        st.sampled_from(["n", "o"]),
        st.sampled_from(["IK-1", "IP-1", "KL-1", "KL-2", "PS-1", "gone"]),
        st.sampled_from(["supports", "mixed", "contradicts", "", None]),
    ),
    max_size=9,
)


@settings(deadline=None, derandomize=True, max_examples=80)
@given(PASSAGES, st.randoms(use_true_random=False))
def test_a_theme_converges_on_two_voices_or_not_at_all(drawn: list[tuple[str, str, str | None]], dice: Random) -> None:
    """Whatever the passages, a convergent theme has two voices on the same side and none against; order is nothing."""
    book = pd.DataFrame({"code": ["n", "o"], "parent": "", "label_id": "", "label_en": ""})
    table = pd.DataFrame(drawn, columns=["theme", "doc", "valence"], dtype="object")
    found = triangulate(table, book, TYPES)

    for theme, rows in found[found["state"] == "convergent"].groupby("theme"):
        sided = rows[rows["stance"].isin(["supports", "contradicts"])]
        assert len(set(sided["stance"])) == 1, theme
        assert len({"own" if kind in OWN_VOICE else kind for kind in sided["source_type"]}) > 1, theme
        assert "mixed" not in set(rows["stance"]), theme
    assert found["n"].sum() == sum(doc in TYPES for _, doc, _ in drawn)
    assert (found[["supports", "mixed", "contradicts", "no_side"]].sum(axis=1) == found["n"]).all()
    dice.shuffle(drawn)
    again = triangulate(pd.DataFrame(drawn, columns=["theme", "doc", "valence"], dtype="object"), book, TYPES)
    pd.testing.assert_frame_equal(again, found)


def test_a_theme_without_passages_is_silent_everywhere() -> None:
    """A theme of the codebook that no passage has keeps its rows: silent in all source types, and silent."""
    table = matrix()

    assert list(table.index) == [kind for kind in SOURCE_TYPES if kind in TYPES.values()]
    assert table["n"].sum() == 0
    assert set(table["stance"]) == set(table["state"]) == {"silent"}


def test_every_passage_against_is_listed_with_its_citation() -> None:
    """Negative cases stand by theme and source type; words that may not be quoted are left out, the case is not."""
    passages = pd.DataFrame(
        {
            "theme": "n", "doc": ["KL-1", "IK-1", "IP-1", "KL-1"], "start": [9, 0, 0, 0], "end": 20, "code": "n",
            "coder": "k1", "quote": ["klip", "kantor", "warga", "klip lain"], "memo": "",
            "valence": ["contradicts", "contradicts", "supports", "contradicts"],
        }
    )  # fmt: skip
    cited = pd.DataFrame({"doc": ["IK-1", "KL-1"], "citation_id": ["(Wawancara)", "(Kliping)"],
                          "citation_en": ["(Interview)", "(Clipping)"], "quotable": [False, True]})  # fmt: skip

    table = negative_cases(passages, BOOK, TYPES, cited)

    assert table[["source_type", "start", "quote", "citation_en"]].to_numpy().tolist() == [
        ["interview_internal", 0, "", "(Interview)"], ["clipping", 0, "klip lain", "(Clipping)"],
        ["clipping", 9, "klip", "(Clipping)"],
    ]  # fmt: skip
    assert len(table) == triangulate(passages, BOOK, TYPES)["contradicts"].sum()


def test_words_of_an_uncited_document_are_not_quoted() -> None:
    """A document that the citations lack is listed without its words: nobody said that they may be shown."""
    passages = pd.DataFrame({"theme": ["n"], "doc": ["KL-1"], "start": 0, "end": 4, "code": "n", "coder": "k1",
                             "quote": "klip", "memo": "", "valence": "contradicts"})  # fmt: skip
    none = pd.DataFrame({"doc": [], "citation_id": [], "citation_en": [], "quotable": []}).astype(
        {"doc": "str", "citation_id": "str", "citation_en": "str", "quotable": "bool"}
    )

    table = negative_cases(passages, BOOK, TYPES, none)

    assert table[["doc", "quote", "citation_id"]].to_numpy().tolist() == [["KL-1", "", ""]]
