from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from casestudy.case import Case
from casestudy.errors import CaseError, Language
from casestudy.text.tokens import tokenize
from casestudy.text.words import Words, load_words, standardise

NEGATORS: dict[Language, set[str]] = {
    "id": {
        "tidak", "bukan", "jangan", "belum", "tanpa", "tak", "kurang", "tiada", "nggak", "ngga", "enggak", "engga",
        "gak", "gag", "ga", "gk", "kagak", "kaga", "ndak", "ora", "teu", "henteu", "tdk", "tdak", "blm", "belom", "jgn",
        "bkn", "tnp", "krg", "ogah",
    },
    "en": {
        "not", "no", "never", "nor", "neither", "none", "nobody", "nothing", "nowhere", "without", "cannot", "can't",
        "don't", "doesn't", "didn't", "isn't", "aren't", "wasn't", "weren't", "won't", "wouldn't", "hardly", "dont",
    },
}  # fmt: skip
LANGUAGES = pytest.mark.parametrize("lang", ["id", "en"])
LISTS = pytest.mark.parametrize("name", ["stopwords", "variants", "phrases", "slang", "stems"])


def one(written: str) -> list[str]:
    return tokenize(pd.DataFrame({"doc": ["a"], "text": [written]}))["token"].tolist()


def standard(written: str, words: Words) -> list[str]:
    table = tokenize(pd.DataFrame({"doc": ["a"], "text": [written]}))
    return standardise(table, words)["token"].tolist()


@pytest.fixture
def case(bekasi: Case, tmp_path: Path) -> Case:
    """Return a case that has no words of its own yet."""
    return replace(bekasi, root=tmp_path)


@pytest.fixture
def put(case: Case) -> Callable[[str, str | bytes], None]:
    """Write one of the case's lists."""

    def write(name: str, content: str | bytes) -> None:
        path = case.folder / "words" / f"{name}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    return write


def test_the_indonesian_stop_words_are_few() -> None:
    """The Indonesian list holds 200 to 300 function words, and no more."""
    assert 200 <= len(load_words("id").stopwords) <= 300


@LANGUAGES
def test_no_negator_is_a_stop_word(lang: Language) -> None:
    """What turns a sentence round is never hidden, nor is a word that stands for such a one."""
    words = load_words(lang)
    forms = dict(zip(words.slang["slang"], words.slang["form"], strict=True))

    assert words.hidden & NEGATORS[lang] == frozenset()
    assert {forms.get(word, word) for word in words.hidden} & NEGATORS[lang] == set()


def test_no_content_word_of_the_case_is_a_stop_word() -> None:
    """Words that general lists delete and this study lives on are not on the list."""
    content = {
        "kasus", "masalah", "pihak", "jumlah", "benar", "baik", "waktu", "tahun", "tempat", "umum", "jelas", "tegas",
        "yakin", "penting", "pertanyaan", "jawaban", "keadaan", "bekerja", "menyampaikan", "luar", "jawab", "tengah",
        "warga", "humas", "korupsi", "kota", "wali",
    }  # fmt: skip

    assert load_words("id").hidden & content == frozenset()


@LANGUAGES
@LISTS
def test_every_row_has_a_reason(lang: Language, name: str) -> None:
    """Each row of each list says why it is there, and no cell of it is empty or padded; English is not stemmed."""
    table: pd.DataFrame = getattr(load_words(lang), name)

    assert (len(table) == 0) == ((lang, name) == ("en", "stems"))
    for column in table.columns:
        assert (table[column] != "").all(), column
        assert (table[column] == table[column].str.strip()).all(), column
    assert table.columns[-1] == "reason"


@LANGUAGES
@LISTS
def test_every_row_is_there_once(lang: Language, name: str) -> None:
    """A list names a word once, in lower case, and is sorted."""
    table: pd.DataFrame = getattr(load_words(lang), name)
    listed = table[table.columns[0]].tolist()

    assert listed == sorted(set(listed))
    assert listed == [word.lower() for word in listed]


@LANGUAGES
def test_every_row_can_match(lang: Language) -> None:
    """A listed word is one token as texts are cut, a phrase several, so that each row can have an effect."""
    words = load_words(lang)

    for listed in (words.stopwords["word"], words.variants["variant"], words.slang["slang"]):
        assert [word for word in listed if one(word) != [word]] == []
    assert [phrase for phrase in words.phrases["phrase"] if one(phrase) != phrase.split()] == []
    assert words.phrases["phrase"].str.contains(" ").all()


@LANGUAGES
def test_the_kinds_of_stop_words(lang: Language) -> None:
    """Every stop word is a function word, a greeting or a filler."""
    assert set(load_words(lang).stopwords["kind"]) <= {
        "auxiliary", "chat particle", "conjunction", "determiner", "filler", "greeting", "interrogative", "particle",
        "preposition", "pronoun",
    }  # fmt: skip


@LANGUAGES
def test_every_form_is_final(lang: Language) -> None:
    """The form that a variant or a slang word leads to leads nowhere further, so one pass is enough."""
    words = load_words(lang)

    for form in {*words.variants["form"], *words.slang["form"]}:
        assert standard(form, words) == [form]


@LANGUAGES
def test_a_form_of_two_words_is_a_unit_however_written(lang: Language) -> None:
    """Where one word stands for two, the two as written count as the same unit."""
    words = load_words(lang)
    table = pd.concat([words.variants.rename(columns={"variant": "slang"}), words.slang])

    for short, form in table.loc[table["form"].str.contains(" "), ["slang", "form"]].itertuples(index=False):
        assert standard(f"{short}, {form}", words) == [form, form]


