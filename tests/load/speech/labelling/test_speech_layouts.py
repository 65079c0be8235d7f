"""Tests of casestudy.load.speech.labelling.layouts."""

import pytest

from casestudy.load.speech.labelling.layouts import accept_labels, choose_layout
from casestudy.load.speech.lines import Line


def chosen(text: str, *, names: tuple[str, ...] = ()) -> tuple[str, list[str]]:
    layout = choose_layout([Line(line, 1) for line in text.split("\n")], names=names)
    return layout.shape.__name__ if layout.shape else "", sorted(layout.accepted)


@pytest.mark.parametrize(
    ("text", "shape", "labels"),
    [
        ("P: a\nI: b", "split_label", ["I", "P"]),
        ("Dewi   0:04\na\nSari   0:09\nb", "split_heading", ["Dewi", "Sari"]),
        ("Dewi  0:04\nP: a\nI: b\nP: c", "split_label", ["I", "P"]),
        ("1/2/24 10.04 - Dewi: a\n1/2/24 10.05 - Sari: b\nlagi", "split_message", ["Dewi", "Sari"]),
        ("00:11:09\tDewi:\ta\n00:11:10\tSari:\tb", "split_chat", ["Dewi", "Sari"]),
        ("### Dewi\na\n### Sari\nb\n### Dewi\nc", "split_title", ["Dewi"]),
        ("# Judul\nparagraf\n## Bagian\nparagraf", "", []),
        ("[id1] a\n[id2] b\n[id1] c", "split_bracket", ["id1", "id2"]),
        ("[tertawa]\nKami hadir.\n[jeda]\nSetiap hari.\nPagi.", "", []),
        ("P\ta\nI\tb\nP\tc\nI\td", "split_bare", ["I", "P"]),
        ("P\ta\nP\tb", "", []),
        ("Kami hadir.\nSetiap hari.", "", []),
    ],
)
def test_layouts(text: str, shape: str, labels: list[str]) -> None:
    """The whole file decides, and a file without labels has none."""
    assert chosen(text) == (shape, labels)


@pytest.mark.parametrize(
    ("texts", "accepted", "strays"),
    [
        ("P: a|I: b", "I P", ""),
        ("Dewi: a|Sari: b|Dewi: c|Sari: d", "Dewi Sari", ""),
        ("Dewi: a|Sari: b", "", ""),
        ("P: a|I: b|P: c|Contoh: d|Contoh: e|Dewi: f|Dewi: g", "I P", "Dewi"),
        ("P: a|I: b|DEWI: c|DEWI: d", "DEWI I P", ""),
        ("Peneliti: a|Dewi: b|Peneliti: c|Dewi: d", "Dewi Peneliti", ""),
        ("P: a|Y: b|P: c|Y: d|P: e|Y: f|N: g", "P Y", "N"),
        ("P: a|I: b|W: c", "I P", "W"),
        ("TANGGAL: a|TANGGAL: b|P: c", "P", ""),
        ("Narasumber: Sari|DL: a|SD: b|DL: c|SD: d", "DL Narasumber SD", ""),
        ("Sari: a|Sari: b|Sari: c", "Sari", ""),
        ("iPhone milik ana: a|iPhone milik ana: b|pengguna: c|pengguna: d", "iPhone milik ana|pengguna", ""),
        ("Sari: a|b|c|d|e|Sari: f", "", ""),
    ],
)
def test_accepted_labels(texts: str, accepted: str, strays: str) -> None:
    """Usual labels, names that recur where the usual ones do not name both sides; one that stands once is a stray."""
    found = accept_labels(texts.split("|"))
    wanted = accepted.split("|") if "|" in accepted else accepted.split()
    assert (sorted(found[0]), " ".join(found[1])) == (wanted, strays)


def test_stated_names_need_not_recur() -> None:
    """A label that the caller or the register names is a speaker wherever it stands."""
    assert accept_labels(["Dewi: a", "IK-1: b"], names=["Dewi", "IK-1"])[0] == {"Dewi", "IK-1"}


def test_a_clock_on_its_own_line_makes_the_next_label_a_speaker() -> None:
    """Google Meet writes it before each name, which may stand once."""
    layout = choose_layout([Line(text, 1) for text in ("00:00:11", "Dewi: a", "00:00:20", "Sari: b")])
    assert (layout.clocks, sorted(layout.accepted)) == (True, ["Dewi", "Sari"])


def test_header_and_signature_round_a_table_are_no_dialogue() -> None:
    """A dialogue beside a table is, where more than three of its lines stand together."""
    table = [Line("Apa?", 1, label="P"), Line("Ini.", 1, label="I")]
    signed = [Line("Peneliti: Dewi", 2), Line("Informan: Sari", 2)]
    assert choose_layout([*signed, *table, *signed, *table]).shape is None
    assert choose_layout([*table, *(Line(f"{label}: a", 2) for label in "PIPI")]).accepted == {"P", "I"}


@pytest.mark.parametrize("post", ["Kepala bagian", "Waterworks supervisor"])
def test_a_post_answers_whom_a_usual_label_asks(post: str) -> None:
    """Where one side alone has a usual label and there are no names, a post that answers as often is the other."""
    accepted, strays = accept_labels(["Peneliti: Apa?", f"{post}: Ini.", "Peneliti: Lalu?", f"{post}: Itu."])

    assert accepted == {"Peneliti", post}
    assert strays == ()


def test_words_before_a_colon_are_no_post_that_answers() -> None:
    """A phrase that opens two of many lines is told and stays in the text, as is one that stands once not at all."""
    lines = ["Peneliti: Apa?", "Dewi: Ini.", "Yang penting: jujur.", "Peneliti: Lalu?", "Dewi: Itu.", "Peneliti: Ya?",
             "Dewi: Ya.", "Yang penting: cepat.", "Program kami: banyak."]  # fmt: skip

    accepted, strays = accept_labels(lines)

    assert accepted == {"Peneliti", "Dewi"}
    assert strays == ("Yang penting",)


@pytest.mark.parametrize("third", ["Pak Budi", "Kepala bagian"])
def test_a_third_voice_beside_both_sides_is_told(third: str) -> None:
    """Whoever joins in under a label that nobody knows is not lost in silence: the label is a stray."""
    talk = ["P: Apa?", "I: Ini.", f"{third}: Saya tambahkan.", "P: Lalu?", "I: Itu.", f"{third}: Betul."]

    accepted, strays = accept_labels(talk)

    assert accepted == {"P", "I"}
    assert strays == (third,)
