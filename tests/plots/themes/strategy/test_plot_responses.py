"""Crisis responses drawn."""

from datetime import date

import pandas as pd

from casestudy.case import Phase
from casestudy.errors import Bilingual
from casestudy.plots.themes.strategy.responses import plot_responses

RESPONSES = pd.DataFrame(
    {
        "response": ["sangkal"] * 3 + ["maaf"] * 3,
        "phase": ["acute", "retrospect", "no_phase"] * 2,
        "n": [4, 0, 1, 0, 2, 0],
    }
)
PHASES = [Phase("acute", Bilingual("Akut", "Acute"), date(2022, 1, 5))]


def test_phases_and_responses_have_their_labels() -> None:
    """Phases are named by the case, what is outside them by the library, responses by the codebook."""
    ax = plot_responses(RESPONSES, phases=PHASES, names={"maaf": "Maaf"}, lang="id")

    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["Akut", "Wawancara,\nsesudahnya", "Di luar\nfase"]
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["sangkal", "Maaf"]


def test_counts_and_sums_are_written() -> None:
    """Each count stands in its cell, a 0 is empty, and the sum of a response behind it."""
    texts = [text.get_text() for text in plot_responses(RESPONSES, lang="en").texts]

    assert texts == ["4", "1", "2", "n = 5", "n = 2"]