def test_hidden() -> None:
    """The stop words are at hand as a set."""
    words = load_words("id")

    assert words.hidden == set(words.stopwords["word"])
    assert {"yang", "dan", "nih", "sih"} <= words.hidden


def test_standardise() -> None:
    """Slang, spelling and phrases come to one form, positions are kept."""
    texts = pd.DataFrame({"doc": ["a"], "text": ["Walikota & wali kota gak ijin, jubir medsos; orang-orang"]})

    table = standardise(tokenize(texts), load_words("id"))

    assert list(zip(table["position"].tolist(), table["token"].tolist(), strict=True)) == [
        (0, "wali kota"),
        (1, "wali kota"),
        (3, "tidak"),
        (4, "izin"),
        (6, "juru bicara"),
        (7, "media sosial"),
        (9, "orang-orang"),
    ]


def test_standardise_in_english() -> None:
    """The English lists do the same for English."""
    assert standard("Ppl dont organize city hall", load_words("en")) == ["people", "don't", "organise", "city hall"]


def test_slang_is_read_before_variants(case: Case, put: Callable[[str, str | bytes], None]) -> None:
    """A slang word may lead to a spelling variant, which leads to the form."""
    put("slang", "slang,form,reason\nwalkot,walikota,chat\n")

    assert standard("walkot", load_words("id", case=case)) == ["wali kota"]


def test_a_case_without_lists(case: Case) -> None:
    """A case that has no lists of its own has the library's."""
    plain, same = load_words("id"), load_words("id", case=case)

    for name in ("stopwords", "variants", "phrases", "slang", "stems"):
        pd.testing.assert_frame_equal(getattr(same, name), getattr(plain, name))


def test_a_case_adds_words(case: Case, put: Callable[[str, str | bytes], None]) -> None:
    """A case's rows are added to the library's, list by list; further columns are the case's own affair."""
    put("stopwords", "note,word,kind,reason\nx,kompas,filler,outlet name\n")
    put("phrases", "phrase,reason\nkali bekasi,the river\n")
    put("variants", "variant,form,reason\nbekassi,bekasi,misspelt\n")
    put("stems", "word,stem,kind,reason\nkotaku,kotaku,keep,a programme\n")

    words = load_words("id", case=case)

    assert words.hidden - load_words("id").hidden == {"kompas"}
    assert words.stopwords.columns.tolist() == ["word", "kind", "reason"]
    assert words.stopwords.index.tolist() == list(range(len(words.stopwords)))
    assert standard("Kali Bekassi", words) == ["kali bekasi"]
    assert words.phrases.index.tolist() == list(range(len(words.phrases)))
    assert words.stems.iloc[-1].tolist() == ["kotaku", "kotaku", "keep", "a programme"]


def test_a_case_replaces_words(case: Case, put: Callable[[str, str | bytes], None]) -> None:
    """A row for a word that the library lists too goes before the library's, once."""
    put("slang", "slang,form,reason\nbks,bungkus,here it is no place\n")

    words = load_words("id", case=case)

    assert words.slang.loc[words.slang["slang"] == "bks", "form"].tolist() == ["bungkus"]
    assert words.slang.index.tolist() == list(range(len(load_words("id").slang)))


def test_a_case_takes_a_stop_word_back(case: Case, put: Callable[[str, str | bytes], None]) -> None:
    """The kind `keep` takes a word off the list of stop words."""
    put("stopwords", "word,kind,reason\nsaya,keep,the speaker matters\nkompas,filler,outlet name\n")

    words = load_words("id", case=case)

    assert load_words("id").hidden - words.hidden == {"saya"}
    assert "keep" not in set(words.stopwords["kind"])
    assert words.stopwords.index.tolist() == list(range(len(words.stopwords)))


def test_a_list_as_indonesian_excel_saves_it(case: Case, put: Callable[[str, str | bytes], None]) -> None:
    """Semicolons, a byte-order mark, Windows line ends and Windows-1252 are read."""
    put("phrases", "\ufeffphrase;reason\r\nkali bekasi;the river\r\n")
    put("slang", "slang;form;reason\r\nkafe;café;accent\r\n".encode("cp1252"))

    words = load_words("id", case=case)

    assert standard("kali bekasi kafe", words) == ["kali bekasi", "café"]


def test_lists_that_cannot_be_used(case: Case, put: Callable[[str, str | bytes], None]) -> None:
    """What is wrong in any of the case's lists is told at once, in the case's language."""
    put("stopwords", "kata,kind\nkompas,filler\n")
    put("variants", "")
    put("slang", "slang,form,reason\nbks,bekasi\n")

    with pytest.raises(CaseError) as refused:
        load_words("id", case=case)

    messages = [problem.message("en") for problem in refused.value.problems]
    assert messages[0] == (
        "words/stopwords.csv, row 1: a header row with the columns word, reason was expected. Add these columns."
    )
    assert [message.split(":")[0] for message in messages[1:]] == ["words/variants.csv", "words/slang.csv, row 2"]
    assert str(refused.value).splitlines()[0] == (
        "words/stopwords.csv, baris 1: seharusnya ada baris judul dengan kolom word, reason. Tambahkan kolom itu."
    )
