import pandas as pd
import pytest

from casestudy.errors import Language
from casestudy.labels import LABELS, case_labels, label
from casestudy.tables import LANES, TABLES, TONES, VALENCES


@pytest.mark.parametrize(
    ("key", "lang", "shown"),
    [
        ("negative", "id", "Negatif"),
        ("negative", "en", "Negative"),
        ("public_relations", "id", "Humas"),
        ("kasus-hukum", "id", "kasus hukum"),
        ("tata_kelola-kota", "en", "tata kelola kota"),
        ("", "en", ""),
    ],
)
def test_label(key: str, lang: Language, shown: str) -> None:
    """A controlled word has its label in each language; another word is shown as it is, without its joints."""
    assert label(key, lang) == shown


def test_the_case_s_own_label_goes_first() -> None:
    """A case may name a word otherwise than the library; words that it leaves out keep the library's label."""
    own = {"negative": "Kritis", "foto": "Foto"}

    assert [label(key, "id", own=own) for key in ("negative", "foto", "positive")] == ["Kritis", "Foto", "Positif"]
    assert label("negative", "id", own={}) == "Negatif"


def test_every_label_is_in_both_languages() -> None:
    """No label is empty, padded or a bare key, in Indonesian or English."""
    for key, text in LABELS.items():
        for written in text:
            assert written, key
            assert written == written.strip(), key
            assert "_" not in written, key


def test_every_controlled_word_of_a_figure_has_a_label() -> None:
    """The values that figures show as groups are labelled: tones, valences, lanes and the kinds of things."""
    kinds = [
        value
        for name, column in [
            ("informants", "kind"),
            ("informants", "standing"),
            ("activities", "kind"),
            ("swot", "kind"),
        ]
        for value in next(c for c in TABLES[name].columns if c.name == column).allowed
    ]

    assert {*TONES, *VALENCES, *LANES, *kinds} - LABELS.keys() == set()


@pytest.mark.parametrize(
    ("lang", "labels"),
    [
        ("id", {"d": "Deklarasi", "k": "Konten baru", "foto": "Foto"}),
        ("en", {"d": "Declarations", "k": "New content", "foto": "Photograph"}),
    ],
)
def test_case_labels(lang: Language, labels: dict[str, str]) -> None:
    """A case's labels are those of its codes and those of its table, which goes first."""
    own = pd.DataFrame(
        {"key": ["foto", "k"], "label_id": ["Foto", "Konten baru"], "label_en": ["Photograph", "New content"]}
    )
    codebook = pd.DataFrame(
        {"code": ["d", "k"], "label_id": ["Deklarasi", "Konten"], "label_en": ["Declarations", "Content"]}
    )

    assert case_labels(own, codebook, lang) == labels
