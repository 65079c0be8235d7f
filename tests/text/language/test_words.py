from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from casestudy.case import Case
from casestudy.errors import CaseError, Language
from casestudy.text.language.sentences import sentence_spans
from casestudy.text.language.spelling import standardise
from casestudy.text.language.stems import stem_words
from casestudy.text.language.tone import tone_by_words
from casestudy.text.language.words import Words, load_words, read_list
from casestudy.text.tokens import tokenize

#: Negators that the lists must know, whatever else they know.
NEGATORS: dict[Language, set[str]] = {
    "id": {
        "tidak", "bukan", "jangan", "belum", "tanpa", "tak", "kurang", "tiada", "nggak", "ngga", "enggak", "engga",
        "gak", "gag", "ga", "gk", "kagak", "kaga", "ndak", "ora", "teu", "henteu", "tdk", "tdak", "blm", "belom", "jgn",
        "bkn", "tnp", "krg",
    },
    "en": {
        "not", "no", "never", "nor", "neither", "none", "nobody", "nothing", "nowhere", "without", "cannot", "can't",
        "don't", "doesn't", "didn't", "isn't", "aren't", "wasn't", "weren't", "won't", "wouldn't", "hardly", "dont",
    },
}  # fmt: skip
NAMES = ["stopwords", "negators", "variants", "phrases", "slang", "stems", "tone", "abbreviations"]
LANGUAGES = pytest.mark.parametrize("lang", ["id", "en"])
LISTS = pytest.mark.parametrize("name", NAMES)


def cut(written: Iterable[str]) -> pd.DataFrame:
    texts = list(written)
    return tokenize(pd.DataFrame({"doc": [f"{number:05}" for number in range(len(texts))], "text": texts}))


def joined(tokens: pd.DataFrame) -> list[str]:
    """Return the tokens of each document with a blank between them."""
    return tokens.astype("str").groupby("doc")["token"].agg(" ".join).tolist()


def standard(written: str, words: Words) -> list[str]:
    return standardise(cut([written]), words)["token"].tolist()


def negators(words: Words) -> set[str]:
    return set(words.negators.loc[words.negators["kind"] == "negator", "word"])


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
    """What turns a sentence round is a class of its own: it is never hidden, nor is a word that stands for it."""
    words = load_words(lang)
    forms = dict(zip(words.slang["slang"], words.slang["form"], strict=True))

    assert NEGATORS[lang] <= negators(words)
    assert words.hidden & negators(words) == frozenset()
    assert {part for word in words.hidden for part in forms.get(word, word).split()} & negators(words) == set()


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
def test_every_row_has_a_reason_and_a_source(lang: Language, name: str) -> None:
    """Each row of each list says why it is there and who added it, and no cell is empty or padded."""
    table = read_list(lang, name)

    assert len(table) > 0
    assert table.columns[-4:].tolist() == ["reason", "source", "file", "row"]
    for column in table.columns[:-1]:
        assert (table[column] != "").all(), column
        assert (table[column] == table[column].str.strip()).all(), column


@LANGUAGES
@LISTS
def test_every_row_is_there_once(lang: Language, name: str) -> None:
    """A list names a word once, in lower case, and is sorted."""
    table = read_list(lang, name)
    listed = table[table.columns[0]].tolist()

    assert listed == sorted(set(listed))
    assert listed == [word.lower() for word in listed]


@LANGUAGES
def test_every_row_can_match(lang: Language) -> None:
    """A listed word is one token as texts are cut, a phrase several, so that each row can have an effect."""
    words = load_words(lang)
    units = {*words.variants["form"], *words.slang["form"], *words.phrases["phrase"]}
    listed = pd.concat([
        words.stopwords["word"], words.variants["variant"], words.slang["slang"], words.stems["word"],
        words.phrases["phrase"], words.tone["word"], words.negators["word"],
    ])  # fmt: skip
    tokens = cut(listed)

    assert joined(tokens) == listed.tolist()
    assert not tokens["token"].str.contains(" ").any()
    assert not words.slang["slang"].str.contains(" ").any()
    assert not words.variants["variant"].str.contains(" ").any()
    assert words.phrases["phrase"].str.contains(" ").all()
    assert {word for word in words.hidden if " " in word} <= units


@LANGUAGES
def test_tone_words_are_in_their_final_spelling(lang: Language) -> None:
    """A tone word that its own slang list respells would never be found."""
    words = load_words(lang)
    respelt = {*words.slang["slang"], *words.variants["variant"]}

    assert [entry for entry in words.tone["word"] if respelt & set(entry.split())] == []


