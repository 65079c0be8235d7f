"""The coders' files: read, checked, written."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casestudy.case import Case
from casestudy.check import check_table
from casestudy.errors import CaseError
from casestudy.load.codings.segments import (
    coder_files,
    load_segments,
    read_coder,
    read_segments,
    segments_csv,
    write_segments,
)

Put = Callable[[str, str | bytes], Path]
TEXTS = pd.DataFrame({"doc": ["IK-1", "IK-2"], "text": ["P: Apa?\n\nI: Kami hadir. Ya, hadir 😀 di sini.", "I: Lain."]})
CODES = pd.DataFrame({"code": ["deklarasi", "konten-positif"]})


def segments(case: Case, put: Put, *rows: str, coder: str = "dewi") -> pd.DataFrame:
    put(f"codings/{coder}.csv", "\n".join(["doc,start,end,quote,code,coder", *rows, ""]))
    return load_segments(case, texts=TEXTS, codebook=CODES)


def test_segments_are_joined_and_sorted(case: Case, put: Put) -> None:
    """All coders' passages in the order of documents and places; offsets count code points."""
    assert TEXTS["text"][0][28:40] == "hadir 😀 di s"
    put("codings/budi.csv", "doc,start,end,quote,code,coder,valensi\nIK-1,12,22,Kami hadir,deklarasi,budi,mendukung\n")
    table = segments(case, put, "IK-2,3,7,Lain,deklarasi,dewi", 'IK-1,28,40,"hadir 😀 di s",konten-positif,dewi',
                     "IK-1,12,22,Kami hadir,deklarasi,dewi")  # fmt: skip
    assert table[["doc", "start", "coder"]].to_numpy().tolist() == [
        ["IK-1", 12, "budi"], ["IK-1", 12, "dewi"], ["IK-1", 28, "dewi"], ["IK-2", 3, "dewi"],
    ]  # fmt: skip
    assert table["valence"].astype("object").where(table["valence"].notna(), "").tolist() == ["supports", "", "", ""]


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("IK-1,11,21,Kami hadir,deklarasi,dewi", "quote", "stands elsewhere: write start 12, end 22"),
        ("IK-1,0,5,hadir,deklarasi,dewi", "quote", "stands in 2 places"),
        ("IK-1,0,5,absen,deklarasi,dewi", "quote", "run casestudy reanchor, or copy"),
        ("IK-1,22,12,Kami hadir,deklarasi,dewi", "quote", "characters 22–12"),
        ("IK-9,3,7,Lain,deklarasi,dewi", "doc", 'Similar: "IK-'),
        ("XX,3,7,Lain,deklarasi,dewi", "doc", "There are, for example: IK-1, IK-2."),
        ("IK-2,3,7,Lain,deklarsi,dewi", "code", 'Similar: "deklarasi"'),
        ("IK-2,3,7,Lain,deklarasi,budi", "coder", '"dewi", the name of the file'),
    ],
)
def test_wrong_segments_are_named(case: Case, put: Put, row: str, column: str, said: str) -> None:
    """Each wrong segment is told by file, row and column, with what would be right."""
    with pytest.raises(CaseError) as caught:
        segments(case, put, "IK-2,3,7,Lain,deklarasi,dewi", row)
    (problem,) = caught.value.problems
    assert (problem.file, problem.row, problem.column) == ("codings/dewi.csv", 3, column)
    assert said in problem.message("en")


def test_long_quotes_are_cut_in_messages(case: Case, put: Put) -> None:
    """No message quotes more than 40 characters of what a participant said."""
    quote = "kata " * 30
    with pytest.raises(CaseError) as caught:
        segments(case, put, f"IK-1,0,5,{quote},deklarasi,dewi")
    assert "kata " * 9 not in caught.value.message("id")


def test_texts_and_codes_can_be_left_unverified(case: Case, put: Put) -> None:
    """Without texts and codebook only the table's form is checked."""
    put("codings/dewi.csv", "doc,start,end,quote,code,coder\nIK-9,3,7,Lain,apa,dewi\n")
    assert len(load_segments(case, texts=None, codebook=None)) == 1


