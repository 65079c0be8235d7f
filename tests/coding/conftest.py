"""A small case whose texts are written, ready to be corrected, coded and judged."""

from collections.abc import Callable
from pathlib import Path

import pytest

from casestudy.case import Case, open_case
from casestudy.load.sources import Sources, load_case
from casestudy.load.texts import write_texts
from casestudy.new import new_case

Correct = Callable[[str, str, str], None]


@pytest.fixture
def kota(tmp_path: Path) -> Case:
    """Return the example case, in English, with its texts written."""
    new_case("kota", root=tmp_path)
    settings = tmp_path / "data" / "kota" / "case.toml"
    settings.write_text(settings.read_text("utf-8").replace('language = "id"', 'language = "en"'), "utf-8")
    case = open_case("kota", root=tmp_path)
    write_texts(case, load_case(case).texts)
    return case


@pytest.fixture
def sources(kota: Case) -> Sources:
    """Return the tables of the example case."""
    return load_case(kota)


@pytest.fixture
def correct(kota: Case) -> Correct:
    """Replace words in the raw file of an interview, which must have them."""

    def replace(doc: str, old: str, new: str) -> None:
        path = kota.folder / "raw" / "interviews" / f"{doc}.txt"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8", newline="\n")

    return replace
