"""Replacing originals: every form, whole words, the longest first, and passages carried along."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casestudy.privacy.replacing import Edit, Pseudonym, Pseudonyms, apply_edits, carry

KNOWN = Pseudonyms(
    (
        Pseudonym("Budi Santoso", "[IK-1]"),
        Pseudonym("Budi", "[IK-1]"),
        Pseudonym("M. Yusuf", "[Orang 1]"),
        Pseudonym("Bunga", "[Orang 2]", exact=True),
        Pseudonym("0812-3456-7890", "[telepon 1]", "phone"),
        Pseudonym("3275014107850003", "[NIK 1]", "nik"),
        Pseudonym("budi.s@contoh.id", "[surel 1]", "email"),
        Pseudonym("@budi_s", "[akun 1]", "account"),
        Pseudonym("B 1234 XYZ", "[pelat 1]", "plate"),
        Pseudonym("Jl. Melati No. 12", "[alamat 1]", "address"),
    )
)


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        ("Pak Budi Santoso", "Pak [IK-1]"),
        ("BUDI SANTOSO dan budi", "[IK-1] dan [IK-1]"),
        ("Budi-nya, Budinya, Budilah", "[IK-1]-nya, [IK-1]nya, [IK-1]lah"),
        ("Budi\nSantoso", "[IK-1]"),
        ("budi_santoso.docx", "[IK-1].docx"),
        ("BudiSantoso", "[IK-1]"),
        ("Budiman, sebudi, budidaya", "Budiman, sebudi, budidaya"),
        ("Ada Budi. Santoso lain lagi", "Ada [IK-1]. Santoso lain lagi"),
        ("M Yusuf, M.Yusuf, m. yusuf", "[Orang 1], [Orang 1], [Orang 1]"),
        ("Bunga memetik bunga, kata BUNGA", "[Orang 2] memetik bunga, kata [Orang 2]"),
        ("+62 812 3456 7890 atau 081234567890", "[telepon 1] atau [telepon 1]"),
        ("9081234567890", "9081234567890"),
        ("3275 0141 0785 0003", "[NIK 1]"),
        ("32750141078500031", "32750141078500031"),
        ("budi.s@contoh.id", "[surel 1]"),
        ("@budi_s dan budi_s", "[akun 1] dan [akun 1]"),
        ("B-1234-XYZ, b1234xyz", "[pelat 1], [pelat 1]"),
        ("Jl Melati no 12", "[alamat 1]"),
    ],
)
def test_every_form_is_replaced(text: str, replaced: str) -> None:
    """Capitals, clitics, line ends, joined words and grouped digits are forms of one original; other words are none."""
    assert KNOWN.replace(text) == replaced


def test_replacing_twice_changes_nothing_more() -> None:
    """What stands in brackets is not looked for again."""
    once = KNOWN.replace("Budi Santoso, B 1234 XYZ, 0812 3456 7890")

    assert KNOWN.replace(once) == once


def test_nothing_is_found_without_originals() -> None:
    """An empty list replaces nothing and finds nothing."""
    assert Pseudonyms(()).replace("Budi") == "Budi"
    assert Pseudonyms(()).finds("Budi") == []


@given(st.lists(st.sampled_from(["Budi ", "Budi Santoso ", "warga ", "Bunga ", "ya. "]), max_size=12), st.data())
def test_a_passage_is_carried_onto_its_own_words(parts: list[str], data: st.DataObject) -> None:
    """A passage between two parts of a text stands on the same parts, replaced, wherever it starts and ends."""
    text = "".join(parts)
    low = data.draw(st.integers(0, len(parts)))
    high = data.draw(st.integers(low, len(parts)))
    start, end = len("".join(parts[:low])), len("".join(parts[:high]))
    edits = KNOWN.edits(text)
    # A cut through "Budi" and "Santoso" would part one name.
    if any(edit.start < place < edit.end for edit in edits for place in (start, end)):
        return

    new_start, new_end = carry(edits, start, end)

    assert KNOWN.replace(text)[new_start:new_end] == KNOWN.replace(text[start:end])


def test_a_passage_within_an_original_takes_all_of_its_pseudonym() -> None:
    """A passage that begins or ends inside a name holds the whole pseudonym, so that it stands on words."""
    text, edits = "Pak Budi Santoso hadir", [Edit(4, 16, "[IK-1]")]
    new = apply_edits(text, edits)

    assert [new[slice(*carry(edits, *place))] for place in ((4, 8), (9, 16), (0, 6), (9, 22), (17, 22), (0, 4))] == [
        "[IK-1]", "[IK-1]", "Pak [IK-1]", "[IK-1] hadir", "hadir", "Pak ",
    ]  # fmt: skip
