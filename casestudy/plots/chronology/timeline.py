"""The crisis timeline: public events in lanes around day 0, the office's activities and the coverage below."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import date2num
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle

from casestudy.case import Phase
from casestudy.dates import write_date
from casestudy.errors import Language
from casestudy.labels import label
from casestudy.plots.chronology.axes import axes_height_cm, axes_width_cm, month_axis
from casestudy.plots.chronology.lanes import BAND, LINE, Lane, Layout, count_marks, event_spans, lane_names, lay_out
from casestudy.plots.style import GREY, HEIGHT_CM, INK, LANE_COLOURS, PALE, RC, WIDTH_CM, bare, new_axes, text_width_cm
from casestudy.tables import LANES

#: Fill of a mark by confidence: it reads without colour. What states none is a square.
_FILLS = {"high": "full", "medium": "left", "low": "none"}
#: Months and key below the axis, in cm.
_FOOT = 2.5
_SHADES = ("#CFCFCF", PALE)


def plot_timeline(
    marks: pd.DataFrame, *, day_zero: pd.Timestamp, phases: Sequence[Phase] = (), lang: Language = "id",
    ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """Draw events in lanes around day 0, the phases above them, and activities and coverage below.

    A mark is filled by the confidence in its source: full for high, half for medium, hollow for low. An event that is
    known by its month only is a bar as long as the month, full, hatched or hollow in the same way.

    Parameters
    ----------
    marks : pandas.DataFrame
        From `casestudy.findings.chronology.timeline.timeline`.
    day_zero : pandas.Timestamp
    phases : sequence of casestudy.case.Phase
        A band above the lanes.
    lang : {"id", "en"}
    ax : matplotlib.axes.Axes, optional
        Without it, a figure as high as the labels need; where a page would not hold them, their type shrinks.

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> marks = pd.DataFrame({"date": [pd.Timestamp("2022-01-05")], "precision": ["day"], "lane": ["legal"],
    ...     "label_id": ["OTT"], "label_en": ["Sting"], "confidence": ["high"]})
    >>> ax = plot_timeline(marks, day_zero=pd.Timestamp("2022-01-05"))
    >>> "OTT" in [text.get_text() for text in ax.texts]
    True
    """
    names = lane_names(marks, lang=lang)
    widest = max((text_width_cm(line) for name in names.values() for line in name.split("\n")), default=0.0)
    width = WIDTH_CM - widest - 0.6 if ax is None else axes_width_cm(ax, labels=names.values())
    height = HEIGHT_CM - _FOOT if ax is None else axes_height_cm(ax, below=_FOOT)
    layout = lay_out(marks, phases=phases, day_zero=day_zero, width_cm=width, height_cm=height, lang=lang)
    ax = new_axes(ax, height_cm=_FOOT + layout.above + layout.below)
    ax.set_xlim(*layout.limits)
    ax.set_ylim(layout.below, -layout.above)
    for name, lane in layout.lanes.items():
        part = marks[marks["lane"] == name]
        if lane.places:
            _draw_events(ax, part, lane, LANE_COLOURS[name], layout.size, lang)
            ax.axhline(lane.top + lane.height + layout.air, color=PALE, linewidth=0.8)
        elif name == "coverage":
            _draw_coverage(ax, part, lane, layout.unit)
        else:
            days = date2num(part["date"])
            ax.vlines(days, lane.top, lane.top + lane.height, color=INK, linewidth=count_marks(part).astype("float64"))
    _draw_phases(ax, layout)
    _draw_day_zero(ax, layout, day_zero, lang)
    ax.set_yticks(
        [lane.top + lane.height / 2 for lane in layout.lanes.values()], [names[name] for name in layout.lanes]
    )
    month_axis(ax, lang=lang)
    bare(ax, keep=["bottom"])
    _add_key(ax, marks, layout, lang)
    return ax


def _draw_events(ax: Axes, part: pd.DataFrame, lane: Lane, colour: str, size: float, lang: Language) -> None:
    confidences = part["confidence"].astype("str") if "confidence" in part else [""] * len(part)
    for (start, end, name), confidence, place in zip(
        event_spans(part, lang=lang), confidences, lane.places, strict=True
    ):
        y = lane.middle(place.row)
        if start < end:
            half = 0.15 * size
            ax.add_patch(Rectangle((start, y - half), end - start, 2 * half, zorder=3, **_bar(confidence, colour)))
        else:
            ax.plot(start, y, zorder=3, **_point(confidence, colour, max(size, 0.75)))
        ax.text(place.x, y, name, va="center_baseline", ha=place.align, fontsize=RC["font.size"] * size,
                bbox={"pad": 0.4, "facecolor": "white", "linewidth": 0})  # fmt: skip


def _point(confidence: str, colour: str, size: float = 1.0) -> dict[str, Any]:
    return {"marker": "o" if confidence in _FILLS else "s", "markersize": 5.5 * size, "linestyle": "", "color": colour,
            "fillstyle": _FILLS.get(confidence, "full"), "markerfacecoloralt": "white", "markeredgecolor": colour,
            "markeredgewidth": 0.9}  # fmt: skip


def _bar(confidence: str, colour: str) -> dict[str, Any]:
    fill = "white" if confidence in ("medium", "low") else colour
    return {
        "facecolor": fill,
        "edgecolor": colour,
        "linewidth": 0.9,
        "hatch": "/////" if confidence == "medium" else "",
    }


def _draw_coverage(ax: Axes, part: pd.DataFrame, lane: Lane, unit: float) -> None:
    counts = count_marks(part)
    most = max(int(counts.max()), 1)
    ax.bar(date2num(part["date"]), -lane.height * counts / most, width=6, align="edge", bottom=lane.top + lane.height,
           color=GREY)  # fmt: skip
    # The highest bar tells the scale.
    peak = float(date2num(part["date"].iloc[int(counts.to_numpy().argmax())]))
    late = peak + 6 + unit > ax.get_xlim()[1]
    ax.text(peak - 0.1 * unit if late else peak + 6 + 0.1 * unit, lane.top, str(most), va="top",
            ha="right" if late else "left")  # fmt: skip


def _draw_phases(ax: Axes, layout: Layout) -> None:
    for number, band in enumerate(layout.bands):
        shade = _SHADES[number % 2]
        ax.add_patch(Rectangle((band.start, -BAND), band.end - band.start, BAND, facecolor=shade, linewidth=0))
        if number:
            ax.plot([band.start] * 2, [0, layout.below], color=GREY, linewidth=0.6, linestyle=(0, (1, 2)), zorder=1)
        if band.line is None:
            ax.text((band.start + band.end) / 2, -BAND / 2, band.name, va="center_baseline", ha="center")
        else:
            height = BAND + (band.line + 0.5) * LINE
            ax.text(band.start + 0.1 * layout.unit, -height, band.name, va="center_baseline", ha="left")


def _draw_day_zero(ax: Axes, layout: Layout, day_zero: pd.Timestamp, lang: Language) -> None:
    x = float(date2num(day_zero))
    ax.plot([x, x], [LINE - layout.above, layout.below], color=INK, linewidth=0.9, linestyle=(0, (3, 2)), zorder=2)
    said = f"{label('day_zero', lang)}: {write_date(day_zero.date(), lang=lang)}"
    late = x + text_width_cm(said, weight="bold") * layout.unit > layout.limits[1]
    ax.text(x, LINE / 2 - layout.above, said, ha="right" if late else "left", va="center_baseline", fontweight="bold")


def _add_key(ax: Axes, marks: pd.DataFrame, layout: Layout, lang: Language) -> None:
    events = marks[marks["lane"].isin(LANES)]
    stated = events["confidence"].astype("str") if "confidence" in events else pd.Series(dtype="str")
    levels = [level for level in _FILLS if (stated == level).any()]
    handles: list[Line2D | Patch] = [Line2D([], [], **_point(level, INK), label=label(level, lang)) for level in levels]
    if (stated == "").any():
        handles.append(Line2D([], [], **_point("", INK), label=label("not_stated", lang).lower()))
    if "precision" in events and (events["precision"] == "month").any():
        handles.append(Patch(**_bar("high", INK), label=label("month_only", lang)))
    if handles:
        ax.legend(handles=handles, title=f"{label('confidence', lang)}:", title_fontsize=RC["font.size"], ncols=5,
                  loc="upper left", bbox_to_anchor=(0, -1.2 / (layout.above + layout.below)), handletextpad=0.3,
                  columnspacing=1, handlelength=1.6, alignment="left", borderaxespad=0)  # fmt: skip
