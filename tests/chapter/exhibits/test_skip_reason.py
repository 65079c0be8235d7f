"""Why an exhibit is left out, in words that say what to do."""

import shutil

from casestudy.case import Case
from casestudy.chapter.exhibits.results import skip_reason


def test_a_missing_input_is_named_with_its_place(kota: Case) -> None:
    """What is not there is told, and nothing that is; each place once."""
    shutil.rmtree(kota.folder / "codings")
    (kota.folder / "tables" / "codebook.csv").unlink()

    reason = skip_reason(kota, "agreement", ["codings", "interviews"])

    assert reason.id == "butuh buku kode (data/kota/tables/codebook.csv); petikan terkode (data/kota/codings)"
    assert reason.en == "it needs the codebook (data/kota/tables/codebook.csv); coded passages (data/kota/codings)"


def test_files_that_hold_too_little_are_told_what_they_want(kota: Case) -> None:
    """Where every file is there, the reason is what they do not hold; where they hold it, nothing was found."""
    assert skip_reason(kota, "negative-cases", ["codings"]).en == "nothing to show yet from: codings"

    (kota.folder / "codings" / "contoh-2.csv").unlink()

    assert skip_reason(kota, "agreement", ["codings"]).en == "it needs a second coder (data/kota/codings)"


def test_of_an_exhibit_of_one_s_own_its_sources_are_told(kota: Case) -> None:
    """The library knows nothing about it but what it is made from."""
    assert skip_reason(kota, "own", ["events", "posts"]).en == "nothing to show yet from: events, posts"
