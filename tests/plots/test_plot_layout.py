"""What the renderer says of every figure: nothing overlaps, nothing is cut, in both languages."""

from collections.abc import Callable
from functools import cache, partial
from itertools import combinations

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
from casestudy.findings.strategy.triangulation import SOURCE_TYPES
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
    year = {"start": day - pd.Timedelta(days=30), "end": day + pd.Timedelta(days=365)}
    marks = cs.timeline(sources.events, sources.activities, clippings=kept, **year)
    selections = cs.weekly_tone(cs.clipping_selections(sources.clippings, region=case.region), by="selection")
    groups = cs.tone_by_each(kept, ["topic", "outlet_type", "reach", "spokesperson_role"])
    phase_names = {lang: {phase.name: phase.label.to(lang) for phase in case.phases} for lang in ("id", "en")}
    units = cs.coding_units(sources.texts, sources.turns, unit="turn")
    grid = cs.alignment_grid(cs.factor_evidence(sources.swot, mine), sources.alignment, mine)
    lines = [(day, "Operasi tangkap tangan"), (pd.Timestamp(case.turning_point), "Sesudah deklarasi")]
    matrix = cs.theme_by_informant(passages, sources.codebook, owners)
    standing = dict(zip(sources.informants["informant"], sources.informants["standing"].astype("str"), strict=True))
    pairs = cs.theme_cooccurrence(passages, units, sources.codebook)
    types = cs.source_types(sources.texts, sources.informants, owners, clippings=sources.clippings)
    orders = cs.interview_orders(sources.texts[sources.texts["source"] == "interview"], seed=2022)
    curve = cs.saturation_curve(mine, orders, sources.codebook)
    index = cs.saturation_index(mine, orders, sources.codebook)
    tree = cs.theme_tree(mine, sources.codebook, owners, strategies=case.strategies)
    steps = cs.process_steps(mine, sources.codebook, types, case.process)
    images = cs.image_valence(mine, sources.codebook, sources.informants, owners, case.images)
    responses = cs.response_by_phase(mine, sources.codebook, sources.texts, case.phases, case.strategies)
    return {
        "timeline": lambda lang: cs.plot_timeline(marks, day_zero=day, phases=case.phases, lang=lang),
        "selections": lambda lang: cs.plot_weekly_tone(
            selections, events=cs.event_lines(case, sources.events, lang=lang), lang=lang
        ),
        "groups": lambda lang: cs.plot_tone_bars(groups, "value", by="by", names=names[lang], lang=lang),
        "speakers": lambda lang: cs.plot_tone_bars(
            cs.tone_by(kept, "spokesperson"), "spokesperson", names=names[lang], lang=lang
        ),
        "comments": lambda lang: cs.plot_comment_tone(
            cs.comment_tone(sources.comments, case.phases), names=phase_names[lang], lang=lang
        ),
        "activities": lambda lang: cs.plot_activities(
            cs.activity_map(sources.activities), names=names[lang], lang=lang
        ),
        "calendar": lambda lang: cs.plot_post_days(
            cs.post_days(sources.posts), events=cs.event_lines(case, sources.events, lang=lang), names=names[lang],
            lang=lang,
        ),
        "weekly": lambda lang: cs.plot_weekly_tone(cs.weekly_tone(kept), events=lines, lang=lang),
        "outlets": lambda lang: cs.plot_tone_bars(cs.tone_by(kept, "outlet"), "outlet", lang=lang),
        "cloud": lambda lang: cs.plot_cloud_beside_bars(top, seed=1, lang=lang),
        "comparison": lambda _: cs.plot_comparison_cloud(key, names=("Negatif", "Positif"), seed=1),
        "keyness": lambda lang: cs.plot_keyness(key, names=("Sebelum deklarasi", "Sesudah deklarasi"), lang=lang),
        "themes": lambda lang: cs.plot_theme_informants(matrix, standing=standing, names=names[lang], lang=lang),
        "meeting": lambda lang: cs.plot_cooccurrence(pairs, names=names[lang], lang=lang),
        "network": lambda lang: cs.plot_theme_network(pairs, names=names[lang], unit="turn", lang=lang),
        "saturation": lambda lang: cs.plot_saturation(curve, index=index, lang=lang),
        "tree": lambda lang: cs.plot_theme_tree(tree, lang=lang),
        "triangulation": lambda lang: cs.plot_triangulation(
            cs.triangulate(passages, sources.codebook, types), names=names[lang], lang=lang
        ),
        "process": lambda lang: cs.plot_process(steps, names=names[lang], lang=lang),
        "images": lambda lang: cs.plot_images(images, names=names[lang], lang=lang),
        "responses": lambda lang: cs.plot_responses(responses, phases=case.phases, names=names[lang], lang=lang),
        "alignment": lambda lang: cs.plot_alignment(grid, names=names[lang], lang=lang),
        "content": lambda lang: cs.plot_content_map(cs.content_map(sources.posts), names=names[lang], lang=lang),
        "table": lambda lang: cs.plot_table(sources.informants, lang=lang, columns={"informant": 1, "position": 3,
                                            "unit": 2, "kind": 1, "standing": 1, "date": 2, "minutes": 1}),
        "register": lambda lang: cs.plot_table_pages(cs.activity_register(sources.activities), lang=lang, size=8,
                                                     columns={"date": 2, "name": 6, "kind": 1.4, "district": 2,
                                                              "participants": 1.2})[0],
    }  # fmt: skip