def test_without_codings_there_are_no_segments(case: Case, put: Put) -> None:
    """Who has not coded yet has an empty table; a file of another format in the folder is told, not passed over."""
    assert load_segments(case, texts=TEXTS, codebook=CODES).empty

    put("codings/dewi.xlsx", b"x")
    with pytest.raises(CaseError, match=r"codings: one CSV for each coder.*doc, start, end, quote, code, coder"):
        load_segments(case, texts=TEXTS, codebook=CODES)


def own(*rows: tuple[str, int, int, str, str]) -> pd.DataFrame:
    """Return segments of one coder in the types of the library."""
    table = pd.DataFrame(rows, columns=["doc", "start", "end", "code", "memo"])
    texts = dict(zip(TEXTS["doc"], TEXTS["text"], strict=True))
    quotes = [texts[doc][start:end] for doc, start, end, *_ in rows]
    raw = table.assign(quote=quotes, coder="dewi", valence="", date="2022-09-12").astype("str")
    return check_table(raw, "segments", file="dewi.csv")


def test_written_segments_are_read_back(case: Case) -> None:
    """What is written is sorted, in UTF-8 with LF, and comes back equal: overlaps, several codes and memos included."""
    table = own(
        ("IK-2", 3, 7, "deklarasi", 'kata "lain"; titik koma, koma'), ("IK-1", 12, 30, "deklarasi", "dua\nbaris"),
        ("IK-1", 12, 30, "konten-positif", ""), ("IK-1", 17, 22, "deklarasi", "di dalam"),
        ("IK-1", 17, 35, "deklarasi", "menyeberang 😀"),
    )  # fmt: skip

    path = write_segments(case, "dewi", table, texts=TEXTS, codebook=CODES)
    data = path.read_bytes()
    again = load_segments(case, texts=TEXTS, codebook=CODES)

    assert path == case.folder / "codings" / "dewi.csv"
    assert b"\r" not in data
    assert data.decode().splitlines()[0] == "doc,start,end,quote,code,coder,valence,date,memo"
    pd.testing.assert_frame_equal(again, table.sort_values(["doc", "start", "end", "code"], ignore_index=True))
    write_segments(case, "dewi", again.iloc[::-1], texts=TEXTS, codebook=CODES)
    assert path.read_bytes() == data


#: Texts that a spreadsheet might calculate; a memo's blanks at its ends are no part of it.
_QUOTES = st.text(
    st.sampled_from("'=+-@\t15,. ") | st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1
)


@given(st.lists(st.tuples(_QUOTES, _QUOTES.map(str.strip)), min_size=1))
@settings(deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_passage_is_a_formula_and_none_is_changed(tmp_path: Path, passages: list[tuple[str, str]]) -> None:
    """No cell of a coder's file starts as a formula does, and the reader gives every quote and memo back as it was."""
    rows = [("IK-1", n, n + 1, quote, "deklarasi", memo) for n, (quote, memo) in enumerate(passages)]
    table = pd.DataFrame(rows, columns=["doc", "start", "end", "quote", "code", "memo"]).assign(coder="dewi")
    kept = table["quote"].str.strip() != ""
    path = tmp_path / "dewi.csv"

    path.write_bytes(segments_csv(table[kept]))

    cells = pd.read_csv(path, dtype="str", keep_default_na=False)
    for name in ("quote", "memo"):
        assert not cells[name].str.match(r"[=@\t\r]|[+-](?![0-9]+([.,][0-9]+)?$)").any()
    assert read_segments(path, file="dewi.csv")[["quote", "memo"]].to_numpy().tolist() == (
        table.loc[kept, ["quote", "memo"]].to_numpy().tolist()
    )


def test_a_shipped_file_is_written_as_it_is(bekasi: Case) -> None:
    """The coders' files of the shipped case are byte for byte what the library writes."""
    for path in coder_files(bekasi):
        assert segments_csv(read_segments(path, file=path.name)) == path.read_bytes()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"start": 11}, "It stands elsewhere"),
        ({"quote": "absen"}, "The text may have changed"),
        ({"code": "deklarsi"}, 'Similar: "deklarasi"'),
        ({"doc": "IK-7"}, "a document of this case"),
        ({"coder": "budi"}, '"dewi", the name of the file'),
        ({"end": 12}, "characters 12–12"),
    ],
)
def test_nothing_invalid_is_written(case: Case, put: Put, change: dict[str, str | int], said: str) -> None:
    """A wrong segment is told, with all others, and the file stays as it was."""
    path = put("codings/dewi.csv", "doc,start,end,quote,code,coder\nIK-2,3,7,Lain,deklarasi,dewi\n")
    before = path.read_bytes()
    table = own(("IK-1", 12, 22, "deklarasi", "")).astype("object").assign(**change)

    with pytest.raises(CaseError) as refused:
        write_segments(case, "dewi", table, texts=TEXTS, codebook=CODES)

    assert said in refused.value.problems[0].message("en")
    assert refused.value.problems[0].row == 2
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["dewi.csv"]


