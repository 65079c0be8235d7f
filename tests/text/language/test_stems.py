"""Tests of casestudy.text.language.stems."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from casestudy.case import Case
from casestudy.errors import CaseError, Language
from casestudy.text.language.stems import stem_words, word_families
from casestudy.text.language.words import load_words

COLUMNS = ["word", "stem", "kind", "reason"]
NONE = pd.DataFrame(columns=COLUMNS, dtype="str")


def listed(rows: Mapping[str, str]) -> pd.DataFrame:
    return pd.DataFrame([(word, stem, "fix", "") for word, stem in rows.items()], columns=COLUMNS, dtype="str")


def families(rows: list[tuple[str, str, int]], stems: Mapping[str, str]) -> list[list[object]]:
    counts = pd.DataFrame(rows, columns=["group", "word", "n"]).assign(docs=1)
    values: list[list[object]] = word_families(counts, stems).to_numpy().tolist()
    return values


def install(folder: Path, name: str, version: str) -> None:
    """Write what an installer leaves behind of a package: its metadata."""
    info = folder / f"{name}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", encoding="utf-8")


def test_forms_of_one_word_have_one_stem() -> None:
    """Prefixes, suffixes, clitics and doubling go; the table is sorted by word and holds each word once."""
    words = ["warganya", "melayani", "hak-haknya", "pelayanan", "warga", "hak", "warga"]
    assert list(stem_words(words, overrides=NONE).items()) == [
        ("hak", "hak"), ("hak-haknya", "hak"), ("melayani", "layan"), ("pelayanan", "layan"), ("warga", "warga"),
        ("warganya", "warga"),
    ]  # fmt: skip


def test_no_words_have_no_stems() -> None:
    """An empty vocabulary is no error."""
    assert stem_words([], overrides=NONE) == {}


@pytest.mark.parametrize(
    ("word", "stem"),
    [("di-phk", "phk"), ("ke-kota", "kota"), ("se-kota", "kota"), ("kpk-nya", "kpk"), ("kpk-lah", "kpk"),
     ("kpk-kah", "kpk"), ("kpk-ku", "kpk"), ("kpk-mu", "kpk"), ("kpk-nya-lah", "kpk"), ("di-layani-nya", "layan"),
     ("nya-nya", "nya")],
)  # fmt: skip
def test_hyphened_clitics_are_cut_first(word: str, stem: str) -> None:
    """A clitic behind or before a hyphen is no part of the word, and what is left is stemmed; a word remains."""
    assert stem_words([word], overrides=NONE) == {word: stem}


@pytest.mark.parametrize("word", ["jum'at", "café", "😀", "covid-19", "20rb", "#bekasi", "wali kota", "KPK", "di-", ""])
def test_other_types_have_no_stem(word: str) -> None:
    """Only plain letters and hyphens go into the stemmer: it damages all else."""
    assert stem_words([word], overrides=NONE) == {}


def test_overrides_come_before_the_stemmer() -> None:
    """An override wins, also where the stemmer cannot read the word; an empty stem stands for the word itself."""
    overrides = listed({"bekasi": "bekasi", "jum'at": "jumat", "peserta": ""})
    stems = stem_words(["bekas", "bekasi", "jum'at", "peserta"], overrides=overrides)
    assert stems == {"bekas": "bekas", "bekasi": "bekasi", "jum'at": "jumat", "peserta": "peserta"}


@pytest.mark.parametrize(
    "word",
    ["pendudukku", "pendudukmu", "penduduklah", "pendudukkah", "penduduknya", "penduduk-nya", "se-penduduk",
     "penduduk-penduduk", "penduduk-penduduknya"],
)  # fmt: skip
def test_an_override_holds_for_the_word_with_clitics_and_doubled(word: str) -> None:
    """One row is enough for a word: its clitic forms and its plural follow it."""
    assert stem_words([word], overrides=listed({"penduduk": "penduduk"})) == {word: "penduduk"}


def test_the_exact_override_comes_before_the_one_without_clitics() -> None:
    """A word that only looks as if it had a clitic, or that is doubled, may have a row of its own."""
    overrides = listed({"setidak": "tidak", "setidaknya": "x", "undang": "a", "undang-undang": "b", "se-kota": "c"})
    stems = stem_words(["se-kota", "setidaknya", "undang-undang", "undang-undangnya"], overrides=overrides)
    assert stems == {"se-kota": "c", "setidaknya": "x", "undang-undang": "b", "undang-undangnya": "b"}


def test_the_wrong_package_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sastrawi, which shares the import name and is slow, is named with its version and what to run."""
    install(tmp_path, "Sastrawi", "1.0.1")
    monkeypatch.syspath_prepend(tmp_path)

    with pytest.raises(CaseError) as caught:
        stem_words(["warga"], overrides=NONE)

    (problem,) = caught.value.problems
    assert problem.value is not None
    assert problem.value.endswith(", Sastrawi 1.0.1")
    assert problem.value.startswith("PySastrawi ")
    assert "pip uninstall -y Sastrawi PySastrawi, lalu: pip install PySastrawi" in problem.message("id")
    assert "pip uninstall -y Sastrawi PySastrawi, then: pip install PySastrawi" in problem.message("en")


