"""Exhibits: what is drawn is what is written, twice the same, and nothing is left half done."""

import re
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from matplotlib.axes import Axes
from PIL import Image
from pypdf import PdfReader

from casestudy.case import Case
from casestudy.chapter.exhibits.manifest import read_manifest, read_skipped, write_manifest
from casestudy.chapter.exhibits.results import Exhibit, Skipped
from casestudy.chapter.exhibits.saving import save_exhibit, table_bytes
from casestudy.errors import CaseError, Language
from casestudy.plots.style import new_axes

Draw = Callable[[pd.DataFrame, str], Axes]


def tree(case: Case) -> dict[str, str]:
    """Return the hash of every file of a case's figures by its path in them."""
    return {
        file.relative_to(case.figures).as_posix(): sha256(file.read_bytes()).hexdigest()
        for file in sorted(case.figures.rglob("*"))
        if file.is_file()
    }


def save(case: Case, register: pd.DataFrame, heights: pd.DataFrame, draw: Draw, slug: str = "peaks") -> Exhibit:
    """Save the small exhibit."""
    saved = save_exhibit(
        case, register, slug, heights, draw=draw, sources=["events"], facts={"n": 3}, parameters={"seed": 7, "a": 0.5}
    )
    assert isinstance(saved, Exhibit)
    return saved


def two_pages(table: pd.DataFrame, lang: str) -> list[Axes]:
    """Draw a table on two pages of different height."""
    axes = [new_axes(height_cm=3), new_axes(height_cm=2)]
    for ax in axes:
        ax.plot(table["n"])
        ax.set_title(lang)
    return axes


def test_an_exhibit_is_written_in_both_languages_with_its_numbers(
    kota: Case, register: pd.DataFrame, heights: pd.DataFrame, draw: Draw
) -> None:
    """Numbers once, PDF and PNG in each language, and the manifest; texts come from register, case and facts."""
    saved = save(kota, register, heights, draw)

    assert sorted(tree(kota)) == [
        "data/4-1-peaks.csv",
        "en/figure-4-1-peaks.pdf",
        "en/figure-4-1-peaks.png",
        "id/gambar-4-1-peaks.pdf",
        "id/gambar-4-1-peaks.png",
        "manifest.json",
    ]
    assert saved.captions == {"id": "Gambar 4.1 Puncak di Kota Kota", "en": "Figure 4.1 Peaks in Kota City"}
    assert saved.alts == {"id": "Batang 3.", "en": "Bars 3."}
    assert saved.source_lines["en"].endswith("Illustrative data, not field data.")
    assert all(file.is_file() for file in saved.files.values())


def test_the_numbers_beside_an_exhibit_are_what_was_drawn(
    kota: Case, register: pd.DataFrame, heights: pd.DataFrame
) -> None:
    """Each language draws the very table that is written as CSV."""
    drawn: list[tuple[str, bytes]] = []

    def draw(table: pd.DataFrame, lang: str) -> Axes:
        drawn.append((lang, table_bytes(table)))
        return new_axes(height_cm=2)

    saved = save(kota, register, heights, draw)

    numbers = saved.files["data"].read_bytes()
    assert numbers == b"week,n\n1,3\n2,1\n3,2\n"
    assert drawn == [("id", numbers), ("en", numbers)]


def test_saving_again_changes_no_byte(kota: Case, register: pd.DataFrame, heights: pd.DataFrame, draw: Draw) -> None:
    """The same table gives the same pictures, pages and manifest."""
    save(kota, register, heights, draw)
    first = tree(kota)

    save(kota, register, heights, draw)

    assert tree(kota) == first


def test_the_manifest_says_how_an_exhibit_was_made(
    kota: Case, register: pd.DataFrame, heights: pd.DataFrame, draw: Draw
) -> None:
    """The entry holds notebook, cell, provenance, inputs, parameters in order, rows and the hash of the numbers."""
    save(kota, register, heights, draw)
    entry = read_manifest(kota)["peaks"]

    assert (entry["notebook"], entry["cell"], entry["number"], entry["kind"]) == ("01-a", "peaks", "4.1", "figure")
    assert (entry["sources"], entry["illustrative"], entry["rows"]) == ({"events": "illustrative"}, True, 3)
    assert list(entry["parameters"].items()) == [("a", "0.5"), ("seed", "7")]
    assert list(entry["inputs"]) == ["data/kota/case.toml", "data/kota/tables/events.csv"]
    assert entry["data_sha256"] == sha256(b"week,n\n1,3\n2,1\n3,2\n").hexdigest()
    assert entry["files"]["id.png"] == "id/gambar-4-1-peaks.png"


