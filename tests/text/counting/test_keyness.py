"""Which words mark a group: both measures by hand, against SciPy and NLTK, in both directions."""

from collections.abc import Callable
from math import log, log2, sqrt

import numpy as np
import pandas as pd
import pytest
from scipy.stats import power_divergence
from scipy.stats.contingency import relative_risk

from casestudy.errors import CaseError
from casestudy.text.counting.frequencies import count_words
from casestudy.text.counting.keyness import keyness, log_odds, top_keyness
from casestudy.text.tokens import tokenize


def tokens(**written: str) -> pd.DataFrame:
    return tokenize(pd.DataFrame({"doc": pd.Series(list(written), dtype="str"), "text": list(written.values())}))


def counts(target: dict[str, int], reference: dict[str, int]) -> pd.DataFrame:
    """Return counts of a group `t` and a group `r`."""
    return pd.DataFrame(
        [(group, word, n) for group, words in (("t", target), ("r", reference)) for word, n in words.items()],
        columns=["group", "word", "n"],
    )


def test_keyness_by_hand() -> None:
    """G² is 2·Σ O·ln(O/E) over both groups, signed; the log ratio has 0.5 added to every count."""
    table = keyness(counts({"kpk": 10, "warga": 90}, {"kpk": 1, "warga": 199}), target="t", reference="r", minimum=1)

    # E = total · (10 + 1) / 300, with 100 and 200 words
    kpk = 2 * (10 * log(10 / (100 * 11 / 300)) + 1 * log(1 / (200 * 11 / 300)))
    warga = 2 * (90 * log(90 / (100 * 289 / 300)) + 199 * log(199 / (200 * 289 / 300)))
    assert table["word"].tolist() == ["kpk", "warga"]
    assert table["g2"].tolist() == pytest.approx([kpk, -warga])
    assert table["log_ratio"].tolist() == pytest.approx(
        [log2((10.5 / 100.5) / (1.5 / 200.5)), log2((90.5 / 100.5) / (199.5 / 200.5))]
    )
    assert table[["n_target", "n_reference", "total_target", "total_reference"]].to_numpy().tolist() == [
        [10, 1, 100, 200],
        [90, 199, 100, 200],
    ]


def test_keyness_of_a_word_in_one_group_only() -> None:
    """A word that is absent from one side adds nothing there, and its log ratio is finite."""
    table = keyness(counts({"a": 5, "b": 5}, {"b": 5, "c": 5}), target="t", reference="r").set_index("word")

    assert table.loc["a", "g2"] == pytest.approx(2 * 5 * log(5 / 2.5))
    assert table.loc["c", "g2"] == pytest.approx(-2 * 5 * log(5 / 2.5))
    assert table.loc["b", "g2"] == 0
    assert table.loc["b", "log_ratio"] == 0
    assert np.isfinite(table["log_ratio"]).all()


def test_keyness_against_nltk() -> None:
    """In a vocabulary of two words the two G² together are the likelihood ratio of the 2 × 2 table, as in NLTK.

    The two-cell form leaves out the cells of all other words; here those are the other word's own.
    """
    from nltk.metrics.association import BigramAssocMeasures

    for here, others, there, rest in [(10, 90, 1, 199), (3, 7, 30, 60), (1, 500, 40, 9000), (25, 25, 25, 25)]:
        table = keyness(counts({"w": here, "x": others}, {"w": there, "x": rest}), target="t", reference="r")

        ratio = BigramAssocMeasures.likelihood_ratio(here, (here + there, here + others), here + others + there + rest)
        assert table["g2"].abs().sum() == pytest.approx(ratio)


def test_keyness_leaves_out_words_but_not_their_counts() -> None:
    """Rare and dropped words leave the result; the totals still count them, and so does every G²."""
    table = counts({"a": 4, "b": 6, "dan": 10}, {"a": 1, "b": 3, "dan": 20})

    whole = keyness(table, target="t", reference="r", minimum=1)
    part = keyness(table, target="t", reference="r", minimum=6, drop={"dan"})

    assert part["word"].tolist() == ["b"]
    assert part[["total_target", "total_reference"]].to_numpy().tolist() == [[20, 24]]
    pd.testing.assert_frame_equal(part, whole[whole["word"] == "b"].reset_index(drop=True))


def test_keyness_changes_sign_with_the_groups() -> None:
    """What marks one group against the other marks that one against it by as much, the other way round."""
    table = counts({"a": 4, "b": 6, "c": 10}, {"a": 1, "b": 13, "c": 20})

    there = keyness(table, target="t", reference="r", minimum=1).set_index("word")["g2"]
    back = keyness(table, target="r", reference="t", minimum=1).set_index("word")["g2"]

    assert back.to_dict() == pytest.approx((-there).to_dict())


