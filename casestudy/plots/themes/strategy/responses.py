"""Crisis responses by phase, as a heat map."""

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes

from casestudy.case import Phase
from casestudy.errors import Language
from casestudy.labels import label
from casestudy.plots.themes.maps.heat_map import plot_heat_map


def plot_responses(
    responses: pd.DataFrame, *, phases: Sequence[Phase] = (), names: Mapping[str, str] | None = None,
    lang: Language = "id", ax: Axes | None = None,
) -> Axes:  # fmt: skip
    r"""Draw how many passages of each crisis response stand in documents of each phase.

    Parameters
    ----------
    responses : pandas.DataFrame
        From `casestudy.findings.strategy.responses.response_by_phase`.
    phases : sequence of Phase
        Those of the case, for their labels.
    names : mapping, optional
        What to show for the responses.
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> responses = pd.DataFrame({"response": "menyangkal", "phase": ["acute", "retrospect"], "n": [2, 1]})
    >>> [tick.get_text() for tick in plot_responses(responses, lang="en").get_xticklabels()]
    ['acute', 'Interviews,\nin retrospect']
    """
    heads = {phase.name: phase.label.to(lang) for phase in phases}
    shown = {name: heads.get(name, label(name, lang)) for name in dict.fromkeys(responses["phase"])}
    sums = responses.groupby("response", sort=False)["n"].sum()
    totals = {str(response): f"n = {n}" for response, n in sums.items()}
    return plot_heat_map(responses, rows="response", columns="phase", row_names=names, column_names=shown,
                         totals=totals, lang=lang, ax=ax)  # fmt: skip
