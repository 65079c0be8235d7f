"""What the renderer says of every figure: nothing overlaps, nothing is cut, in both languages."""

from collections.abc import Callable

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

import casestudy as cs
from casestudy.errors import Language
from casestudy.plots.style import CM, HEIGHT_CM, WIDTH_CM, style

Draw = Callable[[Language], Axes]


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
    }  # fmt: skip


NAMES = ["timeline", "weekly", "outlets", "cloud", "comparison", "keyness", "themes", "meeting", "triangulation",
         "alignment", "content", "table"]  # fmt: skip


def written(ax: Axes) -> list[Text]:
    """Return the texts that an axes shows: its own, its titles, its legend and the labels of ticks in view."""
    legend = ax.get_legend()
    texts = [*ax.texts, ax.title, *(legend.get_texts() if legend else [])]
    texts += [child for child in ax.get_children() if isinstance(child, Text) and child not in texts]
    if not ax.axison:
        return texts
    for axis in (ax.xaxis, ax.yaxis):
        low, high = sorted(axis.get_view_interval())
        texts.append(axis.label)
        for tick in axis.get_major_ticks():
            if low <= tick.get_loc() <= high:
                texts += [tick.label1, tick.label2]
    return texts


def drawn(draw: Draw, lang: Language) -> tuple[Figure, list[tuple[str, Bbox, bool]]]:
    """Draw a figure; return it with the text, box and rotation of everything written on it."""
    with style():
        figure = draw(lang).get_figure(root=True)
        assert isinstance(figure, Figure)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        renderer = canvas.get_renderer()
        texts = [text for ax in figure.axes for text in written(ax) if text.get_visible() and text.get_text().strip()]
        boxes = [(text.get_text(), text.get_window_extent(renderer), text.get_rotation() % 90 != 0) for text in texts]
    return figure, [(words, box, turned) for words, box, turned in boxes if box.width > 0]


@pytest.fixture(scope="module")
def drawings(sources: "cs.Sources") -> dict[str, Draw]:
    """Return what to draw, by name."""
    return figures(sources)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_no_two_texts_overlap(drawings: dict[str, Draw], name: str, lang: Language) -> None:
    """No text of a figure lies on another, by more than a hair."""
    _, boxes = drawn(drawings[name], lang)
    # The box of a slanted text covers ground that its letters leave free.
    upright = [(words, box) for words, box, turned in boxes if not turned]
    hits = []
    for number, (words, box) in enumerate(upright):
        for other, second in upright[number + 1 :]:
            both = Bbox.intersection(box, second)
            if both is not None and both.width > 1 and both.height > 2.5:
                hits.append((words, other))
    assert hits == []


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_cut(drawings: dict[str, Draw], name: str, lang: Language) -> None:
    """Every text lies inside the figure, which is as wide as the page's text and no higher than the page."""
    figure, boxes = drawn(drawings[name], lang)
    width, height = figure.get_size_inches()
    assert width == pytest.approx(WIDTH_CM * CM)
    assert height <= HEIGHT_CM * CM + 0.01
    page = figure.bbox
    out = [words for words, box, _ in boxes if box.x0 < page.x0 - 1 or box.x1 > page.x1 + 1 or box.y0 < page.y0 - 1
           or box.y1 > page.y1 + 1]  # fmt: skip
    assert out == []
