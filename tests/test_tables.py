import io
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casestudy.chapter.exhibits.saving import table_bytes
from casestudy.tables import LANES, NO, TABLES, TONES, VALENCES, VALUE_ALIASES, YES, Column, Table, unguard_formulas

BY_NAME = pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))


def plain(header: str) -> str:
    return header.lower().replace(" ", "_").replace("-", "_")


def test_the_tables_of_a_case() -> None:
    """These are the tables that a case is made of, each under its own name."""
    assert list(TABLES) == [
        "informants", "turns", "observations", "documents", "clippings", "comments", "posts", "activities", "events",
        "codebook", "codebook_history", "segments", "swot", "alignment", "swot_scores", "exhibits", "interview_guide",
        "labels",
    ]  # fmt: skip
    assert all(name == table.name for name, table in TABLES.items())


@BY_NAME
def test_no_header_means_two_columns(table: Table) -> None:
    """A header, English or Indonesian, leads to one column only."""
    headers = [plain(header) for column in table.columns for header in {column.name, *column.aliases}]

    assert sorted(headers) == sorted(set(headers))


@BY_NAME
def test_keys_are_required(table: Table) -> None:
    """A row is named by columns that every row fills in."""
    assert set(table.key) <= {column.name for column in table.columns if column.required}


@BY_NAME
def test_choices_have_values(table: Table) -> None:
    """A choice lists its values, and no other kind of column does."""
    for column in table.columns:
        assert bool(column.allowed) == (column.kind == "choice"), column.name
        assert len(set(column.allowed)) == len(column.allowed), column.name


@BY_NAME
def test_a_yes_or_no_is_never_required(table: Table) -> None:
    """An empty yes/no is a no, so such a column cannot be one that has to be filled in."""
    assert [column.name for column in table.columns if column.kind == "yes/no" and column.required] == []


def test_indonesian_values_lead_to_allowed_ones() -> None:
    """Each Indonesian value stands for one that some column allows, and is written in lower case."""
    allowed = {value for table in TABLES.values() for column in table.columns for value in column.allowed}

    assert set(VALUE_ALIASES.values()) <= allowed
    assert [alias for alias in VALUE_ALIASES if alias != alias.lower()] == []


def test_every_value_can_be_written_in_indonesian() -> None:
    """A value without an Indonesian name is one that is the same word or sign in Indonesian."""
    allowed = {value for table in TABLES.values() for column in table.columns for value in column.allowed}

    assert allowed - set(VALUE_ALIASES.values()) == {"internal", "radio", "regional", "media", "SO", "WO", "ST", "WT"}


def test_indonesian_values_do_not_shadow_english_ones() -> None:
    """No column allows a value that is at the same time the Indonesian name of another of its values."""
    clashes = [
        (table.name, column.name, alias)
        for table in TABLES.values()
        for column in table.columns
        for alias, value in VALUE_ALIASES.items()
        if alias in column.allowed and value in column.allowed and alias != value
    ]

    assert clashes == []


def test_yes_is_not_no() -> None:
    """A yes is never a no, in Indonesian or English, and an empty cell is a no."""
    assert not YES & NO
    assert {"ya", "yes", "1"} <= YES
    assert {"tidak", "no", "0", ""} <= NO


def test_controlled_words() -> None:
    """The controlled words that figures are built on are these, in this order."""
    assert TONES == ("negative", "neutral", "positive")
    assert VALENCES == ("supports", "mixed", "contradicts")
    assert LANES == ("legal", "government", "public_relations", "audit_award", "social")


@pytest.mark.parametrize(
    "written",
    ["tgl_terbit", "Tgl Terbit", "  TGL-TERBIT ", "tgl  terbit", "\ufefftgl_terbit", "date", "DATE", "tanggal"],
)
def test_header_forgives_spelling(written: str) -> None:
    """Capitals, spaces, hyphens and a byte-order mark make no other header of one."""
    column = TABLES["clippings"].header(written)

    assert column is not None
    assert column.name == "date"


