"""Words that may be paraphrased only: found in every kind of result, wherever they hide in it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

import casestudy as cs
from casestudy.case import Case
from casestudy.privacy.leaks import consent
from tests.load.makers import docx, paragraph, pdf
from tests.privacy.leaks import test_leaks as planted

SAID = "Petugas dimarahi karena sesuatu yang tidak mereka ketahui"
OTHERS = "Humas membuat papan petunjuk dan mengabarkan jam layanan"


def _notebook(place: str, said: str) -> bytes:
    return planted.notebook(place).replace(planted.NAME.encode(), said.encode())


RESULTS: dict[str, Callable[[str], bytes]] = {
    "a.docx": lambda said: docx(paragraph(said)),
    "a.html": lambda said: f"<p title='x'>{said.replace(' tidak', ' <b>tidak</b>')}</p>".encode(),
    "a.png": lambda said: planted.png(Description=f"Alt: {said}."),
    "a.pdf": lambda said: pdf([said]),
    "a.csv": lambda said: f'doc,quote\nIP-1,"{said}"\n'.encode(),
    "a.json": lambda said: f'{{"alt": "{said}"}}'.encode(),
    **{f"{place}.ipynb": partial(_notebook, place) for place in ("stream", "metadata", "cell metadata")},
}  # fmt: skip


@pytest.fixture(scope="module")
def kota(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Return the example case, in which IP-1 agreed to be paraphrased only."""
    return cs.new_case("kota", root=tmp_path_factory.mktemp("proyek"))


@pytest.mark.parametrize("name", RESULTS)
def test_refused_words_are_found_in_every_result(kota: Case, tmp_path: Path, name: str) -> None:
    """A quotation of who did not agree is found by file, and one of who agreed is not; the words are not repeated."""
    (tmp_path / name).write_bytes(RESULTS[name](SAID))
    (tmp_path / f"other-{name}").write_bytes(RESULTS[name](OTHERS))

    (found,) = consent.find_refused_words(kota, sorted(tmp_path.iterdir()))

    assert Path(found.file).name == name
    assert "IP-1 did not agree to be quoted" in found.message("en")
    assert "dimarahi" not in found.message("id")


def test_both_sentences_are_said_in_the_case(kota: Case) -> None:
    """What is planted above is said by IP-1, and by IK-1, who agreed: the search has something to tell apart."""
    turns = cs.load_interviews(kota).set_index("doc")["text"]

    assert turns[["IP-1"]].str.contains(SAID).any()
    assert turns[["IK-1"]].str.contains(OTHERS).any()


def test_what_another_person_says_as_well_is_no_quotation() -> None:
    """Six words that someone says who agreed are anybody's; consent that is not stated refuses."""
    turns = pd.DataFrame({"doc": ["A", "B", "C"], "role": "informant",
                          "text": ["satu dua tiga empat lima enam tujuh", "satu dua tiga empat lima enam",
                                   "a b c d e f"]})  # fmt: skip
    people = pd.DataFrame({"informant": ["A", "B", "C"], "consent": ["paraphrase", "quote", ""]})

    assert consent.refused_runs(turns, people) == {"dua tiga empat lima enam tujuh": "A", "a b c d e f": "C"}