def test_an_exhibit_joins_those_that_were_saved_before(
    kota: Case, register: pd.DataFrame, heights: pd.DataFrame, draw: Draw
) -> None:
    """Saving one exhibit leaves the entry and the files of another as they were."""
    save(kota, register, heights, draw)
    first = tree(kota)

    save(kota, register, heights, draw, slug="people")

    assert sorted(read_manifest(kota)) == ["peaks", "people"]
    assert {name: digest for name, digest in tree(kota).items() if "peaks" in name} == {
        name: digest for name, digest in first.items() if "peaks" in name
    }


def test_a_picture_carries_its_title_and_no_software_or_date(
    kota: Case, register: pd.DataFrame, heights: pd.DataFrame, draw: Draw
) -> None:
    """Title and description go with the file; versions and hours, which would change its bytes, do not."""
    saved = save(kota, register, heights, draw)

    with Image.open(saved.files["en.png"]) as picture:
        picture.load()
        chunks = picture.info
    about = PdfReader(saved.files["id.pdf"]).metadata
    assert about is not None
    assert chunks["Title"] == "Figure 4.1 Peaks in Kota City"
    assert chunks["Description"] == f"{saved.source_lines['en']} Bars 3."
    assert "Software" not in chunks
    assert about.title == "Gambar 4.1 Puncak di Kota Kota"
    assert about.get("/CreationDate") is None


def test_a_picture_has_the_size_of_the_page_at_300_dots_an_inch(
    kota: Case, register: pd.DataFrame, heights: pd.DataFrame, draw: Draw
) -> None:
    """Fourteen centimetres are 1,653 dots: nothing is trimmed and nothing is added."""
    saved = save(kota, register, heights, draw)

    with Image.open(saved.files["en.png"]) as picture:
        assert picture.size == (1653, 354)
    box = PdfReader(saved.files["en.pdf"]).pages[0].mediabox
    assert (round(float(box.width), 1), round(float(box.height), 1)) == (396.9, 85.0)


def test_fonts_are_embedded_as_outlines(kota: Case, register: pd.DataFrame, heights: pd.DataFrame, draw: Draw) -> None:
    """A printer refuses Type 3 fonts; the pages hold TrueType under a composite font instead."""
    saved = save(kota, register, heights, draw)

    content = saved.files["en.pdf"].read_bytes()
    assert b"/Type3" not in content
    assert b"/CIDFontType2" in content


def test_a_long_table_has_a_picture_for_each_page_and_one_pdf(
    kota: Case, register: pd.DataFrame, heights: pd.DataFrame
) -> None:
    """The second page is a picture of its own with a number, and the second page of the PDF."""
    saved = save_exhibit(kota, register, "people", heights, draw=two_pages, sources=["informants"], facts={"n": 1})

    assert isinstance(saved, Exhibit)
    assert len(PdfReader(saved.files["id.pdf"]).pages) == 2
    assert [saved.files[part].name for part in ("id.png", "id-2.png")] == [
        "tabel-4-2-people.png",
        "tabel-4-2-people-2.png",
    ]
    assert len(saved.previews) == 2


def test_an_exhibit_shows_itself_in_the_language_of_the_case(
    kota: Case, register: pd.DataFrame, heights: pd.DataFrame, capsys: pytest.CaptureFixture[str]
) -> None:
    """A notebook shows each page small and then both captions; the picture is that of the case's language."""
    shown: dict[str, bytes] = {}
    for lang in ("id", "en"):
        case = replace(kota, language="id" if lang == "id" else "en")
        saved = save_exhibit(case, register, "people", heights, draw=two_pages, sources=["events"], facts={"n": 1})
        assert isinstance(saved, Exhibit)
        shown[lang] = saved.previews[0]
        saved._ipython_display_()

    lines = capsys.readouterr().out.splitlines()
    one = ["<IPython.core.display.Image object>"] * 2 + ["<IPython.core.display.Markdown object>"]
    assert lines == one * 2
    assert shown["id"] != shown["en"]
    with Image.open(BytesIO(shown["id"])) as preview:
        # 354 dots of height by 1,653 of width, made 900 wide.
        assert (preview.size, preview.mode) == ((900, 193), "P")