@LANGUAGES
def test_there_are_enough_tone_words(lang: Language) -> None:
    """Each language has 300 to 600 tone words of either sign, those of the affair marked; 0 only excepts a word."""
    tone = load_words(lang).tone

    assert 300 <= len(tone) <= 600
    assert set(tone["weight"]) == ({-2, -1, -0.5, 0, 0.5, 1, 2} if lang == "id" else {-2, -1, 0, 1, 2})
    assert (tone.loc[tone["kind"] == "case", "weight"] < 0).all()
    assert {"korupsi", "tersangka", "ditahan"} <= set(load_words("id").tone.query("kind == 'case'")["word"])


def test_slang_leaves_ordinary_words_alone() -> None:
    """A word that is also a standard one, a unit, a title or an authority of the material is no slang."""
    ordinary = {
        "kali", "bang", "per", "gua", "dr", "bpk", "lbh", "spt", "pd", "cm", "kl", "item", "make", "min", "lo", "kaya",
        "tapi", "cuma", "biar", "sama", "bisa", "ny", "hr", "jan", "mo", "pns", "umr", "ktm", "psg",
    }  # fmt: skip
    words = load_words("id")
    listed = {*words.slang["slang"], *words.variants["variant"]}

    assert listed & ordinary == set()
    assert listed & set(words.slang["form"].str.split().explode()) == set()
    assert len(words.slang) >= 228


@LANGUAGES
def test_slang_and_variants_share_no_word(lang: Language) -> None:
    """A word is respelt by one list, and never to itself."""
    words = load_words(lang)

    assert set(words.slang["slang"]) & set(words.variants["variant"]) == set()
    assert (words.slang["slang"] != words.slang["form"]).all()
    assert (words.variants["variant"] != words.variants["form"]).all()


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

    forms = sorted({*words.variants["form"], *words.slang["form"]})

    assert joined(standardise(cut(forms), words)) == forms


@LANGUAGES
def test_a_form_of_two_words_is_a_unit_however_written(lang: Language) -> None:
    """Where one variant stands for two words, the two as written count as the same unit."""
    words = load_words(lang)
    table = words.variants[words.variants["form"].str.contains(" ")]

    tokens = standardise(cut(table["variant"] + ", " + table["form"]), words)

    assert tokens["token"].tolist() == [form for form in table["form"] for _ in range(2)]


def test_slang_of_two_words_is_a_phrase_or_negates() -> None:
    """What slang writes in one word is a listed phrase, but a negator stays apart from what it negates elsewhere."""
    words = load_words("id")
    units = {*words.phrases["phrase"], *words.variants["form"], *words.hidden}
    forms = {form for form in words.slang["form"] if " " in form}

    assert {form.removesuffix("nya") for form in forms if not form.startswith("tidak ")} <= units
    assert standard("gabisa tidak bisa", words) == ["tidak bisa", "tidak", "bisa"]


def test_hidden() -> None:
    """The stop words are at hand as a set."""
    words = load_words("id")

    assert words.hidden == set(words.stopwords["word"])
    assert {"yang", "dan", "nih", "sih"} <= words.hidden


def test_slang_is_read_before_variants(case: Case, put: Callable[[str, str | bytes], None]) -> None:
    """A slang word may lead to a spelling variant, which leads to the form."""
    put("slang", "slang,form,reason\nwalkot,walikota,chat\n")

    assert standard("walkot", load_words("id", case=case)) == ["wali kota"]


def test_a_case_without_lists(case: Case) -> None:
    """A case that has no lists of its own has the library's."""
    plain, same = load_words("id"), load_words("id", case=case)

    for name in NAMES:
        pd.testing.assert_frame_equal(getattr(same, name), getattr(plain, name))


def test_a_case_adds_words(case: Case, put: Callable[[str, str | bytes], None]) -> None:
    """A case's rows are added to the library's, list by list; further columns are the case's own affair."""
    put("stopwords", "note,word,kind,reason\nx,kompas,filler,outlet name\n")
    put("phrases", "phrase,reason\nkali bekasi,the river\n")
    put("variants", "variant,form,reason\nbekassi,bekasi,misspelt\n")
    put("stems", "word,stem,kind,reason\nkotaku,kotaku,keep,a programme\n")

    words = load_words("id", case=case)

    assert words.hidden - load_words("id").hidden == {"kompas"}
    assert words.stopwords.columns.tolist() == ["word", "kind", "reason", "source", "file", "row"]
    assert words.stopwords.index.tolist() == list(range(len(words.stopwords)))
    assert standard("Kali Bekassi", words) == ["kali bekasi"]
    assert words.phrases.index.tolist() == list(range(len(words.phrases)))
    assert words.stems.iloc[-1].tolist() == [
        "kotaku", "kotaku", "keep", "a programme", "words/stems.csv", "words/stems.csv", 2,
    ]  # fmt: skip