def test_a_passage_has_a_code_of_a_coder_once(case: Case) -> None:
    """Two rows that say the same are refused before anything is written."""
    table = own(("IK-1", 12, 22, "deklarasi", "satu"))

    with pytest.raises(CaseError, match="a value of doc, start, end, code, coder that no other row has"):
        write_segments(case, "dewi", pd.concat([table, table]), texts=TEXTS, codebook=CODES)
    assert not (case.folder / "codings").exists()


@pytest.mark.parametrize("coder", ["", "../dewi", ".dewi", "a/b", "~dewi", "a\\b", "dewi ", "CON:"])
def test_a_coder_names_a_file(case: Case, coder: str) -> None:
    """A code that cannot name a file, or would name one elsewhere, is refused."""
    with pytest.raises(CaseError, match="a coder's code that can name a file"):
        write_segments(case, coder, own(), texts=TEXTS, codebook=CODES)


def test_a_dry_run_checks_and_writes_nothing(case: Case) -> None:
    """Asked only to check, the function tells problems and leaves the folder alone."""
    good = own(("IK-1", 12, 22, "deklarasi", ""))

    assert write_segments(case, "dewi", good, texts=TEXTS, codebook=CODES, dry_run=True).name == "dewi.csv"
    with pytest.raises(CaseError):
        write_segments(case, "dewi", good.assign(code="x"), texts=TEXTS, codebook=CODES, dry_run=True)
    assert not (case.folder / "codings").exists()


def test_a_coder_without_a_file_has_no_segments(case: Case, put: Put) -> None:
    """Reading a coder who has coded nothing gives an empty table; folders below are no coders."""
    put("codings/review/dewi.csv", "doc,quote\nIK-1,hadir\n")

    assert len(read_coder(case, "dewi")) == 0
    assert coder_files(case) == []


def test_an_old_code_is_told_its_new_name(case: Case, put: Put) -> None:
    """A code that was renamed, merged, split or removed is told what to write instead, and since when."""
    history = check_table(
        pd.DataFrame({"date": ["2022-09-12"] * 4, "code": ["janji", "sumpah", "isi", "foto"],
                      "change": ["renamed", "merged", "split", "removed"],
                      "to": ["deklarasi", "deklarasi", "deklarasi; konten-positif", ""], "reason": "x"}),
        "codebook_history", file="h.csv",
    )  # fmt: skip
    rows = [f"IK-2,3,7,Lain,{code},dewi" for code in ("janji", "sumpah", "isi", "foto")]
    put("codings/dewi.csv", "\n".join(["doc,start,end,quote,code,coder", *rows, ""]))

    with pytest.raises(CaseError) as refused:
        load_segments(case, texts=TEXTS, codebook=CODES, history=history)

    assert [problem.remedy.en for problem in refused.value.problems] == [
        'This code became "deklarasi" on 2022-09-12: write that.',
        'This code became "deklarasi" on 2022-09-12: write that.',
        'This code was split on 2022-09-12: choose one of "deklarasi", "konten-positif".',
        "This code was removed on 2022-09-12: give another code, or delete the row.",
    ]
    assert refused.value.problems[0].remedy.id == 'Kode ini menjadi "deklarasi" pada 2022-09-12: tulis itu.'
