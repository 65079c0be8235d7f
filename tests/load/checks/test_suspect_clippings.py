"""Tests of casestudy.load.checks.clippings."""

import random
from collections.abc import Mapping

import pandas as pd
import pytest

from casestudy.load.checks import clippings as module
from casestudy.load.checks.clippings import near_duplicates, suspect_clippings

STORY = (
    "Wali kota menghadiri pertemuan warga di balai kota pada Rabu sore dan mendengar keluhan tentang air bersih, "
    "jalan rusak, serta antrean layanan yang panjang sejak awal pekan, lalu berjanji memberi jawaban tertulis."
)
OTHER = (
    "Lomba kebersihan antarkelurahan berlangsung meriah; juri menilai selokan, taman, dan gerobak sampah, sementara "
    "anak-anak bernyanyi di panggung kecil yang dihias pita warna-warni oleh karang taruna setempat."
)


def make(*rows: Mapping[str, object]) -> pd.DataFrame:
    """Return clippings; a row states what is not usual about it."""
    usual = {"date": "2022-01-06", "text": OTHER, "duplicate_of": "", "advertorial": False, "region": ""}
    table = pd.DataFrame(
        [{"doc": f"KL-{n}", "headline": f"Judul {n}", **usual, **row} for n, row in enumerate(rows, 1)]
    )
    return table.assign(date=pd.to_datetime(table["date"]))


def pairs(table: pd.DataFrame) -> list[list[object]]:
    return near_duplicates(table).to_numpy().tolist()


def test_a_shortened_copy_is_found() -> None:
    """A text that stands in another one whole is its copy, whichever is the longer."""
    table = make({"text": STORY}, {"text": f"RANDU - {' '.join(STORY.split()[:20])}"}, {"text": f"{STORY} {OTHER}"}, {})

    assert [pair[:2] for pair in pairs(table)] == [["KL-2", "KL-1"], ["KL-3", "KL-1"], ["KL-4", "KL-1"]]


def test_the_similarity_is_the_share_of_shared_runs() -> None:
    """Of the five runs of five words in nine words, the four that do not hold the changed last word are shared."""
    first = make({"text": "satu dua tiga empat lima enam tujuh delapan sembilan"},
                 {"text": "satu dua tiga empat lima enam tujuh delapan sepuluh"})  # fmt: skip

    assert pairs(first) == [["KL-2", "KL-1", 0.8]]


def test_two_stories_are_no_copies() -> None:
    """Texts with an ordinary phrase in common are two."""
    table = make({"text": f"{STORY} Demikian kata juru bicara pemerintah kota"},
                 {"text": f"{OTHER} Demikian kata juru bicara pemerintah kota"})  # fmt: skip

    assert pairs(table) == []


def test_the_earlier_is_the_original() -> None:
    """The day decides, not the row; of one day the row does."""
    table = make({"text": STORY, "date": "2022-01-08"}, {"text": STORY}, {"text": STORY})

    assert [pair[:2] for pair in pairs(table)] == [["KL-1", "KL-2"], ["KL-3", "KL-2"]]


def test_marked_copies_are_not_told_again() -> None:
    """What the researcher has marked is known, in either direction, and a new copy names the original."""
    table = make({"text": STORY}, {"text": STORY, "duplicate_of": "KL-1"}, {"text": STORY, "date": "2022-01-09"})

    assert [pair[:2] for pair in pairs(table)] == [["KL-3", "KL-1"]]
    assert pairs(make({"text": STORY, "duplicate_of": "KL-2"}, {"text": STORY})) == []


@pytest.mark.parametrize(
    ("one", "other", "days", "told"),
    [
        ("Wali Kota Hadir di Balai Warga", "Wali kota hadir di balai warga!", "2022-01-06", True),
        ("Wali Kota Hadir di Balai Warga", "Wali Kota Hadir di Balai Wargi", "2022-01-06", True),
        ("Wali Kota Hadir di Balai Warga", "Wali Kota Hadir di Balai Warga", "2022-01-07", False),
        ("Wali Kota Hadir di Balai Warga", "Wali Kota Absen di Rapat Warga", "2022-01-06", False),
    ],
)
def test_the_same_headline_on_one_day(one: str, other: str, days: str, told: bool) -> None:
    """Headlines of one day that differ in a letter, a capital or a sign are those of one agency's story."""
    table = make({"headline": one, "text": STORY}, {"headline": other, "date": days})

    assert bool(pairs(table)) == told


def test_a_headline_that_comes_a_thousand_times_is_held_against_its_first_alone() -> None:
    """The pairs of one day grow with its clippings and not with their square, and all name the first."""
    table = make(*[{"headline": "Wali Kota Hadir", "text": f"Kabar nomor {n}"} for n in range(1000)])

    compared = list(module._same_headlines(table))

    assert compared == [(0, place, 1.0) for place in range(1, 1000)]
    assert {of for _, of, _ in pairs(table)} == {"KL-1"}


def test_short_and_empty_texts_are_compared_whole() -> None:
    """A text of fewer than five words is like another only where they are equal; without clippings there is none."""
    table = make({"text": "Foto saja"}, {"text": "Foto saja"}, {"text": "Foto lain"})

    assert [pair[:2] for pair in pairs(table)] == [["KL-2", "KL-1"]]
    assert near_duplicates(make({}).head(0)).columns.tolist() == ["doc", "duplicate_of", "similarity"]


