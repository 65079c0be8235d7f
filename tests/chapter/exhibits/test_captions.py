"""Captions: number and title, alternative text and source line, each in both languages."""

from dataclasses import replace

import pandas as pd
import pytest

from casestudy.case import Case
from casestudy.chapter.exhibits.captions import (
    caption,
    data_stem,
    exhibit_row,
    file_stem,
    fill_in,
    is_illustrative,
    source_line,
)
from casestudy.errors import Bilingual, CaseError

ROW = {
    "slug": "tone",
    "kind": "figure",
    "number": "4.10",
    "caption_id": "Nada {n} berita di {place}.",
    "caption_en": "Tone of {n} stories in {place}",
}


def test_a_row_is_found_by_its_slug(register: pd.DataFrame) -> None:
    """The row of an exhibit is its cells as text, by column."""
    assert exhibit_row(register, "people")["number"] == "4.2"


def test_an_exhibit_without_a_row_is_told_in_both_languages(register: pd.DataFrame) -> None:
    """A slug that the register lacks is named, with the file and what to add."""
    with pytest.raises(CaseError) as raised:
        exhibit_row(register, "clouds")

    assert raised.value.message("en") == (
        'tables/exhibits.csv, column "slug": the value is "clouds", but a row for this exhibit was expected. '
        "Add its number, caption and alternative text."
    )
    assert raised.value.message("id") == (
        'tables/exhibits.csv, kolom "slug": isinya "clouds", padahal seharusnya baris untuk peraga ini. '
        "Tambahkan nomor, judul dan teks alternatifnya."
    )


@pytest.mark.parametrize(
    ("kind", "lang", "stem"),
    [
        ("figure", "id", "gambar-4-10-tone"),
        ("figure", "en", "figure-4-10-tone"),
        ("table", "id", "tabel-4-10-tone"),
        ("table", "en", "table-4-10-tone"),
    ],
)
def test_files_are_named_by_kind_number_and_slug(kind: str, lang: str, stem: str) -> None:
    """The name of a file says in its language what the exhibit is; the numbers' name belongs to no language."""
    assert file_stem({**ROW, "kind": kind}, "id" if lang == "id" else "en") == stem
    assert data_stem(ROW) == "4-10-tone"


def test_a_caption_takes_the_place_from_the_case_and_the_count_from_the_notebook(bekasi: Case) -> None:
    """Placeholders are filled in, the number stands first and no full stop closes the title."""
    assert caption(ROW, bekasi, "id", facts={"n": 124}) == "Gambar 4.10 Nada 124 berita di Kota Bekasi"
    assert caption(ROW, bekasi, "en", facts={"n": 124}) == "Figure 4.10 Tone of 124 stories in Bekasi City"


def test_a_fact_in_two_languages_is_told_in_the_right_one(bekasi: Case) -> None:
    """A bilingual fact goes into each caption in its own language."""
    facts = {"n": Bilingual("dua", "two")}

    assert caption(ROW, bekasi, "id", facts=facts) == "Gambar 4.10 Nada dua berita di Kota Bekasi"
    assert caption(ROW, bekasi, "en", facts=facts) == "Figure 4.10 Tone of two stories in Bekasi City"


def test_a_fact_of_the_notebook_goes_before_one_of_the_case(bekasi: Case) -> None:
    """A notebook may say something narrower than the case's own word, such as one district for the place."""
    assert (
        fill_in(ROW, "caption_en", bekasi, "en", facts={"n": 1, "place": "one ward"}) == "Tone of 1 stories in one ward"
    )


def test_doubled_braces_are_braces(bekasi: Case) -> None:
    """A title may hold braces of its own, written twice."""
    assert fill_in({**ROW, "alt_en": "{{n}} is {n}"}, "alt_en", bekasi, "en", facts={"n": 2}) == "{n} is 2"


@pytest.mark.parametrize("text", ["Tone of {m} stories", "Tone of {n.real} stories", "Tone of {} stories", "{n[0]}"])
def test_an_unknown_placeholder_is_named_with_the_known_ones(bekasi: Case, text: str) -> None:
    """A placeholder that nobody computed, or that reaches into a value, is refused by name."""
    placeholder = text[text.index("{") : text.index("}") + 1]

    with pytest.raises(CaseError) as raised:
        caption({**ROW, "caption_en": text}, bekasi, "en", facts={"n": 1})

    assert raised.value.message("en") == (
        f'tables/exhibits.csv, column "caption_en": the value is "{placeholder}", '
        "but a known fact: after, before, crisis, n, place, unit was expected. Mend the row tone."
    )


@pytest.mark.parametrize("text", ["Tone of {n stories", "Tone of n} stories", "{n:d} stories", "{n!x} stories"])
def test_braces_that_do_not_pair_are_a_problem_of_the_register(bekasi: Case, text: str) -> None:
    """A slip in the register's braces is told as a problem of its row, not as an error of Python."""
    with pytest.raises(CaseError) as raised:
        caption({**ROW, "caption_en": text}, bekasi, "en", facts={"n": 1})

    assert raised.value.message("en") == (
        f'tables/exhibits.csv, column "caption_en": the value is "{text}", '
        "but a text whose braces come in pairs was expected. Mend the row tone."
    )
    assert raised.value.message("id").endswith("teks dengan kurung kurawal berpasangan. Perbaiki baris tone.")


def test_the_source_line_says_illustrative_while_any_source_is(bekasi: Case) -> None:
    """One illustrative source is enough, and public record alone takes the words away."""
    assert source_line(bekasi, ["events"], "id") == "Sumber: Olahan Peneliti"
    assert source_line(bekasi, ["events", "clippings"], "id") == (
        "Sumber: Olahan Peneliti. Data ilustratif, bukan data lapangan."
    )
    assert source_line(bekasi, ["events", "clippings"], "en") == (
        "Source: Compiled by the researcher. Illustrative data, not field data."
    )


def test_a_source_that_says_nothing_counts_as_illustrative(bekasi: Case) -> None:
    """Silence about where data comes from never takes the line away."""
    assert is_illustrative(bekasi, ["events", "diary"])
    assert not is_illustrative(bekasi, [])


def test_word_lists_are_settings_and_not_evidence(bekasi: Case) -> None:
    """A researcher whose every source is from the field is not told that the stop words are illustrative."""
    field = replace(bekasi, provenance=dict.fromkeys(bekasi.provenance, "field"))

    assert not is_illustrative(field, ["interviews", "informants", "words"])
    assert is_illustrative(bekasi, ["interviews", "words"])