@pytest.mark.parametrize(
    "written",
    [" Tanggal ", "tanggal\u00a0", "\ufefftanggal", "Tanggal:", "TANGGAL *", "*Tanggal", "“Tanggal”", "Tang\u00adgal",
     "\u200etanggal", "tanggal \n", "Tanggal :*", "tgl  terbit", "Tgl\u00a0Terbit", "tgl\nterbit", "tgl - terbit"],
)  # fmt: skip
def test_blanks_and_marks_of_a_header_mean_nothing(written: str) -> None:
    """Blanks around and within a header, marks around it and marks that no one sees leave its column as it is."""
    column = TABLES["clippings"].header(written)

    assert column is not None
    assert column.name == "date"


@pytest.mark.parametrize("written", ["", "date 2", "tanggal terbit lagi", "dates"])
def test_header_guesses_nothing(written: str) -> None:
    """A header that only resembles a column's means none."""
    assert TABLES["clippings"].header(written) is None


@pytest.mark.parametrize(
    ("table", "headers", "names"),
    [
        ("informants", ["kode", "jabatan", "kategori", "posisi", "tgl", "durasi", "tempat", "izin_kutip"],
         ["informant", "position", "kind", "standing", "date", "minutes", "place", "consent"]),
        ("turns", ["penutur", "peran", "waktu", "teks"], ["speaker", "role", "time", "text"]),
        ("clippings", ["id_kliping", "nama_media", "judul", "isi", "tone_isi", "narasumber", "wilayah"],
         ["doc", "outlet", "headline", "text", "tone", "spokesperson", "region"]),
        ("comments", ["id", "publishedAt", "komentar", "likeCount", "sentimen"],
         ["doc", "date", "text", "likes", "tone"]),
        ("posts", ["komentar", "suka", "caption"], ["comments", "likes", "text"]),
        ("segments", ["kutipan", "kode", "koder", "valensi"], ["quote", "code", "coder", "valence"]),
    ],
)  # fmt: skip
def test_indonesian_headers(table: str, headers: list[str], names: list[str]) -> None:
    """The headers of the field stand for the library's columns, table by table."""
    found = [TABLES[table].header(header) for header in headers]

    assert [column and column.name for column in found] == names


def test_table_names_in_order() -> None:
    """A table lists its columns in the order of their definition."""
    table = Table("t", (Column("b"), Column("a", aliases=("x",))))

    assert table.names == ["b", "a"]
    assert table.key == ()


_TEXTS = st.text(
    st.sampled_from("'=+-@\t15,.aé ") | st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1
)


@given(st.lists(_TEXTS, min_size=1))
def test_no_text_is_written_as_a_formula_and_none_is_changed(texts: list[str]) -> None:
    """What a CSV file says is calculated by no spreadsheet, and comes back as it was."""
    written = table_bytes(pd.DataFrame({"text": texts}, dtype="str"))

    read = pd.read_csv(io.BytesIO(written), dtype="str", keep_default_na=False)["text"].tolist()

    assert [
        cell for cell in read if cell[:1] in "=+-@\t\r" and not re.fullmatch(r"[+-][0-9]+([.,][0-9]+)?", cell)
    ] == []
    assert unguard_formulas(pd.DataFrame({"text": read}, dtype="str"))["text"].tolist() == texts


def test_numbers_days_and_choices_are_left_alone() -> None:
    """A negative number stays one, a choice that starts with a sign does not become a formula."""
    table = pd.DataFrame(
        {
            "n": [-5.5],
            "day": pd.to_datetime(["2022-01-05"]),
            "kind": pd.Categorical(["=a"]),
            "none": pd.Categorical([None]),
        }
    )

    assert table_bytes(table) == b"n,day,kind,none\n-5.5,2022-01-05,'=a,\n"