def test_the_picture_bytes_are_no_part_of_how_an_exhibit_reads(
    kota: Case, register: pd.DataFrame, heights: pd.DataFrame, draw: Draw
) -> None:
    """The text form of an exhibit names its files and leaves the preview out."""
    assert "previews" not in repr(save(kota, register, heights, draw))


def test_a_drawing_that_fails_leaves_figures_as_they_were(
    kota: Case, register: pd.DataFrame, heights: pd.DataFrame, draw: Draw
) -> None:
    """A failure in the second language writes neither new numbers nor a new picture beside old ones."""
    save(kota, register, heights, draw)
    before = tree(kota)

    def fail_in_english(table: pd.DataFrame, lang: str) -> Axes:
        if lang == "en":
            raise ZeroDivisionError
        return draw(table, lang)

    with pytest.raises(ZeroDivisionError):
        save(kota, register, heights.assign(n=9), fail_in_english)

    assert tree(kota) == before


def test_an_unknown_fact_leaves_figures_as_they_were(
    kota: Case, register: pd.DataFrame, heights: pd.DataFrame, draw: Draw
) -> None:
    """A text of the register that cannot be filled in stops the exhibit before anything is written."""
    with pytest.raises(CaseError):
        save_exhibit(kota, register, "peaks", heights, draw=draw, sources=["events"])

    assert not kota.figures.exists()


def test_axes_without_a_figure_are_refused(kota: Case, register: pd.DataFrame, heights: pd.DataFrame) -> None:
    """A drawing that returns axes taken out of their figure has nothing that could be saved."""

    def removed(_: pd.DataFrame, __: str) -> Axes:
        ax = new_axes()
        ax.remove()
        return ax

    with pytest.raises(TypeError, match="must return Axes that stand in a figure"):
        save(kota, register, heights, removed)


def test_another_number_takes_the_files_of_the_old_one_away(
    kota: Case, register: pd.DataFrame, heights: pd.DataFrame, draw: Draw
) -> None:
    """An exhibit that is renumbered stands in figures under its new number only."""
    save(kota, register, heights, draw)
    (kota.figures / "en" / "my-own-notes.png").write_bytes(b"mine")

    save(kota, register.replace({"number": {"4.1": "4.12"}}), heights, draw)

    assert sorted(tree(kota)) == [
        "data/4-12-peaks.csv",
        "en/figure-4-12-peaks.pdf",
        "en/figure-4-12-peaks.png",
        "en/my-own-notes.png",
        "id/gambar-4-12-peaks.pdf",
        "id/gambar-4-12-peaks.png",
        "manifest.json",
    ]


def test_a_table_that_shrinks_to_one_page_loses_the_second(
    kota: Case, register: pd.DataFrame, heights: pd.DataFrame, draw: Draw
) -> None:
    """The picture of a page that is no longer drawn does not stay behind."""
    save_exhibit(kota, register, "people", heights, draw=two_pages, sources=["events"], facts={"n": 1})

    save(kota, register, heights, draw, slug="people")

    assert [name for name in tree(kota) if name.endswith(".png")] == [
        "en/table-4-2-people.png",
        "id/tabel-4-2-people.png",
    ]


def test_an_exhibit_that_left_the_register_leaves_the_manifest(
    kota: Case, register: pd.DataFrame, heights: pd.DataFrame, draw: Draw
) -> None:
    """The next exhibit that is saved takes away what the register no longer has, or it would stay for ever."""
    save(kota, register, heights, draw)

    save(kota, register[register["slug"] == "people"], heights, draw, slug="people")

    assert list(read_manifest(kota)) == ["people"]
    assert [name for name in tree(kota) if "peaks" in name] == []


def test_a_manifest_cannot_point_outside_the_figures(
    kota: Case, register: pd.DataFrame, heights: pd.DataFrame, draw: Draw
) -> None:
    """A path in a manifest from elsewhere that leads out of figures takes nothing away."""
    mine: Path = kota.folder / "case.toml"
    write_manifest(kota, {"peaks": {"files": {"data": "../../data/kota/case.toml", "id.pdf": "id/gone.pdf"}}})

    save(kota, register, heights, draw)

    assert mine.is_file()


