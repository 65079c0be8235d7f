"""Headlines held against their bodies."""

import pandas as pd

from casestudy.findings.media.headlines import diverging_headlines, headline_divergence, headline_rows

CLIPPINGS = pd.DataFrame(
    {
        "doc": ["KL-4", "KL-1", "KL-2", "KL-3"],
        "date": pd.to_datetime(["2022-01-05", "2022-01-05", "2022-01-06", "2022-01-19"]),
        "outlet": ["A", "B", "A", "A"],
        "headline": ["Satu", "Dua", "Tiga", "Empat"],
        "headline_tone": ["negative", "negative", "positive", None],
        "tone": ["neutral", "negative", "negative", "positive"],
    }
)


def test_headlines_are_held_against_bodies() -> None:
    """Clippings without a headline tone are left out; the share is of bodies in the headline's own tone."""
    table = headline_divergence(CLIPPINGS).set_index("headline_tone")
    assert table.loc["negative", ["negative", "neutral", "positive", "n", "same"]].to_numpy().tolist() == [
        1,
        1,
        0,
        2,
        0.5,
    ]
    assert table.loc["positive", ["n", "same"]].to_numpy().tolist() == [1, 0.0]
    assert table["same"].isna().tolist() == [False, True, False]


def test_the_rows_say_whether_the_tones_are_the_same() -> None:
    """One row a clipping that states both tones."""
    rows = headline_rows(CLIPPINGS)
    assert dict(zip(rows["doc"], rows["same"], strict=True)) == {"KL-4": False, "KL-1": True, "KL-2": False}


def test_diverging_clippings_are_listed_by_date_and_code() -> None:
    """Only those with two different tones are listed, with both."""
    listed = diverging_headlines(CLIPPINGS)
    assert listed["doc"].tolist() == ["KL-4", "KL-2"]
    assert listed[["outlet", "headline", "headline_tone", "body_tone"]].iloc[0].tolist() == [
        "A",
        "Satu",
        "negative",
        "neutral",
    ]


def test_the_list_is_as_long_as_the_table_says() -> None:
    """The clippings listed are those off the diagonal of the cross table."""
    cross = headline_divergence(CLIPPINGS).set_index("headline_tone")
    same = sum(cross[tone].to_dict()[tone] for tone in cross.index)
    assert len(diverging_headlines(CLIPPINGS)) == cross["n"].sum() - same
