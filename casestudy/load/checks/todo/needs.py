"""What each exhibit cannot be drawn without: where it belongs in a case, and whether the case has it yet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd

from casestudy.case import Case
from casestudy.errors import Bilingual
from casestudy.load.formats.files import list_files
from casestudy.load.sources import Sources, load_case
from casestudy.load.texts import informant_of


@dataclass(frozen=True)
class Need:
    """One thing that exhibits are made of.

    Attributes
    ----------
    place : str
        Where it belongs: a file or a folder of the case.
    what : Bilingual
    met : callable
        Whether the tables of a case hold it.
    finer : bool
        Whether it asks for more than that its place holds something.
    """

    place: str
    what: Bilingual
    met: Callable[[Case, Sources], bool]
    finer: bool = False


def _rows(table: str) -> Callable[[Case, Sources], bool]:
    return lambda _, sources: len(getattr(sources, table)) > 0


def _stated(table: str, *columns: str) -> Callable[[Case, Sources], bool]:
    """Return whether any row of a table states all of some columns."""

    def met(_: Case, sources: Sources) -> bool:
        cells: pd.DataFrame = getattr(sources, table)[list(columns)]
        return bool((cells.notna() & (cells.astype("str") != "")).all(axis=1).any())

    return met


def _setting(name: str) -> Callable[[Case, Sources], bool]:
    return lambda case, _: bool(getattr(case, name))


def _both_sides(_: Case, sources: Sources) -> bool:
    spoken = {informant_of(doc, sources.informants) for doc in sources.turns["doc"].unique()}
    standing = sources.informants.loc[sources.informants["informant"].isin(spoken), "standing"]
    return set(standing.dropna()) == {"internal", "external"}


def _before_and_after(case: Case, sources: Sources) -> bool:
    later = sources.clippings["date"] >= pd.Timestamp(case.turning_point)
    return bool(later.any() and not later.all())


def _coded_interviews(_: Case, sources: Sources) -> bool:
    return bool(sources.segments["doc"].isin(set(sources.turns["doc"])).any())


def _second_coder(_: Case, sources: Sources) -> bool:
    return len(set(sources.segments["coder"])) > 1


def _dated(_: Case, sources: Sources) -> bool:
    return any(len(table) for table in (sources.events, sources.activities, sources.clippings))


#: What clippings are grouped by.
GROUPS = ("topic", "outlet_type", "reach", "spokesperson_role")
#: In the order in which a student does them.
NEEDS = {
    "informants": Need("tables/informants.csv", Bilingual("informan", "informants"), _rows("informants")),
    "interviews": Need("raw/interviews", Bilingual("transkrip wawancara", "transcripts of interviews"), _rows("turns")),
    "both sides": Need(
        "raw/interviews",
        Bilingual("wawancara informan internal dan eksternal", "interviews of internal and external informants"),
        _both_sides, finer=True,
    ),
    "texts": Need(
        "raw", Bilingual("wawancara, catatan, kliping, atau teks lain", "interviews, notes, clippings or other texts"),
        _rows("texts"),
    ),
    "dated": Need("tables/events.csv", Bilingual("peristiwa bertanggal", "dated events"), _dated),
    "clippings": Need("raw/clippings", Bilingual("kliping berita", "clippings"), _rows("clippings")),
    "groups": Need(
        "raw/clippings",
        Bilingual("topik, jenis media, cakupan, atau peran narasumber",
                  "topics, kinds of outlet, reach or roles of spokespersons"),
        lambda case, sources: any(_stated("clippings", name)(case, sources) for name in GROUPS), finer=True,
    ),
    "spokespersons": Need(
        "raw/clippings", Bilingual("narasumber pada kliping (spokesperson)", "spokespersons (spokesperson)"),
        _stated("clippings", "spokesperson"), finer=True,
    ),
    "headline tones": Need(
        "raw/clippings", Bilingual("nada judul kliping (headline_tone)", "the tone of headlines (headline_tone)"),
        _stated("clippings", "headline_tone"), finer=True,
    ),
    "before and after": Need(
        "raw/clippings",
        Bilingual("kliping sebelum dan sesudah titik balik", "clippings before and after the turning point"),
        _before_and_after, finer=True,
    ),
    "comments": Need("raw/comments", Bilingual("komentar publik", "public comments"), _rows("comments")),
    "comment tones": Need(
        "raw/comments", Bilingual("nada komentar (tone)", "the tone of comments (tone)"), _stated("comments", "tone"),
        finer=True,
    ),
    "posts": Need("tables/posts.csv", Bilingual("unggahan media sosial", "social-media posts"), _rows("posts")),
    "engagement": Need(
        "tables/posts.csv",
        Bilingual("suka, komentar, bagikan, dan pengikut unggahan", "likes, comments, shares and followers of posts"),
        _stated("posts", "likes", "comments", "shares", "followers"), finer=True,
    ),
    "activities": Need(
        "tables/activities.csv", Bilingual("kegiatan humas", "activities of the office"), _rows("activities")
    ),
    "codebook": Need("tables/codebook.csv", Bilingual("buku kode", "the codebook"), _rows("codebook")),
    "codings": Need("codings", Bilingual("petikan terkode", "coded passages"), _rows("segments")),
    "coded interviews": Need(
        "codings", Bilingual("petikan terkode dari wawancara", "coded passages of interviews"),
        _coded_interviews, finer=True,
    ),
    "second coder": Need("codings", Bilingual("pengode kedua", "a second coder"), _second_coder, finer=True),
    "process": Need(
        "case.toml", Bilingual("kode langkah proses humas (process)", "codes for the steps of the work (process)"),
        _setting("process"),
    ),
    "images": Need(
        "case.toml", Bilingual("kode jenis citra (images)", "codes for the images (images)"), _setting("images")
    ),
    "responses": Need(
        "case.toml", Bilingual("kode tanggapan krisis (responses)", "codes for the crisis responses (responses)"),
        _setting("responses"),
    ),
    "swot": Need("tables/swot.csv", Bilingual("faktor SWOT", "SWOT factors"), _rows("swot")),
    "scores": Need(
        "tables/swot_scores.csv", Bilingual("bobot dan rating dari penilai", "weights and ratings of judges"),
        _rows("swot_scores"),
    ),
}  # fmt: skip
_CODED = ("codebook", "codings")
_SAID = ("interviews", *_CODED, "coded interviews")
#: What each exhibit of the notebooks needs. `sources=` in a notebook names all that an exhibit is made from; here
#: stands what of it there must be, for there to be anything to draw.
EXHIBIT_NEEDS = {
    "timeline": ("dated",), "informants": ("informants",), "sources": ("texts",),
    "interview-words": ("interviews", "both sides"), "collocations": ("interviews",),
    "theme-map": _CODED, "theme-informant": _SAID, "theme-cooccurrence": _CODED, "saturation": _SAID,
    "agreement": (*_CODED, "second coder"), "theme-quotes": _SAID,
    "left-out": ("clippings",), "coverage-tone": ("clippings",), "outlet-tone": ("clippings",),
    "tone-groups": ("clippings", "groups"), "spokesperson-tone": ("clippings", "spokespersons"),
    "headline-divergence": ("clippings", "headline tones"), "diverging-headlines": ("clippings", "headline tones"),
    "comment-tone": ("comments", "comment tones"),
    "interview-cloud": ("interviews",), "coverage-cloud": ("clippings",),
    "comparison-cloud": ("clippings", "before and after"), "coverage-keyness": ("clippings", "before and after"),
    "triangulation": _CODED, "negative-cases": _CODED,
    "activity-map": ("activities",), "activities": ("activities",),
    "content-map": ("posts",), "post-calendar": ("posts",), "top-posts": ("posts", "engagement"),
    "process": ("process", *_CODED), "images": ("images", *_SAID), "responses": ("responses", *_CODED),
    "swot-alignment": ("swot",), "swot-scores": ("swot", "scores"), "swot-position": ("swot", "scores"),
}  # fmt: skip


def unmet_needs(case: Case, sources: Sources, slug: str) -> list[str]:
    """Return what an exhibit needs and the case does not have, the names in `NEEDS`; none for one of a user's own.

    Of several needs in one place the first is told: who has no clippings needs no spokespersons yet.
    """
    return _first_in_place([name for name in EXHIBIT_NEEDS.get(slug, ()) if not NEEDS[name].met(case, sources)])


def why_empty(case: Case, slug: str) -> list[str]:
    """Return what an exhibit that turned out empty wants, the names in `NEEDS`; none where it is not for want of input.

    It is what the case has no file for. Where all files are there, they are read for what they do not hold.
    """
    names = EXHIBIT_NEEDS.get(slug, ())
    if absent := [name for name in names if not _is_there(case, name)]:
        return _first_in_place(absent)
    return unmet_needs(case, load_case(case), slug) if names else []


def _first_in_place(names: Iterable[str]) -> list[str]:
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(NEEDS[name].place, name)
    return list(first.values())


def _is_there(case: Case, name: str) -> bool:
    """Return whether the place of a need holds something: a setting, files in a folder, a table's file."""
    place = NEEDS[name].place
    if place == "case.toml":
        return bool(getattr(case, name))
    folder, _, file = place.rpartition("/")
    if file.endswith(".csv"):
        return any(path.stem == file.removesuffix(".csv") for path in list_files(case.folder / folder))
    return any(path.is_file() for path in (case.folder / place).rglob("*"))
