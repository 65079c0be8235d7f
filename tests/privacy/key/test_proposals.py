"""Proposals: rows for what is new, what the researcher wrote kept, doubts told, places counted once."""

import pandas as pd

from casestudy.privacy.finding.texts import find_identifiers
from casestudy.privacy.key.lists import COLUMNS
from casestudy.privacy.key.proposing import file_rows, folder_row, propose

NONE = pd.DataFrame(columns=list(COLUMNS))
TEXTS = {
    "a": "Nama saya Ratna Wulandari. Bu Ratna datang, kata Rini. Telepon 0812-3456-7890 atau 0812 3456 7890.",
    "b": "Bu Ratna lagi, RATNA! Ratno salah tulis. Bu Mawar memetik mawar. Siti juga.",
}


def proposed(there: pd.DataFrame = NONE, texts: dict[str, str] | None = None) -> pd.DataFrame:
    """Return the list that texts give, by original."""
    texts = texts or TEXTS
    found = find_identifiers(pd.DataFrame({"doc": list(texts), "text": list(texts.values())})).assign(whose="")
    return propose(found, there, texts, lang="id")


def test_each_form_has_one_row_with_its_places() -> None:
    """A full name and its part are two rows of one person; a number in two groupings is one; each place counts once."""
    rows = proposed().set_index("original")

    assert rows.loc[["Ratna Wulandari", "Ratna"], "replacement"].tolist() == ["[Orang 1]", "[Orang 1]"]
    assert rows.loc[["Ratna Wulandari", "Ratna", "0812-3456-7890"], "n"].tolist() == ["1", "3", "2"]
    assert "0812 3456 7890" not in rows.index
    assert rows.loc["Ratna", "context"] == "Ratna Wulandari. Bu Ratna datang, kata Rini."


def test_what_is_in_doubt_waits() -> None:
    """A slip of a known name, a weak sign and a name that is a word besides are questions; a title's name is none."""
    rows = proposed().set_index("original")

    assert rows.loc[["Ratno"], ["approve", "replacement", "note"]].to_numpy().tolist() == [
        ["?", "[Orang 1]", 'mirip "ratna"']
    ]
    assert rows.loc[["Siti"], ["approve", "note"]].to_numpy().tolist() == [["?", "nama orang?"]]
    assert rows.loc[["Mawar"], ["approve", "note"]].to_numpy().tolist() == [["?", "juga kata biasa"]]
    assert rows.loc[["Ratna"], "approve"].tolist() == ["yes"]


def test_a_name_that_is_a_word_counts_its_capitals() -> None:
    """Mawar, who is also a rose, is looked for with her capital; Ratna is looked for in any."""
    rows = proposed().set_index("original")

    assert rows["exact"].to_dict()["Mawar"]
    assert rows.loc["Mawar", "n"] == "1"
    assert not rows["exact"].to_dict()["Ratna"]


def test_what_the_researcher_wrote_is_kept() -> None:
    """Changed pseudonyms, refusals and rows of her own stay; places are counted again; nothing is proposed twice."""
    mine = proposed()
    mine.loc[mine["original"] == "Ratna", "replacement"] = "[Bu A]"
    mine.loc[mine["original"] == "Rini", "approve"] = "no"
    own = pd.DataFrame([{**dict.fromkeys(COLUMNS, ""), "original": "datang", "replacement": "[x]", "approve": "yes",
                         "kind": "name", "exact": False}])  # fmt: skip
    mine = pd.concat([mine, own], ignore_index=True)

    again = proposed(mine)

    assert again["original"].tolist() == mine["original"].tolist()
    assert again["approve"].tolist() == mine["approve"].tolist()
    assert again.set_index("original").loc[["Ratna", "datang"], ["replacement", "n"]].to_numpy().tolist() == [
        ["[Bu A]", "3"], ["[x]", "1"],
    ]  # fmt: skip


def test_the_same_texts_give_the_same_list() -> None:
    """Nothing in the list depends on chance, and numbers of persons follow the order of the texts."""
    assert proposed().equals(proposed())
    assert proposed(texts={"a": "Bu Ayu dan Pak Eko"}).set_index("original")["replacement"].to_dict() == {
        "Ayu": "[Orang 1]", "Eko": "[Orang 2]",
    }  # fmt: skip


def test_names_of_files_are_told_apart() -> None:
    """Two files of one person have two names; the folder of the originals is remembered once."""
    rows = file_rows({"Bu Ratna": "IK-1", "Bu Ratna 2": "IK-1"}, NONE, "id")
    twice = folder_row("/b", folder_row("/a", rows, "id"), "id")

    assert rows["replacement"].tolist() == ["IK-1", "IK-1_2"]
    assert twice["original"].tolist() == ["Bu Ratna", "Bu Ratna 2", "/b"]