def test_a_table_is_written_with_days_and_ten_digits() -> None:
    """Dates are ISO days, floats have ten digits, whole numbers no point, and what is missing is empty."""
    table = pd.DataFrame(
        {
            "date": [pd.Timestamp("2022-01-03"), pd.NaT],
            "share": [2 / 3, float("nan")],
            "n": pd.Series([1, None], dtype="Int64"),
            "tone": pd.Categorical(["negative", None]),
            "text": ['kata, "dan" titik', "naïve – ok"],
            "yes": [True, False],
        }
    )

    assert table_bytes(table).decode() == (
        "date,share,n,tone,text,yes\n"
        '2022-01-03,0.6666666667,1,negative,"kata, ""dan"" titik",True\n'
        ",,,,naïve – ok,False\n"
    )


def test_an_exhibit_without_data_is_skipped_with_a_kind_line(
    kota: Case, register: pd.DataFrame, heights: pd.DataFrame, draw: Draw, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written, the manifest says why, and the line that a notebook shows names what is missing."""
    numbered = register.assign(number="")
    first = save_exhibit(kota, numbered, "peaks", heights, draw=draw, sources=["events"], facts={"n": 3})
    assert isinstance(first, Exhibit)

    skipped = save_exhibit(kota, numbered, "peaks", heights.head(0), draw=draw, sources=["events"],
                           facts=lambda: {"n": heights.head(0)["n"].iloc[0]})  # fmt: skip

    assert isinstance(skipped, Skipped)
    assert skipped.reason.en == "nothing to show yet from: events"
    assert read_manifest(kota) == {}
    assert read_skipped(kota) == {"peaks": skipped.reason._asdict()}
    assert sorted(tree(kota)) == ["manifest.json"]
    skipped._ipython_display_()
    assert capsys.readouterr().out == "<IPython.core.display.Markdown object>\n"


def test_numbers_close_up_after_a_skipped_exhibit(
    kota: Case, register: pd.DataFrame, heights: pd.DataFrame, draw: Draw
) -> None:
    """The second figure is 4.1 while the first has no data, and 4.2 again once it has."""
    numbered = pd.concat([register, register.head(1).assign(slug="valleys")]).assign(number="")
    facts = {"n": 3}
    save_exhibit(kota, numbered, "peaks", heights.head(0), draw=draw, sources=["events"], facts=facts)

    alone = save_exhibit(kota, numbered, "valleys", heights, draw=draw, sources=["events"], facts=facts)
    save_exhibit(kota, numbered, "peaks", heights, draw=draw, sources=["events"], facts=facts)
    both = save_exhibit(kota, numbered, "valleys", heights, draw=draw, sources=["events"], facts=facts)

    assert isinstance(alone, Exhibit)
    assert isinstance(both, Exhibit)
    assert [alone.captions["en"], both.captions["en"]] == [
        "Figure 4.1 Peaks in Kota City",
        "Figure 4.2 Peaks in Kota City",
    ]
    assert [name for name in tree(kota) if name.startswith("en/")] == [
        "en/figure-4-1-peaks.pdf", "en/figure-4-1-peaks.png", "en/figure-4-2-valleys.pdf", "en/figure-4-2-valleys.png",
    ]  # fmt: skip


def test_an_exhibit_that_the_register_does_not_list_is_left_out(
    kota: Case, register: pd.DataFrame, heights: pd.DataFrame, draw: Draw
) -> None:
    """Who takes a row out of the register does not want the exhibit: it is skipped and nothing is written."""
    skipped = save_exhibit(kota, register, "clouds", heights, draw=draw, sources=["events"])

    assert isinstance(skipped, Skipped)
    assert skipped.reason.en == "not in the register of exhibits"
    assert read_skipped(kota) == {}


def test_a_caption_is_no_markup_in_a_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    """Signs of HTML, Markdown and mathematics in a caption or a source line are shown as the signs that they are."""
    shown: list[str] = []
    monkeypatch.setattr("IPython.display.display", lambda one: shown.append(one.data))
    hostile = "<script>a</script> **b** [c](javascript:d) $e$ &lt;"
    texts: dict[Language, str] = {"id": hostile, "en": hostile}

    Exhibit("x", texts, texts, texts, {}, "id", ())._ipython_display_()

    (markdown,) = shown
    # Only the captions' own stars and what stands behind a backslash are left.
    assert re.findall(r"(?<!\\)[<>\[*]+", markdown) == ["**"] * 4
