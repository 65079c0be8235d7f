"""Tests of casestudy.load.losses."""

import pandas as pd

from casestudy.load.formats.leftovers import Leftover
from casestudy.load.losses import GROUNDS, PARTS, ROLES, cut_label, loss_lines, loss_table, speaker_lines, speaker_table

TURNS = pd.DataFrame(
    {
        "doc": ["IK-1", "IK-1", "IK-1", "IK-2"],
        "speaker": ["P", "I", "P", ""],
        "role": ["interviewer", "informant", "interviewer", None],
        "text": ["Apa?", "Menjawab warga.", "Lalu?", "Halo semua"],
    }
)
BECAUSE = {"P": "label", "I": "other", "": "undecided"}


def test_words_of_a_file_are_the_sum_of_its_parts() -> None:
    """Parts come in one order, each once, with their types; what is not there has no row."""
    left = [Leftover("picture"), Leftover("label", "P"), Leftover("preamble", "Tanggal: 5 Mei"), Leftover("label", "I")]
    losses = loss_table("a.docx", ["Apa?", "Menjawab warga."], left)
    assert losses.to_numpy().tolist() == [
        ["a.docx", "turns", True, 2, 3],
        ["a.docx", "preamble", False, 1, 3],
        ["a.docx", "label", False, 2, 2],
        ["a.docx", "picture", False, 1, 0],
    ]
    assert losses["part"].cat.categories.tolist() == list(PARTS)
    assert losses.dtypes.astype(str).tolist() == ["str", "category", "bool", "Int64", "Int64"]


def test_a_file_of_nothing_but_turns_has_one_row() -> None:
    """Nothing left out is no row."""
    assert loss_table("a.txt", ["Apa?"], [])["part"].tolist() == ["turns"]


def test_sentences_name_what_was_left_out() -> None:
    """Thousands are divided as the language does; times and numbers are counted one by one, not as words."""
    left = [Leftover("comment", "cek lagi"), Leftover("time", "00:00:01"), Leftover("picture", n=1200)]
    losses = pd.concat([loss_table("a.docx", ["kata " * 1234], left), loss_table("b.txt", ["dua kata"], [])])
    assert loss_lines(losses, "id") == [
        "a.docx: 1.236 kata dibaca, 1.234 dalam giliran; tidak ikut: waktu (1), komentar 2, gambar (1.200).",
        "b.txt: 2 kata dibaca, 2 dalam giliran.",
    ]
    assert loss_lines(losses, "en")[0].startswith("a.docx: 1,236 words read, 1,234 in turns; left out: times (1)")


def test_speakers_of_each_document() -> None:
    """Turns and words of each label, in the order of the first turn; strays have none."""
    table = speaker_table(TURNS, BECAUSE, ["W"])
    assert table.astype("object").where(table.notna(), None).to_numpy().tolist() == [
        ["IK-1", "P", "interviewer", "label", 2, 2],
        ["IK-1", "I", "informant", "other", 1, 2],
        ["IK-1", "W", None, "stray", 0, 0],
        ["IK-2", "", None, "undecided", 1, 2],
        ["IK-2", "W", None, "stray", 0, 0],
    ]
    assert table["role"].cat.categories.tolist() == list(ROLES)
    assert speaker_table(TURNS.iloc[:0], {}, []).dtypes.equals(table.dtypes)


def test_sentences_say_who_asks_and_why() -> None:
    """Roles that nothing decides are said as such; a long label is cut, since it may be speech."""
    turns = TURNS.assign(speaker=["P", "Jadi begini ceritanya, Bu", "P", ""])
    table = speaker_table(turns, {**BECAUSE, "Jadi begini ceritanya, Bu": "other"}, [])
    assert speaker_lines(table, "en") == [
        'IK-1: "P" interviewer (its label), "Jadi begini ceritan…" informant (the only other speaker).',
        "IK-2: no label unclear (not decided).",
    ]
    assert speaker_lines(table, "id")[1] == "IK-2: tanpa label belum jelas (belum bisa ditentukan)."
    assert cut_label("a" * 20) == "a" * 20


def test_every_word_of_a_report_is_in_both_languages() -> None:
    """Parts, grounds and roles have a name in Indonesian and in English, and no two share one."""
    for names in (PARTS, GROUNDS, ROLES):
        for lang in ("id", "en"):
            assert len({name.to(lang) for name in names.values() if name.to(lang)}) == len(names)


def test_a_label_is_no_command_to_a_terminal() -> None:
    """What a file writes in the place of a speaker's name is shown and not obeyed."""
    speakers = pd.DataFrame({"doc": ["IK-1"], "speaker": ["P\x1b[2J"], "role": [None], "because": ["undecided"]})

    assert speaker_lines(speakers, "en") == ['IK-1: "P\ufffd[2J" unclear (not decided).']