def test_a_story_that_everyone_prints_is_found() -> None:
    """More copies than are held against each other are held against the first."""
    table = make(*[{"text": STORY}] * 45)

    assert {pair[1] for pair in pairs(table)} == {"KL-1"}
    assert len(pairs(table)) == 44


def test_a_large_press_file_is_sampled(monkeypatch: pytest.MonkeyPatch) -> None:
    """With every n-th run alone the same copies are found, every time."""
    draw = random.Random(1)
    words = [f"kata{n}" for n in range(900)]
    texts = [" ".join(draw.choices(words, k=150)) for _ in range(30)]
    table = make(*[{"text": text} for text in [*texts, *texts[:5]]])
    whole = [pair[:2] for pair in pairs(table)]
    monkeypatch.setattr(module, "_SAMPLED_FROM", 10_000)

    assert [pair[:2] for pair in pairs(table)] == whole
    assert whole == [[f"KL-{31 + n}", f"KL-{1 + n}"] for n in range(5)]


@pytest.mark.parametrize(
    ("text", "day", "told"),
    [
        ("Penangkapan pada 5 Januari 2021 mengejutkan.", "2022-01-10", True),
        ("Penangkapan pada Rabu (5/1/2022) mengejutkan.", "2022-01-10", False),
        ("Lahir 12 Mei 1960, ia ditangkap pada 5 Januari 2022.", "2022-01-10", False),
        ("Rabu (5/1/2022)", "2022-03-06", False),
        ("Rabu (5/1/2022)", "2022-03-07", True),
        ("Pada tahun 2018 ia terpilih.", "2022-01-10", False),
    ],
)
def test_a_wrong_year(text: str, day: str, told: bool) -> None:
    """A text all of whose dates are more than sixty days from its day of publication is told, with the nearest."""
    found = suspect_clippings(make({"text": text, "date": day}))

    assert [(doc, problem.column, problem.value) for doc, problem in found] == ([("KL-1", "date", day)] if told else [])


REGIONS = {"kota": ["Kota Randu"], "kabupaten": ["Kabupaten Randu", "Wuni"]}


@pytest.mark.parametrize(
    ("text", "region", "suggested"),
    [
        ("Banjir di Kabupaten Randu belum surut.", "kota", "kabupaten"),
        ("Banjir di Kabupaten Randu belum surut.", "", "kabupaten"),
        ("Banjir di Wuni belum surut.", "kota", "kabupaten"),
        ("Banjir di Wunian belum surut.", "kota", None),
        ("Banjir di Kabupaten Randu dan Kota Randu.", "kota", None),
        ("Banjir di Kabupaten Randu belum surut.", "kabupaten", None),
        ("Warga Kota Randu bertanya.", "kabupaten", "kota"),
        ("Banjir di Kabupaten Randu belum surut.", "provinsi", None),
    ],
)
def test_another_region(text: str, region: str, suggested: str | None) -> None:
    """A text that names another region and not its own is told, by the names that the case gives."""
    found = suspect_clippings(make({"text": text, "region": region}), region="kota", regions=REGIONS)

    assert [problem.expected.en.split('"')[1] for _, problem in found] == ([suggested] if suggested else [])


def test_without_names_regions_are_not_looked_at() -> None:
    """The library knows no place of its own."""
    assert suspect_clippings(make({"text": "Kabupaten Randu", "region": "kota"}), region="kota") == []


@pytest.mark.parametrize(
    ("text", "paid", "told"),
    [
        ("Semua senang. (ADV-HUMAS)", False, True),
        ("Semua senang. adv/humas", False, True),
        ("Semua senang. (humas)", False, True),
        ("Semua senang. (Adv)", False, True),
        ("ADVERTORIAL: semua senang", False, True),
        ("Pariwara. Semua senang", False, True),
        ("Semua senang. (ADV-HUMAS)", True, False),
        ("Humas kota menjawab.", False, False),
        ("Advokat itu hadir.", False, False),
    ],
)
def test_a_mark_of_a_paid_piece(text: str, paid: bool, told: bool) -> None:
    """Marks of advertorials suggest the column, unless it says so already; the office's name is no mark."""
    found = suspect_clippings(make({"text": text, "advertorial": paid}))

    assert [problem.column for _, problem in found] == (["advertorial"] if told else [])


def test_suspicions_are_warnings_in_the_order_of_the_clippings() -> None:
    """Nothing is removed or changed; each finding names its clipping and is no error."""
    table = make({"text": "Lama, 5 Januari 2019."}, {"text": STORY}, {"text": f"{STORY} (ADV)", "date": "2022-01-07"})
    before = table.copy()

    found = suspect_clippings(table)

    assert [(doc, problem.column) for doc, problem in found] == [
        ("KL-1", "date"),
        ("KL-3", "duplicate_of"),
        ("KL-3", "advertorial"),
    ]
    assert {problem.severity for _, problem in found} == {"warning"}
    pd.testing.assert_frame_equal(table, before)
