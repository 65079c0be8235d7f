"""What the renderer says of crowded and bare figures: nothing overlaps, nothing is cut."""

from collections.abc import Callable
from functools import partial
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes

import casestudy as cs
from casestudy.findings.strategy.triangulation import SOURCE_TYPES
from casestudy.plots.style import new_axes
from tests.plots.extents import drawn, outside, overlaps, shared_area


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
    "twelve themes that all meet, as a matrix": lambda: cs.plot_cooccurrence(meetings(12).assign(jaccard=0.25)),
    "five responses in every phase": lambda: cs.plot_responses(
        pd.DataFrame(
            [(one, phase, 120) for one in named(5) for phase in ("acute", "response", "retrospect")],
            columns=["response", "phase", "n"],
        ),
        phases=cs.open_case("bekasi").phases,
        lang="en",
    ),
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