def test_keyness_sorts_ties_by_word() -> None:
    """Words of the same keyness stand in the alphabet."""
    table = keyness(counts({"z": 5, "a": 5, "m": 5}, {"z": 5, "a": 5, "m": 5}), target="t", reference="r")

    assert table["word"].tolist() == ["a", "m", "z"]


def test_keyness_ignores_other_groups() -> None:
    """Only the two groups named are compared."""
    table = counts({"a": 4, "b": 6}, {"a": 1, "b": 13})
    third = table.assign(group="x", n=1000)

    pd.testing.assert_frame_equal(
        keyness(pd.concat([table, third]), target="t", reference="r"), keyness(table, target="t", reference="r")
    )


def test_keyness_of_counted_words() -> None:
    """Counts of a grouped table go straight into keyness."""
    counted = count_words(tokens(a="kpk " * 9 + "warga", b="warga " * 9 + "kpk"), by={"a": "t", "b": "r"})

    assert keyness(counted, target="t", reference="r")["word"].tolist() == ["kpk", "warga"]


def test_keyness_against_no_words() -> None:
    """Against a group that has no words nothing is marked: there is nothing to be more frequent than."""
    table = keyness(counts({"a": 7, "b": 5}, {"a": 0}), target="t", reference="r")

    assert table[["n_reference", "total_reference", "g2"]].to_numpy().tolist() == [[0, 0, 0], [0, 0, 0]]


@pytest.mark.parametrize("measure", [keyness, log_odds])
def test_a_misspelt_group_is_told(measure: Callable[..., pd.DataFrame]) -> None:
    """Groups that the counts lack are named together, with those they have."""
    with pytest.raises(CaseError) as told:
        measure(counts({"a": 7}, {"a": 5}), target="tt", reference="rr")

    assert [problem.value for problem in told.value.problems] == ["tt", "rr"]
    assert told.value.message("en").splitlines()[0] == (
        'counts, column "group": the value is "tt", but one of the groups there are (r, t) was expected. '
        "Mend target= or reference=."
    )


def test_keyness_of_nothing() -> None:
    """Groups without words give an empty table with its types."""
    table = keyness(count_words(tokens()), target="t", reference="r")

    assert len(table) == 0
    assert table["n_target"].dtype == "int64"


@pytest.mark.parametrize(
    ("n", "words"), [(1, ["a", "d"]), (2, ["a", "b", "c", "d"]), (9, ["a", "b", "c", "d"]), (0, [])]
)
def test_top_keyness(n: int, words: list[str]) -> None:
    """The strongest of each direction are kept in their order; a word that marks neither is in neither."""
    table = pd.DataFrame({"word": ["a", "b", "o", "c", "d"], "g2": [9.0, 0.5, 0.0, -0.5, -7.0]})

    assert top_keyness(table, n=n)["word"].tolist() == words


COUNTED = ["n_target", "n_reference", "total_target", "total_reference"]
GROUPS = [
    ({"kpk": 10, "warga": 90}, {"kpk": 1, "warga": 199}),
    ({"a": 4, "b": 6, "c": 10}, {"a": 1, "b": 13, "c": 20}),
    ({"a": 5, "b": 5}, {"b": 5, "c": 500}),
]


@pytest.mark.parametrize(("target", "reference"), GROUPS)
def test_keyness_against_scipy(target: dict[str, int], reference: dict[str, int]) -> None:
    """Without its sign G² is SciPy's log-likelihood statistic of the two counts against those expected."""
    table = keyness(counts(target, reference), target="t", reference="r", minimum=1)

    for n1, n2, total1, total2, g2 in table[[*COUNTED, "g2"]].to_numpy().tolist():
        share = (n1 + n2) / (total1 + total2)
        expected = [total1 * share, total2 * share]
        assert abs(g2) == pytest.approx(power_divergence([n1, n2], expected, lambda_="log-likelihood").statistic)


def test_the_interval_of_the_log_ratio() -> None:
    """Its ends are 1.96 standard errors away, those of the logarithm of a ratio of two proportions."""
    table = keyness(counts({"kpk": 10, "warga": 90}, {"kpk": 1, "warga": 199}), target="t", reference="r", minimum=1)

    error = sqrt(1 / 10.5 - 1 / 100.5 + 1 / 1.5 - 1 / 200.5) / log(2)
    ratio = log2((10.5 / 100.5) / (1.5 / 200.5))
    ends = table[["log_ratio_low", "log_ratio_high"]].iloc[0].tolist()
    assert ends == pytest.approx([ratio - 1.959964 * error, ratio + 1.959964 * error])


