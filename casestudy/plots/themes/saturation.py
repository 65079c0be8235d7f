"""The saturation curve: codes or themes known after each interview, by date and in other orders."""

from typing import Literal

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from casestudy.errors import Language
from casestudy.findings.themes.saturation.curve import ENOUGH_INTERVIEWS
from casestudy.labels import label
from casestudy.plots.style import BLUE, GREY, INK, PALE, bare, new_axes, text_width_cm

#: Pale, so that the curve stands out before the bars.
_BAR = "#D6E6F4"
#: About how wide the plot is between its axis and the number at its end, in centimetres.
_PLOT = 11.5


def plot_saturation(
    curve: pd.DataFrame, *, index: pd.DataFrame | None = None, of: Literal["codes", "themes"] = "codes",
    lang: Language = "id", ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """Draw how many codes are known after each interview: in order of date bold, in other orders pale.

    Bars show how many codes each interview brings in order of date. With fewer than ten interviews the figure says
    that it is indicative only.

    Parameters
    ----------
    curve : pandas.DataFrame
        From `casestudy.findings.themes.saturation.curve.saturation_curve`.
    index : pandas.DataFrame, optional
        From `casestudy.findings.themes.saturation.index.saturation_index`, of the same orders: where saturation is
        reached is said below, and base and run are marked.
    of : {"codes", "themes"}
        What is counted; an index is of codes.
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> curve = pd.DataFrame({"order": "date", "position": [1, 2], "doc": ["IK-1", "IK-2"], "new_codes": [5, 2],
    ...                       "codes": [5, 7]})
    >>> [text.get_text() for text in plot_saturation(curve, lang="en").texts][:2]
    ['5', '2']
    """
    notes = _notes(curve, index, lang)
    ax = new_axes(ax, height_cm=8.6 + 0.4 * len(notes))
    dated = curve[curve["order"] == "date"]
    last, most = max([1, *curve["position"]]), max([1, *curve[of]])
    _draw_others(ax, curve[curve["order"] != "date"], of)
    ax.plot(
        dated["position"],
        dated[of],
        color=BLUE,
        linewidth=2.4,
        marker="o",
        markersize=6,
        markeredgecolor="white",
        zorder=4,
    )
    ax.bar(dated["position"], dated[f"new_{of}"], width=0.42, color=_BAR, edgecolor=BLUE, linewidth=0.6, zorder=3)
    for position, new in zip(dated["position"], dated[f"new_{of}"], strict=True):
        # In a bar that is high enough, else on top of it.
        foot = 0 if new > most / 4 else new
        ax.annotate(str(new), (position, foot), (0, 3), textcoords="offset points", ha="center", va="bottom", zorder=5)
    if len(dated):
        ax.annotate(f"{dated[of].iloc[-1]} {label(f'known_{of}', lang)}", (last, most), (10, 0), va="center",
                    textcoords="offset points", fontweight="bold", color=BLUE)  # fmt: skip
    _name_lines(ax, curve, of, lang)
    if index is not None and of == "codes":
        _mark_base_and_run(ax, index, lang)
    ax.set_xlim(0.5, last + 0.5)
    ax.set_ylim(0, most * 1.08)
    # Names that would meet, side by side, stand upright.
    upright = max(map(text_width_cm, dated["doc"]), default=0) + 0.1 > _PLOT / last
    heads = [
        f"{doc}  {n}" if upright else f"{n}\n{doc}" for n, doc in zip(dated["position"], dated["doc"], strict=True)
    ]
    ax.set_xticks(dated["position"], heads, rotation=90 if upright else 0)
    ax.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=6))
    ax.set_ylabel(label(f"known_{of}_axis", lang))
    ax.set_xlabel("\n".join([label("interviews_in_order", lang), *notes]), loc="left")
    bare(ax, keep=["bottom", "left"])
    return ax


def _draw_others(ax: Axes, others: pd.DataFrame, of: str) -> None:
    if others.empty:
        return
    by_place = others.groupby("position")[of]
    ax.fill_between(by_place.min().index, by_place.min(), by_place.max(), color=PALE, linewidth=0, zorder=1)
    for _, order in others.groupby("order"):
        ax.plot(order["position"], order[of], color=GREY, linewidth=0.6, alpha=0.8, zorder=2)


def _name_lines(ax: Axes, curve: pd.DataFrame, of: str, lang: Language) -> None:
    """Say in the empty corner below the curves what is what."""
    others = curve["order"].nunique() - int((curve["order"] == "date").any())
    told = [(label("order_date", lang), BLUE, "bold")]
    told += [(label("other_orders", lang).format(n=others), INK, "normal")] if others else []
    told += [(label(f"new_{of}", lang), INK, "normal")]
    for number, (text, colour, weight) in enumerate(reversed(told)):
        ax.annotate(text, (1, 0.12), (-4, 13 * number), xycoords="axes fraction", textcoords="offset points",
                    ha="right", va="bottom", color=colour, fontweight=weight)  # fmt: skip


def _mark_base_and_run(ax: Axes, index: pd.DataFrame, lang: Language) -> None:
    dated = index[index["order"] == "date"]
    for base, start, end in dated[["base", "run_from", "run_to"]].itertuples(index=False, name=None):
        parts = [] if pd.isna(start) else [(1, base, "saturation_base", INK), (start, end, "saturation_run", BLUE)]
        for first, last, name, colour in parts:
            ax.plot([first - 0.4, last + 0.4], [1, 1], transform=ax.get_xaxis_transform(), color=colour, linewidth=3,
                    solid_capstyle="butt", clip_on=False)  # fmt: skip
            ax.annotate(label(name, lang), ((first + last) / 2, 1), (0, 4), xycoords=("data", "axes fraction"),
                        textcoords="offset points", ha="center", va="bottom")  # fmt: skip


def _notes(curve: pd.DataFrame, index: pd.DataFrame | None, lang: Language) -> list[str]:
    notes = []
    interviews = int((curve["order"] == "date").sum())
    if index is not None and len(index):
        notes += _reached(index[index["order"] == "date"].iloc[0], index, lang)
    if interviews < ENOUGH_INTERVIEWS:
        notes.append(label("saturation_indicative", lang).format(n=interviews))
    return notes


def _reached(dated: pd.Series, index: pd.DataFrame, lang: Language) -> list[str]:
    if pd.isna(dated["run_from"]):
        return [label("saturation_too_few", lang).format(base=dated["base"])]
    share = "–" if pd.isna(dated["new_share"]) else f"{dated['new_share'] * 100:.0f} %"
    facts = {"share": share, "threshold": f"{dated['threshold'] * 100:.0f} %"}
    key = "saturation_reached" if dated["reached"] else "saturation_not_reached"
    reached = index.loc[index["reached"] != "", "reached"]
    latest = max(reached, key=lambda text: int(text.split("+")[0]), default="–")
    return [label(key, lang).format(reached=dated["reached"], **facts),
            label("saturation_orders", lang).format(n=len(reached), of=len(index), latest=latest)]  # fmt: skip
