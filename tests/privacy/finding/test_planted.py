"""What the search finds in texts made for measuring it, and that docs/privacy.md prints just that."""

import re
from pathlib import Path

from casestudy.privacy.finding.found import KINDS
from tests.privacy.planted import measure, read_planted

PAGE = Path(__file__).resolve().parents[3] / "docs" / "privacy.md"


def test_the_texts_hold_enough_of_every_kind() -> None:
    """At least 120 identifiers of nine kinds are planted, at least five of each, each where the text has it."""
    texts, planted = read_planted()
    written = dict(zip(texts["doc"], texts["text"], strict=True))

    assert len(planted) >= 120
    assert all(sum(one.kind == kind for one in planted) >= 5 for kind in KINDS)
    assert all(written[one.doc][one.start : one.end] == one.value for one in planted)


def test_the_documented_shares_are_the_measured_ones() -> None:
    """The table of docs/privacy.md holds for each kind how many were planted, found, and found falsely."""
    counts, _, _ = measure()
    page = PAGE.read_text("utf-8")

    rows = {name: tuple(map(int, numbers)) for name, *numbers in
            re.findall(r"^\| (\w+) \| (\d+) \| (\d+) \| (\d+) \|$", page, re.MULTILINE)}  # fmt: skip
    measured = {kind: (planted, found, false) for kind, planted, found, false in counts.itertuples(index=False)}
    total = tuple(int(counts[column].sum()) for column in ("planted", "found", "false"))
    assert rows == {**measured, "all": total}
    share = round(100 * total[1] / total[0])
    assert f"{total[1]} dari {total[0]} ({share} %)" in page
    assert f"{total[1]} of {total[0]} ({share} %)" in page


def test_the_documented_misses_are_the_measured_ones() -> None:
    """What is missed and what is found falsely is listed in docs/privacy.md, item by item."""
    _, missed, false = measure()
    page = PAGE.read_text("utf-8")

    for heading, measured in (("Missed", missed), ("False alarms", false)):
        (listed,) = re.findall(rf"^{heading}: (.+?)\.$", page, re.MULTILINE | re.DOTALL)
        items = [" ".join(item.split()) for item in re.findall(r"`([^`]+)`", listed)]
        assert sorted(items) == sorted(f"{one.value} ({one.kind})" for one in measured)


def test_most_are_found_and_few_falsely() -> None:
    """A change of the patterns may not lose what is found today: nine tenths of all numbers, most of the names."""
    counts, _, _ = measure()
    names, numbers = counts[counts["kind"] == "name"], counts[counts["kind"] != "name"]

    assert names["found"].sum() >= 0.75 * names["planted"].sum()
    assert numbers["found"].sum() >= 0.9 * numbers["planted"].sum()
    assert counts["false"].sum() <= 10
