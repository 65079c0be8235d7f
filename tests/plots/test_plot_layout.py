"""What the renderer says of every figure: nothing overlaps, nothing is cut, in both languages."""

from collections.abc import Callable
from functools import cache, partial

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from numpy.typing import NDArray

import casestudy as cs
from casestudy.errors import Language
from casestudy.plots.style import CM, DPI, HEIGHT_CM, WIDTH_CM, new_axes, style

Draw = Callable[[Language], Axes]
#: The corners of a text, counter-clockwise, in dots.
Corners = NDArray[np.float64]
Written = list[tuple[str, Corners]]


def figures(sources: "cs.Sources") -> dict[str, Draw]:
    """Return each plotting function on the shipped case's tables."""
    case = cs.open_case("bekasi")
    names = {lang: cs.case_labels(sources.labels, sources.codebook, lang) for lang in ("id", "en")}
    mine = sources.segments[sources.segments["coder"] == sources.segments["coder"].min()]
    passages = cs.theme_passages(mine, sources.codebook)
    owners = cs.doc_informants(sources.turns["doc"], sources.informants)
    chosen = cs.select_clippings(sources.clippings, region=case.region)
    kept = chosen[chosen["left_out"] == ""]
    words = cs.load_words("id", case=case)
    counts = cs.count_words(cs.tokenize(kept), by=dict(zip(kept["doc"], kept["tone"].astype("str"), strict=True)))
    key = cs.top_keyness(cs.keyness(counts, target="negative", reference="positive", drop=words.hidden), n=12)
    top = cs.count_words(cs.tokenize(kept), drop=words.hidden).head(60)
    day = pd.Timestamp(case.day_zero)
    marks = cs.timeline(sources.events, sources.activities, start=day, end=day + pd.Timedelta(days=365))
    units = cs.coding_units(sources.texts, sources.turns, unit="turn")
    grid = cs.alignment_grid(cs.factor_evidence(sources.swot, mine), sources.alignment, mine)
    lines = [(day, "Operasi tangkap tangan"), (pd.Timestamp(case.turning_point), "Sesudah deklarasi")]
    matrix = cs.theme_by_informant(passages, sources.codebook, owners)
    behind = dict.fromkeys(matrix["theme"], "8 / 8")
    return {
        "timeline": lambda lang: cs.plot_timeline(marks, day_zero=day, lang=lang),
        "weekly": lambda lang: cs.plot_weekly_tone(cs.weekly_tone(kept), events=lines, lang=lang),
        "outlets": lambda lang: cs.plot_tone_bars(cs.tone_by(kept, "outlet"), "outlet", lang=lang),
        "cloud": lambda lang: cs.plot_cloud_beside_bars(top, seed=1, lang=lang),
        "comparison": lambda _: cs.plot_comparison_cloud(key, names=("Negatif", "Positif"), seed=1),
        "keyness": lambda lang: cs.plot_keyness(key, names=("Sebelum deklarasi", "Sesudah deklarasi"), lang=lang),
        "themes": lambda lang: cs.plot_heat_map(matrix, rows="theme", columns="informant", row_names=names[lang],
                                                totals=behind, lang=lang),
        "meeting": lambda lang: cs.plot_cooccurrence(
            cs.theme_cooccurrence(passages, units, sources.codebook), names=names[lang], lang=lang
        ),
        "triangulation": lambda lang: cs.plot_triangulation(
            cs.triangulate(passages, sources.codebook, cs.source_types(sources.texts, sources.informants, owners)),
            names=names[lang], lang=lang,
        ),
        "alignment": lambda lang: cs.plot_alignment(grid, names=names[lang], lang=lang),
        "content": lambda lang: cs.plot_content_map(cs.content_map(sources.posts), names=names[lang], lang=lang),
        "table": lambda lang: cs.plot_table(sources.informants, lang=lang, columns={"informant": 1, "position": 3,
                                            "unit": 2, "kind": 1, "standing": 1, "date": 2, "minutes": 1}),
        "register": lambda lang: cs.plot_table_pages(cs.activity_register(sources.activities), lang=lang, size=8,
                                                     columns={"date": 2, "name": 6, "kind": 1.4, "district": 2,
                                                              "participants": 1.2})[0],
    }  # fmt: skip


