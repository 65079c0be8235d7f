from typing import Literal

import pandas as pd
import pytest

from casestudy.case import Case
from casestudy.coding.codebook import codebook_changes, codebook_tree, labels, lift_codes, themes
from casestudy.errors import CaseError, Language
from casestudy.load.codings.history import load_history
from casestudy.load.registers import load_table


def book(*rows: tuple[str, str]) -> pd.DataFrame:
    """Return a codebook of codes and their parents, each labelled by its code."""
    codes = [code for code, _ in rows]
    return pd.DataFrame(
        {
            "code": pd.Series(codes, dtype="str"),
            "parent": pd.Series([parent for _, parent in rows], dtype="str"),
            "label_id": [code.upper() for code in codes],
            "label_en": [code.title() for code in codes],
        }
    )


BOOK = book(("k2", "d"), ("s", ""), ("n", ""), ("d", "s"), ("k1", "d"), ("e", "s"), ("kk", "k1"))


def problems(codebook: pd.DataFrame) -> list[tuple[str, str]]:
    with pytest.raises(CaseError) as refused:
        codebook_tree(codebook)
    return [(problem.message("id"), problem.message("en")) for problem in refused.value.problems]


def test_codebook_tree() -> None:
    """Parents stand before their children, siblings in the order of the file; each code has its level and theme."""
    tree = codebook_tree(BOOK)

    assert tree[["code", "parent", "level", "theme", "leaf"]].to_numpy().tolist() == [
        ["s", "", 1, "s", False],
        ["d", "s", 2, "d", False],
        ["k2", "d", 3, "d", True],
        ["k1", "d", 3, "d", False],
        ["kk", "k1", 4, "d", True],
        ["e", "s", 2, "e", True],
        ["n", "", 1, "n", True],
    ]


def test_codebook_tree_brings_the_labels() -> None:
    """Each code keeps its own label, wherever the tree puts it."""
    tree = codebook_tree(BOOK)

    assert tree.columns.tolist() == ["code", "parent", "level", "theme", "leaf", "label_id", "label_en"]
    assert tree["label_id"].tolist() == tree["code"].str.upper().tolist()
    assert tree["label_en"].tolist() == tree["code"].str.title().tolist()


def test_an_empty_codebook() -> None:
    """A codebook without codes has an empty tree and no themes."""
    assert len(codebook_tree(book())) == 0
    assert themes(book()).columns.tolist() == ["theme", "parent", "label_id", "label_en"]


def test_themes() -> None:
    """A theme is a code on the second level, or one on the first without children."""
    found = themes(BOOK)

    assert found.to_numpy().tolist() == [["d", "s", "D", "D"], ["e", "s", "E", "E"], ["n", "", "N", "N"]]
    assert found.index.tolist() == [0, 1, 2]


def test_every_code_below_the_first_level_belongs_to_one_theme(bekasi: Case) -> None:
    """In the shipped codebook each code with a parent, and each lone one, is under exactly one listed theme."""
    codebook = load_table(bekasi, "codebook")

    tree, listed = codebook_tree(codebook), set(themes(codebook)["theme"])

    assert sorted(tree["code"]) == sorted(codebook["code"])
    assert set(tree.loc[(tree["level"] > 1) | tree["leaf"], "theme"]) == listed


@pytest.mark.parametrize(("lang", "text"), [("id", "D"), ("en", "D")])
def test_labels(lang: Language, text: str) -> None:
    """Each code leads to its label in the language asked for."""
    assert labels(book(("d", ""), ("kk", "d")), lang) == {"d": text, "kk": "KK" if lang == "id" else "Kk"}


def test_unknown_parents() -> None:
    """Every parent that is no code is told, with its row."""
    assert problems(book(("s", ""), ("d", "strategy"), ("e", "s"), ("f", "x"))) == [
        (
            'codebook, baris 3, kolom "parent": isinya "strategy", padahal seharusnya kode yang ada di buku kode. '
            "Perbaiki induk dari d.",
            'codebook, row 3, column "parent": the value is "strategy", but a code of the codebook was expected. '
            "Mend the parent of d.",
        ),
        (
            'codebook, baris 5, kolom "parent": isinya "x", padahal seharusnya kode yang ada di buku kode. '
            "Perbaiki induk dari f.",
            'codebook, row 5, column "parent": the value is "x", but a code of the codebook was expected. '
            "Mend the parent of f.",
        ),
    ]


@pytest.mark.parametrize(
    ("rows", "path"),
    [
        ([("a", "a")], "a"),
        ([("a", "b"), ("b", "a")], "a > b"),
        ([("s", ""), ("c", "a"), ("a", "b"), ("b", "a")], "c > a > b"),
    ],
    ids=["itself", "two", "below a circle"],
)
def test_codes_that_are_each_others_ancestors(rows: list[tuple[str, str]], path: str) -> None:
    """A circle is refused, with the way that leads round it."""
    assert problems(book(*rows)) == [
        (
            f'codebook, kolom "parent": isinya "{path}", padahal seharusnya pohon tanpa lingkaran. '
            "Ubah induk salah satu kode itu.",
            f'codebook, column "parent": the value is "{path}", but a tree without circles was expected. '
            "Change the parent of one of these codes.",
        )
    ]


@pytest.mark.parametrize(
    ("to", "lifted"),
    [
        ("theme", ["d", "n", "s", "d", "e"]),
        (0, ["s", "n", "s", "s", "s"]),
        (1, ["s", "n", "s", "s", "s"]),
        (2, ["d", "n", "s", "d", "e"]),
        (3, ["k1", "n", "s", "k2", "e"]),
        (9, ["kk", "n", "s", "k2", "e"]),
    ],
)
def test_lift_codes(to: Literal["theme"] | int, lifted: list[str]) -> None:
    """A code becomes its theme, or its ancestor on a level; one above that level stays, and every passage is kept."""
    segments = pd.DataFrame({"code": ["kk", "n", "s", "k2", "e"], "memo": list("abcde")}, index=[5, 4, 3, 2, 1])

    found = lift_codes(segments, BOOK, to=to)

    assert found["code"].tolist() == lifted
    assert found.drop(columns="code").equals(segments.drop(columns="code"))


def test_codes_that_cannot_be_lifted() -> None:
    """Codes that are not in the codebook have no theme, and all are named."""
    with pytest.raises(CaseError) as refused:
        lift_codes(pd.DataFrame({"code": ["d", "x", "y", "x"]}), BOOK)

    assert [problem.value for problem in refused.value.problems] == ["x", "y"]


def test_the_history_is_told_in_both_languages(bekasi: Case) -> None:
    """Each change has its day and its kind in words; code, successors and reason stay as they stand."""
    history = load_history(bekasi, None)

    english, own = codebook_changes(history.iloc[::-1], "en"), codebook_changes(history, "id")

    assert english[["date", "code", "change", "to"]].to_numpy()[0].tolist() == [
        "14 September 2022", "seremoni", "Renamed", "komitmen-bersama",
    ]  # fmt: skip
    assert own["change"].tolist()[1:3] == ["Digabung", "Ditambahkan"]
    assert own["reason"].tolist() == history["reason"].tolist()
    assert len(codebook_changes(history.iloc[:0], "id")) == 0
