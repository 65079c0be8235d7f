"""What evidence a case holds."""

import pandas as pd

from casestudy.findings.evidence.sources import count_running_words, doc_informants, informant_table, source_inventory

INFORMANTS = pd.DataFrame(
    {
        "informant": ["IP-1", "IK-1", "IK-2"],
        "position": ["Warga", "Staf", "Staf"],
        "unit": "",
        "kind": pd.Categorical(["supporting", "key", "key"], ["key", "supporting"]),
        "standing": ["external", "internal", "internal"],
        "date": pd.Timestamp("2022-09-12"),
        "minutes": [60, 70, 80],
    }
)
TURNS = pd.DataFrame(
    {
        "doc": ["IK-1", "IK-1", "IK-1_2", "IP-1"],
        "role": ["interviewer", "informant", "informant", "informant"],
        "text": ["Apa kabar hari ini?", "Baik sekali.", "Kami hadir lagi.", "Ya."],
    }
)


def test_key_informants_stand_first() -> None:
    """Key informants go before supporting ones, each group by code."""
    assert informant_table(INFORMANTS, TURNS)["informant"].tolist() == ["IK-1", "IK-2", "IP-1"]


def test_only_answers_of_all_interviews_count() -> None:
    """Turns and words are those of the informant's answers, over all of the informant's interviews."""
    table = informant_table(INFORMANTS, TURNS).set_index("informant")
    assert table.loc["IK-1", ["turns", "words"]].to_numpy().tolist() == [2, 5]
    assert table.loc["IP-1", ["turns", "words"]].to_numpy().tolist() == [1, 1]


def test_informant_without_an_interview_has_said_nothing() -> None:
    """An informant whose interview is missing has 0 answers and 0 words."""
    table = informant_table(INFORMANTS, TURNS).set_index("informant")
    assert table.loc["IK-2", ["turns", "words"]].to_numpy().tolist() == [0, 0]


def test_documents_of_nobody_are_left_out() -> None:
    """A document that names no informant belongs to none."""
    docs = pd.Series(["IP-1", "OBS-1", "IK-1_2"])
    assert doc_informants(docs, INFORMANTS) == {"IP-1": "IP-1", "IK-1_2": "IK-1"}


def test_inventory_counts_one_coders_passages_once() -> None:
    """A passage with two codes is one passage; another coder's passages are not counted."""
    texts = pd.DataFrame(
        {
            "doc": ["KL-1", "IK-1", "KL-2"],
            "source": ["clipping", "interview", "clipping"],
            "text": ["a b", "c", "d e f"],
        }
    )
    segments = pd.DataFrame(
        {"doc": ["KL-1", "KL-1", "KL-2"], "start": [0, 0, 0], "end": [1, 1, 1], "coder": ["k1", "k1", "k2"]}
    )
    assert source_inventory(texts, segments, coder="k1").to_numpy().tolist() == [
        ["interview", 1, 1, 0, 0],
        ["clipping", 2, 5, 1, 1],
    ]


def test_words_are_counted_as_a_word_processor_does() -> None:
    """Words stand between white space, line breaks included; an empty text has none."""
    assert count_running_words(pd.Series(["hak-hak warga\nkota", "", "  "])).tolist() == [3, 0, 0]


def test_sources_stand_from_the_informants_outward() -> None:
    """The inventory's order is that of the sources, not of the rows; sources without documents are left out."""
    texts = pd.DataFrame({"doc": list("abc"), "source": ["post", "clipping", "interview"], "text": "x"})
    segments = pd.DataFrame({"doc": [], "start": [], "end": [], "coder": []})
    assert source_inventory(texts, segments, coder="k1")["source"].tolist() == ["interview", "clipping", "post"]


def test_interview_of_a_longer_code_is_not_a_shorter_ones() -> None:
    """IK-10 is not an interview of IK-1."""
    assert doc_informants(pd.Series(["IK-10", "IK-1"]), INFORMANTS) == {"IK-1": "IK-1"}