NAMES = ["timeline", "weekly", "outlets", "cloud", "comparison", "keyness", "themes", "meeting", "triangulation",
         "alignment", "content", "table", "register"]  # fmt: skip


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
        figure.dpi = DPI
        FigureCanvasAgg(figure).draw()
        texts = [text for ax in figure.axes for text in written(ax)]
        return figure, [(text.get_text(), corners(text)) for text in texts]


def overlaps(texts: Written) -> list[tuple[str, str]]:
    """Return the pairs of texts that share more than a dot."""
    pairs = [(one, two) for number, one in enumerate(texts) for two in texts[:number]]
    return [(one, two) for (one, here), (two, there) in pairs if shared_area(here, there) > 1]


def outside(figure: Figure, texts: Written) -> list[str]:
    """Return the texts that reach over the figure's edge by more than a dot."""
    size = np.array([figure.bbox.width, figure.bbox.height])
    return [text for text, place in texts if (place < -1).any() or (place > size + 1).any()]


@pytest.fixture(scope="module")
def pictures(sources: "cs.Sources") -> Callable[[str, Language], tuple[Figure, Written]]:
    """Return what draws each figure once."""
    draws = figures(sources)
    return cache(lambda name, lang: drawn(partial(draws[name], lang)))


def test_the_measure_sees_what_overlaps() -> None:
    """Squares share what they share; of slanted texts those that touch are found, and those side by side are not."""
    square = np.array([[0.0, 0], [2, 0], [2, 2], [0, 2]])
    assert [shared_area(square, square + shift) for shift in (0, 1, 3)] == [4, 1, 0]

    def slanted(gap: float) -> Axes:
        ax = new_axes()
        for x in (0.2, 0.2 + gap):
            ax.text(x, 0.2, f"Wawancara {x:.2f}", rotation=45, rotation_mode="anchor")
        return ax

    assert [len(overlaps(drawn(partial(slanted, gap))[1])) for gap in (0.01, 0.1)] == [1, 0]
    assert outside(*drawn(lambda: plot_outside(new_axes()))) == ["di luar"]


def plot_outside(ax: Axes) -> Axes:
    # Text that hangs on the figure is no business of the layout.
    ax.text(0.99, 0.5, "di luar", transform=ax.figure.transFigure, in_layout=False)
    return ax


Pictures = Callable[[str, Language], tuple[Figure, Written]]


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_no_two_texts_overlap(pictures: Pictures, name: str, lang: Language) -> None:
    """No text of a figure lies on another."""
    _, texts = pictures(name, lang)

    assert len(texts) > 1
    assert overlaps(texts) == []


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_cut(pictures: Pictures, name: str, lang: Language) -> None:
    """Every text lies inside the figure, which is as wide as the page's text and no higher than the page."""
    figure, texts = pictures(name, lang)
    width, height = figure.get_size_inches()

    assert width == pytest.approx(WIDTH_CM * CM)
    assert height <= HEIGHT_CM * CM + 0.01
    assert outside(figure, texts) == []


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("comparison", "register")])
def test_texts_are_in_the_language(pictures: Pictures, name: str) -> None:
    """A figure says something else in each language."""
    said = [{text for text, _ in pictures(name, lang)[1]} for lang in ("id", "en")]

    assert said[0] != said[1]


def weekly(*days: str) -> pd.DataFrame:
    return cs.weekly_tone(pd.DataFrame({"date": pd.to_datetime(list(days)), "tone": "negative"}))


def grid_of(months: int) -> pd.DataFrame:
    when = pd.date_range("2022-01-01", periods=months, freq="MS")
    return pd.DataFrame([(month, pillar, 12, 12, 11.25) for month in when for pillar in ("informasi-layanan", "b")],
                        columns=["month", "pillar", "n", "rated", "engagement"])  # fmt: skip