def test_the_interval_against_scipy() -> None:
    """Where counts are so large that 0.5 is nothing the interval is SciPy's for a relative risk."""
    table = keyness(
        counts({"a": 400_000, "b": 600_000}, {"a": 300_000, "b": 900_000}), target="t", reference="r", confidence=0.9
    )

    risk = relative_risk(400_000, 1_000_000, 300_000, 1_200_000)
    interval = risk.confidence_interval(0.9)
    assert table.loc[0, "word"] == "a"
    assert table.loc[0, "log_ratio"] == pytest.approx(log2(risk.relative_risk), rel=1e-5)
    assert table[["log_ratio_low", "log_ratio_high"]].iloc[0].tolist() == pytest.approx(
        [log2(interval.low), log2(interval.high)], rel=1e-4
    )


@pytest.mark.parametrize(("target", "reference"), GROUPS)
def test_intervals_turn_with_the_groups(target: dict[str, int], reference: dict[str, int]) -> None:
    """The other way round the log ratio and its interval are their own negatives, and the ratio lies within."""
    there = keyness(counts(target, reference), target="t", reference="r", minimum=1).set_index("word").sort_index()
    back = keyness(counts(target, reference), target="r", reference="t", minimum=1).set_index("word").sort_index()

    assert back["log_ratio_low"].tolist() == pytest.approx((-there["log_ratio_high"]).tolist())
    assert ((there["log_ratio_low"] < there["log_ratio"]) & (there["log_ratio"] < there["log_ratio_high"])).all()


def test_log_odds_by_hand() -> None:
    """The difference of log-odds with the prior's words added, divided by its standard deviation."""
    table = log_odds(
        counts({"kpk": 10, "warga": 90}, {"kpk": 1, "warga": 199}), target="t", reference="r", minimum=1, prior=30
    )

    # Of 300 words in both groups 11 are kpk, so that the 30 words of the prior hold 1.1.
    here, there = (10 + 1.1) / (100 + 30 - 11.1), (1 + 1.1) / (200 + 30 - 2.1)
    difference = log(here) - log(there)
    variance = 1 / 11.1 + 1 / (130 - 11.1) + 1 / 2.1 + 1 / (230 - 2.1)
    assert table["word"].tolist() == ["kpk", "warga"]
    assert table[["log_odds", "z"]].iloc[0].tolist() == pytest.approx([difference, difference / sqrt(variance)])
    # In a vocabulary of two words the odds of one are those of the other, turned round.
    assert table["z"].tolist() == pytest.approx([table["z"].iloc[0], -table["z"].iloc[0]])


def test_rare_words_do_not_lead_log_odds() -> None:
    """A word that one side says twice and the other never weighs less than a frequent one said half as often again."""
    table = log_odds(
        counts({"jarang": 2, "warga": 300, "x": 700}, {"warga": 200, "x": 802}), target="t", reference="r", minimum=1
    )

    assert table["word"].tolist() == ["warga", "jarang", "x"]


def test_the_prior_of_log_odds_is_everyone() -> None:
    """Groups that are not compared take part in the prior, and the stronger it is the less a word stands out."""
    two = counts({"a": 9, "b": 91}, {"a": 3, "b": 97})
    third = pd.DataFrame({"group": ["x", "x"], "word": ["a", "b"], "n": [900, 100]})

    alone = log_odds(two, target="t", reference="r")["z"].iloc[0]

    assert log_odds(pd.concat([two, third]), target="t", reference="r")["z"].iloc[0] != pytest.approx(alone)
    assert log_odds(two, target="t", reference="r", prior=5)["z"].iloc[0] > alone > 0


@pytest.mark.parametrize("table", [{}, {"a": 5}], ids=["no words", "one word"])
def test_log_odds_of_next_to_nothing(table: dict[str, int]) -> None:
    """Groups without words give an empty table, and a single word marks nobody."""
    found = log_odds(counts(table, table), target="t", reference="r")

    assert found["z"].tolist() == [0.0] * len(table)
    assert found.columns.tolist()[-2:] == ["log_odds", "z"]


def test_top_of_another_measure() -> None:
    """The strongest words of both directions can be taken by z as well."""
    table = pd.DataFrame({"word": ["a", "b", "c"], "z": [3.0, 0.0, -2.0]})

    assert top_keyness(table, n=5, by="z")["word"].tolist() == ["a", "c"]