def test_a_missing_package_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the stemmer is not installed, the message says which package to install."""
    monkeypatch.setattr(sys, "path", [str(tmp_path)])

    with pytest.raises(CaseError, match="Python: the package PySastrawi, without the package Sastrawi was expected"):
        stem_words(["warga"], overrides=NONE)


def test_the_most_frequent_form_is_shown() -> None:
    """A family has its most frequent form, the sum of all, and each form with its count; the stem is never shown."""
    stems = {"melayani": "layan", "pelayanan": "layan", "dilayani": "layan", "warga": "warga"}
    rows = [("", "melayani", 2), ("", "pelayanan", 4), ("", "warga", 5), ("", "dilayani", 1)]
    assert families(rows, stems) == [
        ["", "pelayanan", 7, "pelayanan 4; melayani 2; dilayani 1"],
        ["", "warga", 5, "warga 5"],
    ]


def test_ties_are_alphabetical() -> None:
    """Of forms with one count the first in the alphabet is shown; families of one count are sorted by their word."""
    stems = {"melayani": "layan", "dilayani": "layan", "antre": "antre"}
    rows = [("", "melayani", 2), ("", "dilayani", 2), ("", "antre", 4)]
    assert families(rows, stems) == [["", "antre", 4, "antre 4"], ["", "dilayani", 4, "dilayani 2; melayani 2"]]


def test_counts_are_compared_as_numbers() -> None:
    """Ten is more than nine."""
    rows = [("", "dilayani", 9), ("", "melayani", 10)]
    assert families(rows, dict.fromkeys(["melayani", "dilayani"], "layan")) == [
        ["", "melayani", 19, "melayani 10; dilayani 9"]
    ]


def test_each_group_shows_its_own_form() -> None:
    """A form that a group does not have is not shown for it."""
    rows = [("b", "melayani", 3), ("a", "pelayanan", 2), ("a", "melayani", 1)]
    assert families(rows, dict.fromkeys(["melayani", "pelayanan"], "layan")) == [
        ["a", "pelayanan", 3, "pelayanan 2; melayani 1"],
        ["b", "melayani", 3, "melayani 3"],
    ]


def test_units_and_words_without_a_stem_are_families_of_their_own() -> None:
    """Not even the stem of others takes them in: not where they are spelt like it, nor where the mapping names them."""
    rows = [("", "wali kota", 3), ("", "layan", 2), ("", "melayani", 1)]
    assert families(rows, {"melayani": "layan", "wali kota": "layan"}) == [
        ["", "wali kota", 3, "wali kota 3"],
        ["", "layan", 2, "layan 2"],
        ["", "melayani", 1, "melayani 1"],
    ]


def test_a_unit_and_its_form_in_nya_are_one_family() -> None:
    """The clitic of a phrase is no other phrase; a last word that only ends so is left alone."""
    rows = [("", "tanggung jawab", 3), ("", "tanggung jawabnya", 2), ("", "milik punya", 1)]
    assert families(rows, {}) == [
        ["", "tanggung jawab", 5, "tanggung jawab 3; tanggung jawabnya 2"],
        ["", "milik punya", 1, "milik punya 1"],
    ]


def test_families_of_nothing_have_the_columns_and_types() -> None:
    """No counts give no families, in the same columns."""
    full = word_families(pd.DataFrame({"group": [""], "word": ["warga"], "n": [1], "docs": [1]}), {})
    empty = word_families(pd.DataFrame({"group": [], "word": [], "n": [], "docs": []}), {})
    assert empty.columns.tolist() == ["group", "word", "n", "forms"]
    assert empty.empty
    assert empty.dtypes.equals(full.dtypes)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_shipped_row_is_needed_and_explained(lang: Language) -> None:
    """Each row says what the word means or must not be mixed with; without its row it would get another stem."""
    table = load_words(lang).stems
    plain = stem_words(table["word"], overrides=NONE, lang=lang)
    assert (table[["stem", "reason"]] != "").all(axis=None)
    assert set(table["kind"]) == ({"fix", "keep"} if lang == "id" else {"fix"})
    assert [word for word, stem in zip(table["word"], table["stem"], strict=True) if plain[word] == stem] == []


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_fixed_stem_is_one_that_a_family_has(lang: Language) -> None:
    """The stem of a fixed word is that of the plain word, or shared by fixed words of one compound."""
    table = load_words(lang).stems
    fixed = table[table["kind"] == "fix"].drop_duplicates("stem")["stem"].tolist()
    # Snowball cuts a stem once more, as apologis to apologi; families are joined by the key, whatever it looks like.
    again = stem_words([stem for stem in fixed if lang == "id"], overrides=table, lang=lang)
    assert [(stem, one) for stem, one in again.items() if stem != one] == []


@pytest.mark.parametrize(
    ("word", "others"),
    [("pemerintah", ["perintah"]), ("penduduk", ["duduk"]), ("peserta", ["serta"]),
     ("penanganan", ["tangan"]), ("undang-undang", ["undangan", "undang"]), ("tersangka", ["sangka"]),
     ("keterbukaan", ["buka", "pembukaan"]), ("pengadaan", ["ada", "keadaan"]), ("membantah", ["ban"]),
     ("setidaknya", ["tidak"]), ("ketidakadilan", ["adil"])],
)  # fmt: skip
def test_words_that_the_study_tells_apart_stay_apart(word: str, others: list[str]) -> None:
    """No family mixes the government with a command, a negated word with its opposite."""
    stems = stem_words([word, *others], overrides=load_words("id").stems)
    assert stems[word] not in {stems[other] for other in others}


@pytest.mark.parametrize(
    "forms",
    [["siap", "kesiapan", "persiapan"], ["sah", "mengesahkan", "disahkan"], ["kesan", "terkesan", "mengesankan"],
     ["langkah", "melangkah"], ["menyalahgunakan", "penyalahgunaan"], ["menangani", "ditangani", "penanganan"],
     ["mempertanggungjawabkan", "pertanggungjawaban", "pertanggungjawabannya"], ["mengalami", "pengalaman"],
     ["menyetujui", "persetujuan", "setuju"], ["penyidik", "penyidikan"], ["selidik", "penyelidikan"]],
)  # fmt: skip
def test_forms_that_the_stemmer_divides_are_one_family(forms: list[str]) -> None:
    """The fixed words join the forms of their root."""
    assert len(set(stem_words(forms, overrides=load_words("id").stems).values())) == 1


@pytest.mark.parametrize(
    ("forms", "root"),
    [
        ("memesan dipesan pemesanan pesanan", "pesan"), ("perawat perawatan dirawat", "rawat"),
        ("menikah pernikahan", "nikah"), ("berikan memberikan pemberian", "beri"), ("gerakan bergerak", "gerak"),
        ("mengunjungi pengunjung kunjungan", "kunjung"), ("pemasukan memasuki masuk", "masuk"),
        ("perampokan perampok", "rampok"), ("mengenali berkenalan", "kenal"), ("kerusakan perusak", "rusak"),
        ("penegakan ditegakkan", "tegak"), ("beribu-ribu beribu", "ribu"), ("bernilai senilai", "nilai"),
        ("memadamkan pemadam", "padam"), ("penarikan tertarik", "tarik"), ("pelukis melukis", "lukis"),
        ("kelulusan lulusan", "lulus"), ("peternakan beternak", "ternak"), ("mengira diperkirakan", "kira"),
        ("berupa merupakan", "rupa"), ("perbankan", "bank"), ("diminati peminat", "minat"), ("mengecek", "cek"),
        ("bersama-sama kebersamaan", "sama"), ("membelinya dibelinya", "beli"), ("internetnya internet", "internet"),
        ("memakainya", "pakai"), ("bertanya ditanya", "tanya"), ("punya", "punya"), ("hanya", "hanya"),
    ],
)  # fmt: skip
def test_common_affixed_words_have_their_root(forms: str, root: str) -> None:
    """Words that the stemmer alone takes for forms of another root come back right."""
    words = forms.split()
    assert stem_words(words, overrides=load_words("id").stems) == dict.fromkeys(sorted(words), root)


@pytest.mark.parametrize(
    ("forms", "others"),
    [(["policy", "policies"], ["police"]), (["announce", "announced", "announcement"], []),
     (["say", "said"], []), (["politics", "politician"], ["polite"]), (["department"], ["depart"]),
     (["city", "city's", "cities"], []), (["child", "children"], [])],
)  # fmt: skip
def test_english_words_have_english_stems(forms: list[str], others: list[str]) -> None:
    """English families are joined by an English stemmer, with a list of their own."""
    stems = stem_words([*forms, *others], overrides=load_words("en").stems, lang="en")
    assert len({stems[form] for form in forms}) == 1
    assert stems[forms[0]] not in {stems[other] for other in others}


@pytest.mark.parametrize("word", ["café", "😀", "covid-19", "20rb", "don't", "city hall", ""])
def test_other_english_types_have_no_stem(word: str) -> None:
    """Only plain letters, hyphens and the possessive go into the English stemmer."""
    assert stem_words([word], overrides=NONE, lang="en") == {}


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_case_adds_its_own_stems(bekasi: Case, tmp_path: Path, lang: Language) -> None:
    """A case's row is added, or replaces the library's for the same word."""
    path = replace(bekasi, root=tmp_path).folder / "words" / "stems.csv"
    path.parent.mkdir(parents=True)
    path.write_text("word,stem,kind,reason\nbekasi,kota,keep,\npatriot,patriot,keep,nama stadion\n", encoding="utf-8")
    table = load_words(lang, case=replace(bekasi, root=tmp_path)).stems
    assert table["word"].is_unique
    assert stem_words(["bekasi", "patriot"], overrides=table) == {"bekasi": "kota", "patriot": "patriot"}


def test_missing_columns_of_a_case_are_named(bekasi: Case, tmp_path: Path) -> None:
    """A list without its columns is refused with their names."""
    path = replace(bekasi, root=tmp_path).folder / "words" / "stems.csv"
    path.parent.mkdir(parents=True)
    path.write_text("word,stem\nbekasi,bekasi\n", encoding="utf-8")
    with pytest.raises(CaseError, match=r"stems\.csv.*kind, reason"):
        load_words("id", case=replace(bekasi, root=tmp_path))
