"""What the renderer says of a figure: where each text stands, which overlap, which are cut."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from numpy.typing import NDArray

from casestudy.plots.style import DPI, style

#: The corners of a text, counter-clockwise, in dots.
Corners = NDArray[np.float64]
Written = list[tuple[str, Corners]]


def written(ax: Axes) -> list[Text]:
    """Return the texts that an axes shows: its own, its titles, its legend and the labels of ticks in view."""
    hidden = set()
    for axis in (ax.xaxis, ax.yaxis):
        low, high = sorted(axis.get_view_interval())
        out = [tick for tick in axis.get_major_ticks() if not ax.axison or not low <= tick.get_loc() <= high]
        hidden |= {text for tick in (*out, *axis.get_minor_ticks()) for text in (tick.label1, tick.label2)}
        hidden |= set() if ax.axison else {axis.label}
    texts = [text for text in ax.findobj(Text) if isinstance(text, Text) and text not in hidden]
    return [text for text in texts if text.get_visible() and text.get_text().strip()]


def corners(text: Text) -> Corners:
    """Return where a text stands; a slanted one is measured upright and turned round the point it hangs on."""
    slant = text.get_rotation()
    if upright := slant % 90 == 0:
        box = text.get_window_extent()
    else:
        assert text.get_rotation_mode() == "anchor"
        text.set_rotation(0)
        box = text.get_window_extent()
        text.set_rotation(slant)
    places = np.array([[box.x0, box.y0], [box.x1, box.y0], [box.x1, box.y1], [box.x0, box.y1]])
    if upright:
        return places
    pivot = np.array(text.get_transform().transform(text.get_position()))
    cos, sin = np.cos(np.deg2rad(slant)), np.sin(np.deg2rad(slant))
    turned: Corners = (places - pivot) @ np.array([[cos, sin], [-sin, cos]]) + pivot
    return turned


def shared_area(one: Corners, two: Corners) -> float:
    """Return the area in square dots that two convex shapes share (Sutherland and Hodgman's clipping)."""
    shape = [tuple(point) for point in one]
    for (ax, ay), (bx, by) in zip(two, np.roll(two, -1, axis=0), strict=True):
        sides = [(bx - ax) * (y - ay) - (by - ay) * (x - ax) for x, y in shape]
        clipped = []
        for n, ((x, y), side) in enumerate(zip(shape, sides, strict=True)):
            (px, py), before = shape[n - 1], sides[n - 1]
            if (side >= 0) != (before >= 0):
                part = before / (before - side)
                clipped.append((px + part * (x - px), py + part * (y - py)))
            if side >= 0:
                clipped.append((x, y))
        shape = clipped
    return abs(sum(float(shape[n - 1][0] * y - x * shape[n - 1][1]) for n, (x, y) in enumerate(shape))) / 2


def drawn(draw: Callable[[], Axes]) -> tuple[Figure, Written]:
    """Draw a figure as it is printed; return it with every text on it and its place."""
    with style():
        figure = draw().get_figure(root=True)
        assert isinstance(figure, Figure)
        return figure, measured(figure)


def measured(figure: Figure) -> Written:
    """Return every text on a figure and its place, at the resolution of print."""
    figure.dpi = DPI
    FigureCanvasAgg(figure).draw()
    texts = [*figure.texts, *(text for ax in figure.axes for text in written(ax))]
    return [(text.get_text(), corners(text)) for text in texts]


def overlaps(texts: Written) -> list[tuple[str, str]]:
    """Return the pairs of texts that share more than a dot."""
    low = np.array([place.min(axis=0) for _, place in texts]).reshape(-1, 2)
    high = np.array([place.max(axis=0) for _, place in texts]).reshape(-1, 2)
    found = []
    for number, (one, here) in enumerate(texts):
        near = ((low[:number] < high[number]) & (low[number] < high[:number])).all(axis=1)
        found += [(one, texts[other][0]) for other in np.flatnonzero(near) if shared_area(here, texts[other][1]) > 1]
    return found


def outside(figure: Figure, texts: Written) -> list[str]:
    """Return the texts that reach over the figure's edge by more than a dot."""
    size = np.array([figure.bbox.width, figure.bbox.height])
    return [text for text, place in texts if (place < -1).any() or (place > size + 1).any()]