NAMES = ["timeline", "selections", "groups", "speakers", "comments", "activities", "calendar", "weekly", "outlets",
         "cloud", "comparison", "keyness", "themes", "meeting", "network", "saturation", "tree", "triangulation",
         "process", "images", "responses", "alignment", "content", "table",
         "register"]  # fmt: skip


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


def activities(count: int) -> pd.DataFrame:
    days = pd.date_range("2022-01-05", periods=count, freq="25D")
    return pd.DataFrame({"date": days, "kind": "social", "district": [f"Kecamatan {n}" for n in range(count)],
                         "participants": 12_000})  # fmt: skip


def posts() -> pd.DataFrame:
    days = pd.date_range("2022-01-05", "2024-12-31", freq="9D")
    pillars = ["layanan", "capaian dan agenda pimpinan kota"]
    return pd.DataFrame({"date": days, "pillar": [pillars[n % 2] for n in range(len(days))]})


def grid_of(months: int) -> pd.DataFrame:
    when = pd.date_range("2022-01-01", periods=months, freq="MS")
    return pd.DataFrame([(month, pillar, 12, 12, 11.25) for month in when for pillar in ("informasi-layanan", "b")],
                        columns=["month", "pillar", "n", "rated", "engagement"])  # fmt: skip


def factors(count: int) -> pd.DataFrame:
    text = "Paraf berjenjang membuat jawaban DPRD, OPD, BPK, KPK, dan PPID sering terlambat berhari-hari"
    rows = [(kind, f"{kind[0].upper()}{n}", text, text, "", n) for kind in ("strength", "threat") for n in range(count)]
    columns = ["cell", "item", "label_id", "label_en", "factors", "passages"]
    return pd.DataFrame(rows, columns=columns).assign(documents=123)


def informants(count: int) -> pd.DataFrame:
    return pd.DataFrame([(theme, f"IP-{n}", n) for theme in "abc" for n in range(1, count + 1)],
                        columns=["theme", "informant", "n"])  # fmt: skip


def named(count: int) -> list[str]:
    return [f"Pelaksanaan program komunikasi nomor {n}" for n in range(count)]


def meetings(count: int) -> pd.DataFrame:
    """Make themes of which each meets each other one."""
    pairs = [(one, two, 120 + n, 90, 1 + n % 14) for n, (one, two) in enumerate(combinations(named(count), 2))]
    return pd.DataFrame(pairs, columns=["first", "second", "n_first", "n_second", "n_both"])


def codes(count: int) -> pd.DataFrame:
    """Make a group of so many themes, each with a code four levels down."""
    rows = [("s", "", 1), *((f"{name} {level}", parent, level) for name in named(count)
            for level, parent in ((2, "s"), (3, f"{name} 2"), (4, f"{name} 3")))]  # fmt: skip
    tree = pd.DataFrame(rows, columns=["code", "parent", "level"])
    return tree.assign(label_id=tree["code"], label_en=tree["code"], strategy=tree["level"] == 2, passages=12345)


def stances(themes: int) -> pd.DataFrame:
    """Make a matrix in which every source speaks, and much of it against."""
    rows = [
        (theme, kind, 1234, 567, stance)
        for theme in named(themes)
        for kind, stance in zip(SOURCE_TYPES, ["supports", "mixed", "contradicts", "no_side"] * 2, strict=True)
    ]
    return pd.DataFrame(rows, columns=["theme", "source_type", "n", "contradicts", "stance"]).assign(
        state="complementary"
    )