def test_the_rows_that_the_data_dictionary_shows(case: Case, put: Callable[[str, str | bytes], None]) -> None:
    """Each list may be added to by a case as the data dictionary shows it, and the row is in force."""
    page = (Path(__file__).parents[3] / "data" / "README.md").read_text("utf-8")
    shown = page.split("```csv\n")[1].split("```")[0].strip().split("\n\n")
    for block in shown:
        title, *rows = block.split("\n")
        put(title.removeprefix("words/").split(".csv")[0], "\n".join(rows) + "\n")

    words, plain = load_words("id", case=case), load_words("id")

    assert len(shown) == len(NAMES)
    for name in NAMES:
        added = getattr(words, name).merge(getattr(plain, name), how="left", indicator=True)
        assert (added["_merge"] == "left_only").sum() == 1, name
    assert "kompas" in words.hidden
    assert standard("Walkot di Kali Bekassi", words) == ["wali kota", "di", "kali bekasi"]
    assert stem_words(["kotaku", "kota"], overrides=words.stems) == {"kota": "kota", "kotaku": "kotaku"}
    assert tone_by_words(cut(["mboten patriot"]), words)["words"].tolist() == ["mboten patriot -1"]
    assert len(sentence_spans("Surat Disp. Nomor 5", lang="id", abbreviations=words.abbreviations)) == 1
    assert len(sentence_spans("Surat Disp. Nomor 5", lang="id")) == 2


def test_a_case_states_its_sources(case: Case, put: Callable[[str, str | bytes], None]) -> None:
    """A case's list may say who added a row; each row keeps the line that it stands in."""
    put("phrases", "phrase,reason,source\n\nkali bekasi,the river,peneliti 1\n")

    row = load_words("id", case=case).phrases.iloc[-1]

    assert row.tolist() == ["kali bekasi", "the river", "peneliti 1", "words/phrases.csv", 3]


def test_a_case_is_read_as_tokens_are_written(case: Case, put: Callable[[str, str | bytes], None]) -> None:
    """Capitals, typographic apostrophes and doubled blanks in a list do not keep a row from matching."""
    put("slang", "slang,form,reason\nJum’at’an , Salat  Jumat,Friday\n")

    assert standard("jum'at'an", load_words("id", case=case)) == ["salat jumat"]


def test_a_case_weighs_words(case: Case, put: Callable[[str, str | bytes], None]) -> None:
    """A case's tone words add to the library's and overrule them; the weight is a number."""
    put("tone", "word,weight,kind,reason\nbanjir,0,general,here a district\npatriot,1,case,the city's epithet\n")

    tone = load_words("id", case=case).tone

    assert tone[tone["word"].isin(["banjir", "patriot"])][["word", "weight", "kind"]].to_numpy().tolist() == [
        ["banjir", 0.0, "general"],
        ["patriot", 1.0, "case"],
    ]


def test_wrong_cells_of_a_case_are_named(case: Case, put: Callable[[str, str | bytes], None]) -> None:
    """A weight that is no number, a kind that is none and an empty word are each told with row, column and remedy."""
    put("tone", "word,weight,kind,reason\nbagus,dua,general,x\n,1,umum,x\nburuk,nan,case,x\n")
    put("slang", "slang,form,reason\nbks,,x\n")
    put("negators", "word,kind,reason\nora,x,x\n")
    put("abbreviations", "abbreviation,before,reason\ndisp,selalu,x\n")

    with pytest.raises(CaseError) as refused:
        load_words("id", case=case)

    assert [(p.file, p.row, p.column, p.value) for p in refused.value.problems] == [
        ("words/negators.csv", 2, "kind", "x"),
        ("words/slang.csv", 2, "form", None),
        ("words/tone.csv", 3, "word", None),
        ("words/tone.csv", 2, "weight", "dua"),
        ("words/tone.csv", 4, "weight", "nan"),
        ("words/tone.csv", 3, "kind", "umum"),
        ("words/abbreviations.csv", 2, "before", "selalu"),
    ]
    assert refused.value.problems[3].message("en") == (
        'words/tone.csv, row 2, column "weight": the value is "dua", but a number as -1 or 0.5 was expected. '
        "Fill in or mend the cell."
    )


def test_a_case_replaces_words(case: Case, put: Callable[[str, str | bytes], None]) -> None:
    """A row for a word that the library lists too goes before the library's, once."""
    put("slang", "slang,form,reason\ndgn,dagang,here it is no preposition\n")

    words = load_words("id", case=case)

    assert words.slang.loc[words.slang["slang"] == "dgn", "form"].tolist() == ["dagang"]
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