def factors(count: int) -> pd.DataFrame:
    text = "Paraf berjenjang membuat jawaban DPRD, OPD, BPK, KPK, dan PPID sering terlambat berhari-hari"
    rows = [(kind, f"{kind[0].upper()}{n}", text, text, "", n) for kind in ("strength", "threat") for n in range(count)]
    return pd.DataFrame(rows, columns=["cell", "item", "label_id", "label_en", "factors", "passages"])


def informants(count: int) -> pd.DataFrame:
    return pd.DataFrame([(theme, f"IP-{n}", n) for theme in "abc" for n in range(1, count + 1)],
                        columns=["theme", "informant", "n"])  # fmt: skip


def marks(*days: str) -> pd.DataFrame:
    return pd.DataFrame({"date": pd.to_datetime(list(days)), "lane": "legal",
                         "label_id": [f"Peristiwa yang panjang namanya {n}" for n in range(len(days))]})  # fmt: skip


DAY = pd.Timestamp("2022-01-05")
HARD: dict[str, Callable[[], Axes]] = {
    "one late event": lambda: cs.plot_weekly_tone(
        weekly("2022-01-05", "2022-12-12"), events=[(pd.Timestamp("2022-10-20"), "Putusan pengadilan tipikor")]
    ),
    "events at the edge": lambda: cs.plot_weekly_tone(
        weekly("2022-01-05", "2022-12-12"),
        events=[(pd.Timestamp("2022-12-10"), "Hari antikorupsi sedunia"), (DAY, "OTT"), (DAY, "Plt mulai")],
    ),
    "one week": lambda: cs.plot_weekly_tone(weekly("2022-01-05"), events=[(DAY, "Operasi tangkap tangan")]),
    "three years of weeks": lambda: cs.plot_weekly_tone(weekly("2022-01-05", "2024-12-12")),
    "three years of marks": lambda: cs.plot_timeline(marks(*["2022-01-05"] * 9, "2024-12-12"), day_zero=DAY),
    "one mark": lambda: cs.plot_timeline(marks("2022-01-05"), day_zero=DAY),
    "one bar": lambda: cs.plot_tone_bars(cs.tone_by(pd.DataFrame({"o": ["A"], "tone": ["neutral"]}), "o"), "o"),
    "large counts": lambda: cs.plot_word_bars(pd.DataFrame({"word": ["a", "b"], "n": [123_456, 123_455]})),
    "one word": lambda: cs.plot_word_bars(pd.DataFrame({"word": ["a"], "n": [1]})),
    "twenty informants": lambda: cs.plot_heat_map(
        informants(20), rows="theme", columns="informant", totals={"a": "20 / 20"}
    ),
    "fifteen months": lambda: cs.plot_content_map(grid_of(15)),
    "two years of months": lambda: cs.plot_content_map(grid_of(24)),
    "thirty-two factors": lambda: cs.plot_alignment(factors(16)),
}


@pytest.mark.parametrize("name", HARD)
def test_crowded_and_bare_figures_stay_legible(name: str) -> None:
    """What another city's case may bring: late events, one week, years, many informants, many factors."""
    figure, texts = drawn(HARD[name])

    assert overlaps(texts) == []
    assert outside(figure, texts) == []


def test_fields_hold_their_lines() -> None:
    """No line of the alignment page reaches over the edge of its field, capitals or not."""
    capitals = factors(2).assign(label_id="DPRD, OPD, BPK, KPK, PPID, DAN BPS MENGAWASI APBD SERTA RPJMD KOTA")
    with style():
        ax = cs.plot_alignment(capitals)
        figure = ax.get_figure(root=True)
        assert isinstance(figure, Figure)
        figure.dpi = DPI
        FigureCanvasAgg(figure).draw()
        ends = [ax.transData.inverted().transform((text.get_window_extent().x1, 0))[0] for text in ax.texts]

    assert all(end < int(text.get_position()[0]) + 1 for text, end in zip(ax.texts, ends, strict=True))