def evidence(steps: int) -> pd.DataFrame:
    """Make steps of which the last has no evidence."""
    rows = [(step, kind, *([0] * 4 if n == steps - 1 else [120, 40, 300, 9]), n == steps - 1)
            for n, step in enumerate(named(steps)) for kind in SOURCE_TYPES]  # fmt: skip
    table = pd.DataFrame(rows, columns=["step", "source_type", "supports", "mixed", "contradicts", "no_side", "empty"])
    return table.assign(n=table[["supports", "mixed", "contradicts", "no_side"]].sum(axis=1), documents=12)


def perceived(images: int) -> pd.DataFrame:
    rows = [(image, side, 40, 30, 70, 9, 149, 12) for image in named(images) for side in ("internal", "external")]
    return pd.DataFrame(
        rows, columns=["image", "standing", "supports", "mixed", "contradicts", "no_side", "n", "informants"]
    )


def curve_of(interviews: int) -> pd.DataFrame:
    rows = [(order, n, f"IP-{n}", 1, n) for order in ("date", "reversed") for n in range(1, interviews + 1)]
    return pd.DataFrame(rows, columns=["order", "position", "doc", "new_codes", "codes"])


def position(*places: tuple[float, float]) -> pd.DataFrame:
    return pd.DataFrame([("mean", x, y) for x, y in places], columns=["judge", "x", "y"])


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
    "forty events in a week": lambda: cs.plot_timeline(
        marks(*["2022-01-05", "2022-01-07"] * 20, "2022-12-12"), day_zero=DAY, phases=cs.open_case("bekasi").phases
    ),
    "fifty events over a year": lambda: cs.plot_timeline(
        marks(*(f"2022-{month:02}-{day:02}" for month in range(1, 13) for day in (1, 9, 17, 25))), day_zero=DAY
    ),
    "ten event lines": lambda: cs.plot_weekly_tone(
        weekly("2022-01-05", "2022-12-12"),
        events=[(DAY + pd.Timedelta(days=20 * n), f"Peristiwa yang panjang {n}") for n in range(10)],
    ),
    "sixty speakers": lambda: cs.plot_tone_bars(
        cs.tone_by(pd.DataFrame({"o": [f"Pejabat dinas nomor {n}" for n in range(60)], "tone": "neutral"}), "o"), "o"
    ),
    "thirty districts over two years": lambda: cs.plot_activities(cs.activity_map(activities(30))),
    "three years of posts": lambda: cs.plot_post_days(
        cs.post_days(posts()), events=[(DAY + pd.Timedelta(days=300 * n), f"Peristiwa nomor {n}") for n in range(4)]
    ),
    "three years of months": lambda: cs.plot_content_map(grid_of(36)),
    "three years of marks": lambda: cs.plot_timeline(marks(*["2022-01-05"] * 9, "2024-12-12"), day_zero=DAY),
    "one mark": lambda: cs.plot_timeline(marks("2022-01-05"), day_zero=DAY),
    "one bar": lambda: cs.plot_tone_bars(cs.tone_by(pd.DataFrame({"o": ["A"], "tone": ["neutral"]}), "o"), "o"),
    "large counts": lambda: cs.plot_word_bars(pd.DataFrame({"word": ["a", "b"], "n": [123_456, 123_455]})),
    "one word": lambda: cs.plot_word_bars(pd.DataFrame({"word": ["a"], "n": [1]})),
    "twenty informants": lambda: cs.plot_theme_informants(
        informants(20).assign(informants=20), standing={f"IP-{n}": "external" for n in range(9)} | {"IP-20": "internal"}
    ),
    "two themes that meet": lambda: cs.plot_theme_network(meetings(2), lang="en"),
    "thirty themes that all meet": lambda: cs.plot_theme_network(meetings(30)),
    "four levels of codes": lambda: cs.plot_theme_tree_pages(codes(9))[0],
    "one code": lambda: cs.plot_theme_tree(codes(0)),
    "twenty themes in every source": lambda: cs.plot_triangulation(stances(20)),
    "six steps": lambda: cs.plot_process(evidence(6)),
    "one step without evidence": lambda: cs.plot_process(evidence(1), lang="en"),
    "five images": lambda: cs.plot_images(perceived(5)),
    "twenty interviews": lambda: cs.plot_saturation(curve_of(20)),
    "one interview": lambda: cs.plot_saturation(curve_of(1)),
    "far out": lambda: cs.plot_position(position((2.9, 2.95)), severe=1),
    "on the line": lambda: cs.plot_position(position((0, 0)), severe=4, lang="en"),
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
